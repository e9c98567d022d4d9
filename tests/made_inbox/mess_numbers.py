"""Mess in numbers: as text, with marks of thousands, with units, as percent; and what is no number."""

from __future__ import annotations

from datetime import date
from typing import Any

# ruff: noqa: E501  What is written and what is meant read better side by side.
from tests.made_inbox.clean_book import Book, Page, one_form
from tests.made_inbox.operators import Operators
from tests.made_inbox.xlsx import Styled

mess = Operators()


def _counts(*written: tuple[Any, int]) -> Book:
    """Counts of documents and people on 04-QT, written in some way."""
    book, page = one_form("dissemination")
    for line, (text, truth) in zip(page.data, written, strict=True):
        page.put(line, "value", text, truth)
    return book


mess.each(_counts, {
    "counts_with_dots_for_thousands": (
        ("1.240", 1240), ("1.202", 1202), ("24", 24), ("24", 24), ("19", 19), ("1.000.000", 1000000), ("31", 31),
    ),
    "counts_with_commas_for_thousands": (
        ("1,240", 1240), ("1,202", 1202), ("24", 24), ("24", 24), ("19", 19), ("1,000,000", 1000000), ("31", 31),
    ),
    "counts_with_blanks_for_thousands": (
        ("1 240", 1240), ("1\u00a0202", 1202), (" 24", 24), ("24 ", 24), ("19\u200b", 19), ("1\u202f000", 1000), ("31", 31),
    ),
    "counts_in_full_width_digits": (
        ("１２４０", 1240), ("1202", 1202), ("２４", 24), (24, 24), (19, 19), ("６", 6), ("３１", 31),
    ),
    "counts_as_text_with_an_apostrophe": (
        (Styled("1240", "quoted"), 1240), (Styled("1202", "text"), 1202), ("024", 24), ("24", 24), ("019", 19), ("06", 6),
        ("31", 31),
    ),
    "counts_with_their_unit": (
        ("1240 người", 1240), ("1202 CBCCVC", 1202), ("24 cơ quan", 24), ("24 đơn vị", 24), ("19 đơn vị", 19),
        ("06 hội nghị", 6), ("31 tin", 31),
    ),
    "counts_told_again_in_words": (
        (1240, 1240), (1202, 1202), ("24 (hai mươi tư)", 24), (24, 24), (19, 19), ("06 (sáu)", 6), ("31", 31),
    ),
    "counts_as_floats": (
        (Styled(1240.0, "thousands"), 1240), (1202.0, 1202), ("24,0", 24), (Styled(24, "decimal_1"), 24), (19.0, 19), (6, 6),
        (31, 31),
    ),
})  # fmt: skip


@mess.on("violation")
def counts_in_cells_that_show_percent(page: Page) -> None:
    """100 typed where the cell prints per cent is stored as 1 and shows 100%: a count of neither."""
    for line, number in ((page.data[0], 1), (page.data[3], 0.04)):
        page.put(line, "people_count", Styled(number, "percent_0"), code="cell.not_a_number")
    page.put(page.data[1], "handled_count", Styled(0, "percent_0"), 0)


@mess.on("dissemination")
def what_is_no_count(page: Page) -> None:
    """Words, fractions, dates that Excel made of 5/12, truth values, negative counts."""
    written: tuple[tuple[Any, str | None], ...] = (
        (1240, None), ("hơn một nghìn", "cell.not_a_number"), ("2,5", "cell.not_a_number"), (date(2020, 12, 5), "cell.not_a_number"),
        (-3, "cell.negative"), ("−4", "cell.negative"), ("???", "cell.not_a_number"),
    )  # fmt: skip
    for line, (text, code) in zip(page.data, written, strict=True):
        page.put(line, "value", text, text, code=code)


@mess.on("inspection_report")
def a_required_count_with_a_dash(page: Page) -> None:
    """'-' is blank, and a required count cannot be."""
    page.put(page.data[1], "finding_count", "-", code="cell.required")


@mess.on("violation")
def optional_counts_with_marks_for_nothing(page: Page) -> None:
    """'-', '–', '…', 'không', 'Không có' where nothing was handled."""
    for line, mark in zip(page.data, ("-", "–", "…", "Không có"), strict=True):
        page.put(line, "handled_count", mark, None)


@mess.on("inspection_report")
def an_optional_count_that_cannot_be_read(page: Page) -> None:
    """'abc' gives the row back though nobody asked for the count."""
    page.put(page.data[0], "remedied_count", "abc", code="cell.not_a_number")


@mess.on("service_result")
def dashes_for_zeros_of_services(page: Page) -> None:
    """Dashes and blanks in 06-TTHC are zeros in its sums."""
    line = page.data[1]
    for name, mark in (("resolved_late", "-"), ("pending_overdue", None)):
        page.put(line, name, mark)
        line.truth.pop(name)


@mess.on("service_result")
def an_identity_broken(page: Page) -> None:
    """Received is not the sum of its parts: said, and the row stands."""
    page.put(page.data[0], "received_total", 86, 86)
    page.data[0].findings.append(("row.sum_mismatch", None))
    page.data[0].allowed = ("row.sum_mismatch",)


@mess.on("service_result")
def more_satisfied_than_asked(page: Page) -> None:
    """A part larger than its whole gives the row back."""
    page.put(page.data[1], "survey_satisfied", 31)
    page.reject(page.data[1], "row.count_exceeds")


@mess.on("dissemination")
def more_briefed_than_there_are(page: Page) -> None:
    """Of two rows the later is given back."""
    page.put(page.data[1], "value", 1300)
    page.reject(page.data[1], "row.count_exceeds")


def _rates(*written: tuple[Any, float]) -> Book:
    book, page = one_form("declared_total")
    lines = [page.data[4], page.data[9], page.data[10]]
    for line, (text, truth) in zip(lines, written, strict=True):
        page.put(line, "in_period", text, truth)
    return book


mess.each(_rates, {
    "rates_with_commas": (("91,7", 91.7), ("99,15", 99.15), ("100", 100)),
    "rates_with_percent_signs": (("91,7%", 91.7), ("99.1 %", 99.1), ("100\u00a0%", 100)),
    "rates_beside_their_counts": (("44/48, đạt 91,7%", 91.7), ("99,1 (%)", 99.1), ("95,7% (44/46)", 95.7)),
    "rates_as_fractions_shown_in_percent": ((Styled(0.917, "percent_1"), 91.7), (Styled(0.99, "percent_0"), 99), (Styled(1, "percent_0"), 100)),
    "rates_as_plain_numbers": ((Styled(91.7, "decimal_1"), 91.7), (99.1, 99.1), (100, 100)),
})  # fmt: skip


@mess.on("declared_total")
def totals_as_text_in_the_unit_s_own_table(page: Page) -> None:
    """07-TH with counts as text, dots and dashes."""
    for place, (text, truth) in enumerate((("1.250", 1250), ("1 100", 1100), ("1.000", 1000), ("-", None))):
        page.put(page.data[place], "in_period", text, truth)
