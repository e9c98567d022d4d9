from __future__ import annotations

from decimal import Decimal

import pytest

from tests.transforms.made_sheets import Line, Span, kinds, outcomes, read_form, said, sheet_of, values
from transforms.submissions.interpret import FileReading
from warehouse.packing import check_ledger

FLAT: Line = ["Chỉ số", "Hạng 2018", "Hạng 2019", "Điểm năm 2018", "Điểm năm 2019"]
PCI: Line = ["PCI", 50, "47/63", "61,70", 63.79]
PAPI: Line = ["PAPI", None, 12, None, 44.1]


def told(reading: FileReading) -> list[tuple[object, ...]]:
    check_ledger("a.xlsx", reading)
    fields = ("index", "year", "rank", "ranked_count", "score")
    return list(zip(*(values(reading, "index_result", field) for field in fields), strict=True))


YEARS_ABOVE: list[Line] = [["Chỉ số", "Năm 2018", None, "Năm 2019", None], [None, "Hạng", "Điểm", "Hạng", "Điểm"]]
FIGURES_ABOVE: list[Line] = [["STT", "Chỉ số", "Hạng", None, "Điểm", None], [None, None, 2018, 2019, 2018, 2019]]


@pytest.mark.parametrize(
    ("lines", "merged"),
    [
        ([FLAT, PCI, PAPI], ()),
        ([["KẾT QUẢ CÁC CHỈ SỐ"], FLAT, ["A", 1, 2, 3, 4], PCI, PAPI, None, [None, None, "GIÁM ĐỐC"]], ()),
        (
            [*YEARS_ABOVE, ["PCI", 50, "61,70", "47/63", 63.79], ["PAPI", None, None, 12, 44.1]],
            [(1, 1, 2, 1), (1, 2, 1, 3)],
        ),
        ([*YEARS_ABOVE, ["PCI", 50, "61,70", "47/63", 63.79], ["PAPI", None, None, 12, 44.1]], ()),
        (
            [
                ["TT", *FIGURES_ABOVE[0][1:]],
                FIGURES_ABOVE[1],
                [1, "PCI", 50, "47/63", "61,70", 63.79],
                [2, "PAPI", None, 12, None, 44.1],
            ],
            (),
        ),
        ([*FIGURES_ABOVE, [1, "PCI", 50, "47/63", "61,70", 63.79], [2, "PAPI", None, 12, None, 44.1]], ()),
    ],
)
def test_each_index_and_year_is_a_row(lines: list[Line], merged: list[Span]) -> None:
    reading = read_form(*lines, merged=merged, name="CHI-SO")
    assert told(reading) == [
        ("PCI", 2018, 50, None, Decimal("61.70")),
        ("PCI", 2019, 47, 63, Decimal("63.79")),
        ("PAPI", 2019, 12, None, Decimal("44.1")),
    ]
    assert said(reading) == []


def test_what_is_wrong_is_told_where_it_stands_and_takes_no_other_year_with_it() -> None:
    reading = read_form(FLAT, ["PCI", "abc", 47, 61, 6379], ["PAPI", "abc", None, None, None])
    assert said(reading) == [("cell.not_a_number", cell) for cell in ("B2", "E2", "B3")]
    assert outcomes(reading, "index_result") == ["rejected"] * 3
    reading = read_form(FLAT, ["PCI", "abc", 47, 61, 63], ["PCI", None, 48, None, None])
    assert outcomes(reading, "index_result") == ["rejected", "accepted", "rejected"]
    assert kinds(reading) == {1: "header", 2: "accepted", 3: "rejected"}
    assert said(reading) == [("cell.not_a_number", "B2"), ("row.duplicate", "C3")]
    check_ledger("a.xlsx", reading)


def test_a_change_without_a_year_is_that_to_the_last_one() -> None:
    reading = read_form([*FLAT, "Thay đổi hạng", "Nguồn"], [*PCI, "tăng 3 bậc", "VCCI"])
    assert values(reading, "index_result", "stated_change") == [None, "tăng 3 bậc"]
    assert values(reading, "index_result", "source") == ["VCCI", "VCCI"]
    columns = sheet_of(reading).tables[0].columns
    assert (columns["rank 2019"], columns["stated_change 2019"], columns["source"]) == ("C", "F", "G")


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        (["Thay đổi 2019 so với 2018"], [("sheet.unknown", "F1")]),
        (["Chênh lệch"], [("sheet.unknown", "F1")]),
        (["Thay đổi hạng", "Tăng/giảm điểm"], []),
        (["Thay đổi hạng 2019", "So với 2018"], []),
        (["Ghi chú"], []),
    ],
)
def test_columns_that_compare_years_are_left_aside_and_said_where_the_stated_change_is_missing(
    more: list[str], expected: list[tuple[str, str]]
) -> None:
    reading = read_form([*FLAT, *more], [*PCI, *["tăng 3 bậc"] * len(more)])
    assert (len(told(reading)), said(reading)) == (2, expected)
    changes = [None, None] if expected or more == ["Ghi chú"] else [None, "tăng 3 bậc"]
    assert values(reading, "index_result", "stated_change") == changes


@pytest.mark.parametrize(
    "lines",
    [
        [[*FLAT, "Ghi nhận"], [*PCI, "x"]],  # a header that nobody knows
        [[*FLAT, "Hạng 2019"], [*PCI, 46]],  # one told twice
        [[*FLAT, "Kế hoạch 2020"], [*PCI, 40]],
        [FLAT, PCI, ["DDCI", 1, 2, 3, 4]],  # another index
        [FLAT[:3], PCI[:3], None, [FLAT[0], *FLAT[3:]], [PCI[0], *PCI[3:]]],  # two tables
        [FLAT, PCI, [*PAPI, 7]],  # a figure under no header
        [FLAT],
    ],
)
def test_with_anything_that_nobody_understands_the_sheet_has_no_header(lines: list[Line]) -> None:
    reading = read_form(*lines, name="CHI-SO")
    assert (said(reading), reading.rows) in [
        ([("sheet.missing_column", None)], {}),
        ([("file.no_known_form", None)], {}),
        ([("sheet.unknown", None)], {}),
    ]


def test_a_table_with_a_column_of_years_is_read_as_it_stands() -> None:
    reading = read_form(["Chỉ số", "Năm", "Hạng", "Điểm"], ["PCI", 2018, 50, 61], ["PCI", 2019, 47, 63])
    assert [row[:3] for row in told(reading)] == [("PCI", 2018, 50), ("PCI", 2019, 47)]


def test_an_index_without_figures_says_nothing() -> None:
    reading = read_form(FLAT, PCI, ["PAPI"])
    assert (kinds(reading)[3], len(told(reading)), said(reading)) == ("nil", 2, [])


@pytest.mark.parametrize(("more", "expected"), [("Tăng/giảm so với năm trước", []), ("Thay đổi hạng", ["H1"])])
def test_a_change_to_the_last_year_stands_beside_the_published_one(more: str, expected: list[str]) -> None:
    published = ["Chỉ số", "Năm", "Hạng", "Điểm", "Năm so sánh", "Thay đổi hạng đã công bố", "Nguồn", more]
    reading = read_form(published, ["PCI", 2019, 50, 63, 2017, "tăng 3 bậc", "VCCI", "giảm 1 bậc"])
    assert [cell for _, cell in said(reading)] == expected
    assert values(reading, "index_result", "stated_change") == [None if expected else "tăng 3 bậc"]
