"""What stands behind a number in its cell: the unit of count, a remark, the same number in words."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import fold

# What a clerk writes behind a count without changing it: its unit of count.
_UNITS_OF_COUNT = late_pattern(
    r"(?:th|hs|vb|cv|qd|kh|hn|nv|vv|dv|cq|cb|cc|dc|ng"  # trường hợp, hồ sơ, văn bản … as they are shortened
    r"|nguoi|vu|viec|vu viec|cuoc|luot|luot nguoi|luot kiem tra|cuoc kiem tra|ho so|bo(?: ho so)?|phieu|van ban|tin"
    r"|bai(?: viet)?|vi pham|y kien|tap the|ca nhan"
    r"|tin[,/]? ?bai(?:,? phong su)?|hoi nghi|don vi|co quan|co quan,? don vi|to chuc|nhiem vu"
    r"|can bo|cong chuc|vien chuc|can bo,? cong chuc|can bo,? cong chuc,? vien chuc"
    r"|(?:nguoi|cbccvc|cbcc|cong chuc) vi pham|cbccvc|cbcc|dong chi|d/c|truong hop|lan"
    r"|ton tai|han che|ton tai,? han che|loi|noi dung|van de|ke hoach|quyet dinh|buoi|lop|xa|so|huyen|tinh"
    r"|phong,? (?:ban|don vi|chuyen mon)|xa,? (?:phuong|thi tran|tt)(?:,? (?:thi tran|tt))?|cq,? ?dv"
    r"|phong|ban|phuong|cong van|bao cao|chi thi|to trinh|thong bao|thu tuc|ho so tthc|kien nghi"
    r"|luot (?:co quan|don vi|co quan,? don vi)|diem|bac|tinh,? thanh(?: pho)?|dia phuong)"
)
# Of people some kinds, which in a remark are a part of all: "5 (3 VC)".
_KINDS_OF_PEOPLE = late_pattern(
    r"nld|nguoi lao dong|vc|giao vien|cb,? ?cc(?:,? ?vc)?(?:(?:,| va)? ?(?:nld|nguoi lao dong))?"
    r"|(?:can bo|cong chuc),? vien chuc|(?:th|truong hop) vi pham"
)
_REMARK_IN_PARENTHESES = late_pattern(r"\([^\W\d_][^()]*\)")
# How many of them are of some kind: "02 (01 trễ hạn)", "44 (91,6%)", "4, trong đó 1 quá hạn".
_PART = late_pattern(r"\(\d[^()]*(?:[^\W\d_]|%)[^()]*\)|[\s,;:(]*trong do\b.*", re.DOTALL)
# That it is another number than the one asked for: of another time, in thousands, a guess, not all, one put right.
_ANOTHER = late_pattern(
    r"\((?:(?:so )?(?:luy ke|lk|cung ky|(?:ky|thang|quy|nam) truoc)(?: (?:tu dau nam|nam truoc))?|(?:ca|tu dau) nam"
    r"|(?:so )?(?:du kien|uoc|khoang(?! ?\d)|tam tinh|so bo)\b[^()]*"
    r"|chua (?:chinh (?:xac|thuc)|chot|(?:day )?du|xac minh|tong hop (?:het|xong|du))(?: so lieu)?|con thieu"
    r"|(?:can )?(?:xem|kiem tra|ra soat) lai|(?:tram|nghin|ngan|trieu|phan tram)"
    r"|(?:thuc te|dung ra|dung|dinh chinh|sua|sua lai|sua thanh)(?: la)?\s*:?\s*(?P<right>\d+)[^()]*)\s*\)"
)
_SO_FAR = late_pattern(r"(?:so )?(?:luy ke|lk|(?:luy ke |lk )?(?:tu dau nam|den nay|ca nam))\s*\)")
_NUMBER = late_pattern(r"\d+")
_PER_CENT = late_pattern(r"\d+(?:[.,]\d+)?\s*%")


def _numbers_in_words() -> dict[str, int]:
    """0 to 99 as spelled out, without diacritics: "hai muoi lam", "hai lam"."""
    digits = "khong mot hai ba bon nam sau bay tam chin".split()
    words = {word: digit for digit, word in enumerate(digits)} | {"bay": 7, "muoi": 10, "tu": 4}
    for ten, tens in enumerate(["muoi", *(f"{word} muoi" for word in digits[2:])], 1):
        words[tens] = 10 * ten
        for digit, word in enumerate(digits[1:], 1):
            for said in (word, {1: "mot", 4: "tu", 5: "lam"}.get(digit, word)):
                words[f"{tens} {said}"] = 10 * ten + digit
    return words


_IN_WORDS = _numbers_in_words()


def leaves_it(rest: str) -> bool:
    """Whether what stands behind a number only says of what it is one: a unit of count, a remark in parentheses, a part
    of it."""
    folded = fold(_REMARK_IN_PARENTHESES.sub("", rest)).casefold()
    bare = _PART.sub("", folded).replace("(*)", "").strip(" .,;*")
    return not bare or any(words.fullmatch(bare) for words in (_UNITS_OF_COUNT, _KINDS_OF_PEOPLE))


def contradicts(rest: str, value: int | Decimal) -> bool:
    """Whether a remark behind the number says another: in words ("03 (bốn)", "3 (bốn cuộc)"), or a part that is more
    than the whole, or not told to be a part ("3 (5 trễ hạn)", "5 (3 lượt)")."""
    return _spelled_otherwise(rest, value) or any(
        _is_no_part(part, value) for part in _PART.findall(fold(rest).casefold())
    )


def is_another(rest: str, value: int) -> bool:
    """Whether a remark behind a count says that it is not the one asked for: "12 (kỳ trước)", "12 (dự kiến)"."""
    said = _ANOTHER.search(fold(rest).casefold()) if "(" in rest else None
    return said is not None and (said["right"] is None or int(said["right"]) != value)


def without_so_far(text: str) -> str:
    """A figure of the year so far without the remark that it is one: "40 (lũy kế)"."""
    figure, mark, remark = text.rpartition("(")
    return figure if mark and _SO_FAR.fullmatch(fold(remark).casefold().strip()) else text


def _is_no_part(part: str, value: int | Decimal) -> bool:
    bare = _PER_CENT.sub("", part).strip("() .,;")
    counts = [int(number) for number in _NUMBER.findall(bare)]
    if counts and max(counts) > value:
        return True
    return counts not in ([], [value]) and _UNITS_OF_COUNT.fullmatch(_NUMBER.sub("", bare).strip()) is not None


def _spelled_otherwise(rest: str, value: int | Decimal) -> bool:
    """Whether the remark behind a number is another number in words: "03 (bốn)", "3 (bốn cuộc)"."""
    for remark in _REMARK_IN_PARENTHESES.findall(rest):
        words = fold(remark.strip("() .")).casefold().split()
        if remark.casefold() == "(nam)":  # men, not five
            continue
        for end in range(len(words), 0, -1):
            spelled = _IN_WORDS.get(" ".join(words[:end]))
            if spelled is not None and (end == len(words) or _UNITS_OF_COUNT.fullmatch(" ".join(words[end:]))):
                return spelled != value
    return False
