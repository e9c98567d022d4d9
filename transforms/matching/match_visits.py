"""Which row of a unit's 02-KT speaks of which visit of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.definitions.matching import Pair, RegisterVisit, ToldVisit
from transforms.matching.match import grouped

NEAR_DAYS = 7  # an inspection told of at most so many days off is the same one


def match_visits(register: Sequence[RegisterVisit], told: Sequence[ToldVisit]) -> list[Pair]:
    """Pair told inspections with the register's visits: unit, decision number and day; else the same number at most
    seven days off, nearest first. What another month's workbook tells of the same visit less exactly is `retold`."""
    of_unit = grouped(register, lambda visit: visit.unit)
    pairs: list[Pair] = []
    for unit, said in sorted(grouped(told, lambda row: row.unit).items()):
        pairs.extend(_visits_of_unit(of_unit.get(unit, []), of_unit.get(None, []), said))
    return pairs


def _visits_of_unit(
    visits: Sequence[RegisterVisit], unitless: Sequence[RegisterVisit], said: Sequence[ToldVisit]
) -> Iterator[Pair]:
    scored = []
    for row in said:
        for visit in (*visits, *unitless):
            days = _days_apart(row, visit)
            if days is not None and days <= NEAR_DAYS:
                given_back = (not row.accepted) + (not visit.accepted)
                scored.append((days, given_back, row.told_id, visit.visit_id))
    told_in = {row.told_id: row.told_in for row in said}
    taken: set[int] = set()
    visited: dict[int, int] = {}  # visit -> month of the workbook that it was matched in
    for days, given_back, told_id, visit_id in sorted(scored):
        if told_id not in taken and visit_id not in visited:
            taken.add(told_id)
            visited[visit_id] = told_in[told_id]
            way = "quarantined" if given_back else "near_date" if days else "key"
            yield Pair(told_id, visit_id, way, None)
    for _, _, told_id, visit_id in sorted(scored):
        if told_id not in taken and visited[visit_id] != told_in[told_id]:
            taken.add(told_id)
            yield Pair(told_id, visit_id, "retold", None)


def _days_apart(row: ToldVisit, visit: RegisterVisit) -> int | None:
    """Days between the two, None where they cannot be the same visit. What a quarantined row does not say fits."""
    if row.number and visit.number:
        if row.number != visit.number:
            return None
        if row.inspected_on and visit.inspected_on:
            return abs((row.inspected_on - visit.inspected_on).days)
        return NEAR_DAYS
    if visit.unit and row.inspected_on and row.inspected_on == visit.inspected_on:
        return 0
    return None
