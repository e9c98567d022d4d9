"""Blank workbooks: filled in as a clerk would, they read back without one finding."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from tests.transforms.clerk import NAMES, fill, read_back, said
from transforms.definitions.forms import FORMS, KEEPERS, UNIT_FORMS
from transforms.definitions.periods import Period
from transforms.workbooks.blank_workbooks import FRAMED_ROWS, Recipient, blank_central_workbook, blank_unit_workbook

AUGUST = Period.parse("2020-08")
DEPARTMENT = Recipient("SKHCN", "Sở Khoa học và Công nghệ", "UBND tỉnh Lạng Sơn")
DISTRICT = Recipient("182", "Huyện Văn Lãng", "UBND tỉnh Lạng Sơn", "UBND huyện Văn Lãng")
COMMUNE = Recipient("06187.2025", "Phường Kỳ Lừa", "UBND tỉnh Lạng Sơn", "UBND phường Kỳ Lừa")


def blank(recipient: Recipient = DEPARTMENT, period: Period = AUGUST) -> bytes:
    return blank_unit_workbook(recipient, period, period.window())


def clerk_rows(day: date) -> dict[str, list[dict[str, object]]]:
    """A month's rows as a clerk types them, all of the day."""
    counts = {
        "Số hồ sơ tiếp nhận/Tổng số": 30,
        "Số hồ sơ tiếp nhận/Kỳ trước chuyển sang": 5,
        "Số hồ sơ tiếp nhận/Trực tuyến": 10,
        "Số hồ sơ tiếp nhận/Trực tiếp, bưu chính": 15,
        "Số hồ sơ đã giải quyết/Tổng số": 24,
        "Số hồ sơ đã giải quyết/Trước hạn": 4,
        "Số hồ sơ đã giải quyết/Đúng hạn": 18,
        "Số hồ sơ đã giải quyết/Quá hạn": 2,
        "Số hồ sơ đang giải quyết/Tổng số": 6,
        "Số hồ sơ đang giải quyết/Trong hạn": 6,
        "Số hồ sơ đang giải quyết/Quá hạn": 0,
        "Đánh giá của người dân, doanh nghiệp/Số phiếu": 20,
        "Đánh giá của người dân, doanh nghiệp/Từ hài lòng trở lên": 19,
    }
    return {
        "01-NV": [
            {
                "STT": 1,
                "Số, ký hiệu văn bản giao": "123/UBND-NC",
                "Ngày văn bản": day,
                "Cơ quan, người giao": "UBND tỉnh",
                "Nội dung nhiệm vụ": "Rà soát quy chế làm việc",
                "Thời hạn hoàn thành": day + timedelta(days=20),
                "Tình trạng thực hiện": "Đã hoàn thành",
                "Ngày hoàn thành": day,
                "Văn bản, sản phẩm kết quả": "Báo cáo số 45/BC-SKHCN",
            },
            {
                "STT": 2,
                "Số, ký hiệu văn bản giao": "5/12",
                "Ngày văn bản": day,
                "Nội dung nhiệm vụ": "- Theo dõi việc chấp hành kỷ cương;\n- Báo cáo hằng tháng",
                "Thời hạn hoàn thành": "Thường xuyên",
                "Tình trạng thực hiện": "Đang thực hiện",
            },
        ],
        "02-KT": [
            {
                "STT": 1,
                "Số quyết định, kế hoạch kiểm tra": "12/QĐ-SKHCN",
                "Ngày quyết định": day,
                "Hình thức kiểm tra": "Tự kiểm tra",
                "Cơ quan kiểm tra": "Văn phòng Sở",
                "Cơ quan, đơn vị được kiểm tra": "Phòng Kế hoạch - Tài chính",
                "Ngày kiểm tra": day,
                "Số tồn tại, hạn chế": 2,
                "Nội dung tồn tại, hạn chế": "Chưa đeo thẻ",
                "Số đã khắc phục": 1,
            }
        ],
        "03-VP": [
            {
                "STT": 1,
                "Ngày phát hiện": day,
                "Hành vi vi phạm": "Đeo thẻ công chức",
                "Cơ quan, đơn vị": "Văn phòng",
                "Số CBCCVC vi phạm": 2,
                "Hình thức xử lý": "Nhắc nhở",
                "Số đã xử lý": 2,
            }
        ],
        "04-QT": [{"Số lượng": number} for number in (120, 118, 9, 9, 4, 1, 6)],
        "05-VB": [
            {
                "STT": 1,
                "Loại văn bản": "Công văn",
                "Số, ký hiệu": "77/SKHCN-VP",
                "Ngày ban hành": day,
                "Trích yếu": "V/v chấn chỉnh kỷ luật, kỷ cương hành chính",
            }
        ],
        "06-TTHC": [{"STT": 1, "Lĩnh vực": "Sở hữu trí tuệ", **counts}],
        "07-TH": [
            {"Trong kỳ": number, "Lũy kế từ đầu năm": total}
            for number, total in (
                (2, 10),
                (1, 8),
                (1, 8),
                (0, 0),
                (50, 80),
                (1, 3),
                (1, 3),
                (1, 5),
                (2, 4),
                (91.7, 92.5),
                (95, 96),
            )
        ],
        "08-NX": [
            {"Mục": "Ưu điểm", "Nội dung": "- Chấp hành nghiêm giờ làm việc.\n- Không có đơn thư."},
            {"Mục": "Tồn tại hạn chế", "Nội dung": "Còn nhiệm vụ chậm"},
        ],
    }


