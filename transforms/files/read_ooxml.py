"""xlsx and xlsm: vetted parts are handed to calamine, and what it hides is looked up in the sheets' own XML.

calamine gets a container made here, of sheets, styles and shared strings only: a part that it would stumble over or
never looks at cannot harm, and what was checked is what is parsed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from python_calamine import CalamineWorkbook

from transforms.definitions.cells import column_index
from transforms.definitions.patterns import late_pattern
from transforms.files.plain_cells import PlainValues, plain_sheet, plain_texts, without_second_look
from transforms.files.raised_digits import with_raised_digits
from transforms.files.read_archive import Archive
from transforms.files.read_calamine import dated_styles, open_parts, open_sheet
from transforms.files.read_cells import (
    Grid,
    Rows,
    TooLarge,
    level,
    put,
    rows_of_cells,
    rows_of_grid,
    shown_merges,
    wide_formats,
)
from transforms.files.read_ooxml_parts import (
    SheetEntry,
    custom_properties,
    listed_sheets,
    optional_part,
    read_relationships,
    target_of,
    workbook_part,
    worksheet_of,
)
from transforms.files.read_patiently import read_cells_patiently, read_shared_strings, read_style_codes
from transforms.files.read_xml import BrokenXml, safe_xml
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Workbook, cell_at, is_number
from transforms.files.struck_text import struck_rows, without_struck_runs

_DENSE_CELLS = 2_000_000  # a larger box of mostly blank cells is read cell by cell
_FEW_STYLES = 50
_LONGEST_OF_EXCEL = 32_767  # letters
_SPARSE = 8  # mostly blank: this many times as many places as cells
_FAR = late_pattern(rb' r="(?![A-Za-z]?\d{1,4}")(?:[A-Za-z]{3}|[D-Zd-z][A-Za-z]|[A-Za-z]{0,2}\d{5})')
_PADDED = late_pattern(rb"<v>\s")
_VALUED = late_pattern(rb'<c\b[^<>]*?\sr="([A-Za-z]+)(\d+)"[^<>]*(?<!/)>')
_MERGE = late_pattern(rb'<mergeCell\b[^<>]*?\bref="\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})"')
_ERROR = late_pattern(rb'<c\b([^<>]*?\st="e"[^<>]*?)(?:/>|>((?:[^<]+|<(?!/?c\b))*+)</c>)')
_ERROR_VALUE = late_pattern(rb"<v>([^<]*)</v>")
_HAS_UNCOMPUTED = late_pattern(rb"(?:</f>|<f\b[^<>]*/>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_FORMULA = late_pattern(rb"<c\b([^<>]*)>\s*<f\b(?:[^<>]*/>|[^<>]*>([^<]*)</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
_REFERENCE = late_pattern(rb'\sr="([A-Za-z]{1,3})(\d{1,7})"')
_KNOWN_ERRORS = frozenset([b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!"])
_UNIQUE_COUNT = late_pattern(rb'\s(?:uniqueCount|count)="(\d*)"')
_PREFIXED = late_pattern(rb"(</?)[A-Za-z_][\w.-]*:")
_COMMENT = late_pattern(rb"<!--.*?-->", re.DOTALL)


class NeedsPatience(Exception):
    """A sheet is written in a way that only the patient reader follows."""


def read_ooxml(archive: Archive, limits: Limits) -> Workbook:
    """The workbook in an Office Open XML container."""
    main = workbook_part(archive)
    related = read_relationships(archive, main)
    listed, from_1904 = listed_sheets(archive.read(main))
    entries = [SheetEntry(name, hidden, worksheet_of(related.get(link), archive)) for name, hidden, link in listed]
    if len(entries) > limits.sheets:
        raise TooLarge("sheets")
    styles = optional_part(archive, target_of(related, "/styles", "xl/styles.xml"))
    strings = optional_part(archive, target_of(related, "/sharedStrings", "xl/sharedStrings.xml"))
    strings = without_struck_runs(with_raised_digits(_bounded_counts(strings)))
    parts = [safe_xml(archive.read(entry.part)) if entry.part else b"" for entry in entries]  # all, within their bound
    values = None if from_1904 else _plain_values(strings, styles, limits)
    sheets = [_Part.of(part, values) if part else _Part() for part in parts]
    reader = _WorkbookReader(sheets, styles, strings, from_1904, limits)
    return Workbook(
        kind="xlsm" if b"macroEnabled" in optional_part(archive, "[Content_Types].xml") else "xlsx",
        sheets=tuple(reader.sheet(index, entry) for index, entry in enumerate(entries)),
        metadata=custom_properties(archive),
        texts=values.texts if values and all(sheet.rows is not None for sheet in sheets if sheet.xml) else None,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet's XML; and what of it has to be searched for all that calamine hides or stumbles over: all, but where the
    cells are plain ones what stands around these. Its rows where they need no calamine."""

    xml: bytes = b""
    searched: bytes = b""
    is_plain: bool = False
    rows: Rows | None = None

    @staticmethod
    def of(xml: bytes, values: PlainValues | None) -> _Part:
        plain = plain_sheet(xml, values)
        if plain is not None:
            around, rows = plain
            return _Part(xml, around, True, rows)
        xml = without_struck_runs(with_raised_digits(_plain_names(xml)))
        return _Part(xml, xml)


