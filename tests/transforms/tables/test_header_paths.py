"""What stands over each column of a header, wherever on a sheet it stands."""

from __future__ import annotations

from transforms.files.sheets import Value
from transforms.tables.header_paths import paths_of
from transforms.tables.row_merges import Span, Spans

_GROUP: tuple[Value, ...] = ("STT", "Số hồ sơ", None, 1)
_LEAVES: tuple[Value, ...] = (None, "Tổng số", "Quá hạn", None)


def paths_at(row: int, *merged: Span) -> tuple[tuple[str, ...], ...]:
    return paths_of([(row, _GROUP), (row + 1, _LEAVES)], Spans(merged))


def test_a_header_of_one_row_says_what_its_cells_say() -> None:
    assert paths_of([(6, _GROUP)], Spans(())) == (("STT",), ("Số hồ sơ",), (), ("1",))


def test_a_header_says_the_same_wherever_it_stands_with_its_merged_cells() -> None:
    told = (("STT",), ("Số hồ sơ", "Tổng số"), ("Số hồ sơ", "Quá hạn"), ("1",))
    assert paths_at(6, (6, 1, 7, 1), (6, 2, 6, 3), (6, 4, 7, 4)) == told
    assert paths_at(60, (60, 1, 61, 1), (60, 2, 60, 3), (60, 4, 61, 4)) == told


def test_cells_merged_otherwise_make_the_same_words_another_header() -> None:
    assert paths_at(6, (6, 2, 7, 2)) == (("STT",), ("Số hồ sơ", "Tổng số"), ("Quá hạn",), ("1",))


def test_what_a_truth_value_says_is_no_number() -> None:
    merged = Spans([(6, 1, 7, 1)])
    assert [paths_of([(6, ("a", one)), (7, (None, "b"))], merged)[1] for one in (1, True)] == [
        ("1", "b"),
        ("True", "b"),
    ]
