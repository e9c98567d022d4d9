"""Where the tables of a sheet stand, of which form each is, and which column holds which field.

A form is known by its headers; the sheet's name, its title and the items in it help where headers leave a doubt.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.definitions.forms import FORMS, Form
from transforms.headers import (
    LONGEST_HEADER,
    form_of_sheet_name,
    form_of_title,
    header_index,
    is_known_header,
    is_own_name,
    label_keys,
)
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.period_words import find_periods
from transforms.sheets import Value
from transforms.vietnamese import decode_legacy

MOST_TITLE_ROWS = 60
MOST_HEADER_ROWS = 3

_GENERIC = frozenset(("no", "note"))
_PERSONAL = re.compile(
    r"\b(?:ho(?: va)? ten|ho ten|ten (?:cbccvc|can bo|cong chuc|nguoi|vien chuc|ca nhan)|ngay(?: thang)?(?: nam)? sinh|nam sinh|"
    r"cmnd|cccd|can cuoc|chung minh|so dinh danh|ma dinh danh ca nhan|(?:so )?dien thoai|sdt|so dt|dtdd|e ?mail|que quan|"
    r"noi sinh|dia chi(?: nha| thuong tru)?|so tai khoan|ma so thue ca nhan|so bhxh|danh tinh)\b"
)


@dataclass(frozen=True, slots=True)
class Table:
    """One table. Places are positions in the sheet's rows: header rows from `top` to `first`, what follows to `end`.

    `columns` gives each field's column from 0; `repeated` the other columns of a field that has several; `personal` the
    columns of personal data with their headers; `unknown` other headers that no field has. `repeats` are the places
    (from, up to) of the same header told again further down; `again` says that the table continues an earlier one of its
    form under lines of its own; `header_row` is the last header row as Excel counts.
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
    repeats: tuple[tuple[int, int], ...] = ()
    again: bool = False

    @property
    def spec(self) -> Form:
        return FORMS[self.form]


@dataclass(frozen=True, slots=True)
class _Match:
    form: str
    score: float
    columns: tuple[tuple[str, int], ...]
    repeated: tuple[tuple[str, tuple[int, ...]], ...]
    specific: int
    enough: bool


Paths = tuple[tuple[str, ...], ...]


def find_tables(
    rows: Sequence[Row],
    merged: Sequence[tuple[int, int, int, int]],
    name: str,
    encodings: Sequence[str] = (),
    unit_forms: bool = True,
) -> tuple[Table, ...]:
    """The tables of a sheet, from the top down; none where no header of a form is in it.

    `encodings` are the legacy encodings found in the sheet: a header that only reads in one of them counts as well.
    `unit_forms` says whether a doubt between a unit's form and a central one is settled for the former.
    """
    spans = _Spans(merged)
    found: list[tuple[int, int, _Match, Paths]] = []
    place = 0
    after = 0
    told: set[Value] = set()
    while place < len(rows):
        if place >= MOST_TITLE_ROWS and not found:
            break
        if (found and not _may_be_header(rows[place][1], told)) or not _looks_like_header(rows[place][1]):
            place += 1
            continue
        best = _best_block(rows, place, after, spans, name, encodings, unit_forms)
        if best is None:
            place += 1
            continue
        top, first, match, paths = best
        found.append((top, first, match, paths))
        told.update(text for path in paths for text in path)
        place = after = first
    return tuple(_tables(found, rows))


