"""Rows and tables of another period than the file's, left on a sheet of this one: by the lines above them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Kind, Period
from transforms.definitions.row_keys import OF_THE_MONTH, OF_THE_YEAR_SO_FAR, OF_YEARS
from transforms.submissions.register_parts import Parts, tables_of
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.row_groups import group_rank
from transforms.tables.row_sums import figure_in, number_in
from transforms.tables.rows import Rows
from transforms.tables.tables import Table
from transforms.tables.title_periods import (
    BEFORE,
    SUMMED,
    TITLES_KEPT,
    is_of_another_time,
    is_of_longer_days,
    is_of_this_time,
    is_of_year_so_far,
    overlap,
    says_when,
    title_period,
    title_period_within,
    window_in_words,
)
from transforms.text.vietnamese import folded_words

_LINES = frozenset((IgnoredKind.SECTION, IgnoredKind.NOTE, IgnoredKind.TOTAL))  # "Lũy kế" heads rows as well
_LONGEST_LINE = 60
# A line that says a period and nothing besides: "SỐ LIỆU THÁNG 7/2020", "Kỳ trước".
_PERIOD_WORDS = (
    r"so|lieu|bieu|bang|bao|cao|ket|qua|tinh|hinh|thuc|hien|phat|sinh|ky|cua|cu|thang|quy|nam|dau|cuoi|truoc|trong"
    r"|[\sivx\d()/.,:\-–]"
)
_PERIOD_ALONE = late_pattern(rf"(?:{_PERIOD_WORDS})+")
_FORM_ALONE = late_pattern(rf"(?:{_PERIOD_WORDS}|tong|hop|giai|quyet|ho|tthc|thu tuc hanh chinh)+")  # and a period
_SO_FAR = late_pattern(r"\b\d{1,2} thang(?: (?:dau|cuoi))?(?: nam\b|$)")
_GROUP = late_pattern(r"(?:[IVX]{1,4}|[A-Z]|\d{1,2})\s*[.)\-:/]\s+")
_FAR_BELOW = 4  # rows
# What is not done yet stays, whatever month gave it.
_BY_DATE = frozenset(("task_progress", "task_register", "inspection_register"))

_Titles = Mapping[int, Sequence[tuple[str | None, str]]]

# Rows that have neither days nor names of their own by which they would be known again.
OF_SUMS = "service_result"
_OF_FIGURES = OF_THE_MONTH - {"remark"}
OF_THE_PERIOD_ALONE = _OF_FIGURES - {"declared_total"}  # without a column for the year so far


def leftover_tables(work: SheetWork, period: Period | None) -> set[int]:
    """Tables of another period than the file's, by the lines above them, beside one of the right period; of a form
    whose rows tell no days also several of different ones: at most one could be the file's, and nobody knows which."""
    if len(work.tables) < 2 or period is None:
        return set()
    other = {n for n, table in enumerate(work.tables) if _is_of_another(table.form, work.lines_above(n), period)}
    for form in OF_THE_PERIOD_ALONE.intersection(work.forms):
        lines = {n: work.lines_above(n) for n, table in enumerate(work.tables) if table.form == form}
        other |= beside_the_own(lines, {n: told_of(above, period) for n, above in lines.items()}, period)
    right = {table.form for position, table in enumerate(work.tables) if position not in other}
    for form in OF_THE_MONTH - right:
        told = {told_of(work.lines_above(n), period) for n, table in enumerate(work.tables) if table.form == form}
        right |= {form} if len(told) > 1 else set()
    parts = Parts({place[1]: [place] for place in tables_of(work)})
    return {position for position in other if work.tables[position].form in right and not parts.holds(position)}


def left_beside(sides: Sequence[SheetWork], period: Period | None) -> SheetWork | None:
    """Of two tables of one form beside each other the one that its title says to be of another period, where that of
    the other names the file's."""
    if period is None or any(len(side.tables) != 1 for side in sides):
        return None
    titles = [side.lines_above(0) for side in sides]
    others = [side for side, lines in zip(sides, titles, strict=True) if _is_of_another(side.forms[0], lines, period)]
    named = period in [told_of(lines, period) for lines in titles]
    return others[0] if named and len(others) == 1 else None


