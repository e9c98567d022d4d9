"""Which unit a written name means: by name, level, day and parent, never by likeness.

Prepared once per process from plain reference rows; picklable, so that a worker can be handed one.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product

from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import GROUP_ORDER, PROVINCE, OrgUnit, OrgUnitName
from transforms.text.vietnamese import clean, fold, name_key

GROUPS_BELOW_PROVINCE = frozenset(GROUP_ORDER) - {"province"}

_LONGEST_NAME = 300  # more than any unit's with all that may stand around it

_TOKEN = late_pattern(r"[^\W_]+")
_NO_STEM = late_pattern(r"(?:[^\w\n]|[_va])+")
_NO_STEM_IN_ASCII = dict.fromkeys(code for code in range(128) if _NO_STEM.fullmatch(chr(code)))
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_JOINING_WORDS = frozenset(("và", "va"))
_AND_WITHIN = late_pattern(r"\w ?& ?\w")
_LINKING_WORDS = frozenset(("thuộc", "thuoc", "của", "cua"))
_DISTRICT_WORDS = frozenset(("huyện", "huyen", "h", "thành", "thanh", "tp"))
_SEPARATOR = late_pattern(r"[,;(/-]")
_BEGINNINGS = late_pattern(r"(?<! ) ?[,;(/-]| (?=(?:huyện|huyen|h|thành|thanh|tp|tỉnh|tinh)\b)")  # they end there
_PARTS = late_pattern(r"^Sở | và |, | - ")
_QUOTES = " \"'\u201c\u201d\u2018\u2019\u00ab\u00bb"
_PROVINCE_AFTER = late_pattern(r"(?<![\s,(-])[\s,(-]+(?:tỉnh|tinh)(?: (?:lạng sơn|lang son|ls))?\)?$")
_COMMITTEE_BEFORE = late_pattern(r"^(?:ubnd|ủy ban nhân dân|uy ban nhan dan) ")
_DEPARTMENT_BEGINS = late_pattern(
    r"so |s(?:ct|d|g|k|l|n|t|v|x|y)[a-z]*\b|ban |bdt\b|bql|vp|van phong |thanh tra tinh|co quan |ttr? tinh|ttt\b"
)
_KIND_BEFORE = late_pattern(
    r"^(?:(?:ubnd|uy ban nhan dan|so|ban|quan ly|huyen|h|thanh pho|tp|xa|x|phuong|p|thi tran|tt)[ .]+)+"
)
_PROVINCE_BEHIND = late_pattern(r"(?<! ) tinh(?: lang son)?$")
_SUGGESTED = 3  # units at the most
_SHORTEST_LIKE, _SHORT = 6, 10  # letters: an abbreviation is like many

MAY_BE = frozenset(("ambiguous", "several"))  # codes of names that mean one of their candidates


@dataclass(frozen=True, slots=True)
class Resolution:
    """The unit that a text means, or why none could be taken.

    `code` is None where there is a unit, else 'unknown', 'ambiguous', 'several' (a line names more than one) or
    'not_active' (it lived earlier, or will later); `candidates` are the units thought of.
    """

    unit: str | None
    code: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way of writing, marks included, and the units written so.

    `weak` where it may be only a subject or a place: "Tài chính", "Văn Lãng" without the word huyện.
    """

    letters: str
    units: tuple[str, ...]
    ambiguous_with: tuple[str, ...]
    weak: bool


def _bare(name: str) -> str:
    """A name's letters without marks and what kind of unit it is: by that word every Sở is like every other."""
    return _PROVINCE_BEHIND.sub("", _KIND_BEFORE.sub("", fold(name_key(name))[:_LONGEST_NAME]))


def _stem(text: str) -> str:
    """What all writings of the same letters share, line by line: those without marks, but for "và", which may be left
    out. Quick for thousands of names at once."""
    folded = fold(text.lower())
    return folded.translate(_NO_STEM_IN_ASCII) if folded.isascii() else _NO_STEM.sub("", folded)


