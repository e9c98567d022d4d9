"""Command `forms`: blank workbooks for the units that report in a period."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli_app import PeriodOption, Place, app, unit_option
from flows.console import remark
from flows.figures_basis import period_of
from flows.language import said


@app.command(
    short_help=said("Tạo biểu mẫu trống của kỳ cho từng đơn vị.", "Blank workbooks of a period."),
    help=said(
        "Tạo biểu mẫu trống của kỳ cho từng đơn vị: có danh sách chọn, hướng dẫn, ghi sẵn tên đơn vị và kỳ.",
        "Blank workbooks of a period: drop-downs, instructions, unit and period filled in.",
    ),
)
def forms(
    context: typer.Context,
    folder: Annotated[
        Path, typer.Argument(metavar=said("THƯ_MỤC", "DIR"), help=said("Nơi ghi các tệp.", "Where to write them."))
    ],
    period: PeriodOption,
    unit: Annotated[str | None, unit_option("Mã đơn vị gửi báo cáo (SNV, 182, …).", "Unit that reports.")] = None,
) -> None:
    # Imported here: making workbooks is slow to import, and other commands need none of it.
    from flows.blank_forms import write_blank_forms
    from flows.reading import unit_names

    place: Place = context.obj
    names = unit_names()
    made = write_blank_forms(folder, period_of(period), names, place.settings(), unit)
    for path in made.written:
        print(path)
    for path in made.left_alone:
        remark(said(f"Đã có và không còn trống, giữ nguyên: {path}", f"Not blank any more, left alone: {path}"))
