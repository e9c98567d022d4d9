"""The six central workbooks, kept by Văn phòng UBND tỉnh (task register) and Sở Nội vụ (the others)."""

from __future__ import annotations

from transforms.definitions.forms.spec import DateOrder, Field, FieldType, Form, PartOfWhole, RequiredWhen
from transforms.definitions.forms.unit_forms import ASSIGNERS, COMPLETED, NO, NOTE, REGISTER_KINDS, STATUSES
from transforms.definitions.measures import MEASURES

TEXT, LONG_TEXT, DATE, COUNT, LIST, UNIT = (
    FieldType.TEXT,
    FieldType.LONG_TEXT,
    FieldType.DATE,
    FieldType.COUNT,
    FieldType.LIST,
    FieldType.UNIT,
)
NUMBER = FieldType.DOCUMENT_NUMBER

# One row per task and lead unit, the whole year so far.
TASK_REGISTER = Form(
    code="task_register",
    sheet="SO-NV",
    title="SỔ THEO DÕI NHIỆM VỤ UBND TỈNH, CHỦ TỊCH UBND TỈNH GIAO",
    form_set="task_register",
    fields=(
        NO,
        Field("task_code", "Mã nhiệm vụ", TEXT, required=True, keyed=True),
        Field("document_number", "Số, ký hiệu văn bản", NUMBER, required=True),
        Field("document_date", "Ngày ban hành", DATE, required=True),
        Field("assigned_by", "Người giao", LIST, values=ASSIGNERS),
        Field("content", "Nội dung nhiệm vụ", LONG_TEXT, required=True, keyed=True),
        Field("lead_unit", "Cơ quan chủ trì", UNIT, required=True),
        Field("supporting_units", "Cơ quan phối hợp", LONG_TEXT),
        Field("due_on", "Thời hạn", DATE, no_deadline=True),
        Field("extended_due_on", "Gia hạn đến", DATE, no_deadline=True),
        Field("status", "Trạng thái", LIST, required=True, values=STATUSES),
        Field("completed_on", "Ngày hoàn thành", DATE),
        Field("result_document", "Văn bản kết quả", LONG_TEXT),
        NOTE,
    ),
    date_orders=(DateOrder("document_date", "completed_on"),),
    required_when=(RequiredWhen("completed_on", "status", COMPLETED),),
    unique=("task_code",),
    not_in_future=("document_date", "completed_on"),
)

# One row per unit inspected.
INSPECTION_REGISTER = Form(
    code="inspection_register",
    sheet="SO-KT",
    title="SỔ THEO DÕI KIỂM TRA KỶ LUẬT, KỶ CƯƠNG HÀNH CHÍNH",
    form_set="inspection_register",
    fields=(
        NO,
        Field("decision_number", "Số quyết định", NUMBER, required=True),
        Field("decision_date", "Ngày quyết định", DATE),
        Field("kind", "Hình thức", LIST, required=True, values=REGISTER_KINDS),
        Field("inspected_unit", "Cơ quan, đơn vị được kiểm tra", UNIT, required=True),
        Field("level", "Cấp", LIST, values=("Tỉnh", "Huyện", "Xã")),
        Field("inspected_on", "Ngày kiểm tra", DATE, required=True),
        Field("in_plan", "Trong kế hoạch", LIST, values=("Có", "Không")),
        Field("finding_count", "Số tồn tại", COUNT, required=True),
        Field("findings", "Nội dung tồn tại", LONG_TEXT),
        Field("remedy_due_on", "Hạn khắc phục", DATE, no_deadline=True),
        Field("remedied_count", "Số đã khắc phục", COUNT),
        Field("remedied_on", "Ngày khắc phục", DATE),
        Field("conclusion_number", "Số kết luận", TEXT),
        NOTE,
    ),
    date_orders=(DateOrder("inspected_on", "remedied_on"),),
    parts=(PartOfWhole("remedied_count", "finding_count"),),
    about=("decision_number", "inspected_unit", "inspected_on"),
    not_in_future=("decision_date", "inspected_on", "remedied_on"),
)

# One row per unit and planned month of the approved plan of the year.
INSPECTION_PLAN = Form(
    code="inspection_plan",
    sheet="KH-KT",
    title="KẾ HOẠCH KIỂM TRA",
    form_set="inspection_plan",
    fields=(
        Field("year", "Năm", FieldType.YEAR, required=True),
        Field("unit", "Cơ quan, đơn vị", UNIT, required=True),
        Field("planned_month", "Tháng dự kiến", FieldType.MONTH),
        Field("plan_number", "Số kế hoạch", NUMBER),
        Field("approved_on", "Ngày phê duyệt", DATE),
    ),
    not_in_future=("approved_on",),
)

# One row per index and year.
INDEX_RESULT = Form(
    code="index_result",
    sheet="CHI-SO",
    title="KẾT QUẢ CÁC CHỈ SỐ CỦA TỈNH",
    form_set="index_result",
    fields=(
        Field("index", "Chỉ số", LIST, required=True, values=("PCI", "PAR INDEX", "SIPAS", "PAPI")),
        Field("year", "Năm", FieldType.YEAR, required=True),
        Field("rank", "Hạng", COUNT),
        Field("ranked_count", "Tổng số tỉnh xếp hạng", COUNT),
        Field("score", "Điểm", FieldType.DECIMAL),
        Field("compared_year", "Năm so sánh", FieldType.YEAR),
        Field("stated_change", "Thay đổi hạng đã công bố", TEXT),
        Field("source", "Nguồn", LONG_TEXT),
    ),
)

# One row per measure, unit and interval for which no rows exist.
OPENING_BALANCE = Form(
    code="opening_balance",
    sheet="LK",
    title="SỐ LŨY KẾ CÁC NĂM TRƯỚC",
    form_set="opening_balance",
    fields=(
        Field("measure", "Mã chỉ tiêu", FieldType.MEASURE, required=True, values=tuple(MEASURES)),
        Field("unit", "Đơn vị", UNIT, blank_is_answer=True),  # the province
        Field("from_date", "Từ ngày", DATE, required=True),
        Field("to_date", "Đến ngày", DATE, required=True),
        Field("value", "Giá trị", FieldType.DECIMAL, required=True),
        Field("source", "Nguồn", LONG_TEXT),
    ),
    date_orders=(DateOrder("from_date", "to_date"),),
)

OTHER_VALUE = "Giá trị khác"
# One row per discrepancy ruled on.
RESOLUTION = Form(
    code="resolution",
    sheet="XL-CL",
    title="KẾT LUẬN XỬ LÝ CHÊNH LỆCH",
    form_set="resolution",
    fields=(
        Field("discrepancy", "Mã chênh lệch", TEXT, required=True),
        Field(
            "ruling",
            "Kết luận",
            LIST,
            required=True,
            values=("Theo sổ theo dõi", "Theo đơn vị", OTHER_VALUE, "Không phải chênh lệch"),
        ),
        Field("value", "Giá trị", TEXT),
        Field("reason", "Lý do", LONG_TEXT, required=True),
        Field("ruled_by", "Người kết luận", TEXT, required=True),
        Field("ruled_on", "Ngày", DATE, required=True),
    ),
    required_when=(RequiredWhen("value", "ruling", OTHER_VALUE),),
    unique=("discrepancy", "ruled_on"),  # which of two rulings of one day stands nobody could tell
    not_in_future=("ruled_on",),
)

CENTRAL_FORMS = (
    TASK_REGISTER,
    INSPECTION_REGISTER,
    INSPECTION_PLAN,
    INDEX_RESULT,
    OPENING_BALANCE,
    RESOLUTION,
)
