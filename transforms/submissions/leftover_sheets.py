"""Sheets of another month than the workbook's, and drafts, left beside the right ones: by their titles and names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import lru_cache

from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Kind, Period
from transforms.definitions.row_keys import OF_THE_MONTH, OF_YEARS
from transforms.submissions.identity import Identity
from transforms.submissions.leftover_rows import (
    OF_SUMS,
    OF_THE_PERIOD_ALONE,
    beside_the_own,
    hidden_title,
    is_not_of_its_time,
    say_other_period,
    say_years_beside,
    told_of,
)
from transforms.submissions.register_parts import Parts, tables_of
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.row_sums import figure_in, number_in
from transforms.tables.title_periods import (
    BEFORE,
    CARRIED,
    cell_of_period,
    is_of_another_time,
    overlap,
    parse_period,
    says_so_far,
    title_period_within,
)
from transforms.text.vietnamese import clean, folded_words
from transforms.values.form_names import form_of_sheet_name
from transforms.values.period_words import find_period

_MONTH_NAME = late_pattern(r"(?<![a-z0-9])(?:thang|t)[\s._\-]*0?(\d{1,2})(?!\d)")
_SO_FAR = late_pattern(r"(?<![a-z0-9.\-])0?([1-9]|1[0-2])\s*t(?:hang)?(?![a-z])(?!\W*\d{1,2}(?!\d))")
_OLD = late_pattern(r"\bcũ\b")
_DRAFT = late_pattern(
    r"\bnháp\b|\b(?:draft|back ?up|bak)\b|\b(?:không|ko) (?:dùng|sử dụng|lấy)\b|\((?:bỏ|hủy|huỷ|sai)\)|^(?:bỏ|hủy|huỷ)$"
)
_YEAR = late_pattern(r"(?:(?:(?:ca|toan) )?nam )?(20\d\d)|(?:ca|toan) nam")
_NUMBER_BEHIND = late_pattern(r"(.*[^\W\d_])[\s._\-]*(0?[1-9]|1[0-2])")  # "01-NV.8", "VP 08"
_NUMBER_BEFORE = late_pattern(r"(0?[1-9]|1[0-2])[\s._\-]*([^\W\d_].*)")  # "08-NV", but not "01-NV"
_MOST_TITLE_LINES = 12
_OF_ANY_YEAR = OF_YEARS | {"inspection_plan"}
_FEWEST_BESIDE = 2  # sheets of a form
_MANY = 4  # that hardly a form has parts
_MONTHS = 12
_NAMES_KEPT = 4096  # of sheets: those of all workbooks are nearly the same

_Months = frozenset[tuple[int, int]]  # year and month
_NONE_OF_THESE: _Months = frozenset([(0, 0)])


def find_leftovers(works: Sequence[SheetWork], identity: Identity) -> None:
    """Mark sheets of another month than the workbook's beside the right ones: known by title and name, or by title
    where the same form is there for the right month (or for none said), be it amid other forms in one sheet."""
    period = identity.period
    if period is None:
        return
    of_form: defaultdict[str, list[SheetWork]] = defaultdict(list)
    for work in works:
        for form in work.forms:
            of_form[form].append(work)
    for form, group in of_form.items():
        _find_among(form, _without_drafts(form, group), identity, period)
        if form == OF_SUMS:
            taken = [work for work in group if not work.leftover]
            say_years_beside({w.sheet_no: (w, w.title_lines()[:_MOST_TITLE_LINES]) for w in taken}, period)


def is_draft(work: SheetWork) -> bool:
    """Whether a sheet's name calls it a draft, or says that it is not used."""
    return _DRAFT.search(clean(work.name).lower()) is not None


def say_other_titles(works: Sequence[SheetWork], identity: Identity) -> None:
    """Say which sheets that are taken bear the title of another period, where the titles of others do not: the identity
    tells of one title at most. Another year is none of what is of years: indices of 2019, the plan for 2021."""
    period = identity.period
    if period is None:
        return
    told = {identity.title_periods.get(found.sheet_no) for found in identity.findings if found.sheet_no is not None}
    for work in works:
        titled = identity.title_periods.get(work.sheet_no)
        if titled is None or titled in told or work.is_left_out or overlap(titled, period):
            continue
        if titled.kind is Kind.YEAR and work.forms[0] in _OF_ANY_YEAR:
            continue
        told.add(titled)
        where = f"trang “{quoted(work.name)}” ghi “{titled.vietnamese}”"
        cell = cell_of_period(work.title_lines(), titled)
        work.contradict("Kỳ báo cáo", where, period.vietnamese, cell, titled.vietnamese)


