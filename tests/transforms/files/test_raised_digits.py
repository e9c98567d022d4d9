from __future__ import annotations

import io

import pytest
import xlwt

from tests.soon import soon
from tests.transforms.made_workbooks import ods, xlsb
from transforms.files.raised_digits import raised, with_raised_digits, with_raised_spans
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Value, Workbook

_READS = [("3", "1", "3¹"), ("Sở Y tế", "(2)", "Sở Y tế⁽²⁾"), ("4", "2)", "4²⁾"), ("12 m", " (số 2)", "12 m (số ²)")]
_MARK = b'<r><rPr><vertAlign val="superscript"/></rPr><t xml:space="preserve">12</t></r>'


def test_digits_of_superscript_runs_are_marks_and_others_stay() -> None:
    strings = b"<sst><si><r><t>5</t></r>" + _MARK + b"</si><si><t>51</t></si></sst>"
    mended = with_raised_digits(strings).decode()
    assert "<t>5</t>" in mended and ">¹²</t>" in mended and "<t>51</t>" in mended


def test_the_digits_of_references_stay() -> None:
    strings = b'<r><rPr><vertAlign val="superscript"/></rPr><t>1&#160;&lt;&#50;</t></r>'
    assert with_raised_digits(strings).decode().endswith("<t>\u00b9\u00a0&lt;\u00b2</t></r>")
    span = '<text:span text:style-name="T">&#7841;1</text:span>'
    style = '<style:style style:name="T" style:family="text"><x style:text-position="super 58%"/></style:style>'
    assert "ạ¹" in with_raised_spans(f"{style}<office:body>{span}".encode()).decode()


def test_strings_without_a_superscript_are_not_touched() -> None:
    strings = b'<sst><si><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></si></sst>'
    assert with_raised_digits(strings) is strings


def test_runs_without_an_end_take_no_absurd_time() -> None:
    with soon():
        with_raised_digits(b"<r>" * 100_000 + b'val="superscript"')


def test_a_raised_digit_of_a_web_page_is_no_digit_of_the_number() -> None:
    page = "<html><table><tr><td>Số<sup>1</sup><td>5<sup>1</sup></tr><tr><td>a<sup>2<td>5</tr></table></html>"
    assert _cells(page.encode()) == [("Số¹", "5¹"), ("a²", "5")]


def _cells(data: bytes) -> list[tuple[Value, ...]]:
    workbook = read_workbook(data, Limits())
    assert isinstance(workbook, Workbook)
    return [cells for _, cells in workbook.sheets[0].rows]


@pytest.mark.parametrize(("text", "mark", "told"), _READS)
def test_only_a_mark_has_its_parentheses_raised(text: str, mark: str, told: str) -> None:
    assert text + raised(mark) == told


def test_what_a_style_of_a_web_page_raises_is_no_digit_of_the_number() -> None:
    above, below = "style='color:red;vertical-align:super'", "style='vertical-align:sub'"
    cells = [
        *(f"3<span {above}>1</span>", f"3<font {above}><b>1</b></font>", f"<span {above}><span>1</span></span>3"),
        *(f"3<span {below}>1</span>", f"3<span {above}>1</span>4", "<span>3</span>1"),
    ]
    page = f"<html><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table></html>"
    assert _cells(page.encode()) == [("3¹", "3¹", "¹3", "31", "3¹4", "31")]


@pytest.mark.parametrize(("text", "mark", "told"), _READS)
def test_raised_digits_of_old_excel_are_marks(text: str, mark: str, told: str) -> None:
    book = xlwt.Workbook()
    above, red = xlwt.easyfont("escapement superscript"), xlwt.easyfont("color_index red")
    page = book.add_sheet("S")
    page.write_rich_text(0, 0, [text, (mark, above)])
    page.write_rich_text(0, 1, [text, (mark, red)])
    page.write(0, 2, "3", xlwt.easyxf("font: escapement superscript"))  # all of a cell is no mark of anything
    held = io.BytesIO()
    book.save(held)
    assert _cells(held.getvalue()) == [(told, text + mark, "3")]


@pytest.mark.parametrize(("text", "mark", "told"), _READS)
def test_raised_digits_of_xlsb_are_marks(text: str, mark: str, told: str) -> None:
    cells = {(1, 1): (text + mark, [(0, 0), (len(text), 2)]), (1, 2): (text + mark, [(0, 0)])}
    assert _cells(xlsb(cells)) == [(told, text + mark)]


@pytest.mark.parametrize("position", ["super 58%", "33% 58%"])
@pytest.mark.parametrize(("text", "mark", "told"), _READS)
def test_raised_digits_of_open_document_are_marks(position: str, text: str, mark: str, told: str) -> None:
    style = (
        '<style:style style:name="{}" style:family="text"><style:text-properties style:text-position="{}"/>'
        "</style:style>"
    )
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}<text:span text:style-name="{name}">{mark}'
        "</text:span></text:p></table:table-cell>"
        for name in ("T1", "T2")
    )
    styles = style.format("T1", position) + style.format("T2", "sub 58%")
    assert _cells(ods(f"<table:table-row>{cells}</table:table-row>", styles)) == [(told, text + mark)]


def test_spans_without_a_raised_style_are_not_touched() -> None:
    part = b'<style:style style:name="T1" style:family="text"><x/></style:style><office:body><text:span>1</text:span>'
    assert with_raised_spans(part) is part


@pytest.mark.parametrize(("text", "mark", "told"), _READS)
def test_raised_digits_of_an_xml_spreadsheet_are_marks(text: str, mark: str, told: str) -> None:
    named = (
        'xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
    )
    cells = "".join(
        f'<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>{text}</B>{run}</ss:Data></Cell>'
        for run in (f"<Font><Sup>{mark}</Sup></Font>", f"<Sub>{mark}</Sub>", f"<S>5</S><Sup>{mark}</Sup>")
    )
    page = (
        f'<?xml version="1.0"?><Workbook {named}><Worksheet ss:Name="S"><Table><Row>{cells}</Row></Table></Worksheet>'
    )
    assert _cells(f"{page}</Workbook>".encode()) == [(told, text + mark, told)]
