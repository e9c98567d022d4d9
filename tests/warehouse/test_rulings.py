"""What a ruling does to a discrepancy and to the rows that the figures are made of."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from tests.warehouse.told import Told, echo, progress, ruled, task, visit
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period
from warehouse.listings import findings, measures, submissions

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


def disputes(number: int) -> tuple[Told, list[str]]:
    """As many such tasks, and the ids of their differences."""
    told = Told()
    several = [{"task_code": f"NV-2020-{n:05}", "document_number": f"{n}/UBND-KT"} for n in range(1, number + 1)]
    told.central("task_register", "2020-01", [task(**one) for one in several])
    told.unit("SCT", "2020-01", task_progress=[progress(**one, **DONE) for one in several])
    return told, [found.id for found in told.found(RULE)]


def overruled(*values: str) -> Told:
    """As many such tasks, each ruled on with a value of the secretariat's own."""
    told, ids = disputes(len(values))
    rulings = [ruled(one, "Giá trị khác", value=value) for one, value in zip(ids, values, strict=True)]
    told.central("resolution", "2020-01", rulings, at=AFTER)
    told.settle()
    return told


def changes(told: Told) -> dict[str, str | None]:
    """What rulings change in the register, by field."""
    return dict(told.con.execute("SELECT field, value FROM task_override").fetchall())


def test_a_ruling_for_the_unit_settles_the_difference_and_reaches_the_register() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference.lower())], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    assert changes(told) == {"status": "Đã hoàn thành", "completed_on": "2020-01-10"}


def test_an_id_is_known_however_it_was_copied_out() -> None:
    told, ids = disputes(6)
    rulings = []
    for printed, copied in (("1", "l"), ("0", "O"), ("-", " "), ("CL-", "cl – "), ("CL-", "")):
        ids.remove(one := next(one for one in ids if printed in one))
        rulings.append(ruled(one.replace(printed, copied)))
    told.central("resolution", "2020-01", rulings, at=AFTER)
    assert [row.id for row in told.found(RULE) if row.state != "ruled"] == ids


@pytest.mark.parametrize("ruling", ["Theo sổ theo dõi", "Không phải chênh lệch"])
def test_other_rulings_settle_it_and_leave_the_register_alone(ruling: str) -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference, ruling)], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    assert changes(told) == {}


def test_a_value_of_ones_own_is_read_as_people_write_it() -> None:
    told = overruled("9/1/2020", "09.01.20", "2020-01-09", "ngày 9 tháng 1 năm 2020", "09/01/2020 00:00")
    assert changes(told) == {"status": "Đã hoàn thành", "completed_on": "2020-01-09"}
    assert told.con.execute("SELECT count(*), count(DISTINCT value) FROM task_override").fetchone() == (10, 2)


def test_a_value_that_says_nothing_leaves_it_open() -> None:
    told = overruled("chưa rõ", "9/1/202", "9/1/0202", "9/1/1920", "31/4/2020", "9/1")
    assert {row.state for row in told.held(RULE)} == {"open"}
    assert changes(told) == {}


def test_a_task_done_before_it_was_given_or_after_the_ruling_came_is_no_value_and_is_told() -> None:
    told = overruled("5/1/2020", "9/1/2002", "22/1/2020")
    assert {row.state for row in told.held(RULE)} == {"open"}
    assert {row["text"]: row["code"] for row in findings(told.con, told.basis, JANUARY)} == {
        "5/1/2020": "row.date_order", "9/1/2002": "row.date_order", "22/1/2020": "row.future_date",
    }  # fmt: skip
    assert changes(told) == {}


@pytest.mark.parametrize(("value", "state", "codes"), [("2", "ruled", []), ("3", "open", ["row.count_exceeds"])])
def test_no_more_can_be_ruled_to_be_remedied_than_was_found(value: str, state: str, codes: list[str]) -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    told.unit("SCT", "2020-01", inspection_report=[echo(remedied_count=1, remedied_on=date(2020, 1, 12))])
    [difference] = told.found("inspection.remedy_differs")
    told.central("resolution", "2020-01", [ruled(difference.id, "Giá trị khác", value=value)], at=AFTER)
    assert [row.state for row in told.found("inspection.remedy_differs")] == [state]
    assert [row["code"] for row in findings(told.con, told.basis, JANUARY)] == codes
    [file] = [row for row in submissions(told.con, told.basis, JANUARY) if row["form_set"] == "resolution"]
    assert (file["state"], file["codes"]) == ("accepted_with_findings" if codes else "accepted", codes)


