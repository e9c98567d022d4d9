"""The laws of the packaged reference data of organisational units. A line that breaks one is named in the failure."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import TypeVar

import pytest

from transforms.definitions.forms import KEEPERS
from transforms.definitions.units import LEVEL_GROUPS, PROVINCE, OrgUnit, people_of_places
from transforms.text.vietnamese import fold, name_key
from warehouse.reference import FOLDER, load_names, load_units

BEFORE_THE_PROGRAMME = date(2018, 1, 1)
END_OF_DISTRICTS = date(2025, 7, 1)
FAR = date(9999, 12, 31)
LEVEL_WORDS = {
    "tinh": "Tỉnh ",
    "thanh_pho": "Thành phố ",
    "huyen": "Huyện ",
    "xa": "Xã ",
    "phuong": "Phường ",
    "thi_tran": "Thị trấn ",
}
# Nghị quyết 818/NQ-UBTVQH14 was seen in part: of Trùng Quán one receiving commune is established (README, "Doubts").
SPLIT_KNOWN_IN_PART = {"06139.2018"}

Row = TypeVar("Row")
Key = TypeVar("Key")

units, names = cache(load_units), cache(load_names)


@cache
def lines(name: str) -> list[dict[str, str]]:
    """A file as it is, with the columns that only people read."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@cache
def by_key() -> dict[str, OrgUnit]:
    return {unit.unit: unit for unit in units()}


def end(unit: OrgUnit) -> date:
    return unit.valid_to or FAR


def overlap(one: OrgUnit, other: OrgUnit) -> bool:
    return max(one.valid_from, other.valid_from) < min(end(one), end(other))


