"""A table's typed columns against its form: which rows are accepted, which are not, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.submissions.cell_checks import (
    balances_of_groups,
    figures_of_indices,
    months_of_other_years,
    numbers_made_days,
    required_cells,
    units_of_rows,
    unreadable_cells,
    whole_balances,
)
from transforms.submissions.day_checks import dates
from transforms.submissions.judged_table import JudgedTable
from transforms.submissions.part_checks import (
    balances_of_all_units,
    noted_not_to_count,
    parts_of_rows,
    several_in_rows,
)
from transforms.submissions.row_checks import counts, told_twice, visits_of_others
from transforms.submissions.sheet_checks import missing_columns, repeated_columns
from transforms.text.vietnamese import content_key, match_key
from transforms.values.document_numbers import document_number_key
from transforms.values.list_values import find_value
from transforms.values.normalise import Typed
from transforms.values.task_codes import task_code_key

_PLAIN_NUMBER = late_pattern(r"(?!.*\b(?:QD|HDND)\b)[1-9]\d*/[A-ZĐ]+(?:-[A-ZĐ]+)*")  # its own key


def validate(judged: JudgedTable) -> list[tuple[str, tuple[Typed, ...]]]:
    """Judge the data rows of a table: the outcome of each, and the values of the form's table columns.

    What is wrong is said in `judged.findings`; of cells and rows of a rejected sheet, which comes again, beside what is
    wrong with the sheet.
    """
    missing_columns(judged)
    repeated_columns(judged)
    units_of_rows(judged)
    judged.keys = {
        spec.name: list(map(_keys(judged.form.code, spec.name).__getitem__, judged.columns[spec.name].values))
        for spec in judged.form.fields
        if (spec.keyed or spec.type is FieldType.DOCUMENT_NUMBER) and spec.name in judged.columns
    }
    unreadable_cells(judged)
    numbers_made_days(judged)
    months_of_other_years(judged)
    whole_balances(judged)
    balances_of_groups(judged)
    figures_of_indices(judged)
    required_cells(judged)
    dates(judged)
    counts(judged)
    if judged.rejected:
        judged.tell_rows_with_sheet()
    else:
        parts_of_rows(judged)
        several_in_rows(judged)
        told_twice(judged)
        visits_of_others(judged)
        noted_not_to_count(judged)
        balances_of_all_units(judged)
    return [
        ("rejected" if judged.rejected or position in judged.bad else "accepted", values)
        for position, values in enumerate(zip(*_stored_columns(judged), strict=True))
    ]


def _stored_columns(judged: JudgedTable) -> list[Sequence[Typed]]:
    """Values by column in the order of the form's table: each field, then what is derived from it."""
    nothing: Sequence[Typed] = [None] * len(judged.numbers)
    stored: list[Sequence[Typed]] = []
    for spec in judged.form.fields:
        column = judged.columns.get(spec.name)
        values = nothing if column is None else column.values
        stored.append(values)
        if spec.keyed or spec.type is FieldType.DOCUMENT_NUMBER:
            stored.append(judged.keys.get(spec.name, nothing))
        if spec.type is FieldType.FIGURE:
            stored.append(nothing if column is None or column.decimals is None else list(column.decimals))
    return stored


@made_of_lists
@cache
def _keys(form: str, name: str) -> Remembered[Typed, str | None]:
    """The keys of a field's values, which come again in other workbooks."""
    key_of = _key_of(form, name)
    return Remembered(lambda value: None if value is None else key_of(str(value)))


def _key_of(form: str, name: str) -> Callable[[str], str]:
    spec = FORMS[form].field(name)
    if spec.type is FieldType.DOCUMENT_NUMBER:
        return _document_number_key
    if name == "task_code":
        return task_code_key
    if name == "content":
        return content_key
    if spec.key_values:
        return lambda value: find_value(form, name, value) or match_key(value)
    return match_key


def _document_number_key(text: str) -> str:
    return text if _PLAIN_NUMBER.fullmatch(text) else document_number_key(text)
