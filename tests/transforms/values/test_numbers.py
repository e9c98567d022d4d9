from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.values.numbers import LARGEST_COUNT, read_count_column, read_decimal_column, read_rate_column

quick = settings(deadline=None, max_examples=200)
counts = st.integers(0, 9_999_999)


def count(value: Value) -> tuple[object, str | None]:
    (reading,) = read_count_column([value])
    return reading.value, reading.code


def rate(value: Value, code: str | None = None) -> tuple[str | None, str | None]:
    (reading,) = read_rate_column([value], {0: code} if code else {})
    return None if reading.value is None else str(reading.value), reading.code


@given(counts)
@quick
def test_a_count_reads_back_from_every_way_of_writing_it(number: int) -> None:
    dotted = f"{number:,}".replace(",", ".")
    spaced = f"{number:,}".replace(",", "\u00a0")
    for written in (number, float(number), str(number), f" {number:02d} ", dotted, f"{number:,}", spaced, f"{dotted},0",
                    f"{dotted} vụ", f"{number} người", f"'{number}", f"+{number}"):  # fmt: skip
        assert count(written) == (number, None), written


@given(st.integers(1, 10**6))
@quick
def test_a_negative_count_is_negative_in_every_writing(number: int) -> None:
    for written in (-number, float(-number), f"-{number}", f"−{number}", f"– {number}"):
        assert count(written) == (None, "cell.negative"), written


@pytest.mark.parametrize(
    "blank", [None, "", "-", "–", "…", "Không có", "KPS", CellError("#REF!"), UncomputedFormula("=A1")]
)
def test_a_blank_gives_neither_value_nor_code(blank: Value) -> None:
    assert count(blank) == (None, None)
    assert rate(blank) == (None, None)
    assert read_decimal_column([blank])[0].code is None


@pytest.mark.parametrize(
    "value",
    [
        "nhiều", "hai ba", "abc", "44/48", "5/12", "6 sở, 4 huyện", "0,916", "1,5", "12.5", "1.23", "1.2345",
        "12.34.567", "1 23", "(5)",
        "5-6", ">10", "khoảng 10", "???", "x", "5 (10)", "10 tấn 5", "1e3", "9" * 5000, 12.5, 1.234, 1.25,
        float("nan"), float("inf"),
        "1.000.00", "12.000.0", "1,000,00",
        True, False, LARGEST_COUNT + 1, "99999999999", dt.date(2020, 12, 5), dt.datetime(2020, 12, 5), dt.time(1),
        dt.timedelta(1),
    ],
)  # fmt: skip
def test_what_is_no_count_is_not_a_number(value: Value) -> None:
    assert count(value) == (None, "cell.not_a_number")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("10 (đột xuất: 3)", 10), ("02 (01 trễ hạn)", 2), ("5 người (2 nữ)", 5), ("12 (10 đúng hạn, 2 trễ)", 12),
        ("44 (91,6%)", 44), ("5 (05 lượt)", 5), ("4, trong đó 1 trễ hạn", 4), ("0 TH", 0), ("3 VB, trong đó 1 KH", 3),
        ("5¹", 5), ("5⁽¹⁾", 5), ("5*", 5), ("5 (*)", 5), ("'05", 5), ("5:", 5), ("5;", 5),
        ("50 bộ hồ sơ", 50), ("14 bài viết", 14),
        ("03 NLĐ", 3), ("3 CB, CC, VC", 3), ("03 TH vi phạm", 3), ("5 (3 VC)", 5),
    ],
)  # fmt: skip
def test_a_count_with_its_parts_or_a_remark_behind_it_is_the_count(written: str, number: int) -> None:
    assert count(written) == (number, None)


@pytest.mark.parametrize(
    "written", ["3 (5 trễ hạn)", "5 (3 lượt)", "4, trong đó 6 trễ", "5 (3+2)", "5(1)", "3 VC 2 CC"]
)
def test_a_part_that_may_be_the_whole_leaves_a_count_unreadable(written: str) -> None:
    assert count(written) == (None, "cell.not_a_number")


