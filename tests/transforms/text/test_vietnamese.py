from __future__ import annotations

import re
import unicodedata
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.soon import soon
from transforms.text.vietnamese import (
    _TIDY,
    clean,
    clean_block,
    content_key,
    fold,
    folded_key,
    is_blank_mark,
    is_ditto,
    is_nil_word,
    match_key,
    name_key,
)

WORDS = (
    "Sở Nội vụ ủy ban nhân dân huyện Văn Lãng tỉnh Lạng Sơn kỷ luật kỷ cương hành chính "
    "đã hoàn thành đúng hạn quyết định "
    "thủy lợi hòa bình xóa khỏe quý Nguyễn Thụy nghiêm trọng khuyết tật giếng Đông Kinh Kỳ Lừa phường xã thị trấn"
).split()
vietnamese_text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
any_text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)
quick = settings(deadline=None, max_examples=200)


def test_no_two_letters_that_are_tidy_by_themselves_become_one_beside_each_other() -> None:
    tidy = [letter for letter in map(chr, range(0x10000)) if _TIDY.fullmatch(letter)]
    assert unicodedata.is_normalized("NFC", "".join(map("".join, product(tidy, repeat=2))))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def half_composed(text: str) -> str:
    """Vowel and hat in one letter, the tone behind it, as windows-1258 keyboards type."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323"]
        out.append(unicodedata.normalize("NFC", "".join(part for part in parts if part not in tones)) + "".join(tones))
    return "".join(out)


@given(vietnamese_text)
@quick
def test_every_unicode_form_of_a_text_cleans_to_the_same(text: str) -> None:
    assert clean(decomposed(text)) == clean(half_composed(text)) == clean(text) == text
    assert match_key(decomposed(text)) == match_key(half_composed(text)) == match_key(text)


@given(any_text)
@quick
def test_cleaning_and_keys_are_idempotent(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_block(clean_block(text)) == clean_block(text)
    assert match_key(match_key(text)) == match_key(text)
    assert folded_key(folded_key(text)) == folded_key(text)
    assert name_key(name_key(text)) == name_key(text) or not text.isascii()
    assert content_key(content_key(text)) == content_key(text)


@given(any_text)
@quick
def test_cleaning_loses_no_visible_character(text: str) -> None:
    narrow = re.sub("[\uff01-\uff5e]", lambda wide: chr(ord(wide[0]) - 0xFEE0), unicodedata.normalize("NFC", text))
    visible = [letter for letter in narrow if letter.isprintable() and not letter.isspace()]
    kept = clean(text)
    assert all(letter in kept or letter in "Ðð_\u115f\u1160\u17b4\u17b5\u3164\u034f" for letter in visible)


def test_cleaning_takes_away_what_no_reader_sees() -> None:
    assert clean("\ufeff Sở\u00a0\u00a0Nội\u200b  vụ \u00ad\t") == "Sở Nội vụ"
    assert clean("Ðơn vị, QÐ, ðã") == "Đơn vị, QĐ, đã"
    assert clean("Ɖơn vị, QƉ, ɖã") == "Đơn vị, QĐ, đã"
    assert clean("Ngày_x000D_\nhoàn\r\nthành") == "Ngày hoàn thành"
    assert clean("Ｓở Ｙ ｔế：０８／２０２０") == "Sở Y tế:08/2020"
    assert clean("a\x00b\x0bc\u2028d") == "ab c d"


def test_an_emoji_keeps_its_joiners() -> None:
    family = "👨\u200d👩\u200d👧"
    assert clean(f"tốt {family} !") == f"tốt {family} !"
    assert clean("Nội\u200d vụ") == "Nội vụ"


def test_markup_and_formula_like_text_is_kept() -> None:
    for text in ("{{ 7*7 }} & <b>đậm</b>", "=HYPERLINK(1)", "-5 + 3", "@VP theo dõi", "%}", "_x_", "a_x0041_b"):
        assert clean(text) == text


def test_a_block_keeps_its_line_breaks() -> None:
    assert clean_block("\n Ưu  điểm:\r\n- một \r- hai_x000D_\n\n- ba\n ") == "Ưu điểm:\n- một\n- hai\n\n- ba"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ngày \nhoàn thành¹", "NGÀY HOÀN THÀNH"),
        ("Lãnh đạo\nphụ trách(1)", "lãnh đạo phụ trách"),
        ("Cơ quan kiểm tra *", "Cơ quan kiểm tra"),
        ("Số tồn tại, hạn chế (*)", "Số tồn tại hạn chế"),
        ("Ghi chú [1]", "Ghi chú:"),
        ("Tổng số (3)=(4)+(5)", "Tổng số"),
        ("Tổng số (3=4+5)", "Tổng số"),
        ("Uỷ ban", "Ủy ban"),
        ("Kì báo cáo", "Kỳ báo cáo"),
        ("Tỉ lệ (%)", "Tỷ lệ (%)"),
        ("Quí III", "Quý III"),
        ("Đang xử lí", "Đang xử lý"),
        ("Số , kí hiệu", "Số, ký hiệu"),
        ("“Khác”", '"Khác"'),
        ("Văn phòng – Tổ chức", "Văn phòng - Tổ chức"),
        ("Tồn tại & hạn chế", "Tồn tại và hạn chế"),
        ("Ｓố", "Số"),
        ("ﬁle", "file"),
        ("Ðang TH", "Đang TH"),
    ],
)
def test_two_writings_of_one_header_share_a_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Trong hạn", "Trong kỳ"),
        ("Số quyết định", "Số kết luận"),
        ("Hạn", "Hàn"),
        ("Tổng số (I+II)", "Tổng số"),
        ("Năm (2020)", "Năm (2019)"),
        ("Tỷ lệ (%)", "Tỷ lệ"),
        ("(1)", "(2)"),
        ("(3)=(4)+(5)", "(3)"),
        ("Biểu 1", "Biểu 2"),
    ],
)
def test_two_different_headers_keep_different_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_the_folded_key_lacks_diacritics_and_keeps_d() -> None:
    assert folded_key("Đơn vị tính (2)") == folded_key("DON VI TINH") == "don vi tinh"
    assert fold("Uỷ ban Đồng Đăng") == "Uy ban Dong Dang"
    assert len(fold("Quốc hội")) == len("Quốc hội")


def test_the_key_of_a_name_keeps_dashes_commas_and_diacritics() -> None:
    assert name_key("Sở  KH và CN.") == name_key("sở kh&cn") == "sở kh & cn"
    assert name_key("BQL KKT Đồng Đăng – Lạng Sơn") == "bql kkt đồng đăng-lạng sơn"
    assert name_key("xã Thuỵ Hùng") == "xã thụy hùng"
    assert name_key("xã Tân Thanh") != name_key("xã Tân Thành")
    assert name_key("VH-TT-DL") != name_key("VH,TT,DL")


def test_the_key_of_a_content_forgets_punctuation_and_case() -> None:
    assert content_key("Rà soát, báo cáo: công tác “dân tộc”.") == content_key("rà soát  BÁO CÁO công tác dân tộc")
    assert content_key("Uỷ quyền") == content_key("ủy quyền")
    assert content_key("Năm 2020") != content_key("Năm 2021")


@pytest.mark.parametrize(
    "mark", ["", " ", "-", "–", "—", "…", "...", "…/…", "KPS", "Không có", "không phát sinh", "CHƯA CÓ", "- "]
)
def test_marks_that_stand_for_blank(mark: str) -> None:
    assert is_blank_mark(mark)
    assert is_blank_mark(decomposed(mark))


@pytest.mark.parametrize(
    "mark", ["???", "x", "0", "//", "nt", "Không đạt", "có", ".", "*", "-5", "abc", "-" * 50000 + "x"]
)
def test_other_marks_are_not_blank(mark: str) -> None:
    assert not is_blank_mark(mark)


def test_nil_words_are_words() -> None:
    assert all(map(is_nil_word, ("Không phát sinh.", "khong co", "(KPS)", "Không./.")))
    assert not is_nil_word("-") and not is_nil_word("0") and not is_nil_word("Không hoàn thành")


@pytest.mark.parametrize(
    "text",
    ["nt", "″", "như trên (nt)", "-nt-", "- nt -", "//", '"', "Như trên", "NHU TREN", "-//-", "”", "NT.", '" "', '"nt"',
     "“-nt-”", '"//"'],
)  # fmt: skip
def test_ditto_marks(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", ["", "-", "ngoài nt", "như trên xuống", "/", "nta", "…", '"nta"', '"KH" nt'])
def test_what_is_no_ditto_mark(text: str) -> None:
    assert not is_ditto(text)


def test_absurdly_long_cells_take_no_absurd_time() -> None:
    pieces = (".", "*", "(1)", "- ", ", ", ",", " /")
    with soon():
        for text in (*(piece * 20000 + "x" for piece in pieces), "à\u0301" * 20000):
            clean(text), clean_block(text), match_key(text), folded_key(text), content_key(text)
            is_blank_mark(text), is_nil_word(text), is_ditto(text)
