"""Vietnamese text in the 8-bit encodings TCVN3 (ABC) and VNI, recognised by its content and turned into Unicode.

Fonts do not tell (Unicode text stands in VNI-Times cells, TCVN3 text in Times New Roman), so each word with
letters above ASCII is read three ways, as it stands, as TCVN3 and as VNI, and asked whether the reading is a
Vietnamese syllable. What only one reading can explain is evidence; the evidence of a column (a header with its
data) settles the cells that several readings explain. Correct Unicode text, foreign names, check boxes and signs
give no evidence and are never touched. Tables: TCVN 5712:1993 (ABC fonts), VNI for Windows.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.legacy_letters import (
    ENCODINGS,
    TCVN3_LETTERS,
    WORD,
    Encoding,
    decode_letters,
    decode_words,
    only_its_letters,
    settle_signs,
)
from transforms.misread_utf8 import is_misread_for_good
from transforms.syllables import is_syllable

# Letters that only Unicode Vietnamese has; marks that NFC could not join count with them.
_UNICODE_LETTERS = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_EIGHT_BIT = re.compile("[\u00a1-\u00ff]")
_ABBREVIATIONS: Mapping[Encoding, re.Pattern[str]] = {
    "tcvn3": re.compile("(?=.{2})(?:[B-DF-HJ-NP-XZ]*§[B-DF-HJ-NP-XZ§]*|[b-df-hj-np-xz]*®[b-df-hj-np-xz®]*)"),
    "vni": re.compile("(?=.{2})(?:[B-DF-HJ-NP-XZ]*Ñ[B-DF-HJ-NP-XZÑ]*|[b-df-hj-np-xz]*ñ[b-df-hj-np-xzñ]*)"),
}
_UNICODE_ABBREVIATION = re.compile("(?=.{2})(?:[B-DF-HJ-NP-XZ]*Đ[B-DF-HJ-NP-XZĐ]*|[b-df-hj-np-xz]*đ[b-df-hj-np-xzđ]*)")
_MEASURES = frozenset({"µm", "µg", "µs", "µl", "µF", "µA", "µV"})
_LONE_BOX = re.compile(r"(?<!\S)[þ£¨§®©](?!\S)")
_MOST_WORDS = 400

# How often a letter stands in Vietnamese office text, per ten thousand letters above ASCII. Only the order of
# magnitude matters: it weighs two readings that are both Vietnamese ("Thái" against "Thỏi").
_FREQUENCY: Mapping[str, int] = {
    pair[0]: int(pair[1:])
    for pair in (
        "đ900 à635 á620 ư415 ệ400 ạ365 ố355 ô325 ơ315 ị305 ế305 ả295 ộ245 ể240 ă235 â230 ự210 ụ185 ã160 ý70 ê170 ợ160 "
        "ứ145 ồ140 ì135 ẩ90 ề130 ở130 ấ125 ậ125 ờ115 ỉ80 ổ110 ắ95 ớ95 ử70 ò80 ó85 ù60 í80 é20 ủ70 ú58 ỳ30 ọ40 ữ40 è15 "
        "õ12 ỡ15 ầ30 ặ25 ừ22 ũ30 ẫ20 ẻ10 ỷ12 ễ12 ĩ12 ằ15 ỏ6 ỹ8 ỗ6 ẵ3 ẹ6 ẽ4 ẳ4 ỵ1"
    ).split(" ")
}

_DESTROYED = re.compile("\ufffd|(?<=[^\\W\\d_])¿|¿(?=[^\\W\\d_][^?]*$)")  # replacement characters: VI¿T NAM
# Letters that a code page lacked and "?" stands for: Nhi?m v?
_QUESTIONED = re.compile("(?<=[A-Za-z])\\?(?=[a-z\u00e0-\u00fd])|(?<=[B-DF-HJ-NP-TV-XZ])\\?(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Decoding:
    """What a column of texts is written in.

    ``encoding`` is the legacy encoding that at least one text is in, None where all is Unicode; ``destroyed`` says
    that some text has lost letters for good (``VI¿T NAM``, ``Nhi?m v?``), which nothing can put right.
    """

    encoding: Encoding | None
    destroyed: bool


@dataclass(frozen=True, slots=True)
class DecodedColumn:
    """The texts of a column in Unicode, and the positions of those that were converted or are destroyed."""

    texts: tuple[str, ...]
    encoding: Encoding | None
    converted: frozenset[int]
    destroyed: frozenset[int]


def _reads_as_it_stands(word: str) -> bool:
    """Whether a word needs no decoding: Vietnamese in Unicode, or ASCII with signs at its ends."""
    plain = word.replace("\u00ad", "").replace("Ð", "Đ").replace("ð", "đ").lstrip("«·¿¡").rstrip("»¹²³®´")
    if plain.isascii():
        return "\u00ad" not in word or not _reads_as(word, "tcvn3")
    if _UNICODE_ABBREVIATION.fullmatch(plain):
        return True
    if not (plain.islower() or plain.isupper() or plain[1:].islower()):
        return False  # "KÕ", "MôC": capitals as the encodings leave them
    return is_syllable(plain, tone_anywhere=True)


def _reads_as(word: str, encoding: Encoding) -> bool:
    """Whether a word decodes to a Vietnamese syllable or to an abbreviation with Đ (``Q§``: QĐ)."""
    if word in _MEASURES:
        return False
    word = settle_signs(word, encoding)[0]
    if _ABBREVIATIONS[encoding].fullmatch(word):
        return True
    return only_its_letters(word, encoding) and is_syllable(decode_letters(word, encoding))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Of the words of one text with letters above ASCII: how many there are, and how many each reading explains."""

    words: int
    only_legacy: int  # explained by the encoding and not as they stand
    only_unicode: int
    unexplained: int  # by the encoding
    unicode_letters: bool
    likelihood: float  # of what the encoding makes of the words that it explains
    likelihood_gain: float  # of the encoding over Unicode, in the words that both explain

    @property
    def is_unicode(self) -> bool:
        return self.unicode_letters or (self.only_unicode > 0 and self.only_unicode >= self.only_legacy)

    @property
    def is_legacy(self) -> bool:
        if self.is_unicode or not self.only_legacy:
            return False
        return self.unexplained <= self.only_legacy / 2


