from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    Line,
    day,
    header,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    sheet_of,
    violation,
    visit,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Value

HEADER: Line = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
LAND: list[Value] = [1, "Đất đai", 12, 1, 13, 0, 0]
MORE: list[Value] = [1, "Đất đai", 8, 1, 9, 0, 0]
CIVIL: list[Value] = [2, "Hộ tịch", 4, 0, 4, 0, 1]


@pytest.mark.parametrize(
    ("sums", "told"),
    [
        ([[1, "ĐẤT ĐAI", 20, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1]], True),
        ([[1, "Đất đai", 20, 2, 22, None, 0], [2, "Hộ tịch", "4", 0, 4, 0, 1]], True),
        ([[1, "ĐẤT ĐAI", 20, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1], [3, 2020, 0, 0, 0, 0, 0]], True),
        ([[1, "Đất đai", 20, 2, 22, 0, 1], [2, "Hộ tịch", 4, 0, 4, 0, 2]], False),  # other figures
        ([[1, "Đất đai", 20, 2, 22, 0, 0]], False),  # not all of them
    ],
)
def test_a_sheet_that_adds_up_the_others_counts_nothing_and_that_is_said(sums: list[Line], told: bool) -> None:
    sheets = [make_sheet("Phòng A", [HEADER, LAND]), make_sheet("Phòng B", [HEADER, MORE, CIVIL])]
    reading = read(make_cover(), *sheets, make_sheet("Cả sở", [HEADER, *sums]))
    assert ("sheet.unknown", None) in said(reading) if told else said(reading) == []
    assert len(outcomes(reading, "service_result")) == (3 if told else 3 + len(sums))


@pytest.mark.parametrize(
    ("sums", "taken"),
    [
        ([[1, "Phòng A", 16, 1, 17, 0, 1], [2, "Phòng B", 13, 1, 14, 0, 0]], False),
        ([[1, "Một cửa", 16, 1, 17, 0, 1]], False),
        ([[1, "Một cửa", 16, 1, 17, 0, 2]], True),  # another figure
        ([[1, "Rừng", 12, 1, 13, 0, 0]], True),  # one field's, by chance
    ],
)
def test_so_does_one_whose_rows_are_the_totals_of_others_whatever_they_are_called(
    sums: list[Line], taken: bool
) -> None:
    sheets = [
        make_sheet("Phòng A", [HEADER, LAND, CIVIL]),
        make_sheet("Phòng B", [HEADER, MORE, [2, "Hộ tịch", 5, 0, 5, 0, 0]]),
    ]
    for order in (0, 2):
        listed = [*sheets[:order], make_sheet("Chung", [HEADER, *sums]), *sheets[order:]]
        reading = read(make_cover(), *listed)
        assert len(outcomes(reading, "service_result")) == 4 + taken
        assert ([code for code, _ in said(reading)] == []) == taken


def test_so_does_one_whose_small_rows_are_the_totals_of_others_beside_a_large_one() -> None:
    whole = make_sheet("06-TTHC", [HEADER, [1, "Đất đai", 20, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1]])
    sheets = [
        make_sheet("Đất đai", [HEADER, [1, "Chi nhánh 1", *LAND[2:]], [2, "Chi nhánh 2", *MORE[2:]]]),
        make_sheet("Hộ tịch", [HEADER, [1, "Phòng A", *CIVIL[2:]]]),
    ]
    assert len(outcomes(read(make_cover(), whole, *sheets), "service_result")) == 3
    alike = [make_sheet(name, [HEADER, [1, name, *LAND[2:]]]) for name in ("Đất đai", "Hộ tịch")]
    assert len(outcomes(read(make_cover(), *alike), "service_result")) == 2


def test_sheets_of_different_fields_are_all_read() -> None:
    sheets = [make_sheet(name, [HEADER, [1, name, 12, 1, 13, 0, 0]]) for name in ("Đất đai", "Hộ tịch", "Rừng")]
    assert outcomes(read(make_cover(), *sheets), "service_result") == ["accepted"] * 3


