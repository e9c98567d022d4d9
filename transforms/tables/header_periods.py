"""Columns of figures by the months and years that their headers name: "Tháng 7", "Tháng 8", "Lũy kế 8 tháng".

Of several columns of one meaning the one of the workbook's period counts; one of another period is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from transforms.definitions.forms import FieldType
from transforms.definitions.periods import Period
from transforms.tables.tables import Table
from transforms.tables.title_periods import is_of_another_time, is_of_this_time
from transforms.text.vietnamese import clean, fold

_MONTH = re.compile(r"\b(?:thang|thg|t)[\s.]*0?(\d{1,2})\b|(?<![\d/])(\d{1,2})\s*thang\b")
_NO_MONTH = re.compile(
    r"\btu (?:ngay |thang )?\d[\d/.\-]*|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)  # where a sum begins, days
_FIGURES = frozenset((FieldType.FIGURE, FieldType.COUNT))
_SO_FAR = re.compile(r"(?<![\d/])\d{1,2} thang\b")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def _is_of(headers: tuple[str, ...], period: Period) -> bool | None:
    """Whether the headers over a column name the period's last month and year; None where they name neither."""
    text = _NO_MONTH.sub(" ", fold(clean(" ".join(headers))).casefold())
    months = {int(before or behind) for before, behind in _MONTH.findall(text)}
    years = {int(year) for year in _YEAR.findall(text)}
    if not months and not years:
        return None
    return (not months or period.last_month in months) and (not years or period.year in years)


def names_another(headers: tuple[str, ...], period: Period | None) -> bool:
    """Whether headers name another month or year than the period's."""
    return period is not None and _is_of(headers, period) is False


def _is_in_period(headers: tuple[str, ...], period: Period) -> bool | None:
    """The same of columns that no form has for the year so far: "Lũy kế", "8 tháng", "Kỳ trước" are of another time."""
    if any(is_of_another_time(text) or _SO_FAR.search(fold(clean(text)).casefold()) for text in headers):
        return False
    return True if any(map(is_of_this_time, headers)) else _is_of(headers, period)


def of_period(table: Table, period: Period | None) -> Table:
    """The table with one column for each field of which the headers tell the one of the period from those of others."""
    if period is None or not table.repeated:
        return table
    columns, repeated = dict(table.columns), dict(table.repeated)
    for name, others in table.repeated.items():
        if table.spec.field(name).type not in _FIGURES:
            continue
        is_of = _is_of if table.spec.items else _is_in_period
        told = {column: is_of(table.paths[column], period) for column in (columns[name], *others)}
        right = [column for column, is_of in told.items() if is_of] or [c for c, is_of in told.items() if is_of is None]
        if len(right) != 1 or any(is_of is not False for column, is_of in told.items() if column != right[0]):
            continue
        columns[name] = right[0]
        del repeated[name]
    return replace(table, columns=columns, repeated=repeated)


def of_other_periods(table: Table, period: Period | None) -> Iterator[tuple[int, str]]:
    """Columns of figures, with their headers, that name another month or year than the period's."""
    if period is None or not table.spec.items:
        return
    for name, column in table.columns.items():
        if name in table.repeated or table.spec.field(name).type not in _FIGURES:
            continue
        if names_another(table.paths[column], period):
            yield column, table.paths[column][-1]
