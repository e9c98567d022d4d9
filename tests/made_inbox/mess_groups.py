"""Mess in what rows and cells are gathered in: groups by office and by number, comparisons, merged cells."""

from __future__ import annotations

from datetime import date

from tests.made_inbox.clean_book import Book, Line, Page, clean_book, one_form
from tests.made_inbox.operators import Operators

mess = Operators()


def _offices(numbers: tuple[str | None, str | None]) -> Book:
    book, page = one_form("service_result")
    first, second = page.data[0], page.data[2]
    drugs = [numbers[0], "Phòng Nghiệp vụ Dược", 127, 14, 48, 65, 107, 25, 80, 2, 20, 19, 1, 90, 88]
    food = [numbers[1], "Chi cục An toàn vệ sinh", 1250, 50, 800, 400, 1200, 600, 590, 10, 50, 45, 5, 210, 199]
    page.insert(first, Line(drugs, "section", kinds=("total",)))
    page.insert(second, Line(food, "section", kinds=("total",)))
    return book


@mess
def offices_with_subtotals_of_which_one_has_one_row() -> Book:
    """Rows of offices with the sums of their fields, without a number; one office has one field."""
    return _offices((None, None))


@mess
def offices_numbered_by_roman_characters() -> Book:
    """Ⅰ and Ⅱ as single characters before the offices and their sums."""
    return _offices(("Ⅰ", "Ⅱ."))


@mess.on("task_progress")
def groups_numbered_as_the_rows_in_them(page: Page) -> None:
    """1 over 1.1 to 1.3, 2 over 2.1 to 2.3."""
    rows = page.data
    for place, line in enumerate(rows):
        line.cells[0] = float(f"{1 + place // 3}.{1 + place % 3}")
    page.insert(rows[0], Line([1, "Nhiệm vụ UBND tỉnh giao"], "section"))
    page.insert(rows[3], Line([2, "Nhiệm vụ Tỉnh ủy giao"], "section"))


@mess.on("dissemination")
def groups_among_the_items(page: Page) -> None:
    """The same among the items of 04-QT, with numbers as text."""
    rows = page.data
    for place, line in enumerate(rows):
        line.cells[0] = f"1.{place + 1}" if place < 5 else f"2.{place - 4}."
    page.insert(rows[0], Line([1, "Công tác quán triệt"], "section"))
    page.insert(rows[5], Line(["2.", "Công tác tuyên truyền"], "section"))


@mess.on("service_result")
def comparisons_below_the_total(page: Page) -> None:
    """Last year's figures and how these compare: no fields of procedures, with a number or without."""
    total = [1377, 64, 848, 465, 1307, 625, 670, 12, 70, 64, 6, 300, 287]
    for number, label in ((None, "Tổng cộng"), (None, "Cùng kỳ năm trước"), (5, "Tháng trước"), ("*", "So sánh (%)")):
        page.insert(None, Line([number, label, *total], "total"))
        total = [figure + 7 for figure in total]


@mess.on("task_progress")
def values_hidden_under_a_merged_status(page: Page) -> None:
    """'Đang thực hiện' merged over the day and the document of its end, which a program has kept below it."""
    line = page.data[1]
    status = page.column("status")
    page.put(line, "completed_on", date(2020, 8, 10), None)
    page.put(line, "result_document", "55/BC-SYT", None)
    page.merge(line, status, line, status + 2)
    page.codes = ["sheet.unknown"]


@mess
def a_sheet_that_adds_up_those_of_the_offices() -> Book:
    """06-TTHC of two offices on a sheet each, and before them their sum, field by field."""
    book, whole = one_form("service_result")
    whole.name = "Tổng hợp"
    for name in ("Phòng A", "Phòng B"):
        office = clean_book().page("service_result")
        office.name = name
        for line, total in zip(office.data, whole.data, strict=True):
            thirds = [figure // 3 for figure in total.cells[2:]]
            part = thirds if name == "Phòng A" else [t - p for t, p in zip(total.cells[2:], thirds, strict=True)]
            line.cells[2:] = part
            line.truth = dict(zip(office.columns[2:], part, strict=True))
            line.allowed = ("row.sum_mismatch",)
        book.pages.append(office)
    for line in whole.lines:
        line.kind = "unknown_sheet"
    whole.form, whole.codes = None, ["sheet.unknown"]
    return book


@mess.on("declared_total")
def items_beside_their_groups(page: Page) -> None:
    """'Chỉ tiêu' over two columns: a group merged down over its items, and the items."""
    head, rows = page.header[0], page.data
    for line in page.lines:
        line.cells.insert(1, None)
    page.columns.insert(1, None)
    head.cells[1:3] = ["Chỉ tiêu", None]
    page.merge(head, 1, head, 2)
    for group, first, last in (("Thực hiện nhiệm vụ", 0, 4), ("Kiểm tra", 5, 7), ("Khác", 8, 10)):
        rows[first].cells[1] = group
        page.merge(rows[first], 1, rows[last], 1)


@mess.on("service_result")
def the_year_so_far_below_the_month(page: Page) -> None:
    """A second table of 06-TTHC under 'LŨY KẾ TỪ ĐẦU NĂM': none of the month's."""
    year = clean_book().page("service_result").lines
    for line in year:
        line.kind, line.truth = "unknown_sheet", {}
        line.cells[2:] = [cell + 7 if isinstance(cell, int) else cell for cell in line.cells[2:]]
    page.insert(None, Line([], ""), Line(["LŨY KẾ TỪ ĐẦU NĂM"], "unknown_sheet"), *year)
    page.codes = ["sheet.unknown"]
