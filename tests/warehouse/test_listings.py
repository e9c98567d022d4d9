from __future__ import annotations

import hashlib
from datetime import date, datetime
from types import SimpleNamespace

from tests.warehouse.told import NIL, REJECTED, Told, progress, ruled, task, visit
from transforms.definitions.periods import Period
from warehouse import listings

JANUARY = Period.parse("2020-01")


def told_january() -> Told:
    told = Told()
    told.central("task_register", "2020-01", [task()], at=datetime(2020, 1, 16, 7, 30), path="2020-01/so.xlsx")
    told.unit(
        "SCT",
        "2020-01",
        path="2020-01/sct.xlsx",
        task_progress=[progress(status="Đã hoàn thành", completed_on=date(2020, 1, 9)), progress(no="x") | REJECTED],
        violation=NIL,
    )
    told.settle()
    return told


def test_submissions_tell_every_file_with_its_state_and_time_of_receipt() -> None:
    told = told_january()
    register, workbook = listings.submissions(told.con, told.basis, JANUARY)
    assert register == {
        "file": "2020-01/so.xlsx",
        "sha256": hashlib.sha256(b"2020-01/so.xlsx").hexdigest(),  # by its name, for it has no bytes
        "form_set": "task_register",
        "unit": "VPUBND",
        "period": "2020-01",
        "state": "accepted",
        "received_at": "2020-01-16T07:30:00+07:00",
        "on_time": None,
        "codes": [],
    }
    assert (workbook["file"], workbook["unit"], workbook["state"]) == ("2020-01/sct.xlsx", "SCT", "accepted")


def test_a_unit_narrows_the_listings() -> None:
    told = told_january()
    assert [row["file"] for row in listings.submissions(told.con, told.basis, JANUARY, "SCT")] == ["2020-01/sct.xlsx"]
    assert {row["file"] for row in listings.rows(told.con, told.basis, JANUARY, "SCT")} == {"2020-01/sct.xlsx"}
    assert listings.discrepancies(told.con, told.basis, JANUARY, "STC") == []


def test_a_longer_period_lists_its_months_and_what_carries_that_very_period() -> None:
    told = told_january()
    told.central("inspection_plan", "2020", [{"year": 2020, "unit": "SCT", "planned_month": 2}], path="plan.xlsx")
    told.settle()
    of_year = listings.submissions(told.con, told.basis, Period.parse("2020"))
    assert {row["file"] for row in of_year} == {"2020-01/so.xlsx", "2020-01/sct.xlsx", "plan.xlsx"}
    assert len(listings.submissions(told.con, told.basis, Period.parse("2020-Q1"))) == 2
    assert listings.submissions(told.con, told.basis, Period.parse("2020-02")) == []


def test_a_rejected_file_of_no_period_is_listed_under_every_period() -> None:
    told = told_january()
    told.con.execute("UPDATE readings SET status = 'rejected', period = NULL WHERE form_set = 'unit'")
    for period in ("2020-01", "2020-02", "2020-Q3"):
        listed = listings.submissions(told.con, told.basis, Period.parse(period))
        assert [row["state"] for row in listed if row["period"] is None] == ["rejected"]


def test_the_row_ledger_adds_up_by_sheet() -> None:
    told = told_january()
    tasks, violations = listings.rows(told.con, told.basis, JANUARY, "SCT")
    assert tasks == {
        "file": "2020-01/sct.xlsx",
        "sheet": "01-NV",
        "form": "task_progress",
        "read": 2,
        "accepted": 1,
        "rejected": 1,
        "ignored": {},
    }
    assert (violations["sheet"], violations["read"]) == ("03-VP", 0)


def test_ignored_rows_are_counted_by_kind() -> None:
    told = told_january()
    key = told.files["2020-01/sct.xlsx"]
    told.con.execute(
        "INSERT INTO evidence SELECT ?, 1, unnest([1, 2, 3]), 'x', 'ignored', unnest(['title', 'header', 'title'])",
        [key],
    )
    assert listings.rows(told.con, told.basis, JANUARY, "SCT")[1]["ignored"] == {"header": 1, "title": 2}


