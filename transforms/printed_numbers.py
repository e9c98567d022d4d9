"""Every number in a finished report is one of its figures, or part of a date, a document's number or a heading."""

from __future__ import annotations

import re

_MONTHS = r"(?:\d{1,2} )?tháng (?:đầu |cuối )?(?:\d{1,2}(?: năm)?|năm)(?: \d{4}|/\d{4})?"
# What is no figure: dates and names of periods, numbers of documents, names of forms, numbers of headings.
_NO_FIGURES = re.compile(
    r"(?:\bngày )?\b\d{1,2}/\d{1,2}(?:/\d{4})?\b(?!/)"
    rf"|\bngày +\d{{1,2}} {_MONTHS}|\b{_MONTHS}|\b\d tháng (?:đầu|cuối) năm|\b\d tháng\b"
    r"|\bnăm \d{4}\b|\bquý [IV]+\b"
    r"|\b\d+(?:/\d{4})?/[A-ZĐ][\w.-]*(?:[-/][\w.Đ]+)*|\b0\d-[A-Z]{2,4}\b"
    r"|^\s*(?:\d{1,2}\.|[a-zđ]\)) "
)
_NUMBER = re.compile(r"\d[\d.,]*")


def numbers_outside(text: str) -> list[str]:
    """Numbers in a line of text (its figures already taken out) that are neither dates nor names nor headings."""
    return _NUMBER.findall(_NO_FIGURES.sub(" ", text))
