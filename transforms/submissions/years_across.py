"""CHI-SO with its years across: a row for an index, and for each year the columns of rank and score, "Hạng 2018"
beside "Hạng 2019", or the year above them.

Read only where every header and every row is understood; each index and year is a row of the form. What the office
holds the years against each other by ("Chênh lệch") is left aside.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from transforms.definitions.cells import column_letters
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, cell_at
from transforms.submissions.items_across import settle_records
from transforms.submissions.judged_table import Occasion
from transforms.submissions.sheet_work import SheetWork
from transforms.submissions.unread_columns import say_unread_column
from transforms.tables.header_blocks import MOST_TITLE_ROWS
from transforms.tables.header_paths import paths_of
from transforms.tables.row_merges import Spans
from transforms.tables.row_notes import is_note_row, is_signature, may_be_names
from transforms.tables.row_words import filled_cells, is_numbering
from transforms.tables.rows import Rows
from transforms.tables.tables import Table, rows_of_headers
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import folded_words
from transforms.values.headers import LONGEST_HEADER, header_index, label_keys
from transforms.values.list_values import find_value
from transforms.values.normalise import TypedColumn, read_column
from transforms.values.ranks import with_counts_of_ranks

_FORM = FORMS["index_result"]
_NUMBERED_FORM = "task_register"  # the form of indices does not number its rows
_YEAR = late_pattern(r"(?:\b(?:năm|nam)\s*)?\b(20\d\d)\b", re.IGNORECASE)
_FIGURES = ("rank", "ranked_count", "score", "stated_change")
_OF_THE_ROW = ("index", "stated_change", "source")
_FEWEST = 2  # columns of figures
_COMPARISON = late_pattern(r"\b(?:so voi|so sanh|chenh lech|thay doi|bien dong|tang|giam)\b")

_Columns = dict[tuple[str, int], int]  # by field and year (0 of what is said of the whole row)


def lacks_years(tables: Sequence[Table]) -> bool:
    """Whether the years of a sheet's only table may stand across; so they may where no header was found."""
    return not tables or (len(tables) == 1 and tables[0].form == _FORM.code and "year" not in tables[0].columns)


def table_of_years(rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]]) -> tuple[Table, Rows] | None:
    """The table, and what its rows are; None where the sheet is no such table."""
    spans = Spans(merged)
    for place, (_, cells) in enumerate(rows[:MOST_TITLE_ROWS]):
        if not any(_heads_indices(value) for value in cells):
            continue
        for top, first in ((place, place + 1), (place, place + 2), (place - 1, place + 1)):
            block = rows[max(top, 0) : first]
            if len(block) < first - top or block[-1][0] - block[0][0] >= first - top:
                continue
            columns, aside = _columns(paths_of(block, spans))
            if not columns:
                continue
            told = _rows_below(rows, first, columns, aside)
            if told is not None:
                across = tuple((column, f"{name} {year}" if year else name) for (name, year), column in columns.items())
                last, heads = block[-1][0], rows_of_headers(block)
                return Table(
                    _FORM.code, top, first, len(rows), {}, {}, {}, aside, last, (), across=across, header_rows=heads
                ), told
            return None  # rows that nobody understands, or a second such table
    return None


def _heads_indices(value: Value) -> bool:
    return (
        type(value) is str and len(value) <= LONGEST_HEADER and header_index(_FORM.code).field_of((value,)) == "index"
    )


def _columns(paths: Sequence[tuple[str, ...]]) -> tuple[_Columns, dict[int, str]]:
    """The columns, where each is understood, and the headers of those left aside: notes, and comparisons that may be
    the stated change ("Thay đổi 2019 so với 2018"). A change without a year is that to the last one."""
    columns: _Columns = {}
    aside: dict[int, str] = {}
    index, numbers = header_index(_FORM.code), header_index(_NUMBERED_FORM)
    for column, path in enumerate(paths):
        years = {int(year) for text in path for year in _YEAR.findall(text)}
        bare = tuple([text for text in (_YEAR.sub(" ", text).strip(" ()-–/,:\n") for text in path) if text])
        if not path or numbers.field_of(path) == "no":
            continue
        name = index.field_of(bare) if bare and len(years) <= 1 else None
        year = years.pop() if years else 0
        if name is None and (_compares(" ".join(path)) or "ghi chu" in label_keys(path[-1])):
            aside[column] = path[-1]
            continue
        if name is None or name not in (_FIGURES if year else _OF_THE_ROW) or (name, year) in columns:
            return {}, {}
        columns[name, year] = column
    last = max((year for _, year in columns), default=0)
    if ("stated_change", 0) in columns and ("stated_change", last) not in columns:
        columns["stated_change", last] = columns.pop(("stated_change", 0))
    of_years = [name for name, year in columns if year]
    known = ("index", 0) in columns and len(of_years) >= _FEWEST and not {"rank", "score"}.isdisjoint(of_years)
    return (columns, aside) if known and ("stated_change", 0) not in columns else ({}, {})


