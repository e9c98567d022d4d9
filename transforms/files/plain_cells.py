"""Sheets of xlsx whose cells are all as nearly all programs write numbers, texts and formulas with their values: one
pattern proves it, and nothing that calamine hides or stumbles over has to be looked for among them."""

from __future__ import annotations

from transforms.definitions.patterns import late_pattern
from transforms.files.read_xml import is_well_formed

_BEGIN = b"<sheetData>"
_NUMBER = rb"<v>[\d.eE+-]++</v>"
_FORMULA = rb'<f(?: aca="false")?+>[^<>]*+</f>'  # as LibreOffice writes them, and others
_TEXT = rb'<is><t(?: xml:space="preserve")?+>[^<>]*+</t></is>'  # not among the shared ones, as openpyxl writes them
# Within the first columns and rows, so that their box is small.
_CELLS = late_pattern(
    rb'(?:<row r="\d{1,4}"(?: [\w:.]+="[^"<>&]*+")*+ ?(?:/>|>(?:<c r="(?:[A-Z]|[A-C][A-Z])\d{1,4}"'
    rb'(?: s="\d{1,9}")?+(?: t="[sbn]"(?: s="\d{1,9}")?+)?+'
    rb"(?:>" + _NUMBER + rb"</c>|/>| />|></c>|>" + _FORMULA + _NUMBER + rb'</c>| t="inlineStr">' + _TEXT + rb"</c>)"
    rb")*+</row>))*+(?=</sheetData>)"
)
_HIDING = late_pattern(rb"<[!?]")  # comments and their like, which the cells may stand in


def around_plain_cells(sheet: bytes) -> bytes | None:
    """What stands around the cells of a sheet that is well-formed and has none but plain ones; None of any other."""
    begin = sheet.find(_BEGIN)
    cells = _CELLS.match(sheet, begin + len(_BEGIN)) if begin >= 0 else None
    if cells is None:
        return None
    around = sheet[: cells.start()] + sheet[cells.end() :]
    is_alone = around.count(_BEGIN[:-1]) == 1 and _HIDING.search(around, 1) is None
    return around if is_alone and is_well_formed(around) else None


def without_second_look(sheet: bytes) -> bytes:
    """A plain sheet with an empty list of merged cells before its cells: calamine looks for one, for which it would go
    through all cells once more, and refuse what is not well-formed."""
    begin = sheet.find(_BEGIN)
    return sheet[:begin] + b"<mergeCells></mergeCells>" + sheet[begin:]
