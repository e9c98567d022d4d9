from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, day, header, kinds, make_cover, make_sheet, read, said, violation
from transforms.files.sheets import Sheet, Value
from transforms.tables.cover import read_cover

DATA = make_sheet("03-VP", [header("violation"), violation(1)])


@pytest.mark.parametrize(
    "lines",
    [
        [["Đơn vị báo cáo", "Sở Xây dựng"], ["Kỳ báo cáo", "08/2020"]],
        [["Đơn vị báo cáo: Sở Xây dựng"], ["Kỳ báo cáo: 08/2020"]],
        [["ĐƠN VỊ BÁO CÁO:", None, None, "Sở Xây dựng"], [None, "Ky bao cao :", "08/2020"]],
        [["Đơn vị báo cáo", "Kỳ báo cáo"], ["Sở Xây dựng", "08/2020"]],
        [["1", "Tên đơn vị", "Sở Xây dựng"], ["2", "Báo cáo tháng", "8/2020"]],
    ],
)
def test_labels_and_values_are_found_however_they_are_laid_out(lines: list[list[Value]]) -> None:
    reading = read(make_sheet("Thông tin", lines), DATA)
    assert (reading.unit, reading.period) == ("SXD", "2020-08")
    assert set(kinds(reading, 0).values()) == {"title"}


def test_who_prepared_and_who_signed_are_kept() -> None:
    reading = read(make_cover(), DATA, metadata={"cchc.form_edition": "1"})
    assert reading.cover == {
        "prepared_by": "Hoàng Thu Hà",
        "approved_by": "Nguyễn Văn Bình",
        "reported_on": None,
        "form_edition": "1",
    }


def test_a_value_behind_its_label_goes_on_over_the_lines_of_its_cell() -> None:
    cell = "Đơn vị báo cáo: Sở Nông nghiệp\nvà Phát triển nông thôn\n(Phòng Tổng hợp)\nKỳ báo cáo: Tháng\n8/2020"
    reading = read(make_sheet("Thông tin", [[cell], ["Người lập biểu: Vi Thị\nMai"]]), DATA)
    assert (reading.unit, reading.period) == ("SNNPTNT", "2020-08")
    assert reading.cover["prepared_by"] == "Vi Thị Mai"


def test_the_lines_of_another_label_are_no_part_of_a_value() -> None:
    cover = read_cover(((1, ("Kỳ báo cáo: 08/2020\nNgười lập biểu\nVi Thị Mai\nĐịa chỉ: số 2",)),), 0, "Thông tin")
    assert cover is not None
    assert {name: value.text for name, value in cover.values.items()} == {
        "period": "08/2020",
        "prepared_by": "Vi Thị Mai",
    }


def test_a_blank_value_is_no_value() -> None:
    cover = read_cover(make_cover(unit=None).rows, 0, "Thông tin")
    assert cover is not None
    assert "unit" not in cover.values
    cover = read_cover(((1, ("Đơn vị báo cáo:\nKỳ báo cáo\nTháng 8/2020",)),), 0, "Thông tin")
    assert cover is not None
    assert cover.values.keys() == {"period"}


@pytest.mark.parametrize(
    "sheet", [make_sheet("Lịch", [["Đơn vị: nhiệm vụ"], ["Thứ", "Người trực"]]), make_sheet("X", [["a", 1]])]
)
def test_other_sheets_are_no_cover(sheet: Sheet) -> None:
    assert read_cover(sheet.rows, 0, sheet.name) is None


def test_a_scrap_sheet_with_a_signature_block_is_no_cover() -> None:
    scrap = make_sheet("Nháp", [[1, 2, 3], ["Người lập biểu", None, "Thủ trưởng đơn vị"], ["Lê A", None, "Trần B"]])
    assert ("sheet.unknown", None) in said(read(make_cover(), DATA, scrap))


def test_a_cover_alone_is_no_known_form() -> None:
    reading = read(make_cover())
    assert (reading.status, [found.code for found in reading.findings]) == ("rejected", ["file.no_known_form"])


