from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.transforms.made_sheets import (
    day,
    finding_of,
    header,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    task,
    values,
    violation,
    visit,
)
from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import ListSynonym, OwnLists, use_own_lists
from transforms.files.sheets import Sheet, Value

VIOLATIONS, TASKS, VISITS = header("violation"), header("task_progress"), header("inspection_report")


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        (violation(1, people=None), "cell.required", "E2"),
        (violation(1, "chưa rõ"), "cell.not_a_date", "B2"),
        (violation(1, "31/02/2020"), "cell.not_a_date", "B2"),
        (violation(1, people="nhiều"), "cell.not_a_number", "E2"),
        (violation(1, handled="hai ba"), "cell.not_a_number", "G2"),
        (violation(1, people=-1, handled=None), "cell.negative", "E2"),
        (violation(1, kind="abc"), "cell.not_in_list", "C2"),
        (violation(1, sanction="abc"), "cell.not_in_list", "F2"),
        (violation(1, people=1, handled=2), "row.count_exceeds", "G2"),
        (violation(1, day(8, 19)), "row.future_date", "B2"),
    ],
)
def test_a_bad_cell_rejects_its_row_and_no_other(row: list[Value], code: str, cell: str) -> None:
    reading = read_form(VIOLATIONS, row, violation(2, office="Phòng B"))
    assert said(reading) == [(code, cell)]
    assert outcomes(reading, "violation") == ["rejected", "accepted"]
    assert finding_of(reading, code).severity == "reject_row"


def test_the_message_says_what_stands_there_and_what_to_write() -> None:
    found = finding_of(read_form(VIOLATIONS, violation(1, people="nhiều")), "cell.not_a_number")
    assert (found.field, found.text, found.row_number) == ("people_count", "nhiều", 2)
    assert (
        found.message
        == "Ô E2 (cột “Số CBCCVC vi phạm”): “nhiều” không phải là số. Hãy ghi số nguyên từ 0 trở lên, ví dụ 12."
    )


def test_a_number_that_is_not_whole_is_called_so() -> None:
    found = finding_of(read_form(VIOLATIONS, violation(1, people="1,5")), "cell.not_a_number")
    assert "“1,5” không phải là số nguyên." in found.message


def test_of_a_number_that_became_a_day_the_format_of_its_cell_is_told() -> None:
    message = finding_of(read_form(VIOLATIONS, violation(1, people=day(12, 5))), "cell.not_a_number").message
    assert "“05/12/2020” không phải là số." in message and "hãy đổi sang định dạng số trước khi ghi" in message
    as_text = finding_of(read_form(VIOLATIONS, violation(1, people="5/12")), "cell.not_a_number").message
    assert "định dạng" not in as_text


def test_a_count_that_nothing_has_is_not_said_to_be_no_number() -> None:
    found = finding_of(read_form(VIOLATIONS, violation(1, people=3_000_000_000)), "cell.not_a_number")
    assert "“3000000000” không phải là số đếm hợp lý." in found.message


@pytest.mark.parametrize(
    ("stored", "advice"),
    [
        (1.234, "nếu là 1234 thì gõ liền 1234"),
        (1.2, "nếu là 1200 thì gõ liền 1200"),
        (0.5, "ví dụ 12"),
        (1.23456, "ví dụ 12"),
    ],
)
def test_of_a_stored_number_that_may_have_lost_its_mark_of_thousands_both_readings_are_told(
    stored: float, advice: str
) -> None:
    found = finding_of(read_form(VIOLATIONS, violation(1, people=stored)), "cell.not_a_number")
    assert "không phải là số nguyên" in found.message and advice in found.message


@pytest.mark.parametrize(
    ("rate", "advice"), [(0.8, "Hãy ghi 80 nếu là 80%, hoặc 0,8% nếu"), (1, "Hãy ghi 100 nếu là 100%, hoặc 1% nếu")]
)
def test_of_a_rate_that_may_be_a_fraction_both_readings_are_told(rate: float, advice: str) -> None:
    rows = ["Tỷ lệ hoàn thành (%)", "%", rate], ["Tỷ lệ hài lòng (%)", "%", 92.5]
    reading = read_form(["Chỉ tiêu", "Đơn vị tính", "Trong kỳ"], *rows)
    assert [(found.cell, advice in found.message) for found in reading.findings] == [("C2", True)]


def test_two_values_in_one_cell_are_not_taken_for_a_new_name_of_either() -> None:
    message = finding_of(read_form(TASKS, task(1, status="Đã hoàn thành, đang thực hiện")), "cell.not_in_list").message
    assert "Có phải là" not in message and "list_synonyms" not in message


def test_an_unknown_list_value_comes_with_the_likeliest_one_and_the_line_to_add() -> None:
    message = finding_of(read_form(TASKS, task(1, status="Đã hoàn thnh")), "cell.not_in_list").message
    assert "Đã hoàn thành; Đang thực hiện; Chưa thực hiện; Đã thu hồi" in message
    assert "task_progress,status,Đã hoàn thành,Đã hoàn thnh" in message


def test_of_a_value_that_asks_or_leaves_a_choice_no_line_is_offered_for_none_would_make_it_known() -> None:
    rows = [violation(1, sanction="Phê bình?"), violation(2, sanction="Phê bình hoặc kiểm điểm")]
    found = [one.message for one in read_form(header("violation"), *rows).findings]
    assert len(found) == 2 and not any("quản trị viên" in message for message in found)


def test_a_value_of_another_list_is_no_new_name_of_one_of_this_list() -> None:
    visit = ["5/QĐ-SNV", "Tự kiểm tra", "Sở Y tế", day(7, 21), 2]
    headers = ["Số quyết định", "Hình thức", "Cơ quan, đơn vị được kiểm tra", "Ngày kiểm tra", "Số tồn tại"]
    assert "quản trị viên" not in finding_of(read_form(headers, visit), "cell.not_in_list").message
    visit[1] = "Kiểm tra việc thực hiện"
    assert "quản trị viên" in finding_of(read_form(headers, visit), "cell.not_in_list").message


def test_a_required_count_without_one_is_asked_for_with_the_0_that_says_none() -> None:
    for blank in (None, "Không"):
        message = finding_of(read_form(VIOLATIONS, violation(1, people=blank)), "cell.required").message
        assert "Hãy ghi số nguyên từ 0 trở lên; không có thì ghi 0." in message
    assert "ghi 0" not in finding_of(read_form(VIOLATIONS, violation(1, office=None)), "cell.required").message


def test_a_figure_of_07_th_is_asked_for_as_its_row_wants_it() -> None:
    rows: list[list[Value]] = [["Tổng số nhiệm vụ được giao", "91,7", 1], ["Tỷ lệ hài lòng (%)", "cao", 95]]
    count, rate = read_form(["Chỉ tiêu", "Trong kỳ", "Lũy kế từ đầu năm"], *rows).findings
    assert "“91,7” không phải là số nguyên. Hãy ghi số nguyên từ 0 trở lên, ví dụ 12." in count.message
    assert "“cao” không phải là tỷ lệ phần trăm. Hãy ghi tỷ lệ phần trăm, ví dụ 91,7." in rate.message


def test_the_rate_of_an_item_that_nobody_knows_is_not_asked_for_as_a_count_and_what_is_no_number_is() -> None:
    top: list[list[Value]] = [["Chỉ tiêu", "Trong kỳ", "Lũy kế từ đầu năm"], ["Tổng số nhiệm vụ được giao", 2, 3]]
    assert said(read_form(*top, ["Tỷ lệ xyz (%)", 95.3, "96,1%"])) == [("cell.not_in_list", "A3")]
    assert ("cell.not_a_number", "B3") in said(read_form(*top, ["Tỷ lệ xyz (%)", "cao", 96.1]))
    assert ("cell.not_a_number", "B3") in said(read_form(*top, ["Số CBCCVC vi phạm", 95.3, 96]))


def test_a_month_is_called_a_month_and_one_of_another_year_is_not_asked_for_as_if_it_were_of_this() -> None:
    rows: list[list[Value]] = [[2020, "Sở Y tế", 13], [2020, "Sở Tài chính", "7/2021"], ["20", "Sở Nội vụ", 7]]
    rows += [[2020, "Sở Tư pháp", day(7, 1, 2021)], [2020, "Sở Ngoại vụ", day(7, 1)]]
    year, month, other, stored = sorted(one.message for one in read_form(header("inspection_plan")[:3], *rows).findings)
    assert "“01/07/2021” không phải là tháng của năm 2020." in stored
    assert "“20” không phải là năm." in year
    assert "“13” không phải là tháng. Hãy ghi tháng, từ 1 đến 12." in month
    assert "“7/2021” không phải là tháng của năm 2020. Hãy ghi tháng, từ 1 đến 12, của năm ghi ở cột “Năm”" in other


