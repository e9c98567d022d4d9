"""What cells hold, told by their types."""

from __future__ import annotations

import datetime as dt

import pytest

from transforms.files.sheets import CellError, UncomputedFormula, Value, are_words


@pytest.mark.parametrize("cells", [(), (None,), ("STT", None, "Nội dung", "")])
def test_words_and_blanks_are_words(cells: tuple[Value, ...]) -> None:
    assert are_words(cells)


@pytest.mark.parametrize(
    "other",
    [
        0,
        1.5,
        False,
        dt.datetime(2020, 8, 1),
        dt.date(2020, 8, 1),
        dt.time(8),
        dt.timedelta(1),
        CellError("#REF!"),
        UncomputedFormula("=A1"),
    ],
)
def test_a_value_of_any_other_kind_among_words_is_none(other: Value) -> None:
    assert not are_words(("Nội dung", None, other))
