"""Sheets whose cells are all plain ones are read without a second look at these, and say what they say with it."""

from __future__ import annotations

import datetime as dt
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.files.test_read import refusal, sheet
from tests.transforms.made_workbooks import strings_xml, styles_xml, xlsx
from transforms.files import read_ooxml
from transforms.files.plain_cells import PlainValues, plain_sheet, plain_texts
from transforms.files.read import read_workbook
from transforms.files.read_cells import BLANKS
from transforms.files.sheets import Limits, Unreadable, Workbook

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
        patch.setattr(read_ooxml, "plain_sheet", lambda sheet, values: None)
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


_CELLS = (
    '<c r="{at}" s="0"><v>{number}</v></c>',
    '<c r="{at}" s="1"><v>{day}</v></c>',
    '<c r="{at}" t="s"><v>{text}</v></c>',
    '<c r="{at}" s="2" t="s"><v>{text}</v></c>',
    '<c r="{at}" s="{style}"><f>SUM(B1:B9)*1.5-A$2</f><v>{number}</v></c>',
    '<c r="{at}"><v>{number}</v></c>',
    '<c r="{at}" s="1"/>',
    "",
)
_LETTERS = ("A", "B", "D", "Z", "AA", "CZ")


@st.composite
def tables(draw: st.DrawFn) -> str:
    """Rows of a few kinds, told again with other values as in a table."""
    numbers = st.sampled_from(("0", "7", "12", "-3", "2.5", "1234567", "12345678901234567890", "5.", "007"))
    days = st.sampled_from(("43998", "43831", "61", "60", "0", "-1", "43998.5", "2958465", "2958466"))
    rows, number = "", 0
    for kinds in draw(st.lists(st.lists(st.sampled_from(_CELLS), min_size=6, max_size=6), max_size=3)):
        for _ in range(draw(st.integers(1, 3))):
            number += draw(st.sampled_from((1, 1, 3)))
            cells = "".join(
                kind.format(
                    at=f"{letters}{number}",
                    number=draw(numbers),
                    day=draw(days if draw(st.booleans()) else st.just("43998")),
                    text=draw(st.integers(0, 3)),
                    style=draw(st.integers(0, 4)),
                )
                for letters, kind in zip(_LETTERS, kinds, strict=True)
            )
            rows += f'<row r="{number}" spans="1:9" ht="15.75" x14ac:dyDescent="0.25">{cells}</row>'
    return rows


_TEXTS = strings_xml("Sở Y tế", "7", " a ", "", "b")
_STYLES = styles_xml([0, 14, 10, 46, 164], {164: "mm/yyyy"})


@settings(deadline=None, max_examples=200)
@given(tables())
def test_a_table_says_the_same_without_calamine(rows: str) -> None:
    data = xlsx(rows, strings=_TEXTS, styles=_STYLES)
    assert repr(read_workbook(data, Limits())) == repr(with_a_second_look(data))


@settings(deadline=None, max_examples=200)
@given(tables(), st.sampled_from(("", '<row r="99"><c r="A99" t="inlineStr"><is><t>other</t></is></c></row>')))
def test_the_texts_told_of_a_workbook_are_all_that_its_cells_hold(rows: str, last: str) -> None:
    workbook = read_workbook(xlsx(rows + last, strings=_TEXTS, styles=_STYLES), Limits())
    assert isinstance(workbook, Workbook)
    held = {value for sheet in workbook.sheets for _, cells in sheet.rows for value in cells if isinstance(value, str)}
    assert workbook.texts is None if last else workbook.texts is None or workbook.texts >= held


def test_the_texts_are_told_of_a_workbook_all_of_whose_sheets_are_plain() -> None:
    plain = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    workbook = read_workbook(xlsx(plain, strings=strings_xml("Sở Y tế", " ")), Limits())
    assert isinstance(workbook, Workbook) and workbook.texts == {"Sở Y tế", None}


@settings(deadline=None, max_examples=400)
@given(tables(), st.integers(0, 5_000), st.integers(0, 3), st.text('0123456789.-"<>/ ABcrstv=', max_size=2))
def test_a_slip_in_a_table_says_the_same_without_calamine(rows: str, place: int, cut: int, put: str) -> None:
    place %= len(rows) + 1
    data = xlsx(rows[:place] + put + rows[place + cut :], strings=_TEXTS, styles=_STYLES)
    assert repr(read_workbook(data, Limits())) == repr(with_a_second_look(data))


