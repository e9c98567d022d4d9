"""Mess in the workbooks that the secretariat and the Office of the People's Committee keep."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.made_inbox.clean_book import Book, Line, Page, clean_register, cover_page, form_page
from tests.made_inbox.mess_lists import leads
from tests.made_inbox.operators import Operators
from tests.made_inbox.renderings import html
from tests.made_inbox.xlsx import Styled

# ruff: noqa: E501  Lists of wordings read better unbroken.

mess = Operators()


def _book(form: str, told: str, base: dict[str, Any], name: str, written: dict[Any, Any]) -> Book:
    """A workbook of Sở Nội vụ with a row for each way of writing one field's value."""
    rows = [base | {name: text} for text in written]
    truths = [base | {name: truth} for truth in written.values()]
    return Book(
        f"{told[-4:]}/So Noi vu.xlsx", "SNV", None, form, [cover_page("Sở Nội vụ", told), form_page(form, rows, truths)]
    )


def _indices(name: str, written: dict[Any, Any]) -> Book:
    base = {"index": "PCI", "year": 2019, "rank": 50, "ranked_count": 63}
    book = _book("index_result", "Tháng 8/2020", base, name, written)
    book.period = "2020-08"
    page = book.page("index_result")
    for line in page.data:  # no two of one year
        page.put(line, "year", 2000 + page.number(line), 2000 + page.number(line))
    return book


def _balances(name: str, written: dict[Any, Any]) -> Book:
    base = {"measure": "inspections", "from_date": date(2018, 1, 4), "to_date": date(2019, 12, 14), "value": 49}
    book = _book("opening_balance", "Tháng 8/2020", base, name, written)
    book.period = "2020-08"
    for line in book.page("opening_balance").data:
        book.page("opening_balance").put(line, "source", f"Báo cáo {book.page('opening_balance').number(line)}")
    return book


@mess
def ranks_in_words() -> Book:
    """A rank with the word before it or the number ranked behind it."""
    return _indices(
        "rank", {"thứ 50": 50, "Hạng 47": 47, "50/63": 50, "Xếp thứ 44/63": 44, "46/63 tỉnh": 46, "-": None}
    )


@mess
def ranks_that_alone_say_out_of_how_many() -> Book:
    """'30/34' beside a blank says that 34 were ranked; beside another number nobody can tell."""
    book = _indices("rank", {"30/34": 30, "hạng 31/63": 31, "47/34": None, "32": 32})
    page = book.page("index_result")
    for line, written, truth in zip(page.data, (None, 63, None, None), (34, 63, None, None), strict=True):
        page.put(line, "ranked_count", written, truth)
    page.reject(page.data[2], "cell.not_a_number", "rank")
    return book


@mess
def scores_in_cells_that_show_percent() -> Book:
    """0.843 under 84,3%: what is read in the cell, and what was printed in the announcement."""
    return _indices("score", {Styled(0.843, "percent_1"): 84.3, "84,31%": 84.31, "63,79 điểm": 63.79, 63.79: 63.79})


@mess
def balances_in_per_cent() -> Book:
    """A balance of what is counted is no percentage, typed or shown."""
    book = _balances("value", {"896 lượt": 896, "91%": None, Styled(1, "percent_0"): None})
    for line in book.page("opening_balance").data[1:]:
        book.page("opening_balance").reject(line, "cell.not_a_number", "value")
    return book


@mess
def measures_of_balances_by_code_or_title() -> Book:
    """A balance names its measure as the list of measures does; what is in no list is given back, never kept unused."""
    book = _balances("measure", {
        "inspections": "inspections", "INSPECTION_VISITS": "inspection_visits", "self inspection visits": "self_inspection_visits",
        "Số lượt tự kiểm tra": "self_inspection_visits", "cuoc kiem tra": "", "inspection": "",
    })  # fmt: skip
    page = book.page("opening_balance")
    for line in page.data[-2:]:
        page.reject(line, "cell.not_in_list", "measure")
    return book


