from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.soon import soon
from transforms.text.vietnamese import fold
from transforms.values.period_words import find_period, find_periods, read_month, read_period_words

quick = settings(deadline=None, max_examples=150)
ROMAN = ("I", "II", "III", "IV")
ROMAN_MONTHS = (*ROMAN, "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def variants(text: str) -> list[str]:
    return [text, text.upper(), fold(text), unicodedata.normalize("NFD", text), f"  {text.replace(' ', chr(160))}. "]


@given(st.integers(1, 12), st.integers(2018, 2035))
@quick
def test_a_month_reads_back_from_every_way_of_writing_it(month: int, year: int) -> None:
    for text in (
        f"Tháng {month}/{year}", f"tháng {month:02d} năm {year}", f"{month:02d}/{year}", f"T{month}.{year}",
        f"T{month}/{year}", f"T{month} {year}",
        f"tháng {month:02d}-{year}", f"{year}-{month:02d}", f"Kỳ báo cáo: Tháng {month}/{year}",
        f"Biểu tháng {month:02d}-{year}", f"tháng{month}/{year}",
        f"Tháng {month}, năm {year}", f"tháng {month} (năm {year})", f"So_Xay_dung_{year}_{month:02d}.xlsx",
        f"BC tháng {month} {year}.xls",
        f"(Số liệu tháng {month} năm {year})", f"Tháng {month} năm {year} (từ 15/7/{year} đến 14/8/{year})",
        f"T{month}_{year}", f"tháng {month}–{year}", f"T{month} \u2011 {year}",
        f"tháng {ROMAN_MONTHS[month - 1]} năm {year}", f"Kỳ báo cáo: tháng {ROMAN_MONTHS[month - 1]}/{year}",
        f"KẾT QUẢ tháng {month}/{year}, Lạng Sơn, ngày 15 tháng 1 năm {year}",
        f"tháng {month}/{year} theo Nghị định 09/2019/NĐ-CP", f"{year}{month:02d}",
    ):  # fmt: skip
        for variant in variants(text):
            assert read_period_words(variant) == f"{year}-{month:02d}", variant


@given(st.integers(1, 4), st.integers(2018, 2035))
@quick
def test_a_quarter_reads_back(quarter: int, year: int) -> None:
    for text in (f"Quý {ROMAN[quarter - 1]}/{year}", f"quý {quarter} năm {year}",
                 f"Quí {ROMAN[quarter - 1]} năm {year}",
                 f"{year}-Q{quarter}", f"Báo cáo quý {ROMAN[quarter - 1]}-{year}"):  # fmt: skip
        for variant in variants(text):
            assert read_period_words(variant) == f"{year}-Q{quarter}", variant


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6 tháng đầu năm 2020", "2020-H1"), ("6 tháng cuối năm 2020", "2020-H2"),
        ("sáu tháng đầu năm 2020", "2020-H1"), ("6 tháng năm 2020", "2020-H1"),
        ("2020-H2", "2020-H2"), ("9 tháng năm 2020", "2020-9M"), ("9 tháng đầu năm 2020", "2020-9M"),
        ("2020-9M", "2020-9M"), ("năm 2020", "2020"),
        ("Năm: 2020", "2020"), ("Kế hoạch kiểm tra năm 2020", "2020"), ("tháng tám năm 2020", "2020-08"),
        ("tháng mười hai năm 2020", "2020-12"),
        ("nửa đầu năm 2020", "2020-H1"), ("6T2020", "2020-H1"), ("9T2020", "2020-9M"), ("QIII/2020", "2020-Q3"),
        ("Q.3/2020", "2020-Q3"), ("quý thứ ba năm 2020", "2020-Q3"), ("kỳ 08 năm 2020", "2020-08"),
        ("tháng8năm2020", "2020-08"), ("SYT-08-2020", "2020-08"), ("Kế hoạch năm 2020, tháng 8/2020", "2020-08"),
        ("Năm 2020, tháng 8", "2020-08"), ("năm 2020 - Quý III", "2020-Q3"), ("năm 2020: 6 tháng cuối", "2020-H2"),
        ("Năm 2020 (9 tháng)", "2020-9M"), ("tháng năm năm 2020", "2020-05"), ("Tháng Năm/2020", "2020-05"),
        ("hằng tháng năm 2020", "2020"), ("Quý Ⅲ/2020", "2020-Q3"), ("8 2020", "2020-08"), ("Aug-20", "2020-08"),
        ("September 2020", "2020-09"), ("Tháng thứ 8 năm 2020", "2020-08"), ("tháng thứ tám năm 2020", "2020-08"),
        ("Tháng: 8; Năm: 2020", "2020-08"), ("Kỳ báo cáo năm 2020", "2020"),
        ("T8.20", "2020-08"), ("BC tháng 08-20", "2020-08"), ("T8_20", "2020-08"), ("Quý III.20", "2020-Q3"),
        ("BC_thang_8_31_08_2020", "2020-08"),
    ],
)  # fmt: skip
def test_longer_periods_and_words_are_read(text: str, period: str) -> None:
    for variant in variants(text):
        assert read_period_words(variant) == period, variant


