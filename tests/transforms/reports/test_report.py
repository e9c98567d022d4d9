"""The report's words and tables from given figures: each rule of prose where it fires and where it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.transforms.report_sample import (
    AUGUST,
    JULY,
    SENDERS,
    UNITS,
    changed,
    discrepancy,
    empty,
    measured,
    missing,
    sample,
    value,
    without,
)
from transforms.definitions.basis import Basis
from transforms.definitions.measures import MEASURES
from transforms.definitions.periods import Period, Window
from transforms.definitions.report_data import (
    AppliedRuling,
    IndexStatement,
    InspectionVisit,
    PlannedInspection,
    ReportData,
    ReportUnit,
    ReturnedFile,
    SenderState,
    UnitRemark,
)
from transforms.definitions.report_measures import REPORT_MEASURES
from transforms.reports.printed_numbers import numbers_outside
from transforms.reports.report import ReportContext, ReportSettings, write_report
from transforms.reports.report_figures import MARKED, plain
from transforms.reports.report_parts import Paragraph
from transforms.values.prose import RateStyle


def texts(paragraphs: tuple[Paragraph, ...]) -> str:
    return "\n".join(plain(paragraph.text) for paragraph in paragraphs)


def section(name: str, data: ReportData) -> str:
    return texts(getattr(write_report(data).sections, name))


def everything(context: ReportContext) -> list[str]:
    """Every text of a report, marked."""
    found: list[str] = []

    def walk(part: object) -> None:
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, tuple):
            for item in part:
                walk(item)
        elif hasattr(part, "__dataclass_fields__") and type(part).__name__ not in ("FigureBook", "ChartData"):
            for name in part.__dataclass_fields__:
                if (type(part).__name__, name) != ("ReportContext", "period"):
                    walk(getattr(part, name))

    walk(context)
    return found


# -- who reported


def test_all_in_on_time_is_said_with_its_counts_and_no_more() -> None:
    said = section("submissions", sample())
    assert said == (
        "Tính đến hết ngày 20/8/2020, Sở Nội vụ nhận được báo cáo của 5/5 cơ quan, đơn vị, trong đó 05 đơn vị gửi"
        " đúng hạn (hạn đến hết ngày 18/8/2020)."
    )


def test_late_and_absent_units_are_named() -> None:
    states = [SenderState(unit, "2020-08", date(2020, 8, 17), True, (), 0) for unit in SENDERS[:3]]
    states.append(SenderState("187", "2020-08", date(2020, 8, 19), False, (), 0))
    states.append(SenderState("184", "2020-08", None, False, (), 0))
    said = section("submissions", sample(sender_states=tuple(states)))
    assert "nhận được báo cáo của 4/5 cơ quan, đơn vị, trong đó 03 đơn vị gửi đúng hạn" in said
    assert "huyện Chi Lăng gửi muộn; huyện Văn Quan chưa gửi báo cáo." in said
    assert "chưa bao gồm những đơn vị được nêu tên là chưa có số liệu" in said


def test_that_nobody_reported_on_time_is_said_in_words() -> None:
    late = tuple(SenderState(unit, "2020-08", date(2020, 8, 19), False, (), 0) for unit in SENDERS)
    assert "5/5 cơ quan, đơn vị, trong đó không có đơn vị nào gửi đúng hạn" in section(
        "submissions", sample(sender_states=late)
    )


def test_a_period_of_which_nothing_was_received_says_so_and_shows_no_nought() -> None:
    context = write_report(empty())
    assert context.nothing_received
    said = "\n".join(plain(text) for text in everything(context))
    assert "chưa nhận được báo cáo tháng 8 năm 2020 của cơ quan, đơn vị nào" in said
    assert "chưa có số liệu về vi phạm" in said
    assert context.annexes.tasks == ()
    assert context.chart is None
    figures = [match for text in everything(context) for match in MARKED.findall(text)]
    assert not [text for identity, text in figures if text in ("0", "0,0%") and not identity.startswith("submissions")]


def test_returned_files_are_counted_and_listed_with_their_reasons() -> None:
    file = ReturnedFile("2020-08/x.xlsx", None, None, date(2020, 8, 15), ("Tệp có mật khẩu.", "Tệp có mật khẩu."))
    context = write_report(sample(returned_files=(file,)))
    assert "Có 01 tệp bị trả lại, lý do nêu tại Phụ lục IV." in texts(context.sections.submissions)
    row = context.annexes.returned[0]
    assert (plain(row.file), row.unit, row.received_on, plain(row.reasons)) == (
        "2020-08/x.xlsx", "Không xác định", "15/8/2020", "Tệp có mật khẩu",
    )  # fmt: skip


# -- evidence beside figures


def test_a_unit_missing_from_a_figure_is_named_at_the_figure() -> None:
    said = section("violations", missing(sample(), "violation", "SYT", "184"))
    assert "phát hiện 63 trường hợp vi phạm (chưa có số liệu của Sở Y tế và huyện Văn Quan)" in said
    assert "chưa có số liệu" not in section("violations", sample())


def test_a_long_list_of_missing_units_is_told_by_its_number_and_the_annex() -> None:
    many = tuple(f"X{n}" for n in range(7))
    said = section("violations", missing(sample(), "violation", *many))
    assert "(chưa có số liệu của 07 đơn vị nêu tại Phụ lục IV)" in said


def test_the_annex_names_who_is_missing_from_a_form_and_says_so_where_all_are() -> None:
    rows = write_report(missing(sample(), "violation", "SYT", "184")).annexes.gaps
    assert [(row.form, row.period) for row in rows] == [("03-VP", "Sở YT và huyện Văn Quan")]
    (row,) = write_report(missing(sample(), "violation", *SENDERS)).annexes.gaps
    assert plain(row.period) == f"Tất cả {len(SENDERS)} đơn vị phải báo cáo"


def test_forms_that_lack_the_same_units_stand_in_one_row_of_the_annex() -> None:
    data = missing(missing(sample(), "violation", "SYT"), "issued_document", "SYT")
    assert [(row.form, row.period) for row in write_report(data).annexes.gaps] == [("03-VP, 05-VB", "Sở YT")]
    data = missing(missing(sample(), "violation", "SYT"), "issued_document", "184")
    assert [row.form for row in write_report(data).annexes.gaps] == ["03-VP", "05-VB"]


def test_rows_that_were_returned_are_told_beside_the_figure() -> None:
    said = section("violations", changed(sample(), value("violators", 63, rejected_rows=2)))
    assert "63 trường hợp vi phạm (chưa tính 02 dòng bị trả lại)" in said


def test_a_register_that_is_not_in_is_named_with_its_keeper_and_the_day_it_reaches() -> None:
    data = sample()
    rows = [
        replace(v, status="partial", missing_units=("SKHCN",), last_day=date(2020, 7, 14))
        if v.source == "task_register"
        else v
        for v in data.measured
    ]
    said = section("tasks", replace(data, measured=tuple(rows)))
    assert "chưa nhận được Sổ theo dõi nhiệm vụ của kỳ báo cáo từ Sở Khoa học và Công nghệ" in said
    assert "số liệu đến ngày 14/7/2020" in said
    assert "so với tháng 7" not in said


def test_nothing_received_of_a_form_is_said_in_words() -> None:
    data = without(sample(), "violators", "violators_handled", "violations_handled_rate")
    assert section("violations", data) == "Trong tháng, chưa có số liệu về vi phạm kỷ luật, kỷ cương hành chính."


def test_nothing_found_is_not_the_same_as_nothing_received() -> None:
    data = changed(sample(), value("violators", 0))
    assert section("violations", data).startswith("Trong tháng, không phát sinh trường hợp vi phạm. Lũy kế")


def test_units_that_did_not_answer_stand_beside_nothing_found() -> None:
    data = changed(sample(), value("violators", 0, missing=("SYT",)))
    assert section("violations", data).startswith(
        "Trong tháng, không phát sinh trường hợp vi phạm (chưa có số liệu của Sở Y tế)."
    )


# -- comparisons


def test_a_change_is_told_against_a_named_month() -> None:
    assert "quá hạn chưa hoàn thành 07 nhiệm vụ, tăng 02 nhiệm vụ so với tháng 7" in section("tasks", sample())


def test_no_change_is_told_as_none() -> None:
    july = value("tasks_open_overdue", 7, period=JULY)
    assert "07 nhiệm vụ, bằng tháng 7." in section("tasks", changed(sample(), july))


def test_a_change_of_rates_is_the_difference_of_the_printed_ones() -> None:
    now = value("tasks_completion_rate", None, parts=(44, 48), window="year_to_date")  # 91,667 is printed 91,7
    before = value(
        "tasks_completion_rate", None, parts=(9096, 10000), window="year_to_date", period=JULY
    )  # 90,96: 91,0
    assert "tăng 0,7 điểm phần trăm so với cuối tháng 7" in section("tasks", changed(sample(), now, before))


def test_a_change_with_units_missing_is_taken_over_those_in_both_months_and_says_so() -> None:
    data = missing(sample(), "violation", "SYT")
    units = [u for u in SENDERS if u != "SYT"]
    now = [value("violators", 10, unit=unit) for unit in units] + [value("violators", 99, unit="SYT")]
    before = [value("violators", 8, unit=unit, period=JULY) for unit in units]
    before += [value("violators", 40, period=JULY), value("violators", 1, unit="SYT", period=JULY)]
    said = section("violations", changed(data, *now, *before))
    assert "; tính trên 04 đơn vị có số liệu ở cả hai tháng, tăng 08 trường hợp so với tháng 7" in said
    assert "tính trên" not in section("violations", changed(data, *now, *before[-2:]))


def test_nothing_is_compared_where_the_month_before_has_no_figure() -> None:
    assert "so với" not in section("violations", sample())
    said = "(–) Không có số liệu so sánh được với tháng 7."
    assert said not in texts(write_report(sample()).annexes.task_notes)
    alone = sample(measured=tuple(v for v in measured() if v.period == "2020-08"))
    assert said in texts(write_report(alone).annexes.task_notes)


def test_received_files_that_are_not_the_resolved_and_the_pending_ones_are_not_left_unexplained() -> None:
    said = "Số tiếp nhận không bằng số đã giải quyết cộng số đang giải quyết do số liệu của một số đơn vị còn thiếu"
    assert said not in section("services", sample())
    assert said in section("services", changed(sample(), value("services_pending", 3524)))
    assert said not in section("services", changed(sample(), value("services_pending", None)))  # unknown is not 0


# -- ranking


def test_ties_are_told_as_ties_with_each_count() -> None:
    said = section("tasks", sample())
    assert (
        "Ba đơn vị cùng đạt tỷ lệ cao nhất là Sở Khoa học và Công nghệ (44/48), Sở Văn hóa, Thể thao và Du lịch và"
        " huyện Chi Lăng (mỗi đơn vị 22/24), đều đạt 91,7%."
    ) in said
    assert "Hai đơn vị đạt thấp nhất là Sở Y tế (8/12, đạt 66,7%) và huyện Văn Quan (15/19, đạt 78,9%)." in said


def test_a_lone_leader_is_told_alone() -> None:
    data = changed(sample(), value("tasks_completion_rate", None, parts=(47, 48), window="year_to_date", unit="SKHCN"))
    assert "Đơn vị đạt tỷ lệ cao nhất là Sở Khoa học và Công nghệ (47/48, đạt 97,9%)." in section("tasks", data)


def test_equal_rates_of_all_are_said_once() -> None:
    rows = [value("tasks_completion_rate", None, parts=(5, 10), window="year_to_date", unit=unit) for unit in SENDERS]
    assert "Tất cả 05 đơn vị có nhiệm vụ đều đạt 50,0%." in section("tasks", changed(sample(), *rows))


def test_units_with_overdue_tasks_are_named_in_order_of_their_number() -> None:
    said = section("tasks", sample())
    assert (
        "Các đơn vị còn nhiệm vụ quá hạn gồm: huyện Văn Quan (04 nhiệm vụ); Sở Y tế (03 nhiệm vụ); Sở Khoa học và"
        " Công nghệ (02 nhiệm vụ)." in said
    )


def test_one_unit_alone_with_the_most_overdue_tasks_is_told_alone() -> None:
    counts = {"SYT": 9} | dict.fromkeys(("SKHCN", "184", "X1", "X2", "X3", "X4"), 1)
    rows = [value("tasks_open_overdue", n, unit=unit, window="year_to_date") for unit, n in counts.items()]
    said = section("tasks", changed(sample(), *rows))
    assert "Đơn vị có nhiều nhiệm vụ quá hạn nhất là Sở Y tế (09 nhiệm vụ)." in said


def test_a_rate_never_stands_without_its_two_counts() -> None:
    said = section("tasks", sample())
    assert "đã hoàn thành 111/127 nhiệm vụ, đạt 87,4%" in said
    assert "(bằng 92,5% số nhiệm vụ đến hạn, 111/120)" in said


def test_rates_follow_the_rounding_that_the_settings_ask_for() -> None:
    context = write_report(sample(), ReportSettings(rates=RateStyle(1, "truncate")))
    assert "đều đạt 91,6%" in texts(context.sections.tasks)


# -- differences between sources


def test_a_critical_difference_marks_the_figure_and_the_unit_and_is_named() -> None:
    data = sample(discrepancies=(discrepancy("task.status_differs", "critical", "SYT", "722/UBND-NC"),))
    context = write_report(data)
    said = texts(context.sections.tasks)
    assert "đã hoàn thành 20(*) nhiệm vụ" in said
    assert "còn 01 nhiệm vụ mà tình trạng hoàn thành không thống nhất, thuộc Sở Y tế (01)." in said
    assert [row.name for row in context.annexes.tasks if row.mark] == ["Sở Y tế"]
    assert context.has_marks


def test_without_critical_differences_nothing_is_marked() -> None:
    context = write_report(sample(discrepancies=(discrepancy("total.differs", "warning", "SYT", "violators"),)))
    assert "(*)" not in "\n".join(plain(text) for text in everything(context))
    assert not context.has_marks


def test_inspections_that_the_register_lacks_are_named_with_their_decisions() -> None:
    found = (
        discrepancy("inspection.missing_in_register", "critical", "SYT", "905/QĐ-SNV, kiểm tra ngày 03/8/2020"),
        discrepancy("inspection.missing_in_register", "critical", "184", "973/QĐ-SNV, kiểm tra ngày 05/8/2020"),
    )
    assert section("unregistered_inspections", sample(discrepancies=found)) == (
        "(*) Hai cuộc kiểm tra do Sở Y tế (Quyết định số 905/QĐ-SNV) và huyện Văn Quan (Quyết định số 973/QĐ-SNV)"
        " báo cáo không có trong Sổ kiểm tra của Sở Nội vụ và không được tính vào số liệu trên."
    )
    assert section("unregistered_inspections", sample()) == ""


def test_a_cut_rate_is_named_with_what_the_unit_wrote() -> None:
    found = discrepancy("rate.truncated", "notice", "SKHCN", "tasks_completion_rate", left="44/48", right="91.6")
    said = section("weaknesses", sample(discrepancies=(found,)))
    assert "Tỷ lệ tự ghi của Sở Khoa học và Công nghệ (ghi 91,6% đối với 44/48) là số cắt bớt phần lẻ" in said
    other = discrepancy("rate.truncated", "notice", "SKHCN", "tasks_on_time_rate", left="1/13", right="7.6")
    said = section("weaknesses", sample(discrepancies=(found, other)))
    assert "của Sở Khoa học và Công nghệ (ghi 91,6% đối với 44/48; ghi 7,6% đối với 1/13) là số cắt" in said


def test_open_differences_are_counted_by_severity_and_the_same_one_in_two_months_once() -> None:
    twice = discrepancy("task.due_differs", "warning", "SYT", "1/UBND")
    found = (twice, replace(twice, period="2020-07"), discrepancy("task.vanished", "warning", "184", "2/UBND"))
    said = section("weaknesses", sample(discrepancies=found))
    assert "Còn 02 chênh lệch số liệu chưa thống nhất giữa các nguồn, đều ở mức cần làm rõ." in said
    both = (*found, discrepancy("task.status_differs", "critical", "SYT", "3/UBND"))
    said = section("weaknesses", sample(discrepancies=both))
    assert "gồm 01 chênh lệch mức nghiêm trọng và 02 chênh lệch mức cần làm rõ." in said


def test_differences_that_were_ruled_on_are_counted_apart() -> None:
    assert "; 03 chênh lệch đã có kết luận." in section("weaknesses", sample(ruled_count=3))


def test_rulings_that_the_figures_follow_are_shown_and_dated_in_the_annex() -> None:
    ruling = AppliedRuling("CL-1", "task.completed_on_differs", "SYT", "2020-08", "1/UBND", "2020-07-20", "2020-07-18",
                           "Theo đơn vị", None, "Nguyễn Văn A", date(2020, 8, 20))  # fmt: skip
    closed = replace(ruling, id="CL-2", rule="total.differs")
    total = replace(closed, id="CL-3", subject="Số CBCCVC vi phạm (violators) tháng 8/2020", left_value="2",
                    right_value="5", measure="violators")  # fmt: skip
    written = write_report(sample(rulings=(ruling, closed, total)))
    assert [plain(paragraph.text) for paragraph in written.annexes.ruling_notes] == [
        "Số liệu của báo cáo theo các kết luận sau về chênh lệch giữa các nguồn:",
        "– Sở Y tế: Ngày hoàn thành không thống nhất: 1/UBND; sổ ghi 20/07/2020, đơn vị ghi 18/07/2020. Kết luận:"
        " Theo đơn vị, Nguyễn Văn A, ngày 20/8/2020.",
        "– Sở Y tế: Số tổng hợp khác số chi tiết: Số CBCCVC vi phạm (violators) tháng 8/2020; các dòng chi tiết cộng"
        " lại là 2, đơn vị ghi 5. Kết luận: Theo đơn vị, Nguyễn Văn A, ngày 20/8/2020. Chỉ tiêu “Số CBCCVC vi phạm”"
        " của đơn vị trong tháng lấy theo kết luận này.",
    ]
    assert write_report(sample()).annexes.ruling_notes == ()


def test_an_annex_says_what_both_sides_say_without_the_request_to_the_unit() -> None:
    rows = write_report(sample(discrepancies=(discrepancy("task.due_differs", "warning", "SYT", "1/UBND"),))).annexes
    assert plain(rows.discrepancies[1].message) == ("1/UBND: sổ ghi “Đang thực hiện”, đơn vị báo cáo “Đã hoàn thành”.")


def test_a_question_to_the_unit_is_left_out_of_the_annex_as_well() -> None:
    asked = "Biểu 06-TTHC giống hệt biểu tháng 7. Có phải đơn vị gửi lại biểu cũ? Đề nghị kiểm tra."
    rows = write_report(sample(discrepancies=(discrepancy("submission.copied", "notice", "SYT", "x", message=asked),)))
    assert plain(rows.annexes.discrepancies[1].message) == "Biểu 06-TTHC giống hệt biểu tháng 7."


def test_days_of_an_annex_are_written_as_in_the_report_but_quoted_words_stay_as_they_are() -> None:
    said = "1/UBND ngày 05/01/2020 (“Việc trước 01/08/2020”): hạn theo sổ là 01/08/2020, đơn vị ghi 10/10/2020"
    rows = write_report(sample(discrepancies=(discrepancy("task.due_differs", "warning", "SYT", "1", message=said),)))
    assert plain(rows.annexes.discrepancies[1].message) == (
        "1/UBND ngày 05/01/2020 (“Việc trước 01/08/2020”): hạn theo sổ là 01/8/2020, đơn vị ghi 10/10/2020."
    )


def test_too_many_differences_are_counted_by_unit_and_only_the_critical_ones_listed() -> None:
    many = tuple(discrepancy("task.due_differs", "warning", "SYT", f"{n}/UBND") for n in range(200))
    one = discrepancy("task.status_differs", "critical", "184", "9/UBND")
    annexes = write_report(sample(discrepancies=(*many, one))).annexes
    assert [row.kind for row in annexes.discrepancies] == ["group", "row"]
    assert [(row.unit, plain(row.warning)) for row in annexes.discrepancies_by_unit] == [
        ("Sở Y tế", "200"),
        ("Huyện Văn Quan", ""),
    ]
    assert annexes.discrepancy_notes


# -- indices


def test_a_fall_printed_as_a_rise_is_contradicted_as_an_official_would() -> None:
    stated = (IndexStatement("PCI", 2019, 2017, "tăng 3 bậc", contradicted=True),)
    assert section("indices", sample(index_statements=stated)) == (
        "Chỉ số PCI năm 2019 của tỉnh đạt 63,79 điểm, xếp thứ 50/63, giảm 03 bậc(*) so với năm 2017 (47/63). (*) Tài"
        " liệu nguồn ghi “tăng 3 bậc”; số liệu thứ hạng cho thấy kết quả ngược lại."
    )


def test_a_change_that_the_source_states_rightly_is_not_remarked_on() -> None:
    assert "Tài liệu nguồn" not in section("indices", sample())


def test_ranks_out_of_different_counts_are_told_but_not_compared() -> None:
    data = changed(
        sample(),
        value("index_ranked_count", 34, index="PCI", year=2019),
        value("index_rank_change", None, index="PCI", year=2019),
    )
    said = section("indices", data)
    assert "xếp thứ 50/34 (năm 2017 xếp thứ 47/63; không so sánh do số tỉnh, thành phố xếp hạng khác nhau)" in said
    assert "bậc" not in said


@pytest.mark.parametrize(("year", "expected"), [(2017, "(năm 2017 không rõ"), (2019, "(47/63) (năm 2019 không rõ")])
def test_a_change_of_ranks_of_which_one_is_out_of_nobody_knows_how_many_says_so(year: int, expected: str) -> None:
    said = section("indices", changed(sample(), value("index_ranked_count", None, index="PCI", year=year)))
    assert f"giảm 03 bậc so với năm 2017 {expected} tổng số tỉnh, thành phố xếp hạng)" in said
    assert "không rõ" not in section("indices", sample())


# -- the units' own words


@pytest.mark.parametrize("body", ["Không.", "Không có", "Không có kiến nghị, đề xuất gì.", "Chưa có ý kiến."])
def test_a_unit_that_has_nothing_to_propose_is_quoted_with_no_proposal(body: str) -> None:
    said = section("proposals", sample(remarks=(UnitRemark("SYT", "2020-08", "Kiến nghị đề xuất", body),)))
    assert "Các đơn vị kiến nghị" not in said and body.rstrip(".") not in said
    asked = UnitRemark("SYT", "2020-08", "Kiến nghị đề xuất", "Không có biên chế làm công tác văn thư, đề nghị bổ sung")
    assert "“Không có biên chế" in section("proposals", sample(remarks=(asked,)))


def test_equal_remarks_are_merged_and_attributed_to_all_who_wrote_them() -> None:
    remarks = tuple(UnitRemark(unit, "2020-08", "Nguyên nhân", "Biên chế  thiếu.") for unit in ("184", "SYT"))
    assert section("causes", sample(remarks=remarks)) == "“Biên chế thiếu” (Sở Y tế và huyện Văn Quan)."


def test_a_remark_of_nearly_all_units_names_those_that_did_not_write_it() -> None:
    units = (*UNITS, *(ReportUnit(f"X{n}", f"Xã Số {n}", f"Số {n}", "commune", 10 + n) for n in range(8)))
    senders = tuple(unit.unit for unit in units)

    def said(*writers: str) -> str:
        remarks = tuple(UnitRemark(unit, "2020-08", "Nguyên nhân", "Thiếu người") for unit in writers)
        return section("causes", sample(units=units, senders=senders, remarks=remarks))

    assert said(*senders) == "“Thiếu người” (tất cả 13 đơn vị)."
    assert said(*(set(senders) - {"SYT", "X1"})) == "“Thiếu người” (11 đơn vị, trừ Sở Y tế và xã Số 1)."
    assert said(*senders[:7]).startswith("“Thiếu người” (07 đơn vị: Sở KH&CN, ")


def test_a_remark_is_quoted_as_text_whatever_it_looks_like() -> None:
    odd = ("=1+1 (ghi nhầm)", "{% for x in y %}", "<script>alert('x')</script>", '%} ]]> &amp; "ngoặc"')
    remarks = tuple(UnitRemark("SYT", "2020-08", "Nguyên nhân", body) for body in odd)
    said = section("causes", sample(remarks=remarks))
    for body in odd:
        assert f"“{body}”" in said


def test_an_endless_remark_is_shortened_and_says_where_the_whole_is() -> None:
    remark = UnitRemark("SYT", "2020-08", "Nguyên nhân", "Khối lượng công việc tăng. " * 1300)
    said = section("causes", sample(remarks=(remark,)))
    assert len(said) < 600
    assert said.endswith("(…)” (Sở Y tế; toàn văn tại biểu 08-NX của đơn vị).")


def test_pictographs_and_controls_of_a_remark_leave_a_sign_of_what_was_left_out() -> None:
    remark = UnitRemark("SYT", "2020-08", "Nguyên nhân", "duy trì 👍🏽 nghiêm túc\x0b.\ue000")
    said = section("causes", sample(remarks=(remark,)))
    assert said.startswith("“duy trì (…) nghiêm túc (…)")
    assert "\ue000" not in said


def test_causes_are_never_made_up() -> None:
    assert section("causes", sample(remarks=())) == "Các đơn vị chưa nêu nguyên nhân."


# -- what comes next


def test_tasks_due_in_the_next_window_are_told_by_unit() -> None:
    said = section("next_steps", sample())
    assert (
        "1. Hoàn thành 02 nhiệm vụ đến hạn trong kỳ tới (từ ngày 15/8/2020 đến ngày 14/9/2020) của 01 đơn vị, gồm:"
        " Sở Y tế (02)." in said
    )


def test_a_planned_office_is_not_said_to_be_uninspected_without_saying_that_the_register_is_missing() -> None:
    data = sample(planned_inspections=(PlannedInspection("187", 8, False),))
    said = "kiểm tra bù 01 đơn vị đã đến tháng kế hoạch nhưng chưa được kiểm tra"
    assert f"{said}: huyện Chi Lăng." in section("next_steps", data)
    assert f"{said} (chưa nhận được Sổ kiểm tra): huyện Chi Lăng." in section("next_steps", replace(data, visits=None))
    late = value(
        "plan_coverage_rate", None, window="year_to_date", parts=(0, 1), missing=("SYT",), last_day=date(2020, 7, 14)
    )
    missing = "(chưa nhận được Sổ kiểm tra của kỳ báo cáo từ Sở Y tế, số liệu đến ngày 14/7/2020)"
    assert f"{said} {missing}: huyện Chi Lăng." in section("next_steps", changed(data, late))


def test_that_no_remedy_falls_due_is_said_with_what_is_missing_from_the_register() -> None:
    none = sample(visits=())
    assert "3. Không có tồn tại, hạn chế sau kiểm tra đến hạn khắc phục trong kỳ tới" in section("next_steps", none)
    known = value("findings", 80, window="year_to_date", missing=("SYT",), last_day=date(2020, 7, 14))
    missing = "(chưa nhận được Sổ kiểm tra của kỳ báo cáo từ Sở Y tế, số liệu đến ngày 14/7/2020)"
    said = section("next_steps", changed(none, known))
    assert f"3. Theo số liệu hiện có {missing}, không có tồn tại, hạn chế sau kiểm tra đến hạn" in said
    some = section("next_steps", changed(sample(), known))
    assert f"Khắc phục xong 02 tồn tại, hạn chế {missing} đến hạn trong kỳ tới (từ ngày 15/8/2020" in some


def test_that_no_task_falls_due_is_said_with_what_is_missing_from_the_register() -> None:
    assert "Không có nhiệm vụ đến hạn trong kỳ tới (từ ngày 15/8/2020 đến ngày 14/9/2020)." in section(
        "next_steps", sample(due_tasks=())
    )
    late = changed(sample(due_tasks=()), value("tasks_assigned", 271, window="year_to_date", missing=("VPUBND",)))
    said = section("next_steps", late)
    assert "Theo số liệu hiện có (chưa nhận đủ Sổ theo dõi nhiệm vụ hằng tháng" in said
    assert "), không có nhiệm vụ đến hạn trong kỳ tới (từ ngày 15/8/2020 đến ngày 14/9/2020)." in said


def test_planned_inspections_and_remedies_falling_due_are_named() -> None:
    said = section("next_steps", sample())
    assert "2. Tiến hành kiểm tra theo kế hoạch tháng 9 năm 2020 tại 01 đơn vị: Sở Y tế." in said
    assert "3. Khắc phục xong 02 tồn tại, hạn chế đến hạn trong kỳ tới" in said


def test_what_no_register_tells_is_not_shown_as_none() -> None:
    said = section("next_steps", sample(due_tasks=None, planned_inspections=None, visits=None))
    assert "Chưa có số liệu về nhiệm vụ đến hạn" in said
    assert "Chưa có số liệu về kế hoạch kiểm tra năm" in said
    assert "Chưa có số liệu về khắc phục tồn tại" in said
    rows = write_report(sample(due_tasks=None)).annexes.tasks
    assert {row.due_next for row in rows if row.kind != "group"} == {"–"}


# -- annexes


def test_the_table_of_tasks_has_departments_then_districts_then_the_total() -> None:
    rows = write_report(sample()).annexes.tasks
    assert [(row.kind, row.name) for row in rows] == [
        ("group", "Sở, ban, ngành"),
        ("unit", "Sở Khoa học và Công nghệ"),
        ("unit", "Sở Văn hóa, Thể thao và Du lịch"),
        ("unit", "Sở Y tế"),
        ("group", "Huyện, thành phố"),
        ("unit", "Huyện Chi Lăng"),
        ("unit", "Huyện Văn Quan"),
        ("total", "Tổng cộng"),
    ]
    total = rows[-1]
    assert [plain(text) for text in (total.year.assigned, total.year.completed_on_time, total.completion_rate)] == [
        "127", "100", "87,4",
    ]  # fmt: skip


def test_visits_of_the_period_come_first_and_earlier_ones_only_while_findings_are_open() -> None:
    rows = write_report(sample()).annexes.visits
    assert [(row.decision_number, row.state) for row in rows] == [
        ("905/QĐ-SNV", "Đang khắc phục"), ("806/QĐ-SNV", "Quá hạn khắc phục"),
    ]  # fmt: skip
    done = InspectionVisit("SYT", "1/QĐ-SNV", "Đột xuất", date(2020, 8, 3), 2, 2, date(2020, 8, 9), True)
    none = InspectionVisit("SYT", "2/QĐ-SNV", "Đột xuất", date(2020, 8, 3), 0, 0, None, True)
    states = [row.state for row in write_report(sample(visits=(done, none))).annexes.visits]
    assert states == ["Đã khắc phục xong", "Không có tồn tại"]


# -- the head


def test_number_and_day_are_left_blank_for_the_clerk_unless_given() -> None:
    context = write_report(sample())
    assert context.number_line == "Số:       /BC-SNV"
    assert context.date_line == "Lạng Sơn, ngày      tháng 8 năm 2020"
    late = write_report(sample(known_as_of=date(2020, 12, 3)))
    assert late.date_line == "Lạng Sơn, ngày      tháng 12 năm 2020"  # no sooner than what it tells was received
    given = write_report(sample(), ReportSettings(number="312", dated=date(2020, 9, 5)))
    assert given.number_line == "Số: 312/BC-SNV"
    assert given.date_line == "Lạng Sơn, ngày 05 tháng 9 năm 2020"
    low = write_report(sample(), ReportSettings(number="5"))
    assert (low.number_line, "số 05/BC-SNV" in low.reference_line) == ("Số: 05/BC-SNV", True)


def test_copies_go_to_the_places_of_the_time() -> None:
    assert write_report(sample()).places == "huyện, thành phố"
    units = tuple(replace(unit, level="commune") if unit.level == "district" else unit for unit in UNITS)
    assert write_report(sample(units=units)).places == "xã, phường"


def test_the_windows_and_the_rule_are_printed_once() -> None:
    assert write_report(sample()).basis == (
        "(số liệu từ ngày 15/7/2020 đến ngày 14/8/2020; lũy kế tính từ ngày 15/12/2019; kỳ số liệu theo Nghị định số"
        " 09/2019/NĐ-CP)"
    )


def year_in_august() -> ReportData:
    """The year 2020 as August's evidence bears it."""
    year = Period.parse("2020")
    rows = [replace(v, period="2020", last_day=date(2020, 8, 14)) for v in measured() if v.period == "2020-08"]
    months = tuple(str(month) for month in year.months()[:8])
    return sample(
        period=year,
        window=year.window(),
        year_window=Basis().year_to_date(year),
        previous=year.previous(),
        next_window=Window(date(2020, 8, 15), date(2020, 12, 14)),
        months=months,
        deadline_on=None,
        measured=tuple(replace(v, status="partial", missing_units=SENDERS) for v in rows),
        sender_states=tuple(
            SenderState(unit, month, None if (unit, month) == ("SYT", "2020-03") else date(2020, 8, 17), True, (), 0)
            for month in months
            for unit in SENDERS
        ),
    )


