from __future__ import annotations

import datetime as dt

from tests.transforms.made_sheets import header, read_form, said, task, values

TASKS = header("task_progress")


def test_dates_that_prove_no_order_are_doubted_beside_a_column_typed_month_first() -> None:
    rows = [
        task(1, document_date="07/15/2020", due_on="09/10/2020"),
        task(2, document_date="07/20/2020", due_on="09/09/2020"),
    ]
    reading = read_form(TASKS, *rows)
    assert said(reading) == [("cell.ambiguous_date", "F2")]
    assert [str(day) for day in values(reading, "task_progress", "due_on")] == ["2020-10-09", "2020-09-09"]


def test_they_are_not_where_a_column_proves_that_the_day_comes_first() -> None:
    rows = [task(1, document_date="15/7/2020", due_on="9/10/2020"), task(2, document_date="20/7/2020")]
    assert said(read_form(TASKS, *rows)) == []


SWAPPED = (
    task(1, document_date="15/7/2020", due_on=dt.date(2020, 3, 9)),
    task(2, document_date=dt.date(2020, 6, 7), due_on="14/9/2020"),
    task(3, document_date=dt.date(2020, 2, 8), due_on="30/9/2020"),
    task(4, document_date="21/7/2020", due_on=dt.date(2020, 10, 10)),
    task(5, document_date=dt.date(2020, 5, 8), due_on="25/9/2020"),
)


def test_stored_dates_are_doubted_where_a_month_first_machine_left_as_text_what_it_could_not_take() -> None:
    reading = read_form(TASKS, *SWAPPED)
    assert said(reading) == [("cell.ambiguous_date", cell) for cell in ("F2", "C3", "C4", "C6")]
    assert values(reading, "task_progress", "due_on")[0] == dt.date(2020, 3, 9)


def test_stored_dates_stand_where_one_is_after_the_12th_or_a_text_is_not_or_no_column_holds_both() -> None:
    for other in (dt.date(2020, 7, 13), "7/8/2020"):
        assert said(read_form(TASKS, *SWAPPED, task(6, document_date=other))) == []
    rows = [task(n, document_date=dt.date(2020, 6, n), due_on=f"{12 + n}/9/2020") for n in range(1, 6)]
    assert said(read_form(TASKS, *rows)) == []
