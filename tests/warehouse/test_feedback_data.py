"""What units are told: faults that matter, faulty sheets as received, what became of last month's differences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import pytest

from tests.warehouse.rows import NIL, Received, prepared, workbook
from tests.warehouse.told import Told, progress, ruled, task, visit
from transforms.definitions.codes import Severity
from transforms.definitions.evidence import joined_cells
from transforms.definitions.feedback_data import Fate, FaultySheet, ReceivedFile, ToldDifference
from transforms.submissions.interpret import SheetReading
from transforms.tables.findings import Finding
from warehouse.feedback_data import (
    faulty_sheets,
    find_rulings,
    held_months,
    missing_forms,
    received_files,
    ruling_keepers,
    told_differences,
    told_findings,
)


def differences(told: Told, month: str) -> list[ToldDifference]:
    """What is told in a month of what was settled."""
    find_rulings(told.con)
    return told_differences(told.con, [month])[month]


def fates(told: Told, month: str, rule: str = "") -> dict[tuple[str, str], Fate]:
    """(rule, month of the sources) -> what became of it."""
    told.settle()
    return {(d.rule, d.period): d.fate for d in differences(told, month) if rule in ("", d.rule)}


# ---- what became of last month's differences


def test_a_difference_seen_for_the_first_time_is_new() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(status="Đã hoàn thành", completed_on=date(2020, 1, 10))])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    assert fates(told, "2020-01") == {("task.status_differs", "2020-01"): Fate.NEW}


def _january_and_february(february: dict[str, object]) -> Told:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 3, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 4, 1))])
    told.central("task_register", "2020-02", [task(due_on=date(2020, 3, 1))])
    told.unit("SCT", "2020-02", task_progress=[progress(**february)])
    return told


def test_a_difference_that_is_there_again_persists() -> None:
    told = _january_and_february({"due_on": date(2020, 4, 1)})
    assert fates(told, "2020-02", "task.due_differs") == {("task.due_differs", "2020-02"): Fate.PERSISTING}


def test_a_task_that_no_longer_differs_is_settled_though_the_old_workbook_stays_as_it_is() -> None:
    told = _january_and_february({"due_on": date(2020, 3, 1)})
    assert fates(told, "2020-02") == {("task.due_differs", "2020-01"): Fate.RESOLVED}


def test_a_task_is_not_called_settled_by_a_unit_that_sent_nothing() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 3, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 4, 1))])
    told.central("task_register", "2020-02", [task(due_on=date(2020, 3, 1))])
    assert fates(told, "2020-02") == {("task.due_differs", "2020-01"): Fate.PERSISTING}


TOTAL = [{"item": "inspections", "in_period": 4}]


def test_last_months_wrong_total_stays_until_that_workbook_is_sent_again() -> None:
    told = Told()
    told.unit("SCT", "2020-01", inspection_report=NIL, declared_total=TOTAL)
    told.unit("SCT", "2020-02", inspection_report=NIL, declared_total=NIL)
    assert fates(told, "2020-02") == {("total.differs", "2020-01"): Fate.PERSISTING}
    told.unit("SCT", "2020-01", inspection_report=NIL, declared_total=[{"item": "inspections", "in_period": 0}])
    assert fates(told, "2020-02") == {("total.differs", "2020-01"): Fate.RESOLVED}


def test_a_ruling_settles_and_a_changed_value_opens_again_with_the_old_ruling_shown() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(due_on=date(2020, 3, 1))])
    told.unit("SCT", "2020-01", task_progress=[progress(due_on=date(2020, 4, 1))])
    (difference,) = told.found("task.due_differs")
    told.central("resolution", "2020-01", [ruled(difference.id)])
    assert fates(told, "2020-01") == {("task.due_differs", "2020-01"): Fate.RULED}
    later = told.clock.replace(day=25)
    told.unit("SCT", "2020-01", at=later, task_progress=[progress(due_on=date(2020, 5, 1))])
    assert fates(told, "2020-01") == {("task.due_differs", "2020-01"): Fate.REOPENED}
    (again,) = differences(told, "2020-01")
    assert again.ruling is not None
    assert (again.ruling.ruling, again.ruling.ruled_by) == ("Theo đơn vị", "Nguyễn Văn A")


# ---- who is told


def test_the_unit_concerned_is_told_with_both_sides_to_the_cell() -> None:
    told = _january_and_february({"due_on": date(2020, 4, 1)})
    told.settle()
    (difference,) = (d for d in differences(told, "2020-02") if d.rule == "task.due_differs")
    assert difference.recipients == ("SCT",)
    assert (difference.unit_name, difference.left.sheet, difference.right.sheet) == ("Sở Công Thương", "SO-NV", "01-NV")
    assert (difference.left.value, difference.left.cell) == ("2020-03-01", "I2")


def test_the_keeper_is_told_where_only_central_workbooks_disagree() -> None:
    told = Told()
    told.central("inspection_plan", "2020", [{"year": 2020, "unit": "STC", "planned_month": 5}])
    told.central("inspection_register", "2020-01", [visit(kind="Theo kế hoạch")])
    told.settle()
    (difference,) = differences(told, "2020-01")
    assert (difference.rule, difference.recipients) == ("inspection.not_in_plan", ("SCT", "SNV"))


def test_a_commune_that_does_not_report_is_not_written_to() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="06004.2018", level="Huyện")])
    told.settle()
    recipients = {d.rule: d.recipients for d in differences(told, "2020-01")}
    assert recipients["level.sum_differs"] == ("SNV",)


def test_the_office_that_rules_changes_with_the_units() -> None:
    con = prepared(workbook("SCT", "2020-08", task_progress=NIL), period="2020-08")
    assert ruling_keepers(con)["2020-08"] == "SNV"


def test_months_with_differences_are_known_when_they_are_settled_too() -> None:
    told = Told()
    told.unit("SCT", "2020-01", inspection_report=NIL, declared_total=TOTAL)
    told.settle()
    told.unit("SCT", "2020-01", inspection_report=NIL, declared_total=NIL)
    told.settle()
    assert held_months(told.con) == {"2020-01": 1}


# ---- files and faults


def _file(con: duckdb.DuckDBPyConnection, path: str) -> ReceivedFile:
    return next(file for file in received_files(con) if file.path == path)


def test_a_file_is_told_with_its_rows_and_state() -> None:
    rows = [progress(), progress(outcome="rejected")]
    con = prepared(workbook("SCT", "2020-08", path="a.xlsx", task_progress=rows))
    file = _file(con, "a.xlsx")
    assert (file.state, file.accepted_rows, file.rejected_rows, file.on_time) == ("accepted", 1, 1, None)


def test_a_ruling_on_cases_carried_over_reaches_the_figures_where_one_row_tells_of_them() -> None:
    told = Told()
    pending = {"pending_total": 2, "pending_in_time": 2}
    told.unit("SCT", "2019-12", service_result=[{"field": field, **pending} for field in ("Đất đai", "Xây dựng")])
    carried = (("Đất đai", 5), ("Xây dựng", 3), ("Xây dựng", 4))
    told.unit(
        "SCT", "2020-01", service_result=[{"field": field, "received_carried": count} for field, count in carried]
    )
    told.settle()
    found = [one for one in differences(told, "2020-01") if one.rule == "service.carried_differs"]
    assert {one.subject: one.reaches for one in found} == {
        "Đất đai tháng 1/2020": True,
        "Xây dựng tháng 1/2020": False,
    }


def test_a_rejected_workbook_is_answered_by_a_later_one_and_not_by_an_earlier_one() -> None:
    good = workbook("SCT", "2020-08", "2020-08-17", path="b.xlsx", task_progress=NIL)
    before = workbook("SCT", "2020-08", "2020-08-16", path="a.xlsx", status="rejected")
    after = workbook("SCT", "2020-08", "2020-08-18", path="c.xlsx", status="rejected")
    con = prepared(before, good, after)
    assert _file(con, "a.xlsx").is_answered
    assert not _file(con, "c.xlsx").is_answered


def test_nor_is_it_answered_by_a_central_workbook_of_the_same_office() -> None:
    rejected = workbook("SNV", "2020-08", "2020-08-16", path="a.xlsx", status="rejected", form_set="unit")
    register = workbook("SNV", "2020-08", "2020-08-17", path="b.xlsx", inspection_register=NIL)
    assert not _file(prepared(rejected, register), "a.xlsx").is_answered


@pytest.mark.parametrize("status", ["accepted", "rejected"])
def test_a_file_sent_twice_names_the_first_and_whether_that_was_given_back(status: str) -> None:
    first = workbook("SCT", "2020-08", "2020-08-16", path="a.xlsx", content="same", status=status, task_progress=NIL)
    again = workbook("SCT", "2020-08", "2020-08-17", path="b.xlsx", content="same", status=status, task_progress=NIL)
    con = prepared(first, again)
    assert (_file(con, "a.xlsx").same_as, _file(con, "a.xlsx").same_is_rejected) == (None, False)
    assert (_file(con, "b.xlsx").same_as, _file(con, "b.xlsx").same_is_rejected) == ("a.xlsx", status == "rejected")


def test_forms_not_answered_are_told_to_units_that_sent_something_only() -> None:
    con = prepared(workbook("SCT", "2020-08", task_progress=[progress()], remark=NIL))
    missing = missing_forms(con, ["2020-08"])
    assert missing == {
        ("2020-08", "SCT"): (
            "inspection_report", "violation", "dissemination", "issued_document", "service_result", "declared_total",
        )
    }  # fmt: skip


def test_a_form_of_which_every_row_was_given_back_is_to_be_mended_and_not_missing() -> None:
    con = prepared(workbook("SCT", "2020-08", task_progress=[progress(outcome="rejected")], remark=NIL))
    assert "task_progress" not in missing_forms(con, ["2020-08"])["2020-08", "SCT"]


def test_a_ruling_on_nothing_is_told_to_who_ruled() -> None:
    told = Told()
    path = told.central("resolution", "2020-01", [ruled("CL-0000000000")])
    told.settle()
    find_rulings(told.con)
    (finding,) = told_findings(told.con, [told.files[path]])
    assert (finding.code, finding.cell, finding.text) == ("cell.not_in_list", "A2", "CL-0000000000")


# ---- faulty sheets


def _with(received: Received, *findings: Finding, sheet: SheetReading | None = None, rows: int = 0) -> Received:
    """The same workbook with these findings; with `rows`, its first sheet has that many rows below a header."""
    reading = replace(received.reading, findings=findings)
    if rows:
        header = (0, 1, joined_cells(["STT", "Họ và tên", "Số"]), "ignored", "header")
        data = [(0, n, joined_cells([str(n), f"Người thứ {n}", "x"]), "rejected", None) for n in range(2, rows + 2)]
        reading = replace(reading, evidence=(header, *data), rows={})
    if sheet is not None:
        reading = replace(reading, sheets=(sheet,))
    return replace(received, reading=reading)


def _faulty(received: Received, **asked: int) -> list[FaultySheet]:
    return faulty_sheets(prepared(received), [received.held.file_key], **asked)


FAULT = Finding("cell.required", Severity.REJECT_ROW, "…", 0, "01-NV", "C4", 4)


def test_a_sheet_with_a_fault_is_given_back_as_received() -> None:
    received = workbook("SCT", "2020-08", task_progress=[progress()], remark=[{"heading": "Ưu điểm", "body": "Tốt"}])
    (sheet,) = _faulty(_with(received, FAULT, rows=5))
    assert (sheet.sheet, sheet.form, len(sheet.rows), sheet.left_out) == ("01-NV", "task_progress", 6, 0)
    assert sheet.rows[0].ignored_kind == "header"
    assert sheet.rows[1].texts == ("2", "Người thứ 2", "x")


def test_a_workbook_without_faults_gives_nothing_back() -> None:
    assert _faulty(workbook("SCT", "2020-08", task_progress=[progress()])) == []


def test_of_a_very_long_sheet_the_head_and_the_faulty_rows_come_back() -> None:
    received = workbook("SCT", "2020-08", task_progress=[progress()])
    (sheet,) = _faulty(_with(received, FAULT, rows=50), longest=10)
    assert [row.row_number for row in sheet.rows] == [1, 4]
    assert sheet.left_out == 49


def test_a_sheet_of_no_known_form_is_not_given_back() -> None:
    received = workbook("SCT", "2020-08", task_progress=[progress()])
    unknown = SheetReading(0, "Sheet1", False, None, "ignored", ())
    finding = Finding("sheet.unknown", Severity.WARNING, "…", 0, "Sheet1")
    assert _faulty(_with(received, finding, sheet=unknown, rows=3)) == []
