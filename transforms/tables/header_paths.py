"""Which header cells stand above each column, merged ones and groups among them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby

from transforms.files.sheets import Value, cell_at
from transforms.tables.form_matches import Paths
from transforms.tables.row_merges import Span, Spans
from transforms.text.legacy_sheets import Row

_HEADERS_KEPT = 256  # of the sheets before: those of one form have the same

_Line = tuple[int, tuple[str, ...]]  # a header row: how many rows below the first, its texts


def paths_of(block: Sequence[Row], spans: Spans) -> Paths:
    """For each column its header cells from the top down: merged cells stand in every column that they cover, and where
    nothing is merged a group stands over the blanks right of it."""
    merged = dict.fromkeys(span for number, _ in block for span in spans.in_row(number))
    if len(block) == 1 and not merged:
        return tuple([(text,) if text else () for text in map(_text, block[0][1])])
    top = block[0][0] if block else 0
    lines = tuple([(number - top, tuple(map(_text, cells))) for number, cells in block])
    return _paths_of(lines, tuple([(s[0] - top, s[1], s[2] - top, s[3]) for s in merged]))


def leaves_of(block: Sequence[Row], paths: Paths) -> Paths:
    """The columns' own cells alone: words of groups that nobody merged stand amid their columns, not over the first, so
    that what is below them tells. Only the column right below them is theirs for certain."""
    own = [[str(v) for _, cells in block if (v := cell_at(cells, n)) is not None] for n in range(len(paths))]
    return tuple([tuple(cells) or path[-1:] for cells, path in zip(own, paths, strict=True)])


@lru_cache(maxsize=_HEADERS_KEPT)
def _paths_of(block: tuple[_Line, ...], merged: tuple[Span, ...]) -> Paths:
    spans = Spans(merged)
    width = max((len(cells) for _, cells in block), default=0)
    lines: list[list[str]] = []  # from the lowest up: a group stands over what merged cells below it cover
    for line in reversed(block):
        lines.append(_told_by(line, lines, spans, width))
    lines.reverse()
    return tuple(
        tuple(text for text, _ in groupby(line[column] for line in lines if line[column])) for column in range(width)
    )


def _told_by(row: _Line, lower: Sequence[Sequence[str]], spans: Spans, width: int) -> list[str]:
    """What a header row says of each column, with what all lower ones say, of which the last is right below it."""
    number, cells = row
    line = [*cells, *[""] * (width - len(cells))]
    for first_row, first_column, _, last_column in spans.in_row(number):
        if first_row == number and first_column <= width:
            covered = range(first_column - 1, min(last_column, width))
            headed = [column for column in covered if any(told[column] for told in lower)]
            for column in covered:
                # A blank column amid a group has no header of its own.
                line[column] = line[first_column - 1] if column in headed or not headed else ""
    group = ""
    for column in range(width):
        under = bool(lower and lower[-1][column])
        if line[column]:
            group = line[column] if under and spans.at(number, column) is None else ""
        elif under and group and spans.at(number, column) is None:
            line[column] = group
        elif not under:
            group = ""
    return line


def _text(value: Value) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
