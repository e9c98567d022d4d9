"""What each row of a table is: data, or one of the things that people write around data."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FieldType
from transforms.legacy_sheets import Row
from transforms.list_values import find_value
from transforms.sheets import Value
from transforms.tables import Table
from transforms.vietnamese import fold, folded_key, is_blank_mark, is_nil_word, match_key

_LONGEST_LABEL = 160
_NUMBERING = re.compile(
    r"\(?\s*\d{1,2}\s*\)?(?:\s*=\s*[\d\s()+\-*/%:.,x]+)?|\(?\s*\d{1,2}\s*=[\d\s()+\-*/%:.,x]+\)?|[\[(]?[A-ZĐ][\])]?|\(\d{1,2}\s*[+\-/:]\s*\d{1,2}\)"
)
_NUMBER_LIKE = re.compile(r"[\s\d.,%+\-–—…()]+")
_GROUP_NUMBER = re.compile(
    r"(?P<roman>[IVX]{1,5})\s*[.)\-:]?|(?P<upper>[A-HK-UYĐ])\s*[.)\-:]?|(?P<lower>[a-zđ])\s*[.)\-:]?"
)
_TOTAL_WRITTEN = (
    r"(?:tổng(?: số| cộng)?|cộng|lũy kế|cộng lũy kế|cộng dồn|tổng hợp)"
    r"(?: \(.*\)?| [ivxabc+\d .&]+"
    r"| (?:mục|phần|nhóm|lũy kế|chung|toàn|trong|kỳ|tháng|quý|các|số|cộng|đơn vị|tỉnh|theo)\b.*)?"
)
_LONE_TOTAL_WRITTEN = r"(?:tổng cộng|tổng số|cộng)\b[^/]{0,60}"
# Read with their marks where there are any: "Công chứng" is no "Cộng chung".
_TOTAL, _TOTAL_WITHOUT_MARKS = re.compile(_TOTAL_WRITTEN), re.compile(fold(_TOTAL_WRITTEN))
_LONE_TOTAL, _LONE_TOTAL_WITHOUT_MARKS = re.compile(_LONE_TOTAL_WRITTEN), re.compile(fold(_LONE_TOTAL_WRITTEN))
_SIGNATURE = re.compile(
    r"[^,;]{2,40},? ?ngay .{0,6}thang .{0,6}nam\b.{0,8}"
    r"|(?:ngay ?[.…\d]* ?thang ?[.…\d]* ?nam ?[.…\d]*)"
    r"|(?:xac nhan cua )?(?:nguoi (?:lap|tong hop|bao cao|duyet|kiem tra|ghi|ky|viet)|can bo (?:lap|tong hop)"
    r"|thu truong)\b.{0,60}"
    r"|lanh dao(?: (?:co quan|don vi|phong|so|ban|ubnd)\b.{0,30})?"
    r"|(?:kt|tm|tl|tuq|q)\.? ?(?:giam doc|chu tich|thu truong|truong|chanh|uy ban|ubnd|pho|bo|so|ban)\b.{0,60}"
    r"|(?:pho )?(?:giam doc|chu tich|chanh (?:van phong|thanh tra)|truong (?:ban|phong|doan)|bi thu|ke toan truong"
    r"|hieu truong)"
    r"(?: (?:so|ubnd|huyen|thanh pho|tinh|xa|phuong|thi tran|van phong)\b.{0,60})?"
    r"|\(? ?(?:da )?ky\b.{0,60}|.{0,30}\b(?:ky ten|dong dau|ghi ro ho ten|ky so|ky, ghi ro)\b.{0,40}"
    r"|noi nhan\b.{0,80}|xac nhan\b.{0,60}"
)
_NOTE = re.compile(r"(?:ghi chu|luu y|chu thich|nguon|chu y|giai thich|note)\b.*|[*†(\[]+ ?(?:\*|\d)?.*")
_NIL_SENTENCE = re.compile(r"(?:.{0,40}\b)?(?:khong (?:co |co phat sinh|phat sinh)|chua phat sinh|chua co )\b.{0,60}")


@dataclass(frozen=True, slots=True)
class Rows:
    """What became of the rows of a table: `data` are places of data rows, `ignored` the kinds of the others, `below`
    the places of data-like rows under the signatures, which belong to no report."""

    data: tuple[int, ...]
    ignored: Mapping[int, IgnoredKind]
    below: tuple[int, ...]


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return folded_key(text)


def classify(table: Table, rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]] = ()) -> Rows:
    """Tell the rows behind a table's header apart, up to the table's end."""
    return _Classifier(table, rows, merged).run()


class _Classifier:
    def __init__(self, table: Table, rows: Sequence[Row], merged: Sequence[tuple[int, int, int, int]]) -> None:
        self.table = table
        self.rows = rows
        self.across = frozenset(span[0] for span in merged if span[0] == span[2] and span[3] - span[1] >= 2)
        fields = {field.name: field for field in table.spec.fields}
        self.number_column = table.columns.get("no", -1)
        self.columns = frozenset(table.columns.values()) - {self.number_column}
        keys = [n for n in table.columns if fields[n].required and fields[n].type is not FieldType.COUNT]
        self.keys = tuple(table.columns[name] for name in keys) or tuple(self.columns)
        self.item_column = table.columns.get("item", -2)
        self.is_remark = table.form == "remark"

    def _is_remark_row(self, filled: Sequence[tuple[int, Value]]) -> bool:
        heading = self.table.columns.get("heading", -1)
        return any(
            c == heading and type(v) is str and find_value("remark", "heading", v) is not None for c, v in filled
        )

    def _is_plain_data(self, cells: tuple[Value, ...]) -> bool:
        """A quick yes for nearly all rows: numbered, and two required cells of which one is a date or a longer text
        that is none of the words for nothing."""
        width = len(cells)
        if not (0 <= self.number_column < width) or type(cells[self.number_column]) is not int:
            return False
        filled = 0
        certain = False
        for column in self.keys:
            value = cells[column] if column < width else None
            if value is not None:
                filled += 1
                if type(value) is not str:
                    certain = certain or isinstance(value, dt.date)
                elif len(value) > 4 and value[0] not in "kKcCtTgGlLnN-(*†":
                    certain = True
        return certain and (filled >= 2 or (len(self.keys) == 1 and width > 3))

    def run(self) -> Rows:
        kinds: dict[int, IgnoredKind] = {}
        data: list[int] = []
        lone: list[int] = []
        groups: dict[int, str] = {}
        below: list[int] = []
        signed = False
        repeated = {place for top, first in self.table.repeats for place in range(top, first)}
        after_header = True
        for place in range(self.table.first, self.table.end):
            cells = self.rows[place][1]
            if place in repeated:
                kinds[place] = IgnoredKind.REPEAT_HEADER
                after_header = True
                signed = False
                continue
            if not signed and self._is_plain_data(cells):
                data.append(place)
                after_header = False
                continue
            filled = [(column, value) for column, value in enumerate(cells) if value is not None]
            if _is_numbering(filled, after_header):
                kinds[place] = IgnoredKind.NUMBERING
                continue
            after_header = False
            keys = sum(column < len(cells) and cells[column] is not None for column in self.keys)
            remark = self.is_remark and self._is_remark_row(filled)
            if not remark and (_is_signature(filled) or (signed and keys < 2 and _all_text(filled))):
                kinds[place] = IgnoredKind.SIGNATURE
                signed = True
                continue
            kind = self._kind(filled, keys, groups, place)
            if kind is None and signed:
                kinds[place] = IgnoredKind.NOTE
                below.append(place)
            elif kind is None:
                data.append(place)
            elif kind is IgnoredKind.SECTION and len(filled) == 1:
                lone.append(place)
            else:
                kinds[place] = kind
        data = self._without_unanswered(self._without_groups(data, groups, kinds), kinds)
        last = data[-1] if data else -1
        for place in lone:
            kinds[place] = IgnoredKind.SECTION if place < last else self._lone_kind(place, bool(data))
        return Rows(tuple(data), kinds, tuple(below))

    def _lone_kind(self, place: int, has_data: bool) -> IgnoredKind:
        text = next(str(value) for value in self.rows[place][1] if value is not None)
        if not has_data and len(text) <= _LONGEST_LABEL and _NIL_SENTENCE.fullmatch(_folded(text)):
            return IgnoredKind.NIL
        return IgnoredKind.NOTE

    def _kind(
        self, filled: Sequence[tuple[int, Value]], keys: int, groups: dict[int, str], place: int
    ) -> IgnoredKind | None:
        """The kind of a row that is neither header, numbering nor signature; None for data."""
        if len(filled) == 1:
            return self._lone(filled[0])
        others = [(column, value) for column, value in filled if column != self.number_column]
        if all(_says_nothing(value) for _, value in others):
            return IgnoredKind.NIL
        label_column, label = next(((c, v) for c, v in others if type(v) is str), (-1, None))
        if type(label) is str and len(label) <= _LONGEST_LABEL:
            first = label.lstrip()[:1].lower()
            if first in ("t", "c", "l") and self._is_total(label_column, label, others):
                return IgnoredKind.TOTAL
            if (
                first in ("g", "l", "c", "n", "*", "(", "†")
                and keys <= 1
                and len(others) <= 2
                and _NOTE.fullmatch(_folded(label))
            ):
                return IgnoredKind.NOTE
        if len(others) == 1 and type(label) is str and self.rows[place][0] in self.across:
            return IgnoredKind.SECTION
        number = next((value for column, value in filled if column == self.number_column), None)
        if type(number) is str:
            if keys <= 1 and len(filled) <= 3 and _NOTE.fullmatch(_folded(number[:_LONGEST_LABEL])):
                return IgnoredKind.NOTE
            if number.lstrip()[:1].lower() in ("t", "c") and self._is_total(label_column, number, others):
                return IgnoredKind.TOTAL
            group = _GROUP_NUMBER.fullmatch(number.strip())
            if group is not None and keys <= 1:
                if not self._has_counts(others):
                    return IgnoredKind.SECTION
                groups[place] = str(group.lastgroup)
                return None
            if len(number) > 12 and keys == 0 and all(_is_number_like(value) for _, value in others):
                return IgnoredKind.SECTION
        if not any(column in self.columns for column, _ in others):
            return IgnoredKind.NOTE
        return None

    def _lone(self, cell: tuple[int, Value]) -> IgnoredKind | None:
        column, value = cell
        if _says_nothing(value):
            return IgnoredKind.NIL
        if column == self.number_column and not (type(value) is str and not _is_number_like(value)):
            return IgnoredKind.NIL
        if type(value) is not str:
            return None if column in self.columns else IgnoredKind.NOTE
        if self.is_remark and column in self.columns:
            heading = self.table.columns.get("heading")
            if column != heading or find_value("remark", "heading", value) is not None:
                return None
        if column == self.item_column and find_value(self.table.form, "item", value) is not None:
            return None
        if len(value) <= _LONGEST_LABEL:
            if _is_total_label(value, alone=True):
                return IgnoredKind.TOTAL
            if _NOTE.fullmatch(_folded(value)):
                return IgnoredKind.NOTE
        return IgnoredKind.SECTION

    def _is_total(self, column: int, label: str, others: Sequence[tuple[int, Value]]) -> bool:
        if not _is_total_label(label):
            return False
        if column == self.item_column and find_value(self.table.form, "item", label) is not None:
            return False
        return all(value is label or _is_number_like(value) or _says_nothing(value) for _, value in others)

    def _without_unanswered(self, data: list[int], kinds: dict[int, IgnoredKind]) -> list[int]:
        """Rows that a workbook was handed out with and nobody has filled in: differences not ruled on yet are notes; a
        table of items without one value is a nil return (where some have a value, the blank ones are missing)."""
        printed = {self.table.columns.get(name) for name in ("discrepancy", "item", "unit_of_count")}
        answers = self.columns - printed
        blank = {
            p for p in data if not any(c < len(self.rows[p][1]) and self.rows[p][1][c] is not None for c in answers)
        }
        if self.table.form == "resolution":
            kind = IgnoredKind.NOTE
        elif self.table.spec.items and len(blank) == len(data):
            kind = IgnoredKind.NIL
        else:
            return data
        kinds.update(dict.fromkeys(blank, kind))
        return [place for place in data if place not in blank]

    def _has_counts(self, others: Sequence[tuple[int, Value]]) -> bool:
        return sum(column in self.columns and _is_number_like(value) for column, value in others) >= 1

    def _without_groups(self, data: list[int], groups: Mapping[int, str], kinds: dict[int, IgnoredKind]) -> list[int]:
        """Rows numbered I, II or a, b are groups with subtotals where rows with other numbers stand among them."""
        if not groups:
            return data
        plain = [place for place in data if place not in groups]
        ranks = {"roman": 0, "upper": 0 if "roman" not in groups.values() else 1, "lower": 2}
        lowest = 3 if plain else max(ranks[group] for group in groups.values())
        for place, group in groups.items():
            if ranks[group] < lowest:
                kinds[place] = IgnoredKind.SECTION
        return [place for place in data if place not in kinds]


@lru_cache(maxsize=16384)
def _is_total_label(text: str, alone: bool = False) -> bool:
    key = match_key(text)
    bare = key.isascii()
    if (_TOTAL_WITHOUT_MARKS if bare else _TOTAL).fullmatch(key):
        return True
    return alone and (_LONE_TOTAL_WITHOUT_MARKS if bare else _LONE_TOTAL).fullmatch(key) is not None


def _all_text(filled: Sequence[tuple[int, Value]]) -> bool:
    return all(type(value) is str for _, value in filled)


def is_signature(cells: Sequence[Value]) -> bool:
    """Whether a row is of a signature block by its own words: place and date, titles, "(Ký…)"."""
    return _is_signature([(column, value) for column, value in enumerate(cells) if value is not None])


def _is_signature(filled: Sequence[tuple[int, Value]]) -> bool:
    if len(filled) > 4:
        return False
    for _, value in filled:
        if type(value) is not str or len(value) > _LONGEST_LABEL:
            return False
    return any(_SIGNATURE.fullmatch(_folded(str(value))) for _, value in filled)


def _is_numbering(filled: Sequence[tuple[int, Value]], after_header: bool) -> bool:
    """ "(1) (2) (3)=(4)+(5)", "A B 1 2 3" right under the header, or in parentheses anywhere."""
    if len(filled) < 2:
        return False
    marked = 0
    numbers: list[int] = []
    for _, value in filled:
        if isinstance(value, bool):
            return False
        if isinstance(value, (int, float)):
            numbers.append(int(value) if float(value).is_integer() and abs(value) < 100 else -1)
            continue
        if type(value) is not str or len(value) > 40 or not _NUMBERING.fullmatch(value.strip()):
            return False
        digits = re.search(r"\d+", value)
        if "(" in value:
            marked += 1
        if digits:
            numbers.append(int(digits.group()))
    if marked and marked * 2 >= len(filled):
        return True
    return (
        after_header
        and len(numbers) >= 1
        and all(0 < b - a <= 2 for a, b in pairwise(numbers))
        and numbers[0] in (1, 2, 3)
    )


def _is_number_like(value: Value) -> bool:
    return type(value) is not str or _NUMBER_LIKE.fullmatch(value) is not None


def _says_nothing(value: Value) -> bool:
    if type(value) is str:
        return len(value) <= 60 and (value.strip() == "0" or is_blank_mark(value) or is_nil_word(value))
    return value == 0 and not isinstance(value, bool)
