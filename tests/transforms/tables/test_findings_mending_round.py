"""The round that a clerk makes: a fault, the finding, the cell that it names put right, the workbook sent again."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from tests.made_inbox.legacy_text import tcvn3
from tests.transforms.clerk import fill, read_back, said
from tests.transforms.workbooks.test_blank_workbooks import AUGUST, blank, clerk_rows
from transforms.definitions.forms.synonyms import without_line_to_add
from transforms.workbooks.blank_workbooks import Recipient, blank_central_workbook

_DAY = date(2020, 7, 20)
_INTERNAL = re.compile(r"\b(?:[a-z]+_[a-z_]+|None|True|False|NaN|null)\b|\{|\}")


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


@cache
def report() -> bytes:
    """A month's report without a fault."""
    rows = clerk_rows(_DAY)
    rows["05-VB"] = [row | {"Số, ký hiệu": f"{n}/SKHCN"} for n, row in enumerate(rows["05-VB"] * 3, start=77)]
    return fill(blank(), rows)


@cache
def register() -> bytes:
    """The task register without a fault."""
    recipient = Recipient("VPUBND", "Văn phòng UBND tỉnh", "UBND tỉnh Lạng Sơn")
    task = {
        "Số, ký hiệu văn bản": "123/UBND-NC",
        "Ngày ban hành": _DAY,
        "Nội dung nhiệm vụ": "Rà soát quy chế",
        "Cơ quan chủ trì": "Sở Khoa học và Công nghệ",
        "Trạng thái": "Đang thực hiện",
    }
    tasks = [task | {"Mã nhiệm vụ": f"NV-{number}"} for number in (1, 2)]
    return fill(blank_central_workbook("task_register", recipient, AUGUST, AUGUST.window()), {"SO-NV": tasks})


# Code -> what a clerk writes wrongly, by cell of a sheet; the finding is to name one of these cells.
FAULTS: list[tuple[str, str, Mapping[str, object]]] = [
    ("cell.required", "01-NV", {"B7": None}),
    ("cell.required", "01-NV", {"I7": None}),
    ("cell.required", "04-QT", {"C9": None}),
    ("cell.not_a_date", "01-NV", {"C7": "31/6/2020"}),
    ("cell.not_a_date", "01-NV", {"F7": "theo tiến độ"}),
    ("cell.ambiguous_date", "05-VB", {"D7": "7/25/2020", "D8": "08/07/2020", "D9": "7/30/2020"}),
    ("cell.not_a_number", "06-TTHC", {"E8": "nhiều"}),
    ("cell.not_a_number", "02-KT", {"H7": 1.5}),
    ("cell.negative", "02-KT", {"H7": -2}),
    ("cell.not_in_list", "01-NV", {"H8": "Đang th.hiện"}),
    ("cell.not_in_list", "03-VP", {"F7": "Phê bình, nhắc nhở"}),
    ("cell.formula_without_value", "01-NV", {"F7": "=C7+20"}),
    ("cell.error_value", "07-TH", {"D11": "#DIV/0!"}),
    ("cell.legacy_encoding", "01-NV", {"E7": tcvn3("Rà soát quy chế làm việc của cơ quan, đơn vị")}),
    ("row.date_order", "01-NV", {"I7": date(2020, 7, 1)}),
    ("row.date_order", "02-KT", {"L7": date(2020, 7, 1)}),
    ("row.future_date", "03-VP", {"B7": date(2020, 9, 1)}),
    ("row.outside_period", "02-KT", {"G7": date(2020, 5, 20)}),
    ("row.count_exceeds", "03-VP", {"G7": 5}),
    ("row.count_exceeds", "04-QT", {"C8": 500}),
    ("row.sum_mismatch", "06-TTHC", {"C8": 99}),
    ("sheet.personal_data", "03-VP", {"I6": "Họ và tên", "I7": "Ông A"}),
    ("sheet.duplicate_column", "01-NV", {"M6": "Ngày văn bản", "M7": date(2020, 7, 1)}),
    ("sheet.unknown", "01-NV", {"F6": "Mốc phải xong"}),
    ("file.unit_unknown", "Thông tin", {"B3": "Sở Khoa học và Vũ trụ"}),
    ("file.unit_ambiguous", "Thông tin", {"B3": "SNV"}),
    ("file.identity_conflict", "Thông tin", {"B3": "Sở Y tế"}),
    ("row.duplicate", "SO-NV", {"B8": "NV-1", "C8": "9/UBND-NC"}),
    ("row.unit_unknown", "SO-NV", {"G7": "Sở Vũ trụ"}),
    ("row.unit_ambiguous", "SO-NV", {"G7": "SNV"}),
]


@pytest.mark.parametrize(("code", "sheet", "written"), FAULTS, ids=[f"{code} {sheet}" for code, sheet, _ in FAULTS])
def test_putting_right_the_cells_that_a_finding_names_settles_it(
    code: str, sheet: str, written: Mapping[str, object]
) -> None:
    good = register() if sheet == "SO-NV" else report()
    assert said(read_back(good)) == []
    spoilt = load_workbook(io.BytesIO(good))
    for cell, value in written.items():
        spoilt[sheet][cell] = value
    found = [one for one in read_back(saved(spoilt)).findings if one.code == code]
    assert found, said(read_back(saved(spoilt)))
    assert {(one.sheet, one.cell) for one in found} <= {(sheet, cell) for cell in written} or code.startswith("file.")
    sound = load_workbook(io.BytesIO(good))
    for cell in written:  # the other cells of a column or of a name are put right with it
        spoilt[sheet][cell] = sound[sheet][cell].value
    assert said(read_back(saved(spoilt))) == []


@pytest.mark.parametrize(("code", "sheet", "written"), FAULTS, ids=[f"{code} {sheet}" for code, sheet, _ in FAULTS])
def test_a_unit_is_told_in_whole_sentences_without_anything_that_only_programs_read(
    code: str, sheet: str, written: Mapping[str, object]
) -> None:
    spoilt = load_workbook(io.BytesIO(register() if sheet == "SO-NV" else report()))
    for cell, value in written.items():
        spoilt[sheet][cell] = value
    for one in read_back(saved(spoilt)).findings:
        message = without_line_to_add(one.message)
        assert message.endswith((".", "?")) and not _INTERNAL.search(message), message
        if one.cell is not None and one.sheet != "Thông tin" and not one.code.startswith("sheet."):
            assert any(place in message for place in (one.cell, f"Cột {one.cell[0]} ", f"Dòng {one.row_number} "))


def test_a_renamed_required_column_is_settled_by_its_own_name() -> None:
    spoilt = load_workbook(io.BytesIO(report()))
    spoilt["01-NV"]["H6"] = "Làm tới đâu"
    (found,) = read_back(saved(spoilt)).findings
    named = re.search(r"cột ([A-Z]+) “Làm tới đâu” có phải là “(.+?)”", found.message)
    assert named is not None
    spoilt["01-NV"][f"{named[1]}6"] = named[2]
    assert said(read_back(saved(spoilt))) == []
