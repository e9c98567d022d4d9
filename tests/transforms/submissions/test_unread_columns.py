from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.clerk import NAMES
from tests.transforms.made_sheets import day, header, outcomes, read_form, said, violation
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Sheet, Value, Workbook
from transforms.submissions.interpret import FileReading, interpret

_HEADERS = ["STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ", "Tình trạng thực hiện"]
_DAY = dt.date(2020, 8, 20)
_ROW: list[Value] = [1, "15/UBND", dt.date(2020, 7, 20), "Việc", "Đang thực hiện"]


def reading(header: str | None, value: Value, *more: str) -> FileReading:
    rows = [["Đơn vị báo cáo: Sở Nội vụ"], ["Tháng 8/2020"], [*_HEADERS, header, *more], [*_ROW, value, *more]]
    wide = max(map(len, rows))
    cells = tuple((number, (*row, *[None] * (wide - len(row)))) for number, row in enumerate(rows, 1))
    return interpret("a.xlsx", Workbook("xlsx", (Sheet("01-NV", False, cells),)), _DAY, NAMES)


def told(of: FileReading) -> list[tuple[str | None, str]]:
    return [(found.cell, found.message) for found in of.findings if found.code == "sheet.unknown"]


@pytest.mark.parametrize("header", ["Mốc thời gian phải xong", "Hạn chót hoàn thành"])
def test_a_column_that_may_be_a_missing_one_is_said_with_the_line_to_add(header: str) -> None:
    found = reading(header, dt.date(2020, 8, 1))
    [(cell, message)] = told(found)
    assert cell == "F3"
    assert "“Thời hạn hoàn thành”" in message
    assert f"task_progress,due_on,{header} vào lists/header_synonyms.csv" in message
    assert [row[3] for row in found.evidence][-1] == "accepted"


@pytest.mark.parametrize("header", ["(7)", "…"])
def test_no_line_is_offered_that_the_list_would_refuse(header: str) -> None:
    [(_, message)] = told(reading(header, dt.date(2020, 8, 1)))
    assert message.endswith("hãy sửa tiêu đề cột đúng như biểu mẫu rồi gửi lại.")


def test_no_line_is_offered_for_a_header_over_two_columns_which_would_make_them_one_field() -> None:
    headers = ["STT", "Số, ký hiệu văn bản giao", "Ngày tháng", "Nội dung nhiệm vụ", "Tình trạng thực hiện"]
    row: list[Value] = [1, "15/UBND", dt.date(2020, 7, 20), "Việc", "Đang thực hiện"]
    [once] = read_form(headers, row).findings
    [twice] = read_form([*headers, "Ngày, tháng"], [*row, dt.date(2020, 8, 1)]).findings
    assert "task_progress,document_date,Ngày tháng vào" in once.message and once.message.endswith("csv.")
    assert "cột C “Ngày tháng” có phải là “Ngày văn bản”?" in twice.message and "Nếu phải" not in twice.message


def test_a_header_under_two_groups_gets_a_line_for_each() -> None:
    groups = ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", None, None, None, "Số hồ sơ đã giải quyết", None, None, None]
    headers = ["Gộp lại", "Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp, bưu chính"]
    headers += ["Gộp lại", "Trước hạn", "Đúng hạn", "Quá hạn"]
    found = read_form(groups, [None, None, *headers], [1, "Đất đai", 9, 2, 3, 4, 8, 3, 3, 2])
    messages = [one.message for one in found.findings]
    assert ["received_total,Gộp lại vào" in messages[0], "resolved_total,Gộp lại vào" in messages[1]] == [True, True]


def test_a_header_within_a_group_is_likened_by_its_own_words_and_its_place_not_by_the_groups() -> None:
    groups = ["STT", "Lĩnh vực", "Số hồ sơ đã giải quyết", None, None, None]
    headers = [None, None, "Tổng số", "Sớm", "Đúng hạn", "Muộn"]
    found = read_form(groups, headers, [1, "Đất đai", 8, 3, 3, 2]).findings
    assert ["resolved_early,Sớm vào" in found[0].message, "resolved_late,Muộn vào" in found[1].message] == [True, True]


def test_where_a_required_column_is_missing_the_others_that_may_be_meant_are_told_with_it() -> None:
    names = [field.header for field in FORMS["violation"].fields]
    headers = ["Hôm nào" if h == "Ngày phát hiện" else "Xử ra sao" if h == "Hình thức xử lý" else h for h in names]
    row: list[Value] = [1, dt.date(2020, 7, 20), "Đeo thẻ công chức", "Văn phòng", 2, "Nhắc nhở", 2, None]
    [found] = read_form([*headers, "Lãnh đạo phụ trách"], [*row, "Ông A"]).findings
    assert found.code == "sheet.missing_column"
    assert "found_on,Hôm nào vào" in found.message and "sanction,Xử ra sao vào" in found.message
    assert "Chưa rõ nghĩa: cột I “Lãnh đạo phụ trách”." in found.message


@pytest.mark.parametrize("value", [None, "sớm"])
def test_a_column_without_anything_that_belongs_there_is_nobodys_business(value: Value) -> None:
    assert told(reading("Mốc thời gian phải xong", value)) == []


