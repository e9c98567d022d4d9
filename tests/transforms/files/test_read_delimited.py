"""Delimited text under any name: encoding and delimiter are told by the content, values stay text."""

from __future__ import annotations

import pytest

from tests.transforms.files.test_read import refusal, sheet
from transforms.files.read import read_workbook
from transforms.files.read_delimited import read_delimited
from transforms.files.sheets import CellError, Limits, Unreadable

LINES = [["STT", "Số, ký hiệu", "Ghi chú"], ["1", "15/CT-UBND", 'ông "A"'], ["2", "0012", ""]]


def written(delimiter: str, end: str = "\r\n") -> str:
    def quoted(value: str) -> str:
        return '"' + value.replace('"', '""') + '"' if delimiter in value or '"' in value else value

    return "".join(delimiter.join(map(quoted, line)) + end for line in LINES)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_in_any_unicode_is_read(delimiter: str, encoding: str) -> None:
    assert sheet(written(delimiter).encode(encoding)).rows == (
        (1, ("STT", "Số, ký hiệu", "Ghi chú")),
        (2, ("1", "15/CT-UBND", 'ông "A"')),
        (3, ("2", "0012", None)),
    )


def test_a_line_that_names_its_delimiter_is_no_row() -> None:
    assert sheet(b"sep=;\r\na;b\r\n1,5;2\r\n").rows == ((1, ("a", "b")), (2, ("1,5", "2")))


def test_a_text_written_as_a_formula_is_the_text() -> None:
    data = 'STT;Số;Tên\n1;"=""0012""";"=""ông """"A"""""""\n2;="15/CT";=A1\n'
    assert sheet(data.encode()).rows[1:] == ((2, ("1", "0012", 'ông "A"')), (3, ("2", "15/CT", "=A1")))


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("cell", ['"{}\t"', '"\t{}"', '"{}"'])
def test_tabs_within_quotes_keep_a_value_a_text_and_part_no_table(delimiter: str, cell: str) -> None:
    lines = [("STT", "Số", "Ngày"), ("01", "12/UBND", "5/8/2020"), ("02", "", "6/8/2020")]
    text = "\r\n".join(delimiter.join(cell.format(value) for value in line) for line in lines)
    rows = [values for _, values in sheet(text.encode()).rows]
    assert [str(values[0]).strip() for values in rows] == ["STT", "01", "02"]
    assert [len(values) for values in rows] == [3, 3, 3]


def test_a_semicolon_at_the_end_of_a_quoted_text_takes_away_no_tab_behind_it() -> None:
    data = '"Ban hành kế hoạch;"\t1\n"Kiểm tra, đôn đốc;"\t2\n'.encode()
    assert [values for _, values in sheet(data).rows] == [("Ban hành kế hoạch;", "1"), ("Kiểm tra, đôn đốc;", "2")]


def test_blank_lines_keep_row_numbers_and_titles_above_do_not_hide_the_delimiter() -> None:
    data = "BÁO CÁO THÁNG 8\n\nSTT;Tên;Số\n1;Hà;2\n2;Nội;3\n".encode()
    assert [row for row, _ in sheet(data).rows] == [1, 3, 4, 5]
    assert sheet(data).rows[1] == (3, ("STT", "Tên", "Số"))


def test_blank_lines_however_many_above_a_table_hide_nothing() -> None:
    assert sheet(("\n" * 80 + "STT;Tên\n1;Hà\n").encode()).rows == ((81, ("STT", "Tên")), (82, ("1", "Hà")))


def test_a_line_break_within_quotes_stays_in_its_cell() -> None:
    assert sheet('a;"một\r\nhai";c\r\nd;e;f\r\n'.encode()).rows == ((1, ("a", "một\nhai", "c")), (2, ("d", "e", "f")))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a;b;c\n1;"mở;x\n2;y;z\n', 2),
        ('a;b;c\n1;"mở;x\n2;y;z\n3;"u;v\n4;5;6\n', 2),  # up to the next one
        ('sep=;\na;b;c\n1;x;y\n2;"mở;z\n3;u;v\n', 4),
        ('a;b;c\n1;"mở;x\n' + "2;y;z\n" * 200_000, 2),
    ],
)
def test_a_quotation_mark_that_nobody_closes_swallows_no_rows_in_silence(text: str, line: int) -> None:
    refused = read_workbook(text.encode(), Limits())
    assert isinstance(refused, Unreadable) and refused.code == "file.unreadable"
    assert f"dòng {line} không được đóng" in refused.detail


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ('"Một cửa" điện tử;x', ("Một cửa điện tử", "x")),
        ('ông "A;x', ('ông "A', "x")),
        ('"một\nhai; ba";x', ("một\nhai; ba", "x")),
    ],
)
def test_quotation_marks_that_end_on_their_line_or_with_their_cell_are_read(cells: str, read: tuple[str, ...]) -> None:
    assert sheet(f"STT;b;c\n1;{cells}\n2;y;z\n".encode()).rows[1:] == ((2, ("1", *read)), (3, ("2", "y", "z")))


def test_what_excel_prints_for_an_error_or_a_date_too_wide_for_its_column_is_an_error() -> None:
    [_, (_, cells)] = sheet(b"a;b;c\n#REF!;########;#1\n").rows
    assert [type(cell) for cell in cells] == [CellError, CellError, str]


def test_windows_1258_is_read() -> None:
    text = "Sơ\u0309 Nô\u0323i vu\u0323"
    assert sheet(f"STT;Tên\r\n1;{text}\r\n".encode("cp1258", "replace")).rows[1] == (2, ("1", text))


@pytest.mark.parametrize("data", ["chỉ một dòng chữ".encode(), b"\x00\x01\x02\x03" * 50])
def test_prose_and_binary_data_are_no_tables(data: bytes) -> None:
    assert refusal(data) in ("file.not_a_workbook", "file.unreadable")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_forms_of_other_widths_below_each_other_are_parted_by_what_parts_them_all(delimiter: str) -> None:
    rows = [[f"Cơ quan, đơn vị {n}" if n % 2 else f"Dòng {n}", *"abcdefgh"[: n % 8 + 1]] for n in range(16)]
    workbook = read_delimited("\n".join(map(delimiter.join, rows)), Limits())
    assert workbook is not None
    assert [[cell for cell in cells if cell] for _, cells in workbook.sheets[0].rows] == rows


def test_semicolons_in_words_part_no_table_of_commas() -> None:
    workbook = read_delimited("STT,Trích yếu\n1,a; b\n2,c; d\n3,e\n", Limits())
    assert workbook is not None
    assert workbook.sheets[0].rows[1][1] == ("1", "a; b")


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_commas_in_long_texts_part_no_table_of_two_columns(delimiter: str) -> None:
    rows = [
        ["Mục", "Nội dung"],
        ["Ưu điểm", "Chấp hành tốt giờ giấc, đeo thẻ, trang phục, tác phong, lề lối"],
        ["Tồn tại hạn chế", "Một số phòng, ban, đơn vị, xã, phường, thị trấn còn chậm"],
        ["Nguyên nhân", "Do thiếu người, thiếu máy"],
    ]
    workbook = read_delimited("\n".join(map(delimiter.join, rows)), Limits())
    assert workbook is not None
    assert [list(cells) for _, cells in workbook.sheets[0].rows] == rows
