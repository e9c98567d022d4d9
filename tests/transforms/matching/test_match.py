from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.definitions.matching import RegisterTask, ReportedTask, TaskMatches
from transforms.matching.match import likeness, match_tasks
from transforms.text.vietnamese import content_key

DAY = date(2020, 7, 22)
MARKETS = content_key("Xây dựng kế hoạch phát triển chợ nông thôn trên địa bàn tỉnh")
PRICES = content_key("Tham mưu ban hành quy định quản lý giá vật liệu xây dựng quý II")


def register(register_id: int, content: str | None = MARKETS, **said: Any) -> RegisterTask:
    usual = RegisterTask(register_id, 2020, "SCT", "15/UBND-KT", DAY, content, True, None)
    return usual._replace(**said)


def reported(reported_id: int, content: str | None = MARKETS, **said: Any) -> ReportedTask:
    window = (date(2020, 7, 15), date(2020, 8, 14))
    usual = ReportedTask(reported_id, "2020-08", 2020, "SCT", "15/UBND-KT", DAY, content, True, *window)
    return usual._replace(**said)


def pairs(found: TaskMatches) -> dict[int, tuple[int, str]]:
    told = {pair.told_id: (pair.register_id, pair.way) for pair in found.pairs}
    assert len(told) == len(found.pairs)
    return told


def test_one_on_each_side_is_matched_whatever_the_contents_and_its_score_kept() -> None:
    found = match_tasks([register(1)], [reported(1, PRICES)])
    [pair] = found.pairs
    assert pair.way == "key" and pair.score is not None and pair.score < 0.8


def test_several_tasks_of_one_document_are_paired_by_likeness() -> None:
    found = match_tasks([register(1), register(2, PRICES)], [reported(1, PRICES), reported(2)])
    assert pairs(found) == {1: (2, "likeness"), 2: (1, "likeness")}


def test_a_task_of_a_document_with_several_that_the_unit_tells_in_no_like_words_is_left_over() -> None:
    found = match_tasks([register(1), register(2, PRICES)], [reported(1, content_key("Tổ chức hội nghị tổng kết"))])
    assert pairs(found) == {} and [stranger.reported_id for stranger in found.strangers] == [1]


def test_shortened_and_mistyped_copies_find_their_task_among_several() -> None:
    shortened = content_key("Xây dựng kế hoạch phát triển chợ nông thôn")
    mistyped = content_key("Tham mưu ban hanh quy định quản lý giá vât liệu xây dưng quý II")
    found = match_tasks([register(1), register(2, PRICES)], [reported(1, mistyped), reported(2, shortened)])
    assert pairs(found) == {1: (2, "likeness"), 2: (1, "likeness")}


def test_contents_that_differ_in_one_word_are_told_apart_best_first() -> None:
    second = content_key("Tham mưu ban hành quy định quản lý giá vật liệu xây dựng quý III")
    found = match_tasks([register(1, second), register(2, PRICES)], [reported(1, PRICES), reported(2, second)])
    assert pairs(found) == {1: (2, "likeness"), 2: (1, "likeness")}


def test_a_row_like_two_tasks_of_its_document_is_paired_with_the_likelier_alone() -> None:
    second = content_key("Tham mưu ban hành quy định quản lý giá vật liệu xây dựng quý III")
    assert pairs(match_tasks([register(1, second), register(2, PRICES)], [reported(1, PRICES)])) == {1: (2, "likeness")}


def test_another_document_date_needs_nearly_the_same_content() -> None:
    late = date(2020, 7, 23)
    assert pairs(match_tasks([register(1)], [reported(1, dated=late)])) == {1: (1, "other_date")}
    assert pairs(match_tasks([register(1)], [reported(1, PRICES, dated=late)])) == {}


def test_another_number_is_a_suggestion_and_never_a_join() -> None:
    found = match_tasks([register(1)], [reported(1, number="51/UBND-KT")])
    assert found.pairs == [] and [(s.reported_id, s.register_id, s.score) for s in found.suggestions] == [(1, 1, 1.0)]


def test_a_task_done_before_the_month_is_not_suggested() -> None:
    for day, suggested in ((14, []), (15, [1])):
        done = register(1, completed_on=date(2020, 7, day))
        found = match_tasks([done], [reported(1, number="51/UBND-KT")])
        assert [one.register_id for one in found.suggestions] == suggested


def test_a_task_assigned_after_the_month_or_given_back_is_not_suggested() -> None:
    for said, suggested in (
        ({"dated": date(2020, 8, 14)}, [1]),
        ({"dated": date(2020, 8, 15)}, []),
        ({"accepted": False}, []),
    ):
        found = match_tasks([register(1, **said)], [reported(1, number="51/UBND-KT")])
        assert [one.register_id for one in found.suggestions] == suggested


def test_contents_are_alike_enough_from_a_bound_on() -> None:
    """Four fifths of the letters among several tasks of a document, and to suggest; nine tenths across dates."""
    one, other = register(1, "a" * 100), register(2, "c" * 100)
    for same, is_enough in ((80, True), (79, False)):
        told = "a" * same + "b" * (100 - same)
        assert bool(match_tasks([one, other], [reported(1, told)]).pairs) == is_enough
        assert bool(match_tasks([one], [reported(1, told, number="7/X")]).suggestions) == is_enough
    for same, is_enough in ((90, True), (89, False)):
        told = "a" * same + "b" * (100 - same)
        assert bool(match_tasks([one], [reported(1, told, dated=date(2020, 7, 23))]).pairs) == is_enough


def test_another_units_task_is_not_this_units() -> None:
    assert match_tasks([register(1, unit="STC")], [reported(1)]).pairs == []


