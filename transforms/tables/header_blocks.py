"""A block of header rows as headers of columns, and the form that they fit best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from transforms.definitions.forms import FORMS
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, are_words, cell_at
from transforms.tables.form_matches import Match, Paths, matches
from transforms.tables.header_paths import leaves_of, paths_of
from transforms.tables.row_merges import MOST_HEADER_ROWS, Spans
from transforms.tables.row_notes import is_annex_line
from transforms.tables.row_words import filled_cells, holds_data, is_numbering, is_units_row, numbers_a_row
from transforms.text.legacy_sheets import Row
from transforms.values.form_names import form_of_sheet_name, form_of_title, is_own_name
from transforms.values.headers import LONGEST_HEADER, is_known_header, label_keys
from transforms.values.list_values import find_value, is_listed
from transforms.values.ticked_columns import are_months, are_months_below

MOST_TITLE_ROWS = 60
_MOST_ITEM_ROWS = 20
_LONGEST_ITEM = 80
_MOST_FOR_ITEMS = 2.0  # points
FEWEST_BROKEN = 3  # cells: lines of titles have fewer

_GROUP = late_pattern(r"[^\W\d][^\d:()\-–]{1,59}")

ItemCount = Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Block:
    """Header rows from `top` to `first` (places in the sheet's rows); `paths` are each column's cells from the top."""

    top: int
    first: int
    match: Match
    paths: Paths
    is_stray: bool = False  # of its form by the sheet's name alone, beside a table with all columns, in other places


def best_block(
    rows: Sequence[Row], place: int, after: int, spans: Spans, name: str, encodings: Sequence[str]
) -> Block | None:
    """The header of one to four rows around a row that looks like one, and its form; None where it fits no form.

    `after` is the first place that belongs to no table above.
    """
    best: tuple[tuple[float, int], Block] | None = None
    hints = _hints(rows[after:place], name)
    for top in range(place, max(after, place - MOST_HEADER_ROWS + 1) - 1, -1):
        if rows[place][0] - rows[top][0] != place - top or (top < place and not _may_belong(rows[top][1])):
            break
        for last in range(place, min(len(rows), top + MOST_HEADER_ROWS)):
            if rows[last][0] - rows[place][0] != last - place:
                break
            if last > place and not (_may_follow(rows, last) or _is_under(rows, top, last, spans)):
                break
            block = _block(rows, top, last + 1, spans, hints, encodings)
            if block is not None:
                rank = (round(block.match.score, 6), top - last)
                if best is None or rank > best[0]:
                    best = (rank, block)
    if best is None:
        return None
    block = _first_of_two(best[1], rows, spans, hints, encodings)
    top, first = _with_merged_rows(rows, block.top, block.first, after, spans)
    under = first
    while under - top < MOST_HEADER_ROWS and _is_under_groups(rows, top, under):
        under += 1
    for end in dict.fromkeys((under, first)):
        if (top, end) == (block.top, block.first):
            return block
        whole = _block(rows, top, end, spans, hints, encodings)
        if whole is not None and whole.match.form == block.match.form and _required(block) <= _required(whole):
            return whole  # all that its rows say together
    return replace(block, top=top, first=first)


def broken_block(
    rows: Sequence[Row], place: int, after: int, spans: Spans, name: str, encodings: Sequence[str]
) -> Block | None:
    """The header whose words are broken over the cells of several rows, so that none of these looks like one ("Ngày"
    above "phát hiện"), and its form; None where the words together are no whole header."""
    if len(rows[place][1]) - rows[place][1].count(None) < FEWEST_BROKEN:
        return None
    last, joined = _joined(rows, place)
    texts = [text for text in joined if text]
    if last == place or 2 * sum(map(is_known_header, texts)) < len(texts):
        return None
    lines = [*rows[:place], *((number, ()) for number, _ in rows[place:last]), (rows[last][0], tuple(joined))]
    block = best_block([*lines, *rows[last + 1 :]], last, after, spans, name, encodings)
    return replace(block, top=place) if block is not None and block.top == last and block.match.whole else None


def _joined(rows: Sequence[Row], place: int) -> tuple[int, list[str | None]]:
    """The last row down to which the words of one go on, and what these say of each column together."""
    joined = [value if type(value) is str else None for value in rows[place][1]]
    last = place
    while last + 1 < min(len(rows), place + MOST_HEADER_ROWS) and rows[last + 1][0] == rows[last][0] + 1:
        below = rows[last + 1][1]
        more = [*joined, *[None] * (len(below) - len(joined))]
        for column, value in enumerate(below):
            above = more[column]
            words = f"{above} {value}" if above else str(value)
            if type(value) is str and ((above and value[:1].islower()) or is_known_header(words)):
                more[column] = words
            elif value is not None:
                return last, joined
        last, joined = last + 1, more
    return last, joined


def _required(block: Block) -> frozenset[str]:
    """The fields with a column that their form requires."""
    return FORMS[block.match.form].required & dict(block.match.columns).keys()


def _block(
    rows: Sequence[Row], top: int, first: int, spans: Spans, hints: Mapping[str, float], encodings: Sequence[str]
) -> Block | None:
    paths = paths_of(rows[top:first], spans)
    match = _best_match(paths, hints, encodings, _item_reader(rows, top, first))
    if match is not None and first - top > 1 and not any(s[1] < s[3] for s in spans.in_row(rows[top][0])):
        leaves = leaves_of(rows[top:first], paths)
        below = _best_match(leaves, hints, encodings, _item_reader(rows, top, first))
        if below is not None and not below.repeated:
            match, paths = (
                (below, leaves) if below.score > match.score else (match.without_disputed(below, paths), paths)
            )
    return None if match is None else Block(top, first, match, paths)


def _first_of_two(
    block: Block, rows: Sequence[Row], spans: Spans, hints: Mapping[str, float], encodings: Sequence[str]
) -> Block:
    """The first row alone where it and the rest are each the whole header of another form: a table that has nothing to
    say, and right below it the next one."""
    upper = _block(rows, block.top, block.top + 1, spans, hints, encodings) if block.first - block.top > 1 else None
    if upper is None or not upper.match.whole:
        return block
    rests = (_block(rows, top, block.first, spans, hints, encodings) for top in range(block.top + 1, block.first))
    return upper if any(r and r.match.whole and r.match.form != upper.match.form for r in rests) else block


def _may_belong(cells: tuple[Value, ...]) -> bool:
    """Whether a row beside a header row may be part of the header: short words, two of them known or all, or values of
    lists, which ticks stand under."""
    if not are_words(cells):
        return False
    texts = [str(value) for value in cells if value is not None]
    if texts and (len(max(texts, key=len)) > LONGEST_HEADER or _is_numbered(texts)):
        return False
    texts.sort(key=len)
    known = sum(map(is_known_header, texts[:-1]))
    if known or len(texts) == 1:  # a row of data knows none: its longest text, which takes longest, need not be asked
        known += is_known_header(texts[-1])
    if known >= 2 or known == len(texts):
        return True
    return len(texts) > 1 and all(is_known_header(text) or is_listed(text) for text in texts)


def _is_numbered(texts: Sequence[str]) -> bool:
    """Whether a row begins with its number: where all is text, words of an item may be known as headers too."""
    return numbers_a_row(texts[0].strip()) and not all(map(str.isdecimal, texts))


def _may_follow(rows: Sequence[Row], place: int) -> bool:
    """Whether a row below a header row may be part of the header as well."""
    cells, above = rows[place][1], rows[place - 1][1]
    if not are_words(cells):
        return False
    return not _counts_below(cells, above) if _may_belong(cells) else _goes_on(cells, above)


def _is_under(rows: Sequence[Row], top: int, place: int, spans: Spans) -> bool:
    """Whether a row of words stands under groups, or cells of the header rows above reach down to it."""
    reached = any(s[0] == row and s[2] >= rows[place][0] for row, _ in rows[top:place] for s in spans.in_row(row))
    return (reached and not _has_numbers(rows[place][1])) or _is_under_groups(rows, top, place)


def _goes_on(cells: tuple[Value, ...], above: tuple[Value, ...]) -> bool:
    """Whether a row holds the rest of headers that are broken over two cells, "Số quyết định," and "kế hoạch kiểm
    tra": most of them are known together."""
    filled = [(column, value) for column, value in enumerate(cells) if type(value) is str]
    if not filled or len(filled) + cells.count(None) < len(cells):
        return False
    if not all(text[:1].islower() and cell_at(above, column) for column, text in filled):
        return False
    return 2 * sum(is_known_header(f"{above[column]} {text}") for column, text in filled) >= len(filled)


def _is_under_groups(rows: Sequence[Row], top: int, place: int) -> bool:
    """Whether a row of headers stands under some cells of the header's rows above and the blanks right of these."""
    if place >= len(rows) or rows[place][0] != rows[place - 1][0] + 1:
        return False
    cells = rows[place][1]
    filled = {column for column, value in enumerate(cells) if value is not None}
    headed = {column for _, above in rows[top:place] for column, value in enumerate(above) if value is not None}
    return (
        len(filled) < len(headed)
        and not filled <= headed
        and all(column in headed or column - 1 in filled for column in filled)
        and (_may_follow(rows, place) or _are_words(cells))
    )


def _are_words(cells: tuple[Value, ...]) -> bool:
    """Whether a row holds short words alone, and one of them heads columns."""
    texts = [value for value in cells if type(value) is str]
    if len(texts) + cells.count(None) < len(cells) or any(len(t) > 40 or any(map(str.isdigit, t)) for t in texts):
        return False
    return any(map(is_known_header, texts))


def _counts_below(cells: tuple[Value, ...], above: tuple[Value, ...]) -> bool:
    """Whether a row says in what each header right above it counts, "(văn bản)" or "người": words that are headers
    elsewhere."""
    filled = filled_cells(cells)
    if not is_units_row(filled):
        return False
    in_parentheses = all(str(value).lstrip().startswith("(") for _, value in filled)
    return in_parentheses or all(cell_at(above, column) is not None for column, _ in filled)


def _is_under_header(cells: tuple[Value, ...]) -> bool:
    """Whether a row only numbers the columns, or says in what they count."""
    filled = filled_cells(cells)
    return is_numbering(filled, True) or is_units_row(filled)


def _has_numbers(cells: tuple[Value, ...]) -> bool:
    return any(value is not None and type(value) is not str for value in cells)


def _with_merged_rows(rows: Sequence[Row], top: int, first: int, after: int, spans: Spans) -> tuple[int, int]:
    """The header with the rows that share a merged cell with it or go on with its words, or a group merged above it."""
    while top > after and first - top < MOST_HEADER_ROWS and rows[top - 1][0] == rows[top][0] - 1:
        wide = any(s[0] == rows[top - 1][0] and s[2] >= rows[top][0] for s in spans.in_row(rows[top - 1][0]))
        if not (wide or _holds_groups(rows[top - 1], rows[top][1], spans)) or (after and holds_data(rows[top - 1][1])):
            break  # cells merged over a page break hold the last row above it together with the header told again
        top -= 1
    is_data = holds_data if after else _has_numbers  # days below the first header are of its periods
    lowest = max((s[2] for row, _ in rows[top:first] for s in spans.in_row(row) if s[0] == row), default=0)
    while (
        first < len(rows)
        and first - top < MOST_HEADER_ROWS
        and (
            (rows[first][0] <= lowest and (not is_data(rows[first][1]) or are_months(rows[first][1])))
            or (
                rows[first][0] == rows[first - 1][0] + 1
                and (
                    _goes_on(rows[first][1], rows[first - 1][1]) or are_months_below(rows[first][1], rows[first - 1][1])
                )
            )
        )
    ):
        first += 1
    return top, first


def _holds_groups(row: Row, headers: tuple[Value, ...], spans: Spans) -> bool:
    """Whether a row holds nothing but words of several groups, each merged over up to half of the headers right below
    it, none over the first, as titles stand; neither in capitals nor with a digit or a mark, as lines of titles are.
    What is merged alone may be the sender's name, which nobody would look for in a header."""
    number, cells = row
    filled = filled_cells(cells)
    widest = (len(headers) - headers.count(None)) / 2
    for column, value in filled:
        span = spans.at(number, column)
        if span is None or span[0] != span[2] or type(value) is not str or not _GROUP.fullmatch(value):
            return False
        if value.isupper() or form_of_title(value) is not None or is_annex_line(value):
            return False
        below = headers[column : span[3]]
        if None in below or not 1 < len(below) <= widest or cell_at(headers, column - 1) is None:
            return False
    return len(filled) > 1


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


def _item_reader(rows: Sequence[Row], top: int, first: int) -> Callable[[str, int], int]:
    """How many of an item form's items stand in a column, up to another header; -1 for none among other figures."""
    header = {cells for _, cells in rows[top:first]}

    def count(form: str, column: int) -> int:
        found = others = 0
        for _, cells in rows[first : first + _MOST_ITEM_ROWS]:
            text = cell_at(cells, column)
            if type(text) is str and len(text) <= _LONGEST_ITEM and find_value(form, "item", text) is not None:
                found += 1
                if found == 2:
                    break
            elif _is_under_header(cells):
                continue
            elif cells not in header and sum(type(v) is str and is_known_header(v[:LONGEST_HEADER]) for v in cells) > 1:
                break
            else:
                others += type(text) is str and any(type(value) in (int, float) for value in cells[column + 1 :])
        return -1 if others and not found else found

    return count


def _best_match(
    paths: Paths, hints: Mapping[str, float], encodings: Sequence[str], count_items: ItemCount
) -> Match | None:
    """The form that headers, items, name and title speak for most; a doubt left is settled for the unit's form."""
    possible: list[tuple[Match, float, float]] = []
    for match in matches(paths, tuple(encodings)):
        hint = hints.get(match.form, 0.0)
        score = match.score + hint + (0.2 if FORMS[match.form].form_set == "unit" else 0.0)
        if (match.enough and match.specific >= 2) or (hint and match.specific):
            possible.append((match, hint, score))
    reached = max((score for match, _, score in possible if not FORMS[match.form].items), default=0.0)
    best: tuple[Match, float] | None = None
    for match, hint, score in possible:
        if FORMS[match.form].items:
            if score + _MOST_FOR_ITEMS < reached:
                continue  # whatever its items say
            item = dict(match.columns).get("item")
            known = 0 if item is None else count_items(match.form, item)
            if known < 1 and not hint and (known < 0 or not _prints_items(paths, item)):
                continue  # "Nội dung | Kết quả" may head any table
            score += _MOST_FOR_ITEMS if known >= 2 else 0.5 * max(known, 0)
        if best is None or score > best[1]:
            best = match, score
    return None if best is None else replace(best[0], score=best[1])


def _prints_items(paths: Paths, item: int | None) -> bool:
    return item is not None and "chi tieu" in label_keys(paths[item][-1])
