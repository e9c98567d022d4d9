"""A workbook that no clerk ever sent: clean, with the truth of every row beside it. Mess is made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.made_inbox.forms_of_the_province import (
    COVER,
    DECLARED_ITEMS,
    DISSEMINATION_ITEMS,
    HEADERS,
    SERVICE_GROUPS,
    SHEETS,
    header_rows,
)
from tests.made_inbox.xlsx import Sheet, address, workbook

# ruff: noqa: E501  Rows read better unbroken.


@dataclass(eq=False, slots=True)
class Line:
    """A row of a sheet: what stands in it and what a careful clerk makes of it.

    `kind` is accepted, rejected, a kind of ignored row, or "" for a blank one; `kinds` are other readings that can be
    defended. `findings` are codes with the field whose cell they name, None for any cell of the row; `allowed` are
    codes that may be said of it besides. Where two tables share a sheet `form` says whose row it is, and `beside` holds
    the form and the truth of the table next to it.
    """

    cells: list[Any]
    kind: str
    truth: dict[str, Any] = field(default_factory=dict)
    findings: list[tuple[str, str | None]] = field(default_factory=list)
    kinds: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    form: str | None = None
    beside: tuple[str, dict[str, Any]] | None = None


@dataclass(eq=False, slots=True)
class Page:
    """A sheet. `columns` says which field stands in each column; `codes` what is said of the sheet as a whole, `maybe`
    what may be said of it."""

    name: str
    form: str | None
    lines: list[Line]
    columns: list[str | None] = field(default_factory=list)
    merged: list[tuple[Line, int, Line, int]] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    maybe: tuple[str, ...] = ()
    state: str = "visible"
    nil: bool = False
    hidden_lines: list[Line] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    comments: list[tuple[Line, int, str]] = field(default_factory=list)
    dimension: str | None = None
    tail: str = ""

    def column(self, name: str) -> int:
        return self.columns.index(name)

    @property
    def data(self) -> list[Line]:
        return [line for line in self.lines if line.kind in ("accepted", "rejected")]

    @property
    def header(self) -> list[Line]:
        return [line for line in self.lines if line.kind == "header"]

    @property
    def width(self) -> int:
        return max(len(line.cells) for line in self.lines)

    def put(self, line: Line, name: str, value: Any, truth: Any = ..., *, code: str | None = None) -> None:
        """Write a value in a field's cell; the truth stays unless another is given. `code` is why the row is given back
        for it."""
        column = self.column(name)
        line.cells += [None] * (column + 1 - len(line.cells))
        line.cells[column] = value
        if truth is not ...:
            line.truth[name] = truth
        if code is not None:
            self.reject(line, code, name)

    def reject(self, line: Line, code: str, name: str | None = None) -> None:
        """Say that a row is given back, and why."""
        line.kind = "rejected"
        line.findings.append((code, name))

    def insert(self, before: Line | None, *lines: Line) -> None:
        """Put lines before a line, or at the end."""
        place = len(self.lines) if before is None else self.lines.index(before)
        self.lines[place:place] = lines

    def merge(self, first: Line, left: int, last: Line, right: int) -> None:
        self.merged.append((first, left, last, right))

    def number(self, line: Line) -> int:
        return next(place for place, one in enumerate(self.lines, 1) if one is line)

    def sheet(self) -> Sheet:
        """The sheet as it is written."""
        return Sheet(
            self.name,
            [line.cells for line in self.lines],
            merged=[
                f"{address(self.number(a), left)}:{address(self.number(b), right)}" for a, left, b, right in self.merged
            ],
            state=self.state,
            hidden_rows=frozenset(self.number(line) for line in self.hidden_lines),
            hidden_columns=frozenset(self.hidden_columns),
            dimension=self.dimension,
            comments={address(self.number(line), column): text for line, column, text in self.comments},
            tail=self.tail,
        )


@dataclass(eq=False, slots=True)
class Book:
    """A workbook, where it lies in the inbox, and what follows from it as a whole."""

    file: str
    unit: str | None
    period: str | None
    form_set: str | None
    pages: list[Page]
    received_on: date = date(2020, 8, 17)
    codes: list[str] = field(default_factory=list)
    maybe: tuple[str, ...] = ()
    status: str = "accepted"
    properties: dict[str, str] = field(default_factory=dict)
    epoch_1904: bool = False
    render: Callable[[Book], bytes] | None = None
    by_form: bool = False  # sheets are told by their forms, whatever their numbers
    nowhere: tuple[str, ...] = ()  # texts that must stand in nothing that comes of it

    def page(self, form: str) -> Page:
        return next(page for page in self.pages if page.form == form)

    @property
    def form_pages(self) -> list[Page]:
        return [page for page in self.pages if page.form not in (None, "cover")]

    def without_cover(self) -> None:
        self.pages = [page for page in self.pages if page.form != "cover"]

    def only(self, *forms: str) -> None:
        """Keep the cover and some of the forms."""
        self.pages = [page for page in self.pages if page.form == "cover" or page.form in forms]

    def reject(self, code: str) -> None:
        """Say that the workbook is given back, and why."""
        self.status = "rejected"
        self.codes.append(code)

    def bytes(self) -> bytes:
        """The file."""
        if self.render is not None:
            return self.render(self)
        sheets = [page.sheet() for page in self.pages]
        return workbook(sheets, epoch_1904=self.epoch_1904, properties=self.properties)


def cover_page(unit: str, told: str) -> Page:
    lines = [
        Line(["Đơn vị báo cáo", unit], "title"),
        Line(["Kỳ báo cáo", told], "title"),
        Line(["Người lập biểu", "Nông Thị Hạnh"], "title"),
        Line(["Thủ trưởng đơn vị", "Vi Văn Thành"], "title"),
    ]
    return Page(COVER, "cover", lines)


def form_page(form: str, rows: Iterable[dict[str, Any]], truths: Iterable[dict[str, Any]] | None = None) -> Page:
    """A form with its canonical header in row 1 and a row for each of the values; the truth is the values unless given."""
    fields = list(HEADERS[form])
    lines = [Line(cells, "header") for cells in header_rows(form)]
    page = Page(SHEETS[form], form, lines, columns=list(fields))
    for place, (values, truth) in enumerate(_with_truth(rows, truths), 1):
        told = {"no": place, **values} if "no" in fields else values
        lines.append(Line([told.get(name) for name in fields], "accepted", dict(truth)))
    if form == "service_result":
        for members in (("no",), ("field",)):
            page.merge(lines[0], fields.index(members[0]), lines[1], fields.index(members[0]))
        for _, group in SERVICE_GROUPS:
            page.merge(lines[0], fields.index(group[0]), lines[0], fields.index(group[-1]))
    return page


def _with_truth(
    rows: Iterable[dict[str, Any]], truths: Iterable[dict[str, Any]] | None
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    listed = list(rows)
    return list(zip(listed, listed if truths is None else truths, strict=True))


def _rows(names: str, told: Iterable[tuple[Any, ...]]) -> list[dict[str, Any]]:
    return [dict(zip(names.split(), row, strict=True)) for row in told]


def _d(day: int, month: int = 8) -> date:
    return date(2020, month, day)


def _tasks() -> Page:
    names = "document_number document_date assigned_by content due_on extended_due_on status completed_on"
    told = (
        ("812/UBND-KGVX", _d(20, 7), "UBND tỉnh", "Rà soát cơ sở khám, chữa bệnh tư nhân", _d(10), None, "Đã hoàn thành", _d(7)),
        ("45/KH-UBND", _d(22, 7), "Chủ tịch UBND tỉnh", "Kế hoạch phòng, chống dịch bạch hầu", _d(31), None, "Đang thực hiện", None),
        ("1203/UBND-NC", _d(3), "Phó Chủ tịch UBND tỉnh", "Báo cáo trực lãnh đạo các bệnh viện", _d(14), _d(20), "Chưa thực hiện", None),
        ("301-KL/TU", _d(16, 6), "Tỉnh ủy", "Củng cố y tế cơ sở vùng biên giới", None, None, "Đang thực hiện", None),
        ("77/TB-UBND", _d(4), "Khác", "Kết luận cuộc họp về tự chủ bệnh viện", _d(12), None, "Đã hoàn thành", _d(13)),
        ("988/UBND-TH", _d(5), "UBND tỉnh", "Góp ý dự thảo quy chế làm việc", _d(9), None, "Đã thu hồi", None),
    )  # fmt: skip
    return form_page("task_progress", _rows(names, told))


def _inspections() -> Page:
    names = (
        "decision_number decision_date kind inspecting_body inspected_unit inspected_on "
        "finding_count findings remedy_due_on remedied_count remedied_on"
    )
    told = (
        ("231/QĐ-SYT", _d(15, 7), "Theo kế hoạch", "Sở Y tế", "Trung tâm Y tế Văn Quan", _d(21, 7), 2, "Trực muộn", _d(5), 2, _d(4)),
        ("231/QĐ-SYT", _d(15, 7), "Theo kế hoạch", "Sở Y tế", "Trung tâm Y tế Chi Lăng", _d(22, 7), 0, None, None, None, None),
        ("17/QĐ-SYT", _d(1), "Đột xuất", "Sở Y tế", "Bệnh viện Phổi", _d(6), 12, "Thiếu sổ giao ban", _d(30), 3, None),
        ("90/QĐ-SNV", _d(3), "Kiểm tra nhiệm vụ", "Sở Nội vụ", "Sở Y tế", _d(11), 1, "Chậm trả lời văn bản", _d(25), 0, None),
        ("05/KH-SYT", None, "Tự kiểm tra", "Sở Y tế", "Chi cục Dân số", _d(12), 0, None, None, None, None),
    )  # fmt: skip
    return form_page("inspection_report", _rows(names, told))


def _violations() -> Page:
    names = "found_on kind office people_count sanction handled_count"
    told = (
        (_d(17, 7), "Thời giờ làm việc", "Bệnh viện Đa khoa tỉnh", 3, "Nhắc nhở", 3),
        (_d(29, 7), "Đeo thẻ công chức", "Trung tâm Kiểm soát bệnh tật", 2, "Phê bình", 1),
        (_d(7), "Thái độ giao tiếp ứng xử", "Bệnh viện Y dược cổ truyền", 1, "Khiển trách", 1),
        (_d(13), "Khác", "Chi cục Dân số", 4, "Chưa xử lý", 0),
    )
    return form_page("violation", _rows(names, told))


def _dissemination() -> Page:
    counts = (1240, 1202, 24, 24, 19, 6, 31)
    rows = [{"item": label, "value": count} for label, count in zip(DISSEMINATION_ITEMS.values(), counts, strict=True)]
    truths = [{"item": code, "value": count} for code, count in zip(DISSEMINATION_ITEMS, counts, strict=True)]
    return form_page("dissemination", rows, truths)


def _documents() -> Page:
    names = "document_type document_number issued_on title"
    told = (
        ("Chỉ thị", "02/CT-SYT", _d(16, 7), "Về siết chặt kỷ luật, kỷ cương hành chính trong toàn ngành"),
        ("Kế hoạch", "118/KH-SYT", _d(24, 7), "Kiểm tra công vụ 6 tháng cuối năm"),
        ("Công văn", "1530/SYT-VP", _d(10), "Về đeo thẻ khi thi hành công vụ"),
    )
    return form_page("issued_document", _rows(names, told))


def _services() -> Page:
    names = " ".join(name for name in HEADERS["service_result"] if name != "no")
    told = (
        ("Dược phẩm", 85, 10, 40, 35, 70, 20, 48, 2, 15, 14, 1, 60, 58),
        ("Khám bệnh, chữa bệnh", 42, 4, 8, 30, 37, 5, 32, 0, 5, 5, 0, 30, 30),
        ("An toàn thực phẩm", 1250, 50, 800, 400, 1200, 600, 590, 10, 50, 45, 5, 210, 199),
    )
    return form_page("service_result", _rows(names, told))


def _declared() -> Page:
    counts = (5, 2, 1, 0, 40, 2, 3, 1, 10, 99.1, 95.7)
    to_date = (48, 44, 40, 0, 91.7, 12, 20, 9, 31, None, None)
    rows = [
        {"item": label, "unit_of_count": "%" if code.endswith("rate") else "lượt", "in_period": now, "to_date": year}
        for (code, label), now, year in zip(DECLARED_ITEMS.items(), counts, to_date, strict=True)
    ]
    truths = [
        {"item": code, "in_period": now, "to_date": year}
        for code, now, year in zip(DECLARED_ITEMS, counts, to_date, strict=True)
    ]
    return form_page("declared_total", rows, truths)


def _remarks() -> Page:
    return form_page(
        "remark",
        (
            {"heading": "Ưu điểm", "body": "Cán bộ, công chức chấp hành nghiêm giờ giấc."},
            {"heading": "Tồn tại hạn chế", "body": "Còn 01 cơ sở báo cáo chậm."},
            {"heading": "Phương hướng kỳ tới", "body": "Tăng cường kiểm tra đột xuất."},
        ),
    )


def clean_book() -> Book:
    """The August 2020 workbook of Sở Y tế with all its forms, without a fault."""
    pages = [
        cover_page("Sở Y tế", "Tháng 8/2020"), _tasks(), _inspections(), _violations(), _dissemination(), _documents(),
        _services(), _declared(), _remarks(),
    ]  # fmt: skip
    return Book("2020-08/BC thang 8 So Y te.xlsx", "SYT", "2020-08", "unit", pages)


def one_form(form: str) -> tuple[Book, Page]:
    """The same with one form alone, and its sheet."""
    book = clean_book()
    book.only(form)
    return book, book.page(form)


def clean_register() -> Book:
    """The task register of August 2020."""
    names = "task_code document_number document_date assigned_by content lead_unit due_on status completed_on"
    told = (
        ("NV001", "812/UBND-KGVX", _d(20, 7), "UBND tỉnh", "Rà soát cơ sở khám bệnh", "Sở Y tế", _d(10), "Đã hoàn thành", _d(7)),
        ("NV002", "45/KH-UBND", _d(22, 7), "UBND tỉnh", "Phòng, chống dịch", "Huyện Văn Lãng", _d(31), "Đang thực hiện", None),
        ("NV003", "1203/UBND-NC", _d(3), "Tỉnh ủy", "Trực lãnh đạo", "Thành phố Lạng Sơn", None, "Chưa thực hiện", None),
        ("NV004", "77/TB-UBND", _d(4), "Khác", "Tự chủ bệnh viện", "Văn phòng UBND tỉnh", _d(12), "Đã thu hồi", None),
    )  # fmt: skip
    keys = ("SYT", "182", "178", "VPUBND")
    rows = _rows(names, told)
    truths = [{**row, "lead_unit": key} for row, key in zip(rows, keys, strict=True)]
    pages = [cover_page("Văn phòng UBND tỉnh", "Tháng 8/2020"), form_page("task_register", rows, truths)]
    return Book("2020-08/So theo doi nhiem vu.xlsx", "VPUBND", "2020-08", "task_register", pages)


def clean_inspection_register() -> Book:
    """The inspection register of August 2020."""
    names = "decision_number decision_date kind inspected_unit level inspected_on in_plan finding_count remedied_count"
    told = (
        ("90/QĐ-SNV", _d(3), "Kiểm tra nhiệm vụ", "Sở Y tế", "Tỉnh", _d(11), "Không", 1, 0),
        ("88/QĐ-SNV", _d(20, 7), "Theo kế hoạch", "Huyện Văn Lãng", "Huyện", _d(28, 7), "Có", 4, 2),
        ("91/QĐ-SNV", _d(4), "Đột xuất", "Xã Tân Thanh", "Xã", _d(13), "Không", 0, None),
    )
    keys = ("SYT", "182", "06166.2018")
    rows = _rows(names, told)
    truths = [{**row, "inspected_unit": key} for row, key in zip(rows, keys, strict=True)]
    pages = [cover_page("Sở Nội vụ", "Tháng 8/2020"), form_page("inspection_register", rows, truths)]
    return Book("2020-08/So kiem tra.xlsx", "SNV", "2020-08", "inspection_register", pages)


def book_with(form: str) -> Book:
    """The clean workbook that has the form."""
    central = {"task_register": clean_register, "inspection_register": clean_inspection_register}
    return central.get(form, clean_book)()
