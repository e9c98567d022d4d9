"""Mess in closed lists and in the names of units of the central workbooks."""

from __future__ import annotations

from tests.made_inbox.clean_book import (
    Book,
    Line,
    Page,
    clean_book,
    clean_register,
)
from tests.made_inbox.operators import Operators

# ruff: noqa: E501  Lists of wordings read better unbroken.

mess = Operators()


def _many(form: str, name: str, written: dict[str, str]) -> Book:
    """A form with a row for each way of writing a list's value."""
    book = clean_book()
    book.only(form)
    page = book.page(form)
    first = page.data[-1]
    page.lines = [line for line in page.lines if line.kind == "header"]
    for place, (text, truth) in enumerate(written.items()):
        line = _copied(page, first, place)
        page.put(line, name, text, truth)
        if truth == "Đã hoàn thành":
            page.put(line, "completed_on", first.truth["document_date"], first.truth["document_date"])
        page.insert(None, line)
    return book


def _copied(page: Page, line: Line, place: int) -> Line:
    copied = Line(list(line.cells), "accepted", dict(line.truth))
    key = {"task_progress": "document_number", "inspection_report": "decision_number", "violation": "office"}.get(
        str(page.form)
    )
    if key is not None:
        page.put(copied, key, f"{line.truth[key]}-{place}", f"{line.truth[key]}-{place}")
    return copied


DONE, ONGOING, WAITING, WITHDRAWN = "Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Đã thu hồi"


@mess
def statuses_in_every_wording() -> Book:
    """As clerks say that a task is done, under way, not begun, withdrawn."""
    done = (
        "HT",
        "Đã HT",
        "Hoàn thành",
        "ĐÃ HOÀN THÀNH",
        "Da hoan thanh",
        "Xong",
        "đã xong",
        "Đã hoàn thành.",
        "Đã thực hiện xong",
    )
    ongoing = ("Đang TH", "Đang triển khai", "đang thực hiện", "Dang thuc hien", "Đang làm", "Đang thực hiện;")
    waiting = ("Chưa TH", "Chưa triển khai", "chua thuc hien", "CHƯA THỰC HIỆN")
    withdrawn = ("Thu hồi", "đã thu hồi", "Da thu hoi")
    pairs = ((done, DONE), (ongoing, ONGOING), (waiting, WAITING), (withdrawn, WITHDRAWN))
    return _many("task_progress", "status", {text: truth for texts, truth in pairs for text in texts})


@mess
def assigners_in_every_wording() -> Book:
    """UBND tỉnh, its chairman and his deputies, the party committee."""
    return _many("task_progress", "assigned_by", {
        "UBND Tỉnh": "UBND tỉnh", "Ủy ban nhân dân tỉnh": "UBND tỉnh", "Uỷ ban nhân dân tỉnh": "UBND tỉnh", "UBND tinh": "UBND tỉnh",
        "CT UBND tỉnh": "Chủ tịch UBND tỉnh", "Chủ tịch Ủy ban nhân dân tỉnh": "Chủ tịch UBND tỉnh", "PCT UBND tỉnh": "Phó Chủ tịch UBND tỉnh",
        "Phó chủ tịch UBND tỉnh": "Phó Chủ tịch UBND tỉnh", "Tỉnh uỷ": "Tỉnh ủy", "TỈNH ỦY": "Tỉnh ủy", "khác": "Khác",
    })  # fmt: skip


@mess
def kinds_of_inspection_in_every_wording() -> Book:
    """Planned, surprise, on tasks, by themselves."""
    return _many("inspection_report", "kind", {
        "KT theo kế hoạch": "Theo kế hoạch", "theo KH": "Theo kế hoạch", "Kiểm tra đột xuất": "Đột xuất", "dot xuat": "Đột xuất",
        "Kiểm tra việc thực hiện nhiệm vụ": "Kiểm tra nhiệm vụ", "Tự KT": "Tự kiểm tra", "TỰ KIỂM TRA": "Tự kiểm tra",
    })  # fmt: skip


@mess
def violations_and_sanctions_in_other_words() -> Book:
    """Shorter and longer names of what was done wrong."""
    book = _many("violation", "kind", {
        "thời giờ làm việc": "Thời giờ làm việc", "Vi phạm thời giờ làm việc": "Thời giờ làm việc", "Không đeo thẻ công chức": "Đeo thẻ công chức",
        "Sử dụng rượu, bia": "Sử dụng rượu bia", "Thái độ giao tiếp, ứng xử": "Thái độ giao tiếp ứng xử", "Chế độ họp, báo cáo": "Chế độ họp và báo cáo",
    })  # fmt: skip
    return book


@mess.on("task_progress")
def words_that_no_list_has(page: Page) -> None:
    """'???', 'abc' and a sentence: given back, never guessed."""
    for line, name, text in (
        (page.data[0], "status", "???"),
        (page.data[1], "status", "abc"),
        (page.data[2], "assigned_by", "Bộ Y tế"),
    ):
        page.put(line, name, text, code="cell.not_in_list")