def beside_the_own(lines: _Titles, told: Mapping[int, Period | None], period: Period) -> set[int]:
    """Those whose title is of the year so far or of a longer time that holds the period, beside one that is not, and
    those of another time that may hold the period or be part of it, beside one that names it. A title may well say no
    more than the year; it is the whole year's where but for that it says no more than the others."""
    longer = {n for n, above in lines.items() if is_of_year_so_far(above, told[n], period) or _holds(told[n], period)}
    years = _years_alone(lines, told)
    named = {n: one for n, one in told.items() if one == period or (one and (one.kind is not Kind.YEAR or n in years))}
    return (longer if longer != lines.keys() else set()) | _beside_the_whole(named, period)


def _holds(titled: Period | None, period: Period) -> bool:
    """Whether a quarter, half or nine months holds the period and more."""
    return titled is not None and titled.kind is not Kind.YEAR and {*period.months()} < {*titled.months()}


def _years_alone(lines: _Titles, told: Mapping[int, Period | None]) -> set[int]:
    return {n for n, one in told.items() if one and one.kind is Kind.YEAR and _says_no_more_than_others(lines, n)}


def _says_no_more_than_others(lines: _Titles, own: int) -> bool:
    """Whether the lines of one title say no more than a time and the form, but for what the others say as well."""
    others = {text for n, above in lines.items() if n != own for _, text in above}
    return all(text in others or _FORM_ALONE.fullmatch(folded_words(text)) for _, text in lines[own])


def says_no_more_than(text: str, period: Period) -> bool:
    """Whether a line says no more than the form and the period, or neither."""
    return _FORM_ALONE.fullmatch(folded_words(text)) is not None and told_of([(None, text)], period) in (None, period)


def _beside_the_whole(told: Mapping[int, Period | None], period: Period) -> set[int]:
    """Those told of another time beside one of the very period: the year so far, or parts of it."""
    return {n for n, one in told.items() if one not in (None, period)} if period in told.values() else set()


def say_years_beside(titled: Mapping[int, tuple[SheetWork, Sequence[tuple[str, str]]]], period: Period) -> None:
    """Of sheets or tables that add up, say of those titled for the year, and no more, beside some that are not, that
    they are taken: they may be the whole year's."""
    lines = {n: above for n, (_, above) in titled.items()}
    told = {n: title_period(above) for n, above in lines.items()}
    years = _years_alone(lines, told)
    for n in sorted(years) if period not in told.values() and years != lines.keys() else ():
        work, above = titled[n]
        say_other_period(work, *next((line for line in above if title_period([line]) == told[n]), above[0]), period)


def told_of(lines: Sequence[tuple[str | None, str]], period: Period) -> Period | None:
    told = title_period(lines) or title_period_within(lines, period.year)
    return period if told is None and any(is_of_this_time(text) for _, text in lines) else told


def hidden_title(lines: Sequence[tuple[str, str]], period: Period) -> tuple[str, str] | None:
    """The last line of a title that says when, where it names another period and nothing besides though one above it
    names the file's: that one may well stand there for the whole sheet, or end what is above."""
    place = _hidden(tuple([text for _, text in lines]), period)
    return None if place is None else lines[place]


@made_of_lists
@lru_cache(maxsize=TITLES_KEPT)
def _hidden(texts: tuple[str, ...], period: Period) -> int | None:
    last = next((n for n in reversed(range(len(texts))) if says_when(texts[n])), 0)
    if not last or not _PERIOD_ALONE.fullmatch(folded_words(texts[last])):
        return None
    lines = [(None, text) for text in texts]
    own = told_of(lines[last : last + 1], period)
    if own is None or overlap(own, period):
        return None
    above = told_of(lines[:last], period)
    return last if above is not None and overlap(above, period) else None


def _is_of_another(form: str, lines: Sequence[tuple[str, str]], period: Period) -> bool:
    if hidden_title(lines, period) is not None:
        return True
    told = title_period(lines) or title_period_within(lines, period.year)
    if told is None:
        return any(is_not_of_its_time(form, text) for _, text in lines)
    return not overlap(told, period) and not (form in OF_YEARS and told.kind is Kind.YEAR)


