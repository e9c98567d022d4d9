"""Totals that may be something else: of a table without rows, or called as a field may be and the sum of no rows; and
rows that may be totals: whole, but with the sums of those numbered below them."""

from __future__ import annotations

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.files.sheets import Value, cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.row_groups import heads_by_numbers, heads_without_number
from transforms.tables.row_sums import DataRows, adds_up_beside, figures_of, has_figures, has_number
from transforms.tables.row_words import goes_on_like_a_field, is_short_total
from transforms.text.vietnamese import folded_words

_MOST_PARTS = 5  # that are named


def say_totals_alone(work: SheetWork, position: int) -> bool:
    """Whether the totals of a table say more than that there was nothing in the period, where no rows of its form are
    in the sheet. Taken for rows they would count twice where these stand in another sheet."""
    table = work.tables[position]
    if table.form in work.answered:
        return False
    columns = {column for name, column in table.columns.items() if name != "no"}
    totals = sorted(place for place, kind in work.told[position].ignored.items() if kind is IgnoredKind.TOTAL)
    rows = [work.rows[place] for place in totals]
    numbers = [number for number, cells in rows if has_figures(cells, columns) and not _is_to_date(cells)]
    if not numbers:
        return False
    work.doubt(
        f"Bảng {table.spec.sheet} ở trang “{quoted(work.name)}” chỉ có dòng tổng có số liệu (dòng "
        f"{', '.join(map(str, numbers[:5]))}), không có dòng chi tiết nào.",
        "Không lấy số nào từ dòng tổng; hãy ghi các dòng chi tiết rồi gửi lại.",
        cell=f"A{numbers[0]}",
    )
    return True


def say_doubtful_totals(work: SheetWork, position: int) -> None:
    """Rows of 06-TTHC that are totals by their words alone, which may be a field's: they add up no rows. What is called
    "TC" without the number that the others have, and adds up none, is taken; so are rows under which the numbers of the
    others begin anew, and those without a number over rows with one."""
    table, told = work.tables[position], work.told[position]
    if table.form != "service_result" or not told.data:
        return
    name, number = table.columns.get("field", -1), table.columns.get("no", -1)
    counts = [column for field, column in table.columns.items() if table.spec.field(field).type is FieldType.COUNT]
    data = DataRows(work.rows, told.data, counts, number)
    for place, kind in sorted(told.ignored.items()):
        cells = work.rows[place][1]
        label = cell_at(cells, name) if kind is IgnoredKind.TOTAL else None
        if type(label) is not str or not has_figures(cells, counts) or is_short_total(label):
            continue
        if not goes_on_like_a_field(label, has_number(cells, number)):
            continue
        if not adds_up_beside(data, place):
            _say_doubt(work, place, label, "được coi là dòng tổng", "Không nhận dòng này; nếu là một lĩnh vực")
    for place in told.data if data.numbered.count(False) == 1 < len(told.data) else ():
        cells = work.rows[place][1]
        label = cell_at(cells, name)
        if type(label) is str and is_short_total(label) and not has_number(cells, number):
            _say_doubt(work, place, label, "được coi là một lĩnh vực", "Vẫn nhận dòng này; nếu là dòng tổng")
    for place in heads_by_numbers(data) or heads_without_number(data):
        label = str(cell_at(work.rows[place][1], name) or "")
        if label and not is_short_total(label):  # one without a name is told as such
            _say_doubt(work, place, label, "được coi là một lĩnh vực", "Vẫn nhận dòng này; nếu là dòng của nhóm")


def say_sums_of_parts(work: SheetWork, position: int) -> None:
    """Whole rows that hold the sums of the rows numbered below them, 1 over 1.1 and 1.2: what they say beside the sums
    may be of them alone ("UBND huyện" inspected with its communes), and so all are taken, and that is said."""
    table, told = work.tables[position], work.told[position]
    number = table.columns.get("no", -1)
    counts = [column for field, column in table.columns.items() if table.spec.field(field).type is FieldType.COUNT]
    data = DataRows(work.rows, told.data, counts, number)
    if not counts or table.spec.items or not data.may_have_groups:
        return
    numbers = data.numbers
    for start, whole in enumerate(numbers):
        end = start + 1
        while end < len(numbers) and whole and numbers[end].startswith(f"{whole}."):
            end += 1
        figures, sums = figures_of(data.cells[start], counts), data.sums(start + 1, end)
        if any(figures.values()) and sums.are(figures) and sums.are_of_several(figures):
            row = work.rows[data.places[start]][0]
            parts = ", ".join(numbers[start + 1 : end][:_MOST_PARTS])
            work.doubt(
                f"{work.page}: số của dòng {row} (STT {whole}) đúng bằng tổng các dòng STT {parts} ở dưới.",
                "Vẫn nhận tất cả; nếu dòng trên chỉ là dòng cộng thì số liệu bị tính hai lần, hãy xóa dòng đó "
                "rồi gửi lại.",
                cell=f"A{row}",
            )


def _say_doubt(work: SheetWork, place: int, label: str, taken: str, consequence: str) -> None:
    number = work.rows[place][0]
    work.doubt(
        f"{work.page}: dòng {number} “{quoted(label)}” {taken}, nhưng không phải tổng của các dòng liền kề.",
        f"{consequence}, hãy ghi rõ tên rồi gửi lại.",
        cell=f"A{number}",
        text=label,
    )


def _is_to_date(cells: tuple[Value, ...]) -> bool:
    return any(type(value) is str and "luy ke" in folded_words(value) for value in cells)
