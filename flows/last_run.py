"""What the last run left settled, so that a run that finds everything as it was need not open the warehouse."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.collect import SETTLED_SECONDS, Scan, is_archived
from flows.own_lists import mark_of
from flows.secrets import trace
from flows.settings import Settings
from flows.whole_files import write_if_other
from flows.workspace import Workspace
from transforms.definitions.forms.synonyms import OwnLists
from warehouse.settled import rules_key


@dataclass(frozen=True, slots=True)
class Situation:
    """A hash over everything that an ingest depends on: files and lists by size, times and number, rules, settings.
    `is_still` where nothing was changed so shortly before that it might change again unseen."""

    key: str
    is_still: bool


def situation(scans: Sequence[tuple[Path, Scan]], settings: Settings, lists: OwnLists) -> Situation:
    """The situation as it is now."""
    began = time.time()
    newest = 0.0
    parts: list[str] = [rules_key(), settings.model_dump_json(include={"periods", "holidays", "reading"})]
    parts += [mark_of(lists), trace(settings.reading.passwords, settings.reading.passwords_block)]
    for root, scan in scans:
        parts.append(str(root))
        parts += scan.left
        for path, file in [(found.path, found.file) for found in scan.files] + list(scan.received_lists):
            try:
                status = file.lstat()
            except OSError:
                return Situation("", False)
            newest = max(newest, status.st_mtime, status.st_ctime)
            parts.append(f"{path}|{status.st_size}|{status.st_mtime_ns}|{status.st_ctime_ns}|{status.st_ino}")
    return Situation(hashlib.sha256("\n".join(parts).encode()).hexdigest(), newest < began - SETTLED_SECONDS)


@dataclass(frozen=True, slots=True)
class LastRun:
    """What was settled: in which situation, which stages had been through, each file's original and its bytes."""

    key: str
    warehouse: str
    stages: tuple[str, ...]
    originals: tuple[tuple[str, int], ...]


def remembered(workspace: Workspace, now: Situation) -> LastRun | None:
    """The last run, where it left everything settled in this very situation and nobody has touched the warehouse."""
    try:
        said = json.loads(_file(workspace).read_text(encoding="utf-8"))
        originals = tuple((str(sha256), int(byte_count)) for sha256, byte_count in said["originals"])
        last = LastRun(str(said["key"]), str(said["warehouse"]), tuple(said["stages"]), originals)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not now.is_still or (last.key, last.warehouse) != (now.key, state_of(workspace.warehouse)):
        return None
    return last if all(is_archived(workspace.archive, *original) for original in last.originals) else None


def remember(workspace: Workspace, now: Situation, stages: Sequence[str], originals: Sequence[tuple[str, int]]) -> None:
    """Remember a run that left everything settled; the warehouse is closed."""
    if not now.is_still:
        return
    last = LastRun(now.key, state_of(workspace.warehouse), tuple(stages), tuple(originals))
    write_if_other(_file(workspace), json.dumps(asdict(last), sort_keys=True).encode())


def _file(workspace: Workspace) -> Path:
    return workspace.state / "last-run.json"


def state_of(file: Path) -> str:
    """Whether a file is what it was: its size, time of change and number."""
    try:
        status = file.stat()
    except OSError:
        return ""
    return f"{status.st_size}|{status.st_mtime_ns}|{status.st_ino}"
