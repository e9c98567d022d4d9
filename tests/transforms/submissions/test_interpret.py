from __future__ import annotations

import datetime as dt
import pickle
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reference_data import unit_names
from tests.transforms.made_sheets import (
    RECEIVED_ON,
    Line,
    day,
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
    task,
    violation,
    visit,
)
from transforms.definitions.basis import Basis
from transforms.definitions.evidence import joined_cells
from transforms.definitions.forms import FORMS
from transforms.definitions.periods import Rule
from transforms.files.sheets import CellError, Sheet, UncomputedFormula, Unreadable, Workbook
from transforms.submissions.interpret import interpret
from warehouse.packing import check_ledger


@pytest.mark.parametrize("code", ["file.unreadable", "file.password", "file.not_a_workbook", "file.too_large"])
def test_a_file_that_gives_no_workbook_is_rejected_with_its_reason(code: str) -> None:
    reading = interpret("a.xlsx", Unreadable(code, "Tệp bị hỏng; hãy gửi lại."), RECEIVED_ON, unit_names())
    assert (reading.status, reading.sheets, reading.evidence, reading.rows) == ("rejected", (), (), {})
    assert [(found.code, found.message) for found in reading.findings] == [(code, "Tệp bị hỏng; hãy gửi lại.")]


def test_a_good_workbook_gives_its_rows_and_no_finding() -> None:
    reading = read(make_sheet("01-NV", [header("task_progress"), task(1), task(2)]), cover=make_cover())
    assert (reading.status, reading.form_set, reading.unit, reading.period) == ("accepted", "unit", "SNV", "2020-08")
    assert reading.findings == ()
    assert [row[:3] for row in reading.rows["task_progress"]] == [(1, 2, "accepted"), (1, 3, "accepted")]
    assert all(len(row) == 3 + len(FORMS["task_progress"].columns) for row in reading.rows["task_progress"])


def test_evidence_holds_every_row_as_received() -> None:
    reading = read_form(header("violation"), None, violation(1, "20/7/2020", people=" 1 ", note="  thừa  "))
    assert reading.evidence[-1] == (
        1,
        3,
        joined_cells(["1", "20/7/2020", "Đeo thẻ công chức", "Phòng Tổ chức", " 1 ", "Nhắc nhở", "1", "  thừa  "]),
        "accepted",
        None,
    )


def test_personal_data_is_kept_nowhere() -> None:
    headers = header("violation")
    row = violation(1)
    reading = read(
        make_sheet(
            "03-VP",
            [["", "Biểu"], [headers[0], "Họ và tên", "Số CMND", *headers[1:]], [1, "Lê Văn Kín", "08123", *row[1:]]],
        ),
        make_sheet("DS", [["STT", "Họ và tên", "Ngày sinh", "Việc"], [1, "Trần Thị Riêng", "1/2/1980", "in"]]),
        cover=make_cover(),
    )
    assert [cell for code, cell in said(reading) if code == "sheet.personal_data"] == ["B2", "C2", "B1", "C1"]
    kept = repr(reading)
    assert not any(word in kept for word in ("Kín", "08123", "Riêng", "1/2/1980"))
    assert reading.rows["violation"][0][2] == "accepted"


def test_a_list_of_people_below_a_table_is_no_part_of_it_and_kept_nowhere() -> None:
    people: list[Line] = [["STT", "Họ và tên", "Chức vụ", "Quê quán"], [1, "Trần Văn Kín", "CV", "Bắc Sơn"]]
    reading = read_form(header("violation"), violation(1), ["DANH SÁCH NGƯỜI VI PHẠM"], *people)
    assert said(reading) == [("sheet.personal_data", "B4"), ("sheet.personal_data", "D4"), ("sheet.unknown", "A4")]
    assert outcomes(reading, "violation") == ["accepted"]
    assert not any(word in repr(reading) for word in ("Kín", "Bắc Sơn"))
    pair = read_form(header("violation"), violation(1), ["STT", "Họ và tên"], [1, "Trần Văn Kín"])
    assert "Kín" not in repr(pair)
    words = [None, "Phòng", "Chức vụ", "Việc"]
    assert outcomes(read_form(header("violation"), violation(1), words), "violation") == ["accepted", "rejected"]


