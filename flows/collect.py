"""The inbox: what lies in it, what of it is new by content, and each original kept once.

Files are only ever read. What a name or a link could trick the program into is refused: nothing but plain files in
plain folders is taken.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import time
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from flows.console import Progress
from flows.language import said, why
from flows.received import FILE_NAME as RECEIVED
from flows.received import hanoi_time, modified_time, read_received
from flows.whole_files import write_atomically
from warehouse.load import HeldFile, file_key

LARGEST_KEPT = 2 * 1024**3  # bytes; a larger file is listed and rejected, but would fill the archive
_LARGEST_HASHED = 16 * 1024**3  # beyond this nobody waits for the hash: the file is only complained of
_CHUNK = 1 << 20
_LONGEST_SHOWN = 300  # letters of a path that cannot be opened
_INCOMING = "incoming-"
# A file changed so shortly before it was read may change again unseen, for the clocks of disks are coarse.
SETTLED_SECONDS = 1.0
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db", RECEIVED})
_SYSTEM_FOLDERS = frozenset({"__macosx", "$recycle.bin", "system volume information"})
_PASSED_OVER_BEGINNINGS = ("~$", ".~", "._")  # lock files of Microsoft Office and of LibreOffice, AppleDouble
_WORKBOOK_ENDINGS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv")
_UNFINISHED_ENDINGS = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".tmp", ".filepart", ".aria2")


@dataclass(frozen=True, slots=True)
class Found:
    """A plain file of the inbox: `path` within it (NFC, `/`) and where it lies."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class Scan:
    """What lies in an inbox, in order of path: files to take, lists of received times, and what was left alone."""

    files: tuple[Found, ...]
    received_lists: tuple[tuple[str, Path], ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Collected:
    """The files held of an inbox now, how many of them had to be read, and what people should know."""

    files: tuple[HeldFile, ...]
    read_count: int
    complaints: tuple[str, ...]


def is_passed_over(name: str) -> bool:
    """Whether the name is that of an office program's lock file, a system file or a download that is not finished. A
    hidden file is one of these; a workbook whose name begins with a dot is hidden from nobody on Windows."""
    lower = name.lower()
    if lower.startswith(".") and not lower.endswith(_WORKBOOK_ENDINGS):
        return True
    return lower in _SYSTEM_FILES or lower.startswith(_PASSED_OVER_BEGINNINGS) or lower.endswith(_UNFINISHED_ENDINGS)


def scan(root: Path) -> Scan:
    """Everything in the inbox, at any depth."""
    files: list[Found] = []
    lists: list[tuple[str, Path]] = []
    left: list[str] = []
    for found in _walk(root, left):
        name = found.file.name
        if name.lower() == RECEIVED:
            lists.append((found.path.rpartition("/")[0], found.file))
        elif not is_passed_over(name):
            files.append(found)
    return Scan(tuple(sorted(files, key=lambda f: (f.path, os.fsencode(f.file)))), tuple(lists), tuple(sorted(left)))


def _walk(root: Path, left: list[str]) -> Iterator[Found]:
    folders: list[tuple[str, Path]] = [("", root)]
    while folders:
        path, folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            left.append(_not_opened(path or str(folder), error))
            continue
        for entry in entries:
            inner = f"{path}/{_plain(entry.name)}".lstrip("/") if path else _plain(entry.name)
            try:
                is_link = _is_link(entry)
            except OSError as error:  # gone meanwhile, or its path is longer than the system takes
                left.append(_not_opened(inner, error))
                continue
            if is_link:
                left.append(said(f"{inner}: là liên kết, không đọc", f"{inner}: a link, not followed"))
            elif entry.is_dir(follow_symlinks=False):
                if entry.name.lower() not in _SYSTEM_FOLDERS:
                    folders.append((inner, Path(entry.path)))
            elif entry.is_file(follow_symlinks=False):
                yield Found(inner, Path(entry.path))
            else:
                left.append(said(f"{inner}: không phải tệp thường, không đọc", f"{inner}: no plain file, not read"))


def _not_opened(path: str, error: OSError) -> str:
    shown = path if len(path) <= _LONGEST_SHOWN else f"{path[:_LONGEST_SHOWN]}…"
    return said(f"{shown}: không mở được ({why(error)})", f"{shown}: {why(error)}")


def _plain(name: str) -> str:
    """The name as it is stored and shown: NFC, bytes that are no text and control characters replaced."""
    text = unicodedata.normalize("NFC", os.fsencode(name).decode("utf-8", "replace"))
    return "".join("\ufffd" if unicodedata.category(c) in ("Cc", "Cs") else c for c in text)


def _is_link(entry: os.DirEntry[str]) -> bool:
    if entry.is_symlink():
        return True
    # To Python 3.11 a junction of Windows is no symlink; cloud placeholders are reparse points too, but plain files.
    return getattr(entry.stat(follow_symlinks=False), "st_reparse_tag", 0) == getattr(
        stat, "IO_REPARSE_TAG_MOUNT_POINT", -1
    )


def collect(
    found: Scan, archive: Path, seen_file: Path, known: Mapping[tuple[str, str], HeldFile], progress: Progress
) -> Collected:
    """Take what was found in an inbox: each original up to `LARGEST_KEPT` into the archive once, and who it is and when
    it came.

    `known` holds the files of earlier runs by (path, SHA-256): the received time first seen is kept where no list says
    otherwise. Files whose size and times are as before are not read again. A file that changes while it is read, or
    that another program holds shut, is left for the next run and complained of.
    """
    archive.mkdir(parents=True, exist_ok=True)
    for unfinished in archive.glob(f"{_INCOMING}*"):  # of a run that was killed; whoever calls holds the lock
        unfinished.unlink(missing_ok=True)
    received = read_received(found.received_lists, [one.path for one in found.files], is_passed_over)
    complaints = [*found.left, *received.complaints]
    seen = _Seen(seen_file)
    files: dict[str, HeldFile] = {}
    for number, one in enumerate(found.files):
        progress(number, len(found.files))
        try:
            sha256, size, modified = seen.sha256(one.file, archive)
        except (OSError, _Changing) as error:
            reason = why(error) if isinstance(error, OSError) else str(error)
            complaints.append(
                said(f"{one.path}: chưa đọc được, để lần chạy sau ({reason})", f"{one.path}: left for later ({reason})")
            )
            continue
        held = known.get((one.path, sha256))
        if one.path in received.times:
            received_at, received_by = received.times[one.path], RECEIVED
        elif held is not None:
            received_at, received_by = held.received_at, held.received_by
        else:
            stamped, received_by = modified_time(modified), "modified"
            received_at = stamped or hanoi_time(datetime.now(UTC))
            if stamped is None:
                complaints.append(_without_time(one.path))
        key = file_key(one.path, sha256)
        files[key] = HeldFile(key, one.path, sha256, size, received_at, received_by)
    progress(len(found.files), len(found.files))
    seen.save()
    return Collected(
        tuple(sorted(files.values(), key=lambda f: (f.path, f.sha256))), seen.read_count, tuple(complaints)
    )


def _without_time(path: str) -> str:
    return said(
        f"{path}: ngày giờ lưu tệp không dùng được nên lấy lúc này làm lúc nhận; nếu tệp đến trước đó, hãy ghi vào "
        f"{RECEIVED}",
        f"{path}: its time of change cannot be one, so it counts as received now; if it came earlier, say so in "
        f"{RECEIVED}",
    )


def unseen_count(scanned: Scan, seen_file: Path) -> int:
    """How many files have to be read, by a look at their sizes and times."""
    seen = _Seen(seen_file)
    return sum(not seen.holds(one.file) for one in scanned.files)


def archived(archive: Path, sha256: str) -> Path:
    """Where the original with this hash lies."""
    return archive / sha256[:2] / sha256


def is_archived(archive: Path, sha256: str, byte_count: int) -> bool:
    """Whether the original lies there, and whole: a power cut may leave an empty file under its name."""
    try:
        status = archived(archive, sha256).lstat()
    except OSError:
        return False
    return stat.S_ISREG(status.st_mode) and status.st_size == byte_count


def take_out(archive: Path, sha256: str) -> None:
    """Remove a copy that is not the original, so that the next one can take its place."""
    with contextlib.suppress(FileNotFoundError):
        archived(archive, sha256).chmod(0o644)  # Windows neither removes nor replaces what is read-only
        archived(archive, sha256).unlink()


class _Changing(Exception):
    """The file grew, shrank or was rewritten while it was read."""


class _Seen:
    """Hashes of files by size and times, so that what has not changed is not read again.

    An entry counts only if size, modification and change time and file number are all as they were, and the file had
    been left alone for a while when it was read; a damaged list is only a slow run.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self.read_count = 0
        self.now: dict[str, list[int | str]] = {}
        try:
            before = json.loads(file.read_text(encoding="utf-8"))
            self.before: dict[str, list[int | str]] = before if isinstance(before, dict) else {}
        except (OSError, ValueError):
            self.before = {}

    def holds(self, file: Path) -> bool:
        """Whether the file is as it was when it was read; False where it cannot be asked."""
        try:
            return self._entry(file, file.lstat()) is not None
        except OSError:
            return False

    def _entry(self, file: Path, status: os.stat_result) -> list[int | str] | None:
        entry = self.before.get(str(file))
        fingerprint = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
        return entry if isinstance(entry, list) and entry[:4] == fingerprint and len(entry) == 5 else None

    def sha256(self, file: Path, archive: Path) -> tuple[str, int, float]:
        """(hash, size in bytes, modification time); the original is in the archive afterwards if it is kept."""
        status = file.lstat()
        entry = self._entry(file, status)
        if entry is not None:
            sha256 = str(entry[4])
            if status.st_size > LARGEST_KEPT or is_archived(archive, sha256, status.st_size):
                self.now[str(file)] = entry
                return sha256, status.st_size, status.st_mtime
        started = time.time()
        sha256, status = _keep(file, archive)
        self.read_count += 1
        if max(status.st_mtime, status.st_ctime) < started - SETTLED_SECONDS:
            self.now[str(file)] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino, sha256]
        return sha256, status.st_size, status.st_mtime

    def save(self) -> None:
        """Write the list where it has changed; files gone from the inbox are forgotten."""
        if self.now != self.before:
            write_atomically(self.file, json.dumps(self.now, sort_keys=True, indent=0).encode())


def _keep(file: Path, archive: Path) -> tuple[str, os.stat_result]:
    """Copy a file into the archive under its hash, once, or only hash one that is too large to keep; (hash, its
    status). _Changing where it did not hold still."""
    for attempt in range(2):
        if attempt:
            time.sleep(0.3)
        kept = _copy(file, archive)
        if kept is not None:
            return kept
    raise _Changing(said("tệp đang được ghi", "it is being written"))


def _copy(file: Path, archive: Path) -> tuple[str, os.stat_result] | None:
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(file, flags), "rb") as source:
        before = os.fstat(source.fileno())
        if not stat.S_ISREG(before.st_mode):
            raise _Changing(said("không còn là tệp thường", "no plain file any more"))
        if before.st_size > _LARGEST_HASHED:
            raise _Changing(said("tệp quá lớn", "too large"))
        if before.st_size > LARGEST_KEPT:
            digest = hashlib.file_digest(source, "sha256")
            return (digest.hexdigest(), before) if _is_still(before, source.fileno(), source.tell()) else None
        # Each file under a name of its own: a copy that Windows will not let go of is in no other file's way.
        digest, size, incoming = hashlib.sha256(), 0, archive / f"{_INCOMING}{before.st_ino}"
        try:
            with incoming.open("xb") as copy:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    copy.write(chunk)
            if not _is_still(before, source.fileno(), size):
                return None
            sha256 = digest.hexdigest()
            if not is_archived(archive, sha256, size):
                take_out(archive, sha256)
                target = archived(archive, sha256)
                target.parent.mkdir(exist_ok=True)
                incoming.replace(target)
                target.chmod(0o444)
            return sha256, before
        finally:
            incoming.unlink(missing_ok=True)


def _is_still(before: os.stat_result, descriptor: int, size: int) -> bool:
    """Whether a file that was read is as it was, and as long as what was read."""
    after = os.fstat(descriptor)
    return size == before.st_size and (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