def test_it_is_open_again_with_the_old_ruling_shown_where_a_value_that_it_was_made_on_changes() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=datetime(2020, 1, 22))
    [found] = told.found(RULE)
    assert (found.state, found.right_value) == ("open", "Đã thu hồi") and found.ruling_file_key is not None
    assert changes(told) == {}


def test_it_is_open_again_where_the_value_changes_later_on_the_same_day() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=AFTER + timedelta(minutes=5))
    assert [(row.state, row.right_value) for row in told.found(RULE)] == [("open", "Đã thu hồi")]
    assert changes(told) == {}


def test_a_ruling_made_after_a_change_of_the_same_day_is_one_on_the_new_value() -> None:
    told, difference = disputed()
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=AFTER - timedelta(minutes=5))
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    assert [(row.state, row.right_value) for row in told.found(RULE)] == [("ruled", "Đã thu hồi")]


def test_a_ruling_that_came_shortly_before_what_it_rules_on_stands_on_what_that_day_told() -> None:
    difference = disputed()[1]
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)], at=AFTER + timedelta(minutes=5))
    assert [row.state for row in told.found(RULE)] == ["ruled"]
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=datetime(2020, 1, 22))
    assert [row.state for row in told.found(RULE)] == ["open"]


@pytest.mark.parametrize(("again", "state"), [({}, "open"), ({"ruled_on": date(2020, 1, 23)}, "ruled")])
def test_a_ruling_sent_again_word_for_word_is_the_old_one_and_one_of_a_new_day_is_new(
    again: dict[str, Any], state: str
) -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.unit("SCT", "2020-01", task_progress=[progress(status="Đã thu hồi")], at=datetime(2020, 1, 22))
    told.central("resolution", "2020-01", [ruled(difference, **again), ruled("CL-OTHER")], at=datetime(2020, 1, 23))
    assert [row.state for row in told.found(RULE)] == [state]


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


@pytest.mark.parametrize(("first", "second", "stands"), [(22, 25, "2020-01-25"), (25, 22, "2020-01-10")])
def test_of_two_rulings_that_bear_on_one_field_the_later_one_reaches_the_register(
    first: int, second: int, stands: str
) -> None:
    told, status = disputed()
    told.central("task_register", "2020-02", [task(status="Đã hoàn thành", completed_on=date(2020, 1, 20))], at=AFTER)
    told.unit("SCT", "2020-02", task_progress=[progress(status="Đã hoàn thành", completed_on=date(2020, 1, 25))])
    [day] = told.found("task.completed_on_differs")
    days = (date(2020, 1, first), date(2020, 1, second))
    rulings = [ruled(one, ruled_on=on) for one, on in zip((status, day.id), days, strict=True)]
    told.central("resolution", "2020-02", rulings)
    told.settle()
    assert changes(told)["completed_on"] == stands


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
    expected = ("task_progress", told.files[latest], 0, 2, found[0].id)
    assert told.con.execute("FROM task_addition").fetchall() == [expected]


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


JANUARY = Period.parse("2020-01")


def figures(told: Told, *codes: str, unit: str = "SCT") -> tuple[float | None, ...]:
    """Figures of January as the listing gives them."""
    listed = measures(told.con, told.basis, JANUARY, unit, "period")
    by_code = {figure["measure"]: figure["value"] for figure in listed if figure["split"] == {}}
    return tuple(by_code.get(code) for code in codes)


def test_a_visit_that_did_not_take_place_is_out_of_the_figures() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(), visit(decision_number="13/QĐ-SNV")])
    told.unit("SCT", "2020-01", inspection_report=[echo()])
    [found] = told.found("inspection.missing_in_report")
    assert figures(told, "inspection_visits", "findings") == (2, 4)
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    assert [row.state for row in told.found("inspection.missing_in_report")] == ["ruled"]
    assert figures(told, "inspection_visits", "findings") == (1, 2)
    told.central("resolution", "2020-01", [ruled(found.id, "Theo sổ theo dõi", ruled_on=date(2020, 1, 22))])
    told.settle()
    assert figures(told, "inspection_visits", "findings") == (2, 4)


