"""Mess between sheets: tables that share one, months that share a workbook, what is hidden, what is missing."""

from __future__ import annotations

from datetime import date

from tests.made_inbox.clean_book import Book, Line, Page, clean_book, cover_page, form_page, one_form
from tests.made_inbox.operators import Operators

mess = Operators()


@mess.whole
def two_tables_one_above_the_other(book: Book) -> None:
    """02-KT and 03-VP on one sheet."""
    above, below = book.page("inspection_report"), book.page("violation")
    book.only("inspection_report")
    above.name = "Kiem tra, vi pham"
    above.insert(None, Line([], ""), Line(["TÌNH HÌNH VI PHẠM KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH"], "title"))
    for line in below.lines:
        line.form = "violation"
    above.insert(None, *below.lines)


@mess.whole
def two_tables_side_by_side(book: Book) -> None:
    """04-QT and 05-VB on one sheet, beside each other."""
    left, right = book.page("dissemination"), book.page("issued_document")
    book.only("dissemination")
    left.name = "Quan triet, van ban"
    for place, line in enumerate(left.lines):
        if place < len(right.lines):
            beside = right.lines[place]
            line.cells += [None, *beside.cells]
            if beside.kind == "accepted":
                line.beside = ("issued_document", beside.truth)


@mess.on("task_progress")
def one_form_in_two_tables(page: Page) -> None:
    """The tasks of two assigners in two tables of the same form, one above the other with their headers."""
    second = page.data[3]
    page.insert(second, Line([], ""), Line([None, "Nhiệm vụ của Tỉnh ủy"], "section", kinds=("title", "note")))
    page.insert(second, Line(list(page.header[0].cells), "repeat_header", kinds=("header",)))


@mess
def sheets_of_several_months() -> Book:
    """May to August in one workbook, each month's sheet titled by its days."""
    book, page = one_form("task_progress")
    page.name = "Thang 8"
    page.insert(page.header[0], Line(["KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 8 NĂM 2020"], "title"))
    for month in (5, 6, 7):
        old = clean_book().page("task_progress")
        old.name = f"Thang {month}"
        old.form = None
        old.insert(old.header[0], Line([f"KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG {month} NĂM 2020"], "title"))
        for line in old.lines:
            line.kind, line.truth = "unknown_sheet", {}
        old.maybe = ("sheet.unknown",)
        book.pages.insert(1, old)
    return book


@mess.whole
def sheets_by_number_only(book: Book) -> None:
    """Sheet1, Sheet2 … in another order than the forms."""
    book.pages[1:] = reversed(book.pages[1:])
    for place, page in enumerate(book.pages, 1):
        page.name = f"Sheet{place}"


@mess.whole
def sheets_named_for_other_forms(book: Book) -> None:
    """The tab of 02-KT says 03-VP and the other way round: the headers decide."""
    book.only("inspection_report", "violation")
    book.pages[1].name, book.pages[2].name = book.pages[2].name, book.pages[1].name


@mess.on("violation", alone=False)
def a_sheet_very_hidden(page: Page) -> None:
    """A form on a sheet that only a macro shows: read all the same, and said."""
    page.state = "veryHidden"
    page.codes.append("sheet.hidden")


@mess.whole
def cover_hidden(book: Book) -> None:
    """The cover sheet hidden."""
    book.pages[0].state = "hidden"
    book.pages[0].maybe = ("sheet.hidden",)


@mess.on("task_progress", alone=False)
def rows_and_columns_hidden(page: Page) -> None:
    """Rows of data and the columns of dates hidden: read like others."""
    page.hidden_lines += page.data[1:3]
    page.hidden_columns += [2, 5, 6]


@mess.whole
def forms_left_out(book: Book) -> None:
    """Three sheets only: the others are missing, not nil."""
    book.only("task_progress", "dissemination", "remark")


@mess.on("violation", alone=False)
def header_and_no_rows(page: Page) -> None:
    """A header alone is a nil return."""
    page.lines = page.header
    page.nil = True


@mess.whole
def nil_in_every_wording(book: Book) -> None:
    """Không có, KPS, 0, Không phát sinh vi phạm: forms without rows, answered."""
    for form, words in (
        ("inspection_report", [None, "Không có"]),
        ("violation", ["KPS"]),
        ("issued_document", [0]),
        ("task_progress", [None, None, None, None, "Không phát sinh"]),
    ):
        page = book.page(form)
        page.lines = [*page.header, Line(list(words), "nil")]
        page.nil = True


@mess.whole
def nil_over_a_signature(book: Book) -> None:
    """'Không phát sinh trong kỳ' and a signature below it."""
    book.only("violation", "task_progress")
    page = book.page("violation")
    page.lines = [
        *page.header,
        Line([None, "Không phát sinh"], "nil"),
        Line([], ""),
        Line([None, None, None, "NGƯỜI LẬP BIỂU"], "signature"),
        Line([None, None, None, "Nông Thị Hạnh"], "signature"),
    ]
    page.nil = True


@mess.whole
def a_chart_sheet_and_a_calendar(book: Book) -> None:
    """Sheets that are no form: a duty roster, figures for a chart."""
    roster = Page("Lich truc", None, [
        Line(["LỊCH TRỰC LÃNH ĐẠO"], "unknown_sheet"),
        Line(["Ngày", "Người trực", "Điện thoại"], "unknown_sheet"),
        Line([date(2020, 8, 3), "Đ/c Thành", "0912000000"], "unknown_sheet"),
    ])  # fmt: skip
    roster.codes.append("sheet.unknown")
    roster.maybe = ("sheet.personal_data",)
    book.pages.append(roster)


