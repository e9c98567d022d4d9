from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.soon import soon
from tests.transforms.made_sheets import (
    day,
    finding_of,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    said,
    sheet_of,
    task,
    values,
    violation,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import CellError, Sheet, UncomputedFormula, Value
from transforms.values.normalise import text_of

DATA = make_sheet("03-VP", [header("violation"), violation(1)])
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def titled(*lines: str, name: str = "03-VP", found_on: Value = day(7, 20)) -> Sheet:
    """A sheet of 03-VP under title lines: the left block and the motto beside it, then the rest."""
    block: list[list[Value]] = [[text, None, None, MOTTO[n] if n < 2 else None] for n, text in enumerate(lines)]
    return make_sheet(name, [*block, header("violation"), violation(1, found_on)])


def who_and_when(*sheets: Sheet, **more: Any) -> tuple[str | None, str | None, list[str]]:
    reading = read(*sheets, **more)
    return reading.unit, reading.period, [code for code, _ in said(reading) if code.startswith("file.")]


# ---- the order of sources


def test_the_cover_says_who_and_when() -> None:
    assert who_and_when(make_cover(), DATA) == ("SNV", "2020-08", [])


def test_without_a_cover_the_title_lines_say_it() -> None:
    assert who_and_when(titled("UBND TỈNH LẠNG SƠN", "SỞ TÀI CHÍNH", "Tháng 8 năm 2020")) == ("STC", "2020-08", [])
    assert who_and_when(titled("UBND TỈNH LẠNG SƠN\nSỞ TÀI CHÍNH", "", "(Số liệu tháng 8/2020)")) == (
        "STC",
        "2020-08",
        [],
    )
    assert who_and_when(titled("Đơn vị báo cáo: Sở Y tế", "Kỳ báo cáo: 08/2020")) == ("SYT", "2020-08", [])


@pytest.mark.parametrize(
    "lines",
    [
        ("SỞ TÀI CHÍNH", "Tháng 8 năm 2020", "Kính gửi:", "- Sở Nội vụ;", "- Văn phòng UBND tỉnh."),
        ("SỞ TÀI CHÍNH", "Tháng 8 năm 2020", "Kính gửi: Sở Nội vụ;", "- Văn phòng UBND tỉnh."),
        ("SỞ TÀI CHÍNH", "Tháng 8 năm 2020", "Kính gửi:", "Sở Nội vụ", "Văn phòng UBND tỉnh"),
        ("Kính gửi: Sở Nội vụ", "SỞ TÀI CHÍNH", "Tháng 8 năm 2020"),
        ("Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "SỞ TÀI CHÍNH", "Tháng 8 năm 2020"),
    ],
)
def test_whom_a_report_goes_to_did_not_send_it(lines: tuple[str, ...]) -> None:
    assert who_and_when(titled(*lines)) == ("STC", "2020-08", [])


@pytest.mark.parametrize(
    "label", ["Kính gửi:", "Gửi về:", "Đơn vị nhận báo cáo", "Đơn vị tổng hợp:", "Cơ quan chủ quản:", "Cơ quan giao:"]
)
def test_nor_did_an_office_beside_such_a_label(label: str) -> None:
    beside: list[Value] = [label, "Sở Nội vụ"]
    for lines in ([["SỞ TÀI CHÍNH"], beside], [beside, ["SỞ TÀI CHÍNH"]], [["Đơn vị:", "Sở Tài chính"], beside]):
        sheet = make_sheet("03-VP", [*lines, ["Tháng 8 năm 2020"], header("violation"), violation(1)])
        assert who_and_when(sheet) == ("STC", "2020-08", [])


def test_only_whom_a_report_goes_to_is_named() -> None:
    block: list[list[Value]] = [["Kính gửi:", "Sở Nội vụ tỉnh Lạng Sơn"], ["Tháng 8 năm 2020"]]
    sheet = make_sheet("03-VP", [*block, header("violation"), violation(1)])
    assert who_and_when(sheet) == (None, "2020-08", ["file.unit_unknown"])
    assert who_and_when(sheet, path="2020-08/So Y te T8.xlsx") == ("SYT", "2020-08", [])


def test_a_name_may_be_broken_over_the_lines_of_a_cell() -> None:
    broken = titled("UBND TỈNH\nLẠNG SƠN", "SỞ KHOA HỌC\nVÀ CÔNG NGHỆ", "Tháng 8 năm 2020")
    assert who_and_when(broken) == ("SKHCN", "2020-08", [])
    assert who_and_when(titled("UBND TỈNH\nLẠNG SƠN\nSỞ\nTÀI CHÍNH", "Tháng\n8 năm\n2020")) == ("STC", "2020-08", [])
    assert who_and_when(titled("UBND TỈNH\nLẠNG SƠN", "Tháng 8 năm 2020"))[0] is None


def test_pages_typed_into_title_cells_take_no_absurd_time() -> None:
    pages = ["\n".join(f"{'abcdehklmn'[line % 10]}{cell}" for line in range(140)) for cell in range(50)]
    with soon():
        assert who_and_when(titled(*pages, "Sở Nội vụ", "Tháng 8 năm 2020")) == ("SNV", "2020-08", [])


@pytest.mark.parametrize("file", ["BC tháng 8 - Sở Y tế.xlsx", "BC T8.2020 Sở Y tế.xlsx"])
def test_the_file_name_tells_which_of_the_months_in_titles_it_is_for(file: str) -> None:
    days = {7: day(6, 20), 8: day(7, 20)}
    sheets = [titled("Sở Y tế", f"Tháng {m}/2020", name=f"Tháng {m}", found_on=days[m]) for m in days]
    assert who_and_when(*sheets, path=file) == ("SYT", "2020-08", [])
    lines: list[list[Value]] = []
    for month, found_on in days.items():
        lines += [["Sở Y tế"], [f"VI PHẠM THÁNG {month}/2020"], header("violation"), violation(month, found_on), []]
    one = make_sheet("03-VP", lines)
    assert who_and_when(one, path=file) == ("SYT", "2020-08", [])
    assert values(read(one, path=file), "violation", "no") == ["8"]


@pytest.mark.parametrize("file", ["BC tháng 8 so với tháng 7 - Sở Y tế.xlsx", "BC 8-2020 (7-2020) Sở Y tế.xlsx"])
def test_a_file_name_of_both_titles_months_leaves_the_first_its_word(file: str) -> None:
    lines: list[list[Value]] = []
    for month, found_on in {8: day(7, 20), 7: day(6, 20)}.items():
        lines += [["Sở Y tế"], [f"VI PHẠM THÁNG {month}/2020"], header("violation"), violation(month, found_on), []]
    reading = read(make_sheet("03-VP", lines), path=file)
    assert (str(reading.period), values(reading, "violation", "no")) == ("2020-08", ["8"])


def test_a_file_name_of_none_of_them_or_of_two_tells_nothing() -> None:
    sheets = [titled("Sở Y tế", f"Tháng {m}/2020", name=f"Tháng {m}") for m in (7, 8)]
    for file in ("BC tháng 9 - Sở Y tế.xlsx", "BC tháng 7, tháng 8 - Sở Y tế.xlsx", "Sở Y tế.xlsx"):
        assert who_and_when(*sheets, path=file) == ("SYT", None, ["file.period_unknown"])


def test_without_titles_hidden_properties_say_it() -> None:
    assert who_and_when(DATA, metadata={"cchc.unit": "182", "cchc.period": "2020-08"}) == ("182", "2020-08", [])


def test_last_of_all_the_file_name_says_it() -> None:
    assert who_and_when(DATA, path="a/BC thang 8.2020 So KHCN (sua lan 2).xls") == ("SKHCN", "2020-08", [])


@pytest.mark.parametrize("nothing", [CellError("#REF!"), UncomputedFormula("=DonVi!B2")])
def test_a_cover_whose_formula_came_to_nothing_leaves_it_to_the_others(nothing: Value) -> None:
    file = "BC thang 8.2020 So Y te.xlsx"
    assert who_and_when(make_cover(nothing, "Tháng 8/2020"), DATA, path=file) == ("SYT", "2020-08", [])
    assert who_and_when(make_cover("Sở Y tế", nothing), DATA, path=file) == ("SYT", "2020-08", [])
    assert who_and_when(make_cover("Sở Lạ", "Tháng 8/2020"), DATA, path=file)[2] == ["file.unit_unknown"]
    for cover, cell in ((make_cover(nothing, "Tháng 8/2020"), "B3"), (make_cover("Sở Y tế", nothing), "B4")):
        [found] = read(DATA, cover=cover).findings  # where nobody else says it
        assert found.cell == cell and str(text_of(nothing)) in found.message


@pytest.mark.parametrize(
    "name",
    [
        "BC tháng 8.2020 Huyện Tràng Định",
        "BC th¸ng 8.2020 HuyÖn Trµng §Þnh",
        "BC thaùng 8.2020 Huyeän Traøng Ñònh",
        "BC thÃ¡ng 8.2020 Huyá»‡n TrÃ\xa0ng Ä\x90á»‹nh",
        "BC%20th%C3%A1ng%208.2020%20Huy%E1%BB%87n%20Tr%C3%A0ng%20%C4%90%E1%BB%8Bnh",
        "Huyện Tràng Định đạt 100% T8-20",
        "Huyện Tràng Định đạt 100%08.2020",
        "Đạt 100%BC Huyện Tràng Định 8.2020",
    ],
)
def test_a_file_name_says_it_in_whatever_it_is_written(name: str) -> None:
    assert who_and_when(DATA, path=f"2020-08/{name}.xlsx") == ("180", "2020-08", [])


def test_a_folders_name_says_nothing() -> None:
    assert who_and_when(DATA, path="2020-08/So Y te/bieu.xlsx") == (
        None,
        None,
        ["file.period_unknown", "file.unit_unknown"],
    )


@pytest.mark.parametrize(
    "line",
    [
        ["Tháng", 8, "năm 2020"],
        ["Kỳ báo cáo: Tháng", 8, "năm", 2020],
        ["Tháng", "08", "/", 2020],
        ["Năm", 2020, "Tháng 8"],
    ],
)
def test_month_and_year_in_cells_of_their_own_are_one_period(line: list[Value]) -> None:
    lines = [["Đơn vị báo cáo: Sở Nội vụ"], line, None, header("violation"), violation(1)]
    assert who_and_when(make_sheet("03-VP", lines), path="a.xlsx") == ("SNV", "2020-08", [])


def test_a_number_that_is_no_part_of_a_period_joins_none() -> None:
    lines = [["Đơn vị báo cáo: Sở Nội vụ"], ["Biểu số", 3, "Tháng 8 năm 2020"], None, header("violation"), violation(1)]
    assert who_and_when(make_sheet("03-VP", lines), path="a.xlsx") == ("SNV", "2020-08", [])


def test_a_month_without_its_year_is_no_period() -> None:
    assert who_and_when(DATA, path="BC thang 8 So KHCN.xls") == ("SKHCN", None, ["file.period_unknown"])


# ---- contradictions


def test_what_the_signatory_saw_wins_and_the_contradiction_is_said() -> None:
    cover = make_cover("Sở Tài chính")
    assert who_and_when(cover, titled("UBND TỈNH LẠNG SƠN", "SỞ Y TẾ", "Tháng 8 năm 2020")) == (
        "STC",
        "2020-08",
        ["file.identity_conflict"],
    )
    assert who_and_when(cover, DATA, path="BC thang 8 So Y te.xlsx") == ("STC", "2020-08", ["file.identity_conflict"])
    assert who_and_when(cover, DATA, path="BC thang 7 So Tai chinh.xlsx") == (
        "STC",
        "2020-08",
        ["file.identity_conflict"],
    )
    assert who_and_when(cover, titled("SỞ TÀI CHÍNH", "Tháng 7 năm 2020")) == (
        "STC",
        "2020-08",
        ["file.identity_conflict"],
    )


def test_a_contradiction_says_who_says_it_and_how_often() -> None:
    def reason(*sheets: Sheet, **more: Any) -> str:
        return finding_of(read(*sheets, **more), "file.identity_conflict").message

    cover, july = make_cover("Sở Tài chính"), "Tháng 7 năm 2020"
    assert "trang “03-VP” ô A1 ghi “tháng 7 năm 2020”" in reason(cover, titled(july))
    assert "trang “03-VP” ô A1 và 1 trang khác ghi" in reason(cover, titled(july), titled(july, name="03-VP (2)"))
    assert ": tên tệp ghi “So Y te 8-2020”" in reason(cover, DATA, path="a/So Y te 8-2020.xlsx")
    assert "biểu mẫu trống mà tệp được làm từ đó ghi “Sở Y tế”" in reason(cover, DATA, metadata={"cchc.unit": "SYT"})


def test_every_place_that_contradicts_is_told_at_once_and_one_that_agrees_is_not() -> None:
    documents = make_sheet("05-VB", [["SỞ TÀI CHÍNH"], header("issued_document")])
    sheets = [titled("SỞ Y TẾ"), titled("SỞ Y TẾ", name="02-VP"), documents]
    found = finding_of(
        read(make_cover("Sở Tài chính"), *sheets, path="So Noi vu 2020-08.xlsx"), "file.identity_conflict"
    )
    assert (found.sheet, found.cell) == ("03-VP", "A1")
    places = "trang “03-VP” ô A1, trang “02-VP” ô A1 ghi “SỞ Y TẾ”; tên tệp ghi “So Noi vu 2020-08”."
    assert f"Cơ quan, đơn vị không thống nhất: {places} Số liệu" in found.message
    months = [titled("Tháng 7 năm 2020"), titled("Tháng 7 năm 2020", name="02-VP")]
    message = finding_of(read(make_cover(), *months, path="BC 6-2020.xlsx"), "file.identity_conflict").message
    assert "trang “03-VP” ô A1 và 1 trang khác ghi “tháng 7 năm 2020”; tên tệp ghi “BC 6-2020”." in message


def test_a_workbook_of_several_senders_names_them_all_with_where_they_are_named() -> None:
    found = finding_of(
        read(make_cover("Sở Tài chính"), titled("SỞ Y TẾ"), titled("SỞ TÀI CHÍNH", name="VP")), "file.unit_ambiguous"
    )
    assert found.text == "Sở Tài chính, Sở Y tế" and "trang “03-VP” ô A1 ghi “SỞ Y TẾ”" in found.message
    assert "hoặc sửa chỗ ghi nhầm tên" in found.message and "vào ô “Đơn vị báo cáo”" not in found.message
    one = finding_of(read(make_cover("SNV"), DATA), "file.unit_ambiguous").message
    assert "“SNV” có thể là Sở Nội vụ, Sở Ngoại vụ. Hãy ghi tên đầy đủ" in one and "vào ô “Đơn vị báo cáo”" in one


def test_a_unit_that_is_there_and_does_not_report_is_not_said_to_be_gone() -> None:
    there = finding_of(read(make_cover("UBND xã Tân Thành"), DATA), "file.unit_not_active").message
    assert "“UBND xã Tân Thành” không gửi báo cáo trực tiếp ở kỳ này (tháng 8 năm 2020)." in there
    gone = finding_of(
        read(make_cover("Huyện Văn Lãng", "Tháng 8/2025"), DATA, received_on=date(2025, 8, 18)), "file.unit_not_active"
    )
    assert "“Huyện Văn Lãng” không hoạt động vào ngày cuối kỳ (tháng 8 năm 2025)." in gone.message
    below = finding_of(read(make_cover("Xã Hòa Bình"), DATA), "file.unit_unknown").message  # as on a title
    assert "“Xã Hòa Bình” không gửi báo cáo trực tiếp mà qua đơn vị cấp trên." in below
    other = finding_of(read(make_cover("Công ty Hòa Bình"), DATA), "file.unit_unknown").message
    assert "“Công ty Hòa Bình” không phải là cơ quan, đơn vị gửi báo cáo." in other


def test_a_commune_that_ended_before_communes_reported_is_gone_and_nobody_like_it_is_offered() -> None:
    gone = finding_of(
        read(make_cover("Xã Hòa Bình", "Tháng 8/2025"), DATA, received_on=date(2025, 8, 18)), "file.unit_not_active"
    )
    assert "“Xã Hòa Bình” không hoạt động vào ngày cuối kỳ" in gone.message and "lists/" not in gone.message
    assert who_and_when(make_cover("Xã Hòa Bình"), DATA)[2] == ["file.unit_unknown"]


def test_the_register_of_tasks_is_not_named_for_another_office_by_its_own_name() -> None:
    sheet = make_sheet("SO-NV", [header("task_register")])
    assert who_and_when(make_cover("Văn phòng UBND tỉnh"), sheet, path="sonv 2020-08.xlsx")[2] == []


@pytest.mark.parametrize(
    ("head", "codes"),
    [("SỞ DÂN TỘC VÀ TÔN GIÁO", ["file.identity_conflict"]), ("PHÒNG TỔ CHỨC", []), ("Tân Thanh", [])],
)
def test_a_title_that_names_a_unit_of_another_time_contradicts_the_file_name(head: str, codes: list[str]) -> None:
    sheet = titled("UBND TỈNH LẠNG SƠN", head, "Tháng 8 năm 2020")
    assert who_and_when(sheet, path="So Noi vu thang 8.2020.xlsx") == ("SNV", "2020-08", codes)


@pytest.mark.parametrize(
    ("period", "received_on", "codes"),
    [
        ("Tháng 9/2020", date(2020, 8, 15), []),
        ("Tháng 9/2020", date(2020, 8, 14), ["file.period_unknown"]),
        ("Tháng 8/2030", date(2020, 8, 18), ["file.period_unknown"]),
        ("Năm 2020", date(2020, 8, 18), []),
        ("Năm 2021", date(2020, 8, 18), ["file.period_unknown"]),
    ],
)
def test_a_report_for_a_period_that_had_not_begun_when_it_came_is_refused(
    period: str, received_on: date, codes: list[str]
) -> None:
    assert who_and_when(make_cover(period=period), DATA, received_on=received_on)[2] == codes
    named = titled(f"BÁO CÁO {period}")
    told = read(make_sheet("Thông tin", [["Đơn vị báo cáo", "Sở Nội vụ"]]), named, received_on=received_on)
    assert said(told)[: len(codes)] == [(code, "A1") for code in codes]


def test_of_a_register_whose_month_has_not_begun_the_source_that_names_the_month_is_told() -> None:
    def told(path: str) -> list[tuple[str, str | None]]:
        cover = make_cover("Văn phòng UBND tỉnh", "Năm 2020")
        found = read(cover, make_sheet("SO-NV", [header("task_register")]), path=path, received_on=date(2020, 8, 14))
        return [(one.code, one.text) for one in found.findings if one.code.startswith("file.")]

    assert told("Sổ tháng 12-2020.xlsx") == [("file.period_unknown", "Sổ tháng 12-2020")]
    assert told("Sổ tháng 8-2020.xlsx") == []


def test_a_blank_workbook_made_ahead_is_not_taken_for_a_slip() -> None:
    ahead = {"cchc.period": "2030-08"}
    assert read(make_cover(period="Tháng 8/2030"), DATA, metadata=ahead).period == "2030-08"
    assert read(make_cover(period="Tháng 9/2030"), DATA, metadata=ahead).period is None


def test_the_plan_of_a_year_that_has_not_begun_is_taken() -> None:
    plan = make_sheet("KH-KT", [["Năm", "Cơ quan, đơn vị"], [2021, "Sở Y tế"]])
    assert read(make_cover(period="Năm 2021"), plan).period == "2021"


def test_a_title_over_several_lines_is_told_with_the_cell_of_its_first_line() -> None:
    told = read(make_cover(), titled("SỞ NỘI VỤ", "BÁO CÁO THÁNG 7", "NĂM 2020"))
    assert finding_of(told, "file.identity_conflict").cell == "A2"


def test_where_nobody_is_named_no_name_is_told_and_a_signatory_s_word_is() -> None:
    assert finding_of(read(DATA), "file.unit_unknown").message.startswith("Không tìm thấy tên cơ quan, đơn vị gửi")
    named = finding_of(read(make_cover("Công ty A"), DATA), "file.unit_unknown").message
    assert named.startswith("“Công ty A” không phải là cơ quan, đơn vị gửi báo cáo.")


def test_a_period_that_nobody_understands_is_told_with_its_cell() -> None:
    found = finding_of(read(make_cover(period="kỳ này"), DATA), "file.period_unknown")
    assert (found.sheet, found.cell, found.text) == ("Thông tin", "B4", "kỳ này")


def test_the_parent_body_and_the_addressee_did_not_send_it() -> None:
    sheet = titled(
        "UBND TỈNH LẠNG SƠN", "SỞ Y TẾ", "Kính gửi: Sở Nội vụ", "(Gửi về Sở Nội vụ trước ngày 17)", "Tháng 8 năm 2020"
    )
    assert who_and_when(sheet) == ("SYT", "2020-08", [])
    assert who_and_when(titled("UBND TỈNH LẠNG SƠN", "", "Tháng 8 năm 2020")) == (
        None,
        "2020-08",
        ["file.unit_unknown"],
    )


def test_the_sheet_name_of_the_register_in_a_title_is_no_department() -> None:
    cover = make_cover("Sở Tài chính")
    for line in ("SO-NV", "Sheet 2: SO-NV", "BIỂU SỐ SO-NV", "Mẫu SO-NV"):
        assert who_and_when(cover, titled(line, "Tháng 8 năm 2020")) == ("STC", "2020-08", [])
    assert who_and_when(titled("SO NOI VU", "Tháng 8 năm 2020")) == ("SNV", "2020-08", [])


@pytest.mark.parametrize("name", ["SO-NV_2020_08.csv", "so_nv T8.2020.xls", "VPUBND SO-NV 8-2020.xlsx"])
def test_the_sheet_name_of_the_register_in_its_file_name_is_no_department(name: str) -> None:
    register = make_sheet("SO-NV", [header("task_register"), ["1", "NV-1"]])
    assert "file.identity_conflict" not in [code for code, _ in said(read(register, path=name))]
    assert who_and_when(DATA, path="So NV T8.2020.xlsx")[0] == "SNV"


def test_a_month_and_its_quarter_do_not_contradict_each_other() -> None:
    assert who_and_when(make_cover(), DATA, path="Bieu quy III-2020.xlsx") == ("SNV", "2020-08", [])


# ---- who


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("So Ke hoach va Dau tu", "SKHDT"),
        ("Sở  Nội\u00a0vụ.", "SNV"),
        ("UBND H. Văn Lãng", "182"),
        ("Văn Lãng", "182"),
        ("UBND tỉnh Lạng Sơn - Sở Y tế", "SYT"),
        ("VP UBND tỉnh", "VPUBND"),
    ],
)
def test_a_sender_is_known_however_it_is_written(written: str, unit: str) -> None:
    assert who_and_when(make_cover(written), DATA) == (unit, "2020-08", [])


