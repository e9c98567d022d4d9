"""What cells say that cannot be read, what is missing, and units that nobody knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from transforms.definitions.forms import Field, FieldType, Item
from transforms.definitions.forms.synonyms import VALUES, line_to_add
from transforms.definitions.measures import MEASURES, Measure, MeasureKind
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.submissions.judged_table import JudgedTable
from transforms.submissions.section_headings import unit_in_heading
from transforms.tables.findings import expected, place, quoted
from transforms.text.vietnamese import clean
from transforms.values.dates import with_digits
from transforms.values.days_in_part import doubt_of
from transforms.values.list_values import MOST_VALUES, is_listed, value_list
from transforms.values.normalise import Typed, TypedColumn, text_of
from transforms.values.numbers import read_rate_column
from transforms.values.row_units import RowUnit, groups_of_rows, resolve_units
from transforms.values.unit_hints import of_another_time, unit_hint, with_district
from transforms.values.units import UnitNames

_MOST_RANKED = 99  # provinces
_FULL_SCORE = 100  # of PCI, PAR INDEX and SIPAS; PAPI has 80
_YEAR = late_pattern(r"20\d\d")
_NUMBER = late_pattern(r"\d{1,2}")
_DAYS = frozenset((dt.date, dt.datetime))
_TWO_WAYS = "có thể đọc theo hai cách; "
_MONTH_FIRST = f"{_TWO_WAYS}các ô khác trong cột ghi tháng trước nên đã hiểu là"
_DAY_FIRST = f"{_TWO_WAYS}các ô khác của bảng có ô ghi tháng trước, ô này không rõ; tạm hiểu là"
_SWAPPED = (
    f"{_TWO_WAYS}các ngày từ 13 trở đi đều là chữ, tức là máy tính để kiểu tháng/ngày có thể đã đảo ngày với tháng; "
    "tạm hiểu là"
)


def unreadable_cells(judged: JudgedTable) -> None:
    """Say what normalising could not read, cell by cell."""
    for name, column in judged.columns.items():
        for position, code in column.codes.items():
            if code == "cell.ambiguous_date":
                _ambiguous_date(judged, position, column)
            elif code == "cell.not_in_list":
                _not_in_list(judged, position, name)
            elif code.startswith("row.unit") or _may_be_a_rate(judged, column, position):
                continue
            else:
                raw = column.raw[position]
                mended = with_digits(raw) if code == "cell.not_a_date" and isinstance(raw, str) else None
                said = {"expected": f"chữ số 0, 1 thay cho chữ cái O, l: {mended}"} if mended else {}
                if column.field.type is FieldType.FIGURE and code in ("cell.not_a_number", "cell.negative"):
                    said = _figure_of_item(judged, position)
                if code == "cell.not_a_number" and column.field.type in (FieldType.COUNT, FieldType.FIGURE):
                    said |= _what_it_may_be(judged, raw, position)
                if code == "cell.not_a_number" and isinstance(raw, dt.date):  # of which 12 would make another day
                    asked = said.get("expected", expected(column.field))
                    said["expected"] = f"{asked}; ô đang có định dạng ngày, hãy đổi sang định dạng số trước khi ghi"
                judged.say(code, position, name, **said)


def _ambiguous_date(judged: JudgedTable, position: int, column: TypedColumn) -> None:
    """What was read, and why. One cell written anew would be read as before, by the column, the table, or what a
    machine makes of it that takes the month first."""
    raw, value = column.raw[position], column.values[position]
    assert isinstance(value, dt.date)  # it stands whichever way it was read: see `TypedColumn`
    first, again = "", "mọi ngày của bảng"
    if isinstance(raw, dt.date):
        why, first = _SWAPPED, "đổi các cột ngày sang dạng chữ (Text), "
    elif in_part := doubt_of(str(raw)):
        why, again = in_part, "đủ"
    else:
        begins = _NUMBER.search(str(raw))
        why = _DAY_FIRST if begins and int(begins[0]) == value.day != value.month else _MONTH_FIRST
    judged.say("cell.ambiguous_date", position, column.field.name, reading=value, why=why, first=first, again=again)


def _item_of(judged: JudgedTable, position: int) -> Item | None:
    items = judged.columns.get("item")
    return None if items is None else next((i for i in judged.form.items if i.code == items.values[position]), None)


def _may_be_a_rate(judged: JudgedTable, column: TypedColumn, position: int) -> bool:
    """Whether a figure of an item that nobody knows, which is told, was no count only for being a rate."""
    if column.field.type is not FieldType.FIGURE or _item_of(judged, position) is not None:
        return False
    return "item" in judged.columns and read_rate_column([column.raw[position]], {})[0].code is None


def _figure_of_item(judged: JudgedTable, position: int) -> dict[str, str]:
    """What belongs into a row of 07-TH: a percentage or a count; nothing where its item is not known."""
    item = _item_of(judged, position)
    if item is None:
        return {}
    if item.type is FieldType.RATE:
        return {"number": "tỷ lệ phần trăm", "expected": "tỷ lệ phần trăm, ví dụ 91,7"}
    return {"number": "số nguyên", "expected": "số nguyên từ 0 trở lên, ví dụ 12"}


def _what_it_may_be(judged: JudgedTable, raw: Value, position: int) -> dict[str, str]:
    """What to write for a stored number that two readings are possible of: 1.234, of which a machine may have taken the
    mark of thousands for that of decimals; a rate of 0.8 or 1 beside others in per cent."""
    if not isinstance(raw, (int, float)):
        return {}
    of = _item_of(judged, position)
    if of is not None and of.type is FieldType.RATE:
        if not 0 < raw <= 1:
            return {}
        fraction, percent = text_of(raw), text_of(round(raw * 100, 6))
        return {
            "number": "tỷ lệ phần trăm rõ ràng",
            "expected": f"{percent} nếu là {percent}%, hoặc {fraction}% nếu chỉ là {fraction} phần trăm",
        }
    if not 1 < raw < 1000 or raw == int(raw) or (thousands := round(raw * 1000)) / 1000 != raw:
        return {}
    return {
        "number": "số nguyên",
        "expected": f"số nguyên từ 0 trở lên; nếu là {thousands} thì gõ liền {thousands}, không có dấu chấm, dấu phẩy",
    }


def _not_in_list(judged: JudgedTable, position: int, name: str) -> None:
    known = value_list(judged.form.code, name)
    text = text_of(judged.columns[name].raw[position]) or ""
    values = list(known.labels.values()) if len(known.labels) <= MOST_VALUES else list(known.likely(text, 5))
    if judged.form.field(name).type is FieldType.MEASURE:
        values = [f"{code} ({MEASURES[code].title})" for code in values]
    likely = [
        f"“{label}”? Nếu phải, {line_to_add(VALUES, judged.form.code, name, label, clean(text))}"
        for label in (known.likely(text, 1) if judged.tells("cell.not_in_list", name) and not is_listed(text) else ())
    ]
    judged.say(
        "cell.not_in_list",
        position,
        name,
        values="; ".join(values) or "các mã ở bảng chỉ tiêu trong hướng dẫn sử dụng",
        likely=" Có phải là " + likely[0] + "." if likely else "",
    )


def numbers_made_days(judged: JudgedTable) -> None:
    """Documents' numbers that are days: a machine has made one of "15/7" (a warning, for nobody knows the sign)."""
    for name, column in judged.columns.items():
        if column.field.type is not FieldType.DOCUMENT_NUMBER or _DAYS.isdisjoint(map(type, column.raw)):
            continue
        for position, value in enumerate(column.raw):
            if isinstance(value, dt.date):
                judged.doubt(
                    position,
                    name,
                    f"{place(judged.cell(name, position), column.field.whole_header)}: ngày "
                    f"{text_of(value)} không phải là số văn bản; có thể máy tính đã đổi số (ví dụ “15/7”) thành ngày.",
                    "Dòng vẫn được nhận, nhưng không đối chiếu được theo số này; hãy định dạng ô là chữ "
                    "(Text) rồi gõ lại số, ký hiệu.",
                )


