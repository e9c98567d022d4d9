"""A workspace with a few workbooks of the sample, taken in and reported on by the real stages, without Prefect."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Collection
from importlib.resources import files
from pathlib import Path

import openpyxl

from flows.job import Job
from flows.report_run import ReportRequest, render_report
from flows.settings import Reading, Report, Settings
from flows.stages import collect_inbox, publish_copy, read_workbooks, reconcile_sources
from flows.workspace import Workspace, init_workspace
from transforms.definitions.periods import Period
from warehouse.connection import open_for_reading

AUGUST = Period.parse("2020-08")
CHI_LANG = "2020-08/BC thang 8 Huyen Chi Lang.xlsx"
FILES = (
    "2020-08/received.csv",
    CHI_LANG,
    "2020-08/Phụ lục kèm theo BC tháng 8 - Huyện Cao Lộc.xlsx",
    "2020-08/So theo doi nhiem vu 08.2020.xls",
    "2020-08/Sổ kiểm tra KLKCHC đến tháng 8-2020.xlsx",
)
LATE = "2020-08/Huyen Huu Lung - bieu thang 08-2020.xlsx"  # received on 19 August
SETTINGS = Settings(report=Report(pdf=False), reading=Reading(workers=1))


def unpack(inbox: Path, names: Collection[str]) -> None:
    """Put files of the packaged sample into the inbox."""
    with (files("flows") / "sample" / "inbox.zip").open("rb") as package, zipfile.ZipFile(package) as archive:
        for name in names:
            target = inbox / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(archive.read(name))


def take_in(job: Job) -> None:
    """Collect, read and reconcile what lies in the inbox."""
    fresh = Job(job.workspace, job.settings)
    with fresh.locked("thử"):
        collect_inbox(fresh, [fresh.workspace.inbox])
        read_workbooks(fresh)
        reconcile_sources(fresh)
        publish_copy(fresh)


def small_workspace(folder: Path) -> Job:
    """The workspace with the files taken in."""
    job = Job(init_workspace(folder), SETTINGS)
    unpack(job.workspace.inbox, FILES)
    take_in(job)
    return job


def report(job: Job, request: ReportRequest | None = None) -> Path:
    """Make the report of August; its document."""
    rendered = render_report(job, request or ReportRequest(AUGUST))
    publish_copy(job)
    return rendered.document


def settle_one_more(job: Job, original: Path, target: Path) -> None:
    """Save the workbook of Chi Lăng with one more case settled in time."""
    with open_for_reading(job.workspace.warehouse) as con:
        sheet, column, row = con.execute(
            "SELECT sheet, columns['resolved_on_time'], row_number FROM service_result "
            "JOIN files USING (file_key) JOIN sheets USING (file_key, sheet_no) "
            "JOIN form_tables USING (file_key, sheet_no) "
            "WHERE form_tables.form = 'service_result' AND resolved_on_time > 0 AND outcome = 'accepted' AND path = ? "
            "ORDER BY row_number",
            [CHI_LANG],
        ).fetchall()[0]
    with original.open("rb") as data:
        workbook = openpyxl.load_workbook(data)
    workbook[sheet][f"{column}{row}"].value += 1
    workbook.save(target)


def copied(job: Job, folder: Path) -> Job:
    """The workspace once more, within the folder, for a test that spoils it."""
    root = folder / "workspace"
    shutil.copytree(job.workspace.root, root)
    return Job(Workspace(root), job.settings)