@pytest.mark.parametrize(
    "lines",
    [
        [["Đơn vị báo cáo"], ["Sở Nội vụ"], ["Kỳ báo cáo"], ["Tháng 8/2020"]],
        [["Đơn vị báo cáo: Sở Nội vụ\nKỳ báo cáo: Tháng 8/2020"]],
        [["Đơn vị báo cáo:\nSở Nội vụ"], ["Kỳ báo cáo\nTháng 8/2020\nNgười lập biểu:\nĐịa chỉ: xã A"]],
        [["Đơn vị báo cáo：Sở Nội vụ; Kỳ báo cáo：Tháng 8/2020"]],
        [["Đơn\nvị\nbáo cáo", "Sở\nNội vụ"], ["Kỳ\nbáo\ncáo:", "Tháng 8/2020"], ["Thủ\ntrưởng\nđơn vị", "Lê A"]],
        [["Đơn vị báo cáo - Sở Nội vụ"], ["Kỳ báo cáo – Tháng 8/2020"]],
        [["Đơn vị báo cáo", "Đơn vị: Sở Nội vụ"], ["Kỳ báo cáo", "Tháng", 8, "năm", 2020]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8"], ["Năm", 2020]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Tháng:", 8], ["Năm:", 2020]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Tháng", 8, "năm", 2020]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "15/7 - 14/8/2020"]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Từ ngày 15/7/2020 đến hết ngày 14/8/2020"]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Từ ngày", "15/7/2020"], ["Đến ngày", "14/8/2020"]],
        [["Đơn vị báo cáo", "Sở Nội vụ"], ["Số liệu từ ngày", day(7, 15), "đến ngày", day(8, 14)]],
        [["Kỳ báo cáo"], ["THÔNG TIN"], ["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"]],
    ],
)
def test_a_label_and_its_value_may_share_a_cell_a_line_or_several_cells(lines: list[Line]) -> None:
    reading = read(make_sheet("Thông tin", lines), DATA)
    assert (reading.unit, reading.period, said(reading)) == ("SNV", "2020-08", [])


def test_days_that_are_no_period_s_window_name_none() -> None:
    reading = read(make_cover("Sở Nội vụ", "Từ 20/7/2020 đến 14/8/2020"), DATA)
    assert [code for code, _ in said(reading)] == ["file.period_unknown"]


def test_a_month_without_a_year_is_no_period() -> None:
    reading = read(make_cover("Sở Nội vụ", "Tháng 8"), DATA)
    assert [code for code, _ in said(reading)] == ["file.period_unknown"]


def test_two_senders_on_a_cover_are_asked_about_and_two_periods_are_said() -> None:
    told = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"]]
    two_units = read(make_sheet("Thông tin", [*told, ["Đơn vị báo cáo", "Sở Y tế"]]), DATA)
    assert [code for code, _ in said(two_units)] == ["file.unit_ambiguous"]
    two_periods = read(make_sheet("Thông tin", [*told, ["Kỳ báo cáo", "Tháng 7/2020"]]), DATA)
    assert ("file.identity_conflict", "B3") in said(two_periods)
    assert two_periods.period == "2020-08"


def test_another_office_s_line_beside_the_sender_s_is_no_second_sender() -> None:
    lines = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"], ["Đơn vị nhận báo cáo", "Sở Y tế"]]
    assert said(read(make_sheet("Thông tin", lines), DATA)) == []


@pytest.mark.parametrize("hint", ["(Ví dụ: Tháng 8/2020)", "VD: 08/2020", "Ghi theo mẫu: Tháng 8/2020"])
def test_what_shows_how_to_fill_in_says_nothing(hint: str) -> None:
    lines: list[Line] = [["Đơn vị báo cáo", "Sở Xây dựng"], ["Kỳ báo cáo", None, hint]]
    assert ("file.period_unknown", "B2") not in said(read(make_sheet("Thông tin", lines), DATA))
    assert read(make_sheet("Thông tin", lines), DATA).period is None
    lines = [["Đơn vị báo cáo", "Sở Xây dựng"], ["Kỳ báo cáo"], [hint]]
    assert read(make_sheet("Thông tin", lines), DATA).period is None


