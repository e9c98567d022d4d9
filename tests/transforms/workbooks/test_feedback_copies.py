"""Copies of faulty sheets: cells at their own addresses, marked and commented."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from tests.transforms.feedback_sample import finding, sheet
from transforms.definitions.feedback_data import CopiedRow, FaultySheet, ToldFinding
from transforms.workbooks.feedback_copies import COMMENTS_AT_MOST, NOTES_TITLE, Copies

FAULT, WARNED = "00F4B183", "00FFE699"


def copied(*sheets: tuple[FaultySheet, Sequence[ToldFinding]]) -> tuple[Workbook, Copies]:
    workbook = Workbook()
    copies = Copies(workbook, "Sở Nội vụ")
    for faulty, findings in sheets:
        copies.add(faulty, findings)
    out = io.BytesIO()
    workbook.save(out)
    return load_workbook(out), copies


def fill(workbook: Workbook, cell: str, name: str = "01-NV") -> str:
    return str(workbook[name][cell].fill.fgColor.rgb)


def test_cells_stand_at_their_own_addresses_and_days_as_people_write_them() -> None:
    workbook, _ = copied((sheet(), [finding()]))
    assert workbook["01-NV"]["A1"].value == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert workbook["01-NV"]["B8"].value == "1/UBND-NC"
    assert workbook["01-NV"]["C8"].value == "20/07/2020"
    assert workbook["01-NV"]["B3"].value is None


def test_a_faulty_cell_is_marked_commented_and_told_at_the_end_of_its_row() -> None:
    workbook, _ = copied((sheet(), [finding()]))
    assert fill(workbook, "C8") == FAULT
    assert fill(workbook, "C7") not in (FAULT, WARNED)
    assert workbook["01-NV"]["C8"].comment.text == finding().message
    assert workbook["01-NV"]["F8"].value == finding().message
    assert workbook["01-NV"]["F6"].value == NOTES_TITLE


def test_legacy_text_is_copied_as_its_sender_sees_it() -> None:
    texts = [
        ("Sè, ký hiÖu v¨n b¶n giao", "Néi dung nhiÖm vô", "T×nh tr¹ng thùc hiÖn"),
        ("1/UBND-NC", "Rµ so¸t quy chÕ lµm viÖc", "§ang thùc hiÖn"),
    ]
    kinds = [("ignored", "header"), ("accepted", None)]
    rows = tuple(CopiedRow(6 + n, text, *kind) for n, (text, kind) in enumerate(zip(texts, kinds, strict=True)))
    legacy = finding(code="cell.legacy_encoding", severity="warning", cell="B6", row_number=6)
    for findings, shown in (([legacy], "Rà soát quy chế làm việc"), ([finding(cell="C7")], "Rµ so¸t quy chÕ lµm viÖc")):
        workbook, _ = copied((replace(sheet(), rows=rows), findings))
        assert workbook["01-NV"]["B7"].value == shown


def test_a_warning_is_marked_otherwise_and_never_hides_a_fault() -> None:
    warning = finding(severity="warning", message="Chỉ lưu ý.")
    workbook, _ = copied((sheet(), [finding(cell="C7", row_number=7, severity="warning")]))
    assert fill(workbook, "C7") == WARNED
    for order in ([finding(), warning], [warning, finding()]):
        workbook, _ = copied((sheet(), order))
        assert fill(workbook, "C8") == FAULT
        assert "Chỉ lưu ý." in workbook["01-NV"]["C8"].comment.text


def test_a_mark_on_a_title_line_leaves_it_running_over_its_neighbours_and_its_remark_legible() -> None:
    workbook, _ = copied((sheet(), [finding(cell="A1", row_number=1, severity="warning", message="Lưu ý. " * 30)]))
    copy = workbook["01-NV"]
    assert fill(workbook, "A1") == WARNED
    assert not copy["A1"].alignment.wrap_text
    assert copy.row_dimensions[1].height > 30


def test_a_fault_of_a_row_without_a_cell_marks_the_row() -> None:
    workbook, _ = copied((sheet(), [finding(cell=None, row_number=9, message="Dòng 9 giống dòng 8.")]))
    assert fill(workbook, "A9") == FAULT
    assert workbook["01-NV"]["F9"].value == "Dòng 9 giống dòng 8."


def test_the_header_stays_in_view_and_is_repeated_in_print() -> None:
    workbook, _ = copied((sheet(), [finding()]))
    assert workbook["01-NV"].freeze_panes == "A7"
    assert workbook["01-NV"].print_title_rows == "$6:$6"
    assert workbook["01-NV"].column_dimensions["D"].width > workbook["01-NV"].column_dimensions["A"].width


def test_a_header_far_below_is_not_frozen_for_nothing_else_would_be_seen() -> None:
    rows = (CopiedRow(40, ("STT", "Số"), "ignored", "header"), CopiedRow(41, ("1", "x"), "accepted", None))
    workbook, _ = copied((sheet(rows=0), []), (replace(sheet(), sheet="Xa", rows=rows), []))
    assert workbook["Xa"].freeze_panes is None


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A1", "{{ config }}", "<b>&amp;", "a\x0bb"])
def test_what_a_clerk_wrote_is_copied_as_text(text: str) -> None:
    row = CopiedRow(7, ("1", text), "rejected", None)
    workbook, _ = copied((replace(sheet(0), rows=(*sheet(0).rows, row)), []))
    cell = workbook["01-NV"]["B7"]
    assert cell.data_type == "s"
    assert cell.value == text.replace("\x0b", "")


def test_sheets_of_one_name_of_two_files_get_two_names_and_hostile_names_one_that_excel_takes() -> None:
    hostile = replace(sheet(), file_key="x", sheet="a/b:[c]*?'" + "x" * 40)
    blank = replace(sheet(), file_key="y", sheet="'''")
    workbook, copies = copied((sheet(), []), (replace(sheet(), file_key="j"), []), (hostile, []), (blank, []))
    assert copies.links["k", 1] == "01-NV"
    assert copies.links["j", 1] == "01-NV (2)"
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in workbook.sheetnames)
    assert copies.links["y", 1] == "Trang"


def test_comments_have_a_bound_and_marks_have_none() -> None:
    many = sheet(COMMENTS_AT_MOST + 50)
    found = [finding(cell=f"C{row}", row_number=row) for row in range(7, 7 + COMMENTS_AT_MOST + 50)]
    workbook, _ = copied((many, found))
    last = 6 + COMMENTS_AT_MOST + 50
    assert workbook["01-NV"][f"C{last}"].comment is None
    assert fill(workbook, f"C{last}") == FAULT
    assert workbook["01-NV"][f"F{last}"].value == finding().message


def test_many_remarks_on_one_row_are_told_in_few_lines() -> None:
    found = [finding(cell=f"{letter}6", row_number=6, message=f"Cột {letter}.") for letter in "ABCDE"]
    found += [finding(cell="A6", row_number=6, message=f"Điều {n}.") for n in range(9)]
    workbook, _ = copied((sheet(), found))
    lines = workbook["01-NV"]["F6"].value.splitlines()
    assert len(lines) == 6
    assert lines[-1].startswith("… và 10 điểm khác")


def test_a_shortened_copy_says_how_much_is_left_out() -> None:
    workbook, _ = copied((sheet(left_out=1234), [finding()]))
    assert "bỏ qua 1234 dòng" in workbook["01-NV"]["A11"].value


@pytest.mark.parametrize("wide", [40, 120])
def test_of_a_very_wide_sheet_far_columns_without_a_fault_are_hidden_and_said_to_be(wide: int) -> None:
    rows = tuple(replace(row, texts=(*row.texts, *["x"] * (wide - len(row.texts)))) for row in sheet().rows[1:])
    last = get_column_letter(wide)
    workbook, _ = copied((replace(sheet(), rows=rows), [finding(cell=f"{last}8"), finding()]))
    copy = workbook["01-NV"]
    assert [copy.column_dimensions[letter].hidden for letter in ("C", "AO", last)] == [False, wide > 40, False]
    assert copy[f"{last}8"].comment is not None
    said = [str(cell.value) for cell in copy["A"] if cell.value]
    assert any("các cột sau cột AN không có lỗi được ẩn" in text for text in said) == (wide > 40)


def test_what_a_cell_is_told_twice_stands_in_its_comment_once() -> None:
    other = finding(message="Ngày này còn sai khác nữa.")
    workbook, _ = copied((sheet(), [finding(), finding(), other]))
    assert workbook["01-NV"]["C8"].comment.text == f"{finding().message}\n\n{other.message}"


def test_a_sheet_of_the_name_that_excel_keeps_gets_another() -> None:
    workbook, _ = copied((replace(sheet(), sheet="History"), [finding()]))
    assert "History_" in workbook.sheetnames
