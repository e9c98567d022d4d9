"""Mess in who sends what for which month: covers, titles, hidden properties, file names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from tests.made_inbox.clean_book import Book, Line, clean_register, cover_page, one_form
from tests.made_inbox.operators import Operators

mess = Operators()
NOBODY = "2020-08/bieu mau.xlsx"


def _covered(unit: object = None, period: object = None) -> Book:
    """A cover alone says who and when, in other words where some are given."""
    book, _ = one_form("task_progress")
    book.file = NOBODY
    for line, written in zip(book.pages[0].lines, (unit, period), strict=False):
        line.cells[1] = written or line.cells[1]
    return book


def titled(*titles: str | list[str | None], file: str = NOBODY) -> Book:
    """Without a cover: what is known stands in lines above the table."""
    book, page = one_form("task_progress")
    book.without_cover()
    book.file = file
    for title in titles:
        page.insert(page.header[0], Line([title] if isinstance(title, str) else list(title), "title"))
    return book


mess.each(titled, {
    "cover_over_the_table": (["Đơn vị báo cáo:", None, "Sở Y tế"], ["Kỳ báo cáo:", None, "Tháng 8/2020"]),
    "only_in_the_title_lines": (
        ["UBND TỈNH LẠNG SƠN", None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        "SỞ Y TẾ", "BÁO CÁO THÁNG 8/2020",
    ),
    "only_in_one_long_title": ("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN NHIỆM VỤ CỦA SỞ Y TẾ THÁNG 8 NĂM 2020",),
    "titles_in_two_columns": (
        ["ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nSỞ Y TẾ", None, None,
         "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"],
        [None, None, None, "KẾT QUẢ THÁNG 8/2020"],
    ),
})  # fmt: skip


mess.each(_covered, {
    "period_written_with_full_words": (None, "tháng 8 năm 2020"),
    "period_written_with_zero_and_slash": (None, "08/2020"),
    "period_written_with_short": (None, "T8/2020"),
    "period_written_with_short_with_dot": (None, "T8.2020"),
    "period_written_with_capitals": (None, "THÁNG 8 - 2020"),
    "period_written_with_no_diacritics": (None, "Thang 8/2020"),
    "period_written_with_dash": (None, "Tháng 08-2020"),
    "period_written_with_words": (None, "Tháng Tám năm 2020"),
    "period_written_with_with_days": (None, "Tháng 8/2020 (từ 15/7/2020 đến 14/8/2020)"),
    "period_written_with_comma": (None, "Tháng 8, năm 2020"),
    "period_written_with_date_of_its_month": (None, date(2020, 8, 1)),
    "period_written_with_year_first": (None, "2020-08"),
    "period_written_with_nbsp": (None, "Tháng\u00a08/2020 "),
    "period_written_with_english": (None, "Aug-20"),
})  # fmt: skip


@mess
def cover_without_diacritics() -> Book:
    """'Don vi bao cao', 'Ky bao cao'."""
    book = _covered()
    for line, label in zip(
        book.pages[0].lines, ("Don vi bao cao", "Ky bao cao:", "Nguoi lap bieu", "Thu truong don vi"), strict=True
    ):
        line.cells[0] = label
    return book


@mess
def cover_in_one_cell_with_its_labels() -> Book:
    """'Đơn vị báo cáo: Sở Y tế'."""
    book = _covered()
    for line in book.pages[0].lines:
        line.cells = [f"{line.cells[0]}: {line.cells[1]}"]
    return book


@mess
def cover_values_some_cells_away() -> Book:
    """Blanks and merged cells between label and value."""
    book = _covered()
    page = book.pages[0]
    for line in page.lines:
        line.cells = [None, line.cells[0], None, None, line.cells[1]]
        page.merge(line, 1, line, 2)
        page.merge(line, 4, line, 6)
    page.insert(page.lines[0], Line([None, "THÔNG TIN CHUNG"], "title"), Line([], ""))
    return book


@mess
def only_in_hidden_properties() -> Book:
    """Nothing in sight, but the properties that blank workbooks carry."""
    book = titled()
    book.properties = {"cchc.unit": "SYT", "cchc.period": "2020-08", "cchc.form_edition": "2020"}
    return book


@mess
def only_in_the_file_name() -> Book:
    """Nothing inside says whose it is."""
    return titled(file="2020-08/Bieu TH KLKC T8.2020 - So Y te (sua lan 2).xlsx")


@mess
def a_district_by_its_short_form_in_the_file_name() -> Book:
    """'H. Van Lang' in a file name."""
    book = titled(file="2020-08/Bieu TH KLKC T8.2020 - H. Van Lang.xlsx")
    book.unit = "182"
    return book


@mess
def file_name_of_another_unit_and_month() -> Book:
    """The signatory saw the cover; the file name is last month's of another office: said, not followed."""
    book, _ = one_form("task_progress")
    book.file = "2020-08/BC thang 7 2020 So Xay dung.xlsx"
    book.codes.append("file.identity_conflict")
    return book


