"""The ruling workbook: written with the open differences, filled in, put back and read as form XL-CL."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from tests.transforms.clerk import fill, read_back, said
from tests.transforms.feedback_sample import RULING, difference
from transforms.definitions.feedback_data import Fate, ToldDifference
from transforms.definitions.forms import FORMS
from transforms.definitions.periods import Period
from transforms.definitions.rules import RULES
from transforms.workbooks.ruling_workbook import HEADER_ROW, ruling_workbook

NAMES = {"SKHCN": "Sở Khoa học và Công nghệ", "SCT": "Sở Công Thương", "182": "Huyện Văn Lãng"}
ANSWER = {
    "Kết luận": "Theo đơn vị",
    "Lý do": "Theo văn bản gốc",
    "Người kết luận": "Nguyễn Văn A",
    "Ngày": date(2020, 8, 16),
}
COLUMNS = FORMS["resolution"].columns


def written(*differences: ToldDifference) -> bytes:
    return ruling_workbook("SNV", "Sở Nội vụ", Period.parse("2020-08"), differences, NAMES)


def opened(*differences: ToldDifference) -> Workbook:
    return load_workbook(io.BytesIO(written(*differences)))


def rulings(data: bytes) -> list[dict[str, object]]:
    reading = read_back(data, "ket luan chenh lech.xlsx")
    assert said(reading) == []
    assert (reading.status, reading.form_set, reading.unit, reading.period) == (
        "accepted",
        "resolution",
        "SNV",
        "2020-08",
    )
    return [
        dict(zip(COLUMNS, row[3:], strict=True)) for row in reading.rows.get("resolution", ()) if row[2] == "accepted"
    ]


def test_untouched_it_reads_back_as_no_ruling_and_no_finding() -> None:
    assert rulings(written(difference(1), difference(2))) == []
    assert rulings(written()) == []


def test_rows_ruled_on_are_read_and_the_others_wait() -> None:
    data = fill(
        written(difference(1), difference(2), difference(3)),
        {"XL-CL": [ANSWER, {}, {**ANSWER, "Kết luận": "Theo sổ theo dõi"}]},
    )
    found = rulings(data)
    assert [(row["discrepancy"], row["ruling"]) for row in found] == [
        (difference(1).id, "Theo đơn vị"),
        (difference(3).id, "Theo sổ theo dõi"),
    ]
    assert found[0]["ruled_on"] == date(2020, 8, 16)


@pytest.mark.parametrize("value", ["20/07/2020", "12", "Đã hoàn thành", date(2020, 7, 20)])
def test_a_value_of_ones_own_is_read_as_it_was_written(value: object) -> None:
    (row,) = rulings(
        fill(written(difference(1)), {"XL-CL": [{**ANSWER, "Kết luận": "Giá trị khác", "Giá trị": value}]})
    )
    assert str(row["value"]) in (str(value), "20/07/2020", "2020-07-20")


@pytest.mark.parametrize(
    ("answer", "missing"),
    [
        ({"Kết luận": "Theo đơn vị"}, {"reason", "ruled_by", "ruled_on"}),
        ({**ANSWER, "Lý do": None}, {"reason"}),
        ({**ANSWER, "Kết luận": None}, {"ruling"}),
        ({**ANSWER, "Kết luận": "Giá trị khác"}, {"value"}),
    ],
    ids=["only the ruling", "no reason", "no ruling", "no value"],
)
def test_a_row_half_filled_in_is_a_finding(answer: Mapping[str, object], missing: set[str]) -> None:
    reading = read_back(fill(written(difference(1), difference(2)), {"XL-CL": [{}, answer]}))
    assert {(f.code, f.field) for f in reading.findings} == {("cell.required", name) for name in missing}
    assert {f.row_number for f in reading.findings} == {HEADER_ROW + 2}


def test_open_differences_come_by_unit_and_severity_and_those_ruled_on_last() -> None:
    sheet = opened(
        difference(1, unit="SCT", fate=Fate.RULED, ruling=RULING),
        difference(2, unit="182"),
        difference(3, unit="SCT"),
        difference(4, unit="SCT", severity="critical", fate=Fate.PERSISTING),
        difference(5, unit="LSN"),
        difference(6, fate=Fate.RESOLVED),
        difference(7, period="2020-07", fate=Fate.PERSISTING),
    )["XL-CL"]
    ids = [str(row[0])[-1] for row in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)]
    assert ids == ["5", "4", "3", "2", "1"]
    assert sheet.cell(HEADER_ROW + 2, 2).value == "Sở Công Thương"


def test_a_difference_that_opened_again_shows_the_old_ruling() -> None:
    sheet = opened(difference(1, fate=Fate.REOPENED, ruling=RULING))["XL-CL"]
    told = str(sheet.cell(HEADER_ROW + 1, 4).value)
    assert "Kết luận trước đây: Theo đơn vị; lý do: Đã kiểm tra văn bản" in told
    assert "đề nghị kết luận lại" in told


def test_answers_are_open_and_what_is_told_is_locked() -> None:
    sheet = opened(difference(1))["XL-CL"]
    locked = [cell.protection.locked for cell in sheet[HEADER_ROW + 1]]
    assert locked == [True] * 6 + [False] * 5
    assert sheet.protection.sheet


def test_the_ruling_is_a_drop_down_and_the_value_says_what_it_must_be() -> None:
    sheet = opened(difference(1), difference(2, rule="inspection.finding_count_differs"))["XL-CL"]
    checks = {cell: check for check in sheet.data_validations.dataValidation for cell in str(check.sqref).split()}
    ruling = checks[f"G{HEADER_ROW + 1}:G{HEADER_ROW + 2}"]
    assert (ruling.type, ruling.formula1) == ("list", '"' + ",".join(FORMS["resolution"].field("ruling").values) + '"')
    by_row = [checks[f"H{HEADER_ROW + 1 + n}"].prompt for n in range(2)]
    assert sorted("số nguyên" in prompt for prompt in by_row) == [False, True]


def test_it_says_which_rulings_change_no_figure() -> None:
    sheet = opened(
        difference(1, rule="total.differs", reaches=False),
        difference(2, rule="task.due_differs"),
        difference(3, rule="total.differs", measure="violators"),
    )["XL-CL"]
    told = {str(row[0])[-1]: str(row[3]) for row in sheet.iter_rows(min_row=HEADER_ROW + 1, values_only=True)}
    assert "không làm đổi số liệu" in told["1"] and "không làm đổi số liệu" not in told["2"]
    assert "chỉ tiêu “Số CBCCVC vi phạm” của đơn vị trong tháng lấy theo kết luận" in told["3"]


def test_it_says_how_to_tell_that_two_rows_are_the_same() -> None:
    sheet = opened(difference(1, rule="task.missing_in_register"))["XL-CL"]
    checks = {cell: check for check in sheet.data_validations.dataValidation for cell in str(check.sqref).split()}
    assert "mã nhiệm vụ của sổ" in checks[f"H{HEADER_ROW + 1}"].prompt


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_can_be_told_and_ruled_on(rule: str) -> None:
    (row,) = rulings(fill(written(difference(1, rule=rule)), {"XL-CL": [ANSWER]}))
    assert row["discrepancy"] == difference(1).id


def test_it_prints_on_a4_across_with_its_header_on_every_page() -> None:
    sheet = opened(difference(1))["XL-CL"]
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth) == (
        "landscape",
        "9",
        1,
    )
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"


def test_the_same_facts_give_the_same_bytes() -> None:
    assert written(difference(1), difference(2)) == written(difference(1), difference(2))
