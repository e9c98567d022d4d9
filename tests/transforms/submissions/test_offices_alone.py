from __future__ import annotations

import pytest

from tests.transforms.made_sheets import (
    Line,
    day,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    visit,
)
from transforms.definitions.forms import FORMS
from transforms.files.sheets import Value
from transforms.submissions.interpret import FileReading


def row(form: str, **told: Value) -> list[Value]:
    return [told.get(name) for name in FORMS[form].field_names]


def inspected(unit: Value, number: int = 1) -> list[Value]:
    return row(
        "inspection_register",
        no=number,
        decision_number="5/QĐ-SNV",
        decision_date=day(7, 16),
        kind="Đột xuất",
        inspected_unit=unit,
        inspected_on=day(7, 21),
        finding_count=2,
    )


def alone(unit: str) -> list[Value]:
    return row("inspection_register", inspected_unit=unit)


def register(*lines: Line) -> FileReading:
    return read(make_sheet("SO-KT", [header("inspection_register"), *lines]), cover=make_cover())


def test_a_unit_alone_below_a_row_of_a_register_is_not_counted_and_that_is_said() -> None:
    reading = register(inspected("Sở Y tế"), alone("Sở Tài chính"), alone("Sở Tư pháp"), inspected("Sở Công Thương", 2))
    assert list(kinds(reading).values()) == ["header", "accepted", "section", "section", "accepted"]
    assert said(reading) == [("sheet.unknown", "E3"), ("sheet.unknown", "E4")]
    below = register(inspected("Sở Y tế"), alone("Sở Tài chính"))
    assert (outcomes(below, "inspection_register"), said(below)) == (["accepted"], [("sheet.unknown", "E3")])


def test_a_second_unit_of_a_plan_or_of_a_task_is_not_dropped_without_a_word() -> None:
    first = row("inspection_plan", year=2020, unit="Sở Y tế", planned_month=8)
    plan = make_sheet("KH-KT", [header("inspection_plan"), first, row("inspection_plan", unit="Sở Tài chính")])
    assert said(read(plan, cover=make_cover(period="Năm 2020"))) == [("sheet.unknown", "B3")]
    first = row(
        "task_register",
        task_code="NV1",
        document_number="12/UBND-NC",
        document_date=day(7, 1),
        content="Rà soát thủ tục",
        lead_unit="Sở Y tế",
        status="Đang thực hiện",
    )
    for field, cell in (("lead_unit", "G3"), ("supporting_units", "H3")):
        tasks = make_sheet("SO-NV", [header("task_register"), first, row("task_register", **{field: "Sở Tài chính"})])
        assert said(read(tasks, cover=make_cover("Văn phòng UBND tỉnh"))) == [("sheet.unknown", cell)]


@pytest.mark.parametrize(
    "lines",
    [
        [alone("Sở Y tế"), inspected("Sở Y tế"), alone("Sở Tài chính"), inspected("Sở TC", 2)],  # they head the rows
        [inspected("Sở Y tế"), alone("UBND các huyện, thành phố"), inspected("Huyện Văn Lãng", 2)],
        [inspected("Sở Y tế"), alone("HUYỆN VĂN LÃNG"), inspected("Xã Tân Mỹ, huyện Văn Lãng", 2)],
        [inspected("Sở Y tế"), alone("Huyện Văn Lãng"), inspected("Xã Tân Mỹ", 2)],
        [inspected("Sở Y tế"), alone("Sở Tài chính"), inspected("Sở Nội vụ", 1)],  # the numbers begin anew
        [inspected("Sở Y tế"), None, alone("Sở Nội vụ")],  # who signs
    ],
)
def test_words_that_head_rows_or_sign_below_them_are_no_second_unit(lines: list[Line]) -> None:
    assert [code for code, _ in said(register(*lines)) if code == "sheet.unknown"] == []


@pytest.mark.parametrize(
    ("office", "told"),
    [
        ("Trung tâm Văn hóa", ["F3"]),
        ("Trường THCS Tân Mỹ", ["F3"]),
        ("Cấp xã", []),
        ("Xã, thị trấn", []),
        ("Phòng, ban chuyên môn", []),
        ("Trường học", []),
        ("Phòng 2", []),
    ],
)
def test_a_second_office_of_the_units_own_is_told_too(office: str, told: list[str]) -> None:
    lone = row("inspection_report", inspected_unit=office)
    reading = read_form(header("inspection_report"), visit(1), lone, visit(2), name="02-KT")
    assert [cell for code, cell in said(reading) if code == "sheet.unknown"] == told  # "Phòng 2" heads the row below