def test_a_rank_beyond_the_number_ranked_may_be_right_and_the_number_wrong() -> None:
    message = finding_of(read_form(header("index_result"), ["PCI", 2019, 50, 6, 62]), "cell.not_a_number").message
    assert "không phải là thứ hạng trong 6 tỉnh" in message and "“Tổng số tỉnh xếp hạng”" in message


def test_columns_of_one_meaning_are_named_with_what_stands_over_them() -> None:
    message = finding_of(
        read_form([*header("violation"), "Ngày vi phạm"], [*violation(1), day(7, 30)]), "sheet.duplicate_column"
    ).message
    assert "(cột B “Ngày phát hiện”, cột I “Ngày vi phạm”)" in message and "sửa tiêu đề ghi nhầm" in message


@pytest.mark.parametrize("told", ["21-22/7/2020", "20/12"])
def test_of_columns_of_days_that_differ_no_doubtful_day_stands(told: str) -> None:
    reading = read_form([*VISITS, "Thời gian kiểm tra"], [*visit(1, inspected_on=told), day(7, 23)])
    assert said(reading) == [("sheet.duplicate_column", "N1")]


def test_a_date_that_two_readings_allow_is_told_with_what_would_settle_it() -> None:
    """One cell written anew would be read as before: by the column, the table, or the machine."""

    def ambiguous(*days: tuple[Value, Value]) -> list[str]:
        rows = [task(number, document_date=one, due_on=two) for number, (one, two) in enumerate(days, 1)]
        found = read_form(TASKS, *rows).findings
        return [one.message for one in found if one.code == "cell.ambiguous_date"]

    [column] = ambiguous(("7/25/2020", None), ("08/07/2020", None))
    assert "các ô khác trong cột ghi tháng trước nên đã hiểu là ngày 07/08/2020. " in column
    [same] = ambiguous(("7/25/2020", None), ("08/08/2020", None))
    assert "các ô khác trong cột ghi tháng trước nên đã hiểu là ngày 08/08/2020. " in same
    [table] = ambiguous(("7/25/2020", "8/9/2020"), ("7/27/2020", "9/9/2020"))
    assert "các ô khác của bảng có ô ghi tháng trước, ô này không rõ; tạm hiểu là ngày 08/09/2020. " in table
    assert "hãy ghi lại mọi ngày của bảng theo ngày/tháng/năm" in column and table.endswith(column[-60:])
    assert ambiguous(("25/7/2020", "8/9/2020"), ("8/7/2020", "9/9/2020")) == []
    texts = ("16/7/2020", "17/3/2020", "18/6/2020", "19/5/2020")
    swapped = ambiguous((day(2, 1), texts[0]), *((text, day(8, n)) for n, text in enumerate(texts[1:], 1)))
    assert "tạm hiểu là ngày 01/02/2020. " in swapped[0] and "đổi các cột ngày sang dạng chữ" in swapped[0]
    assert ambiguous(("1/2/2020", texts[0]), *((text, f"{n}/8/2020") for n, text in enumerate(texts[1:], 1))) == []


def test_a_day_outside_the_period_is_told_as_it_was_read() -> None:
    rows = [violation(1, "7/25/2020"), violation(2, "07/08/2020")]
    message = finding_of(read_form(VIOLATIONS, *rows), "row.outside_period").message
    assert "ngày 08/07/2020 không nằm trong tháng 8 năm 2020" in message


def test_a_column_under_a_group_is_named_with_its_group() -> None:
    group, leaf = ["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận", None], [None, None, "Tổng số", "Kỳ trước chuyển sang"]
    [found] = read_form(group, leaf, [1, "Đất đai", "nhiều", 2]).findings
    assert found.message.startswith("Ô C3 (cột “Số hồ sơ tiếp nhận: Tổng số”)")


def test_a_rejected_row_keeps_what_could_be_read_of_it() -> None:
    reading = read_form(TASKS, task(1, status="abc"))
    assert outcomes(reading, "task_progress") == ["rejected"]
    assert values(reading, "task_progress", "document_number_key") == ["12/UBND-NC"]
    assert values(reading, "task_progress", "status") == [None]


def test_a_completed_task_needs_its_day() -> None:
    reading = read_form(TASKS, task(1, status="HT"), task(2, status="HT", completed_on=day(7, 9)), task(3))
    assert said(reading) == [("cell.required", "I2")]
    assert "“Đã hoàn thành”" in finding_of(reading, "cell.required").message


def test_a_completed_task_needs_its_day_even_where_the_column_is_missing() -> None:
    reading = read_form(TASKS[:8], task(1, status="HT")[:8], task(2)[:8])
    assert said(reading) == [("cell.required", "H2")]


def test_completed_before_it_was_assigned() -> None:
    early, same_day = task(1, status="HT", completed_on=day(6, 30)), task(2, status="HT", completed_on=day(7, 1))
    reading = read_form(TASKS, early, same_day)
    assert said(reading) == [("row.date_order", "I2")]


def test_remedied_before_inspected() -> None:
    reading = read_form(VISITS, visit(1, remedied_on=day(7, 20)), visit(2, remedied_on=day(7, 21)))
    assert said(reading) == [("row.date_order", "L2")]


def test_nothing_happens_after_the_day_the_file_was_received() -> None:
    row = task(1, status="HT", completed_on=day(8, 18), due_on=day(12, 31))
    assert said(read_form(TASKS, row, received_on=date(2020, 8, 18))) == []
    assert said(read_form(TASKS, row, received_on=date(2020, 8, 17))) == [("row.future_date", "I2")]
    row = task(1, document_date=day(9, 1), status="HT", completed_on=day(8, 17))
    assert said(read_form(TASKS, row)) == [("row.future_date", "C2"), ("row.date_order", "I2")]


def test_an_event_outside_the_period_is_accepted_with_a_warning() -> None:
    first, last = violation(1, day(7, 15)), violation(2, day(8, 14))
    late = violation(3, day(7, 14))
    reading = read_form(VIOLATIONS, first, last, late)
    assert said(reading) == [("row.outside_period", "B4")]
    assert outcomes(reading, "violation") == ["accepted"] * 3


def test_tasks_are_never_outside_the_period() -> None:
    assert said(read_form(TASKS, task(1, document_date=day(1, 5)))) == []


GROUPS: list[Value] = [
    "STT",
    "Lĩnh vực",
    "Tiếp nhận",
    *[None] * 3,
    "Đã giải quyết",
    *[None] * 3,
    "Đang giải quyết",
    None,
    None,
]
LEAVES: list[Value] = [None, None, "Tổng số", "Kỳ trước", "Trực tuyến", "Trực tiếp", "Tổng số", "Trước hạn", "Đúng hạn"]
SERVICES = [GROUPS, [*LEAVES, "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"]]


def test_a_broken_identity_is_a_warning_at_the_total() -> None:
    good = [1, "Hộ tịch", 10, 1, 4, 5, 8, 3, 5, 0, 2, 2, 0]
    bad = [2, "Đất đai", 10, 1, 4, 4, 8, 3, 5, 0, 2, 2, 0]
    reading = read_form(*SERVICES, good, bad)
    assert said(reading) == [("row.sum_mismatch", "C4")]
    assert outcomes(reading, "service_result") == ["accepted", "accepted"]
    bad[2] = 11  # which breaks two of them
    reading = read_form(*SERVICES, good, bad)
    assert said(reading) == [("row.sum_mismatch", "C4")] and reading.findings[0].message.count("cộng lại là") == 2
    bad[2] = None
    assert "ghi 0 (để trống) nhưng" in read_form(*SERVICES, good, bad).findings[0].message
    bad[5] = "x"  # what nobody can read adds up to nothing
    assert said(read_form(*SERVICES, good, bad)) == [("cell.not_a_number", "F4")]


def test_more_satisfied_than_asked_rejects_the_row() -> None:
    headers = ["Lĩnh vực", "Đúng hạn", "Trong hạn", "Số phiếu", "Hài lòng"]
    reading = read_form(headers, ["Hộ tịch", 1, 1, 4, 5], ["Đất đai", 1, 1, 5, 5])
    assert said(reading) == [("row.count_exceeds", "E2")]
    assert "“Số phiếu” (4). " in reading.findings[0].message
    blank = read_form(headers, ["Hộ tịch", 1, 1, None, 5]).findings[0].message
    assert "“Số phiếu” (0 (để trống)). " in blank


def test_more_briefed_than_there_are_rejects_the_later_row() -> None:
    lines = [[1, "Số CBCCVC được quán triệt", 12], [2, "Tổng số CBCCVC", 10], [3, "Số hội nghị quán triệt", 99]]
    reading = read_form(header("dissemination")[:3], *lines)
    assert said(reading) == [("row.count_exceeds", "C3")]
    assert outcomes(reading, "dissemination") == ["accepted", "rejected", "accepted"]


