"""What moved a figure: its explanation then beside its explanation now (`warehouse.explain`), row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from transforms.definitions.cells import row_range
from transforms.matching.row_changes import Row, cell_changes

Told = Mapping[str, Any]
Place = tuple[str | None, str | None, int | None]  # file, sheet, row
_LISTS = {"discrepancies": "discrepancy", "files": "file", "units": "unit", "missing_units": "missing_unit"}
_IDENTITY = {"discrepancies": "id", "files": "file", "missing_units": "unit"}
_EMPTY: Told = {"parts": (), "rulings": ()}


class KnownRows:
    """The typed rows that stand in a state, by form: what each is known by, and where it stands newest."""

    def __init__(self, rows_of: Callable[[str], Iterable[tuple[tuple[object, ...] | None, Row]]]) -> None:
        self._rows_of = rows_of
        self._forms: dict[str, tuple[dict[Place, Row], dict[Place, object], dict[object, Row]]] = {}

    def _form(self, form: str) -> tuple[dict[Place, Row], dict[Place, object], dict[object, Row]]:
        if form not in self._forms:
            rows: dict[Place, Row] = {}
            keys: dict[Place, object] = {}
            newest: dict[object, Row] = {}
            for key, row in self._rows_of(form):
                place = (row["path"], row["sheet"], row["row_number"])
                rows[place] = row
                if key is not None:
                    # A unit's rows are its own: two units may have the same number, day and office.
                    keys[place] = newest_key = (row["sender"], *key)
                    newest[newest_key] = row
            self._forms[form] = rows, keys, newest
        return self._forms[form]

    def at(self, form: str, place: Place) -> Row | None:
        return self._form(form)[0].get(place)

    def identity(self, form: str, place: Place) -> object:
        """By what the row at a place is known: its key, else the place itself."""
        return self._form(form)[1].get(place, place)

    def newest(self, form: str, identity: object) -> Row | None:
        return self._form(form)[2].get(identity)


def causes(old: Told | None, new: Told | None, rows_then: KnownRows, rows_now: KnownRows) -> list[dict[str, Any]]:
    """What made a figure another one, each once: rows that count now and did not (`added`), did and do not (`removed`),
    or count otherwise (`changed`), with both places and the cells that differ; balances, rulings, discrepancies, files
    and units alike. `then` and `now` are None where the figure is not printed."""
    before, after = old or _EMPTY, new or _EMPTY
    found = _row_causes(before, after, rows_then, rows_now)
    found += _listed(_balances(before), _balances(after), "balance")
    found += _listed(_applied(before), _applied(after), "ruling")
    for name, kind in _LISTS.items():
        if name == "missing_units" and found:
            continue
        found += _listed(_told(before, name), _told(after, name), kind)
    return found


def _row_causes(before: Told, after: Told, rows_then: KnownRows, rows_now: KnownRows) -> list[dict[str, Any]]:
    then, now = _counted(before, rows_then), _counted(after, rows_now)
    found: dict[object, dict[str, Any]] = {}
    for key in {**then, **now}:
        old, new = then.get(key, []), now.get(key, [])
        if _weight(old) == _weight(new):
            continue
        one = (new or old)[0]
        # The row of a rate's part stands in the other as well.
        identity = (one["form"], key[-1], bool(old), bool(new))
        if identity in found:
            continue
        sides, typed = [], []
        for listed, rows in ((old, rows_then), (new, rows_now)):
            row = _typed(one["form"], key[-1], listed, rows)
            typed.append(row)
            sides.append(_side(listed, row))
        found[identity] = {
            "kind": "row",
            "change": "added" if not old else "removed" if not new else "changed",
            "form": one["form"],
            "unit": one["unit"],
            "old": sides[0],
            "new": sides[1],
            "cells": _cells(one["form"], *typed),
        }
    return list(found.values())


def _counted(told: Told, rows: KnownRows) -> dict[tuple[int, object, object], list[Told]]:
    """(part, split that it counts in, identity) -> the rows counted."""
    counted: defaultdict[tuple[int, object, object], list[Told]] = defaultdict(list)
    for number, part in enumerate(told["parts"]):
        for row in part["rows"]:
            identity = rows.identity(row["form"], (row["file"], row["sheet"], row["row"])) if row["form"] else None
            total = row.get("ruled_total")
            if total:
                identity = total["discrepancy"]
            elif not row["file"]:
                identity = (row["unit"], row["counted_as"])
            counted[number, row["form"], identity].append(row)
    return dict(counted)


def _weight(rows: list[Told]) -> list[tuple[str, str]]:
    return sorted((str(row["amount"]), str(row["counted_as"])) for row in rows)


def _typed(form: str, identity: object, counted: list[Told], rows: KnownRows) -> Row | None:
    """The row that counts, else the one of that identity that is there without counting."""
    if counted:
        return rows.at(form, (counted[0]["file"], counted[0]["sheet"], counted[0]["row"]))
    return rows.newest(form, identity)


def _side(counted: list[Told], row: Row | None) -> dict[str, Any] | None:
    """Where a row stands that counts, or that is there without counting (`amount` None); None where there is none."""
    if counted:
        one = counted[0]
        place = {key: one[key] for key in ("file", "sha256", "sheet", "row", "cells", "texts")}
        rulings = [change["discrepancy"] for change in one.get("ruled") or ()]
        total = one.get("ruled_total")
        if total:
            rulings.append(total["discrepancy"])
        return {**place, "amount": sum(each["amount"] or 0 for each in counted), "rulings": rulings}
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


def _cells(form: str, old: Row | None, new: Row | None) -> list[dict[str, Any]]:
    if old is None or new is None:
        return []
    return [
        {
            "field": cell.field,
            "old": {"cell": cell.old_cell, "text": cell.old_text},
            "new": {"cell": cell.new_cell, "text": cell.new_text},
        }
        for cell in cell_changes(form, old, new)
    ]


def _balances(told: Told) -> dict[object, Any]:
    return {
        (one["file"], one["sheet"], one["cell"], one["amount"]): one
        for part in told["parts"]
        for one in part["balances"]
    }


def _applied(told: Told) -> dict[object, Any]:
    return {
        (one["discrepancy"], one["ruling"], one["value"], one["ruled_on"]): one
        for one in told["rulings"]
        if one["is_applied"]
    }


def _told(told: Told, name: str) -> dict[object, Any]:
    identity = _IDENTITY.get(name)
    return {one[identity] if identity else one: one for one in told.get(name, ())}


def _listed(old: dict[object, Any], new: dict[object, Any], kind: str) -> list[dict[str, Any]]:
    found = [{"kind": kind, "change": "removed", "what": one} for key, one in old.items() if key not in new]
    return found + [{"kind": kind, "change": "added", "what": one} for key, one in new.items() if key not in old]
