from __future__ import annotations

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
