"""Vietnamese text: cleaned for keeping, and reduced to keys for comparing.

What is kept is ``clean``; what is compared is a key. Cleaning takes away only what no reader sees (forms of the
same letter, zero-width characters, kinds of blank); keys also take away what no clerk means by a difference (case,
the place of the tone mark, kinds of dash and quotation mark, footnote marks).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.text.syllables import TONE_MARKS, with_old_tone_placement

_LONGEST_CACHED = 256

# Line ends, as Excel escapes them in XML (_x000D_) and as Unicode knows them.
_ESCAPED_CONTROL = late_pattern(r"_x00([01][0-9A-Fa-f])_")
_LINE_END = late_pattern("\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANKS = late_pattern("[^\\S\n]+")
_INVISIBLE = late_pattern(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
    "|(?<![\u2190-\u3299\ufe0f\U0001f000-\U0001faff])\u200d"  # a joiner anywhere but inside an emoji
)
_CONTROLS = late_pattern("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_LONE_SURROGATE = late_pattern("[\ud800-\udfff]")
# Text of these alone is NFC and needs no tidying: ASCII, Latin letters but the eths, dashes, quotation marks, "…".
_TIDY = late_pattern(
    "[ -~\u00a1-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u024f\u1ea0-\u1ef9"
    "\u2010-\u2027\u2030-\u203e\u20ab\u2212]*"
)
# Icelandic eth and the African letter typed for Vietnamese D with stroke, which they look like.
_ETH = str.maketrans("\u00d0\u00f0\u0189\u0256", "\u0110\u0111\u0110\u0111")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}  # that of a Chinese letter
_SAME_LETTER = _ETH | _FULL_WIDTH

_DASH = "-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d"
# Dashes and slashes of every kind, letters and digits of full width as those of a keyboard, letter for letter.
PLAIN_MARKS = _FULL_WIDTH | str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u2044\u2215", "/")
    | {chr(number): unicodedata.normalize("NFKC", chr(number)) for number in range(0x2160, 0x217C)}  # Ⅲ
)
_DASHES = late_pattern(rf"\s*[{_DASH}]\s*")
_QUOTES = str.maketrans(
    dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e", '"')
    | dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u0060", "'")
)
_COMPATIBLE = late_pattern("[\uff01-\uff5e\ufb00-\ufb06\u2116\u2100-\u2109\u2160-\u217b\u3000]+")
_LETTER_RUN = late_pattern(r"[^\W\d_]+")
FOOTNOTE_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾"  # a mark of a footnote with its parentheses: digits to nobody
_FOOTNOTE_MARK = late_pattern(
    r"(?:"
    r"\s*[(\[]\s*(?:\*{1,3}|\d{1,2}|[a-zđ])\s*[)\]](?:\s*[=+\-]\s*\(\d{1,2}\))*"  # (1), (*), [1], (3)=(4)+(5)
    r"|\s*\(\s*\d{1,2}(?:\s*[=+\-]\s*\d{1,2})+\s*\)"  # (3=4+5)
    r"|\s*[*†‡" + FOOTNOTE_DIGITS + r"]+"
    r")$"
)
_LEADING_MARKS = " *+•●○▪■-\"'.,:;…·"
_TRAILING_MARKS = " -\"'.,:;…·!"
_PAUSE = late_pattern(r"(?<!\d)\s*[,;:]\s*|\s*[,;:](?!\d)\s*")
_SLASH = late_pattern(r"\s*/\s*")
_PARENTHESIS_OPEN = late_pattern(r"\s*\(\s*")
_PARENTHESIS_CLOSE = late_pattern(r"\s*\)\s*")
_AND = late_pattern(r"\s*&\s*|\s+và\s+")
# One sound, two spellings: kì/kỳ, lí/lý, tỉ/tỷ, quí/quý. The spelling with y is the one of the forms.
_I_FOR_Y = late_pattern(r"\b([klmth]|qu)([iíìỉĩị])\b")
_Y_OF_I = dict(zip("iíìỉĩị", "yýỳỷỹỵ", strict=True))


def _is_tidy(text: str) -> bool:
    """Whether there is nothing to do, and no white space but blanks."""
    return "_x00" not in text and _TIDY.fullmatch(text) is not None


def _tidy(text: str) -> str:
    """NFC with line breaks as ``\\n``, one blank for each run of them, and nothing invisible."""
    if _is_tidy(text):
        return text
    text = _ESCAPED_CONTROL.sub(lambda match: chr(int(match.group(1), 16)), text)
    text = unicodedata.normalize("NFC", _LONE_SURROGATE.sub("\ufffd", text))
    text = _LINE_END.sub("\n", text)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text.translate(_SAME_LETTER))


def clean(text: str) -> str:
    """A text on one line as it is kept: NFC, Đ for Ð, wide letters as others, nothing invisible, each run of white
    space one blank, stripped.

    Legacy text is decoded before (``legacy_encodings``): a soft hyphen is "ư" in TCVN3.
    """
    if _is_tidy(text) and "  " not in text:
        return text.strip()
    return " ".join(_tidy(text).split())


@lru_cache(maxsize=4096)
def as_named(text: str) -> str:
    """The name of a sheet as its owner wrote it, by which people and scripts find it: NFC, and no more is changed."""
    return unicodedata.normalize("NFC", _CONTROLS.sub("", _LONE_SURROGATE.sub("\ufffd", text)))


def clean_block(text: str) -> str:
    """The same with its line breaks kept (remarks): each line stripped, no blank lines at either end."""
    lines = [_BLANKS.sub(" ", line).strip() for line in _tidy(text).split("\n")]
    return "\n".join(lines).strip("\n")


def _y_for_i(text: str) -> str:
    return _I_FOR_Y.sub(lambda match: match.group(1) + _Y_OF_I[match.group(2)], text)


def _old_tones(text: str) -> str:
    return _LETTER_RUN.sub(lambda match: with_old_tone_placement(match.group()), text)


def _strip_marks(text: str) -> str:
    """Without footnote marks and punctuation at the ends, as long as a letter is left."""
    while True:
        shorter = (text[:-60] + _FOOTNOTE_MARK.sub("", text[-60:])).rstrip(_TRAILING_MARKS).lstrip(_LEADING_MARKS)
        if shorter == text or not any(map(str.isalpha, shorter)):
            return text
        text = shorter


def _compute_match_key(text: str, *, tones_in_place: bool = True) -> str:
    if text.isascii() and text.islower() and text.replace(" ", "").isalpha():  # no other rule is for such a text
        return _y_for_i(" ".join(text.split()))
    text = clean(text)
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = clean(text.translate(_QUOTES).casefold())
    has_marks = not text.replace(" ", "").isalpha()
    if has_marks:
        text = _DASHES.sub("-", text)
    if tones_in_place and not text.isascii():
        text = _old_tones(text)
    if has_marks:
        text = _strip_marks(text)
    text = _y_for_i(text)
    text = _AND.sub(" & ", text)
    if not has_marks:
        return text
    # Runs of blanks gone: they cost the patterns below quadratic time.
    text = _DASHES.sub("-", " ".join(_PAUSE.sub(" ", text).split()))
    text = _SLASH.sub("/", text)
    text = _PARENTHESIS_CLOSE.sub(") ", _PARENTHESIS_OPEN.sub(" (", text))
    return _strip_marks(" ".join(text.split()))


@lru_cache(maxsize=65536)
def _cached_match_key(text: str) -> str:
    return _compute_match_key(text)


def match_key(text: str) -> str:
    """What two writings of one header or list value share.

    Takes away case, forms of letters, the place of the tone mark (hoà/hòa), i for y (kì/kỳ, quí/quý), kinds of dash
    and quotation mark and the blanks round them, pauses (``,;:``) between words, ``&`` for "và", and footnote marks
    and punctuation at the ends: ``(1)``, ``*``, ``(*)``, ``[1]``, ``¹``, ``(3)=(4)+(5)``. Text without a letter keeps
    its marks.
    Idempotent.
    """
    return _cached_match_key(text) if len(text) <= _LONGEST_CACHED else _compute_match_key(text)


def _folded_letters() -> dict[int, str]:
    marks = (code for code in range(0x300, 0x370) if unicodedata.combining(chr(code)))
    letters = {0xD0: "D", 0xF0: "d", 0x110: "D", 0x111: "d", **dict.fromkeys(marks, "")}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        if code not in letters and len(parts) > 1:
            letters[code] = "".join(part for part in parts if not unicodedata.combining(part))
    return letters


_FOLDED_LETTERS = _folded_letters()


def fold(text: str) -> str:
    """A text without diacritics, letter for letter: as long as its NFC form, case kept, đ as d."""
    if text.isascii():
        return text
    plain = text.translate(_FOLDED_LETTERS)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", text.translate(_ETH))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return plain.replace("\u0110", "D").replace("\u0111", "d")


@lru_cache(maxsize=16384)
def _cached_folded_words(text: str) -> str:
    return fold(clean(text)).casefold()


def folded_words(text: str) -> str:
    """A text on one line without diacritics and capitals, with all its marks: for patterns of words."""
    return _cached_folded_words(text) if len(text) <= _LONGEST_CACHED else fold(clean(text)).casefold()


@lru_cache(maxsize=65536)
def _cached_folded_key(text: str) -> str:
    return _compute_folded_key(text)


def _compute_folded_key(text: str) -> str:
    return _compute_match_key(fold(_compute_match_key(text, tones_in_place=False)))  # the tones go in between


def folded_key(text: str) -> str:
    """``match_key`` without diacritics (đ as d), for headers and list values typed without them. Idempotent."""
    return _cached_folded_key(text) if len(text) <= _LONGEST_CACHED else _compute_folded_key(text)


_MOVING_TONES = ("oa", "oe", "uy")  # two vowels at the end of a word of which either may bear the tone
_MOVING_ENDS = late_pattern(r"(?:[oòóỏõọ][aàáảãạeèéẻẽẹ]|[uùúủũụ][yỳýỷỹỵ])(?![^\W\d_])")
_NAME_DASH = late_pattern(r"\s*[-\u2010-\u2015\u2212]\s*")
_NAME_POINT = late_pattern(r"\s*([.,])\s*")
_NAME_INVISIBLE = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))


def _name_tones(word: str) -> str:
    """hoà -> hòa, thuý -> thúy, uỷ -> ủy; quý stays. Any letters before the vowels: names are not always Vietnamese."""
    if word.isascii() or fold(word[-2:]) not in _MOVING_TONES:
        return word
    decomposed = unicodedata.normalize("NFD", word)
    tones = [mark for mark in decomposed if mark in TONE_MARKS]
    if len(tones) != 1:
        return word
    plain = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in TONE_MARKS))
    if plain[-2:] not in _MOVING_TONES or plain.endswith("quy"):
        return word
    return unicodedata.normalize("NFC", plain[:-1] + tones[0] + plain[-1])


@lru_cache(maxsize=65536)
def _cached_name_key(text: str) -> str:
    return _compute_name_key(text)


def _compute_name_key(text: str) -> str:
    text = unicodedata.normalize("NFC", text).translate(_NAME_INVISIBLE).translate(_ETH).lower()
    if _MOVING_ENDS.search(text):
        text = _LETTER_RUN.sub(lambda match: _name_tones(match.group()), text)
    text = _AND.sub(" & ", _NAME_DASH.sub("-", text))
    text = _PARENTHESIS_OPEN.sub(" (", _NAME_POINT.sub(r"\1 ", text))
    return " ".join(_PARENTHESIS_CLOSE.sub(") ", text).split()).strip(" .,:;")


def name_key(text: str) -> str:
    """What two spellings of a unit's name must share to be one variant (the reference data's own rule).

    Takes away forms of letters, Ð for Đ, case, the place of the tone mark, kinds of dash and the blanks round them,
    ``&`` for "và", blanks round ``.,()`` and ``.,:;`` at the ends; not dashes, commas, dots inside, or diacritics.
    """
    return _cached_name_key(text) if len(text) <= _LONGEST_CACHED else _compute_name_key(text)


_NO_WORD = late_pattern(r"[^\w%]+|_+")


# Letter by letter, and word by word: mostly one of a few hundred that come again in all contents.
_CONTENT_LETTERS = Remembered[int, str](lambda code: _NO_WORD.sub(" ", fold(chr(code).casefold())))
_CONTENT_WORDS = Remembered[str, str](lambda word: " ".join(word.translate(_CONTENT_LETTERS).split()))


def content_key(text: str) -> str:
    """A task's content for measuring likeness: without diacritics, case and punctuation, single blanks."""
    return " ".join(filter(None, map(_CONTENT_WORDS.__getitem__, _tidy(text).split())))