unsure_senders = pytest.mark.parametrize(
    ("written", "code"),
    [
        ("SNV", "file.unit_ambiguous"),
        ("Công ty CP Xi măng Hồng Phong", "file.unit_unknown"),
        ("Phòng Nội vụ huyện Văn Lãng", "file.unit_unknown"),
        ("Sở Nông nghiệp và Môi trường", "file.unit_not_active"),
    ],
)


@unsure_senders
def test_a_sender_nobody_can_be_sure_of_rejects_the_workbook(written: str, code: str) -> None:
    reading = read(make_cover(written), DATA)
    assert [c for c, _ in said(reading)] == [code]
    assert (reading.status, reading.rows) == ("rejected", {})
    assert kinds(reading) == {1: "header", 2: "rejected"}
    assert finding_of(reading, code).cell == "B3"


@unsure_senders
def test_nobody_else_s_name_on_the_file_makes_such_a_sender_sure(written: str, code: str) -> None:
    told = who_and_when(make_cover(written), DATA, path="BC thang 8.2020 So Y te.xlsx")
    assert told == (None, "2020-08", [code])


def test_a_file_name_with_two_months_tells_none() -> None:
    path = "BC thang 7.2020 va thang 8.2020 So KHCN.xls"
    assert who_and_when(DATA, path=path) == ("SKHCN", None, ["file.period_unknown"])


