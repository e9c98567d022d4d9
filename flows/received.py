"""When each file of the inbox was received, as `received.csv` beside it says."""

from __future__ import annotations

import csv
import errno
import io
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from flows.csv_lists import text_and_delimiter
from flows.language import said

FILE_NAME = "received.csv"
_LARGEST_BYTES = 64 << 20
_LINES_NAMED = 10
_YEARS = range(2000, 2100)  # those that periods have
# Indochina time has had no summer time since 1975, so no time zone database is asked.
HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class ReceivedTimes:
    """Path within the inbox (NFC, `/`) -> wall-clock time in Asia/Ho_Chi_Minh, and what could not be read."""

    times: dict[str, datetime]
    complaints: tuple[str, ...]


def hanoi_time(instant: datetime) -> datetime:
    """Wall-clock time in Asia/Ho_Chi_Minh, without offset; a time that has none is taken as such already."""
    return instant if instant.tzinfo is None else instant.astimezone(HANOI).replace(tzinfo=None)


def modified_time(seconds: float) -> datetime | None:
    """Wall-clock time in Asia/Ho_Chi_Minh of a file's modification; None where that cannot be when it came: what
    unpacks archives leaves files of 1970 or 1980, in whose workbooks every date would be one of the future."""
    try:
        modified = hanoi_time(datetime.fromtimestamp(seconds, UTC))
    except (ValueError, OverflowError, OSError):
        return None
    return modified if modified.year in _YEARS else None


def read_received(lists: Iterable[tuple[str, Path]]) -> ReceivedTimes:
    """Read every `received.csv`, given as (folder within the inbox, file); a list nearer to the file wins.

    Columns `file,received_at`; `file` is a name in that folder, or a path from there; the time is ISO 8601. Of two
    lines for one file the last holds. A line that cannot be read is complained of and left out.
    """
    times: dict[str, datetime] = {}
    complaints: list[str] = []
    for folder, file in sorted(lists, key=lambda one: (one[0].count("/"), one[0])):
        base = PurePosixPath(folder)
        name = str(base / FILE_NAME)
        try:
            rows = list(_rows(file))
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            complaints.append(said(f"{name}: không đọc được ({error})", f"{name}: cannot be read ({error})"))
            continue
        unread: list[int] = []
        for number, row in rows:
            try:
                written = row["file"].strip().replace("\\", "/")
                received_at = hanoi_time(datetime.fromisoformat(row["received_at"].strip()))
                if received_at.year not in _YEARS:
                    raise ValueError(received_at.year)
            except (KeyError, AttributeError, ValueError, OverflowError):
                unread.append(number)
                continue
            times[unicodedata.normalize("NFC", str(base / written))] = received_at
        if unread:
            lines = ", ".join(map(str, unread[:_LINES_NAMED])) + (", …" if len(unread) > _LINES_NAMED else "")
            complaints.append(
                said(
                    f"{name}, dòng {lines}: cần cột file và received_at (ví dụ 2020-08-15T07:30:00+07:00)",
                    f"{name}, line {lines}: needs file and received_at (such as 2020-08-15T07:30:00+07:00)",
                )
            )
    return ReceivedTimes(times, tuple(complaints))


def _rows(file: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """Rows with their line numbers."""
    if file.stat().st_size > _LARGEST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    text, delimiter = text_and_delimiter(file.read_bytes())
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    for row in reader:
        yield reader.line_num, row
