"""The folder `lists/` of a workspace: lines that people add to the packaged lists, in CSV files of the same names.

A line that cannot be meant is refused with file and line, so that no workbook is read by half of a list.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from flows.csv_lists import text_and_delimiter
from flows.language import why
from flows.outcomes import Refusal
from flows.whole_files import write_atomically
from transforms.definitions.forms.synonyms import (
    HEADERS,
    SHEETS,
    UNITS,
    VALUES,
    HeaderSynonym,
    ListSynonym,
    OwnLists,
    SheetName,
    use_own_lists,
)
from transforms.definitions.units import OrgUnitName

Row = TypeVar("Row")

COLUMNS: dict[str, tuple[str, ...]] = {
    HEADERS: HeaderSynonym._fields,
    VALUES: ListSynonym._fields,
    SHEETS: SheetName._fields,
    UNITS: ("unit", "name_variant"),
}


class _Line(NamedTuple):
    file: Path
    number: int
    values: tuple[str, ...]


def make_own_lists(folder: Path) -> None:
    """Put the lists that are missing there, with nothing but their first line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, columns in COLUMNS.items():
        file = folder / name
        if not file.exists():
            write_atomically(file, f"{','.join(columns)}\n".encode())


def read_own_lists(folder: Path) -> OwnLists:
    """What people have added, nothing where a file is missing; Refusal for a line that cannot be meant."""
    lines = {name: tuple(_lines(folder / name, columns)) for name, columns in COLUMNS.items()}
    if not any(lines.values()):
        return OwnLists()
    # Imported here: hardly a run needs it.
    from flows.reading import unit_names
    from transforms.tables.own_lists import (
        fault_of_header,
        fault_of_sheet,
        fault_of_unit_name,
        fault_of_value,
        group_of_header,
    )

    use_own_lists(OwnLists())
    names = unit_names() if lines[UNITS] else None

    def fault_of_unit(line: OrgUnitName) -> str | None:
        return None if names is None else fault_of_unit_name(line, names)

    return OwnLists(
        tuple(_sound(lines[HEADERS], lambda line: HeaderSynonym(*line), fault_of_header, group_of_header)),
        tuple(_sound(lines[VALUES], lambda line: ListSynonym(*line), fault_of_value)),
        tuple(_sound(lines[SHEETS], lambda line: SheetName(*line), fault_of_sheet)),
        tuple(_sound(lines[UNITS], lambda line: OrgUnitName(line[0], line[1], ()), fault_of_unit)),
    )


def mark_of(lists: OwnLists) -> str:
    """A short hash over what was added; empty where nothing was."""
    return "" if lists == OwnLists() else hashlib.sha256(repr(lists).encode()).hexdigest()


def _sound(
    lines: Sequence[_Line],
    row_of: Callable[[tuple[str, ...]], Row],
    fault_of: Callable[[Row], str | None],
    place_of: Callable[[Row], str] = lambda row: "",
) -> Iterator[Row]:
    """The lines as rows; Refusal for one that cannot be meant, or that says of a writing at the same place another
    thing than one before it."""
    before: dict[tuple[str, str, str], _Line] = {}
    for line in lines:
        row = row_of(line.values)
        fault = fault_of(row)
        if fault is not None:
            raise _refusal(line.file, line.number, fault)
        twin = before.setdefault((line.values[0], place_of(row), line.values[-1].casefold()), line)
        if twin.values[:-1] != line.values[:-1]:
            raise _refusal(line.file, line.number, f"trái với dòng {twin.number}: cùng một cách viết, khác nghĩa")
        yield row


def _lines(file: Path, columns: Sequence[str]) -> Iterator[_Line]:
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        raise Refusal(f"Không đọc được {file}: {why(error)}.", f"{file}: {why(error)}.") from error
    try:
        text, delimiter = text_and_delimiter(data)
    except UnicodeDecodeError:
        raise _refusal(file, 1, "tệp không phải UTF-8; hãy lưu lại bằng bảng mã UTF-8 (CSV UTF-8)") from None
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        values = tuple(" ".join(value.split()) for value in row)
        if not any(values):
            continue
        if reader.line_num == 1:
            if values[: len(columns)] != tuple(columns):
                raise _refusal(file, 1, f"dòng đầu phải là {','.join(columns)}")
            continue
        if not any(values[1:]):  # a ready line, pasted whole into the first cell of a spreadsheet
            values = tuple(" ".join(value.split()) for value in next(csv.reader([values[0]])))
        while len(values) > len(columns) and not values[-1]:
            values = values[:-1]
        if len(values) != len(columns):
            problem = f"có {len(values)} cột, phải có {len(columns)}: {','.join(columns)}"
            raise _refusal(file, reader.line_num, f'{problem}; chữ có dấu phẩy phải đặt trong "…"')
        yield _Line(file, reader.line_num, values)


def _refusal(file: Path, line: int, problem: str) -> Refusal:
    return Refusal(f"{file}, dòng {line}: {problem}.", f"{file}, line {line}: {problem}.")
