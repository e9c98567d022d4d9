"""Who sent a workbook, where only a title line or a file's name says so.

Longest known name wins, at whole words; two different units left are several. The province itself ("UBND TỈNH LẠNG
SƠN") is the parent body and never the sender; offices inside or beside the units (a Phòng, a company) name nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import PurePosixPath

from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.text.vietnamese import clean, fold, name_key
from transforms.values.units import MAY_BE, Resolution, Spelling, UnitNames, is_short

_WORD = late_pattern(r"[^\W_]+")
_INNER_BOUNDARY = late_pattern(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_DOCUMENT_NUMBER = late_pattern(r"(?<!\S)[^\s/]*/\S*-\S+")
_ADDRESSEE = late_pattern(r"(?:kính gửi|kinh gui|nơi nhận|noi nhan)\b")
# "(Ban hành kèm theo Công văn … của Sở Nội vụ)" names who asked for the report, not who sends it.
_CITED = late_pattern(r"\b(?:cong van|cv|ke hoach|quyet dinh|chi thi|thong bao|huong dan|ban hanh)\b")
# "Gửi SNV", "theo mẫu của Sở Nội vụ"; not "gửi lại SNV", "bản gửi - SYT", "Đơn vị gửi: Sở Y tế".
_SENT_TO = late_pattern(
    r"(?:(?<!don vi )(?<!co quan )(?<!nguoi )(?<!noi )(?<!ben )\b(?:gui|nop)(?: (?:ve|den|toi|cho|len))?"
    r"|\btheo (?:bieu )?mau(?: cua)?)[\s:]+$"
)
_BREAK = late_pattern(r"[,;()\[\]|:-]")
_LONGEST_NAME = 20
_LONGEST_LINE = 300

_OTHER_BODIES = tuple(
    tuple(body.split())
    for body in (
        "phong|chi cuc|cuc|trung tam|truong|benh vien|cong ty|cong an|kho bac|chi nhanh|tram|hat kiem lam|"
        "ban quan ly du an|toa an|vien kiem sat|bao hiem|ngan hang|hop tac xa|doi"
    ).split("|")
)
# Words of file names that say nothing of a unit; a bare "Van Lang" counts only among these.
_PAPER_WORDS = frozenset(
    (
        "bc bao cao bieu mau th tong hop kl kc klkc klkchc cchc thang t quy q nam ky phu luc kem theo lan sua gui lai "
        "nhap chot final copy ban moi don vi cua file ngay v ok chinh thuc ket qua bo sung bao mat xuat tu phan mem "
        "khoi phuc i ii iii iv h so lieu ubnd va"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Hit:
    first: int
    last: int
    spellings: tuple[Spelling, ...]

    @property
    def weak(self) -> bool:
        return all(spelling.weak for spelling in self.spellings)


def sender_in_line(names: UnitNames, line: str, on: date) -> Resolution:
    """The reporting unit named in a line of a title block; 'unknown' where none is.

    A bare subject or place ("tài chính", "Văn Lãng") counts only where it is the whole line.
    """
    if _ADDRESSEE.match(name_key(clean(line))):
        return Resolution(None, "unknown")
    return _sender(names, _DOCUMENT_NUMBER.sub(" ", line), on, in_file_name=False)


def sender_in_file_name(names: UnitNames, file: str, on: date) -> Resolution:
    """The reporting unit that a file's name (the last part of a path) tells; 'unknown' where it tells none."""
    name = PurePosixPath(file.replace("\\", "/")).name
    stem = re.sub(r"\.[A-Za-z]{2,4}$", "", unicodedata.normalize("NFC", name).replace("_", " "))
    return _sender(names, _INNER_BOUNDARY.sub(" ", _split_capitals(stem)), on, in_file_name=True)


def names_others(names: UnitNames, text: str, on: date, own: str) -> bool:
    """Whether a text names reporting units for certain, and not this one: "Thanh tra" may be an office within it."""
    first = fold(name_key(text[:_LONGEST_LINE])).split(maxsplit=3)[:3]
    if len(text) > _LONGEST_LINE or any(tuple(first[: len(body)]) == body for body in _OTHER_BODIES):
        return False  # as nearly all offices are called that inspect themselves
    found = _sender(names, text, on, in_file_name=False, certain=True)
    meant = found.candidates if found.unit is None else (found.unit,)
    return found.code in (None, *MAY_BE) and own not in meant


