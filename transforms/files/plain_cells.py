"""Sheets of xlsx whose cells are all as nearly all programs write numbers, texts and formulas with their values: among
them nothing has to be looked for that calamine hides or stumbles over, and most can be read without it.

These are read by the shapes of their rows, which have every number made a naught: ``<row r="12"><c r="B12"
t="s"><v>407</v></c></row>`` becomes ``<row r="0"><c r="B0" t="s"><v>0</v></c></row>``. The rows of a table share one,
and the tables of a form as well, so that few have to be looked at. What a shape tells is which of its rows' numbers
(12, 12, 407) are the row's, and which those of a cell: its style, and its value or the place of its shared text. The
numbers of all rows of a shape are then taken column by column. Points and signs are made naughts too: whether ``1-2``
is a number is seen where it is made one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import unescape
from itertools import groupby
from operator import getitem
from typing import NamedTuple

from transforms.definitions.cells import column_index
from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.files.read_cells import BLANKS, Rows, number_value, text_value
from transforms.files.read_xml import is_well_formed
from transforms.files.sheets import Value

_BEGIN = b"<sheetData>"
_END = b"</sheetData>"
_OWN_TEXT = b"inlineStr"
_NUMBER = rb"<v>[\d.eE+-]++</v>"
_FORMULA = rb'<f(?: aca="false")?+>[^<>]*+</f>'  # as LibreOffice writes them, and others
_TEXT = rb'<is><t(?: xml:space="preserve")?+>[^<>]*+</t></is>'  # not among the shared ones, as openpyxl writes them
_ATTRIBUTES = rb'(?: [A-Za-z][\w:.]*+="[^"<>&]*+")*+ ?'
# Within the first columns and rows, so that their box is small.
_CELLS = late_pattern(
    rb'(?:<row r="\d{1,4}+"' + _ATTRIBUTES + rb'(?:/>|>(?:<c r="(?:[A-Z]|[A-C][A-Z])\d{1,4}+"'
    rb'(?: s="\d{1,9}")?+(?: t="[sbn]"(?: s="\d{1,9}")?+)?+'
    rb"(?:>" + _NUMBER + rb"</c>|/>| />|></c>|>" + _FORMULA + _NUMBER + rb'</c>| t="inlineStr">' + _TEXT + rb"</c>)"
    rb")*+</row>))*+"
)
_HIDING = late_pattern(rb"<[!?]")  # comments and their like, which the cells may stand in

_IN_NUMBERS = b"0123456789.-"
_NAUGHTS = bytes.maketrans(_IN_NUMBERS, b"0" * len(_IN_NUMBERS))
_APART = bytes(letter if letter in _IN_NUMBERS else ord(" ") for letter in range(256))
_RUN = late_pattern(rb"0+")
_BLANK_ROWS = late_pattern(rb'<row r="[1-9]\d{0,3}+"' + _ATTRIBUTES + rb"/>(?=<row|\Z)")
_ROW_BEGINS = late_pattern(rb'<row r="(?P<row>0+)"' + _ATTRIBUTES + rb">")
_CELL = late_pattern(
    rb'<c r="(?P<column>[A-Z]|[A-C][A-Z])(?P<row>0+)"(?: s="(?P<style>0+)")?+'
    rb'(?:/>|(?P<shared> t="s")?+>(?:' + _FORMULA + rb")?+<v>(?P<value>0+)</v></c>)"
)
_MOST_BYTES = 16 * 1024 * 1024  # of a sheet: its numbers, each on its own, need many times its room
_LONGEST_SHAPE = 8_192
_LAST_ROW = 9_999
_NO_STYLE = -1
_DAYS = range(61, 2_958_466)  # before them Excel counts a day that never was
_NO_DAY = dt.date(1899, 12, 30)

_STRINGS = late_pattern(rb'(?:<\?xml version="1.0" encoding="(?i:UTF-8)"[^<>]*\?>\s*+)?+<sst[^<>]*>(?=<si>)')
_FIRST_TEXT, _NEXT_TEXT, _LAST_TEXT = "<si><t>", "</t></si><si><t>", b"</t></si></sst>"
_WITH_SPACES, _MARKED = '<t xml:space="preserve">', "<t>\0"
_SPACES = " \t\n"
_CODED = late_pattern(r"&(?!(?:amp|lt|gt|quot|apos);)|_x(?!000D_(?!x))")


class _Shape(NamedTuple):
    """How many numbers are in a row of a shape; which of them are the row's, in its own and its cells' addresses; and
    by column which are a cell's style and value: no style of a shared text, neither of a blank."""

    size: int
    rows: tuple[int, ...]
    cells: tuple[tuple[int | None, int] | None, ...]


