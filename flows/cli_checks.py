"""Commands that look without touching the warehouse: check, templates check, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli_app import JsonOption, Place, app
from flows.console import print_json
from flows.language import said
from flows.outcomes import Exit, Refusal
from flows.readings_shown import POOR, WRONG, show_reading
from flows.settings import Settings
from flows.workspace import Workspace, find_workspace

_SIGNS = {"good": "✓", "poor": POOR, "wrong": WRONG}
_TOLD = ("sheet", "cell", "field", "text", "code", "severity", "message")  # of a finding, as JSON


@app.command(help=said("Đọc, kiểm tra tệp, không lưu; mã 1 nếu có gì bị trả lại.", "Validate files, store nothing."))
def check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar=said("TỆP", "FILE"), help=said("Bảng biểu.", "Workbooks."))],
    as_json: JsonOption = False,
) -> None:
    from flows.check import check_files, rejects_something

    for file in files:
        if file.is_dir():
            raise Refusal(
                f"{file} là thư mục; hãy chỉ ra từng tệp.", f"{file} is a folder; name the files.", Exit.USAGE
            )
        _refuse_missing(file)
    place: Place = context.obj
    settings = place.settings()
    rejecting = False
    listed = []
    for file, reading in zip(files, check_files(files, settings, place.lists()), strict=True):
        rejecting = rejecting or rejects_something(reading)
        if as_json:
            listed += [{"file": file.name, **{key: getattr(found, key) for key in _TOLD}} for found in reading.findings]
        else:
            show_reading(str(file), reading)
    if as_json:
        print_json(listed)
    elif rejecting:
        print(
            said(
                f"→ Sửa những chỗ đánh dấu {WRONG} rồi gửi lại cả tệp; chỗ đánh dấu {POOR} chỉ cần xem lại.",
                f"→ Mend what is marked {WRONG} and send the whole file again; {POOR} need only a look.",
            )
        )
    if rejecting:
        raise typer.Exit(Exit.FAILED)


templates = typer.Typer(help=said("Mẫu Word của báo cáo.", "Word templates."), no_args_is_help=True)
app.add_typer(templates, name="templates")


@templates.command("check", help=said("Mẫu gọi gì không có, chỗ nào hỏng.", "What a template asks for in vain."))
def check_word_template(
    file: Annotated[Path, typer.Argument(metavar=said("TỆP.docx", "FILE.docx"), help=said("Mẫu Word.", "Template."))],
) -> None:
    from transforms.reports.template_check import check_template

    _refuse_missing(file)
    problems = check_template(file.read_bytes(), said)
    for problem in problems:
        where = said(f"{problem.part}, đoạn {problem.paragraph}", f"{problem.part}, paragraph {problem.paragraph}")
        said_of = f"{where}: {problem.message}" if problem.part else problem.message
        print(said_of + (f"\n    {problem.text}" if problem.text else ""))
    if problems:
        raise typer.Exit(Exit.FAILED)
    print(said("Mẫu dùng được.", "The template is sound."))


def _refuse_missing(file: Path) -> None:
    if not file.is_file():
        raise Refusal(f"Không có tệp {file}.", f"There is no file {file}.", Exit.USAGE)


@app.command(help=said("Kiểm tra máy, cấu hình: sai đâu, sửa thế nào.", "What is wrong here, and how to mend it."))
def doctor(context: typer.Context) -> None:
    from flows.doctor import examine

    place: Place = context.obj
    workspace: Workspace = find_workspace(place.asked)
    settings: Settings | Refusal
    try:
        settings = workspace.settings()
    except Refusal as refusal:
        settings = refusal
    wrong = False
    for one in examine(workspace, settings):
        print(f"{_SIGNS[one.state]} {one.name}: {one.found}")
        if one.mend:
            print("    → " + one.mend)
        wrong = wrong or one.state == "wrong"
    if wrong:
        raise typer.Exit(Exit.FAILED)
