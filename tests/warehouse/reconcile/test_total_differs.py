from __future__ import annotations

from datetime import date

from tests.warehouse.told import NIL, REJECTED, Told, echo, progress

RULE = "total.differs"
OWN = {"inspecting_body": "Sở Công Thương"}


def declared(item: str, in_period: float) -> dict[str, object]:
    return {"item": item, "in_period": in_period}


def test_a_total_that_is_not_the_sum_of_the_units_own_rows_is_named_to_the_cell() -> None:
    told = Told()
    workbook = told.unit("SCT", "2020-01", violation=NIL, declared_total=[declared("violators", 3)])
    [found] = told.found()
    assert (found.rule, found.left_value, found.right_value) == (RULE, "0", "3")
    assert (found.right_file, found.right_cell) == (workbook, "D2") and "violators" in found.subject


def test_details_of_every_kind_add_up() -> None:
    told = Told()
    due = {"due_on": date(2020, 1, 8)}
    tasks = [
        progress(status="Đã hoàn thành", completed_on=date(2020, 1, 7), **due),
        progress(document_number="2/X", status="Đã hoàn thành", completed_on=date(2020, 1, 9), **due),
        progress(document_number="3/X", **due),
        progress(document_number="4/X", status="Đã thu hồi"),
        progress(
            document_number="5/X",
            status="Đã hoàn thành",
            completed_on=date(2019, 12, 9),
            document_date=date(2019, 11, 9),
        ),
    ]
    visits = [
        echo(**OWN),
        echo(**OWN, inspected_unit="Chi cục"),
        echo(),
        echo(**OWN, kind="Tự kiểm tra"),
        echo(**OWN, decision_number="9/KH", inspected_on=date(2020, 1, 15)),
    ]
    people = [
        {"found_on": date(2020, 1, day), "kind": "Khác", "office": "Chi cục", "people_count": 2} for day in (3, 4, 16)
    ]
    told.unit(
        "SCT",
        "2020-01",
        task_progress=tasks,
        inspection_report=visits,
        violation=people,
        declared_total=[
            declared("tasks_assigned", 3),
            declared("tasks_completed", 2),
            declared("tasks_completed_on_time", 1),
            declared("tasks_overdue", 1),
            declared("inspections", 1),
            declared("inspection_visits", 2),
            declared("self_inspection_visits", 1),
            declared("violators", 4),
        ],
    )
    assert told.found(RULE) == []


def test_rows_given_back_do_not_count_and_the_message_says_where_they_explain_it() -> None:
    told = Told()
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[progress(), progress(document_number="2/X", status=None) | REJECTED],
        declared_total=[declared("tasks_assigned", 2)],
    )
    [found] = told.found(RULE)
    assert "Riêng 1 dòng bị trả lại" in found.message


def test_a_form_missing_or_wholly_given_back_raises_nothing() -> None:
    told = Told()
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[progress(status=None) | REJECTED],
        declared_total=[declared("tasks_assigned", 2), declared("violators", 1)],
    )
    assert told.found() == []
