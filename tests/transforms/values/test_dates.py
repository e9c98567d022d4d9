from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.values.dates import are_days, read_date_column, read_period_value, with_digits

quick = settings(deadline=None, max_examples=150)
days = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))
DAY = dt.date(2020, 8, 15)
MONTH_WORDS = "giêng,hai,ba,tư,năm,sáu,bảy,tám,chín,mười,mười một,chạp".split(",")


def read(value: Value, *, due: bool = False) -> tuple[dt.date | None, str | None]:
    (reading,) = read_date_column([value], due=due)
    return reading.value, reading.code


@given(days)
@quick
def test_a_date_reads_back_from_every_way_of_writing_it(day: dt.date) -> None:
    d, m, y = day.day, day.month, day.year
    written: list[Value] = [
        day, dt.datetime(y, m, d, 14, 30), (day - dt.date(1899, 12, 30)).days, (day - dt.date(1899, 12, 30)).days + 0.6,
        f"{d}/{m}/{y}", f"{d:02d}/{m:02d}/{y}", f"{d}.{m}.{y}", f"{d:02d}-{m:02d}-{y}",
        f"{d}/{m}/{y % 100:02d}" if y < 2070 else day,
        f"{d}.{m}.{y % 100:02d}" if y < 2070 else day,
        f"{d} / {m} / {y}", f"{d}/{m}-{y}", f"{d},{m},{y}", day.isoformat(), f"{y}/{m}/{d}",
        f"{day.isoformat()}T10:30:00", f"{d}/{m}/{y} 10:30", f"8h {d}/{m}/{y}", f"10h {d:02d}/{m:02d}/{y}",
        f"8h30 {d}/{m}/{y}", f"10 giờ {d}/{m}/{y}", f"14h, {d}/{m}/{y}", f"{d}/{m}/{y} 14h", f"8:05 {d}/{m}/{y}",
        f"{d}/{m}/{y} 10:30:00 AM", f"10:30 {d}/{m}/{y}", f"10 giờ 30 ngày {d}/{m}/{y}",
        f"ngày {d} tháng {m} năm {y}", f"{d} tháng {m} năm {y}",
        f"Ngày {d:02d} tháng {m:02d} năm {y}", f"NGAY {d} THANG {m} NAM {y}", f"ngày {d}/{m}/{y}",
        f"ngày {d} tháng {m}, {y}", f"Tháng {m} ngày {d} năm {y}", f"năm {y}, tháng {m:02d}, ngày {d}",
        f"Lạng Sơn, ngày {d} tháng {m} năm {y}", f"Thứ hai, ngày {d}/{m}/{y}",
        f"ngày {d} tháng {MONTH_WORDS[m - 1]} năm {y}",
        f" {d}/{m}/{y}. ", f"{d}/{m}/{y} (*)", f"{d}/{m}/{y}(**)", f"{d}/{m}/{y} *)",
        f"{d}\u00a0/{m}/\u200b{y}", f"{d}-thg {m}-{y}", f"{d:02d}{m:02d}{y}" if d > 12 else day,
    ]  # fmt: skip
    for value in written:
        assert read(value) == (day, None), value


@pytest.mark.parametrize(
    "text", ["15-Aug-2020", "15 Aug 20", "Aug 15, 2020", "August 15, 2020", "15th August 2020", "20200815", "15082020"]
)
def test_english_and_compact_dates_are_read(text: str) -> None:
    assert read(text) == (DAY, None)


@pytest.mark.parametrize(
    "value",
    [
        "31/02/2020", "29/02/2019", "chưa rõ", "???", "15/8", "tháng 8", "15/8/202", "15/8/20201", "0/8/2020",
        "tháng 8 ngày 15", "tháng 13 ngày 1 năm 2020", "15/13/2020x", "15/8/1899", "1/1/2101",
        "2020-02-31", "31 tháng 2 năm 2020", "30-Feb-2020", "99999999",
        45, 2020, 45.5, -3, 10**9, float("nan"), float("inf"), True, dt.time(1), dt.timedelta(3), dt.date(1900, 1, 5),
        dt.datetime(1999, 12, 31),
        "15///8/2020", "15/8/2O20", "l5/8/2020", "15/8/20 20", "15/.8/2020",
        "Tháng 8/2020", "Quý III/2020", "Thường xuyên", "Trước 15/8/2020", "10-12/8/2020", "10/8/2020 - 12/8/2020",
        "2020", "12", "9" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_date_is_not_a_date(value: Value) -> None:
    assert read(value) == (None, "cell.not_a_date")


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        *[("15/8/2O20", "15/8/2020"), ("l5.8.2o2o", "15.8.2020"), (" I5/08/2020", "15/08/2020")],
        *[("2O20", None), ("31/O2/2020", None), ("loo", None), ("Ool 15/8", None)],
    ],
)
def test_letters_that_look_like_digits_are_named_where_digits_would_make_a_date(text: str, mended: str | None) -> None:
    assert with_digits(text) == mended


