from __future__ import annotations

from datetime import date

from tests.warehouse.told import NIL, REJECTED, Told, progress, task

RULE = "task.missing_in_report"


def test_a_register_task_in_scope_that_the_unit_does_not_tell_is_named_to_the_cell() -> None:
    told = Told()
    register = told.central("task_register", "2020-01", [task(), task(task_code="NV-2", document_number="16/UBND-KT")])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found(RULE)
    assert (found.unit, found.period, found.left_file, found.left_cell) == ("SCT", "2020-01", register, "C3")
    assert "16/UBND-KT" in found.subject and found.severity == "warning" and found.right_cell is None


def test_a_nil_return_is_an_answer() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=NIL)
    assert len(told.found(RULE)) == 1


def test_a_unit_that_sent_nothing_lacks_nothing() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("STC", "2020-01", task_progress=NIL)
    told.unit("SCT", "2020-01", violation=NIL)
    assert told.found(RULE) == []


def test_a_quarantined_row_was_said() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[
            progress(status=None) | REJECTED,
            progress(document_number="9/UBND", content="Việc khác"),
        ],
    )
    assert told.found(RULE) == []


def test_a_task_completed_before_the_month_or_withdrawn_or_assigned_later_is_not_asked_for() -> None:
    told = Told()
    told.central(
        "task_register",
        "2020-02",
        [
            task(status="Đã hoàn thành", completed_on=date(2020, 1, 14)),
            task(task_code="NV-2", document_number="2/UBND", status="Đã thu hồi"),
            task(task_code="NV-3", document_number="3/UBND", document_date=date(2020, 2, 15)),
        ],
    )
    told.unit("SCT", "2020-02", task_progress=NIL)
    assert told.found(RULE) == []


def test_one_completed_on_the_first_day_of_the_month_or_assigned_on_its_last_is_asked_for() -> None:
    told = Told()
    told.central(
        "task_register",
        "2020-02",
        [
            task(status="Đã hoàn thành", completed_on=date(2020, 1, 15)),
            task(task_code="NV-2", document_number="2/UBND", document_date=date(2020, 2, 14)),
        ],
    )
    told.unit("SCT", "2020-02", task_progress=NIL)
    assert [found.left_value for found in told.found(RULE)] == ["15/UBND-KT", "2/UBND"]


def test_a_month_that_no_register_covers_is_a_gap_in_evidence() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-02", task_progress=NIL)
    assert told.found(RULE) == []


def test_a_like_row_under_another_number_is_suggested_and_never_joined() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(document_number="51/UBND-KT")])
    [found] = told.found(RULE)
    assert found.suggestion == "51/UBND-KT (dòng 2, giống 100%)"
    assert len(told.found("task.missing_in_register")) == 1


def test_a_task_is_asked_of_the_unit_that_had_it_in_the_month() -> None:
    told = Told()
    told.central("task_register", "2025-02", [task(lead_unit="SXD")])
    told.central("task_register", "2025-04", [task(lead_unit="SXD-2025")])
    told.unit("SXD", "2025-02", task_progress=NIL)
    told.unit("SXD-2025", "2025-04", task_progress=NIL)
    assert [(row.unit, row.period) for row in told.found(RULE)] == [("SXD", "2025-02"), ("SXD-2025", "2025-04")]
