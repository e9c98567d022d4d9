"""Every number in a finished report is one of its figures, or part of a date, of a name, or of a heading.

Two checks of the same law: `numbers_outside` on a line from which the figures have been taken out, and `unaccounted` on
the finished text, from what the document prints and the texts of its figures alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

_MONTHS = r"(?:\d{1,2} )?tháng (?:đầu |cuối )?(?:\d{1,2}(?: năm)?|năm)(?: \d{4}|/\d{4})?"
# What is no figure: dates and names of periods, numbers of documents, names of forms, numbers of headings.
_NO_FIGURES = re.compile(
    r"(?:\bngày )?\b\d{1,2}/\d{1,2}/\d{4}\b(?!/)"
    rf"|(?i:\bngày +\d{{1,2}} {_MONTHS}|\b{_MONTHS}|\b\d tháng (?:đầu|cuối) năm|\b\d tháng\b|\bnăm \d{{4}}\b)"
    r"|\b\d+(?:/\d{4})?/[A-ZĐ][\w.-]*(?:[-/][\w.Đ]+)*|\b0\d-[A-Z]{2,4}\b"
    r"|^\s*(?:\d{1,2}\.|[a-zđ]\)) "
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# Numbers in words, before what a report counts. "Một" is an article as well, "năm" a year after these words.
_WORDED = re.compile(
    r"(?i:\b(?:hai|ba|bốn|(?<!đầu )(?<!cuối )(?<!trong )(?<!cả )(?<!hết )(?<!hằng )(?<!hàng )(?<!mỗi )(?<!một )"
    r"(?<!kế hoạch )năm|sáu|bảy|tám|chín|mười)"
    r"(?= (?:cuộc|lượt|nhiệm vụ|đơn vị|cơ quan|sở|huyện|xã|phường|người|hồ sơ|tồn tại|văn bản|chênh lệch|tệp|dòng|bậc"
    r"|trường hợp|hội nghị|tin, bài|phiếu|phần trăm)\b))"
)


def numbers_outside(text: str) -> list[str]:
    """Numbers in a line of text (its figures already taken out) that are neither dates nor names nor headings; also
    those in words, before what is counted."""
    left = _NO_FIGURES.sub(" ", text)
    return [*_NUMBER.findall(left), *_WORDED.findall(left)]


def unaccounted(lines: Iterable[str], figures: Iterable[str]) -> list[tuple[int, str]]:
    """(line from 1, number) for each number of a finished document that is no figure's. `figures`: their texts."""
    printed = {" ".join(text.split()) for text in figures}
    numbers = {text.removesuffix("%").lstrip("−") for text in printed}
    words = sorted((text for text in printed if not _NUMBER.fullmatch(text.removesuffix("%"))), key=len, reverse=True)
    found = []
    for place, line in enumerate(lines, 1):
        left = " ".join(line.split())
        if not _NUMBER.search(left) and not _WORDED.search(left):
            continue
        for text in words:
            left = left.replace(text, " ")
        found += [(place, number) for number in numbers_outside(left) if number not in numbers]
    return found