def test_a_year_seen_in_august_ends_where_the_evidence_does_and_says_so() -> None:
    context = write_report(year_in_august())
    assert context.partial
    assert context.title.endswith("năm 2020")
    assert context.title_note == "(số liệu đến ngày 14/8/2020, chưa đủ kỳ)"
    assert "số liệu từ ngày 15/12/2019 đến ngày 14/8/2020, kỳ báo cáo đến hết ngày 14/12/2020" in context.basis
    assert texts(context.sections.tasks).startswith("Đến ngày 14/8/2020, ")
    assert "nhiệm vụ đến hạn trong thời gian còn lại của kỳ (từ ngày 15/8/2020" in texts(context.sections.next_steps)


def test_months_yet_to_come_are_nobodys_omission() -> None:
    context = write_report(year_in_august())
    said = texts(context.sections.submissions)
    assert "nhận được 39/40 lượt báo cáo tháng của các cơ quan, đơn vị, trong đó 39 lượt" in said
    assert "còn thiếu báo cáo của Sở Y tế (tháng 3)" in said
    assert "63 trường hợp vi phạm (chưa đủ số liệu của Sở Y tế)" in texts(context.sections.violations)


def test_a_period_that_is_over_has_no_note_in_its_title() -> None:
    context = write_report(sample())
    assert not context.partial
    assert context.title_note == ""


