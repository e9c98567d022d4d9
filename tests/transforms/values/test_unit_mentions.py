from __future__ import annotations

from datetime import date

import pytest

from tests.reference_data import unit_names
from tests.soon import soon
from transforms.values.unit_mentions import sender_in_file_name, sender_in_line

AUGUST_2020 = date(2020, 8, 14)


def in_line(line: str, on: date = AUGUST_2020) -> str | None:
    found = sender_in_line(unit_names(), line, on)
    return found.unit or found.code


def in_file_name(name: str, on: date = AUGUST_2020) -> str | None:
    found = sender_in_file_name(unit_names(), name, on)
    return found.unit or found.code


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        ("SỞ NỘI VỤ", "SNV"),
        ("UBND HUYỆN VĂN LÃNG", "182"),
        ("Đơn vị báo cáo: Sở Tài chính", "STC"),
        ("UBND TỈNH LẠNG SƠN SỞ KHOA HỌC VÀ CÔNG NGHỆ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SKHCN"),
        ("UBND TỈNH LẠNG SƠN\nSỞ NỘI VỤ", "SNV"),
        ("VĂN PHÒNG UBND HUYỆN VĂN LÃNG", "182"),
        ("(Kèm theo Báo cáo số 45/BC-SKHCN ngày 14/8/2020 của Sở Khoa học và Công nghệ)", "SKHCN"),
        ("Văn Lãng", "182"),
        ("KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA SỞ Y TẾ THÁNG 8 NĂM 2020", "SYT"),
        *[("Đơn vị gửi: Sở Y tế", "SYT"), ("Cơ quan nộp: Sở Y tế", "SYT"), ("SỞ Y TẾ (gửi: Sở Nội vụ)", "SYT")],
    ],
)
def test_a_title_line_names_the_sender(line: str, unit: str) -> None:
    assert in_line(line) == unit


@pytest.mark.parametrize(
    ("line", "unit"),
    [
        *[("SỞ T&TT", "unknown"), ("T & TT", "unknown"), ("SỞ TT&TT", "STTTT"), ("TTT", "TTT"), ("Sở GT&VT", "SGTVT")],
        *[("BQL KKT Đồng Đăng & Lạng Sơn", "BQLKKT"), ("Sở VH,TT & DL", "SVHTTDL")],
    ],
)
def test_an_abbreviation_with_and_is_none_of_a_name_without(line: str, unit: str) -> None:
    assert in_line(line) == unit
    resolved = unit_names().resolve_sender(line, AUGUST_2020)
    assert (resolved.unit or resolved.code) == unit


@pytest.mark.parametrize(
    "line",
    [
        "UBND TỈNH LẠNG SƠN",
        "Lạng Sơn, ngày 14 tháng 8 năm 2020",
        "BÁO CÁO TÌNH HÌNH TÀI CHÍNH",
        "KẾT QUẢ THANH TRA, KIỂM TRA",
        "Phòng Nội vụ huyện Văn Lãng",
        "Trung tâm Y tế huyện Cao Lộc",
        "Thanh tra Sở",
        "Kính gửi: Sở Nội vụ tỉnh Lạng Sơn",
        "(Ban hành kèm theo Công văn số 12/SNV-CCHC của Sở Nội vụ)",
        "Công ty CP Xi măng Hồng Phong",
    ],
)
def test_a_parent_a_subject_a_place_an_addressee_or_another_body_is_no_sender(line: str) -> None:
    assert in_line(line) == "unknown"


def test_a_line_that_names_two_senders_names_several() -> None:
    assert in_line("SỞ NỘI VỤ - SỞ TÀI CHÍNH") == "several"
    assert in_line("SNV") == "ambiguous"
    assert in_line("Sở Ngoại vụ (SNV)") == "SNgV"


def test_a_line_that_names_a_department_of_another_time_is_not_active() -> None:
    assert in_line("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG") == "not_active"
    assert in_line("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", date(2026, 8, 14)) == "SNNMT"


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("inbox/2020-08/BC thang 8 So KHCN (sua lan 2).xls", "SKHCN"),
        ("Bieu TH KLKC T8.2020 - H. Van Lang.xlsx", "182"),
        ("Phụ lục kèm theo BC tháng 8 - Huyện Cao Lộc.xlsx", "183"),
        ("So_Lao_dong_-_Thuong_binh_va_Xa_hoi_2020_06.xlsx", "SLDTBXH"),
        ("Ban_Quan_ly_Khu_kinh_te_cua_khau_Dong_Dang_-_Lang_Son_2020_01.ods", "BQLKKT"),
        ("So LD-TBXH - bieu thang 01-2020.xls", "SLDTBXH"),
        ("VP UBND tinh - bieu thang 05-2020.xlsx", "VPUBND"),
        ("BC thang 6 Thanh tra.xlsx", "TTT"),
        ("SoNoiVu_T8.xlsx", "SNV"),
        ("BC T8 Van Lang.xlsx", "182"),
        ("UBNDHuyenVanLangT8.xlsx", "182"),
        ("BC_KHCN_T8.xlsx", "SKHCN"),
        ("STP gui So Noi vu T8.xlsx", "STP"),
        ("Gui lai So Tu phap T8.xlsx", "STP"),
        ("So Tu phap gui bao cao T8.xlsx", "STP"),
        *[("BC T8 gửi - Sở Tư pháp.xlsx", "STP"), ("BC T8 (bản gửi) Sở Tư pháp.xlsx", "STP")],
        ("Bieu mau So Tu phap T8.xlsx", "STP"),
    ],
)
def test_a_file_name_tells_the_sender(name: str, unit: str) -> None:
    assert in_file_name(name) == unit


@pytest.mark.parametrize(
    "name",
    [
        "Bieu T8 gui qua zalo.xlsx",
        "So theo doi nhiem vu 08.2020.xls",
        "Bieu thanh tra kiem tra T8.xlsx",
        "phu luc so 2.xlsx",
        "Gửi Sở Nội vụ báo cáo tháng 8.xlsx",
        "BC T8 (gui SNV).xlsx",
        "Nop ve So Noi vu T8.xlsx",
        "Bieu T8 theo mau cua So Noi vu.xlsx",
        "Bieu T8 theo CV 12 cua So Noi vu.xlsx",
    ],
)
def test_a_file_name_that_names_no_unit_is_unknown(name: str) -> None:
    assert in_file_name(name) == "unknown"


def test_snv_in_a_file_name_is_ambiguous() -> None:
    assert in_file_name("BC SNV thang 8 2020.xlsx") == "ambiguous"


@pytest.mark.parametrize("piece", [".", "1/", "A/", "(", "-", "1,", "x ", "huyện "])
def test_an_absurdly_long_line_takes_no_absurd_time(piece: str) -> None:
    line = piece * (30_000 // len(piece))
    with soon():
        assert in_line(line) == "unknown"
        assert unit_names().resolve(line, AUGUST_2020).code == "unknown"
