"""What moved a figure: its explanation then beside its explanation now (`warehouse.explain`), row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypedDict, get_args

from transforms.definitions.cells import row_range
from transforms.definitions.figures_told import CountedRow, Explanation, Number, RowPlace
from transforms.matching.row_changes import CellSide, Row, cell_changes

Change = Literal["added", "removed", "changed"]
ListedKind = Literal["balance", "ruling", "discrepancy", "file", "unit", "missing_unit"]
Place = tuple[str | None, str | None, int | None]  # file, sheet, row


class ChangedCell(TypedDict):
    field: str
    old: CellSide
    new: CellSide


class RowSide(RowPlace):
    """Where a row stands in one state, and what it counts there; `amount` None where it is there without counting."""

    amount: Number | None
    rulings: list[str]


class RowCause(TypedDict):
    """A row that counts now and did not, did and does not, or counts otherwise."""

    kind: Literal["row"]
    change: Change
    form: str | None
    unit: str | None
    old: RowSide | None
    new: RowSide | None
    cells: list[ChangedCell]


class ListedCause(TypedDict):
    """Something else that counts in one state alone: `what` as the explanation lists it."""

    kind: ListedKind
    change: Change
    what: object


Cause = RowCause | ListedCause


class _FormRows(NamedTuple):
    rows: dict[Place, Row]
    identities: dict[Place, object]
    newest: dict[object, Row]  # by identity


class KnownRows:
    """The typed rows that stand in a state, by form: what each is known by, and where it stands newest."""

    def __init__(self, rows_of: Callable[[str], Iterable[tuple[tuple[object, ...] | None, Row]]]) -> None:
        self._rows_of = rows_of
        self._forms: dict[str, _FormRows] = {}

    def _form(self, form: str) -> _FormRows:
        if form not in self._forms:
            known = self._forms[form] = _FormRows({}, {}, {})
            for key, row in self._rows_of(form):
                place = (row["path"], row["sheet"], row["row_number"])
                known.rows[place] = row
                if key is not None:
                    # A unit's rows are its own: two units may have the same number, day and office.
                    known.identities[place] = identity = (row["sender"], *key)
                    known.newest[identity] = row
        return self._forms[form]

    def at(self, form: str, place: Place) -> Row | None:
        """The row at a place."""
        return self._form(form).rows.get(place)

    def identity(self, form: str, place: Place) -> object:
        """By what the row at a place is known: its key, else the place itself."""
        return self._form(form).identities.get(place, place)

    def newest(self, form: str, identity: object) -> Row | None:
        """The row that told last of what is known by this identity."""
        return self._form(form).newest.get(identity)


def causes(old: Explanation | None, new: Explanation | None, rows_then: KnownRows, rows_now: KnownRows) -> list[Cause]:
    """What made a figure another one, each once, from its explanation then and now; None where it is not printed. Units
    that are missing are told of where nothing else is found."""
    found: list[Cause] = [*_row_causes(old, new, rows_then, rows_now)]
    then, now = _listed(old), _listed(new)
    for kind in then:
        if kind == "missing_unit" and found:
            continue
        before, after = then[kind], now[kind]
        found += [{"kind": kind, "change": "removed", "what": before[key]} for key in before if key not in after]
        found += [{"kind": kind, "change": "added", "what": after[key]} for key in after if key not in before]
    return found


def _listed(told: Explanation | None) -> dict[ListedKind, dict[object, object]]:
    """What counts in a figure besides rows, each by what it is known by."""
    if told is None:
        return {kind: {} for kind in get_args(ListedKind)}
    balances = [balance for part in told["parts"] for balance in part["balances"]]
    applied = [ruling for ruling in told["rulings"] if ruling["is_applied"]]
    return {
        "balance": {(one["file"], one["sheet"], one["cell"], one["amount"]): one for one in balances},
        "ruling": {(one["discrepancy"], one["ruling"], one["value"], one["ruled_on"]): one for one in applied},
        "discrepancy": {one["id"]: one for one in told.get("discrepancies", ())},
        "file": {one["file"]: one for one in told.get("files", ())},
        "unit": {unit: unit for unit in told.get("units", ())},
        "missing_unit": {one["unit"]: one for one in told["missing_units"]},
    }


def _row_causes(
    before: Explanation | None, after: Explanation | None, rows_then: KnownRows, rows_now: KnownRows
) -> list[RowCause]:
    then, now = _counted(before, rows_then), _counted(after, rows_now)
    found: dict[object, RowCause] = {}
    for key in {**then, **now}:
        old, new = then.get(key, []), now.get(key, [])
        if _weight(old) == _weight(new):
            continue
        one = (new or old)[0]
        # The row of a rate's part stands in the other as well.
        identity = (one["form"], key[-1], bool(old), bool(new))
        if identity in found:
            continue
        row_then = _typed(one["form"], key[-1], old, rows_then)
        row_now = _typed(one["form"], key[-1], new, rows_now)
        found[identity] = {
            "kind": "row",
            "change": "added" if not old else "removed" if not new else "changed",
            "form": one["form"],
            "unit": one["unit"],
            "old": _side(old, row_then),
            "new": _side(new, row_now),
            "cells": _cells(one["form"], row_then, row_now),
        }
    return list(found.values())


def _counted(told: Explanation | None, rows: KnownRows) -> dict[tuple[int, object, object], list[CountedRow]]:
    """(part, form, identity) -> the rows counted."""
    counted: defaultdict[tuple[int, object, object], list[CountedRow]] = defaultdict(list)
    for number, part in enumerate(told["parts"] if told else ()):
        for row in part["rows"]:
            identity: object = (
                rows.identity(row["form"], (row["file"], row["sheet"], row["row"])) if row["form"] else None
            )
            total = row.get("ruled_total")
            if total:
                identity = total["discrepancy"]
            elif not row["file"]:
                identity = (row["unit"], row["counted_as"])
            counted[number, row["form"], identity].append(row)
    return dict(counted)


def _weight(rows: list[CountedRow]) -> list[tuple[str, str]]:
    return sorted((str(row["amount"]), str(row["counted_as"])) for row in rows)


def _typed(form: str | None, identity: object, counted: list[CountedRow], rows: KnownRows) -> Row | None:
    """The row that counts, else the one of that identity that is there without counting."""
    if form is None:
        return None
    if counted:
        return rows.at(form, (counted[0]["file"], counted[0]["sheet"], counted[0]["row"]))
    return rows.newest(form, identity)


def _side(counted: list[CountedRow], row: Row | None) -> RowSide | None:
    """Where a row stands that counts, or that is there without counting (`amount` None); None where there is none."""
    if counted:
        one = counted[0]
        rulings = [change["discrepancy"] for change in one.get("ruled") or ()]
        total = one.get("ruled_total")
        if total:
            rulings.append(total["discrepancy"])
        return {
            "file": one["file"],
            "sha256": one["sha256"],
            "sheet": one["sheet"],
            "row": one["row"],
            "cells": one["cells"],
            "texts": one["texts"],
            "amount": sum(each["amount"] or 0 for each in counted),
            "rulings": rulings,
        }
    if row is None:
        return None
    return {
        "file": row["path"],
        "sha256": row["sha256"],
        "sheet": row["sheet"],
        "row": row["row_number"],
        "cells": row_range(row["row_number"], len(row["texts"] or ())),
        "texts": list(row["texts"] or ()),
        "amount": None,
        "rulings": [],
    }


def _cells(form: str | None, old: Row | None, new: Row | None) -> list[ChangedCell]:
    if form is None or old is None or new is None:
        return []
    changes = cell_changes(form, old, new)
    return [{"field": cell["field"], "old": cell["old"], "new": cell["new"]} for cell in changes]
