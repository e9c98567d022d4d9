"""Rows whose days contradict each other, the day they were received, or their period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from operator import gt
from typing import Any, cast

from transforms.submissions.judged_table import JudgedTable
from transforms.values.normalise import TypedColumn

# Days that follow each other unless one is a slip: of "20/8/2019" a task is overdue from the first day on, and a visit
# of the year before its decision is of no month of this one.
_FOLLOWING = (
    ("document_date", "due_on"),
    ("due_on", "extended_due_on"),
    ("decision_date", "inspected_on"),
    ("inspected_on", "remedy_due_on"),
)
_IS_LATER: Callable[[Any, Any], bool] = gt


def dates(judged: JudgedTable) -> None:
    """Dates in the wrong order or after the day of receipt; as warnings those that hardly follow each other so, and
    events outside the period."""
    _in_order(judged)
    _hardly_in_order(judged)
    _not_in_future(judged)
    _within_period(judged)


def _in_order(judged: JudgedTable) -> None:
    for order in judged.form.date_orders:
        for position, earlier, later in _turned(judged, order.earlier, order.later):
            judged.say(
                "row.date_order",
                position,
                order.later,
                earlier=judged.form.field(order.earlier).header,
                later=judged.form.field(order.later).header,
                earlier_day=earlier,
                later_day=later,
            )


def _hardly_in_order(judged: JudgedTable) -> None:
    if judged.form.form_set == "unit":  # whose days are held against the registers'
        return
    for before, behind in _FOLLOWING:
        for position, earlier, later in _turned(judged, before, behind):
            in_doubt = any(position in judged.columns[name].codes for name in (before, behind))
            if position not in judged.bad and not in_doubt:
                judged.doubt(
                    position,
                    behind,
                    f"Dòng {judged.numbers[position]}: “{judged.form.field(behind).header}” ({later:%d/%m/%Y}) trước "
                    f"“{judged.form.field(before).header}” ({earlier:%d/%m/%Y}).",
                    "Vẫn tính theo ngày đã ghi; nếu ghi nhầm, hãy sửa rồi gửi lại.",
                )


def _turned(judged: JudgedTable, before: str, behind: str) -> Iterator[tuple[int, dt.date, dt.date]]:
    """The rows, with both days, in which a day lies before the one that it follows."""
    earlier, later = judged.columns.get(before), judged.columns.get(behind)
    if earlier is None or later is None:
        return
    ones, twos = _days(earlier), _days(later)
    try:
        if not any(map(_IS_LATER, ones, twos)):  # as in most tables
            return
    except TypeError:  # of a blank
        pass
    for position, (one, two) in enumerate(zip(ones, twos, strict=True)):
        if two and one and two < one:
            yield position, one, two


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