class _WorkbookReader:
    """Reads the sheets of one workbook from their XML."""

    def __init__(self, sheets: Sequence[_Part], styles: bytes, strings: bytes, from_1904: bool, limits: Limits) -> None:
        self._sheets, self._styles, self._strings = sheets, styles, strings
        self._from_1904, self._limits = from_1904, limits
        self._telling = telling_styles(styles)
        self._struck = _struck_styles(styles)
        self._texts: list[str] | None = None
        everything = b"".join([sheet.searched for sheet in sheets])
        self._errors = b't="e"' in everything
        self._formulas = b"<f" in everything and _HAS_UNCOMPUTED.search(everything) is not None
        self._merges = b"<mergeCell " in everything
        far = _FAR.search(everything) is not None
        self._patient = [
            (not sheet.is_plain and _is_unusual(sheet.xml)) or (far and _is_far(sheet.xml, limits)) for sheet in sheets
        ]

    @cached_property
    def _calamine(self) -> CalamineWorkbook | None:
        parts = [without_second_look(sheet.xml) if sheet.is_plain else sheet.xml for sheet in self._sheets]
        if self._errors:
            parts = [_known_errors(part) for part in parts]
        return open_parts(parts, self._styles, self._strings, from_1904=self._from_1904)

    def sheet(self, index: int, entry: SheetEntry) -> Sheet:
        part = self._sheets[index]
        if not part.xml:
            return Sheet(entry.name, entry.hidden, ())
        rows = part.rows if part.rows is not None else self._laid_out(index)
        if rows is not None:
            try:
                formats = _formats(part.xml, self._telling, rows) if self._telling else {}
            except NeedsPatience:
                rows = None
        if rows is None:
            rows, formats = self._patiently(part.xml)
        merged = _merges(part.searched, rows) if self._merges else ()
        struck = struck_rows(_places(part.xml, self._struck), rows) if self._struck else ()
        return Sheet(entry.name, entry.hidden, rows, merged, formats, struck=struck)

    def _laid_out(self, index: int) -> Rows | None:
        """The rows as calamine gives them, mended; None of a sheet that needs patience."""
        laid_out = None if self._patient[index] or self._calamine is None else open_sheet(self._calamine, index)
        if laid_out is None:
            return None
        grid, _ = laid_out
        try:
            if self._errors:
                _put_errors(grid, self._sheets[index].searched)
            if self._formulas:
                _put_uncomputed(grid, self._sheets[index].searched)
        except NeedsPatience:
            return None
        return rows_of_grid(grid, self._limits)

    def _patiently(self, part: bytes) -> tuple[Rows, dict[tuple[int, int], str]]:
        if self._texts is None:
            self._texts = read_shared_strings(self._strings) if self._strings else []
        styles = read_style_codes(self._styles)
        cells, formats = read_cells_patiently(part, self._texts, styles, self._from_1904, self._limits)
        return rows_of_cells(cells, self._limits), formats


def _bounded_counts(strings: bytes) -> bytes:
    """Shared strings without a claimed count that their size belies; a reader would reserve room for it."""
    end = strings.find(b">", strings.find(b"<sst")) + 1
    counts = [int(count or 0) for count in _UNIQUE_COUNT.findall(strings, 0, end)]
    if any(count * 5 > len(strings) for count in counts):
        return _UNIQUE_COUNT.sub(b"", strings[:end]) + strings[end:]
    return strings


def _plain_names(sheet: bytes) -> bytes:
    """The sheet's XML without prefixes before element names and without comments."""
    if b"<!--" in sheet:
        sheet = _COMMENT.sub(b"", sheet)
    if b"<sheetData" not in sheet:
        sheet = _PREFIXED.sub(rb"\1", sheet)
        if b"<sheetData" not in sheet:  # every sheet has it, were it without a cell: else it is in pieces
            raise BrokenXml("no sheet")
    return sheet


