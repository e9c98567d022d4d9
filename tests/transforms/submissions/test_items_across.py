from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.made_sheets import (
    Line,
    finding_of,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    sheet_of,
    values,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Value
from warehouse.packing import check_ledger

ITEMS = [item.label for item in FORMS["dissemination"].items]
CODES = [item.code for item in FORMS["dissemination"].items]
TOTALS = [item.label for item in FORMS["declared_total"].items]
FIGURES: list[Value] = [100, 90, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ([ITEMS, FIGURES], {1: "header", 2: "accepted"}),
        ([["BIỂU 04"], ["Chỉ tiêu", *ITEMS], ["Số lượng", *FIGURES]], {1: "title", 2: "header", 3: "accepted"}),
        (
            [ITEMS, ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"], FIGURES],
            {1: "header", 2: "numbering", 3: "accepted"},
        ),
        (
            [ITEMS, FIGURES, None, [None, "Người lập biểu"], [None, "Hoàng Thu Hà"]],
            {1: "header", 2: "accepted", 4: "signature", 5: "signature"},
        ),
        (
            [["STT", *range(1, 8)], ["Chỉ tiêu", *ITEMS, "Ghi chú"], ["Số lượng", *FIGURES], ["Ghi chú", None, "Đủ"]],
            {1: "numbering", 2: "header", 3: "accepted", 4: "note"},
        ),
    ],
)
def test_items_across_are_rows_of_the_form(lines: list[Line], places: dict[int, str]) -> None:
    reading = read_form(*lines)
    assert (kinds(reading), said(reading)) == (places, [])
    assert values(reading, "dissemination", "item") == CODES
    assert values(reading, "dissemination", "value") == FIGURES
    check_ledger("a.xlsx", reading)


@pytest.mark.parametrize(("count", "told"), [(3, CODES[:3]), (2, [])])
def test_three_items_across_are_a_table_and_two_are_none(count: int, told: list[str]) -> None:
    assert values(read_form(ITEMS[:count], FIGURES[:count], name="04-QT"), "dissemination", "item") == told


def test_what_is_wrong_is_told_where_it_stands() -> None:
    reading = read_form(["Chỉ tiêu", *ITEMS], ["Số lượng", 100, 120, "abc", None, -1, 2, 1])
    assert sorted(said(reading)) == [
        ("cell.negative", "F2"),
        ("cell.not_a_number", "D2"),
        ("cell.required", "E2"),
        ("row.count_exceeds", "C2"),
    ]
    assert outcomes(reading, "dissemination") == ["accepted", *["rejected"] * 4, "accepted", "accepted"]
    assert kinds(reading)[2] == "accepted"
    assert "C2" in finding_of(reading, "row.count_exceeds").message
    check_ledger("a.xlsx", reading)


def test_an_item_told_in_another_sheet_too_is_told_twice() -> None:
    plain = make_sheet("A", [header("dissemination"), [1, ITEMS[0], 100]])
    reading = read(plain, make_sheet("B", [ITEMS, FIGURES]), cover=make_cover())
    assert said(reading) == [("row.duplicate", "A1")]


def test_totals_across_have_a_row_for_the_period_and_one_for_the_year() -> None:
    units: list[Value] = ["nhiệm vụ"] * len(TOTALS)
    lines: list[Line] = [
        ["Chỉ tiêu", *TOTALS],
        ["Đơn vị tính", *units],
        ["Trong kỳ", *range(1, 12)],
        ["Lũy kế từ đầu năm", *range(21, 32)],
    ]
    reading = read_form(*lines)
    assert (kinds(reading), said(reading)) == ({1: "header", 2: "accepted", 3: "accepted", 4: "accepted"}, [])
    assert values(reading, "declared_total", "in_period")[:5] == [1, 2, 3, 4, Decimal(5)]
    assert values(reading, "declared_total", "to_date")[10] == Decimal(31)
    assert {row[1] for row in reading.rows["declared_total"]} == {3}
    table = sheet_of(reading).tables[0]
    assert (table.columns["in_period tasks_completed"], table.columns["to_date violators"]) == ("C3", "J4")
    check_ledger("a.xlsx", reading)
    wrong = read_form(*lines[:3], ["Lũy kế từ đầu năm", "abc", *range(22, 32)])
    assert [(found.code, found.cell, found.row_number) for found in wrong.findings] == [("cell.not_a_number", "B4", 4)]


@pytest.mark.parametrize(
    "lines",
    [
        [ITEMS],
        [["Chỉ tiêu", *ITEMS], ["Số lượng"]],
        [ITEMS, ["Không phát sinh"]],
        [["Chỉ tiêu", *ITEMS], [None, "Trong tháng không phát sinh"]],
    ],
)
def test_items_without_figures_are_a_nil_return(lines: list[Line]) -> None:
    reading = read_form(*lines, name="04-QT")
    assert (sheet_of(reading).nil, said(reading)) == (True, [])


@pytest.mark.parametrize(
    "lines",
    [
        [[*ITEMS, "Ghi chú"], [*FIGURES, "Đủ"]],
        [[*ITEMS, "Số buổi họp"], [*FIGURES, 1]],  # an item that nobody knows
        [[*ITEMS, "Số buổi họp"], FIGURES],
        [["Đơn vị", *ITEMS], ["Phòng A", *FIGURES]],  # a table of offices
        [["Chỉ tiêu", *ITEMS], ["Phòng A", *FIGURES]],
        [ITEMS, FIGURES, FIGURES],  # two rows, and nothing tells which counts
        [ITEMS, [*FIGURES, 7]],  # a figure under no item
        [[*ITEMS, ITEMS[0]], [*FIGURES, 1]],  # an item twice
        [ITEMS, ["Không phát sinh"], FIGURES],
        [ITEMS, FIGURES, ["Số liệu chưa đầy đủ của các phòng"]],
        [["Chỉ tiêu", *ITEMS], [2020, *FIGURES]],
    ],
)
def test_with_anything_that_nobody_understands_the_sheet_has_no_header(lines: list[Line]) -> None:
    reading = read_form(*lines, name="04-QT")
    assert said(reading) == [("sheet.missing_column", None)]
    assert reading.rows == {}


@pytest.mark.parametrize(("word", "told"), [("Tháng 7", [("file.identity_conflict", "A2")]), ("Tháng 8", [])])
def test_figures_of_another_month_are_taken_and_that_is_told(word: str, told: list[tuple[str, str]]) -> None:
    reading = read_form(["Chỉ tiêu", *TOTALS], [word, *range(1, 12)], name="07-TH")
    assert (said(reading), len(outcomes(reading, "declared_total"))) == (told, 11)
    old = read_form(["SỐ LIỆU KỲ TRƯỚC"], ITEMS, FIGURES)
    assert said(old) == [("file.identity_conflict", "A1")]


def test_totals_across_without_a_word_for_their_time_are_refused() -> None:
    reading = read_form(TOTALS, list(range(1, 12)), name="07-TH")
    assert said(reading) == [("sheet.missing_column", None)]


def test_items_across_without_figures_are_no_answer_under_another_name() -> None:
    assert (
        sheet_of(read(make_sheet("A", [ITEMS]), make_sheet("B", [header("violation")]), cover=make_cover())).form
        is None
    )