def test_other_periods_are_named_as_they_are() -> None:
    for written, name in (
        ("2020-Q3", "quý III năm 2020"),
        ("2020-H1", "6 tháng đầu năm 2020"),
        ("2020-9M", "9 tháng năm 2020"),
    ):
        period = Period.parse(written)
        data = replace(
            empty(period),
            window=period.window(),
            year_window=Basis().year_to_date(period),
            months=(str(period.months()[-1]),),
        )
        context = write_report(data)
        assert context.title.endswith(name)


# -- laws


def test_every_number_is_a_figure_a_date_or_a_name() -> None:
    found = (
        discrepancy("task.status_differs", "critical", "SYT", "722/UBND-NC"),
        discrepancy("index.change_contradicts", "critical", "LSN", "PCI 2019"),
        discrepancy("rate.truncated", "notice", "SKHCN", "x", left="44/48", right="91.6"),
    )
    remark = UnitRemark("SYT", "2020-08", "Ưu điểm", "Đạt 95% trong 3 đợt")
    for data in (sample(discrepancies=found, remarks=(remark,)), year_in_august(), empty()):
        for text in everything(write_report(data)):
            left = MARKED.sub("", text)
            assert not numbers_outside(left), (left, numbers_outside(left))


def test_every_figure_has_a_known_code_and_its_unrounded_value() -> None:
    context = write_report(missing(sample(), "violation", "SYT"))
    parts = {m.numerator for m in MEASURES.values()} | {m.denominator for m in MEASURES.values()}
    for figure in context.book.figures.values():
        assert figure.measure in MEASURES or figure.measure in REPORT_MEASURES or figure.measure in parts
    rate = context.book.figures["tasks_completion_rate:SKHCN:2020-08:year_to_date"]
    assert (rate.text, rate.value) == ("91,7%", 100 * 44 / 48)
    assert context.book.figures["plan_coverage_rate:LSN:2020-08:year_to_date:part=numerator"].value == 7


