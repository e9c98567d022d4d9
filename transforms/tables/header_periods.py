"""Columns of figures by the months, quarters and years that their headers name: "Tháng 7", "Quý III", "Lũy kế 8 tháng".

Of several columns of one meaning the one of the workbook's period counts; one of another period is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Kind, Period
from transforms.definitions.row_keys import OF_THE_MONTH
from transforms.tables.tables import Table
from transforms.tables.title_periods import is_of_another_time, is_of_this_time
from transforms.text.vietnamese import folded_words

_MONTH = late_pattern(r"\b(?:thang|thg|t)[\s.]*0?(\d{1,2})\b|(?<![\d/])(\d{1,2})\s*t(?:hang)?\b(\s*cuoi)?")
_QUARTER = late_pattern(r"\bq(?:u[yi])?[\s.]*(iii|ii|iv|i|[1-4])\b")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_NO_MONTH = late_pattern(
    r"\btu (?:ngay |thang )?\d[\d/.\-]*|(?<!\d)\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d/20\d\d/[a-z]"
)  # where a sum begins, days, documents
_FIGURES = frozenset((FieldType.FIGURE, FieldType.COUNT))
_SO_FAR = late_pattern(r"(?<![\d/])\d{1,2} thang\b(?! cuoi)")
_YEAR = late_pattern(r"(?<!\d)(20\d\d)(?!\d)")
_OF_THE_LAST_PERIOD = "received_carried"  # "Kỳ trước"
_FROM_THE_START = 0  # of the year: before its first month
# A half, nine months or a year and nothing besides: no "Lũy kế", no "Kế hoạch năm 2020".
_LONG_PERIOD = late_pattern(
    r"(?!nam\W*$)(?:(?:so lieu|so|ket qua|thuc hien|th|phat sinh|trong)\s+)*"
    r"(?:\d{1,2}\s*(?:thang|t)(?: (?:dau|cuoi) nam)?|(?P<year>(?:ca )?nam(?: nay| bao cao)?))"
    r"(?:[\s/]*(?:nam )?20\d\d)?\W*"
)


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """First and last month of each stretch that a header names; "8 tháng" are from the year's start."""
    text = _NO_MONTH.sub(" ", text)
    for month, count, of_the_end in _MONTH.findall(text):
        if month:
            yield int(month), int(month)
        else:
            yield (13 - int(count), 12) if of_the_end else (_FROM_THE_START, int(count))
    for written in _QUARTER.findall(text):
        quarter = _QUARTERS.get(written) or int(written)
        yield 3 * quarter - 2, 3 * quarter


def _is_of(headers: tuple[str, ...], period: Period, *, so_far: bool = False) -> bool | None:
    """Whether the headers over a column name the period, or of sums `so_far` its last month, and its year; None where
    they name neither. Of several that name months the lowest says it."""
    texts = [folded_words(text) for text in headers]
    named = next((found for text in reversed(texts) if (found := set(_stretches(text)))), set())
    years = {int(year) for text in texts for year in _YEAR.findall(_NO_MONTH.sub(" ", text))}
    if not named and not years:
        return None
    if so_far:
        named = {(_FROM_THE_START, last) for _, last in named}
    right = {(period.first_month, period.last_month), (_FROM_THE_START, period.last_month)}
    return (not named or not named.isdisjoint(right)) and (not years or period.year in years)


def names_another(headers: tuple[str, ...], period: Period | None, *, so_far: bool = False) -> bool:
    """Whether headers name other months or another year than the period's."""
    return period is not None and _is_of(headers, period, so_far=so_far) is False


@lru_cache(maxsize=1024)
def _is_in_period(headers: tuple[str, ...], period: Period) -> bool | None:
    """The same of columns that no form has for the year so far: "Lũy kế", "8 tháng", "Kỳ trước" are of another time."""
    whole = period.first_month == 1 and period.kind is not Kind.MONTH  # "6 tháng" of a half
    if any(is_of_another_time(text) or (not whole and _SO_FAR.search(folded_words(text))) for text in headers):
        return False
    return True if any(map(is_of_this_time, headers)) else _is_of(headers, period)


def of_period(table: Table, period: Period | None) -> Table:
    """The table with the column of the period alone for each field of which the headers tell it from those of others;
    with several, where several are of the period."""
    if period is None:
        return table
    table = _with_long_period(table, period)
    columns, repeated = dict(table.columns), dict(table.repeated)
    for name in table.repeated:
        if table.spec.field(name).type not in _FIGURES:
            continue
        told = {column: _tells(table, name, column, period) for column in _columns_of(table, name)}
        right = [column for column, is_of in told.items() if is_of] or [c for c, is_of in told.items() if is_of is None]
        if not right or any(is_of is not False for column, is_of in told.items() if column not in right):
            continue
        columns[name], repeated[name] = right[0], tuple(right[1:])
        if not repeated[name]:
            del repeated[name]
    return replace(table, columns=columns, repeated=repeated) if table.repeated else table


def _tells(table: Table, name: str, column: int, period: Period) -> bool | None:
    headers = table.paths[column]
    return _is_of(headers, period, so_far=name == "to_date") if table.spec.items else _is_in_period(headers, period)


def _with_long_period(table: Table, period: Period) -> Table:
    """The column that bears the name of a workbook's half, nine months or year ("6 tháng đầu năm", "Năm 2020") is the
    period's own; a month's workbook has under such a name the year so far, or a plan."""
    if period.kind is Kind.MONTH or table.form != "declared_total":
        return table
    so_far = _columns_of(table, "to_date")
    own = [column for column in (*so_far, *table.unknown) if _is_long_period(table.paths[column][-1], period)]
    if len(own) != 1 or not all(names_another(table.paths[c], period) for c in _columns_of(table, "in_period")):
        return table
    columns = {name: column for name, column in table.columns.items() if name != "to_date"} | {"in_period": own[0]}
    repeated = {name: more for name, more in table.repeated.items() if name not in ("in_period", "to_date")}
    others = [c for c in so_far if c != own[0] and not names_another(table.paths[c], period, so_far=True)]
    if others:
        columns["to_date"] = others[0]
    if others[1:]:
        repeated["to_date"] = tuple(others[1:])
    unknown = {c: text for c, text in table.unknown.items() if c != own[0] and not names_another((text,), period)}
    return replace(table, columns=columns, repeated=repeated, unknown=unknown)


def _columns_of(table: Table, name: str) -> tuple[int, ...]:
    return (table.columns[name], *table.repeated.get(name, ())) if name in table.columns else ()


def _is_long_period(header: str, period: Period) -> bool:
    text = folded_words(header)
    said = _LONG_PERIOD.fullmatch(text)
    if said is None or names_another((header,), period) or (said["year"] and period.kind is not Kind.YEAR):
        return False
    return all((first or 1, last) == (period.first_month, period.last_month) for first, last in _stretches(text))


def of_other_periods(table: Table, period: Period | None) -> Iterator[tuple[int, str]]:
    """Columns of figures that are of their month, with the headers that name other months or another year than the
    period's, each once."""
    if period is None or table.form not in OF_THE_MONTH:
        return
    told: set[str] = set()
    for name, column in table.columns.items():
        if name in table.repeated or name == _OF_THE_LAST_PERIOD or table.spec.field(name).type not in _FIGURES:
            continue
        if _tells(table, name, column, period) is False:
            header = table.paths[column][-1]
            if not table.spec.items:
                header = next((text for text in table.paths[column] if _is_in_period((text,), period) is False), header)
            if header not in told:
                yield column, header
            told.add(header)
