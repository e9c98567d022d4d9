"""Rows of 06-TTHC that their mark or number calls parts of the row above ("- Cấp mới", "1.1", "a)") and that do not add
up to it: those with a letter are left out of the count, others count as rows of their own; that is said. So are rows
that seem to tell several of what a form counts by rows, or whose note says that they should not count, and balances of
the province that those of units add up to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.definitions.units import PROVINCE
from transforms.files.sheets import Value, cell_at
from transforms.submissions.judged_table import JudgedTable
from transforms.tables.findings import broken_sum, quoted
from transforms.tables.findings import place as called
from transforms.tables.row_groups import group_rank
from transforms.tables.row_words import is_part_label, marks_part, numbers_a_row
from transforms.text.legacy_sheets import Row
from transforms.values.normalise import Typed, TypedColumn
from transforms.values.numbers import read_count_column

_OWN_ROWS = (
    "tạm thời mỗi dòng được tính là một lĩnh vực riêng: nếu là thành phần, hãy sửa cho khớp; "
    "nếu không, hãy đánh số thứ tự riêng cho từng dòng"
)
_OF_A_PAGE = (IgnoredKind.REPEAT_HEADER, IgnoredKind.NUMBERING)
_LONGEST = 2000
# "Phòng A, phòng B", "1. Xã A\n2. Xã B", but not "Phòng Tài chính, Kế hoạch", nor "Trường A, xã B", nor "Trường A,
# trường đạt chuẩn quốc gia", where the word tells more of the same.
_OFFICES = late_pattern(
    r"\A\W*(?:\d{1,2}[.)]\s*)?(?:ubnd\s)?([^\W\d]+)\s.*(?:[,;\n+&]|\svà\s|\s[-–]\s)"
    r"[^\w,;\n+&–-]*[–-]?\s*(?:\d{1,2}[.)]\s*)?(?:và\s)?(?:ubnd\s)?\1\s"
    r"(?!(?:đạt|thuộc|trực thuộc|có|được|đã|đang|mới|là|nơi)\s)",
    re.DOTALL,
)
# "02 phòng", "Toàn bộ các xã", "Khối Đảng (5 đơn vị)", but not "Trung tâm Y tế (14 trạm)": it has them.
_COUNT_OF_OFFICES = late_pattern(
    r"(?:ubnd\s)?(?:các|những|toàn bộ|tất cả|100\s?%|0?[2-9]|[1-9]\d)\s+[^\W\d]"
    r"|(?:khối|cụm|ngành)\b[^(]*+\((?:gồm\s)?(?:0?[2-9]|[1-9]\d)\s(?:đơn vị|cơ quan|phòng|xã|phường|trường|trạm)\b",
)
# "01, 02/KH-UBND", "01/KH-UBND và 02/KH-UBND", but not "12/KH-UBND, 15/7/2020".
_NUMBERS = late_pattern(r"\d(?:\s?/[^\s,;&+]+)?\s*(?:[,;&+\n]|và\s|đến\s)\s*(?:số\s*)?\d+[a-zđ]?\s?/\s?[^\W\d]")
# "12, 13", "03 công văn".
_COUNT_OF_DOCUMENTS = late_pattern(
    r"\d{1,5}(?:\s?[,;]\s\d{1,5})+\Z"
    r"|(?:các|nhiều|0?[2-9]|[1-9]\d)\s(?:văn bản|công văn)\b"
)


def _found(several: re.Pattern[str], count: re.Pattern[str]) -> Remembered[str, bool]:
    return Remembered(lambda text: bool(several.search(text[:_LONGEST]) or count.match(text[:_LONGEST])))


# One of them stands between several, and in a count of them, in lower case; a quick look at a whole column, whose texts
# begin behind "|".
_BETWEEN = (",", ";", "\n", "+", "&", " và ", " đến ", " - ", " \u2013 ")
_IN_COUNTS = ("|các ", "|những ", "|toàn ", "|tất ", "|ubnd các ", "(", *[f"|{digit}" for digit in range(10)])
# By form: the field of what it counts by rows, the marks of several, whether a text seems to be, what they are, as what
# one counts.
_ONE_IN_A_ROW = {
    "inspection_report": (
        "inspected_unit",
        (*_BETWEEN, *_IN_COUNTS),
        _found(_OFFICES, _COUNT_OF_OFFICES),
        "đơn vị",
        "lượt",
    ),
    "issued_document": (
        "document_number",
        (*_BETWEEN, " văn ", " công "),
        _found(_NUMBERS, _COUNT_OF_DOCUMENTS),
        "văn bản",
        "văn bản",
    ),
}
_TEXT_OF_ENTRY = {"task_progress": "content", "service_result": "field"}
_OF_EVENTS = frozenset(("inspection_report", "violation", "issued_document", "inspection_register"))
# Of a row that should not stand: "Trùng dòng 3", "Ghi nhầm tháng"; but not "Hủy quyết định kỷ luật", "Trùng số với công
# văn trước", "Nhầm tháng sinh", "Không tính phí".
_NOT_TO_COUNT = late_pattern(
    r"\W*(?:(?:đã|được)\s)?(?:(?:hủy|huỷ|bỏ)(?=(?:\sbỏ)?\W*$|(?:\sbỏ|\squa)?\sdòng\b)"
    r"|trùng(?:\slặp)?(?=\s(?:với\s)?(?:dòng\b|(?:mục|stt|trang)\s\d)|\W*$)"
    r"|(?:(?:ghi|nhập|gõ)\s)?nhầm(?=(?:\s(?:dòng|tháng|đơn vị))?(?:\s\d\S*)?\W*$)|không\stính(?=\W*$|\sdòng\b))",
    re.IGNORECASE,
)
# Of a visit that did not take place: "Hoãn sang tháng 9"; but not "Hoãn công bố", "Chưa kiểm tra được kho".
_NOT_VISITED = late_pattern(
    r"\W*(?:(?:đã|được|tạm)\s)?(?:hoãn(?=\s(?:sang|đến|lại|do|vì|cuộc|kiểm tra|lịch)\b|\W*$)"
    r"|(?:hủy|huỷ)(?=\s(?:cuộc|đoàn|lịch|kiểm tra|do|vì)\b)"
    r"|(?:không|chưa)\s(?:tiến hành|kiểm tra|tổ chức)(?=(?:\sđược)?(?:\s(?:do|vì)\b|\W*$)))",
    re.IGNORECASE,
)
_LEFT_OUT = "tạm thời chỉ lấy số của dòng này, không tính các dòng bên dưới"


def several_in_rows(judged: JudgedTable) -> None:
    """Say of a row that seems to tell several units or documents that it counts as one (a warning)."""
    if judged.form.code not in _ONE_IN_A_ROW:
        return
    name, marks, seem_several, what, counted = _ONE_IN_A_ROW[judged.form.code]
    if name not in judged.columns:
        return
    column = judged.columns[name]
    told = [value.lower() if type(value) is str else "" for value in column.raw]
    together = "|".join(["", *told])
    for position, text in enumerate(told) if any(mark in together for mark in marks) else ():
        if position not in judged.bad and seem_several[text]:
            where = called(judged.cell(name, position), column.field.whole_header)
            judged.doubt(
                position,
                name,
                f"{where}: “{quoted(str(column.raw[position]))}” có vẻ là nhiều {what} trong một dòng.",
                f"Dòng được tính là một {counted}; nếu đúng là nhiều {what}, hãy ghi mỗi {what} một dòng rồi gửi lại.",
            )


def entries_on_several_rows(judged: JudgedTable, rows: Sequence[Row], data: Sequence[int]) -> None:
    """Say of a row that is as the one right above, its number too, but for the text of what it counts: in tables from
    Word each line of a text has a row, under the merged cells of one entry. It counts, for it may be another entry. It
    is one where it has cells of its own beside the text, under a merged number."""
    name = _TEXT_OF_ENTRY.get(judged.form.code)
    numbers = judged.columns.get("no")
    if name is None or name not in judged.columns or numbers is None or judged.rejected:
        return
    if len(set(numbers.values)) == len(numbers.values):  # as in nearly all tables
        return
    others = [judged.columns[field] for field in judged.table.columns if field != name]
    entries = list(zip(*(column.values for column in others if column is not numbers), strict=True))
    for position in range(1, len(entries)):
        above = position - 1
        cells = rows[data[position]][1]
        own = [column for column in others if column.column < len(cells) and cells[column.column] is not None]
        if (
            numbers.values[position] is not None
            and numbers.values[position] == numbers.values[above]
            and entries[position] == entries[above]
            and any(entries[position])  # noughts add up to none
            and (not own or numbers in own)
            and judged.numbers[position] == judged.numbers[above] + 1
            and judged.bad.isdisjoint((above, position))
        ):
            field = judged.columns[name].field
            judged.doubt(
                position,
                name,
                f"Dòng {judged.numbers[position]} giống dòng {judged.numbers[above]}, cả số thứ tự, chỉ khác "
                f"“{field.whole_header}”.",
                "Mỗi dòng vẫn được tính riêng; nếu là một mục ghi trên nhiều dòng, hãy ghi đủ nội dung vào một ô, xóa "
                "dòng thừa rồi gửi lại.",
            )


def noted_not_to_count(judged: JudgedTable) -> None:
    """Rows of events whose note says that there was none, or that it stands elsewhere: they count, for nobody knows
    what the note is of. A visit that found something did take place, whatever was put off or called off after it."""
    note = judged.columns.get("note") if judged.form.code in _OF_EVENTS else None
    found = judged.columns.get("finding_count")
    for position, text in enumerate(note.values) if note and any(note.values) else ():
        if not isinstance(text, str) or position in judged.bad:
            continue
        if _NOT_TO_COUNT.match(text) or (found and not found.values[position] and _NOT_VISITED.match(text)):
            judged.doubt(
                position,
                "note",
                f"Dòng {judged.numbers[position]} có ghi chú “{quoted(text)}”.",
                "Dòng vẫn được tính như các dòng khác; nếu đã hủy, hoãn hoặc ghi trùng, hãy xóa dòng rồi gửi lại.",
            )


def balances_of_all_units(judged: JudgedTable) -> None:
    """Balances of the province that are the sums of those of units beside them: all are added (a warning)."""
    if judged.form.code != "opening_balance" or not {"measure", "unit", "value"} <= judged.columns.keys():
        return
    told = {name: judged.columns[name].values for name in ("unit", "value")}
    names = [name for name in ("measure", "from_date", "to_date") if name in judged.columns]
    alike: defaultdict[tuple[Typed, ...], list[int]] = defaultdict(list)
    for position, of in enumerate(zip(*(judged.columns[name].values for name in names), strict=True)):
        if position not in judged.bad and isinstance(told["value"][position], Decimal):
            alike[of].append(position)
    for positions in alike.values():
        units = [position for position in positions if told["unit"][position] not in (None, PROVINCE)]
        together = sum((value for n in units if isinstance(value := told["value"][n], Decimal)), Decimal())
        for position in positions if len(units) > 1 and together else ():
            if position not in units and told["value"][position] == together:
                where = called(judged.cell("value", position), judged.form.field("value").header)
                judged.doubt(
                    position,
                    "value",
                    f"{where}: số của tỉnh đúng bằng tổng số của {len(units)} đơn vị trong cùng bảng.",
                    "Vẫn cộng tất cả; nếu đây là số tổng hợp từ các đơn vị thì bị tính hai lần, hãy xóa dòng này rồi "
                    "gửi lại.",
                )


def parts_of_rows(judged: JudgedTable) -> None:
    """Say at a row which rows below it look like its parts but have another sum (a warning)."""
    numbers, names = judged.columns.get("no"), judged.columns.get("field")
    if not judged.form.identities or numbers is None or names is None:
        return
    for whole, parts in _families(numbers.raw, names.raw):
        if judged.bad.isdisjoint((whole, *parts)):
            sums = ((column, _sum(column.values[part] for part in parts)) for column in _counts(judged))
            _compare(judged, whole, [judged.numbers[part] for part in parts], sums, _OWN_ROWS)


def lettered_parts(
    judged: JudgedTable, rows: Sequence[Row], data: Sequence[int], ignored: Mapping[int, IgnoredKind]
) -> None:
    """The same of the rows with letters right below a row, which are no rows of data: "a)", "b)". Another first letter
    than "a" goes on with the groups of the table."""
    numbers, names = judged.columns.get("no"), judged.columns.get("field")
    if not judged.form.identities or numbers is None or names is None or judged.rejected:
        return
    for whole, place in enumerate(data):
        parts = list(_lettered(rows, place + 1, ignored, numbers.column))
        if (
            not parts
            or not _letter(parts[0][1], numbers.column).startswith("a")
            or whole in judged.bad
            or not numbers_a_row(numbers.raw[whole])
        ):
            continue
        if any(is_part_label(str(cells[names.column])) for _, cells in parts if names.column < len(cells)):
            continue  # "a) Trong đó: …": some of it, not all
        sums: list[tuple[TypedColumn, int]] = []
        for column in _counts(judged):
            readings = read_count_column([cells[column.column] for _, cells in parts if column.column < len(cells)])
            if all(reading.code is None for reading in readings) and any(
                reading.value is not None for reading in readings
            ):
                sums.append((column, _sum(reading.value for reading in readings)))
        _compare(judged, whole, [number for number, _ in parts], sums, _LEFT_OUT)


def _lettered(rows: Sequence[Row], place: int, ignored: Mapping[int, IgnoredKind], column: int) -> Iterator[Row]:
    """The rows with letters from a place on, maybe with the header told again at a page break among them."""
    while (kind := ignored.get(place)) in _OF_A_PAGE or kind is IgnoredKind.SECTION:
        if kind is IgnoredKind.SECTION:
            if not _letter(rows[place][1], column):
                return
            yield rows[place]
        place += 1


def _counts(judged: JudgedTable) -> list[TypedColumn]:
    return [column for column in judged.columns.values() if column.field.type is FieldType.COUNT]


def _sum(values: Iterable[Typed]) -> int:
    return sum(value for value in values if isinstance(value, int))


def _letter(cells: tuple[Value, ...], column: int) -> str:
    """The small letter that numbers a row; nothing where none does."""
    text = str(cell_at(cells, column) or "")
    return text.strip(" (") if group_rank(text) == "lower" else ""


def _compare(
    judged: JudgedTable, whole: int, rows: Sequence[int], sums: Iterable[tuple[TypedColumn, int]], counted: str
) -> None:
    """Say of the first column whose sum is another than the figure of the row."""
    for column, together in sums:
        value = _sum([column.values[whole]])
        if value != together:
            parts = f"các dòng bên dưới ({', '.join(map(str, rows))}) như là thành phần của dòng này"
            said = broken_sum(column.field.whole_header, str(value), parts, together)
            judged.say("row.sum_mismatch", whole, column.field.name, sums=said, counted=counted)
            break


def _families(numbers: Sequence[Value], names: Sequence[Value]) -> Iterator[tuple[int, range]]:
    """Positions of numbered rows and of the rows right below that are called their parts."""
    start, number = -1, ""
    for position, value in enumerate((*numbers, 0)):
        told = str(value or "").strip(" .")
        called = told.startswith(f"{number}.") or (position < len(numbers) and marks_part(told, str(names[position])))
        if start >= 0 and called:
            continue
        if 0 <= start < position - 1:
            yield start, range(start + 1, position)
        start, number = (position, told) if numbers_a_row(value) else (-1, "")
