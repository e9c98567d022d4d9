"""A sheet's XML read cell by cell: slower, but it takes lone far cells and odd values as they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element
from xml.parsers import expat

from transforms.definitions.cells import column_index
from transforms.definitions.patterns import late_pattern
from transforms.files.read_cells import (
    BUILTIN_DATES,
    BUILTIN_FORMATS,
    TooLarge,
    format_kind,
    number_value,
    shows_month,
    text_value,
)
from transforms.files.read_xml import BrokenXml, local_name, parse_xml
from transforms.files.sheets import CellError, Limits, UncomputedFormula, Value

_ESCAPE = late_pattern(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = late_pattern(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_PIECE = 1 << 20
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class StyleCodes:
    """The number format of each cell style, the codes of the formats that the workbook defines, and the styles that
    strike through."""

    ids: tuple[int, ...] = ()
    custom: Mapping[int, str] = field(default_factory=dict)
    struck: tuple[int, ...] = ()

    def code(self, style: int) -> str | None:
        """The format code of a cell style; None where it is built in and shows nothing special."""
        if not 0 <= style < len(self.ids):
            return None
        return self.custom.get(self.ids[style]) or BUILTIN_FORMATS.get(self.ids[style])

    def is_date(self, style: int) -> bool:
        if not 0 <= style < len(self.ids):
            return False
        code = self.custom.get(self.ids[style])
        return format_kind(code) == "date" if code else self.ids[style] in BUILTIN_DATES


@lru_cache(maxsize=64)
def read_style_codes(styles: bytes) -> StyleCodes:
    """Number formats out of the styles part; none where the part is missing or broken."""
    if not styles:
        return StyleCodes()
    try:
        root = parse_xml(styles)
    except BrokenXml:
        return StyleCodes()
    custom: dict[int, str] = {}
    ids: list[int] = []
    fonts: list[str] = []  # of the styles
    struck: set[str] = set()
    for group in root:
        kind = local_name(group.tag)
        if kind == "fonts":
            struck = {str(place) for place, font in enumerate(group) if any(map(_strikes, font))}
        elif kind == "numFmts":
            for element in group:
                number, code = element.get("numFmtId", ""), element.get("formatCode", "")
                if number.isdecimal() and code:
                    custom[int(number)] = code
        elif kind == "cellXfs":
            for element in group:
                number = element.get("numFmtId", "0")
                ids.append(int(number) if number.isdecimal() else 0)
                fonts.append(element.get("fontId", ""))
    return StyleCodes(tuple(ids), custom, tuple(place for place, font in enumerate(fonts) if font in struck))


def _strikes(property_of_font: Element) -> bool:
    return local_name(property_of_font.tag) == "strike" and property_of_font.get("val") not in ("0", "false")


def unescaped(text: str) -> str:
    """``_x000D_`` and its like as the characters that they stand for."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def read_shared_strings(part: bytes) -> list[str]:
    """The shared strings in their order; readings above the text are left out."""
    return [unescaped("".join(_runs(item))) for item in parse_xml(part) if local_name(item.tag) == "si"]


def _kept(text: str, space: str | None) -> str:
    """A run of text: blanks at its ends count only where it says so."""
    return text if space == "preserve" else text.strip(" \t\r\n")


def _runs(item: Element) -> list[str]:
    texts: list[str] = []
    for child in item:
        kind = local_name(child.tag)
        if kind == "t":
            texts.append(_kept(child.text or "", child.get(_SPACE)))
        elif kind == "r":
            texts.extend(_kept(run.text or "", run.get(_SPACE)) for run in child if local_name(run.tag) == "t")
    return texts


def serial_date(serial: float, from_1904: bool) -> Value:
    """A date serial as Excel shows it; the number itself where Excel shows ``####``."""
    if from_1904:
        serial += 1462
    if not 0 <= serial < 2958466:
        return number_value(serial)
    days, part = divmod(serial, 1)
    seconds = round(part * 86400)
    if days == 0:
        return (dt.datetime.min + dt.timedelta(seconds=min(seconds, 86399))).time()
    first = dt.datetime(1899, 12, 31) if days < 61 else dt.datetime(1899, 12, 30)
    try:
        moment = first + dt.timedelta(days=days - (1 if days == 60 else 0), seconds=seconds)
    except OverflowError:  # the last half second of 9999
        return number_value(serial)
    return moment if seconds else moment.date()


