"""Text struck through within a cell beside text that is not: what was written before it was corrected; and rows that
are struck through.

"5" struck out before "6" is 6, which plain text would run together to 56. A cell struck through whole is read as any.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.definitions.patterns import late_pattern
from transforms.files.raised_digits import RUN, style_names, styled_spans, with_raised_runs
from transforms.files.read_cells import Rows
from transforms.files.sheets import cell_at

BEGIN, END = "\ufdd0", "\ufdd1"  # around struck text of a page while it is read; no letters

MARKING = {"sup": "raised", "s": "struck", "strike": "struck", "del": "struck"}  # elements of a page
_RAISING_STYLE = late_pattern(r"""\bstyle\s*=\s*(?:"[^"]*|'[^']*)\bvertical-align\s*:\s*super\b""", re.IGNORECASE)

_FEWEST_CELLS = 2  # of a row that is struck through; one more, its number or a remark, may not be

_BLANK_KINDS, _RAISED_FONT = frozenset((0, 6)), 1  # of cells, of fonts, to xlrd

_MARK = late_pattern(f"([{BEGIN}{END}])")
_MARKS = str.maketrans("", "", BEGIN + END)
_RUNS = late_pattern(rb"(?:%b\s*+)++" % RUN.pattern)
_STRIKE = late_pattern(rb'<strike(?:\s+val="(?:1|true)")?\s*/>')
_TEXT = late_pattern(rb"<t(?:\s[^>]*)?>[^<]*</t>")
_STRUCK_STYLE = late_pattern(rb'style:text-line-through-(?:style|type)="(?!none)')  # of OpenDocument
_EMPTY = late_pattern(rb"<text:p(?:\s[^>]*)?></text:p>")
_TAG = late_pattern(rb"<[^>]*>")
_STYLES = late_pattern(r"<style\b", re.IGNORECASE)  # of a web page
_LINE_THROUGH = late_pattern(r"(?<![\w\-])line-through")  # no text-line-through:none
# ".old", "td.old", "tr.old td"; not ".old:hover", ".all del", which are not all of the class
_CLASS_NAME = late_pattern(r"(?:^|[\s,>])[\w*]*\.([\w\-]+)(?:\s+t[dh])?\s*(?=,|$)")
_CLASS = late_pattern(r"""(?:^|\s)class\s*=\s*["']?([^"'>]*)""", re.IGNORECASE)
_OWN_STYLE = late_pattern(r"""(?:^|\s)style\s*=\s*(?:"[^"]*|'[^']*)(?<![\w\-])line-through""", re.IGNORECASE)


@dataclass(slots=True)
class OpenMarks:
    """The open elements of a page's cell, from one on that raises or strikes through what is in it."""

    raising: int = 0  # how many of them set text above the line
    _open: dict[str, list[str]] = field(default_factory=dict)  # what each one does, by their name

    def begin(self, name: str, attributes: str, is_struck: bool = False) -> str:
        """The mark that stands for an element's begin, if any; whether styles strike it through is given."""
        how = "struck" if is_struck else MARKING.get(name, "")
        if not how and attributes and _RAISING_STYLE.search(attributes):
            how = "raised"
        if how or self._open:
            self._open.setdefault(name, []).append(how)
            self.raising += how == "raised"
        return BEGIN if how == "struck" else ""

    def end(self, name: str) -> str:
        """The mark that stands for the end of the latest open element of the name, if any."""
        open_ones = self._open.get(name)
        how = open_ones.pop() if open_ones else ""
        self.raising -= how == "raised"
        return END if how == "struck" else ""


def is_marked(text: str) -> bool:
    """Whether all of a text stands between the marks."""
    return BEGIN in text and not _unmarked(text).strip()


def without_marked(text: str) -> str:
    """The text without what stands between the marks, or all of it where nothing else is left."""
    if BEGIN not in text and END not in text:
        return text
    kept = _unmarked(text)
    return kept if kept.strip() else text.translate(_MARKS)


def _unmarked(text: str) -> str:
    """What stands outside of all marks, which may be nested: "<s><strike>5</strike></s>"."""
    kept, depth = [], 0
    for piece in _MARK.split(text):
        if piece in (BEGIN, END):
            depth = depth + 1 if piece == BEGIN else max(depth - 1, 0)
        elif not depth:
            kept.append(piece)
    return "".join(kept)


@dataclass(frozen=True, slots=True)
class Crossing:
    """Which elements of a web page are struck through: by a style of their own, or by one of its classes."""

    classes: frozenset[str]

    def strikes(self, attributes: str) -> bool:
        if "line-through" in attributes and _OWN_STYLE.search(attributes):
            return True
        found = _CLASS.search(attributes)
        return found is not None and not self.classes.isdisjoint(found[1].split())


def crossing(page: str) -> Crossing | None:
    """None for a page that strikes nothing through by styles."""
    if "line-through" not in page:
        return None
    rules = [rule for piece in _STYLES.split(page)[1:] for rule in piece.partition("</")[0].split("}")]
    struck = [selectors for selectors, _, body in (rule.partition("{") for rule in rules) if _LINE_THROUGH.search(body)]
    return Crossing(frozenset(name for selectors in struck for name in _CLASS_NAME.findall(selectors)))


def without_struck_runs(part: bytes) -> bytes:
    """Shared strings or a sheet of a workbook (their XML) without the texts of struck runs beside others."""
    return _RUNS.sub(_corrected, part) if b"<strike" in part else part


def _corrected(runs: re.Match[bytes]) -> bytes:
    parts: list[bytes] = RUN.findall(runs[0])
    struck = [_STRIKE.search(run) is not None for run in parts]
    left = b"".join(b"".join(_TEXT.findall(run)) for run, out in zip(parts, struck, strict=True) if not out)
    if not any(struck) or not _TAG.sub(b"", left).strip():
        return runs[0]
    return b"".join(_TEXT.sub(b"<t></t>", run) if out else run for run, out in zip(parts, struck, strict=True))


def struck_cell_styles(styles: bytes) -> list[bytes]:
    """The names of the styles of cells in OpenDocument XML that strike through."""
    return style_names(styles, b"table-cell", b"text-line-through", _STRUCK_STYLE)


def without_struck_spans(part: bytes) -> bytes:
    """The content of an OpenDocument spreadsheet (its XML) without the struck spans that stand beside other text."""
    span = styled_spans(part, b"text-line-through", _STRUCK_STYLE)
    if span is None:
        return part
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


def struck_rows(cells: Iterable[tuple[int, int]], rows: Rows) -> tuple[int, ...]:
    """The numbers of the rows of which all filled cells but one at most are struck through; `cells` are those that are,
    blank ones among them, by row and column from 1."""
    filled = dict(rows)
    struck = Counter(row for row, column in set(cells) if cell_at(filled.get(row, ()), column - 1) is not None)
    return tuple(
        number for number, values in rows if struck[number] >= max(_FEWEST_CELLS, len(values) - values.count(None) - 1)
    )


@dataclass(slots=True)
class Strikes:
    """Of one sheet, what texts say without their struck runs and with raised digits as such, by row and column from 0;
    and the cells that are struck through whole, from 1."""

    left: dict[tuple[int, int], str] = field(default_factory=dict)
    cells: list[tuple[int, int]] = field(default_factory=list)


def read_strikes(stream: bytes) -> dict[str, Strikes]:
    """What is struck through or raised in a workbook of xls, by the name of a sheet; nothing where the records are
    damaged."""
    import xlrd  # only a workbook with such a font pays for it

    found: dict[str, Strikes] = {}
    try:
        book = xlrd.open_workbook(file_contents=stream, logfile=io.StringIO(), formatting_info=True)
        styles = {n for n, xf in enumerate(book.xf_list) if book.font_list[xf.font_index].struck_out}
        for sheet in book.sheets():
            strikes = found[sheet.name] = Strikes()
            if styles:
                for row in range(sheet.nrows):
                    strikes.cells += [
                        (row + 1, column + 1)
                        for column, kind in enumerate(sheet.row_types(row))
                        if kind not in _BLANK_KINDS and sheet.cell_xf_index(row, column) in styles
                    ]
            for (row, column), runs in sheet.rich_text_runlist_map.items():
                told = sheet.cell_value(row, column)
                if max(told, default="") > "\uffff" or runs != sorted(runs):  # runs count emoji as two letters
                    continue
                places = [(0, book.xf_list[sheet.cell_xf_index(row, column)].font_index), *runs]
                fonts = [(begin, book.font_list[font]) for begin, font in places]
                marked = with_raised_runs(told, [(begin, font.escapement == _RAISED_FONT) for begin, font in fonts])
                left = without_runs(marked, [(begin, bool(font.struck_out)) for begin, font in fonts])
                if left != told:
                    strikes.left[row, column] = left
    except MemoryError:
        raise
    except Exception:  # xlrd raises whatever damaged records make it stumble over
        return {}
    return found
