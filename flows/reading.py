"""One file of the archive read and judged, inside a guarded worker process.

What reads and judges is imported by the functions that need it: the process that only hands files out needs none of it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.definitions.basis import Basis
from transforms.definitions.forms.synonyms import NO_LISTS, OwnLists, use_own_lists
from transforms.files.sheets import Limits, Unreadable

if TYPE_CHECKING:
    from flows.settings import Reading
    from transforms.files.guard import Crash
    from transforms.submissions.interpret import FileReading
    from transforms.values.units import UnitNames
    from warehouse.packing import PackedReading


@dataclass(frozen=True, slots=True)
class FileToRead:
    """`path` as it stands in the inbox; `file` where its bytes lie; the day received; on what rules of periods; the
    hash that the bytes must have; the key of the file where it is to be loaded; how many bytes it has (0: ask)."""

    path: str
    file: str
    received_on: date
    basis: Basis
    sha256: str | None = None
    file_key: str = ""
    byte_count: int = 0


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What reading needs to know besides the file and the packaged units, which each worker reads itself."""

    limits: Limits
    passwords: tuple[str, ...] = ()
    lists: OwnLists = NO_LISTS


def knowledge_for(settings: Reading, lists: OwnLists) -> Knowledge:
    """The same, as the settings and the lists of a workspace have it."""
    from flows.secrets import secrets

    return Knowledge(settings.limits.limits(), secrets(settings.passwords, settings.passwords_block), lists)


def unit_names(lists: OwnLists = NO_LISTS) -> UnitNames:
    """The packaged units by their names, those that people have added among them."""
    from transforms.values.units import UnitNames
    from warehouse.reference import load_names, load_units

    return UnitNames(load_units(), (*load_names(), *lists.units))


class DamagedArchive(Exception):
    """The archived original is not what was put there."""


_knowledge: tuple[UnitNames, Limits, tuple[str, ...]] | None = None


def learn(knowledge: Knowledge) -> None:
    """Called once in each worker, before it reads."""
    # All that reading needs, before the memory of the worker is bounded.
    import transforms.files.read
    import transforms.submissions.interpret  # noqa: F401
    import warehouse.packing  # noqa: F401

    use_own_lists(knowledge.lists)
    global _knowledge
    _knowledge = (unit_names(knowledge.lists), knowledge.limits, knowledge.passwords)


def read_file(item: FileToRead) -> FileReading:
    """Read, match, type and check one file. May end the process: see `transforms.files.guard`."""
    from transforms.files.read import read_workbook
    from transforms.submissions.interpret import interpret

    assert _knowledge is not None
    names, limits, passwords = _knowledge
    file = Path(item.file)
    if (item.byte_count or file.stat().st_size) > limits.file_bytes:
        return interpret(item.path, _too_large(), item.received_on, names, item.basis)
    data = file.read_bytes()
    if item.sha256 is not None and hashlib.sha256(data).hexdigest() != item.sha256:
        raise DamagedArchive(item.file)
    return interpret(item.path, read_workbook(data, limits, passwords), item.received_on, names, item.basis)


def read_for_loading(item: FileToRead) -> PackedReading:
    """The same, packed for the warehouse: the process that loads it has enough to do."""
    from warehouse.packing import pack

    return pack(item.file_key, item.path, read_file(item))


def rejected_for(item: FileToRead, crash: Crash, names: UnitNames) -> FileReading:
    """What stands for a file that ended its worker: a rejected workbook with its reason."""
    from transforms.submissions.interpret import interpret

    if crash.kind in ("memory", "time"):
        return interpret(item.path, _too_large(), item.received_on, names, item.basis)
    detail = (
        "Tệp làm chương trình đọc dừng đột ngột, có thể đã hỏng; hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."
    )
    return interpret(item.path, Unreadable("file.unreadable", detail), item.received_on, names, item.basis)


def _too_large() -> Unreadable:
    why = "Tệp vượt giới hạn về dung lượng, bộ nhớ hoặc thời gian đọc"
    return Unreadable("file.too_large", f"{why}; hãy xóa các dòng, cột, trang tính thừa rồi gửi lại.")
