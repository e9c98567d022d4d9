"""Text files: their encoding told by their bytes, and tables of delimited values in them."""

from __future__ import annotations

import codecs
import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from transforms.definitions.patterns import late_pattern
from transforms.files.read_cells import TooLarge, printed_value, rows_of_grid
from transforms.files.sheets import Limits, Sheet, Workbook

_DELIMITERS = "\t;,|"
_WIDE = 8  # cells: more prove no more
_CONTROL = late_pattern(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# By which programs have Excel take a value for text: "0812\t", "\t0812".
_TABS_IN_QUOTES = late_pattern(r'(?:^|(?<=[;,|]))"\t?((?:[^"\t\r\n]|"")*+)\t?"(?=[;,|\r\n]|\Z)', re.MULTILINE)
_VOWELS = frozenset("aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ")


class OpenQuote(Exception):
    """A quotation mark at the beginning of a cell is not closed on its line, and may have swallowed lines: which."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def decoded(data: bytes, declared: str | None) -> str | None:
    """The text in the bytes; None where they are no text.

    A byte order mark counts first, then UTF-8 if it holds throughout, then what the file declares, then the Windows
    code page under which tone marks stand behind vowels (1258), else 1252, under which legacy fonts keep their codes.
    """
    if data.startswith(codecs.BOM_UTF8):
        return _text_only(data.decode("utf-8", "replace"))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _text_only(data.decode("utf-16", "replace"))
    if data[:512].count(0) * 3 >= len(data[:512]):
        even, odd = data[0:512:2].count(0), data[1:512:2].count(0)
        try:
            return _text_only(data.decode("utf-16-be" if even > odd else "utf-16-le"))
        except UnicodeDecodeError:
            return None
    try:
        return _text_only(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    if declared and declared.lower().replace("_", "-") not in ("utf-8", "utf8", "utf-16", "unicode"):
        try:
            return _text_only(data.decode(declared))
        except (LookupError, UnicodeDecodeError):
            pass
    vietnamese = data.decode("cp1258", "replace")
    marks = [index for index, letter in enumerate(vietnamese) if unicodedata.combining(letter)]
    sound = sum(index > 0 and vietnamese[index - 1] in _VOWELS for index in marks)
    if marks and sound >= 0.9 * len(marks):
        return _text_only(vietnamese)
    return _text_only(data.decode("cp1252", "replace"))


def _text_only(text: str) -> str | None:
    text = text.removeprefix("\ufeff")
    head = text[:4096]
    strange = len(_CONTROL.findall(head)) + head.count("\ufffd")
    return text if strange * 50 <= len(head) else None


def read_delimited(text: str, limits: Limits) -> Workbook | None:
    """The table in a text of delimited values, all cells text; None where the text is no table. OpenQuote where nobody
    can tell the end of a cell.

    The delimiter is the one that parts the most lines into the most cells, as many as in a line beside it: forms below
    each other have rows of other lengths, and words between commas part each line otherwise.
    """
    separator = re.match(r"sep=(.)\r?\n", text)
    body = text[separator.end() :] if separator else text
    delimiter = separator[1] if separator else _delimiter(body)
    if delimiter is None:
        return None
    csv.field_size_limit(limits.text_length)
    grid: list[list[str]] = []
    cells = 0
    lines: list[str] = []  # of the row that is being read
    ended = int(separator is not None)  # how many lines were read before it
    try:
        for row in csv.reader(_noted(io.StringIO(body, newline=""), lines), delimiter=delimiter):
            if len(lines) > 1 and not _is_one_row(lines, delimiter):
                raise OpenQuote(ended + 1)
            ended += len(lines)
            lines.clear()
            cells += len(row)
            if cells > limits.cells or len(row) > limits.columns or len(grid) >= limits.rows:
                raise TooLarge("cells")
            grid.append([_shown(text) if "#" in text or text[:2] == '="' else text for text in row])
    except csv.Error as error:
        if any(len(line) > limits.text_length for line in body.splitlines()):
            raise TooLarge("text") from None
        if "field limit" in str(error):
            raise OpenQuote(ended + 1) from None
        return None
    width = max(map(len, grid), default=0)
    if width * len(grid) > 4 * limits.cells:
        raise TooLarge("cells")
    for row in grid:
        row.extend([""] * (width - len(row)))
    return Workbook("csv", (Sheet("Bảng 1", False, rows_of_grid(grid, limits)),))


def _noted(source: Iterable[str], lines: list[str]) -> Iterator[str]:
    for line in source:
        lines.append(line)
        yield line


def _is_one_row(lines: list[str], delimiter: str) -> bool:
    """Whether lines that are read as one row close each quotation mark where its cell ends."""
    try:
        list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


def _shown(text: str) -> str:
    """What Excel shows of a value: no error, and of ="0812" the text, which is how programs keep its zeros."""
    if text[:2] == '="' and text[-1] == '"' and len(text) > 2:
        return text[2:-1].replace('""', '"')
    return printed_value(text) or ""


def _delimiter(text: str) -> str | None:
    sample = _TABS_IN_QUOTES.sub(r'"\1"', text[:65536])
    if not sample.strip():
        return None
    best: tuple[float, str] | None = None
    for delimiter in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if any(row)][:50]
        except csv.Error:
            continue
        widths = [len(row) for row in rows]
        parted = [width for width in widths if width > 1]
        if not parted:
            continue
        steady = sum(one == other > 1 for one, other in pairwise(widths))
        score = len(parted) / len(rows) * min(sum(parted) / len(parted), _WIDE) * (1 + steady) / len(parted)
        if best is None or score > best[0]:
            best = score, delimiter
    return best[1] if best else None