@pytest.mark.parametrize("value", [0, 0.0, "0", dt.time(), dt.date(1899, 12, 30)])
def test_nothing_linked_into_a_date_cell_is_no_date(value: Value) -> None:
    assert read(value) == (None, None)
    assert read(False) == (None, "cell.not_a_date")


@pytest.mark.parametrize(
    "blank", [None, "", "-", "–", "…", "Không có", CellError("#N/A"), UncomputedFormula("=TODAY()")]
)
def test_a_blank_gives_neither_value_nor_code(blank: Value) -> None:
    assert read(blank) == (None, None)


def test_a_date_behind_the_word_for_done_is_the_date() -> None:
    for text in ("Xong ngày 15/8/2020", "Đã hoàn thành 15/8/2020", "Đã khắc phục 15/8/2020"):
        assert read(text) == (DAY, None), text
    assert read("15/8/2020:") == read("'15/8/2020") == read("15/8/2020⁽¹⁾") == (DAY, None)


@pytest.mark.parametrize(
    "text",
    [
        "Sáng ngày 15/8/2020", "chiều 15/8/2020", "Buổi tối, thứ bảy ngày 15/8/2020", "15/8/2020 (sáng)",
        "8h30 sáng ngày 15/8/2020", "15/8/2020 chiều", "15/tháng 8/2020", "ngày 15/tháng 8/năm 2020", "15/8/năm 2020",
        "15\u201008\u20102020", "15\u20118\u20112020", "15\u20448\u20442020", "15\u22158\u22152020",
        "15\uff0f8\uff0f2020", "15//8/2020", "15/8//2020", "15..8.2020", "15-8--2020", "15 /8/ 2020", "15-8/2020",
        "(15/8/2020)", "15-Th8-20", "HT ngày 15/8/2020",
    ],
)  # fmt: skip
def test_a_date_with_the_part_of_its_day_or_other_marks_is_the_date(text: str) -> None:
    assert read(text) == (DAY, None)


@pytest.mark.parametrize(
    "text",
    ["15/8/2020 thứ bảy", "15/08/2020\nThứ 7", "15/8/2020, T7", "Saturday, August 15, 2020", "- 15/8/2020",
     "15/8/2020(1)", "15/VIII/2020", "15.viii.2020", "\u2018 15/8/2020\u2019", "15/8/2020 [2]",
     "\u201c15/8/2020\u201d", "Lạng Sơn, 15/8/2020"],
)  # fmt: skip
def test_a_date_with_its_weekday_behind_it_a_list_mark_a_footnote_or_a_roman_month_is_the_date(text: str) -> None:
    assert read(text) == (DAY, None)


@pytest.mark.parametrize("text", ["15/XIII/2020", "15/8/2020 (10)", "15/8/2020 thứ", "-15/8/2020 - 16/8/2020"])
def test_what_only_looks_like_these_is_no_date(text: str) -> None:
    assert read(text) == (None, "cell.not_a_date")


def test_a_roman_month_proves_no_order_of_a_column() -> None:
    readings = read_date_column(["5/VIII/2020", "08/15/2020", "08/05/2020"])
    assert [reading.code for reading in readings] == [None, None, "cell.ambiguous_date"]


@pytest.mark.parametrize(
    "text",
    ["15/8/2020 (còn 3 ngày)", "15/8/2020\nQuá hạn 5 ngày", "15/8/2020 - đúng hạn", "15/8/2020 17:00 (Còn lại 2 giờ)"],
)
def test_how_a_day_stands_to_the_deadline_leaves_it_as_it_is(text: str) -> None:
    assert read(text) == read(text, due=True) == (DAY, None)