def _without_drafts(form: str, group: Sequence[SheetWork]) -> Sequence[SheetWork]:
    """The sheets of one form that are none, by their names; drafts beside them, of whatever month, are marked. Where
    there are only drafts they are what was sent."""
    drafts = [work for work in group if is_draft(work)]
    if not drafts or len(drafts) == len(group):
        return group
    for work in drafts:
        work.leftover |= work.forms[0] == form
    return [work for work in group if not work.leftover]


def _find_among(form: str, group: Sequence[SheetWork], identity: Identity, period: Period) -> None:
    """The same of the sheets that begin with a form, beside all that have it, and what is said of those taken."""
    months = _months_of(period)
    own = [work for work in group if work.forms[0] == form]
    names, numbers = _told_by_names(form, group, own, period)
    titles = {work.sheet_no: _titled(work, identity, period) for work in group}
    longer = {no for no, named in names.items() if named > months}
    elsewhen = _elsewhen(form, group, titles, longer, period)
    exact = any(named and named <= months for named in names.values())
    other_title = elsewhen | {no for no, titled in titles.items() if _is_other(titled, period)}
    other_name = {no for no, named in names.items() if named and (not named & months or (no in longer and exact))}
    right = titles.keys() - other_title - {no for no in other_name if titles[no] is None}
    beside = longer if form == OF_SUMS and longer != titles.keys() else frozenset()  # "Năm 2020" beside "06-TTHC"
    parts = Parts({work.sheet_no: tables_of(work) for work in group})
    for work in own:
        no, titled = work.sheet_no, titles[work.sheet_no]
        is_other = no in other_title or (no in other_name and titled is None)
        if is_other and (right or (no in other_title and no in other_name) or _are_of_several(form, names, titles)):
            years = {year for year, _ in names[no]} | ({titled.year} if titled else set())
            work.leftover = not (years <= {period.year} and no not in elsewhen and parts.holds(no))
        elif (no in other_name or no in beside) and titled is None and FORMS[form].form_set == "unit":
            # It is taken all the same: no sheet of its form is of the right month, or one says no time.
            work.contradict("Kỳ báo cáo", f"tên trang “{quoted(work.name)}”", period.vietnamese)
        if no in other_title and not work.leftover and no not in identity.title_periods and not _hidden(work, period):
            _say_title(work, period)
        elif titled is None and _may_be_a_month(work, numbers, exact, own, period):
            _say_number(work, numbers[no])


def _told_by_names(
    form: str, group: Sequence[SheetWork], own: Sequence[SheetWork], period: Period
) -> tuple[dict[int, _Months], dict[int, int]]:
    """The months that the sheets' names say, and the numbers beside the form's name that are no months for certain."""
    bare = {_number(work.name) for work in group}
    has_own = any((period.year, number) in _months_of(period) for number in bare if number is not None)
    names = {work.sheet_no: _named(work.name, work.forms[0], period.year, has_own) for work in group}
    numbers = {work.sheet_no: n for work in own if not names[work.sheet_no] and (n := _number_beside(work.name, form))}
    if not _are_months(numbers, names, own, period):
        return names, numbers
    return names | {no: frozenset([(period.year, number)]) for no, number in numbers.items()}, {}


@lru_cache(maxsize=_NAMES_KEPT)
def _months_of(period: Period) -> _Months:
    return frozenset((month.year, month.first_month) for month in period.months())


def _are_of_several(form: str, names: Mapping[int, _Months], titles: Mapping[int, Period | None]) -> bool:
    """Whether sheets of a form whose rows tell no days are of several months, none of them the workbook's: at most one
    of them could be of it, misnamed, and nobody knows which."""
    told = {no: _months_of(titled) for no, titled in titles.items() if titled}
    return form in OF_THE_MONTH and len({told.get(no, named) for no, named in names.items()}) > 1