def months_of_other_years(judged: JudgedTable) -> None:
    """A month written with its year ("8/2021") that is not the row's: which of the two is meant nobody can tell."""
    months, years = judged.columns.get("planned_month"), judged.columns.get("year")
    if months is None or years is None:
        return
    for position, (raw, year) in enumerate(zip(months.raw, years.values, strict=True)):
        named = raw.year if isinstance(raw, dt.date) else None
        if isinstance(raw, str) and (match := _YEAR.search(raw)):
            named = int(match[0])
        if named is not None and year is not None and named != year and position not in months.codes:
            judged.say(
                "cell.not_a_number",
                position,
                "planned_month",
                number=f"tháng của năm {year}",
                expected="tháng, từ 1 đến 12, của năm ghi ở cột “Năm”, hoặc sửa lại năm",
            )


def whole_balances(judged: JudgedTable) -> None:
    """A balance of what is counted that is no whole number: "1.234" where the dot stands before decimals, "91%"; one of
    a rate, a rank or a score, which adds up with nothing."""
    measures, amounts = judged.columns.get("measure"), judged.columns.get("value")
    if measures is None or amounts is None or judged.form.code != "opening_balance":
        return
    for position, (code, amount) in enumerate(zip(measures.values, amounts.values, strict=True)):
        if code not in MEASURES or not isinstance(amount, Decimal):
            continue
        measure, raw = MEASURES[str(code)], amounts.raw[position]
        if measure.kind is not MeasureKind.COUNT:
            _say_no_count(judged, position, measure)
        elif "%" in str(raw).split("(")[0] or amount != amount.to_integral_value():
            said = {"number": "số nguyên", "expected": "số nguyên, vì chỉ tiêu này là số đếm"}
            judged.say("cell.not_a_number", position, "value", **said | _what_it_may_be(judged, raw, position))


