"""Mess in and around tables: headers, numbering, sections, totals, signatures, notes."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.made_inbox.clean_book import Book, Line, Page, one_form
from tests.made_inbox.operators import Operators

mess = Operators()


def _at(page: Page, kind: str, **cells: Any) -> Line:
    """A line with texts in the columns of fields."""
    line = Line([None] * len(page.columns), kind)
    for name, text in cells.items():
        line.cells[page.column(name)] = text
    return line


@mess.on("service_result")
def header_of_three_levels(page: Page) -> None:
    """A group over the groups of 06-TTHC."""
    top = Line([*page.header[0].cells[:2], "Kết quả giải quyết thủ tục hành chính", *[None] * 12], "header")
    first, second = page.header
    first.cells[:2] = [None, None]
    page.insert(first, top)
    page.merged = [m for m in page.merged if m[1] > 1]
    page.merge(top, 2, top, 14)
    for column in (0, 1):
        page.merge(top, column, second, column)


def _with_group() -> tuple[Book, Page, Line, Line]:
    """Tasks under a header of two rows, of which the upper one names the group of some columns, and both rows."""
    book, page = one_form("task_progress")
    (above,) = page.header
    below = Line([None] * 12, "header")
    left, right = page.column("status"), page.column("delay_reason")
    below.cells[left : right + 1] = above.cells[left : right + 1]
    above.cells[left : right + 1] = ["Kết quả thực hiện", None, None, None]
    page.insert(page.data[0], below)
    return book, page, above, below


@mess
def header_merged_over_two_rows() -> Book:
    """Every header cell merged with the blank one below it, but for a group of two rows."""
    book, page, above, below = _with_group()
    left, right = page.column("status"), page.column("delay_reason")
    page.merge(above, left, above, right)
    for column in [c for c in range(12) if not left <= c <= right]:
        page.merge(above, column, below, column)
    return book


@mess
def header_group_that_nobody_merged() -> Book:
    """The same group, typed over its columns without merging."""
    return _with_group()[0]


@mess.on("task_progress")
def header_cells_merged_with_a_blank_row(page: Page) -> None:
    """Each header cell merged over two rows: the second has nothing in it and is not counted."""
    blank = Line([None] * 12, "")
    page.insert(page.data[0], blank)
    for column in range(12):
        page.merge(page.header[0], column, blank, column)


@mess.on("service_result")
def numbering_with_letters(page: Page) -> None:
    """A B 1 2 3 … under the header."""
    page.insert(page.data[0], Line(["A", "B", *range(1, 14)], "numbering"))


@mess.on("task_progress")
def numbering_as_numbers(page: Page) -> None:
    """1 2 3 … as numbers under the header, where a row of data could stand."""
    page.insert(page.data[0], Line(list(range(1, 13)), "numbering"))


@mess.on("service_result")
def numbering_in_brackets_with_sums(page: Page) -> None:
    """[1] [2] [3]=[4]+[5] under the header."""
    marks = [f"[{n}]" for n in range(1, 16)]
    marks[2] = "[3]=[4]+[5]+[6]"
    page.insert(page.data[0], Line(list(marks), "numbering"))


@mess.on("task_progress")
def letters_under_sections(page: Page) -> None:
    """Roman sections, and a) b) for the rows in them."""
    rows = page.data
    for line, mark in zip(rows, ("a)", "b)", "c)", "a)", "b)", "đ)"), strict=True):
        line.cells[0] = mark
    page.insert(rows[0], Line(["I", "Nhiệm vụ của Ủy ban nhân dân tỉnh"], "section"))
    page.insert(rows[3], Line(["II", "Nhiệm vụ của Tỉnh ủy và cơ quan khác"], "section"))


@mess.on("task_progress")
def stars_and_dashes_as_numbers(page: Page) -> None:
    """'*', '-' and '+' where a number should be."""
    for line, mark in zip(page.data, ("*", "-", "+", "1.", "1.1", "–"), strict=True):
        line.cells[0] = mark


@mess.on("task_progress")
def no_numbers_at_all(page: Page) -> None:
    """STT left blank in every row."""
    for line in page.data:
        line.cells[0] = None


@mess.on("task_progress")
def group_rows_merged_across(page: Page) -> None:
    """A lone text across the table between rows of data."""
    group = Line(["Các nhiệm vụ do Tỉnh ủy giao", *[None] * 11], "section")
    page.insert(page.data[3], group)
    page.merge(group, 0, group, 11)


@mess.on("service_result")
def total_at_the_top(page: Page) -> None:
    """The sum above its rows."""
    sums = [sum(line.cells[c] for line in page.data) for c in range(2, 15)]
    page.insert(page.data[0], Line([None, "Tổng số", *sums], "total"))


@mess.on("service_result")
def totals_of_every_wording(page: Page) -> None:
    """Cộng, Cộng I, Tổng cộng (I+II), Cộng lũy kế: none of them a field of procedures."""
    sums = [sum(line.cells[c] for line in page.data) for c in range(2, 15)]
    page.insert(page.data[2], Line([None, "Cộng I", *page.data[0].cells[2:]], "total"))
    page.insert(None, Line(["Cộng", None, *sums], "total"))
    page.insert(None, Line([None, "TỔNG CỘNG (I+II)", *sums], "total"))
    page.insert(None, Line(["Cộng lũy kế", None, *sums], "total"))


@mess.on("service_result")
def total_merged_over_number_and_name(page: Page) -> None:
    """'Tổng cộng:' merged over STT and Lĩnh vực."""
    total = Line(["Tổng cộng:", None, *[1] * 13], "total")
    page.insert(None, total)
    page.merge(total, 0, total, 1)


@mess.on("service_result")
def field_whose_name_begins_like_a_total(page: Page) -> None:
    """'Tổng hợp, thống kê' is a field of procedures, no total."""
    page.put(page.data[1], "field", "Tổng hợp, thống kê", "Tổng hợp, thống kê")


@mess.on("task_progress")
def title_block_of_an_official_paper(page: Page) -> None:
    """State motto, parent body, appendix number, annex line and unit of count above a table that begins at C."""
    for line in page.lines:
        line.cells[:0] = [None, None]
    page.columns[:0] = [None, None]
    titles = (
        [None, None, "UBND TỈNH LẠNG SƠN", *[None] * 6, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        [None, None, "SỞ Y TẾ", *[None] * 6, "Độc lập - Tự do - Hạnh phúc"],
        [None, None, "Biểu số 01-NV"],
        [None, None, "KẾT QUẢ THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO THÁNG 8/2020"],
        [None, None, "(Kèm theo Báo cáo số 215/BC-SYT ngày 15 tháng 8 năm 2020 của Sở Y tế)"],
        [None] * 10 + ["Đơn vị tính: Nhiệm vụ"],
    )
    for place, cells in enumerate(titles):
        line = Line(list(cells), "title")
        page.insert(page.header[0], line)
        if place in (0, 1):
            page.merge(line, 2, line, 5)
    page.insert(page.header[0], Line([], ""))


@mess.on("task_progress")
def signature_in_the_middle_columns(page: Page) -> None:
    """Place and date, offices, '(Ký…)' and names, somewhere under the table."""
    page.insert(None, Line([], ""))
    for cells in (
        {7: "Lạng Sơn, ngày 15 tháng 8 năm 2020"},
        {3: "NGƯỜI LẬP BIỂU", 7: "THỦ TRƯỞNG ĐƠN VỊ"},
        {3: "(Ký, ghi rõ họ tên)", 7: "(Ký, đóng dấu)"},
        {3: "Nông Thị Hạnh", 7: "Vi Văn Thành"},
    ):
        page.insert(None, Line([cells.get(column) for column in range(8)], "signature"))


@mess.on("task_progress")
def signature_by_order(page: Page) -> None:
    """KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC and the recipients beside it."""
    for cells in (
        {1: "Nơi nhận:", 7: "KT. GIÁM ĐỐC"},
        {1: "- Như trên;", 7: "PHÓ GIÁM ĐỐC"},
        {1: "- Lưu: VT, VP."},
        {7: "Hoàng Thị Mai"},
    ):
        page.insert(None, Line([cells.get(column) for column in range(8)], "signature", kinds=("note",)))


@mess.on("task_progress")
def rows_of_last_month_below_the_signature(page: Page) -> None:
    """Last month's table, title and all, left under the signature."""
    page.insert(None, Line([], ""), Line([None, None, None, "NGƯỜI LẬP BIỂU"], "signature"), Line([], ""))
    ignored = ("title", "header", "repeat_header", "signature", "unknown_sheet", "note", "numbering")
    page.insert(None, Line(["KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 7/2020"], "title", kinds=ignored))
    page.insert(None, Line(list(page.header[0].cells), "repeat_header", kinds=ignored))
    for place in (1, 2):
        old = [
            place,
            f"{place}5/UBND-TH",
            date(2020, 6, 20),
            "UBND tỉnh",
            "Việc của tháng trước",
            None,
            None,
            "Đang thực hiện",
        ]
        page.insert(None, Line(old, "note", kinds=ignored))
    page.maybe = ("sheet.unknown",)


