"""Writes Word templates: paragraphs, tables and sections in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
CENTRE, LEFT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 160, 252  # millimetres between the margins
_FIRST_NUMBERING = 900

Column = tuple[float, str, str]  # its width in millimetres, its head, the field of `row` that stands in it


@dataclass(slots=True)
class Builder:
    """A template being written."""

    document: WordDocument = field(default_factory=Document)
    numberings: int = 0

    # -- text

    def line(
        self, text: str, *, size: float = 14, bold: bool = False, italic: bool = False, align: Any = BOTH,
        indent: float = 0, before: float = 0, after: float = 0, keep: bool = False, into: Any = None,
    ) -> Paragraph:  # fmt: skip
        """One paragraph of one look. `indent` of the first line in millimetres, spaces in points."""
        paragraph: Paragraph = (into or self.document).add_paragraph()
        self.run(paragraph, text, size=size, bold=bold, italic=italic)
        form = paragraph.paragraph_format
        form.alignment, form.first_line_indent = align, Mm(indent)
        form.space_before, form.space_after, form.line_spacing = Pt(before), Pt(after), 1.0
        form.keep_with_next = keep
        if not text:
            _set_mark_size(paragraph, size)
        return paragraph

    def run(self, paragraph: Paragraph, text: str, *, size: float, bold: bool = False, italic: bool = False) -> None:
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic

    def body(self, text: str, *, keep: bool = False) -> None:
        """Running text: 14 points, justified, first line indented, 6 points apart; `keep`: on the next one's page."""
        self.line(text, indent=12.7, before=6, keep=keep).paragraph_format.line_spacing = 1.1

    def section_heading(self, text: str) -> None:
        self.line(text, bold=True, indent=12.7, before=8, keep=True)

    def clause_heading(self, text: str) -> None:
        self.line(text, bold=True, indent=12.7, before=6, keep=True)

    def table_title(self, text: str, *, before: float = 10) -> None:
        self.line(text, size=13, bold=True, before=before, after=4, keep=True)

    def tag(self, text: str) -> None:
        """A paragraph that only holds a statement of the template and leaves nothing behind."""
        self.line(text, size=8, align=LEFT)

    def paragraphs(self, name: str) -> None:
        """All paragraphs of a section, each in the look of its kind."""
        self.tag(f"{{%p for paragraph in {name} %}}")
        self.tag('{%p if paragraph.kind == "item" %}')
        self.body("- {{ paragraph.text }}")
        self.tag('{%p elif paragraph.kind == "note" %}')
        self.line("{{ paragraph.text }}", size=12, italic=True, indent=12.7, before=4)
        self.tag('{%p elif paragraph.kind == "lead" %}')
        self.body("{{ paragraph.text }}", keep=True)
        self.tag("{%p else %}")
        self.body("{{ paragraph.text }}")
        self.tag("{%p endif %}")
        self.tag("{%p endfor %}")

    def rule(self, into: Any, width: float, length: float) -> None:
        """A thin line of `length` in the middle of `width` millimetres."""
        paragraph = self.line("", size=4, align=CENTRE, before=2, into=into)
        side = Mm((width - length) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", "000000")):
            top.set(qn(f"w:{key}"), value)
        borders.append(top)
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    # -- tables

    def table(self, widths: Sequence[float], *, borders: bool = True) -> Any:
        """An empty table of fixed column widths in millimetres."""
        table: Any = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if borders:
            table.style = "Table Grid"
            _set_cell_margins(table, 1.2)
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Mm(width)
        return table

    def numbered_table(self, columns: Sequence[Column]) -> tuple[Any, list[str]]:
        """A table with its header row, and before these columns one for the numbers of its rows, from 1; with it the
        cells of a `row` of the template that stand in the columns."""
        widths, heads, fields = zip(*columns, strict=True)
        table = self.table([10, *widths])
        self.row(table, ["STT", *heads], bold=True, header=True)
        self.new_numbering()
        return table, [f"{{{{ row.{name} }}}}" for name in fields]

    @contextmanager
    def each(self, table: Any, rows: str) -> Iterator[None]:
        """Around what the table has for each `row` of a list of the template."""
        self.statement(table, f"{{%tr for row in {rows} %}}")
        yield
        self.statement(table, "{%tr endfor %}")

    def row(
        self,
        table: Any,
        texts: Sequence[str],
        *,
        size: float = 11,
        bold: bool = False,
        aligns: str = "",
        header: bool = False,
    ) -> Any:
        """A row; `aligns` has a letter (l, c, j) a column, the last one for the rest. `#` in a text: the row's
        number."""
        row = table.add_row()
        widths = [column.w for column in table._tbl.tblGrid.gridCol_lst]
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[place]
            letter = (aligns[place] if place < len(aligns) else aligns[-1:]) or "c"
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.alignment = {"l": LEFT, "c": CENTRE, "j": BOTH}[letter]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
            if text == "#":
                self._number(paragraph)
            else:
                self.run(paragraph, text, size=size, bold=bold)
            _set_mark_size(paragraph, size)  # the template may leave the cell empty
            cell.vertical_alignment = 1  # centre
        mark_row(row, "w:cantSplit")
        if header:
            mark_row(row, "w:tblHeader")
        return row

    def statement(self, table: Any, text: str) -> None:
        """A row that only holds a statement of the template."""
        row = table.add_row()
        self.run(row.cells[0].paragraphs[0], text, size=8)

    def merged(self, table: Any, text: str, *, size: float = 11) -> None:
        """A row of one cell across the table, bold, on the page of what it heads."""
        row = self.row(table, [text, *[""] * (len(table.columns) - 1)], size=size, bold=True, aligns="l")
        merge(row.cells[0], row.cells[-1])
        for paragraph in row.cells[0].paragraphs:
            paragraph.paragraph_format.keep_with_next = True

    def new_numbering(self) -> None:
        """Numbers of rows are the word processor's own, from 1 in each table."""
        self.numberings += 1
        part = self.document.part.numbering_part.element
        number = str(_FIRST_NUMBERING + self.numberings)
        abstract = OxmlElement("w:abstractNum")
        abstract.set(qn("w:abstractNumId"), number)
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), "0")
        for tag, value in (
            ("start", "1"),
            ("numFmt", "decimal"),
            ("suff", "nothing"),
            ("lvlText", "%1"),
            ("lvlJc", "left"),
        ):
            item = OxmlElement(f"w:{tag}")
            item.set(qn("w:val"), value)
            level.append(item)
        abstract.append(level)
        part.insert(len(part.findall(qn("w:abstractNum"))), abstract)
        instance = OxmlElement("w:num")
        instance.set(qn("w:numId"), number)
        of = OxmlElement("w:abstractNumId")
        of.set(qn("w:val"), number)
        instance.append(of)
        part.append(instance)

    def _number(self, paragraph: Paragraph) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = _FIRST_NUMBERING + self.numberings

    # -- pages

    def set_page(self, section: Any, *, landscape: bool = False) -> None:
        """A4, margins of the decree, page numbers from 1 in the middle of the top margin, none on the first page."""
        width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15 if landscape else 20)
        section.header_distance, section.footer_distance = Mm(10), Mm(10)
        section.different_first_page_header_footer = True
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), "1")
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")

    def page_numbers(self) -> None:
        paragraph = self.document.sections[0].header.paragraphs[0]
        paragraph.alignment = CENTRE
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            run = paragraph.add_run()
            run.font.size = Pt(14)
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.set(qn("xml:space"), "preserve")
                mark.text = text
            run._r.append(mark)

    def annex(self, number: str, title: str, *, landscape: bool) -> None:
        """A new section with its own pages, headed as an annex."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self.set_page(section, landscape=landscape)
        self.line(f"Phụ lục {number}", bold=True, align=CENTRE)
        self.line(title, size=13, bold=True, align=CENTRE)
        self.line("{{ reference_line }}", size=13, italic=True, align=CENTRE, after=6)


def merge(first: _Cell, last: _Cell) -> None:
    """One cell from two ends of a row, keeping the first one's text alone."""
    text = first.paragraphs[0]
    merged = first.merge(last)
    for paragraph in merged.paragraphs:
        if paragraph._p is not text._p:
            paragraph._p.getparent().remove(paragraph._p)


def _set_mark_size(paragraph: Paragraph, size: float) -> None:
    """The size of what has no run: an empty line or cell, the number of a list."""
    mark = OxmlElement("w:rPr")
    for tag in ("w:sz", "w:szCs"):
        height = OxmlElement(tag)
        height.set(qn("w:val"), str(int(size * 2)))
        mark.append(height)
    paragraph._p.get_or_add_pPr().append(mark)


def _set_cell_margins(table: Any, millimetres: float) -> None:
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        item = OxmlElement(f"w:{side}")
        item.set(qn("w:w"), str(round(millimetres / 25.4 * 1440)))
        item.set(qn("w:type"), "dxa")
        margins.append(item)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook", "w:tblCaption", "w:tblDescription")


def mark_row(row: Any, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))