def test_a_discrepancy_shows_both_sides_to_the_cell() -> None:
    told = told_january()
    [found] = listings.discrepancies(told.con, told.basis, JANUARY)
    assert list(found) == [
        "id", "rule", "severity", "state", "unit", "period", "subject", "left", "right", "message", "ruling",
    ]  # fmt: skip
    assert found["left"] == {
        "source": "task_register",
        "value": "Đang thực hiện",
        "file": "2020-01/so.xlsx",
        "sheet": "SO-NV",
        "cell": "K2",
    }
    assert (found["right"]["file"], found["right"]["cell"], found["ruling"]) == ("2020-01/sct.xlsx", "H2", None)


def test_a_side_that_says_nothing_is_none() -> None:
    told = Told()
    told.central(
        "opening_balance",
        "2020-01",
        [
            {"measure": "inspections", "from_date": date(2018, 1, 4), "to_date": date(2020, 1, 14), "value": 3},
        ],
    )
    told.central("inspection_register", "2020-01", [visit()])
    told.settle()
    [found] = listings.discrepancies(told.con, told.basis, JANUARY)
    assert found["left"]["cell"] == "E2" and found["right"]["file"] is None


def test_what_is_gone_is_listed_as_gone() -> None:
    told = told_january()
    told.unit("SCT", "2020-01", task_progress=[progress()])
    told.settle()
    assert [row["state"] for row in listings.discrepancies(told.con, told.basis, JANUARY)] == ["gone"]


def test_a_ruling_that_names_no_discrepancy_is_a_finding_at_its_cell() -> None:
    told = told_january()
    told.central("resolution", "2020-01", [ruled("CL-0")], path="chenh-lech.xlsx")
    told.settle()
    [found] = listings.findings(told.con, told.basis, JANUARY)
    assert (found["file"], found["cell"], found["code"], found["text"]) == (
        "chenh-lech.xlsx",
        "A2",
        "cell.not_in_list",
        "CL-0",
    )


def test_findings_stand_with_their_places() -> None:
    told = told_january()
    fault = SimpleNamespace(code="cell.required", cell="H3")
    told.con.execute(
        "INSERT INTO findings VALUES (?, 1, 0, '01-NV', ?, 3, 'status', NULL, ?, 'reject_row', 'Thiếu tình trạng.')",
        [told.files["2020-01/sct.xlsx"], fault.cell, fault.code],
    )
    assert listings.findings(told.con, told.basis, JANUARY) == [{
        "file": "2020-01/sct.xlsx", "sheet": "01-NV", "cell": "H3", "field": "status", "text": None,
        "code": "cell.required", "severity": "reject_row", "message": "Thiếu tình trạng.",
    }]  # fmt: skip
    assert listings.submissions(told.con, told.basis, JANUARY, "SCT")[0]["state"] == "accepted_with_findings"


def test_measures_are_plain_numbers_with_their_evidence() -> None:
    told = told_january()
    listed = listings.measures(told.con, told.basis, JANUARY, "SCT", "period")
    assert {(row["unit"], row["period"], row["window"]) for row in listed} == {("SCT", "2020-01", "period")}
    by_code = {row["measure"]: row for row in listed if not row["split"]}
    assert by_code["tasks_assigned"]["value"] == 1 and by_code["tasks_completion_rate"]["denominator"] == 1
    assert by_code["violators"] | {"numerator": None} == {
        "measure": "violators", "unit": "SCT", "period": "2020-01", "window": "period", "split": {}, "value": 0,
        "numerator": None, "denominator": None, "status": "complete", "missing_units": [], "source": "violation",
    }  # fmt: skip


def test_a_ruling_held_is_shown_and_reaches_the_figures_without_reconciling_again() -> None:
    told = told_january()
    [found] = told.held("task.status_differs")
    told.central("resolution", "2020-01", [ruled(found.id)], path="cl.xlsx")
    told.settle()
    [difference] = listings.discrepancies(told.con, told.basis, JANUARY)
    assert (difference["state"], difference["ruling"]) == ("ruled", {
        "ruling": "Theo đơn vị", "value": None, "reason": "Đã đối chiếu văn bản", "ruled_by": "Nguyễn Văn A",
        "ruled_on": "2020-01-20", "file": "cl.xlsx",
    })  # fmt: skip
    listed = listings.measures(told.con, told.basis, JANUARY, "SCT", "period")
    assert {row["value"] for row in listed if row["measure"] == "tasks_completed" and not row["split"]} == {1}
