"""Offices that stand alone below a row, in the column of those that rows are about: no heading of a group, which stands
left, but most likely a second office of the row above. A row's cells are not told by guess, and that is said."""

from __future__ import annotations

import datetime as dt

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.files.sheets import Value, cell_at
from transforms.submissions.judged_table import Occasion
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.row_sums import FIRST_NUMBERS, number_in
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.vietnamese import folded_words
from transforms.values.normalise import text_of

# Of 02-KT and 03-VP, which no list names, and of whoever helps with a task.
_OWN_OFFICES = frozenset(("inspected_unit", "office", "supporting_units"))
_BEGINS_OFFICE = late_pattern(
    r"(?:phong|chi cuc|trung tam|truong|benh vien|tram|doi|ban|van phong|thanh tra|xa|phuong|thi tran|ubnd)\b"
)
# Alone they name a kind of offices, and head those below: "Xã, thị trấn", "Phòng, ban chuyên môn", "Trường học".
_KINDS_OF_OFFICES = frozenset(
    "phong ban chuyen mon chi cuc trung tam truong hoc mam non tieu thcs thpt benh vien tram doi xa phuong thi tran"
    " ubnd cac khoi don vi su nghiep co quan hanh chinh truc thuoc cap huyen tinh thanh pho va".split()
)
_WORD = late_pattern(r"[a-z]+")
_LONE = frozenset((IgnoredKind.SECTION, IgnoredKind.NOTE))


def say_offices_alone(work: SheetWork, table: Table, told: Rows, occasion: Occasion) -> None:
    """Say which rows hold nothing but an office below that of the row above."""
    if _LONE.isdisjoint(told.ignored.values()):
        return
    spec = table.spec
    columns = {
        column: spec.field(name)
        for name, column in table.columns.items()
        if spec.field(name).type is FieldType.UNIT or name in _OWN_OFFICES
    }
    data = frozenset(told.data)
    goes_on = -1  # the place of the last of them
    for place, kind in sorted(told.ignored.items()):
        number, cells = work.rows[place]
        filled = [column for column, value in enumerate(cells) if value is not None]
        if kind not in _LONE or len(filled) != 1 or filled[0] not in columns or work.rows[place - 1][0] != number - 1:
            continue
        field, text = columns[filled[0]], text_of(cells[filled[0]])
        if not text or text.isupper() or (place - 1 not in data and place - 1 != goes_on):
            continue
        office = _office(text, occasion, is_own=field.type is not FieldType.UNIT)
        if office is None or (
            place + 1 in data and _heads(office, work.rows[place + 1][1], filled[0], table, occasion)
        ):
            continue
        goes_on = place
        work.doubt(
            f"{work.page} dòng {number} chỉ có “{quoted(text)}” ở cột “{field.header}”.",
            "Dòng này không được tính, cũng không ghép vào dòng trên; nếu là một dòng số liệu, hãy ghi đủ các cột của "
            "dòng đó rồi gửi lại.",
            cell=cell_address(filled[0], number),
            text=text,
        )


def _heads(office: str, below: tuple[Value, ...], column: int, table: Table, occasion: Occasion) -> bool:
    """Whether an office heads the row below it: that is of the same one, of a commune of it or of nobody, or numbers
    begin anew there."""
    text = text_of(cell_at(below, column))
    if not text or number_in(below, table.columns.get("no", -1)).lstrip("0").upper() in FIRST_NUMBERS:
        return True
    if _office(text, occasion, is_own=True) == office:
        return True
    return occasion.names.resolve(text, _day(occasion), parent=office).unit is not None


def _office(text: str, occasion: Occasion, *, is_own: bool) -> str | None:
    """The unit that a text names, or the words for an office of the sender's own; None where it is neither."""
    found = occasion.names.resolve(text, _day(occasion))
    if found.unit is not None:
        return found.unit if found.unit != PROVINCE else None
    words = folded_words(text)
    is_office = is_own and _BEGINS_OFFICE.match(words) and not _KINDS_OF_OFFICES.issuperset(_WORD.findall(words))
    return words if is_office else None


def _day(occasion: Occasion) -> dt.date:
    return occasion.window.last if occasion.window else occasion.received_on
