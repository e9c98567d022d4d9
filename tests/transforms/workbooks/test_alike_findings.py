from __future__ import annotations

from dataclasses import replace

from tests.transforms.feedback_sample import finding
from transforms.tables.findings import finding as found_in_a_file
from transforms.workbooks.alike_findings import told_once

_SAID = "gõ bằng bảng mã TCVN3; đã chuyển sang Unicode."
_OF_B = finding(code="cell.legacy_encoding", severity="warning", cell="B6", text="Sè", message=f"Cột B {_SAID}")


def test_columns_of_one_sheet_are_told_in_one_remark_at_the_first_of_them() -> None:
    others = [replace(_OF_B, cell=f"{column}6", message=f"Cột {column} {_SAID}") for column in ("AA", "C")]
    told = told_once([_OF_B, finding(), *others])
    assert [(one.cell, one.text, one.message) for one in told] == [
        ("B6", None, f"Các cột B, C, AA {_SAID}"),
        (finding().cell, finding().text, finding().message),
    ]


def test_what_is_of_another_sheet_file_or_encoding_or_of_one_cell_stays_by_itself() -> None:
    others = [
        replace(_OF_B, sheet_no=2),
        replace(_OF_B, file_key="another"),
        replace(_OF_B, cell="C6", message="Cột C gõ bằng bảng mã VNI; đã chuyển sang Unicode."),
        replace(_OF_B, message="Ô B7: chữ “VI¿T” bị hỏng do chuyển bảng mã."),
        finding(message="Cột B và cột C trùng nhau."),
    ]
    assert told_once([_OF_B, *others]) == [_OF_B, *others]


def test_findings_of_a_file_just_read_are_told_so_too() -> None:
    found = [
        found_in_a_file("cell.legacy_encoding", sheet_no=0, cell=f"{column}6", reason=f"Cột {column} {_SAID}")
        for column in "AB"
    ]
    assert [one.message for one in told_once(found)] == [f"Các cột A, B {_SAID}"]