def _say_no_count(judged: JudgedTable, position: int, measure: Measure) -> None:
    parts = [part for part in (measure.numerator, measure.denominator) if part in MEASURES]
    named = f" ({', '.join(parts)})" if parts else ""
    counts = f"ghi số lũy kế của các số đếm làm nên tỷ lệ{named}, hoặc "
    judged.doubt(
        position,
        "value",
        f"Dòng {judged.numbers[position]}: {measure.code} (“{measure.title}”) không phải số đếm nên không cộng "
        "dồn được.",
        "Dòng được lưu nhưng không dùng để tính số nào; hãy "
        f"{counts if measure.kind is MeasureKind.RATE else ''}bỏ dòng này.",
    )


def figures_of_indices(judged: JudgedTable) -> None:
    """A score that no index gives (6379, which a foreign machine made of "63,79"; 0,8431, which may be 84,31%), a rank
    that nobody has (0, or one beyond the number ranked)."""
    scores, ranks = judged.columns.get("score"), judged.columns.get("rank")
    for position, score in enumerate(scores.values if scores else ()):
        if isinstance(score, Decimal) and (score > _FULL_SCORE or 0 < score < 1):
            judged.say(
                "cell.not_a_number", position, "score", number="điểm theo thang 100", expected="điểm từ 1 đến 100"
            )
    counts = judged.columns.get("ranked_count")
    for position, rank in enumerate(ranks.values if ranks else ()):
        count = counts.values[position] if counts else None
        last = count if isinstance(count, int) else _MOST_RANKED
        if isinstance(rank, int) and counts is not None and last == count and rank > last:  # either may be wrong
            mended = f"lại hạng hoặc “{counts.field.header}” cho khớp"
            judged.say("cell.not_a_number", position, "rank", number=f"thứ hạng trong {count} tỉnh", expected=mended)
        elif isinstance(rank, int) and not 1 <= rank <= last:
            judged.say("cell.not_a_number", position, "rank", number="thứ hạng", expected=f"hạng từ 1 đến {last}")


