"""Which rows hold what is merged down to them from a row above."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

Span = tuple[int, int, int, int]  # first row, first column, last row, last column, from 1


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
