"""The program that commands are added to: its own options, and the arguments that several commands share."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from flows.language import LANGUAGES, said
from flows.logs import set_up_logs
from flows.outcomes import Exit, Refusal
from flows.own_lists import read_own_lists
from flows.settings import FILE_NAME, Settings, read_settings
from flows.workspace import VARIABLE, Workspace, find_workspace
from transforms.definitions.forms.synonyms import OwnLists
from transforms.definitions.measures import MeasureWindow

app = typer.Typer(
    name="cchc",
    help=said(
        "Từ bảng biểu của các cơ quan đến báo cáo kỷ luật, kỷ cương hành chính.",
        "From the offices' workbooks to the report on administrative discipline.",
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


class Place:
    """The workspace that was asked for, looked up when a command needs it."""

    def __init__(self, asked: Path | None) -> None:
        self.asked = asked

    def open(self, *, make: bool = False) -> tuple[Workspace, Settings]:
        """The workspace and its settings; logs are set up as they say."""
        workspace = find_workspace(self.asked, make=make)
        settings = workspace.settings()
        set_up_logs(settings.log, of_command=True)
        return workspace, settings

    @property
    def is_nowhere(self) -> bool:
        """Whether no workspace is named and the current folder is none: a clerk may check a file anywhere."""
        return self.asked is None and not os.environ.get(VARIABLE) and not Workspace(Path.cwd()).exists

    def settings(self) -> Settings:
        """The settings of the workspace; where there is none the usual ones, under those of the environment."""
        return read_settings(Path(FILE_NAME)) if self.is_nowhere else self.open()[1]

    def lists(self) -> OwnLists:
        """What the workspace adds to the packaged lists; nothing where there is none."""
        return OwnLists() if self.is_nowhere else read_own_lists(find_workspace(self.asked).lists)


@app.callback()
def program(
    context: typer.Context,
    workspace: Annotated[
        Path | None,
        typer.Option(
            "--workspace",
            metavar=said("THƯ_MỤC", "DIR"),
            help=said(
                "Thư mục làm việc, trước hoặc sau tên lệnh; nếu không: biến CCHC_WORKSPACE, rồi thư mục hiện tại.",
                "The workspace, before or after the command; else CCHC_WORKSPACE, else the current folder.",
            ),
        ),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="vi|en", help=said("Ngôn ngữ thông báo.", "Language of messages."))
    ] = None,
) -> None:
    """Options of the whole program."""
    if lang is not None and lang not in LANGUAGES:
        raise Refusal(
            f"--lang chỉ nhận vi hoặc en, không phải {lang!r}.", f"--lang is vi or en, not {lang!r}.", Exit.USAGE
        )
    context.obj = Place(workspace)


def day_of(written: str) -> date:
    """A day as people write it on the command line; Refusal where it is none."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise Refusal(
            f"{written!r} không phải ngày. Viết năm-tháng-ngày, ví dụ 2020-08-20.",
            f"{written!r} is no day. Write year-month-day, such as 2020-08-20.",
            Exit.USAGE,
        ) from None


PeriodOption = Annotated[
    str,
    typer.Option(
        "--period",
        metavar=said("KỲ", "P"),
        help=said("Kỳ báo cáo: 2020-08, 2020-Q3, 2020-H1, 2020-9M, 2020.", "2020-08, 2020-Q3, 2020-H1, 2020-9M, 2020."),
    ),
]


def unit_of(written: str | None) -> str | None:
    """The code of a unit, present or past, as people write it on the command line; Refusal where it is none."""
    if written is None:
        return None
    from warehouse.reference import load_units

    units = load_units()
    code = {unit.unit.casefold(): unit.unit for unit in units}.get(written.strip().casefold())
    if code is None:
        name = " ".join(written.split()).casefold()
        meant = [unit.unit for unit in units if name in (unit.name.casefold(), unit.short_name.casefold())]
        known = f"“{written.strip()}” có mã {' hoặc '.join(meant)}" if meant else "Mã là như SNV, SKHCN, 182"
        raise Refusal(
            f"{written!r} không phải mã đơn vị. {known}; tỉnh là LSN.",
            f"{written!r} is no unit. A unit is written like SNV, SKHCN, 182; the province is LSN.",
            Exit.USAGE,
        )
    return code


def unit_option(vietnamese: str, english: str) -> Any:
    """The option that names a unit by its code, with its help."""
    return typer.Option("--unit", metavar=said("MÃ", "U"), callback=unit_of, help=said(vietnamese, english))


def _boundaries_of(written: str | None) -> str | None:
    if written not in (None, "then", "today"):
        raise Refusal("--boundaries chỉ nhận then hoặc today.", "--boundaries is then or today.", Exit.USAGE)
    return written


def _window_of(written: str | None) -> str | None:
    if written is not None and written not in tuple(MeasureWindow):
        choices = ", ".join(MeasureWindow)
        raise Refusal(
            f"--window chỉ nhận {choices}; không phải {written!r}.", f"--window is one of {choices}.", Exit.USAGE
        )
    return written


def window_option(vietnamese: str, english: str) -> Any:
    """The option that names a window of measures, with its help."""
    return typer.Option(
        "--window", metavar="|".join(MeasureWindow), callback=_window_of, help=said(vietnamese, english)
    )


UnitOption = Annotated[str | None, unit_option("Mã đơn vị (SNV, 182, …; LSN là tỉnh).", "Unit (LSN: the province).")]
KnownOnOption = Annotated[
    str | None,
    typer.Option(
        "--as-known-on",
        metavar=said("NGÀY", "D"),
        help=said("Chỉ tính những gì đã nhận đến hết ngày này, ví dụ 2020-08-20.", "As known on this day."),
    ),
]
BoundariesOption = Annotated[
    str | None,
    typer.Option(
        "--boundaries",
        metavar="then|today",
        callback=_boundaries_of,
        help=said(
            "Theo đơn vị khi đó (then) hay hiện nay (today); không ghi: theo cchc.toml.", "Units as of then or today."
        ),
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=said("In một mảng JSON ra stdout.", "One JSON array on stdout."))
]
VersionOption = Annotated[
    int | None,
    typer.Option("--version", metavar="N", min=1, help=said("Bản vN; không ghi: mới nhất.", "Version N.")),
]
