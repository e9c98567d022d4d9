"""Which unit each row of a central register names, on the day that the row speaks of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.definitions.forms import Form
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Window
from transforms.definitions.units import GROUP_ORDER, PROVINCE
from transforms.text.vietnamese import FOOTNOTE_DIGITS, fold, folded_key
from transforms.values.normalise import Typed, TypedColumn
from transforms.values.unit_mentions import sender_in_line
from transforms.values.units import GROUPS_BELOW_PROVINCE, MAY_BE, Resolution, UnitNames

_WHOLE_PROVINCE = frozenset(("tinh", "ca tinh", "toan tinh", "chung toan tinh", "tong toan tinh"))  # in a balance
_GROUP_OF_LEVEL = {"Tỉnh": "department", "Huyện": "district", "Xã": "commune"}
_EVENT_DAYS = {"inspection_register": ("inspected_on",), "opening_balance": ("to_date", "from_date")}
# What registers write around a lead unit's name: its number in a list, a footnote's mark, that it leads, its head.
_BEFORE = late_pattern(
    r"^\s*(?:\d{1,2}\s*[.)/]|[a-zđ]\)|ch[ủu] tr[ìi]\s*:)\s*"
    r"|^(?:(?:đ/c|đồng chí)\s+)?(?:giám đốc|gđ|chủ tịch|ct|thủ trưởng)\s+(?=\S)",
    re.IGNORECASE,
)
_BEHIND = late_pattern(
    rf"\s*(?:[{FOOTNOTE_DIGITS}]+"
    r"|[(\[](?:\d{1,2}|\*+|ch[ủu] tr[ìi])[)\]]|(?:[-\u2013,:]\s*)?\bch[ủu] tr[ìi])\s*$",
    re.IGNORECASE,
)
# Of several units in one cell the one that is said to lead: "Sở Y tế (chủ trì), …", "Chủ trì: …; phối hợp: …".
_LEADER = late_pattern(
    r"\s*(?:ch[ủu] tr[ìi]\s*:\s*(?P<after>.+?)|(?P<before>.+?)[\s(\[]+ch[ủu] tr[ìi][)\]]?)"
    r"(?:\s*[;,.]\s*|\s+(?=ph[ốo]i h[ợo]p))(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
# The one before those that are said to help: "Sở Y tế (phối hợp: Sở Tài chính, …)"; "(phối hợp)" alone says it of it.
_HELPED = late_pattern(
    r"(?P<before>.+?)[\s(\[;,.\-\u2013]+(?:c[ơo] quan |[đd][ơo]n v[ịi] )?ph[ốo]i h[ợo]p\s*(?::|v[ớo]i\b:?|(?=\s\w))"
    r"(?P<rest>.*\w.*)",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_CELL = 300
_LIST = late_pattern(r"\s*(?:[,;/&+\n]|\bvà\b|\s[-\u2013]\s)\s*", re.IGNORECASE)
_PLURAL = late_pattern(r"^\s*(?:ubnd\s+)?các\s+(?:sở|huyện)\s*:?\s*", re.IGNORECASE)
_ABBREVIATION = late_pattern(r"\s*\(\s*([A-Za-zĐđ&\-]{2,12})\s*\)\s*$")


@dataclass(frozen=True, slots=True)
class RowUnit:
    """The unit, or why there is none ('unknown', 'ambiguous'), on the day tried."""

    unit: str | None
    code: str | None
    candidates: tuple[str, ...]
    on: dt.date


def resolve_units(
    form: Form,
    column: TypedColumn,
    columns: Mapping[str, TypedColumn],
    names: UnitNames,
    window: Window | None,
    received_on: dt.date,
) -> list[RowUnit | None]:
    """For each row the unit that its cell names; None where the cell is blank.

    A name holds while its unit does, so it is looked up on the day of the event, else in the file's period.
    """
    found: list[RowUnit | None] = []
    known: dict[tuple[str, tuple[dt.date, ...], Typed], RowUnit] = {}
    levels = columns["level"].values if form.code == "inspection_register" and "level" in columns else None
    for position, text in enumerate(column.values):
        if not isinstance(text, str):
            found.append(None)
            continue
        days = tuple(dict.fromkeys(_days(form, columns, position, window, received_on)))
        level = levels[position] if levels else None
        key = (text, days, level)
        if form.code == "opening_balance" and folded_key(text) in _WHOLE_PROVINCE:
            known[key] = RowUnit(PROVINCE, None, (), days[0])
        if key not in known:
            known[key] = _named(form, text, days, level, names)
            if known[key].code is not None and form.code == "task_register":
                known[key] = _leading(form, text, days, names) or known[key]
        resolved = known[key]
        if form.code == "task_register" and "document_date" in columns:
            given = columns["document_date"].values[position]
            if isinstance(given, dt.date) and not (resolved.unit and names[resolved.unit].alive(given)):
                done = columns["completed_on"].values[position] if "completed_on" in columns else None
                resolved = _when_given(given, done, resolved, form, text, names)
        found.append(resolved)
    return found


def groups_of_rows(form: Form) -> frozenset[str]:
    """Of which level groups the units of a form's rows are: only a balance may be the province's."""
    return frozenset(GROUP_ORDER) if form.code == "opening_balance" else GROUPS_BELOW_PROVINCE


def _when_given(day: dt.date, done: Typed, now: RowUnit, form: Form, text: str, names: UnitNames) -> RowUnit:
    """The unit of that name on the day of the document: a register of the whole year so far lists tasks of units that
    have ended since. Under a name that only the former unit bears, what was done in its time is its own; all else is
    its successor's. Whether "Văn Lãng" was the district then or is the commune of today is not said."""
    if now.code == "ambiguous":
        return now
    then = _named(form, text, (day,), None, names)
    if then.code == "unknown":
        ended = None if now.unit is None else names[now.unit].valid_to
        return then if ended is not None and ended <= day else now  # nothing is given to a unit that has ended
    if now.unit is None:
        return then
    namesakes = then.candidates if then.unit is None else (then.unit,)
    if {names[unit].group for unit in namesakes} != {names[now.unit].group}:
        return then if then.unit is None else RowUnit(None, "ambiguous", (then.unit, now.unit), day)
    if then.unit is None or names[then.unit].name == names[now.unit].name or not isinstance(done, dt.date):
        return now
    return then if names[then.unit].alive(done) else now