def rows_of(cells: str) -> object:
    """What is read of cells without calamine; None where it needs it."""
    values = PlainValues(["Sở Y tế", None], {b"0": False, b"1": True})
    found = plain_sheet(f"<sheet><sheetData>{cells}</sheetData></sheet>".encode(), values)
    return found and found[1]


def test_rows_of_texts_numbers_and_days_need_no_calamine() -> None:
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="C{n}" t="s"><v>0</v></c><c r="D{n}" s="1"><v>43831</v></c>'
        f'<c r="E{n}" s="0"><f>A1+1</f><v>2.5</v></c><c r="F{n}" s="7"/></row>'
        for n in (2, 3)
    )
    told = rows_of(f'{rows}<row r="4"><c r="B4" t="s"><v>1</v></c></row>')
    assert told == tuple((n, (n, None, "Sở Y tế", dt.date(2020, 1, 1), 2.5)) for n in (2, 3))


def test_rows_without_cells_or_values_need_no_calamine() -> None:
    row, blank = '<row r="2"><c r="CZ2"><v>5</v></c></row>', '<row r="3" spans="1:6" ht="15.75"/>'
    shown = ((2, (*[None] * 103, 5)),)
    assert rows_of(f'<row r="1"/>{row}') == shown
    assert rows_of(f"{row}{blank}") == shown
    assert rows_of(f'<row r="1"></row>{row}{blank}<row r="4" /><row r="5"><c r="A5" s="9"/></row>') == shown
    assert rows_of('<row r="1"><c r="A1" s="9"/></row>') == ()


def test_days_since_march_1900_need_no_calamine() -> None:
    row = '<row r="1"><c r="A1" s="1"><v>61</v></c><c r="B1" s="1"><v>2958465</v></c></row>'
    assert rows_of(row) == ((1, (dt.date(1900, 3, 1), dt.date(9999, 12, 31))),)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1"><c r="1A"><v>1</v></c></row>',
        '<row r="1"><c r="A"><v>1</v>1</c></row>',
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="0"><c r="A0"><v>1</v></c></row>',
        '<row r="-1"><c r="A-1"><v>1</v></c></row>',
        '<row r="10000"><c r="A10000"><v>1</v></c></row>',
        '<row r="10000"/>',
        '<row r="0"/><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1.5"/><row r="2"><c r="A2"><v>1</v></c></row>',
        '<row r="1-2"><c r="A1-2"/></row>',
        '<row r="2"></row><row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="1"/><row r="2"><c r="A2"><v>1</v></c><row r="3"/></row>',
        '<row r="1"/><row r="2"><c r="A2"><v>1<row r="3"/></v></c></row>',
        '<row r="1"><row r="2"/><row r="3"><c r="A3"><v>1</v></c></row></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"/>5',
        '<row r="1" -="5"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="DA1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1-2</v></c></row>',
        '<row r="1"><c r="A1"><v>1E2</v></c></row>',
        '<row r="1"><c r="A1" t="b"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>2</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>00</v></c></row>',
        '<row r="1"><c r="A1" s="2"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="1"><v>43831.5</v></c></row>',
        '<row r="1"><c r="A1" s="1"><v>60</v></c></row>',
        '<row r="1"><c r="A1" s="1"><v>2958466</v></c></row>',
        '<row r="1"><c r="A1"><f>Biểu!A1</f><v>1</v></c></row>',
        f'<row r="1" x="{"x" * 9_000}"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row> ',
    ],
)
def test_other_cells_are_left_to_calamine(cells: str) -> None:
    assert rows_of(cells) is None


def test_a_sheet_of_very_many_bytes_is_left_to_calamine() -> None:
    cell = '<row r="{0}"><c r="A{0}"><f>{1}</f><v>1</v></c></row>'
    few, many = ("".join(cell.format(n, "A+" * 1_000) for n in range(1, last)) for last in (8, 9_000))
    assert rows_of(few) is not None
    assert rows_of(many) is None


@pytest.mark.parametrize("code", ["[h]:mm", "h:mm", "dd/mm/yyyy", "0.0", '"ngày" 0'])
def test_what_a_format_makes_of_a_number_is_asked_of_calamine(code: str) -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>43831</v></c><c r="B1" s="0"><v>43831</v></c></row>'
    data = xlsx(rows, styles=styles_xml([0, 164], {164: code.replace('"', "&quot;")}))
    assert repr(read_workbook(data, Limits())) == repr(with_a_second_look(data))


