"""Rows of data are passed over quickly on the way from one header to the next, and no row of words with them."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from transforms.files.sheets import CellError, UncomputedFormula, Value, are_words
from transforms.tables.header_search import _next_of_words

_CELLS: st.SearchStrategy[Value] = st.sampled_from(
    (None, None, "", "STT", 0, 1, 1.0, True, False, dt.date(2020, 8, 1), CellError("#REF!"), UncomputedFormula("=A1"))
)


@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=5), st.integers(0, 5))
def test_a_row_that_is_passed_over_by_its_number_holds_more_than_words(
    told: list[tuple[Value, Value]], place: int
) -> None:
    rows = list(enumerate(told, 1))
    of_words = [at for at, cells in enumerate(told) if at >= place and are_words(cells)]
    assert _next_of_words(rows, place) == min(of_words, default=len(rows))
