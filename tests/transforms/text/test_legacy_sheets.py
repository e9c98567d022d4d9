from __future__ import annotations

from itertools import chain, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.made_sheets import (
    day,
    finding_of,
    header,
    make_cover,
    make_sheet,
    read,
    read_form,
    said,
    task,
    values,
    violation,
)
from transforms.definitions.evidence import BREAK, CELL_BREAK, QUOTE
from transforms.files.sheets import CellError, Sheet, UncomputedFormula, Value
from transforms.text.legacy_sheets import _NOT_PLAIN, _ODD, are_as_read, decode_sheet

# "Ngày phát hiện", "Hành vi vi phạm", … in TCVN3 (.VnTime)
TCVN3_HEADERS = [
    "STT",
    "Ngµy ph¸t hiÖn",
    "Hµnh vi vi ph¹m",
    "C¬ quan, ®¬n vÞ",
    "Sè CBCCVC vi ph¹m",
    "H×nh thøc xö lý",
    "Sè ®· xö lý",
    "Ghi chó",
]


def test_a_sheet_in_tcvn3_is_converted_and_said_once_a_column() -> None:
    row = [1, day(7, 20), "§eo thÎ c«ng chøc", "Phßng Tæ chøc", 1, "Nh¾c nhë", 1, None]
    reading = read_form(["t×nh h×nh vi ph¹m"], TCVN3_HEADERS, row)
    assert values(reading, "violation", "kind") == ["Đeo thẻ công chức"]
    assert values(reading, "violation", "office") == ["Phòng Tổ chức"]
    assert {code for code, _ in said(reading)} == {"cell.legacy_encoding"}
    cells = [cell for _, cell in said(reading)]
    assert len(cells) == len({str(cell)[0] for cell in cells})


def test_a_header_that_only_reads_in_the_sheets_encoding_is_known() -> None:
    row = [1, day(7, 20), "§eo thÎ c«ng chøc", "Phßng Tæ chøc", 1, "Nh¾c nhë", 1, "gi¶i tr×nh ®Çy ®ñ"]
    assert values(read_form(TCVN3_HEADERS, row), "violation", "note") == ["giải trình đầy đủ"]


def test_one_column_in_vni_among_others_in_unicode() -> None:
    headers = header("task_progress")
    headers[4] = "Noäi dung nhieäm vuï"
    reading = read_form(
        headers,
        task(1, content="Thaåm ñònh baûo toàn di tích khaûo coå"),
        task(2, content="Kieåm tra, xöû lyù döùt ñieåm"),
    )
    assert values(reading, "task_progress", "content") == [
        "Thẩm định bảo tồn di tích khảo cổ",
        "Kiểm tra, xử lý dứt điểm",
    ]
    assert values(reading, "task_progress", "assigned_by") == ["UBND tỉnh"] * 2
    assert said(reading) == [("cell.legacy_encoding", "E1")]


@pytest.mark.parametrize("written", ["Ghi chó", "GHI CHó"])
def test_a_header_alone_that_reads_as_one_of_the_forms_in_tcvn3_is_that_one(written: str) -> None:
    reading = read_form([*header("violation")[:-1], written], violation(1, note="Đã họp"))
    assert values(reading, "violation", "note") == ["Đã họp"]


def test_a_header_that_reads_as_none_of_the_forms_stays_unknown() -> None:
    reading = read_form([*header("violation")[:-1], "Con chó"], violation(1, note="Đã họp"))
    assert values(reading, "violation", "note") == [None]


def test_unicode_text_is_left_alone() -> None:
    sheet = make_sheet("03-VP", [header("violation"), violation(1, note="Đã nhắc nhở (25°C, 5 × 3)")])
    assert decode_sheet(sheet).rows is sheet.rows
    assert said(read(sheet, cover=make_cover())) == []


def test_no_text_is_plain_in_which_a_letter_needs_a_second_look() -> None:
    latin = "aeouyAEOUYtTÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝáàâãéèêúùõìíòóôý_ơưạ"
    for text in chain(map(chr, range(0x10000)), map("".join, product(latin, repeat=3))):
        assert _NOT_PLAIN.search(text) or not _ODD.search(text), text


