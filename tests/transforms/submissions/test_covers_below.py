from __future__ import annotations

import pytest

from tests.transforms.made_sheets import Line, header, kinds, make_cover, make_sheet, outcomes, read, said, violation
from transforms.submissions.interpret import FileReading

ROWS: list[Line] = [header("violation"), violation(1), violation(2, office="Phòng B")]
NOTE, SIGNS = "note", "signature"
SIGNED: list[Line] = [None, [None, None, "NGƯỜI LẬP BIỂU"], [None, None, "Hoàng Thu Hà"]]


def reading(*lines: Line, path: str = "bieu.xlsx") -> FileReading:
    return read(make_sheet("03-VP", [*ROWS, *lines]), path=path)


@pytest.mark.parametrize(
    ("lines", "below"),
    [
        ([None, ["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"]], [NOTE, NOTE]),
        ([None, ["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"]], [NOTE, NOTE]),
        (
            [
                ["Kỳ báo cáo:", "Tháng", 8, "năm", 2020],
                ["Đơn vị báo cáo:", "Sở Nội vụ"],
                ["Người lập biểu", "Hoàng Thu Hà"],
            ],
            [NOTE, NOTE, SIGNS],
        ),
        ([*SIGNED, ["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"]], [SIGNS, SIGNS, NOTE, NOTE]),
        ([None, ["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"], *SIGNED], [NOTE, NOTE, SIGNS, SIGNS]),
    ],
)
def test_labels_below_the_rows_say_who_and_when(lines: list[Line], below: list[str]) -> None:
    told = reading(*lines)
    assert (told.unit, told.period, said(told)) == ("SNV", "2020-08", [])
    assert outcomes(told, "violation") == ["accepted", "accepted"]
    assert list(kinds(told, 0).values())[3:] == below


def test_what_stands_below_the_rows_counts_more_than_the_files_name() -> None:
    lines: list[Line] = [["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"]]
    told = reading(*lines, path="So Noi vu thang 7.2020.xlsx")
    assert (told.period, said(told)) == ("2020-08", [("file.identity_conflict", None)])


def test_what_a_title_leaves_open_is_taken_from_below() -> None:
    lines: list[Line] = [*ROWS, ["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"]]
    for title in ("SỞ NỘI VỤ", "BÁO CÁO THÁNG 8/2020"):
        told = read(make_sheet("03-VP", [[title], *lines]))
        assert (told.unit, told.period, said(told)) == ("SNV", "2020-08", [])


def test_with_a_cover_or_a_title_nobody_looks_below() -> None:
    lines: list[Line] = [*ROWS, ["Đơn vị báo cáo: Sở Y tế"], ["Kỳ báo cáo: Tháng 7/2020"]]
    told = read(make_sheet("03-VP", lines), cover=make_cover())
    assert (told.unit, told.period) == ("SNV", "2020-08")
    titled = read(make_sheet("03-VP", [["SỞ NỘI VỤ"], ["BÁO CÁO THÁNG 8/2020"], *lines]))
    assert (titled.unit, titled.period) == ("SNV", "2020-08")


@pytest.mark.parametrize(
    "lines",
    [
        [["Đơn vị báo cáo: Sở Nội vụ"]],  # one label alone
        [["Người lập biểu", "Hoàng Thu Hà"], ["Thủ trưởng đơn vị", "Nguyễn Văn Bình"]],
        [["Đơn vị báo cáo: Sở Nội vụ"], ["Kỳ báo cáo: Tháng 8/2020"], violation(3, office="Phòng C")],  # rows below
        [["Đơn vị báo cáo", "Sở Nội vụ", 3], ["Kỳ báo cáo", "Tháng 8/2020", 4]],
    ],
)
def test_other_lines_below_the_rows_are_no_cover(lines: list[Line]) -> None:
    told = reading(*lines)
    assert (told.status, told.unit) == ("rejected", None)