def test_the_title_says_what_no_label_asks_for() -> None:
    lines: list[Line] = [["BÁO CÁO THÁNG 8 NĂM 2020"], ["Đơn vị báo cáo", "Sở Xây dựng"], ["Người lập biểu", "Lê A"]]
    assert read(make_sheet("Thông tin", lines), DATA).period == "2020-08"
    lines.append(["Kỳ báo cáo:", None])  # left blank: the title may be the blank form's
    assert read(make_sheet("Thông tin", lines), DATA).period is None


def test_a_title_page_has_no_labels_and_says_who_and_when() -> None:
    page = make_sheet("Sheet1", [["SỞ XÂY DỰNG"], ["BÁO CÁO THÁNG 8 NĂM 2020"]])
    reading = read(page, DATA)
    assert (reading.unit, reading.period, said(reading)) == ("SXD", "2020-08", [])
    assert set(kinds(reading, 0).values()) == {"title"}
    scrap = make_sheet("Sheet1", [["Tổ tổng hợp"], ["Lịch trực tháng 7 năm 2020"]])
    assert ("sheet.unknown", None) in said(read(scrap, DATA))


def test_columns_of_a_table_are_no_cover_beside_it() -> None:
    head = [*header("violation"), "Đơn vị báo cáo", "Kỳ báo cáo"]
    table = make_sheet("03-VP", [head, [*violation(1), None, "Sở Xây dựng", "08/2020"]])
    assert (read(table).unit, read(table).period) == (None, None)
    told: list[Value] = ["Đơn vị báo cáo: Sở Xây dựng", "Kỳ báo cáo: 08/2020"]
    rows = [[*violation(n, office=f"Phòng {n}"), text] for n, text in enumerate(told, 1)]
    assert read(make_sheet("03-VP", [[*header("violation"), "Nguồn"], *rows])).unit is None
    assert read(make_sheet("03-VP", [header("violation"), *rows])).unit == "SXD"


def test_headers_of_the_next_table_are_no_cover_beside_a_narrow_one() -> None:
    remarks: list[Line] = [header("remark"), ["Ưu điểm", "Chấp hành tốt."], None]
    reading = read(make_sheet("Sheet1", [*remarks, header("violation"), violation(1)]), path="So Y te T8.2020.xlsx")
    assert (reading.status, reading.unit, reading.period, said(reading)) == ("accepted", "SYT", "2020-08", [])
    beside: list[Line] = [
        ["Ưu điểm", "Tốt", None, "Đơn vị", "Sở Xây dựng"],
        ["Tồn tại", "Ít", None, "Kỳ báo cáo", "T8/2020"],
    ]
    told = read(make_sheet("Sheet1", [header("remark"), *beside, None, header("violation"), violation(1)]))
    assert (told.unit, told.period) == ("SXD", "2020-08")


def test_quarter_and_year_may_have_a_line_each() -> None:
    lines: list[Line] = [["Đơn vị báo cáo", "Sở Xây dựng"], ["Quý", "III"], ["Năm", 2020]]
    assert read(make_sheet("Thông tin", lines), DATA).period == "2020-Q3"
    assert read(make_sheet("Thông tin", lines[:2]), DATA).period is None


def test_first_and_last_day_on_lines_of_their_own_count_where_they_are_a_period_s() -> None:
    unit: Line = ["Đơn vị báo cáo", "Sở Xây dựng"]
    days: list[Line] = [["Từ ngày", "15/6/2020"], ["Đến ngày", "14/7/2020"]]
    cover = make_sheet("Thông tin", [unit, *days])
    assert read(cover, DATA, path="BC thang 8.2020.xlsx").period == "2020-07"
    assert read(make_sheet("Thông tin", [unit, days[0]]), DATA).period is None
    days[1][1] = "20/8/2020"
    other = make_sheet("Thông tin", [unit, *days])
    assert read(other, DATA, path="BC thang 8.2020.xlsx").period == "2020-08"