def _half_shortened(units: Iterable[OrgUnit]) -> Iterator[OrgUnitName]:
    """Names of departments some of whose parts are shortened: "Sở Giáo dục và ĐT", "Sở LĐ, Thương binh và XH"."""
    for unit in units:
        parts = _PARTS.split(unit.name)[1:] if unit.group == "department" else []
        short = ["".join(word[0].upper() for word in part.split()) for part in parts]
        for written in product(*zip(parts, short, strict=True)) if len(parts) > 1 else ():
            yield OrgUnitName(unit.unit, f"Sở {' '.join(written)}", ())


def name_tokens(key: str) -> list[str]:
    """The words of a name's key; "và" and "&" do not tell names apart."""
    return [token for token in _TOKEN.findall(key) if token not in _JOINING_WORDS]


def is_short(letters: str) -> bool:
    """Whether the letters of a name are so few that others may be short for the same."""
    return len(letters) <= _SHORTEST_LIKE


class UnitNames:
    """The units and all their names, prepared for look-ups.

    Takes plain rows (the packaged reference data); KeyError where a name or a parent points at no unit.
    """

    def __init__(self, units: Iterable[OrgUnit], names: Iterable[OrgUnitName]) -> None:
        self.units: dict[str, OrgUnit] = {unit.unit: unit for unit in units}
        self._rank = {unit: rank for rank, unit in enumerate(self.units)}
        # By stem. What they spell is worked out when it is asked for: few files name many of them.
        self._written: dict[str, list[OrgUnitName]] = {}
        rows = (*names, *_half_shortened(self.units.values()))
        stems = _stem("\n".join([row.name_variant.replace("\n", " ") for row in rows])).split("\n") if rows else ()
        for row, stem in zip(rows, stems, strict=True):
            if row.unit not in self.units:
                raise KeyError(row.unit)
            self._written.setdefault(stem, []).append(row)
        self._spellings: dict[str, tuple[Spelling, ...]] = {}
        self._with_and: frozenset[str] = frozenset()  # made when one is asked for
        self._bare: dict[str, set[str]] = {}  # each unit's names without what kind it is; made when one is asked for

    # ---- the units themselves

    def __getitem__(self, unit: str) -> OrgUnit:
        return self.units[unit]

    def has_and(self, unit: str) -> bool:
        """Whether any name of the unit is of parts joined by "và" or "&": "T&TT" is no "TTT", Thanh tra tỉnh."""
        if not self._with_and:
            rows = [row for written in self._written.values() for row in written]
            self._with_and = frozenset(row.unit for row in rows if _AND_WITHIN.search(name_key(row.name_variant)))
        return unit in self._with_and

    def order(self, unit: str) -> tuple[int, int]:
        """Sorting key of lists for people: departments, districts, communes, each as in the reference file."""
        return GROUP_ORDER.index(self.units[unit].group), self._rank[unit]

    def ordered(self, units: Iterable[str]) -> tuple[str, ...]:
        """Each unit once, in the order of `order`."""
        return tuple(sorted(set(units), key=self.order))

    def alive(self, on: date, groups: Iterable[str] = GROUP_ORDER) -> tuple[str, ...]:
        """The units of these level groups that exist on the day."""
        wanted = frozenset(groups)
        return self.ordered(unit.unit for unit in self.units.values() if unit.alive(on) and unit.group in wanted)

    def senders(self, on: date) -> tuple[str, ...]:
        """Who reports on the day: every unit directly under the province.

        Departments and districts; from 01/07/2025 (Nghị quyết 203/2025/QH15) departments and communes.
        """
        return tuple(unit for unit in self.alive(on) if self.units[unit].is_sender)

    # ---- a text that is a name and nothing else

    def resolve(
        self, text: str, on: date, groups: frozenset[str] | None = None, parent: str | None = None
    ) -> Resolution:
        """The unit that the text names on the day.

        `groups` are the level groups that can stand in this place, `parent` the unit it must belong to. A commune may
        be written with its district, any name with "UBND" before it or ", tỉnh Lạng Sơn" after it. Marks may be left
        out where one unit remains all the same.
        """

        def fits(unit: str) -> bool:
            row = self.units[unit]
            if joins and not self.has_and(unit):
                return False
            return (groups is None or row.group in groups) and (parent is None or row.parent == parent)

        key = name_key(clean(text)).strip(_QUOTES)
        if len(key) > _LONGEST_NAME:  # every cut into commune and district is tried below
            return Resolution(None, "unknown")
        joins = _AND_WITHIN.search(key) is not None and is_short("".join(name_tokens(key)))
        unknown = Resolution(None, "unknown")
        other_time: Resolution | None = None  # "Xã Đoàn Kết, tỉnh Lạng Sơn" is of 2025, "Xã Đoàn Kết" of each day
        for reading in _readings(key):
            whole = "".join(name_tokens(reading))
            for spellings in (self.spellings(whole), tuple(self._within_district(reading))):
                found = self.decide(spellings, on, fits)
                if found.unit is not None and self._is_spelled_otherwise(reading, whole, found.unit, spellings):
                    continue
                if found.code in (None, "ambiguous"):
                    return found
                if found.code == "not_active":
                    other_time = other_time or found
                elif not unknown.candidates:
                    unknown = found
        return other_time or unknown

    def _is_spelled_otherwise(self, key: str, whole: str, unit: str, spellings: Sequence[Spelling]) -> bool:
        """Whether a name that is known only with marks added begins with the very name of another unit: "xã Tân Thanh,
        huyện Cao Lộc", where xã Tân Thành is meant or another district."""
        if whole == fold(whole) or any(spelling.letters == whole for spelling in spellings):
            return False
        for begin in _BEGINNINGS.finditer(key):
            letters = "".join(name_tokens(key[: begin.start()]))
            named = [spelling.units for spelling in self._spelled(fold(letters)) if spelling.letters == letters]
            if (
                letters != fold(letters)
                and named
                and all(unit not in units and self.units[unit].parent not in units for units in named)
            ):
                return True
        return False

    def resolve_sender(self, text: str, on: date) -> Resolution:
        """The reporting unit that the text names; one that reports only on other days is 'not_active'."""
        return self.resolve(text, on, parent=PROVINCE)

    def suggest(self, text: str, units: Iterable[str]) -> tuple[str, ...]:
        """Those of the units one of whose names is most like the text, for messages only; may be none."""
        from rapidfuzz import fuzz, process  # here: few files need it, and every worker would wait for it

        if not self._bare:
            for row in [row for written in self._written.values() for row in written]:
                self._bare.setdefault(row.unit, set()).add(_bare(row.name_variant))
        bare = _bare(text)
        known = ((unit, name) for unit in units for name in self._bare.get(unit, ()))
        names = {(u, name): name for u, name in known if min(len(name), len(bare)) >= _SHORTEST_LIKE or name == bare}
        cutoff = 65 if len(bare) >= _SHORT else 75  # of few letters some are always the same
        best = process.extract(bare, names, scorer=fuzz.ratio, limit=None, score_cutoff=cutoff)
        whole = fold(name_key(text))  # what kind it is called tells the city of a name from the province
        kinds = {u: -fuzz.ratio(whole, fold(name_key(self.units[u].name))) for _, _, (u, _) in best}
        likest = sorted(best, key=lambda one: (-one[1], kinds[one[2][0]], self._rank[one[2][0]]))
        return tuple(dict.fromkeys(unit for _, _, (unit, _) in likest))[:_SUGGESTED]

    # ---- what both this module and the search within longer texts stand on

    def spellings(self, letters: str) -> tuple[Spelling, ...]:
        """What these letters (a name's words put together) can be: that spelling, one of which they only have a tone on
        another vowel ("Nôị vụ"), or those they leave marks out of."""
        folded = fold(letters)
        known = self._spelled(folded)
        if letters != folded:
            exact = tuple(spelling for spelling in known if spelling.letters == letters)
            if exact:
                return exact
            moved = tuple(spelling for spelling in known if _moves_tones(letters, spelling.letters))
            if moved:
                return moved
        return tuple(spelling for spelling in known if _leaves_marks_out(letters, spelling.letters))

    def _spelled(self, folded: str) -> tuple[Spelling, ...]:
        """What is written with these letters, marks left out."""
        known = self._spellings.get(folded)
        if known is None:
            written = self._written.get(_stem(folded))
            if written is None:
                return ()
            gathered: dict[str, tuple[set[str], set[str], bool]] = {}
            for row in written:
                key = name_key(row.name_variant)
                letters = "".join(name_tokens(key))
                if fold(letters) != folded:
                    continue
                means, others, weak = gathered.setdefault(letters, (set(), set(), True))
                means.add(row.unit)
                others.update(row.ambiguous_with)
                gathered[letters] = (means, others, weak and is_weak(self.units[row.unit], fold(key)))
            known = self._spellings[folded] = tuple(
                Spelling(letters, self.ordered(means), self.ordered(others), weak)
                for letters, (means, others, weak) in sorted(gathered.items())
            )
        return known

    def decide(self, spellings: Iterable[Spelling], on: date, fits: Callable[[str], bool]) -> Resolution:
        """The one unit that lives on the day and fits, or the reason why there is none."""
        meant: set[str] = set()
        others: set[str] = set()
        for spelling in spellings:
            meant.update(spelling.units)
            others.update(spelling.ambiguous_with)
        possible = {unit for unit in meant if fits(unit)}
        here = {unit for unit in possible if self.units[unit].alive(on)}
        if not here:
            return Resolution(None, "not_active" if possible else "unknown", self.ordered(possible or meant))
        here |= {unit for unit in others if fits(unit) and self.units[unit].alive(on)}
        if len(here) > 1:
            return Resolution(None, "ambiguous", self.ordered(here))
        return Resolution(next(iter(here)))

    def _within_district(self, key: str) -> Iterator[Spelling]:
        """Communes written with their district: "xã Hòa Bình, huyện Văn Quan", "Hòa Bình - H. Văn Quan"."""
        matches = [m for m in _TOKEN.finditer(key) if m.group() not in _JOINING_WORDS]
        words = [m.group() for m in matches]
        for cut in range(1, len(words)):
            separated = _SEPARATOR.search(key[matches[cut - 1].end() : matches[cut].start()]) is not None
            left, right = words[:cut], words[cut:]
            if right[0] in _LINKING_WORDS:
                yield from self._communes(left, right[1:])
            elif separated or right[0] in _DISTRICT_WORDS:
                yield from self._communes(left, right)
            if separated:
                yield from self._communes(right, left)

    def _communes(self, commune: list[str], district: list[str]) -> Iterator[Spelling]:
        districts = {
            unit
            for spelling in self.spellings("".join(district))
            for unit in spelling.units
            if self.units[unit].group == "district"
        }
        if districts:
            for spelling in self.spellings("".join(commune)):
                inside = tuple(unit for unit in spelling.units if self.units[unit].parent in districts)
                if inside:
                    yield Spelling(spelling.letters, inside, (), weak=False)


def _readings(key: str) -> Iterator[str]:
    """The name as it stands, then without the province after it, then without "UBND" before it."""
    yield key
    shorter = _PROVINCE_AFTER.sub("", key)
    if shorter != key:
        yield shorter
    bare = _COMMITTEE_BEFORE.sub("", shorter)
    if bare != shorter:
        yield bare


def is_weak(unit: OrgUnit, folded_key: str) -> bool:
    """Whether a unit's name, without marks, may be only a subject or a place."""
    is_subject = unit.group == "department" and _DEPARTMENT_BEGINS.match(folded_key) is None
    return is_subject or (unit.group != "department" and folded_key in (fold(name_key(unit.short_name)), "thanh pho"))


def _leaves_marks_out(written: str, name: str) -> bool:
    return len(written) == len(name) and all(
        w == n or w == _toneless(n) or w == fold(n) for w, n in zip(written, name, strict=True)
    )


def _moves_tones(written: str, name: str) -> bool:
    return _toneless(written) == _toneless(name) and _tones(written) == _tones(name)


def _tones(text: str) -> list[str]:
    return [mark for mark in unicodedata.normalize("NFD", text) if mark in _TONES]


def _toneless(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", "".join(c for c in parts if c not in _TONES))
