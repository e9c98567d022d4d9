"""Where the tables of a sheet stand, of which form each is, and which column holds which field.

A form is known by its headers; the sheet's name, its title and the items in it help where headers leave a doubt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from transforms.definitions.cells import cell_address
from transforms.definitions.forms import FORMS, Form
from transforms.tables.form_matches import Paths
from transforms.tables.header_blocks import Block
from transforms.tables.header_search import find_headers
from transforms.tables.personal_data import is_personal
from transforms.tables.row_merges import Spans
from transforms.tables.row_words import numbers_a_row
from transforms.tables.title_periods import says_when
from transforms.text.legacy_sheets import Row
from transforms.values.form_names import form_of_title
from transforms.values.ticked_columns import Ticked

_MOST_LAYOUTS = 100  # of headers among which one is looked for that is told again

_Layout = tuple[str, frozenset[tuple[str, int]]]  # a header's form, and its fields with their columns


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Places are positions in the sheet's rows: header rows from `top` to `first`, what follows to `end`.

    `columns` gives each field's column from 0; `repeated` the other columns of a field that has several; `personal` the
    columns of personal data with their headers; `unknown` other headers that no field has; `paths` the header cells of
    each column from the top down. `repeats` are the places
    (from, up to) of the same header told again further down; `again` says that the table continues an earlier one of
    its form under lines of its own; `header_row` is the last header row as Excel counts, `header_rows` the row of
    each column's last header cell, which may be merged down from there; `ticked` the columns of fields told by ticks.
    A table that tells several rows of its form in one has in `across` its columns with what each is: the items of one
    on its side, which has the place of each field's row in `fields`, or field and year. `year` is that which the title
    of a plan says for all rows. A stray one is of its form by the sheet's name alone, beside one that has all columns
    and in other places: a tally of its rows ("Đơn vị | Đã hoàn thành | Đang thực hiện").
    """

    form: str
    top: int
    first: int
    end: int
    columns: Mapping[str, int]
    repeated: Mapping[str, tuple[int, ...]]
    personal: Mapping[int, str]
    unknown: Mapping[int, str]
    header_row: int
    paths: Paths
    repeats: tuple[tuple[int, int], ...] = ()
    again: bool = False
    ticked: Mapping[str, Ticked] = field(default_factory=dict)
    across: tuple[tuple[int, str], ...] = ()
    fields: Mapping[str, int] = field(default_factory=dict)
    year: int | None = None
    header_rows: tuple[int, ...] = ()
    is_stray: bool = False

    @property
    def spec(self) -> Form:
        return FORMS[self.form]

    @property
    def read_columns(self) -> set[int]:
        """The columns whose cells are read: of each field, those of fields that have several, those of ticks."""
        return _read_columns(self.columns, self.repeated, self.ticked)

    def paths_of(self, name: str) -> list[tuple[str, ...]]:
        """The header cells of a field's columns, of each from the top down."""
        columns = (self.columns[name], *self.repeated.get(name, ()))
        return [path for column in columns for path in self.paths[column : column + 1] if path]

    def header_cell(self, column: int) -> str:
        """The address of a column's last header cell; in the last header row where it has none."""
        rows = self.header_rows[column : column + 1]
        return cell_address(column, rows[0] if rows else self.header_row)


def find_tables(
    rows: Sequence[Row],
    merged: Sequence[tuple[int, int, int, int]],
    name: str,
    encodings: Sequence[str] = (),
) -> tuple[Table, ...]:
    """The tables of a sheet, from the top down; none where no header of a form is in it.

    `name` is the sheet's name, a help beside headers. `encodings` are the legacy encodings found in the sheet: a header
    that only reads in one of them counts as well.
    """
    return tuple(_tables(find_headers(rows, Spans(merged), name, encodings), rows))


def _tables(found: Sequence[Block], rows: Sequence[Row]) -> Iterator[Table]:
    """Blocks as tables. The same header told again at a page break begins none, but under title lines it does: those
    may name another month."""
    kept: list[Block] = []
    repeats: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    continued: set[int] = set()
    layouts: dict[_Layout, int] = {}  # the last of those kept that has it, the latest at the end
    for block in found:
        same = next((n for layout, n in _latest(layouts) if _is_header_again(block, layout)), None)
        if same is not None and same == len(kept) - 1 and not _has_titles(rows, block.top):
            header, end = kept[same], block.first
            while end < len(rows) and end - block.top < header.first - header.top:
                if rows[end][1] != rows[header.top + end - block.top][1]:
                    break
                end += 1  # of groups that only the first header has merged
            repeats[same].append((_repeated_from(rows, header.top, block.top), end))
            continue
        if same is not None:
            continued.add(len(kept))
        layout = (block.match.form, frozenset(block.match.columns))
        layouts.pop(layout, None)
        layouts[layout] = len(kept)
        kept.append(block)
    ends = [*(block.top for block in kept[1:]), len(rows)]
    for position, (block, end) in enumerate(zip(kept, ends, strict=False)):
        yield _table(block, rows, end, tuple(repeats[position]), again=position in continued)