def test_a_visit_that_the_register_lacks_counts_as_the_unit_tells_it() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit()])
    told.unit(
        "SCT",
        "2020-01",
        inspection_report=[echo(), echo(decision_number="77/QĐ-UBND", inspecting_body="UBND tỉnh", finding_count=5)],
    )
    [found] = told.found("inspection.missing_in_register")
    assert figures(told, "inspections", "findings") == (1, 2)
    told.central("resolution", "2020-01", [ruled(found.id)], at=AFTER)
    assert [row.state for row in told.found("inspection.missing_in_register")] == ["ruled"]
    assert figures(told, "inspections", "inspection_visits", "findings") == (2, 2, 7)
    assert figures(told, "inspections", "findings", unit="LSN") == (2, 7)
    assert figures(told, "unit_inspections") == (0,)


@pytest.mark.parametrize(("ruling", "value", "came"), [("Theo sổ theo dõi", None, 12), ("Giá trị khác", "9", 19)])
def test_cases_carried_over_follow_the_ruling(ruling: str, value: str | None, came: int) -> None:
    told = Told()
    told.unit("SCT", "2019-12", service_result=[{"field": "Đất đai", "pending_total": 2, "pending_in_time": 2}])
    row = {"field": "Đất đai", "received_carried": 5, "received_online": 10}
    told.unit("SCT", "2020-01", service_result=[row])
    [found] = told.found("service.carried_differs")
    assert figures(told, "services_received") == (15,)
    told.central("resolution", "2020-01", [ruled(found.id, ruling, value=value)], at=AFTER)
    told.settle()
    assert figures(told, "services_received") == (came,)


def test_cases_carried_over_that_several_rows_tell_stay_as_they_are() -> None:
    told = Told()
    told.unit("SCT", "2019-12", service_result=[{"field": "Đất đai", "pending_total": 2, "pending_in_time": 2}])
    rows = [{"field": "Đất đai", "received_carried": carried, "received_online": 10} for carried in (5, 3)]
    told.unit("SCT", "2020-01", service_result=rows)
    [found] = told.found("service.carried_differs")
    told.central("resolution", "2020-01", [ruled(found.id, "Theo sổ theo dõi")], at=AFTER)
    told.settle()
    assert figures(told, "services_received") == (28,)


def test_completed_without_a_day_is_no_value_where_neither_side_gives_one() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(status="Đã thu hồi")])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found(RULE)
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value="Đã hoàn thành")], at=AFTER)
    assert [row.state for row in told.found(RULE)] == ["open"]


def test_completed_without_a_day_takes_the_day_of_the_side_that_gives_one() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(**DONE)])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    [found] = told.found(RULE)
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value="đã hoàn thành")], at=AFTER)
    told.settle()
    assert changes(told) == {"status": "Đã hoàn thành", "completed_on": "2020-01-10"}
    assert figures(told, "tasks_completed") == (1,)


def test_a_ruling_that_came_after_the_day_known_on_changes_nothing() -> None:
    told, difference = disputed()
    told.central("resolution", "2020-01", [ruled(difference)], at=AFTER)
    told.settle()
    assert figures(told, "tasks_completed") == (1,)
    told.basis = Basis(known_on=date(2020, 1, 20))
    assert figures(told, "tasks_completed") == (0,)


LIKE = {"document_number": "51/UBND-KT"}  # the task 15/UBND-KT with a slip in the number


def mistaken() -> Told:
    """A unit that writes a wrong number: the register's task and the unit's are left over, and suggested to be one."""
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(**LIKE, **DONE)])
    told.settle()
    return told


