"""A report says no more than its figures: which register is missing, what a list adds up to, how many there are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.transforms.report_sample import SENDERS, UNITS, changed, discrepancy, sample, value, without
from tests.transforms.reports.test_report import section, texts
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period
from transforms.definitions.report_data import PlannedInspection, ReportData, ReportUnit, SenderState
from transforms.reports.report import write_report
from transforms.reports.report_figures import plain

STATES = ("tasks_completed_on_time", "tasks_completed_late", "tasks_open_in_time", "tasks_open_overdue")


def partly(data: ReportData, source: str, until: date, *windows: str) -> ReportData:
    """The same data in which registers of one form are missing; the newest reaches until the day."""
    rows = [
        replace(v, status="partial", missing_units=("SYT",), last_day=until)
        if v.source == source and v.window in windows
        else v
        for v in data.measured
    ]
    return replace(data, measured=tuple(rows))


def states(*numbers: int) -> ReportData:
    """August with these numbers of tasks in the four states."""
    done, on_time = sum(numbers[:2]), numbers[0]
    rates = [value("tasks_on_time_rate", None, parts=(on_time, done))]
    counts = [value(measure, number) for measure, number in zip(STATES, numbers, strict=True)]
    return changed(sample(), value("tasks_assigned", sum(numbers)), value("tasks_completed", done), *counts, *rates)


def test_a_register_of_the_period_that_is_in_is_not_said_to_be_missing_for_the_sake_of_earlier_ones() -> None:
    data = partly(sample(), "task_register", date(2020, 8, 14), "year_to_date")
    said = section("tasks", data)
    assert "chưa nhận đủ Sổ theo dõi nhiệm vụ hằng tháng của Sở Y tế" in said
    assert "chưa nhận được" not in said
    late = section("tasks", partly(sample(), "task_register", date(2020, 7, 14), "year_to_date"))
    assert "chưa nhận được Sổ theo dõi nhiệm vụ của kỳ báo cáo từ Sở Y tế, số liệu đến ngày 14/7/2020" in late


def test_sanctions_that_come_to_more_or_less_than_were_dealt_with_say_what_they_count() -> None:
    def told(*sanctions: int) -> str:
        quarter = Period.parse("2020-Q3")
        rows = [value("violators", 10, period=quarter)]
        rows += [value("violations_handled_rate", None, period=quarter, parts=(5, 10))]
        names = ("Phê bình", "Nhắc nhở")
        rows += [
            value("violators", number, period=quarter, sanction=name)
            for name, number in zip(names, sanctions, strict=True)
        ]
        return section("violations", sample(period=quarter, measured=tuple(rows)))

    assert "hình thức xử lý ghi nhận: phê bình 03, nhắc nhở 02 trường hợp." in told(3, 2)
    more = "hình thức xử lý ghi nhận (theo số người vi phạm, gồm cả người chưa xử lý xong): phê bình 05"
    assert more in told(5, 2)
    assert "hình thức xử lý ghi nhận (một số trường hợp chưa rõ hình thức): phê bình 02" in told(2, 1)


def test_offices_that_are_no_more_are_said_not_to_be_among_those_that_can_be_inspected() -> None:
    ended = replace(UNITS[2], unit="SYT-2019", ordinal=9, ended_on=date(2020, 3, 31))
    none, visit = (value("inspection_visits", n, unit="SYT-2019", window="year_to_date") for n in (0, 1))
    data = sample(units=(*UNITS, ended))
    assert "Tính chung, 20/31 sở, ban, ngành, huyện, thành phố đã được kiểm tra trong năm" in section(
        "inspections", changed(data, none)
    )
    told = section("inspections", changed(data, visit))
    assert "Tính chung, 20/31 sở, ban, ngành, huyện, thành phố đang hoạt động đã được kiểm tra trong năm" in told


def test_offices_inspected_are_named_as_they_were_when_the_register_ends() -> None:
    units = tuple(replace(u, ended_on=date(2020, 7, 31)) if u.level == "district" else u for u in UNITS)
    data = sample(units=units, senders=tuple(unit.unit for unit in units if unit.ended_on is None))
    for last_day, said in (
        (date(2020, 7, 14), "sở, ban, ngành, huyện, thành phố"),
        (date(2020, 8, 14), "sở, ban, ngành"),
    ):
        row = value("inspection_coverage_rate", None, window="year_to_date", parts=(20, 31), last_day=last_day)
        assert f"20/31 {said} đã được kiểm tra trong năm" in section("inspections", changed(data, row))


def test_two_decisions_of_one_unit_stand_behind_its_name() -> None:
    subjects = ("87/QĐ-UBND, kiểm tra ngày 03/8/2020", "98/QĐ-UBND, kiểm tra ngày 04/8/2020")
    found = tuple(discrepancy("inspection.missing_in_register", "critical", "SYT", subject) for subject in subjects)
    told = section("unregistered_inspections", sample(discrepancies=found))
    assert told.startswith("(*) Hai cuộc kiểm tra do Sở Y tế (các Quyết định số 87/QĐ-UBND và 98/QĐ-UBND) báo cáo")


def test_tasks_of_a_year_are_not_compared_with_those_of_the_register_before_but_year_with_year() -> None:
    def told(period: str, previous: str) -> str:
        now, before = Period.parse(period), Period.parse(previous)
        rows = [
            value(measure, number, period=one)
            for one, overdue in ((now, 1), (before, 4))
            for measure, number in zip(("tasks_assigned", *STATES), (5 + overdue, 3, 1, 1, overdue), strict=True)
        ]
        whole = {"window": now.window(), "year_window": now.window(), "last_day": now.window().last}
        return section("tasks", sample(period=now, previous=before, measured=tuple(rows), **whole))

    assert "quá hạn chưa hoàn thành 01 nhiệm vụ." in told("2021-01", "2020-12")
    assert "quá hạn chưa hoàn thành 01 nhiệm vụ." in told("2021-Q1", "2020-Q4")
    assert "quá hạn chưa hoàn thành 01 nhiệm vụ, giảm 03 nhiệm vụ so với tháng 1." in told("2021-02", "2021-01")
    assert "quá hạn chưa hoàn thành 01 nhiệm vụ, giảm 03 nhiệm vụ so với năm 2020." in told("2021", "2020")


def test_a_month_in_which_nothing_happened_still_tells_what_did_in_the_year() -> None:
    for number in (0, None):
        data = changed(sample(), value("violators", number), value("issued_documents", number))
        assert "Lũy kế từ đầu năm 360 trường hợp, đã xử lý 312/360, đạt 86,7%." in section("violations", data)
        assert "; lũy kế từ đầu năm 334 văn bản." in section("direction", data)
    silent = changed(sample(), value("unit_inspections", None), value("self_inspection_visits", None))
    assert "của các cơ quan, đơn vị; từ năm 2018 đến nay đã tự kiểm tra 896 lượt" in section("own_inspections", silent)
    first = changed(sample(), value("violators", 0), value("violators", 0, window="year_to_date"))
    assert "Lũy kế" not in section("violations", first)


def test_what_people_answered_is_told_also_where_no_files_came_in_or_nobody_knows_of_any() -> None:
    counts = ("services_received", "services_resolved", "services_pending")
    asked = "4.372/4.468 phiếu khảo sát đánh giá từ hài lòng trở lên, đạt 97,9%."
    nobody = value("satisfaction_rate", None, parts=(0, 0))
    for number, said in ((0, "không phát sinh hồ sơ"), (None, "chưa có số liệu về giải quyết thủ tục hành chính.")):
        data = changed(sample(), *(value(measure, number) for measure in counts))
        told = section("services", data)
        assert said in told and told.endswith(asked)
        assert "phiếu" not in section("services", changed(data, nobody))


def test_registers_missing_since_the_programme_began_are_said_at_that_figure() -> None:
    data = partly(sample(), "inspection_register", date(2020, 8, 14), "year_to_date", "since_start")
    said = section("inspections", data)
    assert said.count("chưa nhận đủ Sổ kiểm tra hằng tháng của Sở Y tế") == 1
    assert "59 cuộc kiểm tra (chưa nhận đủ Sổ kiểm tra từ năm 2018 của Sở Y tế)." in said


def test_what_was_missing_before_a_year_that_is_not_over_is_said_at_the_figures_since_the_start() -> None:
    year, last = Period.parse("2020"), Period.parse("2019")
    old = [ReportUnit(f"S{place}", f"Sở {place}", f"Sở {place}", "department", 10 + place) for place in range(6)]

    def told(*missing: str) -> str:
        rows = [
            replace(value(measure, count, period=period, window=window), status="partial", missing_units=units)
            for measure, count in (("inspections", 59), ("self_inspection_visits", 896))
            for period, window, units in (
                (year, "period", SENDERS),
                (year, "year_to_date", SENDERS),
                (year, "since_start", SENDERS),
                (last, "since_start", missing),
            )
        ]
        whole = sample(period=year, previous=last, window=year.window(), units=(*sample().units, *old))
        data = changed(whole, *rows)
        return f"{section('inspections', data)} {section('own_inspections', data)}"

    said = told(*(unit.unit for unit in old))
    assert "59 cuộc kiểm tra (chưa nhận đủ Sổ kiểm tra từ năm 2018 của" in said
    assert "896 lượt cơ quan, đơn vị (chưa đủ số liệu của 06 đơn vị từ năm 2018)" in said
    assert "59 cuộc kiểm tra." in told() and "896 lượt cơ quan, đơn vị." in told()


def test_units_that_reported_their_tasks_are_not_said_to_have_not() -> None:
    data = without(sample(), "tasks_assigned")
    said = section("tasks", data)
    assert "chưa có số liệu về thực hiện nhiệm vụ: chưa nhận được Sổ theo dõi nhiệm vụ của Văn phòng UBND tỉnh." in said
    silent = tuple(SenderState("SYT", "2020-08", date(2020, 8, 17), True, ("task_progress",), 0) for _ in "1")
    said = section("tasks", replace(data, sender_states=silent))
    assert "của Văn phòng UBND tỉnh và báo cáo nhiệm vụ của các cơ quan, đơn vị." in said


def test_no_state_of_tasks_is_told_as_zero() -> None:
    said = section("tasks", states(11, 0, 0, 3))
    assert "đã hoàn thành 11 nhiệm vụ, đều đúng hạn; không có nhiệm vụ đang thực hiện trong hạn; quá hạn" in said
    assert "đã hoàn thành 02 nhiệm vụ, đều quá hạn; đang thực hiện trong hạn 05" in section("tasks", states(0, 2, 5, 0))
    assert "đã hoàn thành 01 nhiệm vụ, đúng hạn; " in section("tasks", states(1, 0, 5, 0))
    assert "trong đó đúng hạn 03 nhiệm vụ, chiếm 75,0% số đã hoàn thành, quá hạn 01" in section(
        "tasks", states(3, 1, 5, 0)
    )


def test_a_single_unit_with_overdue_tasks_is_no_list() -> None:
    rows = [
        value("tasks_open_overdue", 0, unit=unit, window="year_to_date") for unit in ("SKHCN", "SVHTTDL", "187", "184")
    ]
    said = section("tasks", changed(sample(), *rows))
    assert "Đơn vị còn nhiệm vụ quá hạn là Sở Y tế (03 nhiệm vụ)." in said
    assert "Các đơn vị còn nhiệm vụ quá hạn gồm" in section("tasks", changed(sample(), *rows[:3]))


def test_many_units_whose_days_of_completion_differ_are_told_by_their_number() -> None:
    units = tuple(ReportUnit(f"U{n:02}", f"Sở Số {n}", f"Số {n}", "department", n) for n in range(11))
    found = tuple(discrepancy("task.completed_on_differs", "critical", unit.unit, "1/UBND") for unit in units)
    said = section("tasks", sample(units=units, discrepancies=found))
    assert "theo nguồn kia là quá hạn (11 đơn vị)." in said
    assert "(Sở Số 0, Sở Số 1 và Sở Số 2)." in section("tasks", sample(units=units, discrepancies=found[:3]))


def test_kinds_that_do_not_add_up_to_all_inspections_are_not_said_to_make_them_up() -> None:
    assert "gồm 03 cuộc theo kế hoạch, 02 cuộc đột xuất" in section("inspections", sample())
    data = changed(sample(), value("inspections", 8))
    assert "trong đó có 03 cuộc theo kế hoạch, 02 cuộc đột xuất" in section("inspections", data)
    assert texts(write_report(data).annexes.inspection_notes) == (
        "Dòng tổng cộng gồm cả số lũy kế (biểu LK) không phân theo hình thức."
    )


def test_a_unit_inspected_on_several_grounds_is_said_to_count_once() -> None:
    kinds = ("Theo kế hoạch", "Đột xuất", "Kiểm tra nhiệm vụ")
    each = [value("inspected_units", number, kind=kind) for kind, number in zip(kinds, (3, 5, 3), strict=True)]
    assert texts(write_report(changed(sample(), *each)).annexes.inspection_notes) == (
        "Đơn vị được kiểm tra theo nhiều hình thức chỉ tính một lần ở dòng tổng cộng."
    )
    each[2] = value("inspected_units", 2, kind=kinds[2])
    assert write_report(changed(sample(), *each)).annexes.inspection_notes == ()


def test_findings_without_a_rate_are_told_with_their_remedies_and_why_there_is_no_rate() -> None:
    said = section("inspections", changed(sample(), value("remedy_rate", None)))
    assert "phát hiện 20 tồn tại, hạn chế, đã khắc phục 09 (không tính tỷ lệ do" in said


def test_one_decision_that_several_units_report_is_not_several_inspections() -> None:
    def found(*subjects: tuple[str, str]) -> ReportData:
        return sample(
            discrepancies=tuple(
                discrepancy("inspection.missing_in_register", "critical", unit, number) for unit, number in subjects
            )
        )

    same = section("unregistered_inspections", found(("SYT", "905/QĐ-SNV"), ("184", "905/QĐ-SNV")))
    assert same.startswith("(*) Hai lượt kiểm tra do Sở Y tế")
    others = section("unregistered_inspections", found(("SYT", "905/QĐ-SNV"), ("184", "906/QĐ-SNV")))
    assert others.startswith("(*) Hai cuộc kiểm tra do Sở Y tế")


def test_other_kinds_of_documents_are_called_documents() -> None:
    period = Period.parse("2020-Q3")
    rows = [
        value("issued_documents", 5, period=period),
        value("issued_documents", 2, period=period, type="Khác"),
        value("issued_documents", 3, period=period, type="Kế hoạch"),
    ]
    assert "gồm 03 kế hoạch và 02 văn bản khác" in section("direction", changed(sample(period=period), *rows))


def test_after_nine_months_the_fourth_quarter_is_ahead() -> None:
    period = Period.parse("2020-9M")
    data = sample(
        period=period,
        window=period.window(),
        year_window=Basis().year_to_date(period),
        last_day=period.window().last,
        next_window=period.following().window(),
        months=tuple(map(str, period.months())),
        planned_inspections=(PlannedInspection("SYT", 11, False),),
    )
    assert "Tiến hành kiểm tra theo kế hoạch quý IV năm 2020 tại 01 đơn vị: Sở Y tế" in section("next_steps", data)


def test_what_is_left_undone_opens_alike_whatever_comes_first() -> None:
    assert section("weaknesses", sample()).startswith("Còn 07 nhiệm vụ quá hạn chưa hoàn thành; 30 tồn tại")
    none = changed(sample(), value("tasks_open_overdue", 0))
    assert section("weaknesses", none).startswith("Còn 30 tồn tại, hạn chế sau kiểm tra")


def test_all_units_are_told_as_all() -> None:
    units = tuple(ReportUnit(f"U{n:02}", f"Sở Số {n}", f"Số {n}", "department", n) for n in range(7))
    rows = [
        value("tasks_due_completion_rate", None, unit=unit.unit, window="year_to_date", parts=(2, 2)) for unit in units
    ]
    data = changed(sample(units=units, senders=tuple(unit.unit for unit in units)), *rows)
    assert section("strengths", data).startswith("Tất cả 07 cơ quan, đơn vị đã hoàn thành toàn bộ")
    rows[0] = value("tasks_due_completion_rate", None, unit="U00", window="year_to_date", parts=(1, 2))
    assert section("strengths", changed(data, *rows)).startswith("Có 06 cơ quan, đơn vị đã hoàn thành toàn bộ")


def test_a_report_on_days_after_the_newest_receipt_is_not_dated_before_them() -> None:
    period = Period.parse("2020-09")
    data = sample(period=period, window=period.window(), last_day=period.window().last)
    assert write_report(data).date_line == "Lạng Sơn, ngày      tháng 9 năm 2020"


def own_tasks(*absent: str) -> ReportData:
    """The sample told by the units' own reports: every figure lacks the keeper of the register, some lack a unit."""
    rows = [
        replace(
            v, source="task_progress", status="partial", missing_units=("VPUBND", *(absent if v.unit in absent else ()))
        )
        if v.source == "task_register"
        else v
        for v in sample().measured
    ]
    told = SenderState("VPUBND", "2020-08", date(2020, 8, 17), True, (), 0)
    return sample(measured=tuple(rows), sender_states=(told,))


