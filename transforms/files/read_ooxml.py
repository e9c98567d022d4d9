"""xlsx and xlsm: vetted parts are handed to calamine, and what it hides is looked up in the sheets' own XML.

calamine gets a container made here, of sheets, styles and shared strings only: a part that it would stumble over or
never looks at cannot harm, and what was checked is what is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from python_calamine import CalamineWorkbook

from transforms.definitions.cells import column_index
from transforms.definitions.patterns import late_pattern
from transforms.files.plain_cells import all_texts_show, around_plain_cells, without_second_look
from transforms.files.raised_digits import with_raised_digits
from transforms.files.read_archive import Archive, pack
from transforms.files.read_calamine import open_book, open_sheet
from transforms.files.read_cells import (
    Grid,
    Rows,
    TooLarge,
    holds_number,
    level,
    put,
    rows_of_cells,
    rows_of_grid,
    rows_of_plain_grid,
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
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Workbook
from transforms.files.struck_text import struck_rows, without_struck_runs

_DENSE_CELLS = 2_000_000  # a larger box of mostly blank cells is read cell by cell
_FEW_STYLES = 50
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

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


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
    sheets = [_Part.of(safe_xml(archive.read(entry.part))) if entry.part else _Part() for entry in entries]
    reader = _WorkbookReader(sheets, styles, strings, from_1904, limits)
    return Workbook(
        kind="xlsm" if b"macroEnabled" in optional_part(archive, "[Content_Types].xml") else "xlsx",
        sheets=tuple(reader.sheet(index, entry) for index, entry in enumerate(entries)),
        metadata=custom_properties(archive),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet's XML; and what of it has to be searched for all that calamine hides or stumbles over: all, but where the
    cells are plain ones what stands around these."""

    xml: bytes = b""
    searched: bytes = b""
    is_plain: bool = False

    @staticmethod
    def of(xml: bytes) -> _Part:
        around = around_plain_cells(xml)
        if around is not None:
            return _Part(xml, around, is_plain=True)
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
        self._texts_show = len(strings) <= limits.text_length and all_texts_show(strings)
        everything = b"".join([sheet.searched for sheet in sheets])
        self._errors = b't="e"' in everything
        self._formulas = b"<f" in everything and _HAS_UNCOMPUTED.search(everything) is not None
        self._merges = b"<mergeCell " in everything
        far = _FAR.search(everything) is not None
        self._patient = [
            (not sheet.is_plain and _is_unusual(sheet.xml)) or (far and _is_far(sheet.xml, limits)) for sheet in sheets
        ]
        parts = [without_second_look(sheet.xml) if sheet.is_plain else sheet.xml for sheet in sheets]
        self._calamine = self._open([_known_errors(part) for part in parts] if self._errors else parts)

    def _open(self, parts: Sequence[bytes]) -> CalamineWorkbook | None:
        frame = _frame(len(parts), self._from_1904, bool(self._styles), bool(self._strings))
        contents = [(f"xl/worksheets/sheet{number}.xml", part or _EMPTY) for number, part in enumerate(parts, 1)]
        if self._styles:
            contents.append(("xl/styles.xml", self._styles))
        if self._strings:
            contents.append(("xl/sharedStrings.xml", self._strings))
        return open_book(pack([*frame, *contents]))

    def sheet(self, index: int, entry: SheetEntry) -> Sheet:
        part, searched = self._sheets[index].xml, self._sheets[index].searched
        if not part:
            return Sheet(entry.name, entry.hidden, ())
        laid_out = None if self._patient[index] or self._calamine is None else open_sheet(self._calamine, index)
        if laid_out is not None:
            grid, _ = laid_out
            try:
                if self._errors:
                    _put_errors(grid, searched)
                if self._formulas:
                    _put_uncomputed(grid, searched)
                rows = rows_of_plain_grid(grid) if self._shows_all(index) else rows_of_grid(grid, self._limits)
                formats = _formats(part, self._telling, grid) if self._telling else {}
                merged, struck = self._merged(searched, rows), self._struck_rows(part, rows)
                return Sheet(entry.name, entry.hidden, rows, merged, formats, struck=struck)
            except NeedsPatience:
                pass
        if self._texts is None:
            self._texts = read_shared_strings(self._strings) if self._strings else []
        styles = read_style_codes(self._styles)
        cells, formats = read_cells_patiently(part, self._texts, styles, self._from_1904, self._limits)
        rows = rows_of_cells(cells, self._limits)
        merged, struck = self._merged(part, rows), self._struck_rows(part, rows)
        return Sheet(entry.name, entry.hidden, rows, merged, formats, struck=struck)

    def _shows_all(self, index: int) -> bool:
        """Whether all texts of a sheet, shared ones alone, are known to show, which spares looking at each."""
        sheet = self._sheets[index]
        return self._texts_show and sheet.is_plain and b"inlineStr" not in sheet.xml

    def _merged(self, part: bytes, rows: Rows) -> tuple[tuple[int, int, int, int], ...]:
        return _merges(part, rows) if self._merges else ()

    def _struck_rows(self, part: bytes, rows: Rows) -> tuple[int, ...]:
        return struck_rows(_places(part, self._struck), rows) if self._struck else ()


_EMPTY = f'<worksheet xmlns="{_MAIN}"><sheetData/></worksheet>'.encode()


@lru_cache(maxsize=256)
def _frame(count: int, from_1904: bool, styles: bool, strings: bool) -> tuple[tuple[str, bytes], ...]:
    """The parts of a container around ``count`` sheets."""
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, count + 1))
    epoch = '<workbookPr date1904="1"/>' if from_1904 else ""
    links = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in range(1, count + 1)]
    if styles:
        links.append(("rIdStyles", "styles", "styles.xml"))
    if strings:
        links.append(("rIdStrings", "sharedStrings", "sharedStrings.xml"))
    relations = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in links)
    top = f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    return (
        ("_rels/.rels", f'<Relationships xmlns="{_PACKAGE}">{top}</Relationships>'.encode()),
        (
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{epoch}<sheets>{sheets}</sheets></workbook>'.encode(),
        ),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{relations}</Relationships>'.encode()),
    )


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


def _formats(sheet: bytes, telling: Mapping[int, str], grid: Grid) -> dict[tuple[int, int], str]:
    found = {}
    for attributes, style in _styled(tuple(telling)).findall(sheet):
        if int(style) not in telling:
            continue
        row, column = _place(attributes)
        if holds_number(grid, row, column):
            found[row, column] = telling[int(style)]
    return found
