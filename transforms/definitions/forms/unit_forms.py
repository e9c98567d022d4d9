"""The nine sheets of a unit's workbook (01-NV … 08-NX and the cover)."""

from __future__ import annotations

from transforms.definitions.forms.spec import (
    DateOrder,
    Field,
    FieldType,
    Form,
    Identity,
    Item,
    PartOfWhole,
    RequiredWhen,
)

UNIT = "unit"
TEXT, LONG_TEXT, DATE, COUNT, LIST = (
    FieldType.TEXT,
    FieldType.LONG_TEXT,
    FieldType.DATE,
    FieldType.COUNT,
    FieldType.LIST,
)
NUMBER = FieldType.DOCUMENT_NUMBER

STATUSES = ("Đã hoàn thành", "Đang thực hiện", "Chưa thực hiện", "Đã thu hồi")
ASSIGNERS = ("Tỉnh ủy", "UBND tỉnh", "Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", "Khác")
REGISTER_KINDS = ("Theo kế hoạch", "Đột xuất", "Kiểm tra nhiệm vụ")
SELF_INSPECTION = "Tự kiểm tra"
COMPLETED = "Đã hoàn thành"
WITHDRAWN = "Đã thu hồi"
# Inspecting bodies of the province: a unit's rows by them echo the register and are compared, never counted.
PROVINCIAL_BODIES = ("Sở Nội vụ", "Đoàn kiểm tra của tỉnh", "Ban Chỉ đạo CCHC tỉnh", "UBND tỉnh")

NO = Field("no", "STT", TEXT)
NOTE = Field("note", "Ghi chú", LONG_TEXT)

# One label and value per row.
COVER = Form(
    code="cover",
    sheet="Thông tin",
    title="THÔNG TIN BÁO CÁO",
    form_set=UNIT,
    fields=(
        Field("unit", "Đơn vị báo cáo", FieldType.UNIT, required=True),
        Field("period", "Kỳ báo cáo", TEXT, required=True),
        Field("prepared_by", "Người lập biểu", TEXT),
        Field("approved_by", "Thủ trưởng đơn vị", TEXT),
        Field("reported_on", "Ngày báo cáo", DATE),
        Field("form_edition", "Phiên bản biểu mẫu", TEXT),
    ),
)

# One row per task given to the unit.
TASK_PROGRESS = Form(
    code="task_progress",
    sheet="01-NV",
    title="TÌNH HÌNH THỰC HIỆN NHIỆM VỤ ĐƯỢC GIAO",
    form_set=UNIT,
    fields=(
        NO,
        Field("document_number", "Số, ký hiệu văn bản giao", NUMBER, required=True),
        Field("document_date", "Ngày văn bản", DATE, required=True),
        Field("assigned_by", "Cơ quan, người giao", LIST, values=ASSIGNERS),
        Field("content", "Nội dung nhiệm vụ", LONG_TEXT, required=True, keyed=True),
        Field("due_on", "Thời hạn hoàn thành", DATE, no_deadline=True),
        Field("extended_due_on", "Gia hạn đến", DATE, no_deadline=True),
        Field("status", "Tình trạng thực hiện", LIST, required=True, values=STATUSES),
        Field("completed_on", "Ngày hoàn thành", DATE),
        Field("result_document", "Văn bản, sản phẩm kết quả", LONG_TEXT),
        Field("delay_reason", "Nguyên nhân chậm", LONG_TEXT),
        NOTE,
    ),
    date_orders=(DateOrder("document_date", "completed_on"),),
    about=("document_number", "document_date", "content", "due_on"),
    required_when=(RequiredWhen("completed_on", "status", COMPLETED),),
    not_in_future=("document_date", "completed_on"),
)

