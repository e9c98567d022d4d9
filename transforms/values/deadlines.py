"""What a deadline says in words: that there is none, or the period at whose end it is."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import folded_words, is_nil_word
from transforms.values.period_words import find_period

_NO_DEADLINE_WORDS = late_pattern(
    r"(?:nhiem vu\s+)?(?:thuong xuyen|t[./]?\s?xuyen|t/?x)"
    r"(?:\b(?:\D|(?<![/.\-\d])20\d\d(?!\d))*)?|thuong (?:ky|nien)|lien tuc|lau dai|vo thoi han|khi (?:co )?phat sinh"
    r"|(?:dinh ky )?(?:hang|moi) (?:ngay|tuan|thang|quy|nam)|dinh ky"
    r"|(?:theo|khi co) yeu cau(?:\b[^\d]*)?"
    r"|k(?:hong|o) (?:co |xac dinh |quy dinh |giao |an dinh )?(?:thoi han|thoi gian|ky han|han)(?: hoan thanh| cu the)?"
    r"|khong (?:quy dinh|xac dinh|gioi han)(?: thoi gian| thoi han)?|(?:khong|ko|chua) (?:duoc |co )?gia han"
)
_PERIOD_DEADLINE = late_pattern(
    r"(?:(?:trong|cuoi|het|den|han|thoi han|hoan thanh|xong|cham nhat|la|vao)\b\s*:?\s*)*"
    r"(?:thang|thg|t\.?\s*\d|qu[yi]|q\d|(?:0?[69]|sau|chin)\s*thang|nam\s+20\d\d$|\d{1,2}\s*[/.\-]\s*20\d\d$)"
)
_NOT_THE_END = late_pattern(  # a time before or behind it, one that comes again, a moon's month, two quarters
    r"\b(?:(?<!thang )dau|giua|truoc|gia han|sau (?:thang \d{1,2}\b|quy|qui|nam)|tu|tro di|hoac|du kien|khoang"
    r"|am lich|dinh ky|(?:hang|moi) (?:tuan|thang|quy|nam)|(?<!con )(?<!han )(?<!tre )(?<!cham )\d+ ngay"
    r"|q\d\s*[\-\u2013,&+]\s*q?\d)\b"
)
_DAY = late_pattern(r"\b\d{1,2}\s*[/.\-]\s*\d{1,2}\b|\bngay \d")  # "T2 13/8 năm 2020": no February
_YEAR = late_pattern(r"\b20\d\d\b")
_LAST_MONTH = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12, "H1": 6, "H2": 12, "9M": 9}


def period_end(text: str) -> dt.date | None:
    """The last calendar day of the month, quarter, half or year that a deadline names."""
    folded = folded_words(text).strip(" .;,")
    if re.fullmatch(r"20\d\d", folded) or _NOT_THE_END.search(folded) or _DAY.search(folded):
        return None  # a bare number, a time that is not the period's end, or a day with it
    if not _PERIOD_DEADLINE.match(folded) or len(set(_YEAR.findall(folded))) > 1:
        return None
    period = find_period(text)
    if period is None:
        return None
    year, _, part = period.partition("-")
    month = 12 if not part else _LAST_MONTH[part] if part in _LAST_MONTH else int(part)
    return dt.date(int(year), month, calendar.monthrange(int(year), month)[1])


def says_no_deadline(text: str) -> bool:
    """ "Thường xuyên", "Theo yêu cầu", "Không thời hạn", nil words: an answer, and no day."""
    if is_nil_word(text):
        return True
    return _NO_DEADLINE_WORDS.fullmatch(folded_words(text).strip(" .;,()-")) is not None