@mess
def title_of_another_month_than_the_cover() -> Book:
    """The cover says August, the only sheet's title July."""
    book, page = one_form("task_progress")
    page.insert(page.header[0], Line(["KẾT QUẢ THỰC HIỆN NHIỆM VỤ THÁNG 7/2020"], "title"))
    book.codes.append("file.identity_conflict")
    return book


def _rejected(code: str, make: Callable[[], Book]) -> Book:
    book = make()
    book.reject(code)
    return book


def _later(unit: str, told: str, received_on: date, key: str | None = None, period: str | None = None) -> Book:
    book, _ = one_form("task_progress")
    book.pages[0] = cover_page(unit, told)
    book.file = "bieu.xlsx"
    book.received_on = received_on
    book.unit, book.period = key or book.unit, period or book.period
    return book


mess.each(_rejected, {
    # Never guessed from the folder, which is where people put things, no evidence.
    "no_unit_anywhere": (
        "file.unit_unknown", partial(titled, "BÁO CÁO THÁNG 8/2020", file="2020-08/So Y te/bieu.xlsx"),
    ),
    "no_period_anywhere": ("file.period_unknown", partial(titled, "SỞ Y TẾ", file="2020-08/bieu.xlsx")),
    "the_ambiguous_abbreviation": ("file.unit_ambiguous", partial(_covered, "SNV")),  # Nội vụ or Ngoại vụ
    # Founded in 2025; abolished in July of that year.
    "a_unit_of_2025_in_2020": ("file.unit_not_active", partial(_covered, "Sở Nông nghiệp và Môi trường")),
    "a_district_after_it_was_abolished": (
        "file.unit_not_active", partial(_later, "UBND huyện Văn Lãng", "Tháng 8/2025", date(2025, 8, 15)),
    ),
})  # fmt: skip
mess.each(_later, {
    # Still written for Sở Tài chính, which took it in on 01/03/2025.
    "a_department_under_its_former_name": (
        "Sở Kế hoạch và Đầu tư", "Tháng 4/2025", date(2025, 4, 15), "STC-2025", "2025-04",
    ),
    # From July 2025 on a bare 'Văn Lãng' is the commune.
    "a_commune_as_sender_after_july_2025": (
        "Xã Văn Lãng", "Tháng 8/2025", date(2025, 8, 15), "06154.2025", "2025-08",
    ),
})  # fmt: skip


@mess
def a_bare_district_name_before_july_2025() -> Book:
    """'Văn Lãng' alone as a sender of 2020 is the district."""
    book = _covered("Văn Lãng")
    book.unit = "182"
    return book


@mess
def the_keeper_is_not_the_province() -> Book:
    """'VP UBND tỉnh' keeps the register."""
    book = clean_register()
    book.pages[0].lines[0].cells[1] = "VP UBND tỉnh Lạng Sơn"
    return book


_UNITS = {
    "Sở KH&CN": "SKHCN", "SKHCN": "SKHCN", "Sở Khoa học & Công nghệ": "SKHCN", "So Khoa hoc va Cong nghe": "SKHCN",
    "Sở NN&PTNT": "SNNPTNT", "Sở Nông nghiệp & PTNT": "SNNPTNT", "Sở LĐ-TB&XH": "SLDTBXH", "Sở LĐTBXH": "SLDTBXH",
    "Sở VH,TT&DL": "SVHTTDL", "Sở VHTTDL": "SVHTTDL", "Sở TN&MT": "STNMT", "Sở GD&ĐT": "SGDDT", "Sở GDĐT": "SGDDT",
    "SỞ NỘI VỤ": "SNV", "Sở  Nội vụ.": "SNV", "Sở nội vụ tỉnh Lạng Sơn": "SNV", "VP UBND tỉnh": "VPUBND",
    "Văn phòng UBND tỉnh": "VPUBND", "UBND H. Văn Lãng": "182", "H.Văn Lãng": "182", "UBND huyện Văn Lãng": "182",
    "TP Lạng Sơn": "178", "TP. Lạng Sơn": "178", "Tp Lạng Sơn": "178", "UBND thành phố Lạng Sơn": "178",
    "BQL KKTCK Đồng Đăng – Lạng Sơn": "BQLKKT", "Sở Y Tế:": "SYT", "Sở\u00a0Y\u200b tế": "SYT", "Sở Công thương": "SCT",
}  # fmt: skip


def _sender(written: str, unit: str) -> Book:
    book = _covered(written)
    book.unit = unit
    return book


mess.each(_sender, {f"sender_{unit}_{place}": (written, unit) for place, (written, unit) in enumerate(_UNITS.items())})
