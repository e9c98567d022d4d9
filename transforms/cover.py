"""The sheet that says who sends what for which period: labels and values, side by side or after a colon."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from transforms.headers import LONGEST_HEADER, form_of_sheet_name, header_index, label_keys
from transforms.legacy_sheets import Row
from transforms.normalise import column_letters, text_of
from transforms.sheets import Value

_LONGEST_VALUE = 500


@dataclass(frozen=True, slots=True)
class CoverValue:
    """What stands beside a label: the cell as read, its text, and its address."""

    value: Value
    text: str
    cell: str
    row_number: int


@dataclass(frozen=True, slots=True)
class Cover:
    """The labelled values of one cover sheet by field; a label without a value has none."""

    sheet_no: int
    sheet: str
    values: dict[str, CoverValue] = field(default_factory=dict)


def label_of(text: str) -> str | None:
    """The cover field that a label means."""
    if len(text) > LONGEST_HEADER:
        return None
    fields = header_index("cover").fields
    return next((fields[key] for key in label_keys(text) if key in fields), None)


def read_cover(rows: Sequence[Row], sheet_no: int, name: str) -> Cover | None:
    """The cover that a sheet without a table is; None where it is none."""
    cover = Cover(sheet_no, name)
    labels: set[str] = set()
    for place, (number, cells) in enumerate(rows[:60]):
        for column, text, label in _labels(cells):
            if label in labels:
                continue
            labels.add(label)
            head, colon, tail = text.partition(":")
            if colon and tail.strip() and label_of(head) == label:
                value = tail.strip()
                cover.values[label] = CoverValue(value, value, f"{column_letters(column)}{number}", number)
                continue
            found = _beside(rows, place, column)
            if found is not None:
                cover.values[label] = found
    if len(labels) >= 2 or (labels and form_of_sheet_name(name) == "cover"):
        return cover
    return None


def _labels(cells: Sequence[Value]) -> Iterator[tuple[int, str, str]]:
    for column, value in enumerate(cells):
        if type(value) is not str or len(value) > _LONGEST_VALUE:
            continue
        head, colon, _ = value.partition(":")
        label = label_of(head if colon else value)
        if label is not None:
            yield column, value, label


def _beside(rows: Sequence[Row], place: int, column: int) -> CoverValue | None:
    """The next cell to the right that is no label itself; where labels stand side by side, the cell below."""
    number, cells = rows[place]
    for right in range(column + 1, len(cells)):
        value = cells[right]
        if value is None:
            continue
        text = text_of(value)
        if type(value) is str and label_of(value.partition(":")[0]) is not None:
            break
        if text is not None and text.strip(" :-–…."):
            return CoverValue(value, text.lstrip(": ").strip(), f"{column_letters(right)}{number}", number)
    if sum(type(value) is str and label_of(value.partition(":")[0]) is not None for value in cells) < 2:
        return None
    if place + 1 < len(rows) and rows[place + 1][0] == number + 1 and column < len(rows[place + 1][1]):
        value = rows[place + 1][1][column]
        text = text_of(value)
        if text is not None and not (type(value) is str and label_of(value.partition(":")[0]) is not None):
            return CoverValue(value, text, f"{column_letters(column)}{number + 1}", number + 1)
    return None
