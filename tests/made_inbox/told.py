"""What a reading has to say of a made workbook, set against what it says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tests.made_inbox.clean_book import Book, Page
from tests.made_inbox.xlsx import column_letters


@dataclass(frozen=True, slots=True)
class Told:
    """A reading in plain values.

    `kinds` by sheet and row, `values` by sheet, form and row, `findings` as sheet, cell and code; `everything` is all
    text that is kept.
    """

    status: str
    unit: str | None
    period: str | None
    form_set: str | None
    forms: Mapping[int, str | None]
    nil: Mapping[int, bool]
    kinds: Mapping[tuple[int, int], str]
    values: Mapping[tuple[int, str, int], Mapping[str, Any]]
    findings: Sequence[tuple[int | None, str | None, str]]
    everything: str


def faults(book: Book, told: Told) -> list[str]:
    """Every point in which the reading is not what a careful clerk would conclude."""
    said = list(_about_the_file(book, told))
    if book.status == "accepted":
        expected = {}
        for number, page in _numbered(book, told):
            said += _about_a_page(page, number, told)
            expected |= {(number, page.number(line)): line for line in page.lines if line.kind}
        rest = {} if book.by_form else told.kinds
        said += [f"row {place} counted as {kind}" for place, kind in rest.items() if place not in expected]
    said += _about_findings(book, told)
    said += [f"{text!r} is kept" for text in book.nowhere if text in told.everything]
    return said


def _numbered(book: Book, told: Told) -> list[tuple[int, Page]]:
    if not book.by_form:
        return list(enumerate(book.pages))
    numbers = {form: number for number, form in told.forms.items()}
    return [(numbers.get(page.form, -1), page) for page in book.pages]


def _about_the_file(book: Book, told: Told) -> Iterable[str]:
    for name in ("status", "unit", "period", "form_set"):
        expected, got = getattr(book, name), getattr(told, name)
        if expected != got and (name == "status" or book.status == "accepted"):
            yield f"{name} {got!r}, expected {expected!r}"


def _about_a_page(page: Page, number: int, told: Told) -> Iterable[str]:
    if page.form == "cover":
        return
    forms = {page.form, *(line.form for line in page.lines if line.form)}
    if any(line.kind for line in page.lines) and told.forms.get(number) not in forms:
        yield f"sheet {page.name}: form {told.forms.get(number)}, expected {page.form}"
    if page.nil != told.nil.get(number, False):
        yield f"sheet {page.name}: nil {told.nil.get(number)}, expected {page.nil}"
    for place, line in enumerate(page.lines, 1):
        if not line.kind:
            continue
        where = f"{page.name} row {place}"
        kind = told.kinds.get((number, place))
        if kind not in (line.kind, *line.kinds):
            yield f"{where}: {kind}, expected {line.kind} {[c for c in line.cells if c is not None][:4]}"
        elif kind == "accepted":
            yield from _about_values(where, line.truth, told.values.get((number, line.form or str(page.form), place)))
            if line.beside is not None:
                form, truth = line.beside
                yield from _about_values(f"{where} ({form})", truth, told.values.get((number, form, place)))


def _about_values(where: str, truths: Mapping[str, Any], values: Mapping[str, Any] | None) -> Iterable[str]:
    if values is None:
        yield f"{where}: no values"
        return
    for name, truth in truths.items():
        if not _same(values.get(name), truth):
            yield f"{where}: {name} {values.get(name)!r}, expected {truth!r}"


def _same(value: Any, truth: Any) -> bool:
    if truth is None or value is None:
        return value is truth
    if isinstance(truth, int | float | Decimal) and not isinstance(truth, bool):
        return not isinstance(value, str) and Decimal(str(value)) == Decimal(str(truth))
    if isinstance(truth, str):
        return bool(unicodedata.normalize("NFC", truth) == value)
    return bool(value == truth)


def _about_findings(book: Book, told: Told) -> Iterable[str]:
    left = list(told.findings)

    def take(sheet: int | None, cells: Sequence[str] | None, code: str) -> bool:
        for place, (number, cell, said) in enumerate(left):
            if said == code and number == sheet and (cells is None or cell in cells):
                del left[place]
                return True
        return False

    def drop(sheet: int | None, codes: Iterable[str]) -> None:
        left[:] = [one for one in left if not (one[2] in codes and (sheet is None or one[0] == sheet))]

    for code in book.codes:
        if not any(said == code for _, _, said in left):
            yield f"no {code}"
        drop(None, [code])
    drop(None, book.maybe)
    for number, page in _numbered(book, told) if book.status == "accepted" else ():
        for code in page.codes:
            if not any(said == code and sheet == number for sheet, _, said in left):
                yield f"{page.name}: no {code}"
            drop(number, [code])
        drop(number, page.maybe)
        for place, line in enumerate(page.lines, 1):
            row = [f"{column_letters(c)}{place}" for c in range(max(len(line.cells), len(page.columns)) + 1)]
            for code, name in line.findings:
                cells = row if name is None else [f"{column_letters(page.column(name))}{place}"]
                if not take(number, cells, code):
                    near = [one for one in left if one[0] == number and one[1] in row]
                    yield f"{page.name}: no {code} at {cells[0] if name else f'row {place}'} {near or ''}"
            for code in line.allowed:
                while take(number, row, code):
                    pass
    yield from (f"unexpected {code} at sheet {sheet} {cell}" for sheet, cell, code in left)