def _table(block: Block, rows: Sequence[Row], end: int, repeats: tuple[tuple[int, int], ...], *, again: bool) -> Table:
    match = block.match
    header_row, header_rows = rows[block.first - 1][0], rows_of_headers(rows[block.top : block.first])
    columns = dict(match.columns) | _numbers_without_header(block, rows[block.first : end])
    repeated, ticked = dict(match.repeated), dict(match.ticked)
    read = _read_columns(columns, repeated, ticked)
    unread = {column: path[-1] for column, path in enumerate(block.paths) if path and column not in read}
    personal = {column: text for column, text in unread.items() if is_personal(text)}
    unknown = {c: text for c, text in unread.items() if c not in personal and c not in match.aside}
    return Table(
        match.form,
        block.top,
        block.first,
        end,
        columns,
        repeated,
        personal,
        unknown,
        header_row,
        block.paths,
        repeats,
        again,
        ticked,
        header_rows=header_rows,
        is_stray=block.is_stray,
    )


def _read_columns(
    columns: Mapping[str, int], repeated: Mapping[str, tuple[int, ...]], ticked: Mapping[str, Ticked]
) -> set[int]:
    several = (column for more in repeated.values() for column in more)
    return {*columns.values(), *several, *(column for ticks in ticked.values() for column, _ in ticks)}


def _numbers_without_header(block: Block, below: Sequence[Row]) -> dict[str, int]:
    """The column right before the first that is read, of which nobody has written that it numbers the rows, as it does
    below: groups and parts are known by their numbers."""
    fields = dict(block.match.columns)
    if not fields or "no" in fields or "no" not in FORMS[block.match.form].field_names:
        return {}
    column = min(fields.values()) - 1
    if column < 0 or block.paths[column]:
        return {}
    told = [cells[column] for _, cells in below if column < len(cells) and cells[column] is not None]
    return {"no": column} if told and 2 * sum(map(numbers_a_row, told)) >= len(told) else {}


def rows_of_headers(header: Sequence[Row]) -> tuple[int, ...]:
    """For each column the number of the lowest of these rows that has a cell there, else of the last."""
    lowest = [header[-1][0]] * max(len(cells) for _, cells in header)
    for number, cells in header:
        for column, value in enumerate(cells):
            lowest[column] = lowest[column] if value is None else number
    return tuple(lowest)


def _latest(layouts: dict[_Layout, int]) -> Iterator[tuple[_Layout, int]]:
    """The layouts last met: a sheet may be made of thousands of headers, each with its columns elsewhere."""
    return islice(reversed(layouts.items()), _MOST_LAYOUTS)


def _is_header_again(block: Block, earlier: _Layout) -> bool:
    """Whether a header is an earlier one told again, maybe with words left out: what stands below keeps its columns.
    Another word in their place may head another column."""
    form, columns = earlier
    if block.match.form != form or not columns.issuperset(block.match.columns):
        return False
    left_out = [column for _, column in columns.difference(block.match.columns)]
    return not any(column < len(block.paths) and block.paths[column] for column in left_out)


def _repeated_from(rows: Sequence[Row], first_top: int, top: int) -> int:
    """Where a header told again begins: with the lines right above the first one, where these are told again too."""
    while first_top > 0 and rows[first_top - 1][1] == rows[top - 1][1]:
        if rows[first_top][0] - rows[first_top - 1][0] != rows[top][0] - rows[top - 1][0]:
            break
        first_top -= 1
        top -= 1
    return top


def _has_titles(rows: Sequence[Row], top: int) -> bool:
    """Whether a line right above names a form or a period."""
    for _, cells in reversed(rows[max(top - 8, 0) : top]):
        texts = [value for value in cells if value is not None]
        if len(texts) > 3 or not all(type(value) is str for value in texts):
            return False
        if any(len(str(text)) <= 300 and (form_of_title(str(text)) or says_when(str(text))) for text in texts):
            return True
    return False