def test_an_ambiguous_cover_is_settled_by_the_titles() -> None:
    assert who_and_when(make_cover("SNV"), titled("UBND TỈNH LẠNG SƠN", "SỞ NGOẠI VỤ", "Tháng 8 năm 2020")) == (
        "SNgV",
        "2020-08",
        [],
    )


def test_an_unknown_cover_is_not_replaced_by_the_titles() -> None:
    sheets = make_cover("Công ty CP Hồng Phong"), titled("UBND TỈNH LẠNG SƠN", "SỞ NỘI VỤ", "Tháng 8 năm 2020")
    assert who_and_when(*sheets) == (None, "2020-08", ["file.unit_unknown"])


def test_a_commune_below_its_district_is_no_sender_of_2020() -> None:
    sheet = titled("UBND HUYỆN VĂN LÃNG", "UBND XÃ TÂN THANH", "Tháng 8 năm 2020")
    assert who_and_when(sheet) == (None, "2020-08", ["file.unit_unknown"])
    assert who_and_when(titled("UBND HUYỆN VĂN LÃNG", "PHÒNG NỘI VỤ", "Tháng 8 năm 2020")) == ("182", "2020-08", [])


def test_names_mean_the_units_of_their_day() -> None:
    august = {"received_on": date(2025, 8, 18)}
    assert who_and_when(make_cover("Xã Văn Lãng", "Tháng 8/2025"), DATA, **august)[0] == "06154.2025"
    assert who_and_when(make_cover("Huyện Văn Lãng", "Tháng 8/2025"), DATA, **august)[2] == ["file.unit_not_active"]
    assert who_and_when(make_cover("Sở Nội vụ", "Tháng 4/2025"), DATA, **august)[0] == "SNV-2025"