def test_what_a_sum_of_fractions_leaves_behind_is_no_fraction() -> None:
    readings = read_count_column([0.1 * 30, 2.9999999999999996, -1e-13, 2.9999, -2.9999999999999996])
    assert [reading.value for reading in readings] == [3, 3, 0, None, None]
    assert readings[3].code == "cell.not_a_number"
    assert readings[4].code == "cell.negative"


def test_a_stored_fraction_is_a_thousand_only_where_the_column_proves_it() -> None:
    assert [reading.value for reading in read_count_column(["1.234.567", 1.234, 12.5])] == [1234567, 1234, None]
    assert [reading.code for reading in read_count_column(["1.234", 1.234])] == [None, "cell.not_a_number"]


@given(st.integers(0, 1000), st.integers(0, 2))
@quick
def test_a_rate_reads_back_with_its_printed_decimals(number: int, decimals: int) -> None:
    expected = Decimal(number).scaleb(-decimals)
    comma, dot = str(expected).replace(".", ","), str(expected)
    for written in (f"{comma}%", f"{comma} %", f"{dot}%"):
        assert rate(written) == (str(expected), None), written
    if expected > 1:
        assert rate(comma) == rate(dot) == (str(expected), None)


@pytest.mark.parametrize(
    ("value", "code", "printed"),
    [
        (0.91666, "0.0%", "91.7"), (0.916, "0.0%", "91.6"), (0.9, "0.00%", "90.00"), (1, "0%", "100"),
        (0.917, "0.#%", "91.7"), (0.9, "0.#%", "90"),
        (0.5, "0.0%;[Red]-0.0%", "50.0"), (91.6, '0.0"%"', "91.6"), (91.66, "0.0", "91.7"), (92, None, "92"),
        (91.6, "0.0E+00", "91.6"), (91.6, "#\" \"??/??", "91.6"),
        (92.0, None, "92"), (91.7, None, "91.7"),
        (91.69999999999999, None, "91.7"), (91.66666666666667, None, "91.66666667"), (0, None, "0"),
        (0.00456, "0.0%", "0.5"), (0.125, "0%", "13"),
        (1.05, "0%", "105"), ("100 %", None, "100"), ("≈ 95%", None, "95"), ("91,60", None, "91.60"),
        ("khoảng 95%", None, "95"),
        ("0", None, "0"), ("đạt 98,5%", None, "98.5"),
        ("0,5%", None, "0.5"), ("1%", None, "1"),
    ],
)  # fmt: skip
def test_a_stored_rate_is_what_was_printed(value: Value, code: str | None, printed: str) -> None:
    assert rate(value, code) == (printed, None)
    exponent = Decimal(printed).as_tuple().exponent
    assert isinstance(exponent, int)
    assert read_rate_column([value], {0: code})[0].decimals == -exponent


@pytest.mark.parametrize(
    "written",
    [
        "91,6%*",
        "91,6% (*)",
        "91,6% (44/48)",
        "44/48 (91,6%)",
        "44/48 = 91,6%",
        "91,6 % = 44/48",
        "tỷ lệ 91,6%",
        "44/48, đạt 91,6%",
        "91,6 (%)",
    ],
)
def test_a_rate_with_the_counts_that_it_is_of_is_the_rate(written: str) -> None:
    assert rate(written) == ("91.6", None)


@pytest.mark.parametrize(
    ("written", "printed"), [("44/48", "91.67"), ("10 / 10", "100.00"), ("0/5", "0.00"), ("1/3", "33.33")]
)
def test_a_part_of_a_whole_is_its_rate(written: str, printed: str) -> None:
    assert rate(written) == (printed, None)


@pytest.mark.parametrize("written", ["91,6% (44/50)", "44/48 (91,6)", "91,6% (44/0)"])
def test_a_rate_beside_counts_that_do_not_give_it_is_not_a_number(written: str) -> None:
    assert rate(written) == (None, "cell.not_a_number")


def test_a_fraction_of_one_shown_with_one_decimal_is_no_round_percentage() -> None:
    assert rate(0.916, "0.0") == ("91.6", None)
    assert rate(0.916, '0.0"%"') == ("0.9", None)
    assert rate(91.66, "0.0\\%") == ("91.7", None)
    assert rate(91.66, "0.0") == ("91.7", None)


