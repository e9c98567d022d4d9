"""Help in the language chosen, the framework's own words with it; commands in the order in which people meet them."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.models import CommandInfo

from flows.language import said

_ORDER = (
    "init demo ingest run report send approve status submissions rows findings discrepancies signals measures explain "
    "diff verify forms check doctor"
).split()
# What the framework writes into every help, and what it says in Vietnamese.
_WORDS = {
    "Usage: ": "Cách dùng: ",
    "[OPTIONS]": "[TÙY CHỌN]",
    "COMMAND [ARGS]...": "LỆNH …",
    "\nArguments:\n": "\nTham số:\n",
    "\nOptions:\n": "\nTùy chọn:\n",
    "\nCommands:\n": "\nCác lệnh:\n",
    "[required]": "[bắt buộc]",
    "[default: ": "[không ghi thì là: ",
    "Show this message and exit.": "In hướng dẫn này.",
}
_TYPES = re.compile(r" <(?:path|str|list\[Path\])>")
_BRACES = re.compile(r"\{(.+?)\}")  # around an argument that is required


def _spoken(text: str) -> str:
    """The help without names of Python's types, in Vietnamese unless English was chosen."""
    usage, line, rest = text.partition("\n")
    text = _BRACES.sub(r"\1", usage) + line + _TYPES.sub(lambda found: " " * len(found[0]), rest)
    for english, vietnamese in _WORDS.items():
        text = text.replace(english, said(vietnamese, english))
    return text


class _Command(TyperCommand):
    def get_help(self, ctx: Any) -> str:
        return _spoken(super().get_help(ctx))


class _Group(TyperGroup):
    def get_help(self, ctx: Any) -> str:
        return _spoken(super().get_help(ctx))


def speak(app: typer.Typer) -> None:
    """Give every command of the program this help, and their order."""
    app.info.cls = _Group
    for command in app.registered_commands:
        command.cls = _Command
    for group in app.registered_groups:
        if group.typer_instance is not None:
            speak(group.typer_instance)
    app.registered_commands.sort(key=_place)


def _place(command: CommandInfo) -> int:
    name = command.name or getattr(command.callback, "__name__", "")
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)
