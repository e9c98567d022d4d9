from __future__ import annotations

import pytest

from tests.transforms.made_sheets import header, kinds, make_cover, make_sheet, outcomes, read, said, task, visit
from transforms.files.sheets import Sheet

TASKS = header("task_progress")
OWN = make_sheet("01-NV", [TASKS, task(1), task(2, "13/UBND-NC")])


def headed(*lines: str, first: int = 1, name: str = "01-NV (2)") -> Sheet:
    """01-NV under these lines, its rows numbered from the first on."""
    rows = [task(first, "91/UBND-NC"), task(first + 1, "92/UBND-NC")]
    return make_sheet(name, [*[[line] for line in lines], TASKS, *rows])


@pytest.mark.parametrize("lines", [("SỞ XÂY DỰNG",), ("UBND TỈNH LẠNG SƠN", "Sở Xây dựng", "Tháng 8/2020")])
def test_a_sheet_headed_by_another_unit_beside_the_own_is_left_out_and_said(lines: tuple[str, ...]) -> None:
    reading = read(make_cover(), OWN, headed(*lines))
    assert outcomes(reading, "task_progress") == ["accepted", "accepted"]
    assert set(kinds(reading, 2).values()) == {"unknown_sheet"}
    assert said(reading) == [("sheet.unknown", None)]


def test_the_only_sheet_of_a_form_is_taken_whoever_heads_it() -> None:
    documents = make_sheet("05-VB", [["SỞ XÂY DỰNG"], header("issued_document"), [None, "Không phát sinh"]])
    reading = read(make_cover(), headed("SỞ XÂY DỰNG"), documents)
    assert outcomes(reading, "task_progress") == ["accepted", "accepted"]
    assert [code for code, _ in said(reading)] == ["file.identity_conflict"]


@pytest.mark.parametrize(
    ("lines", "first"),
    [
        (("SỞ XÂY DỰNG",), 3),  # the numbers count on
        (("SỞ NỘI VỤ",), 1),
        (("Kính gửi:", "Sở Xây dựng"), 1),
        (("Nhiệm vụ phối hợp với Sở Xây dựng",), 1),
        (("THANH TRA",), 1),
    ],
)
def test_a_sheet_that_another_unit_does_not_head_for_certain_is_taken(lines: tuple[str, ...], first: int) -> None:
    assert outcomes(read(make_cover(), OWN, headed(*lines, first=first)), "task_progress") == ["accepted"] * 4


@pytest.mark.parametrize("name", ["01-NV SXD", "01-NV Sở Xây dựng", "01-NV H. Văn Lãng"])
def test_a_sheet_named_for_another_unit_beside_the_own_is_said(name: str) -> None:
    reading = read(make_cover(), OWN, headed(name=name))
    assert outcomes(reading, "task_progress") == ["accepted"] * 4
    assert said(reading) == [("file.identity_conflict", None)]


@pytest.mark.parametrize("name", ["01-NV (2)", "01-NV SNV", "01-NV TNMT", "01-NV Thanh tra", "01-NV UBND tỉnh giao"])
def test_a_sheet_named_for_an_office_within_the_unit_or_for_none_is_not(name: str) -> None:
    assert said(read(make_cover(), OWN, headed(name=name))) == []


def test_sheets_of_visits_named_for_who_was_inspected_are_not() -> None:
    head, body = header("inspection_report"), "Sở Nội vụ"
    sheets = [
        make_sheet(f"02-KT {unit}", [head, visit(1, decision_number=f"{n}/QĐ-SNV", inspecting_body=body)])
        for n, unit in enumerate(("Sở Y tế", "Sở Xây dựng"), 1)
    ]
    assert said(read(make_cover(), *sheets)) == []


def test_a_sheet_of_visits_headed_by_another_unit_may_be_of_visits_to_it() -> None:
    sheets = [
        make_sheet(name, [*titles, header("inspection_report"), visit(1, decision_number=f"{len(titles)}/QĐ-SNV")])
        for name, titles in (("02-KT", []), ("02-KT (2)", [["SỞ XÂY DỰNG"]]))
    ]
    reading = read(make_cover(), *sheets)
    assert outcomes(reading, "inspection_report") == ["accepted", "accepted"]
    assert ("file.identity_conflict", "A1") in said(reading)
