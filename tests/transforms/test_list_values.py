from __future__ import annotations

import pytest

from transforms.list_values import find_value, value_list


@pytest.mark.parametrize(
    ("form", "field", "written", "value"),
    [
        ("task_progress", "status", "HT", "Đã hoàn thành"),
        ("task_progress", "status", "ĐÃ HOÀN THÀNH", "Đã hoàn thành"),
        ("task_progress", "status", "Da hoan thanh", "Đã hoàn thành"),
        ("task_progress", "status", "Đang TH", "Đang thực hiện"),
        ("task_progress", "status", "hoàn thành (quá hạn)", "Đã hoàn thành"),
        ("task_register", "assigned_by", "PCT UBND tỉnh", "Phó Chủ tịch UBND tỉnh"),
        ("inspection_report", "kind", "KT nhiệm vụ", "Kiểm tra nhiệm vụ"),
        ("inspection_register", "in_plan", "x", "Có"),
        ("inspection_register", "in_plan", "Không", "Không"),
        ("violation", "kind", "Chế độ họp & báo cáo", "Chế độ họp và báo cáo"),
        ("remark", "heading", "II. Tồn tại, hạn chế:", "Tồn tại hạn chế"),
        ("dissemination", "item", "- Trong đó: được quán triệt", "staff_briefed"),
        ("declared_total", "item", "Tỷ lệ hài lòng", "satisfaction_rate"),
        ("index_result", "index", "PAR-INDEX", "PAR INDEX"),
    ],
)
def test_a_list_value_is_known_by_its_synonyms(form: str, field: str, written: str, value: str) -> None:
    assert find_value(form, field, written) == value


@pytest.mark.parametrize("written", ["abc", "???", "", "Đã", "1", "hoàn"])
def test_what_nobody_could_be_sure_of_is_no_value(written: str) -> None:
    assert find_value("task_progress", "status", written) is None


def test_self_inspection_is_no_kind_of_the_central_register() -> None:
    assert find_value("inspection_report", "kind", "Tự kiểm tra") == "Tự kiểm tra"
    assert find_value("inspection_register", "kind", "Tự kiểm tra") is None


def test_the_likeliest_printed_value_is_suggested() -> None:
    assert value_list("task_progress", "status").likely("Đã hoàn thnh", 1) == ("Đã hoàn thành",)
    assert value_list("task_progress", "status").likely("zzz", 1) == ()