def test_declared_totals_are_never_rejected_for_their_sizes() -> None:
    lines: list[list[Value]] = [[1, "Tổng số nhiệm vụ được giao", "", 3, 3], [2, "Số nhiệm vụ đã hoàn thành", "", 9, 9]]
    assert said(read_form(header("declared_total"), *lines)) == []


def test_an_unknown_item_is_not_in_the_list() -> None:
    reading = read_form(header("dissemination"), [1, "Tổng số CBCCVC", 9, None], [2, "Số máy tính", 4, None])
    assert said(reading) == [("cell.not_in_list", "B3")]


def test_a_row_told_twice_counts_once() -> None:
    again, other = violation(2, note="gửi lại"), violation(3, handled=0)
    reading = read_form(VIOLATIONS, violation(1), again, other)
    assert said(reading) == [("row.duplicate", "A3")]
    assert finding_of(reading, "row.duplicate").message.startswith("Dòng 3 giống hệt dòng 2. ")
    assert outcomes(reading, "violation") == ["accepted", "rejected", "accepted"]


def test_a_row_told_twice_with_its_number_or_its_office_in_another_writing_counts_once() -> None:
    reading = read_form(VIOLATIONS, violation(1), violation(2, office="PHÒNG TỔ CHỨC."), violation(3, office="Phòng B"))
    assert said(reading) == [("row.duplicate", "A3")]
    tasks = [task(n, number, content="Rà soát") for n, number in ((1, "12/UBND-NC"), (2, "Số: 12/UBND – NC"))]
    assert said(read_form(header("task_progress"), *tasks)) == [("row.duplicate", "A3")]


def test_violations_of_other_kinds_are_two_where_their_cells_say_so() -> None:
    others = ["Khác: hút thuốc", "Khác - đánh bạc", "Hành vi khác (Hút thuốc)", "Khác", "Khác:", "Khác: cờ bạc", "-nt-"]
    reading = read_form(VIOLATIONS, *[violation(n, kind=kind) for n, kind in enumerate(others, 1)])
    assert values(reading, "violation", "kind") == ["Khác"] * 7
    assert said(reading) == [("row.duplicate", cell) for cell in ("A4", "A6", "A8")]


def test_tasks_whose_contents_differ_by_a_mark_are_two() -> None:
    tasks = [task(n, content=f"Kiểm tra xã Tân {name}") for n, name in enumerate(("Thanh", "Thành"), 1)]
    assert said(read_form(header("task_progress"), *tasks)) == []


def test_a_row_told_twice_with_its_lines_broken_elsewhere_counts_once() -> None:
    tasks = [task(n, content=text) for n, text in enumerate(("Rà soát thủ tục", "Rà soát\nthủ tục", "Rà\nsoát"), 1)]
    assert said(read_form(TASKS, *tasks)) == [("row.duplicate", "A3")]
    tasks = [
        task(n, content="A", result_document=text) for n, text in enumerate(("Báo cáo tháng", "Báo cáo\ntháng"), 1)
    ]
    assert said(read_form(TASKS, *tasks)) == [("row.duplicate", "A3")]
    visits = [visit(n, inspected_unit="Phòng A", findings=text) for n, text in enumerate(("Đi muộn", "Đi\nmuộn"), 1)]
    assert said(read_form(VISITS, *visits)) == [("row.duplicate", "A3")]


def test_a_sheet_told_twice_counts_once() -> None:
    sheets = [make_sheet(name, [VIOLATIONS, violation(1)]) for name in ("03-VP", "03-VP (2)")]
    reading = read(*sheets, cover=make_cover())
    assert outcomes(reading, "violation") == ["accepted", "rejected"]
    assert "dòng 2 trang “03-VP”" in finding_of(reading, "row.duplicate").message


def test_a_row_told_again_counts_where_the_first_does_not() -> None:
    rows = violation(1, note="#N/A"), violation(1)
    sheets = [make_sheet(name, [VIOLATIONS, row]) for name, row in zip(("03-VP", "03-VP (2)"), rows, strict=True)]
    reading = read(*sheets, cover=make_cover())
    assert outcomes(reading, "violation") == ["rejected", "accepted"]
    assert [code for code, _ in said(reading)] == ["cell.error_value"]


def test_a_task_told_again_otherwise_counts_in_peace_where_the_first_does_not() -> None:
    rows = task(1, note="#N/A"), task(1, status="Đang thực hiện", completed_on=None)
    names = ("01-NV", "01-NV (2)")
    sheets = [make_sheet(name, [header("task_progress"), row]) for name, row in zip(names, rows, strict=True)]
    reading = read(*sheets, cover=make_cover())
    assert outcomes(reading, "task_progress") == ["rejected", "accepted"]
    assert [code for code, _ in said(reading)] == ["cell.error_value"]


def test_an_item_told_twice_counts_once() -> None:
    reading = read_form(header("dissemination"), [1, "Tổng số CBCCVC", 9, None], [2, "Tổng số CBCCVC", 10, None])
    assert said(reading) == [("row.duplicate", "B3")]


def test_of_an_item_and_its_group_under_two_headers_the_item_counts() -> None:
    head: list[Value] = ["STT", "Nội dung", "Chỉ tiêu", "Số lượng"]
    rows: list[list[Value]] = [[1, "Quán triệt", "Tổng số CBCCVC", 9], [2, "Số hội nghị quán triệt", "Hội nghị", 3]]
    reading = read_form(head, *rows)
    assert (values(reading, "dissemination", "item"), said(reading)) == (["staff_total", "briefings"], [])
    both = read_form(head, rows[0], [2, "Số hội nghị quán triệt", "Số tin, bài tuyên truyền", 3])
    assert [code for code, _ in said(both)] == ["sheet.duplicate_column"]
    neither = read_form(head, *rows, [3, "Số gì đó", "Tin", 3])
    assert [code for code, _ in said(neither)] == ["sheet.duplicate_column"]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"status": "Chưa thực hiện", "content": "Rà soát thủ tục 1"}, True),
        ({"result_document": "9/BC", "content": "Rà soát thủ tục 1"}, True),
        ({"status": "Chưa thực hiện"}, False),  # another task of the document
        ({"content": "Rà soát thủ tục 1", "due_on": day(9, 30)}, False),  # the same again, for a later day
    ],
)
def test_a_task_told_twice_with_other_values_counts_twice_and_that_is_said(
    changed: dict[str, Value], told: bool
) -> None:
    again = task(2, **changed)
    reading = read_form(TASKS, task(1), again)
    assert said(reading) == ([("sheet.unknown", "B3")] if told else [])
    assert outcomes(reading, "task_progress") == ["accepted", "accepted"]
    draft = read(make_cover(), make_sheet("01-NV", [TASKS, task(1)]), make_sheet("Sheet2", [TASKS, again]))
    assert said(draft) == ([("sheet.unknown", "B2")] if told else [])
    assert not told or "dòng 2 trang “01-NV”" in finding_of(draft, "sheet.unknown").message


def test_violations_told_again_otherwise_on_another_sheet_count_twice_and_that_is_said() -> None:
    mended = [violation(1, people=3), violation(2, day(7, 21), sanction="Phê bình"), violation(3, office="Phòng B")]
    sheets = (
        make_sheet("03-VP", [VIOLATIONS, violation(1), violation(2, day(7, 21))]),
        make_sheet("03-VP (sửa)", [VIOLATIONS, *mended]),
    )
    reading = read(make_cover(), *sheets)
    assert said(reading) == [("sheet.unknown", "B2"), ("sheet.unknown", "B3")]
    assert "dòng 2 trang “03-VP”" in reading.findings[0].message
    assert outcomes(reading, "violation") == ["accepted"] * 5


def test_violations_with_another_sanction_where_a_table_goes_on_on_the_next_sheet_are_nobodys_business() -> None:
    first = make_sheet("03-VP", [VIOLATIONS, violation(1), violation(2, day(7, 21))])
    rest = make_sheet(
        "03-VP (tiếp)", [VIOLATIONS, violation(3, day(7, 21), sanction="Phê bình"), violation(4, day(7, 22))]
    )
    assert said(read(make_cover(), first, rest)) == []


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Hoãn sang tháng 9", True),
        ("Đã hủy", True),
        ("Huỷ cuộc kiểm tra do dịch bệnh", True),
        ("Trùng dòng 3", True),
        ("ghi nhầm", True),
        ("Chưa kiểm tra được", True),
        ("Không tính", True),
        ("Hoãn xử lý do ốm", False),
        ("Hoãn khắc phục sang tháng 9", False),
        ("Chưa kiểm tra được kho", False),
        ("Bỏ qua lần đầu", False),
        ("Trùng số với công văn trước", False),
        ("Trùng mục tiêu", False),
        ("Nhầm tháng sinh của công dân", False),
        ("Không tính phí", False),
        ("Hủy quyết định kỷ luật cũ", False),
        ("Trùng lịch họp", False),
        ("Nhầm lẫn khi tính phí", False),
        ("Chưa kiểm tra kho", False),
        ("Có biên bản", False),
    ],
)
def test_an_event_whose_note_says_that_there_was_none_counts_and_that_is_said(note: str, told: bool) -> None:
    reading = read_form(VISITS, visit(1), visit(2, finding_count=0, remedied_count=0, note=note))
    assert outcomes(reading, "inspection_report") == ["accepted", "accepted"]
    assert said(reading) == [("sheet.unknown", "M3")] * told


