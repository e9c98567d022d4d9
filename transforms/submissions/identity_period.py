"""The period that a workbook is for: cover, title lines, hidden properties, file name, in this order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from transforms.definitions.forms import KEEPERS
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Kind, Period
from transforms.definitions.row_keys import OF_THE_YEAR_SO_FAR, OF_YEARS
from transforms.submissions.identity_sources import (
    BLANK_FORM,
    FILE_NAME,
    Identity,
    Said,
    Sources,
    Titles,
    conflict,
    file_stem,
    said_otherwise,
    where_said,
)
from transforms.tables.cover import Cover, CoverValue
from transforms.tables.findings import finding, quoted
from transforms.tables.title_periods import (
    cell_of_period,
    month_so_far,
    overlap,
    parse_period,
    says_when,
    title_period,
    window_in_words,
)
from transforms.text.vietnamese import folded_words
from transforms.values.dates import read_date_column, read_period_value
from transforms.values.period_words import find_periods, read_month

Word = tuple[Period, Said]  # of one source
_MOST_MONTHS_LATE = 2
_MONTH_ALONE = late_pattern(r"(?<![a-z0-9])(?:thang|t)[\s._\-]*(\d{1,2})(?![\d/])")


def settle_period(sources: Sources, identity: Identity, begun: Callable[[Period], bool]) -> None:
    """The first source's word, of those that can be understood; what others say otherwise is a finding. Of a period
    that has not `begun` on the day of receipt there is nothing to report yet: somebody mistyped it, unless the blank
    workbook that it was made of was one for that period."""
    said = list(_said_on_covers(sources))
    on_covers = len(said)
    said += _said_in_titles(sources, identity, [period for period, _ in said])
    hidden = parse_period(sources.metadata.get("cchc.period"))
    if hidden:
        said.append((hidden, Said(BLANK_FORM, hidden.vietnamese)))
    name = file_stem(sources.path)
    in_name, months = _in_file_name(name)
    if len(in_name) == 1:
        said.append((in_name[0], Said(FILE_NAME, name)))
    elif not (in_name or said):
        # Of titles that are divided, the file's name may tell the month, if not the year.
        said += [(one, Said(FILE_NAME, name)) for one in _of_months({*identity.title_periods.values()}, months)]
    stated = next(((cover, value) for cover in sources.covers for value in cover.told("period")), None)
    if sources.form_set in OF_YEARS and any(period.kind is not Kind.YEAR for period, _ in said):
        said = said[:on_covers] + [word for word in said[on_covers:] if word[0].kind is not Kind.YEAR]
    if stated is not None and not on_covers:
        _take_unclear_cover(stated, said, identity)
    if not said:
        _settle_unsaid(sources, stated, identity)
        return
    said = _as_settled(said[:on_covers], said[on_covers:])
    chosen = _chosen(sources, said)
    if sources.form_set != "inspection_plan" and chosen != hidden and not begun(chosen):
        where = next(where for period, where in said if period == chosen)
        reason = f"Kỳ báo cáo “{chosen.vietnamese}” ({where_said(where)}) chưa bắt đầu vào ngày nhận tệp."
        identity.findings.append(where.finding("file.period_unknown", reason=reason))
        return
    identity.period = chosen
    narrow = sources.form_set == "unit" and chosen.kind is not Kind.MONTH
    # A month told of a report for its quarter is another report; the quarter told of a month's is the time of year.
    others = [
        where for period, where in said[1:] if not overlap(period, chosen) or (narrow and period.kind is Kind.MONTH)
    ]
    if others:
        reason = f"Kỳ báo cáo không thống nhất: {said_otherwise(others)}."
        conflict(identity, others[0], reason, chosen.vietnamese)
    elif not in_name and chosen.kind is Kind.MONTH and months and chosen.first_month not in months:
        reason = f"Kỳ báo cáo không thống nhất: tên tệp ghi “{quoted(name)}”."
        conflict(identity, Said(FILE_NAME, name), reason, chosen.vietnamese)


def named_below(sources: Sources, titles: Titles, above: Period) -> Period | None:
    """The month that the file's name says and the title of a later table of the sheet's form names, where the months
    of a year are written one below the other; none where the name says the first title's as well ("tháng 8 so với
    tháng 7")."""
    if not titles.lower:
        return None
    in_name, months = _in_file_name(file_stem(sources.path))
    if above in in_name or (not in_name and above.kind is Kind.MONTH and above.first_month in months):
        return None
    below = {period for form, lines in titles.lower if form == titles.form and (period := title_period(lines))}
    named = [one for one in below if one in in_name] if in_name else _of_months(below, months)
    return named[0] if len(named) == 1 and named[0].kind is Kind.MONTH else None


def _in_file_name(name: str) -> tuple[list[Period], set[int]]:
    """The periods that a file's name says, and the months that it says without a year."""
    periods = [period for period in map(parse_period, find_periods(name)) if period is not None]
    return periods, {month for month in map(int, _MONTH_ALONE.findall(folded_words(name))) if 1 <= month <= 12}


def _of_months(periods: set[Period], months: set[int]) -> list[Period]:
    """The one of the periods that is one of the months; none where several are."""
    found = [one for one in periods if one.kind is Kind.MONTH and one.first_month in months]
    return found if len(found) == 1 else []