def _tables(found: list[tuple[int, int, _Match, Paths]], rows: Sequence[Row]) -> Iterator[Table]:
    """Blocks as tables. The same header told again at a page break begins none, but under title lines it does: those may
    name another month."""
    kept: list[tuple[int, int, _Match, Paths]] = []
    repeats: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    continued: set[int] = set()
    for block in found:
        same = [b for b in kept if b[2].form == block[2].form and b[2].columns == block[2].columns]
        if same and same[-1] is kept[-1] and not _has_titles(rows, block[0]):
            repeats[len(kept) - 1].append((block[0], block[1]))
            continue
        if same:
            continued.add(len(kept))
        kept.append(block)
    for position, (top, first, match, paths) in enumerate(kept):
        end = kept[position + 1][0] if position + 1 < len(kept) else len(rows)
        used = {column for _, column in match.columns} | {c for _, more in match.repeated for c in more}
        unused = {c: path[-1] for c, path in enumerate(paths) if path and c not in used}
        personal = {c: text for c, text in unused.items() if is_personal(text)}
        unknown = {c: text for c, text in unused.items() if c not in personal}
        yield Table(
            match.form,
            top,
            first,
            end,
            dict(match.columns),
            dict(match.repeated),
            personal,
            unknown,
            rows[first - 1][0],
            tuple(repeats[position]),
            position in continued,
        )


def _has_titles(rows: Sequence[Row], top: int) -> bool:
    """Whether a line right above names a form or a period."""
    for _, cells in reversed(rows[max(top - 8, 0) : top]):
        texts = [value for value in cells if value is not None]
        if len(texts) > 3 or not all(type(value) is str for value in texts):
            return False
        if any(len(str(text)) <= 300 and (form_of_title(str(text)) or find_periods(str(text))) for text in texts):
            return True
    return False


@lru_cache(maxsize=4096)
def is_personal(header: str) -> bool:
    """Whether a header announces data of persons, which no form asks for."""
    return len(header) <= LONGEST_HEADER and any(_PERSONAL.search(key) for key in label_keys(header)[:1])


@lru_cache(maxsize=4096)
def begins_personal(header: str) -> bool:
    """The same for a lone cell that is no known table's header: "(Ký, ghi rõ họ tên)" announces nothing."""
    return len(header) <= LONGEST_HEADER and any(_PERSONAL.match(key) for key in label_keys(header)[:1])


def _may_be_header(cells: tuple[Value, ...], told: set[Value]) -> bool:
    """A cheap look at rows below a table's header: told again, or short words without a digit in them."""
    same = 0
    words = True
    for value in cells:
        if value is None:
            continue
        if type(value) is not str:
            return False
        if value in told:
            same += 1
        elif len(value) > 60 or any(map(str.isdigit, value)):
            words = False
    return same >= 2 or words


def _looks_like_header(cells: tuple[Value, ...]) -> bool:
    texts = 0
    hits = 0
    for value in cells:
        if value is None:
            continue
        if type(value) is not str:
            return False
        texts += 1
        if texts - hits > 2 * hits + 6:
            return False
        if len(value) <= LONGEST_HEADER and is_known_header(value):
            hits += 1
    return hits >= 2 and hits * 3 >= texts


