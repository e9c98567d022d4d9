"""Text struck through within a cell beside text that is not: what was written before it was corrected.

"5" struck out before "6" is 6, which plain text would run together to 56. A cell struck through whole is read as any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

BEGIN, END = "\ufdd0", "\ufdd1"  # around struck text of a page while it is read; no letters

_MARKED = re.compile(f"{BEGIN}[^{END}]*{END}?")
_MARKS = str.maketrans("", "", BEGIN + END)
_RUNS = re.compile(rb"(?:<r>.{0,5000}?</r>\s{0,99})+", re.DOTALL)
_RUN = re.compile(rb"<r>.*?</r>", re.DOTALL)
_STRIKE = re.compile(rb'<strike(?:\s+val="(?:1|true)")?\s*/>')
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>[^<]*</t>")
_STYLE_NAME = re.compile(rb'style:name="([^"<]*)"')  # of OpenDocument
_STRUCK_STYLE = re.compile(rb'style:text-line-through-(?:style|type)="(?!none)')
_EMPTY = re.compile(rb"<text:p(?:\s[^>]*)?></text:p>")
_TAG = re.compile(rb"<[^>]*>")


def without_marked(text: str) -> str:
    """The text without what stands between the marks, or all of it where nothing else is left."""
    kept = _MARKED.sub("", text)
    return (kept if kept.strip() else text).translate(_MARKS)


def without_struck_runs(part: bytes) -> bytes:
    """Shared strings or a sheet of a workbook (their XML) without the texts of struck runs beside others."""
    return _RUNS.sub(_corrected, part) if b"<strike" in part else part


def _corrected(runs: re.Match[bytes]) -> bytes:
    parts: list[bytes] = _RUN.findall(runs[0])
    struck = [_STRIKE.search(run) is not None for run in parts]
    left = b"".join(b"".join(_TEXT.findall(run)) for run, out in zip(parts, struck, strict=True) if not out)
    if not any(struck) or not _TAG.sub(b"", left).strip():
        return runs[0]
    return b"".join(_TEXT.sub(b"<t></t>", run) if out else run for run, out in zip(parts, struck, strict=True))


def without_struck_spans(part: bytes) -> bytes:
    """The content of an OpenDocument spreadsheet (its XML) without the struck spans that stand beside other text."""
    head = part[: max(part.find(b"<office:body"), 0)]
    if b"text-line-through" not in head:
        return part
    names: list[bytes] = []
    for style in head.split(b"<style:style ")[1:]:
        attributes, _, properties = style.partition(b"</style:style>")[0].partition(b">")
        if b'family="text"' in attributes and _STRUCK_STYLE.search(properties):
            names += map(re.escape, _STYLE_NAME.findall(attributes))
    if not names:
        return part
    named = rb'text:style-name="(?:%b)"' % b"|".join(names)
    span = re.compile(rb"<text:span %b>(?:[^<]|<text:(?:s|tab|line-break)[^<>]*/>)*</text:span>" % named)
    return b"table-cell".join(_without(span, cell) for cell in part.split(b"table-cell"))


def _without(span: re.Pattern[bytes], cell: bytes) -> bytes:
    """What stands behind the name of a cell's tag, up to the next, without the spans; a comment is no text of it."""
    left = span.sub(b"", cell) if b"<text:span" in cell else cell
    shown = left.rpartition(b"</office:annotation>")[2].rpartition(b"</text:p>")[0].partition(b">")[2]
    return _EMPTY.sub(b"", left) if left != cell and _TAG.sub(b"", shown).strip() else cell


def without_runs(text: str, runs: Iterable[tuple[int, bool]]) -> str:
    """The text without its runs that are struck through, each given by where it begins and whether it is; all of it
    where nothing else is left."""
    pairs = pairwise([*runs, (len(text), False)])
    kept = "".join([text[begin:end] for (begin, is_struck), (end, _) in pairs if not is_struck])
    return kept if kept.strip() else text