def _compares(header: str) -> bool:
    return _COMPARISON.search(folded_words(header)) is not None


def _rows_below(rows: Sequence[Row], first: int, columns: _Columns, aside: Collection[int]) -> Rows | None:
    data: list[int] = []
    kinds: dict[int, IgnoredKind] = {}
    figures = {column for (_, year), column in columns.items() if year}
    signed = False
    for place in range(first, len(rows)):
        cells = rows[place][1]
        filled = [cell for cell in filled_cells(cells) if cell[0] not in aside]
        name = cell_at(cells, columns["index", 0])
        if is_signature(filled) or (signed and may_be_names(filled)):
            kinds[place] = IgnoredKind.SIGNATURE
            signed = True
        elif is_note_row(filled):
            kinds[place] = IgnoredKind.NOTE
        elif place == first and is_numbering(filled, True):
            kinds[place] = IgnoredKind.NUMBERING
        elif signed or type(name) is not str or not _is_of_index(filled, columns):
            return None
        elif any(column in figures for column, _ in filled):
            data.append(place)
        else:
            kinds[place] = IgnoredKind.NIL
    return Rows(tuple(data), kinds, (), len(rows)) if data else None


def _is_of_index(filled: Sequence[tuple[int, Value]], columns: _Columns) -> bool:
    """Whether a row names an index, and beside its number nothing stands in a column that nobody knows."""
    known = set(columns.values())
    at = columns["index", 0]
    text = next(str(value) for column, value in filled if column == at)
    strange = any(column not in known and not (column < at and type(value) is int) for column, value in filled)
    return find_value(_FORM.code, "index", text) is not None and not strange


def judge_years(work: SheetWork, position: int, occasion: Occasion) -> None:
    """Settle what becomes of the figures."""
    table, told = work.tables[position], work.told[position]
    columns: _Columns = {}
    for column, key in table.across:
        name, _, written = key.partition(" ")
        columns[name, int(written or 0)] = column
    records = list(_records(work, told.data, columns))
    typed: dict[str, TypedColumn] = {}
    places: dict[tuple[str, int], tuple[int, int]] = {}
    for name in dict.fromkeys(name for name, _ in columns):
        at = [(place, columns.get((name, year), columns.get((name, 0), -1))) for place, year in records]
        raw = [cell_at(work.rows[place][1], column) for place, column in at]
        cells = [(work.rows[place][0], column) for place, column in at]
        places |= {(name, n): cell for n, cell in enumerate(cells) if cell[1] >= 0}
        typed[name] = read_column(_FORM, _FORM.field(name), columns.get((name, 0), 0), raw, work.formats(cells))
    years = [year for _, year in records]
    typed["year"] = TypedColumn(_FORM.field("year"), 0, list(years), list(years))
    typed = with_counts_of_ranks(_FORM, typed)
    addresses = {key: column_letters(column) for column, key in table.across}
    numbers = [work.rows[place][0] for place, _ in records]
    if "stated_change" not in typed:
        _say_comparisons(work, table)
    settle_records(work, table, told, occasion, typed, places, numbers, addresses)


def _say_comparisons(work: SheetWork, table: Table) -> None:
    for column, header in sorted(table.unknown.items()):
        if _compares(header):
            say_unread_column(work, table, column, _FORM.field("stated_change"))


def _records(work: SheetWork, data: Sequence[int], columns: _Columns) -> Iterator[tuple[int, int]]:
    """Place and year of each index and year with a figure."""
    years = sorted({year for _, year in columns if year})
    for place in data:
        cells = work.rows[place][1]
        for year in years:
            at = [column for (_, of), column in columns.items() if of == year]
            if any(cell_at(cells, column) is not None for column in at):
                yield place, year
