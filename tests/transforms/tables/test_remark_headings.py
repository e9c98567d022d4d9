from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    Line,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    values,
)
from transforms.submissions.interpret import FileReading

TITLE: Line = ["NHẬN XÉT, ĐÁNH GIÁ CHUNG"]


def remarks(reading: FileReading) -> list[tuple[object, object]]:
    return list(zip(values(reading, "remark", "heading"), values(reading, "remark", "body"), strict=True))


@pytest.mark.parametrize(
    "lines",
    [
        [["1. Ưu điểm: Đúng hạn."], ["2. Tồn tại, hạn chế: Còn chậm."]],
        [["Ưu điểm:\nĐúng hạn."], ["TỒN TẠI, HẠN CHẾ\nCòn chậm."]],
        [["Mục", "Nội dung"], ["I", "Ưu điểm: Đúng hạn."], ["II", "Tồn tại, hạn chế: Còn chậm."]],
        [["STT", "Nội dung"], [1, "Ưu điểm: Đúng hạn."], [2, "Tồn tại, hạn chế: Còn chậm."]],
    ],
)
def test_a_heading_before_its_text_in_one_cell_is_taken_from_it(lines: list[Line]) -> None:
    reading = read_form(*lines, name="08-NX")
    assert remarks(reading) == [("Ưu điểm", "Đúng hạn."), ("Tồn tại hạn chế", "Còn chậm.")]
    assert said(reading) == []


@pytest.mark.parametrize("numbered", [True, False])
def test_a_heading_and_its_text_in_the_column_of_headings_are_taken_apart(numbered: bool) -> None:
    told = ["Ưu điểm: Đúng hạn.", "2. Tồn tại, hạn chế:\nCòn chậm.", "Nguyên nhân"]
    lines: list[Line] = [
        [*([place] if numbered else []), text, "Thiếu người." if text == "Nguyên nhân" else None]
        for place, text in enumerate(told, 1)
    ]
    reading = read_form([*(["STT"] if numbered else []), "Mục", "Nội dung"], *lines, name="08-NX")
    assert remarks(reading) == [
        *[("Ưu điểm", "Đúng hạn."), ("Tồn tại hạn chế", "Còn chậm."), ("Nguyên nhân", "Thiếu người.")]
    ]
    assert said(reading) == []


def test_a_heading_with_text_behind_it_beside_a_text_and_a_number_for_a_heading_are_asked_about() -> None:
    reading = read_form(
        *[["Mục", "Nội dung"], ["Ưu điểm: Đúng hạn.", "Đủ."], ["Tồn tại", "Chậm."], [2.5, None]], name="08-NX"
    )
    assert remarks(reading) == [(None, "Đủ."), ("Tồn tại hạn chế", "Chậm."), (None, None)]
    assert said(reading) == [("cell.not_in_list", "A2"), ("cell.not_in_list", "A4")]


def test_remarks_in_unicode_below_the_old_header_in_tcvn3_are_remarks() -> None:
    reading = read_form(["Môc", "Néi dung"], ["Ưu điểm", "Đúng hạn."], ["Nguyên nhân", "Thiếu người."], name="Trang 8")
    assert remarks(reading) == [("Ưu điểm", "Đúng hạn."), ("Nguyên nhân", "Thiếu người.")]


def test_two_headings_with_their_texts_in_one_cell_are_asked_about() -> None:
    lines: list[Line] = [["Ưu điểm: Đúng hạn.\nTồn tại: Còn chậm."], ["Nguyên nhân", "Thiếu người."]]
    assert said(read_form(["Mục", "Nội dung"], *lines, name="08-NX")) == [("cell.not_in_list", "A2")]


@pytest.mark.parametrize("name", ["08-NX", "Trang 8"])
def test_paragraphs_below_a_heading_in_one_column_are_under_it(name: str) -> None:
    reading = read_form(
        *[TITLE, ["I. Ưu điểm"], ["1. Đúng hạn."], ["2. Có kế hoạch."], ["II. Nguyên nhân:"], ["Thiếu người."]],
        *[[None, "Lạng Sơn, ngày 15 tháng 8 năm 2020"], [None, "NGƯỜI LẬP BIỂU"], [None, "Hoàng Thu Hà"]],
        name=name,
    )
    assert remarks(reading) == [
        *[("Ưu điểm", None), ("Ưu điểm", "1. Đúng hạn."), ("Ưu điểm", "2. Có kế hoạch.")],
        *[("Nguyên nhân", None), ("Nguyên nhân", "Thiếu người.")],
    ]
    assert said(reading) == []
    assert list(kinds(reading).values()) == ["title", *["accepted"] * 5, *["signature"] * 3]


