"""Commands that look without touching the warehouse: check, templates check, doctor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_app import JsonOption, Place, app
from flows.console import print_json
from flows.language import said
from flows.outcomes import Exit, Refusal
from flows.settings import Settings
from flows.workspace import Workspace, find_workspace

if TYPE_CHECKING:
    from transforms.interpret import FileReading

_SIGNS = {"good": "✓", "poor": "!", "wrong": "✗"}


@app.command(help=said("Đọc, kiểm tra tệp, không lưu; mã 1 nếu có gì bị trả lại.", "Validate files, store nothing."))
def check(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(metavar=said("TỆP…", "FILE…"), help=said("Bảng biểu.", "Workbooks."))],
    as_json: JsonOption = False,
) -> None:
    from flows.check import check_files, rejects_something

    missing = [file for file in files if not file.is_file()]
    if missing:
        raise Refusal(f"Không có tệp {missing[0]}.", f"There is no file {missing[0]}.", Exit.USAGE)
    place: Place = context.obj
    settings = place.settings()
    rejecting = False
    listed = []
    for file, reading in zip(files, check_files(files, settings, lists=place.lists()), strict=True):
        rejecting = rejecting or rejects_something(reading)
        if as_json:
            listed += [
                {
                    "file": file.name,
                    "sheet": found.sheet,
                    "cell": found.cell,
                    "field": found.field,
                    "text": found.text,
                    "code": found.code,
                    "severity": found.severity,
                    "message": found.message,
                }
                for found in reading.findings
            ]
        else:
            _show(file, reading)
    if as_json:
        print_json(listed)
    if rejecting:
        raise typer.Exit(Exit.FAILED)


def _show(file: Path, reading: FileReading) -> None:
    """One file on the terminal: whose it is, what each sheet gave, every fault with its place."""
    kept = said("được nhận", "accepted") if reading.status == "accepted" else said("bị trả lại", "rejected")
    whose = ", ".join(part for part in (reading.form_set, reading.unit, reading.period) if part)
    print(f"{file}: {kept}" + (f" ({whose})" if whose else ""))
    for sheet in reading.sheets:
        outcomes = [row[3] for row in reading.evidence if row[0] == sheet.sheet_no]
        counts = {outcome: outcomes.count(outcome) for outcome in ("accepted", "rejected", "ignored")}
        print(
            said(
                f"  [{sheet.sheet}] {sheet.form or '–'}: nhận {counts['accepted']} dòng, trả lại {counts['rejected']}, "
                f"bỏ qua {counts['ignored']}",
                f"  [{sheet.sheet}] {sheet.form or '–'}: {counts['accepted']} rows accepted, {counts['rejected']} "
                f"rejected, {counts['ignored']} ignored",
            )
        )
    for found in reading.findings:
        place = "!".join(part for part in (found.sheet, found.cell) if part)
        sign = _SIGNS["poor" if found.severity == "warning" else "wrong"]
        print(f"  {sign} {found.code} {place}: {found.message}")


templates = typer.Typer(help=said("Mẫu Word của báo cáo.", "Word templates."), no_args_is_help=True)
app.add_typer(templates, name="templates")


@templates.command("check", help=said("Mẫu gọi gì không có, chỗ nào hỏng.", "What a template asks for in vain."))
def check_word_template(
    file: Annotated[Path, typer.Argument(metavar=said("TỆP.docx", "FILE.docx"), help=said("Mẫu Word.", "Template."))],
) -> None:
    from transforms.template_check import check_template

    if not file.is_file():
        raise Refusal(f"Không có tệp {file}.", f"There is no file {file}.", Exit.USAGE)
    problems = check_template(file.read_bytes())
    for problem in problems:
        where = said(f"{problem.part}, đoạn {problem.paragraph}", f"{problem.part}, paragraph {problem.paragraph}")
        print(f"{where}: {problem.message}" + (f"\n    {problem.text}" if problem.text else ""))
    if problems:
        raise typer.Exit(Exit.FAILED)
    print(said("Mẫu dùng được.", "The template is sound."))


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
