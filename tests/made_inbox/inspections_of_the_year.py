"""The inspection register, the units' 02-KT beside it, and the plan: what differs and what only seems to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.made_inbox.province import MONTHS, YEAR, Province, Row, Unit, day, period, window

BODIES = ("Sở Nội vụ", "Đoàn kiểm tra của tỉnh", "Ban Chỉ đạo CCHC tỉnh", "UBND tỉnh")
_LEVELS = {"so_ban_nganh": "Tỉnh", "huyen": "Huyện", "thanh_pho": "Huyện"}


def _visit(p: Province, unit: Unit, on: date, **changes: Any) -> Row:
    """A row of the register, of a surprise inspection unless said otherwise."""
    values: dict[str, Any] = {
        "decision_number": p.number("QĐ-SNV"),
        "decision_date": on - timedelta(days=5),
        "kind": "Đột xuất",
        "inspected_unit": unit.name,
        "level": _LEVELS.get(unit.level, "Xã"),
        "inspected_on": on,
        "in_plan": "Không",
        "finding_count": 3,
        "findings": "Chưa niêm yết lịch tiếp công dân; sổ theo dõi văn bản ghi thiếu",
        **changes,
    }
    row = Row(values)
    p.visits.append(row)
    return row


def _echo(p: Province, unit: Unit, month: int, visit: Row, *, rejected: bool = False, **changes: Any) -> Row:
    """The unit's row on a visit of the register."""
    told = {name: value for name, value in visit.values.items() if name not in ("level", "in_plan", "inspected_unit")}
    body = BODIES[len(p.visits) % 4]
    if unit.key == "SNV" and body == "Sở Nội vụ":
        body = "Đoàn kiểm tra của tỉnh"
    row = Row({**told, "inspecting_body": body, "inspected_unit": unit.name, **changes}, rejected)
    if p.sent(unit.key, month, "inspection_report"):
        p.rows[unit.key, month, "inspection_report"].append(row)
    return row


def _differ(p: Province, rule: str, unit: Unit, month: int, left: Row | None, right: Row | None, severity: str) -> None:
    if p.sent(unit.key, month, "inspection_report"):
        number = (left or right or Row({})).values["decision_number"]
        p.differ(rule, unit.key, month, (number,), (left,), (right,), severity)


def not_reported(p: Province, unit: Unit, month: int) -> None:
    _differ(p, "inspection.missing_in_report", unit, month, _visit(p, unit, day(month, 9)), None, "warning")


def not_registered(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 12))
    p.visits.remove(visit)
    row = _echo(p, unit, month, visit)
    _differ(p, "inspection.missing_in_register", unit, month, None, row, "critical")


def a_few_days_apart(p: Province, unit: Unit, month: int) -> None:
    for days in (2, 7):
        visit = _visit(p, unit, day(month, 10))
        row = _echo(p, unit, month, visit, inspected_on=day(month, 10 + days))
        _differ(p, "inspection.date_differs", unit, month, visit, row, "notice")


def more_than_a_week_apart(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 6))
    row = _echo(p, unit, month, visit, inspected_on=day(month, 14))
    _differ(p, "inspection.missing_in_report", unit, month, visit, None, "warning")
    _differ(p, "inspection.missing_in_register", unit, month, None, row, "critical")


def another_count(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 13))
    row = _echo(p, unit, month, visit, finding_count=5)
    _differ(p, "inspection.finding_count_differs", unit, month, visit, row, "warning")


def another_remedy(p: Province, unit: Unit, month: int) -> None:
    remedy = {"remedied_count": 2, "remedied_on": day(month, 18)}
    visit = _visit(p, unit, day(month, 11), **remedy)
    row = _echo(p, unit, month, visit, remedied_count=3)
    _differ(p, "inspection.remedy_differs", unit, month, visit, row, "warning")


def told_alike(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 15), kind="Kiểm tra nhiệm vụ")
    _echo(p, unit, month, visit)
    p.near("visit told alike")


def number_written_otherwise(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 15))
    _echo(p, unit, month, visit, decision_number="00" + visit.values["decision_number"].lower().replace("-", " – "))
    p.near("decision number written otherwise")


def remedied_after_the_window(p: Province, unit: Unit, month: int) -> None:
    if month == 12:
        return
    after = window(month)[1] + timedelta(days=6)
    visit = _visit(p, unit, day(month, 16), remedied_count=3, remedied_on=after)
    _echo(p, unit, month, visit, remedied_count=None, remedied_on=None)
    p.near("remedied after the window")


def told_again_with_its_remedy(p: Province, unit: Unit, month: int) -> None:
    if month == 12:
        return
    after = window(month)[1] + timedelta(days=9)
    visit = _visit(p, unit, day(month, 16), remedied_count=3, remedied_on=after)
    _echo(p, unit, month, visit, remedied_count=0, remedied_on=None)
    _echo(p, unit, month + 1, visit)
    p.near("visit told again with its remedy", 2)


def row_given_back(p: Province, unit: Unit, month: int) -> None:
    visit = _visit(p, unit, day(month, 15))
    _echo(p, unit, month, visit, rejected=True, finding_count="nhiều")
    p.near("visit in a row that was given back")


