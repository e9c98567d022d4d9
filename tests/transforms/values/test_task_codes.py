from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, make_cover, make_sheet, outcomes, read, said, values
from transforms.values.task_codes import task_code_key

HEADER: Line = [
    *("Mã nhiệm vụ", "Số, ký hiệu văn bản", "Ngày ban hành", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Trạng thái")
]


def row(code: str, number: int) -> Line:
    return [code, f"{number}/UBND-NC", "1/7/2020", f"Việc {number}", "Sở Y tế", "Đang thực hiện"]


@pytest.mark.parametrize(
    "written", ["NV-2020-014", "nv-2020-014", " NV – 2020 – 014", "NV-2020-014¹", "Nv\u20112020\u2212 014"]
)
def test_case_blanks_and_dashes_tell_no_codes_apart(written: str) -> None:
    assert task_code_key(written) == "NV-2020-014"


@pytest.mark.parametrize("written", ["NV-2020-14", "NV2020-014", "NV.2020.014", "KH-2020-014"])
def test_numbers_letters_and_other_marks_do(written: str) -> None:
    assert task_code_key(written) != "NV-2020-014"


def test_a_code_is_kept_as_it_is_written() -> None:
    told = read(make_sheet("SO-NV", [HEADER, row("nv – 01", 1)]), cover=make_cover("Văn phòng UBND tỉnh"))
    assert values(told, "task_register", "task_code") == ["nv – 01"]
    assert values(told, "task_register", "task_code_key") == ["NV-01"]


@pytest.mark.parametrize(("second", "told_twice"), [("nv – 01", True), ("NV-1", False)])
def test_a_code_told_again_in_other_case_is_told_twice(second: str, told_twice: bool) -> None:
    told = read(make_sheet("SO-NV", [HEADER, row("NV-01", 1), row(second, 2)]), cover=make_cover("Văn phòng UBND tỉnh"))
    assert outcomes(told, "task_register") == ["accepted", "rejected" if told_twice else "accepted"]
    assert said(told) == [("row.duplicate", "A3")] * told_twice


@pytest.mark.parametrize(("code", "rows"), [("NV-01", 2), ("nv-02", 1)])
def test_an_older_copy_with_other_case_is_no_part_of_a_register(code: str, rows: int) -> None:
    old = make_sheet("Tháng 7", [HEADER, row(code, 1)])
    told = read(old, make_sheet("Tháng 8", [HEADER, row("NV-02", 2)]), cover=make_cover("Văn phòng UBND tỉnh"))
    assert len(outcomes(told, "task_register")) == rows


@pytest.mark.parametrize(
    ("code", "number_format", "told"),
    [
        (14, '"NV-2020-"000', "NV-2020-014"),
        (14.0, "0000", "0014"),
        (14, '"NV/"0\\-\\A', "NV/14-A"),
        (14, "_-[Blue]0_-", "14"),
        (1.5, '"NV-"0.0', "1,5"),  # of several runs of digits nothing is made
        (-14, '"NV-"000', "-14"),
        (1234, '#,##0"/NV"', "1234"),
    ],
)
def test_a_number_is_the_code_that_its_format_makes_of_it(code: float, number_format: str, told: str) -> None:
    lines = [HEADER, [code, *row("", 1)[1:]]]
    read_out = read(
        make_sheet("SO-NV", lines, formats={(2, 1): number_format}), cover=make_cover("Văn phòng UBND tỉnh")
    )
    assert values(read_out, "task_register", "task_code") == [told]


def test_a_number_is_the_document_number_that_its_format_makes_of_it_and_a_count_stays_one() -> None:
    header: Line = ["Số quyết định", "Hình thức", "Cơ quan, đơn vị được kiểm tra", "Ngày kiểm tra", "Số tồn tại"]
    lines: list[Line] = [header, [7, "Đột xuất", "Sở Y tế", "5/8/2020", 3]]
    formats = {(2, 1): '00"/QĐ-SNV"', (2, 5): '00" tồn tại"'}
    told = read(make_sheet("SO-KT", lines, formats=formats), cover=make_cover("Sở Nội vụ"))
    assert values(told, "inspection_register", "decision_number") == ["07/QĐ-SNV"]
    assert values(told, "inspection_register", "finding_count") == [3]
