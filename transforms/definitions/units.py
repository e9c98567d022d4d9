"""Organisational units of the province as plain rows: what the reference files say, one value a row.

Intervals are half-open: a unit exists from `valid_from` up to, not including, `valid_to`; None: it still does.
A GSO code is no identity, so everything points at `unit`, the stable key (`SKHCN`, `182`, `06112.2018`).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

PROVINCE = "LSN"  # the unit that figures of the whole province are of

LEVEL_GROUPS = {
    "tinh": "province",
    "so_ban_nganh": "department",
    "thanh_pho": "district",
    "huyen": "district",
    "xa": "commune",
    "phuong": "commune",
    "thi_tran": "commune",
}
GROUP_ORDER = ("province", "department", "district", "commune")


@dataclass(frozen=True, slots=True)
class OrgUnit:
    """A body of the province over the interval in which it existed (source: warehouse/reference/org_units.csv)."""

    unit: str
    name: str
    short_name: str
    level: str
    parent: str | None
    valid_from: date
    valid_to: date | None

    @property
    def group(self) -> str:
        """The level as reports speak of it: province, department, district or commune."""
        return LEVEL_GROUPS[self.level]

    @property
    def is_sender(self) -> bool:
        """Whether the unit reports, while it exists: it lies directly under the province."""
        return self.parent == PROVINCE

    def alive(self, on: date) -> bool:
        """Whether the unit exists on the day."""
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)


class OrgUnitName(NamedTuple):  # there are thousands, which each worker makes
    """One way in which people write a unit's name, and the other units that the same writing may mean."""

    unit: str
    name_variant: str
    ambiguous_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrgUnitSuccession:
    """Which unit followed another when that ended."""

    predecessor: str
    successor: str


@cache
def people_of_places() -> tuple[str, ...]:
    """The people after whom units of the province are named: before such a name the common noun keeps its capital
    (Nghị định 30/2020/NĐ-CP, phụ lục II, mục III)."""
    text = (files("transforms.definitions") / "people_of_places.csv").read_text(encoding="utf-8")
    return tuple(row["name"] for row in csv.DictReader(text.splitlines(), strict=True))


def standing_unit(unit: str, on: date, units: Mapping[str, OrgUnit], next_unit: Mapping[str, str]) -> str:
    """The unit itself where it exists on the day, else who had followed it by then (`next_unit`: its successor)."""
    while unit in units and not units[unit].alive(on) and unit in next_unit:
        unit = next_unit[unit]
    return unit
