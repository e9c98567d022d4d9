"""The forms as the province prints them: sheet names and header rows, written down from the forms themselves."""

from __future__ import annotations

COVER = "Thông tin"

SHEETS = {
    "task_progress": "01-NV",
    "inspection_report": "02-KT",
    "violation": "03-VP",
    "dissemination": "04-QT",
    "issued_document": "05-VB",
    "service_result": "06-TTHC",
    "declared_total": "07-TH",
    "remark": "08-NX",
    "task_register": "SO-NV",
    "inspection_register": "SO-KT",
    "inspection_plan": "KH-KT",
    "index_result": "CHI-SO",
    "opening_balance": "LK",
    "resolution": "XL-CL",
}

HEADERS: dict[str, dict[str, str]] = {
    "task_progress": {
        "no": "STT",
        "document_number": "Số, ký hiệu văn bản giao",
        "document_date": "Ngày văn bản",
        "assigned_by": "Cơ quan, người giao",
        "content": "Nội dung nhiệm vụ",
        "due_on": "Thời hạn hoàn thành",
        "extended_due_on": "Gia hạn đến",
        "status": "Tình trạng thực hiện",
        "completed_on": "Ngày hoàn thành",
        "result_document": "Văn bản, sản phẩm kết quả",
        "delay_reason": "Nguyên nhân chậm",
        "note": "Ghi chú",
    },
    "inspection_report": {
        "no": "STT",
        "decision_number": "Số quyết định, kế hoạch kiểm tra",
        "decision_date": "Ngày quyết định",
        "kind": "Hình thức kiểm tra",
        "inspecting_body": "Cơ quan kiểm tra",
        "inspected_unit": "Cơ quan, đơn vị được kiểm tra",
        "inspected_on": "Ngày kiểm tra",
        "finding_count": "Số tồn tại, hạn chế",
        "findings": "Nội dung tồn tại, hạn chế",
        "remedy_due_on": "Thời hạn khắc phục",
        "remedied_count": "Số đã khắc phục",
        "remedied_on": "Ngày khắc phục xong",
        "note": "Ghi chú",
    },
    "violation": {
        "no": "STT",
        "found_on": "Ngày phát hiện",
        "kind": "Hành vi vi phạm",
        "office": "Cơ quan, đơn vị",
        "people_count": "Số CBCCVC vi phạm",
        "sanction": "Hình thức xử lý",
        "handled_count": "Số đã xử lý",
        "note": "Ghi chú",
    },
    "dissemination": {"no": "STT", "item": "Chỉ tiêu", "value": "Số lượng", "note": "Ghi chú"},
    "issued_document": {
        "no": "STT",
        "document_type": "Loại văn bản",
        "document_number": "Số, ký hiệu",
        "issued_on": "Ngày ban hành",
        "title": "Trích yếu",
        "note": "Ghi chú",
    },
    "service_result": {
        "no": "STT",
        "field": "Lĩnh vực",
        "received_total": "Tổng số",
        "received_carried": "Kỳ trước chuyển sang",
        "received_online": "Trực tuyến",
        "received_in_person": "Trực tiếp, bưu chính",
        "resolved_total": "Tổng số",
        "resolved_early": "Trước hạn",
        "resolved_on_time": "Đúng hạn",
        "resolved_late": "Quá hạn",
        "pending_total": "Tổng số",
        "pending_in_time": "Trong hạn",
        "pending_overdue": "Quá hạn",
        "survey_answers": "Số phiếu",
        "survey_satisfied": "Từ hài lòng trở lên",
    },
    "declared_total": {
        "no": "STT",
        "item": "Chỉ tiêu",
        "unit_of_count": "Đơn vị tính",
        "in_period": "Trong kỳ",
        "to_date": "Lũy kế từ đầu năm",
    },
    "remark": {"heading": "Mục", "body": "Nội dung"},
    "task_register": {
        "no": "STT",
        "task_code": "Mã nhiệm vụ",
        "document_number": "Số, ký hiệu văn bản",
        "document_date": "Ngày ban hành",
        "assigned_by": "Người giao",
        "content": "Nội dung nhiệm vụ",
        "lead_unit": "Cơ quan chủ trì",
        "supporting_units": "Cơ quan phối hợp",
        "due_on": "Thời hạn",
        "extended_due_on": "Gia hạn đến",
        "status": "Trạng thái",
        "completed_on": "Ngày hoàn thành",
        "result_document": "Văn bản kết quả",
        "note": "Ghi chú",
    },
    "inspection_register": {
        "no": "STT",
        "decision_number": "Số quyết định",
        "decision_date": "Ngày quyết định",
        "kind": "Hình thức",
        "inspected_unit": "Cơ quan, đơn vị được kiểm tra",
        "level": "Cấp",
        "inspected_on": "Ngày kiểm tra",
        "in_plan": "Trong kế hoạch",
        "finding_count": "Số tồn tại",
        "findings": "Nội dung tồn tại",
        "remedy_due_on": "Hạn khắc phục",
        "remedied_count": "Số đã khắc phục",
        "remedied_on": "Ngày khắc phục",
        "conclusion_number": "Số kết luận",
        "note": "Ghi chú",
    },
    "inspection_plan": {
        "year": "Năm",
        "unit": "Cơ quan, đơn vị",
        "planned_month": "Tháng dự kiến",
        "plan_number": "Số kế hoạch",
        "approved_on": "Ngày phê duyệt",
    },
    "index_result": {
        "index": "Chỉ số",
        "year": "Năm",
        "rank": "Hạng",
        "ranked_count": "Tổng số tỉnh xếp hạng",
        "score": "Điểm",
        "compared_year": "Năm so sánh",
        "stated_change": "Thay đổi hạng đã công bố",
        "source": "Nguồn",
    },
    "opening_balance": {
        "measure": "Mã chỉ tiêu",
        "unit": "Đơn vị",
        "from_date": "Từ ngày",
        "to_date": "Đến ngày",
        "value": "Giá trị",
        "source": "Nguồn",
    },
    "resolution": {
        "discrepancy": "Mã chênh lệch",
        "ruling": "Kết luận",
        "value": "Giá trị",
        "reason": "Lý do",
        "ruled_by": "Người kết luận",
        "ruled_on": "Ngày",
    },
}

