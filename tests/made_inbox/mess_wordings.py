"""Wordings: what else clerks call a column, a deadline, nothing at all, a total, a state."""

from __future__ import annotations

from datetime import date

from tests.made_inbox.clean_book import Book, Line, Page, one_form
from tests.made_inbox.operators import Operators

# ruff: noqa: E501  Wordings read better unbroken.

mess = Operators()


def _headed(form: str, **headers: str) -> Book:
    book, page = one_form(form)
    for name, text in headers.items():
        page.header[-1].cells[page.column(name)] = text
    return book


@mess
def shorter_headers_of_tasks() -> Book:
    """TT, Số ký hiệu văn bản, Hạn hoàn thành, Tình trạng, Nguyên nhân."""
    return _headed(
        "task_progress", no="TT", document_number="Số, ký hiệu văn bản", document_date="Ngày ban hành", assigned_by="Người giao",
        content="Nội dung", due_on="Hạn hoàn thành", status="Tình trạng", delay_reason="Lý do chậm",
    )  # fmt: skip


@mess
def other_headers_of_tasks() -> Book:
    """Số thứ tự, Số hiệu văn bản, Nội dung công việc, Trạng thái, Thời hạn."""
    return _headed(
        "task_progress", no="Số TT", document_number="Số hiệu văn bản", document_date="Ngày tháng văn bản",
        assigned_by="Cơ quan giao", content="Nội dung công việc", due_on="Thời hạn", status="Trạng thái",
    )  # fmt: skip


@mess
def other_headers_of_inspections() -> Book:
    """Số quyết định, Hình thức, Đơn vị được kiểm tra, Số tồn tại."""
    return _headed(
        "inspection_report", decision_number="Số quyết định", kind="Hình thức", inspected_unit="Đơn vị được kiểm tra",
        finding_count="Số tồn tại", findings="Nội dung tồn tại", remedy_due_on="Hạn khắc phục", remedied_on="Ngày khắc phục",
    )  # fmt: skip


@mess.whole
def other_headers_of_documents_and_violations(book: Book) -> None:
    """Số hiệu, Ngày ký left alone; Trích yếu nội dung, Số người vi phạm."""
    book.only("issued_document", "violation")
    for form, headers in (
        ("issued_document", {"document_number": "Số ký hiệu", "title": "Trích yếu nội dung"}),
        ("violation", {"people_count": "Số người vi phạm", "sanction": "Hình thức xử lý kỷ luật"}),
    ):
        page = book.page(form)
        for name, text in headers.items():
            page.header[0].cells[page.column(name)] = text


@mess.on("task_progress")
def deadlines_as_offices_say_them(page: Page) -> None:
    """Hết ngày, đến, chậm nhất là ngày, with the day of the week."""
    written: tuple[tuple[str, date | None], ...] = (
        ("Hết ngày 10/8/2020", date(2020, 8, 10)), ("Đến 31/8/2020", date(2020, 8, 31)),
        ("Thứ Sáu, 14/8/2020", date(2020, 8, 14)), ("Thường xuyên hằng năm", None),
        ("Chậm nhất là ngày 12/8/2020", date(2020, 8, 12)), ("Không thời hạn", None),
    )  # fmt: skip
    for line, (text, truth) in zip(page.data, written, strict=True):
        page.put(line, "due_on", text, truth)
        if truth is None:
            line.kinds, line.allowed = ("rejected",), ("cell.not_a_date",)


@mess.on("violation")
def dates_of_a_vietnamese_excel(page: Page) -> None:
    """17-Thg7-20, 29 Thg 7 2020."""
    for line, text in zip(page.data, ("17-Thg7-20", "29-Thg7-2020", "07 Thg 8 2020", "13-08-2020"), strict=True):
        page.put(line, "found_on", text)


@mess.on("service_result")
def totals_as_clerks_shorten_them(page: Page) -> None:
    """Cộng:, Tổng (I+II), Tổng cộng chung."""
    sums = [sum(line.cells[c] for line in page.data) for c in range(2, 15)]
    for label in ("Cộng:", "Tổng (I+II)", "TỔNG CỘNG CHUNG", "Tong cong"):
        page.insert(None, Line([None, label, *sums], "total"))


def _nil(text: str) -> Book:
    book, page = one_form("violation")
    page.lines = [*page.header, Line([None, text], "nil")]
    page.nil = True
    return book


mess.each(_nil, {
    "nothing_told_as_khong_phat_sinh": ("(Không phát sinh)",),
    "nothing_told_as_khong_co_phat_sinh_trong_thang": ("Không có phát sinh trong tháng",),
    "nothing_told_as_chua_phat_sinh": ("Chưa phát sinh",),
    "nothing_told_as_khong_co_vi_pham": ("Không có vi phạm",),
    "nothing_told_as_kps_with_a_stop": ("KPS.",),
    "nothing_told_as_khong": ("Không",),
    "nothing_told_as_no_diacritics": ("Khong phat sinh",),
    "nothing_told_as_capitals": ("KHÔNG CÓ",),
})  # fmt: skip


@mess.on("task_progress")
def done_with_the_time_it_took(page: Page) -> None:
    """'Hoàn thành đúng hạn', 'Hoàn thành trước hạn', 'Hoàn thành quá hạn' are done."""
    rows = (page.data[0], page.data[4])
    for line, text in zip(rows, ("Hoàn thành đúng hạn", "Hoàn thành quá hạn"), strict=True):
        page.put(line, "status", text)


@mess
def months_of_the_year_by_their_numbers() -> Book:
    """T1 to T8 and 8T over the figures of 07-TH: August's and those of the year so far count."""
    book, page = one_form("declared_total")
    book.only("declared_total")
    months = [f"T{month}" for month in range(1, 9)]
    page.header[0].cells = ["STT", "Chỉ tiêu", "ĐVT", *months, "8T"]
    page.columns = ["no", "item", "unit_of_count", *[None] * 7, "in_period", "to_date"]
    for line in page.data:
        line.cells[3:3] = [9] * 7
    return book
