"""Two tables beside each other on one sheet: each is read with its own columns, and a row is told once.

A sheet is divided only where a blank column or a second "STT" stands between two headers that each have all that their
form requires: a blank column amid one table divides nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, takewhile

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Sheet, Value, are_words
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.header_blocks import MOST_TITLE_ROWS, best_block
from transforms.tables.row_merges import Spans
from transforms.tables.row_notes import is_signature
from transforms.tables.row_words import filled_cells
from transforms.text.legacy_sheets import DecodedSheet, Row
from transforms.values.headers import LONGEST_HEADER, is_known_header, label_keys

_FEWEST_HEADERS = 2
_HEADER_ROWS = 8  # within which both headers begin
_MOST_SEAMS = 50  # looked at: a sheet may be thousands of tables wide
_MOST_SIGNATURES = 4  # cells in one row of a signature block
_MOST_PARTS = 12  # cells of its place and date
# Neither Vietnamese letters nor common marks: they may turn into the letters of "STT" or vanish from among them.
_UNUSUAL = late_pattern(
    "[^\t\n\r\x20-\x7e\xa0-\xac\xae-\xde\xe0-\xffĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2010-\u2027\u2030-\u203a]"
)


def _mask(cells: tuple[Value, ...]) -> int:
    """The columns that are not blank, as bits."""
    if None not in cells:
        return (1 << len(cells)) - 1
    return sum([1 << column for column, value in enumerate(cells) if value is not None])


def divided(sheet: Sheet, decoded: DecodedSheet, *, titles_apart: bool = False) -> tuple[Sheet, Sheet] | None:
    """The sheet as its left and its right table, every cell at its address and each merged range with one of them; None
    where it is one table or several below each other. `decoded` is the sheet with legacy text converted; lines above
    the headers stay with the left, or with `titles_apart` each with the table under it. Of several seams that one
    counts by which most columns are known, the last of these: signatures may reach over it."""
    best = best_seam(sheet, decoded.rows) if may_divide(decoded.rows, is_plain=decoded.is_plain) else None
    if best is None:
        return None
    _, number, seam = best
    if titles_apart:
        number = 0
    above = tuple(row for row in sheet.rows if row[0] < number)
    below = tuple(row for row in sheet.rows if row[0] >= number)
    return (
        replace(
            sheet, rows=above + tuple(_only(below, 0, seam)), merged=tuple(s for s in sheet.merged if s[1] <= seam)
        ),
        replace(sheet, rows=tuple(_only(below, seam, None)), merged=tuple(s for s in sheet.merged if s[1] > seam)),
    )


def best_seam(sheet: Sheet, rows: Sequence[Row]) -> tuple[int, int, int] | None:
    """How many columns are known, the number of the header row, the first column of the right table."""
    best: tuple[int, int, int] | None = None
    for place, (number, cells) in enumerate(rows[:MOST_TITLE_ROWS]):
        if not _heads(cells):
            continue
        head = takewhile(lambda cells: not _signs(cells), (cells for _, cells in rows[place : place + _HEADER_ROWS]))
        below = rows[place:]
        seams = (
            seam
            for seam in _seams(list(head))
            if cells[seam - 1 : seam] not in ((), (None,))
            or _is_number(cells[seam : seam + 1])
            or _is_gap(seam - 1, below)
        )
        for seam in islice(seams, _MOST_SEAMS):
            left = _known_columns(sheet, tuple(_only(below, 0, seam)))
            right = _known_columns(sheet, tuple(_only(below, seam, None))) if left else 0
            if right and (best is None or left + right >= best[0]):
                best = left + right, number, seam
        if best is not None:
            break
    return best


def may_divide(rows: Sequence[Row], *, is_plain: bool = False) -> bool:
    """A quick look at what every seam needs, which hardly a sheet has: from a row of several short words on, a second
    "STT", or a column between filled ones that nothing stands in below, except in rows of few words."""
    places = [
        place
        for place, (_, cells) in enumerate(rows[:MOST_TITLE_ROWS])
        if type(cells[0]) is not int  # as of nearly all rows of data
        and are_words(cells)
        and len(cells) - cells.count(None) > 1
        and max([len(value) for value in cells if type(value) is str]) <= LONGEST_HEADER
    ]
    if not places:
        return False
    if _has_gap(rows, places):
        return True
    near = set(chain.from_iterable([cells for _, cells in rows[places[0] : places[-1] + _HEADER_ROWS]]))
    together = "\n".join([value for value in near if type(value) is str and len(value) <= LONGEST_HEADER])
    if not is_plain and (_UNUSUAL.search(together) or "_x00" in together):
        return True
    return _numbers_in(together) > 0 and any(_numbers(rows, place) > 1 for place in places)


def _has_gap(rows: Sequence[Row], places: Sequence[int]) -> bool:
    """Whether below one of these places nothing stands in a column amid the filled ones of the header there."""
    places = [place for place in places if None in rows[place][1]]  # nearly all headers have a word in every column
    masks = [_mask(cells) for _, cells in rows[: places[-1] + _HEADER_ROWS]] if places else []
    for place in places:
        header = 0
        for mask in masks[place : place + _HEADER_ROWS]:
            if header | mask == header:
                continue
            header |= mask
            gaps = ((1 << header.bit_length()) - 1) & -(header & -header) & ~header
            if gaps and _gaps_below(rows[place:], gaps):
                return True
    return False


def _gaps_below(rows: Sequence[Row], gaps: int) -> int:
    """Those of the columns in which nothing stands, except in rows of few words."""
    for _, cells in rows if gaps else ():
        if not _are_few_words(cells):
            gaps &= ~_mask(cells)
            if not gaps:
                break
    return gaps


def _numbers(rows: Sequence[Row], place: int) -> int:
    """How often "STT" stands in a header that begins here."""
    near = chain.from_iterable([cells for _, cells in rows[place : place + _HEADER_ROWS]])
    short = [value for value in near if type(value) is str and len(value) <= LONGEST_HEADER]
    return _numbers_in("\n".join(short))


def _numbers_in(text: str) -> int:
    return text.encode("utf-8", "replace").lower().count(b"stt")  # of bytes small letters are quickly made


def _is_gap(column: int, rows: Sequence[Row]) -> bool:
    """Whether nothing stands in a column but of signatures, which keep to no table's columns."""
    signed = False
    for _, cells in rows:
        if _signs(cells):
            signed = True
        elif cells[column : column + 1] not in ((), (None,)) and not (signed and _are_few_words(cells)):
            return False
    return True


