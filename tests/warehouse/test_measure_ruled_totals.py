"""What a ruling on a total does: the unit's count of the month becomes the ruled one wherever a measure counts it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.told import NIL, Told, echo, progress, ruled, task
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period
from warehouse.explain import explain, lay_out
from warehouse.feedback_data import find_rulings, told_differences
from warehouse.listings import findings, measures

AFTER = datetime(2020, 3, 21, 9, 0)
OWN = {"inspecting_body": "Sở Công Thương", "kind": "Tự kiểm tra"}


def people(day: date, count: int = 2, office: str = "A") -> dict[str, Any]:
    return {"found_on": day, "kind": "Khác", "office": office, "people_count": count, "sanction": "Phê bình"}


def declared(**items: int) -> list[dict[str, Any]]:
    return [{"item": item, "in_period": value} for item, value in items.items()]


def figures(told: Told, code: str, *places: tuple[str, str], unit: str = "SCT") -> list[float | None]:
    """A measure in periods and windows, of which each is measured once."""
    lay_out(told.con, told.basis, [Period.parse(period) for period in dict(places)])
    asked = "SELECT value FROM measured WHERE (measure, unit, period, \"window\", split) = (?, ?, ?, ?, '{}')"
    found = [told.con.execute(asked, [code, unit, *place]).fetchall() for place in places]
    return [value for rows in found for (value,) in rows]


def rule_on(told: Told, rule: str, ruling: str = "Theo đơn vị", **said: Any) -> str:
    [found] = told.found(rule)
    told.central("resolution", "2020-03", [ruled(found.id, ruling, **said)], at=AFTER)
    told.settle()
    return str(found.id)


def two_months() -> Told:
    """2 people in January, where 07-TH says 5; 3 in February, as 07-TH says."""
    told = Told()
    told.unit("SCT", "2020-01", violation=[people(date(2020, 1, 3))], declared_total=declared(violators=5))
    told.unit("SCT", "2020-02", violation=[people(date(2020, 2, 3), 3)], declared_total=declared(violators=3))
    told.unit("STC", "2020-02", violation=[people(date(2020, 2, 3), 4)])
    return told


WINDOWS = (("2020-01", "period"), ("2020-02", "period"), ("2020-02", "year_to_date"), ("2020-Q1", "period"))


@pytest.mark.parametrize(
    ("ruling", "value", "came"),
    [
        ("Theo đơn vị", None, [5, 3, 8, 8]),
        ("Giá trị khác", "4", [4, 3, 7, 7]),
        ("Theo sổ theo dõi", None, [2, 3, 5, 5]),
        ("Không phải chênh lệch", None, [2, 3, 5, 5]),
    ],
)
def test_the_count_of_the_month_follows_in_every_window_that_holds_it(
    ruling: str, value: str | None, came: list[int]
) -> None:
    told = two_months()
    assert figures(told, "violators", *WINDOWS) == [2, 3, 5, 5]
    rule_on(told, "total.differs", ruling, value=value)
    assert [row.state for row in told.held("total.differs")] == ["ruled"]
    assert figures(told, "violators", *WINDOWS) == came
    assert figures(told, "violators", ("2020-02", "year_to_date"), unit="LSN") == [came[2] + 4]


def test_a_ruling_on_an_item_of_a_table_on_its_side_reaches_none_of_those_beside_it() -> None:
    told = Told()
    totals = declared(self_inspection_visits=0, violators=5)
    told.unit("SCT", "2020-01", violation=[people(date(2020, 1, 3))], inspection_report=NIL, declared_total=totals)
    told.con.execute("UPDATE declared_total SET row_number = 2")
    told.con.execute("UPDATE form_tables SET columns = MAP {'in_period self_inspection_visits': 'C2', "
                     "'in_period violators': 'D2'} WHERE form = 'declared_total'")  # fmt: skip
    rule_on(told, "total.differs")
    assert figures(told, "violators", ("2020-01", "period")) == [5]
    assert figures(told, "self_inspection_visits", ("2020-01", "period")) == [0]
    find_rulings(told.con)
    [shown] = told_differences(told.con, ["2020-01"])["2020-01"]
    assert (shown.measure, shown.reaches) == ("violators", True)


def test_rates_and_other_measures_are_made_of_the_ruled_count_and_splits_stay_as_the_rows_tell_them() -> None:
    told = two_months()
    rule_on(told, "total.differs")
    listed = measures(told.con, told.basis, Period.parse("2020-01"), "SCT", "period")
    said = {(one["measure"], str(one["split"])): one for one in listed}
    assert said["violations_handled_rate", "{}"]["denominator"] == 5
    assert said["violators", "{'kind': 'Khác'}"]["value"] == 2


def test_a_later_ruling_undoes_it() -> None:
    told = two_months()
    found = rule_on(told, "total.differs")
    later = ruled(found, "Theo sổ theo dõi", ruled_on=date(2020, 3, 25))
    told.central("resolution", "2020-03", [later], at=AFTER + timedelta(days=4))
    told.settle()
    assert figures(told, "violators", *WINDOWS) == [2, 3, 5, 5]


@pytest.mark.parametrize("change", ["details", "declared"])
def test_it_is_open_again_and_the_rows_count_where_either_value_changes(change: str) -> None:
    told = two_months()
    rule_on(told, "total.differs")
    rows = [people(date(2020, 1, 3)), *([people(date(2020, 1, 4), 1, "B")] if change == "details" else [])]
    told.unit(
        "SCT", "2020-01", at=AFTER + timedelta(days=1), violation=rows,
        declared_total=declared(violators=5 if change == "details" else 6),
    )  # fmt: skip
    [found] = told.found("total.differs")
    assert (found.state, found.ruling_file_key is not None) == ("open", True)
    assert figures(told, "violators", ("2020-01", "period")) == [3 if change == "details" else 2]


def test_the_ruled_count_stands_where_a_later_workbook_adds_the_missing_row() -> None:
    told = two_months()
    rule_on(told, "total.differs")
    told.unit("SCT", "2020-03", at=AFTER + timedelta(days=1), violation=[people(date(2020, 1, 8), 3, "B")])
    told.settle()
    assert figures(told, "violators", ("2020-01", "period"), ("2020-02", "year_to_date")) == [5, 8]


def test_the_ruling_is_a_row_of_the_explanation_with_its_old_and_its_new_value() -> None:
    told = two_months()
    found = rule_on(told, "total.differs")
    figure = explain(told.con, told.basis, Period.parse("2020-02"), "violators", "LSN", "year_to_date")
    rows = figure["parts"][0]["rows"]
    [total] = [row for row in rows if row["ruled_total"]]
    assert (total["amount"], total["unit"], total["sheet"], total["ruled_total"]) == (
        3, "SCT", "XL-CL", {"discrepancy": found, "old": 2, "new": 5},
    )  # fmt: skip
    assert sum(row["amount"] for row in rows) == figure["value"] == 12
    assert [(one["discrepancy"], one["is_applied"]) for one in figure["rulings"]] == [(found, True)]
    other = explain(told.con, told.basis, Period.parse("2020-01"), "violators_handled", "SCT")
    assert other["rulings"] == []


@pytest.mark.parametrize(
    ("item", "measure", "was"),
    [
        ("self_inspection_visits", "self_inspection_visits", 1),
        ("inspections", "unit_inspections", 1),
        ("inspection_visits", "unit_inspection_visits", 2),
    ],
)
def test_what_the_unit_inspected_itself_follows(item: str, measure: str, was: int) -> None:
    told = Told()
    rows = [
        echo(**OWN),
        echo(inspecting_body="Sở Công Thương", decision_number="1/KH"),
        echo(inspecting_body="Sở Công Thương", decision_number="1/KH", inspected_unit="B"),
    ]
    told.unit("SCT", "2020-01", inspection_report=rows, declared_total=declared(**{item: 7}))
    assert figures(told, measure, ("2020-01", "period")) == [was]
    rule_on(told, "total.differs")
    assert figures(told, measure, ("2020-01", "period"), ("2020-01", "since_start")) == [7, 7]


TASK_ITEMS = {"tasks_assigned": "tasks_assigned", "tasks_completed": "tasks_completed",
              "tasks_overdue": "tasks_open_overdue"}  # fmt: skip


@pytest.mark.parametrize(("item", "measure"), TASK_ITEMS.items())
def test_tasks_follow_only_where_the_units_own_form_stands_in_for_the_register(item: str, measure: str) -> None:
    for registered in (True, False):
        told = Told()
        if registered:
            told.central("task_register", "2020-01", [task()])
        told.unit("SCT", "2020-01", task_progress=[progress()], declared_total=declared(**{item: 3}))
        [before] = figures(told, measure, ("2020-01", "period"))
        rule_on(told, "total.differs")
        assert figures(told, measure, ("2020-01", "period")) == [before if registered else 3]


def test_a_stock_is_that_of_the_last_month_alone() -> None:
    told = Told()
    late = progress(due_on=date(2020, 1, 8))
    told.unit("SCT", "2020-01", task_progress=[late], declared_total=declared(tasks_overdue=3))
    told.unit("SCT", "2020-02", task_progress=[late], declared_total=declared(tasks_overdue=1))
    rule_on(told, "total.differs")
    assert figures(told, "tasks_open_overdue", *WINDOWS) == [3, 1, 1, 1]


SERVICE = {"field": "Đất đai", "received_carried": 1, "received_online": 10, "received_in_person": 0,
           "received_total": 11, "resolved_early": 2, "resolved_on_time": 3, "resolved_late": 0, "resolved_total": 5,
           "pending_in_time": 6, "pending_overdue": 0, "pending_total": 6}  # fmt: skip


@pytest.mark.parametrize(
    ("total", "stated", "measure", "was", "came"),
    [
        ("received_total", 15, "services_received", 11, 15),
        ("resolved_total", 9, "services_resolved", 5, 9),
        ("pending_total", 8, "services_pending", 6, 8),
    ],
)
def test_a_total_of_cases_follows_where_its_columns_do_not_add_up(
    total: str, stated: int, measure: str, was: int, came: int
) -> None:
    told = Told()
    other = {**SERVICE, "field": "Hộ tịch"}
    told.unit("SCT", "2020-01", service_result=[{**SERVICE, total: stated}, other])
    of_the_other = {"services_received": 11, "services_resolved": 5, "services_pending": 6}[measure]
    assert figures(told, measure, ("2020-01", "period")) == [was + of_the_other]
    rule_on(told, "service.identity")
    assert figures(told, measure, ("2020-01", "period")) == [came + of_the_other]


@pytest.mark.parametrize(("boundaries", "of_the_ended"), [("then", [6]), ("today", [])])
def test_a_ruled_stock_that_a_successor_took_over_is_counted_no_second_time(
    boundaries: Any, of_the_ended: list[int]
) -> None:
    """Sở Giao thông vận tải went into Sở Xây dựng on 01/03/2025."""
    told = Told(basis=Basis(boundaries=boundaries))
    pending = {"pending_in_time": 6, "pending_total": 8}
    told.unit("SGTVT", "2025-02", service_result=[SERVICE | pending], at=datetime(2025, 2, 17))
    told.unit("SXD-2025", "2025-03", service_result=[SERVICE | {"pending_in_time": 7, "pending_total": 7}],
              at=datetime(2025, 3, 17))  # fmt: skip
    found = [one for one in told.found("service.identity") if one.unit == "SGTVT"]
    told.central("resolution", "2025-03", [ruled(found[0].id, "Giá trị khác", value="6")], at=datetime(2025, 3, 21))
    told.settle()
    year = ("2025-03", "year_to_date")
    for unit in ("SXD-2025", "LSN"):
        assert figures(told, "services_pending", year, unit=unit) == [7]
    assert figures(told, "services_pending", year, unit="SGTVT") == of_the_ended


def test_cases_received_in_a_quarter_take_over_what_a_ruling_adds_to_one_month() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SERVICE])
    told.unit("SCT", "2020-02", service_result=[{**SERVICE, "received_carried": 6, "received_total": 20}])
    assert figures(told, "services_received", ("2020-Q1", "period")) == [21]
    rule_on(told, "service.identity")
    assert figures(told, "services_received", ("2020-02", "period"), ("2020-Q1", "period")) == [20, 25]


@pytest.mark.parametrize("rule", ["total.to_date_differs", "rate.differs"])
def test_sums_to_date_and_rates_close_only(rule: str) -> None:
    told = two_months()
    told.unit("SCT", "2020-01", at=AFTER - timedelta(days=9), violation=[people(date(2020, 1, 3))],
              service_result=[SERVICE],
              declared_total=[{"item": "violators", "in_period": 2, "to_date": 2},
                              {"item": "services_on_time_rate", "in_period": 90}])  # fmt: skip
    told.unit("SCT", "2020-02", at=AFTER - timedelta(days=8), violation=[people(date(2020, 2, 3), 3)],
              declared_total=[{"item": "violators", "in_period": 3, "to_date": 9}])  # fmt: skip
    rule_on(told, rule)
    assert [row.state for row in told.held(rule) if row.state != "gone"] == ["ruled"]
    assert figures(told, "violators", *WINDOWS) == [2, 3, 5, 5]
    assert figures(told, "services_on_time_rate", ("2020-01", "period")) == [100]


@pytest.mark.parametrize("value", ["khoảng 4", "4,5", "-4", "9" * 18])
def test_a_number_that_is_no_count_leaves_it_open_and_is_told(value: str) -> None:
    told = two_months()
    rule_on(told, "total.differs", "Giá trị khác", value=value)
    assert [row.state for row in told.held("total.differs")] == ["open"]
    assert figures(told, "violators", ("2020-01", "period")) == [2]
    said = findings(told.con, told.basis, Period.parse("2020-03"))
    assert [one["code"] for one in said if one["text"] == value] == ["cell.not_a_number"]


def test_people_are_told_beforehand_which_rulings_reach_a_figure() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress()], violation=[people(date(2020, 1, 3))],
              service_result=[{**SERVICE, "resolved_total": 9}],
              declared_total=[*declared(violators=5, tasks_assigned=4),
                              {"item": "services_on_time_rate", "in_period": 90}])  # fmt: skip
    told.settle()
    find_rulings(told.con)
    listed = told_differences(told.con, ["2020-01"])["2020-01"]
    assert {(one.rule, one.measure, one.reaches) for one in listed} == {
        ("total.differs", "violators", True),
        ("total.differs", None, False),
        ("service.identity", "services_resolved", True),
        ("rate.differs", None, False),
    }


@settings(max_examples=4, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=4), st.integers(0, 40))
def test_whatever_the_rows_say_the_month_is_what_was_ruled_and_the_province_the_sum(
    counts: list[int], number: int
) -> None:
    told = Told()
    rows = [people(date(2020, 1, 3), count, f"P{place}") for place, count in enumerate(counts)]
    told.unit("SCT", "2020-01", violation=rows, declared_total=declared(violators=sum(counts) + 1))
    told.unit("STC", "2020-01", violation=[people(date(2020, 1, 3), 4)])
    rule_on(told, "total.differs", "Giá trị khác", value=str(number))
    assert figures(told, "violators", ("2020-01", "period")) == [number]
    assert figures(told, "violators", ("2020-01", "period"), unit="LSN") == [number + 4]
