from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import Span, header, kinds, read_form, said, values, violation
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading

_HEADERS = ["STT", "Số, ký hiệu văn bản giao", "Nội dung nhiệm vụ", "Cơ quan, người giao"]
_DAY, _OTHER = dt.datetime(2020, 7, 20), dt.datetime(2020, 7, 22)
_REST: dict[str, Value] = {
    "Ngày văn bản": _DAY,
    "Thời hạn hoàn thành": dt.datetime(2020, 9, 1),
    "Tình trạng thực hiện": "Đang thực hiện",
}


def reading(**more: Value) -> FileReading:
    """A task under the usual headers and those given, by header."""
    told = _REST | more
    return read_form([*_HEADERS, *told], [1, "5/UBND-NC", "Rà soát", "UBND tỉnh", *told.values()])


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("Kết quả thực hiện", "Đã tham mưu kế hoạch"),
        ("Tiến độ", "đang lấy ý kiến"),
        ("Ngày giao", _OTHER),
        ("Hạn báo cáo", _OTHER),
        ("Cơ quan ban hành", "Sở Nội vụ"),
        ("Tiến độ (%)", 50),
    ],
)
def test_a_header_that_may_mean_a_field_does_not_beside_the_fields_own(header: str, value: Value) -> None:
    told = reading(**{header: value})
    assert values(told, "task_progress", "status") == ["Đang thực hiện"]
    assert values(told, "task_progress", "document_date") == [_DAY.date()]
    assert values(told, "task_progress", "assigned_by") == ["UBND tỉnh"]
    assert said(told) == []


@pytest.mark.parametrize(
    ("own", "header", "field"),
    [("Tình trạng thực hiện", "Kết quả", "status"), ("Ngày văn bản", "Ngày giao", "document_date")],
)
def test_it_means_the_field_where_no_other_column_does(own: str, header: str, field: str) -> None:
    told = {header if name == own else name: value for name, value in _REST.items()}
    row = [1, "5/UBND-NC", "Rà soát", "UBND tỉnh", *told.values()]
    assert values(read_form([*_HEADERS, *told], row), "task_progress", field) != [None]


def test_two_headers_that_both_mean_a_field_leave_it_open() -> None:
    assert [code for code, _ in said(reading(**{"Ngày ban hành": _OTHER}))] == ["sheet.duplicate_column"]


@pytest.mark.parametrize(
    ("form", "row", "field", "more"),
    [
        ("violation", [*violation(1)], "office", ("Đơn vị", "Sở Y tế")),
        ("violation", [*violation(1)], "kind", ("Phạm vi", "Nội bộ")),
        ("dissemination", [1, "Tổng số CBCCVC", 101, None], "value", ("Kỳ báo cáo", "Tháng 8/2020")),
        (
            "declared_total",
            [1, "Tổng số nhiệm vụ được giao", "nhiệm vụ", 12, 40],
            "unit_of_count",
            ("Đơn vị", "Sở Y tế"),
        ),
        ("remark", ["Ưu điểm", "Làm tốt"], "body", ("Đánh giá", "Tốt")),
    ],
)
def test_a_column_that_an_export_adds_is_not_the_forms_own_printed_one(
    form: str, row: list[Value], field: str, more: tuple[str, str]
) -> None:
    own = values(read_form(header(form), row), form, field)
    for head, line in (([*header(form), more[0]], [*row, more[1]]), ([more[0], *header(form)], [more[1], *row])):
        told = read_form(head, line)
        assert (values(told, form, field), said(told)) == (own, [])


def test_where_neither_is_printed_two_of_one_meaning_leave_it_open() -> None:
    told = read_form(
        [*(h if h != "Cơ quan, đơn vị" else "Cơ quan" for h in header("violation")), "Đơn vị"], [*violation(1), "A"]
    )
    assert [code for code, _ in said(told)] == ["sheet.duplicate_column"]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["Kỳ báo cáo", "STT", "Chỉ tiêu", "Trong kỳ"], ["2020-08", 1, "Tổng số nhiệm vụ được giao", 12]),
        (["STT", "Chỉ tiêu", "Kỳ báo cáo", "Lũy kế từ đầu năm"], [1, "Tổng số nhiệm vụ được giao", 12, 40]),
    ],
)
def test_a_column_of_the_reports_period_is_no_figure_beside_the_periods_own(
    head: list[Value], row: list[Value]
) -> None:
    told = read_form(head, row)
    assert ([str(value) for value in values(told, "declared_total", "in_period")], said(told)) == (["12"], [])


