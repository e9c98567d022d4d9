"""xls of every age: calamine reads Excel 5 to 2003, xlrd what is older.

What calamine hides (error cells, formulas never computed, number formats) is looked up in the records themselves, in
the workbooks whose bytes can hold it. The records are those of "OpenOffice.org's Documentation of the Microsoft Excel
File Format".
"""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from python_calamine import CalamineError, SheetVisibleEnum

from transforms.definitions.patterns import late_pattern
from transforms.files.read_calamine import open_book, open_sheet
from transforms.files.read_cells import (
    Grid,
    TooLarge,
    format_kind,
    holds_number,
    level,
    put,
    rows_of_grid,
    shown_merges,
    wide_formats,
)
from transforms.files.read_ole import wrap_stream
from transforms.files.read_patiently import serial_date
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Value, Workbook
from transforms.files.struck_text import Strikes, read_strikes, struck_rows

_EOF, _BOUNDSHEET, _FILEPASS, _XF, _FORMAT, _CONTINUE = 0x0A, 0x85, 0x2F, 0xE0, 0x041E, 0x3C
_FORMULA, _NUMBER, _RK, _MULRK, _BOOLERR = 0x0006, 0x0203, 0x027E, 0x00BD, 0x0205
_FONT, _STRUCK, _MOST_STRUCK = 0x31, 0x08, 8 << 20  # bytes of records that are looked through for struck runs
_DIMENSIONS, _LABEL, _TEXTS, _MOST_ROWS, _MOST_COLUMNS = 0x0200, 0x00FD, 0x00FC, 65_536, 256
_SHORTEST_TEXT = 3  # bytes
_BOFS = (0x0009, 0x0209, 0x0409, 0x0809)
_OLD_NUMBER, _OLD_DATE, _OLD_TRUTH, _OLD_ERROR = 2, 3, 4, 5  # kinds of cells in xlrd
_MAYBE = late_pattern(rb"\x05\x02\x08\x00.{7}\x01|\x06\x00.\x00.{6}[\x02\x03].{5}\xff\xff", re.DOTALL)
_ERRORS: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
# Operators and functions that never give an empty text: + - * / ^ signs %, and COUNT, SUM, AVERAGE, MIN, MAX, ABS,
# INT, ROUND, COUNTA, PRODUCT, ROUNDUP, ROUNDDOWN, SUMPRODUCT, SUBTOTAL, SUMIF, COUNTIF, COUNTBLANK.
_ARITHMETIC = frozenset([0x03, 0x04, 0x05, 0x06, 0x07, 0x12, 0x13, 0x14])
_SHARED = frozenset([0x01, 0x02])  # where the formula stands: the bytes after it are a place
_NUMERIC_FUNCTIONS = frozenset([0, 4, 5, 6, 7, 24, 25, 27, 169, 183, 212, 213, 228, 344, 345, 346, 347])


class LockedWorkbook(Exception):
    """The records are encrypted."""


class BrokenBiff(Exception):
    """The records are damaged."""


@dataclass(slots=True)
class _Globals:
    """What stands before the first sheet's records."""

    sheets: list[int] = field(default_factory=list)  # where each sheet's records begin
    ids: list[int] = field(default_factory=list)
    custom: dict[int, str] = field(default_factory=dict)
    locked: bool = False
    strikes: bool = False  # whether a font is struck through or raised
    texts: int = 0  # that cells may point to, at most
    cuts: list[tuple[int, int]] = field(default_factory=list)  # records that end amid an emoji, and what continues them


def is_bare_biff(data: bytes) -> bool:
    """Whether the bytes are workbook or worksheet records without a container, as before Excel 5."""
    if len(data) < 8:
        return False
    kind, length = struct.unpack_from("<2H", data)
    return kind in _BOFS and 4 <= length <= 16 and data[4 + length : 6 + length] != b""


