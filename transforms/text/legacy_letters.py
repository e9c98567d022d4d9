"""The letters of TCVN3 (ABC fonts), VNI, windows-1258 and VISCII as they look in Unicode, and how their words are
turned into it.

Tables: TCVN 5712:1993; VNI for Windows; code page 1258 and RFC 1456, both taken for 1252. The first three are written
with the letters and signs of Latin-1, the last has capitals among the other signs of 1252 too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import product
from typing import Literal

from transforms.definitions.patterns import late_pattern
from transforms.text.syllables import is_syllable

Encoding = Literal["tcvn3", "vni", "windows-1258", "viscii"]
USUAL: tuple[Encoding, ...] = ("tcvn3", "vni")
RARE: tuple[Encoding, ...] = ("windows-1258", "viscii")

_TCVN3_PAIRS = (
    "¡Ă ¢Â £Ê ¤Ô ¥Ơ ¦Ư §Đ ¨ă ©â ªê «ô ¬ơ \u00adư ®đ µà ¸á ¶ả ·ã ¹ạ »ằ ¾ắ ¼ẳ ½ẵ Æặ Çầ Êấ Èẩ Éẫ Ëậ Ìè Ðé Îẻ Ïẽ Ñẹ "
    "Òề Õế Óể Ôễ Öệ ×ì Ýí Øỉ Üĩ Þị ßò ãó áỏ âõ äọ åồ èố æổ çỗ éộ êờ íớ ëở ìỡ îợ ïù óú ñủ òũ ôụ õừ øứ öử ÷ữ ùự "
    "úỳ ýý ûỷ üỹ þỵ"
)
TCVN3_LETTERS: Mapping[str, str] = {pair[0]: pair[1] for pair in _TCVN3_PAIRS.split(" ")}
# Tones are marks behind their letters; what both code pages have stays.
_1258_LETTERS: Mapping[str, str] = {same: same for same in "ÀÁÂÈÉÊÍÓÔÙÚàáâèéêíóôùú"} | dict(
    zip("ÃÌÐÒÕÝÞãìðòõý", "Ă\u0300Đ\u0309ƠƯ\u0303ă\u0301đ\u0323ơư", strict=True)
)
# From code 80 on; six capitals below 20 are left out: no cell can hold them.
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđự"
    "òóôõỏọụùúũủýợỮ"
)
_VISCII_LETTERS = {
    look: letter
    for code, letter in enumerate(_VISCII, start=0x80)
    for look in {chr(code), bytes([code]).decode("windows-1252", "ignore") or chr(code)}
}

_TONE_OF_MARK = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX_SERIES = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_BREVE_SERIES = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_SINGLES = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni_letters() -> dict[str, str]:
    lower: dict[str, str] = dict(_VNI_SINGLES)
    for base, letter in {"a": "a", "e": "e", "o": "o", "u": "u", "y": "y", "ô": "ơ", "ö": "ư"}.items():
        for mark, tone in _TONE_OF_MARK.items():
            lower[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for base, letter in {"a": "â", "e": "ê", "o": "ô"}.items():
        for mark, tone in _CIRCUMFLEX_SERIES.items():
            lower[base + mark] = unicodedata.normalize("NFC", letter + tone)
    for mark, tone in _BREVE_SERIES.items():
        lower["a" + mark] = unicodedata.normalize("NFC", "ă" + tone)
    letters: dict[str, str] = {}
    for written, letter in lower.items():
        for cased in product(*((character, character.upper()) for character in written)):
            # The base letter's case is the letter's: marks are typed in either case behind a capital.
            letters["".join(cased)] = letter.upper() if cased[0].isupper() else letter
    return letters


VNI_LETTERS: Mapping[str, str] = _vni_letters()
_VNI_PATTERN = late_pattern("|".join(sorted(map(re.escape, VNI_LETTERS), key=len, reverse=True)))
_LETTERS: Mapping[Encoding, Mapping[str, str]] = {
    "tcvn3": TCVN3_LETTERS,
    "windows-1258": _1258_LETTERS,
    "viscii": _VISCII_LETTERS,
}
_TABLES = {encoding: str.maketrans(dict(letters)) for encoding, letters in _LETTERS.items()}
WORD = late_pattern("[A-Za-z\u00a1-\u024f\u1e00-\u1eff]+")
_WORD_IN_VISCII = late_pattern(f"[A-Za-z\u00a1-\u024f\u1e00-\u1eff{re.escape(''.join(_VISCII_LETTERS))}]+")
_CAPITAL_D: Mapping[Encoding, str] = {"tcvn3": "§", "vni": "Ñ", "windows-1258": "Ð", "viscii": "Ð"}


def words_of(text: str, encoding: Encoding) -> Iterator[re.Match[str]]:
    """The words of a text, with the signs that are letters in the encoding."""
    return (_WORD_IN_VISCII if encoding == "viscii" else WORD).finditer(text)


def decode_letters(word: str, encoding: Encoding) -> str:
    """A word with each letter of the encoding turned into the Vietnamese letter that it stands for."""
    if encoding in _TABLES:
        return unicodedata.normalize("NFC", word.translate(_TABLES[encoding]))
    return _VNI_PATTERN.sub(lambda match: VNI_LETTERS[match.group()], word)


def settle_signs(word: str, encoding: Encoding) -> tuple[str, str]:
    """The part of a word that is to be decoded, and a footnote mark behind it.

    ``¹`` may be a footnote or the letter ạ of TCVN3 ("to¹"); ``Ð`` its é ("phÐp") or an eth typed for Đ.
    """
    body = word.rstrip("¹²³")
    if not body or is_syllable(decode_letters(word, encoding)):
        body = word
    mark = word[len(body) :]
    if "Ð" in body and not is_syllable(decode_letters(body, encoding)):
        body = body.replace("Ð", _CAPITAL_D[encoding])
    return body, mark


def decode_words(text: str, encoding: Encoding) -> str:
    """A text with its words decoded, footnote marks and eths told from letters."""

    def decode_word(match: re.Match[str]) -> str:
        body, mark = settle_signs(match.group(), encoding)
        return decode_letters(body, encoding) + mark

    return (_WORD_IN_VISCII if encoding == "viscii" else WORD).sub(decode_word, text)


def only_its_letters(word: str, encoding: Encoding) -> bool:
    """Whether an encoding can have written a word: each of its letters above ASCII is one of its own."""
    if encoding in _LETTERS:
        return all(letter.isascii() or letter in _LETTERS[encoding] for letter in set(word))
    return _VNI_PATTERN.sub("", word).isascii()
