from __future__ import annotations

import pytest

from tests.reference_data import unit_names
from transforms.definitions.forms.synonyms import HeaderSynonym, ListSynonym, OwnLists, SheetName, use_own_lists
from transforms.definitions.periods import Period
from transforms.definitions.units import OrgUnitName
from transforms.tables.cover import is_cover_line
from transforms.tables.form_matches import matches
from transforms.tables.own_lists import fault_of_header, fault_of_sheet, fault_of_unit_name, fault_of_value
from transforms.tables.title_periods import title_period
from transforms.values.list_values import find_value

pytestmark = pytest.mark.usefixtures("packaged_lists")

PATHS = (("Số, ký hiệu văn bản giao",), ("Nội dung nhiệm vụ",), ("Làm tới đâu",))


def _columns() -> dict[str, int]:
    return next(dict(match.columns) for match in matches(PATHS, ()) if match.form == "task_progress")


def test_a_header_that_was_unknown_when_it_was_met_is_known_once_a_list_names_it() -> None:
    assert "status" not in _columns()
    use_own_lists(OwnLists(headers=(HeaderSynonym("task_progress", "status", "Làm tới đâu"),)))
    assert _columns()["status"] == 2


def test_a_header_is_unknown_again_once_the_list_is_taken_back() -> None:
    use_own_lists(OwnLists(headers=(HeaderSynonym("task_progress", "status", "Làm tới đâu"),)))
    assert "status" in _columns()
    use_own_lists(OwnLists())
    assert "status" not in _columns()


def test_a_title_that_told_no_period_tells_one_once_a_list_names_its_label() -> None:
    lines = [("A1", "Tháng 6/2020"), ("A2", "Kỳ ghi sổ: Tháng 7/2020")]
    assert title_period(lines) is None
    use_own_lists(OwnLists(headers=(HeaderSynonym("cover", "period", "Kỳ ghi sổ"),)))
    assert title_period(lines) == Period(2020, 7, 7)


def test_a_line_that_was_none_of_a_cover_is_one_as_long_as_a_list_names_its_label() -> None:
    line = ("Kỳ ghi sổ", "Tháng 7/2020")
    assert not is_cover_line(line)
    use_own_lists(OwnLists(headers=(HeaderSynonym("cover", "period", "Kỳ ghi sổ"),)))
    assert is_cover_line(line)
    use_own_lists(OwnLists())
    assert not is_cover_line(line)


def test_a_header_that_the_group_has_for_one_field_names_no_other_of_it() -> None:
    """All totals of what was resolved became what was resolved late."""
    fault = fault_of_header(HeaderSynonym("service_result", "resolved_late", "Tổng số"))
    assert fault == "“Tổng số” đã là cột “Số hồ sơ đã giải quyết: Tổng số” (service_result, resolved_total)"
    assert fault_of_header(HeaderSynonym("service_result", "resolved_late", "Quá hạn")) is None


def test_a_number_alone_names_no_column() -> None:
    """It may be a month's: next month its figures would be read."""
    assert fault_of_header(HeaderSynonym("dissemination", "value", "8")) == "“8” không phải tiêu đề cột"
    assert fault_of_header(HeaderSynonym("dissemination", "value", "Số đạt tháng 8")) is None


def test_so_it_is_with_a_value() -> None:
    assert find_value("task_progress", "status", "Ổn, đã trình") is None
    use_own_lists(OwnLists(values=(ListSynonym("*", "status", "Đã hoàn thành", "Ổn, đã trình"),)))
    assert find_value("task_progress", "status", "Ổn, đã trình") == "Đã hoàn thành"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (ListSynonym("task_progress", "status", "Đã hoàn thành", "Đã trình xong"), None),
        (ListSynonym("task_progres", "status", "Đã hoàn thành", "Xong rồi"), "form"),
        (ListSynonym("task_progress", "statu", "Đã hoàn thành", "Xong rồi"), "field"),
        (ListSynonym("task_progress", "status", "Hoàn thành", "Xong rồi"), "value"),
        (ListSynonym("task_progress", "status", "Đã hoàn thành", " "), "variant để trống"),
        (ListSynonym("task_progress", "status", "Đã hoàn thành", "Đang làm"), "đã là “Đang thực hiện”"),
    ],
)
def test_a_line_of_a_value_is_faulty_by_the_first_column_that_is(line: ListSynonym, fault: str | None) -> None:
    told = fault_of_value(line)
    assert told is None if fault is None else told is not None and fault in told


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (SheetName("violation", "Vi phạm của cán bộ"), None),
        (SheetName("violations", "Vi phạm"), "form"),
        (SheetName("violation", "01-NV"), "đã là tên trang của biểu task_progress"),
        (SheetName("violation", " "), "variant để trống"),
    ],
)
def test_so_it_is_with_the_name_of_a_sheet(line: SheetName, fault: str | None) -> None:
    told = fault_of_sheet(line)
    assert told is None if fault is None else told is not None and fault in told


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (OrgUnitName("SNV", "Sở Nội vụ và tổ chức", ()), None),
        (OrgUnitName("Sở Nội vụ", "Sở NV", ()), "có mã SNV"),
        (OrgUnitName("SNV", " ", ()), "name_variant để trống"),
        (OrgUnitName("SNV", "Sở Y tế", ()), "đã là tên của Sở Y tế (SYT)"),
    ],
)
def test_so_it_is_with_the_name_of_a_unit(line: OrgUnitName, fault: str | None) -> None:
    told = fault_of_unit_name(line, unit_names())
    assert told is None if fault is None else told is not None and fault in told
