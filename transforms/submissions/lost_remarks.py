"""Sentences in 08-NX that stand under no heading: notes, but they may be remarks of the unit, and that is said; and so
are lines in other forms that go on with the text above them."""

from __future__ import annotations

from transforms.definitions.cells import cell_address
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.definitions.patterns import late_pattern
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.remark_headings import heading_of
from transforms.tables.row_notes import is_note, is_note_row, is_page_number, is_sentence
from transforms.tables.row_words import filled_cells
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.text.vietnamese import folded_words

_TEXTS = frozenset((FieldType.TEXT, FieldType.LONG_TEXT))
_LINES = frozenset((IgnoredKind.NOTE, IgnoredKind.SECTION))
_LISTED = frozenset(("findings", "supporting_units", "result_document", "delay_reason"))  # maybe a line each
_MARKS = ("-", "\u2013", "+", "•")
_LONGEST_CLOSING = 300  # letters
_FEWEST_HEADINGS = 2  # of different names
# What ends any report: "Trên đây là báo cáo của Sở …", "Kính đề nghị Sở Nội vụ tổng hợp."
_CLOSING = late_pattern(
    r"(?:tren day la|tran trong|kinh (?:gui|bao cao)|kinh de nghi .{0,80} tong hop)\b.*|.*\bbao cao\b.*\bde .* biet\b.*"
)
_NUMBERED = late_pattern(r"(?:[IVX]{1,4}|[A-ZĐ]|\d{1,2})\s*[.)\-/]")


def say_lost_remarks(work: SheetWork, table: Table, told: Rows) -> None:
    """Say which lone sentences in the table's own columns are taken for no remark: below the rows those that no word
    makes a note, and all that stand among the remarks themselves."""
    if table.form != "remark":
        return
    last = max(told.data, default=-1)
    columns = {column: name for name, column in table.columns.items()}
    note = -2  # the place of the last line of a note
    for place, kind in sorted(told.ignored.items()):
        number, cells = work.rows[place]
        filled = filled_cells(cells)
        if kind not in _LINES or filled[0][0] not in columns:
            continue
        column, text = filled[0][0], str(filled[0][1])
        if is_page_number(text):
            continue
        if is_note(text) or (place == note + 1 and not text[:1].isalnum()):
            note = place  # with the lines under it that begin with a mark
        among = columns[column] == "body" and place < last
        if not among and (note == place or not is_sentence(text) or _NUMBERED.match(text) or is_note_row(filled)):
            continue
        if not among and len(text) <= _LONGEST_CLOSING and _CLOSING.fullmatch(folded_words(text)):
            continue
        work.doubt(
            f"{work.page} dòng {number}: “{quoted(text)}” không thuộc mục nào của biểu.",
            "Dòng này được coi là ghi chú, không phải nhận xét. Nếu là nhận xét, hãy ghi tên mục vào cột "
            "“Mục” và nội dung vào cột “Nội dung”.",
            cell=cell_address(column, number),
            text=text,
        )


def say_remarks_below(work: SheetWork, table: Table, told: Rows) -> None:
    """Say that lines below the rows of another form are headings of 08-NX with their text, which nobody reads there."""
    if table.form == "remark" or not told.data:
        return
    found: dict[str, int] = {}
    for place, kind in sorted(told.ignored.items()):
        cells = work.rows[place][1]
        text = next((value for value in cells if value is not None), None)
        if place > told.data[-1] and kind in _LINES and type(text) is str and (heading := heading_of(text)[0]):
            found.setdefault(heading, place)
    if len(found) >= _FEWEST_HEADINGS:
        number = work.rows[min(found.values())][0]
        work.doubt(
            f"{work.page} có mục nhận xét ({', '.join(found)}) nằm dưới bảng, từ dòng {number}.",
            "Không đọc các dòng này; nếu là biểu 08-NX, hãy chuyển sang trang 08-NX rồi gửi lại.",
            cell=f"A{number}",
        )


def say_lines_that_go_on(work: SheetWork, table: Table, told: Rows) -> None:
    """Say which lone words below a text of a row seem to be the rest of it: a row's cells are not joined by guess."""
    if IgnoredKind.SECTION not in told.ignored.values():
        return
    spec = table.spec  # below a row's number stands the letter of a group: "b) Khối sự nghiệp"
    texts = {column for name, column in table.columns.items() if name != "no" and spec.field(name).type in _TEXTS}
    # Marks head groups as well, where a row's first words stand.
    listed = {table.columns[name] for name in table.columns if name in _LISTED}
    data = frozenset(told.data)
    for place, kind in sorted(told.ignored.items()):
        number, cells = work.rows[place]
        filled = [column for column, value in enumerate(cells) if value is not None]
        if kind is not IgnoredKind.SECTION or len(filled) != 1 or filled[0] not in texts or place - 1 not in data:
            continue
        column, text = filled[0], str(cells[filled[0]])
        if is_note_row([(column, text)]):  # "trang 2"
            continue
        above_number, above = work.rows[place - 1]
        goes_on = text[:1].islower() or (text[:1] in _MARKS and column in listed)
        if goes_on and above_number == number - 1 and column < len(above) and type(above[column]) is str:
            work.doubt(
                f"{work.page} dòng {number}: “{quoted(text)}” có vẻ nối tiếp ô trên.",
                "Không ghép vào dòng trên; nếu đúng như vậy, hãy ghi cả nội dung vào một ô rồi gửi lại.",
                cell=cell_address(column, number),
                text=text,
            )