def test_the_same_data_give_the_same_report_whatever_their_order() -> None:
    data = sample()
    backwards = replace(
        data,
        measured=data.measured[::-1],
        sender_states=data.sender_states[::-1],
        remarks=data.remarks[::-1],
        due_tasks=tuple(reversed(data.due_tasks or ())),
    )
    assert everything(write_report(data)) == everything(write_report(backwards))


def test_a_task_reported_by_units_alone_says_so() -> None:
    rows = [replace(v, source="task_progress") if v.source == "task_register" else v for v in sample().measured]
    said = section("tasks", sample(measured=tuple(rows)))
    assert "nhiệm vụ (theo báo cáo của các đơn vị do chưa nhận được Sổ theo dõi nhiệm vụ)" in said


@pytest.mark.parametrize(
    ("received_on", "missing_forms", "is_named"),
    [(date(2020, 8, 17), (), False), (date(2020, 8, 17), ("task_progress",), True), (None, (), True)],
)
def test_who_keeps_the_register_that_is_not_there_is_missing_only_where_it_has_not_reported_its_own_tasks(
    received_on: date | None, missing_forms: tuple[str, ...], is_named: bool
) -> None:
    rows = [replace(v, source="task_progress") if v.source == "task_register" else v for v in sample().measured]
    states = (*sample().sender_states, SenderState("VPUBND", "2020-08", received_on, True, missing_forms, 0))
    data = missing(sample(measured=tuple(rows), sender_states=states), "task_progress", "SYT", "VPUBND")
    assert ("chưa có số liệu của Sở Y tế)" not in section("tasks", data)) == is_named