@pytest.mark.parametrize(("value", "cells"), [(dt.date(2020, 8, 1), ["F3"]), ("sớm", []), (None, [])])
def test_days_under_an_odd_header_where_the_form_prints_missing_ones_are_said(value: Value, cells: list[str]) -> None:
    found = told(reading("N.H.T", value))
    assert [cell for cell, _ in found] == cells
    assert all("“Ngày hoàn thành”" in message and "completed_on,N.H.T" in message for _, message in found)


@pytest.mark.parametrize(("figures", "cells"), [(("12", 0), ["E1"]), (("91,7%", 0.5), []), ((0.917, 1.5), [])])
def test_counts_under_an_odd_header_are_said_and_rates_are_none(figures: tuple[Value, Value], cells: list[str]) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trước hạn", "T.L.", "Quá hạn", "Trong hạn"]
    rows = [[n, f"Lĩnh vực {n}", 12, 1, figure, 13, 0] for n, figure in enumerate(figures, 1)]
    found = read_form(headers, *rows)
    assert [one.cell for one in found.findings if one.code == "sheet.unknown"] == cells


@pytest.mark.parametrize("header", ["8/2020", "2020"])
def test_figures_under_a_bare_month_or_year_are_said(header: str) -> None:
    rows: list[list[Value]] = [[1, "Tổng số nhiệm vụ được giao", "nhiệm vụ", 4, 20]]
    [found] = read_form(["STT", "Chỉ tiêu", "Đơn vị tính", header, "Lũy kế từ đầu năm"], *rows).findings
    assert found.cell == "D1" and "thiếu cột “Trong kỳ”" in found.message


@pytest.mark.parametrize(("change", "cells"), [("tăng 3 bậc", ["G1"]), ("giữ nguyên", ["G1"]), ("khá", [])])
def test_a_stated_change_under_an_odd_header_is_said(change: str, cells: list[str]) -> None:
    headers = ["Chỉ số", "Năm", "Hạng", "Tổng số tỉnh xếp hạng", "Điểm", "Năm so sánh", "T.Đ.", "Nguồn"]
    found = read_form(headers, ["PCI", 2019, 50, 63, 62, 2018, change, "VCCI"], ["SIPAS", 2019, 4, 63, 84, 2018])
    assert [one.cell for one in found.findings] == cells


def test_a_column_like_nothing_that_is_missing_is_the_units_own() -> None:
    assert told(reading("Lãnh đạo phụ trách", "Ông A")) == []


@pytest.mark.parametrize(
    ("header", "value", "said"),
    [("Mốc phải xong", dt.date(2020, 8, 1), True), ("Mốc phải xong", "12/BB", False), ("Theo dõi", "Ông A", False)],
)
def test_a_column_of_another_name_in_the_place_of_a_missing_one_is_said_where_it_holds_the_like(
    header: str, value: Value, said: bool
) -> None:
    rows = [["Sở Nội vụ", "Tháng 8/2020"], [*_HEADERS[:4], header, "Gia hạn đến", _HEADERS[4]]]
    rows.append([*_ROW[:4], value, None, _ROW[4]])
    cells = tuple((number, tuple(row)) for number, row in enumerate(rows, 1))
    found = told(interpret("a.xlsx", Workbook("xlsx", (Sheet("01-NV", False, cells),)), _DAY, NAMES))
    assert [(cell, "task_progress,due_on,Mốc phải xong" in message) for cell, message in found] == [("E2", True)] * said


@pytest.mark.parametrize(("value", "cells"), [(dt.date(2020, 8, 1), ["E2"]), ("12/BB", [])])
def test_days_in_a_column_between_two_where_more_fields_are_missing_may_be_the_first_of_them(
    value: Value, cells: list[str]
) -> None:
    rows = [["Sở Nội vụ", "Tháng 8/2020"], [*_HEADERS[:4], "Mốc phải xong", _HEADERS[4]]]
    rows.append([*_ROW[:4], value, _ROW[4]])
    lines = tuple((number, tuple(row)) for number, row in enumerate(rows, 1))
    found = told(interpret("a.xlsx", Workbook("xlsx", (Sheet("01-NV", False, lines),)), _DAY, NAMES))
    assert [cell for cell, _ in found] == cells


def test_a_column_like_one_that_is_there_is_the_units_own() -> None:
    every = ["Thời hạn hoàn thành", "Gia hạn đến", "Ngày hoàn thành"]
    assert told(reading("Mốc thời gian phải xong", dt.date(2020, 8, 1), *every)) == []


@pytest.mark.parametrize(("header", "value"), [(None, dt.date(2020, 8, 1)), (None, "10/8/2020")])
def test_figures_under_no_header_where_the_form_prints_a_missing_column_are_said(header: None, value: Value) -> None:
    rows = [[*_HEADERS[:4], header, _HEADERS[4]], [*_ROW[:4], value, _ROW[4]]]
    cells = tuple((number, tuple(row)) for number, row in enumerate([["Sở Nội vụ", "Tháng 8/2020"], *rows], 1))
    book = Workbook("xlsx", (Sheet("01-NV", False, cells),))
    [(cell, message)] = told(interpret("a.xlsx", book, _DAY, NAMES))
    assert cell == "E2"
    assert "“Thời hạn hoàn thành”" in message


