from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import make_cover, make_sheet, read, read_form, said, values
from transforms.submissions.interpret import FileReading


def reading(*figures: str) -> FileReading:
    """07-TH of August 2020 under these headers of figures, with 10, 11 … and 20, 21 … below them."""
    places = range(len(figures))
    return read_form(
        ["STT", "Chỉ tiêu", "Đơn vị tính", *figures],
        [1, "Tổng số nhiệm vụ được giao", "nhiệm vụ", *(20 + place for place in places)],
        [2, "Số nhiệm vụ đã hoàn thành", "nhiệm vụ", *(10 + place for place in places)],
    )


@pytest.mark.parametrize(
    ("figures", "field", "expected"),
    [
        (["Tháng 7", "Tháng 8", "Lũy kế"], "in_period", [21, 11]),
        (["Tháng 8/2019", "Tháng 8/2020", "Lũy kế"], "in_period", [21, 11]),
        (["Trong kỳ", "Tháng 7", "Lũy kế"], "in_period", [20, 10]),
        (["Trong kỳ", "Lũy kế 7 tháng", "Lũy kế 8 tháng"], "to_date", [22, 12]),
        (["T6", "T7", "T8", "8T"], "in_period", [22, 12]),
        (["Thg 7", "Thg 8", "Lũy kế"], "in_period", [21, 11]),
        (["TH tháng 8", "TH 8 tháng"], "to_date", [21, 11]),
        (["T8/2020", "8 tháng/2020"], "to_date", [21, 11]),
    ],
)
def test_of_columns_of_several_months_the_reports_own_counts(
    figures: list[str], field: str, expected: list[int]
) -> None:
    told = reading(*figures)
    assert values(told, "declared_total", field) == expected
    assert said(told) == []


@pytest.mark.parametrize("figures", [["Tháng 8", "Trong tháng"], ["Tháng 6", "Tháng 7"], ["Trong kỳ", "Kỳ này"]])
def test_columns_of_which_headers_do_not_tell_the_reports_own_are_told_twice(figures: list[str]) -> None:
    assert said(reading(*figures)) == [("sheet.duplicate_column", "E1")]


@pytest.mark.parametrize(
    "header",
    [
        *["Lũy kế từ đầu năm đến hết kỳ", "Lũy kế đến hết tháng 8/2020", "Lũy kế đến ngày 14/8/2020"],
        *["LK từ đầu năm đến 14/8", "Cộng dồn 8 tháng", "Tổng luỹ kế"],
    ],
)
def test_the_year_so_far_is_known_however_its_end_is_told(header: str) -> None:
    read = reading("Trong kỳ", header)
    assert (values(read, "declared_total", "to_date"), said(read)) == ([21, 11], [])


@pytest.mark.parametrize(("header", "told"), [("Lũy kế theo sổ", [("sheet.unknown", "E1")]), ("Cùng kỳ", [])])
def test_an_odd_sum_so_far_is_said_where_the_form_lacks_its_own(header: str, told: list[tuple[str, str]]) -> None:
    assert said(reading("Trong kỳ", header)) == told
    assert said(reading("Trong kỳ", "Lũy kế từ đầu năm", header)) == []


@pytest.mark.parametrize(("figures", "cell"), [(["Tháng 7", "Lũy kế"], "D1"), (["Trong kỳ", "Lũy kế 7 tháng"], "E1")])
def test_a_column_under_another_month_is_said_and_stands(figures: list[str], cell: str) -> None:
    told = reading(*figures)
    assert values(told, "declared_total", "in_period") == [20, 10]
    assert said(told) == [("file.identity_conflict", cell)]


@pytest.mark.parametrize(
    "header", ["Lũy kế từ đầu năm (từ 15/12/2019)", "Lũy kế từ đầu năm (từ tháng 12/2019)", "Lũy kế 8 tháng năm 2020"]
)
def test_where_a_sum_begins_is_not_the_month_it_is_of(header: str) -> None:
    assert said(reading("Trong kỳ", header)) == []
    assert values(reading("Trong kỳ", header), "declared_total", "to_date") == [21, 11]


def test_a_month_in_the_header_of_no_figure_is_nobodys_business() -> None:
    assert (
        said(
            read_form(
                ["STT", "Chỉ tiêu (theo mẫu tháng 7)", "Số lượng"],
                [1, "Tổng số CBCCVC", 40],
                [2, "Số CBCCVC được quán triệt", 40],
                name="04-QT",
            )
        )
        == []
    )