class _Spans:
    """Merged ranges by their cells, only where asked."""

    def __init__(self, merged: Sequence[tuple[int, int, int, int]]) -> None:
        self._by_row: dict[int, list[tuple[int, int, int, int]]] = defaultdict(list)
        for span in merged:
            if span[2] - span[0] <= MOST_HEADER_ROWS:
                for row in range(span[0], span[2] + 1):
                    self._by_row[row].append(span)

    def at(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """The merged range that holds the cell (row from 1, column from 0)."""
        return next((s for s in self._by_row.get(row, ()) if s[1] <= column + 1 <= s[3]), None)

    def in_row(self, row: int) -> Sequence[tuple[int, int, int, int]]:
        return self._by_row.get(row, ())


def _best_block(
    rows: Sequence[Row], place: int, after: int, spans: _Spans, name: str, encodings: Sequence[str], unit_forms: bool
) -> tuple[int, int, _Match, Paths] | None:
    best: tuple[tuple[float, int], int, int, _Match, Paths] | None = None
    hints = _hints(rows[after:place], name)
    for top in range(place, max(after, place - MOST_HEADER_ROWS + 1) - 1, -1):
        if rows[place][0] - rows[top][0] != place - top:
            break
        for last in range(place, min(len(rows), top + MOST_HEADER_ROWS)):
            if rows[last][0] - rows[place][0] != last - place or (last > place and _has_numbers(rows[last][1])):
                break
            paths = _paths(rows[top : last + 1], spans)
            items = _item_reader(rows, last + 1)
            match = _best_match(paths, hints, encodings, unit_forms, items)
            if match is not None:
                rank = (round(match.score, 6), top - last)
                if best is None or rank > best[0]:
                    best = (rank, top, last + 1, match, paths)
    if best is None:
        return None
    _, top, first, match, paths = best
    top, first = _with_merged_rows(rows, top, first, after, spans)
    return top, first, match, paths


def _has_numbers(cells: tuple[Value, ...]) -> bool:
    return any(value is not None and type(value) is not str for value in cells)


def _with_merged_rows(rows: Sequence[Row], top: int, first: int, after: int, spans: _Spans) -> tuple[int, int]:
    """The header with the rows that share a merged cell with it, or a merged group above it."""
    while top > after and first - top < MOST_HEADER_ROWS and rows[top - 1][0] == rows[top][0] - 1:
        above = rows[top - 1][0]
        wide = [s for s in spans.in_row(above) if s[0] == above and s[2] >= rows[top][0]]
        if not wide:
            break
        top -= 1
    lowest = max((s[2] for row, _ in rows[top:first] for s in spans.in_row(row) if s[0] == row), default=0)
    while (
        first < len(rows)
        and first - top < MOST_HEADER_ROWS
        and rows[first][0] <= lowest
        and not _has_numbers(rows[first][1])
    ):
        first += 1
    return top, first


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)


def _paths(block: Sequence[Row], spans: _Spans) -> Paths:
    """For each column its header cells from the top down: merged cells stand in every column that they cover, and where
    nothing is merged a group stands over the blanks right of it."""
    width = max((len(cells) for _, cells in block), default=0)
    lines: list[list[str]] = []
    for level, (row, cells) in enumerate(block):
        line = [_text(cells[c]) if c < len(cells) else "" for c in range(width)]
        for first_row, first_column, _, last_column in spans.in_row(row):
            if first_row == row and first_column <= width:
                for column in range(first_column, min(last_column, width)):
                    line[column] = line[first_column - 1]
        if level < len(block) - 1:
            below = block[level + 1][1]
            group = ""
            for column in range(width):
                under = column < len(below) and below[column] is not None
                if line[column]:
                    group = line[column] if under and spans.at(row, column) is None else ""
                elif under and group and spans.at(row, column) is None:
                    line[column] = group
                elif not under:
                    group = ""
        lines.append(line)
    paths = []
    for column in range(width):
        path: list[str] = []
        for line in lines:
            if line[column] and (not path or path[-1] != line[column]):
                path.append(line[column])
        paths.append(tuple(path))
    return tuple(paths)


def _hints(above: Sequence[Row], name: str) -> Mapping[str, float]:
    """What the sheet's name and the lines above say for a form, in points."""
    hints: dict[str, float] = defaultdict(float)
    by_name = form_of_sheet_name(name)
    if by_name is not None:
        hints[by_name] += 2.0 if is_own_name(by_name, name) else 1.2
    for _, cells in above[-MOST_TITLE_ROWS:]:
        for value in cells:
            if type(value) is str and 8 <= len(value) <= 300:
                by_title = form_of_title(value)
                if by_title is not None:
                    hints[by_title] += 1.5
    return hints


def _item_reader(rows: Sequence[Row], first: int) -> Callable[[str, int], int]:
    """How many of an item form's items stand in a column."""

    def count(form: str, column: int) -> int:
        texts = {r[column] for _, r in rows[first : first + 40] if column < len(r) and type(r[column]) is str}
        return sum(find_value(form, "item", str(text)) is not None for text in texts)

    return count


