"""When each file of the inbox was received, as `received.csv` beside it says."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from flows.language import said

FILE_NAME = "received.csv"
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
        for number, row in rows:
            try:
                written = row["file"].strip().replace("\\", "/")
                received_at = hanoi_time(datetime.fromisoformat(row["received_at"].strip()))
            except (KeyError, AttributeError, ValueError):
                complaints.append(
                    said(
                        f"{name}, dòng {number}: cần cột file và received_at (ví dụ 2020-08-15T07:30:00+07:00)",
                        f"{name}, line {number}: needs file and received_at (such as 2020-08-15T07:30:00+07:00)",
                    )
                )
                continue
            times[unicodedata.normalize("NFC", str(base / written))] = received_at
    return ReceivedTimes(times, tuple(complaints))


def _rows(file: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """Rows with their line numbers. Such lists are saved in Excel: a byte order mark, UTF-16, `;` or tabs are taken."""
    data = file.read_bytes()
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = data.decode(encoding)
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    reader.fieldnames = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    for row in reader:
        yield reader.line_num, row
