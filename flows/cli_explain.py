"""`cchc explain`: where a figure comes from, to the cells as received."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_app import (
    BoundariesOption,
    JsonOption,
    KnownOnOption,
    Place,
    UnitOption,
    app,
    day_of,
    window_option,
)
from flows.console import print_json, remark
from flows.figures_basis import basis_of, period_of
from flows.language import said
from flows.outcomes import Exit, Refusal
from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.definitions.units import PROVINCE
from warehouse.connection import open_for_reading

if TYPE_CHECKING:
    import duckdb

    from transforms.definitions.figures_told import Explanation
    from transforms.values.prose import RateStyle

SHOWN_ROWS = 40  # of each list in the text; all of them with --all


@app.command(
    short_help=said("Một con số từ đâu ra, đến từng ô.", "Where a figure comes from, to the cell."),
    help=said(
        "Một con số từ đâu ra: định nghĩa, tử số, mẫu số, từng dòng đến từng ô, kết luận, số lũy kế, phần không tính.",
        "Where a figure comes from: definition, parts, every row to the cell, rulings, balances, what was left out.",
    ),
)
def explain(
    context: typer.Context,
    figure: Annotated[
        str | None,
        typer.Argument(
            metavar=said("MÃ_SỐ", "FIGURE-ID"),
            help=said("Mã con số trong tệp .figures.json của báo cáo.", "A figure's id, out of a .figures.json."),
        ),
    ] = None,
    period: Annotated[
        str | None, typer.Option("--period", metavar=said("KỲ", "P"), help=said("Kỳ báo cáo.", "The period."))
    ] = None,
    measure: Annotated[
        str | None, typer.Option("--measure", metavar="M", help=said("Mã chỉ tiêu.", "Code of the measure."))
    ] = None,
    unit: UnitOption = None,
    window: Annotated[str | None, window_option("Khoảng; không ghi: kỳ.", "The window.")] = None,
    split: Annotated[
        list[str] | None,
        typer.Option(
            "--split", metavar="K=V", help=said("Phân tổ, ví dụ kind=Đột xuất; nhiều lần được.", "A split; repeatable.")
        ),
    ] = None,
    as_known_on: KnownOnOption = None,
    boundaries: BoundariesOption = None,
    all_rows: Annotated[bool, typer.Option("--all", help=said("In đủ mọi dòng.", "Print every row."))] = False,
    xlsx: Annotated[
        Path | None,
        typer.Option("--xlsx", metavar=said("TỆP.xlsx", "FILE.xlsx"), help=said("Ghi ra tệp Excel.", "As a workbook.")),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    if figure is not None and any((period, measure, unit, window, split)):
        raise Refusal("Ghi mã con số, hoặc --period và --measure; không ghi cả hai.",
                      "Give a figure's id, or --period and --measure, not both.", Exit.USAGE)  # fmt: skip
    if figure is None and not (period and measure):
        raise Refusal("Thiếu mã con số, hoặc --period và --measure.",
                      "A figure's id is missing, or --period and --measure.", Exit.USAGE)  # fmt: skip
    known = day_of(as_known_on) if as_known_on else None
    asked = None if measure is None else _asked(measure, window, split or [])
    place: Place = context.obj
    workspace, settings = place.open()
    basis = basis_of(settings, known, boundaries)
    from warehouse.explain import UnknownFigure
    from warehouse.explain import explain as explain_measure
    from warehouse.explain_report import explain_figure

    try:
        with reading(workspace.warehouse) as con:
            if figure is not None:
                told = explain_figure(con, basis, figure.strip())
            else:
                assert period is not None and asked is not None
                told = explain_measure(con, basis, period_of(period), asked[0], unit or PROVINCE, *asked[1:])
    except UnknownFigure as error:
        raise Refusal(
            f"Không có con số {error}. Xem các chỉ tiêu có số liệu: cchc measures --period …",
            f"There is no figure {error}. See: cchc measures --period …",
        ) from None
    if as_json:
        print_json([told])
    elif xlsx is None:
        _print(told, settings.report.rates, None if all_rows else SHOWN_ROWS)
    if xlsx is not None:
        _write(xlsx, told, settings.report.rates)


def _print(told: Explanation, rates: RateStyle, longest: int | None) -> None:
    from transforms.reports.explanation import explanation_lines

    for line in explanation_lines(told, rates, longest):
        print(line)


def _write(file: Path, told: Explanation, rates: RateStyle) -> None:
    from flows.whole_files import write_atomically
    from transforms.reports.explanation_workbook import explanation_workbook

    write_atomically(file, explanation_workbook(told, rates))
    remark(said(f"Đã ghi {file}", f"Wrote {file}"))


def _asked(measure: str, window: str | None, written: list[str]) -> tuple[str, str, dict[str, str]]:
    """Measure, window and split as asked for; Refusal where there is no such thing."""
    if measure not in MEASURES:
        near = ", ".join(get_close_matches(measure, MEASURES, 3)) or ", ".join(MEASURES)
        raise Refusal(f"Không có chỉ tiêu {measure!r}. Có: {near}.", f"No measure {measure!r}. There are: {near}.",
                      Exit.USAGE)  # fmt: skip
    split = {}
    for one in written:
        key, equals, value = one.partition("=")
        if not equals or not value:
            raise Refusal(f"--split viết dạng tên=giá trị, không phải {one!r}.", f"--split is key=value, not {one!r}.",
                          Exit.USAGE)  # fmt: skip
        split[key.strip()] = value.strip()
    return measure, window or MeasureWindow.PERIOD.value, split


@contextmanager
def reading(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The published copy; Refusal where nothing was taken in yet."""
    try:
        with open_for_reading(warehouse) as con:
            yield con
    except FileNotFoundError:
        raise Refusal("Kho số liệu còn trống; hãy chạy cchc ingest.", "The warehouse is empty: cchc ingest.") from None
