"""A workspace: the folder in which everything of one province lies."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from flows.language import as_argument, said
from flows.outcomes import Exit, Refusal
from flows.own_lists import make_own_lists
from flows.settings import FILE_NAME, Settings, read_settings
from flows.whole_files import write_atomically

VARIABLE = "CCHC_WORKSPACE"


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where each thing of the workspace lies; `root` is absolute."""

    root: Path

    @property
    def settings_file(self) -> Path:
        return self.root / FILE_NAME

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def archive(self) -> Path:
        return self.root / "archive"

    @property
    def warehouse(self) -> Path:
        return self.root / "warehouse.duckdb"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def feedback(self) -> Path:
        return self.root / "feedback"

    @property
    def outbox(self) -> Path:
        return self.root / "outbox"

    @property
    def lists(self) -> Path:
        """What people add to the packaged lists of headers, values, sheets and units."""
        return self.root / "lists"

    @property
    def state(self) -> Path:
        """What the program keeps for itself: the writer's lock, the sizes and times of files seen, Prefect's home."""
        return self.root / ".cchc"

    def settings(self) -> Settings:
        return read_settings(self.settings_file)

    def relative(self, path: Path) -> str:
        """The path within the workspace, with `/`."""
        return path.relative_to(self.root).as_posix()

    @property
    def exists(self) -> bool:
        """Whether the folder looks like a workspace; one made by hand with only an inbox is one."""
        return self.settings_file.is_file() or self.warehouse.is_file() or self.inbox.is_dir()

    def make_folders(self) -> None:
        """Make the folders that are missing."""
        for folder in (self.inbox, self.archive, self.reports, self.feedback, self.outbox, self.state):
            folder.mkdir(parents=True, exist_ok=True)


def default_settings_text() -> str:
    """The commented `cchc.toml` that a new workspace gets."""
    return (files("flows") / FILE_NAME).read_text(encoding="utf-8")


def init_workspace(folder: Path) -> Workspace:
    """Make a workspace, or complete one; settings that are there are left alone."""
    workspace = Workspace(folder.expanduser().resolve())
    workspace.make_folders()
    if not workspace.settings_file.exists():
        write_atomically(workspace.settings_file, default_settings_text().encode())
    make_own_lists(workspace.lists)
    return workspace


def find_workspace(asked: Path | None, *, make: bool = False) -> Workspace:
    """The workspace asked for, else that of CCHC_WORKSPACE, else the current folder; Refusal where it is none.

    With `make`, a folder that was named (not merely the current one) becomes a workspace.
    """
    named = asked or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    workspace = Workspace((named or Path()).expanduser().resolve())
    if workspace.exists:
        return workspace
    if make and named is not None:
        return init_workspace(workspace.root)
    folder = as_argument(named) if named else said("THƯ_MỤC", "DIR")
    raise Refusal(
        f"{workspace.root} không phải thư mục làm việc. Hãy tạo bằng lệnh: cchc init {folder}; "
        f"hoặc chỉ ra bằng --workspace hay biến {VARIABLE}.",
        f"{workspace.root} is no workspace. Make one with: cchc init {folder}; "
        f"or name one by --workspace or {VARIABLE}.",
        Exit.USAGE,
    )
