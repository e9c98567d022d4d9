from __future__ import annotations

from tests.warehouse.reconcile.test_service_identity import SOUND
from tests.warehouse.told import REJECTED, Told

RULE = "service.carried_differs"
NEXT = SOUND | {"received_carried": 3, "received_online": 4}


def test_carried_over_that_is_not_last_months_pending_is_named_on_both_sides() -> None:
    told = Told()
    before = told.unit("SCT", "2020-01", service_result=[SOUND])
    told.unit("SCT", "2020-02", service_result=[SOUND | {"received_online": 4, "received_in_person": 4}])
    [found] = told.found()
    assert (found.rule, found.period, found.left_file) == (RULE, "2020-02", before)
    assert (found.left_cell, found.right_cell, found.left_value, found.right_value) == ("K2", "D2", "3", "2")


def test_carried_over_as_pending_is_in_order() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND])
    told.unit("SCT", "2020-02", service_result=[NEXT])
    assert told.found() == []


def test_a_total_that_is_not_the_sum_of_its_parts_is_said_once_where_it_stands() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | {"pending_total": 9}])
    told.unit("SCT", "2020-02", service_result=[NEXT])  # carries over what the parts say
    assert [(row.rule, row.period) for row in told.found()] == [("service.identity", "2020-01")]


def test_without_the_total_its_parts_are_compared() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | {"pending_total": None}])
    told.unit("SCT", "2020-02", service_result=[NEXT | {"received_carried": 2, "received_online": 5}])
    [found] = [row for row in told.found() if row.rule == RULE]
    assert (found.left_value, found.right_value) == ("3", "2")


def test_a_copied_form_is_one_discrepancy() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND])
    told.unit("SCT", "2020-02", service_result=[SOUND])
    assert [row.rule for row in told.found()] == ["submission.copied"]


def test_a_field_that_is_new_or_was_given_back_is_not_compared() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | REJECTED, SOUND | {"field": "A"}])
    told.unit(
        "SCT",
        "2020-02",
        service_result=[
            NEXT | {"received_carried": 9, "received_total": 16, "pending_total": 9, "pending_in_time": 8},
            NEXT | {"field": "B"},
        ],
    )
    assert told.found() == []
