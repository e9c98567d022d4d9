"""How a word with letters above ASCII may be read: as it stands, or in an 8-bit encoding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

from transforms.definitions.patterns import late_pattern
from transforms.text.legacy_letters import Encoding, decode_letters, only_its_letters, settle_signs
from transforms.text.syllables import is_syllable

# Letters that only Unicode Vietnamese has; marks that NFC could not join count with them.
UNICODE_LETTERS = late_pattern("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_NONE = late_pattern("(?!)")  # "QÐ" is an eth typed for Đ as well
_ABBREVIATIONS: Mapping[Encoding, re.Pattern[str]] = {
    "tcvn3": late_pattern("(?=.{2})(?:[B-DF-HJ-NP-XZ]*§[B-DF-HJ-NP-XZ§]*|[b-df-hj-np-xz]*®[b-df-hj-np-xz®]*)"),
    "vni": late_pattern("(?=.{2})(?:[B-DF-HJ-NP-XZ]*Ñ[B-DF-HJ-NP-XZÑ]*|[b-df-hj-np-xz]*ñ[b-df-hj-np-xzñ]*)"),
    "windows-1258": _NONE,
    "viscii": _NONE,
}
_UNICODE_ABBREVIATION = late_pattern(
    "(?=.{2})(?:[B-DF-HJ-NP-XZ]*Đ[B-DF-HJ-NP-XZĐ]*|[b-df-hj-np-xz]*đ[b-df-hj-np-xzđ]*)"
)
# What "không", "phòng", "xã", "công", "thông" and "dân" typed in Unicode would be: no words of any office.
_NO_WORDS: Mapping[Encoding, frozenset[str]] = {"tcvn3": frozenset({"khụng", "phũng", "xó", "cụng", "thụng", "dõn"})}
MEASURES = frozenset({"µm", "µg", "µs", "µl", "µF", "µA", "µV"})


def as_nfc(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def reads_as_it_stands(word: str) -> bool:
    """Whether a word needs no decoding: Vietnamese in Unicode, or ASCII with signs at its ends."""
    plain = word.replace("\u00ad", "").replace("Ð", "Đ").replace("ð", "đ").lstrip("«·¿¡").rstrip("»¹²³®´")
    if plain.isascii():
        return "\u00ad" not in word or not reads_as(word, "tcvn3")
    if _UNICODE_ABBREVIATION.fullmatch(plain):
        return True
    if not (plain.islower() or plain.isupper() or plain[1:].islower()):
        return False  # "KÕ", "MôC": capitals as the encodings leave them
    return is_syllable(plain, tone_anywhere=True)


def reads_as(word: str, encoding: Encoding) -> bool:
    """Whether a word decodes to a Vietnamese syllable or to an abbreviation with Đ (``Q§``: QĐ)."""
    if word in MEASURES:
        return False
    word = settle_signs(word, encoding)[0]
    if _ABBREVIATIONS[encoding].fullmatch(word):
        return True
    if not only_its_letters(word, encoding):
        return False
    decoded = decode_letters(word, encoding)
    return is_syllable(decoded) and decoded.lower() not in _NO_WORDS.get(encoding, ())