def test_eight_months_are_no_month_of_august() -> None:
    told = reading("Trong kỳ", "Thực hiện 8 tháng")
    assert (values(told, "declared_total", "in_period"), said(told)) == ([20, 10], [])
    counts = read_form(["STT", "Chỉ tiêu", "8 tháng"], [1, "Tổng số CBCCVC", 9], [2, "Số hội nghị quán triệt", 3])
    assert [code for code, _ in said(counts)] == ["file.no_known_form"]


@pytest.mark.parametrize("header", ["Kết quả", "Tháng Tám"])
def test_figures_under_a_header_that_nobody_knows_where_theirs_is_missing_are_said(header: str) -> None:
    assert said(reading(header, "Lũy kế")) == [("sheet.unknown", "D1")]


@pytest.mark.parametrize(
    ("ours", "others"),
    [
        *[("TRONG KỲ", "LŨY KẾ TỪ ĐẦU NĂM"), ("Tháng 8", "8 THÁNG"), ("Kỳ này", "Kỳ trước"), ("T8/2020", "T7/2020")],
        *[("Năm 2020", "Cùng kỳ 2019"), ("Số liệu", "Lũy kế")],
    ],
)
def test_of_the_same_groups_told_for_two_times_the_periods_own_count(ours: str, others: str) -> None:
    leaves = ["Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    for first, second, expected in ((ours, others, 12), (others, ours, 90)):
        top = ["STT", "Lĩnh vực", first, *[None] * 4, second]
        row = [1, "Đất đai", 12, 1, 13, 0, 0, 90, 9, 99, 0, 0]
        told = read_form(top, [None, None, *leaves, *leaves], row)
        assert (values(told, "service_result", "received_online"), said(told)) == ([expected], [])


@pytest.mark.parametrize(
    ("ours", "so_far"),
    [
        ("Số CBCCVC vi phạm trong kỳ", "Số CBCCVC vi phạm lũy kế"),
        ("Số CBCCVC vi phạm trong tháng", "Lũy kế từ đầu năm"),
        ("Số CBCCVC vi phạm kỳ này", "Số CBCCVC vi phạm kỳ trước"),
    ],
)
def test_people_counted_in_the_period_count_beside_those_of_the_year_so_far(ours: str, so_far: str) -> None:
    day = dt.date(2020, 8, 3)
    told = read_form(
        ["STT", "Ngày phát hiện", "Hành vi vi phạm", "Cơ quan, đơn vị", so_far, ours],
        [1, day, "Khác", "Phòng Nội vụ", 50, 3],
    )
    assert (values(told, "violation", "people_count"), said(told)) == ([3], [])
    two_rows = read_form(
        ["STT", "Ngày phát hiện", "Hành vi vi phạm", "Cơ quan, đơn vị", "Số CBCCVC vi phạm", None],
        [None, None, None, None, "Trong kỳ", "Lũy kế"],
        [1, day, "Khác", "Phòng Nội vụ", 3, 50],
    )
    assert (values(two_rows, "violation", "people_count"), said(two_rows)) == ([3], [])


def test_cases_received_in_the_period_are_not_all_that_were_received() -> None:
    told = read_form(["STT", "Lĩnh vực", "Số hồ sơ tiếp nhận trực tuyến", "Tổng số trong kỳ"], [1, "Đất đai", 12, 15])
    assert values(told, "service_result", "received_total") in ([], [None])


def test_the_same_groups_told_for_two_levels_are_told_twice() -> None:
    leaves = ["Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    top = ["STT", "Lĩnh vực", "Cấp tỉnh", *[None] * 4, "Cấp huyện"]
    told = read_form(top, [None, None, *leaves, *leaves], [1, "Đất đai", 12, 1, 13, 0, 0, 90, 9, 99, 0, 0])
    assert {code for code, _ in said(told)} == {"sheet.duplicate_column"}


def of_2020(period: str, *figures: str) -> FileReading:
    """07-TH of a period of 2020 under these headers of figures, with 10, 11 … below them."""
    lines = [["STT", "Chỉ tiêu", *figures], [1, "Số nhiệm vụ đã hoàn thành", *range(10, 10 + len(figures))]]
    cover = make_cover(period=period)
    return read(make_sheet("07-TH", lines), cover=cover, path="bieu.xlsx", received_on=dt.date(2020, 12, 28))


@pytest.mark.parametrize(
    ("period", "figures", "in_period", "to_date"),
    [
        *[("Quý I/2020", [name, "Lũy kế"], 10, 11) for name in ("Quý I", "Quý 1", "Q1/2020", "Trong quý I/2020")],
        *[
            (f"Quý {quarter}/2020", ["Kế hoạch năm 2020", f"Quý {quarter}", "Lũy kế"], 11, 12)
            for quarter in ("II", "IV")
        ],
        ("Quý III/2020", ["Tháng 7", "Tháng 8", "Tháng 9", "Quý III", "9 tháng"], 13, 14),
        ("Quý III/2020", ["Quý II", "Quý III", "Lũy kế đến hết quý III"], 11, 12),
        ("Quý I/2020", ["3 tháng đầu năm"], 10, None),
        ("Quý II/2020", ["Quý II", "6 tháng đầu năm"], 10, 11),
        ("Tháng 9/2020", ["Tháng 9", "Quý III", "9 tháng"], 10, 12),
        *[
            ("6 tháng đầu năm 2020", [name, "Lũy kế"], 10, 11)
            for name in ("6 tháng", "6T/2020", "6 tháng đầu năm 2020")
        ],
        ("6 tháng đầu năm 2020", ["Quý I", "Quý II", "6 tháng"], 12, None),
        ("6 tháng đầu năm 2020", ["6 tháng đầu năm 2019", "6 tháng đầu năm 2020"], 11, None),
        ("6 tháng đầu năm 2020", ["Trong kỳ", "6 tháng đầu năm"], 10, 11),
        ("6 tháng cuối năm 2020", ["6 tháng cuối năm", "Lũy kế"], 10, 11),
        ("9 tháng năm 2020", ["9 tháng đầu năm"], 10, None),
        *[("Năm 2020", ["Kế hoạch năm 2020", name, "Lũy kế"], 11, 12) for name in ("Năm 2020", "Cả năm", "12 tháng")],
        ("Năm 2020", ["Năm 2019", "Trong năm"], 11, None),
    ],
)
def test_a_column_named_after_the_workbooks_own_period_is_that_of_the_period(
    period: str, figures: list[str], in_period: int, to_date: int | None
) -> None:
    told = of_2020(period, *figures)
    assert said(told) == []
    assert values(told, "declared_total", "in_period") == [in_period]
    assert values(told, "declared_total", "to_date") == [to_date]


@pytest.mark.parametrize(
    ("period", "header"),
    [
        ("Quý II/2020", "Quý III"),
        ("Quý II/2020", "Quý II/2019"),
        ("Quý III/2020", "Tháng 9"),
        ("Tháng 9/2020", "Quý III"),
    ],
)
def test_a_column_under_another_quarter_is_said(period: str, header: str) -> None:
    assert said(of_2020(period, header, "Lũy kế")) == [("file.identity_conflict", "C1")]
    assert said(of_2020(period, "Trong kỳ", header)) == []


@pytest.mark.parametrize(
    ("period", "header"),
    [
        *[("Tháng 8/2020", name) for name in ("Năm 2020", "Cả năm", "6 tháng cuối năm")],
        *[("Năm 2020", name) for name in ("Năm 2019", "Kế hoạch năm 2020", "Năm")],
        *[("6 tháng cuối năm 2020", name) for name in ("12 tháng", "Cả năm")],
    ],
)
def test_a_half_or_year_that_is_not_the_workbooks_own_is_no_column_of_its_period(period: str, header: str) -> None:
    assert values(of_2020(period, header, "Lũy kế"), "declared_total", "in_period") == [None]


def test_the_quarter_heads_the_values_of_dissemination_and_of_services() -> None:
    items = [["STT", "Chỉ tiêu", "Quý II"], [1, "Tổng số CBCCVC", 9], [2, "Số hội nghị quán triệt", 3]]
    leaves = ["Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    groups = [["STT", "Lĩnh vực", "Quý I", *[None] * 4, "Quý II"], [None, None, *leaves, *leaves]]
    services = make_sheet("06-TTHC", [*groups, [1, "Đất đai", 90, 9, 99, 0, 0, 12, 1, 13, 0, 0]])
    told = read(make_sheet("04-QT", items), services, cover=make_cover(period="Quý II/2020"), path="bieu.xlsx")
    assert said(told) == []
    assert values(told, "dissemination", "value") == [9, 3]
    assert values(told, "service_result", "received_online") == [12]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        *[(text, True) for text in ("Cùng kỳ", "Quý III", "8 tháng đầu năm 2020", "Lũy kế", "Kỳ trước", "Tháng 7")],
        *[(text, False) for text in ("Kỳ này", "Tháng 8", "Năm 2020", "Theo Thông tư 01/2018/TT-VPCP")],
    ],
)
def test_services_under_a_header_of_another_time_are_taken_and_that_is_said_once(header: str, told: bool) -> None:
    leaves = ["Kỳ trước chuyển sang", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn"]
    reading = read_form(["STT", "Lĩnh vực", header], [None, None, *leaves], [1, "Đất đai", 1, 12, 1, 13, 1])
    assert values(reading, "service_result", "received_online") == [12]
    assert said(reading) == [("file.identity_conflict", "C1")] * told
