from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.transforms.made_sheets import (
    header,
    make_cover,
    make_sheet,
    outcomes,
    read,
    read_form,
    said,
    task,
    values,
    violation,
    visit,
)
from transforms.definitions.forms import FORMS, Field, FieldType, Form
from transforms.files.sheets import CellError, UncomputedFormula, Value
from transforms.values.list_values import find_value
from transforms.values.normalise import is_blank_text, read_column, text_of


def test_a_merged_document_number_stands_for_each_row_it_covers() -> None:
    reading = read_form(
        header("task_progress"),
        task(1),
        task(2, None, document_date=None),
        task(3, None, document_date=None),
        task(4, None),
        merged=[(2, 2, 4, 2), (2, 3, 4, 3)],
    )
    assert values(reading, "task_progress", "document_number") == ["12/UBND-NC"] * 3 + [None]
    assert said(reading) == [("cell.required", "B5")]


@pytest.mark.parametrize("ditto", ["nt", "-nt-", "//", "như trên", '"'])
def test_ditto_in_a_list_column_is_the_value_above(ditto: str) -> None:
    reading = read_form(header("violation"), violation(1), violation(2, None, ditto, "Phòng B"))
    assert values(reading, "violation", "kind") == ["Đeo thẻ công chức"] * 2


def test_ditto_in_a_column_of_text_is_the_text_above_but_in_a_note_it_stands() -> None:
    rows = [violation(1, office="nt"), violation(2, office="Phòng B", note="x"), violation(3, office="nt", note="nt")]
    reading = read_form(header("violation"), *rows)
    assert values(reading, "violation", "office") == [None, "Phòng B", "Phòng B"]
    assert values(reading, "violation", "note") == [None, "x", "nt"]


def test_ditto_with_nothing_above_is_no_list_value() -> None:
    reading = read_form(header("violation"), violation(1, kind="nt"))
    assert said(reading) == [("cell.not_in_list", "C2")]


@pytest.mark.parametrize("mark", ["-", "–", "…", "Không", "KPS", "", "\u200b"])
def test_marks_for_nothing_are_blanks(mark: str) -> None:
    reading = read_form(header("violation"), violation(1, sanction=mark, handled=mark, note=mark))
    assert said(reading) == []
    assert (values(reading, "violation", "sanction"), values(reading, "violation", "handled_count")) == ([None], [None])
    assert values(reading, "violation", "note") == [None]


def test_a_mark_for_nothing_amid_many_blanks_is_a_blank() -> None:
    reading = read_form(header("violation"), violation(1, note=" " * 300 + "KPS" + " " * 300))
    assert values(reading, "violation", "note") == [None]


def test_other_marks_are_no_blanks() -> None:
    reading = read_form(header("violation"), violation(1, "???", "???", sanction="???", handled="???"))
    assert {code for code, _ in said(reading)} == {"cell.not_a_date", "cell.not_in_list", "cell.not_a_number"}


def test_dashes_and_blanks_of_services_are_zero() -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Trong hạn", "Số phiếu"]
    reading = read_form(headers, [1, "Hộ tịch", "-", None, "…", 3, "0"])
    assert [
        values(reading, "service_result", name)
        for name in ("received_online", "received_in_person", "resolved_on_time")
    ] == [[0]] * 3
    assert values(reading, "service_result", "resolved_late") == [None]  # no such column: nothing was said


@pytest.mark.parametrize(
    ("cell", "code"),
    [(CellError("#REF!"), "cell.error_value"), (UncomputedFormula("=SUM(A1:A3)"), "cell.formula_without_value")],
)
def test_errors_and_uncomputed_formulas_reject_their_row_even_in_optional_cells(cell: Value, code: str) -> None:
    reading = read_form(header("violation"), violation(1, note=cell), violation(2, people=cell), violation(3))
    assert said(reading) == [(code, "H2"), (code, "E3")]
    assert outcomes(reading, "violation") == ["rejected", "rejected", "accepted"]


@pytest.mark.parametrize("nought", [0, "0", 0.0])
def test_a_nought_in_a_list_is_a_blank_where_it_is_no_value(nought: Value) -> None:
    reading = read_form(header("violation"), violation(1, sanction=nought), violation(2, kind=nought, office="B"))
    assert (values(reading, "violation", "sanction")[0], said(reading)) == (None, [("cell.required", "C3")])
    assert find_value("inspection_register", "in_plan", "0") == "Không"
    assert said(read_form(header("violation"), violation(1, sanction=1))) == [("cell.not_in_list", "F2")]


