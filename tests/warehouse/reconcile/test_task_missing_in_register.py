from __future__ import annotations

from datetime import date

from tests.warehouse.told import REJECTED, Told, progress, task

RULE = "task.missing_in_register"


def test_a_task_that_no_register_row_is_about_is_named_to_the_cell() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    workbook = told.unit(
        "SCT",
        "2020-01",
        task_progress=[
            progress(),
            progress(document_number="77/UBND-NC", content="Tổ chức hội nghị"),
        ],
    )
    [found] = told.found(RULE)
    assert (found.right_file, found.right_cell, found.right_value) == (workbook, "B3", "77/UBND-NC")
    assert found.left_value is None and found.severity == "warning"


def test_the_number_is_the_same_however_it_is_written() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(document_number="05/QĐ-UBND")])
    told.unit("SCT", "2020-01", task_progress=[progress(document_number=" 5 / QÐ – ubnd ")])
    assert told.found() == []


def test_a_row_of_the_register_that_was_given_back_is_there_all_the_same() -> None:
    told = Told()
    other = task(task_code="NV-2", document_number="99/UBND", lead_unit="STC")
    told.central("task_register", "2020-01", [task(lead_unit=None) | REJECTED, other])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    assert told.found(RULE) == []


def test_a_task_that_vanished_from_the_newest_register_is_one_discrepancy_not_two() -> None:
    told = Told()
    kept = task(task_code="NV-2", document_number="99/UBND", lead_unit="STC")
    told.central("task_register", "2020-01", [task(), kept])
    told.central("task_register", "2020-02", [kept])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    told.unit("SCT", "2020-02", task_progress=[progress(delay_reason="Chờ ý kiến")])
    assert [row.rule for row in told.found(unit="SCT")] == ["task.vanished"]


def test_the_id_is_the_same_next_month_and_after_a_resubmission() -> None:
    told = Told()
    told.central("task_register", "2020-02", [task()])
    for period in ("2020-01", "2020-02", "2020-02"):
        told.unit("SCT", period, task_progress=[progress(), progress(document_number="77/UBND-NC", content="Hội nghị")])
    found = told.found(RULE)
    assert [row.period for row in found] == ["2020-01", "2020-02"]
    assert len({row.id for row in found}) == 1


def test_two_tasks_of_one_unknown_document_have_two_ids() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[
            progress(document_number="77/UBND-NC", content="Tổ chức hội nghị tổng kết năm"),
            progress(document_number="77/UBND-NC", content="Rà soát quy hoạch khu công nghiệp"),
        ],
    )
    assert len({row.id for row in told.found(RULE)}) == 2


def test_a_document_of_another_date_with_another_content_is_another_task() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(document_date=date(2019, 12, 6), content="Rà soát quy hoạch")])
    assert {row.rule for row in told.found()} == {RULE, "task.missing_in_report"}


def test_what_a_unit_told_before_it_was_reorganised_is_compared_with_the_task_that_its_successor_has_now() -> None:
    told = Told()
    told.central("task_register", "2025-02", [task(lead_unit="SXD")])
    told.unit("SXD", "2025-02", task_progress=[progress()])
    assert told.found(RULE) == []
    told.central("task_register", "2025-04", [task(lead_unit="SXD-2025")])
    told.unit("SXD-2025", "2025-04", task_progress=[progress()])
    assert told.found(RULE) == []
    told.central("task_register", "2025-05", [task(lead_unit="STP")])
    assert [(row.unit, row.period) for row in told.found(RULE)] == [("SXD", "2025-02"), ("SXD-2025", "2025-04")]