def _best_match(
    paths: Paths,
    hints: Mapping[str, float],
    encodings: Sequence[str],
    unit_forms: bool,
    items: Callable[[str, int], int],
) -> _Match | None:
    best: tuple[float, _Match] | None = None
    for match in _matches(paths, tuple(encodings)):
        hint = hints.get(match.form, 0.0)
        score = match.score + hint
        if FORMS[match.form].items:
            known = items(match.form, dict(match.columns).get("item", -1)) if "item" in dict(match.columns) else 0
            score += 2.0 if known >= 2 else 0.5 * known
            if (
                not known
                and not hint
                and ("value" not in dict(match.columns) and "in_period" not in dict(match.columns))
            ):
                continue
            if not known and not hint and not _prints_items(paths, dict(match.columns)):
                continue
        if not (match.enough and match.specific >= 2) and not (hint and match.specific):
            continue
        if FORMS[match.form].form_set == "unit" and unit_forms:
            score += 0.2
        if best is None or score > best[0]:
            best = (score, match)
    if best is None:
        return None
    score, match = best
    return _Match(match.form, score, match.columns, match.repeated, match.specific, match.enough)


def _prints_items(paths: Paths, columns: Mapping[str, int]) -> bool:
    return "item" in columns and "chi tieu" in label_keys(paths[columns["item"]][-1])


@lru_cache(maxsize=4096)
def _matches(paths: Paths, encodings: tuple[str, ...]) -> tuple[_Match, ...]:
    """How well each form fits the headers, by the headers alone."""
    return tuple(match for code in FORMS if code != "cover" and (match := _match(code, paths, encodings)).specific)


def _match(code: str, paths: Paths, encodings: tuple[str, ...]) -> _Match:
    form = FORMS[code]
    index = header_index(code)
    places: defaultdict[str, list[int]] = defaultdict(list)
    printed: set[str] = set()
    unmatched = 0
    for column, path in enumerate(paths):
        if not path:
            continue
        name = index.field_of(path)
        for encoding in encodings if name is None else ():
            name = name or index.field_of([decode_legacy(text, encoding) for text in path])
        if name is None:
            unmatched += 1
            continue
        places[name].append(column)
        if index.is_printed(path):
            printed.add(name)
    _settle_shared_leaves(code, paths, places)
    matched = set(places)
    specific = len(matched - _GENERIC)
    required = {field.name for field in form.fields if field.required}
    missing = required - matched
    score = specific + 0.3 * len(matched & _GENERIC) + 0.1 * len(printed) - 0.6 * len(missing) - 0.1 * unmatched
    return _Match(
        code,
        score,
        tuple((name, columns[0]) for name, columns in places.items()),
        tuple((name, tuple(columns[1:])) for name, columns in places.items() if len(columns) > 1),
        specific,
        2 * len(required & matched) > len(required) or not required,
    )


def _settle_shared_leaves(code: str, paths: Paths, places: defaultdict[str, list[int]]) -> None:
    """ "Tổng số" and "Quá hạn" without their group belong to the group of the columns beside them: a total stands before
    its parts, an overdue count after those in time."""
    index = header_index(code)
    if not index.shared_leaves:
        return
    taken = {column: name for name, columns in places.items() for column in columns}
    groups = {field.name: field.group for field in FORMS[code].fields if field.group}
    for column, path in enumerate(paths):
        leaf = index.shared_leaf(path[-1]) if path and column not in taken else None
        if leaf is None:
            continue
        is_total = any(
            index.in_groups.get((group, leaf), "").endswith("_total") for group in dict.fromkeys(groups.values())
        )
        beside = range(column + 1, len(paths)) if is_total else range(column - 1, -1, -1)
        neighbour = next((taken[c] for c in beside if paths[c] and c in taken and taken[c] in groups), None)
        name = index.in_groups.get((groups[neighbour], leaf)) if neighbour else None
        if name is not None:
            places[name].append(column)
            taken[column] = name
