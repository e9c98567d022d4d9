"""UTF-8 that a program took for windows-1252, windows-1258 or Latin-1: "Sá»Ÿ Ná»™i vá»¥" for "Sở Nội vụ"."""

from __future__ import annotations

import re
from functools import cache

# The first bytes of Vietnamese letters and what the next can look like. "Ã" with a no-break blank behind it is one only
# after a small letter: "NGÃ BA" is no "NGàBA".
_MISREAD = re.compile("á[º»]|Ä[\u0090\u0091\u2018]|Æ[°¡¯]|[ÃĂ][^\\x00-\\x7f\u00a0]|(?<=[a-z])[ÃĂ]\u00a0")
_BEYOND_DOUBT = re.compile("á[º»]|Ä[\u0090\u0091\u2018]|Æ[°¡]")
_CODE_PAGES = ("windows-1252", "windows-1258")


@cache
def _bytes_of(code_page: str) -> dict[str, int]:
    """The byte behind each letter; what the code page leaves open is taken as it stands, as Windows does."""
    letters = {chr(code): code for code in range(256)}
    for code in range(0x80, 0x100):
        letter = bytes([code]).decode(code_page, "ignore")
        if letter:
            letters.pop(chr(code), None)
            letters[letter] = code
    return letters


def mended(text: str) -> str | None:
    """The text that was misread; None where the bytes behind the letters are not UTF-8 through and through."""
    if not _MISREAD.search(text):
        return None
    for code_page in _CODE_PAGES:
        known = _bytes_of(code_page)
        try:
            return bytes(known[letter] if letter in known else _latin(letter) for letter in text).decode("utf-8")
        except (UnicodeDecodeError, ValueError):
            continue
    return None


def _latin(letter: str) -> int:
    code = ord(letter)
    if code > 0xFF:
        raise ValueError(letter)
    return code


def is_misread_for_good(text: str) -> bool:
    """Whether a text is such UTF-8 of which bytes are lost ("Thá»i háº¡n"), so that nothing can mend it."""
    return _BEYOND_DOUBT.search(text) is not None and mended(text) is None
