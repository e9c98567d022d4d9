"""What `warehouse.explain` tells of a figure, as a workbook for auditors: every row with its cells as received."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.figures_told import Difference, Explanation, RowPlace
from transforms.reports.explanation import (
    day,
    facts,
    heading,
    left_out_reason,
    not_added,
    part_titles,
    row_rulings,
    ruling_words,
    shown_total,
    side,
)
from transforms.values.prose import RateStyle, format_count
from transforms.workbooks.feedback_wording import RULE_SEVERITIES, form_name
from transforms.workbooks.workbook_bytes import fixed_bytes
from transforms.workbooks.workbook_pages import AS_IT_RUNS, FONT, first_sheet, page_setup, put, put_row, table_head

_PLACE = (("Biểu", 10), ("Tệp", 34), ("Trang", 12), ("Ô", 11))
_TITLE = Font(name=FONT, size=13, bold=True)


def explanation_workbook(told: Explanation, rates: RateStyle) -> bytes:
    """The explanation as .xlsx: a summary, the rows counted, balances, rulings, differences, what was left out.

    The same bytes for the same facts.
    """
    workbook = Workbook()
    _summary(first_sheet(workbook, "Con số"), told, rates)
    _counted(workbook, told)
    _balances(workbook, told)
    rulings = [(ruling["discrepancy"], ruling["ruling"], ruling_words(ruling)) for ruling in told["rulings"]]
    _table(workbook, "Kết luận", (("Mã", 15), ("Kết luận", 18), ("Nội dung", 110)), rulings)
    _differences(workbook, "Chênh lệch được tính", told.get("discrepancies", ()))
    files = [(f["file"], day(f["received_on"]), " ".join(f["reasons"])) for f in told.get("files", ())]
    _table(workbook, "Tệp", (("Tệp", 50), ("Ngày nhận", 12), ("Lý do", 80)), files)
    _differences(workbook, "Chênh lệch còn mở", told["open_differences"])
    _left_out(workbook, told)
    _sources(workbook, told)
    return fixed_bytes(workbook)


def _summary(sheet: Worksheet, told: Explanation, rates: RateStyle) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
    title = put(sheet.cell(1, 1), heading(told))
    title.font, title.alignment = _TITLE, AS_IT_RUNS
    lines = facts(told, rates)
    lines += [
        (title, f"{shown_total(told, part)}, gồm {len(part['rows'])} dòng")
        for title, part in zip(part_titles(told), told["parts"], strict=True)
    ]
    counts = (
        ("Kết luận đang có hiệu lực", told["rulings"]),
        ("Chênh lệch còn mở giữa các nguồn", told["open_differences"]),
        ("Dòng không tính", told["left_out"]),
    )
    lines += [(label, format_count(len(listed))) for label, listed in counts]
    if told.get("units"):
        lines.append(("Đơn vị được tính", ", ".join(told["units"])))
    for row, line in enumerate(lines, 3):
        put_row(sheet, row, line)
    page_setup(sheet)


def _counted(workbook: Workbook, told: Explanation) -> None:
    head = (("Phần", 26), ("Đơn vị", 11), ("Ngày", 12), ("Cộng", 9), ("Tính là", 20), ("Theo kết luận", 24))
    rows = []
    for title, part in zip(part_titles(told), told["parts"], strict=True):
        kinds = [("", part["rows"]), *((f" (không cộng: {why})", listed) for why, listed in not_added(part))]
        for kind, listed in kinds:
            for row in listed:
                when = day(row["date"]) if row["date"] else None
                ruled = "; ".join(row_rulings(row))
                said = (
                    title + kind,
                    row["unit"],
                    when,
                    row["amount"],
                    row["counted_as"],
                    ruled,
                    form_name(row["form"]),
                )
                rows.append((said, row))
    _evidence(workbook, "Dòng được tính", head, rows)


def _left_out(workbook: Workbook, told: Explanation) -> None:
    rows = [((left_out_reason(row), row["unit"], form_name(None)), row) for row in told["left_out"]]
    _evidence(workbook, "Không tính", (("Lý do", 44), ("Đơn vị", 11)), rows)


def _evidence(
    workbook: Workbook,
    title: str,
    head: Sequence[tuple[str, int]],
    rows: Sequence[tuple[Sequence[object], RowPlace]],
) -> None:
    """A table of rows, each with its place and every cell as received in a column of its own."""
    widest = max((len(row["texts"]) for _, row in rows), default=0)
    texts = [(f"Cột {get_column_letter(number)}", 16) for number in range(1, widest + 1)]
    values = [(*said, row["file"], row["sheet"], row["cells"], *row["texts"]) for said, row in rows]
    _table(workbook, title, (*head, *_PLACE, *texts), values)


def _balances(workbook: Workbook, told: Explanation) -> None:
    head = (("Phần", 26), ("Đơn vị", 11), ("Từ ngày", 12), ("Đến ngày", 12), ("Giá trị", 12), ("Nguồn", 40),
            ("Tệp", 34), ("Trang", 12), ("Ô", 8))  # fmt: skip
    rows = [
        (part["title"], one["unit"], day(one["from_date"]), day(one["to_date"]), one["amount"], one["source"],
         one["file"], one["sheet"], one["cell"])
        for part in told["parts"]
        for one in part["balances"]
    ]  # fmt: skip
    _table(workbook, "Số lũy kế", head, rows)


def _differences(workbook: Workbook, title: str, found: Iterable[Difference]) -> None:
    head = (("Mã", 15), ("Đơn vị", 11), ("Kỳ", 9), ("Mức độ", 13), ("Nội dung", 70), ("Sổ, số tính lại", 36),
            ("Đơn vị đã ghi", 36))  # fmt: skip
    rows = [
        (one["id"], one["unit"], one["period"], RULE_SEVERITIES[one["severity"]], one["message"],
         side(one["left"], one["rule"]), side(one["right"], one["rule"]))
        for one in found
    ]  # fmt: skip
    _table(workbook, title, head, rows)


def _sources(workbook: Workbook, told: Explanation) -> None:
    """The files that stand behind, so that an auditor can find each original in `archive/`."""
    lists = [(part["rows"], part["covered_by_balance"], part["handed_on"]) for part in told["parts"]]
    rows = [row for listed in chain.from_iterable(lists) for row in listed]
    balances = [balance for part in told["parts"] for balance in part["balances"]]
    hashes = {one["file"]: one["sha256"] for one in (*rows, *balances, *told["left_out"]) if one["file"]}
    _table(workbook, "Tệp nguồn", (("Tệp", 60), ("SHA-256 (tên trong archive/)", 70)), sorted(hashes.items()))


def _table(workbook: Workbook, title: str, head: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]) -> None:
    """A sheet of one table; none where there is nothing to list."""
    if not rows:
        return
    sheet = workbook.create_sheet(title)
    table_head(sheet, head)
    for number, values in enumerate(rows, 2):
        put_row(sheet, number, values)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{len(rows) + 1}"
    page_setup(sheet, repeat="1:1")