@pytest.mark.parametrize("count", ["khoảng 20", 2.5, float("inf"), float("nan")])
def test_figures_that_cannot_be_added_up_prove_nothing(count: Value) -> None:
    sheets = [make_sheet("Phòng A", [HEADER, LAND]), make_sheet("Phòng B", [HEADER, MORE, CIVIL])]
    sums: list[Line] = [[1, "Đất đai", count, 2, 22, 0, 0], [2, "Hộ tịch", 4, 0, 4, 0, 1]]
    reading = read(make_cover(), *sheets, make_sheet("Cả sở", [HEADER, *sums]))
    assert ("sheet.unknown", None) not in said(reading)


@pytest.mark.parametrize(
    ("names", "titles", "told"),
    [
        (("Sheet1", "Sheet2"), ("", ""), ["Sheet2"]),
        (("Cấp huyện", "Cấp xã"), ("", ""), []),
        (("Sheet1", "Sheet2"), ("CỦA HUYỆN", "CỦA XÃ"), []),
        (("TTHC T8", "TTHC T8 (2)"), ("", ""), ["TTHC T8 (2)"]),
        (("06-TTHC", "Sheet2"), ("", ""), ["Sheet2"]),
        (("06-TTHC", "T8"), ("", ""), ["T8"]),
        (("Tháng 8", "Tháng 8 (2)"), ("", ""), ["Tháng 8 (2)"]),
        (("06-TTHC", "Cấp xã"), ("", ""), []),
        (("06-TTHC", "06-TTHC đã sửa"), ("", ""), ["06-TTHC đã sửa"]),
        (("06-TTHC sai", "06-TTHC đúng"), ("", ""), ["06-TTHC đúng"]),
        (("06-TTHC bản gốc", "06-TTHC"), ("", ""), ["06-TTHC"]),
        (("06-TTHC", "06-TTHC Phòng A"), ("", ""), []),
    ],
)
def test_the_same_fields_in_two_sheets_that_nothing_tells_apart_are_counted_and_told(
    names: tuple[str, str], titles: tuple[str, str], told: list[str]
) -> None:
    sheets = [
        make_sheet(name, [[f"KẾT QUẢ TTHC {title}"], HEADER, row])
        for name, title, row in zip(names, titles, (LAND, MORE), strict=True)
    ]
    reading = read(make_cover(), *sheets)
    assert outcomes(reading, "service_result") == ["accepted"] * 2
    assert [(found.code, found.sheet) for found in reading.findings] == [("sheet.unknown", name) for name in told]


def test_a_sheet_of_which_its_name_makes_people_doubt_is_told_once() -> None:
    for names in (("06-TTHC", "06-TTHC 7"), ("06-TTHC 7", "06-TTHC")):
        reading = read(
            *[make_sheet(name, [HEADER, row]) for name, row in zip(names, (LAND, MORE), strict=True)],
            cover=make_cover(),
        )
        assert [(found.code, found.sheet) for found in reading.findings] == [("sheet.unknown", "06-TTHC 7")]


def test_a_month_told_twice_is_told_beside_another_month_too() -> None:
    names = ("Tháng 7", "Tháng 8", "Tháng 8 (2)")
    sheets = [make_sheet(name, [HEADER, [1, "Đất đai", n, 1, n, 0, 0]]) for n, name in enumerate(names, 20)]
    reading = read(make_cover(period="Quý III/2020"), *sheets)
    assert [(found.code, found.sheet) for found in reading.findings] == [("sheet.unknown", "Tháng 8 (2)")]


