"""A cover that stands below the last table of a sheet: "Đơn vị báo cáo: …" and "Kỳ báo cáo: …" under the rows.

Looked for only where neither a cover nor a title says who or when: ordinary workbooks have such lines above, or a sheet
for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from transforms.definitions.codes import IgnoredKind
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.cover import Cover, is_cover_line, read_cover
from transforms.tables.row_notes import is_signature, may_be_names
from transforms.tables.row_words import filled_cells
from transforms.tables.rows import classify
from transforms.text.legacy_sheets import Row

_MOST_SIGNATURES = 10  # rows of these


def may_have_cover_below(work: SheetWork) -> bool:
    """Whether a line of a cover ends the sheet, or stands above the signatures that do."""
    if not work.tables or work.parts or work.tables[-1].across:
        return False
    return is_cover_line(work.rows[_before_signatures(work.rows, work.tables[-1].first) - 1][1])


def take_cover_below(work: SheetWork) -> Cover | None:
    """The cover, whose rows are the table's no longer; None where there is none."""
    if not may_have_cover_below(work):
        return None
    table, last = work.tables[-1], len(work.tables) - 1
    end = _before_signatures(work.rows, table.first)
    top = end
    while top > table.first and is_cover_line(work.rows[top - 1][1]):
        top -= 1
    cover = read_cover(work.rows[top:end], work.sheet_no, work.name) if top < end else None
    if cover is None:
        return None
    rows = work.rows[:top]
    work.tables = (*work.tables[:-1], replace(table, end=top))
    work.told[last] = classify(work.tables[-1], rows, work.sheet.merged)
    for place in range(top, len(work.rows)):
        signs = place >= end or is_signature(filled_cells(work.rows[place][1]))
        work.kinds[place] = IgnoredKind.SIGNATURE if signs else IgnoredKind.NOTE
    return cover


def _before_signatures(rows: Sequence[Row], first: int) -> int:
    """The place behind the last line of the cover, which signatures with names below them may follow."""
    for end in range(len(rows) - 1, max(first, len(rows) - _MOST_SIGNATURES) - 1, -1):
        filled = filled_cells(rows[end][1])
        if not (is_signature(filled) or may_be_names(filled)):
            break
        if is_cover_line(rows[end - 1][1]) and is_signature(filled):
            return end
    return len(rows)
