"""Sheets that the office made for itself beside those of the forms: one of 06-TTHC that adds up others (an office's
fields and the total of all offices would count twice), one that repeats items, one that is only like a form."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.patterns import late_pattern
from transforms.definitions.periods import Period
from transforms.files.sheets import cell_at
from transforms.submissions.leftover_rows import says_no_more_than
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.tables.row_sums import figure_in
from transforms.tables.tables import Table
from transforms.text.vietnamese import folded_words, match_key
from transforms.values.form_names import is_own_name
from transforms.values.headers import label_keys
from transforms.values.list_values import find_value
from transforms.values.normalise import text_of

_FORM = "service_result"
_FEWEST_ALIKE = 2  # sheets
_FEWEST_IN_A_ROW = 3  # fields: fewer may well be several lines of one
_LEAST_SUM = 10  # small figures add up by chance
_MOST_LACKING = 1  # column, of a sheet that is part of a form
_SAY_NOTHING = frozenset(("no", "note"))  # of what a row tells
_OF_ANOTHER_TIME = frozenset(("sheet.unknown", "file.identity_conflict"))  # maybe, as was said of a sheet by its name
_HEADS = frozenset((IgnoredKind.SECTION, IgnoredKind.TITLE, IgnoredKind.NOTE))
_BARE_TOTALS = frozenset(("tong", "cong", "tong so", "tong cong"))
_NO_WORD = late_pattern(r"[^a-z0-9]")
_NO_LETTER = late_pattern(r"[^a-z]")
_OF_NOBODY = late_pattern(
    r"\b(?:(?:sheet|trang|bieu|bang|ban|lan|v)\d*|tthc|cu|moi|goc|sai|dung|(?:da )?(?:chinh )?sua(?: lai)?|chot|final"
    r"|chinh thuc|dieu chinh|cap nhat|copy|bo sung)\b"
)
_MONTH = late_pattern(r"(?<![a-z])(?:thang|thg|t|quy|q|ky)[\s._\-]*(\d{1,2})")

_Figures = dict[str, Counter[str]]  # by the name of a row, by field
_Look = tuple[str, tuple[str, ...]]  # the letters of a sheet's name, its titles
_OfMonths = dict[tuple[str, ...], tuple[SheetWork, _Figures]]  # the first sheet, by the months in its name


def set_summaries_apart(works: Sequence[SheetWork], form_set: str) -> None:
    """Mark the sheets of no form or of none but other sheets' figures, where the form's own sheet is there."""
    alone = [w for w in works if len(w.tables) == 1 and not (w.leftover or w.parts or w.tables[0].across)]
    if form_set == "unit":
        for work in alone:
            _set_lists_apart(work)
    excerpts = _Excerpts()
    for own in [w for w in alone if w.tables and is_own_name(w.forms[0], w.name)]:
        form = own.forms[0]
        if own.tables[0].spec.required <= own.tables[0].columns.keys():
            for work in alone:
                if work.forms == (form,) and not bears_name(work.name, form):
                    _set_apart(work, own, excerpts)
    sheets = [w for w in works if w.forms == (_FORM,) and not (w.leftover or w.sums_up or w.parts)]
    if len(sheets) < _FEWEST_ALIKE:
        return
    told = [_figures_of(work) for work in sheets]
    if (place := _summary_of_others(told)) is not None:
        sheets[place].sums_up = True
    else:
        elsewhere = {text for work in works if work.forms != (_FORM,) for _, text in work.title_lines()}
        letterheads = {frozenset(text for _, text in work.title_lines()) & elsewhere for work in sheets} - {frozenset()}
        # Several are of several offices, each of which has its own sheets.
        _say_fields_again(sheets, told, next(iter(letterheads)) if len(letterheads) == 1 else frozenset())


def _set_lists_apart(work: SheetWork) -> None:
    """ "Đơn vị | Nam | Nữ" is no plan: of a central form it has no more than what many lists have."""
    spec, columns = work.tables[0].spec, work.tables[0].columns.keys() - {"no"}
    if spec.form_set != "unit" and columns <= spec.required and not is_own_name(spec.code, work.name):
        work.without_tables()


def bears_name(text: str, form: str) -> bool:
    """Whether the form's printed name is in that of a sheet or a title: "01-NV", "01 NV (2)", "Biểu số 01-NV"."""
    return _NO_WORD.sub("", FORMS[form].sheet.lower()) in _NO_WORD.sub("", folded_words(text))


