"""Texts that nothing can put right: letters are lost, or nobody knows what they are written in."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.definitions.patterns import late_pattern
from transforms.text.legacy_letters import USUAL, WORD
from transforms.text.legacy_words import MEASURES, UNICODE_LETTERS, as_nfc, reads_as, reads_as_it_stands
from transforms.text.misread_utf8 import is_misread_for_good

_DESTROYED = late_pattern("\ufffd|(?<=[^\\W\\d_])¿|¿(?=[^\\W\\d_][^?]*$)")  # replacement characters: VI¿T NAM
# Letters that a code page lacked and "?" stands for: Nhi?m v?
_QUESTIONED = late_pattern("(?<=[A-Za-z])\\?(?=[a-z\u00e0-\u00fd])|(?<=[B-DF-HJ-NP-TV-XZ])\\?(?=[A-Z])")
_FEWEST_UNREADABLE = 8  # different words, more than a few foreign names
_ONE_OF = 3  # words: others have no marks, or read by chance


def is_destroyed(text: str) -> bool:
    """Whether letters of a text are lost: replacement characters, ``¿`` or ``?`` inside words, UTF-8 with gaps."""
    if text.isascii() and "?" not in text:
        return False
    composed = as_nfc(text)
    if _DESTROYED.search(composed) or is_misread_for_good(text):
        return True
    if "?" not in composed or UNICODE_LETTERS.search(composed):
        return False
    words = (word for word in composed.split() if "://" not in word and "=" not in word)  # web addresses have some
    return any(_QUESTIONED.search(word) for word in words)


def unreadable(texts: Sequence[str]) -> frozenset[int]:
    """Positions of texts with words that no reading explains, where these are full of them: an encoding that nobody
    knows (VPS, a font of its own). A few foreign names are none."""
    strange: set[str] = set()
    found: set[int] = set()
    words = unread = 0
    for index, text in enumerate(map(as_nfc, texts)):
        if UNICODE_LETTERS.search(text):
            continue
        told = [match.group() for match in WORD.finditer(text)]
        odd = [word for word in told if _is_strange(word)]
        if odd:
            strange.update(odd)
            found.add(index)
            words += len(told)
            unread += len(odd)
    return frozenset(found) if len(strange) >= _FEWEST_UNREADABLE and unread * _ONE_OF >= words else frozenset()


def _is_strange(word: str) -> bool:
    if word.isascii() or len(word) == 1 or word in MEASURES or reads_as_it_stands(word):
        return False
    return not any(reads_as(word, encoding) for encoding in USUAL)