def test_a_letterhead_that_one_of_them_lacks_tells_nothing_apart() -> None:
    letterhead: list[Line] = [["UBND TỈNH LẠNG SƠN"], ["SỞ NỘI VỤ"]]
    others = make_sheet("03-VP", [*letterhead, header("violation"), violation(1)])
    lines = [make_sheet("06-TTHC", [*letterhead, ["KẾT QUẢ TTHC"], HEADER, LAND])]
    for title, told in (("KẾT QUẢ TTHC", [("sheet.unknown", None)]), ("CHI CỤC KIỂM LÂM", [])):
        reading = read(make_cover(), others, *lines, make_sheet("06-TTHC (2)", [[title], HEADER, MORE]))
        assert said(reading) == told


def test_the_letterheads_of_two_offices_that_head_their_sheets_of_other_forms_too_tell_these_apart() -> None:
    offices: list[tuple[str, Line]] = [("CHI CỤC KIỂM LÂM", LAND), ("CHI CỤC THÚ Y", MORE)]
    sheets = [
        sheet
        for n, (office, row) in enumerate(offices, 1)
        for sheet in (
            make_sheet(f"A{n}", [[office], header("violation"), violation(n, office=f"Phòng {n}")]),
            make_sheet(f"B{n}", [[office], HEADER, row]),
        )
    ]
    reading = read(make_cover(), *sheets)
    assert (len(outcomes(reading, "service_result")), said(reading)) == (2, [])


@pytest.mark.parametrize("names", [("T7", "T8"), ("Tháng 7", "Tháng 8"), ("TTHC thang7", "TTHC thang8")])
def test_the_same_fields_in_sheets_named_for_the_months_of_a_quarter_are_no_copies(names: tuple[str, str]) -> None:
    sheets = [make_sheet(name, [HEADER, row]) for name, row in zip(names, (LAND, MORE), strict=True)]
    reading = read(make_cover(period="Quý III/2020"), *sheets)
    assert (outcomes(reading, "service_result"), said(reading)) == (["accepted"] * 2, [])


TOTALS: list[Line] = [
    header("declared_total"),
    [1, "Tổng số nhiệm vụ được giao", "nhiệm vụ", 12, 40],
    [2, "Số nhiệm vụ đã hoàn thành", "nhiệm vụ", 9, 30],
]


@pytest.mark.parametrize(
    "lines",
    [
        [["Nội dung", "Số liệu"], ["Tổng số nhiệm vụ", 12], ["Đã hoàn thành", 9]],
        [["STT", "Chỉ tiêu", "Trong kỳ"], [1, "Số nhiệm vụ đã hoàn thành", 8], [2, "Số máy tính", 3]],
        [["STT", "Đơn vị", "Số nhiệm vụ", "Ghi chú"], [1, "Phòng A", 3, None]],
    ],
)
def test_a_sheet_that_only_tells_again_what_the_forms_own_sheet_has_is_no_form(lines: list[Line]) -> None:
    reading = read(make_cover(), make_sheet("07-TH", TOTALS), make_sheet("Tổng hợp", lines))
    assert said(reading) == [("sheet.unknown", None)]
    assert outcomes(reading, "declared_total") == ["accepted"] * 2


@pytest.mark.parametrize(("own", "name"), [("Sheet1", "Tổng hợp"), ("07-TH", "07-TH (2)")])
def test_items_told_again_where_no_sheet_is_the_forms_own_alone_are_told_twice(own: str, name: str) -> None:
    reading = read(make_cover(), make_sheet(own, TOTALS), make_sheet(name, TOTALS[:2]))
    assert [code for code, _ in said(reading)] == ["row.duplicate"]


def test_other_items_than_the_own_sheet_has_are_read() -> None:
    more: list[Line] = [TOTALS[0], [3, "Số lượt tự kiểm tra", "lượt", 4, 9]]
    reading = read(make_cover(), make_sheet("07-TH", TOTALS), make_sheet("Biểu nối", more))
    assert (said(reading), outcomes(reading, "declared_total")) == ([], ["accepted"] * 3)