def _sender(names: UnitNames, text: str, on: date, *, in_file_name: bool, certain: bool = False) -> Resolution:
    key = name_key(clean(text))
    matches = [match for match in _WORD.finditer(key) if match.group() not in ("và", "va")]
    words = [match.group() for match in matches]
    folded = [fold(word) for word in words]
    gaps = [key[before.end() : match.start()] for before, match in pairwise(matches)]
    hits = _longest_hits(names, words, [place for place, gap in enumerate(gaps, 1) if "&" in gap])
    covered = {place for hit in hits for place in range(hit.first, hit.last)}
    breaks = {place for place, gap in enumerate(gaps, 1) if _BREAK.search(gap)}
    hits = [
        hit
        for hit in hits
        if not _belongs_to_other_body(hit, hits, folded, covered, breaks)
        and not _is_cited(fold(key[max(0, matches[hit.first].start() - _LONGEST_LINE) : matches[hit.first].start()]))
    ]
    strong = [hit for hit in hits if not hit.weak]
    found = _decided(names, strong, on)
    if found.code != "unknown" or certain:
        return found
    if in_file_name:
        weak = [hit for hit in hits if hit.weak and _stands_alone(hit, folded)]
    else:
        weak = [hit for hit in hits if hit.weak and hit.first == 0 and hit.last == len(words)]
    bare = _decided(names, weak, on)
    return bare if bare.code != "unknown" else found


def _split_capitals(stem: str) -> str:
    return "".join(f" {c}" if i and c.isupper() and stem[i - 1].islower() else c for i, c in enumerate(stem))


def _longest_hits(names: UnitNames, words: list[str], joined: list[int]) -> list[_Hit]:
    """The names among the words; of short ones over a place `joined` by "&" only such that have one."""
    found = []
    for first in range(len(words)):
        letters = ""
        for last in range(first + 1, min(len(words), first + _LONGEST_NAME) + 1):
            letters += words[last - 1]
            spellings = names.spellings(letters)
            if spellings and is_short(letters) and any(first < place < last for place in joined):
                spellings = tuple(one for one in spellings if any(map(names.has_and, one.units)))
            if spellings:
                found.append((-len(letters), first, last, spellings))
    taken: set[int] = set()
    hits = []
    for _, first, last, spellings in sorted(found, key=lambda hit: hit[:3]):
        if taken.isdisjoint(range(first, last)):
            taken.update(range(first, last))
            hits.append(_Hit(first, last, spellings))
    return sorted(hits, key=lambda hit: hit.first)


def _belongs_to_other_body(hit: _Hit, hits: list[_Hit], folded: list[str], covered: set[int], breaks: set[int]) -> bool:
    """Whether "Phòng", "Trung tâm" and the like stand before the hit in its stretch of text, no unit before them."""
    start = max((i for i in breaks if i <= hit.first), default=0)
    for place in range(start, hit.first):
        if place in covered:
            if any(other.first <= place < other.last and not other.weak for other in hits):
                return False
            continue
        for body in _OTHER_BODIES:
            if tuple(folded[place : place + len(body)]) == body:
                return not (body == ("phong",) and folded[place - 1 : place] == ["van"])
    return False


def _is_cited(before: str) -> bool:
    """Whether by the words before it a unit only issued a document that the text refers to, or is whom it goes to."""
    if _SENT_TO.search(before):
        return True
    return before.rstrip().endswith("cua") and _CITED.search(before) is not None


def _stands_alone(hit: _Hit, folded: list[str]) -> bool:
    """Whether only words of paperwork, digits or the ends of the name are beside the hit."""
    neighbours = folded[max(hit.first - 1, 0) : hit.first] + folded[hit.last : hit.last + 1]
    return all(word in _PAPER_WORDS or word.isdigit() for word in neighbours)


def _decided(names: UnitNames, hits: list[_Hit], on: date) -> Resolution:
    possible: set[str] | None = None
    everyone: set[str] = set()
    inactive: set[str] = set()
    for hit in hits:
        if any(PROVINCE in spelling.units for spelling in hit.spellings):
            continue
        found = names.decide(hit.spellings, on, lambda unit: names[unit].is_sender)
        if found.code == "not_active":
            inactive.update(found.candidates)
        if found.code in (None, "ambiguous"):
            meant = set(found.candidates if found.unit is None else (found.unit,))
            everyone |= meant
            possible = meant if possible is None else possible & meant
    if possible is None:
        return Resolution(None, "not_active" if inactive else "unknown", names.ordered(inactive))
    if len(possible) == 1:
        return Resolution(next(iter(possible)))
    return Resolution(None, "ambiguous" if possible else "several", names.ordered(everyone))