_GROUPED = ["STT", "Văn bản giao", None, "Nội dung nhiệm vụ", "Thời hạn hoàn thành", None, "Tình trạng thực hiện"]
_UNDER_GROUPS = [None, "Số, ký hiệu", "Ngày, tháng", None, "Theo văn bản", "Gia hạn", None]
_TASK: list[Value] = [1, "5/UBND-NC", _DAY, "Rà soát", _OTHER, None, "Đang thực hiện"]


def test_the_whole_of_what_stands_above_is_the_field_above() -> None:
    told = read_form(_GROUPED, _UNDER_GROUPS, _TASK)
    assert values(told, "task_progress", "due_on") == [_OTHER.date()]
    people = [["STT", "Ngày phát hiện", "Hành vi vi phạm", "Cơ quan, đơn vị", "Số CBCCVC vi phạm", None]]
    people += [[None, None, None, None, "Tổng số", "Trong đó: nữ"], [1, _DAY, "Đeo thẻ công chức", "Văn phòng", 3, 2]]
    assert values(read_form(*people), "violation", "people_count") == [3]


def test_a_part_of_what_stands_above_is_not_but_it_is_said() -> None:
    told = read_form(_GROUPED, [*_UNDER_GROUPS[:4], "Lãnh đạo cho phép", "Gia hạn", None], _TASK)
    assert values(told, "task_progress", "due_on") == [None]
    assert said(told) == [("sheet.unknown", "E2")]


@pytest.mark.parametrize("merged", [[(1, 6, 1, 7)], []])
def test_headers_under_a_group_of_other_words_give_way_to_the_fields_own(merged: list[Span]) -> None:
    upper = [*_HEADERS, "Thời hạn hoàn thành", "Văn bản đôn đốc", None, "Tình trạng thực hiện", "Ngày văn bản"]
    lower = [None] * 5 + ["Số, ký hiệu", "Ngày văn bản", None, None]
    row = [1, "5/UBND-NC", "Rà soát", "UBND tỉnh", None, "99/BC-SYT", _OTHER, "Đang thực hiện", _DAY]
    told = read_form(upper, lower, row, merged=merged)
    assert values(told, "task_progress", "document_number") == ["5/UBND-NC"]
    assert values(told, "task_progress", "document_date") == [_DAY.date()]
    assert said(told) == []


def test_words_under_a_group_are_read_with_it_where_merged_cells_hold_the_rows_together() -> None:
    upper = ["STT", "Ngày phát hiện", "Hành vi vi phạm", "Cơ quan, đơn vị", "Số người", "Kết quả xử lý", None]
    lower = [None] * 5 + ["Mức độ", "Số người"]
    row = [1, _DAY, "Đeo thẻ công chức", "Văn phòng", 3, "Nhắc nhở", 2]
    merged = [*((1, column, 2, column) for column in range(1, 6)), (1, 6, 1, 7)]
    told = read_form(upper, lower, row, merged=merged)
    assert values(told, "violation", "people_count") == [3]
    assert values(told, "violation", "handled_count") == [2]
    assert ("sheet.unknown", "F2") in said(told)


