"""Vietnamese text as old fonts and keyboards keep it, written from the tables of those encodings."""

from __future__ import annotations

import re
import unicodedata

# ruff: noqa: E501  What is written and what is meant read better side by side.

_TCVN3 = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¸á ¶ả ·ã ¹ạ »ằ ¾ắ ¼ẳ ½ẵ Æặ Çầ Êấ Èẩ Éẫ Ëậ Ìè Ðé Îẻ Ïẽ Ñẹ Òề Õế Óể Ôễ Öệ "
    "×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ åồ èố æổ çỗ éộ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ õừ øứ öử ÷ữ ùự úỳ ýý ûỷ üỹ þỵ"
)
_TO_TCVN3 = {pair[1]: pair[0] for pair in _TCVN3.split()}

_VNI_TONES = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_CIRCUMFLEX = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_SINGLE = {"đ": "ñ", "Đ": "Ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> str:
    """Text of a .VnTime font: capitals with marks, other than Ă Â Ê Ô Ơ Ư Đ, have no letters of their own."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        known = _TO_TCVN3.get(letter)
        letters.append(known or _TO_TCVN3.get(letter.lower(), letter))
    return "".join(letters)


def vni(text: str) -> str:
    """Text of a VNI- font: a base letter and its mark."""
    return "".join(_vni_letter(letter) for letter in unicodedata.normalize("NFC", text))


def _vni_letter(letter: str) -> str:
    if letter in _VNI_SINGLE:
        return _VNI_SINGLE[letter]
    if letter.lower() in _VNI_SINGLE:
        return _VNI_SINGLE[letter.lower()].upper()
    base, *marks = unicodedata.normalize("NFD", letter)
    if not marks or base.lower() not in "aeiouy":
        return letter
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u031b" in marks:  # a horn: ô and ö are letters of their own
        told = {"o": "ô", "u": "ö"}[base.lower()] + _VNI_TONES.get(tone, "")
    elif "\u0302" in marks:
        told = base.lower() + _VNI_CIRCUMFLEX[tone]
    elif "\u0306" in marks:
        told = base.lower() + _VNI_BREVE[tone]
    else:
        told = base.lower() + _VNI_TONES.get(tone, "")
    return told.upper() if base.isupper() else told


def keyboard_1258(text: str) -> str:
    """Letters with circumflex, breve or horn in one piece, the tone behind them as a mark of its own."""
    parts = []
    for letter in unicodedata.normalize("NFC", text):
        pieces = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in pieces if mark in _VNI_TONES]
        rest = "".join(mark for mark in pieces if mark not in _VNI_TONES)
        parts.append(unicodedata.normalize("NFC", rest) + "".join(tones))
    return "".join(parts)


def without_marks(text: str) -> str:
    """Text as typed without any diacritics."""
    bare = re.sub(r"[\u0300-\u036f]", "", unicodedata.normalize("NFD", text))
    return bare.replace("đ", "d").replace("Đ", "D")
