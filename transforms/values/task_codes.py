"""Codes of tasks ("NV-2020-014") as registers are compared by them, whatever case, blanks and dashes they are written
with from month to month."""

from __future__ import annotations

from functools import lru_cache

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import FOOTNOTE_DIGITS, clean

_DASHES = late_pattern("[\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]")


@lru_cache(maxsize=65536)
def task_code_key(text: str) -> str:
    """Upper case, no blanks, dashes alike, Đ for Ð, no footnote's mark: "nv – 2020 – 014¹" gives "NV-2020-014"."""
    return "".join(_DASHES.sub("-", clean(text)).upper().replace("\u00d0", "\u0110").split()).rstrip(FOOTNOTE_DIGITS)
