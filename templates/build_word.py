"""Builds the first Word templates in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I: `python -m templates.build_word`.

A clerk may then change them in Word; `cchc templates check` tells what a changed one asks for that does not exist.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
FOLDER = Path(__file__).resolve().parent / "word"
CENTRE, LEFT, RIGHT, BOTH = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
)
PORTRAIT_WIDTH, LANDSCAPE_WIDTH = 160, 252  # millimetres between the margins
_FIRST_NUMBERING = 900


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
        return paragraph

    def run(self, paragraph: Paragraph, text: str, *, size: float, bold: bool = False, italic: bool = False) -> None:
        run = paragraph.add_run(text)
        run.font.size, run.bold, run.italic = Pt(size), bold, italic

    def body(self, text: str) -> None:
        """Running text: 14 points, justified, first line indented, 6 points apart."""
        self.line(text, indent=12.7, before=6).paragraph_format.line_spacing = 1.1

    def section_heading(self, text: str) -> None:
        self.line(text, bold=True, indent=12.7, before=8, keep=True)

    def clause_heading(self, text: str) -> None:
        self.line(text, bold=True, indent=12.7, before=6, keep=True)

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
        self.tag("{%p else %}")
        self.body("{{ paragraph.text }}")
        self.tag("{%p endif %}")
        self.tag("{%p endfor %}")

    def rule(self, into: Any, width: float, length: float) -> None:
        """A thin line of `length` in the middle of `width` millimetres."""
        paragraph = self.line("", size=2, align=CENTRE, into=into)
        side = Mm((width - length) / 2)
        paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = side
        borders = OxmlElement("w:pBdr")
        top = OxmlElement("w:top")
        for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
            top.set(qn(f"w:{key}"), value)
        borders.append(top)
        properties = paragraph._p.get_or_add_pPr()
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")

    # -- tables

    def table(self, widths: Sequence[float], *, borders: bool = True) -> Table:
        """An empty table of fixed column widths in millimetres."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        if borders:
            table.style = "Table Grid"
        for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
            column.w = Mm(width)
        return table

    def row(self, table: Table, texts: Sequence[str], *, size: float = 11, bold: bool = False, italic: bool = False,
            aligns: str = "", header: bool = False) -> _Row:  # fmt: skip
        """A row; `aligns` has a letter (l, c, r, j) a column, the last one for the rest. `#` in a text: the row's number."""
        row = table.add_row()
        widths = [column.w for column in table._tbl.tblGrid.gridCol_lst]
        for place, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[place]
            letter = (aligns[place] if place < len(aligns) else aligns[-1:]) or "c"
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.alignment = {"l": LEFT, "c": CENTRE, "r": RIGHT, "j": BOTH}[letter]
            paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1)
            if text == "#":
                self._number(paragraph, size)
            else:
                self.run(paragraph, text, size=size, bold=bold, italic=italic)
            cell.vertical_alignment = 1  # centre
        _mark_row(row, "w:cantSplit")
        if header:
            _mark_row(row, "w:tblHeader")
        return row

    def statement(self, table: Table, text: str) -> None:
        """A row that only holds a statement of the template."""
        row = table.add_row()
        self.run(row.cells[0].paragraphs[0], text, size=8)

    def merged(self, table: Table, text: str, *, size: float = 11, bold: bool = True, align: str = "l") -> None:
        """A row of one cell across the table."""
        row = self.row(table, [text, *[""] * (len(table.columns) - 1)], size=size, bold=bold, aligns=align)
        merge(row.cells[0], row.cells[-1])

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

    def _number(self, paragraph: Paragraph, size: float) -> None:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = _FIRST_NUMBERING + self.numberings
        mark = OxmlElement("w:rPr")
        for tag in ("w:sz", "w:szCs"):
            height = OxmlElement(tag)
            height.set(qn("w:val"), str(int(size * 2)))
            mark.append(height)
        paragraph._p.get_or_add_pPr().append(mark)

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


def _mark_row(row: _Row, tag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(tag))


# -- the parts of a report


