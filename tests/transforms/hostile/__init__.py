"""Spreadsheets that harm or fool readers, each small on disk, each with the ends that are right for it.

Every file must end in one of its allowed ways within the bounds set, and take no other file with it. A harmless one
has its cells beside it: those must come out.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.transforms.hostile import binary, bombs, containers, entities, opendocument, sheets, texts
from tests.transforms.hostile.kinds import Hostile


def hostile_files() -> Iterator[Hostile]:
    """All of them, made one at a time."""
    yield from sheets.far_cells()
    yield from sheets.claims()
    yield from sheets.odd_sheets()
    yield from entities.entities()
    yield from bombs.bombs()
    yield from containers.containers()
    yield from opendocument.ods_files()
    yield from binary.ole_files()
    yield from texts.texts()
