"""What a report is written from: given workbooks, the plain values that leave the warehouse."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.warehouse.rows import NIL, Received, on, warehouse_of, workbook
from tests.warehouse.test_measure_balances import balance, balances
from tests.warehouse.told import Told, progress, ruled
from tests.warehouse.told import task as register_task
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period, Rule, Window
from transforms.definitions.report_data import MeasuredValue, PlannedInspection, ReportData
from transforms.reports.report import write_report
from warehouse.reference import load_units
from warehouse.report_data import report_data

BASIS = Basis(deadline={Period.parse("2020-07"): date(2020, 7, 16), Period.parse("2020-08"): date(2020, 8, 18)}.get)


def data(*received: Received, period: str = "2020-08", basis: Basis = BASIS) -> ReportData:
    """The data of a report out of these workbooks."""
    return report_data(warehouse_of(*received), basis, Period.parse(period))


def task(number: str, **more: Any) -> dict[str, Any]:
    """A row of the task register, open and due on 1/9/2020 unless told otherwise."""
    return {
        "task_code": f"NV-{number}", "document_number": f"{number}/UBND-NC", "document_date": on("20/7/2020"),
        "content": f"Việc {number}", "lead_unit": "SYT", "due_on": on("1/9/2020"), "status": "Đang thực hiện", **more,
    }  # fmt: skip


def visit(unit: str, day: str, **more: Any) -> dict[str, Any]:
    """A row of the inspection register with three findings, one remedied."""
    return {
        "decision_number": "905/QĐ-SNV", "kind": "Đột xuất", "inspected_unit": unit, "inspected_on": on(day),
        "finding_count": 3, "remedied_count": 1, "remedy_due_on": on("30/8/2020"), **more,
    }  # fmt: skip


def register(*rows: dict[str, Any], period: str = "2020-08") -> Received:
    return workbook("VPUBND", period, task_register=rows)


def one(
    found: ReportData, measure: str, unit: str = "LSN", window: str = "period", period: str = "2020-08"
) -> MeasuredValue:
    return next(
        v for v in found.measured
        if (v.measure, v.unit, v.window, v.period, v.split) == (measure, unit, window, period, ())
    )  # fmt: skip


def test_the_period_and_the_one_before_are_measured_with_their_evidence() -> None:
    found = data(
        register(task("1", status="Đã hoàn thành", completed_on=on("1/8/2020"))),
        workbook("SYT", "2020-08", violation=({"found_on": on("1/8/2020"), "kind": "Khác", "people_count": 2},)),
    )
    assert one(found, "tasks_completed").value == 1
    assert one(found, "tasks_completed", period="2020-07").value == 0
    violators = one(found, "violators")
    assert (violators.value, violators.status, len(violators.missing_units)) == (2, "partial", 30)
    assert {v.period for v in found.measured} == {"2020-08", "2020-07"}
    splits = {v.split for v in found.measured if v.measure == "violators" and v.split}
    assert (("kind", "Khác"),) in splits


def test_windows_and_days_are_those_of_the_basis() -> None:
    found = data(workbook("SYT", "2020-08", "2020-08-17", violation=NIL))
    assert found.window == Window(date(2020, 7, 15), date(2020, 8, 14))
    assert found.year_window.first == date(2019, 12, 15)
    assert found.next_window == Window(date(2020, 8, 15), date(2020, 9, 14))
    assert (found.rule, found.known_as_of, found.deadline_on) == (Rule.ND09, date(2020, 8, 17), date(2020, 8, 18))


def test_each_sender_of_each_month_has_its_state() -> None:
    found = data(
        workbook("SYT", "2020-08", "2020-08-17", violation=NIL, dissemination=NIL),
        workbook("184", "2020-08", "2020-08-19", violation=({"kind": "Khác", "outcome": "rejected"},)),
        workbook("SYT", "2020-07", "2020-07-16", violation=NIL),
    )
    assert len(found.senders) == 31
    states = {(state.unit, state.month): state for state in found.sender_states}
    assert len(states) == 31 * 8
    on_time, late, absent = states["SYT", "2020-08"], states["184", "2020-08"], states["BDT", "2020-08"]
    assert (on_time.received_on, on_time.on_time) == (date(2020, 8, 17), True)
    assert "violation" not in on_time.missing_forms
    assert {"task_progress", "service_result"} <= set(on_time.missing_forms)
    assert (late.on_time, late.rejected_rows) == (False, 1)
    assert "violation" in late.missing_forms
    assert (absent.received_on, absent.on_time) == (None, False)
    assert states["SYT", "2020-07"].received_on == date(2020, 7, 16)


def test_returned_files_without_a_period_belong_where_they_were_received() -> None:
    books = (
        workbook(None, None, "2020-08-17", path="2020-08/x.xlsx", status="rejected", form_set="unit"),
        workbook(None, None, "2020-07-17", path="2020-07/x.xlsx", status="rejected", form_set="unit"),
        workbook("SYT", "2020-08", "2020-12-01", path="late.xlsx", status="rejected", form_set="unit"),
    )
    con = warehouse_of(*books)
    con.execute("INSERT INTO findings SELECT file_key, 1, NULL, NULL, NULL, NULL, NULL, NULL, 'file.password', "
                "'reject_workbook', 'Tệp có mật khẩu.' FROM files")  # fmt: skip
    found = report_data(con, BASIS, Period.parse("2020-08"))
    assert [(file.path, file.unit, file.reasons) for file in found.returned_files] == [
        ("2020-08/x.xlsx", None, ("Tệp có mật khẩu.",)),
        ("late.xlsx", "SYT", ("Tệp có mật khẩu.",)),
    ]


def test_open_tasks_that_fall_due_in_the_next_window_are_listed() -> None:
    found = data(
        register(
            task("1"),
            task("2", due_on=on("1/8/2020")),
            task("3", due_on=on("1/8/2020"), extended_due_on=on("10/9/2020"), lead_unit="STC"),
            task("4", status="Đã hoàn thành", completed_on=on("10/8/2020")),
            task("5", status="Đã thu hồi"),
            task("6", due_on=on("15/9/2020")),
        )
    )
    assert found.due_tasks == ("STC", "SYT")


def test_a_later_register_neither_extends_nor_withdraws_what_falls_due_in_the_next_window() -> None:
    later = register(
        task("1", due_on=on("20/8/2020"), extended_due_on=on("1/12/2020")),
        task("2", due_on=on("20/8/2020"), status="Đã thu hồi"),
        task("3", due_on=on("1/8/2020"), extended_due_on=on("20/8/2020")),
        period="2020-10",
    )
    then = register(
        task("1", due_on=on("20/8/2020")), task("2", due_on=on("20/8/2020")), task("3", due_on=on("1/8/2020"))
    )
    assert data(then, later).due_tasks == ("SYT", "SYT")


def test_without_any_register_or_report_nothing_is_known_of_tasks_plan_or_visits() -> None:
    found = data()
    assert (found.due_tasks, found.planned_inspections, found.visits, found.known_as_of) == (None, None, None, None)
    assert write_report(found).nothing_received


def test_units_of_the_plan_are_told_with_whether_they_were_visited() -> None:
    found = data(
        workbook("SNV", "2020", inspection_plan=tuple(
            {"year": 2020, "unit": unit, "planned_month": month} for unit, month in (("SYT", 3), ("184", 9)))),
        workbook("SNV", "2020-08", inspection_register=(visit("SYT", "1/3/2020"),)),
    )  # fmt: skip
    assert found.planned_inspections == (PlannedInspection("184", 9, False), PlannedInspection("SYT", 3, True))


def test_visits_are_of_the_period_or_still_open_with_remedies_as_of_the_last_day() -> None:
    found = data(
        workbook("SNV", "2020-08", inspection_register=(
            visit("SYT", "1/8/2020"),
            visit("184", "1/3/2020", decision_number="1/QĐ-SNV", remedied_count=3, remedied_on=on("1/4/2020")),
            visit("187", "1/4/2020", decision_number="2/QĐ-SNV", remedied_count=3, remedied_on=on("20/8/2020")),
        ))
    )  # fmt: skip
    assert found.visits is not None
    assert [(v.unit, v.finding_count, v.remedied_count, v.in_period) for v in found.visits] == [
        ("187", 3, 0, False), ("SYT", 3, 1, True),
    ]  # fmt: skip


def test_remarks_keep_the_order_of_units_and_rows() -> None:
    said = ({"heading": "Ưu điểm", "body": "Tốt."}, {"heading": "Nguyên nhân", "body": "Thiếu người."})
    found = data(workbook("184", "2020-08", remark=said[:1]), workbook("SYT", "2020-08", remark=said))
    assert [(r.unit, r.heading) for r in found.remarks] == [
        ("SYT", "Ưu điểm"),
        ("SYT", "Nguyên nhân"),
        ("184", "Ưu điểm"),
    ]


def test_published_changes_of_indices_are_told_with_the_year_compared() -> None:
    rows = (
        {"index": "PCI", "year": 2017, "rank": 47, "ranked_count": 63},
        {"index": "PCI", "year": 2019, "rank": 50, "ranked_count": 63, "stated_change": "tăng 3 bậc"},
    )
    found = data(workbook("SNV", "2020-08", index_result=rows))
    told = {(s.index, s.year): (s.compared_year, s.stated_change, s.contradicted) for s in found.index_statements}
    assert told["PCI", 2019] == (2017, "tăng 3 bậc", False)


def test_a_year_seen_in_august_reaches_to_its_evidence_and_the_rest_is_still_to_come() -> None:
    books = [register(task("1"))]
    books += [workbook("SYT", f"2020-{month:02}", violation=NIL) for month in range(1, 9)]
    found = data(*books, period="2020")
    assert found.last_day == date(2020, 8, 14)
    assert found.months[-1] == "2020-08"
    assert found.next_window == Window(date(2020, 8, 15), date(2020, 12, 14))
    context = write_report(found)
    assert context.partial
    assert {figure.text for figure in context.book.figures.values() if figure.measure == "submissions_expected"} == {
        "248"
    }


def test_a_balance_that_counts_is_among_what_the_report_rests_on_and_another_is_not() -> None:
    def known(ends: str) -> date | None:
        late = balance("violators", 20, begins="4/1/2018", ends=ends)
        return data(
            workbook("SYT", "2020-08", "2020-08-17", violation=NIL), balances(late, received="2020-09-03")
        ).known_as_of

    assert known("14/12/2019") == date(2020, 9, 3)
    assert known("15/8/2020") == date(2020, 8, 17)


def test_visits_of_a_year_without_a_register_are_not_known_though_a_balance_counts_inspections() -> None:
    told = balances(balance("inspections", 30, begins="15/12/2018", ends="14/12/2019"))
    assert data(told, period="2019").visits is None
    assert data(told, workbook("SNV", "2019-12", inspection_register=NIL), period="2019").visits == ()


def test_only_what_was_known_by_the_day_counts() -> None:
    books = (
        workbook("SYT", "2020-08", "2020-08-17", violation=NIL),
        workbook("184", "2020-08", "2020-08-25", violation=NIL),
    )
    basis = Basis(deadline=BASIS.deadline, known_on=date(2020, 8, 20))
    found = data(*books, basis=basis)
    assert found.known_as_of == date(2020, 8, 20)
    assert {state.unit for state in found.sender_states if state.received_on and state.month == "2020-08"} == {"SYT"}


def test_a_commune_is_told_with_its_district() -> None:
    named = {unit.unit: unit for unit in data().units}
    assert named["05986.2018"].parent == "Thành phố Lạng Sơn"
    assert named["SYT"].parent is None


def test_the_same_holdings_give_the_same_data_whatever_came_first() -> None:
    books = (
        register(task("1"), task("2")),
        workbook("SYT", "2020-08", violation=NIL),
        workbook("184", "2020-08", remark=NIL),
    )
    assert data(*books) == data(*reversed(books))


def test_on_todays_boundaries_a_unit_that_became_several_is_named() -> None:
    basis = Basis(boundaries="today")
    split = next(unit.unit for unit in load_units() if unit.name == "Xã Bính Xá")
    found = data(
        workbook("SNV-2025", "2025-08", inspection_register=(visit(split, "1/8/2025"),)), period="2025-08", basis=basis
    )
    assert found.unsplit_units == (split,)
    context = write_report(found)
    assert "không tách số liệu của xã Bính Xá (huyện Đình Lập) do được chia cho nhiều đơn vị" in context.basis


def test_a_change_that_the_ranks_contradict_is_told_in_every_period_that_prints_it() -> None:
    told = Told()
    rows = (
        {"index": "PCI", "year": 2017, "rank": 47, "ranked_count": 63},
        {"index": "PCI", "year": 2019, "rank": 50, "ranked_count": 63, "stated_change": "tăng 3 bậc"},
    )
    told.central("index_result", "2020-08", rows)
    told.settle()
    for period in ("2020-05", "2020-08"):
        found = report_data(told.con, BASIS, Period.parse(period))
        assert [(s.index, s.contradicted) for s in found.index_statements if s.year == 2019] == [("PCI", True)]


def test_a_ruling_in_force_is_among_what_the_report_rests_on_and_one_on_nothing_is_not() -> None:
    told = Told()
    told.central("task_register", "2020-01", [register_task()])
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã hoàn thành", completed_on=date(2020, 1, 10))])
    [difference] = told.found("task.status_differs")
    for named, latest in (("CL-0000000000", 20), (difference.id, 21)):
        told.central("resolution", "2020-01", [ruled(named)], at=datetime(2020, 1, 21, 9, 0))
        told.settle()
        known = report_data(told.con, BASIS, Period.parse("2020-01")).known_as_of
        assert known is not None and known.day == latest
