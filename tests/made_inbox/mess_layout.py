"""Mess in the lines around a table's rows: what is split over cells, printed on each page, or stands where rows do."""

from __future__ import annotations

from datetime import date

from tests.made_inbox.clean_book import Line, Page
from tests.made_inbox.operators import Operators

mess = Operators()


@mess.on("task_progress")
def place_and_date_over_several_cells(page: Page) -> None:
    """'Lạng Sơn, ngày', 14, 'tháng', 8, 'năm', 2020 in a cell each, and titles below."""
    page.insert(None, Line([], ""))
    for cells in (
        [*[None] * 5, "Lạng Sơn, ngày", 14, "tháng", 8, "năm", 2020],
        [None, "BỘ PHẬN TỔNG HỢP", *[None] * 5, "CHÁNH VĂN PHÒNG"],
        [None, "Nông Thị Hạnh", *[None] * 5, "Vi Văn Thành"],
    ):
        page.insert(None, Line(list(cells), "signature"))


@mess.on("inspection_report")
def notes_in_two_cells(page: Page) -> None:
    """A label and what it says beside it, in the columns of the table; dashes and a page's number below."""
    for cells in (
        ["Ghi chú:", "Số liệu tính đến hết ngày 14/8/2020"],
        ["-", "Cột (5): ghi cơ quan ra quyết định"],
        ["-", "Không tính các cuộc phối hợp"],
        [None, "Lưu ý", "Gửi kèm bản giấy"],
        [None, "SĐT:", 2053812345],
        [None, None, "Trang", 2],
    ):
        page.insert(None, Line(list(cells), "note"))


@mess.on("declared_total")
def numbering_on_every_page(page: Page) -> None:
    """1 2 3 … under the header and again amid the items."""
    for place in (0, 4, 8):
        page.insert(page.data[place], Line(list(range(1, 6)), "numbering"))


@mess.on("issued_document")
def what_the_columns_count_in(page: Page) -> None:
    """'(số)', '(ngày)' under the header, words that are headers elsewhere, and a row of numbers."""
    page.insert(page.data[0], Line([None, "(văn bản)", "Số", "Ngày", None, None], "header"))
    page.insert(page.data[0], Line([f"({n})" for n in range(1, 7)], "numbering"))


@mess.on("violation")
def a_row_that_shows_how_to_fill_in(page: Page) -> None:
    """'Ví dụ' for a number, and a whole row behind it."""
    page.insert(page.data[0], Line(["Ví dụ:", date(2020, 8, 1), "Khác", "Phòng A", 1, "Nhắc nhở", 1], "note"))


@mess.on("task_progress")
def groups_by_who_assigned(page: Page) -> None:
    """Group rows with titles that sign elsewhere, with a number, without one, and over a blank row."""
    rows = page.data
    page.insert(rows[0], Line(["I", "Chủ tịch UBND tỉnh giao"], "section"))
    page.insert(rows[2], Line([None, "Phó Chủ tịch UBND tỉnh giao"], "section"))
    page.insert(rows[4], Line(["Lãnh đạo Sở giao"], "section"), Line([], ""))


@mess.on("inspection_report")
def two_visits_of_which_one_shares_all_but_the_place(page: Page) -> None:
    """Every cell of a decision merged over the rows of its visits but where it went."""
    first, second = page.data[:2]
    for name in ("decision_number", "decision_date", "kind", "inspecting_body", "inspected_on", "finding_count"):
        page.put(second, name, None, first.truth[name])
        page.merge(first, page.column(name), second, page.column(name))
    page.put(second, "no", None)


@mess.on("service_result")
def another_table_below_the_procedures(page: Page) -> None:
    """A list of late cases under 06-TTHC: its names and figures are no fields of procedures."""
    page.insert(None, Line([], ""), Line(["DANH SÁCH HỒ SƠ QUÁ HẠN"], "note", kinds=("title",)))
    for cells in (["STT", "Lĩnh vực", "Số hồ sơ", "Nguyên nhân"], [1, "Dược phẩm", 2, "Thiếu người"], [2, "Y tế", 10]):
        page.insert(None, Line(list(cells), "unknown_sheet"))
    page.codes.append("sheet.unknown")


@mess.on("service_result")
def a_total_without_a_number_or_a_known_name(page: Page) -> None:
    """Sums of the rows under the name 'Cả sở', with no number: no field of procedures."""
    sums = [sum(line.cells[c] for line in page.data) for c in range(2, 15)]
    page.insert(page.data[0], Line([None, "Cả sở", *sums], "total"))


@mess.on("task_progress")
def headers_broken_over_two_rows(page: Page) -> None:
    """Each long header's words in two cells, one below the other."""
    (above,) = page.header
    below = Line([None] * len(above.cells), "header")
    for column, text in enumerate(above.cells):
        words = text.split()
        if len(words) > 3:
            above.cells[column], below.cells[column] = " ".join(words[:2]), " ".join(words[2:])
    page.insert(page.data[0], below)


@mess.on("violation")
def a_note_with_dates_above_last_months_table(page: Page) -> None:
    """August's rows and a note that says their days; below it July's table, which is none of this report's."""
    page.insert(page.header[0], Line(["TÌNH HÌNH VI PHẠM THÁNG 8/2020"], "title"))
    page.insert(None, Line(["Số liệu tính từ 15/7/2020 đến 14/8/2020"], "note"), Line([], ""))
    page.insert(None, Line(["TÌNH HÌNH VI PHẠM THÁNG 7/2020"], "unknown_sheet"))
    page.insert(None, Line(list(page.header[0].cells), "unknown_sheet"))
    page.insert(None, Line([1, date(2020, 7, 2), "Khác", "Phòng B", 2, "Nhắc nhở", 2], "unknown_sheet"))
    page.codes.append("sheet.unknown")


@mess.on("declared_total")
def a_header_told_again_without_its_last_word(page: Page) -> None:
    """The page break's header lacks the last column's: the figures below keep theirs."""
    again = [*page.header[0].cells[:4], None]
    page.insert(page.data[5], Line(again, "repeat_header"))