@pytest.mark.parametrize(
    "odd", [BREAK, CELL_BREAK, QUOTE, "?", "\t", "\xa0", "ş", "ſ", "С", "_x0009_", "tÓt", "hoÀn", "áº"]
)
def test_one_odd_text_keeps_its_sheet_from_being_plain_each_time_that_it_is_read(odd: str) -> None:
    sheet = Sheet("01", False, ((1, (None, 1, "Số 12/QĐ-UBND: “Đã xong” – 100% [thỏa_thuận]")), (2, (odd, None, None))))
    clean = Sheet("01", False, sheet.rows[:1])
    assert [decode_sheet(one).is_plain for one in (sheet, clean, sheet, clean)] == [False, True, False, True]
    for other in (UncomputedFormula(f'="{odd}"'), CellError(f"{odd} ≠ 1")):
        assert not decode_sheet(Sheet("01", False, ((1, (other,)),))).is_plain
    assert not are_as_read(frozenset((None, "Số 12/QĐ-UBND", odd)))


def test_of_texts_that_are_as_read_no_sheet_is_changed_and_an_error_that_was_pasted_is_none_of_them() -> None:
    sheet = Sheet("01", False, ((1, ("Số 12/QĐ-UBND", None, 3)),))
    assert are_as_read(frozenset(("Số 12/QĐ-UBND", None)))
    assert decode_sheet(sheet, is_plain=True) == decode_sheet(sheet)
    assert not are_as_read(frozenset(("Số 12/QĐ-UBND", "#REF!")))


_TEXTS = st.text("aâạ_ \n") | st.sampled_from(("#REF!", "Err:502", "Th¸ng 8", "C?i", "a\u00a0b", "_x0009_", "a\u0301"))


@given(st.lists(_TEXTS | st.none() | st.integers(0, 1)), st.none() | _TEXTS)
def test_what_is_as_read_of_a_whole_workbook_is_so_of_each_sheet(cells: list[Value], elsewhere: str | None) -> None:
    texts = frozenset([value for value in cells if isinstance(value, str)])
    sheet = Sheet("01", False, ((1, tuple(cells)),))
    if are_as_read(texts | {elsewhere}):
        alone = decode_sheet(sheet)
        assert alone == decode_sheet(sheet, is_plain=True)
        assert CellError not in map(type, alone.rows[0][1])  # which equals its text


def test_destroyed_text_is_a_finding_and_no_guess() -> None:
    reading = read_form(header("task_progress"), task(1, content="C¿i c¿ch hành ch¿nh"))
    assert values(reading, "task_progress", "content") == ["C¿i c¿ch hành ch¿nh"]
    assert said(reading) == [("cell.legacy_encoding", "E2")]
    assert "không khôi phục được" in finding_of(reading, "cell.legacy_encoding").message


def test_a_sheet_in_windows_1258_is_converted() -> None:
    row = [1, day(7, 20), "Ðeo theÒ công chýìc", "Phòng TôÒ chýìc", 1, "Nhãìc nhõÒ", 1, "ÐaÞ nhãìc nhõÒ"]
    reading = read_form(header("violation"), row)
    assert values(reading, "violation", "kind") == ["Đeo thẻ công chức"]
    assert values(reading, "violation", "sanction") == ["Nhắc nhở"]
    assert said(reading) == [("cell.legacy_encoding", f"{column}2") for column in "CDFH"]


def test_a_header_in_unicode_over_one_note_in_tcvn3_stays_a_header() -> None:
    reading = read_form(header("violation"), violation(1, note="®ang lÊy ý kiÕn"))
    assert values(reading, "violation", "note") == ["đang lấy ý kiến"]
    assert said(reading) == [("cell.legacy_encoding", "H2")]


def test_text_in_an_encoding_that_nobody_knows_is_said() -> None:
    notes = ["CËï hìøî vîì pîÄm", "Nîûï vÆ ¬ÝÑc gÏao", "Phöñg Tàì chýnh, Kþ hoÇch", "Tþung tåm Phûc vß îành"]
    reading = read_form(header("violation"), *(violation(n, people=n, note=note) for n, note in enumerate(notes, 1)))
    assert values(reading, "violation", "note") == notes
    assert said(reading) == [("cell.legacy_encoding", "H2")]
    garbled = make_sheet("Sheet1", [[note, note] for note in notes])
    assert said(read(garbled, cover=make_cover())) == [
        ("file.no_known_form", None),
        ("cell.legacy_encoding", "A1"),
        ("cell.legacy_encoding", "B1"),
    ]