PEOPLE: list[Line] = [["STT", "Họ và tên", "Chức vụ", "Quê quán"], [1, "Trần Văn Kín", "CV", "Bắc Sơn"]]
PAIRS: list[Line] = [["Họ và tên", "Chức vụ"], ["Trần Văn Kín", "CV"], ["Lê Thị Kín", "CV"]]


@pytest.mark.parametrize("people", [PEOPLE, PAIRS], ids=["list", "pairs"])
@pytest.mark.parametrize("where", ["above", "between", "below", "under signatures", "cover", "nil"])
def test_a_list_of_people_is_kept_nowhere_wherever_it_stands(people: list[Line], where: str) -> None:
    table: list[Line] = [header("violation"), violation(1, note="ghi chú")]
    titled: list[Line] = [["DANH SÁCH"], *people, None]
    plan: Line = [1, "Kế hoạch", "1/KH-SNV", day(7, 20), "Kế hoạch", None]
    more: list[Line] = [["BIỂU 2"], header("issued_document"), plan]
    signed: list[Line] = [["NGƯỜI LẬP BIỂU", None, None, "THỦ TRƯỞNG"], None, ["Hoàng Hà", None, None, "Lê An"], None]
    lines = {
        "above": [*titled, *table],
        "between": [*table, None, *titled, *more],
        "below": [*table, None, *titled],
        "under signatures": [*table, None, *signed, *titled],
        "cover": table,
        "nil": [["Không phát sinh"], None, *titled],
    }
    who: list[Line] = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"], None]
    cover = make_sheet("Thông tin", [*who, *titled]) if where == "cover" else make_cover()
    reading = read(make_sheet("03-VP", lines[where]), cover=cover)
    assert "sheet.personal_data" in [code for code, _ in said(reading)]
    assert "Kín" not in repr(reading) and "Họ và tên" in repr(reading)
    if where not in ("nil", "cover"):
        assert "ghi chú" in repr(reading.evidence) and outcomes(reading, "violation") == ["accepted"]
        assert "1/KH-SNV" in repr(reading.rows) or where != "between"


def test_who_prepared_a_report_is_no_list_of_people() -> None:
    who: list[Line] = [["Đơn vị báo cáo", "Sở Nội vụ"], ["Kỳ báo cáo", "Tháng 8/2020"], ["Họ và tên", "Hoàng Hà"]]
    cover = make_sheet("Thông tin", [*who, ["Chức vụ", "Chuyên viên"], ["Số điện thoại", "0205 3812 345"]])
    reading = read(make_sheet("03-VP", [header("violation"), violation(1)]), cover=cover)
    assert said(reading) == [] and "Hoàng Hà" in repr(reading.evidence)


def test_people_in_a_sheet_of_a_form_without_its_header_are_kept_nowhere() -> None:
    lines: list[Line] = [["STT", "Họ và tên", "Lỗi", "Mức"], [1, "Trần Văn Kín", "đi muộn", "nhẹ"]]
    reading = read_form(*lines, name="03-VP")
    assert said(reading) == [("sheet.personal_data", "B1"), ("sheet.missing_column", None)]
    assert "Kín" not in repr(reading) and "đi muộn" in repr(reading)


def test_people_in_a_file_of_no_known_form_are_kept_nowhere() -> None:
    reading = read_form(["DANH SÁCH"], ["STT", "Họ và tên", "Chức vụ"], [1, "Trần Văn Kín", "Chuyên viên"])
    assert said(reading) == [("file.no_known_form", None), ("sheet.personal_data", "B2")]
    assert "Kín" not in repr(reading) and "Chuyên viên" in repr(reading)


def test_people_in_a_table_of_another_month_are_told_of_as_well() -> None:
    head, row = [*header("violation"), "Họ và tên"], [*violation(1), "Trần Văn Kín"]
    old = ["SỐ LIỆU THÁNG 7/2020"], head, row
    new = ["SỐ LIỆU THÁNG 8/2020"], header("violation"), violation(1)
    reading = read_form(*new, None, *old, name="03-VP")
    assert [code for code, _ in said(reading)] == ["sheet.personal_data", "sheet.unknown"]
    assert "Kín" not in repr(reading)


