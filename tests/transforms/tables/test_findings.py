from __future__ import annotations

import string
from datetime import date

import pytest

from transforms.definitions.codes import FINDING_CODES
from transforms.definitions.forms import FORMS
from transforms.tables.findings import LONGEST_TEXT, expected, finding, place, quoted
from transforms.tables.messages import MESSAGES


def test_every_code_has_its_message() -> None:
    assert set(MESSAGES) == set(FINDING_CODES)


@pytest.mark.parametrize("code", sorted(FINDING_CODES))
def test_a_finding_carries_the_severity_of_its_code(code: str) -> None:
    parts = string.Formatter().parse(MESSAGES[code])
    names = {name: date.max if written else "x" for _, name, written, _ in parts if name}
    names = {name: value for name, value in names.items() if name not in ("text", "cell", "row", "sheet")}
    found = finding(code, sheet="01-NV", cell="D14", row_number=14, text="abc", **names)
    assert found.severity is FINDING_CODES[code]
    assert "{" not in found.message


def test_the_text_found_is_cleaned_and_bounded() -> None:
    found = finding("cell.not_a_date", text="  a\u00a0\u200bb\n" + "x" * 99999, place="Ô A1", expected="ngày")
    assert found.text is not None
    assert found.text.startswith("a b x")
    assert len(found.text) == LONGEST_TEXT
    assert len(found.message) < 200


def test_markup_in_a_cell_cannot_break_a_message() -> None:
    assert "{{ 7*7 }}" in finding("cell.not_a_number", text="{{ 7*7 }}", place="Ô A1", expected="số").message


def test_a_place_names_cell_and_column() -> None:
    assert place("D14", "Ngày văn bản") == "Ô D14 (cột “Ngày văn bản”)"
    assert quoted("a  b\nc") == "a b c"


def test_every_field_says_what_belongs_into_it() -> None:
    assert all(expected(field) for form in FORMS.values() for field in form.fields)
