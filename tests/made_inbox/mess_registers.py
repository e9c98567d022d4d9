"""Mess in the workbooks that the secretariat and the Office of the People's Committee keep."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.made_inbox.clean_book import Book, cover_page, form_page
from tests.made_inbox.mess_lists import leads
from tests.made_inbox.operators import Operators

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
    for line in book.page("index_result").data:  # no two alike
        book.page("index_result").put(line, "source", f"Công bố {book.page('index_result').number(line)}")
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
