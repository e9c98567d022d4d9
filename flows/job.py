"""What the stages of one run share: the workspace, its settings, the reference data, the lock while they write."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from flows.console import remark
from flows.figures_basis import basis_of
from flows.language import said
from flows.lock import writer_lock
from flows.logs import set_up_logs
from flows.outcomes import Refusal
from flows.own_lists import make_own_lists, read_own_lists
from flows.workspace import Workspace, find_workspace
from transforms.definitions.basis import Basis
from warehouse.connection import open_for_writing

if TYPE_CHECKING:
    import duckdb

    from flows.last_run import LastRun, Situation
    from flows.reading import FileToRead
    from flows.settings import Settings
    from transforms.definitions.forms.synonyms import OwnLists
    from transforms.files.guard import EarlyWorkers
    from transforms.values.units import UnitNames
    from warehouse.packing import PackedReading


class Job:
    """One run over one workspace. A plain class, so that Prefect passes it on untouched."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self.workspace = workspace
        self.settings = settings
        self.situation: Situation | None = None  # as collecting found it
        self.last: LastRun | None = None  # which left everything settled in this very situation
        self.originals: tuple[tuple[str, int], ...] = ()
        self.settled: set[str] = set()  # stages after which nothing is left to do
        self.early_workers: EarlyWorkers[FileToRead, PackedReading] | None = None  # coming up while files are collected

    @cached_property
    def lists(self) -> OwnLists:
        """What people have added to the packaged lists."""
        return read_own_lists(self.workspace.lists)

    @cached_property
    def names(self) -> UnitNames:
        """The packaged units by their names, those that people have added among them."""
        from flows.reading import unit_names  # here: a run with nothing new looks for no unit

        return unit_names(self.lists)

    @cached_property
    def basis(self) -> Basis:
        """The basis of reconciliation and of a report with nothing else asked for."""
        return basis_of(self.settings)

    @contextmanager
    def locked(self, purpose: str) -> Iterator[None]:
        """Hold the workspace's writer's lock; `purpose` tells others, in Vietnamese, what is being done."""

        def waiting(who: str) -> None:
            remark(said(f"Đang chờ {who} ghi xong…", f"Waiting for {who} to finish…"))

        file = self.workspace.state / "writer.lock"
        with (
            writer_lock(file, purpose, self.settings.warehouse.wait_seconds, waiting),
            _temporary_files_in(self.workspace.state / "tmp"),
        ):
            try:
                yield
            finally:
                self.close_early_workers()

    def close_early_workers(self) -> None:
        """End the workers that nothing was left for."""
        if self.early_workers is not None:
            self.early_workers.close()
            self.early_workers = None

    @contextmanager
    def warehouse(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The warehouse, open for this writer."""
        import duckdb

        with ExitStack() as opened:
            try:
                con = opened.enter_context(open_for_writing(self.workspace.warehouse))
            except duckdb.IOException as error:
                file = self.workspace.warehouse
                raise Refusal(
                    f"Không mở được {file} để ghi: {error}. Nếu chương trình khác đang mở tệp này, hãy đóng lại; "
                    "để xem số liệu, hãy mở bản sao warehouse.read-*.duckdb. Tệp hỏng thì chạy cchc doctor để biết "
                    "cách sửa.",
                    f"{file} cannot be opened for writing: {error}. Close it in other programs; "
                    "to look, open the copy warehouse.read-*.duckdb. Where it is damaged cchc doctor says what to do.",
                ) from error
            yield con


@contextmanager
def _temporary_files_in(folder: Path) -> Iterator[None]:
    """Have temporary files made in this folder of the workspace, which only the holder of the lock uses: there the next
    run finds what a killed one has left, and one disk is all that has to have room."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before


def open_job(workspace: str | None) -> Job:
    """A job over the workspace named, else that of CCHC_WORKSPACE, else the current folder; its logs are set up."""
    found = find_workspace(Path(workspace) if workspace else None, make=True)
    found.make_folders()
    make_own_lists(found.lists)  # which a workspace of an older edition lacks
    settings = found.settings()
    set_up_logs(settings.log)
    return Job(found, settings)
