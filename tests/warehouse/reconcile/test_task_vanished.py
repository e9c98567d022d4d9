from __future__ import annotations

from datetime import date, datetime

from tests.warehouse.told import NIL, REJECTED, Told, task

RULE = "task.vanished"
KEPT = task(task_code="NV-2", document_number="99/UBND", lead_unit="STC")


def test_a_task_that_the_newest_register_lacks_belongs_to_the_month_of_that_register() -> None:
    told = Told()
    earlier = told.central("task_register", "2020-01", [KEPT, task()])
    told.central("task_register", "2020-02", [KEPT])
    [found] = told.found()
    assert (found.rule, found.unit, found.period) == (RULE, "SCT", "2020-02")
    assert (found.left_file, found.left_cell, found.left_value) == (earlier, "B3", "NV-2020-00001")


def test_the_place_is_in_the_last_register_that_had_it() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    later = told.central("task_register", "2020-02", [KEPT, task()])
    told.central("task_register", "2020-03", [KEPT])
    [found] = told.found()
    assert (found.period, found.left_file, found.left_cell) == ("2020-03", later, "B3")


def test_a_register_that_gives_itself_a_month_yet_to_come_stands_before_no_other() -> None:
    for headed, rules in (("2020-12", []), ("2020-08", [RULE])):
        told = Told()
        told.central("task_register", headed, [KEPT], at=datetime(2020, 8, 16, 8, 0))
        told.central("task_register", "2020-07", [KEPT, task()], at=datetime(2020, 9, 16, 8, 0))
        assert [row.rule for row in told.found()] == rules


def test_a_sheet_in_the_keeper_s_own_report_makes_nothing_vanish_of_the_month_s_register() -> None:
    for month, rules in (("2020-08", []), ("2020-09", [RULE])):
        told = Told()
        told.central("task_register", "2020-08", [KEPT, task()])
        told.unit("VPUBND", month, at=datetime(2020, 9, 20, 8, 0), task_register=[KEPT])
        assert [row.rule for row in told.found(RULE)] == rules


def test_a_code_is_the_same_whatever_case_blanks_and_dashes_it_is_written_with() -> None:
    told = Told()
    told.central("task_register", "2020-01", [KEPT, task()])
    told.central("task_register", "2020-02", [KEPT, task(task_code="nv – 2020 – 00001")])
    assert told.found() == []
    other = Told()
    other.central("task_register", "2020-01", [KEPT, task()])
    other.central("task_register", "2020-02", [KEPT, task(task_code="NV-2020-0001")])
    assert [found.left_value for found in other.found()] == ["NV-2020-00001"]


def test_a_quarantined_row_is_still_there() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.central("task_register", "2020-02", [KEPT, task(status=None) | REJECTED])
    assert told.found() == []


def test_so_is_one_whose_code_cannot_be_read() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.central("task_register", "2020-02", [KEPT, task(task_code=None) | REJECTED])
    assert told.found() == []


def test_a_row_whose_code_cannot_be_read_stands_for_no_task_of_another_unit_or_day() -> None:
    for other in ({"lead_unit": "STC"}, {"document_date": date(2020, 1, 7)}):
        told = Told()
        told.central("task_register", "2020-01", [KEPT, task()])
        told.central("task_register", "2020-02", [KEPT, task(task_code=None, **other) | REJECTED])
        assert [found.left_value for found in told.found(RULE)] == ["NV-2020-00001"]


def test_a_quarantined_row_is_missed_later_only_by_the_number_of_its_document() -> None:
    for number, missed in (("15/UBND-KT", 1), (None, 0)):
        told = Told()
        told.central("task_register", "2020-01", [KEPT, task(document_number=number, status=None) | REJECTED])
        told.central("task_register", "2020-02", [KEPT])
        assert len(told.found(RULE)) == missed


def test_a_row_rejected_for_its_unit_never_was_in_a_register() -> None:
    told = Told()
    told.central("task_register", "2020-01", [KEPT, task(lead_unit=None) | REJECTED])
    told.central("task_register", "2020-02", [KEPT])
    assert told.found() == []


def test_the_register_of_the_next_year_drops_what_is_done() -> None:
    told = Told()
    told.central("task_register", "2020-12", [task(document_date=date(2020, 11, 20))])
    told.central("task_register", "2021-01", [KEPT])
    assert told.found() == []


def test_of_a_register_without_a_row_each_task_of_the_one_before_is_asked_for() -> None:
    told = Told()
    told.central("task_register", "2020-01", [KEPT, task()])
    told.central("task_register", "2020-02", NIL)
    assert {(found.rule, found.period, found.left_value) for found in told.found()} == {
        (RULE, "2020-02", "NV-2"),
        (RULE, "2020-02", "NV-2020-00001"),
    }
