"""A rank with the number ranked in its cell: "hạng 50/63"."""

from __future__ import annotations

from dataclasses import replace

from transforms.definitions.forms import Form
from transforms.values.normalise import TypedColumn
from transforms.values.numbers import NOT_A_NUMBER, rank_match


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