@pytest.mark.parametrize(("lacking", "code"), [(1, "sheet.missing_column"), (2, "sheet.unknown")])
def test_a_list_that_is_only_like_a_form_that_is_there_is_no_part_of_it(lacking: int, code: str) -> None:
    head, names = header("inspection_report"), FORMS["inspection_report"].field_names
    left = [n for n, name in enumerate(names) if name not in ("kind", "decision_number")[:lacking]]
    listed = make_sheet("Các đoàn", [[line[n] for n in left] for line in (head, visit(2))])
    reading = read(make_cover(), make_sheet("02-KT", [head, visit(1)]), listed)
    assert [found for found, _ in said(reading)] == [code]
    assert outcomes(reading, "inspection_report").count("accepted") == 1


@pytest.mark.parametrize(
    ("headers", "rows", "told"),
    [
        (["Lĩnh vực", "Trước hạn", "Quá hạn"], [["Đất đai", 3, 1], ["HỘ TỊCH", 2, 0]], True),
        (["Lĩnh vực", "Trước hạn", "Quá hạn"], [["Đất đai", 3, 1], ["Rừng", 2, 0]], False),  # another field
        (HEADER, [MORE], False),  # an office's own
    ],
)
def test_a_few_figures_of_the_own_sheets_fields_count_nothing_again(
    headers: Line, rows: list[Line], told: bool
) -> None:
    sheets = [make_sheet("06-TTHC", [HEADER, LAND, CIVIL]), make_sheet("Số liệu biểu đồ", [headers, *rows])]
    reading = read(make_cover(), *sheets)
    assert said(reading) == [("sheet.unknown", None)] * told
    assert len(outcomes(reading, "service_result")) == 2 + (0 if told else len(rows))


@pytest.mark.parametrize(
    ("name", "columns", "form"),
    [
        ("Nhân sự", ["TT", "Đơn vị", "Tổng số", "Nam", "Nữ"], None),
        ("Kinh phí", ["TT", "Đơn vị", "Số tiền", "Năm", "Nguồn"], None),
        ("KH-KT", ["TT", "Đơn vị", "Số tiền", "Năm", "Nguồn"], "inspection_plan"),
        ("Kế hoạch", ["TT", "Đơn vị", "Tháng dự kiến", "Năm", "Nguồn"], "inspection_plan"),
    ],
)
def test_a_list_with_no_more_of_a_plan_than_units_and_years_is_none_in_a_units_workbook(
    name: str, columns: Line, form: str | None
) -> None:
    listed = make_sheet(name, [columns, [1, "Sở Nội vụ", 9, 2020, 3]])
    reading = read(make_cover(), make_sheet("03-VP", [header("violation"), violation(1)]), listed)
    assert sheet_of(reading, 2).form == form
    assert ("sheet.unknown", None) in said(reading) or form is not None


@pytest.mark.parametrize(
    ("headers", "office", "told"),
    [
        (["Ngày phát hiện", "Hành vi vi phạm", "Phòng, đơn vị", "Số CBCCVC vi phạm"], "PHÒNG TỔ CHỨC", True),
        (["Ngày phát hiện", "Hành vi vi phạm", "Phòng, đơn vị", "Số CBCCVC vi phạm"], "Phòng Kế toán", False),
    ],
)
def test_rows_of_the_own_sheet_without_some_of_its_columns_count_no_second_time(
    headers: Line, office: str, told: bool
) -> None:
    rows = [[found_on, "Đeo thẻ công chức", office, 1] for found_on in (day(7, 20), day(7, 21))]
    own = make_sheet("03-VP", [header("violation"), *(violation(n, day(7, 19 + n)) for n in (1, 2, 3))])
    reading = read(make_cover(), own, make_sheet("Danh sách", [headers, *rows]))
    assert said(reading) == [("sheet.unknown", None)] * told
    assert outcomes(reading, "violation") == ["accepted"] * (3 if told else 5)