class _SheetParser:
    """Collects the cells of one sheet while expat walks through it."""

    def __init__(self, texts: Sequence[str], styles: StyleCodes, from_1904: bool, limits: Limits) -> None:
        self._texts, self._styles, self._from_1904, self._limits = texts, styles, from_1904, limits
        self.cells: dict[tuple[int, int], Value] = {}
        self.formats: dict[tuple[int, int], str] = {}
        self._row = self._column = 0
        self._type = self._style = ""
        self._formula: str | None = None
        self._value: str | None = None
        self._inside = False  # within sheetData
        self._reading = False  # above a phonetic run its text is not the cell's
        self._pieces: list[str] = []
        self._space: str | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        kind = local_name(tag)
        if kind == "sheetData":
            self._inside = True
        elif not self._inside:
            return
        elif kind == "row":
            number = attributes.get("r", "")
            self._row = int(number) if number.isdecimal() and len(number) < 9 else self._row + 1
            self._column = 0
        elif kind == "c":
            self._place(attributes.get("r"))
            self._type, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self._formula = self._value = None
        elif kind in ("v", "f", "t"):
            self._pieces = []
            self._space = attributes.get("xml:space")
        elif kind == "rPh":
            self._reading = True

    def _place(self, reference: str | None) -> None:
        match = _REFERENCE.fullmatch(reference) if reference else None
        if match is None:
            if reference:
                raise BrokenXml(f"cell {reference[:20]}")
            self._column += 1
            return
        self._row, self._column = int(match[2]), column_index(match[1]) + 1
        if not (1 <= self._row <= self._limits.rows and 1 <= self._column <= self._limits.columns):
            raise BrokenXml(f"cell {reference}")

    def text(self, piece: str) -> None:
        if self._inside:
            self._pieces.append(piece)

    def end(self, tag: str) -> None:
        kind = local_name(tag)
        if kind == "sheetData":
            self._inside = False
        elif not self._inside:
            return
        elif kind == "v":
            self._value = "".join(self._pieces)
        elif kind == "f":
            self._formula = "".join(self._pieces)
        elif kind == "t" and not self._reading:
            self._value = (self._value or "") + _kept("".join(self._pieces), self._space)
        elif kind == "rPh":
            self._reading = False
        elif kind == "c":
            self._finish()

    def _finish(self) -> None:
        if self._row == 0:
            self._row = 1
        place = self._row, self._column
        value = self._cell_value()
        if value is None:
            return
        self.cells[place] = value
        self.formats.pop(place, None)
        if len(self.cells) > self._limits.cells:
            raise TooLarge("cells")
        if isinstance(value, (int, float, dt.date)) and self._style.isdecimal():
            code = self._styles.code(int(self._style))
            if code is not None and (format_kind(code) == "number" or shows_month(code)):
                self.formats[place] = code

    def _cell_value(self) -> Value:
        raw, kind = self._value, self._type
        if not raw or (kind == "n" and not raw.strip()):
            if self._formula is not None and kind != "str":
                return UncomputedFormula("=" + self._formula)
            return None
        if len(raw) > self._limits.text_length:
            raise TooLarge("text")
        if kind == "s":
            index = int(raw) if raw.strip().isdecimal() else -1
            return text_value(self._texts[index]) if 0 <= index < len(self._texts) else CellError("#REF!")
        if kind in ("str", "inlineStr"):
            return text_value(unescaped(raw))
        if kind == "e":
            return CellError(raw.strip() or "#N/A")
        if kind == "b":
            return raw.strip() in ("1", "true")
        if kind == "d":
            try:
                moment = dt.datetime.fromisoformat(raw.strip())
            except ValueError:
                return text_value(raw)
            return moment.date() if moment.time() == dt.time() else moment
        try:
            number = float(raw.replace("_", "?"))  # Python's own digit groups are no number to Excel
        except ValueError:
            return text_value(raw)
        if self._style.isdecimal() and self._styles.is_date(int(self._style)):
            return serial_date(number, self._from_1904)
        return number_value(number)


def read_cells_patiently(
    part: bytes, texts: Sequence[str], styles: StyleCodes, from_1904: bool, limits: Limits
) -> tuple[dict[tuple[int, int], Value], dict[tuple[int, int], str]]:
    """The non-blank cells of a sheet by (row, column), and the telling number formats of the numbers among them.

    ``BrokenXml`` where the XML breaks off or a cell lies outside the sheet, ``TooLarge`` past the bounds.
    """
    sheet = _SheetParser(texts, styles, from_1904, limits)
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.text
    try:
        for begin in range(0, len(part), _PIECE):
            parser.Parse(part[begin : begin + _PIECE], begin + _PIECE >= len(part))
    except expat.ExpatError as error:
        raise BrokenXml(str(error)) from error
    return sheet.cells, sheet.formats