def _elsewhen(
    form: str, group: Sequence[SheetWork], titles: Mapping[int, Period | None], longer: Set[int], period: Period
) -> set[int]:
    """The sheets whose titles say that they are of another time without naming it, or whose names (`longer`, unless
    these say the year alone) that they are of a longer one; the only one of its form is taken, and its title told.
    """
    lines = {work.sheet_no: work.title_lines() for work in group}
    elsewhen = {
        no
        for no, above in lines.items()
        if len(group) > 1 and titles[no] is None and any(is_not_of_its_time(form, text) for _, text in above)
    }
    if form in OF_THE_PERIOD_ALONE and len(group) > 1:
        so_far = {work.sheet_no for work in group if says_so_far(work.name, period)}
        so_far |= {
            work.sheet_no
            for work in group
            if work.sheet_no in longer
            and titles[work.sheet_no] != period
            and not _YEAR.fullmatch(folded_words(work.name))
        }
        elsewhen |= so_far if so_far < lines.keys() else set()
        elsewhen |= beside_the_own({no: above[:_MOST_TITLE_LINES] for no, above in lines.items()}, titles, period)
    return elsewhen


@made_of_lists
@lru_cache(maxsize=_NAMES_KEPT)
def _number_beside(name: str, form: str) -> int | None:
    """The number behind the form's name in the name of a sheet: a month, a part of the form, or the form's own; or that
    before it, unless it is the form's own."""
    name = clean(name)
    if (match := _NUMBER_BEHIND.fullmatch(name)) and form_of_sheet_name(match[1]) == form:
        return int(match[2])
    match = _NUMBER_BEFORE.fullmatch(name)
    if match is None or form_of_sheet_name(match[2]) != form or int(match[1]) == _own_number(form):
        return None
    return int(match[1])


def _are_months(
    numbers: Mapping[int, int], names: Mapping[int, _Months], group: Sequence[SheetWork], period: Period
) -> bool:
    """Whether the numbers beside the form's name are months beyond doubt: every sheet of the form tells one, one of
    them the workbook's; they count no parts from 1 on, but for all months up to it, and none is the form's own number
    ("VP 03" is 03-VP)."""
    told = set(numbers.values())
    if period.kind is not Kind.MONTH or not told:
        return False
    if len(told) in (period.first_month, _MONTHS) and len(told) >= _MANY and told == set(range(1, len(told) + 1)):
        return not any(counts_on(work, above) for work in group for above in group)  # the months so far, or all
    if _own_number(group[0].forms[0]) in told:
        return False
    if not all(work.sheet_no in numbers or names[work.sheet_no] for work in group):
        return False
    if period.first_month not in told and frozenset([(period.year, period.first_month)]) not in names.values():
        return False
    return min(told) > 1 or max(told) > len(group) + 1


def _own_number(form: str) -> int | None:
    number = FORMS[form].sheet.partition("-")[0]
    return int(number) if number.isdecimal() else None


def _may_be_a_month(
    work: SheetWork, numbers: Mapping[int, int], exact: bool, group: Sequence[SheetWork], period: Period
) -> bool:
    """Whether the number beside the form's name may be another month than the workbook's: beside a sheet of the right
    one, or where it is too high to count the sheets of the form, whose rows do not count on either."""
    number = numbers.get(work.sheet_no)
    months = {month.first_month for month in period.months()}
    if number is None or len(group) < _FEWEST_BESIDE or number in months:
        return False
    if not exact and months.isdisjoint(numbers.values()) and number <= len(group):
        return False
    if period.kind is not Kind.MONTH and sorted(numbers.values()) == list(range(1, len(group) + 1)):
        return False  # all its parts, which may well be as many as the first months of the year
    return not any(counts_on(work, other) or counts_on(other, work) for other in group)


def counts_on(work: SheetWork, above: SheetWork) -> bool:
    """Whether the numbers of a sheet's rows go on where those of another end."""
    ends = []
    for one, end in ((above, -1), (work, 0)):
        data = one.told[0].data if 0 in one.told else ()
        column = one.tables[0].columns.get("no") if data else None
        ends.append(None if column is None else figure_in(number_in(one.rows[data[end]][1], column)))
    last, first = ends
    return last is not None and first == last + 1


