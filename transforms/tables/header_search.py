"""Where the headers of a sheet's tables stand: which rows look like one, and which of them fit a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, are_words
from transforms.tables.cover import label_of
from transforms.tables.header_blocks import FEWEST_BROKEN, Block, best_block, broken_block
from transforms.tables.row_merges import Spans
from transforms.tables.row_words import Filled, filled_cells, is_hints_row, is_units_row
from transforms.text.legacy_sheets import Row
from transforms.values.headers import LONGEST_HEADER, is_known_header
from transforms.values.period_words import find_periods, is_one_text, with_numbers
from transforms.values.ticked_columns import are_months

_MOST_ROWS_ABOVE = 200  # a whole report typed above the first table
_NUMBERED_WORD = late_pattern(r"^\s*\(?\d{1,2}[.)]\s*(?=[^\W\d])")
_BARE_NUMBER = late_pattern(r"\d(?<![\w(\[]\d)\d*+(?![\w)\]])")
_ENOUGH_HEADERS = 5  # known in a row: it is a header however many others stand beside them


def find_headers(rows: Sequence[Row], spans: Spans, name: str, encodings: Sequence[str]) -> list[Block]:
    """The headers of a sheet's tables from the top down. Those whose words are broken over rows are rare, and looked
    for where none is whole."""
    found = _HeaderSearch(rows, spans, name, encodings, broken=False).run()
    if not any(block.match.whole for block in found) and any(len(cells) >= FEWEST_BROKEN for _, cells in rows):
        found = _HeaderSearch(rows, spans, name, encodings, broken=True).run()
    return found


class _HeaderSearch:
    """Goes down the rows of a sheet once, from one header to the next."""

    def __init__(self, rows: Sequence[Row], spans: Spans, name: str, encodings: Sequence[str], *, broken: bool) -> None:
        self.rows, self.spans, self.name, self.encodings, self.broken = rows, spans, name, encodings, broken
        self._found: list[Block] = []
        self._told: set[Value] = set()  # the words of the headers found
        self._settled: dict[str, tuple[tuple[str, int], ...]] = {}  # fields and columns of the whole table of each form

    def run(self) -> list[Block]:
        rows, found = self.rows, self._found
        places: list[tuple[int, int]] = []
        place = after = 0
        while place < len(rows) and (found or place < _MOST_ROWS_ABOVE):
            if found and (place := _next_of_words(rows, place)) == len(rows):
                break
            may_be = not found or _may_be_header(rows[place][1], self._told)
            block = self._block_at(place, after) if may_be else None
            if block is None:
                place += 1
                continue
            if block.match.whole:
                self._settled.setdefault(block.match.form, block.match.columns)
            self._told.update(text for path in block.paths for text in path)
            found.append(block)
            places.append((place, after))
            place = after = block.first
        return [self._maybe_stray(block, *at) for block, at in zip(found, places, strict=True)]

    def _block_at(self, place: int, after: int) -> Block | None:
        """The header that has a row among its own; None where the row is of none. `after` is the first place that
        belongs to no table above."""
        cells = self.rows[place][1]
        block = None
        if self.broken:
            block = broken_block(self.rows, place, after, self.spans, self.name, self.encodings)
        if block is None and not _looks_like_header(cells):
            return None
        filled = filled_cells(cells)
        if block is None and not self._is_about_columns(filled):
            block = self._best(place, after, self.name)
        if block is None or (self._found and _explains(block, len(filled), self._found[-1], self.rows)):
            return None
        return self._of_another_form(self._without_title(block, place), place, after)

    def _best(self, place: int, after: int, name: str) -> Block | None:
        return best_block(self.rows, place, after, self.spans, name, self.encodings)

    def _is_about_columns(self, filled: Filled) -> bool:
        """Whether a row says under a header in what its columns count ("văn bản", "người"), all of which may be known
        words, or how to fill them in ("(ngày/tháng/năm)"), some of which may be."""
        return bool(self._found) and (is_units_row(filled) or is_hints_row(filled))

    def _without_title(self, block: Block, place: int) -> Block:
        """The header without its first row where this is its title: "Kỳ báo cáo" and "Tháng 8/2020" right above a
        header are words of headers as well."""
        if block.first - place <= 1 or block.top != place or not _names_a_period(self.rows[place][1]):
            return block
        below = self._best(place + 1, place + 1, self.name)
        if below is None or below.match.form != block.match.form:
            return block
        return below if dict(block.match.columns).keys() <= dict(below.match.columns).keys() else block

    def _of_another_form(self, block: Block, place: int, after: int) -> Block:
        """The header as all of another form, where it is less than that of its own form which stands above: the sheet
        bears that form's name, but has its table."""
        settled = self._settled.get(block.match.form)
        if settled is None:
            return block
        columns, is_whole = len(block.match.columns), block.match.whole
        if columns >= len(settled) and is_whole:
            return block
        other = self._best(place, after, "")
        if other is None or not other.match.whole:
            return block
        return other if len(other.match.columns) > columns or not is_whole else block

    def _maybe_stray(self, block: Block, place: int, after: int) -> Block:
        """The header, marked where it is of its form by the sheet's name alone, and that form's whole table has its
        columns elsewhere."""
        settled = self._settled.get(block.match.form)
        if block.match.whole or settled is None:
            return block
        if any(name != "no" for name, _ in set(block.match.columns).intersection(settled)):
            return block
        return replace(block, is_stray=self._best(place, after, "") is None)


