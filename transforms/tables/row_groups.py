"""Group rows by what numbers them: I and II, a and b, a bullet; whether rows stand below them, or they have figures of
their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import product

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.tables.row_sums import (
    FIRST_NUMBERS,
    Sums,
    figure_in,
    figures_alone,
    figures_of,
    has_number,
    may_have_groups,
    number_in,
)
from transforms.tables.row_words import Filled, all_text, folded_label, numbers_a_row
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import PLAIN_MARKS

_GROUP_NUMBER = late_pattern(
    r"(?P<roman>[IVX]{1,7}|[ivx]{2,7}|XL[IVX]{0,4}|xl[ivx]{0,4}|L[IVX]{1,7}|l[ivx]{1,7})\s*[.)\-:/]?"
    r"|(?P<upper>[A-HK-UYĐÐ])\s*[.)\-:/]?|(?P<lower>[a-zđð])\s*[.)\-:/]?"
)
# "Phần LI" is "phan ly" here: labels write i behind l as y.
_GROUP_WORD = late_pattern(r"(?:phan|muc|nhom|khoi|chuong) (?:[ivxl]{1,8}|ly|\d{1,2}|[a-hk-u])")
_LEVEL = late_pattern(
    r"(?:(?:tthc|thu tuc hanh chinh|thuoc|tham quyen|giai quyet|cua|ubnd) )*cap (?:tinh|huyen|xa|so)\b"
)
_FEWEST_HEADS = 2
_ALPHABETS = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ABCDĐEGHIKLMNOPQRSTUVXY")
_BEFORE = {
    "V": "IV",
    "X": "IX",
    "L": "XLIX",
}  # Roman numbers that are letters too, where the number before them is there
_TENS = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN = {f"{ten}{one}": str(n) for n, (ten, one) in enumerate(product(_TENS, _ONES)) if n}
_BULLETS = frozenset("-–+•")
_LOWER, _PLAIN = 2, 3  # ranks of rows numbered a, b and 1, 2; capitals and Roman numbers are above these


def group_rank(number: str) -> str | None:
    """Of what kind a group's number is: roman ("II.", "Phần I"), upper or lower; None for what numbers no group."""
    group = _GROUP_NUMBER.fullmatch(number.strip().translate(PLAIN_MARKS))
    if group is not None:
        return group.lastgroup
    return "roman" if number[:1].isalpha() and _GROUP_WORD.fullmatch(folded_label(number)) else None


def is_group(filled: Filled) -> bool:
    """Whether a row is a group's letter, Roman number or bullet with its name beside it, in whatever columns, maybe one
    blank between them."""
    if len(filled) != 2 or filled[1][0] > filled[0][0] + 2 or not all_text(filled):
        return False
    number, name = str(filled[0][1]), str(filled[1][1])
    return group_rank(number) is not None or (number.strip() in _BULLETS and not any(map(str.isdigit, name)))


def groups_among(
    rows: Sequence[Row],
    data: Sequence[int],
    groups: Mapping[int, str],
    counts: Collection[int],
    number_column: int,
    says_more: Callable[[int], bool],
) -> list[int]:
    """Of the rows numbered I, II or a, b those that are groups with subtotals: rows with other numbers, or of a lower
    rank, stand among them. Of letters and Roman numbers those that come first are the higher ones. Where a numbered row
    says no more than its name, those with small letters below it have the figures: it is their group. One that has no
    rows below it is no group, and others of its kind are none but where they add up theirs ("I", "II", 3)."""
    numbers = {place: number_in(rows[place][1], number_column).upper().rstrip(" .)-:/") for place in groups}
    letters = [(place, number) for place, number in numbers.items() if len(number) == 1]
    following = {
        place
        for (_, before), (place, number), (_, behind) in zip(
            letters, letters[1:], [*letters[2:], (0, "")], strict=False
        )
        if any(f"{before}{number}{behind}" in alphabet for alphabet in _ALPHABETS)
    }
    counted = {place for place, number in numbers.items() if _BEFORE.get(number) in numbers.values()}
    groups = {
        p: "roman" if p in counted else "upper" if group == "roman" and p in following else group
        for p, group in groups.items()
    }
    if "IX" not in numbers.values():  # a cross, no tenth group
        groups = {place: group for place, group in groups.items() if numbers[place] != "X" or place in following}
    if not groups:
        return []
    plain = any(place not in groups for place in data)
    first = [group for group in dict.fromkeys(groups.values()) if group != "lower"]
    ranks = {**{group: rank for rank, group in enumerate(first)}, "lower": _LOWER}
    lowest = _PLAIN if plain else max(ranks[group] for group in groups.values())
    found = {place for place, group in groups.items() if ranks[group] < lowest}
    order = [ranks[groups[place]] if place in groups else _PLAIN for place in data]
    found -= _headless(rows, data, order, found, counts, number_column)
    parent: int | None = None
    for place in data:
        if groups.get(place) != "lower":
            parent = place
        elif parent is not None and parent not in groups and not says_more(parent):
            found.discard(place)
            found.add(parent)
    return sorted(found)


def groups_by_numbers(
    rows: Sequence[Row], data: Sequence[int], counts: Collection[int], number_column: int, found: Collection[int]
) -> list[int]:
    """Rows of a name and figures that are groups whatever these add up to: levels ("Cấp tỉnh") without a number over a
    row with one, and rows under which the numbers begin anew where one of them was `found` to be a group."""
    numbers = [number_in(rows[place][1], number_column) for place in data] if number_column >= 0 else []
    levels = [
        place
        for place, number, below in zip(data, numbers, numbers[1:], strict=False)
        if not number and numbers_a_row(below) and _names_level(rows[place][1], counts, number_column)
    ]
    heads = heads_by_numbers(rows, data, counts, number_column)
    return [*levels, *(heads if any(place in found for place in heads) else ())]


