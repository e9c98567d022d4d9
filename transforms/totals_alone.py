"""A table of a total with figures and no rows: neither rows nor a nil return, and that is said."""

from __future__ import annotations

from transforms.definitions.codes import IgnoredKind
from transforms.findings import quoted
from transforms.row_sums import has_figures
from transforms.sheet_work import SheetWork
from transforms.sheets import Value
from transforms.vietnamese import fold


def say_totals_alone(work: SheetWork, position: int) -> bool:
    """Whether the totals of a table say more than that there was nothing in the period, where no rows of its form are
    in the sheet. Taken for rows they would count twice where these stand in another sheet."""
    table = work.tables[position]
    of_form = [told for other, told in work.told.items() if work.tables[other].form == table.form]
    if any(told.data or IgnoredKind.NIL in told.ignored.values() for told in of_form):
        return False
    columns = {column for name, column in table.columns.items() if name != "no"}
    totals = sorted(place for place, kind in work.told[position].ignored.items() if kind is IgnoredKind.TOTAL)
    rows = [work.rows[place] for place in totals]
    numbers = [number for number, cells in rows if has_figures(cells, columns) and not _is_to_date(cells)]
    if not numbers:
        return False
    work.say(
        "sheet.unknown",
        cell=f"A{numbers[0]}",
        row=numbers[0],
        reason=f"Bảng {table.spec.sheet} ở trang “{quoted(work.name)}” chỉ có dòng tổng có số liệu (dòng "
        f"{', '.join(map(str, numbers[:5]))}), không có dòng chi tiết nào.",
        consequence="Không lấy số nào từ dòng tổng; hãy ghi các dòng chi tiết rồi gửi lại.",
    )
    return True


def _is_to_date(cells: tuple[Value, ...]) -> bool:
    return any(type(value) is str and "luy ke" in fold(value).lower() for value in cells)