def _log_frequency(text: str) -> float:
    return sum(math.log(_FREQUENCY.get(letter, 1)) for letter in text.lower() if not letter.isascii())


def _evidence(text: str, encoding: Encoding) -> _Evidence | None:
    """The evidence of an NFC text; None where it has no letter that a legacy encoding could have written."""
    if not _EIGHT_BIT.search(text) or len(text.strip()) == 1:  # "ü" alone is a tick of Wingdings
        return None
    if _UNICODE_LETTERS.search(text):
        return _Evidence(0, 0, 0, 0, True, 0.0, 0.0)
    return _cached_evidence(text, encoding) if len(text) <= 256 else _weigh(text, encoding)


@lru_cache(maxsize=16384)
def _cached_evidence(text: str, encoding: Encoding) -> _Evidence | None:
    return _weigh(text, encoding)


def _weigh(text: str, encoding: Encoding) -> _Evidence | None:
    words = only_legacy = only_unicode = unexplained = 0
    likelihood = gain = 0.0
    for match in WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if before.isdigit() or after.isdigit() or (len(word) == 1 and (word == "þ" or not word.isalpha())):
            continue  # £5, 25°C, 1ª, a check box
        words += 1
        stands, decodes = _reads_as_it_stands(word), _reads_as(word, encoding)
        only_legacy += decodes and not stands
        only_unicode += stands and not decodes
        unexplained += not decodes
        if decodes:
            decoded = _log_frequency(decode_words(word, encoding))
            likelihood += decoded
            gain += decoded - _log_frequency(word) if stands else 0.0
        if words == _MOST_WORDS:
            break
    if not words:
        return None
    return _Evidence(words, only_legacy, only_unicode, unexplained, False, likelihood, gain)


def _composed(text: str) -> str:
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def is_destroyed(text: str) -> bool:
    """Whether letters of a text are lost: replacement characters, ``¿`` or ``?`` inside words, UTF-8 with gaps."""
    if text.isascii() and "?" not in text:
        return False
    composed = _composed(text)
    if _DESTROYED.search(composed) or is_misread_for_good(text):
        return True
    if "?" not in composed or _UNICODE_LETTERS.search(composed):
        return False
    words = (word for word in composed.split() if "://" not in word and "=" not in word)  # web addresses have some
    return any(_QUESTIONED.search(word) for word in words)


def _encoding_of(texts: Iterable[str]) -> Encoding | None:
    best: Encoding | None = None
    most = (0, 0.0)
    candidates = [text for text in texts if not text.isascii()]
    for encoding in ENCODINGS:
        found = [
            evidence
            for text in candidates
            if (evidence := _evidence(text, encoding)) is not None and evidence.is_legacy
        ]
        weight = (sum(evidence.only_legacy for evidence in found), sum(evidence.likelihood for evidence in found))
        if weight[0] and weight > most:
            best, most = encoding, weight
    return best