def test_a_workbook_of_several_senders_is_ambiguous() -> None:
    one = titled("UBND HUYỆN VĂN LÃNG", "", "Tháng 8 năm 2020", name="Huyện")
    commune = titled("UBND HUYỆN VĂN LÃNG", "UBND XÃ TÂN THANH", "Tháng 8 năm 2020", name="Tân Thanh")
    assert who_and_when(one, commune)[2] == ["file.unit_ambiguous"]
    assert who_and_when(make_cover("Sở Y tế"), make_cover("Sở Tài chính"), DATA)[2] == ["file.unit_ambiguous"]


@pytest.mark.parametrize(
    ("cover", "unit"),
    [("Sở Y tế, Sở Tài chính", None), ("Sở Y tế và Sở Tài chính", None), ("Sở Y tế - tỉnh LS", "SYT")],
)
def test_no_file_name_chooses_between_two_senders_that_the_cover_names(cover: str, unit: str | None) -> None:
    found = who_and_when(make_cover(cover), DATA, path="BC So Y te T8.xlsx")
    assert (found[0], found[2]) == (unit, [] if unit else ["file.unit_ambiguous"])


def test_units_that_head_parts_of_a_register_did_not_send_it() -> None:
    head = [*header("task_register")]
    parts = [make_sheet(unit, [[unit.upper()], head]) for unit in ("Sở Y tế", "Sở Xây dựng")]
    assert who_and_when(*parts, path="So nhiem vu T8.2020.xlsx") == ("VPUBND", "2020-08", [])
    told = who_and_when(parts[0], path="So nhiem vu T8.2020.xlsx")
    assert told == ("VPUBND", "2020-08", ["file.identity_conflict"])


