from __future__ import annotations

import pytest

from tests.reference_data import unit_names
from tests.transforms.made_sheets import RECEIVED_ON, header, kinds, make_cover, make_sheet, outcomes, read, said, task
from transforms.files.sheets import Value, Workbook
from transforms.submissions.interpret import FileReading, interpret

TASKS = header("task_progress")


def reading(*rows: list[Value], name: str = "01-NV (tiếp)") -> FileReading:
    """A sheet of two tasks, and a second one without a header."""
    return read(make_cover(), make_sheet("01-NV", [TASKS, task(1), task(2)]), make_sheet(name, list(rows)))


@pytest.mark.parametrize("name", ["01-NV (tiếp)", "Sheet2", "01-NV (2)"])
def test_rows_that_count_on_in_the_next_sheet_are_of_the_same_table(name: str) -> None:
    told = reading(["BIỂU 01-NV (tiếp theo)"], [f"({n})" for n in range(1, 13)], task(3), task(4), name=name)
    assert (outcomes(told, "task_progress"), said(told)) == (["accepted"] * 4, [])
    assert kinds(told, 2) == {1: "title", 2: "numbering", 3: "accepted", 4: "accepted"}


@pytest.mark.parametrize(
    "row",
    [
        task(1, "9/UBND-NC"),  # counted anew
        task(4, "9/UBND-NC"),
        task(None, "9/UBND-NC"),
        task("3" * 5000, "9/UBND-NC"),
        task(3, "9/UBND-NC", status=None),  # without what every row has
    ],
)
def test_rows_that_do_not_are_of_no_known_form(row: list[Value]) -> None:
    told = reading(row)
    assert [code for code, _ in said(told)] == ["sheet.unknown"]
    assert outcomes(told, "task_progress") == ["accepted"] * 2


def test_rows_without_numbers_go_on_with_no_table() -> None:
    upper = make_sheet("01-NV", [TASKS[1:], task(1)[1:], task(2)[1:]])
    told = read(make_cover(), upper, make_sheet("01-NV (tiếp)", [task(3)[1:]]))
    assert (outcomes(told, "task_progress"), [code for code, _ in said(told)]) == (["accepted"] * 2, ["sheet.unknown"])


def test_rows_that_do_not_count_on_in_a_sheet_named_for_the_form_lack_its_columns() -> None:
    told = reading(task(1, "9/UBND-NC"), name="01-NV (2)")
    assert [code for code, _ in said(told)] == ["sheet.missing_column"]
    assert outcomes(told, "task_progress") == ["accepted"] * 2


@pytest.mark.parametrize(("figures", "taken"), [([3, 1, 1, 1, 2, 1, 1, 0, 1, 1, 0, 4, 4], 2), ([3, 1, 1, 1], 1)])
def test_fields_of_procedures_count_on_with_all_their_figures(figures: list[Value], taken: int) -> None:
    first: list[Value] = [1, "Đất đai", 5, 1, 2, 2, 4, 1, 2, 1, 1, 1, 0, 9, 8]
    upper = make_sheet("06-TTHC", [header("service_result"), first])
    told = read(make_cover(), upper, make_sheet("06-TTHC tiếp", [[2, "Hộ tịch", *figures]]))
    assert outcomes(told, "service_result") == ["accepted"] * taken


def test_a_list_of_names_with_a_number_is_no_more_of_a_form_of_few_figures() -> None:
    upper = make_sheet("06-TTHC", [["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận: Tổng số"], [1, "Đất đai", 5]])
    told = read(make_cover(), upper, make_sheet("Sheet2", [[2, "Nguyễn Văn A", 1985]]))
    assert (outcomes(told, "service_result"), [code for code, _ in said(told)]) == (["accepted"], ["sheet.unknown"])


def test_a_table_with_names_of_persons_is_not_gone_on_with() -> None:
    named = make_sheet("01-NV", [[*TASKS, "Họ và tên"], [*task(1), "Lê A"]])
    told = read(make_cover(), named, make_sheet("Sheet2", [[*task(2), "Trần B"]]))
    assert outcomes(told, "task_progress") == ["accepted"]


def page(*tables: list[list[Value]], kind: str = "html") -> FileReading:
    """A web page (or another workbook) with one sheet for each table."""
    sheets = [make_sheet(f"Bảng {n}", rows) for n, rows in enumerate(tables, 1)]
    return interpret("Sở Y tế 08.2020.xls", Workbook(kind, tuple(sheets), {}), RECEIVED_ON, unit_names())


@pytest.mark.parametrize("first", [0, 1])
def test_rows_under_a_header_that_a_web_page_keeps_apart_are_of_its_table(first: int) -> None:
    """With the number of each row or without."""
    told = page([TASKS[first:]], [task(1)[first:], task(2)[first:]])
    assert (outcomes(told, "task_progress"), said(told)) == (["accepted"] * 2, [])


@pytest.mark.parametrize("row", [task(2), task(1, status=None), ["Người lập biểu", None, "Giám đốc"]])
def test_what_does_not_begin_the_rows_of_that_header_is_none_of_them(row: list[Value]) -> None:
    told = page([TASKS], [row])
    assert outcomes(told, "task_progress") == []


def test_under_a_form_with_nothing_to_say_another_sheet_is_none_of_it() -> None:
    told = page([TASKS], [task(1)], kind="xlsx")
    assert (outcomes(told, "task_progress"), [code for code, _ in said(told)]) == ([], ["sheet.unknown"])
