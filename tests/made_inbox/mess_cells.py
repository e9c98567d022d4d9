"""What a cell may hold besides a value: errors, formulas, runs of text, styles; sheets that lie about their size."""

from __future__ import annotations

from datetime import date

from tests.made_inbox.clean_book import Book, Line, Page
from tests.made_inbox.operators import Operators
from tests.made_inbox.xlsx import Error, Formula, Inline, Rich, Styled

mess = Operators()


@mess.on("task_progress")
def errors_of_every_kind(page: Page) -> None:
    """#REF!, #N/A, #DIV/0!, #VALUE!, #NAME?, #SPILL!: the row is given back, its cell named."""
    cells = (
        ("document_number", "#REF!"), ("document_date", "#N/A"), ("content", "#NAME?"), ("due_on", "#VALUE!"),
        ("status", "#DIV/0!"), ("extended_due_on", "#SPILL!"),
    )  # fmt: skip
    for line, (name, code) in zip(page.data, cells, strict=True):
        page.put(line, name, Error(code), code="cell.error_value")


@mess.on("violation")
def errors_behind_formulas(page: Page) -> None:
    """A link to another workbook that broke."""
    page.put(page.data[1], "people_count", Formula("[1]Sheet1!B7", Error("#REF!")), code="cell.error_value")


@mess.on("service_result")
def errors_where_nothing_is_read(page: Page) -> None:
    """In a total, in a section, in a column that no form has."""
    for line in page.lines:
        line.cells.append({"header": None, "accepted": Error("#REF!")}.get(line.kind))
    page.lines[0].cells[-1] = "Kiểm tra"
    page.merge(page.lines[0], 15, page.lines[1], 15)
    page.insert(None, Line([None, "Tổng cộng", *[Error("#VALUE!")] * 13], "total"))


@mess.on("violation")
def formulas_that_were_never_computed(page: Page) -> None:
    """Written by a program, never opened in Excel."""
    for line, name in ((page.data[0], "people_count"), (page.data[2], "found_on"), (page.data[3], "handled_count")):
        page.put(line, name, Formula("B2+1"), code="cell.formula_without_value")


@mess.on("violation")
def formulas_with_their_values(page: Page) -> None:
    """Numbers, dates and texts computed by Excel."""
    page.put(page.data[0], "people_count", Formula("SUM(1,2)", 3))
    page.put(page.data[1], "found_on", Formula("DATE(2020,7,29)", date(2020, 7, 29)))
    page.put(page.data[2], "office", Formula('"Bệnh viện Y dược "&"cổ truyền"', "Bệnh viện Y dược cổ truyền"))
    page.put(page.data[3], "note", Formula('IF(1=2,"x","")', ""))


@mess.on("service_result")
def formulas_shared_down_a_column(page: Page) -> None:
    """One formula for all rows, each with its value."""
    column = page.column("received_total")
    for place, line in enumerate(page.data):
        first = place == 0
        shared = ' t="shared" ref="C3:C5" si="0"' if first else ' t="shared" si="0"'
        line.cells[column] = Formula("D3+E3+F3" if first else "", line.truth["received_total"], shared)


@mess.on("task_progress")
def numbers_counted_by_formulas(page: Page) -> None:
    """STT as =A2+1."""
    for place, line in enumerate(page.data, 1):
        line.cells[0] = Formula(f"A{place}+1", place)


@mess.whole
def texts_written_inline(book: Book) -> None:
    """Texts in the cells themselves, as some exporters write them."""
    for page in book.pages:
        for line in page.lines:
            line.cells = [Inline(value) if isinstance(value, str) else value for value in line.cells]


@mess.whole
def texts_in_runs(book: Book) -> None:
    """Bold beginnings, and a phonetic reading that is no part of the text."""
    for page in book.form_pages:
        for line in page.lines:
            line.cells = [
                Rich((value[:3], value[3:]), "フリガナ") if isinstance(value, str) and len(value) > 3 else value
                for value in line.cells
            ]


@mess.on("task_progress", "violation")
def values_struck_out_before_the_right_ones(tasks: Page, violations: Page) -> None:
    """A count, a day and a status corrected within their cells: what is struck out is no part of them."""
    violations.put(violations.data[0], "people_count", Rich(("5", "3"), struck=0))
    violations.put(violations.data[1], "found_on", Rich(("28/7/2020 ", "29/7/2020"), struck=0))
    tasks.put(tasks.data[1], "status", Rich(("Đang thực hiện", " Chưa thực hiện"), struck=1))
    violations.put(violations.data[3], "note", Rich(("cũ",), struck=0), "cũ")


@mess.on("task_progress")
def comments_strikes_and_colours(page: Page) -> None:
    """A comment, a row struck through, one in red: rows like others."""
    page.comments.append((page.data[0], 7, "Xem lại ngày hoàn thành"))
    for line, style in ((page.data[1], "struck"), (page.data[2], "red")):
        line.cells = [Styled(value, style) if isinstance(value, str) else value for value in line.cells]


@mess.on("task_progress")
def formatted_blank_cells_around_the_table(page: Page) -> None:
    """Borders drawn for fifty rows more, and for columns to the right."""
    for line in page.lines:
        line.cells += [Styled(None, "thousands")] * 5
    page.insert(None, *(Line([Styled(None, "text")] * 17, "") for _ in range(50)))


@mess.on("task_progress")
def rows_with_nothing_but_blanks(page: Page) -> None:
    """Cells with blanks and empty texts count as nothing."""
    page.insert(page.data[2], Line([" ", "", "\u00a0"], ""), Line(["", "  "], ""))


@mess.whole
def a_size_told_too_small(book: Book) -> None:
    """The dimension says A1."""
    for page in book.pages:
        page.dimension = "A1"


@mess.whole
def a_size_told_too_wide(book: Book) -> None:
    """The dimension says a few columns and rows more than there are."""
    for page in book.pages:
        page.dimension = "A1:AZ900"


@mess.on("task_progress")
def protection_filters_and_print_titles(page: Page) -> None:
    """A protected sheet with a filter, validation and page breaks."""
    page.tail = '<sheetProtection sheet="1" objects="1"/><autoFilter ref="A1:L7"/>'


@mess.on("task_register")
def numbers_where_texts_belong(page: Page) -> None:
    """A document number and a content typed as numbers, a code with many digits."""
    page.put(page.data[0], "document_number", 812, "812")
    page.put(page.data[1], "content", 2020, "2020")
    page.put(page.data[2], "task_code", 100200300, "100200300")


@mess.whole
def a_tab_with_an_ampersand_and_blanks(book: Book) -> None:
    """A sheet whose name is no form's."""
    book.page("violation").name = "Vi phạm & xử lý "
