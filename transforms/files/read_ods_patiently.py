"""The content part of an ods read as a stream of elements, whatever stands in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from xml.parsers import expat

from transforms.definitions.patterns import late_pattern
from transforms.files.numbers_behind_text import settled
from transforms.files.read_cells import TooLarge, format_kind, number_value, rows_of_cells, shown_merges, text_value
from transforms.files.read_xml import BrokenXml
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Value, is_number
from transforms.files.struck_text import struck_rows

_DURATION = late_pattern(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,](\d+))?S)?")
_ERROR_TEXT = late_pattern(r"#[A-Z0-9/]+[!?]?|Err:\d+")
_FEW_DECIMALS = late_pattern(r"-?[\d.,\s]*[.,]\d{1,4}\s?%?")  # more are those of the number itself
_CODED = late_pattern(r'([^"]*[/-]|)(\d{1,15})([/-][^"]*|)')  # a number within a code: "NV-2020-014", "7/UBND-NC"
_PIECE = 1 << 20


def read_ods_patiently(part: bytes, limits: Limits, struck: Iterable[str]) -> list[Sheet]:
    """The tables of safe OpenDocument XML; ``BrokenXml`` where it breaks off or holds no table. `struck` are the styles
    with names whose cells are struck through."""
    reader = ContentReader(limits, struck)
    parser = reader.parser()
    try:
        for begin in range(0, len(part), _PIECE):
            parser.Parse(part[begin : begin + _PIECE], begin + _PIECE >= len(part))
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error
    return reader.sheets


class ContentReader:
    """Walks through content.xml and keeps the non-blank cells of each table."""

    def __init__(self, limits: Limits, struck: Iterable[str]) -> None:
        self._limits = limits
        self.sheets: list[Sheet] = []
        self._hidden_styles: set[str] = set()
        self._data_styles: dict[str, str] = {}  # number style → format code
        self._cell_styles: dict[str, str] = {}  # cell style → number style
        self._struck_styles = set(struck)  # of cells that are struck through
        self._is_of_cells = False  # the style
        self._style_name = ""
        self._name = ""
        self._hidden = False
        self._depth = 0  # tables within tables have no address of their own
        self._cells: dict[tuple[int, int], Value] = {}
        self._formats: dict[tuple[int, int], str] = {}
        self._merges: list[tuple[int, int, int, int]] = []
        self._struck: list[tuple[int, int]] = []
        self._row = self._column = 0
        self._repeated_rows = 1
        self._row_cells: list[tuple[int, int, Value, str | None]] = []
        self._default_styles: list[tuple[int, str]] = []
        self._cell: dict[str, str] | None = None
        self._paragraphs: list[str] = []
        self._pieces: list[str] | None = None
        self._aside = 0  # within comments, drawings and tracked changes
        self._starts: dict[str, Callable[[dict[str, str]], None]] = {
            "table:table": self._start_table,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_cell,
            "table:covered-table-cell": self._start_cell,
            "text:p": self._start_paragraph,
            "text:s": self._blanks,
            "text:tab": lambda _: self.text("\t"),
            "text:line-break": lambda _: self.text("\n"),
            "style:style": self._style,
            "style:table-properties": self._table_properties,
            "style:text-properties": self._text_properties,
            "number:number-style": self._start_number,
            "number:currency-style": self._start_number,
            "number:percentage-style": self._start_number,
            "number:number": self._number,
        }
        self._ends: dict[str, Callable[[], None]] = {
            "table:table": self._end_table,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "table:covered-table-cell": self._end_cell,
            "text:p": self._end_paragraph,
            "number:percentage-style": self._end_percentage,
        }

    def parser(self) -> expat.XMLParserType:
        """A parser that leads through the content to this reader."""
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        return parser

    @property
    def strikes(self) -> bool:
        """Whether cells may be struck through, which only a walk through all of them tells."""
        return bool(self._struck_styles)

    def is_hidden(self, table_style: str) -> bool:
        return table_style in self._hidden_styles

    def code(self, attributes: Mapping[str, str], value: Value, paragraphs: Sequence[str]) -> str | None:
        """The telling format code of a cell, None where it says no more than a plain integer format."""
        if not is_number(value):
            return None
        code = self._data_styles.get(self._cell_styles.get(attributes.get("table:style-name", ""), ""))
        if attributes.get("office:value-type") == "percentage" and not (code or "").endswith("%"):
            code = _printed_percentage(paragraphs)
        shown = paragraphs[0] if paragraphs else ""
        if code is None and _FEW_DECIMALS.fullmatch(shown):  # of a style in another part
            code = settled(shown, float(value))[1] or None
        elif shown and not shown.isdecimal() and (coded := _CODED.fullmatch(shown)) and int(coded[2]) == value:
            code = f'"{coded[1]}"{"0" * len(coded[2])}"{coded[3]}"'
        return code if code is not None and format_kind(code) == "number" else None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _ASIDE:
            self._aside += 1
        elif not self._aside:
            handler = self._starts.get(tag)
            if handler is not None:
                handler(attributes)

    def end(self, tag: str) -> None:
        if tag in _ASIDE:
            self._aside -= 1
        elif not self._aside:
            handler = self._ends.get(tag)
            if handler is not None:
                handler()

    def text(self, piece: str) -> None:
        if self._pieces is not None and not self._aside:
            self._pieces.append(piece)

    # Styles
    def _style(self, attributes: dict[str, str]) -> None:
        self._style_name = attributes.get("style:name", "")
        self._is_of_cells = attributes.get("style:family") == "table-cell"
        if self._is_of_cells and "style:data-style-name" in attributes:
            self._cell_styles[self._style_name] = attributes["style:data-style-name"]
        if self._is_of_cells and attributes.get("style:parent-style-name") in self._struck_styles:
            self._struck_styles.add(self._style_name)

    def _table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style_name)

    def _text_properties(self, attributes: dict[str, str]) -> None:
        names = (f"style:text-line-through-{how}" for how in ("style", "type"))
        lines = {attributes[name] for name in names if name in attributes}
        if self._is_of_cells and lines:
            (self._struck_styles.add if lines - {"none"} else self._struck_styles.discard)(self._style_name)

    def _start_number(self, attributes: dict[str, str]) -> None:
        self._style_name = attributes.get("style:name", "")

    def _number(self, attributes: dict[str, str]) -> None:
        places = whole_number(attributes.get("number:decimal-places"), 0, 30)
        whole = "0" * whole_number(attributes.get("number:min-integer-digits"), 1, 30) or "0"
        grouping = "#,##" if attributes.get("number:grouping") == "true" else ""
        self._data_styles[self._style_name] = grouping + whole + ("." + "0" * places if places else "")

    def _end_percentage(self) -> None:
        self._data_styles[self._style_name] = self._data_styles.get(self._style_name, "0") + "%"

    # Tables
    def _start_table(self, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        if len(self.sheets) >= self._limits.sheets:
            raise TooLarge("sheets")
        self._name = attributes.get("table:name", "")
        self._hidden = attributes.get("table:style-name", "") in self._hidden_styles
        self._cells, self._formats, self._merges, self._struck = {}, {}, [], []
        self._row = 0

    def _end_table(self) -> None:
        self._depth -= 1
        if self._depth:
            return
        rows = rows_of_cells(self._cells, self._limits)
        merged, struck = shown_merges(self._merges, rows), struck_rows(self._struck, rows)
        self.sheets.append(Sheet(self._name, self._hidden, rows, merged, self._formats, struck=struck))

    def _start_row(self, attributes: dict[str, str]) -> None:
        if self._depth == 1:
            self._repeated_rows = whole_number(attributes.get("table:number-rows-repeated"), 1, 1 << 62, least=1)
            self._column = 0
            self._row_cells = []

    def _end_row(self) -> None:
        if self._depth != 1:
            return
        if self._row_cells:
            width = sum(repeated for _, repeated, _, _ in self._row_cells)
            if len(self._cells) + width * self._repeated_rows > self._limits.cells:
                raise TooLarge("cells")
            if self._row + self._repeated_rows > self._limits.rows:
                raise TooLarge("rows")
            for row in range(self._row + 1, self._row + self._repeated_rows + 1):
                for first, repeated, value, code in self._row_cells:
                    for column in range(first, first + repeated):
                        self._cells[row, column] = value
                        if code is not None:
                            self._formats[row, column] = code
        self._row += self._repeated_rows

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if self._depth == 1:
            self._cell = attributes
            self._paragraphs = []

    def _end_cell(self) -> None:
        if self._depth != 1 or self._cell is None:
            return
        attributes, self._cell = self._cell, None
        repeated = whole_number(attributes.get("table:number-columns-repeated"), 1, 1 << 62, least=1)
        first = self._column + 1
        self._column += repeated
        if "table:number-columns-spanned" in attributes or "table:number-rows-spanned" in attributes:
            right = first + whole_number(attributes.get("table:number-columns-spanned"), 1, 1 << 20, least=1) - 1
            bottom = self._row + whole_number(attributes.get("table:number-rows-spanned"), 1, 1 << 20, least=1)
            self._merges.append((self._row + 1, first, bottom, right))
        value = cell_value(attributes, self._paragraphs, self._limits)
        if value is None:
            return
        if self._column > self._limits.columns or len(self._row_cells) > self._limits.columns:
            raise TooLarge("columns")
        code = self.code(attributes, value, self._paragraphs)
        self._row_cells.append((first, repeated, value, code))
        if attributes.get("table:style-name") in self._struck_styles:
            self._struck += [(self._row + 1, column) for column in range(first, first + repeated)]

    # Texts
    def _start_paragraph(self, _: dict[str, str]) -> None:
        if self._cell is not None and self._depth == 1:
            self._pieces = []

    def _end_paragraph(self) -> None:
        if self._pieces is not None:
            self._paragraphs.append("".join(self._pieces))
            self._pieces = None

    def _blanks(self, attributes: dict[str, str]) -> None:
        self.text(" " * whole_number(attributes.get("text:c"), 1, 10_000))


_ASIDE = frozenset(["office:annotation", "draw:frame", "table:tracked-changes", "table:shapes", "text:ruby-text"])


def whole_number(text: str | None, otherwise: int, most: int, least: int = 0) -> int:
    """A count in an attribute between two bounds; ``otherwise`` where it is missing or no number."""
    if text is None or not text.isdecimal():
        return otherwise
    return max(min(int(text), most), least) if len(text) < 30 else most


def _printed_percentage(paragraphs: Sequence[str]) -> str:
    """The format of a percentage whose style says nothing, by the text that it shows."""
    shown = re.search(r"[.,](\d+)\s*%", paragraphs[0]) if paragraphs else None
    return "0." + "0" * len(shown[1]) + "%" if shown else "0%"


def cell_value(attributes: Mapping[str, str], paragraphs: Sequence[str], limits: Limits) -> Value:
    """The value of a cell by its attributes and the paragraphs that it shows."""
    kind = attributes.get("office:value-type")
    shown = "\n".join(paragraphs)
    if len(shown) > limits.text_length:
        raise TooLarge("text")
    formula = attributes.get("table:formula")
    if attributes.get("calcext:value-type") == "error" or (formula and _ERROR_TEXT.fullmatch(shown.strip())):
        return CellError(shown.strip() or "#ERR")
    if kind is None:
        if formula and not paragraphs:  # LibreOffice stores an empty text as an empty paragraph without a type
            return UncomputedFormula("=" + formula.partition("=")[2])
        return text_value(shown)
    if kind in ("float", "percentage", "currency"):
        try:
            return number_value(float(attributes["office:value"].replace("_", "?")))  # digit groups of Python's own
        except (KeyError, ValueError):
            return UncomputedFormula("=" + formula.partition("=")[2]) if formula and not shown else text_value(shown)
    if kind == "date":
        return _date(attributes.get("office:date-value", ""), shown)
    if kind == "time":
        return _time(attributes.get("office:time-value", ""), shown)
    if kind == "boolean":
        return attributes.get("office:boolean-value", "").lower() == "true"
    return text_value(shown or attributes.get("office:string-value", ""))


def _date(written: str, shown: str) -> Value:
    try:
        moment = dt.datetime.fromisoformat(written.rstrip("Z")[:26])
    except ValueError:
        return text_value(shown or written)
    moment = moment.replace(tzinfo=None)
    return moment.date() if moment.time() == dt.time() else moment


def _time(written: str, shown: str) -> Value:
    match = _DURATION.fullmatch(written)
    if match is None or len(written) > 40:
        return text_value(shown or written)
    sign, days, hours, minutes, seconds, _ = match.groups()
    try:
        length = dt.timedelta(int(days or 0), int(seconds or 0), 0, 0, int(minutes or 0), int(hours or 0))
    except OverflowError:
        return text_value(shown or written)
    if not sign and length < dt.timedelta(days=1):
        return (dt.datetime.min + length).time()
    return -length if sign else length
