"""Sheets in which nobody knows a header: an answer that there is nothing, a form without its columns, or no form."""

from __future__ import annotations

from collections.abc import Sequence

from transforms.column_hints import hints_of_rows
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import SHEETS, line_to_add
from transforms.figures_outside import tells_a_figure
from transforms.findings import quoted
from transforms.headers import form_of_sheet_name, form_of_title, is_own_name, likely_form
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.row_words import is_nil_sentence
from transforms.sheet_work import SheetWork
from transforms.sheets import Value
from transforms.tables import Table
from transforms.vietnamese import clean, fold, is_nil_word

_REMARK = "remark"
_FEWEST_HEADINGS = 2
_LONGEST_HEADING = 80


def look_without_header(work: SheetWork) -> None:
    """A sheet under a form's own name or title that only says that there is nothing is a nil return; one full of rows
    without any header is that form without its columns."""
    form = _form_by_name(work)
    if form is None:
        return
    if _only_says_nil(work):
        work.nil_form = form
    elif is_own_name(form, work.name) and sum(sum(v is not None for v in cells) >= 4 for _, cells in work.rows) >= 1:
        work.headless = form


def remarks_without_header(rows: Sequence[Row], name: str) -> Table | None:
    """The table of a sheet of 08-NX that lacks its header: headings of its list one below the other, and what is said
    under each beside it."""
    if form_of_sheet_name(name) != _REMARK:
        return None
    headings = [
        (place, column)
        for place, (_, cells) in enumerate(rows)
        for column, value in enumerate(cells[:-1])
        if type(value) is str
        and len(value) <= _LONGEST_HEADING
        and find_value(_REMARK, "heading", value) is not None
        and type(cells[column + 1]) is str
    ]
    if len(headings) < _FEWEST_HEADINGS or len({column for _, column in headings}) > 1:
        return None
    first, column = headings[0]
    columns = {"heading": column, "body": column + 1}
    return Table(_REMARK, first, first, len(rows), columns, {}, {}, {}, rows[first][0], ())


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
    return fold(clean(texts[0])).lower().startswith(("bieu", "mau", "phu luc", "so ", "trang", "bang"))


def says_nil(value: Value) -> bool:
    """Whether a cell says that there was nothing to report."""
    return (type(value) is str and (is_nil_word(value) or value.strip() == "0")) or value == 0


def ignore_sheet(work: SheetWork) -> None:
    """Accept nothing of a sheet of another month, of one that adds up others, or of no known form, and say what it most
    likely is."""
    work.kinds = dict.fromkeys(range(len(work.rows)), IgnoredKind.UNKNOWN_SHEET)
    work.find_personal(0)
    if work.leftover:
        work.say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” là số liệu của kỳ khác còn sót lại.",
            consequence="Không nhận dòng nào của trang này; hãy xóa trang nếu không dùng.",
        )
    elif work.sums_up:
        work.say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” là tổng của các trang cùng biểu khác trong tệp.",
            consequence="Không nhận dòng nào của trang này, vì các trang kia đã được tính.",
        )
    else:
        work.say(
            "sheet.unknown",
            reason=f"Trang “{quoted(work.name)}” không phải là biểu mẫu đã biết.",
            consequence="Không nhận dòng nào của trang này. Nếu đây là biểu mẫu, hãy giữ nguyên dòng tiêu đề cột; "
            "nếu không, hãy xóa trang.",
            likely=_likely(work),
        )
    work.say_personal()


def _likely(work: SheetWork) -> str:
    form = _form_by_name(work)
    if form is not None:
        return hints_of_rows(form, work.rows)
    likely = likely_form(work.name) if _only_says_nil(work) else None
    if likely is None:
        return ""
    add = line_to_add(SHEETS, likely, clean(work.name))
    return f" Có phải là biểu {FORMS[likely].sheet} không phát sinh? Nếu phải, {add}."


def reject_headless(work: SheetWork) -> None:
    """Reject the rows of a sheet that bears a form's printed name and no header of it."""
    form = FORMS[work.headless or ""]
    work.answer(form.code, rejected=True)
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