@pytest.mark.parametrize("text", ["15/8/2020 (BC số 45/BC-SYT)", "15/8/2020 (tại Báo cáo số 45/BC-SYT)"])
def test_a_document_behind_a_day_says_by_what_a_thing_was_done_and_of_a_deadline_what_moved_it(text: str) -> None:
    assert read(text) == (DAY, None)
    assert read(text, due=True) == (None, "cell.not_a_date")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2020-08-14T17:00:00Z", 15), ("2020-08-14T17:00:00.000+00:00", 15), ("2020-08-14 23:30:00Z", 15),
        ("2020-08-14T16:59:59Z", 14), ("2020-08-15T00:00:00+07:00", 15), ("2020-08-14T17:00:00", 14),
    ],
)  # fmt: skip
def test_a_moment_in_world_time_is_the_day_that_it_is_here(text: str, day: int) -> None:
    assert read(text) == (dt.date(2020, 8, day), None)


@pytest.mark.parametrize("text", ["1:5/8/2020", "1:15/8/2020", "1:1:5/8/2020"])
def test_a_digit_and_a_colon_before_a_day_are_no_hour(text: str) -> None:
    assert read(text) == (None, "cell.not_a_date")


@pytest.mark.parametrize(
    "text",
    ["gia hạn lần 2 đến 15/8/2020", "Lần 2: 15/8/2020", "15/8/2020 (lần 2)", "Gia hạn đến ngày 15/8/2020",
     "15/8/2020 (gia hạn lần thứ hai)"],
)  # fmt: skip
def test_a_deadline_that_was_put_off_is_the_day_however_often_and_nothing_is_done_by_being_put_off(text: str) -> None:
    assert read(text, due=True) == (DAY, None)
    assert read(text) == (None, "cell.not_a_date")


@pytest.mark.parametrize("text", ["15/8/2020 (BC ngày 16/8/2020)", "15/8/2020 (quá hạn, gia hạn 20/8/2020)"])
def test_another_day_behind_a_day_leaves_it_open(text: str) -> None:
    assert read(text) == read(text, due=True) == (None, "cell.not_a_date")


@pytest.mark.parametrize("text", ["sáng", "15/8/2020 đến sáng 16/8/2020", "HT", "(15/8/2020) 16/8/2020"])
def test_a_part_of_a_day_is_no_date(text: str) -> None:
    assert read(text) == (None, "cell.not_a_date")


def test_a_two_digit_year_is_of_this_century_only_where_that_is_likely() -> None:
    assert read("15/8/20") == (DAY, None)
    assert read("15/8/99") == (None, "cell.not_a_date")


def test_a_column_with_a_provable_month_first_date_is_month_first() -> None:
    readings = read_date_column(
        ["Ngày ban hành", "08/15/2020", "08/05/2020", "8/8/2020", dt.date(2020, 9, 1), "2020-09-02"]
    )
    assert [reading.value for reading in readings[1:]] == [
        DAY, dt.date(2020, 8, 5), dt.date(2020, 8, 8), dt.date(2020, 9, 1), dt.date(2020, 9, 2),
    ]  # fmt: skip
    assert [reading.code for reading in readings[1:]] == [
        None,
        "cell.ambiguous_date",
        "cell.ambiguous_date",
        None,
        None,
    ]


def test_a_column_that_proves_nothing_is_day_first_without_a_warning() -> None:
    readings = read_date_column(["05/08/2020", "12/11/2020"])
    assert [(reading.value, reading.code) for reading in readings] == [
        (dt.date(2020, 8, 5), None), (dt.date(2020, 11, 12), None),
    ]  # fmt: skip


def test_where_both_orders_are_proved_each_proved_date_is_read_by_itself() -> None:
    readings = read_date_column(["08/15/2020", "16/08/2020", "05/08/2020"])
    assert [reading.value for reading in readings] == [DAY, dt.date(2020, 8, 16), dt.date(2020, 8, 5)]
    assert [reading.code for reading in readings] == [None, None, "cell.ambiguous_date"]


_ONLY_DAY_FIRST: list[Value] = ["13/8/2020", "29/7/2020", "15/9/2020", "30/6/2020"]
_SOME: list[Value] = [dt.date(2020, 7, 8), dt.date(2020, 8, 9), dt.date(2020, 9, 2)]


