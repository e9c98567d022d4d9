"""What stands behind a number in its cell: the unit of count, a remark, the same number in words."""

from __future__ import annotations

import re
from decimal import Decimal

from transforms.vietnamese import fold

# What a clerk writes behind a count without changing it: its unit of count.
_UNITS_OF_COUNT = re.compile(
    r"(?:nguoi|vu|viec|vu viec|cuoc|luot|luot nguoi|luot kiem tra|cuoc kiem tra|ho so|phieu|van ban|tin|bai|tin,? bai"
    r"|hoi nghi|don vi|co quan|co quan,? don vi|nhiem vu|can bo|cong chuc|vien chuc|cbccvc|cbcc|dong chi|d/c|truong hop"
    r"|ton tai|han che|ton tai,? han che|loi|noi dung|van de|ke hoach|quyet dinh|buoi|lop|xa|so|huyen|tinh"
    r"|phong|ban|phuong|cong van|bao cao|thu tuc|luot (?:co quan|don vi|co quan,? don vi)|diem|bac)"
)
_REMARK_IN_PARENTHESES = re.compile(r"\([^\W\d_][^()]*\)")


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
    """Whether what stands behind a number only says of what it is one: a unit of count, a remark in parentheses."""
    bare = _REMARK_IN_PARENTHESES.sub("", rest).strip(" .,;")
    return not bare or _UNITS_OF_COUNT.fullmatch(fold(bare).casefold()) is not None


def spelled_otherwise(rest: str, value: int | Decimal) -> bool:
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
