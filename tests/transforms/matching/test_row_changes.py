"""Two tellings of a form, row by row: what is the same row, and what of it reads otherwise."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from transforms.matching.row_changes import RowChange, row_changes

COLUMNS = {"no": "A", "document_number": "B", "document_date": "C", "content": "D", "status": "E"}


def row(number: int, place: int = 7, **said: Any) -> dict[str, Any]:
    values = {
        "document_number": f"{number}/UBND-KT", "document_number_key": f"{number}/UBND-KT",
        "document_date": date(2020, 1, 6), "content": f"Việc {number}", "status": "Đang thực hiện", **said,
    }  # fmt: skip
    texts = [str(place), values["document_number"], "6/1/2020", values["content"], values["status"]]
    return {"outcome": "accepted", "sheet": "01-NV", "row_number": place, "columns": COLUMNS, "texts": texts, **values}


def sides(change: RowChange) -> list[tuple[Any, ...]]:
    return [(*cell["old"].values(), *cell["new"].values()) for cell in change.cells]


def told(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[tuple[str, list[tuple[Any, ...]]]]:
    return [
        (one.change, [(cell["field"], *both) for cell, both in zip(one.cells, sides(one), strict=True)])
        for one in row_changes("task_progress", old, new)
    ]


def test_rows_that_only_moved_are_no_change() -> None:
    assert told([row(1, 7), row(2, 8)], [row(2, 7), row(1, 8)]) == []


def test_a_cell_that_reads_otherwise_is_told_with_both_places() -> None:
    done = row(1, 9, status="Đã hoàn thành")
    assert told([row(1, 7)], [done]) == [("changed", [("status", "E7", "Đang thực hiện", "E9", "Đã hoàn thành")])]


def test_another_way_of_writing_the_same_value_is_no_change() -> None:
    other = row(1)
    assert told([row(1)], [{**other, "texts": [*other["texts"][:2], "06/01/2020", *other["texts"][3:]]}]) == []


def test_of_a_cell_without_a_value_the_text_is_compared() -> None:
    bad = row(1, document_date=None, outcome="rejected")
    worse = {**bad, "texts": [*bad["texts"][:2], "chưa rõ", *bad["texts"][3:]]}
    assert told([bad], [worse]) == [("changed", [("document_date", "C7", "6/1/2020", "C7", "chưa rõ")])]


def test_a_row_of_another_key_is_paired_with_the_likest_left_over() -> None:
    slip = row(1, document_number="7/UBND-KT", document_number_key="7/UBND-KT")
    [(change, cells)] = told([row(1), row(2, 8)], [slip, row(2, 8)])
    assert (change, [cell[0] for cell in cells]) == ("changed", ["document_number"])


def test_of_several_rows_of_one_key_the_likest_are_the_same() -> None:
    one, other = row(1, 7, content="Lập kế hoạch"), row(1, 8, content="Báo cáo kết quả")
    assert told([one, other], [other, one]) == []


def test_rows_that_are_alike_in_half_of_their_fields_are_one_that_was_changed() -> None:
    half = row(7, content="Việc 1", status="Đã thu hồi", no=7)
    assert [change for change, _ in told([row(1, no=1)], [half])] == ["changed"]
    less = row(7, content="Việc 1", status="Đã thu hồi", document_date=date(2020, 2, 1))
    assert [change for change, _ in told([row(1)], [less])] == ["removed", "added"]


def test_rows_that_are_not_alike_are_removed_and_added() -> None:
    other = row(5, content="Khác hẳn", status="Đã thu hồi", document_date=date(2020, 2, 1))
    assert [change for change, _ in told([row(1)], [other])] == ["removed", "added"]


def test_a_row_that_was_given_back_and_is_accepted_now_is_a_change() -> None:
    assert told([row(1, outcome="rejected")], [row(1)]) == [("changed", [])]


@given(st.lists(st.integers(1, 9), max_size=6), st.lists(st.integers(1, 9), max_size=6))
def test_every_row_is_accounted_for_once(old: list[int], new: list[int]) -> None:
    changes = row_changes("task_progress", [row(n, 7 + i) for i, n in enumerate(old)],
                          [row(n, 7 + i) for i, n in enumerate(new)])  # fmt: skip
    gone = sum(one.new is None for one in changes)
    fresh = sum(one.old is None for one in changes)
    assert len(old) - gone == len(new) - fresh
    assert (sorted(old) == sorted(new)) == (not changes)


def test_a_row_that_tells_several_items_has_a_cell_for_each() -> None:
    across = {"in_period violators": "C5", "to_date violators": "C6"}
    old = {
        **{
            "outcome": "accepted",
            "sheet": "07-TH",
            "row_number": 5,
            "columns": across,
            "texts": ["Trong kỳ", "3", "4"],
        },
        **{"item": "violators", "in_period": 4, "to_date": 9},
    }
    plain = {"columns": {"in_period": "D", "to_date": "E"}, "row_number": 8, "texts": ["9", "Số", "người", "5", "10"]}
    new = {**old, **plain, "in_period": 5, "to_date": 10}
    [change] = row_changes("declared_total", [old], [new])
    assert sides(change) == [("C5", "4", "D8", "5"), ("C6", "9", "E8", "10")]