def read_biff(stream: bytes, name: str, limits: Limits) -> Workbook:
    """The workbook in the stream ``Workbook`` (Excel 97 on) or ``Book`` (Excel 5 and 95)."""
    about = _read_globals(stream)
    if about.locked:
        raise LockedWorkbook
    if len(about.sheets) > limits.sheets:
        raise TooLarge("sheets")
    lies = list(_lying_dimensions(stream, about.sheets))
    book = open_book(wrap_stream(name, _mended(stream, about.cuts, lies) if about.cuts or lies else stream))
    if book is None:
        raise CalamineError(name)
    telling = wide_formats(about.ids, about.custom)
    looked = bool(telling) or _MAYBE.search(stream) is not None
    lost = _pointing_beyond(about.texts).search(stream) is not None
    strikes = read_strikes(stream) if about.strikes and len(stream) <= _MOST_STRUCK else {}
    sheets = []
    for index, sheet_about in enumerate(book.sheets_metadata):
        laid_out = open_sheet(book, index)
        if laid_out is None:
            raise CalamineError(sheet_about.name)
        grid, sheet = laid_out
        formats = {}
        if looked and index < len(about.sheets):
            formats = _second_look(stream, about.sheets[index], grid, telling)
        if lost and index < len(about.sheets):
            _put_lost_texts(stream, about.sheets[index], grid, about.texts)
        struck = strikes.get(sheet_about.name, Strikes())
        for (row, column), text in struck.left.items():
            if row < len(grid) and column < len(grid[row]) and type(grid[row][column]) is str:
                grid[row][column] = text
        rows = rows_of_grid(grid, limits)
        merges = [(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()]
        hidden = sheet_about.visible != SheetVisibleEnum.Visible
        merged = shown_merges(merges, rows)
        sheets.append(Sheet(sheet_about.name, hidden, rows, merged, formats, struck=struck_rows(struck.cells, rows)))
    return Workbook("xls", tuple(sheets))


def _records(stream: bytes, position: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and length of the content of each record up to the end of its substream."""
    unpack = struct.Struct("<2H").unpack_from
    last = len(stream) - 4
    depth = 0
    while position <= last:
        kind, length = unpack(stream, position)
        position += 4
        if kind in _BOFS:
            depth += 1
        elif kind == _EOF:
            depth -= 1
            if depth <= 0:
                return
        elif depth == 1:
            yield kind, position, length
        position += length


def _read_globals(stream: bytes) -> _Globals:
    about = _Globals()
    wide = stream[4:6] == b"\x00\x06"  # BIFF8 has Unicode strings
    last = claimed = size = 0
    for kind, at, length in _records(stream, 0):
        if kind == _BOUNDSHEET and length >= 6:
            about.sheets.append(struct.unpack_from("<L", stream, at)[0])
        elif kind == _XF and length >= 4:
            about.ids.append(struct.unpack_from("<H", stream, at + 2)[0])
        elif kind == _FORMAT and length >= 3:
            number = struct.unpack_from("<H", stream, at)[0]
            about.custom[number] = _format_code(stream[at + 2 : at + length], wide)
        elif kind == _FONT and length >= 4:
            is_raised = length >= 10 and stream[at + 8] == 1
            about.strikes = about.strikes or is_raised or bool(stream[at + 2] & _STRUCK)
        elif kind == _FILEPASS:
            about.locked = True
        elif kind == _CONTINUE and at - last > 6 and _cuts_a_letter(stream, at, length):
            about.cuts.append((last, at))
        if kind == _TEXTS and length >= 8:
            claimed, size = struct.unpack_from("<L", stream, at + 4)[0], length - 8
        elif kind == _CONTINUE and claimed:
            size += length
        last = at
    about.texts = min(claimed, size // _SHORTEST_TEXT)
    return about


@lru_cache(maxsize=64)
def _pointing_beyond(count: int) -> re.Pattern[bytes]:
    """Finds the bytes of a cell whose text is the one of this number (from 0) or a later one, by the last byte that is
    larger: numbers are written with the lowest byte first."""
    least = count.to_bytes(4, "little")
    beyond = [b"[%b-\xff]" % re.escape(least[:1]) + re.escape(least[1:])]
    beyond += [
        b".{%d}[%b-\xff]" % (place, re.escape(bytes([byte + 1]))) + re.escape(least[place + 1 :])
        for place, byte in enumerate(least)
        if place and byte < 0xFF
    ]
    return re.compile(rb"\xfd\x00\x0a\x00.{6}(?:" + b"|".join(beyond) + b")", re.DOTALL)


def _put_lost_texts(stream: bytes, start: int, grid: Grid, texts: int) -> None:
    """Errors where cells point to texts that the workbook does not have: they would read as blank."""
    for kind, at, length in _records(stream, start):
        if kind == _LABEL and length >= 10:
            row, column, _, text = struct.unpack_from("<3HL", stream, at)
            if text >= texts:
                put(grid, row + 1, column + 1, CellError("#REF!"))
    level(grid)


def _cuts_a_letter(stream: bytes, at: int, length: int) -> bool:
    """Whether a text of 16-bit letters goes on in the record with the second half of one."""
    return length > 2 and stream[at] == 1 and stream[at - 5] & 0xFC == 0xD8 and stream[at + 2] & 0xFC == 0xDC


def _lying_dimensions(stream: bytes, sheets: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Place and length of each claim of a box that is larger than any or turned round: the parser would make room for
    it before it reads a cell."""
    for start in sheets:
        for kind, at, length in _records(stream, start):
            if kind == _DIMENSIONS and length >= 8:
                form, size = ("<2L2H", 12) if length >= 12 else ("<4H", 8)
                first, last, left, right = struct.unpack_from(form, stream, at)
                if not (first <= last <= _MOST_ROWS and left <= right <= _MOST_COLUMNS):
                    yield at, size
            if kind in (_DIMENSIONS, _NUMBER, _RK, _MULRK, _LABEL):
                break


def _mended(stream: bytes, cuts: Sequence[tuple[int, int]], lies: Iterable[tuple[int, int]]) -> bytes:
    """The records without these claims, and with each emoji that two of them share whole in the second: read apart, its
    halves are no letters."""
    whole = bytearray(stream)
    for at, size in lies:
        whole[at : at + size] = bytes(size)
    for before, at in reversed(cuts):
        half = whole[at - 6 : at - 4]
        (first,), (second,) = struct.unpack_from("<H", whole, before - 2), struct.unpack_from("<H", whole, at - 2)
        struct.pack_into("<H", whole, before - 2, first - 2)
        whole[at - 6 : at + 1] = struct.pack("<2HB", _CONTINUE, second + 2, 1) + half
    return bytes(whole)


def _format_code(raw: bytes, wide: bool) -> str:
    if not wide:
        return raw[1 : 1 + raw[0]].decode("cp1252", "replace")
    if len(raw) < 3:
        return ""
    count, flags = struct.unpack_from("<HB", raw)
    return raw[3 : 3 + 2 * count].decode("utf-16-le", "replace") if flags & 1 else raw[3 : 3 + count].decode("latin-1")


def _second_look(stream: bytes, start: int, grid: Grid, telling: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Puts errors and uncomputed formulas into the grid; gives the telling formats of its numbers."""
    formats: dict[tuple[int, int], str] = {}
    blank_formulas: list[tuple[int, int]] = []
    computed = True
    for kind, at, length in _records(stream, start):
        if kind not in (_BOOLERR, _FORMULA, _NUMBER, _RK, _MULRK) or length < 8:
            continue
        row, column, style = struct.unpack_from("<3H", stream, at)
        if kind == _BOOLERR:
            if stream[at + 7]:
                put(grid, row + 1, column + 1, CellError(_ERRORS.get(stream[at + 6], "#N/A")))
        elif kind == _FORMULA and length >= 20 and stream[at + 12 : at + 14] == b"\xff\xff":
            if stream[at + 6] == 2:
                put(grid, row + 1, column + 1, CellError(_ERRORS.get(stream[at + 8], "#N/A")))
            elif stream[at + 6] == 3:
                blank_formulas.append((row + 1, column + 1))
                computed = computed and not _never_text(stream[at + 22 : at + length])
        elif kind == _MULRK:
            for number in range((length - 6) // 6):
                style = struct.unpack_from("<H", stream, at + 4 + 6 * number)[0]
                if style in telling:
                    formats[row + 1, column + 1 + number] = telling[style]
        elif style in telling:
            formats[row + 1, column + 1] = telling[style]
    if not computed:  # one sum that gave an empty text: what wrote the sheet computes nothing
        for row, column in blank_formulas:
            put(grid, row, column, UncomputedFormula("=…"))
    level(grid)
    return {place: code for place, code in formats.items() if holds_number(grid, *place)}


def _never_text(tokens: bytes) -> bool:
    """Whether a formula ends in a step that always gives a number, so that an empty text means: never computed."""
    if not tokens or tokens[0] in _SHARED:
        return False
    if tokens[-1] in _ARITHMETIC or (tokens[-4:-3] == b"\x19" and tokens[-3] & 0x10):  # the latter: SUM of one range
        return True
    called = struct.unpack("<H", tokens[-2:])[0] if len(tokens) > 2 else -1
    fixed = len(tokens) > 2 and tokens[-3] in (0x21, 0x41, 0x61)
    variable = len(tokens) > 3 and tokens[-4] in (0x22, 0x42, 0x62)
    return (fixed or variable) and called in _NUMERIC_FUNCTIONS


def read_old_biff(data: bytes, limits: Limits) -> Workbook:
    """A workbook of Excel 2 to 4, or of Excel 5 outside a container; ``BrokenBiff`` where it is damaged."""
    import xlrd  # only the rare old file pays for it

    try:
        book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO(), formatting_info=True)
        return Workbook("xls", tuple(_old_sheet(book, sheet, limits) for sheet in book.sheets()))
    except (MemoryError, TooLarge):
        raise
    except Exception as error:  # xlrd raises whatever damaged records make it stumble over
        raise BrokenBiff(str(error)) from error


def _old_sheet(book: Any, sheet: Any, limits: Limits) -> Sheet:
    if sheet.nrows * sheet.ncols > limits.cells:
        raise TooLarge("cells")
    grid: Grid = []
    formats: dict[tuple[int, int], str] = {}
    for row in range(sheet.nrows):
        cells: list[Value] = []
        for column in range(sheet.ncols):
            cell = sheet.cell(row, column)
            cells.append(_old_value(cell.ctype, cell.value, book.datemode == 1))
            if cell.ctype == _OLD_NUMBER and cell.xf_index is not None and cell.xf_index < len(book.xf_list):
                known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
                if known is not None and format_kind(known.format_str) == "number":
                    formats[row + 1, column + 1] = known.format_str
        grid.append(cells)
    rows = rows_of_grid(grid, limits)
    merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, bool(sheet.visibility), rows, shown_merges(merges, rows), formats)


def _old_value(kind: int, value: str | float, from_1904: bool) -> Value:
    """A cell as xlrd gives it."""
    if isinstance(value, str):
        return value
    if kind == _OLD_DATE:
        return serial_date(value, from_1904)
    if kind == _OLD_TRUTH:
        return bool(value)
    if kind == _OLD_ERROR:
        return CellError(_ERRORS.get(int(value), "#N/A"))
    return value