@mess.on("task_progress")
def notes_beside_the_table(page: Page) -> None:
    """Remarks typed to the right of the table, some rows of them."""
    for line, text in zip(page.data, ("đã báo anh Thành", None, "xem lại", None, "OK", None), strict=True):
        line.cells += [None, text]


@mess.on("task_progress")
def notes_below_the_table(page: Page) -> None:
    """Explanations under the last row."""
    page.insert(None, Line([], ""))
    page.insert(None, Line([None, "Ghi chú: số liệu tính đến hết ngày 14/8/2020."], "note"))
    page.insert(None, Line([None, "(*) Nhiệm vụ được gia hạn theo Công văn số 99/UBND-TH."], "note"))


@mess.on("task_progress")
def header_repeated_in_another_spelling(page: Page) -> None:
    """A page break brings the header again, as another clerk wrote it."""
    again = [
        "TT", "Số ký hiệu VB giao", "Ngày VB", "CƠ QUAN, NGƯỜI GIAO", "Nội dung nhiệm vụ ", "Thời hạn\nhoàn thành",
        "Gia hạn đến",
        "Tình trạng\nthực hiện", "Ngày hoàn thành", "Văn bản, sản phẩm kết quả", "Nguyên nhân chậm", "Ghi chú (1)",
    ]  # fmt: skip
    page.insert(page.data[3], Line(list(again), "repeat_header"))