@pytest.mark.parametrize(
    ("below", "told"),
    [
        ([HEADER, [1, "Đất đai", 20, 2, 22, 0, 0], [2, "Hộ tịch", 7, 0, 7, 0, 1]], [("sheet.unknown", "A6")]),
        ([["B. Cấp xã"], HEADER, [1, "Đất đai", 20, 2, 22, 0, 0], [2, "Hộ tịch", 7, 0, 7, 0, 1]], []),
        ([HEADER, [3, "Đầu tư", 20, 2, 22, 0, 0], [4, "Xây dựng", 7, 0, 7, 0, 1]], []),
        *[
            ([[line], HEADER, [1, "Đất đai", 20, 2, 22, 0, 0], [2, "Hộ tịch", 7, 0, 7, 0, 1]], told)
            for line, told in (
                ("SỐ LIỆU THÁNG 8/2020", [("sheet.unknown", "A7")]),
                ("KẾT QUẢ GIẢI QUYẾT TTHC", [("sheet.unknown", "A7")]),
                ("KẾT QUẢ CỦA PHÒNG A THÁNG 8/2020", []),
            )
        ],
    ],
)
def test_the_same_fields_below_a_header_told_again_are_counted_and_told(
    below: list[Line], told: list[tuple[str, str | None]]
) -> None:
    reading = read_form(HEADER, LAND, CIVIL, None, *below)
    assert outcomes(reading, "service_result") == ["accepted"] * 4
    assert said(reading) == told


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ([[1, "Đất đai", 20], [2, "Hộ tịch", 7], [3, "Y tế", 5]], [("sheet.unknown", "A5")]),
        ([[4, "Hộ tịch", 7], [5, "Y tế", 5], [6, "Đất đai", 20]], [("sheet.unknown", "A5")]),
        ([[None, "Cộng", 22], [1, "Đất đai", 20], [2, "Hộ tịch", 7], [3, "Y tế", 5]], [("sheet.unknown", "A6")]),
        ([[None, "Cộng cấp tỉnh", 22], [1, "Đất đai", 20], [2, "Hộ tịch", 7], [3, "Y tế", 5]], []),
        ([["Cấp xã"], [1, "Đất đai", 20], [2, "Hộ tịch", 7], [3, "Y tế", 5]], []),
        ([["Cấp xã", "Đất đai", 20], [None, "Hộ tịch", 7], [None, "Y tế", 5]], []),
        ([[1, "Đất đai", 20, "Cấp xã"], [2, "Hộ tịch", 7], [3, "Y tế", 5]], []),
        ([[4, "Đất đai", 0], [5, "Hộ tịch", 0], [6, "Y tế", 0]], []),
        ([[4, "Đất đai", 20], [5, "Hộ tịch", 7], [6, "Xây dựng", 5]], []),
        ([[4, "Đất đai", 20], [5, "Hộ tịch", 7]], []),
        ([[4, "Đất đai", 20], [5, "Đất đai", 7], [6, "Đất đai", 5]], []),
    ],
)
def test_the_same_fields_right_below_them_are_counted_and_told(
    again: list[Line], told: list[tuple[str, str | None]]
) -> None:
    first: list[Line] = [[1, "Đất đai", 12], [2, "Hộ tịch", 4], [3, "Y tế", 6]]
    reading = read_form(["STT", "Lĩnh vực", "Trực tuyến"], *first, *again)
    assert set(outcomes(reading, "service_result")) == {"accepted"}
    assert said(reading) == told


@pytest.mark.parametrize(("header", "told"), [("Bộ phận", []), ("Ghi chú", [("sheet.unknown", "A5")])])
def test_parts_with_a_column_that_tells_whose_they_are_need_no_line(
    header: str, told: list[tuple[str, str | None]]
) -> None:
    first = [[*HEADER, header], [*LAND, "Huyện"], [*CIVIL, "Huyện"]]
    second = [first[0], [1, "Đất đai", 20, 2, 22, 0, 0, "Xã"], [2, "Hộ tịch", 7, 0, 7, 0, 1, "Xã"]]
    reading = read_form(*first, *second)
    assert [one for one in said(reading) if one[1] != "H1"] == told
