"""The parts of an Office Open XML container: which is the workbook, which are its sheets, what they are related to."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from transforms.files.read_archive import Archive
from transforms.files.read_xml import BrokenXml, local_name, parse_xml, safe_xml


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet as the workbook part lists it; ``part`` is None where it is no worksheet or its part is missing."""

    name: str
    hidden: bool
    part: str | None


def custom_properties(archive: Archive) -> dict[str, str]:
    """Custom document properties by name, in the order of the file."""
    if "docProps/custom.xml" not in archive:
        return {}
    try:
        root = parse_xml(archive.read("docProps/custom.xml"))
    except BrokenXml:
        return {}
    properties = {}
    for element in root:
        name = element.get("name")
        if name:
            properties[name] = "".join(element.itertext()).strip()
    return properties


def is_ooxml(archive: Archive) -> bool:
    """Whether the container holds a workbook in Office Open XML."""
    return "xl/workbook.xml" in archive or "spreadsheetml.sheet" in _office_type(archive)


def _office_type(archive: Archive) -> str:
    """The content type of the main part where it has not its usual name."""
    part = workbook_part(archive)
    if "[Content_Types].xml" not in archive or part not in archive:
        return ""
    for element in parse_xml(archive.read("[Content_Types].xml")):
        if element.get("PartName", "").lstrip("/").lower() == part.lower():
            return element.get("ContentType", "")
    return ""


def workbook_part(archive: Archive) -> str:
    """The name of the workbook's own part; blank where there is none."""
    if "xl/workbook.xml" in archive:
        return "xl/workbook.xml"
    return next(
        (part for kind, part in read_relationships(archive, "").values() if kind.endswith("/officeDocument")), ""
    )


def read_relationships(archive: Archive, part: str) -> Mapping[str, tuple[str, str]]:
    """By id: the type and the target part of each relationship of a part (of the package where it is blank)."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    return _read_relationships(archive.read(path), folder) if path in archive else {}


@lru_cache(maxsize=64)
def _read_relationships(content: bytes, folder: str) -> Mapping[str, tuple[str, str]]:
    related = {}
    for element in parse_xml(content):
        target = element.get("Target", "")
        if target and element.get("TargetMode") != "External":
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            related[element.get("Id", "")] = (element.get("Type", ""), full)
    return related


def target_of(related: Mapping[str, tuple[str, str]], kind: str, otherwise: str) -> str:
    """The part that a relationship of a kind leads to."""
    return next((target for of_kind, target in related.values() if of_kind.endswith(kind)), otherwise)


def optional_part(archive: Archive, name: str) -> bytes:
    """A part made safe; blank where it is missing."""
    return safe_xml(archive.read(name)) if name in archive else b""


@lru_cache(maxsize=64)
def listed_sheets(workbook: bytes) -> tuple[tuple[tuple[str, bool, str], ...], bool]:
    """Name, hidden or not and relationship of each sheet in order; and whether dates count from 1904."""
    listed = []
    from_1904 = False
    for element in parse_xml(workbook).iter():
        kind = local_name(element.tag)
        if kind == "workbookPr":
            from_1904 = element.get("date1904", "0").lower() in ("1", "true", "on")
        elif kind == "sheet":
            link = next((value for key, value in element.items() if local_name(key) == "id"), "")
            hidden = element.get("state", "visible").lower() in ("hidden", "veryhidden")
            listed.append((element.get("name", ""), hidden, link))
    return tuple(listed), from_1904


def worksheet_of(related: tuple[str, str] | None, archive: Archive) -> str | None:
    """The part that a relationship leads to where it is a worksheet and there."""
    return related[1] if related and related[0].endswith("/worksheet") and related[1] in archive else None
