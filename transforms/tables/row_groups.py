"""Group rows by what numbers them: I and II, a and b, a bullet; whether rows stand below them, or they have figures of
their own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import pairwise, product

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.tables.row_sums import FIRST_NUMBERS, DataRows, Sums, figure_in, figures_of, number_in
from transforms.tables.row_words import Filled, all_text, folded_label, numbers_a_row
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
_BEFORE = {"V": "IV", "X": "IX", "L": "XLIX"}  # Roman numbers that are letters too, where that before them is there
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


def numbers_a_row_or_group(value: Value) -> bool:
    """Whether a cell is the number of a row, or of a group of rows."""
    return numbers_a_row(value) or group_rank(str(value)) is not None


def is_group(filled: Filled) -> bool:
    """Whether a row is a group's letter, Roman number or bullet with its name beside it, in whatever columns, maybe one
    blank between them."""
    if len(filled) != 2 or filled[1][0] > filled[0][0] + 2 or not all_text(filled):
        return False
    number, name = str(filled[0][1]), str(filled[1][1])
    return group_rank(number) is not None or is_bulleted(number, name)


def is_bulleted(number: str, name: str) -> bool:
    """Whether a bullet stands for the number of what a name without figures says: "-", "Khối các xã"."""
    return number.strip() in _BULLETS and not any(map(str.isdigit, name))


def groups_among(data: DataRows, groups: Mapping[int, str], says_more: Callable[[int], bool]) -> list[int]:
    """Of the rows numbered I, II or a, b those that are groups with subtotals: rows with other numbers, or of a lower
    rank, stand among them. Of letters and Roman numbers those that come first are the higher ones. Where a numbered row
    says no more than its name, those with small letters below it have the figures: it is their group. One that has no
    rows below it is no group, and others of its kind are none but where they add up theirs ("I", "II", 3)."""
    groups = _told_apart(data, groups) if groups else groups
    if not groups:
        return []
    plain = any(place not in groups for place in data.places)
    first = [group for group in dict.fromkeys(groups.values()) if group != "lower"]
    ranks = {**{group: rank for rank, group in enumerate(first)}, "lower": _LOWER}
    lowest = _PLAIN if plain else max(ranks[group] for group in groups.values())
    found = {place for place, group in groups.items() if ranks[group] < lowest}
    found -= _headless(data, [ranks[groups[place]] if place in groups else _PLAIN for place in data.places], found)
    parent: int | None = None
    for place in data.places:
        if groups.get(place) != "lower":
            parent = place
        elif parent is not None and parent not in groups and not says_more(parent):
            found.discard(place)
            found.add(parent)
    return sorted(found)


def _told_apart(data: DataRows, groups: Mapping[int, str]) -> Mapping[int, str]:
    """The groups by rank, where a letter that is a Roman number too (C, D, I, V, X) goes on with the others of its
    kind; a cross is no tenth group."""
    numbers = {place: number_in(data.rows[place][1], data.number_column).upper().rstrip(" .)-:/") for place in groups}
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
    if "IX" in numbers.values():
        return groups
    return {place: group for place, group in groups.items() if numbers[place] != "X" or place in following}


def groups_by_numbers(data: DataRows, found: Collection[int]) -> list[int]:
    """Rows of a name and figures that are groups whatever these add up to: levels ("Cấp tỉnh") without a number over a
    row with one, and rows under which the numbers begin anew where one of them was `found` to be a group."""
    levels = [
        data.places[position]
        for position, (number, below) in enumerate(pairwise(data.numbers))
        if not number and numbers_a_row(below) and _names_level(data, position)
    ]
    heads = heads_by_numbers(data)
    return [*levels, *(heads if any(place in found for place in heads) else ())]


def heads_by_numbers(data: DataRows) -> list[int]:
    """Rows of a name and figures under each of which the numbers begin anew and go on by one, the first of all rows
    among them: 1 over 1, 2, 3 and 2 over 1, 2, in Roman numbers too; "*" over 1 and 2, "*" over 1. Lines between
    the rows, which may begin the numbers anew as well, leave it open."""
    if data.number_column < 0 or not data.places or len(data.places) != data.places[-1] - data.places[0] + 1:
        return []
    numbers = [number.lstrip("0") for number in data.numbers]
    if all(number in _ROMAN for number in numbers if number):
        numbers = [_ROMAN.get(number, "") for number in numbers]
    starts = [position for position, below in enumerate(numbers[1:]) if below == "1"]
    heads = [numbers[start] for start in starts]
    if len(starts) < _FEWEST_HEADS or starts[0] != 0:
        return []
    if heads != [str(n) for n in range(1, len(heads) + 1)] and any(map(numbers_a_row, filter(None, heads))):
        return []
    for start, end in pairwise((*starts, len(numbers))):
        counted = [str(n) for n in range(1, end - start)]
        if numbers[start + 1 : end] != counted or not counted:
            return []
    return [data.places[start] for start in starts] if all(map(data.figures_alone, starts)) else []


def heads_without_number(data: DataRows) -> list[int]:
    """Rows of a name and figures without a number, over several that have one, none of which has more in any column:
    groups whose sums were typed wrong, or fields. Where the numbers below go on as if it had one, it is a field."""
    found: list[int] = []
    above: int | float = 0
    numbers = [figure_in(number) or 0 if has else None for number, has in zip(data.numbers, data.numbered, strict=True)]
    for position, number in enumerate(numbers):
        if number is not None:
            above = number
            continue
        end = next((i for i in range(position + 1, len(numbers)) if numbers[i] is None), len(numbers))
        below = data.cells[position + 1 : end]
        if len(below) < _FEWEST_HEADS or numbers[position + 1] == above + 2:
            continue
        figures = data.figures_alone(position)
        parts = [part for cells in below for part in figures_of(cells, data.counts).items()]
        if any(figures.values()) and all(figures.get(column, 0) >= figure for column, figure in parts):
            found.append(data.places[position])
    return found


def named_sums(data: DataRows, is_whole: Callable[[int], bool]) -> list[int]:
    """Rows that hold a name and figures alone, where a row has more than these, and the sums of the whole rows below
    them: groups, however small the sums. By their places `is_whole` tells rows that cells merged down to them make so.
    One with a number is none but where the numbers begin anew below it, nor one with a single figure over a single row.
    """
    found: list[int] = []
    if not data.counts or not data.may_have_groups:
        return found
    sums, below = Sums((), data.counts), ""
    for position in reversed(range(len(data.places))):
        figures = data.figures_alone(position)
        if not figures or is_whole(data.places[position]):
            sums.add(data.cells[position])
        else:
            heads = not data.numbered[position] or below.lstrip("0").upper() in FIRST_NUMBERS
            enough = any(figures.values()) and sums.rows and (sums.rows > 1 or len(figures) > 1)
            if heads and enough and sums.are(figures):
                found.append(data.places[position])
            sums = Sums((), data.counts)
        below = data.numbers[position]
    return found


def _names_level(data: DataRows, position: int) -> bool:
    cells = data.cells[position]
    name = next((v for column, v in enumerate(cells) if type(v) is str and column not in data.counts), "")
    return _LEVEL.match(folded_label(name)) is not None and bool(data.figures_alone(position))


def _headless(data: DataRows, ranks: Sequence[int], found: Collection[int]) -> set[int]:
    """Those of the groups found that head no rows; rows with small letters below one with a number are its parts."""
    below: dict[int, range] = {}
    parts = False
    for position, (place, rank) in enumerate(zip(data.places, ranks, strict=True)):
        if rank != _LOWER:
            # Letters that go on ("d)", a row without one, "e)") are no parts of the row between them.
            below_it = data.numbers[position + 1 : position + 2]
            parts = rank == _PLAIN and any(number[:1] in ("a", "A") for number in below_it)
        if place in found and not (parts and rank == _LOWER):
            end = next((i for i in range(position + 1, len(ranks)) if ranks[i] <= rank), len(ranks))
            below[position] = range(position + 1, end)
    figures = {position: figures_of(data.cells[position], data.counts) for position in below}
    bare = {position for position, under in below.items() if not under and any(figures[position].values())}
    kinds = {ranks[position] for position in bare}
    headless = {data.places[position] for position in bare}
    for position, under in below.items():
        if not under or ranks[position] not in kinds:
            continue
        sums = Sums((data.cells[i] for i in under if data.places[i] not in found), data.counts)
        number = data.numbers[under[0]]
        lacks_number = ranks[under[0]] == _PLAIN and not numbers_a_row(number)
        if (number == str(under[0] + 1) or lacks_number) and not sums.are(figures[position]):
            headless.add(data.places[position])
    return headless