@mess.on("task_progress")
def a_ditto_mark_with_nothing_above(page: Page) -> None:
    """'nt' in the first row stands for nothing."""
    page.put(page.data[0], "status", "nt")
    page.data[0].kind = "rejected"
    page.data[0].allowed = ("cell.not_in_list", "cell.required")


@mess.on("inspection_report")
def ditto_marks_in_texts_dates_and_units(page: Page) -> None:
    """The document, its day or the office of the row above: a mark is never itself a number or a name."""
    for line in page.data[1:3]:
        for name, mark in (
            ("decision_number", "-nt-"),
            ("decision_date", "//"),
            ("inspecting_body", "nt"),
            ("inspected_unit", "Như trên"),
        ):
            page.put(line, name, mark, page.data[0].truth[name])
    page.put(page.data[1], "note", "nt")


@mess.on("task_progress")
def a_ditto_mark_for_a_document_with_nothing_above(page: Page) -> None:
    """Where nothing stands above, nothing is said."""
    page.put(page.data[0], "document_number", "nt", code="cell.required")


@mess.on("violation")
def a_row_told_twice(page: Page) -> None:
    """The same row with another number and remark: the second is given back."""
    again = _copied(page, page.data[1], 0)
    again.cells = list(page.data[1].cells)
    again.cells[0], again.cells[-1] = 9, "xem lại"
    page.insert(None, again)
    page.reject(again, "row.duplicate")


@mess.on("task_progress")
def a_required_text_left_blank(page: Page) -> None:
    """No content, no number of the document."""
    page.put(page.data[1], "content", None, code="cell.required")
    page.put(page.data[2], "document_number", "-", code="cell.required")


def leads(names: dict[str, str]) -> Book:
    """The task register with a row for each way of writing its lead unit."""
    book = clean_register()
    page = book.page("task_register")
    first = page.data[0]
    page.lines = [line for line in page.lines if line.kind == "header"]
    for place, (text, key) in enumerate(names.items()):
        line = _copied(page, first, place)
        page.put(line, "task_code", f"NV{place:03}", f"NV{place:03}")
        page.put(line, "lead_unit", text, key)
        page.insert(None, line)
    return book


@mess
def lead_units_in_every_wording() -> Book:
    """Departments and districts as registers write them."""
    return leads({
        "Sở KH&CN": "SKHCN", "SKHCN": "SKHCN", "Sở LĐ-TB&XH": "SLDTBXH", "Sở VH,TT&DL": "SVHTTDL", "VP UBND tỉnh": "VPUBND",
        "UBND huyện Văn Lãng": "182", "Huyện Hữu Lũng": "186", "UBND TP Lạng Sơn": "178", "Thành phố Lạng Sơn": "178", "Sở NN và PTNT": "SNNPTNT",
        "Thanh tra tỉnh": "TTT", "Ban Dân tộc": "BDT", "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG": "STNMT", "So Giao thong van tai": "SGTVT",
    })  # fmt: skip


@mess
def lead_units_nobody_can_tell() -> Book:
    """SNV is one of two; Công an tỉnh is no unit of the province's list; a unit of 2025."""
    book = leads({"SNV": "", "Công an tỉnh": "", "Sở Y tế": "SYT", "abc": ""})
    page = book.page("task_register")
    for line, code in zip(page.data, ("row.unit_ambiguous", "row.unit_unknown", None, "row.unit_unknown"), strict=True):
        if code is not None:
            page.reject(line, code)
    return book


@mess.on("inspection_register")
def communes_of_one_name(page: Page) -> None:
    """Xã Hòa Bình is one of four; with its district it is one."""
    line = page.data[2]
    page.put(line, "inspected_unit", "xã Hòa Bình, huyện Văn Quan", "06274.2018")
    more = _copied(page, line, 1)
    page.put(more, "inspected_unit", "Xã Hoà Bình (huyện Bình Gia)", "06103.2018")
    bare = _copied(page, line, 2)
    page.put(bare, "inspected_unit", "Xã Hòa Bình")
    page.insert(None, more, bare)
    for place, one in enumerate((line, more, bare)):
        page.put(one, "decision_number", f"9{place}/QĐ-SNV", f"9{place}/QĐ-SNV")
    page.reject(bare, "row.unit_ambiguous")


@mess.on("inspection_register")
def a_mark_for_yes(page: Page) -> None:
    """'x' under 'Trong kế hoạch'."""
    for line, mark, truth in zip(page.data, ("x", "X", "không"), ("Có", "Có", "Không"), strict=True):
        page.put(line, "in_plan", mark, truth)


@mess.on("task_register")
def a_task_code_given_twice(page: Page) -> None:
    """Task codes are unique: the second row is given back."""
    page.put(page.data[3], "task_code", "NV001")
    page.reject(page.data[3], "row.duplicate")


@mess.on("task_progress")
def a_column_of_ticks_for_each_status(page: Page) -> None:
    """Four columns under the values of 'Tình trạng thực hiện', an 'x' in one of them."""
    column = page.column("status")
    values = (DONE, ONGOING, WAITING, WITHDRAWN)
    for line in page.lines:
        told = values if line.kind == "header" else tuple("x" if line.cells[column] == v else None for v in values)
        line.cells[column : column + 1] = told
    page.columns[column : column + 1] = ["status", None, None, None]
