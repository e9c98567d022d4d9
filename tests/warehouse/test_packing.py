"""Rows of text for the tables, written column by column as one by one."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from transforms.definitions.evidence import BREAK, QUOTE
from warehouse.packing import _text_of_columns, _text_of_evidence, text_of_rows

_TEXTS = st.text(alphabet=f"aĐ \r\n{BREAK}{QUOTE}", max_size=3)
_VALUES = (
    st.none(),
    st.none() | _TEXTS,
    st.integers(0, 3),
    st.none() | st.integers() | st.dates(dt.date(2020, 1, 1), dt.date(2021, 1, 1)) | _TEXTS | st.just(Decimal("1.50")),
)


@st.composite
def tables(draw: st.DrawFn) -> list[tuple[object, ...]]:
    kinds = draw(st.lists(st.sampled_from(_VALUES), min_size=2, max_size=5))
    return draw(st.lists(st.tuples(*kinds), max_size=4))


@given(tables())
def test_columns_are_written_as_their_rows_are_one_by_one(rows: list[tuple[object, ...]]) -> None:
    columns = list(zip(*rows, strict=True)) or [(), ()]
    assert _text_of_columns(columns, len(rows)) == text_of_rows(rows)


_OUTCOMES = st.sampled_from((("accepted", None), ("rejected", None), ("ignored", "title")))
_CELLS = st.text(alphabet="aĐ \r\n", min_size=1, max_size=3)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 9), _CELLS, _OUTCOMES), max_size=6))
def test_evidence_is_written_as_any_rows_are(told: list[tuple[int, int, str, tuple[str, str | None]]]) -> None:
    evidence = [(sheet_no, number, cells, *outcome) for sheet_no, number, cells, outcome in told]
    assert _text_of_evidence("k", evidence) == text_of_rows([("k", *row) for row in evidence])
