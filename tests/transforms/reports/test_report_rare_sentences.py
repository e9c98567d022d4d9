"""What a report says where there is next to nothing, or far too much, to tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.transforms.report_sample import UNITS, changed, discrepancy, sample, value
from tests.transforms.reports.test_report import section
from transforms.definitions.periods import Period
from transforms.definitions.report_data import (
    IndexStatement,
    MeasuredValue,
    PlannedInspection,
    ReportData,
    ReportUnit,
    UnitRemark,
)
from transforms.definitions.units import PROVINCE
from transforms.reports.report import write_report
from transforms.reports.report_figures import FigureBook, plain
from transforms.values.prose import RateStyle

COMMUNES = tuple(ReportUnit(f"06{n}", f"Xã Số {n}", f"Số {n}", "commune", 10 + n) for n in range(1, 13))
WITHOUT_CHI_LANG = tuple(replace(unit, ended_on=date(2020, 6, 30)) if unit.unit == "187" else unit for unit in UNITS)


def ending(rate: str, of: int) -> MeasuredValue:
    """A rate over nothing, or half of `of` things."""
    return value(rate, None, parts=(of // 2, of))


@pytest.mark.parametrize(
    ("name", "rows", "sentence"),
    [
        ("direction", [value("issued_documents", 0)], "không phát sinh văn bản triển khai mới; lũy kế"),
        (
            "dissemination",
            [value("briefings", 0), value("press_items", 0)],
            "Các cơ quan, đơn vị không phát sinh hội nghị quán triệt và tin, bài tuyên truyền.",
        ),
        (
            "dissemination",
            [ending("staff_briefed_rate", 20)],
            "10/20 cán bộ, công chức, viên chức đã được quán triệt, đạt 50,0%.",
        ),
        (
            "services",
            [value(f"services_{what}", 0) for what in ("received", "resolved", "pending")],
            "không phát sinh hồ sơ thủ tục hành chính.",
        ),
        ("services", [value("services_received", 0)], "đã giải quyết 19.535 hồ sơ, trong đó trước hạn"),
        ("services", [ending("satisfaction_rate", 0)], "Chưa có phiếu khảo sát mức độ hài lòng."),
        ("tasks", [value("tasks_assigned", 0)], "Trong tháng, không phát sinh nhiệm vụ."),
        ("inspections", [value("inspections", 0)], "Sở Nội vụ không phát sinh cuộc kiểm tra nào."),
        ("inspections", [value("findings", 0)], "01 cuộc kiểm tra việc thực hiện nhiệm vụ; không phát hiện tồn tại"),
        (
            "inspections",
            [value("plan_coverage_rate", None, window="year_to_date", parts=(0, 13))],
            "Chưa đơn vị nào trong 13 đơn vị thuộc kế hoạch năm được kiểm tra.",
        ),
        (
            "own_inspections",
            [value("unit_inspections", 0), value("self_inspection_visits", 0)],
            "Các cơ quan, đơn vị không phát sinh kiểm tra nội bộ và tự kiểm tra",
        ),
        ("own_inspections", [value("self_inspection_visits", 0)], "với 36 lượt, không phát sinh tự kiểm tra"),
        (
            "own_inspections",
            [value("unit_inspections", 0)],
            "Các cơ quan, đơn vị tự kiểm tra 55 lượt, không phát sinh kiểm tra nội bộ",
        ),
        ("dissemination", [value("press_items", 0)], "tổ chức 61 hội nghị quán triệt, không phát sinh tin, bài tuyên"),
        ("dissemination", [value("press_items", None)], "Các cơ quan, đơn vị tổ chức 61 hội nghị quán triệt."),
        ("indices", [value("index_rank_change", 0, index="PCI", year=2019)], "giữ nguyên thứ hạng so với năm 2017"),
    ],
)
def test_a_nought_is_said_in_words_and_what_is_more_is_counted(
    name: str, rows: list[MeasuredValue], sentence: str
) -> None:
    assert sentence in section(name, changed(sample(), *rows))
    assert sentence not in section(name, sample())


@pytest.mark.parametrize(
    ("name", "rate", "clause"),
    [
        ("dissemination", "staff_briefed_rate", "đã được quán triệt"),
        ("dissemination", "offices_with_plan_rate", "đã ban hành kế hoạch"),
        ("dissemination", "offices_self_inspected_rate", "đã tự kiểm tra"),
        ("violations", "violations_handled_rate", "Đã xử lý"),
        ("services", "services_on_time_rate", "đúng hạn"),
        ("services", "satisfaction_rate", "phiếu khảo sát đánh giá"),
        ("inspections", "remedy_rate", "đã khắc phục 9/20"),
    ],
)
def test_of_a_rate_over_nothing_nothing_is_said(name: str, rate: str, clause: str) -> None:
    assert clause in section(name, sample())
    assert clause not in section(name, changed(sample(), ending(rate, 0)))


def test_of_two_counts_over_other_spans_neither_a_rate_nor_a_difference_is_told() -> None:
    apart = changed(sample(), value("violations_handled_rate", None), value("satisfaction_rate", None))
    said = section("violations", apart)
    assert "Đã xử lý 48 trường hợp (không tính tỷ lệ do hai số không tính trên cùng khoảng thời gian)." in said
    assert "vi phạm chưa xử lý" in section("weaknesses", sample())
    assert "vi phạm chưa xử lý" not in section("weaknesses", apart)
    assert "phiếu khảo sát" not in section("services", apart)


def test_types_that_do_not_add_up_to_all_documents_are_told_as_some_of_them() -> None:
    def direction(plans: int) -> str:
        quarter = Period.parse("2020-Q3")
        told = (("", 45), ("Kế hoạch", plans))
        rows = [value("issued_documents", n, period=quarter, **({"type": kind} if kind else {})) for kind, n in told]
        return section("direction", sample(period=quarter, measured=tuple(rows)))

    assert ", gồm 45 kế hoạch" in direction(45)
    assert ", trong đó có 39 kế hoạch" in direction(39)


def test_a_published_change_of_rank_is_asked_of_those_who_gave_it_and_of_no_unit() -> None:
    index = discrepancy("index.change_contradicts", "critical", PROVINCE, "PCI 2019")
    alone = section("proposals", sample(discrepancies=(index,)))
    asked = "Đề nghị cơ quan cung cấp số liệu chỉ số xác nhận lại 01 thay đổi thứ hạng"
    assert asked in alone and "thống nhất" not in alone
    both = (index, discrepancy("task.status_differs", "critical", "SYT", "1/X"))
    beside = section("proposals", sample(discrepancies=both))
    assert "Đề nghị cơ quan giữ sổ theo dõi và Sở Y tế thống nhất 01" in beside and asked in beside


def test_two_keepers_of_a_register_that_share_a_name_are_named_once() -> None:
    units = (*UNITS, replace(UNITS[2], unit="SYT-2025", ordinal=9))
    partial = value("inspections", 6, missing=("SYT", "SYT-2025"))
    said = section("inspections", changed(sample(units=units), partial))
    assert "chưa nhận đủ Sổ kiểm tra hằng tháng của Sở Y tế)" in said


def test_without_kinds_no_kind_of_violation_is_the_most_frequent() -> None:
    data = sample()
    whole = [row for row in data.measured if row.measure != "violators" or not row.split]
    assert "Nhiều nhất là vi phạm" in section("violations", data)
    assert "Nhiều nhất là vi phạm" not in section("violations", replace(data, measured=tuple(whole)))


def balances_alone(**numbers: int) -> ReportData:
    """A year of which only opening balances are known: counts of the province without splits, and nothing else."""
    year = Period.parse("2019")
    rows = [value(measure, number, period=year) for measure, number in numbers.items()]
    return sample(period=year, window=year.window(), year_window=year.window(), last_day=year.window().last,
                  measured=tuple(rows), visits=None)  # fmt: skip


def test_tasks_that_a_balance_counts_are_not_said_to_be_in_a_state() -> None:
    told = section("tasks", balances_alone(tasks_assigned=500, tasks_completed=480))
    assert "500 nhiệm vụ; đã hoàn thành 480 nhiệm vụ; số lũy kế (biểu LK) không phân theo tình trạng thực hiện." in told
    assert "đúng hạn" not in told and "không có nhiệm vụ" not in told
    in_time = balances_alone(tasks_assigned=480, tasks_completed=480, tasks_completed_on_time=480)
    assert "đã hoàn thành 480 nhiệm vụ, đều đúng hạn; không có nhiệm vụ đang" in section("tasks", in_time)


def test_where_balances_are_all_there_is_nothing_was_compared() -> None:
    alone = replace(balances_alone(tasks_assigned=500), sender_states=(), due_tasks=None, discrepancies=())
    assert section("weaknesses", alone).startswith("Chưa đối chiếu được số liệu giữa các nguồn")


def test_where_no_unit_reported_a_register_was_compared_with_nothing() -> None:
    nobody = tuple(replace(state, received_on=None) for state in sample().sender_states)
    told = section("weaknesses", replace(sample(), sender_states=nobody, discrepancies=()))
    assert "Chưa đối chiếu được số liệu giữa các nguồn" in told and "Không còn chênh lệch" not in told
    assert "Không còn chênh lệch số liệu chưa thống nhất" in section("weaknesses", replace(sample(), discrepancies=()))


def test_a_mail_says_in_words_that_there_was_nothing() -> None:
    year = {"window": "year_to_date"}
    nothing = [value("tasks_completion_rate", None, parts=(0, 0), **year), value("tasks_assigned", 0, **year)]
    nothing += [value("services_resolved", 0), value("services_on_time_rate", None, parts=(0, 0))]
    lines = [plain(line.text) for line in write_report(changed(sample(), *nothing)).summary]
    assert "Nhiệm vụ được giao (lũy kế từ đầu năm): không phát sinh." in lines
    assert any(line.startswith("Thủ tục hành chính: chưa giải quyết hồ sơ nào;") for line in lines)
    none_overdue = write_report(changed(sample(), value("tasks_open_overdue", 0))).summary
    assert any("; không có nhiệm vụ quá hạn chưa hoàn thành" in plain(line.text) for line in none_overdue)


def test_what_a_balance_does_not_tell_apart_is_not_said_to_be_none() -> None:
    told = balances_alone(inspections=30, violators=40)
    assert "số lũy kế (biểu LK) không phân theo hành vi vi phạm." in section("conduct", told)
    assert section("inspections_by_kind", told).count("chưa có số liệu riêng, số lũy kế (biểu LK) không phân theo") == 3
    assert "30 cuộc kiểm tra; chưa có số liệu về tồn tại, hạn chế." in section("inspections", told)
    rows = write_report(told).annexes.inspection_kinds
    assert [(plain(row.inspections), row.visits) for row in rows] == [("–", "–")] * 3 + [("30", "–")]
    nobody = balances_alone(inspections=0, violators=0)
    assert "không phát sinh trường hợp vi phạm về" in section("conduct", nobody)
    assert section("inspections_by_kind", nobody).count("không phát sinh.") == 3


def test_of_kinds_beside_a_balance_those_without_rows_are_not_said_to_be_none() -> None:
    def conduct(total: int) -> str:
        quarter = Period.parse("2020-Q3")
        rows = [value("violators", total, period=quarter)]
        rows += [value("violators", 3, period=quarter, kind="Đeo thẻ công chức")]
        return section("conduct", sample(period=quarter, measured=tuple(rows)))

    assert "03 trường hợp vi phạm đeo thẻ công chức; không phát sinh vi phạm thời giờ làm việc" in conduct(3)
    assert "không phát sinh" not in conduct(8)


def test_what_is_known_is_told_without_what_is_not() -> None:
    assert section("dissemination", balances_alone()).startswith("Chưa có số liệu về quán triệt")
    briefed = balances_alone(briefings=0)
    rate = value("staff_briefed_rate", None, period=briefed.period, parts=(9, 10))
    assert section("dissemination", replace(briefed, measured=(rate,))).startswith("9/10 cán bộ, công chức")
    assert "Các cơ quan, đơn vị tự kiểm tra 300 lượt" in section(
        "own_inspections", balances_alone(self_inspection_visits=300)
    )
    services = section("services", balances_alone(services_received=1000, services_resolved=900))
    assert services == "Trong năm, đã giải quyết 900/1.000 hồ sơ. Chưa có số liệu về mức độ hài lòng."
    assert "quá hạn" not in section("services", changed(sample(), value("services_pending", None)))
    assert "Kiểm tra: 30 cuộc." in [plain(line.text) for line in write_report(balances_alone(inspections=30)).summary]


# -- the next steps


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"due_tasks": ()}, "Không có nhiệm vụ đến hạn"),
        (
            {"planned_inspections": (PlannedInspection("187", 3, False),)},
            "kiểm tra bù 01 đơn vị đã đến tháng kế hoạch nhưng chưa được kiểm tra: huyện Chi Lăng.",
        ),
        (
            {"planned_inspections": (PlannedInspection("187", 12, False),)},
            "Kế hoạch năm không có cuộc kiểm tra nào trong tháng 9 năm 2020.",
        ),
        (
            {"planned_inspections": (PlannedInspection("187", 3, False),), "units": WITHOUT_CHI_LANG},
            "Kế hoạch năm không có cuộc kiểm tra nào trong tháng 9 năm 2020; điều chỉnh kế hoạch đối với 01 đơn vị đã"
            " kết thúc hoạt động, chưa được kiểm tra: huyện Chi Lăng.",
        ),
        (
            {"due_tasks": tuple(unit.unit for unit in COMMUNES), "units": (*UNITS, *COMMUNES)},
            "của 12 đơn vị, chi tiết tại Phụ lục I.",
        ),
    ],
)
def test_what_is_to_come_is_told_as_far_as_it_is_known(more: dict[str, Any], sentence: str) -> None:
    assert sentence in section("next_steps", sample(**more))
    assert sentence not in section("next_steps", sample())


@pytest.mark.parametrize(
    ("ended_on", "nouns"), [(date(2020, 7, 14), "xã, phường"), (date(2020, 7, 15), "xã, phường, thị trấn")]
)
def test_towns_are_told_of_as_long_as_there_were_districts(ended_on: date, nouns: str) -> None:
    units = tuple(replace(unit, ended_on=ended_on) if unit.level == "district" else unit for unit in UNITS)
    assert f"04 {nouns})" in section("inspections", sample(units=units))


# -- more than can be named


def shared_by(count: int, rule: str, severity: str) -> ReportData:
    """A difference of each of so many communes."""
    found = [discrepancy(rule, severity, unit.unit, "1/X", left="44/48", right="91,6") for unit in COMMUNES[:count]]
    return sample(discrepancies=tuple(found), units=(*UNITS, *COMMUNES))


@pytest.mark.parametrize(
    ("name", "rule", "severity", "few", "many", "sentence"),
    [
        ("tasks", "task.status_differs", "critical", 10, 11, "thuộc 11 đơn vị."),
        ("unregistered_inspections", "inspection.missing_in_register", "critical", 5, 6, "do 06 đơn vị báo cáo"),
    ],
)
def test_of_many_differences_the_units_are_counted(
    name: str, rule: str, severity: str, few: int, many: int, sentence: str
) -> None:
    assert sentence in section(name, shared_by(many, rule, severity))
    assert "xã Số 1" in section(name, shared_by(few, rule, severity))


def test_a_day_of_completion_that_is_on_time_in_one_source_alone_is_told_with_its_units() -> None:
    sentence = "Có 01 nhiệm vụ mà ngày hoàn thành theo một nguồn là đúng hạn, theo nguồn kia là quá hạn (xã Số 1)."
    assert sentence in section("tasks", shared_by(1, "task.completed_on_differs", "critical"))
    assert "ngày hoàn thành" not in section("tasks", shared_by(1, "task.completed_on_differs", "warning"))


def ranked(*done: int) -> ReportData:
    """As many communes as there are numbers, each with so many of ten tasks done and the rest overdue."""
    rows = []
    for unit, number in zip(COMMUNES, done, strict=False):
        given: dict[str, Any] = {"unit": unit.unit, "window": "year_to_date"}
        rows.append(value("tasks_completion_rate", None, parts=(number, 10), **given))
        rows.append(value("tasks_open_overdue", 10 - number, **given))
    data = sample(units=(*UNITS, *COMMUNES))
    others = [row for row in data.measured if row.unit not in {unit.unit for unit in UNITS}]
    return replace(data, measured=(*others, *rows))


def test_six_units_that_share_a_place_are_counted_and_five_are_named() -> None:
    told = section("tasks", ranked(*[9] * 6, *[5] * 6))
    assert "Có 06 đơn vị cùng đạt tỷ lệ cao nhất (90,0%). Có 06 đơn vị cùng đạt tỷ lệ thấp nhất (50,0%)." in told
    assert "Có 06 đơn vị cùng có số nhiệm vụ quá hạn nhiều nhất (mỗi đơn vị 05 nhiệm vụ)." in told
    named = section("tasks", ranked(*[9] * 5, *[5] * 5))
    assert "Năm đơn vị cùng đạt tỷ lệ cao nhất là xã Số 1" in named and "Năm đơn vị đạt thấp nhất là" in named


def test_one_unit_alone_at_the_end_is_the_lowest() -> None:
    assert "Đơn vị đạt thấp nhất là xã Số 3 (4/10, đạt 40,0%)." in section("tasks", ranked(9, 9, 4))


def test_of_more_than_eight_remarks_the_rest_are_counted() -> None:
    def told(count: int) -> str:
        words = [UnitRemark("SYT", "2020-08", "Ưu điểm", f"Ý kiến {n}.") for n in range(count)]
        return section("strengths", sample(remarks=tuple(words)))

    assert "Còn 02 ý kiến khác ghi tại biểu 08-NX của các đơn vị." in told(10)
    assert "ý kiến khác" not in told(8)


@pytest.mark.parametrize(
    ("stated", "result"), [("tăng 3 bậc", "ngược lại"), ("giữ nguyên", "khác"), ("giảm 2 bậc", "khác")]
)
def test_ranks_contradict_a_stated_change_by_its_direction_or_its_steps(stated: str, result: str) -> None:
    statement = IndexStatement("PCI", 2019, 2017, stated, contradicted=True)
    said = section("indices", sample(index_statements=(statement,)))
    assert f"Tài liệu nguồn ghi “{stated}”; số liệu thứ hạng cho thấy kết quả {result}." in said


def test_a_figure_printed_in_two_ways_is_a_fault_of_the_program() -> None:
    book = FigureBook(sample(), RateStyle())
    book.own("report.files_returned", 3)
    book.own("report.files_returned", 3)
    with pytest.raises(ValueError, match="printed both"):
        book.own("report.files_returned", 4)


@pytest.mark.parametrize(("count", "who"), [(6, "xã Số 1, xã Số 2"), (7, "07 đơn vị: ")])
def test_a_remark_of_up_to_six_units_is_attributed_by_name(count: int, who: str) -> None:
    words = [UnitRemark(unit.unit, "2020-08", "Ưu điểm", "Chấp hành tốt.") for unit in COMMUNES[:count]]
    assert f"“Chấp hành tốt” ({who}" in section("strengths", sample(remarks=tuple(words), units=(*UNITS, *COMMUNES)))


def test_breaches_of_one_kind_alone_are_named_and_not_ranked() -> None:
    def violations(of_one_kind: int) -> str:
        rows = (value("violators", 9), value("violators", of_one_kind, kind="Đeo thẻ công chức"))
        return section("violations", sample(measured=rows))

    assert "phát hiện 09 trường hợp vi phạm. Hành vi vi phạm: đeo thẻ công chức." in violations(9)
    assert "Nhiều nhất là vi phạm đeo thẻ công chức (08 trường hợp)." in violations(8)


def test_inspections_of_tasks_are_told_once_where_the_kinds_are_told_one_by_one() -> None:
    def inspections(written: str) -> str:
        period = Period.parse(written)
        rows = (
            value("inspections", 5, period=period),
            value("inspected_units", 10, period=period, kind="Kiểm tra nhiệm vụ"),
            value("inspections", 5, period=period, window="year_to_date"),
            value("inspected_units", 10, period=period, window="year_to_date", kind="Kiểm tra nhiệm vụ"),
        )
        return section("inspections", sample(period=period, window=period.window(), measured=rows))

    assert "Riêng kiểm tra việc thực hiện nhiệm vụ" in inspections("2020-08")
    assert "Riêng kiểm tra việc thực hiện nhiệm vụ" not in inspections("2020-H1")
