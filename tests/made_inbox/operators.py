"""A list of operators that grows by a decorator, so that none is written and forgotten."""

from __future__ import annotations

from collections.abc import Callable

from tests.made_inbox.clean_book import Book

Operator = Callable[[], Book]


class Operators(list[Operator]):
    """Operators of one module, in the order in which they stand in it."""

    def __call__(self, operator: Operator) -> Operator:
        self.append(operator)
        return operator