def grouped(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    found: dict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found


@pytest.mark.parametrize("name", ["org_units.csv", "org_unit_names.csv", "org_unit_successions.csv"])
def test_the_files_are_plain_utf8_with_line_feeds_composed_letters_and_no_stray_blanks(name: str) -> None:
    raw = (FOLDER / name).read_bytes()
    text = raw.decode("utf-8")
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert "\r" not in text
    assert text.endswith("\n")
    assert unicodedata.normalize("NFC", text) == text
    header, *rows = csv.reader(text.splitlines(), strict=True)
    assert [row for row in rows if len(row) != len(header) or any(cell != " ".join(cell.split()) for cell in row)] == []


# ---- units


def test_a_unit_key_is_unique_and_says_what_it_is() -> None:
    assert [key for key, count in Counter(unit.unit for unit in units()).items() if count > 1] == []
    for unit, line in zip(units(), lines("org_units.csv"), strict=True):
        expected = f"{line['code']}.{unit.valid_from:%Y}" if unit.group == "commune" else line["code"]
        assert unit.group == "province" or unit.unit == expected


def test_a_unit_has_a_known_level_an_interval_and_a_basis_where_it_is_new() -> None:
    for unit, line in zip(units(), lines("org_units.csv"), strict=True):
        assert unit.level in LEVEL_GROUPS, unit
        assert line["confidence"] in {"high", "medium", "low"}, unit
        assert BEFORE_THE_PROGRAMME <= unit.valid_from < end(unit), unit
        assert line["legal_basis"] or unit.valid_from == BEFORE_THE_PROGRAMME, unit
        assert unit.group != "commune" or (len(line["code"]) == 5 and line["code"].isdigit()), unit


def test_the_name_of_a_place_is_its_level_and_its_short_name() -> None:
    wrong = [u for u in units() if u.level in LEVEL_WORDS and u.name != LEVEL_WORDS[u.level] + u.short_name]
    assert wrong == []


def test_units_stand_in_the_order_of_level_code_and_first_day() -> None:
    levels, written = list(LEVEL_GROUPS), lines("org_units.csv")
    assert written == sorted(written, key=lambda u: (levels.index(u["level"]), u["code"], u["valid_from"]))


@pytest.mark.parametrize(
    "what",
    [lambda u: (u.group, u.unit.partition(".")[0]), lambda u: (u.name, u.parent)],
    ids=["code", "name and parent"],
)
def test_no_two_units_share_a_code_or_a_name_under_one_parent_on_a_day(what: Callable[[OrgUnit], object]) -> None:
    clashes = [
        (one.unit, other.unit)
        for same in grouped(units(), what).values()
        for one, other in combinations(same, 2)
        if overlap(one, other)
    ]
    assert clashes == []


def test_a_parent_lives_as_long_as_its_children_and_is_of_the_level_of_its_time() -> None:
    for unit in units():
        if unit.level == "tinh":
            assert unit.parent is None
            continue
        assert unit.parent is not None, unit
        parent = by_key()[unit.parent]
        assert parent.valid_from <= unit.valid_from, unit
        assert end(unit) <= end(parent), unit
        of_a_district = unit.group == "commune" and unit.valid_from < END_OF_DISTRICTS
        assert parent.group == ("district" if of_a_district else "province"), unit


@pytest.mark.parametrize(
    ("day", "xa", "phuong", "thi_tran", "districts", "departments"),
    [
        ("2018-01-01", 207, 5, 14, 11, 20),
        ("2019-12-31", 207, 5, 14, 11, 20),
        ("2020-01-01", 181, 5, 14, 11, 20),
        ("2024-11-30", 181, 5, 14, 11, 20),
        ("2024-12-01", 175, 5, 14, 11, 20),
        ("2025-02-28", 175, 5, 14, 11, 20),
        ("2025-03-01", 175, 5, 14, 11, 15),
        ("2025-06-30", 175, 5, 14, 11, 15),
        ("2025-07-01", 61, 4, 0, 0, 15),
        ("2026-12-31", 61, 4, 0, 0, 15),
    ],
)
def test_as_many_units_live_on_a_day_as_the_resolutions_say(
    day: str, xa: int, phuong: int, thi_tran: int, districts: int, departments: int
) -> None:
    alive = [unit for unit in units() if unit.alive(date.fromisoformat(day))]
    levels, groups = Counter(u.level for u in alive), Counter(u.group for u in alive)
    assert (levels["xa"], levels["phuong"], levels["thi_tran"]) == (xa, phuong, thi_tran)
    assert (groups["district"], groups["department"], groups["province"]) == (districts, departments, 1)


@pytest.mark.parametrize(
    ("district", "counts"),
    [
        ("178", (8, 8, 8)),
        ("180", (23, 22, 20)),
        ("181", (20, 19, 19)),
        ("182", (20, 17, 17)),
        ("183", (23, 22, 22)),
        ("184", (24, 17, 15)),
        ("185", (20, 18, 18)),
        ("186", (26, 24, 23)),
        ("187", (21, 20, 20)),
        ("188", (29, 21, 20)),
        ("189", (12, 12, 12)),
    ],
)
def test_each_district_has_its_communes_before_and_after_2020_and_at_the_end_of_2024(
    district: str, counts: tuple[int, int, int]
) -> None:
    days = (date(2019, 12, 31), date(2020, 1, 1), date(2024, 12, 1))
    assert tuple(sum(u.parent == district and u.alive(day) for u in units()) for day in days) == counts


# ---- names


def test_every_name_belongs_to_a_unit_and_is_listed_once() -> None:
    kinds = ["official", "short", "abbreviation", "former", "misspelling"]
    order = {unit.unit: place for place, unit in enumerate(units())}
    written = lines("org_unit_names.csv")
    for row in written:
        assert row["unit"] in order, row
        assert row["kind"] in kinds, row
        assert row["name_variant"], row
    repeated = [key for key, n in Counter((r.unit, name_key(r.name_variant)) for r in names()).items() if n > 1]
    assert repeated == []
    assert written == sorted(written, key=lambda r: (order[r["unit"]], kinds.index(r["kind"]), r["name_variant"]))


def test_a_units_own_name_and_short_name_are_among_its_names() -> None:
    known = {(row["unit"], name_key(row["name_variant"])): row["kind"] for row in lines("org_unit_names.csv")}
    for unit in units():
        assert known[unit.unit, name_key(unit.name)] == "official", unit
        assert (unit.unit, name_key(unit.short_name)) in known, unit


def test_a_name_is_marked_ambiguous_with_exactly_the_units_that_share_it_at_a_common_time() -> None:
    sharing = {
        key: {r.unit for r in rows} for key, rows in grouped(names(), lambda r: name_key(r.name_variant)).items()
    }
    abolished = {
        name_key(written): unit.unit
        for unit in units()
        if unit.level == "huyen"
        for written in (unit.short_name, fold(unit.short_name))
    }
    order = {unit.unit: place for place, unit in enumerate(units())}
    for row in names():
        key, unit = name_key(row.name_variant), by_key()[row.unit]
        must = {other for other in sharing[key] if other != row.unit and overlap(unit, by_key()[other])}
        if unit.group == "commune" and unit.valid_from >= END_OF_DISTRICTS and key in abolished:
            must.add(abolished[key])  # the bare name of a district that was
        assert row.ambiguous_with == tuple(sorted(must, key=order.__getitem__)), row


# ---- successions


@cache
def after() -> dict[str, list[dict[str, str]]]:
    return grouped(lines("org_unit_successions.csv"), lambda row: row["predecessor"])


@cache
def before() -> dict[str, list[dict[str, str]]]:
    return grouped(lines("org_unit_successions.csv"), lambda row: row["successor"])


def test_a_succession_takes_place_on_the_day_the_predecessor_ends_to_a_unit_then_alive() -> None:
    order = {unit.unit: place for place, unit in enumerate(units())}
    pairs = [(row["predecessor"], row["successor"]) for row in lines("org_unit_successions.csv")]
    assert pairs == sorted(set(pairs), key=lambda pair: (order[pair[0]], order[pair[1]]))
    for row in lines("org_unit_successions.csv"):
        assert row["predecessor"] != row["successor"], row
        on = date.fromisoformat(row["on"])
        assert on == by_key()[row["predecessor"]].valid_to, row
        assert by_key()[row["successor"]].alive(on), row
        assert row["kind"] in {"renamed", "merged", "split", "reorganised"}, row
        assert row["confidence"] in {"high", "medium", "low"}, row
        assert row["legal_basis"], row


def test_whatever_ended_has_successors_and_whatever_is_new_has_predecessors() -> None:
    for unit in units():
        assert bool(unit.valid_to) == bool(after().get(unit.unit)), unit
        if unit.valid_from > BEFORE_THE_PROGRAMME:
            assert any(row["on"] == str(unit.valid_from) for row in before().get(unit.unit, [])), unit


def test_several_successors_are_parts_of_a_split_and_one_successor_takes_all() -> None:
    for unit, rows in after().items():
        if len(rows) > 1 or unit in SPLIT_KNOWN_IN_PART:
            assert {row["kind"] for row in rows} == {"split"}, unit
        else:
            assert rows[0]["kind"] != "split", unit
            assert rows[0]["share"] == "1", unit
        shares = [Decimal(row["share"]) for row in rows if row["share"]]
        assert all(0 < share <= 1 for share in shares), unit
        assert sum(shares) == 1 if len(shares) == len(rows) else sum(shares) < 1, unit


def test_each_commune_of_2025_was_formed_from_at_least_two_and_from_their_districts() -> None:
    for unit in units():
        if unit.group != "commune" or unit.valid_from != END_OF_DISTRICTS:
            continue
        came_from = [by_key()[row["predecessor"]] for row in before()[unit.unit]]
        communes = [u for u in came_from if u.group == "commune"]
        assert len(communes) >= 2, unit
        assert {u.unit for u in came_from if u.group == "district"} == {u.parent for u in communes}, unit


def test_every_line_of_successors_ends_at_a_unit_that_lives() -> None:
    @cache
    def leads_to_life(unit: str) -> bool:
        return by_key()[unit].valid_to is None or any(leads_to_life(row["successor"]) for row in after()[unit])

    assert [unit.unit for unit in units() if not leads_to_life(unit.unit)] == []


def test_what_follows_a_keeper_of_registers_bears_its_key() -> None:
    """By that `transforms.submissions.identity_unit`, which knows no successions, finds whose a register is."""
    for keeper in set(KEEPERS.values()):
        waiting = [keeper]
        while waiting:
            unit = waiting.pop()
            assert unit == keeper or unit.startswith(f"{keeper}-")
            waiting += [row["successor"] for row in after()[unit]]


def test_the_day_a_unit_ends_it_is_no_more() -> None:
    district = by_key()["182"]
    assert district.valid_to == END_OF_DISTRICTS
    assert district.alive(END_OF_DISTRICTS - timedelta(days=1))
    assert not district.alive(END_OF_DISTRICTS)
    assert by_key()[PROVINCE].alive(FAR)


def test_people_of_places_are_those_after_whom_some_unit_is_named() -> None:
    short = {unit.short_name for unit in load_units() if unit.group == "commune"}
    assert people_of_places() and set(people_of_places()) <= short
