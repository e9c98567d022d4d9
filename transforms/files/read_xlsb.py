"""xlsb: calamine reads the values; errors, formats, merged ranges and the box of the cells come from the records.

Records are those of [MS-XLSB], 2.3: a type and a length, each of one to four bytes of seven bits.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from itertools import pairwise

from transforms.files.raised_digits import with_raised_runs
from transforms.files.read_archive import Archive, BrokenArchive, pack
from transforms.files.read_calamine import open_book, open_sheet
from transforms.files.read_cells import TooLarge, holds_number, level, put, rows_of_grid, shown_merges, wide_formats
from transforms.files.read_ooxml_parts import custom_properties, read_relationships
from transforms.files.sheets import CellError, Limits, Sheet, Workbook
from transforms.files.struck_text import struck_rows, without_runs

_ROW, _BLANK, _LAST_CELL = 0, 1, 11
_RK, _ERROR, _REAL, _FORMULA_NUMBER, _FORMULA_ERROR = 2, 3, 5, 9, 11
_STRING, _FONT, _STRUCK = 19, 43, 0x08
_END_BOOK, _FORMAT, _XF, _BUNDLE_SHEET, _MERGE, _CELL_XFS_BEGIN, _CELL_XFS_END = 132, 44, 47, 156, 176, 617, 618
_MOST_PLACES = 8_000_000
_STRINGS = "xl/sharedstrings.bin"
_ERRORS: Mapping[int, str] = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip


def read_xlsb(archive: Archive, limits: Limits) -> Workbook:
    """The workbook in a binary Office container."""
    related = read_relationships(archive, "xl/workbook.bin")
    entries = list(_listed_sheets(archive.read("xl/workbook.bin")))
    if len(entries) > limits.sheets:
        raise TooLarge("sheets")
    styles = archive.read("xl/styles.bin") if "xl/styles.bin" in archive else b""
    telling, struck, raised = _telling_styles(styles), _struck_fonts(styles), _raised_fonts(styles)
    struck_styles = _struck_styles(styles, struck)

    def content(name: str) -> bytes:
        part = archive.read(name)
        return _with_runs_told(part, struck, raised) if struck | raised and name.lower() == _STRINGS else part

    book = open_book(pack((name, content(name)) for name in _parts(archive)))
    sheets = []
    for index, (name, hidden, link) in enumerate(entries):
        kind, part = related.get(link, ("", ""))
        if not kind.endswith("/worksheet") or part not in archive:
            sheets.append(Sheet(name, hidden, ()))
            continue
        look = _Look(archive.read(part), telling, struck_styles, limits)
        laid_out = open_sheet(book, index) if book is not None else None
        if laid_out is None:
            raise BrokenArchive(part)
        grid, _ = laid_out
        for (row, column), value in look.found.items():
            put(grid, row, column, value)
        level(grid)
        formats = {place: code for place, code in look.formats.items() if holds_number(grid, *place)}
        rows = rows_of_grid(grid, limits)
        merged = shown_merges(look.merges, rows)
        sheets.append(Sheet(name, hidden, rows, merged, formats, struck=struck_rows(look.struck, rows)))
    return Workbook("xlsb", tuple(sheets), custom_properties(archive))


def _parts(archive: Archive) -> list[str]:
    wanted = ("_rels/", "xl/_rels/", "xl/worksheets/", "xl/workbook.bin", _STRINGS, "xl/styles.bin")
    return [name for name in archive.names if name.lower().startswith(wanted) or name == "[Content_Types].xml"]


def _records(part: bytes) -> Iterator[tuple[int, int, int]]:
    """Type, place and length of the content of each record."""
    position, last = 0, len(part)
    while position < last:
        kind = part[position]
        position += 1
        if kind & 0x80 and position < last:
            kind = kind & 0x7F | (part[position] & 0x7F) << 7
            position += 1
        length = shift = 0
        while position < last and shift < 28:
            byte = part[position]
            position += 1
            length |= (byte & 0x7F) << shift
            shift += 7
            if not byte & 0x80:
                break
        if position + length > last:
            return
        yield kind, position, length
        position += length


def _wide_text(part: bytes, at: int) -> tuple[str, int]:
    """A text of 16-bit letters behind its length, and where it ends."""
    if at + 4 > len(part):
        raise BrokenArchive("text")
    count = struct.unpack_from("<L", part, at)[0]
    if count == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * count
    return part[at + 4 : end].decode("utf-16-le", "replace"), end


def _listed_sheets(workbook: bytes) -> Iterator[tuple[str, bool, str]]:
    whole = False
    for kind, at, length in _records(workbook):
        whole = whole or kind == _END_BOOK
        if kind == _BUNDLE_SHEET and length >= 16:
            state = struct.unpack_from("<L", workbook, at)[0]
            link, end = _wide_text(workbook, at + 8)
            yield _wide_text(workbook, end)[0], state != 0, link
    if not whole:
        raise BrokenArchive("xl/workbook.bin")


def _telling_styles(styles: bytes) -> Mapping[int, str]:
    custom = {
        struct.unpack_from("<H", styles, at)[0]: _wide_text(styles, at + 2)[0]
        for kind, at, length in _records(styles)
        if kind == _FORMAT and length >= 6
    }
    return wide_formats([number for number, _ in _cell_styles(styles)], custom)


def _cell_styles(styles: bytes) -> Iterator[tuple[int, int]]:
    """The number format and the font of each cell style."""
    within = False
    for kind, at, length in _records(styles):
        if kind in (_CELL_XFS_BEGIN, _CELL_XFS_END):
            within = kind == _CELL_XFS_BEGIN
        elif kind == _XF and within and length >= 6:
            yield struct.unpack_from("<2H", styles, at + 2)


def _struck_styles(styles: bytes, fonts: frozenset[int]) -> frozenset[int]:
    return frozenset(place for place, (_, font) in enumerate(_cell_styles(styles)) if font in fonts)


def _struck_fonts(styles: bytes) -> frozenset[int]:
    """The places of the fonts that strike through."""
    fonts = [at for kind, at, length in _records(styles) if kind == _FONT and length >= 4]
    return frozenset(place for place, at in enumerate(fonts) if styles[at + 2] & _STRUCK)


def _raised_fonts(styles: bytes) -> frozenset[int]:
    """The places of the fonts that stand above the line."""
    fonts = [at for kind, at, length in _records(styles) if kind == _FONT and length >= 8]
    return frozenset(place for place, at in enumerate(fonts) if styles[at + 6] == 1)


def _with_runs_told(strings: bytes, struck: frozenset[int], raised: frozenset[int]) -> bytes:
    """Shared strings without the texts of struck runs beside others, and with raised digits as such; the records stay
    as long as they are."""
    corrected = bytearray(strings)
    for kind, at, length in _records(strings):
        if kind != _STRING or length < 9 or not strings[at] & 1:  # of one font
            continue
        text, end = _wide_text(strings, at + 1)
        if end + 4 > at + length or at + 5 + 2 * len(text) != end:  # runs count emoji as two letters
            continue
        count = min(struct.unpack_from("<L", strings, end)[0], (at + length - end - 4) // 4)
        runs = list(struct.iter_unpack("<2H", strings[end + 4 : end + 4 + 4 * count]))
        if any(begin > next_begin for (begin, _), (next_begin, _) in pairwise(runs)):
            continue
        marked = with_raised_runs(text, [(0, False), *((begin, font in raised) for begin, font in runs)])
        left = without_runs(marked, [(0, False), *((begin, font in struck) for begin, font in runs)])
        if left != text:
            body = b"\0" + struct.pack("<L", len(left)) + left.encode("utf-16-le")
            corrected[at : at + length] = body.ljust(length, b"\0")
    return bytes(corrected)


class _Look:
    """What one walk through a sheet's records tells."""

    def __init__(self, part: bytes, telling: Mapping[int, str], struck: frozenset[int], limits: Limits) -> None:
        self.found: dict[tuple[int, int], CellError] = {}
        self.struck: list[tuple[int, int]] = []  # cells that are struck through
        self.formats: dict[tuple[int, int], str] = {}
        self.merges: list[tuple[int, int, int, int]] = []
        row = last_row = last_column = 0
        for kind, at, length in _records(part):
            if kind == _ROW and length >= 4:
                row = struct.unpack_from("<L", part, at)[0] + 1
            elif kind <= _LAST_CELL and length >= 8:
                column, style = struct.unpack_from("<2L", part, at)
                column, style = column + 1, style & 0xFFFFFF
                if kind == _BLANK:
                    continue
                last_row, last_column = max(last_row, row), max(last_column, column)
                if style in struck:
                    self.struck.append((row, column))
                if kind in (_ERROR, _FORMULA_ERROR) and length >= 9:
                    self.found[row, column] = CellError(_ERRORS.get(part[at + 8], "#N/A"))
                elif kind in (_RK, _REAL, _FORMULA_NUMBER) and style in telling:
                    self.formats[row, column] = telling[style]
            elif kind == _MERGE and length >= 16:
                top, bottom, left, right = struct.unpack_from("<4L", part, at)
                self.merges.append((top + 1, left + 1, bottom + 1, right + 1))
        if last_row > limits.rows or last_column > limits.columns or last_row * last_column > _MOST_PLACES:
            raise TooLarge("cells")
