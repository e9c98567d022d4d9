"""Values that stand in several columns: a day as day, month and year, the first and the last day of a visit, a
document's number apart from its sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from transforms.definitions.forms import Field, FieldType
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.values.deadlines import says_no_deadline
from transforms.values.headers import label_key
from transforms.values.normalise import is_blank_text, text_of

_DAY = ("ngay", "thang", "nam")
_NUMBER_AND_SIGN = ("so", "ky hieu")
# Those that say most first: beside them "Từ ngày", "Đến ngày" tell another time.
FIRST_AND_LAST_DAY = (
    ("ngay bat dau kiem tra", "ngay ket thuc kiem tra"),
    ("ngay bat dau", "ngay ket thuc"),
    ("bat dau", "ket thuc"),
    ("tu ngay", "den ngay"),
    ("tu", "den"),
)
PARTS = (_DAY, _NUMBER_AND_SIGN, *FIRST_AND_LAST_DAY)
_PARTS_OF = {
    FieldType.DATE: (_DAY,),
    FieldType.DOCUMENT_NUMBER: (_NUMBER_AND_SIGN,),
    FieldType.LONG_TEXT: (_NUMBER_AND_SIGN,),  # of the document that is a task's result
}
_BARE_NUMBER = late_pattern(r"\d+(?:\s*/\s*20\d\d)?")  # of a law or resolution with its year
_SIGN_WITH_YEAR = late_pattern(r"20\d\d/\D.*")  # "2020/QĐ-UBND" of 15/2020/QĐ-UBND


def parts_of(field: Field) -> tuple[tuple[str, ...], ...]:
    """The words of the columns in which a value of the field may stand, from the left: "Ngày", "Tháng", "Năm"; "Số",
    "Ký hiệu"; of a visit, which may take several days, and of a deadline "Từ ngày", "Đến ngày"."""
    parts = _PARTS_OF.get(field.type, ())
    return (*parts, *FIRST_AND_LAST_DAY) if field.name == "inspected_on" or field.no_deadline else parts


def are_parts(field: Field, headers: Sequence[str]) -> bool:
    """Whether headers, from the left, are those of the parts of one value: "Ngày", "Tháng", "Năm"; "Số văn bản", "Ký
    hiệu văn bản"."""
    keys = [f"{label_key(header)} " for header in headers]
    return any(
        len(parts) == len(keys) and all(key.startswith(f"{part} ") for part, key in zip(parts, keys, strict=True))
        for parts in parts_of(field)
    )


def joined(field: Field, columns: Sequence[Sequence[Value]]) -> list[Value] | None:
    """For each row its parts as one text, "ngày 15 tháng 7 năm 2020" or "15/CV-UBND", a blank where all are, a broken
    cell where one is. None where the columns are no parts: a number has something else in them, or all days have. What
    stands among days in the first column alone, or in all ("-"), is the whole; anything else is told as no day. Of a
    first and a last day that differ both are told, "21/07/2020 đến 22/07/2020"; of a deadline the last alone."""
    rows: list[Value] = []
    days = others = False
    for cells in zip(*columns, strict=True):
        texts = [text_of(cell.date() if isinstance(cell, dt.datetime) else cell) or "" for cell in cells]
        broken = next((cell for cell in cells if isinstance(cell, CellError | UncomputedFormula)), None)
        if broken is not None or not any(texts):
            rows.append(broken)
        elif field.type is not FieldType.DATE:
            number = _number(*texts)
            if number is None and field.type is FieldType.DOCUMENT_NUMBER:
                return None
            rows.append(number or ", ".join(texts))
        elif len(texts) == len(FIRST_AND_LAST_DAY[0]):
            rows.append(_last_day(cells, texts) if field.no_deadline else _days(cells, texts))
            days = True
        elif "".join(texts).isdecimal():
            rows.append(_day(*texts))
            days = True
        else:
            others = True
            rows.append(cells[0] if {*texts[1:]} <= {"", texts[0]} else _day(*texts))
    return None if others and not days else rows


def _days(cells: Sequence[Value], texts: Sequence[str]) -> Value:
    if texts[1] == texts[0] or is_blank_text(texts[1]):
        return cells[0]
    return f"{'' if is_blank_text(texts[0]) else texts[0]} đến {texts[1]}"


def _last_day(cells: Sequence[Value], texts: Sequence[str]) -> Value:
    """Of a deadline; where there is none, when the work begins is told as no day, and "Thường xuyên" is of both."""
    is_told = not is_blank_text(texts[1]) or is_blank_text(texts[0]) or says_no_deadline(texts[0])
    return cells[1] if is_told else f"từ {texts[0]}"


def _day(day: str, month: str, year: str) -> str:
    """In words, which nobody reads with the month first."""
    return f"ngày {day} tháng {month} năm {year}"


def _number(number: str, sign: str) -> str | None:
    is_bare = _BARE_NUMBER.fullmatch(number) is not None
    if not sign or ("/" in number and not is_bare):
        return number
    if not number or sign.startswith(f"{number}/"):
        return sign
    is_sign = not sign[0].isdecimal() or _SIGN_WITH_YEAR.fullmatch(sign)
    return f"{number}/{sign.lstrip('/ ')}" if is_bare and is_sign else None