@mess.on("task_progress")
def blank_row_under_the_header(page: Page) -> None:
    """A blank row between header and data, and between the data."""
    page.insert(page.data[0], Line([], ""))
    page.insert(page.data[3], Line([], ""), Line([], ""))


@mess.on("task_progress")
def no_header_over_the_numbers(page: Page) -> None:
    """The header cell over STT left blank."""
    page.header[0].cells[0] = None


@mess.on("task_progress")
def headers_with_colons_and_stars(page: Page) -> None:
    """Colons, stars and numbers of footnotes behind header words."""
    cells = page.header[0].cells
    cells[1:4] = [f"{cells[1]}:", f"{cells[2]} (*)", f"{cells[3]}¹"]


@mess.on("task_progress")
def list_cells_merged_down(page: Page) -> None:
    """One status and one assigner merged over several rows."""
    rows = page.data
    for name, first, last in (("assigned_by", 0, 2), ("status", 1, 3)):
        value = rows[first].truth[name]
        for line in rows[first + 1 : last + 1]:
            page.put(line, name, None, value)
        page.merge(rows[first], page.column(name), rows[last], page.column(name))


@mess.on("task_progress")
def ditto_marks_in_list_columns(page: Page) -> None:
    """nt, -nt-, // and như trên for the value above."""
    rows = page.data
    for line, mark in zip(rows[1:5], ("nt", "-nt-", "//", "Như trên"), strict=True):
        page.put(line, "assigned_by", mark, "UBND tỉnh")
    for line, mark in zip(rows[2:4], ("-nt-", "nt"), strict=True):
        page.put(line, "status", mark, "Đang thực hiện")


@mess.on("declared_total")
def items_numbered_and_in_another_order(page: Page) -> None:
    """07-TH with its items in reverse and 'Trong đó' under a dash."""
    rows = page.data
    for line in rows:
        page.lines.remove(line)
    page.insert(None, *reversed(rows))
    page.put(rows[2], "item", "- Trong đó: hoàn thành đúng hạn")
    page.put(rows[0], "item", "Tổng số nhiệm vụ được giao:")


@mess.on("task_progress")
def a_column_of_remarks_amid_the_table(page: Page) -> None:
    """A column that no form has, with texts that look like data."""
    for line in page.lines:
        line.cells.insert(4, "Lãnh đạo phụ trách" if line.kind == "header" else "Đ/c Thành")
    page.columns.insert(4, None)