def test_what_nobody_sees_between_letters_makes_no_row_something_else() -> None:
    rows = [
        ["\u200b(1)", "(2)\u00a0", "(3)\ufeff", "\u2060(4)", "(5)", "(6)", "(7)", "(8)"],
        ["I.\u200b", "Vi phạm của cơ quan", None, None, None, None, None, None],
        violation(1),
    ]
    reading = read_form([], header("violation"), *rows)
    assert len(values(reading, "violation", "kind")) == 1
    assert said(reading) == []


def test_a_row_keeps_in_the_evidence_what_nobody_sees() -> None:
    reading = read_form([], header("violation"), ["(1)\u200b", "(2)", "(3)", "(4)"], violation(1))
    assert any("(1)\u200b" in entry[2] for entry in reading.evidence)


def test_a_cell_of_which_nothing_would_be_left_stays_as_it_is() -> None:
    assert decode_sheet(make_sheet("x", [["\u200e", "a\u200eb"]])).rows[0][1] == ("\u200e", "ab")


def test_letters_with_something_unseen_between_them_are_no_words_of_one_letter_in_tcvn3() -> None:
    spread = "\u200b".join("Nguyên nhân")
    assert decode_sheet(make_sheet("x", [[spread]])).rows[0][1] == ("Nguyên nhân",)
    assert decode_sheet(make_sheet("x", [["\ufeffNguyªn nh©n\u200b"]])).rows[0][1] == ("Nguyên nhân",)
    assert decode_sheet(make_sheet("x", [["k\u00fb luËt, kû c\u00ad¬ng\u200b"]])).rows[0][1] == ("kỷ luật, kỷ cương",)


UNICODE_ROW = ["Xã", "Đột xuất", "Không", "Một số công chức chưa đeo thẻ"]
TCVN3_ROW = ["X·", "Theo kÕ ho¹ch", "Cã", "Mét sè c«ng chøc ch\u00ada ®eo thÎ"]


def test_a_short_word_that_reads_both_ways_is_written_like_its_row() -> None:
    decoded = decode_sheet(make_sheet("x", [UNICODE_ROW, TCVN3_ROW, UNICODE_ROW]))
    assert [list(cells) for _, cells in decoded.rows] == [
        UNICODE_ROW,
        ["Xã", "Theo kế hoạch", "Có", "Một số công chức chưa đeo thẻ"],
        UNICODE_ROW,
    ]
    assert [(column.column, column.text) for column in decoded.columns] == list(enumerate(TCVN3_ROW))


def test_it_is_under_a_header_of_two_kinds() -> None:
    header = ["Cấp", "H×nh thøc", "Trong kÕ ho¹ch", "Nội dung tồn tại"]
    legacy_no = ["HuyÖn", "§ét xuÊt", "Kh«ng", TCVN3_ROW[3]]
    plain_yes = ["Tỉnh", "Đột xuất", "Có", UNICODE_ROW[3]]
    decoded = decode_sheet(make_sheet("x", [header, plain_yes, UNICODE_ROW, TCVN3_ROW, legacy_no]))
    assert [cells[2] for _, cells in decoded.rows[1:]] == ["Có", "Không", "Có", "Không"]


def test_a_no_typed_in_unicode_among_legacy_rows_stays_no() -> None:
    rows = [["Nguyªn nh©n"], ["Ph¶i bæ sung hå s¬"], ["Không có"], ["Không"]]
    decoded = decode_sheet(make_sheet("x", [*rows, ["Kh«ng cã"]]))
    told = [cells[0] for _, cells in decoded.rows]
    assert told == ["Nguyên nhân", "Phải bổ sung hồ sơ", "Không có", "Không", "Không có"]


def test_it_is_not_where_a_column_of_another_kind_stands_in_the_row() -> None:
    rows = [["Có", "Đột xuất", "Mét sè c«ng chøc"], ["Có", "Có", "Mét sè c«ng chøc"]]
    decoded = decode_sheet(make_sheet("x", rows))
    assert [cells[0] for _, cells in decoded.rows] == ["Có", "Có"]
    assert [column.column for column in decoded.columns] == [2]


def test_a_short_word_in_a_row_of_misread_text_is_misread() -> None:
    rows = [["Có", "Đột xuất"], ["CÃ³", "Theo káº¿ hoáº¡ch"], ["XÃ¹", "Đột xuất"]]
    decoded = decode_sheet(make_sheet("x", rows))
    assert [cells[0] for _, cells in decoded.rows] == ["Có", "Có", "XÃ¹"]