def test_stored_dates_beside_texts_that_a_month_first_machine_could_not_take_are_in_doubt() -> None:
    stored: list[Value] = [dt.date(2020, 5, 8), dt.datetime(2020, 7, 8), dt.date(2020, 8, 8), dt.date(2020, 9, 12)]
    readings = read_date_column([*stored, *_ONLY_DAY_FIRST])
    assert [(reading.value, reading.code) for reading in readings[:4]] == [
        (dt.date(2020, 5, 8), "cell.ambiguous_date"),
        (dt.date(2020, 7, 8), "cell.ambiguous_date"),
        (dt.date(2020, 8, 8), None),
        (dt.date(2020, 9, 12), "cell.ambiguous_date"),
    ]
    assert [reading.code for reading in readings[4:]] == [None] * 4


@pytest.mark.parametrize(
    "others",
    [
        [dt.date(2020, 7, 13), *_SOME, *_ONLY_DAY_FIRST],  # the machine knew a day after the 12th
        [*_SOME, *_ONLY_DAY_FIRST, "9/7/2020"],  # and left one before it as text
        [*_SOME, *_ONLY_DAY_FIRST[:3]],  # three may be chance
    ],
)
def test_stored_dates_beside_other_texts_are_what_they_are(others: list[Value]) -> None:
    assert read_date_column([dt.date(2020, 5, 8), *others])[0] == (dt.date(2020, 5, 8), None, False)


def test_an_impossible_date_proves_no_order() -> None:
    readings = read_date_column(["02/31/2020", "31/02/2020", "05/08/2020"])
    assert readings[2].value == dt.date(2020, 8, 5) and readings[2].code is None


@given(st.lists(days, min_size=1, max_size=8))
@quick
def test_a_month_first_column_is_read_month_first_once_it_is_proved(column: list[dt.date]) -> None:
    readings = read_date_column([f"{day.month:02d}/{day.day:02d}/{day.year}" for day in column])
    if any(day.day > 12 for day in column):
        assert [reading.value for reading in readings] == column
        assert [reading.code == "cell.ambiguous_date" for reading in readings] == [day.day <= 12 for day in column]


@pytest.mark.parametrize(
    "words",
    ["Thường xuyên", "thuong xuyen", "THƯỜNG XUYÊN", "Thường xuyên, hằng tháng", "Theo yêu cầu",
        "Hằng tháng", "định kỳ hàng quý", "không thời hạn",
     "Không có thời hạn", "Không", "Không quy định thời hạn", "TX", "T/x", "ko thời hạn", "Thường xuyên năm 2020",
     "không kỳ hạn", "Thường niên", "Không gia hạn", "Chưa được gia hạn"],
)  # fmt: skip
def test_words_for_no_deadline_are_no_deadline_in_a_due_column_only(words: str) -> None:
    (reading,) = read_date_column([words], due=True)
    assert (reading.value, reading.code, reading.no_deadline) == (None, None, True)
    assert not read_date_column([words])[0].no_deadline


@pytest.mark.parametrize(
    ("words", "last_day"),
    [
        ("Trước 15/8/2020", DAY), ("trước ngày 15/8/2020", DAY), ("Chậm nhất ngày 15/8/2020", DAY),
        ("Hoàn thành trước ngày 15/8/2020", DAY),
        ("đến hết ngày 15 tháng 8 năm 2020", DAY), ("Trước 10h00 ngày 15/8/2020", DAY),
        ("trước 17h00' ngày 15/8/2020", DAY),
        ("trước 11h30' thứ bảy ngày 15/8/2020", DAY), ("Không muộn hơn 15/8/2020", DAY),
        ("đã gia hạn tới 15/8/2020", DAY),
        ("Tháng 8/2020", dt.date(2020, 8, 31)),
        ("tháng 02 năm 2020", dt.date(2020, 2, 29)), ("cuối tháng 8/2020", dt.date(2020, 8, 31)),
        ("Quý III/2020", dt.date(2020, 9, 30)),
        ("trong quý IV năm 2020", dt.date(2020, 12, 31)), ("hết năm 2020", dt.date(2020, 12, 31)),
        ("6 tháng đầu năm 2020", dt.date(2020, 6, 30)),
        ("08/2020", dt.date(2020, 8, 31)),
        ("Tháng 8/2020 (còn 20 ngày)", dt.date(2020, 8, 31)),
        ("Quý III/2020 (quá hạn 5 ngày)", dt.date(2020, 9, 30)),
    ],
)  # fmt: skip
def test_a_deadline_in_words_is_its_last_day(words: str, last_day: dt.date) -> None:
    assert read(words, due=True) == (last_day, None)


