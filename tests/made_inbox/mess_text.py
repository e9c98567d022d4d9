"""Mess in text: old fonts, keyboards, invisible characters, text that looks like code."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tests.made_inbox.clean_book import Book, Page, clean_book
from tests.made_inbox.legacy_text import keyboard_1258, tcvn3, vni, without_marks
from tests.made_inbox.operators import Operators
from tests.made_inbox.xlsx import Styled

mess = Operators()


def _spell(page: Page, spelled: Callable[[str], str], columns: set[int] | None = None, header: bool = True) -> None:
    """Write the texts of a page, or of some columns, in another way."""
    for line in page.lines:
        if line.kind == "header" and not header:
            continue
        for column, value in enumerate(line.cells):
            if isinstance(value, str) and (columns is None or column in columns):
                line.cells[column] = spelled(value)


def _spelled(spelled: Callable[[str], str]) -> Book:
    book = clean_book()
    for page in book.pages:
        _spell(page, spelled)
    return book


def _sprinkled(text: str) -> str:
    """Zero-width blanks and joiners, a byte order mark, marks of direction."""
    middle = len(text) // 2
    return f"\ufeff{text[:middle]}\u200b{text[middle:]}\u200e\u2060"


mess.each(_spelled, {
    "tones_typed_behind_their_letters": (keyboard_1258,),
    "invisible_characters_within_words": (_sprinkled,),
    "blanks_of_every_kind": (lambda text: "\u00a0 " + text.replace(" ", " \u2009\u3000", 1) + "\u202f ",),
    "eths_for_crossed_ds": (lambda text: text.replace("Đ", "Ð"),),
})  # fmt: skip


def _misread(text: str) -> str:
    """UTF-8 as a machine of the Vietnamese code page shows it."""
    return "".join(bytes([code]).decode("windows-1258", "ignore") or chr(code) for code in text.encode())


def _legacy(spelled: Callable[[str], str]) -> Book:
    """Every text of every sheet in an old writing."""
    book = _spelled(spelled)
    for page in book.form_pages:
        page.codes.append("cell.legacy_encoding")
    book.pages[0].maybe = ("cell.legacy_encoding",)
    return book


def _legacy_tasks(spelled: Callable[[str], str], column: str | None = None, header: bool = True) -> Book:
    """01-NV, or a column of it, in an old writing, the other sheets in Unicode."""
    book = clean_book()
    page = book.page("task_progress")
    _spell(page, spelled, {page.column(column)} if column else None, header=header)
    page.codes.append("cell.legacy_encoding")
    return book


mess.each(_legacy, {
    "the_whole_workbook_in_tcvn3": (tcvn3,),
    "utf_8_taken_for_the_code_page_of_the_machine": (_misread,),
})  # fmt: skip
mess.each(_legacy_tasks, {
    "a_whole_sheet_in_vni": (vni,),
    "one_column_in_tcvn3_with_its_header": (tcvn3, "content"),
    "one_column_in_tcvn3_under_a_header_in_unicode": (tcvn3, "content", False),
})  # fmt: skip


@mess.on("inspection_report", alone=False)
def two_encodings_within_one_row(page: Page) -> None:
    """Titles in VNI beside types in Unicode, numbers in TCVN3 beside both."""
    _spell(page, vni, {page.column("inspected_unit")})
    _spell(page, tcvn3, {page.column("findings"), page.column("kind")})
    page.codes.append("cell.legacy_encoding")


@mess.on("violation", alone=False)
def capitals_of_an_old_font_in_the_headers(page: Page) -> None:
    """.VnTimeH shows capitals, the letters are small ones."""
    _spell(page, lambda text: tcvn3(text.lower()))
    for line in page.data:
        for name in ("kind", "office", "sanction"):
            line.truth.pop(name)
    for cell in range(len(page.header[0].cells)):
        page.header[0].cells[cell] = Styled(page.header[0].cells[cell], "tcvn3_capitals")
    page.codes.append("cell.legacy_encoding")


@mess.whole
def unicode_text_in_an_old_font(book: Book) -> None:
    """VNI-Times over Unicode text: the font does not decide."""
    for page in book.form_pages:
        for line in page.lines:
            line.cells = [Styled(value, "vni_font") if isinstance(value, str) else value for value in line.cells]


@mess.on("task_progress", alone=False)
def tick_boxes_of_a_symbol_font(page: Page) -> None:
    """Wingdings boxes in the remarks look like TCVN3 and are none."""
    for line, box in zip(page.data, "þ£þý£þ", strict=True):
        page.put(line, "note", box)


@mess
def marks_apart_from_their_letters() -> Book:
    """NFD throughout, and in the file's name."""
    book = _spelled(lambda text: unicodedata.normalize("NFD", text))
    book.file = unicodedata.normalize("NFD", "2020-08/Báo cáo tháng 8 - Sở Y tế.xlsx")
    return book