@pytest.mark.parametrize("missing", ["Văn bản, sản phẩm kết quả", "Ghi chú"])
def test_words_under_no_header_where_the_form_prints_a_missing_column_of_words_are_said(missing: str) -> None:
    headers = [*_HEADERS, "Ngày hoàn thành", "Văn bản, sản phẩm kết quả", "Nguyên nhân chậm", "Ghi chú"]
    row = [*_ROW, None, "Báo cáo 12", "Chờ vốn", "Đã họp"]
    unnamed = [None if header == missing else header for header in headers]
    column = "ABCDEFGHI"[headers.index(missing)]
    for values, cells in ((row, [f"{column}2"]), ([v if h else None for v, h in zip(row, unnamed, strict=True)], [])):
        lines = [["Sở Nội vụ", "Tháng 8/2020"], unnamed, values]
        book = Workbook("xlsx", (Sheet("01-NV", False, tuple((n, tuple(line)) for n, line in enumerate(lines, 1))),))
        assert [cell for cell, _ in told(interpret("a.xlsx", book, _DAY, NAMES))] == cells


@pytest.mark.parametrize(("note", "cells"), [("Ghi trùng", ["H1"]), (None, []), ("-", []), ("…", []), ("Không", [])])
def test_a_single_remark_under_no_header_where_the_form_prints_its_notes_is_said(note: Value, cells: list[str]) -> None:
    rows = [violation(n, office=f"Phòng {n}", note=note if n == 1 else None) for n in range(1, 6)]
    assert [cell for cell, _ in told(read_form([*header("violation")[:-1], None], *rows))] == cells


@pytest.mark.parametrize("value", [None, "anh Thành"])
def test_words_under_no_header_are_nobodys_business(value: Value) -> None:
    assert told(reading(None, value)) == []


def test_figures_far_from_where_the_form_prints_a_missing_column_are_nobodys_business() -> None:
    rows = [["Sở Nội vụ", "Tháng 8/2020"], _HEADERS, [*_ROW, None, None, None, 7]]
    cells = tuple((number, tuple(row)) for number, row in enumerate(rows, 1))
    assert told(interpret("a.xlsx", Workbook("xlsx", (Sheet("01-NV", False, cells),)), _DAY, NAMES)) == []


def test_a_word_of_the_list_of_a_missing_column_under_no_header_is_said() -> None:
    rows = [["Sở Nội vụ", "Tháng 8/2020"], [*_HEADERS[:3], None, *_HEADERS[3:]], [*_ROW[:3], "Tỉnh ủy", *_ROW[3:]]]
    cells = tuple((number, tuple(row)) for number, row in enumerate(rows, 1))
    [(cell, message)] = told(interpret("a.xlsx", Workbook("xlsx", (Sheet("01-NV", False, cells),)), _DAY, NAMES))
    assert cell == "D2"
    assert "“Cơ quan, người giao”" in message


def test_a_table_beside_this_one_that_nobody_can_divide_from_it_is_said() -> None:
    documents = ["STT", "Loại văn bản", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Mục", "Nội dung"]
    row = [1, "Công văn", "9/CV", _DAY, "Về việc", "Ưu điểm", "Kịp thời"]
    for width, cells in ((7, ["F1"]), (6, [])):
        said = read_form(documents[:width], row[:width]).findings
        assert [found.cell for found in said if "đặt cạnh" in found.message] == cells


def test_columns_that_are_like_another_form_amid_those_of_this_one_are_its_own() -> None:
    headers = ["STT", "Mã chỉ tiêu", "Tên chỉ tiêu", "Đơn vị", "Đơn vị tính", "Từ ngày", "Đến ngày", "Giá trị", "Nguồn"]
    first, last = dt.datetime(2018, 1, 4), dt.datetime(2019, 12, 14)
    row: list[Value] = [1, "inspections", "Số cuộc kiểm tra", "Sở Y tế", "cuộc", first, last, 49, "Báo cáo"]
    assert read_form(headers, row, name="LK").findings == ()


@pytest.mark.parametrize("printed", ["Đơn vị lạ kỳ", None])
def test_balances_without_the_column_of_their_units_are_nobodys(printed: str | None) -> None:
    head = [printed if text == "Đơn vị" else text for text in header("opening_balance")]
    row: list[Value] = ["inspections", "Sở Y tế", day(1, 1, 2018), day(12, 14, 2019), 10, "Báo cáo"]
    reading = read_form(head, row)
    assert said(reading) == [("sheet.missing_column", "A1")] and outcomes(reading, "opening_balance") == ["rejected"]
    assert "“Đơn vị”" in reading.findings[0].message
    blank = read_form(header("opening_balance"), [row[0], None, *row[2:]])
    assert (said(blank), outcomes(blank, "opening_balance")) == ([], ["accepted"])