def test_a_header_merged_over_two_rows_is_named_where_excel_shows_it() -> None:
    printed = header("violation")
    upper = [*printed[:4], "Họ và tên", "Số người", None, *printed[5:6]]
    lower = [*[None] * 5, "Số CBCCVC vi phạm", "Số đã xử lý", None]
    row = violation(1)
    merged = [(1, 6, 1, 7), *((1, column, 2, column) for column in (1, 2, 3, 4, 5, 8))]
    sheet = make_sheet("03-VP", [upper, lower, [*row[:4], "Kín", row[4], row[6], row[5]]], merged)
    assert said(read(sheet, cover=make_cover())) == [("sheet.personal_data", "E1")]
    lower[4], upper[4] = "Họ và tên", "Người vi phạm"
    below = make_sheet("03-VP", [upper, lower, sheet.rows[-1][1]], [span for span in merged if span[1] != 5])
    assert said(read(below, cover=make_cover())) == [("sheet.personal_data", "E2")]


@pytest.mark.parametrize(
    "told",
    [
        *("Họ", "Tên", "Tên CBCC vi phạm", "Danh sách người vi phạm", "Sinh ngày", "Hộ khẩu thường trú"),
        *("Cán bộ, công chức vi phạm", "Người bị xử lý", "Số CMT"),
    ],
)
def test_a_column_that_tells_who_somebody_is_is_personal_data_and_what_an_office_is_called_is_none(told: str) -> None:
    for name, codes in ((told, ["sheet.personal_data"]), ("Tên đơn vị", []), ("Chức vụ", []), ("Cơ quan xử lý", [])):
        sheet = make_sheet("03-VP", [[*header("violation"), name], [*violation(1), "Riêng"]])
        reading = read(sheet, cover=make_cover())
        assert [code for code, _ in said(reading)] == codes
        assert ("Riêng" in repr(reading)) is not bool(codes)


def test_words_about_names_in_a_signature_are_no_personal_data() -> None:
    lines = [["Việc cần làm"], [None, "(Ký, ghi rõ họ tên)"]]
    reading = read(make_sheet("Nháp", lines), make_sheet("03-VP", [header("violation")]), cover=make_cover())
    assert said(reading) == [("sheet.unknown", None)]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([["Việc"], ["Người lập biểu"], ["Điện thoại: 0205 3812 345"], ["Kèm theo"]], False),
        ([["Việc"], ["Người lập biểu"], ["Điện thoại"]], False),
        ([["STT", "Điện thoại"], [1, "0912 345 678"]], True),
    ],
)
def test_a_telephone_below_a_sheet_that_is_not_taken_is_no_column_of_such(lines: list[Line], told: bool) -> None:
    reading = read(make_sheet("Nháp", lines), make_sheet("03-VP", [header("violation")]), cover=make_cover())
    assert ("sheet.personal_data" in dict(said(reading))) == told
    assert ("0912" in repr(reading)) is False


def test_a_hidden_sheet_is_read_all_the_same() -> None:
    reading = read(make_sheet("03-VP", [header("violation"), violation(1)], hidden=True), cover=make_cover())
    assert said(reading) == [("sheet.hidden", None)]
    assert len(reading.rows["violation"]) == 1


@pytest.mark.parametrize(
    ("name", "lines", "taken"), [("03-VP", [header("violation"), violation(1)], True), ("Nháp", [["Việc", 3]], False)]
)
def test_of_a_hidden_sheet_is_said_whether_it_is_taken(name: str, lines: list[Line], taken: bool) -> None:
    right = make_sheet("05-VB", [header("issued_document")])
    hidden = make_sheet(name, lines, hidden=True)
    reading = read(right, hidden, cover=make_cover())
    assert ("vẫn được đọc" in finding_of(reading, "sheet.hidden").message) == taken
    assert said(reading) == [("sheet.hidden", None), *[("sheet.unknown", None)] * (not taken)]


def test_a_sheet_of_notes_is_ignored_with_a_warning() -> None:
    reading = read(
        make_sheet("03-VP", [header("violation")]), make_sheet("Nháp", [["in 5 bản"], ["gọi lại"]]), cover=make_cover()
    )
    assert kinds(reading, 2) == {1: "unknown_sheet", 2: "unknown_sheet"}
    assert finding_of(reading, "sheet.unknown").sheet == "Nháp"
    assert sheet_of(reading, 2).state == "ignored"


