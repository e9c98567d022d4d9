"""Cells of ods as a person sees them, and a million repeated rows read at the cost of one."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.files.test_read import read, sheet
from tests.transforms.made_workbooks import ODS_MIME, ods, ods_content, zipped
from transforms.files.sheets import CellError, UncomputedFormula, Value

BLANK_TAIL = (
    '<table:table-row table:number-rows-repeated="1048500">'
    '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
)


def cell(attributes: str = "", *paragraphs: str) -> str:
    inner = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    return f"<table:table-cell {attributes}>{inner}</table:table-cell>"


def text(shown: str, attributes: str = "") -> str:
    return cell(f'office:value-type="string" {attributes}', shown)


def number(value: str, attributes: str = "", kind: str = "float") -> str:
    return cell(f'office:value-type="{kind}" office:value="{value}" {attributes}', value)


def rows(*cells: str, styles: str = "") -> tuple[tuple[int, tuple[Value, ...]], ...]:
    return sheet(ods("".join(f"<table:table-row>{one}</table:table-row>" for one in cells) + BLANK_TAIL, styles)).rows


def first(*cells: str) -> tuple[Value, ...]:
    return rows("".join(cells))[0][1]


def test_repeated_rows_and_columns_stand_where_they_repeat() -> None:
    seven = number("7", 'table:number-columns-repeated="2"')
    data = ods(
        '<table:table-row table:number-rows-repeated="3">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
        f'<table:table-row table:number-rows-repeated="2"><table:table-cell/>{seven}</table:table-row>'
        + BLANK_TAIL
    )  # fmt: skip
    assert sheet(data).rows == ((4, (None, 7, 7)), (5, (None, 7, 7)))


def test_each_kind_of_value_is_read_by_what_the_file_holds() -> None:
    found = first(
        number("3"),
        number("0.917", kind="percentage"),
        text("Sở Nội vụ"),
        cell('office:value-type="date" office:date-value="2020-08-01"', "01/08/20"),
        cell('office:value-type="date" office:date-value="2020-08-01T18:30:00"', "x"),
        cell('office:value-type="time" office:time-value="PT07H30M00S"', "07:30"),
        cell('office:value-type="boolean" office:boolean-value="true"', "ĐÚNG"),
        cell('office:value-type="time" office:time-value="PT30H00M00S"', "30:00"),
    )
    assert found == (
        3,
        0.917,
        "Sở Nội vụ",
        dt.date(2020, 8, 1),
        dt.datetime(2020, 8, 1, 18, 30),
        dt.time(7, 30),
        True,
        dt.timedelta(hours=30),
    )


def test_paragraphs_blanks_breaks_and_entities_of_a_text_are_kept() -> None:
    found = first(
        cell('office:value-type="string"', "một", "hai"),
        text('a<text:s text:c="3"/>b<text:s/>c<text:tab/>d<text:line-break/>e'),
        text('<text:span text:style-name="T1">in </text:span><text:a>đậm</text:a>'),
        text("a &lt; b &amp; &#7897;"),
    )
    assert found == ("một\nhai", "a   b c\td\ne", "in đậm", "a < b & ộ")


def test_a_comment_is_no_part_of_its_cell() -> None:
    comment = "<office:annotation><dc:date>2020</dc:date><text:p>ghi chú riêng</text:p></office:annotation>"
    content = ods_content(
        f'<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string">{comment}'
        "<text:p>giá trị</text:p></table:table-cell></table:table-row></table:table>"
    ).replace("<office:document-content", '<office:document-content xmlns:dc="http://purl.org/dc/elements/1.1/"')
    assert sheet(zipped({"mimetype": ODS_MIME, "content.xml": content})).rows == ((1, ("giá trị",)),)


def test_errors_and_formulas_without_value_are_told() -> None:
    found = first(
        cell('table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"', "#DIV/0!"),
        cell('table:formula="of:=[.A1]+1"'),
        cell('table:formula="of:=1+1" office:value-type="float" office:value="2"', "2"),
        cell('table:formula="of:=&quot;&quot;" office:value-type="string" office:string-value=""', ""),
        text("#REF!"),
    )  # fmt: skip
    assert found == ("#DIV/0!", "=[.A1]+1", 2, None, "#REF!")
    assert [type(value) for value in found] == [CellError, UncomputedFormula, int, type(None), str]


def test_a_formula_that_gave_an_empty_text_is_blank() -> None:
    as_libreoffice_stores_it = (
        '<table:table-cell table:formula="of:=IF([.A1]=0;&quot;&quot;;1)"><text:p/></table:table-cell>'
    )
    assert first(number("1"), as_libreoffice_stores_it, text("sau")) == (1, None, "sau")


def test_merged_cells_and_hidden_tables_are_told() -> None:
    spanned = text("Tên", 'table:number-columns-spanned="2" table:number-rows-spanned="3"')
    content = ods_content(
        f'<table:table table:name="Ẩn" table:style-name="h"><table:table-row>{spanned}'
        f"<table:covered-table-cell/>{number('1')}"
        '</table:table-row></table:table><table:table table:name="Hiện"/>',
        '<style:style style:name="h" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>',
    )
    hidden, shown = read(zipped({"mimetype": ODS_MIME, "content.xml": content})).sheets
    assert (hidden.name, hidden.hidden, hidden.merged, hidden.rows) == (
        "Ẩn",
        True,
        ((1, 1, 3, 2),),
        ((1, ("Tên", None, 1)),),
    )
    assert (shown.name, shown.hidden, shown.rows) == ("Hiện", False, ())


@pytest.mark.parametrize(
    ("kind", "places", "code"),
    [
        ("percentage", 1, "0.0%"),
        ("number", 2, "0.00"),
        ("number", 0, None),
    ],
)  # fmt: skip
def test_formats_of_numbers_come_from_their_styles(kind: str, places: int, code: str | None) -> None:
    digits = f'<number:number number:decimal-places="{places}" number:min-integer-digits="1"/>'
    style = f'<number:{kind}-style style:name="N">{digits}</number:{kind}-style>'
    styles = f'{style}<style:style style:name="c" style:family="table-cell" style:data-style-name="N"/>'
    cell_of_style = number("0.9", 'table:style-name="c"')
    found = sheet(ods(f"<table:table-row>{cell_of_style}</table:table-row>", styles))
    assert found.formats == ({(1, 1): code} if code else {})


def test_a_percentage_without_style_has_the_decimals_that_it_shows() -> None:
    shown = cell('office:value-type="percentage" office:value="0.917"', "91,70%")
    assert sheet(ods(f"<table:table-row>{shown}</table:table-row>")).formats == {(1, 1): "0.00%"}


@pytest.mark.parametrize(
    ("value", "shown", "code"),
    [
        ("50.25", "50,3", "0.0"),
        ("92", "92.0", "0.0"),
        ("1234.5", "1,235", None),
        ("1234", "1.234", None),
        ("92", "92", None),
    ],
)
def test_a_number_of_a_style_that_stands_elsewhere_has_the_decimals_that_it_shows(
    value: str, shown: str, code: str | None
) -> None:
    styles = '<style:style style:name="c" style:family="table-cell" style:data-style-name="N145"/>'
    number = cell(f'table:style-name="c" office:value-type="float" office:value="{value}"', shown)
    found = sheet(ods(f"<table:table-row>{number}</table:table-row>", styles))
    assert found.formats == ({(1, 1): code} if code else {})
    assert found.rows[0][1] == (float(value),)


@pytest.mark.parametrize(
    ("value", "shown", "code"),
    [
        ("14", "NV-2020-014", '"NV-2020-"000""'),
        ("14", "014/UBND-NC", '""000"/UBND-NC"'),
        ("14", "14 người", None),
        ("14", "14", None),
        ("-14", "-14", None),
        ("43970", "5/2020", None),
    ],
)
def test_a_number_that_shows_as_a_code_has_the_words_of_its_format(value: str, shown: str, code: str | None) -> None:
    shown_cell = cell(f'office:value-type="float" office:value="{value}"', shown)
    found = sheet(ods(f"<table:table-row>{shown_cell}</table:table-row>"))
    assert found.formats == ({(1, 1): code} if code else {})


def test_each_of_equal_numbers_has_the_format_that_it_shows() -> None:
    shown = cell('office:value-type="float" office:value="50.25"', "50,3")
    assert sheet(ods(f"<table:table-row>{shown}{shown}{shown}</table:table-row>")).formats == dict.fromkeys(
        [(1, 1), (1, 2), (1, 3)], "0.0"
    )


def test_tables_for_change_tracking_and_tables_in_cells_are_no_sheets() -> None:
    old = f"<table:table-row>{text('cũ')}</table:table-row>"
    tracked = f"<table:tracked-changes>{old}</table:tracked-changes>"
    nested = f"<table:table><table:table-row>{text('trong')}</table:table-row></table:table>"
    inner = f"<table:table-cell>{nested}</table:table-cell>"
    content = ods_content(
        f'{tracked}<table:table table:name="S"><table:table-row>{inner}{text("ngoài")}</table:table-row></table:table>'
    )
    (only,) = read(zipped({"mimetype": ODS_MIME, "content.xml": content})).sheets
    assert only.rows == ((1, (None, "ngoài")),)