@pytest.mark.parametrize(
    "words",
    [
        "chưa rõ",
        "31/02/2020",
        "đầu tháng 8/2020",
        "giữa quý III/2020",
        "Trước tháng 8/2020",
        "tháng 8",
        "2020",
        "theo kế hoạch",
        "15/8",
        "sau tháng 9/2020",
        "Thường xuyên, xong trước 15/8/2020",
        "quý III, 15/8 năm 2020",
        "Tháng 8/2020 (gia hạn đến tháng 9)",
        "tháng 8 ngày 15",
        "Tháng 8 âm lịch năm 2020",
        "tháng 8/2020 trở đi",
        "Tháng 8/2020 và hằng tháng",
        "Tháng 8/2020 + 15 ngày",
        "Q3-Q4/2020",
        "Tháng 8/2020 (ngày 15)",
        "tháng 12/2020 và năm 2021",
    ],
)
def test_a_deadline_that_nobody_could_be_sure_of_is_not_a_date(words: str) -> None:
    assert read(words, due=True) == (None, "cell.not_a_date")


def test_a_blank_deadline_is_just_blank() -> None:
    (reading,) = read_date_column(["-"], due=True)
    assert (reading.value, reading.code, reading.no_deadline) == (None, None, False)


def test_the_period_of_a_cover_cell_may_be_a_number_or_a_first_day() -> None:
    assert read_period_value(dt.datetime(2020, 8, 1)) == "2020-08"
    assert read_period_value(dt.date(2020, 8, 15)) is None
    assert read_period_value(2020) == "2020" and read_period_value(8) is None and read_period_value(8.20204) is None
    assert read_period_value(8.202) == read_period_value(202008) == "2020-08"  # "8.2020" and "202008" as numbers
    assert (
        read_period_value(8.5) is None and read_period_value(float("nan")) is None and read_period_value(44044) is None
    )
    assert read_period_value("Tháng 8/2020") == "2020-08"
    assert read_period_value(CellError("#REF!")) is None and read_period_value(None) is None


@given(
    st.lists(
        st.one_of(
            st.none(),
            st.text(max_size=15),
            st.integers(),
            st.floats(),
            st.booleans(),
            st.dates(),
            st.datetimes(),
            st.times(),
        ),
        max_size=8,
    ),
    st.booleans(),
)
@quick
def test_any_column_can_be_read(values: list[Value], due: bool) -> None:
    readings = read_date_column(values, due=due)
    assert len(readings) == len(values)
    assert all(reading.value is None or 2000 <= reading.value.year <= 2100 for reading in readings)
    assert all(reading.code != "cell.not_a_date" or reading.value is None for reading in readings)


def test_months_of_a_year_are_no_day_of_may() -> None:
    assert read("6 tháng năm 2020") == (None, "cell.not_a_date")
    assert read("trong 6 tháng năm 2020", due=True) == (dt.date(2020, 6, 30), None)
    assert read("6 tháng năm năm 2020") == read("6 tháng năm, năm 2020") == (dt.date(2020, 5, 6), None)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("44058", DAY),  # Excel's number of the day, in a cell that is text
        ("44058.5", DAY),
        (20200815, DAY),
        (20201315, None),
        ("84058", None),
        (20200815.5, None),
    ],
)
def test_a_day_typed_as_a_number_is_that_day_where_there_is_one(value: Value, day: dt.date | None) -> None:
    assert read(value)[0] == day


@pytest.mark.parametrize("written", ["%d %s 2020", "%d-%s-20"])
def test_every_month_is_known_by_its_english_name_and_its_short_one(written: str) -> None:
    names = "January February March April May June July August September October November December".split()
    for month, name in enumerate(names, 1):
        for short in (name, name[:3], "Sept" if month == 9 else name[:3]):
            assert read(written % (15, short)) == (dt.date(2020, month, 15), None), short


@given(st.lists(st.none() | st.dates() | st.datetimes() | st.sampled_from(["nt", "5/8/2020", 44000, True]), max_size=6))
@quick
def test_days_alone_are_read_as_they_stand(values: list[Value]) -> None:
    if are_days(values):
        assert [(reading.value, reading.code) for reading in read_date_column(values)] == [
            (day, None) for day in values
        ]
    else:
        assert not all(value is None or (type(value) is dt.date and 2000 <= value.year <= 2100) for value in values)