@pytest.mark.parametrize("name", ["#REF!", "#DIV/0!", "#N/A", "Err:502"])
def test_the_name_of_an_error_pasted_as_text_is_an_error_wherever_it_stands_and_a_sentence_about_it_is_none(
    name: str,
) -> None:
    rows = [violation(1, name), violation(2, kind=name), violation(3, office=name), violation(4, people=name)]
    total: list[Value] = ["Tổng cộng", None, None, None, name]
    reading = read_form(header("violation"), *rows, violation(name, note=f"Lỗi {name} đã sửa"), total)
    assert said(reading) == [("cell.error_value", cell) for cell in ("B2", "C3", "D4", "E5")]
    declared = read_form(header("declared_total"), [1, "Tỷ lệ hoàn thành (%)", "%", name, 91.7])
    assert said(declared) == [("cell.error_value", "D2")]


def test_what_stands_in_the_numbering_column_is_not_judged() -> None:
    reading = read_form(
        header("violation"), violation(CellError("#N/A")), violation(UncomputedFormula("=A2+1"), None, office="B")
    )
    assert outcomes(reading, "violation")[0] == "accepted"


def test_text_that_looks_like_a_formula_or_markup_stays_text() -> None:
    for text in ("=1+1 (ghi nhầm)", "@VP theo dõi", "{{ 7*7 }}", "<b>&amp;", "%} ]]>"):
        assert values(read_form(header("violation"), violation(1, note=text)), "violation", "note") == [text]


def test_a_remark_is_kept_whole() -> None:
    body = ("Kỷ luật được duy trì 👍🏽 nghiêm túc.\nĐề nghị tiếp tục. " * 700)[:32767].strip()
    reading = read_form(["Mục", "Nội dung"], ["Ưu điểm", body], ["Kiến nghị", "Không"])
    assert values(reading, "remark", "body") == [body, "Không"]


def test_numbers_and_dates_in_text_columns_are_written_as_people_do() -> None:
    row = task(1, 15, content=2.5, note=datetime(2020, 8, 3))
    reading = read_form(header("task_progress"), row)
    assert [values(reading, "task_progress", name) for name in ("document_number", "content", "note")] == [
        ["15"],
        ["2,5"],
        ["03/08/2020"],
    ]


def test_a_truth_value_beside_a_number_in_a_text_column_is_none() -> None:
    reading = read_form(header("task_progress"), task(1, "1/UBND", note=1), task(2, "2/UBND", note=True))
    assert values(reading, "task_progress", "note") == ["1", "TRUE"]


def test_a_column_of_us_dates_is_read_month_first_and_says_where_that_matters() -> None:
    reading = read_form(
        header("visit" if False else "inspection_report"),
        visit(1, inspected_on="07/21/2020"),
        visit(2, inspected_on="08/05/2020"),
    )
    assert values(reading, "inspection_report", "inspected_on") == [date(2020, 7, 21), date(2020, 8, 5)]
    assert said(reading) == [("cell.ambiguous_date", "G3")]
    assert outcomes(reading, "inspection_report") == ["accepted", "accepted"]


def test_words_of_a_deadline_are_read() -> None:
    rows = [
        task(n, due_on=due)
        for n, due in enumerate(("Thường xuyên", "Trước 15/8/2020", "Quý III/2020", "rồi sẽ xong"), 1)
    ]
    reading = read_form(header("task_progress"), *rows)
    assert values(reading, "task_progress", "due_on") == [None, date(2020, 8, 15), date(2020, 9, 30), None]
    assert said(reading) == [("cell.not_a_date", "F5")]


def test_a_stored_count_is_whole_and_no_more_than_anybody_counts() -> None:
    reading = read_form(header("violation"), violation(1, people=10**6), violation(2, people=10**10, office="Phòng B"))
    assert values(reading, "violation", "people_count") == [10**6, None]
    assert said(reading) == [("cell.not_a_number", "E3")]


def test_a_count_formatted_as_per_cent_is_none_but_for_text_and_nought() -> None:
    rows = [violation(n, people=people, office=f"Phòng {n}") for n, people in enumerate((1, "2", 0), 1)]
    formats = {(row, 5): "0%" for row in (2, 3, 4)}
    reading = read(make_sheet("03-VP", [header("violation"), *rows], formats=formats), cover=make_cover())
    assert values(reading, "violation", "people_count") == [None, 2, 0]


def test_months_that_a_machine_made_days_are_months_and_days_of_which_it_shows_the_month_are_days() -> None:
    for other, due in ((date(2020, 10, 1), date(2020, 9, 30)), (date(2020, 10, 5), date(2020, 9, 1))):
        rows = [task(1, due_on=date(2020, 9, 1)), task(2, due_on=other), task(3, due_on="chưa rõ")]
        formats = {(row, 6): "mm/yyyy" for row in (2, 3, 4)}
        reading = read(make_sheet("01-NV", [header("task_progress"), *rows], formats=formats), cover=make_cover())
        assert values(reading, "task_progress", "due_on")[0] == due