def styles(document: WordDocument) -> None:
    """Times New Roman for every script, black."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for holder in (fonts, defaults.find(qn("w:rFonts"))):
        holder.attrib.clear()
        for name in ("ascii", "hAnsi", "eastAsia", "cs"):
            holder.set(qn(f"w:{name}"), FONT)
    language = defaults.find(qn("w:lang"))
    if language is not None:
        language.set(qn("w:val"), "vi-VN")


def heading(build: Builder) -> None:
    """Issuing body and national title side by side, number and day, kind and subject of the document."""
    left, right = 65, 97
    table = build.table([left, right], borders=False)
    table.add_row()
    table.add_row()
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(left), Mm(right)
    body, nation = table.rows[0].cells
    for cell, lines in (
        (body, (("UBND TỈNH LẠNG SƠN", 12, False), ("{{ issuer | upper }}", 12, True))),
        (nation, (("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True), ("Độc lập - Tự do - Hạnh phúc", 13, True))),
    ):
        for text, size, bold in lines:
            build.line(text, size=size, bold=bold, align=CENTRE, into=cell)
        cell._tc.remove(cell.paragraphs[0]._p)
    build.rule(body, left - 3.8, 11)
    build.rule(nation, right - 3.8, 58)
    for cell, text, italic in (
        (table.rows[1].cells[0], "{{ number_line }}", False),
        (table.rows[1].cells[1], "{{ date_line }}", True),
    ):
        build.line(text, size=13, italic=italic, align=CENTRE, before=4, into=cell)
        cell._tc.remove(cell.paragraphs[0]._p)
    build.line("BÁO CÁO", bold=True, align=CENTRE, before=14)
    build.line("{{ title }}", bold=True, align=CENTRE)
    build.tag("{%p if title_note %}")
    build.line("{{ title_note }}", bold=True, align=CENTRE)
    build.tag("{%p endif %}")
    build.rule(build.document, PORTRAIT_WIDTH, 52)
    build.line("Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn.", align=CENTRE, before=8, after=6)


def closing(build: Builder, recipients: Sequence[str]) -> None:
    """The last sentence, those who get a copy, and the signatory."""
    build.body(
        "Trên đây là báo cáo tình hình thực hiện kỷ luật, kỷ cương hành chính {{ period_name }}, {{ issuer }} trân trọng báo cáo./."
    )
    build.line("", size=6)
    table = build.table([75, 85], borders=False)
    row = table.add_row()
    _mark_row(row, "w:cantSplit")
    for cell, width in zip(row.cells, (75, 85), strict=True):
        cell.width = Mm(width)
    copies, signatory = row.cells
    build.line("Nơi nhận:", size=12, bold=True, italic=True, align=LEFT, into=copies)
    for recipient in recipients:
        build.line(f"- {recipient}", size=11, align=LEFT, into=copies)
    for text in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"):
        build.line(text, bold=True, align=CENTRE, into=signatory)
    for _ in range(4):
        build.line("", align=CENTRE, into=signatory)
    for cell in (copies, signatory):
        cell._tc.remove(cell.paragraphs[0]._p)


RECIPIENTS = ("Như trên;", "Chủ tịch, các PCT UBND tỉnh;", "Văn phòng UBND tỉnh;", "Các sở, ban, ngành, UBND các huyện, thành phố;",
              "Lãnh đạo Sở;", "Lưu: VT, CCHC.")  # fmt: skip


def task_table(build: Builder, *, cumulative: bool) -> None:
    """Annex I: five columns of states (twice where the year to date is more than the period), two rates, the change."""
    states = (
        "Tổng số",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Đang thực hiện trong hạn",
        "Quá hạn chưa hoàn thành",
    )
    fields = ("assigned", "completed_on_time", "completed_late", "open_in_time", "open_overdue")
    blocks = (
        (("period", "Trong kỳ báo cáo"), ("year", "Lũy kế từ đầu năm"))
        if cumulative
        else (("year", "Trong kỳ báo cáo"),)
    )
    width = 13.5 if cumulative else 18
    rest = LANDSCAPE_WIDTH - 9 - width * (5 * len(blocks) + 4)
    table = build.table([9, rest, *[width] * (5 * len(blocks) + 4)])
    tail = (
        "Tỷ lệ hoàn thành (%)",
        "Tỷ lệ hoàn thành nhiệm vụ đến hạn (%)",
        "So với {{ previous_period_name }} (điểm %)",
        "Đến hạn kỳ tới",
    )
    size = 9.5 if cumulative else 10.5
    first = build.row(
        table,
        ["STT", "Cơ quan, đơn vị", *(t for _, title in blocks for t in (title, "", "", "", "")), *tail],
        size=size,
        bold=True,
        header=True,
    )
    second = build.row(table, ["", "", *states * len(blocks), "", "", "", ""], size=size, bold=True, header=True)
    for block in range(len(blocks)):
        merge(first.cells[2 + 5 * block], first.cells[6 + 5 * block])
    for place in (0, 1, *range(2 + 5 * len(blocks), 6 + 5 * len(blocks))):
        merge(first.cells[place], second.cells[place])
    cells = [
        *(f"{{{{ row.{block}.{name} }}}}" for block, _ in blocks for name in fields),
        "{{ row.completion_rate }}", "{{ row.due_completion_rate }}", "{{ row.change }}", "{{ row.due_next }}",
    ]  # fmt: skip
    build.new_numbering()
    build.statement(table, "{%tr for row in annexes.tasks %}")
    build.statement(table, '{%tr if row.kind == "group" %}')
    build.merged(table, "{{ row.name }}", size=size)
    build.statement(table, '{%tr elif row.kind == "total" %}')
    build.row(table, ["", "{{ row.name }}", *cells], size=size, bold=True, aligns="clc")
    build.statement(table, "{%tr else %}")
    build.row(table, ["#", "{{ row.name }} {{ row.mark }}", *cells], size=size, aligns="clc")
    build.statement(table, "{%tr endif %}")
    build.statement(table, "{%tr endfor %}")


def annex_tasks(build: Builder) -> None:
    build.annex("I", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ", landscape=True)
    build.tag("{%p if not annexes.tasks %}")
    build.body("Chưa có số liệu: chưa nhận được Sổ theo dõi nhiệm vụ và báo cáo nhiệm vụ của các cơ quan, đơn vị.")
    build.tag("{%p elif cumulative %}")
    task_table(build, cumulative=True)
    build.tag("{%p else %}")
    task_table(build, cumulative=False)
    build.tag("{%p endif %}")
    build.tag("{%p if has_marks %}")
    build.line(
        "(*) Đơn vị có nhiệm vụ mà hai nguồn số liệu còn ghi khác nhau ở mức nghiêm trọng, nêu tại Phụ lục III.",
        size=11,
        italic=True,
        before=4,
    )
    build.tag("{%p endif %}")
    build.tag("{%p if chart %}")
    build.line("{{ chart }}", size=11, align=CENTRE, before=8)
    build.tag("{%p endif %}")


def annex_inspections(build: Builder) -> None:
    build.annex("II", "KẾT QUẢ KIỂM TRA, KHẮC PHỤC TỒN TẠI, HẠN CHẾ", landscape=True)
    build.tag("{%p if annexes.inspection_kinds %}")
    build.line("1. Theo hình thức kiểm tra", size=13, bold=True, before=4, after=4, keep=True)
    width = 22
    table = build.table([LANDSCAPE_WIDTH - 9 * width, *[width] * 9])
    first = build.row(
        table, ["Hình thức", "Trong kỳ báo cáo", *[""] * 5, "Lũy kế từ đầu năm", "", ""], bold=True, header=True
    )
    second = build.row(
        table,
        [
            "",
            "Số cuộc",
            "Số lượt",
            "Số đơn vị",
            "Sở, ban, ngành",
            "Huyện, thành phố",
            "Xã, phường, thị trấn",
            "Số cuộc",
            "Số lượt",
            "Số đơn vị",
        ],
        bold=True,
        header=True,
    )
    merge(first.cells[1], first.cells[6])
    merge(first.cells[7], first.cells[9])
    merge(first.cells[0], second.cells[0])
    names = (
        "inspections",
        "visits",
        "units",
        "departments",
        "districts",
        "communes",
        "year_inspections",
        "year_visits",
        "year_units",
    )
    cells = ["{{ row.name }}", *(f"{{{{ row.{name} }}}}" for name in names)]
    build.statement(table, "{%tr for row in annexes.inspection_kinds %}")
    build.statement(table, '{%tr if row.kind == "total" %}')
    build.row(table, cells, bold=True, aligns="lc")
    build.statement(table, "{%tr else %}")
    build.row(table, cells, aligns="lc")
    build.statement(table, "{%tr endif %}")
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p endif %}")
    build.line(
        "2. Các lượt kiểm tra trong kỳ và các lượt trước còn tồn tại, hạn chế chưa khắc phục",
        size=13,
        bold=True,
        before=10,
        after=4,
        keep=True,
    )
    build.tag("{%p if annexes.visits %}")
    table = build.table([10, 64, 34, 36, 24, 20, 20, 24, LANDSCAPE_WIDTH - 232])
    build.row(
        table,
        [
            "STT",
            "Cơ quan, đơn vị",
            "Số quyết định",
            "Hình thức",
            "Ngày kiểm tra",
            "Số tồn tại",
            "Đã khắc phục",
            "Hạn khắc phục",
            "Tình trạng",
        ],
        bold=True,
        header=True,
    )
    build.new_numbering()
    build.statement(table, "{%tr for row in annexes.visits %}")
    build.row(
        table,
        [
            "#",
            "{{ row.unit }}",
            "{{ row.decision_number }}",
            "{{ row.kind }}",
            "{{ row.inspected_on }}",
            "{{ row.findings }}",
            "{{ row.remedied }}",
            "{{ row.remedy_due_on }}",
            "{{ row.state }}",
        ],
        aligns="clllccccl",
    )
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p else %}")
    build.body("Không có lượt kiểm tra nào trong số liệu đã nhận được.")
    build.tag("{%p endif %}")


def annex_discrepancies(build: Builder) -> None:
    build.annex("III", "CHÊNH LỆCH SỐ LIỆU CHƯA THỐNG NHẤT", landscape=True)
    build.tag("{%p if annexes.rules %}")
    build.line("1. Tổng hợp theo loại và mức độ", size=13, bold=True, before=4, after=4, keep=True)
    table = build.table([10, LANDSCAPE_WIDTH - 100, 30, 30, 30])
    build.row(table, ["STT", "Loại chênh lệch", "Nghiêm trọng", "Cần làm rõ", "Lưu ý"], bold=True, header=True)
    build.new_numbering()
    cells = ["{{ row.title }}", "{{ row.critical }}", "{{ row.warning }}", "{{ row.notice }}"]
    build.statement(table, "{%tr for row in annexes.rules %}")
    build.statement(table, '{%tr if row.kind == "total" %}')
    build.row(table, ["", *cells], bold=True, aligns="clc")
    build.statement(table, "{%tr else %}")
    build.row(table, ["#", *cells], aligns="clc")
    build.statement(table, "{%tr endif %}")
    build.statement(table, "{%tr endfor %}")
    build.line("2. Chi tiết", size=13, bold=True, before=10, after=4, keep=True)
    build.tag("{%p if annexes.discrepancies %}")
    table = build.table([10, 48, 58, LANDSCAPE_WIDTH - 116])
    build.row(table, ["STT", "Cơ quan, đơn vị", "Loại chênh lệch", "Nội dung"], bold=True, header=True)
    build.new_numbering()
    build.statement(table, "{%tr for row in annexes.discrepancies %}")
    build.statement(table, '{%tr if row.kind == "group" %}')
    build.merged(table, "{{ row.title }}")
    build.statement(table, "{%tr else %}")
    build.row(table, ["#", "{{ row.unit }}", "{{ row.title }}", "{{ row.message }}"], size=10.5, aligns="cllj")
    build.statement(table, "{%tr endif %}")
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p endif %}")
    build.paragraphs("annexes.discrepancy_notes")
    build.tag("{%p if annexes.discrepancies_by_unit %}")
    build.line("3. Số chênh lệch theo đơn vị", size=13, bold=True, before=10, after=4, keep=True)
    table = build.table([10, LANDSCAPE_WIDTH - 100, 30, 30, 30])
    build.row(table, ["STT", "Cơ quan, đơn vị", "Nghiêm trọng", "Cần làm rõ", "Lưu ý"], bold=True, header=True)
    build.new_numbering()
    build.statement(table, "{%tr for row in annexes.discrepancies_by_unit %}")
    build.row(
        table, ["#", "{{ row.unit }}", "{{ row.critical }}", "{{ row.warning }}", "{{ row.notice }}"], aligns="clc"
    )
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p endif %}")
    build.tag("{%p else %}")
    build.body("Không có chênh lệch chưa thống nhất.")
    build.tag("{%p endif %}")


def annex_submissions(build: Builder, *, monthly: bool) -> None:
    build.annex("IV", "TÌNH HÌNH GỬI BÁO CÁO", landscape=not monthly)
    width = PORTRAIT_WIDTH if monthly else LANDSCAPE_WIDTH
    heads = (
        ("STT", "Cơ quan, đơn vị", "Ngày nhận", "Tình trạng", "Biểu chưa có số liệu", "Số dòng bị trả lại")
        if monthly
        else (
            "STT",
            "Cơ quan, đơn vị",
            "Số tháng đã gửi",
            "Chưa gửi, gửi muộn",
            "Biểu chưa có số liệu (tháng)",
            "Số dòng bị trả lại",
        )
    )
    columns = [10, 55, 24, 20, 0, 17] if monthly else [10, 60, 20, 55, 0, 18]
    columns[4] = width - sum(columns)
    build.line("1. Các cơ quan, đơn vị phải báo cáo", size=13, bold=True, before=4, after=4, keep=True)
    table = build.table(columns)
    build.row(table, heads, bold=True, header=True)
    build.new_numbering()
    cells = [
        "{{ row.name }}",
        "{{ row.received_on }}",
        "{{ row.state }}",
        "{{ row.missing_forms }}",
        "{{ row.rejected_rows }}",
    ]
    build.statement(table, "{%tr for row in annexes.senders %}")
    build.statement(table, '{%tr if row.kind == "group" %}')
    build.merged(table, "{{ row.name }}")
    build.statement(table, "{%tr else %}")
    build.row(table, ["#", *cells], aligns="clccl" + "c" if monthly else "clcllc")
    build.statement(table, "{%tr endif %}")
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p if annexes.gaps %}")
    build.line("2. Số liệu còn thiếu theo biểu", size=13, bold=True, before=10, after=4, keep=True)
    half = (width - 20) / 2
    table = build.table([20, half, half])
    build.row(
        table,
        ["Biểu", "Trong kỳ báo cáo: chưa có số liệu của", "Lũy kế từ đầu năm: chưa đủ số liệu của"],
        bold=True,
        header=True,
    )
    build.statement(table, "{%tr for row in annexes.gaps %}")
    build.row(table, ["{{ row.form }}", "{{ row.period }}", "{{ row.year }}"], size=10.5, aligns="cl")
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p endif %}")
    build.tag("{%p if annexes.returned %}")
    build.line("3. Các tệp bị trả lại", size=13, bold=True, before=10, after=4, keep=True)
    table = build.table([10, 50, 38, 22, width - 120])
    build.row(table, ["STT", "Tên tệp", "Cơ quan, đơn vị", "Ngày nhận", "Lý do"], bold=True, header=True)
    build.new_numbering()
    build.statement(table, "{%tr for row in annexes.returned %}")
    build.row(
        table,
        ["#", "{{ row.file }}", "{{ row.unit }}", "{{ row.received_on }}", "{{ row.reasons }}"],
        size=10.5,
        aligns="cllcl",
    )
    build.statement(table, "{%tr endfor %}")
    build.tag("{%p endif %}")


def assessment_and_plans(build: Builder) -> None:
    """Sections III, IV and V, which all periods share."""
    build.section_heading("III. ĐÁNH GIÁ CHUNG")
    for title, name in (
        ("1. Ưu điểm", "strengths"),
        ("2. Tồn tại, hạn chế", "weaknesses"),
        ("3. Nguyên nhân", "causes"),
    ):
        build.clause_heading(title)
        build.paragraphs(f"sections.{name}")


def monthly() -> Builder:
    """The outline of a month."""
    build = started()
    build.body(
        "Thực hiện Chỉ thị số 02/CT-UBND ngày 04/01/2018 của Ủy ban nhân dân (UBND) tỉnh về việc tăng cường kỷ luật, kỷ cương"
        " hành chính, nâng cao trách nhiệm, hiệu quả phục vụ người dân và doanh nghiệp, {{ issuer }} báo cáo kết quả"
        " {{ period_name }} {{ basis }} như sau:"
    )
    build.section_heading("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI")
    build.body("1. {{ sections.submissions[0].text }}")
    build.body("2. {{ sections.direction[0].text }} {{ sections.dissemination[0].text }}")
    build.section_heading("II. KẾT QUẢ THỰC HIỆN")
    for title, sections in (
        ("1. Thực hiện nhiệm vụ được Tỉnh ủy, UBND tỉnh, Chủ tịch UBND tỉnh giao", ("tasks",)),
        ("2. Công tác kiểm tra, tự kiểm tra", ("inspections", "own_inspections", "unregistered_inspections")),
        ("3. Vi phạm và xử lý", ("violations",)),
        ("4. Giải quyết thủ tục hành chính và mức độ hài lòng", ("services",)),
        ("5. Chỉ số đánh giá", ("indices",)),
    ):
        build.clause_heading(title)
        for name in sections:
            build.paragraphs(f"sections.{name}")
    assessment_and_plans(build)
    build.section_heading("IV. NHIỆM VỤ TRỌNG TÂM {{ next_period_name | upper }}")
    build.paragraphs("sections.next_steps")
    build.section_heading("V. KIẾN NGHỊ, ĐỀ XUẤT")
    build.paragraphs("sections.proposals")
    finish(build, monthly=True)
    return build


def annual() -> Builder:
    """The outline of quarters, half years, nine months and years (KLKCHC)."""
    build = started()
    build.body(
        "Thực hiện Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về tăng cường kỷ luật, kỷ cương trong các cơ quan"
        " hành chính nhà nước các cấp và Chỉ thị số 02/CT-UBND ngày 04/01/2018 của Ủy ban nhân dân (UBND) tỉnh về việc tăng cường"
        " kỷ luật, kỷ cương hành chính, nâng cao trách nhiệm, hiệu quả phục vụ người dân và doanh nghiệp, {{ issuer }} báo cáo"
        " kết quả {{ period_name }} {{ basis }} như sau:"
    )
    build.section_heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI")
    build.paragraphs("sections.submissions")
    build.clause_heading("1. Ban hành văn bản triển khai")
    build.paragraphs("sections.direction")
    build.clause_heading("2. Tuyên truyền, phổ biến, quán triệt")
    build.paragraphs("sections.dissemination")
    build.section_heading("II. KẾT QUẢ THỰC HIỆN")
    for title, sections in (
        ("1. Thực hiện nhiệm vụ được Tỉnh ủy, UBND tỉnh, Chủ tịch UBND tỉnh giao", ("tasks",)),
        ("2. Chấp hành thời giờ làm việc, đeo thẻ, không sử dụng rượu, bia, văn hóa công vụ", ("conduct",)),
        ("3. Chế độ họp, giải quyết công việc", ("meetings",)),
        ("4. Giải quyết thủ tục hành chính, mức độ hài lòng", ("services",)),
        ("5. Công tác kiểm tra", ("inspections", "inspections_by_kind")),
    ):
        build.clause_heading(title)
        for name in sections:
            build.paragraphs(f"sections.{name}")
    build.body("d) Kiểm tra nội bộ, tự kiểm tra: {{ sections.own_inspections[0].text }}")
    build.paragraphs("sections.unregistered_inspections")
    build.clause_heading("6. Vi phạm và xử lý; khắc phục tồn tại sau kiểm tra")
    build.paragraphs("sections.violations")
    build.body("Kết quả khắc phục tồn tại, hạn chế sau kiểm tra nêu tại mục 5 và Phụ lục II.")
    build.clause_heading("7. Chỉ số đánh giá")
    build.paragraphs("sections.indices")
    assessment_and_plans(build)
    build.section_heading("IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI")
    build.paragraphs("sections.next_steps")
    build.section_heading("V. KIẾN NGHỊ, ĐỀ XUẤT")
    build.paragraphs("sections.proposals")
    finish(build, monthly=False)
    return build


def started() -> Builder:
    build = Builder()
    styles(build.document)
    build.set_page(build.document.sections[0])
    build.page_numbers()
    heading(build)
    return build


def finish(build: Builder, *, monthly: bool) -> None:
    closing(build, RECIPIENTS)
    annex_tasks(build)
    annex_inspections(build)
    annex_discrepancies(build)
    annex_submissions(build, monthly=monthly)


def saved(build: Builder) -> bytes:
    """The template's bytes, the same every time."""
    properties = build.document.core_properties
    properties.author = properties.last_modified_by = properties.title = properties.comments = ""
    properties.created = properties.modified = datetime(2020, 3, 5)  # the day the decree came into force
    properties.revision = 1
    raw = io.BytesIO()
    build.document.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist()):
            target.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def main() -> None:
    """Write both templates into `templates/word/`."""
    FOLDER.mkdir(exist_ok=True)
    for name, build in (("monthly_report.docx", monthly()), ("annual_report.docx", annual())):
        (FOLDER / name).write_bytes(saved(build))


if __name__ == "__main__":
    main()
