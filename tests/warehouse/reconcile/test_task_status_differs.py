from __future__ import annotations

from datetime import date

from tests.warehouse.told import REJECTED, Told, progress, task

RULE = "task.status_differs"
DONE = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 10)}


def test_completed_on_one_side_only_is_critical_and_named_to_both_cells() -> None:
    told = Told()
    register = told.central("task_register", "2020-01", [task()])
    workbook = told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    [found] = told.found()
    assert (found.rule, found.severity) == (RULE, "critical")
    assert (found.left_file, found.left_cell, found.left_value) == (register, "K2", "Đang thực hiện")
    assert (found.right_file, found.right_cell, found.right_value) == (workbook, "H2", "Đã hoàn thành")
    assert "14/01/2020" in found.message


def test_not_begun_and_under_way_are_both_not_completed() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(status="Chưa thực hiện")])
    assert told.found() == []


def test_what_was_completed_after_the_month_was_open_in_it() -> None:
    told = Told()
    told.central("task_register", "2020-02", [task(status="Đã hoàn thành", completed_on=date(2020, 1, 20))])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    assert told.found() == []


def test_withdrawn_differs_from_anything_else() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(status="Đã thu hồi")])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found()
    assert (found.rule, found.left_value, found.right_value) == (RULE, "Đã thu hồi", "Đang thực hiện")


def test_a_withdrawal_holds_from_the_first_register_that_shows_it() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.central("task_register", "2020-02", [task(status="Đã thu hồi")])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    told.unit("SCT", "2020-02", task_progress=[progress(status="Đã thu hồi")])
    assert told.found() == []


def test_before_a_withdrawal_the_status_told_is_that_of_the_cell_named() -> None:
    told = Told()
    then = told.central("task_register", "2020-01", [task(status="Chưa thực hiện")])
    told.central("task_register", "2020-02", [task(status="Đã thu hồi")])
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")])
    [found] = told.found(RULE)
    assert (found.left_file, found.left_cell, found.left_value) == (then, "K2", "Chưa thực hiện")
    assert "sổ theo dõi ghi “Chưa thực hiện”, đơn vị báo cáo “Đã thu hồi”" in found.message


def test_a_quarantined_row_is_not_compared() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit(
        "SCT", "2020-01", task_progress=[progress(**DONE) | REJECTED, progress(document_number="9/X", content="K")]
    )
    assert told.found(RULE) == []


def test_the_id_stays_through_months_resubmissions_and_reruns() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    [first] = told.found(RULE)
    told.central("task_register", "2020-02", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    told.unit("SCT", "2020-02", task_progress=[progress(**DONE)])
    assert {row.id for row in told.found(RULE)} == {first.id}


def test_a_task_is_completed_on_the_day_that_a_row_gives_whatever_its_status_says() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(completed_on=date(2020, 1, 10))])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found(RULE)
    assert (found.left_value, found.right_value) == ("Đã hoàn thành", "Đang thực hiện")
    assert "trạng thái ghi “Đang thực hiện” nhưng có ngày hoàn thành 10/01/2020" in found.message


def test_both_sides_that_give_the_day_agree_whatever_one_status_says() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(completed_on=date(2020, 1, 10))])
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    assert told.found() == []
