"""What goes back to each unit: its findings and discrepancies, with copies of the faulty sheets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.periods import Period
from transforms.workbook_pages import BOX, FONT, fixed_bytes, page_setup, put, side_place, side_value, table_head

_REJECTED = PatternFill("solid", fgColor="F8CBAD")
_WARNED = PatternFill("solid", fgColor="FFE699")

SEVERITIES = {
    "reject_workbook": "Trả lại cả tệp",
    "reject_sheet": "Trả lại cả biểu",
    "reject_row": "Trả lại dòng",
    "warning": "Lưu ý",
    "critical": "Nghiêm trọng",
    "notice": "Để biết",
}
RULE_SEVERITIES = {**SEVERITIES, "warning": "Cần làm rõ"}
FATES = {
    "new": "Mới phát sinh",
    "persisting": "Còn tồn tại từ kỳ trước",
    "resolved": "Đã xử lý",
    "ruled": "Đã có kết luận",
}


@dataclass(frozen=True, slots=True)
class FaultySheet:
    """A sheet as received: `rows` are (row number, texts from column A on)."""

    file: str
    sheet: str
    rows: tuple[tuple[int, tuple[str | None, ...]], ...]


def unit_feedback(
    unit_name: str,
    period: Period,
    findings: Sequence[Mapping[str, Any]],
    discrepancies: Sequence[Mapping[str, Any]],
    fates: Mapping[str, str],
    faulty_sheets: Sequence[FaultySheet],
) -> bytes:
    """One unit's workbook for one month. `findings` and `discrepancies` as the listings give them; `fates`: discrepancy
    id -> a key of FATES, last month's resolved ones among them (then the dictionary given is last month's)."""
    workbook = Workbook()
    summary = workbook.active
    assert isinstance(summary, Worksheet)
    summary.title = "Tổng hợp"
    _summary(summary, unit_name, period, findings, discrepancies, fates)
    links = _copies(workbook, findings, faulty_sheets)
    if findings:
        _findings(workbook.create_sheet("Lỗi cần sửa", 1), findings, links)
    if discrepancies:
        _differences(workbook.create_sheet("Chênh lệch", 2 if findings else 1), discrepancies, fates)
    return fixed_bytes(workbook)


def _summary(
    sheet: Worksheet,
    unit_name: str,
    period: Period,
    findings: Sequence[Mapping[str, Any]],
    discrepancies: Sequence[Mapping[str, Any]],
    fates: Mapping[str, str],
) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 46, 16
    put(sheet.cell(1, 1), f"KẾT QUẢ KIỂM TRA SỐ LIỆU {period.vietnamese.upper()}").font = Font(
        name=FONT, size=14, bold=True
    )
    put(sheet.cell(2, 1), unit_name).font = Font(name=FONT, size=12, bold=True)
    row = 4
    by_severity = Counter(finding["severity"] for finding in findings)
    by_fate = Counter(fates.get(d["id"], "new") for d in discrepancies)
    lines = [(f"Lỗi: {SEVERITIES[s]}", by_severity[s]) for s in SEVERITIES if by_severity[s]]
    lines += [(f"Chênh lệch: {FATES[f]}", by_fate[f]) for f in FATES if by_fate[f]]
    for label, count in lines or [("Không có lỗi, không có chênh lệch", 0)]:
        put(sheet.cell(row, 1), label).border = BOX
        sheet.cell(row, 2, count).border = BOX
        row += 1
    for line in (
        "Ô màu cam trong các sheet bản sao làm cho dòng bị trả lại; ô màu vàng là lưu ý. "
        "Đưa con trỏ vào ô để xem cách sửa.",
        "Sửa trên tệp của đơn vị (không sửa trên tệp này), lưu lại và gửi lại cả tệp; "
        "tệp gửi sau thay thế tệp gửi trước.",
        "Dòng bị trả lại chưa được tính vào báo cáo cho đến khi đơn vị gửi lại.",
    ):
        row += 1
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=6)
        put(sheet.cell(row, 1), line)
        sheet.row_dimensions[row].height = 32
    page_setup(sheet)


def _findings(sheet: Worksheet, findings: Sequence[Mapping[str, Any]], links: Mapping[tuple[str, str], str]) -> None:
    table_head(
        sheet,
        [("STT", 6), ("Tệp", 34), ("Sheet", 16), ("Ô", 8), ("Đã ghi", 24), ("Mức độ", 16), ("Vấn đề và cách sửa", 70)],
    )
    for number, finding in enumerate(findings, start=1):
        row = number + 1
        values = (
            number,
            finding["file"],
            finding["sheet"],
            finding["cell"],
            finding["text"],
            SEVERITIES[finding["severity"]],
            finding["message"],
        )
        for column, value in enumerate(values, start=1):
            put(sheet.cell(row, column), value).border = BOX
        copy = links.get((finding["file"], finding["sheet"] or ""))
        if copy and finding["cell"]:
            sheet.cell(row, 4).hyperlink = f"#{quote_sheetname(copy)}!{finding['cell']}"
            sheet.cell(row, 4).font = Font(name=FONT, size=11, color="0563C1", underline="single")
    page_setup(sheet, repeat="1:1")


def _differences(sheet: Worksheet, discrepancies: Sequence[Mapping[str, Any]], fates: Mapping[str, str]) -> None:
    table_head(
        sheet,
        [
            ("STT", 6),
            ("Mã chênh lệch", 16),
            ("Mức độ", 14),
            ("Tình trạng", 18),
            ("Đối tượng", 24),
            ("Sổ theo dõi, số tính lại", 20),
            ("Vị trí", 30),
            ("Đơn vị ghi", 20),
            ("Vị trí", 30),
            ("Nội dung và cách xử lý", 60),
        ],
    )
    for number, item in enumerate(discrepancies, start=1):
        values = (
            number,
            item["id"],
            RULE_SEVERITIES[item["severity"]],
            FATES[fates.get(item["id"], "new")],
            item["subject"],
            side_value(item["left"]),
            side_place(item["left"]),
            side_value(item["right"]),
            side_place(item["right"]),
            item["message"],
        )
        for column, value in enumerate(values, start=1):
            put(sheet.cell(number + 1, column), value).border = BOX
    page_setup(sheet, repeat="1:1")


def _copies(
    workbook: Workbook, findings: Sequence[Mapping[str, Any]], faulty_sheets: Sequence[FaultySheet]
) -> dict[tuple[str, str], str]:
    """A copy of each faulty sheet, cells at their own addresses, marked and commented; (file, sheet) -> its name."""
    links: dict[tuple[str, str], str] = {}
    for faulty in faulty_sheets:
        sheet = workbook.create_sheet(_copy_name(faulty.sheet, workbook.sheetnames))
        links[faulty.file, faulty.sheet] = sheet.title
        for row_number, texts in faulty.rows:
            for column, text in enumerate(texts, start=1):
                if text is not None:
                    put(sheet.cell(row_number, column), text)
        widest = max((len(texts) for _, texts in faulty.rows), default=1)
        for column in range(1, widest + 1):
            sheet.column_dimensions[get_column_letter(column)].width = 18
        for finding in findings:
            if (finding["file"], finding["sheet"]) == (faulty.file, faulty.sheet) and finding["cell"]:
                _mark(sheet[finding["cell"]], finding)
        page_setup(sheet)
    return links


def _mark(cell: Cell, finding: Mapping[str, Any]) -> None:
    cell.fill = _WARNED if finding["severity"] == "warning" and cell.fill != _REJECTED else _REJECTED
    said = f"{cell.comment.text}\n\n{finding['message']}" if cell.comment else finding["message"]
    cell.comment = Comment(said, "Sở Nội vụ", width=360, height=120)


def _copy_name(sheet: str, taken: Sequence[str]) -> str:
    stem = re.sub(r"[\[\]:*?/\\']", " ", sheet).strip()[:24] or "Sheet"
    name, number = stem, 2
    while name.casefold() in {t.casefold() for t in taken}:
        name, number = f"{stem} ({number})", number + 1
    return name