def test_what_is_no_visit_or_a_visit_that_found_something_may_be_put_off_in_its_note() -> None:
    for form, row in ((TASKS, task), (VISITS, visit)):
        assert said(read_form(form, row(1, note="Hoãn sang tháng 9"))) == []
    assert said(read_form(VIOLATIONS, violation(1, note="Hoãn sang tháng 9"))) == []
    assert said(read_form(VISITS, visit(1, note="Trùng dòng 3"))) == [("sheet.unknown", "M2")]


def test_of_a_day_and_an_office_a_sheet_may_tell_several_sanctions() -> None:
    assert said(read_form(VIOLATIONS, violation(1), violation(2, sanction="Phê bình"), violation(3, people=4))) == []


@pytest.mark.parametrize("own_first", [True, False])
def test_a_row_told_again_with_fewer_columns_beside_others_counts_twice_and_that_is_said(own_first: bool) -> None:
    own = make_sheet("03-VP", [header("violation"), violation(1), violation(2, day(7, 21))])
    few = make_sheet("Bổ sung", [header("violation")[:5], violation(1)[:5], violation(2, day(7, 22))[:5]])
    reading = read(make_cover(), *((own, few) if own_first else (few, own)))
    assert said(reading) == [("sheet.unknown", "B2")]
    assert ("dòng 2 trang “03-VP”" if own_first else "dòng 2 trang “Bổ sung”") in reading.findings[0].message
    assert outcomes(reading, "violation") == ["accepted"] * 4


def test_rows_of_tables_with_other_columns_that_are_not_alike_are_nobodys_business() -> None:
    few = [header("violation")[:5], violation(1, office="Phòng B")[:5], violation(2, day(7, 22))[:5]]
    reading = read(make_cover(), make_sheet("03-VP", [header("violation"), violation(1)]), make_sheet("Thêm", few))
    assert said(reading) == []
    plan = [["Năm", "Cơ quan, đơn vị", "Số kế hoạch"], [2020, "Sở Y tế", "1/KH"]]
    more = [["Năm", "Cơ quan, đơn vị"], [2020, "Sở Y tế"], [2020, "Sở Xây dựng"]]
    assert said(read(make_cover(), make_sheet("KH-KT", plan), make_sheet("Tiếp", more))) == []


def test_two_tasks_of_one_document_are_no_duplicates() -> None:
    assert said(read_form(TASKS, task(1), task(2))) == []


def test_visits_whose_decision_has_no_number_are_not_one_inspection() -> None:
    reading = read_form(VISITS, visit(1, decision_number="Không số"), visit(2, decision_number="…/QĐ-SNV"), visit(3))
    assert outcomes(reading, "inspection_report") == ["rejected", "rejected", "accepted"]
    assert said(reading) == [("cell.required", "B2"), ("cell.required", "B3")]


def test_a_decision_typed_without_marks_is_the_same_decision() -> None:
    reading = read_form(VISITS, visit(1), visit(2, decision_number="5/QD-SNV"), visit(3, decision_number="5/HD-SNV"))
    assert values(reading, "inspection_report", "decision_number_key") == ["5/QĐ-SNV", "5/QĐ-SNV", "5/HD-SNV"]


def test_provincial_bodies_have_one_key_however_they_are_written() -> None:
    bodies = ["SNV", "Sở nội vụ", "BCĐ CCHC tỉnh", "Ủy ban nhân dân tỉnh", "Đoàn KT của tỉnh", "Văn phòng UBND tỉnh"]
    bodies += ["Đoàn kiểm tra KLKCHC tỉnh", "Đoàn kiểm tra số 2 của tỉnh", "Đoàn kiểm tra số 2 của huyện"]
    reading = read_form(VISITS, *[visit(n, inspecting_body=body) for n, body in enumerate(bodies)])
    assert values(reading, "inspection_report", "inspecting_body_key")[1:] == [
        "Sở Nội vụ", "Ban Chỉ đạo CCHC tỉnh", "UBND tỉnh", "Đoàn kiểm tra của tỉnh", "văn phòng ubnd tỉnh",
        "Đoàn kiểm tra của tỉnh", "Đoàn kiểm tra của tỉnh", "đoàn kiểm tra số 2 của huyện",
    ]  # fmt: skip


@pytest.mark.usefixtures("packaged_lists")
def test_a_key_is_made_anew_once_a_list_names_another_writing() -> None:
    def keys() -> list[object]:
        return values(
            read_form(VISITS, visit(1, inspecting_body="Tổ 5 tỉnh")), "inspection_report", "inspecting_body_key"
        )

    assert keys() == keys() == ["tổ 5 tỉnh"]
    use_own_lists(OwnLists(values=(ListSynonym("*", "inspecting_body", "Sở Nội vụ", "Tổ 5 tỉnh"),)))
    assert keys() == ["Sở Nội vụ"]
    use_own_lists(OwnLists())
    assert keys() == ["tổ 5 tỉnh"]


def test_a_day_with_letters_for_digits_is_given_back_with_the_day_that_it_would_be() -> None:
    reading = read_form(VIOLATIONS, violation(1, "l5/7/2O20"), violation(2, "25//7/2020"), violation(3, "chưa rõ"))
    assert outcomes(reading, "violation") == ["rejected", "accepted", "rejected"]
    letters, words = (found.message for found in reading.findings if found.code == "cell.not_a_date")
    assert letters.endswith("Hãy ghi chữ số 0, 1 thay cho chữ cái O, l: 15/7/2020.") and "chữ số" not in words


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize(
    ("words", "code"),
    [
        *[(("Đúng hạn", "Quá hạn 5 ngày"), None), (("Còn hạn", None), None), (("Chậm tiến độ", "Đúng tiến độ"), None)],
        *[(("Quá hạn", "Đã hoàn thành"), "sheet.duplicate_column"), (("Chờ duyệt", "X"), "sheet.duplicate_column")],
    ],
)
def test_a_second_status_column_that_only_says_how_tasks_stand_to_their_deadline_is_none(
    words: tuple[Value, Value], code: str | None, before: bool
) -> None:
    place = TASKS.index("Tình trạng thực hiện") + (not before)
    lines: list[list[Value]] = [[*TASKS], task(1), task(2)]
    for line, word in zip(lines, ("Trạng thái", *words), strict=True):
        line.insert(place, word)
    reading = read_form(*lines)
    assert [found for found, _ in said(reading)] == [code] * (code is not None)
    assert values(reading, "task_progress", "status") == ([None] * 2 if code else ["Đang thực hiện"] * 2)


def test_deadlines_alone_in_both_columns_of_the_status_are_given_back() -> None:
    lines: list[list[Value]] = [[*TASKS], task(1, status=None), task(2, status="Trong hạn")]
    for line, word in zip(lines, ("Trạng thái", "Còn hạn", None), strict=True):
        line.insert(1, word)
    assert outcomes(read_form(*lines), "task_progress") == ["rejected"] * 2


@pytest.mark.parametrize(
    "body",
    [
        "Thanh tra tỉnh", "Đoàn kiểm tra Sở Y tế", "Sở Y tế, Sở Tài chính", "UBND huyện Chi Lăng",
        "Thanh tra Chính phủ", "Đoàn kiểm tra của Bộ Nội vụ",
    ],
)  # fmt: skip
def test_a_visit_by_another_unit_counts_and_is_told_once(body: str) -> None:
    rows = [visit(n, inspecting_body=body, decision_number=f"{n}/QĐ") for n in (1, 2)]
    reading = read_form(VISITS, *rows, visit(3))
    assert (outcomes(reading, "inspection_report"), said(reading)) == (["accepted"] * 3, [("sheet.unknown", "E2")])
    assert f"“{body}” (dòng 2, 3) là đơn vị khác" in finding_of(reading, "sheet.unknown").message


@pytest.mark.parametrize(
    "body",
    ["Đoàn kiểm tra theo QĐ 583/QĐ-UBND của UBND tỉnh", "Đoàn liên ngành tỉnh", "Tỉnh", "Ban Thường vụ Tỉnh ủy"],
)
def test_a_visit_by_what_may_be_a_body_of_the_province_counts_and_is_told(body: str) -> None:
    reading = read_form(VISITS, visit(1, inspecting_body=body))
    assert (outcomes(reading, "inspection_report"), said(reading)) == (["accepted"], [("sheet.unknown", "E2")])
    assert f"“{body}” (dòng 2) có thể là của tỉnh" in finding_of(reading, "sheet.unknown").message


