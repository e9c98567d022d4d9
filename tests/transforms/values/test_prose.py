"""Numbers, dates and lists as an official document has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.values.prose import (
    RateStyle,
    count_in_prose,
    count_in_words,
    date_in_words,
    format_count,
    format_date,
    format_decimal,
    join_names,
    unit_in_prose,
)


def test_thousands_have_dots_and_decimals_a_comma() -> None:
    assert format_count(15760) == "15.760"
    assert format_count(1234567) == "1.234.567"
    assert format_count(63.79) == "63,79"
    assert format_decimal(Decimal("91.7")) == "91,7"
    assert format_decimal(Decimal("100.0")) == "100,0"


def test_one_to_nine_have_a_nought_in_running_text_and_nought_itself_has_none() -> None:
    assert [count_in_prose(n) for n in (0, 1, 9, 10, 15760)] == ["0", "01", "09", "10", "15.760"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "shown"),
    [(44, 48, "91.7"), (39, 80, "48.8"), (761, 921, "82.6"), (1, 3, "33.3"), (0, 5, "0.0"), (5, 5, "100.0")],
)
def test_a_rate_is_rounded_half_up_once(numerator: int, denominator: int, shown: str) -> None:
    assert RateStyle().rounded(Decimal(numerator), Decimal(denominator)) == Decimal(shown)


def test_a_rate_can_be_cut_or_shown_without_decimals_where_the_settings_say_so() -> None:
    assert RateStyle(1, "truncate").rounded(Decimal(44), Decimal(48)) == Decimal("91.6")
    assert RateStyle(0).rounded(Decimal(44), Decimal(48)) == Decimal("92")
    assert RateStyle(2).rounded(Decimal(44), Decimal(48)) == Decimal("91.67")


@settings(deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_rounded_rate_is_never_further_than_half_a_step_from_the_exact_one(numerator: int, denominator: int) -> None:
    exact = Decimal(numerator) * 100 / Decimal(denominator)
    assert abs(RateStyle().rounded(Decimal(numerator), Decimal(denominator)) - exact) <= Decimal("0.0500000001")


def test_days_under_ten_and_the_first_two_months_have_a_nought() -> None:
    assert format_date(date(2020, 9, 5)) == "05/9/2020"
    assert format_date(date(2018, 1, 4)) == "04/01/2018"
    assert format_date(date(2020, 3, 14)) == "14/3/2020"
    assert date_in_words(date(2020, 2, 5)) == "ngày 05 tháng 02 năm 2020"


def test_names_are_joined_with_a_word_before_the_last() -> None:
    assert join_names([]) == ""
    assert join_names(["Sở A"]) == "Sở A"
    assert join_names(["Sở A", "Sở B"]) == "Sở A và Sở B"
    assert join_names(["Sở A", "Sở B", "huyện C"]) == "Sở A, Sở B và huyện C"


def test_the_common_noun_of_a_place_is_small_within_a_sentence_and_a_department_is_not() -> None:
    assert unit_in_prose("Huyện Văn Quan") == "huyện Văn Quan"
    assert unit_in_prose("Thành phố Lạng Sơn") == "thành phố Lạng Sơn"
    assert unit_in_prose("Sở Nội vụ") == "Sở Nội vụ"
    assert unit_in_prose("Thị trấn Na Sầm") == "thị trấn Na Sầm"
    assert unit_in_prose("Phường Lương Văn Tri") == "Phường Lương Văn Tri"  # a person
    assert unit_in_prose("Xã Hoàng Văn Thụ") == "Xã Hoàng Văn Thụ"
    assert unit_in_prose("Phường Tam Thanh") == "phường Tam Thanh"


def test_small_counts_open_a_sentence_as_words() -> None:
    assert count_in_words(3) == "Ba"
    assert count_in_words(10) == "Mười"
    assert count_in_words(12) == "12"
