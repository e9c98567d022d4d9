"""What stands: which files, rows and answers count, over all that is held, whatever order it came in.

`prepare` makes temporary relations and writes nothing; everything that compares or counts reads them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from transforms.definitions.basis import Basis
from transforms.definitions.forms import KEEPERS, TABLE_FORMS
from transforms.definitions.forms.unit_forms import PROVINCIAL_BODIES
from transforms.definitions.periods import Period, Window, month_of, months_between
from transforms.definitions.units import GROUP_ORDER, PROVINCE, standing_unit
from warehouse.connection import columns_of, query
from warehouse.reference import load_successions, load_units

if TYPE_CHECKING:
    from datetime import datetime

    import duckdb

_MACROS = ("columns_of_row", "cell_address", "item_address", "row_of", "side", "is_of_province", "task_state")
_OVERRIDES = ("task_override", "inspection_override", "service_override")
CHANGED_BY_RULINGS = (*_OVERRIDES, "task_addition", "inspection_addition", "ruled_total")


def prepare(
    con: duckdb.DuckDBPyConnection,
    basis: Basis,
    months: Sequence[Period],
    until: datetime | None = None,
) -> None:
    """Make the temporary relations `org_unit`, `succession`, `successor`, `month`, `known_file`, `current_<form>`,
    `answered`, `quarantined`, `sender`, `keeper`, `received_from`, `standing_balance` and `provincial_body`, the macros
    of `_MACROS`, empty tables for what rulings change (`CHANGED_BY_RULINGS`) and the forms with those changes made
    (`effective_task_register`, `effective_inspection_register`, `effective_service_result`).

    A pure function of the warehouse, the packaged units and the arguments; `months` are the last ones asked for.
    `until` leaves out what came after a moment; the basis knows days.
    """
    _units(con)
    _keepers(con, _months(con, basis, months))
    con.execute(query("state/known_file"), {"known_on": basis.known_on, "until": until})
    for form in TABLE_FORMS:
        con.execute(query("state/current_rows").replace("held_rows", form.code))
    rows = "UNION ALL\n".join(query("state/form_row").replace("held_rows", form.code) for form in TABLE_FORMS)
    con.execute(f"CREATE OR REPLACE TEMP VIEW form_row AS\n{rows}")
    con.execute(query("state/answered_sheet"))
    con.execute(query("state/answered"))
    con.execute(query("state/quarantined"))
    con.execute(query("state/sender"), {"province": PROVINCE})
    con.execute(query("state/received_from"))
    con.execute(query("state/standing_balance"), {"province": PROVINCE})
    con.execute(query("state/provincial_body"), {"body": PROVINCIAL_BODIES})
    for macro in _MACROS:
        con.execute(query(f"state/{macro}"))
    for emptied in CHANGED_BY_RULINGS:
        name = "held_override" if emptied in _OVERRIDES else emptied
        con.execute(query(f"state/{name}").replace("held_override", emptied))
    for effective in ("effective_task_register", "effective_inspection_register", "effective_service_result"):
        con.execute(query(f"state/{effective}"))


def month_ordinal(month: Period) -> int:
    """Months counted on end, so that two of them can be subtracted."""
    return month.year * 12 + month.last_month - 1


def _units(con: duckdb.DuckDBPyConnection) -> None:
    ordered = sorted(load_units(), key=lambda unit: GROUP_ORDER.index(unit.group))
    of_units = columns_of(ordered, "unit", "name", "short_name", "level", "group", "parent", "valid_from", "valid_to")
    con.execute(query("state/org_unit"), {**of_units, "ordinal": list(range(len(ordered)))})
    con.execute(query("state/succession"), columns_of(load_successions(), "predecessor", "successor"))
    con.execute(query("state/successor"))


def _keepers(con: duckdb.DuckDBPyConnection, months: dict[Period, Window]) -> None:
    """Who keeps each central workbook in each month: the office that the definitions name, later its successor."""
    by_key = {unit.unit: unit for unit in load_units()}
    next_unit = {line.predecessor: line.successor for line in load_successions()}
    rows = [
        (form, str(month), standing_unit(keeper, window.last, by_key, next_unit))
        for form, keeper in sorted(KEEPERS.items())
        for month, window in months.items()
    ]
    forms, periods, keepers = (list(column) for column in zip(*rows, strict=True))
    con.execute(query("state/keeper"), {"form": forms, "period": periods, "unit": keepers})


def _months(con: duckdb.DuckDBPyConnection, basis: Basis, asked: Sequence[Period]) -> dict[Period, Window]:
    written = [text for (text,) in con.execute(query("state/received_period")).fetchall()]
    received = {text: Period.parse(text) for text in sorted(written)}
    start = month_of(basis.programme_start, basis.rules[0][1])
    reached = [start, *(month for period in (*asked, *received.values()) for month in period.months())]
    months = list(months_between(min(reached), max(reached)))
    windows = [basis.window(month) for month in months]
    con.execute(
        query("state/month"),
        {
            "period": [str(month) for month in months],
            "year": [month.year for month in months],
            "month": [month.last_month for month in months],
            "ordinal": [month_ordinal(month) for month in months],
            "first_day": [window.first for window in windows],
            "last_day": [window.last for window in windows],
            "deadline_on": [basis.deadline(month) for month in months],
        },
    )
    con.execute(
        query("state/received_month"),
        {
            "period": list(received),
            "ordinal": [month_ordinal(p) if p.first_month == p.last_month else None for p in received.values()],
            "last_ordinal": [month_ordinal(p) for p in received.values()],
        },
    )
    return dict(zip(months, windows, strict=True))