@pytest.mark.parametrize(
    "body",
    [
        "Sở Nội vụ",
        "Sở Nội vụ tỉnh Lạng Sơn",
        "Đoàn kiểm tra của Sở theo kế hoạch của tỉnh",
        "Tổ tính điểm",
        "Thanh tra Sở",
        "Thanh tra",
        "Đoàn kiểm tra của tỉnh",
        "Văn phòng",
        "Sở Nội vụ, Sở Y tế",
        "Đoàn số 2",
        "Bộ phận Một cửa",
        "Bộ môn Tin học",
        "Tổ kiểm tra nội bộ Sở",
    ],
)
def test_a_visit_by_an_own_office_or_a_body_of_the_province_is_told_by_nothing(body: str) -> None:
    assert said(read_form(VISITS, visit(1, inspecting_body=body))) == []


def test_a_figure_of_the_year_so_far_may_say_so_and_none_of_the_period() -> None:
    items = [
        [1, "Tổng số nhiệm vụ được giao", None, 12, "40 (lũy kế)"],
        [2, "Tỷ lệ hoàn thành (%)", None, "41,7", "50,0 (từ đầu năm)"],
    ]
    reading = read_form(header("declared_total"), *items)
    assert values(reading, "declared_total", "to_date") == [40, Decimal("50.0")]
    assert said(read_form(header("declared_total"), [1, items[0][1], None, "40 (lũy kế)", 40])) == [
        ("cell.not_a_number", "D2")
    ]


def test_a_stock_of_the_year_so_far_is_the_stock_and_what_happened_in_it_is_not_the_months() -> None:
    rows = [[1, "Số CBCCVC được quán triệt", "40 (lũy kế)"], [2, "Số hội nghị quán triệt", "6 (lũy kế)"]]
    reading = read_form(header("dissemination"), *rows, [3, "Tổng số CBCCVC", "-48 (lũy kế)"])
    assert values(reading, "dissemination", "value") == [40, None, None]
    assert said(reading) == [("cell.not_a_number", "C3"), ("cell.negative", "C4")]


# ---- central registers


def register(number: int, unit: Value, code: str = "", **changed: Value) -> list[Value]:
    cells: dict[str, Value] = {
        "no": number,
        "task_code": code or f"NV-{number}",
        "document_number": "12/UBND-NC",
        "document_date": day(7, 1),
        "content": "Rà soát",
        "lead_unit": unit,
        "status": "Đang thực hiện",
    }
    cells |= changed
    return [cells.get(name) for name in FORMS["task_register"].field_names]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Sở KH&CN", "SKHCN"), ("So Y te", "SYT"), ("UBND H. Văn Lãng", "182"), ("Văn Lãng", "182"),
        ("Sở Y tế (chủ trì)", "SYT"), ("So Y te (chu tri)", "SYT"),
        ("1. Sở Y tế", "SYT"), ("Chủ trì: Sở Y tế", "SYT"), ("Sở Y tế (1)", "SYT"), ("Sở Y tế⁽²⁾", "SYT"),
        ("Sở Nội vụ (SNV)", "SNV"), ("Chủ tịch UBND huyện Văn Lãng", "182"), ("Thị trấn Na Sầm", "06124.2018"),
        ("Sở Tư pháp (phối hợp: Sở Tài chính, Sở Y tế)", "STP"), ("Sở Tư pháp; phối hợp với Sở Y tế", "STP"),
    ],
)  # fmt: skip
def test_the_lead_unit_is_resolved_to_its_key(written: str, unit: str) -> None:
    reading = read_form(header("task_register"), register(1, written))
    assert values(reading, "task_register", "lead_unit") == [unit]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SNV", "row.unit_ambiguous"), ("Công an tỉnh", "row.unit_unknown"), ("???", "row.unit_unknown"),
        ("Sở Y tế?", "row.unit_unknown"),
        ("Sở Nội vụ (SNgV)", "row.unit_ambiguous"), ("Sở Y tế, Sở Nội vụ chủ trì", "row.unit_ambiguous"),
        ("So Y te, So Noi vu chu tri", "row.unit_ambiguous"), ("Sở Tư pháp, Sở Y tế (phối hợp)", "row.unit_ambiguous"),
        ("Sở Tư pháp, Sở Y tế (phối hợp: Sở Tài chính)", "row.unit_ambiguous"),
        ("Sở Tư pháp (phối hợp Sở Tài chính chủ trì)", "row.unit_ambiguous"),
        ("Hoàng Văn Thụ", "row.unit_ambiguous"), ("Chủ tịch UBND tỉnh", "row.unit_unknown"),
        ("Hữu Lũng, Chi Lăng", "row.unit_ambiguous"), ("UBND các huyện Hữu Lũng và Chi Lăng", "row.unit_ambiguous"),
        ("Sở Y tế, Tài chính", "row.unit_ambiguous"), ("Sở Y tế, Công an tỉnh", "row.unit_unknown"),
        ("Xã Tân Thanh, huyện Văn Quan", "row.unit_unknown"),
    ],
)  # fmt: skip
def test_a_lead_unit_that_nobody_can_be_sure_of_rejects_the_row(written: str, code: str) -> None:
    reading = read_form(header("task_register"), register(1, written), register(2, "Sở Y tế"))
    assert (code, "G2") in said(reading)
    assert outcomes(reading, "task_register") == ["rejected", "accepted"]
    assert values(reading, "task_register", "lead_unit") == [None, "SYT"]


@pytest.mark.parametrize(
    ("written", "given", "told"),
    [
        ("Huyện Văn Lãng", day(2, 10, 2025), "182"), ("Xã Văn Lãng", day(2, 10, 2025), "06154.2025"),
        ("Văn Lãng", day(7, 10, 2025), "06154.2025"), ("Văn Lãng", day(2, 10, 2025), "row.unit_ambiguous"),
        ("Huyện Văn Lãng", day(7, 10, 2025), "row.unit_unknown"), ("Sở Nội vụ", day(2, 10, 2025), "SNV-2025"),
        ("Xã Hòa Bình", day(2, 10, 2025), "row.unit_ambiguous"),  # of the four that then were
        ("Xã Thụy Hùng", day(6, 10, 2025), "06148.2025"),  # the two that then were are no senders of their own
    ],
)  # fmt: skip
def test_a_name_that_was_another_units_when_the_task_was_given_is_nobodys_to_choose(
    written: str, given: Value, told: str
) -> None:
    lines = [header("task_register"), register(1, written, document_date=given)]
    cover = make_cover("Văn phòng UBND tỉnh", "Tháng 8/2025")
    reading = read(make_sheet("SO-NV", lines), cover=cover, received_on=day(8, 16, 2025).date())
    assert [*values(reading, "task_register", "lead_unit"), *(code for code, _ in said(reading))] == (
        [None, told] if told.startswith("row.") else [told]
    )


@pytest.mark.parametrize(("given", "told"), [(day(6, 20, 2025), "182"), (day(7, 7, 2025), "row.unit_unknown")])
def test_a_unit_that_ended_within_the_month_leads_what_was_given_to_it_before_and_nothing_after(
    given: Value, told: str
) -> None:
    lines = [header("task_register"), register(1, "Huyện Văn Lãng", document_date=given)]
    cover = make_cover("Văn phòng UBND tỉnh", "Tháng 7/2025")
    reading = read(make_sheet("SO-NV", lines), cover=cover, received_on=day(7, 16, 2025).date())
    assert [*values(reading, "task_register", "lead_unit"), *(code for code, _ in said(reading))] == (
        [None, told] if told.startswith("row.") else [told]
    )


@pytest.mark.parametrize(
    ("written", "done", "unit"),
    [
        ("Sở Giao thông vận tải", day(2, 28, 2025), "SGTVT"), ("Sở Giao thông vận tải", day(3, 1, 2025), "SXD-2025"),
        ("Sở Giao thông vận tải", None, "SXD-2025"), ("Sở Y tế", day(2, 20, 2025), "SYT"),
        ("Sở Xây dựng", day(2, 20, 2025), "SXD-2025"),  # as the register of August calls the one of today
    ],
)  # fmt: skip
def test_a_task_done_before_its_unit_was_reorganised_stays_with_the_unit_that_did_it(
    written: str, done: Value, unit: str
) -> None:
    status = "Đã hoàn thành" if done else "Đang thực hiện"
    row = register(1, written, document_date=day(1, 10, 2025), status=status, completed_on=done)
    cover = make_cover("Văn phòng UBND tỉnh", "Tháng 8/2025")
    reading = read(
        make_sheet("SO-NV", [header("task_register"), row]), cover=cover, received_on=day(8, 16, 2025).date()
    )
    assert values(reading, "task_register", "lead_unit") == [unit]


