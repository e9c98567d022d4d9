"""Registers among other sheets: the keeper's own lists beside one, and a unit's copy of its part of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from transforms.definitions.forms import FORMS, KEEPERS
from transforms.submissions.sheet_work import SheetWork
from transforms.submissions.summary_sheets import bears_name
from transforms.tables.tables import Table

_MOST_LISTS = 2  # forms that a keeper's own lists beside his register may be like


def register_with_lists(works: Sequence[SheetWork]) -> tuple[str | None, list[SheetWork]]:
    """The central form that is there whole, and the sheets beside it that are like a unit's forms but bear no form's
    name, nor have it in a title: "Tổng hợp", "Quá hạn" are lists that its keeper made of it. With many such forms it is
    the unit's workbook."""
    registers = [table.form for work in works for table in work.tables if _is_register(table)]
    others = [
        w
        for w in works
        if any(FORMS[form].form_set == "unit" for form in w.forms) and not any(map(_is_register, w.tables))
    ]
    if (
        not registers
        or len({form for work in others for form in work.forms}) > _MOST_LISTS
        or any(not work.tables or any(_is_named(work, form) for form in work.forms) for work in others)
    ):
        return None, []
    return registers[0], others


def _is_named(work: SheetWork, form: str) -> bool:
    return any(bears_name(text, form) for text in (work.name, *(text for _, text in work.title_lines())))


def _is_register(table: Table) -> bool:
    """Whether it is a central form with more than the columns that many lists have."""
    return table.spec.form_set != "unit" and table.spec.required < table.columns.keys() - {"no"}


def set_registers_of_others_apart(works: Iterable[SheetWork], unit: str | None) -> None:
    """Mark in a unit's workbook the central forms that another body keeps: the unit's copy of its part, taken for the
    whole register, would make all that concerns others vanish, however few columns it has."""
    own = {unit, (unit or "").partition("-")[0]}
    for work in works:
        work.of_others = frozenset(form for form in work.forms if KEEPERS.get(form, unit) not in own)
        set_registers_of_others_apart(work.parts, unit)