SERVICE_GROUPS = (
    ("Số hồ sơ tiếp nhận", ("received_total", "received_carried", "received_online", "received_in_person")),
    ("Số hồ sơ đã giải quyết", ("resolved_total", "resolved_early", "resolved_on_time", "resolved_late")),
    ("Số hồ sơ đang giải quyết", ("pending_total", "pending_in_time", "pending_overdue")),
    ("Đánh giá của người dân, doanh nghiệp", ("survey_answers", "survey_satisfied")),
)

DISSEMINATION_ITEMS = {
    "staff_total": "Tổng số CBCCVC",
    "staff_briefed": "Số CBCCVC được quán triệt",
    "offices_total": "Tổng số cơ quan, đơn vị trực thuộc",
    "offices_with_plan": "Số cơ quan, đơn vị đã ban hành kế hoạch",
    "offices_self_inspected": "Số cơ quan, đơn vị đã tự kiểm tra",
    "briefings": "Số hội nghị quán triệt",
    "press_items": "Số tin, bài tuyên truyền",
}

DECLARED_ITEMS = {
    "tasks_assigned": "Tổng số nhiệm vụ được giao",
    "tasks_completed": "Số nhiệm vụ đã hoàn thành",
    "tasks_completed_on_time": "Trong đó: hoàn thành đúng hạn",
    "tasks_overdue": "Số nhiệm vụ quá hạn chưa hoàn thành",
    "tasks_completion_rate": "Tỷ lệ hoàn thành (%)",
    "inspections": "Số cuộc kiểm tra đã tiến hành",
    "inspection_visits": "Số lượt cơ quan, đơn vị được kiểm tra",
    "self_inspection_visits": "Số lượt tự kiểm tra",
    "violators": "Số CBCCVC vi phạm",
    "services_on_time_rate": "Tỷ lệ hồ sơ giải quyết đúng hạn (%)",
    "satisfaction_rate": "Tỷ lệ hài lòng (%)",
}


def header_rows(form: str) -> list[list[object]]:
    """The header of a form as it is printed: one row, or two for 06-TTHC with its groups."""
    printed: list[object] = list(HEADERS[form].values())
    if form != "service_result":
        return [printed]
    fields = list(HEADERS[form])
    above: list[object] = [*printed[:2], *[None] * (len(fields) - 2)]
    below: list[object] = [None, None, *printed[2:]]
    for group, members in SERVICE_GROUPS:
        above[fields.index(members[0])] = group
    return [above, below]


def header_merges(form: str, first_row: int) -> list[str]:
    """The merged ranges of a form's header that begins in a row."""
    if form != "service_result":
        return []
    fields = list(HEADERS[form])
    spans = [f"{letter}{first_row}:{letter}{first_row + 1}" for letter in "AB"]
    for _, members in SERVICE_GROUPS:
        left, right = (chr(65 + fields.index(name)) for name in (members[0], members[-1]))
        spans.append(f"{left}{first_row}:{right}{first_row}")
    return spans