@lru_cache(maxsize=1024)
def _shape(row: bytes) -> _Shape | None:
    begin = _ROW_BEGINS.match(row)
    if begin is None:
        return None
    places = {run.start(): place for place, run in enumerate(_RUN.finditer(row))}
    rows = [places[begin.start("row")]]
    cells: list[tuple[int | None, int] | None] = []
    at, last = begin.end(), -1
    while at < len(row):
        cell = _CELL.match(row, at)
        if cell is None or (column := column_index(cell["column"].decode())) <= last:
            return None
        at, last = cell.end(), column
        rows.append(places[cell.start("row")])
        if cell["value"]:
            style = None if cell["shared"] else places.get(cell.start("style"), _NO_STYLE)
            cells += [None] * (column - len(cells)) + [(style, places[cell.start("value")])]
    return _Shape(len(places), tuple(rows), tuple(cells))


def _day(serial: bytes) -> dt.date:
    if int(serial) not in _DAYS:
        raise ValueError(serial)
    return _NO_DAY + dt.timedelta(int(serial))


_day_of: Remembered[bytes, Value] = Remembered(_day)
_number_of: Remembered[bytes, Value] = Remembered(lambda written: number_value(float(written)))
_written: Remembered[int, bytes] = Remembered(b"%d".__mod__)


