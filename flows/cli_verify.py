"""`cchc verify`: a finished report recomputed from the originals in the archive, figure by figure."""

from __future__ import annotations

from dataclasses import asdict

import typer

from flows.cli_app import JsonOption, PeriodOption, Place, VersionOption, app
from flows.console import print_json, remark
from flows.figures_basis import period_of
from flows.language import said
from flows.outcomes import Exit


@app.command(help=said("Tính lại mọi con số của báo cáo từ bản gốc.", "Recompute a report's figures from originals."))
def verify(
    context: typer.Context, period: PeriodOption, version: VersionOption = None, as_json: JsonOption = False
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    workspace, settings = place.open()
    from flows.job import Job
    from flows.verify import verify as verify_report

    result = verify_report(Job(workspace, settings), asked, version)
    if as_json:
        print_json([asdict(problem) for problem in result.problems])
    else:
        for problem in result.problems:
            print(": ".join(part for part in (problem.place, problem.figure, problem.message) if part))
    name, figures = f"{asked} v{result.version.version}", len(result.written.figures)
    if not result.problems:
        remark(
            said(
                f"Báo cáo {name}: đã tính lại {figures} con số từ {result.originals} tệp gốc, tất cả đều khớp.",
                f"Report {name}: {figures} figures recomputed from {result.originals} originals; all agree.",
            )
        )
        return
    count = len(result.problems)
    remark(said(f"Báo cáo {name}: {count} chỗ không khớp.", f"Report {name}: {count} places do not agree."))
    if result.is_made_otherwise:
        remark(
            said(
                "Thiết lập, phiên bản chương trình hoặc bản gốc không còn như khi lập báo cáo.",
                "The settings, the program or the originals are not those that the report was made with.",
            )
        )
    raise typer.Exit(Exit.FAILED)
