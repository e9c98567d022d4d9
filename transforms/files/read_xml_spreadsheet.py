"""XML spreadsheets of Excel 2003 (SpreadsheetML), a common export of web systems, mostly named .xls."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from xml.parsers import expat

from transforms.files.raised_digits import raised
from transforms.files.read_cells import TooLarge, format_kind, number_value, rows_of_cells, shown_merges, text_value
from transforms.files.read_xml import BrokenXml, local_name, safe_xml
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Value, Workbook
from transforms.files.struck_text import OpenMarks, is_marked, struck_rows, without_marked

NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_NAMED_FORMATS: Mapping[str, str] = {
    "Percent": "0.00%", "Fixed": "0.00", "Standard": "#,##0.00", "Scientific": "0.00E+00",
}  # fmt: skip


def read_xml_spreadsheet(data: bytes, limits: Limits) -> Workbook:
    """The workbook in SpreadsheetML; ``BrokenXml`` where it breaks off."""
    reader = _Reader(limits)
    parser = expat.ParserCreate("utf-8", namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    try:
        parser.Parse(safe_xml(data), True)
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error
    return Workbook("xls", tuple(reader.sheets))


class _Reader:
    """Walks through the workbook and keeps the non-blank cells of each worksheet."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self.sheets: list[Sheet] = []
        self._codes: dict[str, str] = {}
        self._struck_styles: set[str] = set()
        self._style = self._row_style = ""
        self._name = ""
        self._hidden = False
        self._cells: dict[tuple[int, int], Value] = {}
        self._formats: dict[tuple[int, int], str] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._struck: list[tuple[int, int]] = []
        self._row = self._column = 0
        self._cell: dict[str, str] = {}
        self._value: Value = None
        self._kind: str | None = None
        self._pieces: list[str] = []
        self._in_visible = self._in_comment = False
        self._marks = OpenMarks()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local_name(tag)
        plain = {local_name(key): value for key, value in attributes.items()}
        if kind == "Style":
            self._style = plain.get("ID", "")
        elif kind == "Font" and plain.get("StrikeThrough") == "1" and self._kind is None:
            self._struck_styles.add(self._style)
        elif kind == "NumberFormat" and "Format" in plain:
            self._codes[self._style] = _NAMED_FORMATS.get(plain["Format"], plain["Format"])
        elif kind == "Worksheet":
            if len(self.sheets) >= self._limits.sheets:
                raise TooLarge("sheets")
            self._name, self._hidden = plain.get("Name", ""), False
            self._cells, self._formats, self._merges, self._struck = {}, {}, [], []
            self._row = 0
        elif kind == "Row":
            self._row = _index(plain.get("Index"), self._row + 1, self._limits.rows)
            self._column, self._row_style = 0, plain.get("StyleID", "")
        elif kind == "Cell":
            self._column = _index(plain.get("Index"), self._column + 1, self._limits.columns)
            self._cell, self._value = plain, None
        elif kind == "Comment":  # its text is Data too
            self._in_comment = True
        elif kind == "Data" and not self._in_comment:
            self._kind, self._pieces, self._marks = plain.get("Type", "String"), [], OpenMarks()
        elif kind == "Visible":
            self._in_visible, self._pieces = True, []
        elif self._kind is not None:  # a run of the text: <Sup>, <S>, <Font>
            self._pieces.append(self._marks.begin(kind.lower(), ""))

    def text(self, piece: str) -> None:
        if self._kind is not None or self._in_visible:
            self._pieces.append(raised(piece) if self._marks.raising else piece)

    def end(self, tag: str) -> None:
        kind = local_name(tag)
        if kind == "Data" and self._kind is not None:
            text = "".join(self._pieces)
            if is_marked(text):
                self._struck.append((self._row, self._column))
            self._value = _value(self._kind, without_marked(text), self._limits)
            if self._kind == "String":  # be it an empty one, it is what a formula gave
                self._cell.pop("Formula", None)
            self._kind = None
        elif kind == "Comment":
            self._in_comment = False
        elif kind == "Cell":
            self._end_cell()
        elif kind == "Visible":
            self._hidden = "".join(self._pieces) != "SheetVisible"
            self._in_visible = False
        elif self._kind is not None:
            self._pieces.append(self._marks.end(kind.lower()))
        elif kind == "Worksheet":
            rows = rows_of_cells(self._cells, self._limits)
            merged, struck = shown_merges(self._merges, rows), struck_rows(self._struck, rows)
            self.sheets.append(Sheet(self._name, self._hidden, rows, merged, self._formats, struck=struck))

    def _end_cell(self) -> None:
        place = self._row, self._column
        across, down = (_index(self._cell.get(key), 0, 1 << 20) for key in ("MergeAcross", "MergeDown"))
        if across or down:
            self._merges.append((*place, self._row + down, self._column + across))
        value = self._value
        if value is None and self._cell.get("Formula"):
            value = UncomputedFormula(self._cell["Formula"])
        if value is not None:
            self._cells[place] = value
            if len(self._cells) > self._limits.cells:
                raise TooLarge("cells")
            style = self._cell.get("StyleID", self._row_style)
            if style in self._struck_styles:
                self._struck.append(place)
            code = self._codes.get(style)
            if type(value) in (int, float) and code is not None and format_kind(code) == "number":
                self._formats[place] = code
        self._column += across


def _index(text: str | None, otherwise: int, most: int) -> int:
    if text is None or not text.isdecimal():
        return otherwise
    if len(text) > 9 or int(text) > most:
        raise TooLarge("cells")
    return int(text)


def _value(kind: str, text: str, limits: Limits) -> Value:
    if len(text) > limits.text_length:
        raise TooLarge("text")
    if kind == "Number":
        try:
            return number_value(float(text.replace("_", "?")))  # Python's own digit groups are no number
        except ValueError:
            return text_value(text)
    if kind == "DateTime":
        try:
            moment = dt.datetime.fromisoformat(text.strip())
        except ValueError:
            return text_value(text)
        return moment.date() if moment.time() == dt.time() else moment
    if kind == "Boolean":
        return text.strip() == "1"
    if kind == "Error":
        return CellError(text.strip() or "#N/A")
    return text_value(text)