@pytest.mark.parametrize(
    ("recipient", "period", "received"),
    [
        (DEPARTMENT, AUGUST, date(2020, 8, 17)),
        (DISTRICT, AUGUST, date(2020, 8, 17)),
        (COMMUNE, Period.parse("2025-08"), date(2025, 8, 18)),
    ],
    ids=["department", "district", "commune"],
)
def test_a_workbook_filled_in_reads_back_without_a_finding(
    recipient: Recipient, period: Period, received: date
) -> None:
    day = period.window().first + timedelta(days=6)
    rows = clerk_rows(day)
    reading = read_back(fill(blank(recipient, period), rows), received_on=received)
    assert said(reading) == []
    assert (reading.status, reading.unit, reading.period) == ("accepted", recipient.unit, str(period))
    accepted = {form: sum(row[2] == "accepted" for row in values) for form, values in reading.rows.items() if values}
    assert accepted == {
        "task_progress": 2,
        "inspection_report": 1,
        "violation": 1,
        "dissemination": 7,
        "issued_document": 1,
        "service_result": 1,
        "declared_total": 11,
        "remark": 2,
    }


def test_a_document_number_that_looks_like_a_date_stays_a_number() -> None:
    reading = read_back(fill(blank(), clerk_rows(date(2020, 7, 20))))
    numbers = [
        row[3 + FORMS["task_progress"].columns.index("document_number")] for row in reading.rows["task_progress"]
    ]
    assert numbers == ["123/UBND-NC", "5/12"]


@pytest.mark.parametrize("recipient", [DEPARTMENT, DISTRICT], ids=["department", "district"])
def test_a_workbook_left_blank_answers_every_form_with_nothing(recipient: Recipient) -> None:
    reading = read_back(blank(recipient))
    assert said(reading) == []
    assert {s.form: (s.state, s.nil) for s in reading.sheets if s.form != "cover"} == dict.fromkeys(
        (form.code for form in UNIT_FORMS), ("accepted", True)
    )
    assert reading.unit == recipient.unit


def test_words_that_say_nothing_happened_are_an_answer() -> None:
    rows: dict[str, list[dict[str, object]]] = {"02-KT": [{"STT": "Không phát sinh"}], "03-VP": [{"STT": "KPS"}]}
    reading = read_back(fill(blank(), rows))
    assert said(reading) == []
    answers = {sheet.form: sheet.nil for sheet in reading.sheets}
    assert (answers["inspection_report"], answers["violation"]) == (True, True)


def test_one_item_left_out_among_others_is_missing() -> None:
    rows = {"04-QT": [{"Số lượng": number} for number in (120, 118, None, 9, 4, 1, 6)]}
    reading = read_back(fill(blank(), rows))
    assert [(f.code, f.cell) for f in reading.findings] == [("cell.required", "C9")]


def test_more_rows_than_are_framed_can_be_typed() -> None:
    (first, *_) = clerk_rows(date(2020, 7, 20))["01-NV"]
    many = [{**first, "STT": n, "Số, ký hiệu văn bản giao": f"{n}/UBND-NC"} for n in range(1, FRAMED_ROWS + 40)]
    sheet = load_workbook(io.BytesIO(blank()))["01-NV"]
    assert not sheet.column_dimensions["B"].protection.locked  # below the frame a cell looks as its column does
    workbook = load_workbook(io.BytesIO(blank()))
    for offset, row in enumerate(many):
        for column, value in zip("ABCDEFHIJ", row.values(), strict=True):
            workbook["01-NV"][f"{column}{7 + offset}"] = value  # type: ignore[assignment]
    out = io.BytesIO()
    workbook.save(out)
    reading = read_back(out.getvalue())
    assert said(reading) == []
    assert len(reading.rows["task_progress"]) == FRAMED_ROWS + 39


def test_the_hidden_identity_tells_whose_it_is_when_the_cover_is_lost() -> None:
    workbook = load_workbook(io.BytesIO(blank(DISTRICT)))
    del workbook["Thông tin"]
    for sheet in workbook.worksheets:
        for row in (1, 2, 4):
            sheet.cell(row, 1).value = None
    out = io.BytesIO()
    workbook.save(out)
    reading = read_back(out.getvalue())
    assert (reading.status, reading.unit, reading.period) == ("accepted", "182", "2020-08")