def test_a_quarantined_row_matches_by_what_of_its_key_can_be_read() -> None:
    lost = {"accepted": False}
    for row in (
        reported(1, None, **lost),
        reported(1, dated=None, **lost),
        reported(1, number=None, **lost),
        reported(1, PRICES, **lost),
    ):
        assert pairs(match_tasks([register(1)], [row])) == {1: (1, "quarantined")}
    for task in (register(1, unit=None, **lost), register(1, dated=None, **lost), register(1, number=None, **lost)):
        assert pairs(match_tasks([task], [reported(1)])) == {1: (1, "quarantined")}
    assert pairs(match_tasks([register(1)], [reported(1, number="9/X", **lost)])) == {}
    assert pairs(match_tasks([register(1)], [reported(1, PRICES, dated=None, **lost)])) == {}


def test_a_quarantined_row_of_a_document_with_several_tasks_is_one_of_them_whatever_it_says() -> None:
    found = match_tasks([register(1), register(2, PRICES)], [reported(1, "a" * 60, accepted=False)])
    assert pairs(found) == {1: (1, "quarantined")}


def test_a_quarantined_row_without_a_date_needs_like_content() -> None:
    for same, matched in ((80, {1: (1, "quarantined")}), (79, {})):
        told = reported(1, "a" * same + "b" * (100 - same), dated=None, accepted=False)
        assert pairs(match_tasks([register(1, "a" * 100)], [told])) == matched


def test_rows_of_one_day_without_numbers_are_not_of_one_document() -> None:
    lost = {"number": None, "accepted": False}
    assert pairs(match_tasks([register(1, **lost)], [reported(1, PRICES, **lost)])) == {}


def test_a_quarantined_row_without_a_number_needs_nearly_the_same_content() -> None:
    for same, matched in ((90, {1: (1, "quarantined")}), (89, {})):
        told = reported(1, "a" * same + "b" * (100 - same), number=None, accepted=False)
        assert pairs(match_tasks([register(1, "a" * 100)], [told])) == matched


def test_a_quarantined_row_of_another_document_date_needs_nearly_the_same_content_too() -> None:
    for same, matched in ((90, {1: (1, "quarantined")}), (89, {})):
        told = reported(1, "a" * same + "b" * (100 - same), dated=date(2020, 7, 23), accepted=False)
        assert pairs(match_tasks([register(1, "a" * 100)], [told])) == matched


def test_a_row_said_twice_does_not_make_one_document_two_tasks() -> None:
    found = match_tasks([register(1)], [reported(1, PRICES), reported(2, PRICES, accepted=False)])
    assert pairs(found) == {1: (1, "key")}


def test_what_stays_over_keeps_its_name_through_the_months() -> None:
    told = [
        reported(1, MARKETS, number="7/X"),
        reported(2, PRICES, number="7/X"),
        reported(3, PRICES, number="7/X", period="2020-09"),
        reported(4, MARKETS + " nam 2020", number="7/X", period="2020-09"),
    ]
    names = {stranger.reported_id: stranger.identity for stranger in match_tasks([], told).strangers}
    assert names[2] == names[3] != names[1] == names[4]


def test_another_task_of_the_same_document_in_a_later_month_has_a_name_of_its_own() -> None:
    told = [reported(1, MARKETS, number="7/X"), reported(2, PRICES, number="7/X", period="2020-09")]
    first, second = (stranger.identity for stranger in match_tasks([], told).strangers)
    assert first != second


def test_likeness_is_the_same_both_ways_round_and_whole_for_the_same_words() -> None:
    assert likeness(MARKETS, MARKETS) == 1.0
    assert likeness(MARKETS, PRICES) == likeness(PRICES, MARKETS) < 0.8


def test_a_copy_that_leaves_words_out_is_nearly_the_same_and_one_of_like_length_is_what_its_letters_say() -> None:
    assert likeness(MARKETS[: len(MARKETS) // 2], MARKETS) == 0.95
    assert likeness("a" * 84, "a" * 100) == 0.95
    assert likeness("a" * 85, "a" * 100) == pytest.approx(2 * 85 / (85 + 100))


def test_too_few_letters_are_no_copy_of_a_text_that_has_them() -> None:
    assert likeness(MARKETS[:16], MARKETS) == 0.95
    assert likeness(MARKETS[:15], MARKETS) == pytest.approx(2 * 15 / (15 + len(MARKETS)))


contents = st.sampled_from([MARKETS, PRICES, MARKETS[:40], PRICES[:-6], None])
numbers = st.sampled_from(["15/UBND-KT", "7/X", None])
days = st.sampled_from([DAY, date(2020, 7, 23), None])


@given(
    st.lists(st.tuples(contents, numbers, days, st.booleans()), max_size=6),
    st.lists(st.tuples(contents, numbers, days, st.booleans()), max_size=6),
)
@settings(deadline=None, max_examples=150)
def test_matching_is_one_to_one_and_accounts_for_every_accepted_row(
    listed: list[tuple[Any, ...]], told: list[tuple[Any, ...]]
) -> None:
    tasks = [register(n, c, number=k, dated=d, accepted=a) for n, (c, k, d, a) in enumerate(listed)]
    rows = [reported(n, c, number=k, dated=d, accepted=a) for n, (c, k, d, a) in enumerate(told)]
    found = match_tasks(tasks, rows)
    assert (
        len({pair.register_id for pair in found.pairs})
        == len({pair.told_id for pair in found.pairs})
        == len(found.pairs)
    )
    left = {stranger.reported_id for stranger in found.strangers}
    assert left == {row.reported_id for row in rows if row.accepted} - {pair.told_id for pair in found.pairs}
