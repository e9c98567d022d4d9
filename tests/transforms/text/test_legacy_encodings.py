from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.text.destroyed_text import is_destroyed, unreadable
from transforms.text.legacy_encodings import (
    decode_column,
    decode_legacy,
    encodings_in,
    legacy_encoding,
)
from transforms.text.legacy_letters import TCVN3_LETTERS, VNI_LETTERS

SENTENCES = (
    "Sở Khoa học và Công nghệ",
    "Ủy ban nhân dân huyện Văn Lãng",
    "Đã hoàn thành đúng hạn",
    "Thị trấn Na Sầm",
    "kỷ luật, kỷ cương hành chính",
    "Kiểm tra việc thực hiện nhiệm vụ được giao năm 2020",
    "Quyết định số 12/QĐ-UBND ngày 04/01/2018",
    "Thái độ giao tiếp, ứng xử với người dân",
    "Chưa thực hiện do thời tiết xấu",
    "Sử dụng rượu bia trong giờ làm việc",
    "Đề nghị Văn phòng UBND tỉnh đôn đốc",
    "Phòng Giáo dục và Đào tạo",
    "Trung tâm Phục vụ hành chính công",
    "Nguyễn Thị Quỳnh, chuyên viên",
    "Trả lời bằng văn bản; gửi kèm phụ lục",
    "Hướng dẫn thẩm định dự án nước sạch",
    "không phát sinh",
    "Đại hội, lễ hội, nghỉ lễ",
    "chẳng hạn: bình đẳng, tỵ nạn, mỹ thuật",
)
PLAIN = ("STT", "12", "UBND", "PCI 2019", "NV-2020-00123", "", "5/8/2020")
FOREIGN = (
    "François Müller", "Zoë", "Noël", "José", "naïve", "25°C", "£5", "¥100", "© 2020", "Windows® 10", "þ", "£", "ý",
    "½", "2½ ngày",
    "1ª", "n°5", "5 µm", "10 m²", "±3", "«ABC»", "São Paulo", "Köln", "Señor Nuñez", "ESPAÑA", "Ångström", "þ £ ý",
    "§ 5", "5 €",
)  # fmt: skip
quick = settings(deadline=None, max_examples=150)

TCVN3_OF = {letter: code for code, letter in TCVN3_LETTERS.items()}
VNI_OF = {letter: code for code, letter in VNI_LETTERS.items() if code == code.upper() or code == code.lower()}


def to_tcvn3(text: str) -> str:
    """As an ABC font stores it: accented capitals have no code and are typed in lower case."""
    return "".join(TCVN3_OF.get(letter) or TCVN3_OF.get(letter.lower(), letter) for letter in text)


def to_vni(text: str) -> str:
    return "".join(VNI_OF.get(letter, letter) for letter in text)


def test_the_tables_know_every_vietnamese_letter() -> None:
    lower = "ăâđêôơư" + "".join(
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in "\u0300\u0301\u0303\u0309\u0323"
    )
    assert set(lower) <= set(TCVN3_LETTERS.values()) and len(TCVN3_LETTERS) == 74
    assert set(lower) | set(lower.upper()) <= set(VNI_LETTERS.values())
    assert [VNI_LETTERS[code] for code in ("aú", "AÚ", "î", "Î", "oä", "OÄ", "Oâ", "ÖÔ"[:1])] == list("ẳẲỵỴộỘÔƯ")


@given(st.lists(st.sampled_from(SENTENCES + PLAIN), min_size=3, max_size=12))
@quick
def test_a_tcvn3_column_comes_back_but_for_its_capitals(texts: list[str]) -> None:
    column = decode_column([to_tcvn3(text) for text in texts])
    assert [text.lower() for text in column.texts] == [text.lower() for text in texts]
    assert column.converted == {index for index, text in enumerate(texts) if not text.isascii()}
    assert not column.destroyed


@given(st.lists(st.sampled_from(SENTENCES + PLAIN), min_size=3, max_size=12))
@quick
def test_a_vni_column_comes_back_whole(texts: list[str]) -> None:
    written = [to_vni(text) for text in texts]
    assert list(decode_column(written).texts) == texts
    assert list(decode_column([text.upper() for text in written]).texts) == [text.upper() for text in texts]


@given(st.lists(st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=2, max_size=10), st.sampled_from("tv"))
@quick
def test_in_a_mixed_column_only_legacy_cells_are_converted(cells: list[tuple[str, bool]], kind: str) -> None:
    encode = to_tcvn3 if kind == "t" else to_vni
    column = decode_column([encode(text) if legacy else text for text, legacy in cells])
    assert [text.lower() for text in column.texts] == [text.lower() for text, _ in cells]
    assert column.converted == {index for index, (_, legacy) in enumerate(cells) if legacy}


