from __future__ import annotations

from decimal import Decimal

from tests.warehouse.told import NIL, REJECTED, Told, progress

RULE = "rate.differs"
SERVICES = {
    "field": "Đất đai",
    "resolved_total": 48,
    "resolved_early": 40,
    "resolved_on_time": 4,
    "resolved_late": 4,
    "received_total": 48,
    "received_online": 48,
    "survey_answers": 0,
    "survey_satisfied": 0,
}


def declared(item: str, in_period: object, to_date: object = None) -> dict[str, object]:
    return {"item": item, "in_period": in_period, "to_date": to_date}


def told_rates(*rates: str, completed: int = 44, assigned: int = 48) -> Told:
    """The same numbers with another rate each, told by units in this order."""
    told = Told()
    for unit, rate in zip(("SCT", "STC", "SYT", "SXD")[: len(rates)], rates, strict=True):
        told.unit(
            unit,
            "2020-01",
            declared_total=[
                declared("tasks_assigned", assigned),
                declared("tasks_completed", completed),
                declared("tasks_completion_rate", Decimal(rate)),
            ],
        )
    return told


def test_a_rate_that_its_own_numerator_and_denominator_do_not_give_is_named() -> None:
    [found] = told_rates("90.5").found()
    assert (found.rule, found.left_value, found.right_value, found.right_cell) == (RULE, "44/48", "90.5", "D4")
    assert "91,67%" in found.message and "90,5%" in found.message


def test_a_rate_agrees_within_half_of_its_last_printed_decimal() -> None:
    found = told_rates("91.7", "91.67", "92", "91.666").found()
    assert [(row.unit, row.rule) for row in found] == [("SXD", "rate.truncated")]


def test_the_half_itself_agrees() -> None:
    assert told_rates("12", "13", completed=1, assigned=8).found() == []


def test_the_running_rate_is_compared_with_the_running_totals() -> None:
    told = Told()
    told.unit(
        "SCT",
        "2020-01",
        declared_total=[
            declared("tasks_assigned", None, 10),
            declared("tasks_completed", None, 5),
            declared("tasks_completion_rate", None, Decimal("60")),
        ],
    )
    assert [(row.rule, row.right_cell) for row in told.found()] == [(RULE, "E4")]


def test_where_numerator_or_denominator_are_blank_the_details_speak() -> None:
    told = Told()
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[progress()],
        declared_total=[
            declared("tasks_completed", 0),
            declared("tasks_completion_rate", Decimal("50")),
        ],
    )
    [found] = told.found(RULE)
    assert (found.left_source, found.left_value) == ("task_progress", "0/1")


def test_services_are_compared_with_06_tthc_of_the_same_workbook() -> None:
    told = Told()
    told.unit(
        "SCT",
        "2020-01",
        service_result=[SERVICES],
        declared_total=[
            declared("services_on_time_rate", Decimal("95")),
            declared("satisfaction_rate", Decimal("99")),
        ],
    )
    assert [(row.rule, row.left_value) for row in told.found()] == [(RULE, "44/48")]


def test_a_form_wholly_given_back_or_nil_has_no_rate() -> None:
    rate = [declared("services_on_time_rate", Decimal("95"))]
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SERVICES | REJECTED], declared_total=rate)
    told.unit("STC", "2020-01", service_result=NIL, declared_total=rate)
    assert told.found() == []
