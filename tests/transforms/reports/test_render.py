"""The document: marks taken out, figures noted, the same bytes every time, faults of templates told."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.table import Table
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from templates import word_template
from templates.build_word import annual, monthly, saved
from templates.word_builder import Builder
from tests.transforms.made_workbooks import unzipped
from tests.transforms.report_sample import UNITS, discrepancy, empty, sample, without
from tests.transforms.reports.test_report import year_in_august
from transforms.definitions.periods import Kind
from transforms.definitions.report_data import IndexStatement, UnitRemark
from transforms.reports.render import render
from transforms.reports.report import ReportContext, write_report
from transforms.reports.report_figures import CLOSE, OPEN, SEPARATOR

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
ROOT = Path(__file__).resolve().parents[3]


def _of_any_type(section: Any) -> Any:
    return section


def context_of(name: str) -> ReportContext:
    """The reports whose text has been approved."""
    if name == "monthly":
        return rich()
    return write_report(year_in_august() if name == "annual" else empty())


def one_line(text: str) -> bytes:
    """A template of one paragraph."""
    build = Builder()
    build.body(text)
    return saved(build)


def rich() -> ReportContext:
    """A report with marks, odd remarks and a chart."""
    remarks = tuple(
        UnitRemark("SYT", "2020-08", heading, body)
        for heading, body in (
            ("Ưu điểm", "=1+1 (ghi nhầm)"),
            ("Nguyên nhân", "<script>&amp;</script> {{ x }} {% for %}"),
        )
    )
    found = (
        discrepancy("task.status_differs", "critical", "SYT", "722/UBND-NC"),
        discrepancy("index.change_contradicts", "critical", "LSN", "PCI 2019"),
        discrepancy("task.due_differs", "warning", "184", "15/UBND-NC"),
    )
    stated = (IndexStatement("PCI", 2019, 2017, "tăng 3 bậc", contradicted=True),)
    return write_report(sample(remarks=remarks, discrepancies=found, index_statements=stated))


def text_of(document: bytes) -> str:
    """All paragraphs in the order of the body, tables row by row."""
    lines: list[str] = []
    body = Document(io.BytesIO(document))
    for block in body.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells: list[Any] = []
                for cell in row.cells:
                    if not cells or cell._tc is not cells[-1]._tc:
                        cells.append(cell)
                lines.append(" | ".join(" ".join(cell.text.split()) for cell in cells))
        else:
            lines.append(block.text)
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


@pytest.mark.parametrize("name", ["monthly", "annual", "nothing_received"])
def test_the_text_of_a_report_is_as_it_was_approved(name: str) -> None:
    """Golden text: set CCHC_REGOLD=1 to write it anew, then read the difference."""
    kind = Kind.YEAR if name == "annual" else Kind.MONTH
    text = text_of(render(word_template(kind), context_of(name)).document)
    golden = GOLDEN / f"{name}_report.txt"
    if os.environ.get("CCHC_REGOLD"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("has_register", [True, False])
def test_the_units_own_inspections_have_a_letter_only_after_those_of_the_register(has_register: bool) -> None:
    data = year_in_august() if has_register else without(year_in_august(), "inspections")
    text = text_of(render(word_template(Kind.YEAR), write_report(data)).document)
    assert "Kiểm tra nội bộ, tự kiểm tra: " in text
    assert ("d) Kiểm tra nội bộ" in text) == has_register


def test_no_mark_is_left_and_every_figure_printed_is_noted_once_with_its_text() -> None:
    context = rich()
    rendered = render(word_template(Kind.MONTH), context)
    with zipfile.ZipFile(io.BytesIO(rendered.document)) as package:
        whole = "".join(package.read(name).decode("utf-8") for name in package.namelist() if name.endswith(".xml"))
    assert not any(mark in whole for mark in (OPEN, SEPARATOR, CLOSE))
    identities = [figure.id for figure in rendered.figures]
    assert len(identities) == len(set(identities)) > 100
    text = text_of(rendered.document)
    for figure in rendered.figures:
        assert " ".join(figure.text.split()) in text


def test_only_figures_that_the_template_prints_are_noted() -> None:
    rendered = render(
        one_line("{{ rate('tasks_completion_rate', unit='SKHCN', window='year_to_date') }}"), write_report(sample())
    )
    assert [(figure.text, figure.unit) for figure in rendered.figures] == [("91,7%", "SKHCN")]


def test_the_same_report_is_the_same_bytes() -> None:
    template = word_template(Kind.MONTH)
    assert render(template, rich()).document == render(template, rich()).document


def test_another_time_zone_language_and_hash_seed_change_no_byte() -> None:
    code = (
        "import hashlib, sys; from tests.transforms.reports.test_render import rich, word_template, Kind, render;"
        "print(hashlib.sha256(render(word_template(Kind.MONTH), rich()).document).hexdigest())"
    )
    sums = set()
    for zone, language, seed in (("UTC", "C", "1"), ("Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "2")):
        changes = {"TZ": zone, "LANG": language, "LC_ALL": language, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=os.environ | changes, capture_output=True, text=True, check=True
        )
        sums.add(done.stdout.strip())
    assert len(sums) == 1


def test_the_packages_entries_are_sorted_and_of_one_date() -> None:
    with zipfile.ZipFile(io.BytesIO(render(word_template(Kind.MONTH), rich()).document)) as package:
        names = package.namelist()
        assert names == sorted(names)
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert len(names) == len(set(names))


def test_text_from_outside_is_text_and_not_markup() -> None:
    text = text_of(render(word_template(Kind.MONTH), rich()).document)
    assert "“<script>&amp;</script> {{ x }} {% for %}” (Sở Y tế)." in text
    assert "“=1+1 (ghi nhầm)” (Sở Y tế)." in text


def test_a_name_that_does_not_exist_is_an_error_and_not_a_blank() -> None:
    with pytest.raises(UndefinedError):
        render(one_line("{{ issuerr }}"), write_report(sample()))


def test_a_template_reaches_no_python() -> None:
    with pytest.raises(SecurityError):
        render(one_line("{{ issuer.__class__.__mro__ }}"), write_report(sample()))


def test_a_remark_of_the_longest_cell_does_not_break_the_page() -> None:
    long = UnitRemark("SYT", "2020-08", "Ưu điểm", "x" * 32_767)
    text = text_of(render(word_template(Kind.MONTH), write_report(sample(remarks=(long,)))).document)
    assert max(map(len, text.splitlines())) < 3000


def test_number_and_blank_of_the_clerk_stand_in_the_document() -> None:
    text = text_of(render(word_template(Kind.MONTH), rich()).document)
    assert "Số:       /BC-SNV" in text or "Số: /BC-SNV" in text
    assert "trân trọng báo cáo./." in text
    assert "Kính gửi: Ủy ban nhân dân tỉnh Lạng Sơn." in text


def test_longer_periods_follow_the_outline_of_the_programme() -> None:
    text = text_of(render(word_template(Kind.YEAR), write_report(year_in_august())).document)
    assert "(số liệu đến ngày 14/8/2020, chưa đủ kỳ)" in text
    headings = ("I. CÔNG TÁC LÃNH ĐẠO, CHỈ ĐẠO, TRIỂN KHAI", "II. KẾT QUẢ THỰC HIỆN", "III. ĐÁNH GIÁ CHUNG",
                "IV. NHIỆM VỤ, GIẢI PHÁP THỜI GIAN TỚI", "V. KIẾN NGHỊ, ĐỀ XUẤT")  # fmt: skip
    places = [text.index(heading) for heading in headings]
    assert places == sorted(places)


def test_a_report_without_a_chart_has_no_picture() -> None:
    with zipfile.ZipFile(io.BytesIO(render(word_template(Kind.MONTH), write_report(empty())).document)) as package:
        assert not [name for name in package.namelist() if name.startswith("word/media")]


def test_the_packaged_templates_are_those_that_the_script_builds() -> None:
    assert unzipped(word_template(Kind.MONTH)) == unzipped(saved(monthly()))
    assert unzipped(word_template(Kind.YEAR)) == unzipped(saved(annual()))


def test_a_layout_keeps_the_margins_and_page_numbers_of_the_decree() -> None:
    document = Document(io.BytesIO(render(word_template(Kind.MONTH), rich()).document))
    for section in map(_of_any_type, document.sections):
        assert 20 <= round(section.top_margin.mm) <= 25
        assert 20 <= round(section.bottom_margin.mm) <= 25
        assert 30 <= round(section.left_margin.mm) <= 35
        assert 15 <= round(section.right_margin.mm) <= 20
        assert section.different_first_page_header_footer
        assert sorted((round(section.page_width.mm), round(section.page_height.mm))) == [210, 297]
    assert len(document.sections) == 5
    assert document.styles["Normal"].font.name == "Times New Roman"


def test_the_heading_of_a_group_of_rows_is_on_the_page_of_the_first_of_them() -> None:
    document = Document(io.BytesIO(render(word_template(Kind.MONTH), rich()).document))
    kept = {
        cell.text: cell.paragraphs[0].paragraph_format.keep_with_next
        for table in document.tables
        for row in table.rows
        for cell in row.cells[:2]
    }
    assert kept["Sở, ban, ngành"] is True
    assert not kept["Sở Y tế"]


def test_what_leads_a_list_is_on_the_page_of_its_first_item() -> None:
    told = sample(remarks=(UnitRemark("SYT", "2020-08", "Phương hướng kỳ tới", "Kiểm tra đột xuất."),))
    document = Document(io.BytesIO(render(word_template(Kind.MONTH), write_report(told)).document))
    kept = [p.paragraph_format.keep_with_next for p in document.paragraphs if p.text.startswith("4. Phương hướng")]
    items = [p.paragraph_format.keep_with_next for p in document.paragraphs if p.text.startswith("- ")]
    assert (kept, any(items)) == ([True], False)


@pytest.mark.parametrize(("ended_on", "heads"), [(None, True), (date(2020, 7, 14), False)])
def test_inspections_have_a_column_of_districts_while_there_are_districts(ended_on: date | None, heads: bool) -> None:
    units = tuple(replace(unit, ended_on=ended_on) if unit.level == "district" else unit for unit in UNITS)
    document = Document(io.BytesIO(render(word_template(Kind.MONTH), write_report(sample(units=units))).document))
    (table,) = (one for one in document.tables if one.cell(0, 0).text == "Hình thức")
    levels = [cell.text for cell in table.rows[1].cells][4:-3]
    assert levels == (
        ["Sở, ban, ngành", "Huyện, thành phố", "Xã, phường, thị trấn"] if heads else ["Sở, ban, ngành", "Xã, phường"]
    )
    assert len({len(row.cells) for row in table.rows}) == 1