def _said_on_covers(sources: Sources) -> Iterator[Word]:
    for cover in sources.covers:
        for value in cover.told("period"):
            period = parse_period(read_period_value(value.value))
            so_far = month_so_far([value.text]) if sources.form_set in OF_THE_YEAR_SO_FAR else None
            if so_far and (period is None or overlap(period, so_far)):  # "Năm 2020, tính đến 14/8/2020"
                period = so_far
            window = window_in_words(value.text)
            if period := period or window:
                yield period, _said_on(cover, value)
                if window and not overlap(period, window):  # "Tháng 8/2020 (từ 15/6/2020 đến 14/7/2020)"
                    yield window, _said_on(cover, value)


def _as_settled(on_covers: list[Word], others: list[Word]) -> list[Word]:
    """What all sources say, first that cover of several that disagree which the next source bears out: the other was
    left from the month before."""
    told = {period for period, _ in on_covers}
    settled = next((period for period, _ in others if len(told) > 1 and period in told), None)
    return sorted(on_covers, key=lambda word: settled is not None and word[0] != settled) + others


def _said_in_titles(sources: Sources, identity: Identity, on_covers: Sequence[Period]) -> Iterator[Word]:
    """The period that most titles name, or one of them that a cover names too; none where they are divided, or divided
    between covers that disagree."""
    titles = Counter(identity.title_periods.values())
    most = titles.most_common(2)
    if len(most) > 1 and len({period for period in on_covers if period in titles}) > 1:
        on_covers = ()
    if not most or not (len(most) == 1 or most[0][1] > most[1][1] or any(period in titles for period in on_covers)):
        return
    chosen = next((period for period in on_covers if period in titles), most[0][0])
    sheet = next(t for t in sources.titles if identity.title_periods.get(t.sheet_no) == chosen)
    cell = cell_of_period(sheet.lines, chosen)
    yield chosen, Said("", chosen.vietnamese, sheet.sheet_no, sheet.sheet, cell, others=titles[chosen] - 1)


def _take_unclear_cover(stated: tuple[Cover, CoverValue], said: list[Word], identity: Identity) -> None:
    """Put the month that a cover names without a year first; say of words that nobody understands what was taken."""
    month = _month_without_year(*stated, said)
    if month is not None:
        said.insert(0, (month, _said_on(*stated)))
    elif said and not stated[1].is_broken and _names_another(stated[1].text, said[0][0]):
        conflict(identity, _said_on(*stated), _not_understood(stated[1]), said[0][0].vietnamese)


def _settle_unsaid(sources: Sources, stated: tuple[Cover, CoverValue] | None, identity: Identity) -> None:
    """Where no source says a period: a plan is for the year of its rows, anything else is refused."""
    if sources.form_set == "inspection_plan" and len(set(sources.plan_years)) == 1:
        identity.period = Period(sources.plan_years[0], 1, 12)
    elif stated is not None:
        found = _said_on(*stated).finding("file.period_unknown", reason=_not_understood(stated[1]))
        identity.findings.append(found)
    elif unclear := [
        Said("", text, titles.sheet_no, titles.sheet, cell)
        for titles in sources.titles
        for cell, text in titles.lines
        if says_when(text)
    ]:  # "7 tháng đầu năm 2020, tính đến 14/8/2020"; a month on one sheet and another on the next
        reason = f"Không rõ kỳ báo cáo: {said_otherwise(unclear)}."
        identity.findings.append(unclear[0].finding("file.period_unknown", reason=reason))
    else:
        reason = "Không tìm thấy kỳ báo cáo ở trang “Thông tin”, dòng tiêu đề hay tên tệp."
        identity.findings.append(finding("file.period_unknown", reason=reason))


def _chosen(sources: Sources, said: Sequence[Word]) -> Period:
    first = said[0][0]
    if sources.form_set == "inspection_plan":
        return Period(first.year, 1, 12)
    if sources.form_set in KEEPERS and first.kind is not Kind.MONTH:  # a register of the year so far, and how far
        return next((period for period, _ in said if period.kind is Kind.MONTH and overlap(period, first)), first)
    return first


def _not_understood(stated: CoverValue) -> str:
    return f"Không hiểu kỳ báo cáo “{quoted(stated.text)}”."


def _said_on(cover: Cover, value: CoverValue) -> Said:
    return Said("", value.text, cover.sheet_no, cover.sheet, value.cell)


def _month_without_year(cover: Cover, stated: CoverValue, others: Sequence[Word]) -> Period | None:
    """The month that a cover names alone, of the year that another source says, else of the day of the report."""
    month = read_month(stated.text)
    if month is None:
        return None
    if others:
        return Period(others[0][0].year, month, month)
    told = [cover.values["reported_on"].value] if "reported_on" in cover.values else []
    day = next((reading.value for reading in read_date_column(told)), None)
    if day is None:
        return None
    late = (day.month - month) % 12
    year = day.year - (month > day.month)
    return Period(year, month, month) if late <= _MOST_MONTHS_LATE else None


def _names_another(text: str, period: Period) -> bool:
    """Whether numbers stand in a text that nobody understands, and none of them is the period's last month."""
    numbers = {int(number) for number in re.findall(r"\d{1,9}", text)}
    return bool(numbers) and period.last_month not in numbers
