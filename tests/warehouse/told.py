"""What offices told, as rows for a warehouse in memory: given rows, expected differences.

Fields stand in columns A, B, C … in the order of the form, data from row 2 on, so that a test can name cells.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from types import SimpleNamespace
from typing import Any

import duckdb

from tests.warehouse.rows import EDITION, in_memory, workbook
from tests.warehouse.rows import NIL as NIL
from transforms.definitions.basis import Basis
from transforms.definitions.forms import KEEPERS
from transforms.definitions.periods import Period
from transforms.matching.match import match_tasks
from transforms.matching.match_visits import match_visits
from warehouse import reconcile, state
from warehouse.connection import migrate
from warehouse.load import TABLES, store_files, store_readings

REJECTED = {"outcome": "rejected"}  # mix into a row that was given back


@cache
def _warehouse() -> duckdb.DuckDBPyConnection:
    con = in_memory()
    migrate(con)
    return con


def _empty_warehouse() -> duckdb.DuckDBPyConnection:
    """The one warehouse of all tests, emptied: making its tables costs more than most tests."""
    con = _warehouse()
    for table in (*TABLES, "files", "discrepancies"):
        con.execute(f"DELETE FROM {table}")
    return con


@dataclass
class Told:
    """A warehouse in memory, filled one workbook after the other; each comes a minute after the one before, a register
    not before its month.

    One at a time: a new one empties the last.
    """

    con: duckdb.DuckDBPyConnection = field(default_factory=lambda: _empty_warehouse())
    clock: datetime = datetime(2020, 1, 20, 8, 0)
    basis: Basis = field(default_factory=Basis)
    files: dict[str, str] = field(default_factory=dict)  # path -> file_key

    def unit(self, unit: str, period: str, *, at: datetime | None = None, path: str = "", **forms: Any) -> str:
        """A unit's workbook: rows by form, or NIL; returns its path."""
        return self._workbook("unit", unit, period, forms, at, path)

    def central(self, form: str, period: str, rows: Any, *, at: datetime | None = None, path: str = "") -> str:
        """A central workbook of one form, from the office that keeps it."""
        if at is None and form.endswith("_register"):
            self.clock = max(self.clock, datetime.fromisoformat(f"{period}-01T08:00:00"))
        return self._workbook(form, KEEPERS[form], period, {form: rows}, at, path)

    def _workbook(self, form_set: str, unit: str, period: str, forms: Any, at: datetime | None, path: str) -> str:
        self.clock = at or self.clock + timedelta(minutes=1)
        path = path or f"{period}/{form_set}-{unit}-{len(self.files) + 1}.xlsx"
        received = workbook(unit, period, self.clock.isoformat(), path=path, form_set=form_set, first_row=2, **forms)
        self.files[path] = received.held.file_key
        store_files(self.con, [received.held])
        store_readings(self.con, EDITION, [(received.held, received.reading)])
        return path

    def prepare(self, until: datetime | None = None) -> None:
        state.prepare(self.con, self.basis, [Period.parse("2020-01")], until)

    def settle(self) -> None:
        """Reconcile and keep, as a run does."""
        reconcile.settle(self.con, self.prepare, match_tasks, match_visits)

    def found(self, rule: str = "", **wanted: str) -> list[SimpleNamespace]:
        """The differences held that are not gone, of a rule, a period, a unit; with file paths for keys."""
        self.settle()
        return [row for row in self.held(rule, **wanted) if row.state != "gone"]

    def held(self, rule: str = "", **wanted: str) -> list[SimpleNamespace]:
        cursor = self.con.execute("SELECT * FROM discrepancies ORDER BY period, rule, unit, subject, id")
        names = [column[0] for column in cursor.description or ()]
        paths = {key: path for path, key in self.files.items()}
        rows = [SimpleNamespace(**dict(zip(names, values, strict=True))) for values in cursor.fetchall()]
        for row in rows:
            row.left_file, row.right_file = paths.get(row.left_file_key), paths.get(row.right_file_key)
        return [
            row
            for row in rows
            if rule in ("", row.rule) and all(getattr(row, name) == value for name, value in wanted.items())
        ]


def task(**said: Any) -> dict[str, Any]:
    """A task of the register for Sở Công Thương (SCT), open, assigned in the first days of 2020."""
    return {
        "task_code": "NV-2020-00001",
        "document_number": "15/UBND-KT",
        "document_date": date(2020, 1, 6),
        "content": "Xây dựng kế hoạch phát triển chợ nông thôn",
        "lead_unit": "SCT",
        "status": "Đang thực hiện",
        **said,
    }


def progress(**said: Any) -> dict[str, Any]:
    """The same task as the unit tells it in its 01-NV."""
    row = task(**said)
    return {name: value for name, value in row.items() if name not in ("task_code", "lead_unit")}


def visit(**said: Any) -> dict[str, Any]:
    """A visit of the inspection register to Sở Công Thương."""
    return {
        "decision_number": "12/QĐ-SNV",
        "decision_date": date(2020, 1, 3),
        "kind": "Đột xuất",
        "inspected_unit": "SCT",
        "inspected_on": date(2020, 1, 10),
        "finding_count": 2,
        "remedied_count": 0,
        **said,
    }


def echo(**said: Any) -> dict[str, Any]:
    """The same visit as the unit tells it in its 02-KT."""
    row = visit(**said)
    return {**row, "inspected_unit": said.get("inspected_unit", "Sở Công Thương"),
            "inspecting_body": said.get("inspecting_body", "Sở Nội vụ")}  # fmt: skip


def ruled(discrepancy: str, ruling: str = "Theo đơn vị", **said: Any) -> dict[str, Any]:
    """A row of the secretariat's rulings."""
    return {
        "discrepancy": discrepancy,
        "ruling": ruling,
        "reason": "Đã đối chiếu văn bản",
        "ruled_by": "Nguyễn Văn A",
        "ruled_on": date(2020, 1, 20),
        **said,
    }
