"""Commands that list what the warehouse holds: submissions, rows, findings, discrepancies, signals, measures."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Any

import typer

from flows.cli_app import JsonOption, PeriodOption, Place, UnitOption, app, window_option
from flows.console import print_json, print_table
from flows.figures_basis import basis_of, period_of
from flows.language import said
from flows.listed_words import in_words
from warehouse.connection import open_for_reading

Rows = Sequence[Mapping[str, Any]]
_FILE, _SHEET, _CELL = said("Tệp", "File"), said("Trang", "Sheet"), said("Ô", "Cell")
_UNIT, _PERIOD, _STATE = said("Đơn vị", "Unit"), said("Kỳ", "Period"), said("Trạng thái", "State")
_SEVERITY, _MESSAGE = said("Mức độ", "Severity"), said("Nội dung", "Message")


def _list(
    context: typer.Context,
    period: str,
    as_json: bool,
    columns: Mapping[str, str],
    listing: Callable[..., Rows],
    *narrowed: object,
) -> None:
    """Open the published copy, list what the options have `narrowed` it to, and print; an empty workspace lists
    nothing."""
    place: Place = context.obj
    asked = period_of(period)
    workspace, settings = place.open()
    try:
        with open_for_reading(workspace.warehouse) as con:
            rows = listing(con, basis_of(settings), asked, *narrowed)
    except FileNotFoundError:
        rows = []
    if as_json:
        print_json(rows)
    else:
        print_table(columns, [in_words(row) for row in rows])


@app.command(help=said("Từng tệp: của ai, kỳ nào, nhận lúc nào, trạng thái.", "Each file: whose, when, in what state."))
def submissions(
    context: typer.Context, period: PeriodOption, unit: UnitOption = None, as_json: JsonOption = False
) -> None:
    from warehouse import listings

    columns = {
        "file": _FILE,
        "unit": _UNIT,
        "period": _PERIOD,
        "form_set": said("Bộ biểu", "Forms"),
        "state": _STATE,
        "received_at": said("Nhận lúc", "Received"),
        "on_time": said("Đúng hạn", "On time"),
        "codes": said("Mã lỗi", "Codes"),
    }
    _list(context, period, as_json, columns, listings.submissions, unit)


@app.command(help=said("Sổ dòng: đã đọc, nhận, trả lại, bỏ qua.", "The row ledger: read, accepted, rejected, ignored."))
def rows(context: typer.Context, period: PeriodOption, unit: UnitOption = None, as_json: JsonOption = False) -> None:
    from warehouse import listings

    columns = {
        "file": _FILE,
        "sheet": _SHEET,
        "form": said("Biểu", "Form"),
        "read": said("Đọc", "Read"),
        "accepted": said("Nhận", "Accepted"),
        "rejected": said("Trả lại", "Rejected"),
        "ignored": said("Bỏ qua", "Ignored"),
    }
    _list(context, period, as_json, columns, listings.rows, unit)


@app.command(help=said("Lỗi trong bảng biểu, đến từng ô.", "Faults in the workbooks, to the cell."))
def findings(
    context: typer.Context, period: PeriodOption, unit: UnitOption = None, as_json: JsonOption = False
) -> None:
    from warehouse import listings

    columns = {
        "file": _FILE,
        "sheet": _SHEET,
        "cell": _CELL,
        "code": said("Mã", "Code"),
        "severity": _SEVERITY,
        "message": _MESSAGE,
    }
    _list(context, period, as_json, columns, listings.findings, unit)


@app.command(help=said("Chênh lệch giữa hai nguồn số liệu.", "Differences between two sources."))
def discrepancies(
    context: typer.Context, period: PeriodOption, unit: UnitOption = None, as_json: JsonOption = False
) -> None:
    from warehouse import listings

    columns = {
        "id": said("Mã", "Id"),
        "rule": said("Quy tắc", "Rule"),
        "severity": _SEVERITY,
        "state": _STATE,
        "unit": _UNIT,
        "period": _PERIOD,
        "message": _MESSAGE,
    }
    _list(context, period, as_json, columns, listings.discrepancies, unit)


@app.command(help=said("Điểm cần hỏi lại: số liệu lạ, chưa phải lỗi.", "What looks odd: questions, no faults."))
def signals(context: typer.Context, period: PeriodOption, unit: UnitOption = None, as_json: JsonOption = False) -> None:
    from warehouse.signals import signals as listed

    columns = {
        "signal": said("Mã", "Code"),
        "unit": _UNIT,
        "period": _PERIOD,
        "subject": said("Về", "Subject"),
        "message": _MESSAGE,
    }
    place: Place = context.obj
    off = frozenset(place.settings().signals.off)
    _list(context, period, as_json, columns, listed, unit, off)


@app.command(help=said("Chỉ tiêu của đơn vị và toàn tỉnh.", "Measures of units and the province."))
def measures(
    context: typer.Context,
    period: PeriodOption,
    unit: UnitOption = None,
    window: Annotated[str | None, window_option("Chỉ một khoảng.", "One window only.")] = None,
    as_json: JsonOption = False,
) -> None:
    from warehouse import listings

    columns = {
        "measure": said("Chỉ tiêu", "Measure"),
        "unit": _UNIT,
        "window": said("Khoảng", "Window"),
        "split": said("Phân tổ", "Split"),
        "value": said("Giá trị", "Value"),
        "numerator": said("Tử số", "Numerator"),
        "denominator": said("Mẫu số", "Denominator"),
        "status": _STATE,
        "missing_units": said("Thiếu", "Missing"),
    }
    _list(context, period, as_json, columns, listings.measures, unit, window)
