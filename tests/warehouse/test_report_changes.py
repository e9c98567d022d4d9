"""What moved a figure from one state of the warehouse to another, by the rows and rulings that count in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.warehouse.told import Told, progress, ruled, task
from transforms.definitions.periods import Period
from transforms.reports.figure_changes import KnownRows, causes
from warehouse.explain import explain
from warehouse.report_changes import identified_rows

AFTER = datetime(2020, 2, 18, 9, 0)
JANUARY = Period.parse("2020-01")
DONE = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 10)}


def people(count: int, office: str = "A") -> dict[str, Any]:
    return {"found_on": date(2020, 1, 3), "kind": "Khác", "office": office, "people_count": count}


class Seen:
    """A figure as it stands now, to be held against a later one."""

    def __init__(self, told: Told, measure: str, unit: str = "LSN") -> None:
        told.settle()
        self.figure = explain(told.con, told.basis, JANUARY, measure, unit)
        forms = {row["form"] for part in self.figure["parts"] for row in part["rows"]} | {"task_register"}
        known = {form: list(identified_rows(told.con, form)) for form in forms}
        self.rows = KnownRows(lambda form: known.get(form, ()))

    def causes(self, later: Seen) -> list[dict[str, Any]]:
        return causes(self.figure, later.figure, self.rows, later.rows)


def two_units() -> Told:
    told = Told()
    told.central("task_register", "2020-01", [task(), task(task_code="NV-2", document_number="2/X")], path="so-1.xlsx")
    rows = [people(2), people(1, "B")]
    told.unit("SCT", "2020-01", violation=rows, task_progress=[progress(**DONE)], path="sct.xlsx")
    return told


def test_nothing_moves_where_the_same_is_sent_again_and_rows_have_moved() -> None:
    told = two_units()
    before = Seen(told, "violators")
    told.unit("SCT", "2020-01", at=AFTER, violation=[people(1, "B"), people(2)], path="again.xlsx")
    assert before.causes(Seen(told, "violators")) == []


def test_a_resubmission_is_told_by_the_row_with_both_places_and_the_cell() -> None:
    told = two_units()
    before = Seen(told, "violators")
    told.unit("SCT", "2020-01", at=AFTER, violation=[people(1, "B"), people(5)], path="again.xlsx")
    [cause] = before.causes(Seen(told, "violators"))
    assert (cause["kind"], cause["change"], cause["unit"]) == ("row", "changed", "SCT")
    sides = [(cause[side]["file"], cause[side]["row"], cause[side]["amount"]) for side in ("old", "new")]
    assert sides == [("sct.xlsx", 2, 2), ("again.xlsx", 3, 5)]
    assert [cell["field"] for cell in cause["cells"]] == ["people_count"]


def test_a_late_submission_is_told_by_the_rows_that_it_adds() -> None:
    told = two_units()
    before = Seen(told, "violators")
    told.unit("STC", "2020-01", at=AFTER, violation=[people(4)], path="late.xlsx")
    [cause] = before.causes(Seen(told, "violators"))
    assert (cause["change"], cause["unit"], cause["old"]) == ("added", "STC", None)
    assert (cause["new"]["file"], cause["new"]["amount"]) == ("late.xlsx", 4)


def test_of_a_register_sent_anew_only_the_task_that_changed_is_told() -> None:
    told = two_units()
    before = Seen(told, "tasks_completed")
    rows = [task(task_code="NV-2", document_number="2/X"), task(**DONE)]
    told.central("task_register", "2020-01", rows, at=AFTER, path="so-2.xlsx")
    [cause] = before.causes(Seen(told, "tasks_completed"))
    assert (cause["change"], cause["old"]["amount"], cause["new"]["amount"]) == ("added", None, 1)
    assert (cause["old"]["file"], cause["old"]["row"], cause["new"]["row"]) == ("so-1.xlsx", 2, 3)
    assert {cell["field"] for cell in cause["cells"]} == {"status", "completed_on"}


def test_a_ruling_is_told_beside_the_row_that_it_moved() -> None:
    told = two_units()
    [found] = told.found("task.status_differs")
    before = Seen(told, "tasks_completed")
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    row, ruling = before.causes(Seen(told, "tasks_completed"))
    assert (row["change"], row["new"]["rulings"]) == ("added", [found.id] * 2)
    assert (ruling["kind"], ruling["change"], ruling["what"]["discrepancy"]) == ("ruling", "added", found.id)


def test_a_ruling_on_a_total_is_told_as_what_it_adds() -> None:
    told = two_units()
    told.unit("SCT", "2020-01", at=AFTER - timedelta(days=1), violation=[people(2)],
              declared_total=[{"item": "violators", "in_period": 6}])  # fmt: skip
    [found] = told.found("total.differs")
    before = Seen(told, "violators")
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    row, ruling = before.causes(Seen(told, "violators"))
    assert (row["form"], row["new"]["amount"], row["new"]["rulings"]) == ("resolution", 4, [found.id])
    assert (ruling["kind"], ruling["what"]["ruling"]) == ("ruling", "Theo đơn vị")