@pytest.mark.parametrize(
    ("two", "code", "online"),
    [
        ([(5, None), (None, 3)], None, [5, 3]),  # a blank that counts as 0 says nothing
        ([(5, "-"), (4, None)], "sheet.duplicate_column", [None, None]),  # a dash says that there were none
        ([(5, 6), (4, None)], "sheet.duplicate_column", [None, None]),
    ],
)
def test_a_blank_count_beside_one_of_the_same_meaning_contradicts_nothing(
    two: list[tuple[Value, Value]], code: str | None, online: list[object]
) -> None:
    rows: list[list[Value]] = [[n, f"Lĩnh vực {n}", *pair, 2, 7, 0, 0] for n, pair in enumerate(two, 1)]
    told = read_form(
        ["STT", "Lĩnh vực", "Trực tuyến", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn", "Số phiếu"], *rows
    )
    assert [told_code for told_code, _ in said(told) if told_code.startswith("sheet")] == ([code] if code else [])
    assert values(told, "service_result", "received_online") == online


def test_a_legend_beside_the_table_is_no_column_of_it_and_hides_no_numbering() -> None:
    legend = ["Chú thích:", "Màu đỏ: quá hạn", "Màu xanh: đúng hạn"]
    for form, row in (("violation", [*violation(1)]), ("declared_total", [1, "Số CBCCVC vi phạm", "người", 2, 5])):
        numbers = [f"({place})" for place in range(1, len(row) + 1)]
        lines = [[*line, None, None, beside] for line, beside in zip((header(form), numbers, row), legend, strict=True)]
        told = read_form(*lines)
        assert (kinds(told), said(told)) == ({1: "header", 2: "numbering", 3: "accepted"}, [])


def test_a_group_stands_over_all_that_the_headers_below_it_cover() -> None:
    """Pasted from Word: every cell is merged over two columns, those of a group one by one."""
    told = [("Văn bản giao", "Số, ký hiệu"), ("Văn bản giao", "Người giao"), ("Nội dung nhiệm vụ", None)]
    told += [("Văn bản giao", "Ngày, tháng"), ("Kết quả", "Tình trạng")]
    groups, leaves = ([cell for pair in told for cell in (pair[level], None)] for level in (0, 1))
    merged = [(row, 2 * n + 1, row, 2 * n + 2) for n in range(len(told)) for row in (1, 2, 3)]
    cells: list[Value] = ["5/UBND-NC", "Tỉnh ủy", "Rà soát", _DAY, "Đang thực hiện"]
    reading = read_form(
        groups, leaves, [cell for value in cells for cell in (value, None)], name="01-NV", merged=merged
    )
    assert said(reading) == []
    assert values(reading, "task_progress", "assigned_by") == ["Tỉnh ủy"]
    assert values(reading, "task_progress", "document_date") == [_DAY.date()]


def test_right_under_its_group_stands_the_total_and_not_the_sum_of_a_part() -> None:
    """Both were refused as of one meaning, and the sheet with them."""
    top = ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", None, None, None, None, "Số hồ sơ đã giải quyết", None]
    middle = [None, None, "Tổng số", "Kỳ trước chuyển sang", "Trong kỳ", None, None, "Tổng số", "Đúng hạn"]
    low = [None] * 4 + ["Trực tuyến", "Trực tiếp, bưu chính", "Cộng", None, None]
    merged = [(1, 1, 3, 1), (1, 2, 3, 2), (1, 3, 1, 7), (1, 8, 1, 9), (2, 5, 2, 7)]
    told = read_form(top, middle, low, [1, "Đất đai", 50, 10, 25, 15, 40, 45, 45], merged=merged)
    assert (values(told, "service_result", "received_total"), kinds(told)[4]) == ([50], "accepted")
    middle[4:7] = ["Tổng số", "Trực tuyến", "Trực tiếp, bưu chính"]
    told = read_form(top, middle, [1, "Đất đai", 50, 10, 40, 25, 15, 45, 45], merged=[(1, 3, 1, 7), (1, 8, 1, 9)])
    assert {code for code, _ in said(told)} == {"sheet.duplicate_column"}


def test_a_group_alone_in_a_flat_header_is_its_total_and_beside_its_total_is_none() -> None:
    flat = ["STT", "Lĩnh vực", "Tổng tiếp nhận", "Trực tuyến", "Đã giải quyết", "Trước hạn", "Đúng hạn"]
    told = read_form(flat, [1, "Đất đai", 50, 50, 45, 20, 25])
    assert (values(told, "service_result", "resolved_total"), said(told)) == ([45], [])
    told = read_form([*flat, "Tổng số đã giải quyết"], [1, "Đất đai", 50, 50, None, 20, 25, 45])
    assert values(told, "service_result", "resolved_total") == [45]


def test_totals_without_their_groups_stand_before_their_parts_or_all_of_them_behind() -> None:
    received, resolved = ["Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp"], ["Trước hạn", "Đúng hạn", "Quá hạn"]
    fields = ("received_total", "resolved_total", "pending_total")

    def read_flat(*leaves: str) -> list[list[object]]:
        told = read_form(["STT", "Lĩnh vực", *leaves], [1, "Đất đai", *range(10, 10 + len(leaves))], name="06-TTHC")
        return [values(told, "service_result", name) for name in fields]

    total, pending = "Tổng số", ["Trong hạn", "Quá hạn"]
    assert read_flat(total, *received, total, *resolved, total, *pending) == [[10], [14], [18]]
    assert read_flat(*received, total, *resolved, total, *pending, total) == [[13], [17], [20]]
    assert read_flat(*received, total, *resolved, total, *pending, total, "Số phiếu") == [[13], [17], [20]]
    assert read_flat(*received, total, *resolved, total, *pending) == [[None], [13], [17]]  # as the form is printed


@pytest.mark.parametrize(
    ("heads", "figures", "read"),
    [
        (["Tổng số"], [5], [5]),
        (["Tổng cộng", "Ghi chú"], [5, None], [5]),
        (["Đơn vị tính", "Tổng số"], ["Hội nghị", 5], [5]),
        (["ĐVT", "Tổng số", "Trong đó: nữ"], ["Hội nghị", 5, 2], [None]),
        (["Tổng số", "Tăng thêm"], [90, 5], [None]),  # which of them is of the period
        (["Tổng số", "Trong kỳ"], [90, 5], [5]),
    ],
)
def test_a_total_alone_is_the_figure_of_an_item(heads: list[Value], figures: list[Value], read: list[object]) -> None:
    told = read_form(["STT", "Chỉ tiêu", *heads], [1, "Số hội nghị quán triệt", *figures], name="04-QT")
    assert values(told, "dissemination", "value") == read
    assert [code for code, _ in said(told)] == ["sheet.missing_column"] * (read == [None])


def test_a_total_under_its_header_is_the_figure_whatever_parts_stand_beside_it() -> None:
    upper: list[Value] = ["STT", "Chỉ tiêu", "Số lượng", None, None]
    lower: list[Value] = [None, None, "Tổng số", "Nam", "Nữ"]
    told = read_form(upper, lower, [1, "Tổng số CBCCVC", 50, 30, 20], merged=[(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5)])
    assert (values(told, "dissemination", "value"), said(told)) == ([50], [])


@pytest.mark.parametrize(
    ("headers", "figures", "answers"),
    [(["Số phiếu phát hành", "Số phiếu thu về"], [40, 30], 30), (["Số phiếu phát hành"], [40], 40)],
)
def test_answers_are_those_that_came_back_where_what_was_sent_out_is_told_too(
    headers: list[Value], figures: list[Value], answers: int
) -> None:
    told = read_form(["STT", "Lĩnh vực", "Đúng hạn", *headers], [1, "Hộ tịch", 80, *figures])
    assert (values(told, "service_result", "survey_answers"), said(told)) == ([answers], [])


@pytest.mark.parametrize(
    ("heads", "figures"),
    [
        (
            ["Tổng số hồ sơ", "Đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết", "Quá hạn"],
            [99, 80, 75, 5, 19, 2],
        ),
        (["Tổng số", "Tổng số đã giải quyết", "Đúng hạn", "Quá hạn", "Đang giải quyết"], [99, 80, 75, 5, 19]),
        (["Tổng số hồ sơ tiếp nhận", "Tổng số", "Đúng hạn", "Quá hạn", "Đang giải quyết"], [99, 80, 75, 5, 19]),
    ],
)
def test_a_total_before_the_whole_of_a_group_is_of_the_group_before_it(
    heads: list[Value], figures: list[Value]
) -> None:
    told = read_form(["STT", "Lĩnh vực", *heads], [1, "Hộ tịch", *figures])
    names = ("received_total", "resolved_total", "resolved_late", "pending_total", "pending_overdue")
    read = [values(told, "service_result", name)[0] for name in names]
    assert (read, said(told)) == ([99, 80, 5, 19, 2 if len(heads) > 5 else None], [])


@pytest.mark.parametrize(
    ("over", "leaves", "received"),
    [
        ("Hồ sơ nhận trong kỳ", ["Trực tuyến", "Trực tiếp", "Tổng số"], 90),
        ("Số TTHC", ["Mức độ 3", "Mức độ 4", "Tổng số"], None),
        ("Lệ phí", ["Đã nộp", "Miễn", "Tổng số"], None),
    ],
)
def test_a_total_under_other_words_is_of_a_group_only_with_others_of_it_beside_it(
    over: str, leaves: list[Value], received: int | None
) -> None:
    upper: list[Value] = ["STT", "Lĩnh vực", over, None, None, "Số hồ sơ đã giải quyết", None]
    lower: list[Value] = [None, None, *leaves, "Tổng số", "Đúng hạn"]
    merged = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 1, 5), (1, 6, 1, 7)]
    told = read_form(upper, lower, [1, "Hộ tịch", 50, 40, 90, 80, 80], merged=merged)
    assert values(told, "service_result", "received_total") == [received]
    assert values(told, "service_result", "resolved_total") == [80]


def test_times_and_days_of_other_things_give_way_to_the_fields_own_column() -> None:
    day = dt.datetime(2020, 7, 20)
    heads: list[Value] = ["Ngày phát hiện", "Hành vi vi phạm", "Đơn vị"]
    told = read_form([*heads, "Số lượt vi phạm", "Số CBCCVC vi phạm"], [day, "Đeo thẻ", "Phòng A", 5, 3])
    assert (values(told, "violation", "people_count"), said(told)) == ([3], [])
    told = read_form([*heads, "Số lượt vi phạm"], [day, "Đeo thẻ", "Phòng A", 5])
    assert (values(told, "violation", "people_count"), said(told)) == ([5], [])
    heads = ["Loại văn bản", "Số, ký hiệu", "Trích yếu", "Ngày ký"]
    signed = dt.datetime(2020, 7, 19)
    told = read_form([*heads, "Ngày ban hành"], ["Kế hoạch", "12/KH-STP", "Triển khai", signed, day])
    assert (values(told, "issued_document", "issued_on"), said(told)) == ([day.date()], [])
    told = read_form(heads, ["Kế hoạch", "12/KH-STP", "Triển khai", signed])
    assert (values(told, "issued_document", "issued_on"), said(told)) == ([signed.date()], [])
