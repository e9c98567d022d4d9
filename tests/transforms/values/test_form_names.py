from __future__ import annotations

import pytest

from transforms.values.form_names import form_of_sheet_name, form_of_title


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("01-NV", "task_progress"),
        ("01 NV", "task_progress"),
        ("Kiem tra", "inspection_report"),
        ("Biểu 3", "violation"),
        ("03-VP (2)", "violation"),
        ("SO-KT", "inspection_register"),
        ("Sheet1", None),
        ("Thang 7", None),
    ],
)
def test_a_sheet_name_hints_at_its_form(name: str, form: str | None) -> None:
    assert form_of_sheet_name(name) == form


def test_a_title_line_names_its_form() -> None:
    assert form_of_title("BIỂU TỔNG HỢP CHUNG") == "declared_total"
    assert form_of_title("Kế hoạch kiểm tra năm 2020") == "inspection_plan"
    assert form_of_title("Lịch trực cơ quan") is None