CENTRAL_ROWS: dict[str, dict[str, object]] = {
    "task_register": {
        "STT": 1,
        "Mã nhiệm vụ": "NV-2020-001",
        "Số, ký hiệu văn bản": "123/UBND-NC",
        "Ngày ban hành": date(2020, 7, 20),
        "Người giao": "Chủ tịch UBND tỉnh",
        "Nội dung nhiệm vụ": "Rà soát quy chế",
        "Cơ quan chủ trì": "Sở Y tế",
        "Thời hạn": date(2020, 8, 30),
        "Trạng thái": "Đang thực hiện",
    },
    "inspection_register": {
        "STT": 1,
        "Số quyết định": "12/QĐ-SNV",
        "Hình thức": "Đột xuất",
        "Cơ quan, đơn vị được kiểm tra": "Huyện Văn Lãng",
        "Cấp": "Huyện",
        "Ngày kiểm tra": date(2020, 7, 21),
        "Trong kế hoạch": "Không",
        "Số tồn tại": 1,
    },
    "inspection_plan": {"Năm": 2020, "Cơ quan, đơn vị": "Sở Tài chính", "Tháng dự kiến": 9, "Số kế hoạch": "7/KH-SNV"},
    "index_result": {"Chỉ số": "PCI", "Năm": 2019, "Hạng": 50, "Tổng số tỉnh xếp hạng": 63, "Điểm": 63.79},
    "opening_balance": {
        "Mã chỉ tiêu": "inspections",
        "Từ ngày": date(2018, 1, 4),
        "Đến ngày": date(2019, 12, 14),
        "Giá trị": 41,
    },
    "resolution": {
        "Mã chênh lệch": "CL-0123456789",
        "Kết luận": "Giá trị khác",
        "Giá trị": "20/07/2020",
        "Lý do": "Theo văn bản gốc",
        "Người kết luận": "Nguyễn Văn A",
        "Ngày": date(2020, 8, 15),
    },
}


@pytest.mark.parametrize("form", sorted(KEEPERS))
@pytest.mark.parametrize("filled", [True, False], ids=["filled in", "blank"])
def test_a_central_workbook_reads_back_without_a_finding(form: str, filled: bool) -> None:
    keeper = KEEPERS[form]
    period = Period.parse("2020") if form == "inspection_plan" else AUGUST
    recipient = Recipient(keeper, NAMES[keeper].name, "UBND tỉnh Lạng Sơn")
    data = blank_central_workbook(form, recipient, period, period.window())
    reading = read_back(fill(data, {FORMS[form].sheet: [CENTRAL_ROWS[form]]}) if filled else data)
    assert said(reading) == []
    assert (reading.status, reading.form_set, reading.unit, reading.period) == ("accepted", form, keeper, str(period))
    assert len(reading.rows.get(form, ())) == filled


def test_the_same_arguments_give_the_same_bytes() -> None:
    assert blank() == blank()
    assert blank() != blank(DISTRICT)


def test_headers_and_identity_are_locked_and_what_is_asked_for_is_open() -> None:
    workbook = load_workbook(io.BytesIO(blank()))
    for sheet in workbook.worksheets:
        assert sheet.protection.sheet
    assert workbook["Thông tin"]["B3"].protection.locked and not workbook["Thông tin"]["B5"].protection.locked
    assert workbook["01-NV"]["B6"].protection.locked and not workbook["01-NV"]["B7"].protection.locked
    assert workbook["04-QT"]["B7"].protection.locked and not workbook["04-QT"]["C7"].protection.locked


def test_a_row_can_be_deleted_for_no_cell_of_it_is_locked() -> None:
    sheet = load_workbook(io.BytesIO(blank()))["01-NV"]
    assert not sheet.protection.deleteRows
    columns = list(sheet.column_dimensions.values())
    assert (min(column.min for column in columns), max(column.max for column in columns)) == (1, 16_384)
    assert not any(column.protection.locked for column in columns)
    assert not any(cell.protection.locked for cell in sheet[7])


def test_every_sheet_prints_on_a4_as_wide_as_the_page_with_its_header_on_each() -> None:
    workbook = load_workbook(io.BytesIO(blank()))
    for sheet in workbook.worksheets:
        assert (str(sheet.page_setup.paperSize), sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (
            "9",
            1,
            0,
        )
        assert sheet.title == "Thông tin" or sheet.print_title_rows is not None


def test_what_is_typed_as_text_stays_text_days_are_days_and_ordinals_and_counts_numbers() -> None:
    sheet = load_workbook(io.BytesIO(blank()))["01-NV"]
    columns = {str(cell.value): cell.column_letter for row in sheet.iter_rows(max_row=12) for cell in row if cell.value}
    formats = {name: sheet[f"{column}{sheet.max_row}"].number_format for name, column in columns.items()}
    assert formats["STT"] == "General"
    assert formats["Số, ký hiệu văn bản giao"] == formats["Nội dung nhiệm vụ"] == "@"
    assert formats["Ngày văn bản"] == formats["Thời hạn hoàn thành"] == "dd/mm/yyyy"