# One row per unit inspected (lượt); rows that share a decision are one inspection (cuộc).
INSPECTION_REPORT = Form(
    code="inspection_report",
    sheet="02-KT",
    title="KẾT QUẢ KIỂM TRA, TỰ KIỂM TRA KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH",
    form_set=UNIT,
    fields=(
        NO,
        Field("decision_number", "Số quyết định, kế hoạch kiểm tra", NUMBER, required=True),
        Field("decision_date", "Ngày quyết định", DATE),
        Field("kind", "Hình thức kiểm tra", LIST, required=True, values=(*REGISTER_KINDS, SELF_INSPECTION)),
        Field("inspecting_body", "Cơ quan kiểm tra", TEXT, required=True, keyed=True, key_values=PROVINCIAL_BODIES),
        Field("inspected_unit", "Cơ quan, đơn vị được kiểm tra", TEXT, required=True, keyed=True),
        Field("inspected_on", "Ngày kiểm tra", DATE, required=True),
        Field("finding_count", "Số tồn tại, hạn chế", COUNT, required=True),
        Field("findings", "Nội dung tồn tại, hạn chế", LONG_TEXT),
        Field("remedy_due_on", "Thời hạn khắc phục", DATE, no_deadline=True),
        Field("remedied_count", "Số đã khắc phục", COUNT),
        Field("remedied_on", "Ngày khắc phục xong", DATE),
        NOTE,
    ),
    date_orders=(DateOrder("inspected_on", "remedied_on"),),
    parts=(PartOfWhole("remedied_count", "finding_count"),),
    event_date="inspected_on",
    about=("decision_number", "decision_date", "inspected_unit", "inspected_on"),
    not_in_future=("decision_date", "inspected_on", "remedied_on"),
)

# One row per kind of violation, place and day.
VIOLATION = Form(
    code="violation",
    sheet="03-VP",
    title="TÌNH HÌNH VI PHẠM KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH",
    form_set=UNIT,
    fields=(
        NO,
        Field("found_on", "Ngày phát hiện", DATE, required=True),
        Field(
            "kind",
            "Hành vi vi phạm",
            LIST,
            required=True,
            values=(
                "Thời giờ làm việc",
                "Đeo thẻ công chức",
                "Sử dụng rượu bia",
                "Thái độ giao tiếp ứng xử",
                "Thời hạn giải quyết công việc",
                "Chế độ họp và báo cáo",
                "Khác",
            ),
        ),
        Field("office", "Cơ quan, đơn vị", TEXT, required=True, keyed=True),
        Field("people_count", "Số CBCCVC vi phạm", COUNT, required=True),
        Field(
            "sanction",
            "Hình thức xử lý",
            LIST,
            values=(
                "Nhắc nhở",
                "Phê bình",
                "Kiểm điểm",
                "Khiển trách",
                "Cảnh cáo",
                "Hạ bậc lương",
                "Giáng chức",
                "Cách chức",
                "Buộc thôi việc",
                "Chưa xử lý",
            ),
        ),
        Field("handled_count", "Số đã xử lý", COUNT),
        NOTE,
    ),
    parts=(PartOfWhole("handled_count", "people_count"),),
    about=("found_on", "kind", "office"),
    event_date="found_on",
    not_in_future=("found_on",),
)

# One row per item.
DISSEMINATION = Form(
    code="dissemination",
    sheet="04-QT",
    title="KẾT QUẢ TUYÊN TRUYỀN, QUÁN TRIỆT",
    form_set=UNIT,
    fields=(
        NO,
        Field("item", "Chỉ tiêu", LIST, required=True),
        Field("value", "Số lượng", COUNT, required=True),
        NOTE,
    ),
    items=(
        Item("staff_total", "Tổng số CBCCVC", is_stock=True),
        Item("staff_briefed", "Số CBCCVC được quán triệt", is_stock=True),
        Item("offices_total", "Tổng số cơ quan, đơn vị trực thuộc", is_stock=True),
        Item("offices_with_plan", "Số cơ quan, đơn vị đã ban hành kế hoạch", is_stock=True),
        Item("offices_self_inspected", "Số cơ quan, đơn vị đã tự kiểm tra", is_stock=True),
        Item("briefings", "Số hội nghị quán triệt"),
        Item("press_items", "Số tin, bài tuyên truyền"),
    ),
    parts=(PartOfWhole("staff_briefed", "staff_total"),),
    unique=("item",),
)

# One row per directive, plan or letter that the unit issued.
ISSUED_DOCUMENT = Form(
    code="issued_document",
    sheet="05-VB",
    title="VĂN BẢN ĐÃ BAN HÀNH",
    form_set=UNIT,
    fields=(
        NO,
        Field(
            "document_type",
            "Loại văn bản",
            LIST,
            required=True,
            values=(
                "Chỉ thị",
                "Kế hoạch",
                "Quyết định",
                "Công văn",
                "Hướng dẫn",
                "Quy chế",
                "Nội quy",
                "Báo cáo",
                "Khác",
            ),
        ),
        Field("document_number", "Số, ký hiệu", NUMBER, required=True),
        Field("issued_on", "Ngày ban hành", DATE, required=True),
        Field("title", "Trích yếu", LONG_TEXT, required=True),
        NOTE,
    ),
    event_date="issued_on",
    about=("document_type", "document_number", "issued_on"),
    not_in_future=("issued_on",),
)

