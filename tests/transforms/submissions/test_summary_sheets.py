from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, make_cover, make_sheet, outcomes, read, said
from transforms.files.sheets import Value

HEADER: Line = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
LAND: Line = [1, "Đất đai", 12, 1, 13, 0, 0]
MORE: Line = [1, "Đất đai", 8, 1, 9, 0, 0]
CIVIL: Line = [2, "Hộ tịch", 4, 0, 4, 0, 1]


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ([[1, "ĐẤT ĐAI", 20, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1]], True),
        ([[1, "Đất đai", 20, 2, 22, None, 0], [2, "Hộ tịch", "4", 0, 4, 0, 1]], True),
        ([[1, "Đất đai", 20, 2, 22, 0, 1], [2, "Hộ tịch", 4, 0, 4, 0, 2]], False),  # other figures
        ([[1, "Đất đai", 20, 2, 22, 0, 0]], False),  # not all of them
    ],
)
def test_a_sheet_that_adds_up_the_others_counts_nothing_and_that_is_said(sums: list[Line], told: bool) -> None:
    sheets = [make_sheet("Phòng A", [HEADER, LAND]), make_sheet("Phòng B", [HEADER, MORE, CIVIL])]
    reading = read(make_cover(), *sheets, make_sheet("Cả sở", [HEADER, *sums]))
    assert ("sheet.unknown", None) in said(reading) if told else said(reading) == []
    assert len(outcomes(reading, "service_result")) == (3 if told else 3 + len(sums))


def test_sheets_of_different_fields_are_all_read() -> None:
    sheets = [make_sheet(name, [HEADER, [1, name, 12, 1, 13, 0, 0]]) for name in ("Đất đai", "Hộ tịch", "Rừng")]
    assert outcomes(read(make_cover(), *sheets), "service_result") == ["accepted"] * 3


@pytest.mark.parametrize("count", ["khoảng 20", 2.5, float("inf"), float("nan")])
def test_figures_that_cannot_be_added_up_prove_nothing(count: Value) -> None:
    sheets = [make_sheet("Phòng A", [HEADER, LAND]), make_sheet("Phòng B", [HEADER, MORE, CIVIL])]
    sums: list[Line] = [[1, "Đất đai", count, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1]]
    reading = read(make_cover(), *sheets, make_sheet("Cả sở", [HEADER, *sums]))
    assert ("sheet.unknown", None) not in said(reading)