def _say_number(work: SheetWork, number: int) -> None:
    work.doubt(
        f"Số {number} ở tên trang “{quoted(work.name)}” có thể là tháng {number}, khác kỳ báo cáo.",
        "Các dòng của trang này vẫn được nhận; nếu là số liệu của kỳ khác, hãy xóa trang rồi gửi lại.",
    )


def _say_title(work: SheetWork, period: Period) -> None:
    """Say which line of the title names another month, without its year, of a sheet that is taken all the same."""
    for cell, text in work.title_lines()[:_MOST_TITLE_LINES]:
        if cell and _is_other(title_period_within([(cell, text)], period.year), period):
            say_other_period(work, cell, text, period)
            return


def _is_other(titled: Period | None, period: Period) -> bool:
    return titled is not None and _months_of(titled).isdisjoint(_months_of(period))


def _hidden(work: SheetWork, period: Period) -> tuple[str, str] | None:
    return hidden_title(work.title_lines()[:_MOST_TITLE_LINES], period)


def _titled(work: SheetWork, identity: Identity, period: Period) -> Period | None:
    """The period of a sheet's title; a month without a year is of the workbook's."""
    if hidden := _hidden(work, period):
        return told_of([hidden], period)
    told = identity.title_periods.get(work.sheet_no)
    if told is None:
        return title_period_within(work.title_lines()[:_MOST_TITLE_LINES], period.year)
    return None if told.kind is Kind.YEAR and work.forms[0] in OF_YEARS else told


@lru_cache(maxsize=_NAMES_KEPT)
def _named(name: str, form: str, year: int, has_own: bool) -> _Months:
    """The months that a sheet's name says. A bare number is one where the same form is in a sheet named so for a month
    of the workbook (`has_own`): "7" beside "8" in August, but not "1" beside "2"."""
    number = _number(name)
    if number is None:
        if form in OF_YEARS and _YEAR.fullmatch(folded_words(name)):
            return frozenset()
        if is_of_another_time(name) and not is_not_of_its_time(form, name):
            return frozenset()
        named = _months_in_name(name, year)
        return named or (_months_so_far(name, year) if form in OF_THE_MONTH else named)
    return frozenset([(year, number)]) if has_own else frozenset()


@lru_cache(maxsize=_NAMES_KEPT)
def _months_in_name(name: str, year: int) -> _Months:
    """Year and month of each month that a sheet's name says, of this year where it says none: "Thang 7", "T8",
    "07.2020", "Quý II"; none where it names no month, nor another year or what was before."""
    folded = folded_words(name)
    if CARRIED.search(folded):
        return frozenset()
    if BEFORE.search(folded) or is_of_another_time(name) or folded == "cu" or _OLD.search(clean(name).lower()):
        return _NONE_OF_THESE
    alone = _YEAR.fullmatch(folded)
    if alone is not None and int(alone[1] or year) != year:
        return _NONE_OF_THESE
    period = parse_period(find_period(name) or find_period(f"{name} {year}"))
    if period is not None and period.kind is not Kind.YEAR:
        return _months_of(period)
    match = _MONTH_NAME.search(folded)
    return frozenset([(year, int(match[1]))] if match and 1 <= int(match[1]) <= 12 else ())


def _months_so_far(name: str, year: int) -> _Months:
    """The months of a sheet for the year or for all its months so far: "Năm 2020", "8 tháng". Only beside a form that
    is of its month is it another time: what has days of its own is told again, or is part of a register."""
    folded = folded_words(name)
    count = _SO_FAR.search(folded)
    last = int(count[1]) if count else _MONTHS if _YEAR.fullmatch(folded) else 0
    return frozenset((year, month) for month in range(1, last + 1))


def _number(name: str) -> int | None:
    """The number that is all of a sheet's name: a month, or a form's place among the forms."""
    return int(name) if re.fullmatch(r"\s*(?:0?[1-9]|1[0-2])\s*", name) else None
