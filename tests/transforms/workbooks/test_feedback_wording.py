"""The words of feedback: what a unit has to do, and how both sides are shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from tests.transforms.feedback_sample import PATH, RULING, difference, feedback, file, finding, quiet
from transforms.definitions.codes import Severity
from transforms.definitions.feedback_data import Fate, Side
from transforms.definitions.rules import RULES, RuleSeverity
from transforms.workbooks.feedback_wording import (
    FATES,
    RULE_SEVERITIES,
    SEVERITIES,
    in_order_of_fate,
    shown_place,
    shown_ruling,
    shown_sides,
    shown_state,
    shown_subject,
    shown_value,
    sorted_for_people,
    tasks_for_the_unit,
    told_message,
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "Đã nhận, trừ các dòng bị trả lại"),
        ({"rejected_rows": 0}, "Đã nhận, có điểm cần xem"),
        ({"state": "rejected"}, "Trả lại cả tệp"),
        ({"state": "duplicate", "same_as": "2020-08/a.xlsx"}, "Trùng với tệp “a.xlsx”, không tính"),
        (
            {"state": "duplicate", "same_as": "a.xlsx", "same_is_rejected": True},
            "Trùng với tệp “a.xlsx” đã bị trả lại, không tính",
        ),
    ],
)
def test_what_became_of_a_file_is_said_as_it_is(said: dict[str, object], words: str) -> None:
    assert shown_state(file(**said)) == words


def test_every_severity_and_fate_has_words() -> None:
    assert set(SEVERITIES) == {severity.value for severity in Severity}
    assert set(RULE_SEVERITIES) == {severity.value for severity in RuleSeverity}
    assert set(FATES) == set(Fate)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2020-08-09", "09/08/2020"), ("Đã hoàn thành", "Đã hoàn thành"), (None, "–"), ("47 → 50", "47 → 50")],
)
def test_days_are_shown_as_people_write_them(value: str | None, shown: str) -> None:
    assert shown_value(value) == shown


def test_a_side_is_named_and_says_what_and_where() -> None:
    left, right = shown_sides(difference())
    assert left == "Sổ theo dõi nhiệm vụ: 01/08/2020\n(tệp 2020-08/So theo doi.xls, trang “SO-NV”, ô L855)"
    assert right == f"Đơn vị báo cáo: 09/08/2020\n(tệp {PATH}, trang “01-NV”, ô I8)"


def test_each_rule_names_its_two_sides_apart() -> None:
    for rule in RULES:
        left, right = (side.partition(":")[0] for side in shown_sides(difference(rule=rule)))
        assert left and right and left != right


def test_a_side_that_says_nothing_says_so_and_names_its_source() -> None:
    nothing = difference(right=Side("task_progress", None, None, None, None))
    assert shown_sides(nothing)[1] == "Đơn vị báo cáo: không có\n(Biểu 01-NV)"
    assert shown_sides(difference(right=Side(None, None, None, None, None)))[1] == "Đơn vị báo cáo: không có"


def test_a_source_without_a_file_is_not_said_to_be_missing_where_it_has_a_value() -> None:
    assert shown_place(Side("org_unit", "Xã", None, None, None)) == "Danh mục đơn vị"


def test_only_a_rate_is_written_with_a_comma() -> None:
    declared = Side("declared_total", "91.6", None, None, None)
    assert shown_sides(difference(rule="rate.truncated", right=declared))[1].startswith("Đơn vị ghi: 91,6")
    number = Side("task_progress", "91.6/UBND", None, None, None)
    assert shown_sides(difference(rule="task.missing_in_register", right=number))[1].startswith(
        "Đơn vị báo cáo: 91.6/UBND"
    )


def test_a_subject_is_shown_without_the_codes_of_programs() -> None:
    told = difference(subject="Tỷ lệ hài lòng (%) (satisfaction_rate) tháng 8/2020")
    assert shown_subject(told) == "Tỷ lệ hài lòng (%) tháng 8/2020"
    assert shown_subject(difference()) == difference().subject


def test_a_ruling_that_fell_says_so_and_one_that_stands_does_not() -> None:
    assert shown_ruling(RULING, Fate.RULED) == "Theo đơn vị; lý do: Đã kiểm tra văn bản; Nguyễn Văn A, ngày 01/8/2020."
    assert "kết luận lại" in shown_ruling(RULING, Fate.REOPENED)
    assert shown_ruling(None, Fate.NEW) == ""


def test_a_hint_is_said_once() -> None:
    hint = "Có thể là nhiệm vụ NV-1."
    assert told_message(difference(message="Không có trong sổ.", suggestion=hint)).endswith(hint)
    assert told_message(difference(message=f"Không có trong sổ. {hint}", suggestion=hint)).count(hint) == 1


def test_a_unit_that_has_done_all_has_nothing_to_do() -> None:
    assert tasks_for_the_unit(quiet()) == []


def test_a_unit_that_reported_a_quarter_is_asked_for_its_months_unless_nothing_of_it_was_taken() -> None:
    (task,) = tasks_for_the_unit(quiet(period="2020-Q3"))
    assert task.startswith("Gửi báo cáo của từng tháng: tệp ghi kỳ quý III năm 2020 được lưu, nhưng")
    central = file(state="accepted", form_set="inspection_plan")
    assert tasks_for_the_unit(quiet(period="2020", files=(central,))) == []
    assert tasks_for_the_unit(quiet(period="2020-Q3", files=(file(state="rejected", is_answered=True),))) == []


def test_returned_rows_are_counted_once_however_many_faults_they_have() -> None:
    found = (finding(), finding(cell="E8", code="cell.not_in_list"), finding(cell="C9", row_number=9))
    (task,) = tasks_for_the_unit(quiet(findings=found))
    assert task.startswith("Sửa 2 dòng bị trả lại (“01-NV” 2 dòng)")


def test_a_returned_workbook_comes_first_with_its_reason_and_its_rows_are_not_asked_for_apart() -> None:
    reason = finding(cell=None, row_number=None, sheet_no=None, sheet=None, code="file.period_unknown",
                     severity="reject_workbook", message="Không tìm thấy kỳ báo cáo.")  # fmt: skip
    told = quiet(files=(file(state="rejected"),), findings=(reason, finding()))
    (task,) = tasks_for_the_unit(told)
    assert task == "Gửi lại tệp “BC thang 8 So KHCN.xlsx” (đã trả lại): Không tìm thấy kỳ báo cáo."


def test_a_unit_that_has_sent_nothing_is_first_asked_for_its_report() -> None:
    report, differences = tasks_for_the_unit(quiet(files=(), is_awaited=True, differences=(difference(),)))
    assert report == "Gửi báo cáo tháng 8 năm 2020: chưa nhận được báo cáo của đơn vị."
    assert differences.startswith("Đối chiếu")


def test_a_report_that_was_given_back_is_asked_for_once() -> None:
    (task,) = tasks_for_the_unit(quiet(files=(file(state="rejected"),), is_awaited=True))
    assert task.startswith("Gửi lại tệp")


def test_a_returned_workbook_that_was_sent_again_is_no_task() -> None:
    assert tasks_for_the_unit(quiet(files=(file(state="rejected", is_answered=True),))) == []


def test_a_returned_workbook_of_no_known_month_may_have_been_answered_by_a_later_one() -> None:
    whole = finding(cell=None, severity="reject_workbook", message="Không tìm thấy kỳ báo cáo.")
    lost = file(state="rejected", period=None, path="2020-08/cu.xlsx")
    later = file(file_key="k2", path="2020-08/moi.xlsx", received_at=datetime(2020, 8, 17), rejected_rows=0)
    asked = "Gửi lại tệp “cu.xlsx” (đã trả lại), nếu tệp “moi.xlsx” gửi sau không thay cho tệp này: Không tìm thấy"
    assert tasks_for_the_unit(quiet(files=(lost, later), findings=(whole,)))[0].startswith(asked)
    for no_answer in (replace(later, received_at=datetime(2020, 8, 1)), replace(later, form_set="task_register")):
        told = tasks_for_the_unit(quiet(files=(lost, no_answer), findings=(whole,)))
        assert told == ["Gửi lại tệp “cu.xlsx” (đã trả lại): Không tìm thấy kỳ báo cáo."]


def test_what_is_no_workbook_is_not_asked_for_again_and_stands_for_no_report() -> None:
    prose = file(state="rejected", path="2020-08/Báo cáo lời văn.docx", unit=None, period=None)
    word = finding(code="file.not_a_workbook", cell=None, severity="reject_workbook", message="Đây là tài liệu Word.")
    not_taken = "Không nhận tệp “Báo cáo lời văn.docx”: Đây là tài liệu Word."
    assert tasks_for_the_unit(quiet(files=(prose,), findings=(word,))) == [not_taken]
    awaited = tasks_for_the_unit(quiet(files=(prose,), findings=(word,), is_awaited=True))
    assert awaited == ["Gửi báo cáo tháng 8 năm 2020: chưa nhận được báo cáo của đơn vị.", not_taken]


def test_missing_forms_returned_sheets_differences_and_warnings_are_tasks() -> None:
    told = quiet(
        missing_forms=("dissemination", "remark"),
        findings=(
            finding(severity="reject_sheet", cell=None, row_number=None),
            finding(severity="warning", cell="C6", row_number=6),
        ),
        differences=(difference(), difference(2, severity="critical"), difference(3, fate=Fate.RESOLVED)),
    )
    sheets, forms, differences, warnings = tasks_for_the_unit(told)
    assert sheets == "Sửa và gửi lại các biểu bị trả lại cả biểu: “01-NV”."
    assert forms.startswith(
        "Bổ sung biểu còn thiếu vào tệp báo cáo rồi gửi lại cả tệp: 04-QT và 08-NX. Tệp gửi sau thay thế"
    )
    assert differences.startswith("Đối chiếu, làm rõ 2 chênh lệch, trong đó 1 nghiêm trọng")
    assert warnings.startswith("Xem lại 1 điểm lưu ý")


def test_what_was_not_read_is_not_said_to_have_been_accepted() -> None:
    unread = finding(code="sheet.unknown", severity="warning")
    hidden = finding(code="sheet.hidden", severity="warning")
    (only,) = tasks_for_the_unit(quiet(findings=(unread,)))
    assert only.startswith("Xem lại 1 chỗ không được đọc") and "đã được nhận" not in only
    both = tasks_for_the_unit(quiet(findings=(unread, hidden, hidden)))
    assert both == [only, "Xem lại 2 điểm lưu ý ở trang “Lỗi cần sửa” (số liệu đã được nhận)."]


def test_differences_are_grouped_by_unit_the_gravest_first() -> None:
    listed = [difference(1), difference(2, unit="SCT"), difference(3, severity="critical"), difference(4, unit="LSN")]
    assert [d.id[-1] for d in sorted_for_people(listed, ["SCT", "SKHCN"])] == ["4", "2", "3", "1"]


def test_a_unit_reads_what_is_open_before_what_is_settled() -> None:
    listed = [
        difference(1, fate=Fate.RESOLVED, severity="critical"),
        difference(2, fate=Fate.PERSISTING),
        difference(3, fate=Fate.NEW),
        difference(4, fate=Fate.RULED),
        difference(5, fate=Fate.PERSISTING, severity="critical"),
    ]
    assert [d.id[-1] for d in in_order_of_fate(listed)] == ["5", "3", "2", "4", "1"]
    assert in_order_of_fate(feedback().differences) == list(feedback().differences)
