"""When each file of the inbox was received, as `received.csv` beside it says."""

from __future__ import annotations

import csv
import errno
import io
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path, PurePosixPath

from flows.csv_lists import text_and_delimiter
from flows.language import said, why

FILE_NAME = "received.csv"
_COLUMNS = ("file", "received_at")
_LARGEST_BYTES = 64 << 20
_LINES_NAMED = 10
_YEARS = range(2000, 2100)  # those that periods have
_MONTHS, _NOON = 12, 12
_LOCAL = re.compile(
    r"(?P<first>\d{1,2})(?P<mark>[/.\-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4})"
    r"(?:,?\s+(?P<hour>\d{1,2})(?:[:h]|\s?giờ\s?)(?P<minute>\d{2})(?::(?P<second_of>\d{2}))?(?:\s?(?P<half>[ap]m|sa|ch))?)?"
)
# Indochina time has had no summer time since 1975, so no time zone database is asked.
HANOI = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")


@dataclass(frozen=True, slots=True)
class ReceivedTimes:
    """Path within the inbox (NFC, `/`) -> wall-clock time in Asia/Ho_Chi_Minh, and what could not be read."""

    times: dict[str, datetime]
    complaints: tuple[str, ...]


def today() -> date:
    """The day that it is in Hà Nội, wherever the machine stands."""
    return datetime.now(HANOI).date()


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


def read_received(
    lists: Iterable[tuple[str, Path]], paths: Iterable[str], is_passed_over: Callable[[str], bool]
) -> ReceivedTimes:
    """Read every `received.csv`, given as (folder within the inbox, file), for the files at `paths`; a list nearer to
    the file wins.

    Columns `file,received_at`; `file` is a name in that folder, or a path from there, in whatever capitals and maybe
    with that folder before it; the time is ISO 8601, or as people write it. Of two lines for one file the last holds. A
    line that cannot be read, or that names no file but one that is passed over, is complained of and left out.
    """
    known = _Known(paths)
    times: dict[str, datetime] = {}
    complaints: list[str] = []
    for folder, file in sorted(lists, key=lambda one: (one[0].count("/"), one[0])):
        read = _read_list(PurePosixPath(folder), file, known, is_passed_over)
        times |= read.times
        complaints += read.complaints
    return ReceivedTimes(times, tuple(complaints))


def _read_list(base: PurePosixPath, file: Path, known: _Known, is_passed_over: Callable[[str], bool]) -> ReceivedTimes:
    """What one list says, which lies in the folder `base` of the inbox."""
    name = str(base / FILE_NAME)
    try:
        rows = list(_rows(file))
    except UnicodeDecodeError:
        complaint = said(
            f"{name}: không phải tệp CSV UTF-8; ngày giờ nhận ở đó chưa được dùng, hãy mở bằng Excel, lưu dạng CSV "
            "UTF-8",
            f"{name}: no CSV file in UTF-8; the times in it are not used, save it as CSV UTF-8",
        )
        return ReceivedTimes({}, (complaint,))
    except OSError as error:
        complaint = said(
            f"{name}: không đọc được ({why(error)}); ngày giờ nhận ở đó chưa được dùng",
            f"{name}: cannot be read ({why(error)}); the times in it are not used",
        )
        return ReceivedTimes({}, (complaint,))
    times: dict[str, datetime] = {}
    unread: list[int] = []
    nameless: list[int] = []
    is_month_first = any(map(_proves_month_first, (row.get("received_at") for _, row in rows)))
    for number, row in rows:
        try:
            written = unicodedata.normalize("NFC", row["file"].strip().replace("\\", "/"))
            received_at = hanoi_time(_instant(row["received_at"].strip(), is_month_first))
            if received_at.year not in _YEARS:
                raise ValueError(received_at.year)
        except (KeyError, AttributeError, ValueError, OverflowError):
            unread.append(number)
            continue
        path = known.find(base, written, file.parent.name)
        if path is not None:
            times[path] = received_at
        elif not is_passed_over(PurePosixPath(written).name):
            nameless.append(number)
    return ReceivedTimes(times, tuple(_complaints(name, unread, nameless)))


