"""The packaged reference data, read once for all tests."""

from __future__ import annotations

from functools import cache

from transforms.values.units import UnitNames
from warehouse.reference import load_names, load_units


@cache
def unit_names() -> UnitNames:
    """All units and names, prepared for look-ups."""
    return UnitNames(load_units(), load_names())
