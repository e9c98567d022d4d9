"""Columns that say together what one field asks for: cases that came directly and by post, online in part and in whole,
who is very satisfied and who is satisfied, officials and public employees; a deadline put off once and again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import folded_words
from transforms.values.headers import HeaderIndex, is_narrowed, label_key, label_keys
from transforms.values.normalise import TypedColumn

_ONLINE = r"(?:(?:nop|tiep nhan|ho so|qua|dich vu cong|dvc|dvctt|truc tuyen) )*"
_SATISFIED = r"(?:(?:so|tong so|phieu|y kien|luot|danh gia|muc|muc do) )*"
# By field: the words right over two columns that together are all that it counts.
_WORDS = {
    "received_in_person": [
        (
            r"(?:(?:nop|tiep nhan|ho so|nhan) )*truc tiep",
            r"(?:(?:nop|tiep nhan|ho so|nhan|gui|qua) )*(?:dich vu |dv )?(?:buu chinh(?: cong ich)?|bcci|buu dien)",
        )
    ],
    "received_online": [
        (rf"{_ONLINE}muc (?:do )?3", rf"{_ONLINE}muc (?:do )?4"),
        (rf"{_ONLINE}mot phan", rf"{_ONLINE}toan (?:trinh|phan)"),
    ],
    "people_count": [
        (
            r"(?:so |tong so )?(?:can bo cong chuc|cbcc|cong chuc)(?: vi pham)?",
            r"(?:so |tong so )?(?:vien chuc|vc)(?: vi pham)?",
        )
    ],
    "survey_satisfied": [(rf"{_SATISFIED}rat hai long", rf"{_SATISFIED}hai long")],
}
_EXTENDED = "extended_due_on"
_THE_NUMBER = frozenset(("so luong", "so phieu", "so y kien", "so ho so", "so nguoi"))
_TIME = late_pattern(r"\blan (?:thu )?(\d)\b")
_APART = {name: [tuple(map(late_pattern, pair)) for pair in pairs] for name, pairs in _WORDS.items()}


def _says(header: str, words: re.Pattern[str]) -> bool:
    """Whether a header is written so, with or without its number and a parenthesis that says no other figure."""
    is_another = "%" in header or is_narrowed(header)
    return not is_another and any(words.fullmatch(key) for key in label_keys(header))


def _counted(path: tuple[str, ...]) -> tuple[str, ...]:
    """The header cells over a column but for the one that says that it is the number: "Số lượng" beside "Tỷ lệ (%)"."""
    return path[:-1] if len(path) > 1 and label_key(path[-1]) in _THE_NUMBER else path


def take_apart(index: HeaderIndex, paths: Sequence[tuple[str, ...]], places: dict[str, list[int]]) -> set[int]:
    """Two columns of one group that together are what a field counts ("Trực tiếp" and "Bưu chính"), unless a column of
    the whole stands beside them; their places."""
    taken: set[int] = set()
    counted = [_counted(path) for path in paths]
    for name in _APART.keys() & set(index.form.field_names):
        group = index.form.field(name).group
        whole = set(places.get(name, ()))
        pairs: list[set[int]] = []
        for one, other in _APART[name]:
            firsts, seconds = (
                [c for c, path in enumerate(counted) if path and _says(path[-1], words)] for words in (one, other)
            )
            pairs += [{a, b} for a in firsts for b in seconds if counted[a][:-1] == counted[b][:-1]]
        pairs = [pair for pair in pairs if index.group_over(counted[min(pair)]) == group or pair & whole]
        parts = set[int]().union(*pairs)
        if parts:  # of several pairs nobody knows which counts: all stand, as columns of one meaning
            places[name] = sorted(whole - parts or parts)
            taken |= parts
    return taken


def put_together(first: TypedColumn, others: Sequence[TypedColumn], paths: Sequence[tuple[str, ...]]) -> bool:
    """Let the first of a field's columns, with the header cells over each, hold what they say together, where they are
    known to belong together; whether they are."""
    headers = [_counted(path)[-1] for path in paths if path]
    if _are_apart(first.field.name, headers):
        _add(first, others[0])
    elif first.field.name == _EXTENDED and _are_extensions(headers):
        for other in others:
            for position, value in enumerate(other.values):
                if value is not None or position in other.codes:
                    first.take(position, other)
    else:
        return False
    return True


def _are_apart(name: str, headers: Sequence[str]) -> bool:
    orders = (headers, headers[::-1])
    return len(headers) == len(orders) and any(
        all(map(_says, order, pair)) for pair in _APART.get(name, ()) for order in orders
    )


def _are_extensions(headers: Sequence[str]) -> bool:
    """Whether headers tell one extension after the other, "Gia hạn lần 1", "Gia hạn lần 2": the last one holds."""
    times = [_TIME.search(folded_words(header)) for header in headers]
    numbers = [int(time[1]) if time else 99 if n else 1 for n, time in enumerate(times)]  # the first or last has none
    return times.count(None) < 2 and numbers == sorted(set(numbers))


def _add(first: TypedColumn, other: TypedColumn) -> None:
    """The sum of each row; a cell of either column that is no count tells so itself."""
    for position, (one, two) in enumerate(zip(first.values, other.values, strict=True)):
        if position in first.codes:
            continue
        if position in other.codes or (one is None and two is not None):
            first.take(position, other)
        elif isinstance(one, int) and isinstance(two, int):
            first.values[position] = one + two
