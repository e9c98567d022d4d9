"""The units' own totals on 07-TH: counted from their rows, then falsified in some months."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from tests.made_inbox.forms_of_the_province import DECLARED_ITEMS
from tests.made_inbox.province import DONE, MONTHS, WITHDRAWN, Province, Row, Unit, window
from tests.made_inbox.xlsx import Styled

_COUNTED = {
    "tasks_assigned": "task_progress",
    "tasks_completed": "task_progress",
    "tasks_completed_on_time": "task_progress",
    "tasks_overdue": "task_progress",
    "inspections": "inspection_report",
    "inspection_visits": "inspection_report",
    "self_inspection_visits": "inspection_report",
    "violators": "violation",
}
_CARRIED_ON = ("tasks_completed", "tasks_completed_on_time", "inspection_visits", "self_inspection_visits", "violators")
_STATUSES = {"Đã HT": DONE}


def counted(p: Province, unit: Unit, month: int) -> dict[str, int]:
    """What a unit's own rows of a month add up to."""
    first, last = window(month)

    def rows(form: str) -> list[dict[str, Any]]:
        told = p.rows[unit.key, month, form] if p.sent(unit.key, month, form) else []
        return [row.values for row in told if not row.rejected]

    totals = dict.fromkeys(_COUNTED, 0)
    for task in rows("task_progress"):
        status = _STATUSES.get(task["status"], task["status"])
        done_on = task.get("completed_on") if status == DONE else None
        if status == WITHDRAWN or task["document_date"] > last or (done_on and done_on < first):
            continue
        due = task.get("extended_due_on") or task.get("due_on")
        due = None if isinstance(due, str) else due
        totals["tasks_assigned"] += 1
        if done_on and done_on <= last:
            totals["tasks_completed"] += 1
            totals["tasks_completed_on_time"] += due is None or done_on <= due
        else:
            totals["tasks_overdue"] += due is not None and due < last
    decisions = set()
    for visit in rows("inspection_report"):
        if not first <= visit["inspected_on"] <= last or visit["inspecting_body"] != unit.name:
            continue
        if visit["kind"] == "Tự kiểm tra":
            totals["self_inspection_visits"] += 1
        else:
            totals["inspection_visits"] += 1
            decisions.add(visit["decision_number"])
    totals["inspections"] = len(decisions)
    totals["violators"] = sum(v["people_count"] for v in rows("violation") if first <= v["found_on"] <= last)
    return totals


def _services(p: Province, unit: Unit, month: int) -> dict[str, tuple[int, int]]:
    if not p.sent(unit.key, month, "service_result"):
        return {}
    rows = [row.values for row in p.rows[unit.key, month, "service_result"]]

    def total(*names: str) -> int:
        return sum(value for row in rows for name in names if isinstance(value := row[name], int))

    return {
        "services_on_time_rate": (
            total("resolved_early", "resolved_on_time"), total("resolved_early", "resolved_on_time", "resolved_late")
        ),
        "satisfaction_rate": (total("survey_satisfied"), total("survey_answers")),
    }  # fmt: skip


