"""What Excel refuses and colours in a blank workbook."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.periods import Period
from transforms.workbooks.blank_checks import CHECKED_ROWS, LONGEST_LIST, choice
from transforms.workbooks.blank_workbooks import Recipient, blank_central_workbook, blank_unit_workbook

AUGUST = Period.parse("2020-08")


def sheet_of(form: str) -> Worksheet:
    recipient = Recipient("SKHCN", "Sở Khoa học và Công nghệ", "UBND tỉnh Lạng Sơn")
    if FORMS[form].form_set == "unit":
        data = blank_unit_workbook(recipient, AUGUST, AUGUST.window())
    else:
        data = blank_central_workbook(form, recipient, AUGUST, AUGUST.window())
    return load_workbook(io.BytesIO(data))[FORMS[form].sheet]


def check_at(sheet: Worksheet, cell: str) -> DataValidation | None:
    return next((check for check in sheet.data_validations.dataValidation if cell in check.sqref), None)


@pytest.mark.parametrize("form", [code for code in FORMS if code != "cover"])
def test_every_closed_list_of_a_form_is_a_drop_down(form: str) -> None:
    sheet = sheet_of(form)
    first = int("".join(filter(str.isdigit, str(sheet.freeze_panes))))
    for column, field in enumerate(FORMS[form].fields, start=1):
        check = check_at(sheet, f"{sheet.cell(first, column).column_letter}{first}")
        if field.type is FieldType.LIST and field.values:
            assert check is not None and check.type == "list"
            assert check.formula1 == '"' + ",".join(field.values) + '"'
            assert check.showErrorMessage


def test_dates_counts_and_rates_are_checked_down_to_the_last_row_that_is() -> None:
    sheet = sheet_of("inspection_report")
    for row in (7, 6 + CHECKED_ROWS):
        assert [getattr(check_at(sheet, f"{letter}{row}"), "type", None) for letter in "CGH"] == [
            "date",
            "date",
            "whole",
        ]
    figure = check_at(sheet_of("declared_total"), "D11")
    assert figure is not None and figure.type == "decimal"


def test_a_due_date_may_be_words_and_a_date_may_not() -> None:
    sheet = sheet_of("task_progress")
    due, told = check_at(sheet, "F7"), check_at(sheet, "C7")
    assert due is not None and told is not None
    assert not due.showErrorMessage and told.showErrorMessage
    assert due.prompt and "để trống" in due.prompt


def test_what_is_only_sometimes_required_says_when() -> None:
    check = check_at(sheet_of("task_progress"), "I7")
    assert check is not None
    assert check.prompt == "Bắt buộc khi “Tình trạng thực hiện” là “Đã hoàn thành”."


def test_the_days_checked_are_those_that_the_reader_takes() -> None:
    check = check_at(sheet_of("task_progress"), "C7")
    assert check is not None
    start = date(1899, 12, 30)
    assert [(date.fromordinal(start.toordinal() + int(str(f)))) for f in (check.formula1, check.formula2)] == [
        date(2000, 1, 1),
        date(2100, 12, 31),
    ]


def test_a_list_too_long_for_excel_or_with_commas_is_refused_here_and_not_there() -> None:
    with pytest.raises(ValueError, match="no drop-down"):
        choice(("x" * LONGEST_LIST,), "")
    with pytest.raises(ValueError, match="no drop-down"):
        choice(("một, hai",), "")


def formulas(form: str) -> dict[str, list[str]]:
    formats = sheet_of(form).conditional_formatting
    return {str(one.sqref): [formula for rule in one.rules for formula in rule.formula] for one in formats}


def test_missing_cells_sums_and_orders_are_coloured() -> None:
    tasks = formulas("task_progress")
    assert tasks["B7:B2006"] == ["AND(COUNTA($B7:$L7)>0,ISBLANK($B7))"]
    assert 'AND($H7="Đã hoàn thành",ISBLANK($I7))' in tasks["I7:I2006"]
    assert "AND(ISNUMBER($C7),ISNUMBER($I7),$I7<$C7)" in tasks["I7:I2006"]
    services = formulas("service_result")
    assert "AND(COUNTA($B8:$O8)>0,N($C8)<>N($D8)+N($E8)+N($F8))" in services["C8:C2007"]
    assert "AND(ISNUMBER($O8),ISNUMBER($N8),$O8>$N8)" in services["O8:O2007"]


def test_items_count_as_missing_only_once_one_is_filled_in() -> None:
    assert formulas("dissemination")["C7:C13"] == ["AND(COUNTA($C$7:$C$13)>0,ISBLANK($C7))"]


def test_a_row_below_the_framed_ones_gets_its_frame_when_it_is_used() -> None:
    assert formulas("task_progress")["A7:L2006"] == ["COUNTA($B7:$L7)>0"]
