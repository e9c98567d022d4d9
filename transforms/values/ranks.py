"""A rank with the number ranked in its cell, "hạng 50/63", and a change with the year since which it is."""

from __future__ import annotations

from dataclasses import replace

from transforms.definitions.forms import Form
from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import folded_words
from transforms.values.normalise import TypedColumn
from transforms.values.numbers import NOT_A_NUMBER, rank_match

_SINCE = late_pattern(r"\bso voi (?:nam )?(20\d\d)\b")


def with_years_of_changes(form: Form, columns: dict[str, TypedColumn]) -> dict[str, TypedColumn]:
    """The columns, with the year compared from "tăng 3 bậc so với năm 2017" where its own cell is blank or has no
    column: the change is not since the year before."""
    change = columns.get("stated_change")
    told = [_SINCE.search(folded_words(text)) if type(text) is str else None for text in change.raw] if change else []
    if change is None or not any(told):
        return columns
    blank: list[int | None] = [None] * len(told)
    years = columns.get("compared_year") or TypedColumn(
        form.field("compared_year"), change.column, change.raw, [*blank]
    )
    values = [
        int(since[1]) if since and value is None and position not in years.codes else value
        for position, (value, since) in enumerate(zip(years.values, told, strict=True))
    ]
    return {**columns, "compared_year": replace(years, values=values)}


def with_counts_of_ranks(form: Form, columns: dict[str, TypedColumn]) -> dict[str, TypedColumn]:
    """The columns, with the number ranked from behind the ranks where its own cell is blank or has no column: ranks out
    of different numbers are not compared. Where the two disagree, or a rank is beyond its number, nobody could tell."""
    rank = columns.get("rank")
    if rank is None:
        return columns
    told = [match[2] if type(text) is str and (match := rank_match(text)) else None for text in rank.raw]
    if not any(told):
        return columns
    blank: list[int | None] = [None] * len(told)
    counts = columns.get("ranked_count") or TypedColumn(form.field("ranked_count"), rank.column, rank.raw, list(blank))
    values = list(counts.values)
    for position, behind in enumerate(told):
        place = rank.values[position]
        if behind is None or not isinstance(place, int):
            continue
        number = int(behind)
        if values[position] is None and position not in counts.codes:
            values[position] = number
        if place > number or values[position] not in (number, None):
            rank.codes[position], rank.values[position] = NOT_A_NUMBER, None
    return {**columns, "ranked_count": replace(counts, values=values)}