@pytest.mark.parametrize("name", ["Hướng dẫn", "HUONG DAN GHI BIEU", "0. Hướng dẫn", "Ví dụ 03-VP"])
def test_the_example_on_a_sheet_of_instructions_is_no_row_of_the_office(name: str) -> None:
    own = make_sheet("03-VP", [header("violation"), violation(1)])
    example = make_sheet(name, [["Ví dụ:"], header("violation"), violation(1, office="Phòng A")])
    reading = read(own, example, cover=make_cover())
    assert (len(reading.rows["violation"]), sheet_of(reading, 2).state) == (1, "ignored")
    assert finding_of(reading, "sheet.unknown").sheet == name


def test_a_sheet_of_the_documents_called_instructions_is_read() -> None:
    lines = [header("issued_document"), [1, "Hướng dẫn", "5/HD-SNV", day(7, 20), "Về kiểm tra", None]]
    reading = read(make_sheet("Hướng dẫn", lines), cover=make_cover())
    assert (len(reading.rows["issued_document"]), said(reading)) == (1, [])


def test_blank_sheets_are_passed_over_in_silence() -> None:
    reading = read(make_sheet("03-VP", [header("violation")]), make_sheet("Sheet2", []), cover=make_cover())
    assert (said(reading), len(reading.sheets)) == ([], 2)


def test_without_any_known_form_the_workbook_is_rejected() -> None:
    reading = read(make_cover(), make_sheet("Lịch", [["LỊCH TRỰC"], ["Thứ", "Người trực"], ["Hai", "Phòng HC"]]))
    assert (reading.status, said(reading)) == ("rejected", [("file.no_known_form", None)])
    assert set(kinds(reading, 1).values()) == {"unknown_sheet"}


def test_a_rejected_workbook_keeps_its_evidence_and_gives_no_rows() -> None:
    reading = read(
        make_sheet("03-VP", [header("violation"), violation(1), violation(2, "xx")]), cover=make_cover("Không rõ")
    )
    assert (reading.status, reading.rows) == ("rejected", {})
    assert kinds(reading) == {1: "header", 2: "rejected", 3: "rejected"}
    assert ("cell.not_a_date", "B3") in said(reading)


def test_the_rule_of_periods_decides_what_lies_outside() -> None:
    sheets = (
        make_cover(),
        make_sheet("03-VP", [header("violation"), violation(1, day(8, 16)), violation(2, day(7, 20))]),
    )
    by_decree = interpret("a.xlsx", Workbook("xlsx", sheets), RECEIVED_ON, unit_names())
    calendar = Basis(((dt.date.min, Rule.CALENDAR),))
    by_calendar = interpret("a.xlsx", Workbook("xlsx", sheets), RECEIVED_ON, unit_names(), calendar)
    assert (said(by_decree), said(by_calendar)) == ([("row.outside_period", "B2")], [("row.outside_period", "B3")])


def test_a_workbook_is_judged_by_its_own_month_s_window_however_soon_the_rule_changes() -> None:
    """Received when the decree's September has begun, under which rule September then is."""
    sheets = (
        make_cover(),
        make_sheet("03-VP", [header("violation"), violation(1, day(8, 16)), violation(2, day(7, 20))]),
    )
    changed = Basis(((dt.date.min, Rule.ND09), (dt.date(2020, 9, 1), Rule.CALENDAR)))
    read = interpret("a.xlsx", Workbook("xlsx", sheets), RECEIVED_ON, unit_names(), changed)
    assert said(read) == [("row.outside_period", "B2")]


def test_a_reading_travels_between_processes() -> None:
    reading = read_form(header("violation"), violation(1), violation(2, "xx"))
    assert pickle.loads(pickle.dumps(reading)) == reading