@pytest.mark.parametrize(
    "text",
    [
        "", "Tháng 8", "Tháng 13/2020", "THÁNG    NĂM 2020", "Tháng năm 2020", "Tháng … năm 2020", "Quý .... năm 2020",
        "ngày 15/8/2020", "Lạng Sơn, ngày 15 tháng 8 năm 2020",
        "ngày … tháng … năm 2020", "8 tháng đầu năm 2020",
        "giai đoạn 2016-2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM 2020", "Nghị định 09/2019/NĐ-CP",
        "Quyết định số 01/2020/QĐ-UBND", "Quyết định 01/2020",
        "Tháng 7/2020 và tháng 8/2020", "BC thang 8 So KHCN (sua lan 2).xls", "miền Nam 2020", "STT", "12", "T8",
        "HS-2020", "2020-08-15", "Công văn 12 tháng 3 năm 2020", "tháng 7-8/2020",
        "tháng 7 và tháng 8/2020", "tháng 7, 8/2020", "Tháng 7 - Tháng 8/2020", "T7, T8/2020",
        "tháng 7, 8 năm 2020", "tháng 7-8 năm 2020", "Quý I và II năm 2020", "năm 2020, 8 tháng",
        "KẾT QUẢ 8 THÁNG ĐẦU NĂM, NHIỆM VỤ THÁNG 9 NĂM 2020", "KẾ HOẠCH THÁNG 9, KẾT QUẢ 8 THÁNG NĂM 2020",
        "Máy 20", "Quý III và 9 tháng đầu năm 2020", "tháng 6, quý II và 6 tháng đầu năm 2020",
        "Kỳ thứ 8 năm 2020", "Kỳ báo cáo số 8/12 năm 2020", "Tuần 32 năm 2020",
        "Tuần 3 tháng 8/2020", "tuần thứ hai, T8.2020", "đợt II, năm 2020", "Giữa năm 2020",
        "T8-12", "T8.12", "T8-20.8", "Tháng 7-20 tháng 8", "Tuần 3 tháng 8.20",
        "T8_25_8", "T8-31", "Tháng 8-20h30",
    ],
)  # fmt: skip
def test_what_names_no_single_period_gives_none(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Quý 5/2020",
        "Quý 5 năm 2020",
        "Quý: 5/2020",
        "Quí 5/2020",
        "Tháng: năm 2020",
        "Q8-2020",
        "Q5 năm 2020",
        "Tuần 5/2020",
        "tháng l2/2020",
        "Tháng O8 năm 2020",
        "Tháng XIII năm 2020",
    ],
)
def test_a_slip_is_no_other_month_and_not_the_whole_year(text: str) -> None:
    assert find_periods(text) == () and read_period_words(text) is None


