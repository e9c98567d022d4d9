"""What is made of a value, kept for the next time that it comes: workbooks say the same over and over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

_K = TypeVar("_K")
_V = TypeVar("_V")
_MOST = 65_536  # values
_LONGEST = 256  # letters of a text


class Remembered(dict[_K, _V]):
    """What `make` makes of a value, a whole column of which is looked up at once: ``map(remembered.__getitem__, …)``.

    All is forgotten when it has become too many, and a long text never kept. Equal values are one: of int and bool, of
    date and datetime only those of one type may be looked up.
    """

    def __init__(self, make: Callable[[_K], _V]) -> None:
        self._make = make

    def __missing__(self, value: _K) -> _V:
        made = self._make(value)
        if not isinstance(value, (str, bytes)) or len(value) <= _LONGEST:
            if len(self) >= _MOST:
                self.clear()
            self[value] = made
        return made


def remember(known: set[str], texts: Iterable[str]) -> None:
    """Add texts to those of which something is known, within the same bounds."""
    short = [text for text in texts if len(text) <= _LONGEST][:_MOST]
    if len(known) + len(short) > _MOST:
        known.clear()
    known.update(short)