@given(st.lists(st.sampled_from(SENTENCES + PLAIN + FOREIGN), max_size=12), st.booleans())
@quick
def test_unicode_text_is_never_taken_for_legacy(texts: list[str], decompose: bool) -> None:
    form = "NFD" if decompose else "NFC"
    written = [unicodedata.normalize(form, text) for text in texts]
    assert legacy_encoding(written).encoding is None
    assert list(decode_column(written).texts) == written


@pytest.mark.parametrize("text", [*SENTENCES, *(sentence.upper() for sentence in SENTENCES)])
def test_a_single_sentence_is_enough_to_decide(text: str) -> None:
    assert legacy_encoding([to_tcvn3(text)]).encoding == "tcvn3"
    assert legacy_encoding([to_vni(text)]).encoding == "vni"
    assert legacy_encoding([text]).encoding is None


@pytest.mark.parametrize("text", ["Së", "Kh¸c", "vµ", "®", "hoà", "xoá", "Thái", "Hà", "và các bà", "Sô", *FOREIGN])
def test_what_a_single_cell_cannot_prove_is_left(text: str) -> None:
    proved = {"Së": "tcvn3", "Kh¸c": "tcvn3", "vµ": "tcvn3"}
    assert legacy_encoding([text]).encoding == proved.get(text)


def test_a_word_that_both_readings_explain_follows_its_column() -> None:
    assert decode_legacy("Tiªu chuÈn Thái", "tcvn3") == "Tiêu chuẩn Thỏi"
    legacy_only = decode_column(["Së Néi vô", "QuyÕt ®Þnh", "Cao Léc"])
    assert legacy_only.texts[2] == "Cao Lộc"
    beside_unicode = decode_column(["Së Néi vô", "Sở Tư pháp", "Nguyễn Văn Hùng", "Thái"])
    assert beside_unicode.texts[3] == "Thái"


def test_a_doubtful_word_amid_legacy_texts_is_one_of_these_whatever_title_stands_over_them() -> None:
    rows = [to_tcvn3("Lĩnh vực"), to_tcvn3("Khiếu nại, tố cáo"), "Thó y", to_tcvn3("Sở hữu trí tuệ")]
    assert decode_column(["SỞ NÔNG NGHIỆP", *rows, "Người lập biểu"]).texts[3] == "Thú y"
    amid_unicode = [*rows[:2], "Công chứng", "Thó y", "Tổ chức phi chính phủ"]
    assert decode_column(amid_unicode).texts[3] == "Thó y"


def test_a_common_word_in_unicode_stays_below_a_legacy_one_where_its_other_reading_is_no_word() -> None:
    assert decode_column(["Së Y tÕ", "Phòng C", "Công an", "Xã C"]).texts == (
        "Sở Y tế", "Phòng C", "Công an", "Xã C",
    )  # fmt: skip
    assert decode_column(["Së Y tÕ", "Phßng C", "X· C"]).texts == ("Sở Y tế", "Phòng C", "Xã C")


def test_the_soft_hyphen_of_tcvn3_is_a_letter() -> None:
    assert decode_column(["kû luËt, kû c\u00ad¬ng", "B\u00adu chÝnh"]).texts == ("kỷ luật, kỷ cương", "Bưu chính")


def test_text_typed_in_capitals_keeps_them() -> None:
    column = decode_column(["NG¦êI LËP BIÓU", "THñ TR¦ëNG §¥N VÞ", "UBND tØnh", "Së KH&CN"])
    assert column.texts == ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "UBND tỉnh", "Sở KH&CN")


def test_document_numbers_alone_are_decoded_by_their_abbreviations() -> None:
    assert decode_column(["12/Q§-UBND", "15/KH-UBND", "§/c A"]).texts == ("12/QĐ-UBND", "15/KH-UBND", "Đ/c A")
    assert decode_column(["12/QÑ-UBND", "3/TB-HÑND"]).texts == ("12/QĐ-UBND", "3/TB-HĐND")
    assert legacy_encoding(["12/QÐ-UBND", "3/QÐ-HÐND"]).encoding is None  # eth typed for Đ


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        (("SõÒ Nôòi vuò", "Quyêìt ðiònh", "Vãn Laòng"), "windows-1258"),
        (("S· Nµi vø", "Quyªt ð¸nh", "Vån LÕng"), "viscii"),
    ],
)
def test_a_rare_encoding_is_decoded_where_a_whole_sheet_proves_it(written: tuple[str, ...], encoding: str) -> None:
    among = encodings_in(written)
    assert among == (encoding,)
    assert decode_column(written[:1], among).texts == ("Sở Nội vụ",)
    assert decode_column(written[1:2], among).texts == ("Quyết định",)


