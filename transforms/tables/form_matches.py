"""How well each form fits the headers of a table's columns, by the headers alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from transforms.definitions.forms import FORMS, TABLE_FORMS, Form
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.text.legacy_encodings import decode_legacy
from transforms.values.columns_together import take_apart
from transforms.values.headers import HeaderIndex, header_index, label_key, label_keys
from transforms.values.split_columns import FIRST_AND_LAST_DAY, PARTS, parts_of
from transforms.values.ticked_columns import Ticked, ticked_fields

_GENERIC = frozenset(("no", "note"))
_COUNTED_UNKNOWN = 20  # headers: a sheet with a hundred columns of the unit's own is no less of the form
_TOTAL = "tong so"
_TOTALS = frozenset((_TOTAL, "tong cong"))
_COUNTED_IN = "don vi tinh"
_FIGURE = "value"  # of an item of 04-QT
_TIME = ("thoi gian",)
_GIVEN_BACK = late_pattern(r"\btra (?:ket qua|ho so)\b|\bket qua tra\b")
_DAYS = ("Từ ngày - đến ngày",)
_FOR_TICKS = 0.3  # points: a group is printed on the form, the values under it are not
# Headers that only may mean a field: they do where no other column of the table does.
_STAND_INS: Mapping[str, frozenset[str]] = {
    field: frozenset(keys.split("|"))
    for field, keys in {
        "task_code": "id|ma|ma he thong",
        "content": "trich yeu|trich yeu noi dung|trich yeu van ban|noi dung trich yeu|noi dung van ban",
        "title": "noi dung|noi dung chinh|noi dung van ban|ten van ban|ve viec",
        "document_date": "ngay giao|ngay giao nhiem vu|ngay giao viec|thoi gian giao|thoi diem giao",
        "assigned_by": "co quan ban hanh|co quan ban hanh van ban|nguoi chi dao|co quan chi dao",
        # Beside the day of the visit that is which time was looked into.
        "inspected_on": "tu ngay den ngay|ngay bat dau ngay ket thuc|ngay bat dau kiem tra ngay ket thuc kiem tra",
        "due_on": "han bao cao|thoi han bao cao|han tra loi|thoi han tra loi",
        "status": "ket qua|ket qua thuc hien|tien do|tien do thuc hien|tinh hinh|tinh hinh thuc hien|muc do hoan thanh"
        "|tien do %|tinh trang han|tinh trang thoi han",
        "lead_unit": "don vi thuc hien|co quan thuc hien|co quan don vi thuc hien",
        "stated_change": "thay doi|tang giam|tang giam so voi nam truoc|thay doi so voi nam truoc",
        "inspecting_body": "doan kiem tra|doan kiem tra so",
        "office": "phong ban|bo phan|don vi|ten don vi|co quan|ten co quan",
        "issued_on": "ngay ky",
        "people_count": "so luot vi pham|so luot nguoi vi pham",
        "survey_answers": "so phieu phat hanh",  # of which some never come back
        "unit_of_count": "don vi",
        "delay_reason": "giai trinh",
        "body": "danh gia",
        "note": "chu thich",
        "in_period": "ky bao cao",  # of which period the row is, in what a system exports
        "value": "ky bao cao|tong so|tong cong",
    }.items()
}

Paths = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How well a form fits a block: fields by column, points, and whether that is enough without any other sign.

    Fields told by ticks have the first of their columns in `columns`, and all of them in `ticked`;
    columns that could be a field's which has a better one are `aside`.
    """

    form: str
    score: float
    columns: tuple[tuple[str, int], ...]
    repeated: tuple[tuple[str, tuple[int, ...]], ...]
    specific: int
    enough: bool
    ticked: tuple[tuple[str, Ticked], ...] = ()
    aside: frozenset[int] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether it has every column that its form requires."""
        return FORMS[self.form].required <= dict(self.columns).keys()

    def without_disputed(self, other: Match, paths: Paths) -> Match:
        """The match but for the columns that are of a later group by an `other` one, whose fields are told by the words
        right above columns and by those beside: "Tổng số" right of a group that lacks its own may be of the next, where
        no words begin over it. All stand where each column of a group has words over it, and these begin over the first
        of three or more: amid two they stand over the first as well."""
        order = FORMS[self.form].field_names
        grouped = {field.name: field.group for field in FORMS[self.form].fields if field.group}
        grouped = {name: group for name, group in grouped.items() if name not in dict(self.repeated)}
        if other.form != self.form:
            return self
        if all(len(paths[c]) > 1 for name, c in self.columns if name in grouped):
            own, others = (_columns_of_groups(match, grouped) for match in (self, other))
            if any(len(columns) > 2 and min(columns) == min(own.get(g, (-1,))) for g, columns in others.items()):
                return self
        fields = {column: name for name, column in other.columns}

        def is_disputed(name: str, column: int) -> bool:
            above, left = paths[column][:-1], paths[column - 1][:-1]
            goes_on = name in grouped and above[:1] == left[:1]
            return goes_on and order.index(fields.get(column, name)) > order.index(name)

        agreed = [(name, column) for name, column in self.columns if not is_disputed(name, column)]
        return replace(self, columns=tuple(agreed))


def _columns_of_groups(match: Match, grouped: Mapping[str, str]) -> dict[str, set[int]]:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for name, column in match.columns:
        if name in grouped:
            found[grouped[name]].add(column)
    return found


@made_of_lists
@lru_cache(maxsize=4096)
def matches(paths: Paths, encodings: tuple[str, ...]) -> tuple[Match, ...]:
    """How well each form fits the headers, by the headers alone."""
    return tuple(match for form in TABLE_FORMS if (match := _match(form.code, paths, encodings)).specific)


def _give_up(places: dict[str, list[int]], which: Callable[[str, Sequence[int]], list[int]]) -> set[int]:
    """Of the columns of a field that has several keep all but those named, unless these are all; give the latter."""
    given: set[int] = set()
    for name, columns in places.items():
        less = which(name, columns) if len(columns) > 1 else []
        if 0 < len(less) < len(columns):
            given.update(less)
            places[name] = [column for column in columns if column not in less]
    return given


def _set_stand_ins_aside(index: HeaderIndex, paths: Paths, places: dict[str, list[int]]) -> frozenset[int]:
    """Keep the columns whose headers mean a field over those that only may ("ID"); give the latter."""

    def stand_ins(name: str, columns: Sequence[int]) -> list[int]:
        only_may = _STAND_INS.get(name, frozenset())
        return [c for c in columns if label_key(paths[c][-1]) in only_may and not index.is_printed(paths[c])]

    return frozenset(_give_up(places, stand_ins))


def _give_up_strangers(index: HeaderIndex, paths: Paths, places: dict[str, list[int]]) -> set[int]:
    """Keep a field's columns over those that are its own by their last header cell alone, under a group of other words
    ("Số, ký hiệu" under "Văn bản thay thế"); give the latter."""
    return _give_up(places, lambda _, columns: [c for c in columns if index.is_of_strange_group(paths[c])])


def _give_up_given_back(index: HeaderIndex, paths: Paths, places: dict[str, list[int]]) -> set[int]:
    """Give up for what was received the columns under words of how results were given back ("Trực tiếp" under "Trả kết
    quả"), also where no others are; which."""
    given: set[int] = set()
    for name in [name for name in places if name.startswith("received_")]:
        columns = places[name]
        back = {c for c in columns if index.group_over(paths[c]) is None and any(map(_is_given_back, paths[c][:-1]))}
        given |= back
        places[name] = [column for column in columns if column not in back]
        if not places[name]:
            del places[name]
    return given


def _is_given_back(words: str) -> bool:
    key = label_key(words)
    return _GIVEN_BACK.search(key) is not None and "nhan" not in key.split()


def _give_up_parts(form: Form, paths: Paths, places: dict[str, list[int]]) -> set[int]:
    """Keep the column right under its printed group over sums of a part of it ("Trong kỳ", "Cộng"); give the latter."""

    def parts(name: str, columns: Sequence[int]) -> list[int]:
        whole = min(columns, key=lambda column: len(paths[column]))
        found = [c for c in columns if len(paths[c]) > len(paths[whole]) > 1 and paths[c][0] == paths[whole][0]]
        return found if form.field(name).group and len(found) == len(columns) - 1 else []

    return _give_up(places, parts)


def _take_wholes(index: HeaderIndex, paths: Paths, places: dict[str, list[int]], unmatched: Iterable[int]) -> set[int]:
    """Columns that hold the whole of what stands above them, beside parts that no form asks for, and in a flat header
    those that bear the name of a group: "Đã giải quyết" before "Trước hạn"; their places."""
    taken: dict[str, int] = {}
    for column in sorted(unmatched):
        name = index.field_above(paths[column]) or _whole_of_group(index, paths[column])
        if name is not None and name not in places:
            taken.setdefault(name, column)
    places.update((name, [column]) for name, column in taken.items())
    return set(taken.values())


def _take_parts(index: HeaderIndex, paths: Paths, places: dict[str, list[int]]) -> set[int]:
    """Columns beside each other that hold the parts of one value, "Số" and "Ký hiệu" under "Văn bản giao"; which. The
    field is the one of their words together, or of those above them."""
    taken: set[int] = set()
    leaves = [label_key(path[-1]) if path else "" for path in paths]
    for parts in PARTS:
        for column in (c for c, leaf in enumerate(leaves) if leaf == parts[0]):
            columns = range(column, column + len(parts))
            above = paths[column][:-1]
            if tuple(leaves[column : columns.stop]) != parts or any(paths[c][:-1] != above for c in columns):
                continue
            together = (*above, ", ".join(paths[c][-1] for c in columns))
            # "Từ ngày", "Đến ngày" say nothing of what they tell: "Thời kỳ được kiểm tra" is not when the visit was.
            # "Thời gian" says no more than they do.
            above = _DAYS if tuple(map(label_key, above)) == _TIME else above
            named = (above,) if above and parts in FIRST_AND_LAST_DAY else (together, above)
            names = (index.field_of(path) for path in named if path)
            fitting = (name for name in names if name and parts in parts_of(index.form.field(name)))
            name = next((name for name in fitting if set(places.get(name, ())) <= set(columns)), None)
            if name is not None:
                places[name] = list(columns)
                taken.update(columns)
    return taken


def _give_up_total(index: HeaderIndex, paths: Paths, places: dict[str, list[int]], unmatched: Set[int]) -> set[int]:
    """A total alone is the figure of an item ("Chỉ tiêu | Đơn vị tính | Tổng số"); beside "Tăng thêm" it may be of
    another time, but not where "Số lượng" stands over them."""
    columns = places.get(_FIGURE, [])
    others = [column for column in unmatched if label_key(paths[column][-1]) != _COUNTED_IN]
    if not others or any(label_key(paths[c][-1]) not in _TOTALS or index.field_above(paths[c]) for c in columns):
        return set()
    return set(places.pop(_FIGURE, ()))


def _whole_of_group(index: HeaderIndex, path: tuple[str, ...]) -> str | None:
    groups = (index.groups.get(key) for key in label_keys(path[0])) if len(path) == 1 else ()
    return next((index.in_groups.get((group, _TOTAL)) for group in groups if group is not None), None)


@made_of_lists
@lru_cache(maxsize=65536)
def _field_of(code: str, path: tuple[str, ...]) -> str | None:
    return header_index(code).field_of(path)


def _match(code: str, paths: Paths, encodings: tuple[str, ...]) -> Match:
    form = FORMS[code]
    index = header_index(code)
    places: defaultdict[str, list[int]] = defaultdict(list)
    printed: set[str] = set()
    unmatched: set[int] = set()
    for column, path in enumerate(paths):
        if not path:
            continue
        name = _field_of(code, path)
        for encoding in encodings if name is None else ():
            decoded = tuple([_decoded(text, encoding) for text in path])
            name = name or (_field_of(code, decoded) if decoded != path else None)
        if name is None:
            unmatched.add(column)
            continue
        places[name].append(column)
        if index.is_printed(path):
            printed.add(name)
    _settle_shared_leaves(code, paths, places)
    unmatched |= _give_up_given_back(index, paths, places)
    unmatched |= _give_up_strangers(index, paths, places) | _give_up_parts(form, paths, places)
    unmatched -= _take_wholes(index, paths, places, unmatched)
    unmatched -= _take_parts(index, paths, places)
    unmatched -= take_apart(index, paths, places)
    aside = _set_stand_ins_aside(index, paths, places)
    unmatched |= _give_up_total(index, paths, places, unmatched)
    ticked = _take_ticked(form, paths, places)
    unmatched.difference_update(column for _, columns in ticked for column, _ in columns)
    matched = set(places)
    figures = {field.name for field in form.fields if field.dash_is_zero}
    # Names of procedures without one figure beside them are another table's.
    specific = 0 if figures and figures.isdisjoint(matched) else len(matched - _GENERIC)
    missing = form.required - matched
    score = specific + 0.3 * len(matched & _GENERIC) + 0.1 * len(printed) - 0.6 * len(missing)
    score -= 0.1 * min(len(unmatched), _COUNTED_UNKNOWN)
    score += _FOR_TICKS * len(ticked)
    return Match(
        code,
        score,
        tuple((name, columns[0]) for name, columns in places.items()),
        tuple((name, tuple(columns[1:])) for name, columns in places.items() if len(columns) > 1),
        specific,
        2 * len(missing) < len(form.required) or not form.required,
        ticked,
        aside,
    )


def _take_ticked(form: Form, paths: Paths, places: dict[str, list[int]]) -> tuple[tuple[str, Ticked], ...]:
    """Fields told by a column for each value, unless a column of their own tells them too."""
    found = []
    for name, ticked in ticked_fields(form, paths):
        columns = [column for column, _ in ticked]
        if not set(places.get(name, ())) <= set(columns):
            continue
        for other in [*places]:
            places[other] = [column for column in places[other] if column not in columns]
            if not places[other]:
                del places[other]
        places[name] = columns[:1]
        found.append((name, ticked))
    return tuple(found)


@lru_cache(maxsize=16384)
def _decoded(text: str, encoding: str) -> str:
    """A header in the sheet's legacy encoding; a footnote mark behind it is no letter of VNI."""
    return decode_legacy(text.rstrip("\u00b9\u00b2\u00b3") if encoding == "vni" else text, encoding)


def _settle_shared_leaves(code: str, paths: Paths, places: defaultdict[str, list[int]]) -> None:
    """Leaves that several groups have ("Tổng số", "Quá hạn") and that stand without their group belong to the group of
    the columns beside them: a total stands before its parts, an overdue count after those in time. Before the whole of
    a group ("Đã giải quyết") a total is of the group before it."""
    index = header_index(code)
    if not index.shared_leaves:
        return
    taken = {column: name for name, columns in places.items() for column in columns}
    for column, path in enumerate(paths):
        if path and column not in taken and (whole := _whole_of_group(index, path)):
            taken[column] = whole
    groups = {field.name: field.group for field in FORMS[code].fields if field.group}
    order = list(dict.fromkeys(groups.values()))
    leaves = {column: leaf for column, path in enumerate(paths) if path and (leaf := index.shared_leaf(path[-1]))}
    totals = {leaf for group, leaf in index.in_groups if index.in_groups[group, leaf].endswith("_total")}

    def of_group_beside(column: int, *, right: bool) -> str | None:
        beside = range(column + 1, len(paths)) if right else range(column - 1, -1, -1)
        neighbour = next((c for c in beside if paths[c] and c in taken and taken[c] in groups), None)
        if neighbour is None:
            return None
        above, group = paths[column][:-1], groups[taken[neighbour]]
        if right and taken[neighbour].endswith("_total"):
            group = ["", *order][order.index(group)]
        of_above = (groups.get(name) for c, name in taken.items() if paths[c][:-1] == above)
        # "Tổng số" under "Lệ phí", which nothing of the group stands under, is no total of the columns beside it.
        is_strange = above and index.group_over(paths[neighbour]) is not None and group not in of_above
        return None if is_strange else index.in_groups.get((group, leaves[column]))

    doubtful = [column for column in leaves if column not in taken]
    wholes = [column for column in doubtful if leaves[column] in totals]
    first = min([*leaves, *(column for column, name in taken.items() if name in groups)], default=-1)
    # One that no group follows stands behind its parts, and so do all, where no total stands first.
    behind = leaves.get(first) not in totals and any(of_group_beside(c, right=True) is None for c in wholes)
    for column in doubtful:
        name = of_group_beside(column, right=column in wholes and not behind)
        if name is not None:
            places[name].append(column)
            taken[column] = name