def test_a_task_code_stands_once() -> None:
    reading = read_form(header("task_register"), register(1, "Sở Y tế", "NV-1"), register(2, "Sở Nội vụ", "NV-1"))
    assert ("row.duplicate", "B3") in said(reading)


def test_two_codes_are_two_tasks_however_alike_they_are() -> None:
    lines = [header("task_register"), register(1, "Sở Y tế", "NV-1"), register(2, "Sở Y tế", "NV-2")]
    reading = read(make_sheet("SO-NV", lines), cover=make_cover("Văn phòng UBND tỉnh"))
    assert (outcomes(reading, "task_register"), said(reading)) == (["accepted"] * 2, [])


@pytest.mark.parametrize(
    ("days", "cell"),
    [
        ({"due_on": day(6, 30)}, "I2"),
        ({"due_on": day(7, 1), "extended_due_on": day(7, 1)}, None),
        ({"due_on": day(9, 1), "extended_due_on": day(8, 31)}, "J2"),
    ],
)
def test_deadlines_of_a_register_that_are_over_before_they_begin_are_counted_and_told(
    days: dict[str, Value], cell: str | None
) -> None:
    lines = [header("task_register"), register(1, "Sở Y tế", **days)]
    reading = read(make_sheet("SO-NV", lines), cover=make_cover("Văn phòng UBND tỉnh"))
    assert outcomes(reading, "task_register") == ["accepted"]
    assert said(reading) == ([("sheet.unknown", cell)] if cell else [])


def test_a_visit_of_a_register_before_its_decision_is_counted_and_told() -> None:
    row = inspected("Sở Y tế", day(7, 21, 2019))
    row[header("inspection_register").index("Ngày quyết định")] = day(7, 16)
    assert said(read_form(header("inspection_register"), row)) == [("sheet.unknown", "G2")]


@pytest.mark.parametrize(("on", "told"), [(day(7, 21), True), (day(7, 22), False)])
def test_a_visit_that_the_register_has_twice_counts_twice_and_is_told(on: Value, told: bool) -> None:
    first, second = inspected("Sở Y tế", day(7, 21)), inspected("Sở Y tế", on)
    second[header("inspection_register").index("Số tồn tại")] = 2
    reading = read_form(header("inspection_register"), first, second)
    assert outcomes(reading, "inspection_register") == ["accepted"] * 2
    assert said(reading) == [("sheet.unknown", "B3")] * told


def inspected(unit: str, on: object, level: Value = None) -> list[Value]:
    cells: dict[str, object] = {
        "decision_number": "1/QĐ-SNV",
        "kind": "ĐX",
        "inspected_unit": unit,
        "inspected_on": on,
        "finding_count": 1,
        "level": level,
    }
    return [cells.get(name) for name in FORMS["inspection_register"].field_names]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("written", "likely"),
    [
        ("Sở Khoa học CN & ĐMST", "Sở Khoa học và Công nghệ"),
        ("Xã Hòa Bnh", "Xã Hòa Bình"),
        ("Hòa Bnh", None),
        ("Sở Y Tề", "Sở Y tế"),  # short, and the same without its marks
        ("Thành phố Lạng Sơm", "Thành phố Lạng Sơn"),  # and not the province
        ("Bộ Nội vụ", None),  # a ministry
    ],
)
def test_an_unknown_unit_is_likened_to_communes_only_where_it_is_called_one(written: str, likely: str | None) -> None:
    message = finding_of(read_form(header("task_register"), register(1, written)), "row.unit_unknown").message
    assert ("Có phải là" in message) == (likely is not None)
    assert likely is None or f"Có phải là: {likely}" in message


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("Sở Nông nghiệp và Môi trường", "Sở Nông nghiệp và Môi trường (từ ngày 01/03/2025)."),
        ("Xã Bắc Ái, huyện Tràng Định", "Xã Bắc Ái (Huyện Tràng Định) (đến hết ngày 31/12/2019)."),
    ],
)
def test_a_name_of_another_time_is_told_with_its_time_and_no_name_of_today(written: str, when: str) -> None:
    message = finding_of(read_form(header("task_register"), register(1, written)), "row.unit_unknown").message
    assert f"Tên này là của {when}" in message and "Có phải là" not in message


@pytest.mark.parametrize("province", ["Tỉnh Lạng Sơn", "UBND tỉnh", "Toàn tỉnh"])
def test_the_province_is_no_unit_that_is_planned_for_and_nobody_else_is_offered_for_it(province: str) -> None:
    head = ["Năm", "Cơ quan, đơn vị", "Tháng dự kiến", "Số kế hoạch"]
    found = finding_of(read_form(head, [2020, province, 5, "12/KH-SNV"]), "row.unit_unknown")
    assert found.cell == "B2" and "Có phải là" not in found.message
    city = read_form(head, [2020, "Lạng Sơn", 5, "12/KH-SNV"])
    assert (said(city), values(city, "inspection_plan", "unit")) == ([], ["178"])


def test_a_name_of_several_places_is_told_with_their_districts_and_gets_no_line_for_one_of_them() -> None:
    several = finding_of(read_form(header("task_register"), register(1, "Xã Hòa Bnh")), "row.unit_unknown").message
    assert "Xã Hòa Bình (Huyện" in several and "quản trị viên" not in several
    one = finding_of(read_form(header("task_register"), register(1, "Xã Tân Mỷ")), "row.unit_unknown").message
    assert "Xã Tân Mỹ (Huyện" in one and "quản trị viên thêm dòng" in one


def test_a_commune_is_resolved_with_its_district_on_the_day_of_the_visit() -> None:
    reading = read_form(
        header("inspection_register"),
        inspected("Xã Hòa Bình, huyện Văn Quan", day(7, 1)),
        inspected("Xã Hòa Bình", day(7, 1)),
        inspected("Xã Tân Lang, huyện Văn Lãng", day(12, 20, 2019)),
        inspected("Xã Tân Lang, huyện Văn Lãng", day(1, 20)),
        inspected("Văn Quan", day(7, 1), "Huyện"),
    )
    assert values(reading, "inspection_register", "inspected_unit") == ["06274.2018", None, "06154.2018", None, "184"]
    assert [code for code, _ in said(reading)] == ["row.unit_ambiguous", "row.unit_unknown"]
    assert "Huyện Bình Gia" in finding_of(reading, "row.unit_ambiguous").message


def test_a_balance_without_a_unit_is_the_provinces() -> None:
    headers = header("opening_balance")
    reading = read_form(headers, ["inspections", None, day(1, 4, 2018), day(12, 14, 2019), "1.234", "Báo cáo"])
    assert outcomes(reading, "opening_balance") == ["accepted"]
    assert values(reading, "opening_balance", "unit") == [None]


@pytest.mark.parametrize("name", ["Tỉnh", "Cả tỉnh", "Toàn tỉnh", "UBND tỉnh"])
def test_a_balance_may_name_the_province_as_people_do(name: str) -> None:
    row: list[Value] = ["inspections", name, day(1, 4, 2018), day(12, 14, 2019), 12, "Báo cáo"]
    assert values(read_form(header("opening_balance"), row), "opening_balance", "unit") == ["LSN"]


@pytest.mark.parametrize(
    ("province", "value", "last", "told"),
    [
        ("Toàn tỉnh", 50, day(12, 14), ["E2"]),
        (None, 50, day(12, 14), ["E2"]),
        (None, 51, day(12, 14), []),
        (None, 50, day(11, 14), []),  # of another interval
    ],
)
def test_a_balance_of_the_province_that_those_of_its_units_add_up_to_is_added_and_told(
    province: Value, value: int, last: Value, told: list[str]
) -> None:
    rows: list[list[Value]] = [
        ["violators", province, day(1, 4), last, value, None],
        ["violators", "Sở Y tế", day(1, 4), day(12, 14), 20, None],
        ["violators", "Sở Tài chính", day(1, 4), day(12, 14), 30, None],
    ]
    reading = read_form(header("opening_balance"), *rows, name="LK", received_on=date(2021, 1, 20))
    assert outcomes(reading, "opening_balance") == ["accepted"] * 3
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == told
    assert "sheet.unknown" not in dict(said(read_form(header("opening_balance"), *rows[:2], name="LK")))


def test_the_header_of_rows_numbers_is_asked_to_be_no_field() -> None:
    head = ["STT", "Cơ quan, đơn vị", "Tháng dự kiến"]
    reading = read(make_sheet("KH-KT", [head, [1, "Sở Y tế", 8]]), cover=make_cover())
    message = finding_of(reading, "sheet.missing_column").message
    assert "“Năm”" in message and "STT" not in message
    reading = read(make_sheet("KH-KT", [["Niên độ", *head[1:]], [2020, "Sở Y tế", 8]]), cover=make_cover())
    assert "“Niên độ” có phải là “Năm”" in finding_of(reading, "sheet.missing_column").message


