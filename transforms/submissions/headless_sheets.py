"""Sheets in which nobody knows a header: an answer that there is nothing, a form without its columns, or no form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import SHEETS, line_to_add
from transforms.files.sheets import Value
from transforms.submissions.figures_outside import tells_a_figure
from transforms.submissions.leftover_sheets import is_draft
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.column_hints import hints_of_rows
from transforms.tables.findings import quoted
from transforms.tables.remark_headings import heading_of
from transforms.tables.row_groups import numbers_a_row_or_group
from transforms.tables.row_notes import is_signature
from transforms.tables.row_words import filled_cells, is_nil_sentence
from transforms.tables.tables import Table
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import clean, folded_words, is_nil_word
from transforms.values.form_names import form_of_sheet_name, form_of_title, is_own_name, likely_form
from transforms.values.list_values import find_value

_LISTED = {"remark": ("heading", "body"), "dissemination": ("item", "value")}
_FEWEST_LISTED = 2
_LONGEST_LISTED = 80
_MOST_TITLES = 12  # rows down to a header
_MOST_TITLE_CELLS = 3


def form_without_header(work: SheetWork) -> tuple[str | None, str | None]:
    """The form of which a sheet without a table is a nil return: under the form's own name or title it only says that
    there is nothing. Else the one whose rows it is full of without any header."""
    form = _form_by_name(work)
    if form is None:
        return None, None
    if _only_says_nil(work):
        return form, None
    full = is_own_name(form, work.name) and any(sum(v is not None for v in cells) >= 4 for _, cells in work.rows)
    return None, form if full else None


def table_without_header(rows: Sequence[Row], name: str) -> Table | None:
    """The table of a sheet of 08-NX or 04-QT that lacks its header: words of the form's list one below the other, and
    beside each what is said under it, or its one figure; in 08-NX what is said may stand below it."""
    form = form_of_sheet_name(name) or next(_forms_of_titles(rows), None)
    if form not in _LISTED:
        return None
    listed, beside = _LISTED[form]
    found = [
        (place, column)
        for place, (_, cells) in enumerate(rows)
        for column, value in enumerate(cells[:-1])
        if type(value) is str
        and len(value) <= _LONGEST_LISTED
        and find_value(form, listed, value) is not None
        and _is_answer(form, cells[column + 1 :])
    ]
    if len(found) >= _FEWEST_LISTED and len({column for _, column in found}) == 1:
        first, column = found[0]
        columns = {listed: column, beside: column + 1}
    elif form == "remark" and (amid := _remarks_below(rows)):
        first, column = amid
        columns = {beside: column}
    else:
        return None
    return Table(form, first, first, len(rows), columns, {}, {}, {}, rows[first][0], ((),) * (column + 2))


def _forms_of_titles(rows: Sequence[Row]) -> Iterator[str]:
    for _, cells in rows[:_MOST_TITLES]:
        if len(cells) - cells.count(None) <= _MOST_TITLE_CELLS:
            yield from (form for value in cells if type(value) is str and (form := form_of_title(value)))


def _remarks_below(rows: Sequence[Row]) -> tuple[int, int] | None:
    """The first heading's place and the column of headings with what is said below or behind them, where nothing but
    numbers stands beside it, up to a signature."""
    found: list[tuple[int, int]] = []
    says = False  # whether there is any text but headings
    for place, (_, cells) in enumerate(rows):
        filled = filled_cells(cells)
        if found and is_signature(filled, among_texts=True):
            break
        *beside, value = [value for _, value in filled]
        column = filled[-1][0]
        heading, text = heading_of(value) if type(value) is str else (None, "")
        if heading is not None:
            found.append((place, column))
        says = says or bool(found and text)
        if found and (column != found[0][1] or type(value) is not str or not all(map(numbers_a_row_or_group, beside))):
            return None
    return found[0] if says and len(found) >= _FEWEST_LISTED else None


def _is_answer(form: str, cells: Sequence[Value]) -> bool:
    if form == "remark":
        return type(cells[0]) is str
    return type(cells[0]) in (int, float) and all(value is None or type(value) is str for value in cells[1:])


def _form_by_name(work: SheetWork) -> str | None:
    """The form that a title of the sheet names, else the sheet's own name."""
    titled = next((form for _, text in work.title_lines() if (form := form_of_title(text))), None)
    form = titled or form_of_sheet_name(work.name)
    return None if form == "cover" else form


def _only_says_nil(work: SheetWork) -> bool:
    filled = [[value for value in cells if value is not None] for _, cells in work.rows]
    if max(map(len, filled)) > 3 or not any(says_nil(value) for values in filled for value in values):
        return False
    return not any(tells_a_figure(cells) and not _heads_a_page(cells) for _, cells in work.rows)