def test_forms_headed_by_three_units_without_a_cover_are_of_several_senders() -> None:
    month = "Tháng 8 năm 2020"
    tasks = make_sheet("01-NV", [["SỞ TƯ PHÁP"], [month], header("task_progress"), task(1)])
    documents = make_sheet("05-VB", [["SỞ XÂY DỰNG"], [month], header("issued_document")])
    assert who_and_when(tasks, titled("SỞ Y TẾ", month), documents)[2] == ["file.unit_ambiguous"]
    assert who_and_when(tasks, titled("SỞ Y TẾ", month))[::2] == ("STP", ["file.identity_conflict"])
    everyone = (make_cover("Sở Tư pháp"), tasks, titled("SỞ Y TẾ", month), documents)
    assert who_and_when(*everyone)[::2] == ("STP", ["file.identity_conflict"])


def test_two_units_that_head_several_forms_each_are_several_senders_unless_cover_or_file_name_tells() -> None:
    def of(unit: str, *forms: str) -> list[Sheet]:
        return [make_sheet(form, [[unit], ["Tháng 8 năm 2020"], header(form)]) for form in forms]

    ours = of("SỞ TƯ PHÁP", "task_progress", "inspection_report")
    both = [*ours, *of("SỞ Y TẾ", "issued_document", "dissemination")]
    assert who_and_when(*both)[::2] == (None, ["file.unit_ambiguous"])
    assert who_and_when(*both, path="BC STP T8.2020.xlsx")[::2] == ("STP", ["file.identity_conflict"])
    assert who_and_when(*both[:3])[::2] == ("STP", ["file.identity_conflict"])


# ---- when


@pytest.mark.parametrize("file", ["SYT thang 8.2020.xlsx", "BC T8-2020 SYT.xlsx"])
def test_of_two_covers_the_one_that_the_file_name_bears_out_tells_the_month(file: str) -> None:
    old, new = make_cover("Sở Y tế", "Tháng 7/2020"), make_cover("Sở Y tế", "Tháng 8/2020")
    told = ("SYT", "2020-08", ["file.identity_conflict"])
    assert who_and_when(old, new, DATA, path=file) == told
    assert who_and_when(new, old, DATA, path="SYT.xlsx") == told
    assert who_and_when(old, new, DATA, path="SYT.xlsx")[1] == "2020-07"


def test_a_month_in_the_titles_of_a_quarters_report_is_said_and_a_quarter_around_the_month_is_not() -> None:
    sheet = titled("SỞ Y TẾ", "Tháng 9 năm 2020")
    quarter, month = make_cover("Sở Y tế", "Quý III/2020"), make_cover("Sở Y tế", "Tháng 9/2020")
    received = {"received_on": date(2020, 9, 18)}
    assert who_and_when(quarter, sheet, **received) == ("SYT", "2020-Q3", ["file.identity_conflict"])
    assert who_and_when(quarter, DATA, path="SYT T9.2020.xlsx", **received)[2] == ["file.identity_conflict"]
    assert who_and_when(month, DATA, path="SYT Quy III 2020.xlsx", **received) == ("SYT", "2020-09", [])


def test_of_two_covers_the_one_that_is_not_hidden_tells_the_month() -> None:
    old, new = make_cover("Sở Y tế", "Tháng 7/2020"), make_cover("Sở Y tế", "Tháng 8/2020")
    told = who_and_when(replace(old, hidden=True), new, DATA, path="SYT.xlsx")
    assert told == ("SYT", "2020-08", ["file.identity_conflict"])
    assert who_and_when(replace(old, hidden=True), DATA, path="SYT.xlsx") == ("SYT", "2020-07", [])


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("tháng 8 năm 2020", "2020-08"),
        ("08/2020", "2020-08"),
        (day(8, 1), "2020-08"),
        ("Quý III/2020", "2020-Q3"),
        ("6 tháng đầu năm 2020", "2020-H1"),
        ("9 tháng năm 2020", "2020-9M"),
        ("năm 2020", "2020"),
        (2020, "2020"),
    ],
)
def test_a_period_is_known_however_it_is_written(written: Value, period: str) -> None:
    assert read(make_cover(period=written), DATA).period == period


