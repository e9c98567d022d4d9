"""The province's books as files: a workbook per unit and month, the registers, the plan, balances and indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.made_inbox.forms_of_the_province import COVER, HEADERS, SHEETS, header_merges, header_rows
from tests.made_inbox.province import MONTHS, YEAR, Province, Row, Unit, period, report_day
from tests.made_inbox.xlsx import Sheet, workbook

UNIT_FORMS = (
    "task_progress", "inspection_report", "violation", "dissemination", "issued_document", "service_result",
    "declared_total", "remark",
)  # fmt: skip
_NAMED = {"SNV": "Sở Nội vụ", "VPUBND": "Văn phòng UBND tỉnh"}


def _cover(unit: str, told: str) -> Sheet:
    return Sheet(COVER, [["Đơn vị báo cáo", unit], ["Kỳ báo cáo", told], ["Người lập biểu", "Nông Thị Hạnh"]])


def _page(form: str, rows: Sequence[Row], file: str, noted: bool = True) -> Sheet:
    """A form's sheet; each row learns where it came to stand."""
    head = header_rows(form)
    fields = list(HEADERS[form])
    lines: list[list[Any]] = [[f"BIỂU {SHEETS[form]}"], [], *head]
    merged = header_merges(form, 3)
    if not rows:
        lines.append([None, "Không phát sinh"])
    for place, row in enumerate(rows, 1):
        values: Mapping[str, Any] = {"no": place, **row.values} if "no" in fields else row.values
        lines.append([values.get(name) for name in fields])
        if noted:
            row.place = (file, SHEETS[form], len(lines))
    return Sheet(SHEETS[form], lines, merged=merged)


def _remark(unit: Unit, month: int) -> list[Row]:
    return [Row({"heading": "Ưu điểm", "body": f"{unit.name} đã thực hiện đúng kỳ {period(month)}."})]


def write_inbox(p: Province, inbox: Path, resubmitted: Mapping[tuple[str, int], int]) -> int:
    """Write every workbook and `received.csv`; `resubmitted` were sent otherwise first. Returns how many workbooks."""
    received: list[tuple[str, str]] = []

    def write(file: str, sheets: Sequence[Sheet], received_at: str) -> None:
        target = inbox / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(workbook(sheets))
        received.append((file, f"{received_at}:00+07:00"))

    for month in MONTHS:
        for unit in p.units:
            if (unit.key, month) not in p.silent:
                _write_unit(p, unit, month, (unit.key, month) in resubmitted, write)
        _write_registers(p, month, write)
        if p.indices[month]:
            file = f"{period(month)}/Cac chi so cua tinh.xlsx"
            sheets = [_cover(_NAMED["SNV"], f"Tháng {month}/{YEAR}"), _page("index_result", p.indices[month], file)]
            write(file, sheets, f"{report_day(month)}T15:00")
    file = f"{period(1)}/Ke hoach kiem tra.xlsx"
    write(file, [_cover(_NAMED["SNV"], f"Năm {YEAR}"), _page("inspection_plan", p.plan, file)], f"{YEAR}-01-11T08:00")
    file = f"{period(6)}/So luy ke.xlsx"
    write(
        file,
        [_cover(_NAMED["SNV"], f"Tháng 6/{YEAR}"), _page("opening_balance", p.balances, file)],
        f"{YEAR}-06-15T09:00",
    )
    file = f"{YEAR - 1}-12/So theo doi nhiem vu.xlsx"
    rows = [
        Row({
            "task_code": f"{task.code}-CU", "document_number": task.number, "document_date": task.document_date,
            "content": task.content, "lead_unit": task.unit.name, "status": "Đang thực hiện",
        })
        for task in p.last_year
    ]  # fmt: skip
    sheets = [_cover(_NAMED["VPUBND"], f"Tháng 12/{YEAR - 1}"), _page("task_register", rows, file)]
    write(file, sheets, f"{YEAR - 1}-12-15T10:00")
    lines = "".join(f'"{file}",{moment}\n' for file, moment in sorted(received))
    (inbox / "received.csv").write_text("file,received_at\n" + lines, encoding="utf-8", newline="\n")
    return len(received)


def _write_unit(p: Province, unit: Unit, month: int, resubmitted: bool, write: Any) -> None:
    folder = period(month)
    p.rows[unit.key, month, "remark"] = _remark(unit, month)
    cover = _cover(unit.name, f"Tháng {month}/{YEAR}")
    if resubmitted:
        first = f"{folder}/BC thang {month} {unit.name}.xlsx"
        wrong = [
            Row({**row.values, "in_period": 99, "to_date": 1}) for row in p.rows[unit.key, month, "declared_total"]
        ]
        fewer = p.rows[unit.key, month, "task_progress"][1:]
        sheets = [cover, _page("task_progress", fewer, first, False), _page("declared_total", wrong, first, False)]
        write(first, sheets, f"{report_day(month)}T08:30")
    file = f"{folder}/BC thang {month} {unit.name}{' (sua lan 2)' if resubmitted else ''}.xlsx"
    forms = [form for form in UNIT_FORMS if (unit.key, month, form) not in p.left_out]
    sheets = [cover, *(_page(form, p.rows[unit.key, month, form], file) for form in forms)]
    write(file, sheets, f"{report_day(month)}T{'16:10' if resubmitted else '09:20'}")


def _write_registers(p: Province, month: int, write: Any) -> None:
    file = f"{period(month)}/So theo doi nhiem vu.xlsx"
    rows = [task.rows[month] for task in p.tasks if month in task.rows]
    cover = _cover(_NAMED["VPUBND"], f"Tháng {month}/{YEAR}")
    write(file, [cover, _page("task_register", rows, file)], f"{report_day(month)}T10:00")
    file = f"{period(month)}/So kiem tra.xlsx"
    visits = [visit for visit in p.visits if visit.values["inspected_on"] <= report_day(month)]
    known = [Row(_known(visit.values, month), visit.rejected) for visit in visits] if month < 12 else visits
    cover = _cover(_NAMED["SNV"], f"Tháng {month}/{YEAR}")
    write(file, [cover, _page("inspection_register", known, file)], f"{report_day(month)}T11:00")


def _known(values: Mapping[str, Any], month: int) -> dict[str, Any]:
    remedied = values.get("remedied_on")
    if remedied is None or remedied <= report_day(month):
        return dict(values)
    return {**values, "remedied_on": None, "remedied_count": None}
