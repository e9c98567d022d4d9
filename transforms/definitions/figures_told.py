"""What is told of a figure, in the words of `--json`: how a report printed it, and where it comes from, to the cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NotRequired, TypedDict

Number = int | float


def in_an_id(text: str) -> str:
    """A text as it stands in a figure's id, which goes through XML and HTML on its way: without any character that
    either would change."""
    return re.sub(r"[<>&\"':~\s]+", "_", text)


class PrintedFigure(TypedDict):
    """One entry of figures.json."""

    id: str
    text: str
    measure: str
    unit: str
    period: str
    window: str
    split: dict[str, str | int]
    value: Number | None


class RowPlace(TypedDict):
    """Where a row stands, the range of its cells, and its texts as received; `file` None where no file says it."""

    file: str | None
    sha256: str | None
    sheet: str | None
    row: int | None
    cells: str | None
    texts: list[str | None]


class RuledField(TypedDict):
    """What a ruling changed in a row; `field` None where it changed no single one."""

    form: str
    field: str | None
    value: str | None
    discrepancy: str


class RuledTotal(TypedDict):
    """A ruling that is a row itself: it leads from the number counted to the one ruled."""

    discrepancy: str
    old: Number
    new: Number


class CountedRow(RowPlace):
    """A row that counts. Of distinct things it has amount 0 and says what it counts as."""

    unit: str | None
    date: str | None
    amount: Number | None
    counted_as: str | None
    form: str | None
    ruled: NotRequired[list[RuledField]]
    ruled_total: NotRequired[RuledTotal | None]


class ListedRow(CountedRow):
    """A row that only a report counts, with what its figure needs besides."""

    findings: NotRequired[Number]
    remedied: NotRequired[Number]
    decision: NotRequired[str]
    remedy_due_on: NotRequired[str | None]
    index: NotRequired[str]
    year: NotRequired[int]


class CountedBalance(TypedDict):
    unit: str
    amount: Number
    from_date: str
    to_date: str
    file: str
    sha256: str
    sheet: str
    cell: str | None
    source: str | None


class Part(TypedDict):
    """A count that a figure is made of, with its rows; those in `covered_by_balance` and `handed_on` are not added."""

    measure: str
    title: str
    rows: Sequence[CountedRow]
    covered_by_balance: list[CountedRow]
    handed_on: list[CountedRow]
    balances: list[CountedBalance]


class RulingInForce(TypedDict):
    """`is_applied` where it changes rows of the figure's forms or a total that it counts, else it leaves them."""

    discrepancy: str
    rule: str
    subject: str
    left_value: str | None
    right_value: str | None
    ruling: str
    value: str | None
    reason: str | None
    ruled_by: str | None
    ruled_on: str | None
    file: str
    is_applied: bool


class DifferenceSide(TypedDict):
    """What says what, and where."""

    source: str | None
    value: str | None
    file: str | None
    sheet: str | None
    cell: str | None


class ListedRuling(TypedDict):
    ruling: str
    value: str | None
    reason: str | None
    ruled_by: str | None
    ruled_on: str | None
    file: str | None


class Difference(TypedDict):
    """A discrepancy of a month."""

    id: str
    rule: str
    severity: str
    state: str
    unit: str
    period: str
    subject: str
    left: DifferenceSide | None
    right: DifferenceSide | None
    message: str


class ListedDifference(Difference):
    """The same with the ruling on it."""

    ruling: ListedRuling | None


class LeftOutRow(RowPlace):
    """A row that a figure leaves out, with the kind of reason and the reason in words; of the form it may be several,
    told side by side."""

    kind: str
    reason: str
    unit: str | None
    form_rows: int


class MissingUnit(TypedDict):
    unit: str
    name: str


class CountedFile(TypedDict):
    """A workbook that was returned."""

    file: str
    unit: str | None
    received_on: str
    reasons: list[str]


class Explanation(TypedDict):
    """A figure with all that it comes from. A rate has two parts; what only a report counts may have discrepancies,
    files or units in the place of parts, or two figures that it compares."""

    measure: str
    title: str
    definition: str
    unit: str
    unit_name: str
    period: str
    window: str
    split: dict[str, Any]
    first_day: str | None
    last_day: str | None
    value: Number | None
    numerator: Number | None
    denominator: Number | None
    status: str | None
    missing_units: list[MissingUnit]
    rejected_rows: int
    note: str | None
    parts: list[Part]
    rulings: list[RulingInForce]
    open_differences: list[Difference]
    left_out: list[LeftOutRow]
    discrepancies: NotRequired[list[ListedDifference]]
    files: NotRequired[list[CountedFile]]
    units: NotRequired[list[str]]
    compared: NotRequired[list[dict[str, Any]]]