@pytest.mark.parametrize(
    "value",
    [
        "48/44",
        "44/0",
        "44/48 việc",
        "hơn 95%",
        "95-96%",
        "abc",
        "91,6,7",
        "12345%",
        91.6e6,
        float("nan"),
        True,
        dt.date(2020, 1, 2),
        1,
        "1",
    ],
)
def test_what_is_no_rate_is_not_a_number(value: Value) -> None:
    assert rate(value) == (None, "cell.not_a_number")


def test_negative_rates_are_negative() -> None:
    assert rate("-5%") == rate(-0.05, "0%") == (None, "cell.negative")
    assert rate("-0%") == ("0", None)


def test_numbers_below_one_are_fractions_where_the_column_says_nothing_else() -> None:
    values: list[Value] = [0.917, "0,5", 1, 0, "0,000"]
    assert [str(reading.value) for reading in read_rate_column(values, {})] == ["91.7", "50", "100", "0", "0.0"]
    assert [str(reading.value) for reading in read_rate_column(["91,6%", 0.95], {})] == ["91.6", "95"]


def test_numbers_below_one_beside_percent_points_are_not_guessed() -> None:
    readings = read_rate_column([92, 0.95, 1, 0, "87,5"], {})
    assert [reading.code for reading in readings] == [None, "cell.not_a_number", "cell.not_a_number", None, None]


def test_formats_can_be_given_by_position() -> None:
    readings = read_rate_column([0.9166, 92], {0: "0.0%"})
    assert [str(reading.value) for reading in readings] == ["91.7", "92"]


@given(st.decimals(0, 10**6, places=2))
@quick
def test_a_decimal_reads_back_from_both_conventions(number: Decimal) -> None:
    vietnamese = f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    for written in (vietnamese, f"{number:,.2f}", str(number)):
        assert read_decimal_column([written])[0].value == number, written
    assert read_decimal_column([float(number)])[0].value == number


def test_three_digits_behind_a_mark_follow_what_the_column_proves() -> None:
    assert [reading.value for reading in read_decimal_column(["1.234", "77,25"])] == [1234, Decimal("77.25")]
    assert [reading.value for reading in read_decimal_column(["1.234", "77.25"])] == [
        Decimal("1.234"),
        Decimal("77.25"),
    ]
    assert [reading.value for reading in read_decimal_column(["1,234", "77,25"])] == [
        Decimal("1.234"),
        Decimal("77.25"),
    ]
    assert read_decimal_column(["1.234"])[0].value == 1234
    assert read_decimal_column(["1,234"])[0].code == "cell.not_a_number"
    assert read_decimal_column(["1.234", "77,25", "77.25"])[0].code == "cell.not_a_number"


@pytest.mark.parametrize("written", ["43.125", "43,125"])
def test_a_score_is_never_a_thousand(written: str) -> None:
    assert read_decimal_column([written], thousands_possible=False)[0].value == Decimal("43.125")
    assert read_decimal_column([written])[0].value != Decimal("43.125")


@given(
    st.lists(
        st.one_of(st.none(), st.text(max_size=12), st.integers(), st.floats(), st.booleans(), st.dates()), max_size=8
    )
)
@quick
def test_any_column_can_be_read(values: list[Value]) -> None:
    for readings in (read_count_column(values), read_rate_column(values, {}), read_decimal_column(values)):
        assert len(readings) == len(values)
        assert all(reading.value is None or reading.code is None for reading in readings)
        assert all(reading.value is None or reading.value >= 0 for reading in readings)


@pytest.mark.parametrize(
    "written",
    ["12 (lũy kế)", "12 (kỳ trước)", "5 (cùng kỳ năm trước)", "12 (dự kiến)", "12 (khoảng)", "12 (ước đến 31/8)",
     "12 (nghìn)", "12 (thực tế: 10)", "3 (sửa thành 5)", "12 người (từ đầu năm)", "5 (chưa đầy đủ)", "5 (chưa chốt)",
     "12 (sơ bộ)", "5 (cần kiểm tra lại)", "5 (còn thiếu)", "5 (chưa tổng hợp hết số liệu)"],
)  # fmt: skip
def test_a_number_that_is_said_to_be_of_another_time_a_guess_or_put_right_is_unreadable(written: str) -> None:
    assert count(written) == (None, "cell.not_a_number")