def printed(exact: Decimal, turn: int) -> tuple[Any, str | None]:
    """A rate as clerks print it, and the rule that it breaks: None where it agrees within half of its last decimal."""
    one = exact.quantize(Decimal("0.1"), ROUND_HALF_UP)
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    right: list[Any] = [
        float(one) if one != whole else int(one),
        f"{one}".replace(".", ","),
        f"{one}%".replace(".", ","),
        Styled(float(one / 100), "percent_1"),
        int(whole),
        f"{exact.quantize(Decimal('0.01'), ROUND_HALF_UP)}".replace(".", ","),
        f"{whole}%",
        Styled(float(one), "decimal_1"),
    ]
    if turn % 4:
        return right[turn % 8], None
    cut = exact.quantize(Decimal("0.1"), ROUND_DOWN)
    if turn % 8 == 0 and cut != one and exact - cut > Decimal("0.05"):
        return (f"{cut}", f"{cut}%", Styled(float(cut), "decimal_1"))[turn // 8 % 3], "rate.truncated"
    away = one + Decimal("3.4") if one < 90 else one - Decimal("3.4")
    return f"{away}".replace(".", ","), "rate.differs"


def declare(p: Province, unit: Unit, place: int) -> None:
    """Fill a unit's 07-TH for every month that it sends one."""
    before: dict[str, int] | None = None
    for month in MONTHS:
        if not p.sent(unit.key, month, "declared_total"):
            before = None
            continue
        turn = place * 5 + month
        rows = {code: Row({"item": label, "unit_of_count": None}) for code, label in DECLARED_ITEMS.items()}
        in_period = counted(p, unit, month)
        _misstate(p, unit, month, turn, in_period, rows)
        to_date = {code: (before or {}).get(code, 0) + count for code, count in in_period.items()}
        if before is None and month > 1:
            to_date = {code: count + 3 for code, count in to_date.items()}
            p.near("nothing of last month to carry on from", len(_CARRIED_ON))
        elif month > 1 and turn % 3 == 1:
            item = _CARRIED_ON[turn // 3 % 5]
            to_date[item] += 2
            p.differ("total.to_date_differs", unit.key, month, (item,), (), (rows[item],), "warning", "to_date")
        for code, count in in_period.items():
            rows[code].values |= {"in_period": count, "to_date": to_date[code]}
        for column, counts, step in (("in_period", in_period, 0), ("to_date", to_date, 3)):
            whole = counts["tasks_assigned"]
            _rate(
                p, unit, month, rows, "tasks_completion_rate", column, (counts["tasks_completed"], whole), turn + step
            )
        for n, (code, fraction) in enumerate(_services(p, unit, month).items()):
            _rate(p, unit, month, rows, code, "in_period", fraction, turn + 5 + 2 * n)
        if not p.sent(unit.key, month, "service_result"):
            rows["satisfaction_rate"].values["in_period"] = "77,7"
            p.near("declared rate of a form that is not in")
        p.rows[unit.key, month, "declared_total"] = list(rows.values())
        before = to_date


def _misstate(p: Province, unit: Unit, month: int, turn: int, in_period: dict[str, int], rows: dict[str, Row]) -> None:
    for item, form in _COUNTED.items():
        if not p.sent(unit.key, month, form):
            in_period[item] = 7
            p.near("declared total of a form that is not in")
        elif _wholly_rejected(p, unit, month, form):
            in_period[item] = 4
            p.near("declared total of a form that was given back whole")
    for step in (0, 3) if turn % 2 else ():
        item = list(_COUNTED)[(turn // 2 + step) % len(_COUNTED)]
        form = _COUNTED[item]
        if p.sent(unit.key, month, form) and not _wholly_rejected(p, unit, month, form):
            in_period[item] += 1
            p.differ("total.differs", unit.key, month, (item,), (), (rows[item],), "warning", "in_period")
    p.near("declared as counted", len(_COUNTED) - 2)


def _wholly_rejected(p: Province, unit: Unit, month: int, form: str) -> bool:
    told = p.rows[unit.key, month, form]
    return bool(told) and all(row.rejected for row in told)


def _rate(
    p: Province,
    unit: Unit,
    month: int,
    rows: dict[str, Row],
    code: str,
    column: str,
    fraction: tuple[int, int],
    turn: int,
) -> None:
    if not fraction[1]:
        rows[code].values[column] = 100
        p.near("declared rate of nothing")
        return
    value, rule = printed(Decimal(100 * fraction[0]) / fraction[1], turn)
    rows[code].values[column] = value
    if rule is None:
        p.near("rate within half of its last decimal")
    else:
        severity = "notice" if rule == "rate.truncated" else "warning"
        p.differ(rule, unit.key, month, (code,), (), (rows[code],), severity, column)
