"""Tables in HTML saved as .xls, as web systems export them, and in the XML spreadsheets of Excel 2003.

Every HTML table is a sheet and its first row is row 1; values stay text, but for those with a number behind it. Markup
is taken as browsers take it: unclosed cells and rows end where the next one begins, a table within a cell is a table of
its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from transforms.definitions.patterns import late_pattern
from transforms.files.numbers_behind_text import number_behind, settled
from transforms.files.raised_digits import raised
from transforms.files.read_cells import TooLarge, printed_value, rows_of_cells, shown_merges
from transforms.files.read_delimited import decoded
from transforms.files.sheets import Limits, Sheet, Value, Workbook
from transforms.files.struck_text import (
    BEGIN,
    END,
    MARKING,
    Crossing,
    OpenMarks,
    crossing,
    is_marked,
    struck_rows,
    without_marked,
)

# First the commonest token: a cell of plain text.
_TOKEN = late_pattern(
    r"<(?:td|th)((?:\s[^<>\"']*(?:\"[^<>\"]*\"[^<>\"']*|'[^<>']*'[^<>\"']*)*)?)>([^<]*)</(?:td|th)>|<!--(?:\[if[^\]]*\]>|.*?(?:-->|\Z))|<!\[CDATA\[(.*?)(?:\]\]>|\Z)"
    r"|<(/?)([a-zA-Z][\w:]*)((?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*)>|<[!?][^<>]*>|([^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_RAW_OPEN = late_pattern(r"<(script|style|title|xml)\b", re.IGNORECASE)
_RAW_CLOSE = {kind: late_pattern(rf"</{kind}\s{{0,9}}>", re.IGNORECASE) for kind in ("script", "style", "title", "xml")}
_SPAN = late_pattern(r"""\b(rowspan|colspan)\s*=\s*["']?\s*(\d{1,9})""", re.IGNORECASE)
_TYPED = late_pattern(r"""\bvalue\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_NO_BOX = late_pattern(
    r"""\btype\s*=\s*["']?(?:hidden|checkbox|radio|button|submit|reset|image|file)\b""", re.IGNORECASE
)
_CHOSEN = late_pattern(r"""(?:^|\s)selected(?=[\s=/]|$)""", re.IGNORECASE)
_CHARSET = late_pattern(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_NO_PLAIN_CELL = late_pattern(r"span|x:num\s*=|sdval", re.IGNORECASE)
_SHEET_NAME = late_pattern(r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>", re.IGNORECASE)
_SPACE = late_pattern(r"[ \t\r\n\f]+")
_MOST_ABOVE = 200  # pieces of text
_UNEVEN = late_pattern(r"[\t\r\n\f]|  ")
_BREAKS = frozenset(["br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6"])
# What web programs put into a cell for sorting: elements that show nothing. A row or cell that does is read.
_UNSEEN = late_pattern(
    r"""\bstyle\s*=\s*(?:"[^"]*|'[^']*)\bdisplay\s*:\s*none\b|\bclass\s*=\s*["']?msocomanchor""", re.IGNORECASE
)
_NEVER_SEEN = frozenset(["button", "comment"])  # LibreOffice keeps the comment of a cell in it, Excel its anchor
_WITHIN_CELLS = frozenset(["span", "div", "p", "font", "b", "i", "em", "strong", "small", "a", "label"])
_PAGE = late_pattern(r"<(?:html|table|!doctype\s+html|head|body|meta)\b", re.IGNORECASE)


def is_markup(text: str) -> bool:
    """Whether a text is an HTML page or a piece of one."""
    return _PAGE.search(text[:8192]) is not None


def declared_charset(data: bytes) -> str | None:
    """The character set that a page names in its head."""
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def page_in_mail_archive(data: bytes) -> str | None:
    """The HTML pages with tables in a web archive (MHTML); None where there is none."""
    import email  # a large package, for rare files

    try:
        parts = list(email.message_from_bytes(data).walk())
    except RecursionError:  # a thousand archives in one another
        return None
    pages = []
    for part in parts:
        is_tabs = part.get("Content-Location", "").lower().endswith("tabstrip.htm")  # by which Excel turns its sheets
        if part.get_content_type() == "text/html" and not is_tabs:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes):
                charset = part.get_content_charset()
                text = decoded(content, charset or declared_charset(content)) or ""
                pages.append(text)
    with_tables = [page for page in pages if "<table" in page.lower()]
    return "\n".join(with_tables) if with_tables else None


@dataclass(slots=True)
class _Table:
    """A table while it is read."""

    row: int = 0
    column: int = 0
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    taken: dict[int, int] = field(default_factory=dict)  # column → last row that a cell from above reaches
    open_cell: list[str] | None = None
    marks: OpenMarks = field(default_factory=OpenMarks)  # in the open cell
    spans: tuple[int, int] = (1, 1)
    in_row: bool = False
    is_crossed: bool = False  # whether the row is struck through
    behind: float | None = None  # the number behind the text of the open cell
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    above: tuple[str, ...] = ()
    struck: list[tuple[int, int]] = field(default_factory=list)  # cells that are struck through whole


class _PageReader:
    """Collects the tables of a page in the order in which they begin."""

    def __init__(self, limits: Limits, crossing: Crossing | None) -> None:
        self._limits, self._crossing = limits, crossing
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._count = 0
        self._unseen: list[str] = []  # open elements of a cell from one on that shows nothing
        self._options: list[tuple[bool, list[str]]] | None = None  # of the open <select>: whether it is the one chosen
        self._above: list[str] = []  # what is said before the first row of the next table, its caption too

    def open_tag(self, name: str, attributes: str) -> None:
        if name == "table":
            if len(self.tables) >= self._limits.sheets or len(self._open) > 100:
                raise TooLarge("sheets")
            self.tables.append(table := _Table())
            self._open.append(table)
        elif not self._open:
            if name in _BREAKS and len(self._above) < _MOST_ABOVE:
                self._above.append("\n")
        elif name in _NEVER_SEEN or (name in _WITHIN_CELLS and (self._unseen or _UNSEEN.search(attributes))):
            self._unseen.append(name)
        elif name in MARKING or name in _WITHIN_CELLS:
            mark = self._open[-1].marks.begin(name, attributes, self._strikes(attributes))
            self.text("\n" * (name in _BREAKS) + mark, kept=True)
        elif name == "select":
            self._options = []
        elif name == "option" and self._options is not None:
            self._options.append((_CHOSEN.search(attributes) is not None, []))
        elif name == "tr":
            self._end_row()
            self._open[-1].row += 1
            self._open[-1].column = 0
            self._open[-1].in_row = True
            self._open[-1].is_crossed = self._strikes(attributes)
        elif name in ("td", "th"):
            self._begin_cell(attributes)
        elif name in _BREAKS:
            self.text("\n", kept=True)
        elif name == "input":  # a page that was to be filled in: what stands in the box is what the cell shows
            typed = _TYPED.search(attributes) if _NO_BOX.search(attributes) is None else None
            self.text(next((text for text in typed.groups() if text), "") if typed else "")

    def close_tag(self, name: str) -> None:
        if not self._open:
            if name in _BREAKS and len(self._above) < _MOST_ABOVE:
                self._above.append("\n")
            return
        if name == "select":
            self._choose()
        elif name in self._unseen:
            del self._unseen[len(self._unseen) - 1 - self._unseen[::-1].index(name) :]
        elif name == "table":
            self._end_row()
            self._end_frame(self._open.pop())
        elif name in ("td", "th"):
            self._end_cell()
        elif name in ("tr", "thead", "tbody", "tfoot"):
            self._end_row()
        else:
            self.text(self._open[-1].marks.end(name) + "\n" * (name in _BREAKS and name != "br"), kept=True)

    def _choose(self) -> None:
        """Of the options of a list box the chosen one is the cell's text, else the first: that is what it shows."""
        options, self._options = self._options, None
        if options and self._open[-1].open_cell is not None:
            self._open[-1].open_cell += next((told for chosen, told in options if chosen), options[0][1])

    def _end_frame(self, table: _Table) -> None:
        """A table of one cell that is all of another's cell only frames the text, which is the outer cell's."""
        outer = self._open[-1].open_cell if self._open else None
        if outer is not None and not "".join(outer).strip() and table.cells.keys() == {(1, 1)}:
            outer.append(str(table.cells[1, 1]))
            self.tables = [other for other in self.tables if other is not table]

    def text(self, piece: str, kept: bool = False) -> None:
        if self._open and self._open[-1].open_cell is not None:
            if self._unseen:
                return
            text = piece if kept else _SPACE.sub(" ", unescape(piece))
            if self._options is not None:
                if self._options:
                    self._options[-1][1].append(text)
                return
            self._open[-1].open_cell.append(raised(text) if self._open[-1].marks.raising and not kept else text)
        elif not (self._open and (self._open[-1].row or self._unseen)) and len(self._above) < _MOST_ABOVE:
            self._above.append(piece if kept else _SPACE.sub(" ", unescape(piece)))

    def _lines_above(self) -> tuple[str, ...]:
        lines = without_marked("".join(self._above)).split("\n")
        self._above = []
        return tuple(line.strip() for line in lines if line.strip())

    def _begin_cell(self, attributes: str) -> None:
        self._end_cell()
        self._unseen.clear()
        table = self._open[-1]
        table.marks = OpenMarks()
        self._next_place(table, attributes)
        spans = {kind.lower(): int(count) for kind, count in _SPAN.findall(attributes)}
        down, across = min(max(spans.get("rowspan", 1), 1), 65534), min(max(spans.get("colspan", 1), 1), 1000)
        table.spans = down, across
        table.open_cell = []
        table.behind = number_behind(attributes) if attributes else None
        if table.column + across - 1 > self._limits.columns:
            raise TooLarge("columns")

    def plain_cell(self, attributes: str, text: str) -> None:
        """A cell without markup in it, which may span others."""
        if not self._open:
            return
        if attributes and _NO_PLAIN_CELL.search(attributes):
            self._begin_cell(attributes)
            self.text(text)
            self._end_cell()
            return
        table = self._open[-1]
        if table.open_cell is not None:
            self._end_cell()
        self._next_place(table, attributes)
        if text and text != "&nbsp;":
            if "&" in text:
                text = unescape(text)
            if _UNEVEN.search(text):
                text = _SPACE.sub(" ", text)
            self._keep(table, text.strip(" "))

    def _strikes(self, attributes: str) -> bool:
        return self._crossing is not None and self._crossing.strikes(attributes)

    def _next_place(self, table: _Table, attributes: str) -> None:
        if not table.in_row:
            table.row += 1
            table.column = 0
            table.in_row, table.is_crossed = True, False
        table.column += 1
        while table.taken and table.taken.get(table.column, 0) >= table.row:
            table.column += 1
        if table.row > self._limits.rows or table.column > self._limits.columns:
            raise TooLarge("rows")
        if self._crossing is not None and (table.is_crossed or self._crossing.strikes(attributes)):
            table.struck.append((table.row, table.column))

    def _keep(self, table: _Table, text: str, behind: float | None = None) -> None:
        value: Value = printed_value(text)
        if value is None:
            return
        if behind is not None:
            value, code = settled(text, behind)
            if code:
                table.formats[table.row, table.column] = code
        table.cells[table.row, table.column] = value
        self._count += 1
        if self._count > self._limits.cells:
            raise TooLarge("cells")
        if len(text) > self._limits.text_length:
            raise TooLarge("text")

    def _end_cell(self) -> None:
        table = self._open[-1]
        if table.open_cell is None:
            return
        self._choose()
        text = "".join(table.open_cell)
        if BEGIN in text or END in text:
            if is_marked(text):
                table.struck.append((table.row, table.column))
            text = without_marked(text)
        text = "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n")
        table.open_cell = None
        down, across = table.spans
        self._keep(table, text, table.behind)
        if down > 1 or across > 1:
            table.merges.append((table.row, table.column, table.row + down - 1, table.column + across - 1))
        if down > 1:
            for column in range(table.column, table.column + across):
                table.taken[column] = table.row + down - 1
        table.column += across - 1

    def _end_row(self) -> None:
        self._end_cell()
        self._open[-1].in_row = False
        if self._above:
            self._open[-1].above += self._lines_above()

    def sheets(self, names: list[str]) -> tuple[Sheet, ...]:
        while self._open:
            self._end_row()
            self._open.pop()
        sheets = []
        for number, table in enumerate(self.tables, 1):
            rows = rows_of_cells(table.cells, self._limits)
            last = table.row
            merges = [(top, left, min(bottom, last), right) for top, left, bottom, right in table.merges]
            name = names[number - 1] if len(names) == len(self.tables) else f"Bảng {number}"
            name = name or f"Bảng {number}"
            merged, struck = shown_merges(merges, rows), struck_rows(table.struck, rows)
            sheets.append(Sheet(name, False, rows, merged, table.formats, above=table.above, struck=struck))
        return tuple(sheets)


def _without_raw_text(text: str) -> str:
    """The page without scripts, styles, titles and islands of XML; an unclosed one ends nothing."""
    kept = []
    position = 0
    unclosed: set[str] = set()
    for match in _RAW_OPEN.finditer(text):
        kind = match[1].lower()
        if match.start() < position or kind in unclosed:
            continue
        closing = _RAW_CLOSE[kind].search(text, match.end())
        if closing is None:
            unclosed.add(kind)
            continue
        kept.append(text[position : match.start()])
        position = closing.end()
    return "".join([*kept, text[position:]]) if kept else text


def read_html(text: str, limits: Limits) -> Workbook:
    """The tables of a page, each a sheet; a page without tables has none."""
    page = _PageReader(limits, crossing(text))
    for match in _TOKEN.finditer(_without_raw_text(text)):
        cell, cell_text, cdata, closing, name, attributes, plain = match.groups()
        if cell is not None:
            page.plain_cell(cell, cell_text)
        elif name is not None:
            if closing:
                page.close_tag(name.lower())
            else:
                page.open_tag(name.lower(), attributes)
        elif plain is not None:
            page.text(plain)
        elif cdata is not None:
            page.text(cdata, kept=True)
    return Workbook("html", page.sheets(_SHEET_NAME.findall(text)))
