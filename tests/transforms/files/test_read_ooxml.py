"""Cells of xlsx at the addresses that Excel shows, and what the fast parser hides of them."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.files.test_read import read, refusal, sheet
from tests.transforms.made_workbooks import (
    MAIN,
    OFFICE,
    PACKAGE,
    sheet_xml,
    strings_xml,
    styles_xml,
    xlsx,
    xlsx_parts,
    zipped,
)
from transforms.files.read_cells import format_kind
from transforms.files.sheets import CellError, UncomputedFormula, Value


def cells(data: bytes) -> dict[str, Value]:
    """Non-blank cells of the first sheet by their address."""
    return {
        f"{openpyxl.utils.get_column_letter(column)}{row}": value
        for row, values in sheet(data).rows
        for column, value in enumerate(values, 1)
        if value is not None
    }


def row_of(*parts: str) -> str:
    return f'<row r="1">{"".join(parts)}</row>'


def test_blank_rows_and_columns_before_the_data_keep_addresses_true() -> None:
    assert cells(xlsx('<row r="7"><c r="C7"><v>1</v></c></row><row r="9"><c r="D9"><v>2</v></c></row>')) == {
        "C7": 1,
        "D9": 2,
    }


def test_only_rows_with_something_to_see_are_kept() -> None:
    blank = '<row r="2"><c r="A2" t="str"><v> \u00a0\u200b\u200e</v></c></row><row r="3"><c r="A3" s="0"/></row>'
    found = sheet(xlsx(f'<row r="1"><c r="A1"><v>0</v></c></row>{blank}'))
    assert found.rows == ((1, (0,)),)


def test_rows_of_a_sheet_are_all_as_wide() -> None:
    assert sheet(xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>2</v></c></row>')).rows == (
        (1, (1, None, None)),
        (2, (None, None, 2)),
    )


def test_hidden_rows_and_sheets_are_read_and_hidden_sheets_told() -> None:
    parts = xlsx_parts(
        {"A": sheet_xml('<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'), "B": sheet_xml("")},
        states={"A": "hidden", "B": "veryHidden"},
    )
    first, second = read(zipped(parts)).sheets
    assert (first.hidden, second.hidden, first.rows) == (True, True, ((1, (1,)),))


def test_cells_without_references_follow_one_another() -> None:
    assert cells(xlsx("<row><c><v>1</v></c><c><v>2</v></c></row><row><c t='e'><v>#REF!</v></c></row>")) == {
        "A1": 1,
        "B1": 2,
        "A2": CellError("#REF!"),
    }


def test_blanks_around_values_change_nothing() -> None:
    cells = "<c r='A1' t='s'><v> 1 </v></c><c r='B1' t='s'><v>\n0\n</v></c><c r='C1'><v> 5 </v></c>".replace("'", '"')
    assert sheet(xlsx(f'<row r="1">{cells}</row>', strings=strings_xml("Một", "Hai"))).rows == ((1, ("Hai", "Một", 5)),)


def test_numbers_keep_their_digits_and_texts_of_digits_stay_text() -> None:
    data = xlsx(
        row_of(
            '<c r="A1"><v>9007199254740991</v></c>',
            '<c r="B1"><v>12345678901234567890</v></c>',
            '<c r="C1" t="str"><v>02001</v></c>',
            '<c r="D1" t="s"><v>0</v></c>',
            '<c r="E1"><v>1.25</v></c>',
            '<c r="F1" t="b"><v>1</v></c>',
        ),
        strings=strings_xml("1234567890123456789"),
    )
    found = cells(data)
    assert found == {
        "A1": 9007199254740991,
        "B1": 12345678901234567890.0,
        "C1": "02001",
        "D1": "1234567890123456789",
        "E1": 1.25,
        "F1": True,
    }
    assert [type(found[address]) for address in ("A1", "B1", "F1")] == [int, float, bool]


def test_escaped_line_ends_are_line_breaks_and_text_is_as_found() -> None:
    strings = strings_xml("Số,_x000D_\nký hiệu", " hai\r\nba ", "o\u0309", "đậm_x000D_nhạt")
    data = xlsx(row_of(*(f'<c r="{letter}1" t="s"><v>{n}</v></c>' for n, letter in enumerate("ABCD"))), strings=strings)
    assert list(cells(data).values()) == ["Số,\nký hiệu", " hai\nba ", "o\u0309", "đậm\nnhạt"]


def test_rich_text_is_joined_and_readings_above_it_left_out() -> None:
    runs = '<r><t xml:space="preserve">Sở </t></r><r><rPr><b/></rPr><t>Nội vụ</t></r>'
    item = f'<si>{runs}<rPh sb="0" eb="1"><t>x</t></rPh></si>'
    strings = f'<sst xmlns="{MAIN}">{item}</sst>'
    assert cells(xlsx(row_of('<c r="A1" t="s"><v>0</v></c>'), strings=strings)) == {"A1": "Sở Nội vụ"}


@pytest.mark.parametrize("name", ["#N/A", "#REF!", "#DIV/0!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!"])
def test_error_cells_are_errors_and_texts_like_errors_are_texts(name: str) -> None:
    found = cells(xlsx(row_of(f'<c r="A1" t="e"><v>{name}</v></c>', f'<c r="B1" t="str"><v>{name}</v></c>')))
    assert found == {"A1": name, "B1": name}
    assert [type(value) for value in found.values()] == [CellError, str]


def test_formulas_without_value_are_told_from_computed_and_blank_ones() -> None:
    found = cells(
        xlsx(
            row_of(
                '<c r="A1"><f>B1+C1</f></c>',
                '<c r="B1"><f>1&lt;2</f><v></v></c>',
                '<c r="C1"><f>1+1</f><v>2</v></c>',
                '<c r="D1" t="str"><f>IF(A1,"","")</f><v></v></c>',
                '<c r="E1"><f t="shared" si="0"/></c>',
                '<c r="F1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
                '<c r="G1"><f>A1</f><v/></c>',
            )
        )
    )
    assert found == {"A1": "=B1+C1", "B1": "=1<2", "C1": 2, "E1": "=", "F1": "#DIV/0!", "G1": "=A1"}
    assert {address for address, value in found.items() if isinstance(value, UncomputedFormula)} == {
        "A1",
        "B1",
        "E1",
        "G1",
    }
    assert isinstance(found["F1"], CellError)


def test_a_formula_without_value_beyond_all_other_cells_is_found() -> None:
    assert cells(xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="5"><c r="D5"><f>A1</f></c></row>')) == {
        "A1": 1,
        "D5": "=A1",
    }


def test_formats_that_say_more_than_a_number_are_given() -> None:
    styles = styles_xml([0, 9, 164, 14, 3, 165, 166], {164: "0.0%", 165: "#,##0&quot; hồ sơ&quot;", 166: "00000"})
    data = xlsx(
        row_of(*(f'<c r="{letter}1" s="{n}"><v>0.5</v></c>' for n, letter in enumerate("ABCDEFG"))), styles=styles
    )
    found = sheet(data)
    assert found.formats == {(1, 2): "0%", (1, 3): "0.0%", (1, 7): "00000"}
    assert found.rows[0][1][3] == dt.time(12)


def test_the_formats_of_dates_that_show_no_day_are_given() -> None:
    codes = {164: "mm/yyyy", 165: "[$-42A]mmmm yyyy", 166: "dd/mm/yyyy", 167: "d/m", 168: "mm:ss"}
    styles = styles_xml([0, 17, *codes], codes)
    rows = row_of(*(f'<c r="{letter}1" s="{n}"><v>44075</v></c>' for n, letter in enumerate("ABCDEF", 1)))
    near, far = (
        sheet(xlsx(rows, styles=styles)),
        xlsx(rows + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', styles=styles),
    )
    assert near.formats == sheet(far).formats == {(1, 1): "mmm-yy", (1, 2): "mm/yyyy", (1, 3): "[$-42A]mmmm yyyy"}


def test_a_text_in_a_percent_cell_has_no_format() -> None:
    styles = styles_xml([9])
    assert sheet(xlsx(row_of('<c r="A1" s="0" t="str"><v>91,6%</v></c>'), styles=styles)).formats == {}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("General", "plain"),
        ("0", "plain"),
        ("#,##0", "plain"),
        ("@", "plain"),
        ('0 "người"', "plain"),
        ("#,##0\\ _₫", "plain"),
        ("0.0", "number"),
        ("0%", "number"),
        ("#,##0.00;[Red]-#,##0.00", "number"),
        ("00", "number"),
        ("# ?/?", "number"),
        ("0,", "number"),
        ("dd/mm/yyyy", "date"),
        ("[$-42A]d mmmm yyyy", "date"),
        ("[h]:mm", "date"),
        ('"Tháng "mm/yyyy', "date"),
        ("0.00E+00", "number"),
        ('"NV-2020-"000', "number"),
        ('0"/UBND-NC"', "number"),
        ('"Số "0" /nv"', "plain"),
    ],
)
def test_a_format_code_says_what_it_shows(code: str, kind: str) -> None:
    assert format_kind(code) == kind


def test_dates_are_dates_in_either_calendar() -> None:
    styles = styles_xml([14, 22])
    rows = row_of('<c r="A1" s="0"><v>44044</v></c>', '<c r="B1" s="1"><v>44044.75</v></c>')
    assert cells(xlsx(rows, styles=styles)) == {"A1": dt.date(2020, 8, 1), "B1": dt.datetime(2020, 8, 1, 18)}
    from_1904 = cells(xlsx(rows, styles=styles, workbook='<workbookPr date1904="1"/>'))
    assert from_1904 == {"A1": dt.date(2024, 8, 2), "B1": dt.datetime(2024, 8, 2, 18)}


def test_the_patient_reader_agrees_on_dates_texts_errors_and_formats() -> None:
    styles = styles_xml([0, 14, 10, 46])
    rows = row_of(
        '<c r="A1" s="1"><v>44044</v></c>',
        '<c r="B1" s="2"><v>0.917</v></c>',
        '<c r="C1" t="s"><v>0</v></c>',
        '<c r="D1" t="inlineStr"><is><t>a_x000D_</t></is></c>',
        '<c r="E1" s="1"><v>0.25</v></c>',
        '<c r="F1" t="d"><v>2020-08-01</v></c>',
        '<c r="G1"><v>7</v></c>',
    )
    near = sheet(xlsx(rows, styles=styles, strings=strings_xml("Sở_x000D_\nNội vụ")))
    far_row = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    far = sheet(xlsx(rows + far_row, styles=styles, strings=strings_xml("Sở_x000D_\nNội vụ")))
    assert far.rows[0][1][:7] == near.rows[0][1]
    assert far.formats == near.formats == {(1, 2): "0.00%"}
    assert (far.rows[1][0], far.rows[1][1][-1]) == (1048576, 1)


def test_merged_ranges_are_given_in_place_order_and_phantom_ones_left_out() -> None:
    ranges = "".join(f'<mergeCell ref="{range_}"/>' for range_ in ("B2:C2", "A1:A3", "A1", "A90:XFD99"))
    merges = f"<mergeCells>{ranges}</mergeCells>"
    found = sheet(xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="B3"><v>1</v></c></row>', after=merges))
    assert found.merged == ((1, 1, 3, 1), (2, 2, 2, 3))


def test_custom_properties_are_the_metadata() -> None:
    properties = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505}" pid="2" name="cchc.unit"><vt:lpwstr>SNV</vt:lpwstr></property>'
        '<property fmtid="{D5CDD505}" pid="3" name="cchc.period"><vt:lpwstr>2020-08</vt:lpwstr></property>'
        "</Properties>"
    )
    parts = xlsx_parts({"S": sheet_xml("")}, more={"docProps/custom.xml": properties})
    assert read(zipped(parts)).metadata == {"cchc.unit": "SNV", "cchc.period": "2020-08"}


def test_a_workbook_with_prefixed_names_and_parts_in_other_places_is_read() -> None:
    row = '<x:row r="2"><x:c r="B2" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    listed = '<x:sheet name="Một &amp; hai" sheetId="1" r:id="a"/>'
    override = '<Override PartName="/book.xml" ContentType="application/vnd.ms-excel.spreadsheetml.sheet.main+xml"/>'
    to_book = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="/book.xml"/>'
    to_sheet = f'<Relationship Id="a" Type="{OFFICE}/worksheet" Target="one.xml"/>'
    data = zipped(
        {
            "[Content_Types].xml": f"<Types>{override}</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{to_book}</Relationships>',
            "book.xml": f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{OFFICE}"><x:sheets>{listed}</x:sheets></x:workbook>',
            "_rels/book.xml.rels": f'<Relationships xmlns="{PACKAGE}">{to_sheet}</Relationships>',
            "one.xml": f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{row}</x:sheetData></x:worksheet>',
        }
    )
    only = sheet(data)
    assert (only.name, only.rows) == ("Một & hai", ((2, (None, CellError("#N/A"))),))


def test_parts_in_utf_16_are_read() -> None:
    parts = xlsx_parts(
        {
            "S": sheet_xml(
                '<row r="1"><c r="A1" t="str"><v>Xã</v></c></row>', prolog='<?xml version="1.0" encoding="UTF-16"?>'
            ).encode("utf-16")
        }
    )
    assert cells(zipped(parts)) == {"A1": "Xã"}


def test_parts_that_hold_no_cells_change_nothing() -> None:
    plain = xlsx_parts({"S": sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')})
    more = dict(reversed(plain.items())) | {
        "xl/theme/theme1.xml": b"\x00broken",
        "xl/calcChain.xml": "<",
        "docProps/app.xml": "x",
    }
    assert read(zipped(more)) == read(zipped(plain))


VALUES = st.one_of(
    st.integers(-(2**53) + 1, 2**53 - 1),
    st.integers(-(10**9), 10**9).map(lambda thousandths: thousandths / 1000),
    st.booleans(),
    st.dates(dt.date(1901, 1, 1), dt.date(2100, 1, 1)),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20).filter(
        lambda text: (
            not text.startswith("=")
            and "_x" not in text
            and text == text.strip()
            and "#" not in text
            and "\ufffe" not in text
            and "\uffff" not in text
        )
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(st.tuples(st.integers(1, 60), st.integers(1, 30)), VALUES, min_size=1, max_size=40))
def test_what_is_written_at_an_address_is_read_at_it(written: dict[tuple[int, int], Value]) -> None:
    book = openpyxl.Workbook()
    for (row, column), value in written.items():
        book.active.cell(row, column, value)
    buffer = io.BytesIO()
    book.save(buffer)
    found = {
        (row, column): value
        for row, values in sheet(buffer.getvalue()).rows
        for column, value in enumerate(values, 1)
        if value is not None
    }
    assert found == {
        place: value
        for place, value in written.items()
        if not (isinstance(value, str) and not value.strip("\xad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff "))
    }


def _merged_to(*ranges: str) -> bytes:
    lines = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 101))
    merges = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return xlsx(lines, after=f"<mergeCells>{merges}</mergeCells>")


def test_merged_ranges_many_times_over_each_other_are_refused_and_many_beside_each_other_are_read() -> None:
    assert len(sheet(_merged_to(*(f"A{n}:B{n}" for n in range(1, 101)))).merged) == 100
    assert sheet(_merged_to(*(f"A{n}:XFD1048576" for n in range(101, 201)))).merged == ()
    assert refusal(_merged_to(*(f"A{n}:XFD1048576" for n in range(1, 101)))) == "file.too_large"
