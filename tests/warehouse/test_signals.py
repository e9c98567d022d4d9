from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.warehouse.told import Told, progress, task
from transforms.definitions.evidence import joined_cells
from transforms.definitions.periods import Period
from transforms.definitions.signals import Signal
from warehouse.signals import signals

YEAR = Period.parse("2020")
DONE = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 10)}


def asked(told: Told, signal: Signal, **more: Any) -> list[dict[str, Any]]:
    return [one for one in signals(told.con, told.basis, YEAR, **more) if one["signal"] == signal]


def told_twice(first: dict[str, Any], second: dict[str, Any]) -> Told:
    """A register of January and one of February that tell of the same task."""
    told = Told()
    told.central("task_register", "2020-01", [task(**first)], path="1.xlsx")
    told.central("task_register", "2020-02", [task(**second)], path="2.xlsx")
    return told


def test_a_due_date_moved_after_it_had_passed_is_asked_about_with_both_cells() -> None:
    told = told_twice({"due_on": date(2020, 1, 8)}, {"due_on": date(2020, 1, 8), "extended_due_on": date(2020, 3, 1)})
    [found] = asked(told, Signal.DUE_DATE_MOVED)
    assert (found["severity"], found["unit"], found["period"]) == ("notice", "SCT", "2020-02")
    assert (found["left"]["file"], found["left"]["cell"]) == ("1.xlsx", "I2")
    assert (found["right"]["file"], found["right"]["cell"], found["right"]["value"]) == ("2.xlsx", "J2", "2020-03-01")
    assert found["message"].endswith("?")


def test_a_due_date_has_passed_at_the_end_of_its_own_day() -> None:
    for day, count in ((14, 1), (15, 0)):  # January ends on the 14th
        told = told_twice({"due_on": date(2020, 1, day)}, {"due_on": date(2020, 3, 1)})
        assert len(asked(told, Signal.DUE_DATE_MOVED)) == count


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"due_on": date(2020, 1, 31)}, {"due_on": date(2020, 3, 1)}),  # not yet passed
        ({"due_on": date(2020, 1, 8)}, {"due_on": date(2020, 1, 7)}),  # earlier
        ({"due_on": date(2020, 1, 12), **DONE}, {"due_on": date(2020, 3, 1), **DONE}),  # done by then
    ],
)
def test_other_changes_of_a_due_date_are_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert asked(told_twice(first, second), Signal.DUE_DATE_MOVED) == []


def test_a_day_of_completion_that_changes_is_asked_about() -> None:
    told = told_twice(DONE, {**DONE, "completed_on": date(2020, 1, 12)})
    [found] = asked(told, Signal.COMPLETED_ON_CHANGED)
    assert (found["left"]["value"], found["right"]["value"]) == ("2020-01-10", "2020-01-12")
    assert len(asked(told_twice(DONE, {}), Signal.COMPLETED_ON_CHANGED)) == 1
    assert asked(told_twice({}, DONE), Signal.COMPLETED_ON_CHANGED) == []


def test_a_unit_s_own_sheets_are_asked_about_too() -> None:
    told = Told()
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    told.unit("SCT", "2020-02", task_progress=[progress(**{**DONE, "completed_on": date(2020, 1, 11)})])
    assert [found["unit"] for found in asked(told, Signal.COMPLETED_ON_CHANGED)] == ["SCT"]


def test_a_day_of_completion_beside_another_status_is_asked_about() -> None:
    told = Told()
    withdrawn = task(task_code="NV-2", document_number="2/X", status="Đã thu hồi", completed_on=date(2020, 1, 10))
    told.central("task_register", "2020-01", [task(completed_on=date(2020, 1, 10)), withdrawn])
    [found] = asked(told, Signal.STATUS_CONTRADICTS_DAY)
    assert (found["left"]["cell"], found["right"]["cell"]) == ("K2", "L2")


def violations(total: str, *, given_back: bool = False) -> Told:
    """A 03-VP of two rows with a total row below."""
    told = Told()
    row = {"found_on": date(2020, 1, 3), "kind": "Khác", "office": "A", "people_count": 2}
    told.unit("SCT", "2020-01", violation=[row, {**row, "office": "B", "people_count": 3}])
    [(key,)] = told.con.execute("SELECT file_key FROM files").fetchall()
    cells = joined_cells(["Tổng cộng", "", "", "", total])
    told.con.execute("INSERT INTO evidence VALUES (?, 0, 9, ?, 'ignored', 'total')", [key, cells])
    if given_back:
        told.con.execute("INSERT INTO evidence VALUES (?, 0, 4, 'x', 'rejected', NULL)", [key])
    return told


def test_a_total_that_its_rows_do_not_come_to_is_asked_about() -> None:
    [found] = asked(violations("7"), Signal.TOTAL_TYPED_OVER)
    assert (found["left"]["value"], found["left"]["cell"]) == ("5", "E2:E3")
    assert (found["right"]["value"], found["right"]["cell"]) == ("7", "E9")


@pytest.mark.parametrize("total", ["5", "", "năm"])
def test_a_total_that_is_right_or_says_no_number_is_not(total: str) -> None:
    assert asked(violations(total), Signal.TOTAL_TYPED_OVER) == []


def test_a_total_over_rows_given_back_is_not() -> None:
    assert asked(violations("7", given_back=True), Signal.TOTAL_TYPED_OVER) == []


def rates(*values: int) -> Told:
    told = Told()
    for month, value in enumerate(values, 1):
        told.unit("SCT", f"2020-{month:02}", declared_total=[{"item": "tasks_completion_rate", "in_period": value}])
    return told


def test_a_rate_of_a_hundred_is_asked_about_from_the_third_month_in_a_row_on() -> None:
    assert [found["period"] for found in asked(rates(100, 100, 100, 100), Signal.ALWAYS_FULL)] == ["2020-03", "2020-04"]
    assert asked(rates(100, 100, 99, 100), Signal.ALWAYS_FULL) == []


def test_a_signal_can_be_switched_off_and_a_unit_asked_for() -> None:
    told = told_twice(DONE, {})
    assert asked(told, Signal.COMPLETED_ON_CHANGED, off=[Signal.COMPLETED_ON_CHANGED]) == []
    assert asked(told, Signal.COMPLETED_ON_CHANGED, unit="182") == []
    assert len(asked(told, Signal.COMPLETED_ON_CHANGED, unit="SCT")) == 1


def test_signals_are_no_discrepancies() -> None:
    told = told_twice(DONE, {})
    assert told.found() == []
