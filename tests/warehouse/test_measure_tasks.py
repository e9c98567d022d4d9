"""Tasks: four states as of the window's end, out of the year's newest register, or of 01-NV where there is none."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.rows import NIL, Figures, Received, figures, on, workbook

STATES = ("tasks_completed_on_time", "tasks_completed_late", "tasks_open_in_time", "tasks_open_overdue")


def task(code: str, assigned: str, due: str | None = None, done: str | None = None, **more: Any) -> dict[str, Any]:
    given = {
        "task_code": code,
        "document_number": f"{code}/UBND",
        "document_date": on(assigned),
        "content": f"việc {code}",
        "lead_unit": "SNV",
        "due_on": on(due) if due else None,
        "completed_on": on(done) if done else None,
        "status": "Đã hoàn thành" if done else "Đang thực hiện",
    }
    return {**given, **more}


def register(period: str, *rows: dict[str, Any], received: str | None = None) -> Received:
    return workbook("VPUBND", period, received, task_register=rows)


def states(said: Figures, unit: str = "SNV", window: str = "period") -> tuple[float | None, ...]:
    return tuple(said.value(state, unit, window) for state in STATES)


def test_each_task_in_scope_is_in_exactly_one_state() -> None:
    rows = [
        task("a", "1/6/2020", "1/8/2020", "1/8/2020"),
        task("b", "1/6/2020", "1/8/2020", "2/8/2020"),
        task("c", "1/6/2020", "14/8/2020"),
        task("d", "1/6/2020", "13/8/2020"),
        task("e", "1/6/2020"),
        task("f", "1/6/2020", None, "1/8/2020"),
    ]
    said = figures(register("2020-08", *rows))
    assert states(said) == (2, 1, 2, 1)
    assert said.value("tasks_assigned", "SNV") == 6
    assert said.value("tasks_completed", "SNV") == 3
    assert said.value("tasks_completion_rate", "SNV") == 50
    assert said.value("tasks_due_completion_rate", "SNV") == 75
    assert said.value("tasks_on_time_rate", "SNV") == 100 * 2 / 3


def test_a_register_that_gives_itself_a_month_yet_to_come_tells_of_none() -> None:
    rows = task("a", "1/6/2020", "13/8/2020"), task("b", "1/6/2020", "1/9/2020")
    early = register("2020-12", *rows, received="2020-08-16")
    assert states(figures(early, period="2020-12")) == (None, None, None, None)
    assert states(figures(early, register("2020-08", *rows[:1], received="2020-08-17"))) == (0, 0, 0, 1)


def test_what_was_completed_before_the_window_is_out_of_it_but_in_the_year() -> None:
    said = figures(
        register("2020-08", task("a", "1/2/2020", None, "14/7/2020"), task("b", "1/2/2020", None, "15/7/2020"))
    )
    assert said.value("tasks_assigned", "SNV") == 1
    assert said.value("tasks_assigned", "SNV", "year_to_date") == 2


def test_what_is_assigned_after_the_window_is_not_yet_there() -> None:
    said = figures(register("2020-09", task("a", "14/8/2020"), task("b", "15/8/2020")))
    assert said.value("tasks_assigned", "SNV") == 1


def test_what_is_completed_after_the_window_is_still_open_in_it() -> None:
    last_day, day_after = (task(done, "1/6/2020", "13/8/2020", done) for done in ("14/8/2020", "15/8/2020"))
    assert states(figures(register("2020-09", last_day, day_after))) == (0, 1, 0, 1)
    assert states(figures(register("2020-09", day_after), period="2020-09")) == (0, 1, 0, 0)


def test_an_extension_takes_the_place_of_the_due_date() -> None:
    said = figures(register("2020-08", task("a", "1/6/2020", "1/7/2020", extended_due_on=on("1/9/2020"))))
    assert states(said) == (0, 0, 1, 0)


def test_a_withdrawn_task_is_out_of_every_count() -> None:
    assert states(figures(register("2020-08", task("a", "1/6/2020", status="Đã thu hồi")))) == (0, 0, 0, 0)


def test_a_later_register_does_not_extend_or_withdraw_in_a_window_that_ended_before() -> None:
    july = register("2020-07", task("a", "1/6/2020", "1/7/2020"), task("b", "1/6/2020", "1/7/2020"))
    extended = task("a", "1/6/2020", "1/7/2020", extended_due_on=on("1/9/2020"))
    august = register("2020-08", extended, task("b", "1/6/2020", "1/7/2020", status="Đã thu hồi"))
    assert states(figures(july, august, period="2020-07")) == (0, 0, 0, 2)
    assert states(figures(july, august, period="2020-08")) == (0, 0, 1, 0)


def test_where_no_register_up_to_the_month_lists_the_task_the_newest_tells_of_extension_and_withdrawal() -> None:
    august = register("2020-08", task("a", "1/6/2020", "1/7/2020", extended_due_on=on("1/9/2020")))
    assert states(figures(register("2020-07", NIL_TASK), august, period="2020-07")) == (0, 0, 1, 0)


NIL_TASK = task("z", "1/6/2020", None, "10/6/2020")  # something else that the register of July lists


def test_everything_else_is_the_newest_register_s() -> None:
    july = register("2020-07", task("a", "1/6/2020", "1/7/2020"))
    august = register("2020-08", task("a", "1/6/2020", "1/7/2020", "30/6/2020", lead_unit="STC"))
    said = figures(july, august, period="2020-07")
    assert states(said, "STC") == (1, 0, 0, 0)
    assert states(said, "SNV") == (0, 0, 0, 0)


def test_a_task_that_the_newest_register_no_longer_has_is_out_of_the_counts() -> None:
    july = register("2020-07", task("a", "1/6/2020"), task("b", "1/6/2020"))
    said = figures(july, register("2020-08", task("a", "1/6/2020")), period="2020-07")
    assert said.value("tasks_assigned", "SNV") == 1


def test_a_row_quarantined_in_the_newest_register_is_out_of_the_counts_and_told() -> None:
    july = register("2020-07", task("a", "1/6/2020"))
    august = register("2020-08", task("a", "1/6/2020", outcome="rejected"), task("b", "1/6/2020", lead_unit="STC"))
    said = figures(july, august)
    assert (said.value("tasks_assigned", "SNV"), said("tasks_assigned", "SNV").rejected_rows) == (0, 1)
    assert (said.value("tasks_assigned"), said("tasks_assigned").rejected_rows) == (1, 1)


def test_a_row_of_01_nv_given_back_is_told_only_where_no_register_stands_for_the_year() -> None:
    own = workbook("SNV", "2020-08", task_progress=[progress("1/UB", "1/6/2020") | {"outcome": "rejected"}])
    assert figures(own)("tasks_assigned", "SNV").rejected_rows == 1
    said = figures(own, register("2020-08", task("a", "1/6/2020")))
    assert (said("tasks_assigned", "SNV").rejected_rows, said("tasks_assigned").rejected_rows) == (0, 0)


def test_a_register_sent_again_for_an_earlier_month_is_not_the_newest() -> None:
    july = register("2020-07", task("a", "1/6/2020"), received="2020-09-30")
    august = register("2020-08", task("b", "1/6/2020"), task("c", "1/6/2020"))
    assert figures(july, august).value("tasks_assigned", "SNV") == 2


def test_the_register_s_own_workbook_comes_before_a_sheet_of_the_month_in_the_keeper_s_report() -> None:
    own = register("2020-08", task("a", "1/6/2020"), task("b", "1/6/2020"))
    part = [task("a", "1/6/2020")]
    report = workbook("VPUBND", "2020-08", "2020-08-20", form_set="unit", task_register=part)
    later = workbook("VPUBND", "2020-09", form_set="unit", task_register=part)
    assert figures(own, report).value("tasks_assigned", "SNV") == 2
    assert figures(own, later).value("tasks_assigned", "SNV") == 1


def test_the_province_counts_every_task_of_the_register() -> None:
    said = figures(register("2020-08", task("a", "1/6/2020"), task("b", "1/6/2020", lead_unit="182")))
    assert (said.value("tasks_assigned"), said("tasks_assigned").status) == (2, "complete")
    assert (said.value("tasks_assigned", "STC"), said("tasks_assigned", "STC").status) == (0, "complete")


def test_a_month_without_its_register_is_partial_and_names_the_keeper() -> None:
    said = figures(register("2020-08", task("a", "1/6/2020")), period="2020-07")
    assert (said("tasks_assigned", "SNV").value, said("tasks_assigned", "SNV").status) == (1, "partial")
    assert said("tasks_assigned", "SNV").missing_units == said("tasks_assigned").missing_units == ("VPUBND",)


def test_no_task_becomes_overdue_because_time_will_pass() -> None:
    said = figures(register("2020-08", task("a", "1/6/2020", "1/10/2020")), period="2020")
    assert states(said) == (0, 0, 1, 0)
    assert (said("tasks_assigned").status, said("tasks_assigned").last_day) == ("partial", on("14/8/2020"))


def test_a_month_after_the_newest_register_has_no_figure() -> None:
    said = figures(register("2020-08", task("a", "1/6/2020")), period="2020-09")
    assert (said("tasks_assigned").value, said("tasks_assigned").status) == (None, "none")
    assert said("tasks_assigned", "SNV", "year_to_date").status == "partial"


def test_a_task_belongs_to_the_year_of_each_register_that_lists_it() -> None:
    old = workbook("VPUBND", "2019-12", "2019-12-16", task_register=[task("a", "1/6/2019"), task("b", "1/6/2019")])
    new = register("2020-01", task("a", "1/6/2019", None, "20/12/2019"))
    assert figures(old, new, period="2020-01").value("tasks_assigned", "SNV") == 1
    assert figures(old, new, period="2019-12").value("tasks_assigned", "SNV") == 2
    assert states(figures(old, new, period="2020-01"), window="since_start") == (1, 0, 1, 0)


def progress(number: str, assigned: str, done: str | None = None, **more: Any) -> dict[str, Any]:
    row = task("x", assigned, None, done, document_number=number)
    for name in ("task_code", "lead_unit"):
        del row[name]
    return {**row, **more}


def test_without_a_register_of_the_year_the_units_own_reports_stand_in_and_it_is_said() -> None:
    july = workbook("SNV", "2020-07", task_progress=[progress("1/UB", "1/6/2020"), progress("2/UB", "1/6/2020")])
    august = workbook("SNV", "2020-08", task_progress=[progress("1/UB", "1/6/2020", "1/8/2020")])
    said = figures(july, august)
    assert states(said) == (1, 0, 1, 0)
    assert (said("tasks_assigned", "SNV").source, said("tasks_assigned", "SNV").status) == ("task_progress", "partial")
    assert "01-NV" in (said("tasks_assigned", "SNV").note or "")
    assert "VPUBND" in said("tasks_assigned", "SNV").missing_units
    assert said("tasks_assigned", "STC").status == "none"


def test_without_a_register_a_later_report_does_not_extend_or_withdraw_in_a_window_that_ended_before() -> None:
    due = {"due_on": on("1/7/2020")}
    told = [progress("1/UB", "1/6/2020", **due), progress("2/UB", "1/6/2020", **due)]
    extended = progress("1/UB", "1/6/2020", **due, extended_due_on=on("1/9/2020"))
    withdrawn = progress("2/UB", "1/6/2020", **due, status="Đã thu hồi")
    july = workbook("SNV", "2020-07", task_progress=told)
    august = workbook("SNV", "2020-08", task_progress=[extended, withdrawn])
    assert states(figures(july, august, period="2020-07")) == (0, 0, 0, 2)
    assert states(figures(july, august, period="2020-08")) == (0, 0, 1, 0)
    assert states(figures(august, period="2020-07"), window="period") == (0, 0, 1, 0)


def test_without_a_register_what_a_later_report_says_was_completed_after_the_window_is_still_open_in_it() -> None:
    september = workbook("SNV", "2020-09", task_progress=[progress("1/UB", "1/6/2020", "15/8/2020")])
    assert states(figures(september)) == (0, 0, 1, 0)
    assert states(figures(september, period="2020-09")) == (1, 0, 0, 0)


def test_where_reports_stand_in_no_task_of_a_unit_becomes_overdue_by_the_later_months_of_others() -> None:
    open_task = progress("1/UB", "1/6/2020", due_on=on("1/8/2020"))
    july = workbook("SNV", "2020-07", task_progress=[open_task])
    others = [workbook("STC", f"2020-{month}", task_progress=[open_task]) for month in ("07", "08")]
    said = figures(july, *others, period="2020-Q3")
    assert (states(said), said("tasks_assigned", "SNV").status) == ((0, 0, 1, 0), "partial")
    assert (said("tasks_assigned", "SNV").last_day, said("tasks_assigned", "STC").last_day) == (
        on("14/7/2020"),
        on("14/8/2020"),
    )
    assert states(said, "STC") == (0, 0, 0, 1)
    assert (states(said, "LSN"), said("tasks_assigned").last_day) == ((0, 0, 1, 1), on("14/8/2020"))


def test_where_reports_stand_in_a_workbook_of_a_month_yet_to_come_makes_no_task_overdue() -> None:
    july = workbook("SNV", "2020-07", task_progress=[progress("1/UB", "1/6/2020", due_on=on("1/8/2020"))])
    slip = workbook("SNV", "2020-09", "2020-07-17", task_progress=NIL)
    said = figures(july, slip, workbook("STC", "2020-09", task_progress=NIL), period="2020-Q3")
    assert (states(said), said("tasks_assigned", "SNV").last_day) == ((0, 0, 1, 0), on("14/7/2020"))


def test_where_reports_stand_in_the_province_is_the_sum_of_the_units_that_have_a_figure() -> None:
    july = workbook("SNV", "2020-07", task_progress=[progress("1/UB", "1/6/2020", due_on=on("1/8/2020"))])
    august = workbook("STC", "2020-08", task_progress=[progress("2/UB", "1/6/2020")])
    said = figures(july, august)
    assert (said("tasks_assigned", "SNV").value, said("tasks_assigned", "SNV").status) == (None, "none")
    assert (states(said, "LSN"), said("tasks_assigned").status) == ((0, 0, 1, 0), "partial")
    assert "SNV" in said("tasks_assigned").missing_units
    assert states(said, "LSN", "year_to_date") == states(said, "LSN", "since_start") == (0, 0, 2, 0)


def test_where_reports_stand_in_a_task_completed_after_the_unit_s_last_month_is_as_of_it() -> None:
    ahead = progress("1/UB", "1/6/2020", "20/7/2020", due_on=on("1/8/2020"))
    assigned_after = progress("2/UB", "20/7/2020")
    july = workbook("SNV", "2020-07", task_progress=[ahead, assigned_after])
    said = figures(july, workbook("STC", "2020-08", task_progress=NIL), period="2020-Q3")
    assert states(said) == (0, 0, 1, 0)


def test_a_later_report_of_a_unit_carries_the_evidence_of_a_register_no_further() -> None:
    report = workbook("SNV", "2020-08", task_progress=[progress("1/UB", "1/6/2020")])
    said = figures(register("2020-07", task("a", "1/6/2020", "20/7/2020")), report, period="2020-Q3")
    assert (said("tasks_assigned").last_day, said("tasks_assigned").status) == (on("14/7/2020"), "partial")
    assert said.value("tasks_open_in_time", "SNV") == 1  # due after the register's last day
    assert figures(report, period="2020-Q3")("tasks_assigned").last_day == on("14/8/2020")


def test_with_a_register_of_the_year_the_units_own_reports_are_not_counted() -> None:
    report = workbook("SNV", "2020-08", task_progress=[progress("1/UB", "1/6/2020")])
    said = figures(report, register("2020-08", task("a", "1/6/2020", lead_unit="STC")))
    assert (said.value("tasks_assigned", "SNV"), said("tasks_assigned", "SNV").source) == (0, "task_register")


def test_since_the_start_a_task_of_a_register_that_a_later_year_s_reports_tell_again_counts_once() -> None:
    old = workbook("VPUBND", "2019-12", "2019-12-16", task_register=[task("a", "1/6/2019"), task("b", "1/6/2019")])
    again = progress("a/UBND", "1/6/2019", "20/12/2019", content="việc a, ghi lại")
    new = workbook("SNV", "2020-01", task_progress=[again, progress("c/UBND", "1/1/2020")])
    said = figures(old, new, period="2020-01")
    assert states(said, window="since_start") == states(said, "LSN", "since_start") == (1, 0, 2, 0)
    assert states(said) == (1, 0, 1, 0)


def test_since_the_start_tasks_of_one_document_are_told_again_by_their_content() -> None:
    both = [task("a", "1/6/2019"), task("b", "1/6/2019", document_number="a/UBND")]
    old = workbook("VPUBND", "2019-12", "2019-12-16", task_register=both)
    again = progress("a/UBND", "1/6/2019", "20/12/2019", content="việc b")
    said = figures(old, workbook("SNV", "2020-01", task_progress=[again]), period="2020-01")
    assert states(said, window="since_start") == (1, 0, 1, 0)


def test_since_the_start_a_task_of_reports_that_a_later_register_lists_counts_once() -> None:
    old = workbook("SNV", "2019-12", "2019-12-16", task_progress=[progress("a/UBND", "1/6/2019", content="việc a")])
    said = figures(old, register("2020-01", task("a", "1/6/2019", None, "20/12/2019")), period="2020-01")
    assert states(said, window="since_start") == (1, 0, 0, 0)


def test_since_the_start_another_unit_s_task_of_the_same_document_is_another() -> None:
    old = workbook("VPUBND", "2019-12", "2019-12-16", task_register=[task("a", "1/6/2019")])
    other = workbook("STC", "2020-01", task_progress=[progress("a/UBND", "1/6/2019", content="việc a")])
    assert states(figures(old, other, period="2020-01"), "LSN", "since_start") == (0, 0, 2, 0)


def test_since_the_start_no_task_of_an_earlier_register_becomes_overdue_by_later_years() -> None:
    old = workbook("VPUBND", "2019-12", "2019-12-16", task_register=[task("a", "1/6/2019", "20/12/2019")])
    assert states(figures(old, register("2020-08"), period="2020-08"), window="since_start") == (0, 0, 1, 0)
    told = workbook("SNV", "2020-01", task_progress=NIL)
    assert states(figures(old, told, period="2020-01"), window="since_start") == (0, 0, 1, 0)
    report = workbook("SNV", "2019-12", task_progress=[progress("1/UB", "1/6/2019", due_on=on("20/12/2019"))])
    for later in (told, register("2020-01")):
        assert states(figures(report, later, period="2020-01"), window="since_start") == (0, 0, 1, 0)


def test_where_reports_stand_in_a_task_that_the_successor_tells_on_counts_once() -> None:
    due = {"due_on": on("1/4/2025")}
    before = [workbook(unit, "2025-02", task_progress=[progress("1/UB", "1/2/2025", **due)]) for unit in ("SXD", "STC")]
    after = workbook("SXD-2025", "2025-03", task_progress=[progress("1/UB", "1/2/2025", "5/3/2025", **due)])
    said = figures(*before, after, period="2025-03")
    assert states(said, "LSN", "year_to_date") == (1, 0, 1, 0)
    assert (states(said, "SXD-2025"), states(said, "STC", "year_to_date")) == ((1, 0, 0, 0), (0, 0, 1, 0))


def test_a_nil_register_is_an_answer() -> None:
    assert figures(workbook("VPUBND", "2020-08", task_register=NIL)).value("tasks_assigned") == 0


days = st.dates(on("1/1/2020"), on("1/12/2020"))


@settings(deadline=None, max_examples=5)
@given(st.lists(st.tuples(days, st.none() | days, st.none() | days), min_size=1, max_size=60))
def test_the_four_states_add_up_to_the_tasks_in_scope(told: list[tuple[Any, Any, Any]]) -> None:
    rows = [
        task(str(n), "1/1/2020", document_date=assigned, due_on=due, completed_on=done)
        for n, (assigned, due, done) in enumerate(told)
    ]
    said = figures(register("2020-12", *rows), period="2020-Q3")
    first, last = on("15/6/2020"), on("14/9/2020")
    in_scope = sum(assigned <= last and (done is None or done >= first) for assigned, _, done in told)
    assert sum(state or 0 for state in states(said)) == said.value("tasks_assigned", "SNV") == in_scope