def test_figures_are_counts_or_rates_as_their_item_says() -> None:
    lines = [
        header("declared_total"),
        [1, "Tổng số nhiệm vụ được giao", "nv", 48, "1.234"],
        [2, "Tỷ lệ hoàn thành (%)", "%", "91,6%", 0.917],
        [3, "Tỷ lệ hài lòng (%)", "%", 92, "-"],
        [4, "Số CBCCVC vi phạm", "người", "abc", None],
    ]
    reading = read(make_sheet("07-TH", lines, formats={(3, 5): "0.0%"}), cover=make_cover())
    assert values(reading, "declared_total", "in_period") == [48, Decimal("91.6"), Decimal("92"), None]
    assert values(reading, "declared_total", "in_period_decimals") == [0, 1, 0, None]
    assert values(reading, "declared_total", "to_date") == [1234, Decimal("91.7"), None, None]
    assert said(reading) == [("cell.not_a_number", "D5")]


def test_years_months_and_ranks_are_read_from_words() -> None:
    plan = read_form(
        ["Năm", "Cơ quan, đơn vị", "Tháng dự kiến"],
        ["Năm 2020", "Sở Y tế", "Tháng ba"],
        ["2020.", "Sở Tài chính", "13"],
        ["'2020", "Sở Xây dựng", "9."],
        [2020, "Sở Tư pháp", "Cuối tháng 10"],
        [2020, "Sở Ngoại vụ", "8.0"],
        [2020, "Sở Công Thương", "cuối 8-9"],
        ["2.020", "Sở Y tế", 1],
        ["20.20", "Sở Y tế", 2],
        ["nt", "Sở Y tế", 4],
        [2020, "Sở Y tế", 5],
        ["nt", "Sở Y tế", 6],
        ["//", "Sở Y tế", "-nt-"],
        [2020, "Thanh tra tỉnh", "Tuần 2 tháng 8"],
        [2020, "Sở Tư pháp", "Tuần 33"],
    )  # fmt: skip
    assert values(plan, "inspection_plan", "planned_month") == [3, None, 9, 10, 8, None, 1, 2, 4, 5, 6, 6, 8, None]
    assert values(plan, "inspection_plan", "year") == [2020] * 7 + [None, None] + [2020] * 5
    assert ("cell.not_a_number", "C3") in said(plan)
    index = read_form(["Chỉ số", "Năm", "Hạng", "Điểm"], ["PCI", 2019, "50/63", "63,79"])
    assert (values(index, "index_result", "rank"), values(index, "index_result", "score")) == ([50], [Decimal("63.79")])


@settings(deadline=None)
@given(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes(), st.dates(), st.times())
)
def test_any_cell_has_a_text_or_none(value: Value) -> None:
    text = text_of(value)
    assert text is None or (isinstance(text, str) and text != "" and not is_blank_text(""[:0] + "x"))


@pytest.mark.parametrize(
    ("above", "outcome"),
    [("Thường xuyên", "accepted"), ("–", "accepted"), (None, "rejected"), ("chưa rõ", "rejected")],
)
def test_ditto_under_a_deadline_in_words_is_no_deadline_either(above: Value, outcome: str) -> None:
    reading = read_form(header("task_progress"), task(1, due_on=above), task(2, due_on="nt"))
    assert outcomes(reading, "task_progress")[1] == outcome
    assert values(reading, "task_progress", "due_on") == [None, None]


_TEXT_CELLS: tuple[Value, ...] = (
    *(None, "Phòng A", " Phòng  A ", "-", "#REF!", 0, 1, 12, 1.0, 1.5, True, False),
    *(date(2020, 8, 1), datetime(2020, 8, 1), CellError("#REF!"), UncomputedFormula("=A1")),
)
_TEXT_TYPES = (FieldType.TEXT, FieldType.LONG_TEXT, FieldType.DOCUMENT_NUMBER, FieldType.UNIT)
_TEXT_FIELDS = [
    (form, field)
    for form in FORMS.values()
    for field in form.fields
    if field.type in _TEXT_TYPES and field.name != "item"
]


@given(st.sampled_from(_TEXT_FIELDS), st.lists(st.sampled_from(_TEXT_CELLS) | st.just("Phòng A"), max_size=4))
def test_a_column_of_text_is_read_as_its_cells_are_one_by_one(of: tuple[Form, Field], cells: list[Value]) -> None:
    column = read_column(*of, 0, cells, {})
    alone = [read_column(*of, 0, [cell], {}) for cell in cells]
    assert column.values == [one.values[0] for one in alone]
    assert column.codes == {place: one.codes[0] for place, one in enumerate(alone) if one.codes}