def _explains(block: Block, words: int, above: Block, rows: Sequence[Row]) -> bool:
    """Whether a block is no more than words about the columns of the whole header right above it: neither whole nor,
    though it lacks a column, a header by its "STT" or as all its words are those of one."""
    fields = dict(block.match.columns)
    is_below = block.top == above.first and rows[block.top][0] == rows[block.top - 1][0] + 1
    return is_below and above.match.whole and not block.match.whole and "no" not in fields and len(fields) < words


def _is_cover_line(cells: tuple[Value, ...]) -> bool:
    """ "Kỳ báo cáo:" with its value beside it, as over a table: both may be words that head a column elsewhere."""
    first = next((value for value in cells if value is not None), None)
    if type(first) is not str or ":" not in first or len(first) > LONGEST_HEADER:
        return False
    if all(value is None or (type(value) is str and value.rstrip().endswith(":")) for value in cells):
        return False  # headers with colons
    return label_of(first.partition(":")[0]) is not None


def _names_a_period(cells: tuple[Value, ...]) -> bool:
    return any(type(text) is str and find_periods(text[:LONGEST_HEADER]) for _, text in with_numbers(cells))


def _next_of_words(rows: Sequence[Row], place: int) -> int:
    """The first place from one on of a row of words alone, as headers are below the first; behind the last row where
    none follows."""
    for at in range(place, len(rows)):
        cells = rows[at][1]
        if type(cells[0]) is not int and are_words(cells):  # the number of nearly all rows of data is one
            return at
    return len(rows)


def _may_be_header(cells: tuple[Value, ...], told: set[Value]) -> bool:
    """A cheap look at rows of words below a table's header: told again, or short words without a digit in them."""
    same = 0
    words = True
    for value in cells:
        if type(value) is not str:
            continue
        if value in told:
            same += 1
        elif words and (len(value) > 60 or _tells_a_number(value)):
            words = False
    return same >= 2 or words


def _tells_a_number(text: str) -> bool:
    return _BARE_NUMBER.search(text) is not None and _BARE_NUMBER.search(_NUMBERED_WORD.sub("", text)) is not None


def _looks_like_header(cells: tuple[Value, ...]) -> bool:
    if _is_cover_line(cells):
        return False
    texts = 0
    hits = 0
    for value in cells:
        if value is None:
            continue
        if type(value) is not str and not hits:
            return False  # a data row, nearly always: its number
        texts += 1
        if type(value) is not str:
            continue
        if texts - hits > 2 * hits + 6 and hits < _ENOUGH_HEADERS:
            return False
        if len(value) <= LONGEST_HEADER and is_known_header(value):
            hits += 1
    if hits >= _ENOUGH_HEADERS or (hits >= 2 and hits * 3 >= texts and not is_one_text(cells)):
        return True
    return hits >= 2 and are_months(cells)