@pytest.mark.parametrize(
    ("days", "conflict"),
    [("từ 15/6/2020 đến 14/7/2020", True), ("từ 01/8/2020 đến 31/8/2020", False), ("tính đến 14/8/2020", False)],
)
def test_days_on_a_cover_that_are_not_of_its_month_are_a_conflict(days: str, conflict: bool) -> None:
    reading = read(DATA, cover=make_cover(period=f"Tháng 8/2020 ({days})"))
    assert (reading.period, said(reading)) == ("2020-08", [("file.identity_conflict", "B4")] if conflict else [])


def test_a_window_in_days_is_its_period() -> None:
    assert who_and_when(titled("SỞ Y TẾ", "(Từ ngày 15/7/2020 đến ngày 14/8/2020)")) == ("SYT", "2020-08", [])


def test_the_day_of_a_report_is_not_its_period() -> None:
    line = "(Kèm theo Báo cáo số 12/BC-SYT ngày 02 tháng 9 năm 2020 của Sở Y tế)"
    assert who_and_when(titled("SỞ Y TẾ", "Tháng 8 năm 2020", line)) == ("SYT", "2020-08", [])


def test_an_unreadable_period_on_the_cover_leaves_it_to_the_titles() -> None:
    assert who_and_when(make_cover(period="kỳ này"), titled("SỞ NỘI VỤ", "Tháng 8 năm 2020")) == ("SNV", "2020-08", [])
    assert finding_of(read(make_cover(period="kỳ này"), DATA), "file.period_unknown").cell == "B4"


# ---- sheets of other months


@pytest.mark.parametrize("cover", [make_cover(), None])
def test_a_sheet_of_another_month_beside_the_right_one_is_leftover(cover: Sheet | None) -> None:
    july = titled("SỞ NỘI VỤ", "Tháng 7 năm 2020", name="Thang 7", found_on=day(7, 1))
    august = titled("SỞ NỘI VỤ", "Tháng 8 năm 2020", name="Thang 8")
    reading = read(july, august, cover=cover, path="T8.2020.xlsx")
    place = 1 if cover else 0
    assert set(kinds(reading, place).values()) == {"unknown_sheet"}
    assert (sheet_of(reading, place).form, sheet_of(reading, place + 1).form) == (None, "violation")
    assert said(reading) == [("sheet.unknown", None)]


@pytest.mark.parametrize(
    ("other", "right"),
    [
        ("07.2020", "08.2020"),
        ("2020-07", "2020-08"),
        ("7", "8"),
        ("07", "08"),
        ("Quý II", "Thang 8"),
        ("Quý III", "Thang 8"),
        ("6 thang dau nam", "Thang 8"),
        ("8.2019", "8.2020"),
    ],
)
def test_a_sheet_named_for_another_period_beside_the_right_one_is_leftover(other: str, right: str) -> None:
    sheets = [make_sheet(name, [header("violation"), violation(1)]) for name in (other, right)]
    reading = read(*sheets, cover=make_cover())
    assert (sheet_of(reading, 1).form, sheet_of(reading, 2).form) == (None, "violation")
    assert said(reading) == [("sheet.unknown", None)]


@pytest.mark.parametrize("names", [("1", "2"), ("Thang 7", "Thang 8", "Thang 9")])
def test_sheets_numbered_in_turn_or_of_the_quarter_s_months_are_all_read(names: tuple[str, ...]) -> None:
    sheets = [make_sheet(name, [header("violation"), violation(1, people=n)]) for n, name in enumerate(names, 1)]
    reading = read(*sheets, cover=make_cover(period="Quý III/2020"), received_on=date(2020, 9, 17))
    assert values(reading, "violation", "people_count") == list(range(1, len(names) + 1))


def test_a_title_not_renewed_on_the_only_sheet_of_a_form_is_a_contradiction_only() -> None:
    reading = read(make_cover(), titled("SỞ NỘI VỤ", "Tháng 7 năm 2020"))
    assert sheet_of(reading).state == "accepted"
    assert [code for code, _ in said(reading)] == ["file.identity_conflict"]


# ---- central workbooks

PLAN = make_sheet("KH-KT", [header("inspection_plan"), [2020, "Sở Y tế", 3, "12/KH-SNV", day(1, 10)]])


def test_a_register_belongs_to_its_keeper() -> None:
    reading = read(PLAN, cover=make_cover("Sở Tài chính", "năm 2020"))
    assert (reading.form_set, reading.unit, reading.period) == ("inspection_plan", "SNV", "2020")
    assert said(reading) == [("file.identity_conflict", "B3")]


def test_the_plan_is_for_its_year() -> None:
    assert read(PLAN, cover=make_cover("Sở Nội vụ", "Tháng 1/2020")).period == "2020"


def test_where_nothing_else_tells_a_plan_is_for_the_one_year_of_its_rows() -> None:
    two_years = make_sheet("KH-KT", [header("inspection_plan"), [2020, "Sở Y tế", 3], [2021, "Sở Tài chính", 4]])
    assert read(PLAN).period == "2020"
    assert said(read(two_years)) == [("file.period_unknown", None)]
    assert read(PLAN).period == "2020"


def test_after_the_reorganisation_the_new_body_of_the_name_keeps_the_register() -> None:
    plan = make_sheet("KH-KT", [header("inspection_plan"), [2025, "Sở Y tế", 8, "12/KH-SNV", day(1, 10, 2025)]])
    assert read(plan, cover=make_cover("Sở Nội vụ", "năm 2025"), received_on=date(2025, 3, 20)).unit == "SNV-2025"


def test_a_workbook_with_unit_forms_is_a_units_workbook() -> None:
    reading = read(PLAN, DATA, cover=make_cover())
    assert (reading.form_set, reading.unit) == ("unit", "SNV")
    assert set(reading.rows) == {"inspection_plan", "violation"}


