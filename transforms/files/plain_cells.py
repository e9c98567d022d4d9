"""Sheets of xlsx whose cells are all as nearly all programs write numbers, texts and formulas with their values: one
pattern proves it, and nothing that calamine hides or stumbles over has to be looked for among them."""

from __future__ import annotations

from transforms.definitions.patterns import late_pattern
from transforms.files.read_xml import is_well_formed

_BEGIN = b"<sheetData>"
_NUMBER = rb"<v>[\d.eE+-]++</v>"
_FORMULA = rb'<f(?: aca="false")?+>[^<>]*+</f>'  # as LibreOffice writes them, and others
_TEXT = rb'<is><t(?: xml:space="preserve")?+>[^<>]*+</t></is>'  # not among the shared ones, as openpyxl writes them
_USUAL = rb' s="\d{1,9}+"(?: t="s"><v>\d++</v></c>|><v>\d++</v></c>|/>)'  # most of all cells, in the fewest steps
# Within the first columns and rows, so that their box is small.
_CELLS = late_pattern(
    rb'(?:<row r="\d{1,4}+"(?: [\w:.]+="[^"<>&]*+")*+ ?(?:/>|>(?:<c r="(?:[A-Z]|[A-C][A-Z])\d{1,4}+"'
    rb"(?:" + _USUAL + rb'|(?: s="\d{1,9}")?+(?: t="[sbn]"(?: s="\d{1,9}")?+)?+'
    rb"(?:>" + _NUMBER + rb"</c>|/>| />|></c>|>" + _FORMULA + _NUMBER + rb'</c>| t="inlineStr">' + _TEXT + rb"</c>)"
    rb"))*+</row>))*+(?=</sheetData>)"
)
_HIDING = late_pattern(rb"<[!?]")  # comments and their like, which the cells may stand in
# The first letter of a text where it is one of `BLANKS`, and what may stand for one of these, or for a line end.
_BLANK_FIRST = late_pattern(
    rb">(?:[\x00-\x20]|\xc2[\x85\xa0\xad]|\xe2\x80[\x80-\x8f\xa8\xa9\xaf]|\xe2\x81[\x9f\xa0]|\xe3\x80\x80|\xef\xbb\xbf)"
)
_CODED = (b"\r", b"&#", b"_x", b"![CDATA[")


def around_plain_cells(sheet: bytes) -> bytes | None:
    """What stands around the cells of a sheet that is well-formed and has none but plain ones; None of any other."""
    begin = sheet.find(_BEGIN)
    cells = _CELLS.match(sheet, begin + len(_BEGIN)) if begin >= 0 else None
    if cells is None:
        return None
    around = sheet[: cells.start()] + sheet[cells.end() :]
    is_alone = around.count(_BEGIN[:-1]) == 1 and _HIDING.search(around, 1) is None
    return around if is_alone and is_well_formed(around) else None


def all_texts_show(strings: bytes) -> bool:
    """Whether each of the shared texts shows just as it stands, or is empty: none begins with a blank."""
    begin = strings.find(b"<sst")
    # The first byte alone is found the quickest, and hardly ever.
    if begin < 0 or any(mark[:1] in strings and strings.find(mark, begin) >= 0 for mark in _CODED):
        return False
    return _BLANK_FIRST.search(strings, begin) is None


def without_second_look(sheet: bytes) -> bytes:
    """A plain sheet with an empty list of merged cells before its cells: calamine looks for one, for which it would go
    through all cells once more, and refuse what is not well-formed."""
    begin = sheet.find(_BEGIN)
    return sheet[:begin] + b"<mergeCells></mergeCells>" + sheet[begin:]