def test_capitals_of_viscii_among_the_signs_of_1252_are_letters() -> None:
    written = ["BÁO CÁO KŠT QUÄ TH¹C HIŽN GIAO Ð˜NH K\u20ac", "Nhi®m vø, kª hoÕch"]
    assert decode_column(written, encodings_in(written)).texts == (
        "BÁO CÁO KẾT QUẢ THỰC HIỆN GIAO ĐỊNH KẠ",
        "Nhiệm vụ, kế hoạch",
    )


def test_no_chance_word_proves_a_rare_encoding() -> None:
    assert encodings_in(["Ghi chuì", "TOÅNG SOÁ", *FOREIGN]) == ("tcvn3", "vni")
    assert encodings_in([to_tcvn3(text) for text in SENTENCES]) == ("tcvn3", "vni")
    assert encodings_in([to_vni(text) for text in SENTENCES]) == ("tcvn3", "vni")
    assert encodings_in(["Thựi giự làm viÍc", "S· Nµi vø", "cÇ Ðýóìc ßïæ ÏÏð", "ûñ bïn"]) == ("tcvn3", "vni")


def test_texts_full_of_words_that_no_reading_explains_are_unreadable() -> None:
    garbled = ["CËï hìøî vîì pîÄm", "Nîðï vÆ ¬ÝÑc gÏao", "Phöñg Tàì chýnh, Kþ hoÇch", "Tðung tåm Phûc vß îành"]
    assert unreadable(garbled) == frozenset(range(4))
    assert unreadable(garbled[:1]) == frozenset()
    assert unreadable(SENTENCES) == unreadable([to_tcvn3(text) for text in SENTENCES]) == frozenset()
    assert (
        unreadable(["François Müller, Zoë, Noël, Köln", "Trao đổi với bà Ångström", "Nhà thầu Señor Nuñez"])
        == frozenset()
    )


def test_eths_and_footnote_marks_are_told_from_letters() -> None:
    column = decode_column(["cÊp phÐp", "Ð· thu håi", "Lý do chËm¹", "to¹ ®µm", "h¹n¹"])
    assert column.texts == ("cấp phép", "Đã thu hồi", "Lý do chậm¹", "toạ đàm", "hạn¹")


def test_boxes_are_left_in_a_legacy_column() -> None:
    assert decode_column(["þ §ång ý", "£ Kh«ng ®ång ý"]).texts == ("þ Đồng ý", "£ Không đồng ý")


def test_legacy_text_in_decomposed_form_is_still_legacy() -> None:
    written = [unicodedata.normalize("NFD", text) for text in ("Së Néi vô", "QuyÕt ®Þnh")]
    assert decode_column(written).texts == ("Sở Nội vụ", "Quyết định")


@pytest.mark.parametrize(
    "text",
    [
        "VI¿T NAM",
        "Nhi?m v? ???c giao",
        "S? N?i v?",
        "Sở N\ufffdi vụ",
        "Thá»i háº¡n hoÃ\xa0n thÃ\xa0nh",  # a byte of "ờ" is gone
    ],
)
def test_destroyed_text_is_said_to_be_destroyed(text: str) -> None:
    assert is_destroyed(text)
    assert legacy_encoding(["Sở Nội vụ", text]).destroyed


@pytest.mark.parametrize(
    "text",
    ["Có hay không?", "Là? Không", "???", "http://a.vn/b?c=d", "¿Qué?", "ĐÃ\xa0HOÀN\xa0THÀNH", *SENTENCES, *FOREIGN],
)
def test_whole_text_is_not_said_to_be_destroyed(text: str) -> None:
    assert not is_destroyed(text)


@pytest.mark.parametrize("tick", ["ü", "þ", "û", " ü "])
def test_a_letter_alone_in_its_cell_is_a_tick_and_no_legacy_text(tick: str) -> None:
    assert decode_column(["Trong kế hoạch", tick]).texts[1] == tick
    assert decode_column(["Së Néi vô", tick]).texts[1] == tick


@given(st.lists(st.text(max_size=40), max_size=6))
@quick
def test_any_text_at_all_can_be_asked(texts: list[str]) -> None:
    column = decode_column(texts)
    assert len(column.texts) == len(texts)
    assert all(column.texts[index] == text for index, text in enumerate(texts) if index not in column.converted)


@pytest.mark.parametrize(
    ("written", "read"),
    [("ngµy15/8/2020", "ngày15/8/2020"), ("3ng\u00adêi", "3người"), ("5µm", "5µm"), ("25°C", "25°C")],
)
def test_a_word_that_touches_a_number_is_one_and_a_unit_of_measure_is_none(written: str, read: str) -> None:
    assert decode_column(["Ngµy ph¸t hiÖn", "ngµy 3 th¸ng 8", written]).texts[2] == read
