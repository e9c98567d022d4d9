"""What goes back to a unit: plain frozen values, read from the warehouse by `warehouse.feedback_data` and turned into
workbooks and letters by `transforms.workbooks.feedback_workbooks`, `ruling_workbook` and `letters`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from transforms.definitions.codes import Severity


class Fate(StrEnum):
    """What became of a difference since last month."""

    NEW = "new"
    PERSISTING = "persisting"
    REOPENED = "reopened"  # a value that the ruling was made on has changed
    RULED = "ruled"
    RESOLVED = "resolved"


OPEN_FATES = frozenset((Fate.NEW, Fate.PERSISTING, Fate.REOPENED))


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A workbook held. `state` as in the interface; the counts are rows of its forms, `unit` and `period` None where it
    does not say."""

    file_key: str
    path: str
    received_at: datetime
    form_set: str | None
    unit: str | None
    period: str | None
    state: str
    on_time: bool | None
    accepted_rows: int
    rejected_rows: int
    is_answered: bool = False  # rejected, but a later workbook of the same unit and period was accepted
    same_as: str | None = None  # of a duplicate, the file whose bytes it repeats
    same_is_rejected: bool = False


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A fault of a workbook, as its sender is told of it."""

    file_key: str
    path: str
    sheet_no: int | None
    sheet: str | None
    cell: str | None
    row_number: int | None
    field: str | None
    text: str | None
    code: str
    severity: str
    message: str

    @property
    def address(self) -> str | None:
        """The cell to show: its own, else the first of its row."""
        return self.cell or (f"A{self.row_number}" if self.row_number else None)

    @property
    def is_warning(self) -> bool:
        """Whether everything was accepted all the same."""
        return self.severity == Severity.WARNING


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a difference: which form says what, and where; `path` None where no file says it."""

    source: str | None
    value: str | None
    path: str | None
    sheet: str | None
    cell: str | None


@dataclass(frozen=True, slots=True)
class ToldRuling:
    """A ruling on a difference; the difference's fate tells whether it still stands."""

    ruling: str
    value: str | None
    reason: str | None
    ruled_by: str | None
    ruled_on: date | None


@dataclass(frozen=True, slots=True)
class ToldDifference:
    """A difference of one month, as the unit and the secretariat are told of it.

    `period` is the month whose sources differ, `recipients` the units told: the one concerned, and the office that
    keeps the register where only central workbooks disagree. `reaches`: whether a ruling for the unit's side changes
    figures; `measure` is the one that follows where that is a total.
    """

    id: str
    period: str
    rule: str
    severity: str
    state: str
    unit: str
    subject: str
    left: Side
    right: Side
    message: str
    suggestion: str | None
    ruling: ToldRuling | None
    fate: Fate
    unit_name: str
    recipients: tuple[str, ...]
    measure: str | None = None
    reaches: bool = True


@dataclass(frozen=True, slots=True)
class CopiedRow:
    """A row of a sheet as received; `texts` from column A on, `outcome` and `ignored_kind` as in the row ledger."""

    row_number: int
    texts: tuple[str | None, ...]
    outcome: str
    ignored_kind: str | None


@dataclass(frozen=True, slots=True)
class FaultySheet:
    """A sheet with faults as received; of a very long one its head and the faulty rows (`left_out` rows less)."""

    file_key: str
    path: str
    sheet_no: int
    sheet: str
    form: str | None
    rows: tuple[CopiedRow, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class UnitFeedback:
    """All that one unit is told for one period; `unit` None for workbooks that nobody could be found for."""

    unit: str | None
    unit_name: str
    period: str
    files: tuple[ReceivedFile, ...]
    guessed_paths: tuple[str, ...]  # files taken for the unit's by their name alone
    missing_forms: tuple[str, ...]
    findings: tuple[ToldFinding, ...]
    differences: tuple[ToldDifference, ...]
    sheets: tuple[FaultySheet, ...]
    asked_by: str  # the name of the office that writes
    is_awaited: bool = False  # has to report for the period, and no workbook of its own has been accepted