def test_what_is_right_beside_those_slips_is_read() -> None:
    read = {"Quý 4/2020": "2020-Q4", "tháng 12/2020": "2020-12", "Tháng 08 năm 2020": "2020-08", "Năm 2020": "2020"}
    assert {text: read_period_words(text) for text in read} == read
    assert read_period_words("Tháng XII năm 2020") == "2020-12"
    assert [read_period_words(text) for text in ("Quý: 3/2020", "Quí: III năm 2020", "Q.03/2020")] == ["2020-Q3"] * 3
    assert [read_period_words(text) for text in ("Tháng: III năm 2020", "Tháng: năm năm 2020")] == [
        "2020-03",
        "2020-05",
    ]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("KẾT QUẢ THÁNG 8, PHƯƠNG HƯỚNG NHIỆM VỤ THÁNG 9 NĂM 2020", "2020-08"),
        ("tháng 8 và nhiệm vụ trọng tâm tháng 9 năm 2020", "2020-08"),
        ("Báo cáo tháng 12/2020, nhiệm vụ tháng 01/2021", "2020-12"),
        ("Báo cáo tháng 12, nhiệm vụ tháng 01 năm 2021", "2020-12"),
        ("Báo cáo quý I, kế hoạch quý II năm 2020", "2020-Q1"),
        ("tháng 8/2020 (so với tháng 8/2019)", "2020-08"),
        ("BÁO CÁO THÁNG 8 VỀ KỶ LUẬT, KỶ CƯƠNG NĂM 2020", "2020-08"),
        ("Kết quả thực hiện nhiệm vụ tháng 8 năm 2020", "2020-08"),
        ("Kế hoạch năm 2020 ban hành tháng 1", "2020"),
        ("Báo cáo tháng 8 (lũy kế từ tháng 1 đến tháng 8 năm 2020)", "2020-08"),
        ("KẾT QUẢ THÁNG 8 VÀ LŨY KẾ 8 THÁNG NĂM 2020", "2020-08"),
        ("Tháng 8 và 8 tháng đầu năm 2020", "2020-08"),
        ("Tháng 6 và lũy kế 6 tháng đầu năm 2020", "2020-06"),
        ("KẾT QUẢ 6 THÁNG ĐẦU NĂM, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2020", "2020-H1"),
        ("KẾT QUẢ 9 THÁNG, NHIỆM VỤ QUÝ IV NĂM 2020", "2020-9M"),
    ],
)
def test_a_month_takes_the_year_behind_it_and_what_is_planned_or_compared_is_not_the_reports_own(
    text: str, period: str
) -> None:
    for variant in variants(text):
        assert find_period(variant) == period, variant


def test_a_bare_year_is_a_period_in_a_cell_but_not_in_a_title() -> None:
    assert read_period_words("2020") == read_period_words(" 2020 ") == "2020"
    assert find_period("Bieu 2020.xlsx") is None


def test_all_periods_of_a_text_are_found_in_order_and_once() -> None:
    assert find_periods("Tháng 7/2020, quý III/2020, tháng 7 năm 2020") == ("2020-07", "2020-Q3")


@given(st.text(max_size=80))
@quick
def test_any_text_can_be_asked(text: str) -> None:
    find_periods(text)


def test_an_absurdly_long_text_takes_no_absurd_time() -> None:
    with soon():
        for text in ("tháng 8" + "." * 40000, "t8." * 10000, "ngày ..." * 5000, "năm 20" * 5000):
            find_periods(text)


@pytest.mark.parametrize(
    "text", ["8", "08", "Tháng 8", "tháng 08", "T8", "T.8", "THANG TAM", "8/2020", "Tháng 8/2020", "2020-08"]
)
def test_a_month_of_the_year_is_read(text: str) -> None:
    assert read_month(text) == 8


@pytest.mark.parametrize("text", ["", "0", "13", "Quý III", "2020", "chưa rõ", "8, 9"])
def test_what_is_no_month_of_the_year_gives_none(text: str) -> None:
    assert read_month(text) is None


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("Tháng 8 năm 2020 (Quý III/2020)", "2020-08"),
        ("Tháng 8/2020, 6 tháng cuối năm 2020", "2020-08"),
        ("Tháng 9 và Quý III năm 2020", None),  # one report for either
        ("Tháng 7/2020 (Quý II/2020)", None),
        ("Tháng 7/2020 và tháng 8/2020", None),
        ("Quý III và 6 tháng cuối năm 2020", None),
    ],
)
def test_a_month_beside_a_longer_period_that_goes_on_behind_it_is_what_a_cell_states(
    told: str, period: str | None
) -> None:
    assert read_period_words(told) == period