CELLS = st.one_of(
    st.none(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.booleans(),
    st.text(max_size=12),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.sampled_from(
        [
            CellError("#REF!"),
            UncomputedFormula("=A1"),
            "nt",
            "Tổng số",
            "I",
            "(1)",
            "KPS",
            "Tháng 7 năm 2020",
            "Họ và tên",
        ]
    ),
    st.sampled_from(
        ["NGƯỜI LẬP BIỂU", "SỞ NỘI VỤ", "§· hoµn thµnh", "Đã hoàn thành", "20/7/2020", "Kỳ báo cáo", "91,6%", "Ưu điểm"]
    ),
    st.sampled_from([field.header for form in FORMS.values() for field in form.fields]),
)
HEADERS = st.sampled_from([header(code) for code in FORMS])
LINES = st.one_of(st.lists(CELLS, min_size=1, max_size=13), HEADERS, st.none())
SPANS = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 4), st.integers(0, 4)).map(
    lambda s: (s[0], s[1], s[0] + s[2], s[1] + s[3])
)
SHEETS = st.builds(
    make_sheet,
    st.sampled_from(["01-NV", "Sheet1", "Thang 7", ""]),
    st.lists(LINES, max_size=9),
    st.lists(SPANS, max_size=3),
)


@settings(deadline=None, max_examples=120)
@given(st.lists(SHEETS, min_size=1, max_size=3), st.booleans())
def test_whatever_stands_in_a_workbook_every_row_is_accounted_for(sheets: list[Sheet], with_cover: bool) -> None:
    reading = read(*sheets, cover=make_cover() if with_cover else None)
    check_ledger("a.xlsx", reading)
    total = sum(len(sheet.rows) for sheet in sheets) + (len(make_cover().rows) if with_cover else 0)
    assert len(reading.evidence) == total
    for rows in reading.rows.values():
        for row in rows:
            assert all(value is None or type(value) in (str, int, Decimal, dt.date) for value in row)
    assert all(found.message and found.code for found in reading.findings)


@pytest.mark.parametrize("name", [" 01-NV ", "Biểu  1", "Ðơn vị\u200b"])
def test_a_sheet_is_called_by_the_name_that_its_owner_gave_it_blanks_and_all(name: str) -> None:
    reading = read_form(header("task_progress"), task(1, status="abc"), name=name)
    assert (sheet_of(reading).sheet, finding_of(reading, "cell.not_in_list").sheet) == (name, name)


def test_the_name_of_a_sheet_is_told_in_composed_letters_without_controls() -> None:
    reading = read_form(header("task_progress"), task(1), name=unicodedata.normalize("NFD", "Nhiệm\x01 vụ"))
    assert sheet_of(reading).sheet == "Nhiệm vụ"


def test_a_table_ends_before_the_title_lines_of_the_next_in_its_sheet() -> None:
    lines: list[Line] = [header("violation"), violation(1), ["Biểu 02-KT"], ["Tháng 8/2020"]]
    reading = read(make_cover(), make_sheet("Tổng hợp", [*lines, header("inspection_report"), visit(1)]))
    assert [(t.form, t.first_row, t.last_row) for t in sheet_of(reading).tables] == [
        ("violation", 1, 2),
        ("inspection_report", 5, 6),
    ]


def test_what_somebody_is_called_among_other_labels_of_a_cover_heads_no_list() -> None:
    lines: list[Line] = [
        ["THÔNG TIN BÁO CÁO"],
        ["Đơn vị báo cáo", "Sở Nội vụ"],
        ["Kỳ báo cáo", "Tháng 8/2020"],
        ["Họ và tên người lập", "Hoàng Thu Hà", "Chức vụ", "Chuyên viên"],
        ["Thủ trưởng đơn vị", "Nguyễn Văn Bình"],
    ]
    reading = read(make_sheet("Thông tin", lines), make_sheet("03-VP", [header("violation"), violation(1)]))
    assert said(reading) == []
    assert "Thủ trưởng đơn vị" in reading.evidence[4][2]


def test_words_about_people_over_rows_of_a_form_hide_none_of_these() -> None:
    group = ["I", "Cán bộ vi phạm", *[None] * 5, "Cấp tỉnh"]
    reading = read(make_sheet("03-VP", [header("violation"), group, violation(1)]), cover=make_cover())
    assert (kinds(reading)[2], said(reading)) == ("section", [])


def test_a_column_about_people_hides_nothing_of_the_table_below() -> None:
    upper = [[*header("violation"), "Họ và tên"], [*violation(1), "Trần Văn A"]]
    lower = [["NHIỆM VỤ"], header("task_progress"), task(1)]
    reading = read(make_sheet("Sheet1", [*upper, None, *lower]), cover=make_cover())
    texts = [text for _, _, text, _, _ in reading.evidence]
    assert not any("Trần Văn A" in text for text in texts)
    assert header("task_progress")[8] in "".join(texts)
