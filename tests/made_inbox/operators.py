"""Lists of operators that grow as they are written, so that none is written and forgotten."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from tests.made_inbox.clean_book import Book, book_with, clean_book

Operator = Callable[[], Book]


class Operators(list[Operator]):
    """Operators of one module, in the order in which they stand in it."""

    def __call__(self, operator: Operator) -> Operator:
        self.append(operator)
        return operator

    def each(self, make: Callable[..., Book], written: Mapping[str, tuple[Any, ...]]) -> None:
        """An operator of each name: what `make` makes of the values beside it."""
        for name, values in written.items():
            self(_named(name, partial(make, *values)))

    def on(self, *forms: str, alone: bool = True) -> Callable[[Callable[..., None]], Operator]:
        """What a function does to the sheets of these forms, in a clean workbook that has them `alone`."""

        def operator_of(spoil: Callable[..., None]) -> Operator:
            def operator() -> Book:
                book = book_with(forms[0])
                if alone:
                    book.only(*forms)
                spoil(*map(book.page, forms))
                return book

            return self(_named(spoil.__name__, operator))

        return operator_of

    def whole(self, spoil: Callable[[Book], None]) -> Operator:
        """What a function does to a clean workbook with all its forms."""

        def operator() -> Book:
            book = clean_book()
            spoil(book)
            return book

        return self(_named(spoil.__name__, operator))


def _named(name: str, operator: Any) -> Operator:
    operator.__name__ = name
    return operator
