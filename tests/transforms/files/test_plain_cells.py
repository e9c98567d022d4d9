"""Sheets whose cells are all plain ones are read without a second look at these, and say what they say with it."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.files.test_read import refusal, sheet
from tests.transforms.made_workbooks import strings_xml, styles_xml, xlsx
from transforms.files import plain_cells
from transforms.files.plain_cells import all_texts_show
from transforms.files.read import read_workbook
from transforms.files.read_cells import BLANKS, rows_of_grid, rows_of_plain_grid
from transforms.files.sheets import Limits, Unreadable, Workbook

_NO_CELLS = re.compile(rb"(?!)")
_STRINGS = (strings_xml("Sở Y tế", " ", "a\r\nb"), strings_xml("Sở Y tế", "", "a\nb"))
_PLAIN = (
    '<c r="A1"><v>1</v></c>',
    '<c r="B1" s="1"><v>43998</v></c>',
    '<c r="C1" s="2" t="s"><v>0</v></c>',
    '<c r="D1" t="s"><v>1</v></c>',
    '<c r="E1" t="b"><v>1</v></c>',
    '<c r="F1" t="n" s="2"><v>-1.5E-3</v></c>',
    '<c r="G1" s="1"/>',
    '<c r="CZ1" s="1" />',
    '<c r="H1" s="1" t="n"></c>',
    '<c r="I1"><f>A1&amp;"&lt;"</f><v>2.5</v></c>',
    '<c r="I1" s="1" t="n"><f aca="false">SUM(A1:B1)</f><v>3</v></c>',
    '<c r="J1" s="2" t="inlineStr"><is><t>S&#7889; 1 &lt; 2</t></is></c>',
    '<c r="K1" t="inlineStr"><is><t xml:space="preserve"> \r\n#REF! </t></is></c>',
    '<c r="L1" t="inlineStr"><is><t></t></is></c>',
)
_OTHER = (
    '<c r="A1" t="s"><v>2</v></c>',
    '<c r="B1" t="e"><v>#REF!</v></c>',
    '<c r="C1"><f>A1+1</f></c>',
    '<c r="D1" t="str"><v>x &lt; y</v></c>',
    '<c r="E1" t="inlineStr"><is><r><t>3</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>',
    '<c r="E1" t="inlineStr"><is><t>a&odd;b</t></is></c>',
    '<c r="E1" t="inlineStr"><is><t>a&#0;b</t></is></c>',
    '<c r="E1" t="inlineStr"><v>5</v></c>',
    '<c r="E1" t="s" t="inlineStr"><is><t>a</t></is></c>',
    '<c r="E1" t="s"><f>A1</f><v>0</v></c>',
    '<c r="E1"><f></f><v>4</v></c>',
    '<c r="E1"><f>a&odd;b</f><v>4</v></c>',
    '<c r="E1"><f>A1</f><v></v></c>',
    '<c r="E1"><f t="shared" si="0"/><v>3</v></c>',
    '<c r="F1"><v> 5 </v></c>',
    '<c r="DA1"><v>5</v></c>',
    '<c r="A10000"><v>5</v></c>',
    "<c><v>5</v></c>",
    "<!-- <c> -->",
    '<c r="B1"><v>5</c></v></c>',
    '<c r="B1"><v>5</v>',
    "</row>",
    "5",
)
_AROUND = (
    "",
    '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>',
    "<mergeCells/>",
    '<dimension ref="A1:XFD1048576"/>',
    '<cols><col min="1" max="1" width="9"/></cols>',
    "<!-- <sheetData><row> -->",
    "<![CDATA[<sheetData>]]>",
    "<?x <sheetData> ?>",
    "<sheetData/>",
    '<sheetData><row r="2"><c r="A2"><v>9</v></c></row></sheetData>',
    "<x:odd/>",
    "</sheetData>",
    "<cols>",
    "&odd;",
    "<",
)


def with_a_second_look(data: bytes) -> Workbook | Unreadable:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_cells, "_CELLS", _NO_CELLS)
        return read_workbook(data, Limits())


@settings(deadline=None, max_examples=400)
@given(
    st.lists(st.sampled_from(_PLAIN) | st.sampled_from((*_PLAIN, *_OTHER)), max_size=6),
    st.sampled_from(("", ' spans="1:9" x14ac:dyDescent="0.25"', ' odd="', " odd='>'", " /")),
    st.sampled_from(_AROUND),
    st.sampled_from(_AROUND),
    st.sampled_from(_STRINGS),
)
def test_a_sheet_says_the_same_without_a_second_look(
    cells: list[str], attributes: str, before: str, after: str, strings: str
) -> None:
    rows = f'<row r="1"{attributes}>{"".join(cells)}</row>'
    data = xlsx(rows, before=before, after=after, strings=strings, styles=styles_xml([0, 14, 10]))
    assert read_workbook(data, Limits()) == with_a_second_look(data)


@settings(deadline=None, max_examples=200)
@given(st.text(st.sampled_from(f"{BLANKS}aĐ“–_x0D&#;<!"), max_size=6), st.sampled_from(("", " ", "<!-- -->", "<r>")))
def test_shared_texts_say_the_same_without_a_look_at_each(text: str, between: str) -> None:
    written = escape(text, {"\r": "&#13;"})
    for item in (f"<t>{written}</t>", f'<t xml:space="preserve">{between}{text.replace("<", "")}</t>'):
        strings = strings_xml("Sở Y tế").replace("</sst>", f"<si>{item}</si></sst>")
        data = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', strings=strings)
        assert read_workbook(data, Limits()) == with_a_second_look(data)


@pytest.mark.parametrize("blank", BLANKS)
def test_a_text_that_begins_with_a_blank_may_not_show(blank: str) -> None:
    assert not all_texts_show(strings_xml("Sở Y tế", f"{blank}a").encode())


@pytest.mark.parametrize("text", ["a\rb", "&#160;", "<![CDATA[ ]]>", "_x00A0_"])
def test_a_text_that_is_written_in_code_may_not_show(text: str) -> None:
    assert not all_texts_show(strings_xml("Sở Y tế", text).encode())


@pytest.mark.parametrize("text", ["Sở Y tế ", "“a”", "–", "a &amp; b", "a_b", "!", ""])
def test_other_texts_show_as_they_stand(text: str) -> None:
    assert all_texts_show(strings_xml("Sở Y tế", text).encode())


@pytest.mark.parametrize(
    "cell",
    ['<c r="B1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>', '<c r="B1" t="str"><v>\u00a0</v></c>'],
)
def test_a_blank_that_a_cell_has_of_its_own_shows_nothing_beside_shared_texts_that_show(cell: str) -> None:
    data = xlsx(f'<row r="1"><c r="A1" t="s"><v>0</v></c>{cell}</row>', strings=strings_xml("Sở Y tế"))
    assert sheet(data).rows == ((1, ("Sở Y tế", None)),)


def test_a_shared_text_beyond_the_bound_is_too_large_for_plain_cells_too() -> None:
    data = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings_xml("Sở Y tế"))
    assert refusal(data, Limits(text_length=6)) == "file.too_large"


@given(st.lists(st.lists(st.floats() | st.integers(-9, 9) | st.booleans() | st.sampled_from(("", "a")), max_size=4)))
def test_a_grid_of_plain_texts_gives_the_rows_that_any_grid_gives(grid: list[list[Any]]) -> None:
    assert repr(rows_of_plain_grid(grid)) == repr(rows_of_grid(grid, Limits()))


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ('<row r="1"><c r="A1"><v>1</c></v></c></row>', ""),
        ('<row r="1"><c r="A1"><v>1</v></c></row></sheetData>', ""),
        ('<row r="1"><c r="A1"><v>1</v></c></row>', "</cols>"),
    ],
)
def test_a_sheet_that_is_not_well_formed_is_refused(rows: str, after: str) -> None:
    assert refusal(xlsx(rows, after=after)) == "file.unreadable"


def test_merged_cells_behind_plain_ones_are_known() -> None:
    merged = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    assert sheet(xlsx('<row r="1"><c r="A1"><v>1</v></c></row>', after=merged)).merged == ((1, 1, 1, 2),)