def _complaints(name: str, unread: list[int], nameless: list[int]) -> Iterator[str]:
    """What is said of the lines of a list that tell nothing, and of those that name no file."""
    if unread:
        yield said(
            f"{name}, dòng {_listed(unread)}: cột file phải có tên tệp, cột received_at phải có ngày giờ nhận (ví dụ "
            "2020-08-15T07:30:00+07:00, 17/8/2020 9:30); dòng này chưa được dùng, hãy sửa lại",
            f"{name}, line {_listed(unread)}: file must have a name and received_at a time (such as "
            "2020-08-15T07:30:00+07:00, 17/8/2020 9:30); the line was not used",
        )
    if nameless:
        yield said(
            f"{name}, dòng {_listed(nameless)}: không có tệp nào, hoặc có nhiều tệp, mang tên ghi ở cột file; "
            "ngày giờ nhận ở đó chưa được dùng, hãy sửa tên cho đúng",
            f"{name}, line {_listed(nameless)}: no file, or several, of that name; the time is not used",
        )


class _Known:
    """Paths within the inbox, found by what people write of them."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths = frozenset(paths)
        self._deepest = max((path.count("/") + 1 for path in self._paths), default=0)
        self._folded: dict[str, list[str]] = {}
        for path in self._paths:
            self._folded.setdefault(path.casefold(), []).append(path)

    def find(self, base: PurePosixPath, written: str, folder: str) -> str | None:
        """The file that a line of the list in `base` means, whose folder on the disk may be written before it; None
        where it may be none or several."""
        if str(base / written) in self._paths:
            return str(base / written)
        parts = PurePosixPath(written).parts
        own = unicodedata.normalize("NFC", folder).casefold()
        first = max(len(parts) - self._deepest, 0)  # no file lies deeper, however many folders somebody writes
        ends = [parts[place:] for place in range(first, len(parts)) if not place or parts[place - 1].casefold() == own]
        found = [self._folded.get(str(base.joinpath(*end)).casefold(), []) for end in ends]
        return next((paths[0] for paths in found if len(paths) == 1), None)


def _instant(written: str, is_month_first: bool) -> datetime:
    """A time in ISO 8601, or as people and spreadsheet programs write it: "29/8/2020 14:05", the day first. Where a
    list has a date that can only be month first, those that both readings allow tell nothing."""
    local = _LOCAL.fullmatch(written.casefold())
    if local is None:
        return datetime.fromisoformat(written)
    first, second, year = (int(local[name]) for name in ("first", "second", "year"))
    if is_month_first:
        first, second = second, first
        if first <= _MONTHS:
            raise ValueError(written)
    hour = int(local["hour"] or 0)
    if local["half"] in ("pm", "ch") and hour < _NOON:
        hour += _NOON
    elif local["half"] in ("am", "sa") and hour == _NOON:
        hour = 0
    return datetime(year, second, first, hour, int(local["minute"] or 0), int(local["second_of"] or 0))


def _proves_month_first(written: str | None) -> bool:
    local = _LOCAL.fullmatch((written or "").strip().casefold())
    return local is not None and int(local["first"]) <= _MONTHS < int(local["second"])


def _listed(lines: list[int]) -> str:
    return ", ".join(map(str, lines[:_LINES_NAMED])) + (", …" if len(lines) > _LINES_NAMED else "")


def _rows(file: Path) -> Iterable[tuple[int, dict[str, str]]]:
    """Rows with their line numbers. Where somebody left a quote open, which costs no other line, each line is one.
    Until a line names the columns they stand in their order, and a line with more of them does not tell which is which.
    """
    if file.stat().st_size > _LARGEST_BYTES:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
    text, delimiter = text_and_delimiter(file.read_bytes())
    lines = list(io.StringIO(text, newline=""))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, cells) for cells in reader]
    except csv.Error:
        rows = [(number, _cells(line, delimiter)) for number, line in enumerate(lines, 1)]
    names: list[str] = []
    for number, cells in rows:
        heads = [cell.strip().lower() for cell in cells]
        if set(_COLUMNS) <= set(heads):
            names = heads
        elif any(heads):
            is_told = names or not any(heads[len(_COLUMNS) :])
            yield number, dict(zip(names or _COLUMNS, cells, strict=False)) if is_told else {}


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # of a field with more letters than a path has
        return ["…"]
