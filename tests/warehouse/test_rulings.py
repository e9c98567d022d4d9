"""What a ruling does to a discrepancy and to the rows that the figures are made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from tests.warehouse.told import Told, echo, progress, ruled, task, visit

DONE = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 10)}
RULE = "task.status_differs"
AFTER = datetime(2020, 1, 21, 9, 0)


def disputed(**said: Any) -> tuple[Told, str]:
    """A task that the unit says is done and the register does not; and the id of that difference."""
    told = Told()
    told.central("task_register", "2020-01", [task(**said)])
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    [found] = told.found(RULE)
    return told, found.id


def changes(told: Told) -> dict[str, str | None]:
    """What rulings change in the register, by field."""
    return dict(told.con.execute("SELECT field, value FROM task_override").fetchall())


def test_a_ruling_for_the_unit_settles_the_difference_and_reaches_the_register() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference.lower())], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    assert changes(told) == {"status": "Đã hoàn thành", "completed_on": "2020-01-10"}


@pytest.mark.parametrize("ruling", ["Theo sổ theo dõi", "Không phải chênh lệch"])
def test_other_rulings_settle_it_and_leave_the_register_alone(ruling: str) -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference, ruling)], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    assert changes(told) == {}


def test_a_value_of_ones_own_is_read_as_people_write_it() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference, "Giá trị khác", value="9/1/2020")], at=AFTER)
    told.settle()
    assert changes(told) == {"status": "Đã hoàn thành", "completed_on": "2020-01-09"}


def test_a_value_that_says_nothing_leaves_it_open() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference, "Giá trị khác", value="chưa rõ")], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["open"]
    assert changes(told) == {}


def test_it_is_open_again_with_the_old_ruling_shown_where_a_value_that_it_was_made_on_changes() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=datetime(2020, 1, 22))
    [found] = told.found(RULE)
    assert (found.state, found.right_value) == ("open", "Đã thu hồi") and found.ruling_file_key is not None
    assert changes(told) == {}


def test_a_resubmission_that_says_the_same_leaves_it_settled() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(note="gửi lại", **DONE)], at=datetime(2020, 1, 22))
    assert [row.state for row in told.found(RULE)] == ["ruled"]


def test_what_comes_of_it_does_not_hang_on_the_order_in_which_files_were_seen() -> None:
    told, difference = disputed()
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=datetime(2020, 1, 22))
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["open"]


def test_the_same_difference_next_month_is_settled_by_the_same_ruling() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    register = told.central("task_register", "2020-02", [task()], at=datetime(2020, 2, 16))
    told.unit("SCT", "2020-02", task_progress=[progress(note="x", **DONE)])
    assert [(row.period, row.state) for row in told.found(RULE)] == [("2020-01", "ruled"), ("2020-02", "ruled")]
    assert told.con.execute("SELECT DISTINCT file_key FROM task_override").fetchall() == [(told.files[register],)]


def test_the_latest_ruling_stands_and_takes_nothing_from_the_earlier_workbook() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference), ruled("CL-OTHER")], at=AFTER)
    told.central("resolution", "2020-01", [ruled(difference, "Theo sổ theo dõi", ruled_on=date(2020, 1, 25))])
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    assert changes(told) == {}
    told.central("resolution", "2020-01", [ruled(difference, ruled_on=date(2020, 1, 22))])
    told.settle()
    assert changes(told) == {}


def test_a_rerun_with_nothing_new_writes_nothing() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.settle()
    before = told.con.execute("SELECT * EXCLUDE (id), rowid FROM discrepancies ORDER BY ALL").fetchall()
    told.settle()
    assert told.con.execute("SELECT * EXCLUDE (id), rowid FROM discrepancies ORDER BY ALL").fetchall() == before


def test_a_due_date_ruled_for_the_unit_replaces_the_extension_too() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 1, 8), extended_due_on=date(2020, 2, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 3, 1))])
    [found] = told.found("task.due_differs")
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    told.settle()
    assert changes(told) == {"due_on": "2020-03-01", "extended_due_on": None}


def test_a_task_that_is_not_the_units_is_taken_out_of_the_counts() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(), task(task_code="NV-2", document_number="2/X")])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found("task.missing_in_report")
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    told.settle()
    assert changes(told) == {"status": "Đã thu hồi"}


def test_a_task_that_the_register_lacks_is_counted_once_from_its_latest_telling() -> None:
    told = Told()
    told.central("task_register", "2020-02", [task()])
    unknown = {"document_number": "77/UBND-NC", "content": "Tổ chức hội nghị"}
    told.unit("SCT", "2020-01", task_progress=[progress(), progress(**unknown)])
    latest = told.unit("SCT", "2020-02", task_progress=[progress(**unknown), progress(note="x")])
    found = told.found("task.missing_in_register")
    told.central("resolution", "2020-02", [ruled(found[0].id)], at=AFTER)
    told.settle()
    assert told.con.execute("FROM task_addition").fetchall() == [("task_progress", told.files[latest], 0, 2)]


def test_findings_of_an_inspection_follow_the_ruling() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(finding_count=3, remedied_count=0)])
    told.unit(
        "SCT", "2020-01", inspection_report=[echo(finding_count=2, remedied_count=1, remedied_on=date(2020, 1, 12))]
    )
    count, remedy = (told.found(f"inspection.{name}_differs")[0].id for name in ("finding_count", "remedy"))
    told.central("resolution", "2020-01", [ruled(count, "Giá trị khác", value="4"), ruled(remedy)], at=AFTER)
    told.settle()
    changed = dict(told.con.execute("SELECT field, value FROM inspection_override").fetchall())
    assert changed == {"finding_count": "4", "remedied_count": "1", "remedied_on": "2020-01-12"}
