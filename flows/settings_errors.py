"""Faults of settings, each with its key, its file and its line (or its environment variable)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flows.language import said
from flows.outcomes import Exit, Refusal

_TABLE = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_PART = re.compile(r"""[\w-]+|"[^"]*"|'[^']*'""")


@dataclass(frozen=True, slots=True)
class Fault:
    """One wrong setting: where it stands (file and line, or environment variable), its key and what is wrong."""

    place: str
    key: str
    problem: str

    def __str__(self) -> str:
        return f"{self.place}: {self.key}: {self.problem}" if self.key else f"{self.place}: {self.problem}"


class SettingsError(Refusal):
    """All faults of the settings at once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        listed = "\n".join(f"  {fault}" for fault in self.faults)
        super().__init__(f"Cấu hình sai, hãy sửa rồi chạy lại:\n{listed}", f"Wrong settings:\n{listed}", Exit.USAGE)


def line_of(text: str, key: Sequence[str | int]) -> int | None:
    """The line (from 1) of a TOML text on which the key stands, or the nearest table around it; None where neither is.

    Numbers in the key are places in an array: of tables each has its header, values of one key share its line.
    """
    wanted = tuple(str(part) for part in key)
    table: tuple[str, ...] = ()
    counts: dict[tuple[str, ...], int] = {}
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _TABLE.match(line):
            table = _parts(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, str(counts[table]))
            found = table
        elif assignment := _KEY.match(line):
            found = (*table, *_parts(assignment[1]))
        else:
            continue
        if wanted[: len(found)] == found and (best is None or len(found) > best[0]):
            best = (len(found), number)
    return best[1] if best else None


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in _PART.findall(dotted))


def describe(error: Mapping[str, Any], known: Iterable[str]) -> str:
    """What is wrong, from one error of the validation; `known` are the keys that stand beside an unknown one."""
    kind, context = str(error["type"]), error.get("ctx", {})
    got = repr(error.get("input"))
    if kind == "extra_forbidden":
        names = ", ".join(sorted(known))
        return said(f"không có mục này; các mục có thể dùng: {names}", f"unknown; known here: {names}")
    if kind == "missing":
        return said("thiếu giá trị", "missing")
    if kind in ("literal_error", "enum"):
        choices = str(context["expected"])
        return said(f"chỉ nhận {choices.replace(' or ', ' hoặc ')}, không phải {got}", f"must be {choices}, not {got}")
    if kind in _BOUNDS:
        name, sign = _BOUNDS[kind]
        return said(f"phải {sign} {context[name]}, không phải {got}", f"must be {sign} {context[name]}, not {got}")
    for beginning, (vietnamese, english) in _TYPES.items():
        if kind.startswith(beginning):
            return said(f"phải là {vietnamese}, không phải {got}", f"must be {english}, not {got}")
    return str(error["msg"]).removeprefix("Value error, ")


_BOUNDS = {
    "greater_than_equal": ("ge", "≥"),
    "less_than_equal": ("le", "≤"),
    "greater_than": ("gt", ">"),
    "less_than": ("lt", "<"),
}
_TYPES = {
    "int": ("số nguyên", "a whole number"),
    "float": ("số", "a number"),
    "decimal": ("số", "a number"),
    "bool": ("true hoặc false", "true or false"),
    "string": ("chữ trong ngoặc kép", "a text"),
    "date": ("ngày dạng 2020-08-14", "a date such as 2020-08-14"),
    "tuple": ("danh sách [ … ]", "a list"),
    "list": ("danh sách [ … ]", "a list"),
    "dict": ("bảng [ … ]", "a table"),
    "model": ("bảng [ … ]", "a table"),
}