@pytest.mark.parametrize(
    ("written", "likely"),
    [("cuộc KT", "inspections (Số cuộc kiểm tra)"), ("zzz", "các mã ở bảng chỉ tiêu trong hướng dẫn sử dụng")],
)
def test_an_unknown_measure_is_told_the_codes_with_what_they_mean(written: str, likely: str) -> None:
    row: list[Value] = [written, None, day(1, 4, 2018), day(12, 14, 2019), 12, "Báo cáo"]
    assert likely in finding_of(read_form(header("opening_balance"), row), "cell.not_in_list").message


@pytest.mark.parametrize(("measure", "outcome"), [("inspections", "rejected"), ("satisfaction_rate", "accepted")])
def test_a_balance_of_what_is_counted_is_a_whole_number(measure: str, outcome: str) -> None:
    row: list[Value] = [measure, None, day(1, 4, 2018), day(12, 14, 2019), 1.234, "Báo cáo"]
    reading = read_form(header("opening_balance"), row)
    assert outcomes(reading, "opening_balance") == [outcome]
    assert said(reading) == [("cell.not_a_number" if outcome == "rejected" else "sheet.unknown", "E2")]


def test_another_value_must_be_given() -> None:
    line: list[Value] = ["a1", "Giá trị khác", None, "vì", "Bà B", day(8, 17)]
    reading = read_form(header("resolution"), line, ["a2", "Theo sổ", None, "vì", "Bà B", day(8, 17)])
    assert said(reading) == [("cell.required", "C2")]


def test_faults_without_end_are_counted_and_their_rows_rejected_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.submissions.judged_table.ALIKE_AT_MOST", 3)
    rows = [violation(n, people="nhiều") for n in range(1, 8)]
    reading = read_form(VIOLATIONS, *rows, violation(8, people=2))
    assert said(reading) == [("cell.not_a_number", f"E{row}") for row in (2, 3, 4)]
    assert outcomes(reading, "violation") == ["rejected"] * 7 + ["accepted"]
    last = reading.findings[-1].message
    assert last.endswith("Còn 4 chỗ nữa như vậy trong cột này, đến ô E8; không nêu từng ô.")
    assert not any("chỗ nữa" in found.message for found in reading.findings[:-1])


def test_as_many_faults_as_are_told_are_told_without_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.submissions.judged_table.ALIKE_AT_MOST", 3)
    reading = read_form(VIOLATIONS, *[violation(n, people="nhiều") for n in range(1, 4)])
    assert len(reading.findings) == 3
    assert not any("chỗ nữa" in found.message for found in reading.findings)


def test_past_the_bound_of_a_file_each_kind_of_fault_is_still_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.submissions.judged_table.TOLD_AT_MOST", 2)
    rows = [violation(n, people="nhiều", kind="abc") for n in range(1, 6)]
    reading = read_form(VIOLATIONS, *rows)
    assert {code for code, _ in said(reading)} == {"cell.not_a_number", "cell.not_in_list"}
    assert len(reading.findings) == 3
    assert outcomes(reading, "violation") == ["rejected"] * 5


@pytest.mark.parametrize(
    ("score", "codes"),
    [(63.79, []), (100, []), (0, []), (6379, ["cell.not_a_number"]), (0.8431, ["cell.not_a_number"]), ("84,31%", []),
     ("63,79/100", []), ("63,79/100 điểm", [])],
)  # fmt: skip
def test_a_score_is_out_of_a_hundred(score: Value, codes: list[str]) -> None:
    reading = read_form(header("index_result"), ["SIPAS", 2019, 40, 63, score])
    assert [code for code, _ in said(reading)] == codes


def test_of_two_rulings_of_one_day_on_a_discrepancy_the_second_is_given_back() -> None:
    said_first: list[Value] = ["CL-1", "Theo sổ theo dõi", None, "Đã đối chiếu", "Bà B", day(8, 16)]
    contrary: list[Value] = ["CL-1", "Theo đơn vị", None, "Đơn vị đúng", "Bà B", day(8, 16)]
    reading = read_form(header("resolution"), said_first, contrary, [*contrary[:5], day(8, 17)])
    assert outcomes(reading, "resolution") == ["accepted", "rejected", "accepted"]
    assert said(reading) == [("row.duplicate", "A3")]


@pytest.mark.parametrize(
    ("rank", "count", "cells"),
    [
        (50, 63, []),
        (63, 63, []),
        (50, None, []),
        (0, 63, ["C2"]),
        (64, 63, ["C2"]),
        (5063, None, ["C2"]),
        ("-", 63, []),
    ],
)
def test_a_rank_is_one_of_those_ranked(rank: Value, count: Value, cells: list[str]) -> None:
    reading = read_form(header("index_result"), ["PCI", 2019, rank, count, 63.79])
    assert said(reading) == [("cell.not_a_number", cell) for cell in cells]


def test_of_two_balances_for_the_same_the_second_is_given_back_where_it_has_another_value() -> None:
    def balance(unit: Value, value: int, source: str, first: int = 4) -> list[Value]:
        return ["inspections", unit, day(1, first, 2018), day(12, 14, 2019), value, source]

    rows = [balance(None, 49, "A"), balance("Toàn tỉnh", 49, "B"), balance(None, 50, "C"), balance(None, 50, "D", 15)]
    reading = read_form(header("opening_balance"), *rows, balance("Sở Y tế", 5, "E"))
    assert outcomes(reading, "opening_balance") == ["accepted", "accepted", "rejected", "accepted", "accepted"]
    assert said(reading) == [("row.duplicate", "E4")]


def test_of_two_rows_for_an_index_and_year_the_second_is_given_back_where_it_has_other_figures() -> None:
    rows: list[list[Value]] = [
        ["PCI", 2019, 50, 63, 63.79], ["PCI", 2019, 50, 63, None, 2017], ["PCI", 2019, 47], ["PCI", 2018, 47],
    ]  # fmt: skip
    reading = read_form(header("index_result"), *rows)
    assert outcomes(reading, "index_result") == ["accepted", "accepted", "rejected", "accepted"]
    assert said(reading) == [("row.duplicate", "C4")]
    rows[2][2:] = [47, "x"]  # given back for another fault, it says nothing
    assert said(read_form(header("index_result"), *rows)) == [("cell.not_a_number", "D4")]


def test_of_two_columns_of_one_meaning_each_fills_the_blanks_of_the_other_and_brings_its_faults() -> None:
    head = [*VIOLATIONS, "Hình thức xử lý"]
    rows: list[list[Value]] = [
        [*violation(1, sanction=None), "Phê bình"],
        [*violation(2, sanction="Khiển trách", note="b"), None],
        [*violation(3, sanction=None, note="c"), None],
    ]
    reading = read_form(head, *rows)
    assert (values(reading, "violation", "sanction"), said(reading)) == (["Phê bình", "Khiển trách", None], [])
    strange = read_form(head, *rows, [*violation(4, sanction=None, note="d"), "Đã xong xuôi"])
    assert [code for code, _ in said(strange)] == ["cell.not_in_list"]
    blamed = read_form(head, *rows, [*violation(4, sanction="Đã xong xuôi", note="d"), None])
    assert said(blamed) == [("cell.not_in_list", "F5")]


def test_of_two_balances_for_the_same_the_second_is_given_back_in_another_sheet_as_well() -> None:
    def sheet(name: str, value: int) -> Sheet:
        row: list[Value] = ["inspections", None, day(1, 4, 2018), day(12, 14, 2019), value, f"Nguồn {name}"]
        return make_sheet(name, [header("opening_balance"), row])

    other = read(sheet("LK", 49), sheet("LK (2)", 50), cover=make_cover())
    assert outcomes(other, "opening_balance") == ["accepted", "rejected"]
    assert "dòng 2 trang “LK”" in finding_of(other, "row.duplicate").message
    same = read(sheet("LK", 49), sheet("LK (2)", 49), cover=make_cover())
    assert (outcomes(same, "opening_balance"), said(same)) == (["accepted", "accepted"], [])


def test_a_figure_of_an_index_is_held_against_the_row_that_told_it_first() -> None:
    rows: list[list[Value]] = [["PCI", 2019, 50], ["PCI", 2019, None, None, 63.1], ["PCI", 2019, None, None, 65.2]]
    reading = read_form(header("index_result"), *rows, ["PCI", 2019, 50, None, 63.1])
    assert outcomes(reading, "index_result") == ["accepted", "accepted", "rejected", "accepted"]
    assert said(reading) == [("row.duplicate", "E4")]


