"""Commands that do the work: init, ingest. Prefect is imported only inside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli_app import Place, app
from flows.console import remark_on
from flows.language import as_argument, said
from flows.outcomes import Exit, Refusal
from flows.prefect_environment import running_flows
from flows.whole_files import write_atomically
from flows.workspace import Workspace, init_workspace


@app.command(help=said("Tạo một thư mục làm việc.", "Make a workspace."))
def init(
    folder: Annotated[Path, typer.Argument(metavar=said("THƯ_MỤC", "DIR"), help=said("Thư mục mới.", "A new folder."))],
) -> None:
    workspace = init_workspace(folder)
    print(
        said(
            f"Đã tạo {workspace.root}. Chép báo cáo của các đơn vị vào {workspace.inbox}, xem lại "
            f"{workspace.settings_file.name}, rồi chạy: cchc --workspace {as_argument(folder)} run --period 2020-08",
            f"Made {workspace.root}. Put the offices' workbooks into {workspace.inbox}, look at "
            f"{workspace.settings_file.name}, then: cchc --workspace {as_argument(folder)} run --period 2020-08",
        )
    )


@app.command(help=said("Nhận tệp đến vào kho số liệu, đối chiếu.", "The inbox into the warehouse, reconciled."))
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar=said("ĐƯỜNG_DẪN", "PATH"),
            help=said(
                "Thư mục: xem là một hộp thư đến; tệp lẻ: chép vào inbox/. Không ghi: lấy inbox/.",
                "A folder is taken as an inbox; a single file is copied into inbox/. None: the workspace's own inbox.",
            ),
        ),
    ] = None,
) -> None:
    place: Place = context.obj
    workspace, _ = place.open(make=True)
    inboxes = inboxes_of(workspace, paths or [])
    with running_flows(workspace):
        from flows.ingest import ingest as flow

        summary = flow(str(workspace.root), inboxes)
    remark_on(summary.complaints)
    print(
        said(
            f"Có {summary.collection.found} tệp, {summary.collection.new} tệp mới; "
            f"đọc {summary.reading.read} tệp, trong đó trả lại {summary.reading.rejected} tệp.",
            f"{summary.collection.found} files, {summary.collection.new} of them new; "
            f"{summary.reading.read} read, {summary.reading.rejected} of them rejected.",
        )
    )
    if summary.feedback_written:
        print(
            said(
                f"Phản hồi: {summary.feedback_written} tệp mới hoặc có thay đổi trong {workspace.feedback}",
                f"Feedback to the units: {summary.feedback_written} workbooks new or changed in {workspace.feedback}",
            )
        )


def inboxes_of(workspace: Workspace, paths: list[Path]) -> list[str] | None:
    """Folders as inbox roots; single files are copied into the workspace's inbox, which is one then."""
    roots: list[str] = []
    for path in paths:
        if path.is_dir():
            roots.append(str(path.resolve()))
        elif path.is_file():
            _copy_into(workspace.inbox, path)
            if str(workspace.inbox) not in roots:
                roots.append(str(workspace.inbox))
        else:
            raise Refusal(f"Không có {path}.", f"There is no {path}.", Exit.USAGE)
    return roots or None


def _copy_into(inbox: Path, file: Path) -> None:
    """Copy a file with its time; where its name is taken by another content, a number is added."""
    if file.resolve().is_relative_to(inbox.resolve()):
        return
    inbox.mkdir(parents=True, exist_ok=True)
    target, number = inbox / file.name, 1
    data = file.read_bytes()
    while target.exists():
        if target.read_bytes() == data:
            return
        number += 1
        target = inbox / f"{file.stem} ({number}){file.suffix}"
    write_atomically(target, data, like=file)
