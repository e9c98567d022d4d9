"""The same workbook in every format, under the right and the wrong extension."""

from __future__ import annotations

from tests.made_inbox.clean_book import Book, Line, clean_book, clean_register
from tests.made_inbox.operators import Operators
from tests.made_inbox.renderings import Render, delimited, html, ods, xls, xlsm, xml_spreadsheet

mess = Operators()


def _as(render: Render, extension: str) -> Book:
    book = clean_book()
    book.render = render
    book.file = f"2020-08/BC thang 8 So Y te.{extension}"
    return book


mess.each(_as, {
    "old_excel": (xls, "xls"),
    "with_macros": (xlsm, "xlsm"),
    "open_document": (ods, "ods"),
    "old_excel_under_a_new_extension": (xls, "xlsx"),
    "open_document_under_the_extension_of_excel": (ods, "xls"),
    "web_page_named_xls": (html(), "xls"),
    "web_page_in_utf_16": (html(encoding="utf-16", charset="utf-16"), "xls"),
    "web_page_in_windows_1258": (html(encoding="cp1258", charset="windows-1258"), "xls"),
    "web_page_that_does_not_tell_its_encoding": (html(charset=None), "xls"),
    "web_page_in_ascii_and_entities": (html(entities=True, charset="us-ascii"), "xls"),
    "web_page_without_end_tags": (html(untidy=True), "xls"),
    "xml_of_excel_2003": (xml_spreadsheet, "xls"),
    "xml_of_excel_2003_under_its_own_extension": (xml_spreadsheet, "xml"),
})  # fmt: skip


@mess
def old_excel_with_hidden_sheet_and_merged_cells() -> Book:
    """.xls with a hidden form and a document number merged over three tasks."""
    book = _as(xls, "xls")
    book.page("violation").state = "hidden"
    book.page("violation").codes.append("sheet.hidden")
    page = book.page("task_progress")
    rows = page.data
    for name in ("document_number", "document_date"):
        value = rows[0].truth[name]
        for line in rows[1:3]:
            page.put(line, name, None, value)
        page.merge(rows[0], page.column(name), rows[2], page.column(name))
    return book


@mess
def open_document_with_hidden_rows_and_merged_cells() -> Book:
    """.ods with collapsed rows, a hidden table, cells merged down."""
    book = _as(ods, "ods")
    page = book.page("task_progress")
    rows = page.data
    page.hidden_lines += rows[3:5]
    for line in rows[1:3]:
        page.put(line, "document_number", None, rows[0].truth["document_number"])
    page.merge(rows[0], 1, rows[2], 1)
    page.insert(rows[4], Line([], ""), Line([], ""))
    book.page("remark").state = "hidden"
    book.page("remark").codes.append("sheet.hidden")
    return book


@mess.whole
def new_excel_under_an_old_extension(book: Book) -> None:
    """The content decides."""
    book.file = "2020-08/BC thang 8 So Y te.xls"


@mess
def web_page_with_cells_merged_down() -> Book:
    """rowspan over rows of data."""
    book = _as(html(), "xls")
    page = book.page("task_progress")
    rows = page.data
    for line in rows[1:4]:
        page.put(line, "document_number", None, rows[0].truth["document_number"])
    page.merge(rows[0], 1, rows[3], 1)
    return book


@mess
def register_of_a_task_system() -> Book:
    """The register as a web page named .xls, with a title above."""
    book = clean_register()
    book.render = html()
    book.file = "2020-08/So theo doi nhiem vu 08.2020.xls"
    page = book.page("task_register")
    page.insert(page.header[0], Line(["SỔ THEO DÕI NHIỆM VỤ ĐẾN THÁNG 8/2020"], "title"))
    return book


@mess
def tables_within_a_table_of_layout() -> Book:
    """A page whose layout is a table around the tables."""
    book = _as(html(nested=True), "xls")
    book.by_form = True
    return book


def _text(separator: str, encoding: str) -> Book:
    book = clean_book()
    book.without_cover()
    book.pages = [book.page("task_progress")]
    book.render = delimited(separator, encoding)
    book.file = "2020-08/BC thang 8.2020 So Y te.xls"
    return book


mess.each(_text, {
    "text_with_commas_named_xls": (",", "utf-8-sig"),
    "text_with_semicolons_named_xls": (";", "utf-8"),
    "text_with_tabs_in_utf_16": ("\t", "utf-16"),
    "text_in_windows_1258": (",", "cp1258"),
})  # fmt: skip
