"""A finished document beside what it should say: where they differ, and in which figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from transforms.reports.document_text import DocumentText, Line
from transforms.reports.report_figures import MARKED, plain

_LEFT_BLANK = re.compile(r"\\? (?:\\? ){2,}")  # in an escaped text: a run of blanks for a clerk to write in
_FILLED_IN = r"\s*[\w.-]{0,12}\s*"
_DAY = re.compile(r"(ngày)(?:\\? ){3,}(?:tháng\\? \d{1,2}\\? năm\\? \d{4})")
_SIGNING_DAY = r"\1\\s*\\d{0,2}\\s*tháng\\s*\\d{1,2}\\s*năm\\s*\\d{4}"


@dataclass(frozen=True, slots=True)
class TextDifference:
    """One place where a document prints something else. `figure` is an id; None where other words differ. `printed` or
    `expected` is None where the line is not there at all. `line` is its number in the document, from 0."""

    place: str
    figure: str | None
    printed: str | None
    expected: str | None
    line: int | None


def differences(found: DocumentText, expected: DocumentText, to_fill_in: Iterable[str] = ()) -> list[TextDifference]:
    """Every difference of a document's text from the expected one, which bears marks around its figures.

    `to_fill_in`: lines with runs of blanks, which people fill in by hand (number, signing date); filled in or not, they
    are as expected.
    """
    allowed = {" ".join(line.split()): _filled(line) for line in to_fill_in if "   " in line}
    told: list[TextDifference] = []
    for place, line, printed, marked in _pairs(found.lines, expected.lines):
        if printed is None or marked is None:
            told.append(TextDifference(place, None, printed, None if marked is None else plain(marked), line))
            told += [
                TextDifference(place, figure[1], None, figure[2], line) for figure in MARKED.finditer(marked or "")
            ]
            continue
        wanted = plain(marked)
        pattern = allowed.get(wanted)
        if printed != wanted and not (pattern and pattern.fullmatch(printed)):
            told += _within(place, line, printed, marked)
    return told


def _filled(line: str) -> re.Pattern[str]:
    return re.compile(_LEFT_BLANK.sub(lambda _: _FILLED_IN, _DAY.sub(_SIGNING_DAY, re.escape(line.strip()))))


def _pairs(found: Sequence[Line], expected: Sequence[Line]) -> Iterator[tuple[str, int | None, str | None, str | None]]:
    """(place, line found, its text, the marked text that belongs there), only where they differ."""
    if [line.place for line in found] == [line.place for line in expected]:
        for number, (one, other) in enumerate(zip(found, expected, strict=True)):
            yield one.place, number, one.text, other.text
        return
    texts = [line.text for line in found], [plain(line.text) for line in expected]
    for kind, first, last, begin, end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if kind != "equal":
            for number, other in zip_longest(range(first, last), expected[begin:end]):
                line = found[number] if number is not None else None
                place = line.place if line is not None else other.place
                yield place, number, line.text if line else None, other.text if other else None


def _within(place: str, line: int | None, printed: str, marked: str) -> Iterator[TextDifference]:
    """The figures of a line that are printed otherwise; the line itself where something else is."""
    wanted, spans = _spans(marked)
    changes = SequenceMatcher(None, wanted, printed, autojunk=False).get_opcodes()
    rest = [change for change in changes if change[0] != "equal"]
    for figure, start, end in spans:
        touching = [change for change in rest if change[1] <= end and change[2] >= start]
        if touching:
            rest = [change for change in rest if change not in touching]
            text = printed[_mapped(changes, start) : _mapped(changes, end, at_end=True)]
            yield TextDifference(place, figure, text.strip(), wanted[start:end], line)
    if rest:
        yield TextDifference(place, None, printed, wanted, line)


def _spans(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """The text without marks, and for each figure in it (id, first character, one past the last)."""
    text, spans, position = "", [], 0
    for match in MARKED.finditer(marked):
        text += marked[position : match.start()]
        spans.append((match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    return text + marked[position:], spans


def _mapped(changes: Sequence[tuple[str, int, int, int, int]], position: int, *, at_end: bool = False) -> int:
    """Where a position of the expected text lies in the printed one."""
    fitting = [change for change in changes if change[1] <= position <= change[2]]
    kind, first, _, begin, end = fitting[-1 if at_end else 0]
    if kind == "equal":
        return begin + position - first
    return end if at_end else begin