def test_days_since_1904_are_left_to_calamine() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>42369</v></c></row>'
    data = xlsx(rows, styles=styles_xml([0, 14]), workbook='<workbookPr date1904="1"/>')
    assert sheet(data).rows == ((1, (dt.date(2020, 1, 1),)),)


@settings(deadline=None, max_examples=300)
@given(
    st.text(st.sampled_from(f"{BLANKS}aĐ“–_x0D&#;<!>"), max_size=6) | st.sampled_from(("a_x000D_", "_x000D_x0041_")),
    st.sampled_from(("", " ", "<!-- -->", "<r>", "</t></si><si><t>")),
)
def test_shared_texts_say_the_same_without_a_look_at_each(text: str, between: str) -> None:
    written = escape(text, {"\r": "&#13;"})
    kept = f'<t xml:space="preserve">{between}{text.replace("<", "")}</t>'
    for item in (f"<t>{written}</t>", f"<t>{escape(text)}</t>", kept):
        strings = strings_xml("Sở Y tế").replace("</sst>", f"<si>{item}</si></sst>")
        data = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>', strings=strings)
        assert read_workbook(data, Limits()) == with_a_second_look(data)


def texts_of(*items: str, longest: int = 99) -> object:
    return plain_texts(f"<sst>{''.join(f'<si>{item}</si>' for item in items)}</sst>".encode(), longest)


def test_shared_texts_show_as_they_stand_but_for_blanks_around_them_and_escapes() -> None:
    assert texts_of("<t>Sở Y tế</t>", '<t xml:space="preserve"> a </t>', "<t> b\n</t>") == ["Sở Y tế", " a ", "b"]
    assert texts_of("<t>a</t>", "<t>\n b </t>") == texts_of("<t>a</t>", '<t xml:space="preserve">b</t>') == ["a", "b"]
    assert texts_of("<t>a</t>", "<t></t>") == ["a", None]
    assert texts_of("<t>abc</t>", longest=3) == ["abc"]
    assert texts_of("<t>a</t>", "<t>a_x000D_</t>", "<t>&lt;&amp;lt;</t>") == ["a", "a\n", "<&lt;"]


@pytest.mark.parametrize("blank", BLANKS.replace("\r", ""))
def test_a_text_of_blanks_shows_nothing(blank: str) -> None:
    assert texts_of("<t>a</t>", f'<t xml:space="preserve">{blank}</t>', "<t></t>") == ["a", None, None]


@pytest.mark.parametrize(
    "item",
    [
        "<t>a\rb</t>",
        "<t>&#160;</t>",
        "<t>&nbsp;</t>",
        "<t><![CDATA[ ]]></t>",
        "<t>_x00A0_</t>",
        "<t>_x000D_x0041_</t>",
        "<t>\0</t>",
        "<t/>",
        '<t x="y">a</t>',
        "<r><t>a</t></r>",
        "<t>a</t><rPh><t>b</t></rPh>",
        "<t>toolong</t>",
    ],
)
def test_a_text_that_is_written_otherwise_is_left_to_calamine(item: str) -> None:
    assert texts_of("<t>a</t>", item, longest=6 if "toolong" in item else 99) is None
    assert texts_of(item, "<t>a</t>", longest=6 if "toolong" in item else 99) is None


@pytest.mark.parametrize("head", ["<sst", "<sst x>", "<sst><!-- -->", '<?xml version="1.0" encoding="UTF-7"?><sst>'])
def test_texts_under_an_odd_head_are_left_to_calamine(head: str) -> None:
    assert plain_texts(f"{head}<si><t>a</t></si></sst>".encode(), 99) is None
    assert plain_texts(b'<?xml version="1.0" encoding="utf-8"?><sst x=""><si><t>a</t></si></sst>', 99) == ["a"]


@pytest.mark.parametrize("texts", [b"a</t></si></sst>", b"<si><t>a</t></si></sst> ", b"<si><t>\xff</t></si></sst>"])
def test_texts_that_are_not_whole_are_left_to_calamine(texts: bytes) -> None:
    assert plain_texts(b"<sst>" + texts, 99) is None


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
