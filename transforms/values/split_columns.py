"""Values that stand in several columns: a day as day, month and year, a document's number apart from its sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.values.headers import label_keys
from transforms.values.normalise import text_of

PARTS: Mapping[FieldType, tuple[str, ...]] = {
    FieldType.DATE: ("ngay", "thang", "nam"),
    FieldType.DOCUMENT_NUMBER: ("so", "ky hieu"),
}
_BARE_NUMBER = late_pattern(r"\d+(?:\s*/\s*20\d\d)?")  # of a law or resolution with its year


def are_parts(kind: FieldType, headers: Sequence[str]) -> bool:
    """Whether headers, from the left, are those of the parts of one value: "Ngày", "Tháng", "Năm"; "Số văn bản", "Ký
    hiệu văn bản"."""
    parts = PARTS.get(kind, ())
    keys = [next(iter(label_keys(header)), "") for header in headers]
    return len(parts) == len(keys) and all(
        f"{key} ".startswith(f"{part} ") for part, key in zip(parts, keys, strict=True)
    )


def joined(kind: FieldType, columns: Sequence[Sequence[Value]]) -> list[Value] | None:
    """For each row its parts as one text, "ngày 15 tháng 7 năm 2020" or "15/CV-UBND", a blank where all are; None where
    a row has something else in them."""
    rows: list[Value] = []
    for cells in zip(*columns, strict=True):
        texts = [text_of(cell) or "" for cell in cells]
        if not any(texts):
            rows.append(None)
            continue
        whole = _number(*texts) if kind is FieldType.DOCUMENT_NUMBER else _day(*texts)
        if whole is None:
            return None
        rows.append(whole)
    return rows


def _day(day: str, month: str, year: str) -> str | None:
    """In words, which nobody reads with the month first."""
    return f"ngày {day} tháng {month} năm {year}" if f"{day}{month}{year}".isdecimal() else None


def _number(number: str, sign: str) -> str | None:
    is_bare = _BARE_NUMBER.fullmatch(number) is not None
    if not sign or ("/" in number and not is_bare):
        return number
    if not number or sign.startswith(f"{number}/"):
        return sign
    return f"{number}/{sign.lstrip('/ ')}" if is_bare and not sign[0].isdecimal() else None
