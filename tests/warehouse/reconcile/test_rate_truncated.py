from __future__ import annotations

from decimal import Decimal

import pytest

from tests.warehouse.reconcile.test_rate_differs import told_rate

RULE = "rate.truncated"


@pytest.mark.parametrize("printed", ["91.6", "91.66", "91"])
def test_a_rate_that_was_cut_and_not_rounded_is_told_so(printed: str) -> None:
    [found] = told_rate(Decimal(printed)).found()
    assert (found.rule, found.severity, found.left_value) == (RULE, "notice", "44/48")


def test_a_rate_that_was_rounded_is_in_order() -> None:
    assert told_rate(Decimal("91.7")).found() == []


def test_a_rate_that_needs_no_rounding_is_not_cut() -> None:
    assert told_rate(Decimal("87.5"), 42, 48).found() == []
