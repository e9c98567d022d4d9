from __future__ import annotations

import time

import pytest

from transforms.definitions.measures import MEASURES
from transforms.values.list_values import find_value, value_list


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
        ("declared_total", "item", "TL hoàn thành", "tasks_completion_rate"),
        ("dissemination", "item", "ĐV đã tự KT", "offices_self_inspected"),
        ("dissemination", "item", "Tin, bài", "press_items"),
        ("index_result", "index", "PAR-INDEX", "PAR INDEX"),
        ("opening_balance", "measure", "Self-inspection visits", "self_inspection_visits"),
        ("opening_balance", "measure", "Số lượt tự kiểm tra", "self_inspection_visits"),
        ("task_progress", "status", "Đã hoàn thành ngày 12/8/2020", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành, BC số 45/BC-SYT", "Đã hoàn thành"),
        ("task_progress", "status", "Đang thực hiện 70%", "Đang thực hiện"),
        ("declared_total", "item", "Tổng số nhiệm vụ được giao trong kỳ", "tasks_assigned"),
        ("dissemination", "item", "So tin, bai tuyen truyen trong thang", "press_items"),
        ("task_progress", "status", "Đã hoàn thành tại BC số 45/BC-SYT ngày 5/8/2020", "Đã hoàn thành"),
        ("task_progress", "status", "Đang thực hiện, quá hạn 5 ngày", "Đang thực hiện"),
        ("violation", "kind", "Khác: không mặc đồng phục", "Khác"),
        ("violation", "kind", "Hành vi khác - đánh bạc", "Khác"),
        ("issued_document", "document_type", "Khác: Lịch công tác", "Khác"),
        ("violation", "sanction", "Phê bình trước tập thể", "Phê bình"),
        ("task_progress", "status", "Đang triển khai, đúng tiến độ", "Đang thực hiện"),
        ("task_progress", "status", "Đang xây dựng dự thảo", "Đang thực hiện"),
        ("task_progress", "status", "Đã hoàn thành, đã báo cáo", "Đã hoàn thành"),
        ("task_progress", "assigned_by", "P.Chủ tịch", "Phó Chủ tịch UBND tỉnh"),
        ("task_register", "assigned_by", "Phó Chủ tịch UBND tỉnh Nguyễn Văn An", "Phó Chủ tịch UBND tỉnh"),
        ("task_register", "assigned_by", "Đ/c Nguyễn Văn An, PCT UBND tỉnh", "Phó Chủ tịch UBND tỉnh"),
        ("task_register", "assigned_by", "Nông Văn Bình (Chủ tịch UBND tỉnh)", "Chủ tịch UBND tỉnh"),
        ("task_register", "assigned_by", "Đ/c Chủ tịch UBND tỉnh", "Chủ tịch UBND tỉnh"),
        ("index_result", "index", "PCI 2019", "PCI"),
        ("inspection_register", "in_plan", "ü", "Có"),
        ("task_progress", "status", "Chưa thực hiện (chưa đến hạn)", "Chưa thực hiện"),
        ("task_progress", "status", "Đã thu hồi (CV số 15/UBND-NC)", "Đã thu hồi"),
        ("task_progress", "status", "Đang thực hiện (hoàn thành trước 30/9/2020)", "Đang thực hiện"),
        ("task_progress", "status", "Đã hoàn thành (không đúng hạn)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành (12/8/2020)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành (không có vướng mắc)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành (không sai sót)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành (đã xác minh)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã thu hồi (theo đề nghị của Sở)", "Đã thu hồi"),
        ("task_progress", "status", "Đã hoàn thành (BC 45/BC-SYT ngày 12/8/2020)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành ngày 5/8 (BC số 123/BC-STP)", "Đã hoàn thành"),
        ("task_progress", "status", "Đã hoàn thành, BC số 123/BC-STP (ngày 5/8)", "Đã hoàn thành"),
        ("task_progress", "status", "thành hoàn đã", "Đã hoàn thành"),
        ("violation", "sanction", "Khiển trách (QĐ số 12/QĐ-SYT)", "Khiển trách"),
        ("violation", "sanction", "Nhắc nhở (không đeo thẻ)", "Nhắc nhở"),
        ("violation", "sanction", "Chưa xử lý (đang xem xét)", "Chưa xử lý"),
        ("declared_total", "item", "Tỷ lệ hồ sơ giải quyết đúng hạn (trước hạn và đúng hạn)", "services_on_time_rate"),
        ("dissemination", "item", "Tổng số CBCCVC (không tính hợp đồng)", "staff_total"),
        ("inspection_report", "kind", "Theo KH số 02/KH-UBND", "Theo kế hoạch"),
        ("inspection_report", "kind", "Kế hoạch năm 2020", "Theo kế hoạch"),
        ("remark", "heading", "Phương hướng, nhiệm vụ tháng 9/2020", "Phương hướng kỳ tới"),
    ],
)
def test_a_list_value_is_known_by_its_synonyms(form: str, field: str, written: str, value: str) -> None:
    assert find_value(form, field, written) == value


@pytest.mark.parametrize("written", ["abc", "???", "", "Đã", "1", "hoàn"])
def test_what_nobody_could_be_sure_of_is_no_value(written: str) -> None:
    assert find_value("task_progress", "status", written) is None