def ignore_table(work: SheetWork, position: int, what: str = "bảng của kỳ khác") -> None:
    """Leave out a table of another month, or of what else it is, with its titles, which above a stray one may be the
    sheet's; `position` is its place among the tables of the sheet."""
    table = work.tables[position]
    first = work.titles_above(position) if position or not table.is_stray else table.top
    end = table.end if position + 1 == len(work.tables) else work.titles_above(position + 1)
    work.kinds.update(dict.fromkeys(range(first, end), IgnoredKind.UNKNOWN_SHEET))
    work.hide_personal(table)
    _say(work, table.top, first, what, "bảng này; hãy xóa bảng nếu không dùng")


def without_other_periods(work: SheetWork, table: Table, told: Rows, period: Period | None) -> Rows:
    """The rows but for those under a line that names another period and nothing besides. Where such lines head all rows
    of tasks or events, the months are groups: these tell their days themselves."""
    if period is None or not told.data or _LINES.isdisjoint(told.ignored.values()):
        return told
    lines = _lines_of_periods(work, table, told, period)
    if all(lines.values()):
        return told
    if next(iter(lines)) < told.data[0] and (table.spec.event_date or table.form in _BY_DATE):
        return told
    heads_of = sorted(lines)
    above = [bisect_left(heads_of, place) for place in told.data]  # how many lines
    dropped = [place for place, n in zip(told.data, above, strict=True) if n and not lines[heads_of[n - 1]]]
    if not dropped:
        return told
    if len(dropped) == len(told.data):  # nothing beside them is of this one: it may be the line that is old
        line = next(line for line, is_of in lines.items() if not is_of)
        say_other_period(work, f"A{work.rows[line][0]}", _line(work.rows[line][1]) or "", period)
        return told
    line = heads_of[bisect_left(heads_of, dropped[0]) - 1]
    _say(work, line, line, "các dòng của kỳ khác", "phần này; hãy xóa đi nếu không dùng")
    kinds = {**told.ignored, **dict.fromkeys([line, *dropped], IgnoredKind.UNKNOWN_SHEET)}
    return replace(told, data=tuple(place for place in told.data if place not in kinds), ignored=kinds)


def _lines_of_periods(work: SheetWork, table: Table, told: Rows, period: Period) -> dict[int, bool]:
    """By place the lines among the rows that name a period and nothing besides, and whether rows under them count."""
    data = frozenset(told.data)
    lines = {
        place: is_of
        for place, kind in sorted(told.ignored.items())
        if kind in _LINES
        and (kind is not IgnoredKind.TOTAL or place + 1 in data)
        and (is_of := _is_of(work.rows[place][1], period, table.form in OF_THE_PERIOD_ALONE)) is not None
    }
    if table.form == OF_SUMS:
        heads = _heads_of(work, lines, told.data, period)
        if told.data[0] < next(iter(lines), told.data[0]):
            heads[told.data[0]] = period  # rows under no line
        lines |= dict.fromkeys(_beside_the_whole(heads, period), False)
    return lines


def _heads_of(work: SheetWork, lines: Iterable[int], data: Sequence[int], period: Period) -> dict[int, Period | None]:
    """The periods named by those of the lines that rows stand under, down to the next."""
    ends = pairwise((*lines, data[-1] + 1))
    heads = [first for first, end in ends if bisect_right(data, first) < bisect_left(data, end)]
    return {line: told_of([(None, _line(work.rows[line][1]) or "")], period) for line in heads}


def _line(cells: tuple[object, ...]) -> str | None:
    """The text of a row of one short text, maybe with a group's number before it."""
    filled = [value for value in cells if value is not None]
    if len(filled) == 2 and type(filled[0]) is str and group_rank(filled[0]) is not None:
        del filled[0]
    if len(filled) != 1 or type(filled[0]) is not str or len(filled[0]) > _LONGEST_LINE:
        return None
    return _GROUP.sub("", filled[0], count=1)


def _is_of(cells: tuple[object, ...], period: Period, undated: bool) -> bool | None:
    """Whether a row that names a period and nothing besides names the file's or one within it; None of other rows. Of
    rows that tell their days themselves many days may be those of a group's work."""
    text = _line(cells)
    if text is None:
        return None
    if is_of_another_time(text) or is_of_this_time(text):
        return is_of_this_time(text)
    if undated and is_of_longer_days(text, period):
        return False
    words = folded_words(text)
    window = window_in_words(text)
    if window is not None or not _PERIOD_ALONE.fullmatch(words):
        return overlap(window, period) if window is not None else None
    named = told_of([(None, text)], period)
    if named is not None:
        return overlap(named, period)
    return False if BEFORE.search(words) or _SO_FAR.search(words) else None


