"""Every mess that offices make of a workbook is read as a careful clerk would read it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.made_inbox.clean_book import Book, clean_book, clean_inspection_register, clean_register
from tests.made_inbox.mess import OPERATORS
from tests.made_inbox.told import Told, faults
from tests.reference_data import unit_names
from transforms.definitions.forms import FORMS
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits
from transforms.submissions.interpret import FileReading, interpret
from warehouse.packing import check_ledger


def told_by(reading: FileReading) -> Told:
    """A reading as plain values."""
    values: dict[tuple[int, str, int], dict[str, Any]] = {}
    for form, rows in reading.rows.items():
        for row in rows:
            values[int(str(row[0])), form, int(str(row[1]))] = dict(zip(FORMS[form].columns, row[3:], strict=True))
    everything = repr((reading.evidence, reading.rows, reading.findings, reading.cover, reading.sheets))
    return Told(
        reading.status,
        reading.unit,
        reading.period,
        reading.form_set,
        {sheet.sheet_no: sheet.form for sheet in reading.sheets},
        {sheet.sheet_no: sheet.nil for sheet in reading.sheets},
        {(entry[0], entry[1]): entry[4] or entry[3] for entry in reading.evidence},
        values,
        [(found.sheet_no, found.cell, found.code) for found in reading.findings],
        everything,
    )


def read(book: Book) -> Told:
    workbook = read_workbook(book.bytes(), Limits())
    reading = interpret(book.file, workbook, book.received_on, unit_names())
    check_ledger(book.file, reading)
    return told_by(reading)


@pytest.mark.parametrize("make", [clean_book, clean_register, clean_inspection_register])
def test_a_clean_workbook_is_read_without_a_word(make: Callable[[], Book]) -> None:
    book = make()
    assert faults(book, read(book)) == []


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.__name__)
def test_mess_is_read_as_a_careful_clerk_would(operator: Callable[[], Book]) -> None:
    book = operator()
    assert faults(book, read(book)) == []


def test_no_operator_is_told_twice() -> None:
    assert len({operator.__name__ for operator in OPERATORS}) == len(OPERATORS)


def test_the_maker_knows_nothing_of_the_product() -> None:
    for file in (Path(__file__).parent / "made_inbox").glob("*.py"):
        words = file.read_text(encoding="utf-8").split("\n")
        told = [line for line in words if line.startswith(("import ", "from "))]
        assert not [
            line for line in told if line.split()[1].split(".")[0] in ("flows", "transforms", "warehouse", "templates")
        ]
