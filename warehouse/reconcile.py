"""Compare what two sources say of the same thing, all months at once, and keep what came of it.

`compare` lays both sides out, `task_candidates` and `visit_candidates` hand them over for pairing (text logic, in
`match`), `load_pairs` takes the pairs back, `reconcile` finds the differences by one SQL file a rule,
`settle` does all of it and merges it with what is held, `apply_rulings` lets the rulings that stand reach the figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from transforms.definitions.forms import FORMS
from transforms.definitions.matching import Pair, RegisterTask, RegisterVisit, ReportedTask, TaskMatches, ToldVisit
from transforms.definitions.rules import RULES
from transforms.definitions.units import PROVINCE
from warehouse.connection import columns_of, in_little_memory, query, rows_as, run, transaction
from warehouse.state import CHANGED_BY_RULINGS

if TYPE_CHECKING:
    import duckdb

# What each rule stands on, in the order of making.
_SIDES = (
    "macros",
    "form_sheet",
    "declared_item",
    "register_file",
    "register_task",
    "listed_task",
    "task_standing",
    "reported_task",
    "visit",
    "told_visit",
    "own_inspection",
    "unit_sheet",
    "declared",
    "detail",
    "checked_rate",
    "told_rate",
    "copied_form",
)


def rule_file(rule: str) -> str:
    """The name of a rule's SQL file: `task.status_differs` is `task_status_differs`."""
    return rule.replace(".", "_")


def compare(con: duckdb.DuckDBPyConnection) -> None:
    """Lay out both sides of every comparison as temporary relations. Stands on `state.prepare`."""
    items = FORMS["declared_total"].items
    arguments: dict[str, dict[str, list[str]]] = {
        "form_sheet": {"form": list(FORMS), "sheet": [form.sheet for form in FORMS.values()]},
        "declared_item": {"item": [item.code for item in items], "title": [item.label for item in items]},
    }
    for name in _SIDES:
        con.execute(query(f"compare/{name}"), arguments.get(name))


def task_candidates(con: duckdb.DuckDBPyConnection) -> tuple[list[RegisterTask], list[ReportedTask]]:
    """Register rows and rows of the units' 01-NV, for `transforms.matching.match.match_tasks`."""
    register = rows_as(con.execute(query("compare/task_candidates")), RegisterTask)
    return register, rows_as(con.execute(query("compare/reported_task_candidates")), ReportedTask)


def visit_candidates(con: duckdb.DuckDBPyConnection) -> tuple[list[RegisterVisit], list[ToldVisit]]:
    """Register visits and what the units' 02-KT tell of them, for `transforms.matching.match.match_visits`."""
    register = rows_as(con.execute(query("compare/visit_candidates")), RegisterVisit)
    return register, rows_as(con.execute(query("compare/told_visit_candidates")), ToldVisit)


def load_pairs(con: duckdb.DuckDBPyConnection, tasks: TaskMatches, visits: Sequence[Pair]) -> None:
    """Take the pairs, hints and leftovers as temporary relations."""
    con.execute(query("compare/task_pair"), columns_of(tasks.pairs, "told_id", "register_id", "way", "score"))
    con.execute(query("compare/task_suggestion"), columns_of(tasks.suggestions, "reported_id", "register_id", "score"))
    con.execute(query("compare/task_stranger"), columns_of(tasks.strangers, "reported_id", "identity"))
    con.execute(query("compare/visit_pair"), columns_of(visits, "told_id", "register_id", "way", "score"))


def reconcile(con: duckdb.DuckDBPyConnection) -> None:
    """Fill the temporary table `found`: every difference of every month, with its stable id.

    Stands on `compare` and `load_pairs`. An id comes of rule, unit and subject; (id, period) is unique.
    """
    for name in ("matched_task", "matched_visit", "said"):
        con.execute(query(f"compare/{name}"))
    for rule in RULES:
        run(con, f"reconcile/{rule_file(rule)}", province=PROVINCE)
    con.execute(
        query("compare/found"),
        {"rule": list(RULES), "severity": [rule.severity.value for rule in RULES.values()]},
    )
    con.execute(query("compare/said"))  # emptied: its long messages are in `found` now


def settle(
    con: duckdb.DuckDBPyConnection,
    prepare: Callable[[datetime | None], None],
    match_tasks: Callable[[Sequence[RegisterTask], Sequence[ReportedTask]], TaskMatches],
    match_visits: Callable[[Sequence[RegisterVisit], Sequence[ToldVisit]], Sequence[Pair]],
) -> None:
    """Find every difference and keep it with its ruling: the whole of reconciliation in one call.

    `prepare` lays out the state as known at a moment (None: as asked for) and is called once for each moment at which
    rulings came, since a ruling stands only on the values that were known then. The state is left as asked for.
    """

    def found_as_known_at(moment: datetime | None) -> None:
        prepare(moment)
        compare(con)
        load_pairs(con, match_tasks(*task_candidates(con)), match_visits(*visit_candidates(con)))
        reconcile(con)
        _join_what_people_said(con)

    def hear_rulings() -> bool:
        moments = [moment for (moment,) in con.execute(query("rulings/ruling_moment")).fetchall()]
        for moment in moments:
            found_as_known_at(moment)
            con.execute(query("rulings/made_on_moment"), {"moment": moment})
        return bool(moments)

    def settled() -> None:
        found_as_known_at(None)
        for name in ("current_ruling", "keep_ruling", "made_on"):
            con.execute(query(f"rulings/{name}"))
        if hear_rulings():
            con.execute(query("rulings/until_evening"))
            hear_rulings()
            found_as_known_at(None)
        _store(con)

    in_little_memory(con, settled)


def _join_what_people_said(con: duckdb.DuckDBPyConnection) -> None:
    """Match what people said to be the same and drop hints that they answered with "not the same"; then the differences
    are found once more. Those that such a word settled stay, as ruled on."""
    for name in ("read_values", "current_ruling", "said_same", "remembered"):
        con.execute(query(f"rulings/{name}"))
    if con.execute(query("rulings/said_count")).fetchone() != (0,):
        con.execute(query("rulings/join_same"))
        reconcile(con)
        con.execute(query("rulings/keep_remembered"))


def _store(con: duckdb.DuckDBPyConnection) -> None:
    """Merge `found` into the discrepancies held: new ones open, those that no longer hold gone, rulings applied.
    Nothing is written where nothing changed."""
    for name in ("read_values", "current_ruling", "concluded"):
        con.execute(query(f"rulings/{name}"))
    with transaction(con):
        con.execute(query("rulings/concluded_anew"))
        con.execute(query("rulings/gone"))
        con.execute(query("rulings/removed"))
        con.execute(query("rulings/added"))
    apply_rulings(con)


def apply_rulings(con: duckdb.DuckDBPyConnection) -> None:
    """Let rulings held reach the figures: fill the tables of what they change, add and take out, which the effective
    forms read. Stands on `state.prepare` alone, so that listings need not reconcile again."""
    for name in ("read_values", "standing_ruling", "followed_total", *CHANGED_BY_RULINGS):
        con.execute(query(f"rulings/{name}"))


def find_useless_rulings(con: duckdb.DuckDBPyConnection) -> None:
    """Make the temporary table `useless_ruling`: rulings on no discrepancy held, or with a value of no use there."""
    for name in ("read_values", "useless_ruling"):
        con.execute(query(f"rulings/{name}"))
