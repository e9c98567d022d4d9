"""Vietnamese syllables: which letter sequences are one, and where the tone mark stands in it.

A Vietnamese syllable is an onset, a rhyme and a tone; the set of rhymes is closed. That makes two things
decidable without a dictionary: whether a word is Vietnamese at all (the ground for telling legacy 8-bit text from
Unicode text), and where the old tone placement puts the mark (hòa, thúy, ủy against hoà, thuý, uỷ).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

TONE_MARKS = "\u0300\u0301\u0303\u0309\u0323"
_TONES = frozenset(TONE_MARKS)
_VOWELS = frozenset("aăâeêioôơuưy")
_MODIFIED_VOWELS = frozenset("ăâêôơư")
_FRONT_VOWELS = frozenset("eêiy")

_ONSETS = (*"ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x".split(), "")

_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt
    âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et
    ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    y yêm yên yêng yêt yêu ych ynh yp yt yu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt oe oen oeo oet ooc oong
    ô ôc ôi ôm ôn ông ôp ôt
    ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêt uêu uôc uôi uôm uôn uông uôt uơ
    uy uya uych uyên uyêt uynh uyp uyt uyu
    ư ưa ưc ưi ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
_LONGEST = 7  # letters: nghiêng
_BEFORE_NO_BARE_Y = ("ch", "gh", "kh", "ng", "ngh", "nh", "tr", "g", "r", "x", "đ")  # "chú" is no TCVN3 for "chỳ"
_STOPS = ("c", "ch", "p", "t")
_STOP_TONES = frozenset("\u0301\u0323")


def _vowel_count(rhyme: str) -> int:
    count = 0
    while count < len(rhyme) and rhyme[count] in _VOWELS:
        count += 1
    return count


def _old_tone_index(rhyme: str) -> int:
    """Position in the rhyme of the vowel that carries the tone in the old placement."""
    vowels = _vowel_count(rhyme)
    for index in range(vowels - 1, -1, -1):
        if rhyme[index] in _MODIFIED_VOWELS:
            return index
    if vowels == 1:
        return 0
    if vowels == 2:
        return 1 if len(rhyme) > vowels else 0
    return 1


def _first_tone_place(onset: str) -> int:
    """Hasty typing leaves the mark on the vowel letter of qu and gi: qúy, gìa."""
    return 1 if onset in ("qu", "gi") else len(onset)


def _last_tone_index(rhyme: str) -> int:
    """The last vowel that a mark may stand on: never the glide that ends ai, ao, au; either vowel of oa, oe, uy."""
    index = _old_tone_index(rhyme)
    return max(index, 1) if rhyme.startswith(("oa", "oe", "uy")) else index


def _take_tone(word: str) -> tuple[str, str, int] | None:
    """The lower-case word without its tone mark, the mark, and the position of its letter; None with two marks."""
    letters: list[str] = []
    tone, position = "", -1
    for letter in word:
        if letter.isascii():
            letters.append(letter)
            continue
        parts = unicodedata.normalize("NFD", letter)
        marks = [part for part in parts if part in _TONES]
        if marks:
            if tone or len(marks) > 1:
                return None
            tone, position = marks[0], len(letters)
            letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        letters.append(letter)
    return "".join(letters), tone, position


@lru_cache(maxsize=65536)
def _parse(word: str) -> tuple[int, str, str, int] | None:
    """Onset length, rhyme, tone mark and its position in the word; None where the word is no syllable."""
    taken = _take_tone(word)
    if taken is None:
        return None
    plain, tone, position = taken
    for onset in _ONSETS:
        if not plain.startswith(onset):
            continue
        rhyme = plain[len(onset) :]
        if rhyme not in _RHYMES:
            continue
        if onset in ("c", "g", "ng") and rhyme[0] in _FRONT_VOWELS and not (onset == "g" and rhyme[0] == "i"):
            continue
        if onset in ("k", "gh", "ngh") and rhyme[0] not in _FRONT_VOWELS:
            continue
        if rhyme == "y" and onset in _BEFORE_NO_BARE_Y:
            continue
        if tone and not _first_tone_place(onset) <= position <= len(onset) + _last_tone_index(rhyme):
            continue
        if rhyme.endswith(_STOPS) and tone not in _STOP_TONES:
            continue
        return len(onset), rhyme, tone, position
    return None


def is_syllable(word: str, *, tone_anywhere: bool = False) -> bool:
    """Whether an NFC word is one Vietnamese syllable (xoong and its like apart), its mark in the old or the new place.

    With ``tone_anywhere`` the mark may stand where hasty typing leaves it ("qúy", "tíên").
    """
    parsed = _parse(word.lower()) if len(word) <= _LONGEST else None
    if parsed is None:
        return False
    onset_length, rhyme, tone, position = parsed
    if not tone or tone_anywhere:
        return tone_anywhere or not rhyme.startswith("oo")  # xoong, soóc: too rare to decode into
    index = position - onset_length
    return not rhyme.startswith("oo") and (
        index == _old_tone_index(rhyme) or (rhyme in ("oa", "oe", "uy") and index == 1)
    )


@lru_cache(maxsize=65536)
def with_old_tone_placement(word: str) -> str:
    """An NFC word with its tone mark where the old placement has it (hoà → hòa, qúy → quý); others unchanged."""
    if word.isascii() or len(word) > _LONGEST:
        return word
    parsed = _parse(word.lower())
    if parsed is None or not parsed[2]:
        return word
    onset_length, rhyme, tone, position = parsed
    target = onset_length + _old_tone_index(rhyme)
    if target == position or len(word) != onset_length + len(rhyme):
        return word
    letters = list(word)
    bare = "".join(part for part in unicodedata.normalize("NFD", letters[position]) if part not in _TONES)
    letters[position] = unicodedata.normalize("NFC", bare)
    letters[target] = unicodedata.normalize("NFC", letters[target] + tone)
    return "".join(letters)
