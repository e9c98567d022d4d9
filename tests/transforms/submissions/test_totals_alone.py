from __future__ import annotations

import pytest

from tests.transforms.made_sheets import header, outcomes, read_form, said, violation, visit
from transforms.files.sheets import Value


@pytest.mark.parametrize(
    ("numbers", "people", "told"),
    [
        ((1, "1.1", "1.2", 2), (5, 2, 3, 1), ["A2"]),
        ((1, 1.1, 1.2, 2), (2, 1, 1, 1), ["A2"]),
        ((1, "1.1", "1.2", 2), (5, 2, 2, 1), []),  # no sum
        ((1, "1.1", 2, 3), (5, 5, 3, 1), []),  # one row's own figures prove nothing
        ((1, 2, 3, 4), (5, 2, 3, 1), []),
        ((1, "1.1", "1.2", 2), (0, 0, 0, 1), []),
    ],
)
def test_a_whole_row_with_the_sums_of_those_numbered_below_it_may_count_twice_and_that_is_said(
    numbers: tuple[Value, ...], people: tuple[int, ...], told: list[str]
) -> None:
    rows = [
        violation(number, office=f"Xã {place}", people=count, handled=0)
        for place, (number, count) in enumerate(zip(numbers, people, strict=True))
    ]
    reading = read_form(header("violation"), *rows, name="03-VP")
    assert outcomes(reading, "violation") == ["accepted"] * 4
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == told


def test_a_visit_of_a_district_with_its_communes_counts_and_its_sums_are_told() -> None:
    counts: list[tuple[Value, str, int]] = [(1, "Xã A", 7), ("1.1", "Một cửa", 3), ("1.2", "Văn phòng", 4), (2, "B", 2)]
    rows = [visit(no, inspected_unit=unit, finding_count=count, remedied_count=None) for no, unit, count in counts]
    reading = read_form(header("inspection_report"), *rows, name="02-KT")
    assert (outcomes(reading, "inspection_report"), said(reading)) == (["accepted"] * 4, [("sheet.unknown", "A2")])
