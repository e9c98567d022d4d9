"""Commands that look without changing anything: doctor."""

from __future__ import annotations

import typer

from flows.cli_app import Place, app
from flows.language import said
from flows.outcomes import Exit, Refusal
from flows.settings import Settings
from flows.workspace import find_workspace

_SIGNS = {"good": "✓", "poor": "!", "wrong": "✗"}


@app.command(help=said("Kiểm tra máy, cấu hình: sai đâu, sửa thế nào.", "What is wrong here, and how to mend it."))
def doctor(context: typer.Context) -> None:
    from flows.doctor import examine

    place: Place = context.obj
    workspace = find_workspace(place.asked)
    settings: Settings | Refusal
    try:
        settings = workspace.settings()
    except Refusal as refusal:
        settings = refusal
    wrong = False
    for check in examine(workspace, settings):
        print(f"{_SIGNS[check.state]} {check.name}: {check.found}")
        if check.mend:
            print("    → " + check.mend)
        wrong = wrong or check.state == "wrong"
    if wrong:
        raise typer.Exit(Exit.FAILED)