_RECEIVED, _RESOLVED, _PENDING, _SURVEY = (
    "Số hồ sơ tiếp nhận",
    "Số hồ sơ đã giải quyết",
    "Số hồ sơ đang giải quyết",
    "Đánh giá của người dân, doanh nghiệp",
)


def _cases(name: str, header: str, group: str) -> Field:
    return Field(name, header, COUNT, group=group, dash_is_zero=True)


# One row per field of administrative procedures.
SERVICE_RESULT = Form(
    code="service_result",
    sheet="06-TTHC",
    title="KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
    form_set=UNIT,
    fields=(
        NO,
        Field("field", "Lĩnh vực", TEXT, required=True, keyed=True),
        _cases("received_total", "Tổng số", _RECEIVED),
        _cases("received_carried", "Kỳ trước chuyển sang", _RECEIVED),
        _cases("received_online", "Trực tuyến", _RECEIVED),
        _cases("received_in_person", "Trực tiếp, bưu chính", _RECEIVED),
        _cases("resolved_total", "Tổng số", _RESOLVED),
        _cases("resolved_early", "Trước hạn", _RESOLVED),
        _cases("resolved_on_time", "Đúng hạn", _RESOLVED),
        _cases("resolved_late", "Quá hạn", _RESOLVED),
        _cases("pending_total", "Tổng số", _PENDING),
        _cases("pending_in_time", "Trong hạn", _PENDING),
        _cases("pending_overdue", "Quá hạn", _PENDING),
        _cases("survey_answers", "Số phiếu", _SURVEY),
        _cases("survey_satisfied", "Từ hài lòng trở lên", _SURVEY),
    ),
    parts=(PartOfWhole("survey_satisfied", "survey_answers"),),
    identities=(
        Identity("received_total", ("received_carried", "received_online", "received_in_person")),
        Identity("resolved_total", ("resolved_early", "resolved_on_time", "resolved_late")),
        Identity("pending_total", ("pending_in_time", "pending_overdue")),
        Identity("received_total", ("resolved_total", "pending_total")),
    ),
)

RATE = FieldType.RATE
# One row per item: the unit's own totals.
DECLARED_TOTAL = Form(
    code="declared_total",
    sheet="07-TH",
    title="BIỂU TỔNG HỢP CHUNG",
    form_set=UNIT,
    fields=(
        NO,
        Field("item", "Chỉ tiêu", LIST, required=True),
        Field("unit_of_count", "Đơn vị tính", TEXT),
        Field("in_period", "Trong kỳ", FieldType.FIGURE),
        Field("to_date", "Lũy kế từ đầu năm", FieldType.FIGURE),
    ),
    items=(
        Item("tasks_assigned", "Tổng số nhiệm vụ được giao"),
        Item("tasks_completed", "Số nhiệm vụ đã hoàn thành"),
        Item("tasks_completed_on_time", "Trong đó: hoàn thành đúng hạn"),
        Item("tasks_overdue", "Số nhiệm vụ quá hạn chưa hoàn thành"),
        Item("tasks_completion_rate", "Tỷ lệ hoàn thành (%)", RATE),
        Item("inspections", "Số cuộc kiểm tra đã tiến hành"),
        Item("inspection_visits", "Số lượt cơ quan, đơn vị được kiểm tra"),
        Item("self_inspection_visits", "Số lượt tự kiểm tra"),
        Item("violators", "Số CBCCVC vi phạm"),
        Item("services_on_time_rate", "Tỷ lệ hồ sơ giải quyết đúng hạn (%)", RATE),
        Item("satisfaction_rate", "Tỷ lệ hài lòng (%)", RATE),
    ),
    unique=("item",),
)

# One row per remark.
REMARK = Form(
    code="remark",
    sheet="08-NX",
    title="NHẬN XÉT, ĐÁNH GIÁ CHUNG",
    form_set=UNIT,
    fields=(
        Field(
            "heading",
            "Mục",
            LIST,
            values=("Ưu điểm", "Tồn tại hạn chế", "Nguyên nhân", "Phương hướng kỳ tới", "Kiến nghị đề xuất"),
        ),
        Field("body", "Nội dung", LONG_TEXT),
    ),
)

UNIT_FORMS = (
    TASK_PROGRESS,
    INSPECTION_REPORT,
    VIOLATION,
    DISSEMINATION,
    ISSUED_DOCUMENT,
    SERVICE_RESULT,
    DECLARED_TOTAL,
    REMARK,
)
