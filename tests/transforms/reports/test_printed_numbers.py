"""Every number in a finished report is a figure, or belongs to a date, a name or a heading."""

from __future__ import annotations

import pytest

from templates import word_template
from tests.transforms.report_sample import sample
from tests.transforms.reports.test_render import context_of, text_of
from transforms.definitions.periods import Kind
from transforms.reports.printed_numbers import numbers_outside, unaccounted
from transforms.reports.render import render
from transforms.reports.report import write_report


@pytest.mark.parametrize(
    "text",
    [
        "Chỉ thị số 02/CT-UBND ngày 04/01/2018",
        "Nghị định số 09/2019/NĐ-CP",
        "tháng 8 năm 2020", "quý III năm 2020", "6 tháng đầu năm 2020", "9 tháng năm 2020",
        "năm 2019", "ngày 05 tháng 9 năm 2020",
        "biểu 08-NX của đơn vị",
        "1. Công tác kiểm tra",
        "Quyết định số 905/QĐ-SNV",
        "1548/TTg-CN",
    ],
)  # fmt: skip
def test_dates_names_and_headings_are_no_figures(text: str) -> None:
    assert numbers_outside(text) == []


@pytest.mark.parametrize(
    "text", ["Ba đơn vị chưa báo cáo", "tổ chức hai cuộc kiểm tra", "năm nhiệm vụ quá hạn", "còn mười hồ sơ"]
)
def test_a_number_in_words_before_what_is_counted_is_one(text: str) -> None:
    assert numbers_outside(text)
    assert unaccounted([text], []) != []
    assert unaccounted([text], [text]) == []  # quoted words of a unit


@pytest.mark.parametrize(
    "text",
    ["làm tròn từ hai số đếm", "từ đầu năm đơn vị đã báo cáo", "giao một cơ quan chủ trì", "cả năm nhiệm vụ",
     "ba kỳ liền", "thống nhất giữa hai bên", "kế hoạch năm đơn vị gửi"],
)  # fmt: skip
def test_words_that_count_nothing_are_none(text: str) -> None:
    assert numbers_outside(text) == []


@pytest.mark.parametrize("text", ["đạt 91,7%", "44/48 nhiệm vụ", "15.760 người", "còn 04 nhiệm vụ", "năm 20201"])
def test_any_other_number_is_one(text: str) -> None:
    assert numbers_outside(text)


@pytest.mark.parametrize("name", ["monthly", "annual", "nothing_received"])
def test_a_finished_report_accounts_for_every_number(name: str) -> None:
    context = context_of(name)
    rendered = render(word_template(Kind.YEAR if name == "annual" else Kind.MONTH), context)
    assert unaccounted(text_of(rendered.document).splitlines(), [figure.text for figure in rendered.figures]) == []


def test_a_number_printed_in_words_is_a_figure_with_its_value() -> None:
    rendered = render(word_template(Kind.MONTH), write_report(sample()))
    worded = {figure.text: figure.value for figure in rendered.figures if figure.id.endswith("~words")}
    assert worded and all(worded[text] == {"Hai": 2, "Ba": 3, "Bốn": 4}[text] for text in worded)


def test_one_changed_digit_is_noticed() -> None:
    rendered = render(word_template(Kind.MONTH), write_report(sample()))
    text = text_of(rendered.document).replace("111/127", "112/127", 1)
    assert [number for _, number in unaccounted(text.splitlines(), [f.text for f in rendered.figures])] == ["112"]