def _named(form: Form, text: str, days: Sequence[dt.date], level: Typed, names: UnitNames) -> RowUnit:
    """The unit of a name, as it stands or with what registers write around it; none of a name that asks."""
    if "?" in text:
        return RowUnit(None, "unknown", (), days[0])
    found = _resolve(form, text, days, level, names)
    return found if found.code != "unknown" else _within(form, text, days, level, names) or found


def _resolve(form: Form, text: str, days: Sequence[dt.date], level: Typed, names: UnitNames) -> RowUnit:
    first: RowUnit | None = None
    for on in days:
        if form.code == "task_register":
            resolution = names.resolve_sender(text, on)
            if resolution.code in ("unknown", "not_active"):  # a commune may lead a task: it reports to its district
                any_level = names.resolve(text, on, GROUPS_BELOW_PROVINCE)
                resolution = resolution if any_level.code == "unknown" else any_level
        else:
            resolution = names.resolve(text, on, groups_of_rows(form))
            if resolution.code == "ambiguous" and isinstance(level, str):
                within = names.resolve(text, on, frozenset((_GROUP_OF_LEVEL[level],)))
                resolution = within if within.unit is not None else resolution
        if resolution.unit is not None:
            return RowUnit(resolution.unit, None, (), on)
        if resolution.code == "unknown":  # "Sở Nội vụ, Sở Tài chính": which of the two is no name's to say
            several = sender_in_line(names, text, on)
            resolution = several if several.code in MAY_BE else _listed(text, on, names) or resolution
        found = RowUnit(None, "ambiguous" if resolution.code in MAY_BE else "unknown", resolution.candidates, on)
        if found.code == "ambiguous":
            return found
        first = first or found
    return first or RowUnit(None, "unknown", (), days[0])


def _listed(text: str, on: dt.date, names: UnitNames) -> Resolution | None:
    """That a cell lists several units of one kind by their bare names: "Hữu Lũng, Chi Lăng", "Sở Y tế, Tài chính"."""
    parts = _LIST.split(_PLURAL.sub("", text)) if len(text) <= _LONGEST_CELL else []
    found = {unit for part in parts if (unit := names.resolve_sender(part, on).unit) is not None}
    several = len(found) > 1 and len({names[unit].group for unit in found}) == 1
    return Resolution(None, "ambiguous", tuple(sorted(found))) if several else None


def _within(form: Form, text: str, days: Sequence[dt.date], level: Typed, names: UnitNames) -> RowUnit | None:
    """The unit of a name with what registers write around it; an abbreviation behind it may not be another's."""
    bare = _BEHIND.sub("", _BEFORE.sub("", text))
    short = _ABBREVIATION.search(bare)
    name = bare[: short.start()] if short else bare
    found = _resolve(form, name, days, level, names) if name != text else None
    if found is None or found.unit is None:
        return None
    other = _resolve(form, short[1], days, level, names) if short else found
    return found if other.unit in (None, found.unit) else None


def _leading(form: Form, text: str, days: Sequence[dt.date], names: UnitNames) -> RowUnit | None:
    """The unit that a cell with several says to lead; none where two are said to."""
    if len(text) > _LONGEST_CELL:
        return None
    match = _LEADER.fullmatch(text) or _HELPED.fullmatch(text)
    if match is None or "chu tri" in fold(match["rest"]).casefold():
        return None
    found = _resolve(form, match.groupdict().get("after") or match["before"], days, None, names)
    return found if found.unit is not None else None


def _days(
    form: Form, columns: Mapping[str, TypedColumn], position: int, window: Window | None, received_on: dt.date
) -> Iterator[dt.date]:
    """The days to look a row's unit up on, the likeliest first."""

    def value(name: str) -> Typed:
        column = columns.get(name)
        return None if column is None else column.values[position]

    for name in _EVENT_DAYS.get(form.code, ()):
        day = value(name)
        if isinstance(day, dt.date):
            yield day
    year, month = value("year"), value("planned_month")
    if form.code == "inspection_plan" and isinstance(year, int):
        if isinstance(month, int):
            yield dt.date(year, month, 14)
        else:
            yield dt.date(year, 1, 1)
            yield dt.date(year, 12, 14)
    if window is not None:
        yield window.last
        yield window.first
    else:
        yield received_on
