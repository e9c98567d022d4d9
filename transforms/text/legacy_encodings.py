"""Vietnamese text in the 8-bit encodings TCVN3 (ABC) and VNI, and in the rare ones windows-1258 and VISCII, recognised
by its content and turned into Unicode.

Fonts do not tell (Unicode text stands in VNI-Times cells, TCVN3 text in Times New Roman), so each word with letters
above ASCII is read as it stands and in each of these, and asked whether the reading is a Vietnamese syllable. What only
one reading can explain is evidence; the evidence of a column (a header with its data) settles the cells that several
readings explain. Correct Unicode text, foreign names, check boxes and signs give no evidence and are never touched.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from transforms.definitions.patterns import late_pattern
from transforms.text.destroyed_text import is_destroyed
from transforms.text.legacy_letters import (
    RARE,
    TCVN3_LETTERS,
    USUAL,
    Encoding,
    decode_words,
    words_of,
)
from transforms.text.legacy_words import UNICODE_LETTERS, as_nfc, reads_as, reads_as_it_stands

_EIGHT_BIT = late_pattern("[\u00a1-\u00ff]")
_FEWEST_WORDS = 3  # in a sheet, that prove a rare encoding: no chance
_FEWEST_LETTERS = 3  # of a word that touches a number
_SURE = 10  # words explained to one that is not
_LONE_BOX = late_pattern(r"(?<!\S)[þ£¨§®©](?!\S)")
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
    if UNICODE_LETTERS.search(text):
        return _Evidence(0, 0, 0, 0, True, 0.0, 0.0)
    return _cached_evidence(text, encoding) if len(text) <= 256 else _weigh(text, encoding)


@lru_cache(maxsize=16384)
def _cached_evidence(text: str, encoding: Encoding) -> _Evidence | None:
    return _weigh(text, encoding)


def _weigh(text: str, encoding: Encoding) -> _Evidence | None:
    words = only_legacy = only_unicode = unexplained = 0
    likelihood = gain = 0.0
    for match in words_of(text, encoding):
        word = match.group()
        if word.isascii():
            continue
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        by_digit = len(word) < _FEWEST_LETTERS and (before.isdigit() or after.isdigit())
        if by_digit or (len(word) == 1 and (word == "þ" or not word.isalpha())):
            continue  # £5, 25°C, 1ª, a check box; not ngµy15
        words += 1
        stands, decodes = reads_as_it_stands(word), reads_as(word, encoding)
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


def _weight(texts: Iterable[str], encoding: Encoding) -> tuple[int, float]:
    """How much speaks for an encoding: words that only it explains, and how likely they are then."""
    found = [e for text in texts if (e := _evidence(text, encoding)) is not None and e.is_legacy]
    return sum(evidence.only_legacy for evidence in found), sum(evidence.likelihood for evidence in found)


def _encoding_of(texts: Iterable[str], among: Sequence[Encoding]) -> Encoding | None:
    best: Encoding | None = None
    most = (0, 0.0)
    candidates = [text for text in texts if not text.isascii()]
    for encoding in among:
        weight = _weight(candidates, encoding)
        if weight[0] and weight > most:
            best, most = encoding, weight
    return best


def encodings_in(texts: Iterable[str]) -> tuple[Encoding, ...]:
    """The encodings that a sheet's columns may be in: a rare one that explains nearly all its texts, and more than the
    usual ones do; else these."""
    candidates = {as_nfc(text) for text in texts if not text.isascii()}
    usual = max(_weight(candidates, encoding)[0] for encoding in USUAL)
    for rare in RARE:
        found = [evidence for text in candidates if (evidence := _evidence(text, rare)) is not None]
        proof = sum(evidence.only_legacy for evidence in found)
        words, unexplained = sum(e.words for e in found), sum(e.unexplained for e in found)
        if proof >= max(_FEWEST_WORDS, usual + 1) and unexplained * _SURE <= words:
            return (rare,)
    return USUAL


def legacy_encoding(texts: Sequence[str], among: Sequence[Encoding] = USUAL) -> Decoding:
    """Decide what a column (its header with its data) is written in, by its content.

    Takes the texts as found, before soft hyphens are stripped (U+00AD is "ư" in TCVN3). Texts in Unicode beside
    legacy ones do not hinder the decision: ``decode_legacy`` leaves them as they are. ``among`` are ``encodings_in``
    the sheet.
    """
    composed = {as_nfc(text) for text in texts}
    return Decoding(_encoding_of(composed, among), any(map(is_destroyed, composed)))


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
        return bool(re.search("[A-Za-z/][§®]|[§®][/A-Za-z]", text)) and not UNICODE_LETTERS.search(text)
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
    composed = as_nfc(text)
    known = next((one for one in (*USUAL, *RARE) if one == encoding), None)
    if known is None or composed.isascii() or not _belongs(composed, known, mixed):
        return composed
    return as_nfc(_convert(composed, known))


def decode_column(texts: Sequence[str], among: Sequence[Encoding] = USUAL) -> DecodedColumn:
    """All texts of a column (header with data) in Unicode, each decided by itself and by the column.

    Takes the texts as found; returns them as found where nothing was converted.
    """
    decision = legacy_encoding(texts, among)
    destroyed = frozenset(index for index, text in enumerate(texts) if decision.destroyed and is_destroyed(text))
    encoding = decision.encoding
    if encoding is None:
        return DecodedColumn(tuple(texts), None, frozenset(), destroyed)
    mixed = _mixed(texts, encoding)
    decoded: list[str] = []
    converted: set[int] = set()
    for index, text in enumerate(texts):
        unicode_text = decode_legacy(text, encoding, mixed=mixed[index])
        if unicode_text == as_nfc(text):
            decoded.append(text)
        else:
            decoded.append(unicode_text)
            converted.add(index)
    if encoding == "viscii":  # in which "¿" is a letter
        destroyed -= converted
    return DecodedColumn(tuple(decoded), encoding, frozenset(converted), destroyed)


def _mixed(texts: Sequence[str], encoding: Encoding) -> list[bool]:
    """Whether the texts around each leave a doubt: the nearest that tells, above or below, is Unicode. Titles and
    signatures in Unicode make none for the rows amid legacy ones."""
    if not holds_unicode(texts, encoding):
        return [False] * len(texts)
    legacy = [_is_legacy(as_nfc(text), encoding) for text in texts]
    above, below = list(accumulate(legacy, _latest)), list(accumulate(reversed(legacy), _latest))[::-1]
    return [False in (up, down) for up, down in zip(above, below, strict=True)]


def _is_legacy(text: str, encoding: Encoding) -> bool | None:
    if UNICODE_LETTERS.search(text):
        return False
    evidence = _evidence(text, encoding)
    return None if evidence is None or not (evidence.is_unicode or evidence.is_legacy) else evidence.is_legacy


def proves_legacy(text: str, encoding: Encoding) -> bool | None:
    """Whether a text by itself is in the encoding; None where it may be, or may be in Unicode, as far as it tells."""
    return _is_legacy(as_nfc(text), encoding)


def reads_both_ways(text: str, encoding: Encoding) -> bool:
    """Whether each word of a text that proves neither is one in the encoding and in Unicode: "Xã" is "Xó", "Cã" is
    "Có"."""
    evidence = _evidence(as_nfc(text), encoding)
    return evidence is not None and not evidence.unexplained


def _latest(before: bool | None, here: bool | None) -> bool | None:
    return before if here is None else here


def holds_unicode(texts: Sequence[str], encoding: Encoding) -> bool:
    """Whether a column that holds legacy text also holds Vietnamese text in Unicode."""
    for text in {as_nfc(text) for text in texts}:
        if not text.isascii():
            evidence = _evidence(text, encoding)
            if evidence is not None and evidence.is_unicode:
                return True
    return False
