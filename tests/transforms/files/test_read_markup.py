"""Tables of web systems saved as .xls: HTML as browsers take it, web archives, XML spreadsheets of Excel 2003."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.files.test_read import read, refusal, sheet
from transforms.files.sheets import CellError, UncomputedFormula, Value, Workbook


def table(inner: str) -> tuple[tuple[int, tuple[Value, ...]], ...]:
    return sheet(f"<html><head><meta charset=utf-8></head><body><table>{inner}</table></body></html>".encode()).rows


def test_values_stay_text() -> None:
    assert table("<tr><th>STT</th><th>Mã</th></tr><tr><td>1</td><td>02001</td></tr>") == (
        (1, ("STT", "Mã")),
        (2, ("1", "02001")),
    )


@pytest.mark.parametrize(
    ("attributes", "shown", "value", "code"),
    [
        ('x:num="91.666666666666671"', "91,7", 91.66666666666667, "0.0"),
        ('x:num="0.91666666666666663"', "91,67%", 0.9166666666666666, "0.00%"),
        ('x:num="91.63"', "91,6%", 91.63, '0.0"%"'),
        ('x:num="1.5"', "1.500", 1.5, "0.000"),
        ('x:num="1500"', "1.500", 1500, ""),
        ('x:num="1500.25"', "1,500.3", 1500.25, "0.0"),
        ('x:num="-12.5"', "(13)", -12.5, ""),
        ('x:num="1234567"', "####", 1234567, ""),
        ('x:num="1234567890"', "1.23E+09", 1234567890, ""),
        ('x:num="43959"', "5/8/2020", dt.date(2020, 5, 8), ""),
        ('sdval="43959" sdnum="1033;1033;D/M/YYYY"', "8.5.20", dt.date(2020, 5, 8), ""),
        ('x:num="12"', "12", "12", ""),
        ("align=right x:num", "12", "12", ""),
        ('x:str="12"', "12", "12", ""),
        ('x:num="5"', "05", "05", ""),
        ('x:num="12"', "12 nhiệm vụ", "12 nhiệm vụ", ""),
        ('x:num="43959"', "Tháng 5/2020", "Tháng 5/2020", ""),
        ('x:num="12.4.5"', "12", "12", ""),
    ],
)
@pytest.mark.parametrize("markup", ["{}", "<font color=red>{}</font>"])
def test_a_number_behind_the_text_of_a_cell_is_its_value_and_the_text_its_format(
    attributes: str, shown: str, value: Value, code: str, markup: str
) -> None:
    cell = f"<td class=xl65 {attributes}>{markup.format(shown)}</td>"
    found = sheet(f"<meta charset=utf-8><table><tr>{cell}<td>b</td></tr></table>".encode())
    assert found.rows == ((1, (value, "b")),) and type(found.rows[0][1][0]) is type(value)
    assert found.formats == ({(1, 1): code} if code else {})


def test_a_text_that_shows_another_number_than_the_one_behind_it_is_an_error() -> None:
    ((_, values),) = table(
        '<tr><td x:num="12">15</td><td x:num="12">-12</td><td x:num="0.9">91%</td><td x:num="1.5">15</td>'
    )
    assert [type(value) for value in values] == [CellError] * 4
    assert values[0] == "15 ≠ 12"


def test_cells_that_span_rows_and_columns_move_what_follows() -> None:
    found = sheet(
        b"<table><tr><td rowspan=2>A</td><td colspan='2'>B</td><td>C</td></tr>"
        b"<tr><td>D</td><td>E</td><td>F</td></tr></table>"
    )
    assert found.rows == ((1, ("A", "B", None, "C")), (2, (None, "D", "E", "F")))
    assert found.merged == ((1, 1, 2, 1), (1, 2, 1, 3))


def test_each_table_is_a_sheet_whose_first_row_is_row_1() -> None:
    first, second = read(
        b"<p>x</p><table><tr><td>a</td></tr></table><table><tr></tr><tr><td>b</td></tr></table>"
    ).sheets
    assert (first.name, first.rows) == ("Bảng 1", ((1, ("a",)),))
    assert (second.name, second.rows) == ("Bảng 2", ((2, ("b",)),))


def test_a_table_within_a_cell_is_a_table_of_its_own() -> None:
    page = b"<table><tr><td>menu<table><tr><td>x</td></tr></table></td><td>y</td></tr><tr><td>z</td></tr></table>"
    outer, inner = read(page).sheets
    assert outer.rows == ((1, ("menu", "y")), (2, ("z", None)))
    assert inner.rows == ((1, ("x",)),)


def test_unclosed_cells_and_rows_end_where_the_next_begins() -> None:
    assert table("<tr><td>a<td>b<tr><td>c") == ((1, ("a", "b")), (2, ("c", None)))


def test_markup_within_cells_breaks_lines_and_is_left_out() -> None:
    found = table(
        "<tr><td><b>Sở</b> <i>Nội\n   vụ</i></td><td>một<br>hai<br/>ba</td><td><p>x</p><p>y</p></td>"
        "<td>a &lt; b &amp;&nbsp;c &#7897;</td><td><!-- no --><script>no</script><style>no</style>v</td></tr>"
    )
    assert found == ((1, ("Sở Nội vụ", "một\nhai\nba", "x\n\ny", "a < b &\xa0c ộ", "v")),)


def test_what_was_typed_into_a_box_of_the_page_is_the_cells() -> None:
    boxes = (
        '<input type="text" value="12"/>',
        "<input value='a &amp; b'> c",
        "<INPUT VALUE=7>",
        "<input type=hidden value=9>5",
        '<input type="checkbox" value="on">',
        "<input name=x>",
    )
    cells = "".join(f"<td>{box}</td>" for box in boxes)
    assert table(f"<tr>{cells}<td>z</td></tr>") == ((1, ("12", "a & b c", "7", "5", None, None, "z")),)


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        ("<option>A<option selected>B<option>C", "B"),
        ("<option value=1>A</option>\n<option value=2 class='selected'>B</option>", "A"),
        ('<option value=""></option><option selected="selected"><b>B</b></option>', "B"),
        ("<option></option><option>A</option>", None),
        ("", None),
    ],
)
def test_of_a_list_box_the_cell_shows_the_chosen_option(options: str, shown: str | None) -> None:
    rows = table(f"<tr><td>1<td><select name=x>{options}</select><td>2")
    assert rows == ((1, ("1", shown, "2")),)
    assert table(f"<tr><td>1<td><select>{options}<td>2") == rows  # never closed


def test_what_a_button_says_is_no_part_of_a_cell() -> None:
    assert table("<tr><td>Đã xong <button type=button>Sửa</button><td>2") == ((1, ("Đã xong", "2")),)


@pytest.mark.parametrize(
    "comment",
    [
        "<comment>Xem lại: tháng 7/2020</comment>",
        '<![if !supportAnnotations]><a class=msocomanchor1 id="_anchor_1" href="#_msocom_1">[1]</a><![endif]>',
    ],
)
def test_the_comment_of_a_cell_is_no_part_of_it(comment: str) -> None:
    assert table(f"<tr><td>{comment}65<td>Văn A{comment}<td>2") == ((1, ("65", "Văn A", "2")),)
    assert table('<tr><td><a class=link href="#1">[1]</a> Văn A<td>2') == ((1, ("[1] Văn A", "2")),)


def test_what_an_element_of_a_cell_hides_is_no_part_of_its_text() -> None:
    cells = (
        '<span style="display:none">9</span>8',
        "<span style='color:red; DISPLAY: none'>20200801 <b>x</b> <span>y</span></span>01/08/2020<br>a",
        '<span style="display:inline;overflow:hidden" class="hidden-xs" title="display:none">7</span>',
        '<div style="display:none">5',
        "6",
    )
    row = "".join(f"<td>{cell}</td>" for cell in cells)
    assert table(f"<tr>{row}</tr><tr style='display:none'><td>z</td></tr>") == (
        (1, ("8", "01/08/2020\na", "7", None, "6")),
        (2, ("z", None, None, None, None)),
    )


def test_blank_cells_are_blank() -> None:
    assert table("<tr><td>&nbsp;</td><td> </td><td></td><td>0</td></tr>") == ((1, (None, None, None, "0")),)


def test_tags_in_capitals_with_attributes_of_any_form_are_read() -> None:
    assert table('<TR CLASS=x><TD x:num="1" TITLE="a > b" style=\'mso-number-format:"\\@"\'>1</TD></TR>') == (
        (1, ("1",)),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_any_unicode_is_read(encoding: str) -> None:
    assert sheet("<html><table><tr><td>Đơn vị báo cáo</td></tr></table></html>".encode(encoding)).rows == (
        (1, ("Đơn vị báo cáo",)),
    )


@pytest.mark.parametrize("declared", ["<meta charset=windows-1258>", "", "<meta charset=utf-8>"])
def test_a_page_in_windows_1258_is_read_whatever_it_declares(declared: str) -> None:
    text = "Sơ\u0309 Nô\u0323i vu\u0323"  # as this code page writes it: vowel, then tone mark
    data = f"<html>{declared}<table><tr><td>{text}</td></tr></table></html>".encode("cp1258")
    assert sheet(data).rows == ((1, (text,)),)


def test_text_in_a_legacy_font_keeps_its_codes() -> None:
    text = "Së Néi vô tØnh L¹ng S¬n"
    assert sheet(f"<table><tr><td>{text}</td></tr></table>".encode("cp1252")).rows == ((1, (text,)),)


def test_sheets_named_by_excel_have_their_names() -> None:
    about = "<x:ExcelWorksheet><x:Name>SO-NV</x:Name></x:ExcelWorksheet>"
    island = f"<xml><x:ExcelWorkbook><x:ExcelWorksheets>{about}</x:ExcelWorksheets></x:ExcelWorkbook></xml>"
    page = f"<html><head><!--[if gte mso 9]>{island}<![endif]--></head><table><tr><td>a</td></tr></table></html>"
    assert sheet(page.encode()).name == "SO-NV"


def test_a_web_archive_is_read() -> None:
    archive = (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<table><tr><td>X=C3=A3</td></tr></table>\r\n--b--\r\n"
    )
    assert sheet(archive.encode()).rows == ((1, ("Xã",)),)


def test_the_tabs_by_which_an_archive_turns_its_sheets_are_no_sheet() -> None:
    part = "--b\r\nContent-Location: C:/1/{}\r\nContent-Type: text/html\r\n\r\n<table><tr><td>{}</td></tr></table>\r\n"
    parts = part.format("sheet001.htm", "STT") + part.format("tabstrip.htm", "01-NV")
    archive = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n{parts}--b--\r\n'
    assert sheet(archive.encode()).rows == ((1, ("STT",)),)


SPREADSHEET = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<Styles><Style ss:ID="p"><NumberFormat ss:Format="0.0%"/></Style></Styles>'
    '<Worksheet ss:Name="SO-NV"><Table>'
    '<Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">Sở</Data></Cell>'
    '<Cell><Data ss:Type="Number">12</Data></Cell><Cell ss:StyleID="p"><Data ss:Type="Number">0.917</Data></Cell></Row>'
    '<Row><Cell ss:Index="4"><Data ss:Type="DateTime">2020-08-01T00:00:00.000</Data></Cell>'
    '<Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell ss:Formula="=RC[-1]+1"/>'
    '<Cell><Data ss:Type="String"><B xmlns="http://www.w3.org/TR/REC-html40">in</B> đậm</Data></Cell></Row></Table>'
    "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>"
)


def test_an_xml_spreadsheet_is_read_with_types_addresses_and_merged_ranges() -> None:
    only = sheet(SPREADSHEET.encode())
    assert (only.name, only.hidden, only.merged, only.formats) == ("SO-NV", True, ((3, 2, 4, 3),), {(3, 5): "0.0%"})
    assert only.rows == (
        (3, (None, "Sở", None, 12, 0.917, None, None)),
        (4, (None, None, None, dt.date(2020, 8, 1), CellError("#REF!"), UncomputedFormula("=RC[-1]+1"), "in đậm")),
    )
    assert [type(value) for value in only.rows[1][1][4:6]] == [CellError, UncomputedFormula]


def test_a_formula_of_an_xml_spreadsheet_that_gave_an_empty_text_is_blank() -> None:
    cells = '<Cell ss:Formula="=IF(1,&quot;&quot;)"><Data ss:Type="String"></Data></Cell><Cell ss:Formula="=1+1"/>'
    row = f'<Row ss:Index="9"><Cell><Data ss:Type="Number">1</Data></Cell>{cells}</Row></Table>'
    values = sheet(SPREADSHEET.replace("</Table>", row).encode()).rows[-1][1]
    assert [type(value) for value in values[:3]] == [int, type(None), UncomputedFormula]


def test_a_comment_beside_the_value_of_a_cell_is_no_value() -> None:
    comment = '<Comment ss:Author="A"><ss:Data><B>Xem lại</B> số này</ss:Data></Comment>'
    commented = f'<Cell><Data ss:Type="Number">5</Data>{comment}</Cell><Cell>{comment}</Cell>'
    row = f"<Row>{commented}<Cell><Data>b</Data></Cell></Row>"
    page = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
        f"{row}</Table></Worksheet></Workbook>"
    )
    assert sheet(page.encode()).rows == ((1, (5, None, "b")),)


def test_a_table_of_one_cell_that_is_all_of_a_cell_is_its_text() -> None:
    framed = "<tr><td>1</td><td><table><tr><td>Phòng <b>Tổ chức</b></td></tr></table></td><td>3</td></tr>"
    assert table(framed) == ((1, ("1", "Phòng Tổ chức", "3")),)


def test_a_table_of_several_cells_within_a_cell_is_a_sheet_of_its_own() -> None:
    page = "<table><tr><td>A<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    workbook = read(page.encode())
    assert isinstance(workbook, Workbook)
    assert [[cells for _, cells in only.rows] for only in workbook.sheets] == [[("A",)], [("1", "2")]]


def test_a_page_without_tables_is_no_workbook() -> None:
    assert refusal(b"<html><body>Loi dang nhap</body></html>") == "file.not_a_workbook"


def test_cells_that_stand_in_no_row_make_one() -> None:
    assert table("<td>a<td>b<tr><td>c") == ((1, ("a", "b")), (2, ("c", None)))
    assert table("<tr><td>a</td></tr><td>b</td><td>c</td>") == ((1, ("a", None)), (2, ("b", "c")))
