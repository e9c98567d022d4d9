"""What `warehouse.explain` tells of a figure, in sentences for people (Vietnamese)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from transforms.definitions.figures_told import (
    CountedBalance,
    CountedFile,
    CountedRow,
    Difference,
    DifferenceSide,
    Explanation,
    LeftOutRow,
    Part,
    RowPlace,
    RuledField,
    RulingInForce,
)
from transforms.definitions.forms import FORMS
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period
from transforms.definitions.rules import RULES
from transforms.reports.report_parts import LEVELS_IN_PROSE
from transforms.values.prose import NO_DATA, NO_RATE, RateStyle, format_count, format_decimal
from transforms.workbooks.feedback_wording import RULE_SEVERITIES, shown_value

WINDOWS = {
    "period": "trong kỳ",
    "year_to_date": "từ đầu năm đến cuối kỳ",
    "since_start": "từ đầu chương trình đến cuối kỳ",
}
STATUSES = {"complete": "đủ số liệu", "partial": "chưa đủ số liệu", "none": NO_DATA}
_DIMENSIONS = {
    "kind": "hình thức, loại",
    "level": "cấp",
    "sanction": "hình thức xử lý",
    "type": "loại văn bản",
    "index": "chỉ số",
    "year": "năm",
    "severity": "mức độ",
    "rule": "loại chênh lệch",
    "form": "biểu",
    "heading": "mục",
    "decision": "quyết định",
    "inspected_on": "ngày kiểm tra",
    "against": "so với",
    "measure": "chỉ tiêu",
    "discrepancy": "mã chênh lệch",
}
_DEFINED = frozenset(("list", "units"))  # dimensions that the definition tells in words


def heading(told: Explanation) -> str:
    """What figure it is: title, code, unit, period, window and split."""
    parts = [
        f"{told['title']} ({told['measure']})",
        told["unit_name"],
        Period.parse(told["period"]).vietnamese,
        WINDOWS.get(told["window"], told["window"]),
    ]
    split = [
        f"{_DIMENSIONS.get(key, key)}: {split_value(key, value)}"
        for key, value in told["split"].items()
        if key not in _DEFINED
    ]
    return " – ".join([*parts, *split])


def split_value(dimension: str, value: object) -> str:
    """A value of a split as people read it."""
    text = str(value)
    known = {
        "level": LEVELS_IN_PROSE,
        "severity": RULE_SEVERITIES,
        "rule": {code: rule.title for code, rule in RULES.items()},
    }
    if dimension == "form" and text in FORMS:
        return FORMS[text].sheet
    return known.get(dimension, {}).get(text, text)


def facts(told: Explanation, rates: RateStyle) -> list[tuple[str, str]]:
    """What is known of the figure as a whole: (label, text)."""
    found = [("Định nghĩa", told["definition"])]
    if told["first_day"] and told["last_day"]:
        found.append(("Số liệu từ ngày", f"{day(told['first_day'])} đến hết ngày {day(told['last_day'])}"))
    value = shown_figure(told, rates)
    if value:
        found.append(("Giá trị", value))
    if told["status"]:
        found.append(("Tình trạng số liệu", STATUSES[told["status"]]))
    if told["missing_units"]:
        found.append(("Còn thiếu của", ", ".join(unit["name"] for unit in told["missing_units"])))
    if told["rejected_rows"]:
        found.append(("Dòng bị trả lại, chưa tính", format_count(told["rejected_rows"])))
    if told["note"]:
        found.append(("Ghi chú", told["note"]))
    return found


def shown_figure(told: Explanation, rates: RateStyle) -> str:
    """The value as a report prints it; a rate with its two counts."""
    measure = MEASURES.get(told["measure"])
    if measure is not None and measure.kind is MeasureKind.RATE:
        above, below = told["numerator"], told["denominator"]
        if above is None or below is None:
            return NO_DATA
        if not below:
            return f"{NO_RATE} ({format_count(above)}/0)"
        rate = rates.rounded(Decimal(str(above)), Decimal(str(below)))
        return f"{format_decimal(rate)}% = {format_count(above)}/{format_count(below)}"
    if told["value"] is None:
        return NO_DATA if told["status"] else ""
    return format_count(told["value"])


def part_titles(told: Explanation) -> list[str]:
    """The heads of the parts; of a rate: above and below the line."""
    measure = MEASURES.get(told["measure"])
    is_rate = measure is not None and measure.kind is MeasureKind.RATE
    sides = ("Tử số: ", "Mẫu số: ") if is_rate else ("",) * len(told["parts"])
    return [f"{which}{part['title'].rstrip('.')}" for which, part in zip(sides, told["parts"], strict=True)]


def part_total(part: Part) -> float:
    """What rows, distinct things and balances of a part come to."""
    distinct = {row["counted_as"] for row in part["rows"] if row["counted_as"] is not None and not row["amount"]}
    amounts = [row["amount"] or 0 for row in part["rows"]] + [balance["amount"] for balance in part["balances"]]
    return float(sum(amounts) + len(distinct))


def shown_total(told: Explanation, part: Part) -> str:
    """The same for people; of a figure without data, or of rows that cannot be compared, it is none, not 0."""
    rows = part["rows"]
    has_none = (
        all(row["amount"] is None and row["counted_as"] is None for row in rows) if rows else told["status"] == "none"
    )
    return NO_DATA if has_none else format_count(part_total(part))


def not_added(part: Part) -> list[tuple[str, Sequence[CountedRow]]]:
    """Rows of a part that are told of and not added, by why."""
    return [
        ("đã có số lũy kế thay", part["covered_by_balance"]),
        ("đơn vị kế tiếp đã báo cáo số này", part["handed_on"]),
    ]


def row_place(row: RowPlace) -> str:
    """Where a row stands: file, sheet, cells."""
    if not row["file"]:
        return "danh mục đơn vị"
    sheet = f", trang “{row['sheet']}”" if row["sheet"] else ""
    cells = f", ô {row['cells']}" if row["cells"] else ""
    return f"tệp {row['file']}{sheet}{cells}"


def row_texts(row: RowPlace) -> str:
    """The cells of a row as received, one after the other."""
    return " | ".join(" ".join(text.split()) for text in row["texts"] if text and text.strip())


def side(told: DifferenceSide | None, rule: str) -> str:
    """One side of a difference: what it says, and where."""
    if told is None:
        return "–"
    cell = f", ô {told['cell']}" if told["cell"] else ""
    where = f" (tệp {told['file']}, trang “{told['sheet']}”{cell})" if told["file"] else ""
    return f"{shown_value(told['value'], rule)}{where}"


def day(written: str) -> str:
    """A day of JSON as people write it."""
    return date.fromisoformat(written).strftime("%d/%m/%Y")


def ruling_words(ruling: RulingInForce) -> str:
    """A ruling in one sentence: what was settled, how, by whom, and what it does."""
    left, right, value = (shown_value(ruling[side], ruling["rule"]) for side in ("left_value", "right_value", "value"))
    instead = f" ({value})" if ruling["value"] else ""
    who = f"{ruling['ruled_by'] or '–'}, ngày {day(ruling['ruled_on'])}" if ruling["ruled_on"] else ruling["ruled_by"]
    return (
        f"{ruling['discrepancy']} – {RULES[ruling['rule']].title}: {ruling['subject']}. Sổ: {left}; "
        f"đơn vị: {right}. Kết luận: {ruling['ruling']}{instead}; lý do: {ruling['reason'] or '–'}; {who} "
        f"(tệp {ruling['file']})." + ("" if ruling["is_applied"] else " Số liệu giữ nguyên.")
    )


def explanation_lines(told: Explanation, rates: RateStyle, longest: int | None) -> Iterator[str]:
    """The whole explanation as lines of text; of a list longer than `longest` the first ones."""
    yield heading(told)
    for label, text in facts(told, rates):
        yield f"{label}: {text}"
    for title, part in zip(part_titles(told), told["parts"], strict=True):
        yield ""
        yield f"{title}: {shown_total(told, part)}"
        # Else it is the number of its rows, or of what they count as.
        sums = any(row["amount"] not in (None, 1) and (row["amount"] or not row["counted_as"]) for row in part["rows"])
        yield from _shortened([_row_lines(number, row, sums) for number, row in enumerate(part["rows"], 1)], longest)
        if part["balances"]:
            yield "  Số lũy kế được cộng:"
            yield from _shortened([_balance_lines(balance) for balance in part["balances"]], longest)
        for why, rows in not_added(part):
            if rows:
                yield f"  Dòng không cộng vì {why}:"
                yield from _shortened([_row_lines(number, row) for number, row in enumerate(rows, 1)], longest)
    sections = (
        ("Kết luận đang có hiệu lực", [[f"  - {ruling_words(ruling)}"] for ruling in told["rulings"]]),
        ("Chênh lệch được tính", [_difference_lines(found) for found in told.get("discrepancies", ())]),
        ("Tệp được tính", [_file_lines(file) for file in told.get("files", ())]),
        ("Đơn vị được tính", [[f"  - {unit}"] for unit in told.get("units", ())]),
        ("Chênh lệch chưa thống nhất giữa các nguồn", [_difference_lines(d) for d in told["open_differences"]]),
        ("Không tính vào", [_left_out_lines(row) for row in told["left_out"]]),
    )
    for title, blocks in sections:
        if blocks:
            yield ""
            yield f"{title}: {len(blocks)}"
            yield from _shortened(blocks, longest)


def _shortened(blocks: Sequence[Sequence[str]], longest: int | None) -> Iterator[str]:
    for block in blocks[:longest]:
        yield from block
    if longest is not None and len(blocks) > longest:
        yield f"  … còn {len(blocks) - longest} mục nữa; xem đủ bằng --all, --json hoặc --xlsx."


def _row_lines(number: int, row: CountedRow, sums: bool = False) -> list[str]:
    said = [row_place(row)]
    if row["date"]:
        said.append(f"ngày {day(row['date'])}")
    if sums and row["amount"] is not None:
        said.append(f"cộng {format_count(row['amount'])}")
    if row["counted_as"]:
        said.append(f"tính là {row['counted_as']}")
    said += row_rulings(row)
    lines = [f"  {number}. {row['unit']}: {'; '.join(said)}"]
    texts = row_texts(row)
    return [*lines, f"     {texts}"] if texts else lines


def row_rulings(row: CountedRow) -> list[str]:
    """What rulings make of a row; of a ruling that is a row itself: from which number to which."""
    said = [ruled_words(change) for change in row.get("ruled", ())]
    total = row.get("ruled_total")
    if total:
        said.append(
            f"kết luận {total['discrepancy']}: số của tháng lấy là {format_count(total['new'])} thay cho "
            f"{format_count(total['old'])}"
        )
    return said


def ruled_words(change: RuledField) -> str:
    """What a ruling changed in a row."""
    form = FORMS.get(change["form"])
    field = form.field(change["field"]).header if form and change["field"] else ""
    if not field:
        return f"tính theo kết luận {change['discrepancy']}"
    return f"{field} lấy là {shown_value(change['value'])} theo kết luận {change['discrepancy']}"


def _balance_lines(balance: CountedBalance) -> list[str]:
    source = f"; nguồn: {balance['source']}" if balance["source"] else ""
    return [
        f"  - {balance['unit']}: {format_count(balance['amount'])} từ ngày {day(balance['from_date'])} đến ngày "
        f"{day(balance['to_date'])}; tệp {balance['file']}, trang “{balance['sheet']}”, ô {balance['cell']}{source}"
    ]


def _difference_lines(found: Difference) -> list[str]:
    return [f"  - {found['id']} ({RULE_SEVERITIES[found['severity']].lower()}): {found['message']}",
            f"    Sổ, số tính lại: {side(found['left'], found['rule'])}",
            f"    Đơn vị: {side(found['right'], found['rule'])}"]  # fmt: skip


def _file_lines(file: CountedFile) -> list[str]:
    return [f"  - {file['file']}, nhận ngày {day(file['received_on'])}: {' '.join(file['reasons'])}"]


def left_out_reason(row: LeftOutRow) -> str:
    """Why a row is left out, and as how many rows of the form it counts where it is several."""
    return f"{row['form_rows']} dòng của biểu. {row['reason']}" if row["form_rows"] > 1 else row["reason"]


def _left_out_lines(row: LeftOutRow) -> list[str]:
    lines = [f"  - {row['unit'] or '?'}: {row_place(row)}. {left_out_reason(row)}"]
    texts = row_texts(row)
    return [*lines, f"    {texts}"] if texts else lines