def _are_few_words(cells: tuple[Value, ...]) -> bool:
    return len(cells) - cells.count(None) <= _MOST_SIGNATURES and are_words(cells)


def _signs(cells: tuple[Value, ...]) -> bool:
    """Whether a row is of a signature block."""
    if len(cells) - cells.count(None) > _MOST_PARTS:
        return False
    return is_signature(filled_cells(cells))


def _is_number(cells: tuple[Value, ...]) -> bool:
    """Whether a cell heads the numbers of rows, where a table may begin right behind another's last column."""
    return any(type(value) is str and "stt" in label_keys(value) for value in cells)


def _known(cells: tuple[Value, ...]) -> Iterator[int]:
    """The columns with a header of some form."""
    for column, value in enumerate(cells):
        if type(value) is str and len(value) <= LONGEST_HEADER and is_known_header(value):
            yield column


def _heads(cells: tuple[Value, ...]) -> bool:
    """Whether a row may be the upper one of two headers: short texts, some of them known."""
    if not are_words(cells):
        return False
    if any(value is not None and len(str(value)) > LONGEST_HEADER for value in cells):
        return False
    return sum(1 for _ in _known(cells)) >= _FEWEST_HEADERS


def _seams(header: Sequence[tuple[Value, ...]]) -> Iterator[int]:
    """The columns in which the right of two tables may begin, by the rows from a header on: behind a blank column, or
    at a second "STT"; at least two known headers are on either side, one of them maybe further down."""
    known = sorted({column for cells in header for column in _known(cells)})
    numbers = sorted(c for cells in header for c in _known(cells) if "stt" in label_keys(str(cells[c])))
    later_numbers = set(numbers[1:])
    filled = {column for cells in header for column, value in enumerate(cells) if value is not None}
    for column in range(min(filled) + 1, max(filled) + 1) if filled else ():
        before = bisect_left(known, column)
        if min(before, len(known) - before) >= _FEWEST_HEADERS and (
            column - 1 not in filled or column in later_numbers
        ):
            yield column


def _only(rows: Sequence[Row], first: int, end: int | None) -> Iterator[Row]:
    """The rows with what stands in some columns, at the same addresses; rows without anything there are left out."""
    for number, cells in rows:
        kept = (None,) * first + cells[first:end]
        if any(value is not None for value in kept):
            yield number, kept


def _known_columns(sheet: Sheet, rows: Sequence[Row]) -> int:
    """How many fields have a column in the table that begins in one of the first rows; 0 where it lacks one that its
    form requires, or where none begins there."""
    spans = Spans(sheet.merged)
    for place in range(min(_HEADER_ROWS, len(rows))):
        block = best_block(rows, place, 0, spans, "", ()) if _heads(rows[place][1]) else None
        if block is not None:
            return len(block.match.columns) if block.match.whole and not block.match.repeated else 0
    return 0


def gather(whole: SheetWork) -> None:
    """Tell the judged parts of a sheet as one: a row with data of either is no ignored row, and is rejected where
    nothing of it was accepted."""
    places = {number: place for place, (number, _) in enumerate(whole.rows)}
    told: dict[int, list[str]] = {}
    for part in whole.parts:
        at = [places[number] for number, _ in part.rows]
        for place, outcome in part.outcomes.items():
            told.setdefault(at[place], []).append(outcome)
        for place, kind in part.kinds.items():
            whole.kinds.setdefault(at[place], kind)
        at.append(len(whole.rows))
        for column, first, end in part.personal:
            whole.keep_no_text(column, at[first], at[end])
        for form, values in part.stored.items():
            whole.stored.setdefault(form, []).extend(values)
        whole.findings += part.findings
        whole.judged += part.judged
    for place, outcomes in told.items():
        whole.kinds.pop(place, None)
        whole.outcomes[place] = "accepted" if "accepted" in outcomes else outcomes[0]