@pytest.mark.parametrize(
    ("name", "ended_on", "said"),
    [
        ("Sở Y tế", date(2020, 7, 31), "Sở Y tế (đến hết ngày 31/7/2020)"),
        ("Sở Y tế", date(2020, 8, 31), "Sở Y tế"),  # it is still there at the end of the window
        ("Sở Giao thông vận tải", date(2020, 7, 31), "Sở Giao thông vận tải"),
    ],
)
def test_a_unit_that_gave_way_to_another_of_its_name_is_told_with_its_last_day(
    name: str, ended_on: date, said: str
) -> None:
    before = ReportUnit("OLD", name, name, "department", 9, ended_on=ended_on)
    data = missing(sample(units=(*sample().units, before)), "violation", "OLD")
    assert f"(chưa có số liệu của {said})" in section("violations", data)


def test_who_has_ended_is_not_asked_for_its_report_but_its_successor_is() -> None:
    gone = ReportUnit("BDT", "Ban Dân tộc", "Ban DT", "department", 9, ended_on=date(2020, 7, 31))
    states = (
        SenderState("SYT", "2020-08", None, False, (), 0),
        SenderState("BDT", "2020-08", None, False, (), 0),
    )
    said = section("proposals", sample(units=(*sample().units, gone), sender_states=states))
    assert "Đề nghị Sở Y tế và đơn vị kế thừa nhiệm vụ của Ban Dân tộc gửi báo cáo còn thiếu." in said


def test_decimal_rates_do_not_drift() -> None:
    context = write_report(changed(sample(), value("remedy_rate", None, parts=(39, 80))))
    assert "đã khắc phục 39/80, đạt 48,8%" in texts(context.sections.inspections)
    assert context.book.rates.rounded(Decimal(39), Decimal(80)) == Decimal("48.8")


def test_august_is_the_period_of_the_sample() -> None:
    assert write_report(sample()).period == str(AUGUST)


def test_on_todays_boundaries_a_unit_whose_figures_are_its_successors_has_no_row() -> None:
    def rows(boundaries: str) -> list[str]:
        data = sample(boundaries=boundaries)
        data = replace(data, measured=tuple(v for v in data.measured if v.unit != "SYT"))
        return [plain(row.name) for row in write_report(data).annexes.tasks]

    assert "Sở Y tế" in rows("then")
    assert "Sở Y tế" not in rows("today") and "Huyện Chi Lăng" in rows("today")


def test_todays_boundaries_are_said() -> None:
    assert "theo địa giới hành chính hiện nay" in write_report(sample(boundaries="today")).basis
    assert "địa giới" not in write_report(sample()).basis