def test_numbers_may_stand_beside_headings() -> None:
    reading = read_form(["I", "Ưu điểm"], [1, "Đúng hạn."], ["II", "Nguyên nhân"], [None, "Thiếu người."], name="08-NX")
    assert remarks(reading)[1::2] == [("Ưu điểm", "Đúng hạn."), ("Nguyên nhân", "Thiếu người.")]


def test_a_line_numbered_as_the_next_heading_that_nobody_knows_is_told() -> None:
    lines: list[Line] = [["1. Ưu điểm"], ["Đúng hạn."], ["2. Khen thưởng"], ["Ba tập thể."], ["3. Nguyên nhân"]]
    reading = read_form(*lines, name="08-NX")
    assert said(reading) == [("cell.not_in_list", "A3")]
    assert outcomes(reading, "remark") == ["accepted", "accepted", "rejected", "accepted", "accepted"]
    assert values(reading, "remark", "heading") == ["Ưu điểm", "Ưu điểm", None, None, "Nguyên nhân"]


def test_numbers_of_paragraphs_begin_no_heading() -> None:
    lines: list[Line] = [["2. Tồn tại, hạn chế"], ["1. Chậm."], ["2. Thiếu."], ["3. Sai."], ["3. Nguyên nhân"]]
    assert said(read_form(*lines, name="08-NX")) == []


def test_a_cell_of_several_headings_is_left_as_it_is() -> None:
    both = "Ưu điểm: Đúng hạn.\nNguyên nhân: Thiếu người."
    reading = read_form(["STT", "Nội dung"], [1, both], [2, "Kiến nghị, đề xuất: Không"], name="08-NX")
    assert remarks(reading) == [(None, both), ("Kiến nghị đề xuất", "Không")]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sheet1", [["Ưu điểm"], ["Đúng hạn."], ["Nguyên nhân"], ["Thiếu người."]]),  # nothing says what it is
        ("08-NX", [["Ưu điểm"], ["Đúng hạn."]]),  # one heading
        ("08-NX", [["Báo cáo chung"], ["Ưu điểm"], ["Nguyên nhân"]]),  # and nothing said
        ("08-NX", [["Ưu điểm"], [None, "Đúng hạn."], ["Nguyên nhân"], [None, None, "Thiếu người."]]),
        ("08-NX", [["Ưu điểm"], ["Đúng hạn.", 12, 3], ["Nguyên nhân"], ["Thiếu người."]]),
        ("08-NX", [[None, "Ưu điểm"], ["Phòng A", "Đúng hạn."], [None, "Nguyên nhân"], [None, "Thiếu người."]]),
    ],
)
def test_other_sheets_of_text_are_of_no_form(name: str, lines: list[Line]) -> None:
    told = read(make_cover(), make_sheet("03-VP", [["Không phát sinh"]]), make_sheet(name, lines))
    assert said(told) == [("sheet.unknown", None)]


def test_headings_without_a_column_of_texts_stay_what_they_are() -> None:
    assert "rejected" not in outcomes(read_form(["STT", "Mục"], [1, None], [2, "Nguyên nhân"], name="08-NX"), "remark")


def test_words_of_a_table_with_headings_of_its_own_are_no_headings() -> None:
    reading = read_form(["Mục", "Nội dung"], ["Tồn tại, hạn chế", "Nguyên nhân: thiếu người."])
    assert remarks(reading) == [("Tồn tại hạn chế", "Nguyên nhân: thiếu người.")]


@pytest.mark.parametrize(
    ("title", "below", "kind"),
    [
        (["I", "ĐÁNH GIÁ CHUNG", None], [1, "Ưu điểm", "Đúng hạn."], "section"),
        (["I", None, "ĐÁNH GIÁ CHUNG"], [1, "Ưu điểm", "Đúng hạn."], "section"),
        (["II", "KIẾN NGHỊ, ĐỀ XUẤT", None], [1, "Ưu điểm", "Đúng hạn."], "accepted"),  # a heading itself
        (["I", None, "ĐÁNH GIÁ CHUNG"], [1, None, "Đúng hạn."], "accepted"),  # what is below has no other heading
        (["I", None, "Đúng hạn."], [1, "Ưu điểm", "Đúng hạn."], "accepted"),
    ],
)
def test_a_title_with_a_roman_number_over_headings_is_no_remark(title: Line, below: Line, kind: str) -> None:
    reading = read_form(["STT", "Mục", "Nội dung"], title, below, name="08-NX")
    assert (kinds(reading)[2], kinds(reading)[3], said(reading)) == (kind, "accepted", [])
