from __future__ import annotations

import io

from openpyxl import load_workbook

from tests.transforms.reports.test_explanation import rate
from transforms.reports.explanation_workbook import explanation_workbook
from transforms.values.prose import RateStyle


def test_auditors_get_every_row_with_its_cells_and_the_originals_that_stand_behind() -> None:
    workbook = load_workbook(io.BytesIO(explanation_workbook(rate(), RateStyle())))
    assert workbook.sheetnames == [
        "Con số", "Dòng được tính", "Kết luận", "Chênh lệch còn mở", "Không tính", "Tệp nguồn",
    ]  # fmt: skip
    facts = dict(row[:2] for row in workbook["Con số"].iter_rows(min_row=3, values_only=True))
    assert facts["Giá trị"] == "91,7% = 44/48" and facts["Mẫu số: Được giao"] == "48, gồm 48 dòng"
    rows = list(workbook["Dòng được tính"].iter_rows(values_only=True))
    assert len(rows) == 1 + 44 + 48
    assert rows[1][:2] == ("Tử số: Đã hoàn thành", "SCT") and rows[1][-3:] == ("1", None, "=Xây  dựng\nkế hoạch")
    assert list(workbook["Tệp nguồn"].iter_rows(min_row=2, values_only=True)) == [("a/so.xls", "ab" * 32)]


def test_text_that_looks_like_a_formula_stays_text() -> None:
    workbook = load_workbook(io.BytesIO(explanation_workbook(rate(), RateStyle())))
    sheet = workbook["Dòng được tính"]
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value} <= {"s", "n"}


def test_the_same_facts_give_the_same_bytes() -> None:
    assert explanation_workbook(rate(), RateStyle()) == explanation_workbook(rate(), RateStyle())
