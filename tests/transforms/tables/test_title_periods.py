from __future__ import annotations

import pytest

from transforms.tables.title_periods import title_period, window_in_words


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


def told(*lines: str) -> str | None:
    found = title_period([(f"A{row}", line) for row, line in enumerate(lines, 1)])
    return str(found) if found else None


def test_the_month_in_one_line_and_the_year_in_the_next_are_one_period() -> None:
    assert told("TÌNH HÌNH VI PHẠM THÁNG 8", "Năm 2020") == "2020-08"
    assert told("KẾ HOẠCH KIỂM TRA", "Năm 2020") == "2020"


def test_the_next_months_tasks_in_a_line_below_are_not_the_reports_period() -> None:
    assert told("KẾT QUẢ THÁNG 8 NĂM 2020", "PHƯƠNG HƯỚNG NHIỆM VỤ THÁNG 9 NĂM 2020") == "2020-08"
    assert told("BÁO CÁO KẾT QUẢ THÁNG 8", "VÀ NHIỆM VỤ TRỌNG TÂM THÁNG 9 NĂM 2020") == "2020-08"


def test_lines_that_name_several_periods_name_none() -> None:
    assert told("Tháng 7 năm 2020", "Tháng 8 năm 2020") is None
    assert told("QUÝ III VÀ 9 THÁNG", "Năm 2020") is None
    assert told("Tháng 8 năm 2020", "(từ 15/6/2020 đến 14/7/2020)") is None


def test_a_page_above_the_title_hides_no_period() -> None:
    page = ["Các cơ quan, đơn vị đã quán triệt đến cán bộ, công chức."] * 60
    assert told(*page, "KẾT QUẢ THÁNG 8 NĂM 2020", "PHƯƠNG HƯỚNG NHIỆM VỤ THÁNG 9 NĂM 2020") == "2020-08"
    assert told(" ".join(page), "Tháng 8 năm 2020") == "2020-08"