def test_columns_that_say_the_same_are_one_even_where_nobody_can_read_a_cell() -> None:
    head = [*TASKS, "Thời hạn hoàn thành"]
    reading = read_form(head, [*task(1, due_on="31/02/2020"), "31/02/2020"], [*task(2), day(9, 1)])
    assert (outcomes(reading, "task_progress"), said(reading)) == (
        ["rejected", "accepted"],
        [("cell.not_a_date", "F2")],
    )
    other = read_form(head, [*task(1, due_on="31/02/2020"), "30/02/2020"], [*task(2), day(9, 1)])
    assert said(other) == [("sheet.duplicate_column", "M1")]


def test_a_cell_that_fills_a_blank_keeps_its_address_its_text_and_its_decimals() -> None:
    head: list[Value] = ["STT", "Chỉ tiêu", "Trong kỳ", "Trong kỳ"]
    rate: list[Value] = [1, "Tỷ lệ hoàn thành (%)", None, "91,70"]
    told: list[Value] = [2, "Số CBCCVC vi phạm", None, "vài"]
    reading = read_form(head, rate, told, [3, "Tổng số nhiệm vụ được giao", "x1", None])
    assert values(reading, "declared_total", "in_period_decimals") == [2, None, None]
    assert said(reading) == [("cell.not_a_number", "D3"), ("cell.not_a_number", "C4")]
    assert finding_of(reading, "cell.not_a_number").text == "vài"


@pytest.mark.parametrize(("briefed", "codes"), [(11, [("row.count_exceeds", "C2")]), (10, [])])
def test_an_item_is_no_larger_than_its_whole_in_another_sheet(briefed: int, codes: list[tuple[str, str]]) -> None:
    rows = [1, "Tổng số CBCCVC", 10], [2, "Số CBCCVC được quán triệt", briefed]
    sheets = [
        make_sheet(name, [header("dissemination"), row]) for name, row in zip(("04-QT", "QT2"), rows, strict=True)
    ]
    for both in (sheets, sheets[::-1]):
        reading = read(make_cover(), *both)
        assert said(reading) == codes
        assert outcomes(reading, "dissemination") == ["accepted", "rejected" if codes else "accepted"]


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        ("tasks_completion_rate", "(tasks_completed, tasks_assigned), hoặc bỏ dòng này"),
        ("staff_briefed_rate", "làm nên tỷ lệ, hoặc bỏ dòng này"),
        ("index_rank", "hãy bỏ dòng này"),
        ("inspections", None),
    ],
)
def test_a_balance_of_what_adds_up_with_nothing_is_kept_and_told(measure: str, told: str | None) -> None:
    row = [measure, None, day(1, 4, 2018), day(12, 14, 2019), 49, "Báo cáo năm 2019"]
    reading = read_form(header("opening_balance"), row)
    assert outcomes(reading, "opening_balance") == ["accepted"]
    assert [(found.code, found.cell) for found in reading.findings] == ([("sheet.unknown", "E2")] if told else [])
    assert told is None or told in reading.findings[0].message


def test_what_is_wrong_in_the_rows_of_a_rejected_sheet_is_said_with_the_sheet_and_not_by_itself() -> None:
    without = [name for name in VIOLATIONS if name != "Hành vi vi phạm"]
    rows = [violation(1, "chưa rõ"), violation(2, "31/02/2020"), violation(3, people=-1, handled=None), violation(4)]
    reading = read_form(without, *([*row[:2], *row[3:]] for row in rows))
    assert said(reading) == [("sheet.missing_column", "A1")]
    message = reading.findings[0].message
    assert "“chưa rõ” không phải là ngày" in message and "Cũng vậy: ô B3." in message and "Ô D4" in message
    assert outcomes(reading, "violation") == ["rejected"] * 4


def test_of_columns_that_contradict_each_other_no_cell_is_said_to_be_wrong() -> None:
    rows = ([*violation(1), day(7, 21)], [*violation(2), day(7, 21)])
    reading = read_form([*VIOLATIONS, "Ngày phát hiện"], *rows)
    assert said(reading) == [("sheet.duplicate_column", "I1")]
    assert "còn phải sửa" not in reading.findings[0].message


def test_of_many_cells_alike_in_a_rejected_sheet_the_first_are_named_and_the_others_counted() -> None:
    without = [name for name in VIOLATIONS if name != "Hành vi vi phạm"]
    rows = [violation(number, office=f"Phòng {number}", people="nhiều") for number in range(1, 31)]
    message = read_form(without, *([*row[:2], *row[3:]] for row in rows)).findings[0].message
    assert "D22 và 9 ô nữa." in message and "D23" not in message


@pytest.mark.parametrize(("number", "codes"), [(day(7, 15), [("sheet.unknown", "B2")]), ("15/7", []), (15, [])])
def test_a_document_s_number_that_is_a_day_counts_and_is_said(number: Value, codes: list[tuple[str, str]]) -> None:
    reading = read_form(TASKS, task(1, number), task(2, "13/UBND-NC"))
    assert (said(reading), outcomes(reading, "task_progress")) == (codes, ["accepted", "accepted"])


@pytest.mark.parametrize(
    ("office", "several"),
    [
        ("Phòng Nội vụ, Phòng Tư pháp", True),
        ("Phòng Nội vụ và phòng Tư pháp", True),
        ("1. Xã Tân Thanh\n2. Xã Tân Mỹ", True),
        ("UBND xã Tân Thanh; xã Tân Mỹ", True),
        ("- Xã Tân Thanh;\n\n- Xã Tân Mỹ", True),
        ("02 phòng chuyên môn", True),
        ("Các phòng chuyên môn", True),
        ("Toàn bộ các đơn vị trực thuộc", True),
        ("UBND các xã", True),
        ("Khối giáo dục (05 trường)", True),
        ("Trường THCS Tân Thanh (2 điểm trường)", False),
        ("Trung tâm Y tế (14 trạm y tế)", False),
        ("Đội thuế liên xã (4 xã)", False),
        ("Toàn Thắng", False),
        ("Phòng Tài chính, Kế hoạch", False),
        ("Phòng Văn hóa và Thông tin", False),
        ("Trường THCS Tân Thanh, xã Tân Thanh", False),
        ("Phòng Nội vụ, UBND huyện Văn Lãng", False),
        ("Trường THCS Tân Thanh, trường đạt chuẩn quốc gia", False),
        ("Trường THCS Tân Thanh, trường THCS Tân Mỹ", True),
        (" ".join(["Phòng Nội vụ, Phòng Tư pháp"] * 200), True),
    ],
)
def test_a_visit_to_what_seems_to_be_several_units_counts_once_and_that_is_said(office: str, several: bool) -> None:
    reading = read_form(VISITS, visit(1, inspected_unit=office))
    assert outcomes(reading, "inspection_report") == ["accepted"]
    assert said(reading) == [("sheet.unknown", "F2")] * several


@pytest.mark.parametrize(
    ("number", "several"),
    [
        ("01, 02, 03/KH-UBND", True),
        ("01/KH-UBND và số 02/KH-UBND", True),
        ("01/KH-UBND\n02/KH-UBND", True),
        ("Từ 01 đến 05/KH-UBND", True),
        ("12, 13, 14", True),
        ("03 công văn", True),
        ("Nhiều văn bản", True),
        ("01 công văn", False),
        ("Công văn 12", False),
        ("Kế hoạch số 12/KH-UBND, ngày 15/7/2020", False),
        ("12/KH-UBND, 15/7/2020", False),
        ("12/2020/QĐ-UBND", False),
    ],
)
def test_what_seem_to_be_several_documents_in_a_row_count_once_and_that_is_said(number: str, several: bool) -> None:
    row: list[Value] = [1, "Kế hoạch", number, day(7, 20), "Về kỷ luật", None]
    reading = read_form(header("issued_document"), row)
    assert outcomes(reading, "issued_document") == ["accepted"]
    assert said(reading) == [("sheet.unknown", "C2")] * several


def test_of_each_row_that_tells_the_same_several_that_is_said_and_of_units_it_may_not_be_several() -> None:
    for _ in range(2):  # the second time it is known of the text
        visits = [visit(n, inspected_unit="01/A, 02/B", inspected_on=day(8, n)) for n in (1, 2)]
        assert said(read_form(VISITS, *visits)) == []
        documents: list[list[Value]] = [[n, "Kế hoạch", "01/A, 02/B", day(7, n), f"Việc {n}", None] for n in (1, 2)]
        assert {"C2", "C3"} <= {cell for _, cell in said(read_form(header("issued_document"), *documents))}


def test_of_a_row_that_is_refused_nobody_is_told_that_it_counts_once() -> None:
    reading = read_form(VISITS, visit(1, inspected_unit="Phòng A, Phòng B", inspected_on="chưa rõ"))
    assert said(reading) == [("cell.not_a_date", "G2")]
