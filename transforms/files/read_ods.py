"""ods: its tables read by their markup, so that a million repeated blank rows cost as much as one.

Cells keep what a person sees: errors, formulas without a value, percentages, merged ranges; comments stay out. The
quick way knows the markup that office programs write; whatever else stands in the content goes the patient way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from xml.parsers import expat

from transforms.definitions.patterns import late_pattern
from transforms.files.raised_digits import with_raised_spans
from transforms.files.read_archive import Archive, BrokenArchive
from transforms.files.read_cells import TooLarge, rows_of_cells, shown_merges, text_value
from transforms.files.read_ods_patiently import ContentReader, cell_value, read_ods_patiently, whole_number
from transforms.files.read_xml import BrokenXml, safe_xml
from transforms.files.sheets import Limits, Sheet, Value, Workbook
from transforms.files.struck_text import struck_cell_styles, without_struck_spans

_MIME = "application/vnd.oasis.opendocument.spreadsheet"
_BODY = b"<office:spreadsheet"
_UNUSUAL = late_pattern(r"<!|<draw:|<table:tracked-changes|<table:shapes|<text:ruby|<text:note|<table:table>")
_COMMENT = late_pattern(r"<office:annotation\b.*?(?:</office:annotation>|\Z)", re.DOTALL)
_CELL = late_pattern(
    r"<table:(?:covered-)?table-cell([^>]*)>(?:<text:p(?: [^>]*)?>([^<]*)</text:p></table:(?:covered-)?table-cell>)?"
)
_ATTRIBUTE = late_pattern(r'([\w:.-]+)="([^"]*)"')
_PARAGRAPH = late_pattern(r"<text:p(?: [^>]*?)?(?:/>|>(.*?)</text:p>)", re.DOTALL)
_BLANKS = late_pattern(r'<text:s(?: text:c="(\d{1,9})")?\s*/>')
_TAG = late_pattern(r"<[^>]*>")
_EDGE = late_pattern(r"</?table:")
_MOST_BLANKS = 10_000
_BLANK = frozenset(["table:number-columns-repeated", "table:style-name"])
_PLAIN = frozenset(["office:value-type", "calcext:value-type", "table:style-name", "office:value", "office:date-value"])


class _Unusual(Exception):
    """The markup is of another kind than office programs write."""


def is_ods(archive: Archive) -> bool:
    """Whether the container holds an OpenDocument spreadsheet."""
    if "mimetype" in archive and archive.read("mimetype").strip().decode("ascii", "replace").startswith(_MIME):
        return True
    return "content.xml" in archive and _BODY in archive.read("content.xml")[:200_000]


def is_locked_ods(archive: Archive) -> bool:
    """Whether the document was saved with a password."""
    return "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml")


def read_ods(archive: Archive, limits: Limits) -> Workbook:
    """The workbook in an OpenDocument container."""
    try:
        styles = archive.read("styles.xml")
    except BrokenArchive:  # no value depends on them
        styles = b""
    return read_ods_xml(archive.read("content.xml"), limits, styles)


def read_ods_xml(content: bytes, limits: Limits, styles: bytes = b"") -> Workbook:
    """The workbook in OpenDocument XML, packed or flat; ``BrokenXml`` where there is no table or it breaks off.
    `styles` are those that have names."""
    part = without_struck_spans(with_raised_spans(safe_xml(content)))
    struck = [name.decode("utf-8", "replace") for name in struck_cell_styles(styles)]
    try:
        sheets = _read_quickly(part, limits, struck)
    except (_Unusual, UnicodeDecodeError):
        sheets = read_ods_patiently(part, limits, struck)
    if not sheets:
        raise BrokenXml("no table")
    return Workbook("ods", tuple(sheets))


def _read_quickly(part: bytes, limits: Limits, struck: Sequence[str]) -> list[Sheet]:
    start = part.find(_BODY)
    end = part.rfind(b"</office:spreadsheet>")
    if start < 0 or end < start or b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"' not in part[:start]:
        raise _Unusual
    body = part[start:end].decode("utf-8")
    if "\r" in body:
        body = body.replace("\r\n", "\n").replace("\r", "\n")
    if "<office:annotation" in body:
        body = _COMMENT.sub("", body)
    if _UNUSUAL.search(body):
        raise _Unusual
    styles = ContentReader(limits, struck)
    try:
        styles.parser().Parse(part[:start], False)
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error
    if styles.strikes:
        raise _Unusual
    tables = body.split("<table:table ")[1:]
    if len(tables) > limits.sheets:
        raise TooLarge("sheets")
    heads = _Heads()
    return [_read_table(table, styles, heads, limits) for table in tables]


def _read_table(table: str, styles: ContentReader, heads: _Heads, limits: Limits) -> Sheet:
    head, _, inner = table.partition(">")
    about = _attributes(head)
    reader = _TableReader(styles, heads, limits)
    if not head.endswith("/"):
        if inner.count("</table:table>") != 1:  # a table within a cell
            raise _Unusual
        for row in inner.split("<table:table-row")[1:]:
            if row[:1] in " >/\n\t\r":  # else a group of rows
                reader.row(row)
    rows = rows_of_cells(reader.cells, limits)
    merged = shown_merges(reader.merges, rows)
    hidden = styles.is_hidden(about.get("table:style-name", ""))
    return Sheet(about.get("table:name", ""), hidden, rows, merged, reader.formats)


@dataclass(slots=True)
class _Heads:
    """Heads of cells that were met in the document, and what they alone say."""

    known: dict[str, Mapping[str, str]] = field(default_factory=dict)
    plain: set[str] = field(default_factory=set)  # a text follows, and nothing more
    blank: dict[str, int] = field(default_factory=dict)  # so many blank cells
    single: set[str] = field(default_factory=set)  # one number or date
    numbers: dict[str, tuple[Value, str | None]] = field(default_factory=dict)  # which, once read, and its format

    def add(self, head: str) -> Mapping[str, str]:
        attributes = self.known[head] = _attributes(head)
        kind = attributes.get("office:value-type")
        if kind is None and head.endswith("/") and not attributes.keys() - _BLANK:
            self.blank[head] = whole_number(attributes.get("table:number-columns-repeated"), 1, 1 << 62, least=1)
        elif attributes.keys() <= _PLAIN and attributes.get("calcext:value-type", kind) == kind:
            if kind == "string" and not head.endswith("/"):
                self.plain.add(head)
            elif kind == "float" or kind == "date":
                self.single.add(head)
        return attributes


class _TableReader:
    """Collects the cells of one table, row by row."""

    def __init__(self, styles: ContentReader, heads: _Heads, limits: Limits) -> None:
        self._styles, self._heads, self._limits = styles, heads, limits
        self._number = 0  # of the last row that was read
        self.cells: dict[tuple[int, int], Value] = {}
        self.formats: dict[tuple[int, int], str] = {}
        self.merges: list[tuple[int, int, int, int]] = []

    def row(self, markup: str) -> None:
        head, _, inner = markup.partition(">")
        repeated = 1
        if "repeated" in head:
            repeated = whole_number(_attributes(head).get("table:number-rows-repeated"), 1, 1 << 62, least=1)
        if "office:value-type" in inner or "<text:p" in inner or "formula" in inner or "spanned" in inner:
            found = self._row_cells(inner)
            if found:
                self._add(found, repeated)
        self._number += repeated

    def _row_cells(self, inner: str) -> list[tuple[int, int, Value, str | None]]:
        found: list[tuple[int, int, Value, str | None]] = []
        column = 1
        heads = self._heads
        for match in _CELL.finditer(inner):
            head, text = match.groups()
            if head == "/":
                column += 1
                continue
            if head in heads.blank:
                column += heads.blank[head]
                continue
            if head in heads.numbers:
                found.append((column, 1, *heads.numbers[head]))
                column += 1
                continue
            if text is not None and head in heads.plain:
                shown = text_value(unescape(text) if "&" in text else text)
                if shown is not None:
                    if len(shown) > self._limits.text_length:
                        raise TooLarge("text")
                    found.append((column, 1, shown, None))
                column += 1
                continue
            attributes = heads.known.get(head)
            if attributes is None:
                attributes = heads.add(head)
            repeated = 1
            if "table:number-columns-repeated" in attributes:
                repeated = whole_number(attributes["table:number-columns-repeated"], 1, 1 << 62, least=1)
            if "table:number-columns-spanned" in attributes or "table:number-rows-spanned" in attributes:
                self._merge(attributes, column)
            if text is not None:
                paragraphs = [unescape(text) if "&" in text else text]
            elif head.endswith("/"):
                paragraphs = []
            else:
                end = _EDGE.search(inner, match.end())
                if end is None or end[0] == "<table:":  # cells that never end would each be looked at to the last
                    raise _Unusual
                paragraphs = _paragraphs(inner[match.end() : end.start()])
            value = cell_value(attributes, paragraphs, self._limits)
            if value is not None:
                if column + repeated - 1 > self._limits.columns:
                    raise TooLarge("columns")
                code = self._styles.code(attributes, value, paragraphs)
                found.append((column, repeated, value, code))
                if head in heads.single:
                    heads.numbers[head] = value, code
            column += repeated
        return found

    def _merge(self, attributes: Mapping[str, str], column: int) -> None:
        across = whole_number(attributes.get("table:number-columns-spanned"), 1, 1 << 20, least=1)
        down = whole_number(attributes.get("table:number-rows-spanned"), 1, 1 << 20, least=1)
        self.merges.append((self._number + 1, column, self._number + down, column + across - 1))

    def _add(self, found: list[tuple[int, int, Value, str | None]], repeated: int) -> None:
        width = sum(times for _, times, _, _ in found)
        if len(self.cells) + width * repeated > self._limits.cells or self._number + repeated > self._limits.rows:
            raise TooLarge("cells")
        for row in range(self._number + 1, self._number + repeated + 1):
            for first, times, value, code in found:
                for column in range(first, first + times):
                    self.cells[row, column] = value
                    if code is not None:
                        self.formats[row, column] = code


def _attributes(head: str) -> dict[str, str]:
    if "'" in head or head.count('"') % 2:
        raise _Unusual
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(head)}


def _paragraphs(inner: str) -> list[str]:
    """The paragraphs of a cell whose text is marked up."""
    found = []
    for match in _PARAGRAPH.finditer(inner):
        text = match[1] or ""
        if "<" in text:
            text = _BLANKS.sub(lambda blank: " " * min(int(blank[1] or 1), _MOST_BLANKS), text)
            text = text.replace("<text:tab/>", "\t").replace("<text:line-break/>", "\n")
            text = _TAG.sub("", text)
        found.append(unescape(text) if "&" in text else text)
    return found