def twice_by_one_decision(p: Province, unit: Unit, month: int) -> None:
    first = _visit(p, unit, day(month, 3))
    second = _visit(p, unit, day(month, 24), decision_number=first.values["decision_number"], finding_count=1)
    _echo(p, unit, month, second)
    _echo(p, unit, month, first)
    p.near("two visits by one decision", 2)


def on_the_first_and_the_last_day(p: Province, unit: Unit, month: int) -> None:
    for on in window(month):
        _echo(p, unit, month, _visit(p, unit, on))
    p.near("visits on the window's first and last day", 2)


VISITS: tuple[Callable[[Province, Unit, int], None], ...] = (
    not_reported,
    told_alike,
    not_registered,
    number_written_otherwise,
    a_few_days_apart,
    remedied_after_the_window,
    more_than_a_week_apart,
    told_again_with_its_remedy,
    another_count,
    row_given_back,
    another_remedy,
    twice_by_one_decision,
    on_the_first_and_the_last_day,
)


def inspect_by_plan(p: Province) -> None:
    """The plan, planned visits in it and outside it, visits whose level is wrong, and communes that nobody compares."""
    planned = p.units[:24]
    for place, unit in enumerate(planned):
        months = (place % 11 + 1, None) if place % 8 == 7 else (place % 11 + 1,) if place % 5 else (place % 6 + 1, 12)
        for month in months:
            p.plan.append(
                Row({
                    "year": YEAR, "unit": unit.name, "planned_month": month, "plan_number": "05/KH-SNV",
                    "approved_on": date(YEAR, 1, 5),
                })
            )  # fmt: skip
    for place, unit in enumerate(p.units):
        if place % 6 == 5:  # not inspected by anyone in the year
            continue
        month = place % 12 + 1
        kind = "Theo kế hoạch" if place % 2 == 0 or place >= 24 else "Đột xuất"
        wrong_level = place % 4 == 2
        level = {"Tỉnh": "Huyện", "Huyện": "Xã"}[_LEVELS[unit.level]] if wrong_level else _LEVELS[unit.level]
        visit = _visit(p, unit, day(month, 20), kind=kind, level=level, finding_count=0)
        _echo(p, unit, month, visit)
        number = (visit.values["decision_number"],)
        if unit not in planned:
            p.differ("inspection.not_in_plan", unit.key, month, number, (visit,), (), "notice")
        else:
            p.near("inspected in another month than planned, or by surprise")
        if wrong_level:
            p.differ("level.sum_differs", unit.key, month, number, (visit,), (), "notice")
    names = [commune.name for commune in p.communes]
    alone = [commune for commune in p.communes if names.count(commune.name) == 1]
    districts = {unit.key: unit.name[0].lower() + unit.name[1:] for unit in p.units}
    for place, commune in enumerate(alone[5:125:5]):
        month = place % 12 + 1
        wrong_level, by_plan = place % 3 == 0, place % 4 == 0
        visit = _visit(
            p, commune, day(month, 21), level="Huyện" if wrong_level else "Xã",
            kind="Theo kế hoạch" if by_plan else "Kiểm tra nhiệm vụ",
            inspected_unit=f"{commune.name}, {districts[commune.parent]}",
        )  # fmt: skip
        number = (visit.values["decision_number"],)
        if wrong_level:
            p.differ("level.sum_differs", commune.key, month, number, (visit,), (), "notice")
        if by_plan:
            p.differ("inspection.not_in_plan", commune.key, month, number, (visit,), (), "notice")
        p.near("visit of a commune, which does not report")


def expect_plan_rows(p: Province) -> None:
    """Each month since the planned one in which the unit was not yet inspected in the year."""
    key = {unit.name: unit.key for unit in p.units}
    for row in p.plan:
        days = [
            visit.values["inspected_on"] for visit in p.visits if visit.values["inspected_unit"] == row.values["unit"]
        ]
        planned = row.values["planned_month"]
        for month in MONTHS:
            if planned is not None and planned <= month and not any(on <= window(month)[1] for on in days):
                p.differ("plan.not_carried_out", key[row.values["unit"]], month, (), (row,), (), "notice")
        if any(on <= window(12)[1] for on in days):
            p.near("planned and inspected in the year")


def own_inspections(p: Province) -> None:
    """What the units inspect themselves, which nobody else knows of: counted, never compared with the register."""
    for place, unit in enumerate(p.units):
        for month in MONTHS:
            if not p.sent(unit.key, month, "inspection_report"):
                continue
            rows = p.rows[unit.key, month, "inspection_report"]
            number = p.number("QĐ-KT")
            for visit in range((place + month) % 3):
                rows.append(_own(unit, number, day(month, 7 + visit), "Theo kế hoạch", f"Phòng Tổng hợp {visit + 1}"))
            if (place + month) % 4:
                rows.append(
                    _own(
                        unit, p.number("KH-TKT"), day(month, 25), "Tự kiểm tra", f"Bộ phận Một cửa, đợt {period(month)}"
                    )
                )
            p.near("unit's own inspections", (place + month) % 3)


def _own(unit: Unit, number: str, on: date, kind: str, office: str) -> Row:
    return Row({
        "decision_number": number, "decision_date": on - timedelta(days=3), "kind": kind, "inspecting_body": unit.name,
        "inspected_unit": office, "inspected_on": on, "finding_count": 1, "findings": "Ghi sổ chưa đủ cột",
        "remedied_count": 1, "remedied_on": on,
    })  # fmt: skip
