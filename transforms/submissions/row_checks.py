"""Rows that contradict themselves or another row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from operator import gt
from typing import cast

from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.submissions.judged_table import JudgedTable, Occasion, Place, Seen
from transforms.tables.findings import broken_sum, quoted
from transforms.text.vietnamese import clean, fold, is_ditto
from transforms.values.list_values import find_value
from transforms.values.normalise import Typed, TypedColumn, text_of
from transforms.values.task_codes import task_code_key
from transforms.values.unit_hints import is_of_the_state
from transforms.values.unit_mentions import names_others, sender_in_line

_COUNT = frozenset((int,))
_LONG = (field.name for form in FORMS.values() for field in form.fields if field.type is FieldType.LONG_TEXT)
_ON_LINES = frozenset(_LONG) - {"body"}  # remarks are counted nowhere


def counts(judged: JudgedTable) -> None:
    """Parts larger than their wholes, and totals that are not the sum of their parts (06-TTHC, a warning)."""
    if judged.form.items:
        _item_counts(judged)
    else:
        _parts_and_wholes(judged)
        _sums(judged)


def _parts_and_wholes(judged: JudgedTable) -> None:
    for pair in judged.form.parts:
        part, whole = judged.columns.get(pair.part), judged.columns.get(pair.whole)
        if part is None or whole is None:
            continue
        inner, wholes = _all_counts(part.values), _all_counts(whole.values)
        if inner and wholes and not any(map(gt, inner, wholes)):
            continue
        for position, (one, two) in enumerate(zip(part.values, whole.values, strict=True)):
            if isinstance(one, int) and isinstance(two, int) and one > two:
                judged.say(
                    "row.count_exceeds",
                    position,
                    pair.part,
                    part=part.field.header,
                    whole=whole.field.header,
                    part_value=one,
                    whole_value=_figure(whole, position),
                )


def _sums(judged: JudgedTable) -> None:
    """One wrong figure may break several identities: a row is told once, with all of them."""
    broken: dict[int, tuple[str, list[str]]] = {}
    for identity in judged.form.identities:
        total = judged.columns.get(identity.total)
        parts = [judged.columns[name] for name in identity.parts if name in judged.columns]
        if total is None or len(parts) < len(identity.parts):
            continue
        columns = [_all_counts(column.values) for column in (total, *parts)]
        if all(columns) and columns[0] == list(map(sum, zip(*columns[1:], strict=True))):
            continue
        for position, value in enumerate(total.values):
            values = [column.values[position] for column in parts]
            if position in judged.bad or not isinstance(value, int) or not all(isinstance(v, int) for v in values):
                continue
            together = sum(v for v in values if isinstance(v, int))
            if together != value:
                named = " + ".join(f"“{column.field.whole_header}”" for column in parts)
                sums = broken.setdefault(position, (identity.total, []))[1]
                sums.append(broken_sum(total.field.whole_header, _figure(total, position), named, together))
    for position, (name, sums) in broken.items():
        counted = "tạm thời lấy theo các số thành phần"
        judged.say("row.sum_mismatch", position, name, sums="; ".join(sums), counted=counted)


def _figure(column: TypedColumn, position: int) -> str:
    """A count for a message, which says where a blank stands for it."""
    return f"{column.values[position]}" + (" (để trống)" if column.raw[position] is None else "")


def _all_counts(values: Sequence[Typed]) -> Sequence[int]:
    """The values where each of them is a count; else none."""
    return cast("Sequence[int]", values) if _COUNT.issuperset(map(type, values)) else ()


def _item_counts(judged: JudgedTable) -> None:
    """Items of which one is part of another, each maybe in a table of its own: the later of the two rows is at
    fault."""
    items = judged.columns.get("item")
    if items is None:
        return
    labels = {item.code: item.label for item in judged.form.items}
    figures = judged.occasion.seen.setdefault(judged.form.code, Seen()).items
    for column in judged.columns.values():
        if column.field.type not in (FieldType.COUNT, FieldType.FIGURE):
            continue
        here: dict[Typed, int] = {}
        for position, (item, figure) in enumerate(zip(items.values, column.values, strict=True)):
            if (
                isinstance(item, str)
                and isinstance(figure, (int, Decimal))
                and (column.field.name, item) not in figures
            ):
                figures[column.field.name, item] = figure
                here[item] = position
        for pair in judged.form.parts:
            part, whole = (figures.get((column.field.name, item)) for item in (pair.part, pair.whole))
            places = [here[item] for item in (pair.part, pair.whole) if item in here]
            if places and part is not None and whole is not None and part > whole:
                judged.say(
                    "row.count_exceeds",
                    max(places),
                    column.field.name,
                    part=labels[pair.part],
                    whole=labels[pair.whole],
                    part_value=part,
                    whole_value=whole,
                )


def told_twice(judged: JudgedTable) -> None:
    """A row told again, in the sheet or in another sheet of the same form, counts once; an item, a task code, what is
    ruled on a discrepancy in one day too."""
    names = tuple(f.name for f in judged.form.fields if f.name not in ("no", "note") and f.name in judged.columns)
    compared = [_as_compared(judged, name) for name in names]
    unique = [judged.columns[name] for name in judged.form.unique if name in judged.columns]
    seen = judged.occasion.seen.setdefault(judged.form.code, Seen())
    alike = {} if judged.form.code in _COUNT_ONCE else _alike(seen, names, compared)
    rows = seen.rows.setdefault(names, {})
    told = list(zip(*compared, strict=True))
    places: list[Place] = [(judged.sheet_no, judged.sheet, number) for number in judged.numbers]
    distinct = {} if rows or unique or judged.bad else dict(zip(told, places, strict=False))
    if len(distinct) == len(told) and (None,) * len(names) not in distinct:  # as in nearly all tables
        rows |= distinct
        told = []
    for position, (values, here) in enumerate(zip(told, places, strict=False)):
        if position in judged.bad or (not any(values) and set(values) == {None}):
            continue
        earlier = rows.setdefault(values, here)
        reason = "giống hệt"
        if unique and earlier == here:
            key = tuple(_known_by(column.field.name, column.values[position]) for column in unique)
            first = seen.unique.setdefault(key, here)
            if first != here:
                earlier, reason = first, f"ghi lại “{quoted(str(text_of(unique[0].raw[position])))}” đã có ở"
        if earlier != here:
            first_column = min(judged.columns.values(), key=lambda c: c.column)
            name = unique[0].field.name if reason != "giống hệt" and unique else first_column.field.name
            judged.say("row.duplicate", position, name, earlier=_where(judged, earlier), reason=reason)
    _told_otherwise(judged, seen, alike, places)
    if judged.form.code in _SAID_OF:
        _said_otherwise(judged, seen, *_SAID_OF[judged.form.code])


def _as_compared(judged: JudgedTable, name: str) -> Sequence[Typed]:
    """A field's values where rows are held against each other: numbers of documents and names of offices however they
    are written; a task's content to the letter, for its key would make "xã Tân Thanh" of "xã Tân Thành"; what may
    well stand on several lines wherever these are broken; of a violation of no kind listed what it was."""
    values = judged.columns[name].values
    if name == "kind" and "Khác" in values:
        return _with_others(values, map(str, judged.columns[name].raw))
    if name not in _ON_LINES:
        return judged.keys.get(name, values)
    texts = cast("Sequence[str | None]", values)
    if "\n" not in "".join(filter(None, texts)):  # as nearly always
        return texts
    return [text and " ".join(text.split()) for text in texts]


_WHICH = late_pattern(r"[:(\-\u2013]\W*(\w.*\w)", re.DOTALL)  # "Khác: hút thuốc", "Hành vi khác (đánh bạc)"


def _with_others(values: Sequence[Typed], raw: Iterable[str]) -> list[Typed]:
    told: list[Typed] = []
    for value, text in zip(values, raw, strict=True):
        if value == "Khác" and text != value:  # which most are called
            which = _WHICH.search(text)
            value = told[-1] if told and is_ditto(text) else fold(which[1]).lower() if which else value
        told.append(value)
    return told


def _alike(seen: Seen, names: tuple[str, ...], compared: Sequence[Sequence[Typed]]) -> dict[int, Place]:
    """By position the rows of tables with other columns, fewer or more of them, that are the same in all common
    ones."""
    found: dict[int, Place] = {}
    for others, rows in seen.rows.items():
        common = [name for name in others if name in names]
        if others == names or len(common) < min(len(others), len(names)):
            continue
        told: dict[tuple[Typed, ...], Place] = {}
        for values, place in rows.items():
            told.setdefault(tuple([v for name, v in zip(others, values, strict=True) if name in common]), place)
        columns = [compared[names.index(name)] for name in common]
        for position, values in enumerate(zip(*columns, strict=True)):
            if values in told:
                found.setdefault(position, told[values])
    return found


def _known_by(name: str, value: Typed) -> Typed:
    return task_code_key(value) if name == "task_code" and isinstance(value, str) else value


# Of which figures a form has one row: what they are said of, the figures, and how it is told that there are others.
_SAID_OF = {
    "opening_balance": (
        ("measure", "unit", "from_date", "to_date"),
        ("value",),
        "ghi giá trị khác cho cùng chỉ tiêu, đơn vị và thời gian với",
    ),
    "index_result": (("index", "year"), ("rank", "score"), "ghi hạng hoặc điểm khác cho cùng chỉ số và năm với"),
}

_IN_SEVERAL_ROWS = frozenset(("violation",))  # of a day and an office a sheet has a row for each sanction
_COUNT_ONCE = frozenset(("inspection_plan", *_SAID_OF))  # however often the same is told


def _said_otherwise(judged: JudgedTable, seen: Seen, of: Sequence[str], figures: Sequence[str], reason: str) -> None:
    """A second row for the same with other figures, in whatever sheet: which of them stands nobody could tell."""
    blank: Sequence[Typed] = [None] * len(judged.numbers)
    keys = [judged.columns[name].values if name in judged.columns else blank for name in of]
    columns = {name: judged.columns[name].values for name in figures if name in judged.columns}
    for position, key in enumerate(zip(*keys, strict=True)):
        if position in judged.bad:
            continue
        about = tuple([PROVINCE if part is None else part for part in key])
        told = {(name, *about): value for name, values in columns.items() if (value := values[position]) is not None}
        other = next((figure for figure, value in told.items() if seen.figures.get(figure, (value,))[0] != value), None)
        if other is None:
            here = (judged.sheet_no, judged.sheet, judged.numbers[position])
            seen.figures |= {figure: (value, here) for figure, value in told.items() if figure not in seen.figures}
        else:
            earlier = _where(judged, seen.figures[other][1])
            judged.say("row.duplicate", position, str(other[0]), earlier=earlier, reason=reason)


def _where(judged: JudgedTable, row: Place) -> str:
    return f"dòng {row[2]}" if row[0] == judged.sheet_no else f"dòng {row[2]} trang “{quoted(row[1])}”"


def _told_otherwise(judged: JudgedTable, seen: Seen, alike: Mapping[int, Place], places: Sequence[Place]) -> None:
    """Two rows about the same thing, or that are alike in all columns of one of them, of which one says something else
    or more: nobody can tell which holds, and both count."""
    names = [name for name in judged.form.about if name in judged.columns]
    if judged.form.code in _IN_SEVERAL_ROWS:
        names = names if _take_other_sheets(judged, seen, names) else []
    keys = list(zip(*[_as_compared(judged, name) for name in names], strict=True))
    if judged.form.code in _IN_SEVERAL_ROWS and not _tells_again(judged, seen, keys):
        keys = []
    if not keys and not alike:
        return
    distinct = {} if seen.about or alike or judged.bad else dict(zip(keys, places, strict=True))
    if distinct and len(distinct) == len(keys):
        seen.about |= distinct
        return
    for position, here in enumerate(places):
        if position in judged.bad:
            continue
        earlier = seen.about.setdefault(keys[position], here) if keys else here
        if earlier == here or (earlier[0] == here[0] and judged.form.code in _IN_SEVERAL_ROWS):
            earlier = alike.get(position, here)
        if earlier != here:
            where = _where(judged, earlier)
            judged.doubt(
                position,
                next(name for name in judged.form.field_names if name != "no" and name in judged.columns),
                f"Dòng {here[2]} ghi lại nội dung của {where} nhưng các cột khác không giống nhau.",
                "Cả hai dòng đều được nhận và được tính; nếu là một việc, hãy xóa dòng sai rồi gửi lại.",
            )


def _take_other_sheets(judged: JudgedTable, seen: Seen, about: Sequence[str]) -> bool:
    """Take what the rows of other sheets are about; whether there are any, which nearly no workbook has."""
    for names, rows in seen.rows.items():
        first = next(iter(rows.values()), None)
        if first is None or first[0] == judged.sheet_no:
            continue
        columns = [names.index(name) for name in about]
        for values, place in rows.items():
            seen.about.setdefault(tuple([values[column] for column in columns]), place)
    return bool(seen.about)


def _tells_again(judged: JudgedTable, seen: Seen, keys: Sequence[tuple[Typed, ...]]) -> bool:
    """Whether most rows are about what rows of other sheets are: one or two may well be where a table goes on on the
    next sheet, or where each sanction has a sheet of its own."""
    told = sum(key in seen.about and seen.about[key][0] != judged.sheet_no for key in keys)
    return 2 * told > len(keys)


# "Đoàn kiểm tra theo QĐ 583/QĐ-UBND của UBND tỉnh", but not what offices within a unit call themselves.
_OF_THE_PROVINCE = late_pattern(r"(?:(?:đoàn|tổ|hội đồng|ban|ubnd|[uủ][ỷy] ban|cấp)\b.*)?\btỉnh\b")
_WITHIN_A_UNIT = late_pattern(r"\b(?:huyện|thành phố|xã|phường|phòng|trung tâm|sở)\b")


def visits_of_others(judged: JudgedTable) -> None:
    """Rows of 02-KT by another unit, or by what may be a body of the province under a name that no list has: they count
    as the sender's own, which they hardly are."""
    form, occasion = judged.form.code, judged.occasion
    if form != "inspection_report" or occasion.unit is None or occasion.window is None:
        return
    rows: dict[str, list[int]] = {}
    own = occasion.names[occasion.unit].name  # what nearly all rows say
    for position, body in enumerate(judged.columns["inspecting_body"].values):
        if isinstance(body, str) and body != own and position not in judged.bad:
            rows.setdefault(body, []).append(position)
    for body, positions in rows.items():
        if find_value(form, "inspecting_body", body) is not None:
            continue
        if is_of_the_state(body) or names_others(occasion.names, body, occasion.window.last, occasion.unit):
            whose, otherwise = "là đơn vị khác", "hãy bỏ khỏi biểu này"
        elif _may_be_of_the_province(occasion, body):
            whose, otherwise = "có thể là của tỉnh", "hãy ghi “Đoàn kiểm tra của tỉnh”"
        else:
            continue
        judged.doubt(
            positions[0],
            "inspecting_body",
            f"Cơ quan kiểm tra “{quoted(body)}” (dòng "
            f"{', '.join(str(judged.numbers[position]) for position in positions[:5])}) {whose}.",
            "Vẫn tính là cuộc kiểm tra do đơn vị gửi báo cáo tiến hành. Nếu không phải, "
            f"{otherwise}; nếu phải, hãy ghi tên đơn vị vào cột “Cơ quan kiểm tra”; rồi gửi lại.",
        )


def _may_be_of_the_province(occasion: Occasion, body: str) -> bool:
    text = clean(body).lower()
    if not _OF_THE_PROVINCE.match(text) or _WITHIN_A_UNIT.search(text) or occasion.window is None:
        return False
    return sender_in_line(occasion.names, body, occasion.window.last).unit != occasion.unit
