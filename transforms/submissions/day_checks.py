"""Rows whose days contradict each other, the day they were received, or their period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import cast

from transforms.submissions.judged_table import JudgedTable
from transforms.values.normalise import TypedColumn


def dates(judged: JudgedTable) -> None:
    """Dates in the wrong order, after the day of receipt, or (events only, a warning) outside the period."""
    _in_order(judged)
    _not_in_future(judged)
    _within_period(judged)


def _in_order(judged: JudgedTable) -> None:
    for order in judged.form.date_orders:
        earlier, later = judged.columns.get(order.earlier), judged.columns.get(order.later)
        if earlier is None or later is None:
            continue
        for position, (one, two) in enumerate(zip(_days(earlier), _days(later), strict=True)):
            if one and two and two < one:
                judged.say(
                    "row.date_order",
                    position,
                    order.later,
                    earlier=earlier.field.header,
                    later=later.field.header,
                    earlier_day=one,
                    later_day=two,
                )


def _not_in_future(judged: JudgedTable) -> None:
    received = judged.occasion.received_on
    for name in judged.form.not_in_future:
        column = judged.columns.get(name)
        for position, value in enumerate(_days(column) if column else ()):
            if value and value > received:
                # The day as it was read, which "8/7/2020" does not tell.
                judged.say("row.future_date", position, name, day=value, received=received)


def _within_period(judged: JudgedTable) -> None:
    received, window = judged.occasion.received_on, judged.occasion.window
    event = judged.columns.get(judged.form.event_date or "")
    if window is None or event is None:
        return
    for position, value in enumerate(_days(event)):
        if value and not window.first <= value <= window.last and value <= received:
            judged.say(
                "row.outside_period",
                position,
                event.field.name,
                day=value,
                period=judged.occasion.period.vietnamese if judged.occasion.period else "",
                first=window.first,
                last=window.last,
            )


def _days(column: TypedColumn) -> Sequence[dt.date | None]:
    """The values of a column of days, which are these and blanks."""
    return cast("Sequence[dt.date | None]", column.values)
