"""Lists of operators that grow as they are written, so that none is written and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tests.made_inbox.clean_book import Book

Operator = Callable[[], Book]


class Operators(list[Operator]):
    """Operators of one module, in the order in which they stand in it."""

    def __call__(self, operator: Operator) -> Operator:
        self.append(operator)
        return operator

    def each(self, make: Callable[..., Book], written: Mapping[str, tuple[Any, ...]]) -> None:
        """An operator of each name: what `make` makes of the values beside it."""
        for name, values in written.items():
            self(_named(name, make, values))


def _named(name: str, make: Callable[..., Book], values: tuple[Any, ...]) -> Operator:
    def operator() -> Book:
        return make(*values)

    operator.__name__ = name
    return operator
