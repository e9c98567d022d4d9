"""UTF-8 that a program took for windows-1252, windows-1258 or Latin-1: "Sá»Ÿ Ná»™i vá»¥" for "Sở Nội vụ"."""

from __future__ import annotations

from functools import cache

from transforms.definitions.patterns import late_pattern

# First bytes of Vietnamese letters, of "–" and of what nobody sees, and what the next can look like. Behind a capital,
# "Ã" may be itself with a mark or a no-break blank after it ("XÃ¹", "NGÃ BA").
_SECOND = "[^\\x00-\\x7f\u00a0]"
_MISREAD = late_pattern(
    f"á[º»]|Ä[‚ƒ¨©\u0082\u0083\u0090\u0091\u2018]|Æ[°¡¯]|(?<![A-ZÀ-Ý])[ÃĂ]{_SECOND}|[ÃĂ]{_SECOND}(?=[a-z])"
    f"|[ÃĂ][€ƒˆ‰ŠŒ™š\u0080-\u009f]|(?<=[a-z0-9])[ÃĂÂ]\u00a0|^Â\u00a0|Ì[€‚ƒ†‰›£\u0080-\u0083\u0086\u0089\u009b]"
    f"|â[€\u0080]{_SECOND}|ï»¿"
)
_BESIDE_MISREAD = late_pattern(f"[ÃĂ]{_SECOND}")  # where such text is known to stand, "CÃ³" is "Có"
# What no Vietnamese text has; combining marks but those of its tones and letters.
_NO_VIETNAMESE = late_pattern(
    "[\u0080-\u009fÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ\u0304\u0305\u0307\u0308\u030a-\u031a\u031c-\u0322\u0324-\u036f]"
)
_BEYOND_DOUBT = late_pattern("á[º»]|Ä[\u0090\u0091\u2018]|Æ[°¡]")
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


def mended(text: str, *, beside_misread: bool = False) -> str | None:
    """The text that was misread; None where the bytes behind the letters are not UTF-8 through and through, or nothing
    tells that it was: then `beside_misread` text of the same column may."""
    if not _MISREAD.search(text) and not (beside_misread and _BESIDE_MISREAD.search(text)):
        return None
    for code_page in _CODE_PAGES:
        known = _bytes_of(code_page)
        try:
            whole = bytes(known[letter] if letter in known else _latin(letter) for letter in text).decode("utf-8")
        except (UnicodeDecodeError, ValueError):
            continue
        return None if _NO_VIETNAMESE.search(whole) else whole
    return None


def _latin(letter: str) -> int:
    code = ord(letter)
    if code > 0xFF:
        raise ValueError(letter)
    return code


def is_misread_for_good(text: str) -> bool:
    """Whether a text is such UTF-8 of which bytes are lost ("Thá»i háº¡n"), so that nothing can mend it."""
    return _BEYOND_DOUBT.search(text) is not None and mended(text) is None
