"""One harmful or odd file with the ends that are right for it, and pieces of which such files are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from transforms.files.sheets import Value

ANY = frozenset(["workbook", "file.unreadable", "file.too_large", "file.not_a_workbook", "crash"])
REFUSED = frozenset(["file.unreadable", "file.too_large", "crash"])
UNREADABLE = frozenset(["file.unreadable"])
TOO_LARGE = frozenset(["file.too_large"])
READ = frozenset(["workbook"])


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file, the ends that are right for it, and cells of its first sheet by (row, column) where it is readable."""

    name: str
    data: bytes
    ends: frozenset[str]
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
HELLO = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
