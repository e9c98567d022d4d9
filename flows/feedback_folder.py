"""The folder `feedback/`: each workbook written whole, only where its bytes change, never over what a person wrote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path

from flows.language import said
from flows.whole_files import write_atomically, write_if_other
from flows.workspace import Workspace


@dataclass
class FeedbackSummary:
    """What became of the feedback: files written, left as they were, taken away, and what people should know."""

    written: list[str] = field(default_factory=list)
    unchanged: int = 0
    left: int = 0  # open elsewhere, so that they could not be written
    removed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


class FeedbackFolder:
    """Remembers from what each workbook was made (`.cchc/feedback.json`), so that nothing is made twice, and what was
    written, so that a workbook that somebody has changed in its place is kept under another name."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.summary = FeedbackSummary()
        self._file = workspace.state / "feedback.json"
        try:
            known = json.loads(self._file.read_text(encoding="utf-8"))
            self._known: dict[str, dict[str, str]] = {
                name: dict(held) for name, held in known.items() if name.startswith("feedback/")
            }
        except (OSError, ValueError, AttributeError, TypeError):
            self._known = {}
        self._begun = workspace.state / "feedback.begun.jsonl"  # what a run that was killed has written is ours too
        self._known |= self._written_before_a_kill()
        self._seen: set[str] = set()

    def holds(self, path: Path, made_from: str) -> bool:
        """Whether the file was made from exactly this before and is still there."""
        return self._known.get(self.workspace.relative(path), {}).get("made_from") == made_from and path.is_file()

    def put(self, path: Path, made_from: str, make: Callable[[], bytes]) -> None:
        """Write what `make` gives, unless that is held."""
        name = self.workspace.relative(path)
        self._seen.add(name)
        if self.holds(path, made_from):
            self.summary.unchanged += 1
            return
        known = self._known.get(name, {})
        data = make()
        digest = hashlib.sha256(data).hexdigest()
        held = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        try:
            if held == digest:
                self.summary.unchanged += 1
            else:
                if held is not None and held != known.get("sha256"):
                    self._keep(path)
                self._remember(name, made_from, digest)
                write_atomically(path, data)
                self.summary.written.append(name)
        except PermissionError:
            self.summary.left += 1
            self.summary.complaints.append(
                said(
                    f"{name}: đang mở ở nơi khác, lần chạy sau sẽ ghi", f"{name}: open elsewhere, left for the next run"
                )
            )
            return
        self._known[name] = {"made_from": made_from, "sha256": digest}

    def is_whole(self) -> bool:
        """Whether everything written so far is still there."""
        return all((self.workspace.root / name).is_file() for name in self._known)

    def finish(self, periods: Collection[str]) -> FeedbackSummary:
        """Take away what was written for these periods earlier and is not any more; remember the rest."""
        for name, known in sorted(self._known.items()):
            folder = name.split("/")[1]
            if name in self._seen or folder not in periods:
                continue
            path = self.workspace.root / name
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == known.get("sha256"):
                try:
                    path.unlink()
                except PermissionError:
                    continue
                self.summary.removed.append(name)
            del self._known[name]
        write_if_other(self._file, json.dumps(self._known, ensure_ascii=False, indent=0, sort_keys=True).encode())
        self._begun.unlink(missing_ok=True)
        return self.summary

    def _remember(self, name: str, made_from: str, digest: str) -> None:
        with self._begun.open("a", encoding="utf-8") as begun:
            begun.write("\n" + json.dumps([name, made_from, digest]))  # past a line that a kill broke off

    def _written_before_a_kill(self) -> dict[str, dict[str, str]]:
        """What a run that never came to its end had begun to write and is there."""
        written = {}
        for line in self._begun.read_text(encoding="utf-8").splitlines() if self._begun.is_file() else ():
            try:
                name, made_from, digest = json.loads(line)
            except ValueError:  # broken off
                continue
            path = self.workspace.root / name
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == digest:
                written[name] = {"made_from": made_from, "sha256": digest}
        return written

    def _keep(self, path: Path) -> None:
        """Somebody wrote into the workbook where it lies: their version stays, beside the new one."""
        number = 1
        while (kept := path.with_name(f"{path.stem}.da-sua-{number}{path.suffix}")).exists():
            number += 1
        path.replace(kept)
        name, new = self.workspace.relative(path), self.workspace.relative(kept)
        self.summary.complaints.append(
            said(
                f"{name} đã được sửa tại chỗ; bản đã sửa được giữ ở {new}. Nếu là kết luận xử lý chênh lệch, "
                "hãy chép tệp đó vào inbox/",
                f"{name} was changed in its place; the changed one is kept as {new}. Rulings belong into inbox/",
            )
        )
