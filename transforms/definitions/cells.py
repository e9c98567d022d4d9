"""Addresses of cells as Excel shows them."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_uppercase, digits


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """A column's letters; `column` counts from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_address(column: int, row_number: int) -> str:
    """``(2, 14)`` → ``C14``: the column counts from 0, the row as Excel shows it."""
    return f"{column_letters(column)}{row_number}"


def column_index(letters: str) -> int:
    """``A`` → 0, ``XFD`` → 16383: what `column_letters` was given."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def letters_of(cell: str) -> str:
    """``C14`` → ``C``."""
    return cell.rstrip(digits)


def row_of(cell: str) -> int:
    """``C14`` → 14."""
    return int(cell.lstrip(ascii_uppercase))


def row_range(row_number: int, columns: int) -> str | None:
    """All cells of a row of so many columns: ``A4:L4``; None where it has none."""
    return f"A{row_number}:{column_letters(columns - 1)}{row_number}" if columns else None
