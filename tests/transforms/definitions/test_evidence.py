"""The cells of a row in one text and apart again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from transforms.definitions.evidence import BREAK, CELL_BREAK, QUOTE, joined_cells, joined_rows

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
