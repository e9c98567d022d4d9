"""Merged ranges as asked for: by cells of the header's rows, and which rows hold what is merged down to them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import itemgetter

Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1
MOST_HEADER_ROWS = 4
_FIRST_ROW, _FIRST_COLUMN = itemgetter(0), itemgetter(1)


def within(merged: Sequence[Span], first: int, last: int) -> Sequence[Span]:
    """Those of merged ranges, which are in order of their rows, that begin in some rows."""
    return merged[bisect_left(merged, first, key=_FIRST_ROW) : bisect_right(merged, last, key=_FIRST_ROW)]


class MergedDown:
    """Row numbers under vertical merges, as stretches that do not touch: a sheet may claim a million merged rows."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for first, last in sorted((span[0] + 1, span[2]) for span in spans if span[0] < span[2]):
            if self._ends and first <= self._ends[-1] + 1:
                self._ends[-1] = max(self._ends[-1], last)
            else:
                self._starts.append(first)
                self._ends.append(last)

    def covers(self, number: int) -> bool:
        """Whether a row stands under a merged cell that began above it."""
        place = bisect_right(self._starts, number) - 1
        return place >= 0 and number <= self._ends[place]


class Spans:
    """Merged ranges by their cells, only where asked."""

    def __init__(self, merged: Sequence[Span]) -> None:
        self._by_row: dict[int, list[Span]] = defaultdict(list)
        for span in merged:
            if span[2] - span[0] <= MOST_HEADER_ROWS:
                for row in range(span[0], span[2] + 1):
                    self._by_row[row].append(span)
        for spans in self._by_row.values():
            spans.sort(key=_FIRST_COLUMN)

    def at(self, row: int, column: int) -> Span | None:
        """The merged range that holds the cell (row from 1, column from 0)."""
        spans = self._by_row.get(row, ())
        place = bisect_right(spans, column + 1, key=_FIRST_COLUMN) - 1
        return spans[place] if place >= 0 and column < spans[place][3] else None

    def in_row(self, row: int) -> Sequence[Span]:
        return self._by_row.get(row, ())
