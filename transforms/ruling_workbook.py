"""`chenh-lech.xlsx`: the open discrepancies of a month as form XL-CL, which the secretariat fills in and puts back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.forms import FORMS
from transforms.definitions.periods import Period
from transforms.definitions.rules import RULES
from transforms.feedback_workbooks import RULE_SEVERITIES
from transforms.workbook_pages import BOX, WRAP, fixed_bytes, page_setup, put, side_value, table_head

_ANSWER = PatternFill("solid", fgColor="E2EFDA")


def ruling_workbook(
    keeper_name: str, period: Period, discrepancies: Sequence[Mapping[str, Any]], unit_names: Mapping[str, str]
) -> bytes:
    """`chenh-lech.xlsx`: the open discrepancies of a month with the columns of form XL-CL to fill in."""
    form = FORMS["resolution"]
    workbook = Workbook()
    cover = workbook.active
    assert isinstance(cover, Worksheet)
    cover.title = FORMS["cover"].sheet
    cover.column_dimensions["A"].width, cover.column_dimensions["B"].width = 26, 60
    words = period.vietnamese
    for row, (label, value) in enumerate(
        (
            (FORMS["cover"].field("unit").header, keeper_name),
            (FORMS["cover"].field("period").header, words[0].upper() + words[1:]),
        ),
        start=1,
    ):
        put(cover.cell(row, 1), label).border = BOX
        put(cover.cell(row, 2), value).border = BOX
    sheet = workbook.create_sheet(form.sheet)
    told = [("Đơn vị liên quan", 24), ("Mức độ", 13), ("Đối tượng", 24), ("Sổ theo dõi, số tính lại", 18)]
    told += [("Đơn vị ghi", 18), ("Nội dung chênh lệch", 56)]
    answers = [(f.header, width) for f, width in zip(form.fields[1:], (20, 14, 30, 20, 13), strict=True)]
    table_head(sheet, [(form.field("discrepancy").header, 16), *told, *answers])
    first_answer = 2 + len(told)
    for number, item in enumerate(discrepancies, start=2):
        values = (
            item["id"],
            unit_names.get(item["unit"], item["unit"]),
            RULE_SEVERITIES[item["severity"]],
            f"{RULES[item['rule']].title}: {item['subject']}",
            side_value(item["left"]),
            side_value(item["right"]),
            item["message"],
        )
        for column, value in enumerate(values, start=1):
            put(sheet.cell(number, column), value).border = BOX
        for column in range(first_answer, first_answer + len(answers)):
            cell = sheet.cell(number, column)
            cell.fill, cell.border, cell.protection, cell.alignment = _ANSWER, BOX, Protection(locked=False), WRAP
        sheet.cell(number, first_answer + 4).number_format = "dd/mm/yyyy"
    if discrepancies:
        last = len(discrepancies) + 1
        letter = get_column_letter(first_answer)
        choice = DataValidation(
            type="list", formula1='"' + ",".join(form.field("ruling").values) + '"', allow_blank=True
        )
        choice.showErrorMessage, choice.errorTitle = True, "Chưa đúng"
        choice.error = "Chọn một kết luận trong danh sách."
        choice.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(choice)
        sheet.auto_filter.ref = f"A1:{get_column_letter(first_answer + 4)}{last}"
    sheet.freeze_panes = "B2"
    page_setup(sheet, repeat="1:1")
    return fixed_bytes(workbook)