@pytest.mark.parametrize(
    ("form", "field", "written"),
    [
        ("task_progress", "status", "Đã hoàn thành (một phần)"),
        ("task_progress", "status", "Đã hoàn thành (80%)"),
        ("task_progress", "status", "Đã hoàn thành (chưa nghiệm thu)"),
        ("task_progress", "status", "Đã hoàn thành 1/2"),
        ("task_progress", "status", "Hoàn thành 80%"),
        ("task_progress", "status", "Hoàn thành tháng 9"),
        ("task_progress", "status", "Đã hoàn thành?"),
        ("task_progress", "status", "Đã hoàn thành (5/7)"),
        ("task_progress", "status", "Đã hoàn thành (giai đoạn 1)"),
        ("task_progress", "status", "Đã hoàn thành 5/8 (BC số 123/BC-STP)"),
        ("task_progress", "status", "Đã hoàn thành ngày 5/8 (dự kiến 9/9/2020)"),
        ("task_progress", "status", "Hoàn thành 80% ngày 5/8 (BC số 123/BC-STP)"),
        ("task_progress", "status", "Đã hoàn thành (chờ nghiệm thu)"),
        ("task_progress", "status", "Đã hoàn thành (trừ 2 xã)"),
        ("task_progress", "status", "Đã hoàn thành, Hồ sơ chưa trình"),
        ("task_progress", "status", "Hoàn thành/chưa"),
        ("task_progress", "status", "HT (chưa)"),
        ("task_progress", "status", "Hoàn thành (không)"),
        ("task_progress", "status", "Đã hoàn thành (xem lại)"),
        ("task_progress", "status", "Đã hoàn thành (còn vướng mắc)"),
        ("task_progress", "status", "Đã hoàn thành (vướng mắc về vốn)"),
        ("task_progress", "status", "Đã hoàn thành (đang xác minh)"),
        ("task_progress", "status", "Đã hoàn thành (chuyển kỳ sau)"),
        ("task_progress", "status", "Đang thực hiện (HT 5/8/2020)"),
        ("task_progress", "status", "Đã thu hồi (đề nghị)"),
        ("task_progress", "status", "Đã thu hồi (chờ UBND tỉnh)"),
        ("violation", "sanction", "Khiển trách (dự kiến)"),
        ("violation", "sanction", "Cảnh cáo (chưa thi hành)"),
        ("violation", "kind", "Vi phạm giờ giấc, đeo thẻ công chức"),
        ("violation", "kind", "Khác: đi muộn"),
        ("violation", "kind", "Khác: đi muộn ngày 5/8/2020"),
        ("violation", "kind", "Khác: 2"),
        ("violation", "kind", "Đi muộn và việc khác: đánh bạc"),
        ("resolution", "ruling", "Theo sổ hoặc đơn vị"),
        ("inspection_register", "in_plan", "☑ Có ☐ Không"),
        ("inspection_register", "in_plan", "Có (không)"),
        ("declared_total", "item", "Số nhiệm vụ đã hoàn thành (quá hạn)"),
        ("declared_total", "item", "Số cuộc kiểm tra đã tiến hành (đột xuất)"),
        ("dissemination", "item", "Số CBCCVC được quán triệt (kỳ trước)"),
        ("violation", "sanction", "Nhắc nhở (phê bình)"),
        ("violation", "sanction", "Phê bình, nhắc nhở"),
        ("remark", "heading", "Tồn tại, hạn chế và nguyên nhân"),
        ("inspection_register", "in_plan", "Có/Không"),
        ("inspection_register", "in_plan", "û"),
        ("task_register", "assigned_by", "Chủ tịch UBND tỉnh Cao Bằng"),
        ("task_register", "assigned_by", "Đ/c Lê Văn Cường"),
        ("task_progress", "status", "Đã hoàn thành 2020"),
        ("declared_total", "item", "Tổng số nhiệm vụ được giao từ đầu năm"),
    ],
)
def test_a_value_taken_back_or_beside_another_is_left_to_the_sender(form: str, field: str, written: str) -> None:
    assert find_value(form, field, written) is None


def test_every_measure_is_known_by_its_code_and_its_title() -> None:
    for code, measure in MEASURES.items():
        assert find_value("opening_balance", "measure", code) == code
        assert find_value("opening_balance", "measure", measure.title) == code


def test_self_inspection_is_no_kind_of_the_central_register() -> None:
    assert find_value("inspection_report", "kind", "Tự kiểm tra") == "Tự kiểm tra"
    assert find_value("inspection_register", "kind", "Tự kiểm tra") is None


@pytest.mark.parametrize(
    ("form", "field", "text", "likely"),
    [
        ("task_progress", "status", "Đã hoàn thnh", "Đã hoàn thành"),
        ("task_progress", "status", "zzz", None),
        ("task_progress", "status", "Hoàn thành 80%", None),
        ("task_progress", "status", "Mới hoàn thành bước đầu", None),
        ("task_progress", "status", "Tạm dừng", None),
        ("task_progress", "assigned_by", "Phó CT tỉnh", "Phó Chủ tịch UBND tỉnh"),
        ("inspection_report", "kind", "Đột suất", "Đột xuất"),
        ("violation", "kind", "Đúng hạn", None),
        ("violation", "kind", "Su dung ruou", "Sử dụng rượu bia"),
        ("violation", "sanction", "Nhăc nhơ", "Nhắc nhở"),
        ("task_progress", "status", "Hoãn", None),
        ("dissemination", "item", "Số CB được quán triệt NQ", "Số CBCCVC được quán triệt"),
        ("dissemination", "item", "Số người được phổ biến", None),
    ],
)
def test_the_likeliest_printed_value_is_suggested(form: str, field: str, text: str, likely: str | None) -> None:
    assert next(iter(value_list(form, field).likely(text, 1)), None) == likely


def test_a_page_of_dots_is_no_value_and_costs_no_time() -> None:
    began = time.process_time()
    assert find_value("declared_total", "item", "Tổng số nhiệm vụ được giao" + "... - " * 20_000 + "x") is None
    assert time.process_time() - began < 5
    assert find_value("remark", "heading", "Phương hướng ... - ... tháng 9/2020") == "Phương hướng kỳ tới"