def test_another_unit_over_a_second_table_of_a_form_makes_the_workbook_ambiguous() -> None:
    below: list[list[Value]] = [["SỞ TÀI CHÍNH"], ["Tháng 8/2020"], header("violation"), violation(1, people=5)]
    first: list[list[Value]] = [["SỞ Y TẾ"], ["Tháng 8/2020"], header("violation"), violation(1)]
    assert who_and_when(make_sheet("03-VP", [*first, [], *below])) == (None, "2020-08", ["file.unit_ambiguous"])
    to: list[list[Value]] = [["Nơi nhận:"], ["Sở Nội vụ"], header("dissemination"), [1, "Tổng số CBCCVC", 40]]
    assert who_and_when(make_sheet("03-VP", [*first, [], *to])) == ("SYT", "2020-08", [])


def test_the_office_below_the_province_is_the_provinces_own() -> None:
    assert who_and_when(titled("UBND TỈNH LẠNG SƠN", "VĂN PHÒNG", "Tháng 8 năm 2020"))[0] == "VPUBND"
    assert who_and_when(titled("SỞ Y TẾ", "VĂN PHÒNG", "Tháng 8 năm 2020"))[0] == "SYT"


# ---- a month without a year, a year for a register


def test_a_month_alone_on_the_cover_takes_its_year_from_what_else_is_said() -> None:
    cover = make_cover(period="Tháng 8")
    assert who_and_when(cover, DATA, path="bieu T8.2020.xlsx") == ("SNV", "2020-08", [])
    assert who_and_when(cover, titled("Tháng 7/2020")) == ("SNV", "2020-08", ["file.identity_conflict"])
    assert who_and_when(cover, DATA) == ("SNV", None, ["file.period_unknown"])


@pytest.mark.parametrize(
    ("told", "day_of_report", "period"),
    [
        ("Tháng 8", day(8, 15), "2020-08"),
        ("Tháng 12", date(2021, 1, 4), "2020-12"),
        ("Tháng 8", day(10, 31), "2020-08"),
        ("Tháng 8", day(11, 1), None),  # too late to be sure of
        ("Tháng 8", "15/8/2020", "2020-08"),
        ("Tháng 8", "giữa tháng", None),
    ],
)
def test_or_from_the_day_of_the_report(told: str, day_of_report: Value, period: str | None) -> None:
    lines: list[list[Value]] = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", told], ["Ngày báo cáo", day_of_report]]
    sheets = make_sheet("Thông tin", lines), make_sheet("03-VP", [header("violation")])
    assert read(*sheets, received_on=date(2021, 1, 10)).period == period


def test_a_period_that_nobody_understands_is_said_where_another_is_taken_that_it_does_not_name() -> None:
    cover = make_cover(period="8/20")
    assert who_and_when(cover, DATA, path="bieu T7.2020.xlsx") == ("SNV", "2020-07", ["file.identity_conflict"])
    assert who_and_when(cover, DATA, path="bieu T8.2020.xlsx") == ("SNV", "2020-08", [])
    assert who_and_when(make_cover(period="hằng tháng"), DATA, path="bieu T7.2020.xlsx") == ("SNV", "2020-07", [])


def test_a_register_of_the_year_so_far_is_the_months_that_it_was_sent_for() -> None:
    head = header("task_register")
    register = make_sheet("SO-NV", [["SỔ THEO DÕI NHIỆM VỤ NĂM 2020"], head, ["1", "NV-1"]])
    assert read(register, path="So T8.2020.xlsx").period == "2020-08"
    assert read(register, path="So theo doi.xlsx").period == "2020"
    report = titled("SỞ Y TẾ", "BÁO CÁO NĂM 2020")
    assert read(report, path="BC T8.2020.xlsx").period == "2020"


@pytest.mark.parametrize("hidden", ["", "tháng 8", "2020-13", "2020-H3", "0000-08", "9999-12"])
def test_a_hidden_period_that_is_none_says_nothing(hidden: str) -> None:
    data = make_sheet("03-VP", [header("violation"), violation(1)])
    told = read(make_cover(), data, metadata={"cchc.period": hidden})
    assert (told.period, said(told)) == ("2020-08", [])
    untold = read(make_cover(period=None), data, metadata={"cchc.period": hidden})
    assert said(untold) == [("file.period_unknown", None)]


def ranks(*titles: str) -> Sheet:
    return make_sheet("CHI-SO", [*[[title] for title in titles], ["Chỉ số", "Năm", "Hạng"], ["PCI", 2019, 50]])


@pytest.mark.parametrize(
    ("title", "cover", "path", "expected"),
    [
        ("KẾT QUẢ CÁC CHỈ SỐ NĂM 2019", make_cover(), "chi so.xlsx", ("2020-08", [])),
        ("KẾT QUẢ CÁC CHỈ SỐ NĂM 2019", None, "Chi so T8.2020.xlsx", ("2020-08", [])),
        ("KẾT QUẢ CÁC CHỈ SỐ", make_cover(), "Chi so nam 2019.xlsx", ("2020-08", [])),
        ("KẾT QUẢ CÁC CHỈ SỐ NĂM 2019", None, "chi so.xlsx", ("2019", [])),
        ("Tháng 7 năm 2020", make_cover(), "chi so.xlsx", ("2020-08", ["file.identity_conflict"])),
        ("KẾT QUẢ", make_cover(period="Năm 2019"), "T8.2020.xlsx", ("2019", ["file.identity_conflict"])),
    ],
)
def test_a_year_in_the_title_of_indices_is_that_of_the_ranks_where_a_month_is_said_too(
    title: str, cover: Sheet | None, path: str, expected: tuple[str, list[str]]
) -> None:
    assert who_and_when(ranks(title), cover=cover, path=path)[1:] == expected


# ---- registers of the year so far


def register(*titles: str) -> Sheet:
    told = {"task_code": "NV-1", "document_number": "1/UBND-NC", "document_date": day(7, 1), "assigned_by": "UBND tỉnh"}
    told |= {"content": "Rà soát", "lead_unit": "Sở Y tế", "status": "Đang thực hiện"}
    row = [told.get(name) for name in FORMS["task_register"].field_names]
    return make_sheet("SO-NV", [*([title] for title in titles), header("task_register"), row])


