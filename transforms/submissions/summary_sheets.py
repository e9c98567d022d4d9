"""A sheet of 06-TTHC that adds up others of the workbook: an office's fields and the total of all offices would count
twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from transforms.definitions.forms import FieldType
from transforms.files.sheets import cell_at
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.row_sums import figure_in
from transforms.text.vietnamese import match_key

_FORM = "service_result"
_FEWEST_SHEETS = 3  # two that are alike are told twice
_LEAST_SUM = 10  # small figures add up by chance

_Figures = dict[str, Counter[str]]  # by the name of a row, by field


def summary_of_others(works: Sequence[SheetWork]) -> SheetWork | None:
    """The sheet whose every row is the sum of the rows of its name in all other sheets of the form."""
    sheets = [work for work in works if work.forms == (_FORM,) and not work.leftover and not work.parts]
    if len(sheets) < _FEWEST_SHEETS:
        return None
    told = [_figures_of(work) for work in sheets]
    for place, work in enumerate(sheets):
        if _adds_up(told[place], [figures for other, figures in enumerate(told) if other != place]):
            return work
    return None


def _figures_of(work: SheetWork) -> _Figures:
    figures: _Figures = defaultdict(Counter)
    for position, table in enumerate(work.tables):
        name = table.columns.get("field", -1)
        counts = [f for f in table.spec.fields if f.type is FieldType.COUNT and f.name in table.columns]
        for place in work.told[position].data:
            cells = work.rows[place][1]
            label = cells[name] if 0 <= name < len(cells) else None
            if type(label) is not str:
                continue
            row = figures[match_key(label)]
            for count in counts:
                column = table.columns[count.name]
                value = cell_at(cells, column)
                figure = figure_in(value)
                if not float(figure or 0).is_integer() or (figure is None and any(map(str.isdigit, str(value)))):
                    return {}  # "12 hồ sơ", 2.5: nobody could tell what adds up to what
                row[count.name] += int(figure or 0)
    return figures


def _adds_up(figures: _Figures, others: Sequence[_Figures]) -> bool:
    sums: _Figures = defaultdict(Counter)
    for other in others:
        for name, row in other.items():
            sums[name].update(row)
    if {name: +row for name, row in sums.items()} != {name: +row for name, row in figures.items()}:
        return False
    shared = [name for name in figures if sum(bool(+other.get(name, Counter())) for other in others) > 1]
    return any(max(figures[name].values()) >= _LEAST_SUM for name in shared)