class PlainValues:
    """The values of plain cells: shared texts by their numbers, others by style (whether it shows days) and number."""

    def __init__(self, texts: Sequence[str | None], dates: Mapping[bytes, bool]) -> None:
        self.texts = frozenset(texts)
        self._texts = dict(zip(map(_written.__getitem__, range(len(texts))), texts, strict=True))
        self._others = {style: _day_of if is_date else _number_of for style, is_date in dates.items()}

    def rows(self, cells: bytes) -> Rows | None:
        """The rows of a sheet; None where its cells are not all shared texts, numbers and whole days, in order, or are
        too many."""
        if len(cells) > _MOST_BYTES:
            return None
        if b"/><row" in cells or cells.endswith(b"/>"):
            cells = _BLANK_ROWS.sub(b"", cells)
        # Of a long number more than one naught may be left.
        shapes = cells.translate(_NAUGHTS).replace(b"000", b"0").replace(b"00", b"0").split(b"</row>")
        if shapes.pop() or not cells.isascii() or max(map(len, shapes), default=0) > _LONGEST_SHAPE:
            return None
        told = cells.translate(_APART).split()
        blocks = [(_shape(row), sum(1 for _ in alike)) for row, alike in groupby(shapes)]
        rows: list[tuple[int, tuple[Value, ...]]] = []
        width = max([len(shape.cells) if shape else 0 for shape, _ in blocks], default=0)
        at, order = 0, [0]
        try:
            for shape, count in blocks:
                if shape is None:
                    return None
                here = told[at : at + shape.size * count]
                at += len(here)
                numbers = here[:: shape.size]
                if any(here[place :: shape.size] != numbers for place in shape.rows[1:]):
                    return None
                order += map(int, numbers)
                if shape.cells:
                    columns = [self._column(here, cell, shape.size) for cell in shape.cells]
                    columns += [(None,) * count] * (width - len(columns))
                    rows += zip(order[-count:], zip(*columns, strict=True), strict=True)
        except (KeyError, ValueError):
            return None
        order.append(_LAST_ROW + 1)
        if sorted(set(order)) != order:
            return None
        blank = (None,) * width
        return tuple([row for row in rows if row[1] != blank])

    def _column(self, told: Sequence[bytes], cell: tuple[int | None, int] | None, size: int) -> Sequence[Value]:
        """The cells of a column in rows of one shape, which is of this size."""
        if cell is None:
            return (None,) * (len(told) // size)
        style, value = cell
        if style is None:
            return list(map(self._texts.__getitem__, told[value::size]))
        if style == _NO_STYLE:
            return list(map(_number_of.__getitem__, told[value::size]))
        styles = told[style::size]
        if styles.count(styles[0]) == len(styles):  # as in nearly all columns
            return list(map(self._others[styles[0]].__getitem__, told[value::size]))
        return list(map(getitem, map(self._others.__getitem__, styles), told[value::size]))


def plain_texts(strings: bytes, longest: int) -> Sequence[str | None] | None:
    """The shared texts as they show; None where one is written in pieces or in code, or is longer than the bound."""
    begin = _STRINGS.match(strings)
    if begin is None or not strings.endswith(_LAST_TEXT) or not is_well_formed(begin[0] + b"</sst>"):
        return None
    try:
        written = strings[begin.end() : -len(_LAST_TEXT)].decode()
    except UnicodeDecodeError:
        return None
    is_coded = "&" in written or "_x" in written
    if "\r" in written or "\0" in written or (is_coded and _CODED.search(written)):
        return None
    marked = written.replace(_WITH_SPACES, _MARKED)
    texts = marked.removeprefix(_FIRST_TEXT).split(_NEXT_TEXT)
    # No text holds a mark: those of the first and between two are all.
    marks = _FIRST_TEXT.count("<") + _NEXT_TEXT.count("<") * (len(texts) - 1)
    if not marked.startswith(_FIRST_TEXT) or marked.count("<") != marks:
        return None
    if len(written) > longest and max(map(len, texts)) > longest:
        return None
    if not is_coded and all(texts) and [text.strip(BLANKS) for text in texts] == texts and _WITH_SPACES not in written:
        return texts
    kept = [text[1:] if text[:1] == "\0" else text.strip(_SPACES) for text in texts]
    return [text_value(unescape(text.replace("_x000D_", "\r"))) for text in kept]


def plain_sheet(sheet: bytes, values: PlainValues | None) -> tuple[bytes, Rows | None] | None:
    """What stands around the cells of a sheet that is well-formed and has none but plain ones, and its rows where these
    are known; None of any other."""
    begin = sheet.find(_BEGIN) + len(_BEGIN)
    end = sheet.find(_END, begin)
    if begin < len(_BEGIN) or end < 0:
        return None
    cells = sheet[begin:end]
    rows = values.rows(cells) if values and _OWN_TEXT not in cells else None
    if rows is None and _CELLS.fullmatch(cells) is None:
        return None
    around = sheet[:begin] + sheet[end:]
    is_alone = _is_alone if len(around) <= _LONGEST_SHAPE else _is_alone.__wrapped__
    return (around, rows) if is_alone(around) else None


@lru_cache(maxsize=256)
def _is_alone(around: bytes) -> bool:
    """Whether there is one place for cells in a sheet without them, which is well-formed; the same of many sheets."""
    return around.count(_BEGIN[:-1]) == 1 and _HIDING.search(around, 1) is None and is_well_formed(around)


def without_second_look(sheet: bytes) -> bytes:
    """A plain sheet with an empty list of merged cells before its cells: calamine looks for one, for which it would go
    through all cells once more, and refuse what is not well-formed."""
    begin = sheet.find(_BEGIN)
    return sheet[:begin] + b"<mergeCells></mergeCells>" + sheet[begin:]
