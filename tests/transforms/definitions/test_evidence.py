"""The cells of a row in one text and apart again."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from transforms.definitions.evidence import (
    BREAK,
    CELL_BREAK,
    QUOTE,
    joined_cells,
    joined_rows,
    text_of_day,
    text_of_int,
)

cells = st.lists(st.text(alphabet=f"ab \n{BREAK}{CELL_BREAK}{QUOTE}", max_size=4), max_size=6)


def test_blank_cells_keep_their_place_and_those_at_the_end_go() -> None:
    assert joined_cells(["", "a", "", "b", "", ""]).split(CELL_BREAK) == ["", "a", "", "b"]
    assert joined_cells([]) == joined_cells(["", ""]) == ""


@given(cells)
def test_what_would_tear_a_row_apart_is_a_blank_and_nothing_else_changes(texts: list[str]) -> None:
    kept = [text.replace(BREAK, " ").replace(CELL_BREAK, " ").replace(QUOTE, " ") for text in texts]
    apart = joined_cells(texts).split(CELL_BREAK)
    assert apart + [""] * (len(kept) - len(apart)) == (kept or [""])


@given(st.lists(cells, max_size=4))
def test_many_rows_are_joined_as_each_is_by_itself(rows: list[list[str]]) -> None:
    assert joined_rows(rows) == list(map(joined_cells, rows))
    plain = [[text.translate({ord(odd): None for odd in BREAK + CELL_BREAK + QUOTE}) for text in row] for row in rows]
    assert joined_rows(plain, is_plain=True) == list(map(joined_cells, plain))


def test_more_numbers_than_are_remembered_are_written_as_ever_and_a_day_as_dates_sort() -> None:
    numbers = range(-10, 70_000)
    assert [text_of_int(number) for number in numbers] == [str(number) for number in numbers]
    assert text_of_int(3) == "3"
    assert text_of_day(dt.date(2020, 8, 5)) == text_of_day(dt.date(2020, 8, 5)) == "2020-08-05"