def _set_apart(work: SheetWork, own: SheetWork, excerpts: _Excerpts) -> None:
    """Of a sheet none but items or fields of the own sheet is told again; one that lacks the columns of the form, or
    knows none of its items, is some other list."""
    required, columns = own.tables[0].spec.required, work.tables[0].columns.keys()
    items = _items_of(work) if own.tables[0].spec.items else None
    if len(required - columns) > _MOST_LACKING or not required & columns or items == set():
        work.without_tables()
    elif items is not None:
        work.sums_up = items <= _items_of(own)
    elif excerpts.holds(work, own):
        work.sums_up = True
    elif work.forms == (_FORM,) and 2 * len(columns) <= len(own.tables[0].columns):
        fields = _figures_of(work).keys()  # a chart's figures; offices that have their own sheets fill in them all
        work.sums_up = bool(fields) and fields <= _figures_of(own).keys()


class _Excerpts:
    """Which sheets are excerpts of others; a workbook may have hundreds of either, whose rows are told once."""

    def __init__(self) -> None:
        self._told: dict[tuple[int, tuple[str, ...]], frozenset[tuple[str, ...]]] = {}

    def holds(self, work: SheetWork, own: SheetWork) -> bool:
        """Whether each row is one of the own sheet's with some columns left out; with all of them it is
        `row.duplicate`."""
        columns = work.tables[0].columns.keys() - _SAY_NOTHING
        if not columns < own.tables[0].columns.keys() - _SAY_NOTHING:
            return False
        names = tuple(sorted(columns))
        rows = self._rows_of(work, names)
        return bool(rows) and rows <= self._rows_of(own, names)

    def _rows_of(self, work: SheetWork, names: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
        asked = work.sheet_no, names
        if asked not in self._told:
            columns = [work.tables[0].columns[name] for name in names]
            told = [work.rows[place][1] for place in work.told[0].data]
            self._told[asked] = frozenset(
                tuple(match_key(text_of(cell_at(cells, column)) or "") for column in columns) for cells in told
            )
        return self._told[asked]


def _items_of(work: SheetWork) -> set[str]:
    """The items of the form that have a figure, all where no column of figures is known."""
    [table] = work.tables
    label_column = table.columns.get("item", -1)
    counted = [field.name for field in table.spec.fields if field.type in (FieldType.COUNT, FieldType.FIGURE)]
    figures = [table.columns[name] for name in counted if name in table.columns]
    items: set[str] = set()
    for place in work.told[0].data if 0 in work.told else ():
        cells = work.rows[place][1]
        label = cell_at(cells, label_column)
        if type(label) is str and (
            not figures or any(figure_in(cell_at(cells, column)) is not None for column in figures)
        ):
            items.update(filter(None, [find_value(table.form, "item", label)]))
    return items


def _summary_of_others(told: Sequence[_Figures]) -> int | None:
    """The place of the sheet whose every row is the sum of the rows of its name in all other sheets of the form."""
    sums: _Figures = defaultdict(Counter)
    holding = Counter(name for figures in told for name in figures)
    counting = Counter(name for figures in told for name, row in figures.items() if +row)
    for figures in told:
        for name, row in figures.items():
            sums[name].update(row)
    by_name = next((place for place, figures in enumerate(told) if _adds_up(figures, sums, holding, counting)), None)
    return _totals_of_others(told) if by_name is None else by_name


def _totals_of_others(told: Sequence[_Figures]) -> int | None:
    """The place of the sheet whose every row is the total of another sheet's rows, whatever it is called: "Cấp tỉnh",
    "Cấp huyện", "Toàn sở"."""
    summed: defaultdict[frozenset[tuple[str, int]], dict[int, int]] = defaultdict(dict)  # how many rows, by sheet
    for place, figures in enumerate(told):
        total: Counter[str] = sum(figures.values(), Counter())
        if len(total) > 1:
            summed[frozenset(total.items())][place] = sum(bool(+row) for row in figures.values())
    for place, figures in enumerate(told):
        rows = [+row for row in figures.values() if +row]
        found = [[n for at, n in summed[frozenset(row.items())].items() if at != place] for row in rows]
        is_large = any(
            max(row.values()) >= _LEAST_SUM and max(n, default=0) > 1 for row, n in zip(rows, found, strict=True)
        )
        if is_large and all(found):
            return place
    return None


def _adds_up(figures: _Figures, sums: _Figures, holding: Counter[str], counting: Counter[str]) -> bool:
    """Whether a sheet adds up the others, by the sums of all with it, and by how many have each row, with a figure: of
    less than two others that have one it is none, for two that are alike are told twice."""
    if figures.keys() != sums.keys() or not all(holding[name] > 1 for name in figures):
        return False
    if not all(sums[name] - row == +row for name, row in figures.items()):  # what is not positive falls out
        return False
    shared = [name for name, row in figures.items() if counting[name] - bool(+row) > 1]
    return any(max(figures[name].values(), default=0) >= _LEAST_SUM for name in shared)


def _say_fields_again(sheets: Sequence[SheetWork], told: Sequence[_Figures], letterhead: Set[str]) -> None:
    """Say of the first sheet that has the very fields of one before it, with other figures, that both are counted,
    where neither names nor titles tell whose they are, but for what heads other forms too, nor names the months, and
    nothing is said of either: one of them may be an older copy."""
    met: defaultdict[tuple[frozenset[str], _Look], _OfMonths] = defaultdict(dict)
    for work, figures in zip(sheets, told, strict=True):
        months = tuple(_MONTH.findall(folded_words(work.name)))
        alike = met[frozenset(figures), _look_of(work, letterhead)]
        of_the_time = (one for others, one in alike.items() if not (others and months) or others == months)
        other = next((sheet for sheet, earlier in of_the_time if earlier != figures), None)
        alike.setdefault(months, (work, figures))
        if not figures or other is None:
            continue
        if _OF_ANOTHER_TIME.isdisjoint(found.code for sheet in (work, other) for found in sheet.findings):
            work.doubt(
                f"{work.page} ghi đúng các lĩnh vực của trang “{quoted(other.name)}” với số liệu khác.",
                "Cả hai trang đều được tính; nếu một trang là bản cũ hoặc của kỳ khác, hãy xóa trang "
                "đó; nếu là của hai đơn vị, hãy ghi tên đơn vị ở tên trang; rồi gửi lại.",
            )
            return


def _look_of(work: SheetWork, letterhead: Set[str]) -> _Look:
    """What is the same of sheets that differ by no word of their names or titles that could tell whose they are:
    "Sheet1", "Sheet2", "06-TTHC sửa", "T8"."""
    name = _OF_NOBODY.sub("", _MONTH.sub("", folded_words(work.name)))
    titles = tuple(text for _, text in work.title_lines() if text not in letterhead)
    return _NO_LETTER.sub("", name), titles


def _figures_of(work: SheetWork) -> _Figures:
    figures: _Figures = defaultdict(Counter)
    for position, table in enumerate(work.tables):
        if not _add_figures(figures, work, table, work.told[position].data):
            return {}
    return figures


def _add_figures(figures: _Figures, work: SheetWork, table: Table, places: Sequence[int]) -> bool:
    """Whether all figures of the rows are such that anybody can tell what adds up to what, which are added."""
    name = table.columns.get("field", -1)
    counts = [f for f in table.spec.fields if f.type is FieldType.COUNT and f.name in table.columns]
    for place in places:
        cells = work.rows[place][1]
        label = cell_at(cells, name)
        if type(label) is not str:
            continue
        row = figures[match_key(label)]
        for count in counts:
            value = cell_at(cells, table.columns[count.name])
            figure = figure_in(value)
            if not float(figure or 0).is_integer() or (figure is None and any(map(str.isdigit, str(value)))):
                return False  # "12 hồ sơ", 2.5
            row[count.name] += int(figure or 0)
    return True


def say_fields_below(work: SheetWork, period: Period | None) -> None:
    """Say of rows below others, under a header told again, under titles or right under them, that they have the very
    fields of those above, with other figures, and neither a line nor a column that tells whose they are: both are
    counted, though one may be an older table."""
    tables = [n for n, table in enumerate(work.tables) if table.form == _FORM]
    if period is None or (len(tables) < _FEWEST_ALIKE and not any(_names_again(work, n) for n in tables)):
        return
    above: _Figures = {}
    before: set[str] = set()
    last = None
    for table, places, has_header in _stretches(work, tables):
        here: _Figures = defaultdict(Counter)
        if not _add_figures(here, work, table, places):
            return
        lines = range(places[0] if last is None else last + 1, places[0])
        if any(_tells_whose(work, place, period) for place in lines):
            return
        owners = _owners(work, table, places)
        is_again = len(here) >= _FEWEST_ALIKE and here.keys() == above.keys() and here != above and owners == before
        if is_again and any(map(any, map(Counter.values, here.values()))):
            number = work.rows[places[0]][0]
            below = "dưới tiêu đề cột ghi lần nữa, " if has_header else ""
            work.doubt(
                f"{work.page}: từ dòng {number}, {below}bảng ghi đúng các lĩnh vực ở trên với số liệu khác.",
                "Cả hai phần đều được tính; nếu một phần là số liệu cũ, hãy xóa phần đó rồi gửi lại.",
                cell=f"A{number}",
            )
        above, before, last = here, owners, places[-1]


def _names_again(work: SheetWork, n: int) -> bool:
    """Whether a table has a name twice, or its header: hardly any has."""
    column, data = work.tables[n].columns.get("field", 0), work.told[n].data
    return bool(work.tables[n].repeats) or len({work.rows[place][1][column : column + 1] for place in data}) < len(data)


def _stretches(work: SheetWork, tables: Sequence[int]) -> Iterator[tuple[Table, Sequence[int], bool]]:
    """The rows below each header of the tables, but for those left out, of blocks of the very same names each block;
    whether a header stands over them."""
    for n in tables:
        table = work.tables[n]
        data = [place for place in work.told[n].data if work.kinds.get(place) is not IgnoredKind.UNKNOWN_SHEET]
        cuts = [bisect_left(data, first) for first, _ in table.repeats]
        for start, end in pairwise((0, *cuts, len(data))):
            names = [cell_at(work.rows[place][1], table.columns.get("field", -1)) for place in data[start:end]]
            size = len(set(names))
            blocks = range(start, end, size) if _FEWEST_IN_A_ROW <= size < end - start else range(start, end)[:1]
            if any(set(names[first - start : first - start + size]) != set(names) for first in blocks):
                blocks = blocks[:1]
            for first, following in pairwise((*blocks, end)):
                yield table, data[first:following], first == start


def _owners(work: SheetWork, table: Table, places: Sequence[int]) -> set[str]:
    """What columns of no field, or that of the numbers, may tell of whose the rows are: "Cấp tỉnh"."""
    apart = {column for name, column in table.columns.items() if name != "no"}
    apart.update(column for column, header in table.unknown.items() if "ghi chu" in label_keys(header))
    cells = (cell for place in places for cell in enumerate(work.rows[place][1]))
    return {text for column, text in cells if type(text) is str and column not in apart and not text[:1].isdecimal()}


def _tells_whose(work: SheetWork, place: int, period: Period) -> bool:
    """Whether a line says more than the form and the file's period, which the rows above are of as well, or is the
    total of a part that it names: "Cộng cấp tỉnh"."""
    kind = work.kinds.get(place)
    texts = [value for value in work.rows[place][1] if type(value) is str]
    if kind is IgnoredKind.TOTAL:
        return any(_NO_LETTER.sub("", words) and words not in _BARE_TOTALS for words in map(folded_words, texts))
    return kind in _HEADS and not all(says_no_more_than(text, period) for text in texts)
