"""Builds the first Word templates in the layout of Nghị định 30/2020/NĐ-CP, Phụ lục I.

Run as `python -m templates.build_word`. A clerk may then change them in Word; `cchc templates check` tells what a
changed one asks for that does not exist.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from templates.word_annexes import annex_discrepancies, annex_inspections, annex_submissions, annex_tasks
from templates.word_builder import CENTRE, FONT, LEFT, PORTRAIT_WIDTH, Builder, mark_row

FOLDER = Path(__file__).resolve().parent / "word"


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
        "Trên đây là báo cáo tình hình thực hiện kỷ luật, kỷ cương hành chính {{ period_name }},"
        " {{ issuer }} trân trọng báo cáo./.",
        keep=True,
    )
    build.line("", size=6, keep=True)
    table = build.table([75, 85], borders=False)
    row = table.add_row()
    mark_row(row, "w:cantSplit")
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


RECIPIENTS = (
    "Như trên;",
    "Chủ tịch, các PCT UBND tỉnh;",
    "Văn phòng UBND tỉnh;",
    "Các sở, ban, ngành, UBND các {{ places }};",
    "Lãnh đạo Sở;",
    "Lưu: VT, CCHC.",
)


def clauses(build: Builder, *titled: Sequence[str]) -> None:
    """Clauses, each of a title and the sections under it."""
    for title, *sections in titled:
        build.clause_heading(title)
        for name in sections:
            build.paragraphs(f"sections.{name}")


def assessment_and_plans(build: Builder, plans: str) -> None:
    """Sections III, IV (headed `plans`) and V, which all periods share."""
    build.section_heading("III. ĐÁNH GIÁ CHUNG")
    clauses(
        build,
        ("1. Ưu điểm", "strengths"),
        ("2. Tồn tại, hạn chế", "weaknesses"),
        ("3. Nguyên nhân", "causes"),
    )
    build.section_heading(f"IV. {plans}")
    build.paragraphs("sections.next_steps")
    build.section_heading("V. KIẾN NGHỊ, ĐỀ XUẤT")
    build.paragraphs("sections.proposals")


def monthly() -> Builder:
    """The outline of a month."""
    build = started()
    build.body(
        "Thực hiện Chỉ thị số 02/CT-UBND ngày 04/01/2018 của Ủy ban nhân dân (UBND) tỉnh về việc tăng cường kỷ luật,"
        " kỷ cương hành chính, nâng cao trách nhiệm, hiệu quả phục vụ người dân và doanh nghiệp, {{ issuer }} báo cáo"
        " kết quả {{ period_name }} {{ basis }} như sau:"
    )
    build.section_heading("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI")
    build.body("1. {{ sections.submissions[0].text }}")
    build.body("2. {{ sections.direction[0].text }} {{ sections.dissemination[0].text }}")
    build.section_heading("II. KẾT QUẢ THỰC HIỆN")
    clauses(
        build,
        ("1. Thực hiện nhiệm vụ được Tỉnh ủy, UBND tỉnh, Chủ tịch UBND tỉnh giao", "tasks"),
        ("2. Công tác kiểm tra, tự kiểm tra", "inspections", "own_inspections", "unregistered_inspections"),
        ("3. Vi phạm và xử lý", "violations"),
        ("4. Giải quyết thủ tục hành chính và mức độ hài lòng", "services"),
        ("5. Chỉ số đánh giá", "indices"),
    )
    assessment_and_plans(build, "NHIỆM VỤ TRỌNG TÂM {{ next_period_name | upper }}")
    finish(build, monthly=True)
    return build


def annual() -> Builder:
    """The outline of quarters, half years, nine months and years (KLKCHC)."""
    build = started()
    build.body(
        "Thực hiện Chỉ thị số 26/CT-TTg ngày 05/9/2016 của Thủ tướng Chính phủ về tăng cường kỷ luật, kỷ cương trong"
        " các cơ quan hành chính nhà nước các cấp và Chỉ thị số 02/CT-UBND ngày 04/01/2018 của Ủy ban nhân dân (UBND)"
        " tỉnh về việc tăng cường kỷ luật, kỷ cương hành chính, nâng cao trách nhiệm, hiệu quả phục vụ người dân và"
        " doanh nghiệp, {{ issuer }} báo cáo kết quả {{ period_name }} {{ basis }} như sau:"
    )
    build.section_heading("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI")
    build.paragraphs("sections.submissions")
    clauses(
        build,
        ("1. Ban hành văn bản triển khai", "direction"),
        ("2. Tuyên truyền, phổ biến, quán triệt", "dissemination"),
    )
    build.section_heading("II. KẾT QUẢ THỰC HIỆN")
    clauses(
        build,
        ("1. Thực hiện nhiệm vụ được Tỉnh ủy, UBND tỉnh, Chủ tịch UBND tỉnh giao", "tasks"),
        ("2. Chấp hành thời giờ làm việc, đeo thẻ, không sử dụng rượu, bia, văn hóa công vụ", "conduct"),
        ("3. Chế độ họp, giải quyết công việc", "meetings"),
        ("4. Giải quyết thủ tục hành chính, mức độ hài lòng", "services"),
        ("5. Công tác kiểm tra", "inspections", "inspections_by_kind"),
    )
    build.body(
        "{% if sections.inspections_by_kind %}d) {% endif %}Kiểm tra nội bộ, tự kiểm tra:"
        " {{ sections.own_inspections[0].text }}"
    )
    build.paragraphs("sections.unregistered_inspections")
    clauses(build, ("6. Vi phạm và xử lý; khắc phục tồn tại sau kiểm tra", "violations"))
    build.body("Kết quả khắc phục tồn tại, hạn chế sau kiểm tra nêu ở phần công tác kiểm tra và tại Phụ lục II.")
    clauses(build, ("7. Chỉ số đánh giá", "indices"))
    assessment_and_plans(build, "NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI")
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