@mess
def planned_months_with_their_year() -> Book:
    """A month with a year is that month, unless the year is another than the row's."""
    base = {"year": 2020, "unit": "Sở Y tế", "plan_number": "02/KH-UBND"}
    written = {"Tháng 8/2020": 8, "09.2020": 9, "T10": 10, "Tháng 8/2021": None, date(2020, 7, 1): 7}
    book = _book("inspection_plan", "Năm 2020", base, "planned_month", written)
    book.period, page = "2020", book.page("inspection_plan")
    for line in page.data:
        line.truth["unit"] = "SYT"
    page.reject(page.data[3], "cell.not_a_number", "planned_month")
    return book


@mess
def a_column_for_each_month_of_the_plan() -> Book:
    """Twelve columns under 'Tháng dự kiến', an 'x' in one of them; two in a row are no month."""
    base = {"year": 2020, "plan_number": "02/KH-UBND"}
    units = {"Sở Y tế": "SYT", "Sở Tư pháp": "STP", "Huyện Văn Lãng": "182"}
    book = _book("inspection_plan", "Năm 2020", base, "unit", units)
    book.period, page = "2020", book.page("inspection_plan")
    place = page.column("planned_month")
    header = page.header[0]
    below = Line([None] * place + list(range(1, 13)), "header")
    page.insert(page.data[0], below)
    for line, months in zip(page.data, ((8,), (12,), (3, 9)), strict=True):
        line.cells[place : place + 1] = ["x" if month in months else None for month in range(1, 13)]
        line.truth["planned_month"] = months[0]
    header.cells[place + 1 : place + 1] = [None] * 11
    page.columns[place + 1 : place + 1] = [None] * 11
    for column in (*range(place), *range(place + 12, len(page.columns))):
        page.merge(header, column, below, column)
    page.merge(header, place, header, place + 11)
    page.reject(page.data[2], "cell.not_a_number")  # at either tick
    return book


@mess
def communes_that_lead_a_task() -> Book:
    """A commune is found by its district; without it one of four is ambiguous."""
    book = leads(
        {
            "xã Hòa Bình, huyện Văn Quan": "06274.2018",
            "UBND xã Hoà Bình (huyện Bình Gia)": "06103.2018",
            "Xã Hòa Bình": "",
        }
    )
    page = book.page("task_register")
    page.reject(page.data[2], "row.unit_ambiguous", "lead_unit")
    return book


@mess
def tasks_of_units_that_have_ended_since() -> Book:
    """The register of September 2025 lists the year so far: what huyện Văn Lãng was given in March is its own."""
    book = clean_register()
    book.file, book.period = "2025-09/So theo doi nhiem vu.xlsx", "2025-09"
    book.received_on = date(2025, 9, 16)
    book.pages[0] = cover_page("Văn phòng UBND tỉnh", "Tháng 9/2025")
    page = book.page("task_register")
    told = (
        ("UBND huyện Văn Lãng", "182", date(2025, 3, 10)), ("Thành phố Lạng Sơn", "178", date(2025, 6, 30)),
        ("Xã Văn Lãng", "06154.2025", date(2025, 8, 20)), ("UBND huyện Văn Lãng", None, date(2025, 8, 20)),
    )  # fmt: skip
    for line, (name, unit, given) in zip(page.data, told, strict=True):
        page.put(line, "lead_unit", name, unit)
        page.put(line, "document_date", given, given)
        page.put(line, "due_on", None, None)
        if line.truth["completed_on"]:
            page.put(line, "completed_on", given, given)
    page.reject(page.data[3], "row.unit_unknown", "lead_unit")
    return book


@mess
def the_unit_that_is_said_to_lead_others() -> Book:
    """'chủ trì' behind or before one of several units says which of them leads."""
    book = leads(
        {
            "Sở Y tế (chủ trì), Sở Tài chính": "SYT",
            "Chủ trì: Sở Y tế; phối hợp: Sở Tài chính, Sở Nội vụ": "SYT",
            "Sở Văn hóa, Thể thao và Du lịch chủ trì, phối hợp với UBND huyện Văn Lãng": "SVHTTDL",
            "Sở Tài chính, Sở Y tế chủ trì, phối hợp Sở Nội vụ": "",
            "Sở Y tế (chủ trì); Sở Tài chính (chủ trì)": "",
        }
    )
    for line in book.page("task_register").data[3:]:
        book.page("task_register").reject(line, "row.unit_ambiguous", "lead_unit")
    return book


