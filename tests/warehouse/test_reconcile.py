"""What holds of all rules together."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.told import NIL, Told, echo, progress, task, visit
from transforms.definitions.rules import RULES
from warehouse.connection import SQL
from warehouse.reconcile import rule_file

days = st.sampled_from([None, date(2019, 12, 9), date(2020, 1, 3), date(2020, 1, 13), date(2020, 1, 20)])
counts = st.sampled_from([None, 0, 1, 2, 44, 48, 10**9])
outcomes = st.sampled_from(["accepted", "accepted", "rejected"])
units = st.sampled_from(["SCT", "182", "06004.2018"])


def told_tasks(make: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Tasks that differ in everything that a rule looks at; codes, numbers and contents repeat."""
    row = st.fixed_dictionaries(
        {
            "document_number": st.sampled_from(["15/UBND-KT", "2/X"]),
            "document_date": st.sampled_from([date(2020, 1, 6), date(2020, 1, 7)]),
            "content": st.sampled_from(["Xây dựng kế hoạch phát triển chợ", "Rà soát quy hoạch khu công nghiệp"]),
            "status": st.sampled_from(["Đã hoàn thành", "Đang thực hiện", "Đã thu hồi"]),
            "completed_on": days,
            "due_on": days,
            "extended_due_on": days,
            "outcome": outcomes,
        }
    )
    return st.lists(row.map(lambda said: make(**said)), max_size=4)


def told_visits(make: Any) -> st.SearchStrategy[list[dict[str, Any]]]:
    row = st.fixed_dictionaries(
        {
            "inspected_on": days.filter(bool),
            "kind": st.sampled_from(["Theo kế hoạch", "Đột xuất"]),
            "finding_count": st.sampled_from([0, 2]),
            "remedied_count": counts,
            "remedied_on": days,
            "outcome": outcomes,
        }
    )
    return st.lists(row.map(lambda said: make(**said)), max_size=3)


totals = st.lists(
    st.fixed_dictionaries(
        {
            "item": st.sampled_from(["tasks_assigned", "tasks_completed", "tasks_completion_rate", "violators"]),
            "in_period": counts,
            "to_date": counts,
        }
    ),
    max_size=5,
)
services = st.lists(
    st.fixed_dictionaries(
        {
            "field": st.sampled_from(["Đất đai", "Hộ tịch"]),
            "received_total": counts,
            "received_carried": counts,
            "resolved_total": counts,
            "resolved_on_time": counts,
            "pending_total": counts,
            "survey_answers": counts,
        }
    ),
    max_size=3,
)


def test_every_rule_has_its_file_and_every_file_its_rule() -> None:
    assert {file.stem for file in (SQL / "reconcile").glob("*.sql")} == {rule_file(rule) for rule in RULES}


@given(told_tasks(task), told_tasks(progress), told_visits(visit), told_visits(echo), totals, services, st.booleans())
@settings(deadline=None, max_examples=12, suppress_health_check=list(HealthCheck))
def test_whatever_is_told_every_difference_has_an_id_of_its_own_and_a_rerun_finds_the_same(
    register: list[dict[str, Any]],
    tasks: list[dict[str, Any]],
    visits: list[dict[str, Any]],
    echoes: list[dict[str, Any]],
    declared: list[dict[str, Any]],
    fields: list[dict[str, Any]],
    twice: bool,
) -> None:
    told = Told()
    plan = {"year": 2020, "unit": "182", "planned_month": 1}
    told.central("inspection_plan", "2020", [plan, plan, plan | {"planned_month": None}])
    for period in ("2020-01", "2020-02") if twice else ("2020-01",):
        codes = [row | {"task_code": f"NV-{n if twice else n // 2}"} for n, row in enumerate(register)]
        told.central("task_register", period, codes)
        told.central("inspection_register", period, visits)
        told.unit(
            "SCT",
            period,
            task_progress=tasks or NIL,
            inspection_report=echoes,
            declared_total=declared,
            service_result=fields,
            violation=NIL,
        )
    found = told.found()
    assert len({(row.id, row.period) for row in found}) == len(found)
    assert told.found() == found


def test_nothing_received_is_nothing_to_compare() -> None:
    assert Told().found() == []
