"""The title lines of sheets; on a web page they may stand outside its tables, or in tables of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from transforms.definitions.codes import IgnoredKind
from transforms.submissions.identity_sources import Titles
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.cover import Cover
from transforms.tables.row_notes import is_signature, says_who_signs
from transforms.tables.row_words import Filled, all_text, filled_cells
from transforms.text.legacy_encodings import decode_column
from transforms.text.vietnamese import folded_words
from transforms.values.form_names import form_of_sheet_name, form_of_title
from transforms.values.period_words import find_periods
from transforms.values.unit_mentions import sender_in_line
from transforms.values.units import UnitNames

_MOST_ROWS = 12  # of a block
_MOST_CELLS = 4  # of one of its rows
_LONGEST_LINE = 300
_MOTTO = ("cong hoa xa hoi", "doc lap")


def blocks_of_page(works: Sequence[SheetWork], on: date, names: UnitNames) -> Iterator[tuple[SheetWork, IgnoredKind]]:
    """Tables of a page that hold titles before a form, or signatures behind one: no forms, and nothing to say."""
    with_form = [place for place, work in enumerate(works) if work.forms]
    for place, work in enumerate(works):
        rows = [filled_cells(cells) for _, cells in work.rows]
        if work.forms or work.is_cover or not rows or not _is_block(rows) or not with_form:
            continue
        if place > with_form[0] and any(is_signature(row) or says_who_signs(row) for row in rows):
            yield work, IgnoredKind.SIGNATURE
        elif place < with_form[-1] and any(
            _is_title(line, on, names) for _, text in work.title_lines() for line in text.splitlines()
        ):
            yield work, IgnoredKind.TITLE


def title_page(works: Sequence[SheetWork], on: date, names: UnitNames) -> SheetWork | None:
    """The first sheet where it is the title page of a paper, with who sends it and for when but no labels."""
    work = next((work for work in works if work.rows), None)
    if work is None or work.forms or work.is_cover:
        return None
    rows = [filled_cells(cells) for _, cells in work.rows]
    lines = [line for _, text in work.title_lines() for line in text.splitlines() if len(line) <= _LONGEST_LINE]
    is_title_page = (
        _is_block(rows)
        and any(map(find_periods, lines))
        and any(names.resolve_sender(line, on).unit is not None for line in lines)
    )
    return work if is_title_page else None


def titles_of(works: Sequence[SheetWork], covers: Sequence[Cover]) -> tuple[Titles, ...]:
    """The title lines of each sheet of a form, with those that a web page or a cover has above it; below another form,
    where it may be that one's signatures that stand above, only those that name a form or a period."""
    titles: list[Titles] = []
    over: list[tuple[str | None, str]] = []
    titled = {cover.sheet_no for cover in covers if cover.is_titled}
    for work in works:
        above = decode_column(work.sheet.above).texts if work.sheet.above else ()
        if work.block is IgnoredKind.TITLE or work.sheet_no in titled:
            above += tuple(line for _, line in work.title_lines())
        over += [(None, line) for line in above if not titles or form_of_title(line) or find_periods(line)]
        if work.forms:
            lower = tuple((work.tables[n].form, work.lines_above(n)) for n in range(1, len(work.told)))
            titles.append(Titles(work.sheet_no, work.name, work.forms[0], (*over, *work.title_lines()), lower))
            over = []
    return tuple(titles)


def _is_block(rows: Sequence[Filled]) -> bool:
    return len(rows) <= _MOST_ROWS and all(len(row) <= _MOST_CELLS and all_text(row) for row in rows)


def _is_title(line: str, on: date, names: UnitNames) -> bool:
    if len(line) > _LONGEST_LINE:
        return False
    said = folded_words(line)
    return (
        any(motto in said for motto in _MOTTO)
        or (form_of_title(line) or form_of_sheet_name(line)) is not None
        or bool(find_periods(line))
        or sender_in_line(names, line, on).code is None
    )
