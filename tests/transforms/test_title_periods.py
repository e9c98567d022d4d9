from __future__ import annotations

import pytest

from transforms.title_periods import window_in_words


@pytest.mark.parametrize(
    "text",
    [
        "Từ ngày 15/7/2020 đến ngày 14/8/2020", "(15/7 - 14/8/2020)", "15-7-2020 đến 14-8-2020",
        "từ ngày 15 tháng 7 năm 2020 đến hết ngày 14 tháng 8 năm 2020",
        "từ ngày 15 tháng 7 đến ngày 14 tháng 8 năm 2020",
    ],
)  # fmt: skip
def test_a_window_in_words_is_its_period(text: str) -> None:
    assert str(window_in_words(text)) == "2020-08"


@pytest.mark.parametrize(
    "text", ["từ 15/7 đến 14/8", "từ 15/7/2020 đến 20/8/2020", "từ ngày 14 tháng 8 năm 2020", "15/12/2019 - 14/8/2020"]
)
def test_days_that_bound_no_period_are_none(text: str) -> None:
    assert window_in_words(text) is None