@mess
def several_units_that_lead_one_task() -> Book:
    """Two units in one cell: nobody can tell which of them leads."""
    book = leads(
        {
            "Sở Nội vụ, Sở Tài chính": "",
            "Sở Y tế và huyện Văn Lãng": "",
            "Sở Văn hóa, Thể thao và Du lịch": "SVHTTDL",
            "Các sở, ban, ngành": "",
        }
    )
    page = book.page("task_register")
    for line, code in zip(
        page.data, ("row.unit_ambiguous", "row.unit_ambiguous", None, "row.unit_unknown"), strict=True
    ):
        if code is not None:
            page.reject(line, code, "lead_unit")
    return book


def _exported(heading: str = "") -> Book:
    """The register as a task system exports it: one table, no cover."""
    book = clean_register()
    book.without_cover()
    book.render = html(heading=heading)
    book.file = "2020-08/export.xls"
    return book


@mess
def headings_over_the_table_of_a_web_page() -> Book:
    """Which register it is, and of which month, stands before the table and in no cell."""
    return _exported("<h2>Văn phòng UBND tỉnh</h2><p>SỔ THEO DÕI NHIỆM VỤ<br>Tháng 8 năm 2020</p>")


@mess
def links_that_turn_the_leaves() -> Book:
    """Below the rows of a web page stand the links to its other leaves and how many records there are."""
    book = _exported("<h3>Tháng 8/2020</h3>")
    page = book.page("task_register")
    page.insert(None, Line(["Tổng số: 4 bản ghi"], "total"), Line(["«", "1", "2", "3", "»"], "note"))
    return book


@mess
def errors_printed_by_a_web_page() -> Book:
    """A format of texts alone prints an error as Excel does: the cell is an error all the same."""
    book = _exported("<h3>Tháng 8/2020</h3>")
    page = book.page("task_register")
    for line, name, error in zip(
        page.data, ("document_date", "status", "lead_unit"), ("#REF!", "#N/A", "#NAME?"), strict=False
    ):
        page.put(line, name, error, code="cell.error_value")
    return book


@mess.on("task_register")
def a_number_of_the_database_beside_the_task_code(page: Page) -> None:
    """A web system prints its own ID first; it stands for the task code only where there is no other."""
    for place, line in enumerate(page.lines):
        line.cells.insert(0, 9000 + place if line.kind == "accepted" else "ID")
    page.columns.insert(0, None)


@mess.on("task_register")
def what_the_document_is_about_beside_the_task(page: Page) -> None:
    """Trích yếu is the content where nothing else tells it, else a column that no form has."""
    for line in page.lines:
        line.cells.append("V/v tăng cường chỉ đạo" if line.kind == "accepted" else "Trích yếu")
    page.columns.append(None)


@mess.on("task_register")
def the_task_headed_by_what_the_document_is_about(page: Page) -> None:
    """The headers of a document system."""
    for name, header in (
        ("content", "Trích yếu nội dung"),
        ("lead_unit", "Đơn vị chủ trì"),
        ("due_on", "Hạn xử lý"),
        ("status", "Tình trạng"),
    ):
        page.put(page.header[0], name, header)


@mess
def months_of_the_register_on_sheets_of_their_own() -> Book:
    """July's tasks and August's on a sheet each: parts of the register of the year so far."""
    book = clean_register()
    page = book.page("task_register")
    page.name = "Tháng 7"
    rows = page.data[2:]
    august = Page("Tháng 8", page.form, [Line(list(page.header[0].cells), "header"), *rows], list(page.columns))
    page.lines = [line for line in page.lines if line not in rows]
    book.pages.append(august)
    return book


@mess
def last_months_copy_of_the_register() -> Book:
    """The register as it was in July on a sheet of its own: the same tasks, none of which count twice."""
    book = clean_register()
    book.page("task_register").name = "Tháng 8"
    old = clean_register().page("task_register")
    old.name = "Tháng 7"
    old.lines = old.lines[:3]
    for line in old.lines:
        line.kind, line.truth = "unknown_sheet", {}
    old.form, old.codes = None, ["sheet.unknown"]
    book.pages.append(old)
    return book
