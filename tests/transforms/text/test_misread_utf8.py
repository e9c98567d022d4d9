from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_inbox.legacy_text import tcvn3, vni
from tests.transforms.made_sheets import day, header, make_sheet, read_form, said, values
from transforms.text.legacy_sheets import decode_sheet
from transforms.text.misread_utf8 import is_misread_for_good, mended

TEXT = "Thời hạn hoàn thành – Đã “ưu điểm”, Ấ ắ Ẵ ỹ Ỵ ĩ ũ ơ Ư đ Ỳ Ổ ọ"


def misread(text: str, code_page: str) -> str:
    return "".join(bytes([code]).decode(code_page, "ignore") or chr(code) for code in text.encode())


@pytest.mark.parametrize("code_page", ["latin-1", "windows-1252", "windows-1258"])
def test_misread_text_is_put_right(code_page: str) -> None:
    assert mended(misread(TEXT, code_page)) == TEXT


def test_misread_text_with_its_tones_apart_is_put_right() -> None:
    apart = unicodedata.normalize("NFD", "Bình La, Thống kê")
    assert mended(misread(apart, "windows-1252")) == apart


@pytest.mark.parametrize("code_page", ["latin-1", "windows-1252", "windows-1258"])
@pytest.mark.parametrize("text", ["…", "19\u200b", "5\u00a0", "\u00a02", "\ufeff0", "Công an", "Ðã hoàn thành"])
def test_marks_and_blanks_that_were_misread_are_put_right(text: str, code_page: str) -> None:
    assert mended(misread(text, code_page)) == text


@pytest.mark.parametrize("code_page", ["windows-1252", "windows-1258"])
def test_misread_text_with_lost_bytes_is_said_to_be_lost(code_page: str) -> None:
    lost = TEXT.encode().decode(code_page, "ignore")
    assert mended(lost) is None
    assert is_misread_for_good(lost)


@pytest.mark.parametrize(
    "text",
    [
        "NGÃ\u00a0BA", "XÃ\u00a0HOA", "NGÃ–BA", "XÃ…", "UBND XÃ¹ Tân", "UBND XÃ² Tan", "KÌ¹", "Ã", "á", "Đường\u00a0Ã",
        "£5", "m²", unicodedata.normalize("NFD", "Trong kỳ¹"), tcvn3(TEXT), vni(TEXT), TEXT,
    ],
)  # fmt: skip
def test_other_text_is_left_alone(text: str) -> None:
    assert mended(text) is None
    assert not is_misread_for_good(text)


def test_short_words_are_put_right_beside_text_that_was_misread_and_nowhere_else() -> None:
    assert mended(misread("Có", "windows-1252")) is None
    assert mended(misread("Xã Mai Sao", "windows-1258"), beside_misread=True) == "Xã Mai Sao"
    assert mended("NGÃ BA", beside_misread=True) is None
    garbled = make_sheet("x", [[misread("Trong kế hoạch", "windows-1252")], [misread("Có", "windows-1252")], ["Có"]])
    assert [row[1][0] for row in decode_sheet(garbled).rows] == ["Trong kế hoạch", "Có", "Có"]


@given(st.text(max_size=30))
@settings(deadline=None, max_examples=100)
def test_any_text_can_be_asked(text: str) -> None:
    mended(text)
    is_misread_for_good(text)


def test_a_misread_column_is_read_and_said_once() -> None:
    headers = [misread(title, "windows-1258") for title in header("violation")]
    row = [1, day(7, 20), misread("Đeo thẻ công chức", "windows-1258"), misread("Phòng Tổ chức", "windows-1258"), 1]
    reading = read_form(headers, row)
    assert values(reading, "violation", "kind") == ["Đeo thẻ công chức"]
    assert values(reading, "violation", "office") == ["Phòng Tổ chức"]
    assert [cell for _, cell in said(reading)] == sorted({str(cell) for _, cell in said(reading)})
    assert {code for code, _ in said(reading)} == {"cell.legacy_encoding"}
