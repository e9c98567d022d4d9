"""The annexes of a report's Word template: tasks, inspections, differences, submissions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from templates.word_builder import CENTRE, LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Builder, Column, merge

_SEVERITIES: tuple[Column, ...] = (
    (30, "Nghiêm trọng", "critical"),
    (30, "Cần làm rõ", "warning"),
    (30, "Lưu ý", "notice"),
)


def listing(build: Builder, rows: str, columns: Sequence[Column], *, size: float = 11, aligns: str) -> None:
    """A table with a numbered row for each `row` of a list of the template, all in one look."""
    table, cells = build.numbered_table(columns)
    with build.each(table, rows):
        build.row(table, ["#", *cells], size=size, aligns=aligns)


def task_table(build: Builder, *, cumulative: bool) -> None:
    """Annex I: five columns of states (twice where the year to date is more than the period), two rates, the change."""
    states = (
        "Tổng số",
        "Hoàn thành đúng hạn",
        "Hoàn thành quá hạn",
        "Đang thực hiện trong hạn",
        "Quá hạn chưa hoàn thành",
    )
    fields = ("assigned", "completed_on_time", "completed_late", "open_in_time", "open_overdue")
    blocks = (
        (("period", "Trong kỳ báo cáo"), ("year", "Lũy kế từ đầu năm"))
        if cumulative
        else (("year", "Trong kỳ báo cáo"),)
    )
    width = 13.5 if cumulative else 18
    # Room for the longest head: LibreOffice cuts a head over two rows where the table goes on to another page.
    tail_widths = [width, width + 4, width, width]
    rest = LANDSCAPE_WIDTH - 10 - width * 5 * len(blocks) - sum(tail_widths)
    table = build.table([10, rest, *[width] * 5 * len(blocks), *tail_widths])
    tail = (
        "Tỷ lệ hoàn thành (%)",
        "Tỷ lệ hoàn thành nhiệm vụ đến hạn (%)",
        "So với {{ previous_period_name }} (điểm %)",
        "{% if partial %}Còn đến hạn trong kỳ{% else %}Đến hạn kỳ tới{% endif %}",
    )
    size = 9.5 if cumulative else 10.5
    first = build.row(
        table,
        ["STT", "Cơ quan, đơn vị", *(t for _, title in blocks for t in (title, "", "", "", "")), *tail],
        size=size,
        bold=True,
        header=True,
    )
    second = build.row(table, ["", "", *states * len(blocks), "", "", "", ""], size=size, bold=True, header=True)
    for block in range(len(blocks)):
        merge(first.cells[2 + 5 * block], first.cells[6 + 5 * block])
    for place in (0, 1, *range(2 + 5 * len(blocks), 6 + 5 * len(blocks))):
        merge(first.cells[place], second.cells[place])
    cells = [
        *(f"{{{{ row.{block}.{name} }}}}" for block, _ in blocks for name in fields),
        "{{ row.completion_rate }}", "{{ row.due_completion_rate }}", "{{ row.change }}", "{{ row.due_next }}",
    ]  # fmt: skip
    build.new_numbering()
    with build.each(table, "annexes.tasks"):
        build.statement(table, '{%tr if row.kind == "group" %}')
        build.merged(table, "{{ row.name }}", size=size)
        build.statement(table, '{%tr elif row.kind == "total" %}')
        build.row(table, ["", "{{ row.name }}", *cells], size=size, bold=True, aligns="clc")
        build.statement(table, "{%tr else %}")
        build.row(table, ["#", "{{ row.name }} {{ row.mark }}", *cells], size=size, aligns="clc")
        build.statement(table, "{%tr endif %}")


def by_span(build: Builder, table: Callable[..., None]) -> None:
    """A table with the year to date where that is more than the period, else without."""
    build.tag("{%p if cumulative %}")
    table(build, cumulative=True)
    build.tag("{%p else %}")
    table(build, cumulative=False)
    build.tag("{%p endif %}")


def annex_tasks(build: Builder) -> None:
    build.annex("I", "KẾT QUẢ THỰC HIỆN NHIỆM VỤ THEO ĐƠN VỊ", landscape=True)
    build.tag("{%p if not annexes.tasks %}")
    build.body("Chưa có số liệu: chưa nhận được Sổ theo dõi nhiệm vụ và báo cáo nhiệm vụ của các cơ quan, đơn vị.")
    build.tag("{%p else %}")
    by_span(build, task_table)
    build.tag("{%p endif %}")
    build.paragraphs("annexes.task_notes")
    build.tag("{%p if chart %}")
    build.line("{{ chart }}", size=11, align=CENTRE, before=8)
    build.tag("{%p endif %}")


def kind_table(build: Builder, *, districts: bool, cumulative: bool) -> None:
    """Annex II: inspections by kind, and the year to date where it is more than the period; districts while there were
    such, and with them towns."""
    counts = ("Số cuộc", "Số lượt", "Số đơn vị")
    levels = {"departments": "Sở, ban, ngành", "communes": "Xã, phường"}
    if districts:
        levels = {"departments": "Sở, ban, ngành", "districts": "Huyện, thành phố", "communes": "Xã, phường, thị trấn"}
    names = ["inspections", "visits", "units", *levels]
    period = len(names)
    top = ["Hình thức", "Trong kỳ báo cáo", *[""] * (period - 1)]
    below = ["", *counts, *levels.values()]
    if cumulative:
        names += ["year_inspections", "year_visits", "year_units"]
        top += ["Lũy kế từ đầu năm", "", ""]
        below += counts
    width = 22
    table = build.table([LANDSCAPE_WIDTH - len(names) * width, *[width] * len(names)])
    first = build.row(table, top, bold=True, header=True)
    second = build.row(table, below, bold=True, header=True)
    merge(first.cells[1], first.cells[period])
    if cumulative:
        merge(first.cells[period + 1], first.cells[period + len(counts)])
    merge(first.cells[0], second.cells[0])
    cells = ["{{ row.name }}", *(f"{{{{ row.{name} }}}}" for name in names)]
    with build.each(table, "annexes.inspection_kinds"):
        build.statement(table, '{%tr if row.kind == "total" %}')
        build.row(table, cells, bold=True, aligns="lc")
        build.statement(table, "{%tr else %}")
        build.row(table, cells, aligns="lc")
        build.statement(table, "{%tr endif %}")


def annex_inspections(build: Builder) -> None:
    build.annex("II", "KẾT QUẢ KIỂM TRA, KHẮC PHỤC TỒN TẠI, HẠN CHẾ", landscape=True)
    build.tag("{%p if annexes.inspection_kinds %}")
    build.table_title("Theo hình thức kiểm tra", before=4)
    build.tag("{%p if has_districts %}")
    by_span(build, partial(kind_table, districts=True))
    build.tag("{%p else %}")
    by_span(build, partial(kind_table, districts=False))
    build.tag("{%p endif %}")
    build.paragraphs("annexes.inspection_notes")
    build.tag("{%p endif %}")
    build.table_title("Các lượt kiểm tra trong kỳ và các lượt trước còn tồn tại, hạn chế chưa khắc phục")
    build.tag("{%p if annexes.visits %}")
    listing(
        build,
        "annexes.visits",
        [
            (62, "Cơ quan, đơn vị", "unit"),
            (31, "Số quyết định", "decision_number"),
            (34, "Hình thức", "kind"),
            (22, "Ngày kiểm tra", "inspected_on"),
            (15, "Số tồn tại", "findings"),
            (18, "Đã khắc phục", "remedied"),
            (22, "Hạn khắc phục", "remedy_due_on"),
            (LANDSCAPE_WIDTH - 214, "Tình trạng", "state"),
        ],
        aligns="clllccccl",
    )
    build.tag("{%p elif sections.inspections_by_kind %}")
    build.body("Không có lượt kiểm tra nào trong số liệu đã nhận được.")
    build.tag("{%p else %}")
    build.body("Chưa có số liệu: chưa nhận được Sổ kiểm tra.")
    build.tag("{%p endif %}")


def annex_discrepancies(build: Builder) -> None:
    build.annex("III", "CHÊNH LỆCH SỐ LIỆU CHƯA THỐNG NHẤT", landscape=True)
    build.tag("{%p if annexes.rules %}")
    rule_table(build)
    discrepancy_table(build)
    build.paragraphs("annexes.discrepancy_notes")
    build.tag("{%p if annexes.discrepancies_by_unit %}")
    build.table_title("Số chênh lệch theo đơn vị")
    columns = [(LANDSCAPE_WIDTH - 100, "Cơ quan, đơn vị", "unit"), *_SEVERITIES]
    listing(build, "annexes.discrepancies_by_unit", columns, aligns="clc")
    build.tag("{%p endif %}")
    build.tag("{%p else %}")
    build.tag("{%p if nothing_compared %}")
    build.body("Chưa đối chiếu được số liệu giữa các nguồn do chưa nhận được báo cáo của kỳ.")
    build.tag("{%p else %}")
    build.body("Không có chênh lệch chưa thống nhất.")
    build.tag("{%p endif %}")
    build.tag("{%p endif %}")
    build.paragraphs("annexes.ruling_notes")


def rule_table(build: Builder) -> None:
    """Annex III: how many differences each rule has found."""
    build.table_title("Tổng hợp theo loại và mức độ", before=4)
    table, cells = build.numbered_table([(LANDSCAPE_WIDTH - 100, "Loại chênh lệch", "title"), *_SEVERITIES])
    with build.each(table, "annexes.rules"):
        build.statement(table, '{%tr if row.kind == "total" %}')
        build.row(table, ["", *cells], bold=True, aligns="clc")
        build.statement(table, "{%tr else %}")
        build.row(table, ["#", *cells], aligns="clc")
        build.statement(table, "{%tr endif %}")


def discrepancy_table(build: Builder) -> None:
    """Annex III: the differences one by one."""
    build.table_title("Chi tiết")
    build.tag("{%p if annexes.discrepancies %}")
    table, cells = build.numbered_table(
        [
            (36, "Cơ quan, đơn vị", "unit"),
            (48, "Loại chênh lệch", "title"),
            (LANDSCAPE_WIDTH - 94, "Nội dung", "message"),
        ]
    )
    with build.each(table, "annexes.discrepancies"):
        build.statement(table, '{%tr if row.kind == "group" %}')
        build.merged(table, "{{ row.title }}")
        build.statement(table, "{%tr else %}")
        build.row(table, ["#", *cells], size=10, aligns="cllj")
        build.statement(table, "{%tr endif %}")
    build.tag("{%p endif %}")


def gap_table(build: Builder, *, monthly: bool, width: float, cumulative: bool) -> None:
    """Annex IV: the units whose figures are missing, form by form."""
    verb = "chưa có" if monthly else "chưa đủ"
    columns = [(f"Trong kỳ báo cáo: {verb} số liệu của", "{{ row.period }}")]
    if cumulative:
        columns.append(("Lũy kế từ đầu năm: chưa đủ số liệu của", "{{ row.year }}"))
    forms = 30  # wide enough for two names in a line: what stands beside each other breaks at a comma, not at a hyphen
    table = build.table([forms, *[(width - forms) / len(columns)] * len(columns)])
    build.row(table, ["Biểu", *(head for head, _ in columns)], bold=True, header=True)
    with build.each(table, "annexes.gaps"):
        build.row(table, ["{{ row.form }}", *(cell for _, cell in columns)], size=10.5, aligns="cl")


def annex_submissions(build: Builder, *, monthly: bool) -> None:
    build.annex("IV", "TÌNH HÌNH GỬI BÁO CÁO", landscape=not monthly)
    width = PORTRAIT_WIDTH if monthly else LANDSCAPE_WIDTH
    sender_table(build, monthly=monthly, width=width)
    build.tag("{%p if annexes.gaps %}")
    build.table_title("Số liệu còn thiếu theo biểu")
    by_span(build, partial(gap_table, monthly=monthly, width=width))
    build.tag("{%p endif %}")
    build.tag("{%p if annexes.returned %}")
    build.table_title("Các tệp bị trả lại")
    file, unit, received_on = (44, 28, 21) if monthly else (72, 46, 22)
    columns = [
        (file, "Tên tệp", "file"),
        (unit, "Cơ quan, đơn vị", "unit"),
        (received_on, "Ngày nhận", "received_on"),
        (width - 10 - file - unit - received_on, "Lý do", "reasons"),
    ]
    listing(build, "annexes.returned", columns, size=10.5, aligns="cllcl")
    build.tag("{%p endif %}")


def sender_table(build: Builder, *, monthly: bool, width: float) -> None:
    """Annex IV: what each unit that has to report has sent; of more than a month, how many of its months."""
    columns = (
        [
            (55, "Cơ quan, đơn vị", "name"),
            (24, "Ngày nhận", "received_on"),
            (20, "Tình trạng", "state"),
            (width - 126, "Biểu chưa có số liệu", "missing_forms"),
            (17, "Số dòng bị trả lại", "rejected_rows"),
        ]
        if monthly
        else [
            (60, "Cơ quan, đơn vị", "name"),
            (20, "Số tháng đã gửi", "received_on"),
            (55, "Chưa gửi, gửi muộn", "state"),
            (width - 163, "Biểu chưa có số liệu (tháng)", "missing_forms"),
            (18, "Số dòng bị trả lại", "rejected_rows"),
        ]
    )
    build.table_title("Các cơ quan, đơn vị phải báo cáo", before=4)
    table, cells = build.numbered_table(columns)
    with build.each(table, "annexes.senders"):
        build.statement(table, '{%tr if row.kind == "group" %}')
        build.merged(table, "{{ row.name }}")
        build.statement(table, "{%tr else %}")
        build.row(table, ["#", *cells], aligns="clcclc" if monthly else "clcllc")
        build.statement(table, "{%tr endif %}")