@pytest.mark.parametrize("written", ["03 (bốn)", "12 (mười)", "3 (bốn cuộc)", "25 (hai mươi tư)", "3 (mười ba)"])
def test_a_number_with_another_number_in_words_is_unreadable(written: str) -> None:
    assert count(written) == (None, "cell.not_a_number")
    assert read_decimal_column([written])[0].code == "cell.not_a_number"


@pytest.mark.parametrize(
    ("written", "number"),
    [("03 (ba)", 3), ("3 (ba cuộc)", 3), ("25 (hai lăm)", 25), ("24 (hai mươi tư)", 24), ("5 (năm 2020)", 5),
     ("6 (nam)", 6), ("01 tổ chức", 1), ("63 tỉnh, thành phố", 63), ("2 lần", 2),
      ("12 cán bộ, công chức, viên chức", 12), ("12 CBCCVC vi phạm", 12),
     ("5 (một số đơn vị chậm)", 5), ("4 (hai việc quá hạn)", 4), ("12 phòng", 12),
     ("12 (cùng kỳ 10)", 12), ("12 (lũy kế: 40)", 12), ("10 (mười)", 10), ("12 (thực tế: 12)", 12),
     ("2 (chưa đủ thẻ, thiếu biển tên)", 2), ("5 (còn thiếu niêm yết)", 5), ("3 (chưa xử lý)", 3),
     ("2 (khoảng 30 người)", 2), ("\u201912", 12), ("\u201c1.234\u201d", 1234), ("`05", 5),
     ("05 phòng, ban", 5), ("17 xã, thị trấn", 17), ("5 CQ, ĐV", 5), ("350 CBCCVC và NLĐ", 350), ("12 tin/bài", 12)],
)  # fmt: skip
def test_a_remark_that_is_no_other_number_leaves_a_number_as_it_is(written: str, number: int) -> None:
    assert count(written) == (number, None)
    assert read_decimal_column([written])[0].value == number


@pytest.mark.parametrize(("written", "value"), [("49 cuộc", "49"), ("1.234 lượt", "1234"), ("77,25 điểm", "77.25")])
def test_a_decimal_may_be_followed_by_its_unit_of_count(written: str, value: str) -> None:
    assert read_decimal_column([written])[0].value == Decimal(value)


@pytest.mark.parametrize("written", ["49 abc", "12 3.4", "49 cuộc 3 lượt"])
def test_a_decimal_followed_by_anything_else_is_unreadable(written: str) -> None:
    assert read_decimal_column([written])[0].code == "cell.not_a_number"


@pytest.mark.parametrize(
    ("values", "numbers"),
    [
        (["1.234.567", "1.234"], ["1234567", "1234"]),
        (["1,234,567", "1,234"], ["1234567", "1234"]),
        (["1,234,567", "1.234"], ["1234567", "1.234"]),
        (["1.234"], ["1234"]),
        (["1,234"], [None]),
        (["1.234.56"], [None]),
        (["1.234,5", "2.500"], ["1234.5", "2500"]),
        (["1,234.5", "2.500"], ["1234.5", "2.5"]),
        (["77,25", "77.5", "2.500"], ["77.25", "77.5", None]),
    ],
)
def test_a_mark_that_stands_twice_is_of_thousands_and_proves_the_other_of_decimals(
    values: list[Value], numbers: list[str | None]
) -> None:
    told = [reading.value for reading in read_decimal_column(values)]
    assert told == [None if number is None else Decimal(number) for number in numbers]


def test_a_negative_number_with_decimals_is_negative_and_a_nought_is_not() -> None:
    (below,) = read_decimal_column(["-12,5"])
    (nought,) = read_decimal_column(["-0,0"])
    assert (below.value, below.code, nought.value, nought.code) == (None, "cell.negative", Decimal("0.0"), None)
