from __future__ import annotations

from tests.warehouse.reconcile.test_rate_differs import told_rates

RULE = "rate.truncated"


def test_a_rate_that_was_cut_and_not_rounded_is_told_so() -> None:
    found = [(one.rule, one.severity, one.left_value) for one in told_rates("91.6", "91.66", "91").found()]
    assert found == [(RULE, "notice", "44/48")] * 3


def test_a_rate_that_was_rounded_is_in_order() -> None:
    assert told_rates("91.7").found() == []


def test_a_rate_that_needs_no_rounding_is_not_cut() -> None:
    assert told_rates("87.5", completed=42).found() == []