def legacy_encoding(texts: Sequence[str]) -> Decoding:
    """Decide what a column (its header with its data) is written in, by its content.

    Takes the texts as found, before soft hyphens are stripped (U+00AD is "ư" in TCVN3). Texts in Unicode beside
    legacy ones do not hinder the decision: ``decode_legacy`` leaves them as they are.
    """
    composed = {_composed(text) for text in texts}
    return Decoding(_encoding_of(composed), any(map(is_destroyed, composed)))


def _convert(text: str, encoding: Encoding) -> str:
    boxes = {match.start() for match in _LONE_BOX.finditer(text)}
    if not boxes:
        return _settle_capitals(decode_words(text, encoding))
    parts = re.split(f"({_LONE_BOX.pattern})", text)
    return "".join(
        part if _LONE_BOX.fullmatch(part) else _settle_capitals(decode_words(part, encoding)) for part in parts
    )


def _settle_capitals(text: str) -> str:
    """Capitals for a text typed in them: TCVN3 writes accented letters in lower case between ASCII capitals.

    Done only where each ASCII letter is a capital and a word shows it ("TRưởNG", not "Sở").
    """
    plain = [letter for letter in text if letter.isascii() and letter.isalpha()]
    if len(plain) < 2 or not all(letter.isupper() for letter in plain) or text.upper() == text:
        return text
    for word in text.split():
        ascii_capitals = sum(letter.isascii() and letter.isupper() for letter in word)
        if ascii_capitals >= 2 and any(letter.islower() for letter in word):
            return text.upper()
    return text


def _belongs(text: str, encoding: Encoding, mixed: bool) -> bool:
    """Whether a text of a column known to hold the encoding is itself written in it."""
    evidence = _evidence(text, encoding)
    if evidence is None:
        # "«", "§/c": nothing to decide by; a sign that stands beside letters or a slash is the column's.
        return bool(re.search("[A-Za-z/][§®]|[§®][/A-Za-z]", text)) and not _UNICODE_LETTERS.search(text)
    if evidence.is_unicode:
        return False
    if evidence.is_legacy:
        return True
    if evidence.unexplained and evidence.unexplained >= evidence.words - evidence.unexplained:
        # Foreign words, or words that neither reading explains: only letters of the encoding may be converted.
        return (
            not mixed
            and encoding == "tcvn3"
            and all(letter.isascii() or letter in TCVN3_LETTERS or not letter.isalpha() for letter in text)
        )
    return not mixed or evidence.likelihood_gain > 0


def decode_legacy(text: str, encoding: Encoding | str, *, mixed: bool = False) -> str:
    """A text of a column in ``encoding`` as NFC Unicode; text that is Unicode already comes back as NFC only.

    ``mixed`` says that the column holds Unicode texts too: a text that both readings explain is then converted
    only where the converted reading is the likelier one. TCVN3 has no accented capitals: "ñy ban" gives "ủy ban".
    """
    composed = _composed(text)
    if composed.isascii() or encoding not in ("tcvn3", "vni"):
        return composed
    known: Encoding = "tcvn3" if encoding == "tcvn3" else "vni"
    if not _belongs(composed, known, mixed):
        return composed
    return _composed(_convert(composed, known))


def decode_column(texts: Sequence[str]) -> DecodedColumn:
    """All texts of a column (header with data) in Unicode, each decided by itself and by the column.

    Takes the texts as found; returns them as found where nothing was converted.
    """
    decision = legacy_encoding(texts)
    destroyed = frozenset(index for index, text in enumerate(texts) if decision.destroyed and is_destroyed(text))
    encoding = decision.encoding
    if encoding is None:
        return DecodedColumn(tuple(texts), None, frozenset(), destroyed)
    mixed = holds_unicode(texts, encoding)
    decoded: list[str] = []
    converted: set[int] = set()
    for index, text in enumerate(texts):
        unicode_text = decode_legacy(text, encoding, mixed=mixed)
        if unicode_text == _composed(text):
            decoded.append(text)
        else:
            decoded.append(unicode_text)
            converted.add(index)
    return DecodedColumn(tuple(decoded), encoding, frozenset(converted), destroyed)


def holds_unicode(texts: Sequence[str], encoding: Encoding) -> bool:
    """Whether a column that holds legacy text also holds Vietnamese text in Unicode."""
    for text in {_composed(text) for text in texts}:
        if not text.isascii():
            evidence = _evidence(text, encoding)
            if evidence is not None and evidence.is_unicode:
                return True
    return False