@mess.whole
def nfd_file_name_alone_tells_the_sender(book: Book) -> None:
    """Without a cover, by a file name in NFD."""
    book.only("task_progress")
    book.without_cover()
    book.file = unicodedata.normalize("NFD", "2020-08/Báo cáo tháng 8.2020 - Sở Y tế.xlsx")


@mess.whole
def everything_but_data_without_diacritics(book: Book) -> None:
    """Headers, list values, items and cover typed without marks."""
    book.only("task_progress", "dissemination", "declared_total", "remark", "service_result")
    book.pages[0].lines = book.pages[0].lines[:2]
    for page in book.pages:
        lists = {
            page.columns.index(name) for name in ("status", "assigned_by", "item", "heading") if name in page.columns
        }
        _spell(page, without_marks, None if page.form == "cover" else lists)
        for line in page.header:
            line.cells = [without_marks(value) if isinstance(value, str) else value for value in line.cells]


@mess.whole
def everything_in_capitals(book: Book) -> None:
    """Headers, items and list values in capitals."""
    book.only("task_progress", "declared_total", "violation")
    for page in book.form_pages:
        lists = {page.columns.index(name) for name in ("status", "item", "kind", "sanction") if name in page.columns}
        _spell(page, str.upper, lists)
        _spell(page, lambda text: text)
        for line in page.header:
            line.cells = [value.upper() if isinstance(value, str) else value for value in line.cells]


@mess
def tones_on_the_other_vowel() -> Book:
    """hoàn stays, khoẻ, uỷ, hoà by the new rule."""
    pairs = (("óa", "oá"), ("òa", "oà"), ("ỏa", "oả"), ("ủy", "uỷ"), ("úy", "uý"), ("Ủy", "Uỷ"), ("ỏe", "oẻ"))
    book = clean_book()
    book.pages[0].lines[0].cells[1] = "Ủy ban nhân dân huyện Văn Lãng"
    book.file, book.unit = "2020-08/bieu.xlsx", "182"
    visits = book.page("inspection_report")
    for line in visits.data:
        if line.truth["inspecting_body"] == "Sở Y tế":
            visits.put(line, "inspecting_body", "UBND huyện Văn Lãng", "UBND huyện Văn Lãng")

    def new(text: str) -> str:
        for old, by_new_rule in pairs:
            text = text.replace(old, by_new_rule)
        return text

    for page in book.pages:
        _spell(page, new)
    return book


@mess.whole
def i_for_y(book: Book) -> None:
    """'Kì báo cáo', 'Lũy kế' as 'Luỹ kế'."""
    book.only("declared_total")
    book.file = "bieu.xlsx"
    book.pages[0].lines[1].cells[0] = "Kì báo cáo"
    page = book.page("declared_total")
    page.header[0].cells[3:5] = ["Trong kì", "Luỹ kế từ đầu năm"]


@mess.on("task_progress", alone=False)
def text_that_looks_like_code(page: Page) -> None:
    """Formulas, templates and markup as text: kept as it stands."""
    texts = (
        "=cmd|' /C calc'!A0", "{{ 7*7 }} {% raw %}", "<b>Khẩn</b> & gấp", "+84 205 3812", "@SUM(1+1)*cmd", "%} ${jndi:ldap://x}",
    )  # fmt: skip
    for line, text in zip(page.data, texts, strict=True):
        page.put(line, "content", text, text)


@mess.on("remark", alone=False)
def a_remark_as_long_as_a_cell_can_hold(page: Page) -> None:
    """32,767 characters with line breaks, emoji and foreign letters."""
    text = ("Đã làm tốt 👍 với thành phố Nam Ninh (南宁);\n" * 1000)[:32767].rstrip()
    page.put(page.data[0], "body", text, text)


@mess.whole
def line_breaks_in_headers_and_data(book: Book) -> None:
    """Breaks of Windows in headers, as _x000D_ too; breaks in a task's content."""
    book.only("task_progress", "violation")
    for page in book.form_pages:
        head = page.header[0].cells
        page.header[0].cells = [value.replace(" ", "\r\n", 1) if isinstance(value, str) else value for value in head]
    page = book.page("task_progress")
    page.put(page.data[0], "content", "Việc thứ nhất;\nviệc thứ hai", "Việc thứ nhất;\nviệc thứ hai")