def heads_by_numbers(
    rows: Sequence[Row], data: Sequence[int], counts: Collection[int], number_column: int
) -> list[int]:
    """Rows of a name and figures under each of which the numbers begin anew and go on by one, the first of all rows
    among them: 1 over 1, 2, 3 and 2 over 1, 2, in Roman numbers too; "*" over 1 and 2, "*" over 1. Lines between
    the rows, which may begin the numbers anew as well, leave it open."""
    if number_column < 0 or not data or len(data) != data[-1] - data[0] + 1:
        return []
    numbers = [number_in(rows[place][1], number_column).lstrip("0") for place in data]
    if all(number in _ROMAN for number in numbers if number):
        numbers = [_ROMAN.get(number, "") for number in numbers]
    starts = [position for position, below in enumerate(numbers[1:]) if below == "1"]
    heads = [numbers[start] for start in starts]
    if len(starts) < _FEWEST_HEADS or starts[0] != 0:
        return []
    if heads != [str(n) for n in range(1, len(heads) + 1)] and any(map(numbers_a_row, filter(None, heads))):
        return []
    for start, end in zip(starts, [*starts[1:], len(numbers)], strict=True):
        counted = [str(n) for n in range(1, end - start)]
        if numbers[start + 1 : end] != counted or not counted:
            return []
    places = [data[start] for start in starts]
    return places if all(figures_alone(rows[place][1], counts, number_column) for place in places) else []


def heads_without_number(
    rows: Sequence[Row], data: Sequence[int], counts: Collection[int], number_column: int
) -> list[int]:
    """Rows of a name and figures without a number, over several that have one, none of which has more in any column:
    groups whose sums were typed wrong, or fields. Where the numbers below go on as if it had one, it is a field."""
    found: list[int] = []
    above: int | float = 0
    numbers = [
        figure_in(number_in(rows[p][1], number_column)) or 0 if has_number(rows[p][1], number_column) else None
        for p in data
    ]
    for position, number in enumerate(numbers):
        if number is not None:
            above = number
            continue
        end = next((i for i in range(position + 1, len(data)) if numbers[i] is None), len(data))
        below = [rows[place][1] for place in data[position + 1 : end]]
        if len(below) < _FEWEST_HEADS or numbers[position + 1] == above + 2:
            continue
        figures = figures_alone(rows[data[position]][1], counts, number_column)
        parts = [part for cells in below for part in figures_of(cells, counts).items()]
        if any(figures.values()) and all(figures.get(column, 0) >= figure for column, figure in parts):
            found.append(data[position])
    return found


def named_sums(
    rows: Sequence[Row], data: Sequence[int], counts: Collection[int], number_column: int, whole: Collection[int]
) -> list[int]:
    """Rows that hold a name and figures alone, where a row has more than these, and the sums of the whole rows below
    them: groups, however small the sums. Cells merged down to them make rows `whole`. One with a number is none but
    where the numbers begin anew below it, nor one with a single figure over a single row."""
    found: list[int] = []
    if not counts or not may_have_groups([rows[place][1] for place in data], number_column):
        return found
    sums, below = Sums((), counts), ""
    for place in reversed(data):
        cells = rows[place][1]
        figures = figures_alone(cells, counts, number_column)
        if not figures or place in whole:
            sums.add(cells)
        else:
            heads = not has_number(cells, number_column) or below.lstrip("0").upper() in FIRST_NUMBERS
            enough = any(figures.values()) and sums.rows and (sums.rows > 1 or len(figures) > 1)
            if heads and enough and sums.are(figures):
                found.append(place)
            sums = Sums((), counts)
        below = number_in(cells, number_column)
    return found


def _names_level(cells: tuple[Value, ...], counts: Collection[int], number_column: int) -> bool:
    name = next((v for column, v in enumerate(cells) if type(v) is str and column not in counts), "")
    return _LEVEL.match(folded_label(name)) is not None and bool(figures_alone(cells, counts, number_column))


def _headless(
    rows: Sequence[Row],
    data: Sequence[int],
    ranks: Sequence[int],
    found: Collection[int],
    counts: Collection[int],
    number_column: int,
) -> set[int]:
    """Those of the groups found that head no rows; rows with small letters below one with a number are its parts."""
    below: dict[int, range] = {}
    parts = False
    for position, (place, rank) in enumerate(zip(data, ranks, strict=True)):
        if rank != _LOWER:
            # Letters that go on ("d)", a row without one, "e)") are no parts of the row between them.
            parts = rank == _PLAIN and _begins_letters(rows, data[position + 1 : position + 2], number_column)
        if place in found and not (parts and rank == _LOWER):
            end = next((i for i in range(position + 1, len(data)) if ranks[i] <= rank), len(data))
            below[position] = range(position + 1, end)
    figures = {position: figures_of(rows[data[position]][1], counts) for position in below}
    bare = {position for position, under in below.items() if not under and any(figures[position].values())}
    kinds = {ranks[position] for position in bare}
    headless = {data[position] for position in bare}
    for position, under in below.items():
        if not under or ranks[position] not in kinds:
            continue
        sums = Sums((rows[data[i]][1] for i in under if data[i] not in found), counts)
        number = number_in(rows[data[under[0]]][1], number_column)
        lacks_number = ranks[under[0]] == _PLAIN and not numbers_a_row(number)
        if (number == str(under[0] + 1) or lacks_number) and not sums.are(figures[position]):
            headless.add(data[position])
    return headless


def _begins_letters(rows: Sequence[Row], places: Sequence[int], number_column: int) -> bool:
    return any(number_in(rows[place][1], number_column)[:1] in ("a", "A") for place in places)