def _is_unusual(sheet: bytes) -> bool:
    """Whether the cells are written as no common program writes them: unnumbered, with other quotes or order, or with
    blanks around values, which calamine takes for the first of the shared texts."""
    return b"<c" in sheet and (b'<c r="' not in sheet or _PADDED.search(sheet) is not None)


def _is_far(sheet: bytes, limits: Limits) -> bool:
    """Whether the box that holds all cells with values is too large to be laid out whole."""
    last_row = last_column = count = 0
    for letters, digits in _VALUED.findall(sheet):
        count += 1
        last_row = max(last_row, int(digits))
        last_column = max(last_column, column_index(letters.decode("ascii")) + 1)
    if count > limits.cells:
        raise TooLarge("cells")
    if last_row > limits.rows or last_column > limits.columns:
        raise BrokenXml("a cell beyond the sheet")
    return last_row * last_column > max(_DENSE_CELLS, _SPARSE * count)


def _known_errors(sheet: bytes) -> bytes:
    """The sheet with every error that calamine does not know written as one that it does."""

    def known(match: re.Match[bytes]) -> bytes:
        value = _ERROR_VALUE.search(match[2] or b"")
        if value is None or value[1] in _KNOWN_ERRORS:
            return match[0]
        return match[0].replace(value[0], b"<v>#REF!</v>")

    return _ERROR.sub(known, sheet)


def _place(attributes: bytes) -> tuple[int, int]:
    reference = _REFERENCE.search(attributes)
    if reference is None:
        raise NeedsPatience
    return int(reference[2]), column_index(reference[1].decode("ascii")) + 1


def _put_errors(grid: Grid, sheet: bytes) -> None:
    for match in _ERROR.finditer(sheet):
        value = _ERROR_VALUE.search(match[2] or b"")
        if value is not None:
            put(grid, *_place(match[1]), CellError(_text(value[1]).strip() or "#N/A"))


def _put_uncomputed(grid: Grid, sheet: bytes) -> None:
    for match in _FORMULA.finditer(sheet):
        if b't="str"' not in match[1]:
            row, column = _place(match[1])
            if row * column > _DENSE_CELLS:
                raise NeedsPatience
            put(grid, row, column, UncomputedFormula("=" + _text(match[2] or b"")))
    level(grid)


def _text(raw: bytes) -> str:
    return unescape(raw.decode("utf-8", "replace"))


def _merges(sheet: bytes, rows: Rows) -> tuple[tuple[int, int, int, int], ...]:
    return shown_merges(
        (
            (int(top), column_index(left.decode("ascii")) + 1, int(bottom), column_index(right.decode("ascii")) + 1)
            for left, top, right, bottom in _MERGE.findall(sheet)
        ),
        rows,
    )


@lru_cache(maxsize=64)
def telling_styles(styles: bytes) -> Mapping[int, str]:
    """By cell style, the number format codes that say more than a plain integer format does."""
    if not styles:
        return {}
    codes = read_style_codes(styles)
    return wide_formats(codes.ids, codes.custom)


def _plain_values(strings: bytes, styles: bytes, limits: Limits) -> PlainValues | None:
    texts = plain_texts(strings, min(limits.text_length, _LONGEST_OF_EXCEL)) if strings else []
    return None if texts is None else PlainValues(texts, dated_styles(styles, len(read_style_codes(styles).ids)))


@lru_cache(maxsize=64)
def _struck_styles(styles: bytes) -> frozenset[int]:
    return frozenset(read_style_codes(styles).struck if b"strike" in styles else ())


def _places(sheet: bytes, styles: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The cells of these styles."""
    for attributes, style in _styled(tuple(sorted(styles))).findall(sheet):
        reference = _REFERENCE.search(attributes)
        if reference is not None and int(style) in styles:
            yield int(reference[2]), column_index(reference[1].decode("ascii")) + 1


@lru_cache(maxsize=64)
def _styled(ids: tuple[int, ...]) -> re.Pattern[bytes]:
    wanted = b"|".join(str(i).encode() for i in ids) if len(ids) <= _FEW_STYLES else rb"\d{1,9}"
    return re.compile(rb'<c\b([^<>]*?\ss="(%s)"[^<>]*?)(?<!/)>' % wanted)


def _formats(sheet: bytes, telling: Mapping[int, str], rows: Rows) -> dict[tuple[int, int], str]:
    found = {}
    cells_of = dict(rows)
    for attributes, style in _styled(tuple(telling)).findall(sheet):
        if int(style) not in telling:
            continue
        row, column = _place(attributes)
        value = cell_at(cells_of.get(row, ()), column - 1)
        if is_number(value) or isinstance(value, dt.date):
            found[row, column] = telling[int(style)]
    return found