@pytest.mark.parametrize(
    ("days", "period"),
    [
        ("Từ 15/12/2019 đến 14/8/2020", "2020-08"),
        ("(Số liệu từ ngày 01/01/2020 đến hết ngày 31/8/2020)", "2020-08"),
        ("Từ 01/01/2020 đến 14/3/2020", "2020-03"),  # and no first quarter: a register tells the year so far
        ("Từ 15/7/2020 đến 14/8/2020", "2020-08"),
        ("Từ 10/12/2019 đến 14/8/2020", None),
        ("Từ 15/12/2019 đến 20/8/2020", None),
        ("(Tính đến hết ngày 14/8/2020)", "2020-08"),
        ("Số liệu đến ngày 31 tháng 8 năm 2020", "2020-08"),
        ("Kết quả từ đầu năm đến ngày 14/8/2020", "2020-08"),
        ("Từ đầu năm 2020 đến hết 31/7/2020", "2020-07"),
        ("Từ đầu năm đến ngày 20/8/2020", None),
        ("Năm 2020, tính đến 14/8/2020", "2020-08"),
        ("Tháng 7/2020, tính đến 14/8/2020", "2020-07"),
        ("Từ đầu tháng đến ngày 14/8/2020", None),
        ("Tính đến ngày 20/8/2020", None),
        ("7 tháng đầu năm 2020, tính đến 14/8/2020", None),  # July or, to the day, August
        ("Thời hạn đến ngày 14/8/2020", None),
        ("8 THÁNG ĐẦU NĂM 2020", "2020-08"),
        ("18 tháng năm 2020", None),
    ],
)
def test_the_days_of_the_year_so_far_say_up_to_which_month_a_register_goes(days: str, period: str | None) -> None:
    assert read(register("VĂN PHÒNG UBND TỈNH", days), path="so.xlsx").period == period
    cover = make_cover("Văn phòng UBND tỉnh", days)
    assert read(register(), cover=cover, path="so.xlsx").period == period


def test_titles_that_leave_the_period_open_are_named_with_their_cells() -> None:
    reading = read(register("SỔ THEO DÕI", "7 tháng đầu năm 2020, tính đến 14/8/2020"), path="so.xlsx")
    (found,) = reading.findings
    assert (found.code, found.sheet, found.cell) == ("file.period_unknown", "SO-NV", "A2")
    assert "trang “SO-NV” ô A2 ghi “7 tháng đầu năm 2020, tính đến 14/8/2020”" in found.message
    (found,) = read(register("SỔ THEO DÕI", "Ngày 14/8/2020"), path="so.xlsx").findings
    assert (found.cell, "Không tìm thấy kỳ báo cáo" in found.message) == (None, True)


def test_the_days_of_the_year_so_far_are_no_month_of_a_units_workbook() -> None:
    assert who_and_when(titled("SỞ Y TẾ", "Từ 15/12/2019 đến 14/8/2020"), path="so.xlsx")[1] is None


@pytest.mark.parametrize("told", ["Quý III/2020", "6 tháng đầu năm 2020", "Năm 2020"])
def test_a_register_that_names_no_month_stands_for_none_and_is_told_so(told: str) -> None:
    reading = read(register(), cover=make_cover("Văn phòng UBND tỉnh", told), path="so.xlsx")
    assert (reading.status, outcomes(reading, "task_register")) == ("accepted", ["accepted"])
    assert [(found.code, found.sheet) for found in reading.findings] == [("sheet.unknown", "SO-NV")]
    assert "không rõ tính đến hết tháng nào" in reading.findings[0].message


def test_a_register_of_the_year_that_says_up_to_which_day_it_goes_is_of_that_month() -> None:
    reading = read(register("VĂN PHÒNG UBND TỈNH", "SỔ NĂM 2020", "Tính đến ngày 14/8/2020"), path="so.xlsx")
    assert (reading.period, said(reading)) == ("2020-08", [])


def test_a_register_of_a_quarter_whose_title_or_file_name_names_its_month_is_that_months() -> None:
    cover = make_cover("Văn phòng UBND tỉnh", "Quý III/2020")
    for reading in (
        read(register("Tháng 8/2020"), cover=cover, path="so.xlsx"),
        read(register(), cover=cover, path="So NV thang 8.2020.xlsx"),
    ):
        assert (reading.period, said(reading)) == ("2020-08", [])


# ---- senders told row by row


def with_a_column(header_text: str, *senders: str) -> Sheet:
    """03-VP with a column more, which says of each row what it says."""
    rows = [[*violation(n, office=f"Phòng {n}"), sender] for n, sender in enumerate(senders, 1)]
    return make_sheet("03-VP", [[*header("violation"), header_text], *rows])


@pytest.mark.parametrize("header_text", ["Đơn vị báo cáo", "Tên đơn vị gửi", "Cơ quan, đơn vị báo cáo"])
def test_a_workbook_whose_rows_are_of_several_senders_is_nobodys(header_text: str) -> None:
    sheet = with_a_column(header_text, "Sở Nội vụ", "Sở Y tế")
    reading = read(sheet, cover=make_cover())
    assert (reading.status, said(reading)) == ("rejected", [("file.unit_ambiguous", "I1")])


@pytest.mark.parametrize(
    ("header_text", "senders"),
    [
        ("Đơn vị báo cáo", ("Sở Nội vụ", "Phòng Tổ chức")),
        ("Đơn vị báo cáo", ("Sở Nội vụ", "SỞ NỘI VỤ")),
        ("Đơn vị phối hợp", ("Sở Y tế", "Sở Tài chính")),
    ],
)
def test_offices_of_one_sender_and_units_that_do_not_report_leave_a_workbook_its_own(
    header_text: str, senders: tuple[str, ...]
) -> None:
    reading = read(with_a_column(header_text, *senders), cover=make_cover())
    assert (reading.status, reading.unit, said(reading)) == ("accepted", "SNV", [])


@pytest.mark.parametrize("header_text", ["Cơ quan gửi", "Đơn vị gửi"])
def test_who_sent_the_documents_of_a_form_is_no_sender_of_the_workbook(header_text: str) -> None:
    rows = [[*task(1), "Sở Nội vụ"], [*task(2, "13/STC-NS"), "Sở Tài chính"]]
    reading = read(make_sheet("01-NV", [[*header("task_progress"), header_text], *rows]), cover=make_cover())
    assert (reading.status, reading.unit, said(reading)) == ("accepted", "SNV", [])