def test_numbered_lines_of_a_cover_are_no_rows_of_figures() -> None:
    lines: list[Line] = [["STT", "Nội dung", "Thông tin"], [1, "Đơn vị báo cáo", "Sở Nội vụ"]]
    lines += [[2, "Kỳ báo cáo", "Tháng 8/2020"], [3, "Người lập biểu", "Hoàng Thị Mai"]]
    form = make_sheet("03-VP", [header("violation"), violation(1)])
    assert said(read(make_sheet("Thông tin", lines), form)) == []
    lines += [["Đất đai", 12, 13], ["Hộ tịch", 4, 4]]
    assert said(read(make_sheet("Thông tin", lines), form)) == [("sheet.unknown", "A5")]


def test_a_cover_set_out_as_a_table_is_a_cover_whatever_its_sheet_is_called() -> None:
    lines: list[Line] = [["STT", "Nội dung", "Thông tin"], [1, "Đơn vị báo cáo", "Sở Nội vụ"]]
    lines.append([2, "Kỳ báo cáo", "Tháng 8/2020"])
    reading = read(make_sheet("Biểu 01", lines), make_sheet("Biểu 03", [header("violation"), violation(1)]))
    assert (reading.unit, reading.period, said(reading)) == ("SNV", "2020-08", [])


def test_labels_over_a_table_without_all_its_columns_make_no_cover_of_its_rows() -> None:
    lines: list[Line] = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"], header("task_progress")[:5]]
    reading = read(make_sheet("01-NV", [*lines, [1, "12/UBND-NC", day(7, 1), "UBND tỉnh", "Rà soát"]]))
    assert said(reading) == [("sheet.missing_column", "A3")]


@pytest.mark.parametrize("beside", ["Kỳ báo cáo: Tháng 8/2020", "Tháng 8/2020"])
def test_a_label_told_again_beside_itself_is_no_part_of_the_value(beside: str) -> None:
    cover = make_sheet("Thông tin", [["Đơn vị báo cáo", "Sở Xây dựng"], ["Kỳ báo cáo", beside]])
    reading = read(cover, DATA)
    assert (reading.unit, reading.period) == ("SXD", "2020-08")


def test_a_colon_in_brackets_behind_a_label_is_part_of_the_label() -> None:
    labels = ("Đơn vị báo cáo (ví dụ: Sở Tư pháp)", "Kỳ báo cáo (VD: Tháng 1/2021):")
    for lines in (list(zip(labels, ("Sở Y tế", "Tháng 8/2020"), strict=True)), [[f"{labels[0]}: Sở Y tế"]]):
        reading = read(make_sheet("Thông tin", lines), DATA, path="T8.2020.xlsx")
        assert (reading.unit, reading.period, said(reading)) == ("SYT", "2020-08", [])
    whole = make_sheet("Thông tin", [["(Đơn vị báo cáo: Sở Y tế)"], ["(Kỳ báo cáo: Tháng 8/2020)"]])
    assert (read(whole, DATA).unit, read(whole, DATA).period) == ("SYT", "2020-08")


@pytest.mark.parametrize(
    ("kind", "part", "period"),
    [
        ("Tháng", ["Tháng", "8"], "2020-08"),
        ("Báo cáo tháng", ["Tháng: 8"], "2020-08"),
        ("Quý", ["Quý", "III"], "2020-Q3"),
        ("Quý", ["Tháng", "8"], None),
        ("8 tháng", ["Tháng", "8"], None),
        ("Tháng", [], None),
    ],
)
def test_a_period_that_only_names_its_kind_is_told_by_the_lines_below(
    kind: str, part: list[Value], period: str | None
) -> None:
    lines: list[Line] = [["Đơn vị báo cáo", "Sở Y tế"], ["Kỳ báo cáo", kind], part, ["Năm", "2020"]]
    assert read(make_sheet("Thông tin", lines), DATA).period == period
