from __future__ import annotations

import re
from datetime import date, datetime

from tests.warehouse.reconcile.test_service_identity import SOUND
from tests.warehouse.told import Told, progress, task, visit

RULE = "balance.overlaps_rows"


def balance(unit: str | None, last: date) -> dict[str, object]:
    return {"measure": "inspections", "unit": unit, "from_date": date(2018, 1, 4), "to_date": last, "value": 40}


def test_rows_inside_the_interval_of_a_balance_are_named_at_the_balance() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(), visit(inspected_on=date(2019, 12, 20))])
    book = told.central("opening_balance", "2020-01", [balance(None, date(2019, 12, 31))])
    [found] = told.found()
    assert (found.rule, found.unit, found.period) == (RULE, "LSN", "2020-01")
    assert (found.left_file, found.left_cell, found.right_value) == (book, "E2", "1")


def test_balances_told_for_a_whole_year_overlap_in_the_month_in_which_they_came() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2019, 12, 20))])
    told.central("opening_balance", "2020", [balance(None, date(2019, 12, 31))], at=datetime(2020, 1, 20, 8, 0))
    assert [(row.rule, row.period) for row in told.found()] == [(RULE, "2020-01")]


def test_rows_after_the_balance_or_of_another_unit_are_in_order() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    told.central(
        "opening_balance",
        "2020-01",
        [
            balance(None, date(2020, 1, 9)),
            balance("STC", date(2020, 1, 14)),
            balance(None, date(2020, 1, 14)) | {"measure": "violators"},
        ],
    )
    assert told.found() == []


def test_a_visit_of_a_year_without_a_register_of_its_own_overlaps_too() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2019, 12, 9))])
    told.central("opening_balance", "2020-01", [balance(None, date(2019, 12, 14))])
    assert [row.rule for row in told.found()] == [RULE]


def test_a_month_of_04_qt_and_06_tthc_that_ends_inside_the_interval_overlaps_too() -> None:
    told = Told()
    told.unit("SCT", "2020-01", dissemination=[{"item": "briefings", "value": 2}], service_result=[SOUND])
    inside, before = date(2020, 1, 14), date(2020, 1, 13)
    measured = [
        ("briefings", inside),
        ("services_resolved", inside),
        ("press_items", inside),
        ("survey_answers", before),
    ]
    rows = [balance("SCT", last) | {"measure": measure} for measure, last in measured]
    told.central("opening_balance", "2020-01", rows)
    found = [(row.rule, row.left_cell, row.right_value) for row in told.found()]
    assert found == [(RULE, "E2", "1"), (RULE, "E3", "1")]


def test_a_task_overlaps_by_the_day_of_its_completion_or_while_it_is_open_by_that_on_which_it_was_given() -> None:
    told = Told()
    done = {"document_date": date(2019, 11, 1), "status": "Đã hoàn thành"}
    tasks = [
        task(task_code="A", document_date=date(2019, 12, 2)),
        task(task_code="B", **done, due_on=date(2019, 12, 1), completed_on=date(2019, 12, 10)),
        task(task_code="C", **done, completed_on=date(2019, 12, 20)),
        task(task_code="D", document_date=date(2019, 12, 3), status="Đã thu hồi"),
        task(task_code="E", **done, due_on=date(2019, 12, 1), completed_on=date(2019, 12, 1)),
        task(task_code="F", document_date=date(2019, 12, 2), due_on=date(2020, 1, 14)),
        task(task_code="G", document_date=date(2019, 12, 2), due_on=date(2020, 1, 13)),
    ]
    told.central("task_register", "2020-01", tasks)
    measures = "assigned completed completed_late completed_on_time open_in_time open_overdue".split()
    rows = [balance("SCT", date(2019, 12, 14)) | {"measure": f"tasks_{name}"} for name in measures]
    told.central("opening_balance", "2020-01", rows)
    found = [(row.left_cell, row.right_value) for row in told.found(RULE)]
    assert found == [("E2", "5"), ("E3", "2"), ("E4", "1"), ("E5", "1"), ("E6", "2"), ("E7", "1")]


def test_a_task_of_a_units_own_report_overlaps_in_a_year_whose_register_was_never_received() -> None:
    def overlaps(*registered: str) -> list[str | None]:
        told = Told()
        done = {"status": "Đã hoàn thành", "completed_on": date(2019, 8, 1)}
        for period in ("2019-08", "2019-09"):  # told twice, and counted once
            withdrawn = {**done, "status": "Đã thu hồi"}
            rows = [progress(document_date=date(2019, 7, 20), **done), progress(document_number="9/UBND", **withdrawn)]
            told.unit("SCT", period, task_progress=rows)
        for period in registered:
            told.central("task_register", period, [task(document_date=date(2019, 7, 20))])
        told.central("opening_balance", "2020-01", [balance(None, date(2019, 8, 14)) | {"measure": "tasks_completed"}])
        return [row.right_value for row in told.found(RULE)]

    assert overlaps() == ["1"]
    assert overlaps("2019-09") == overlaps("2020-08") == []  # the register has it, and not completed


def test_a_balance_within_another_s_interval_or_across_its_end_is_told_once() -> None:
    told = Told()
    rows = [balance("SCT", date(2019, 12, 14)), balance("SCT", date(2020, 1, 14)) | {"value": 60}]
    across = {"from_date": date(2020, 1, 1), "to_date": date(2020, 2, 14), "value": 7}
    told.central("opening_balance", "2020-02", [*rows, balance("SCT", date(2020, 2, 14)) | across])
    within, crossing = sorted(told.found(), key=lambda row: row.left_cell)
    assert [(row.rule, row.left_cell, row.right_value) for row in (within, crossing)] == [
        (RULE, "E3", "1"),
        (RULE, "E4", "1"),
    ]
    assert (
        "Số lũy kế 40 (dòng 2) từ 04/01/2018 đến 14/12/2019 nằm trong khoảng đó nên không được cộng thêm."
        in within.message
    )
    assert (
        "Số lũy kế 60 (dòng 3) từ 04/01/2018 đến 14/01/2020 trùng một phần của khoảng đó mà vẫn được cộng"
        in crossing.message
    )


def test_of_a_balance_in_another_workbook_the_file_is_named() -> None:
    told = Told()
    told.central("opening_balance", "2020-01", [balance("SCT", date(2019, 12, 14))])
    told.central("opening_balance", "2020-02", [balance("SCT", date(2020, 1, 14))])
    (found,) = told.found()
    assert re.search(r"Số lũy kế 40 \(dòng 2 tệp “[^”]+”\) từ 04/01/2018 đến 14/12/2019 nằm", found.message)


def test_balances_of_intervals_that_do_not_meet_or_of_another_unit_are_in_order() -> None:
    told = Told()
    next_day = {"from_date": date(2019, 12, 15)}
    rows = [balance("SCT", date(2019, 12, 14)), balance("SCT", date(2020, 1, 14)) | next_day]
    told.central(
        "opening_balance", "2020-01", [*rows, balance("STC", date(2020, 1, 14)), balance(None, date(2020, 1, 1))]
    )
    assert told.found() == []


def test_a_balance_sent_again_for_the_same_month_with_its_interval_mended_is_in_order() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_on=date(2019, 12, 20))])
    told.central("opening_balance", "2020-01", [balance(None, date(2019, 12, 31))])
    assert [row.rule for row in told.found()] == [RULE]
    told.central("opening_balance", "2020-01", [balance(None, date(2019, 12, 14))])
    assert told.found() == []
