"""Mess in where a cover stands and how its lines are laid out: title pages, cells beside the table, split periods."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.made_inbox.clean_book import Book, Line, clean_register, one_form
from tests.made_inbox.mess_identity import NOBODY, titled
from tests.made_inbox.operators import Operators

mess = Operators()


def _cover(*lines: list[Any]) -> Book:
    book, _ = one_form("task_progress")
    book.file = NOBODY
    book.pages[0].lines = [Line(list(cells), "title") for cells in lines]
    return book


mess.each(_cover, {
    "the_first_page_of_a_paper": (
        ["UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        ["Số: 123/BC-SYT", None, "Lạng Sơn, ngày 15 tháng 8 năm 2020"], ["BÁO CÁO"],
        ["Kết quả cải cách hành chính tháng 8 năm 2020"], ["Kính gửi:", "Sở Nội vụ"],
    ),
    "cover_whose_title_says_the_month": (
        ["BÁO CÁO THÁNG 8 NĂM 2020"], ["Đơn vị báo cáo", "Sở Y tế"], ["Người lập biểu", "Nông Thị Hạnh"],
    ),
    "month_and_year_on_one_line_of_the_cover": (
        ["Đơn vị báo cáo", "Sở Y tế"], ["Tháng:", 8, "Năm:", 2020], ["Người lập biểu", "Nông Thị Hạnh"],
    ),
    "month_and_year_beside_the_label": (["Đơn vị báo cáo", "Sở Y tế"], ["Kỳ báo cáo", 8, 2020]),
    "month_alone_on_the_cover": (
        ["Đơn vị báo cáo", "Sở Y tế"], ["Kỳ báo cáo", "Tháng 8"], ["Ngày báo cáo", date(2020, 8, 15)],
    ),
})  # fmt: skip


@mess
def quarter_by_a_roman_character() -> Book:
    """'Quý Ⅲ/2020'."""
    book = _cover(["Đơn vị báo cáo", "Sở Y tế"], ["Kỳ báo cáo", "Quý Ⅲ/2020"])
    book.period = "2020-Q3"
    return book


@mess
def a_hint_where_the_period_should_stand() -> Book:
    """'(Ví dụ: Tháng 8/2020)' beside a blank: nobody has said the period."""
    book = _cover(["Đơn vị báo cáo", "Sở Y tế"], ["Kỳ báo cáo", None, "(Ví dụ: Tháng 8/2020)"])
    book.reject("file.period_unknown")
    return book


@mess
def cover_beside_the_table() -> Book:
    """Labels and values left of the table, on the lines of its header and its first row."""
    book = titled()
    page = book.page("task_progress")
    for line in page.lines:
        line.cells[:0] = [None] * 3
    page.columns[:0] = [None] * 3
    page.lines[0].cells[:2] = ["Đơn vị báo cáo", "Sở Y tế"]
    page.lines[1].cells[:2] = ["Kỳ báo cáo", "Tháng 8/2020"]
    return book


mess.each(titled, {
    # Right above the header, where it could be taken for one.
    "period_over_the_cells_of_a_title": (["SỞ Y TẾ"], ["BÁO CÁO KẾT QUẢ"], [None, "Tháng", 8, "năm", 2020]),
    "month_with_the_months_so_far": ("SỞ Y TẾ", "KẾT QUẢ THÁNG 8 VÀ LŨY KẾ 8 THÁNG NĂM 2020"),  # is August's
})  # fmt: skip


@mess
def a_register_of_the_year_so_far() -> Book:
    """'NĂM 2020' in the heading, and in the file's name the month that it was sent for."""
    book = clean_register()
    book.without_cover()
    book.file = "2020-08/So theo doi nhiem vu T8.2020.xlsx"
    page = book.page("task_register")
    page.insert(page.header[0], Line(["SỔ THEO DÕI NHIỆM VỤ NĂM 2020"], "title"))
    return book
