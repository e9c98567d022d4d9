"""What there are thousands of in a workbook takes time in proportion to their number, not to its square.

Each of these took minutes, or would have for a workbook a few times as large; now it takes a second or two.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from tests.soon import soon
from tests.transforms.made_sheets import (
    Line,
    header,
    kinds,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    violation,
)
from transforms.files.sheets import Sheet, Value

_SOON = 20  # seconds; an idle core takes two at most


def _services(name: str, rows: Sequence[Line]) -> Sheet:
    groups: list[Value] = [None] * 15
    groups[2], groups[6], groups[10] = "Số hồ sơ tiếp nhận", "Số hồ sơ đã giải quyết", "Số hồ sơ đang giải quyết"
    groups[0], groups[1], groups[13] = "STT", "Lĩnh vực", "Đánh giá của người dân, doanh nghiệp"
    return make_sheet(name, [groups, [None, None, *header("service_result")[2:]], *rows])


def _in_register(number: int, code: str) -> list[Value]:
    day = dt.datetime(2020, 7, 1)
    return [
        number,
        code,
        f"{number}/UBND",
        day,
        "UBND tỉnh",
        "Rà soát",
        "Sở Nội vụ",
        None,
        None,
        None,
        "Đang thực hiện",
    ]


def test_tables_of_months_below_each_other() -> None:
    lines: list[Line] = []
    for number in range(4000):
        lines += [[f"Tháng {number % 12 + 1}/2020"], header("violation"), violation(1, office=f"Phòng {number}")]
    with soon(_SOON):
        reading = read_form(*lines)
    assert outcomes(reading, "violation").count("accepted") == 333  # those of August


def test_parts_of_a_register_below_each_other() -> None:
    lines: list[Line] = []
    for number in range(2000):
        lines += [[f"THÁNG {number % 8 + 1}/2020"], header("task_register"), _in_register(number, f"NV-{number}")]
    with soon(_SOON):
        reading = read(make_sheet("SO-NV", lines), cover=make_cover(unit="Văn phòng UBND tỉnh"))
    assert outcomes(reading, "task_register") == ["accepted"] * 2000  # none of which tells what another tells


def test_headers_of_forms_beside_each_other() -> None:
    wide = [[*header("violation"), None] * 400, [*violation(1), None] * 400]
    with soon():
        reading = read_form(*wide)
    assert set(kinds(reading)) == {1, 2}


def test_headers_of_persons_beside_each_other() -> None:
    names = [["Họ và tên"] * 800] * 60 + [["Hoàng Thu Hà"] * 800] * 60
    with soon(_SOON):
        reading = read(make_sheet("Danh sách", names))
    assert said(reading).count(("sheet.personal_data", "A1")) == 1
    assert len(said(reading)) == 801  # and no known form


def test_sheets_of_one_form() -> None:
    fields = [[n, f"Lĩnh vực {n}", *[n + 1] * 13] for n in range(10)]
    sheets = [_services(f"Phòng {n + 100}", [*fields, [11, f"Riêng {n}", *[1] * 13]]) for n in range(600)]
    with soon(_SOON):
        reading = read(*sheets, cover=make_cover())
    assert len(outcomes(reading, "service_result")) == 600 * 11


def test_excerpts_of_sheets_of_one_form() -> None:
    whole = [
        make_sheet("03-VP", [header("violation"), *(violation(n, office=f"P{s}") for n in range(20))])
        for s in range(250)
    ]
    parts = [
        make_sheet(f"S{s}", [header("violation")[:6], *(violation(n, office=f"Q{s}")[:6] for n in range(20))])
        for s in range(250)
    ]
    with soon(_SOON):
        reading = read(*whole, *parts, cover=make_cover())
    assert len(outcomes(reading, "violation")) == 500 * 20


def test_lines_of_periods_amid_rows() -> None:
    lines: list[Line] = [header("violation"), violation(0)]
    for number in range(20_000):
        lines += [[f"Tháng {number % 12 + 1}/2020"], violation(number, office=f"Phòng {number}")]
    with soon(_SOON):
        reading = read_form(*lines)
    assert outcomes(reading, "violation").count("accepted") == 1668  # the first and those of August


def test_headers_that_nobody_knows_amid_rows() -> None:
    strange: list[Line] = [["STT", f"Cột lạ {number}", "Cột khác"] for number in range(20_000)]
    with soon(_SOON):
        reading = read_form(header("violation"), violation(1), *strange, violation(2, office="Phòng 2"))
    assert outcomes(reading, "violation").count("accepted") == 2


def test_groups_that_say_the_units_of_a_registers_rows() -> None:
    lines: list[Line] = [[text for text in header("task_register") if text != "Cơ quan chủ trì"]]
    for number in range(10_000):
        row = _in_register(number, f"NV-{number}")
        lines += [["Sở Y tế" if number % 2 else "Sở Nội vụ"], [*row[:6], *row[7:]]]
    with soon(_SOON):
        reading = read(make_sheet("SO-NV", lines), cover=make_cover(unit="Văn phòng UBND tỉnh"))
    assert outcomes(reading, "task_register").count("accepted") == 10_000


def test_a_sheet_that_adds_up_the_others_is_found_among_many() -> None:
    """The total of all is told from its parts, and no part from the total."""
    parts = [_services(f"Phòng {n}", [[1, "Đất đai", *[n] * 13], [2, "Hộ tịch", *[1] * 13]]) for n in range(1, 8)]
    total = _services("Toàn cơ quan", [[1, "Đất đai", *[28] * 13], [2, "Hộ tịch", *[7] * 13]])
    other = _services("Toàn cơ quan", [[1, "Đất đai", *[28] * 13], [2, "Hộ tịch", *[8] * 13]])
    assert len(outcomes(read(*parts, total, cover=make_cover()), "service_result")) == 14
    assert len(outcomes(read(*parts, other, cover=make_cover()), "service_result")) == 16