def test_units_whose_own_reports_are_in_are_compared_with_the_month_before_though_no_register_is() -> None:
    context = write_report(own_tasks("SYT"))
    changes = {row.name: plain(row.change) for row in context.annexes.tasks if row.kind == "unit"}
    assert changes["Sở Khoa học và Công nghệ"] == "0,0"
    assert changes["Sở Y tế"] == "–"
    assert "(–) Không có số liệu so sánh được với tháng 7." in texts(context.annexes.task_notes)
    assert "(–)" not in texts(write_report(sample()).annexes.task_notes)


def test_figures_of_two_sources_are_not_compared() -> None:
    data = own_tasks()
    july = [
        replace(v, source="task_register", status="complete", missing_units=()) if v.period == "2020-07" else v
        for v in data.measured
    ]
    context = write_report(replace(data, measured=tuple(july)))
    assert {plain(row.change) for row in context.annexes.tasks if row.kind == "unit"} == {"–"}
    assert "so với tháng 7" not in texts(context.sections.tasks)


def test_a_register_that_is_not_in_is_asked_for() -> None:
    asked = "Đề nghị Văn phòng UBND tỉnh gửi Sổ theo dõi nhiệm vụ của kỳ báo cáo."
    assert asked in section("proposals", without(sample(), "tasks_assigned"))
    assert asked in section("proposals", own_tasks())
    assert asked in section("proposals", partly(sample(), "task_register", date(2020, 7, 14), "period"))
    assert asked not in section("proposals", sample())
    assert asked not in section("proposals", partly(sample(), "task_register", date(2020, 8, 14), "year_to_date"))


def test_months_that_follow_each_other_are_told_by_the_first_and_the_last() -> None:
    period = Period.parse("2020")
    absent = {1, 3, 4, 5, 6, 9, 10}
    states = tuple(
        SenderState("SYT", str(month), None if month.first_month in absent else date(2020, 12, 20), True, (), 0)
        for month in period.months()
    )
    data = sample(period=period, months=tuple(map(str, period.months())), sender_states=states)
    said = "tháng 1, từ tháng 3 đến tháng 6, tháng 9 và tháng 10"
    assert f"còn thiếu báo cáo của Sở Y tế ({said})." in section("submissions", data)
    assert [row.state for row in write_report(data).annexes.senders if row.kind == "unit"] == [f"Chưa gửi {said}"]


def test_a_year_of_which_nothing_came_is_told_by_its_monthly_reports() -> None:
    period = Period.parse("2020")
    states = tuple(SenderState("SYT", str(month), None, False, (), 0) for month in period.months())
    data = sample(period=period, months=tuple(map(str, period.months())), sender_states=states)
    assert "chưa nhận được lượt nào trong số 12 lượt báo cáo tháng của năm 2020." in section("submissions", data)