def test_a_row_left_over_shows_what_it_may_be() -> None:
    told = mistaken()
    lacking, unknown = told.found("task.missing_in_report")[0], told.found("task.missing_in_register")[0]
    assert "51/UBND-KT" in (lacking.suggestion or "") and "51/UBND-KT" in lacking.message
    assert "15/UBND-KT" in (unknown.suggestion or "") and "15/UBND-KT" in unknown.message


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("task.missing_in_register", "015/ubnd – kt"),
        ("task.missing_in_register", "nv-2020-00001"),
        ("task.missing_in_register", "NV – 2020 – 00001"),
        ("task.missing_in_report", "51/UBND-KT"),
    ],
)
def test_what_a_person_said_to_be_the_same_is_compared_as_one_and_remembered(rule: str, value: str) -> None:
    told = mistaken()
    [found] = told.found(rule)
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value=value)], at=AFTER)
    said = {row.rule: row.state for row in told.found()}
    assert said == {rule: "ruled", RULE: "open"}
    assert changes(told) == {}
    told.central("task_register", "2020-02", [task()], at=datetime(2020, 2, 16))
    told.unit("SCT", "2020-02", task_progress=[progress(note="x", **LIKE, **DONE)])
    later = [row for row in told.found(period="2020-02") if row.rule != "submission.copied"]
    assert {row.rule: row.state for row in later} == {rule: "ruled", RULE: "open"}


def test_what_differs_between_two_rows_said_to_be_the_same_can_be_ruled_on_in_turn() -> None:
    told = mistaken()
    [found] = told.found("task.missing_in_register")
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value="15/UBND-KT")], at=AFTER)
    [other] = told.found(RULE)
    told.central("resolution", "2020-01", [ruled(other.id)], at=datetime(2020, 1, 23))
    assert {row.state for row in told.found()} == {"ruled"}
    assert figures(told, "tasks_assigned", "tasks_completed") == (1, 1)
    told.unit("SCT", "2020-01", task_progress=[progress(**LIKE, status="Đã thu hồi")], at=datetime(2020, 1, 25))
    assert [row.state for row in told.found(RULE)] == ["open"]


def test_a_later_ruling_takes_back_that_two_are_the_same() -> None:
    told = mistaken()
    [found] = told.found("task.missing_in_register")
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value="15/UBND-KT")], at=AFTER)
    told.settle()
    told.central("resolution", "2020-01", [ruled(found.id, "Theo sổ theo dõi", ruled_on=date(2020, 1, 26))])
    said = {row.rule: row.state for row in told.found()}
    assert said == {"task.missing_in_register": "ruled", "task.missing_in_report": "open"}


def test_what_a_person_said_not_to_be_the_same_is_not_suggested_again() -> None:
    told = mistaken()
    [found] = told.found("task.missing_in_register")
    told.central("resolution", "2020-01", [ruled(found.id, "Không phải chênh lệch")], at=AFTER)
    [kept], [other] = told.found("task.missing_in_register"), told.found("task.missing_in_report")
    assert (kept.state, other.state) == ("ruled", "open")
    assert kept.suggestion is None and other.suggestion is None and "51/UBND-KT" not in other.message


def test_a_number_that_the_other_side_does_not_have_is_of_no_use() -> None:
    told = mistaken()
    [found] = told.found("task.missing_in_register")
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value="99/UBND-KT")], at=AFTER)
    assert {row.state for row in told.found()} == {"open"}
    [fault] = findings(told.con, told.basis, JANUARY)
    assert (fault["field"], fault["code"]) == ("value", "cell.not_in_list") and "mã nhiệm vụ" in fault["message"]


@pytest.mark.parametrize(
    ("rule", "value"),
    [("inspection.missing_in_register", "12/QĐ-SNV"), ("inspection.missing_in_report", "21/QĐ-SNV")],
)
def test_a_visit_under_another_number_is_the_same_where_a_person_says_so(rule: str, value: str) -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(finding_count=3)])
    told.unit("SCT", "2020-01", inspection_report=[echo(decision_number="21/QĐ-SNV")])
    [found] = told.found(rule)
    told.central("resolution", "2020-01", [ruled(found.id, "Giá trị khác", value=value)], at=AFTER)
    said = {row.rule: row.state for row in told.found()}
    assert said == {rule: "ruled", "inspection.finding_count_differs": "open"}
    assert figures(told, "inspection_visits", "findings") == (1, 3)
