"""The text of a finished .docx as its readers see it, paragraph by paragraph, each with its place."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Not printed: what was struck out or moved away in review, and the second telling of a drawing for older programs.
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr"))
_WORDS = frozenset((f"{_W}t", "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
_BLANKS = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))
_HYPHENS = frozenset((f"{_W}noBreakHyphen",))
_COUNTED_BY_WORD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b")  # fields whose result is the page's, not ours
_PARTS = re.compile(r"word/(document|(?:header|footer|footnotes|endnotes)\d*)\.xml")
# What is printed and is no text of the document: pictures, drawn charts and diagrams, workbooks and texts put into it.
_MEDIA = ("word/media/", "word/charts/", "word/diagrams/", "word/embeddings/", "word/afchunk")
_HEADING = re.compile(r"(?i:phụ lục) ([IVX]+)\b|([IVX]+)\. ")
_NAMES = {"header": "đầu trang", "footer": "chân trang", "footnotes": "chú thích", "endnotes": "chú thích cuối"}
_LARGEST_PART = 64 * 1024**2  # bytes unpacked: hundreds of times the longest report


class NotADocument(ValueError):
    """The bytes are no .docx that can be read."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph that is not blank; blanks in a row are one. `place` is Vietnamese: "mục II, đoạn 12" (those outside
    tables are counted), "phụ lục I, bảng 3, dòng 2, cột 1"."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class DocumentText:
    """All that a document prints: its lines in order, and its pictures as they lie in it, by their bytes."""

    lines: tuple[Line, ...]
    pictures: tuple[bytes, ...]


def document_text(document: bytes) -> DocumentText:
    """The text and pictures of a .docx. NotADocument where it cannot be read."""
    lines: list[Line] = []
    try:
        with zipfile.ZipFile(io.BytesIO(document)) as package:
            names = sorted(name for name in package.namelist() if _PARTS.fullmatch(name) or name.startswith(_MEDIA))
            if "word/document.xml" not in names or any(package.getinfo(one).file_size > _LARGEST_PART for one in names):
                raise NotADocument("word/document.xml")
            for name in names:
                if not name.startswith(_MEDIA):
                    kind = _PARTS.fullmatch(name)
                    assert kind is not None
                    lines += _lines(package.read(name), _NAMES.get(kind[1].rstrip("0123456789"), ""))
            pictures = tuple(sorted(package.read(name) for name in names if name.startswith(_MEDIA)))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError, RuntimeError) as error:
        raise NotADocument(str(error)) from error
    return DocumentText(tuple(lines), pictures)


def _lines(part: bytes, name: str) -> Iterator[Line]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(part, parser)
    section = name
    paragraphs = tables = 0
    numbers: dict[Any, int] = {}
    for element in root.iter(f"{_W}p", f"{_W}tbl"):
        if element.tag == f"{_W}tbl":
            tables += 1
            numbers[element] = tables
            continue
        if _is_unseen(element):
            continue
        cell = next(element.iterancestors(f"{_W}tc"), None)
        paragraphs += cell is None
        text = unicodedata.normalize("NFC", " ".join("".join(_texts(element, [])).split()))
        if not text:
            continue
        if cell is None and (heading := _HEADING.match(text)):
            section = f"phụ lục {heading[1]}" if heading[1] else f"mục {heading[2]}"
        place = f"đoạn {paragraphs}" if cell is None else _place(cell, numbers)
        yield Line(f"{section}, {place}" if section else place, text)


def _is_unseen(paragraph: Any) -> bool:
    return any(ancestor.tag in _UNSEEN for ancestor in paragraph.iterancestors())


def _texts(element: Any, fields: list[list[Any]]) -> Iterator[str]:
    """The pieces of a paragraph's text. `fields` holds those begun and not ended: [instruction, is its result told]."""
    for child in element:
        tag = child.tag
        if tag == f"{_W}fldChar":
            _follow(child.get(f"{_W}fldCharType"), fields)
        elif tag == f"{_W}instrText" and fields:
            fields[-1][0] += child.text or ""
        elif tag in _UNSEEN or tag == f"{_W}p" or not isinstance(tag, str):
            continue  # a paragraph within one, in a text box, is told by itself
        elif _is_counted_by_word(child, fields):
            continue
        elif tag in _WORDS:
            yield child.text or ""
        elif tag == f"{_W}sym":
            yield _symbol(child.get(f"{_W}char"))
        elif tag in _BLANKS:
            yield " "
        elif tag in _HYPHENS:
            yield "-"
        else:
            yield from _texts(child, fields)


def _symbol(code: str | None) -> str:
    """The character of a symbol; fonts of symbols put theirs from F000 on, digits among them."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    return chr(number - 0xF000 if 0xF020 <= number <= 0xF0FF else number)


def _is_counted_by_word(element: Any, fields: list[list[Any]]) -> bool:
    if element.tag == f"{_W}fldSimple":
        return _COUNTED_BY_WORD.match(element.get(f"{_W}instr") or "") is not None
    return any(told and _COUNTED_BY_WORD.match(instruction) for instruction, told in fields)


def _follow(kind: str | None, fields: list[list[Any]]) -> None:
    if kind == "begin":
        fields.append(["", False])
    elif kind == "separate" and fields:
        fields[-1][1] = True
    elif kind == "end" and fields:
        fields.pop()


def _place(cell: Any, numbers: dict[Any, int]) -> str:
    """Where a cell stands: the table in the order of the part, the row, the column with those merged before it."""
    row = next(cell.iterancestors(f"{_W}tr"))
    table = next(row.iterancestors(f"{_W}tbl"))
    row_number = list(table.iter(f"{_W}tr")).index(row) + 1
    column = 1
    for before in row.iterchildren(f"{_W}tc"):
        if before is cell:
            break
        span = before.find(f"{_W}tcPr/{_W}gridSpan")
        column += int(span.get(f"{_W}val")) if span is not None else 1
    return f"bảng {numbers[table]}, dòng {row_number}, cột {column}"
