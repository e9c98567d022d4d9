"""The packaged reference files of organisational units, read into plain rows."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

from transforms.definitions.units import OrgUnit, OrgUnitName, OrgUnitSuccession

FOLDER = Path(__file__).resolve().parent / "reference"


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file, strict=True)  # there are thousands, and csv.DictReader takes twice as long
    yield from (dict(zip(header, line, strict=True)) for line in lines)


@cache
def load_units() -> tuple[OrgUnit, ...]:
    """All units since 2018, in the order of the file: by level, code, first day."""
    return tuple(
        OrgUnit(
            unit=row["unit"],
            name=row["name"],
            short_name=row["short_name"],
            level=row["level"],
            parent=row["parent"] or None,
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_to=date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        )
        for row in _rows("org_units.csv")
    )


def load_names() -> tuple[OrgUnitName, ...]:
    """Every name by which a unit is written, official ones and clerks' habits alike."""
    return tuple(
        OrgUnitName(
            unit=row["unit"],
            name_variant=row["name_variant"],
            ambiguous_with=tuple(row["ambiguous_with"].split("|")) if row["ambiguous_with"] else (),
        )
        for row in _rows("org_unit_names.csv")
    )


@cache
def load_successions() -> tuple[OrgUnitSuccession, ...]:
    """Which unit followed which."""
    return tuple(OrgUnitSuccession(row["predecessor"], row["successor"]) for row in _rows("org_unit_successions.csv"))