@mess.whole
def blank_sheets_beside_the_forms(book: Book) -> None:
    """Sheet2 and Sheet3 as Excel makes them."""
    book.pages += [Page("Sheet2", None, []), Page("Sheet3", None, [Line([None, ""], "")])]


@mess.on("inspection_report", alone=False)
def a_required_column_left_out(page: Page) -> None:
    """Without 'Ngày kiểm tra' nothing of 02-KT can stand; the other forms do."""
    column = page.column("inspected_on")
    for line in page.lines:
        del line.cells[column]
        if line.kind == "accepted":
            line.kind, line.kinds = "rejected", ("note", "section", "total", "title")
    del page.columns[column]
    page.codes.append("sheet.missing_column")


@mess.on("task_progress", alone=False)
def a_column_told_twice(page: Page) -> None:
    """Two columns 'Ngày hoàn thành' with other dates: nobody can say which."""
    for line in page.lines:
        line.cells.insert(9, "Ngày hoàn thành" if line.kind == "header" else date(2020, 8, 2))
        if line.kind == "accepted":
            line.kind = "rejected"
    page.columns.insert(9, None)
    page.codes.append("sheet.duplicate_column")


@mess.on("declared_total", alone=False)
def last_month_beside_this_one(page: Page) -> None:
    """'Tháng 7' and 'Tháng 8' in 07-TH: the report is August's."""
    place = page.column("in_period")
    for line in page.lines:
        line.cells.insert(place, "Tháng 7" if line.kind == "header" else 1)
        if line.kind == "header":
            line.cells[place + 1] = "Tháng 8"
    page.columns.insert(place, None)


@mess.on("task_progress")
def number_and_day_of_a_document_in_one_column(page: Page) -> None:
    """'Số, ký hiệu, ngày tháng văn bản' over '812/UBND-KGVX ngày 20/7/2020'."""
    number, day = page.column("document_number"), page.column("document_date")
    for line in page.lines:
        if line.kind == "header":
            line.cells[number] = "Số, ký hiệu, ngày tháng văn bản"
        else:
            line.cells[number] += f" ngày {line.cells[day].day}/{line.cells[day].month}/{line.cells[day].year}"
        del line.cells[day]
    del page.columns[day]


@mess.on("task_progress")
def optional_columns_left_out(page: Page) -> None:
    """01-NV with what is required, and no more."""
    for name in ("assigned_by", "extended_due_on", "result_document", "delay_reason", "note", "no"):
        column = page.column(name)
        for line in page.lines:
            del line.cells[column]
            if name in line.truth:
                line.truth[name] = None
        del page.columns[column]


@mess.whole
def persons_in_several_columns(book: Book) -> None:
    """Names, birthdays, telephone and identity numbers: dropped, said, and kept nowhere but in the original."""
    book.only("violation", "task_progress")
    page = book.page("violation")
    persons = ("Họ và tên", "Ngày sinh", "Số CCCD", "Điện thoại", "Chức vụ")
    values = ("Lương Thị Xuyến Chi", date(1981, 2, 3), "020081004711", "0987.654.321", "Chuyên viên")
    for line in page.lines:
        line.cells[4:4] = persons if line.kind == "header" else values
    page.columns[4:4] = [None] * 5
    page.codes.append("sheet.personal_data")
    book.nowhere = ("Xuyến Chi", "1981", "020081004711", "0987.654.321", "datetime.date(1981")


@mess.whole
def quarterly_central_workbook_beside_a_cover_without_labels(book: Book) -> None:
    """A cover whose values stand in one cell with their labels, on a sheet of any name."""
    book.only("task_progress")
    told = cover_page("", "")
    told.name = "Bia"
    told.lines = [
        Line(["BÁO CÁO KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH"], "title"),
        Line(["Đơn vị báo cáo: Sở Y tế"], "title"),
        Line(["Kỳ báo cáo: tháng 08 năm 2020"], "title"),
    ]
    book.pages[0] = told


@mess.whole
def several_senders_in_one_workbook(book: Book) -> None:
    """The same form of two units on two sheets: nobody can say whose workbook it is."""
    book.pages = [book.page("task_progress"), clean_book().page("task_progress")]
    for page, unit in zip(book.pages, ("SỞ Y TẾ", "SỞ XÂY DỰNG"), strict=True):
        page.name = unit.title()
        page.insert(page.header[0], Line([unit], "title"), Line(["BÁO CÁO THÁNG 8/2020"], "title"))
    book.file = "2020-08/bieu thang 8.2020.xlsx"
    book.reject("file.unit_ambiguous")
    book.maybe = ("row.duplicate",)


@mess
def the_same_form_on_two_sheets() -> Book:
    """The tasks of August on two sheets of the same form: rows of both count."""
    book, page = one_form("task_progress")
    rows = [dict(line.truth) for line in page.data[3:]]
    page.lines = [line for line in page.lines if line not in page.data[3:]]
    second = form_page("task_progress", rows)
    page.name, second.name = "01-NV UBND", "01-NV khác"
    book.pages.append(second)
    return book


@mess
def a_form_that_goes_on_in_the_next_sheet() -> Book:
    """'01-NV (tiếp)' has the numbers of the columns and no header; its rows count on."""
    book, page = one_form("task_progress")
    rows = page.data[3:]
    numbering = Line([f"({place})" for place in range(1, 13)], "numbering")
    book.pages.append(Page("01-NV (tiếp)", page.form, [numbering, *rows], list(page.columns)))
    page.lines = [line for line in page.lines if line not in rows]
    return book