def is_not_of_its_time(form: str, text: str) -> bool:
    """Whether a title says of a table of the form that it is of another time: "SỐ LIỆU KỲ TRƯỚC", "LŨY KẾ"."""
    if form in OF_YEARS or not is_of_another_time(text):
        return False
    return form not in OF_THE_YEAR_SO_FAR or SUMMED.search(folded_words(text)) is None


def say_title_of_another_time(work: SheetWork, position: int, period: Period | None) -> None:
    """A table titled "LŨY KẾ TỪ ĐẦU NĂM" or "KỲ TRƯỚC", or for a longer time than the period that is told by nothing
    else, the only one of its form: it is taken, and that is said."""
    form = work.tables[position].form
    if period is None or form in OF_YEARS:
        return
    lines = work.lines_above(position)
    told = title_period(lines) or title_period_within(lines, period.year)
    if hidden := hidden_title(lines, period):
        other = hidden
    elif told is None and any(is_not_of_its_time(form, text) for _, text in lines):
        other = next(line for line in lines if is_not_of_its_time(form, line[1]))
    elif form in _OF_FIGURES and _holds(told, period):
        other = next((line for line in lines if told == told_of([line], period)), lines[0])
    elif told is not None and not overlap(told, period):
        return  # said of the whole file
    elif form in OF_THE_PERIOD_ALONE and is_of_year_so_far(lines, told, period):
        other = next(line for line in lines if is_of_year_so_far([line], told, period))
    else:
        return
    say_other_period(work, *other, period)


def say_no_month(work: SheetWork, period: Period | None) -> None:
    """A register for a quarter or a year does not say up to which month it tells of the year: it stands for none."""
    registers = OF_THE_YEAR_SO_FAR.intersection(work.forms) - work.of_others
    if registers and period is not None and period.kind is not Kind.MONTH:
        work.doubt(
            f"Sổ theo dõi ở trang “{quoted(work.name)}” ghi kỳ “{period.vietnamese}”, không rõ tính đến hết tháng nào.",
            "Sổ được lưu nhưng chưa dùng để tính số liệu của tháng nào; hãy ghi tháng mà sổ tính đến, ví "
            f"dụ “Tháng {period.last_month}/{period.year}”, vào ô “Kỳ báo cáo” rồi gửi lại.",
        )


def say_other_period(work: SheetWork, cell: str, text: str, period: Period | None) -> None:
    """A cell names another period than the file's, which is taken all the same."""
    where = f"trang “{quoted(work.name)}” ô {cell} ghi “{quoted(text)}”"
    work.contradict("Kỳ báo cáo", where, period.vietnamese if period else "", cell, text)


def _say(work: SheetWork, place: int, first: int, what: str, consequence: str) -> None:
    work.doubt(
        f"{work.page} còn {what} (từ dòng {work.rows[first][0]}).",
        f"Không nhận dòng nào của {consequence}.",
        cell=f"A{work.rows[place][0]}",
    )


def say_rows_far_below(work: SheetWork, table: Table, told: Rows) -> None:
    """Rows that begin to count anew well below the others, with nothing between them: maybe an older table's, whose
    header somebody deleted. They count, for nothing tells for certain."""
    column, data = table.columns.get("no", -1), told.data
    if column < 0 or not data or work.rows[data[-1]][0] - work.rows[data[0]][0] < len(data) - 1 + _FAR_BELOW:
        return  # there is no room for such a gap
    for above, place in pairwise(data):
        gap = work.rows[place][0] - work.rows[above][0]
        if gap <= _FAR_BELOW or place != above + 1:
            continue
        last, first = (figure_in(number_in(work.rows[one][1], column)) for one in (above, place))
        if first is not None and last is not None and first <= last:
            number = work.rows[place][0]
            work.doubt(
                f"{work.page}: các dòng từ dòng {number} cách bảng trên {gap - 1} dòng trống "
                f"và đánh số lại từ {first}.",
                "Các dòng này vẫn được nhận; nếu là số liệu cũ còn sót lại, hãy xóa rồi gửi lại.",
                cell=f"A{number}",
            )
            return