def _heads_a_page(cells: tuple[Value, ...]) -> bool:
    """Whether a row with a number in it says nothing of the period: "Biểu số", 3; 1, "Không có"."""
    texts = [value for value in cells if type(value) is str]
    if any(is_nil_word(text) or is_nil_sentence(text) for text in texts):
        return True
    return folded_words(texts[0]).startswith(("bieu", "mau", "phu luc", "so ", "trang", "bang"))


def says_nil(value: Value) -> bool:
    """Whether a cell says that there was nothing to report."""
    return (type(value) is str and (is_nil_word(value) or value.strip() == "0")) or value == 0


def ignore_sheet(work: SheetWork) -> None:
    """Accept nothing of a sheet of another month or unit, of one that adds up others, of a register that others keep,
    or of no known form, and say what it most likely is."""
    if work.leftover:
        what = "bản nháp" if is_draft(work) else "số liệu của kỳ khác"
        work.doubt(
            f"{work.page} là {what} còn sót lại.",
            "Không nhận dòng nào của trang này; hãy xóa trang nếu không dùng, hoặc sửa tên trang và tiêu "
            "đề nếu đó là số liệu của kỳ này.",
        )
    elif work.of_unit:
        work.doubt(
            f"{work.page} có tiêu đề “{quoted(work.of_unit)}”, bên cạnh trang cùng biểu của đơn vị gửi báo cáo.",
            "Không nhận dòng nào của trang này; hãy xóa trang nếu là số liệu của đơn vị khác, hoặc sửa "
            "tiêu đề nếu đó là số liệu của đơn vị mình.",
        )
    elif work.sums_up:
        work.doubt(
            f"{work.page} tổng hợp hoặc nhắc lại số liệu của trang cùng biểu khác trong tệp.",
            "Không nhận dòng nào của trang này, vì các trang kia đã được tính.",
        )
    elif work.of_others:
        work.doubt(
            f"{work.page} là bản sao của sổ do cơ quan khác giữ.",
            "Không nhận dòng nào của trang này, vì sổ đó do cơ quan giữ sổ gửi; hãy xóa trang, hoặc ghi "
            "tiêu đề cột đúng như biểu mẫu nếu đó là biểu của đơn vị.",
        )
    else:
        work.doubt(
            f"{work.page} không phải là biểu mẫu đã biết.",
            f"Không nhận dòng nào của trang này. Nếu đây là {_wanted(work)}; nếu không, hãy xóa trang.",
            likely=_likely(work),
        )
    work.ignore_all(IgnoredKind.UNKNOWN_SHEET)


def _wanted(work: SheetWork) -> str:
    if _only_says_nil(work):
        return "biểu không phát sinh, hãy đặt tên trang đúng như biểu mẫu, ví dụ “03-VP”"
    return "biểu mẫu, hãy giữ nguyên dòng tiêu đề cột"


def _likely(work: SheetWork) -> str:
    form = _form_by_name(work)
    if form is not None:
        return hints_of_rows(form, work.rows)
    likely = likely_form(work.name) if _only_says_nil(work) else None
    if likely is None:
        return ""
    add = line_to_add(SHEETS, likely, clean(work.name))
    return f" Có phải là biểu {FORMS[likely].sheet} không phát sinh? Nếu phải, {add}."


def accept_nil(work: SheetWork, form: str) -> None:
    """Take a sheet without a header, but with the form's name, for the answer that there was nothing."""
    work.answer(form, nil=True)
    for place, (_, cells) in enumerate(work.rows):
        nil = any(says_nil(value) for value in cells if value is not None)
        work.kinds[place] = IgnoredKind.NIL if nil else IgnoredKind.TITLE


def reject_headless(work: SheetWork) -> None:
    """Reject the rows of a sheet that bears a form's printed name and no header of it."""
    form = FORMS[work.headless or ""]
    work.answer(form.code, rejected=True)
    work.hide_lists_of_persons(range(min(len(work.rows), _MOST_TITLES)))
    for place, (_, cells) in enumerate(work.rows):
        if sum(value is not None for value in cells) >= 4:
            work.outcomes[place] = "rejected"
        else:
            work.kinds[place] = IgnoredKind.TITLE
    work.say(
        "sheet.missing_column",
        form=form.sheet,
        columns="; ".join(f"“{f.header}”" for f in form.fields if f.required) + " (không thấy dòng tiêu đề cột)",
        likely=hints_of_rows(form.code, work.rows),
    )
