"""The sheet that says who sends what for which period: labels and values, side by side or after a colon."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from transforms.definitions.cells import cell_address
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.remembered import Remembered
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.text.legacy_sheets import Row
from transforms.text.vietnamese import fold, folded_words
from transforms.values.dates import read_period_value
from transforms.values.form_names import form_of_sheet_name
from transforms.values.headers import LONGEST_HEADER, header_index, label_keys
from transforms.values.normalise import text_of
from transforms.values.period_words import find_period, is_one_text, read_month, with_numbers

_LONGEST_VALUE = 500
_MOST_ROWS_BESIDE = 20
_WHO_OR_WHEN = frozenset(("unit", "period"))  # signatures have the other labels as well
_LINES = late_pattern(r"[\n;]")
_HINT = late_pattern(r"[\s(\[*]*(?:vi du|vd|ghi|chon|nhap)\b")
# "Kỳ báo cáo (ví dụ: Tháng 8/2020)": a colon in brackets ends no label.
_BRACKETED = late_pattern(r"(?<=\w)\s?\([^()]*\)")
# "Kỳ báo cáo: Tháng" above "Tháng: 8", but not "6 tháng".
_PERIOD_KIND = late_pattern(r"(?:(?:bao cao|dinh ky|ky|theo|hang) )*(?:(?P<month>thang)|(?P<quarter>quy))")
_DASH = late_pattern(r"\s[-\u2010-\u2015]\s")
_DAY = r"\d{1,2}[/.\-]\d{1,2}[/.\-]20\d\d"
_FROM, _TO = r"(?:so lieu\s+)?(?:tinh\s+)?tu(?: ngay)?\s*:?\s*", r"den(?: het)?(?: ngay)?\s*:?\s*"
_APART = late_pattern(
    r"nam(?: bao cao)?\s*:?\s*(?P<year>20\d\d)|thang(?: bao cao)?\s*:?\s*(?P<month>\d{1,2})"
    r"|quy(?: bao cao)?\s*:?\s*(?P<quarter>iii|ii|iv|i|[1-4])"
    rf"|{_FROM}(?P<first>{_DAY})|{_TO}(?P<last>{_DAY})|{_FROM}(?P<between>{_DAY}\s+{_TO}{_DAY})"
)


@dataclass(frozen=True, slots=True)
class CoverValue:
    """What stands beside a label: the cell as read, its text, and its address."""

    value: Value
    text: str
    cell: str

    @property
    def is_broken(self) -> bool:
        """Whether it is a formula that came to nothing: it names nobody and no time, and leaves both to others."""
        return isinstance(self.value, (CellError, UncomputedFormula))


@dataclass(frozen=True, slots=True)
class Cover:
    """The labelled values of one cover sheet by field; a label without a value has none. `more` are those of fields
    that are told again, further down. `is_titled` says that it asks for who or when by no label: its title may say
    it."""

    sheet_no: int
    sheet: str
    values: dict[str, CoverValue] = field(default_factory=dict)
    more: list[tuple[str, CoverValue]] = field(default_factory=list)
    is_titled: bool = False

    def told(self, name: str) -> Iterator[CoverValue]:
        """Everything that the sheet says of a field, the first word first."""
        if name in self.values:
            yield self.values[name]
        yield from (value for label, value in self.more if label == name)


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
    apart: dict[str, CoverValue] = {}
    for place, (number, cells) in enumerate(rows[:60]):
        for column, label, tail in _labels(cells):
            labels.add(label)
            found = CoverValue(tail, tail, cell_address(column, number)) if tail else None
            found = found or _beside(rows, place, column, label)
            if found is None:
                continue
            if label in cover.values:
                cover.more.append((label, found))
            else:
                cover.values[label] = found
        for part, value in _month_or_year(number, cells):
            apart.setdefault(part, value)
    period = _put_together(cover.values.get("period"), apart)
    if period is not None:
        cover.values["period"] = period
    if (len(labels) >= 2 and not labels.isdisjoint(_WHO_OR_WHEN)) or (labels and form_of_sheet_name(name) == "cover"):
        return replace(cover, is_titled=bool(_WHO_OR_WHEN - labels - cover.values.keys()))
    return None


def _put_together(labelled: CoverValue | None, apart: Mapping[str, CoverValue]) -> CoverValue | None:
    """The period of which each part has a line of its own, where its label says no whole one; else None."""
    if labelled is not None:
        match = _PERIOD_KIND.fullmatch(folded_words(labelled.text))
        kind = match.lastgroup if match is not None else None
        if kind in apart:
            labelled, apart = None, {part: value for part, value in apart.items() if part in (kind, "year")}
    stated = labelled or apart.get("month")
    if stated is not None:
        month = read_month(stated.text) if "year" in apart and find_period(stated.text) is None else None
        return _written(stated, f"Tháng {month}/{apart['year'].text}") if month else None
    if "quarter" in apart and "year" in apart:
        return _written(apart["quarter"], f"{apart['quarter'].text}/{apart['year'].text}")
    if "first" in apart and "last" in apart:
        return _written(apart["last"], f"từ ngày {apart['first'].text} đến ngày {apart['last'].text}")
    return apart.get("both")


def _written(at: CoverValue, words: str) -> CoverValue:
    return replace(at, value=words, text=words)


def read_cover_beside(rows: Sequence[Row], used: Collection[int], sheet_no: int, name: str) -> Cover | None:
    """The cover in the columns beside a table, whose header is the first of the rows; several labels on one line head
    columns of it."""
    near = rows[:_MOST_ROWS_BESIDE]
    free = [column for column in range(max([len(cells) for _, cells in near], default=0)) if column not in used]
    header = near[0][1] if near else ()
    # A column with a header that is no label is the table's, known or not.
    possible = [c for c in free if c >= len(header) or header[c] is None or _is_label(header[c])]
    beside: list[Row] = []
    for number, cells in near if possible else ():
        if sum([_is_label(cells[column]) for column in possible if column < len(cells)]) == 1:
            beside.append((number, tuple([None if column in used else value for column, value in enumerate(cells)])))
    return read_cover(beside, sheet_no, name) if beside else None


def _parted(text: str) -> tuple[str, str, str]:
    """A text before and behind the colon that ends its label."""
    end = len(_BRACKETED.sub(lambda match: "(" * len(match[0]), text).partition(":")[0])
    return text[:end], text[end : end + 1], text[end + 1 :]


def _split(text: str) -> tuple[str, str]:
    """A label and what stands behind its colon or dash in the same cell, if anything."""
    head, colon, tail = _parted(text)
    if not colon:
        head, *rest = _DASH.split(text, maxsplit=1)
        tail = "".join(rest)
    return head, tail.strip(" \t.…_")


def _labels(cells: Sequence[Value]) -> Iterator[tuple[int, str, str]]:
    """Column, field, and the value where label and value share a cell, which may hold several lines of these."""
    for column, value in enumerate(cells):
        if type(value) is not str or len(value) > _LONGEST_VALUE:
            continue
        text = value.replace("\uff1a", ":")
        is_broken = "\n" in _split(text)[0] and label_of(_split(text)[0]) is not None  # one label over several lines
        lines = [text] if is_broken else _LINES.split(text)
        starts = [place for place, line in enumerate(lines) if ":" in line or label_of(_split(line)[0])]
        for start, end in pairwise([*starts, len(lines)]):
            head, tail = _split(lines[start])
            label = label_of(head)
            if label is not None:
                # A value goes on over lines as its cell is narrow; "(Ký, ghi rõ họ tên)" is none of it.
                more = [line for line in lines[start + 1 : end] if not line.lstrip().startswith("(")]
                yield column, label, _split(" ".join([":", tail, *more]))[1]


def is_cover_line(cells: Sequence[Value]) -> bool:
    """Whether a line is a label with its value, in one cell or beside it, and nothing else."""
    filled = [value for value in cells if value is not None]
    if not _is_label(filled[0]):
        return False
    return len(filled) == 1 or (len(filled) == 2 and not _is_label(filled[1])) or is_one_text(cells[1:])


def _is_label(value: Value) -> bool:
    return type(value) is str and _labels_known()[value]


@made_of_lists
@cache
def _labels_known() -> Remembered[str, bool]:
    """Whether a text is a label, maybe with its value: most are headers, which all sheets of a form have alike."""
    return Remembered(lambda text: label_of(_parted(text.replace("\uff1a", ":"))[0]) is not None)


def _is_hint(label: str, text: str) -> bool:
    """Whether a text only shows how to say who or when: "(Ví dụ: Tháng 8/2020)", "Ghi theo mẫu: 08/2020"."""
    return label in _WHO_OR_WHEN and _HINT.match(fold(text[:20]).lower()) is not None


def _month_or_year(number: int, cells: Sequence[Value]) -> Iterator[tuple[str, CoverValue]]:
    """Month and year, first and last day, where each has a line of its own: "Tháng: 8", "Năm: 2020", or both share one
    without a label."""
    words = [(column, text) for column, value in enumerate(cells) if (text := text_of(value))]
    match = _APART.fullmatch(folded_words(" ".join(text for _, text in words)))
    if match is not None:
        part = match.lastgroup or ""
        text = f"Quý {match[part]}" if part == "quarter" else match[part]
        if part == "between":
            part, text = "both", f"từ ngày {text}"
        yield part, CoverValue(text, text, cell_address(words[-1][0], number))
    elif is_one_text(cells) and find_period(str(next(with_numbers(cells))[1])):
        column, value = next(with_numbers(cells))
        yield "both", CoverValue(value, str(value), cell_address(column, number))


def _beside(rows: Sequence[Row], place: int, column: int, label: str) -> CoverValue | None:
    """The next cell to the right that is no label itself; a period may go on in the cells behind it ("Tháng", 8, "năm",
    2020). Where labels stand side by side, or nothing else on the line below, the cell below."""
    number, cells = rows[place]
    found: list[tuple[int, Value, str]] = []
    for right in range(column + 1, len(cells)):
        value = cells[right]
        if _is_label(value):
            break
        text = text_of(value)
        if text is not None and text.strip(" :-–….") and not _is_hint(label, text):
            found.append((right, value, text.lstrip(": ")))
    if found:
        right, value, text = found[0]
        if label == "period" and len(found) > 1 and read_period_value(value) is None:
            value = text = " ".join(text for _, _, text in found)
        elif type(value) is str and label_of(_split(text)[0]) == label and _split(text)[1]:
            value = text = _split(text)[1]
        return CoverValue(value, text, cell_address(right, number))
    if place + 1 < len(rows) and rows[place + 1][0] == number + 1 and column < len(rows[place + 1][1]):
        below = rows[place + 1][1]
        value, text = below[column], text_of(below[column])
        alone = sum(v is not None for v in cells) == sum(v is not None for v in below) == 1
        if (
            text is not None
            and not _is_label(value)
            and not _is_hint(label, text)
            and (alone or sum(map(_is_label, cells)) >= 2)
        ):
            return CoverValue(value, text, cell_address(column, number + 1))
    return None