def required_cells(judged: JudgedTable) -> None:
    """Blanks where the form, or another cell of the row, requires an answer."""
    for spec in judged.form.fields:
        column = judged.columns.get(spec.name)
        if spec.required and column is not None and None in column.values:
            for position, value in enumerate(column.values):
                if value is None and position not in column.codes:
                    _blank(judged, position, spec, "cột này bắt buộc")
    for rule in judged.form.required_when:
        other = judged.columns.get(rule.other)
        column = judged.columns.get(rule.field)
        if other is None:
            continue
        spec = judged.form.field(rule.field)
        why = f"“{judged.form.field(rule.other).header}” là “{rule.value}” nên phải có “{spec.header}”"
        for position, value in enumerate(other.values):
            if value != rule.value:
                continue
            if column is None:
                _blank(judged, position, spec, why, cell=judged.cell(rule.other, position))
            elif column.values[position] is None and position not in column.codes:
                _blank(judged, position, spec, why)


def _blank(judged: JudgedTable, position: int, spec: Field, why: str, cell: str | None = None) -> None:
    column = judged.columns.get(spec.name)
    raw = None if column is None else column.raw[position]
    found = "chưa ghi gì" if raw is None else f"“{quoted(text_of(raw) or '')}” được hiểu là để trống"
    said = {"expected": "số nguyên từ 0 trở lên; không có thì ghi 0"} if spec.type is FieldType.COUNT else {}
    judged.say("cell.required", position, spec.name, cell=cell, found=found, why=why, **said)


def _in_group(names: UnitNames, found: RowUnit | None, text: Typed, group: str | None) -> RowUnit | None:
    """The commune of a name that several have, under the heading of its district, which may be meant itself."""
    if found is None or found.code != "ambiguous" or not group:
        return found
    unit = names.resolve(f"{text}, {group}", found.on).unit
    if unit not in found.candidates or names[unit].parent in found.candidates:
        return found
    return replace(found, unit=unit, code=None)


def balances_of_groups(judged: JudgedTable) -> None:
    """A balance without a unit, which makes it the province's, under the name of a unit (a warning)."""
    units, occasion = judged.columns.get("unit"), judged.occasion
    for position, group in enumerate(judged.groups if judged.form.code == "opening_balance" else ()):
        if group is None or (units is not None and units.raw[position] is not None):
            continue
        if named := unit_in_heading(group, "unit", "opening_balance", occasion.names, occasion.received_on):
            judged.doubt(
                position,
                "value",
                f"Dòng {judged.numbers[position]} không ghi đơn vị nên được tính cho toàn tỉnh, dù đứng dưới "
                f"“{quoted(group)}”.",
                f"Nếu là số của {quoted(named)}, hãy ghi tên vào cột “Đơn vị” rồi gửi lại.",
            )


def units_of_rows(judged: JudgedTable) -> None:
    """Put the unit's key in place of its name; a name that means none or several rejects its row."""
    names, window = judged.occasion.names, judged.occasion.window
    for name, column in judged.columns.items():
        if column.field.type is not FieldType.UNIT:
            continue
        texts = list(column.values)
        found = resolve_units(judged.form, column, judged.columns, names, window, judged.occasion.received_on)
        for position, group in enumerate(judged.groups):
            found[position] = _in_group(names, found[position], texts[position], group)
        column.values = [resolution.unit if resolution else None for resolution in found]
        for position, resolution in enumerate(found):
            if resolution is None or resolution.unit is not None:
                continue
            ambiguous = resolution.code == "ambiguous"
            column.codes[position] = code = "row.unit_ambiguous" if ambiguous else "row.unit_unknown"
            likely = ""
            if resolution.candidates and not ambiguous:  # known, and of nobody who could stand here
                likely = of_another_time(names, resolution.candidates[:3], resolution.on)
            elif not ambiguous and judged.tells(code, name):
                possible = names.alive(resolution.on, groups_of_rows(judged.form))
                likely = unit_hint(names, str(texts[position]), possible)
            judged.say(
                code,
                position,
                name,
                day=resolution.on,
                candidates=", ".join(with_district(names, unit) for unit in resolution.candidates[:5]),
                likely=likely,
            )