_DASH_CHARACTERS = frozenset("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d ")
_DOT_CHARACTERS = frozenset("…./ ")
_NIL_WORDS = frozenset(
    {
        "khong",
        "khong co",
        "khong phat sinh",
        "khong co phat sinh",
        "chua phat sinh",
        "khong phat sinh trong ky",
        "trong ky khong phat sinh",
        "trong thang khong phat sinh",
        "khong phat sinh trong thang",
        "khong co noi dung",
        "khong co so lieu",
        "khong co so lieu phat sinh",
        "chua co",
        "chua co so lieu",
        "chua co phat sinh",
        "kps",
        "k.p.s",
        "k/p/s",
        "ko",
        "ko co",
        "ko phat sinh",
    }
)


def is_nil_word(text: str) -> bool:
    """Whether a text says that there is nothing: "Không", "Không có", "Không phát sinh", "KPS", "Chưa có" …

    "0" is no nil word (it is a number). Where a list itself has "Không" as a value, look in the list first.
    """
    if len(text) > 60:
        return False
    return folded_key(text).strip("()\"' ./") in _NIL_WORDS


def is_blank_mark(text: str) -> bool:
    """Whether a cell's text stands for blank: nothing, ``-``, ``–``, ``—``, ``…``, ``...``, ``…/…``, or a nil word."""
    mark = clean(text) if len(text) <= 60 else text
    characters = frozenset(mark)
    if characters <= _DASH_CHARACTERS:
        return True
    if characters <= _DOT_CHARACTERS:
        return "…" in mark or ".." in mark
    return is_nil_word(text)


_DITTO = late_pattern(r"(?:\"?-?(?:nt|n\.t|nhu tren|nhu tren \(?nt|//+)-?\"?|″|\"[\" ]*|''|〃)")


def is_ditto(text: str) -> bool:
    """Whether a text says "the same as above": ``nt``, ``-nt-``, ``//``, ``"``, "như trên"."""
    if len(text) > 30:
        return False
    bare = fold(clean(text).translate(_QUOTES).casefold()).strip(" -–—().")
    return _DITTO.fullmatch(" ".join(bare.split())) is not None
