from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.definitions.forms import FORMS
from transforms.values.headers import header_index, label_keys, likely_fields


@pytest.mark.parametrize(
    ("form", "written", "field"),
    [
        ("task_progress", "SỐ, KÝ HIỆU VB GIAO", "document_number"),
        ("task_progress", "So, ky hieu van ban giao", "document_number"),
        ("task_progress", "Thời\r\nhạn HT (*)", "due_on"),
        ("task_progress", "Nội dung nhiệm vụ_x000D_\nđược giao", "content"),
        ("task_progress", "Hoàn thành ngày", "completed_on"),
        ("task_progress", "Ngày hoàn\u00a0thành\u200b¹", "completed_on"),
        ("task_progress", "Gia hạn đến (2)", "extended_due_on"),
        ("task_progress", "8. Tình trạng thực hiện", "status"),
        ("task_progress", "Nguyên nhân chậm (ghi rõ)", "delay_reason"),
        ("task_progress", "ĐƠN VỊ, NGƯỜI GIAO", "assigned_by"),
        ("inspection_report", "Kết quả kiểm tra\nNội dung", "findings"),
        ("inspection_report", "Cơ quan được KT", "inspected_unit"),
        ("inspection_report", "Cơ quan KT", "inspecting_body"),
        ("inspection_report", "Tồn tại, hạn chế (số)", "finding_count"),
        ("inspection_report", "Tồn tại, hạn chế (nội dung)", "findings"),
        ("violation", "Số lượng cán bộ, công chức, viên chức vi phạm", "people_count"),
        ("declared_total", "Luỹ kế", "to_date"),
        ("inspection_register", "Đơn vị", "inspected_unit"),
        ("issued_document", "Ký ngày", "issued_on"),
        ("task_register", "NgayHoanThanh", "completed_on"),
        ("task_register", "MãNhiệmVụ", "task_code"),
        ("violation", "SốCBCCVCViPhạm", "people_count"),
        ("violation", "Số CBCC, VC, NLĐ vi phạm", "people_count"),
        ("*no", "TT", "no"),
    ],
)
def test_a_header_is_known_however_a_clerk_writes_it(form: str, written: str, field: str) -> None:
    assert header_index("violation" if form == "*no" else form).field_of([written]) == field


@pytest.mark.parametrize(
    "written", ["Họ và tên", "Màu sắc", "Phòng tham mưu", "Ngày", "(1)", "***", "2020", "PhongThamMuu"]
)
def test_what_is_no_header_of_the_form_is_not_taken_for_one(written: str) -> None:
    assert header_index("task_progress").field_of([written]) is None


def test_a_leaf_is_read_with_the_group_above_it() -> None:
    index = header_index("service_result")
    assert index.field_of(["Số hồ sơ tiếp nhận", "Tổng số"]) == "received_total"
    assert index.field_of(["Đã giải quyết", "Tổng số"]) == "resolved_total"
    assert index.field_of(["KẾT QUẢ", "Đang GQ", "Trễ hạn"]) == "pending_overdue"
    assert index.field_of(["Tổng số"]) is None
    assert index.field_of(["Tổng số hồ sơ tiếp nhận"]) == "received_total"
    assert header_index("inspection_report").field_of(["Kết quả kiểm tra", "Số lượng"]) == "finding_count"
    assert header_index("inspection_report").field_of(["Số lượng"]) is None


def test_a_group_tells_apart_two_leaves_of_one_name() -> None:
    index = header_index("task_progress")
    assert index.field_of(["Văn bản giao", "Số, ký hiệu"]) == "document_number"
    assert index.field_of(["Văn bản kết quả", "Số, ký hiệu"]) == "result_document"
    assert index.field_of(["Văn bản giao nhiệm vụ", "Ngày"]) == "document_date"
    assert header_index("violation").field_of(["CBCCVC", "Số"]) == "people_count"


def test_two_words_in_another_order_are_another_header() -> None:
    assert header_index("dissemination").field_of(["Chỉ số"]) == "item"
    assert header_index("dissemination").field_of(["Số chi"]) is None


@pytest.mark.parametrize(
    ("form", "written", "field"),
    [
        ("inspection_report", "Số tồn tại (còn lại)", None),
        ("inspection_report", "Số tồn tại\uff08còn lại\uff09", None),
        ("inspection_report", "Ngày khắc phục xong (dự kiến)", None),
        ("violation", "Số CBCCVC vi phạm (đã xử lý)", None),
        ("violation", "Số người lao động vi phạm", None),
        ("task_progress", "Ngày hoàn thành (dự kiến)", None),
        ("inspection_report", "Số tồn tại, hạn chế (đã khắc phục)", "remedied_count"),
        ("inspection_report", "Thời hạn khắc phục (dự kiến)", "remedy_due_on"),
        ("inspection_report", "Hình thức kiểm tra (theo kế hoạch, đột xuất)", "kind"),
        ("task_progress", "Ngày hoàn thành (ngày/tháng/năm)", "completed_on"),
        ("task_progress", "Ngày hoàn thành (không bắt buộc)", "completed_on"),
        ("inspection_report", "Số tồn tại (không có thì ghi 0)", "finding_count"),
        ("inspection_report", "Số tồn tại (chưa được khắc phục)", None),
        ("violation", "Số CBCCVC vi phạm (không tính hợp đồng)", "people_count"),
        ("violation", "Số CBCCVC vi phạm (%)", None),
        ("service_result", "Hài lòng\uff08%\uff09", None),
        ("declared_total", "Trong kỳ (%)", "in_period"),
    ],
)
def test_a_remark_that_makes_another_figure_or_day_of_a_header_is_not_passed_over(
    form: str, written: str, field: str | None
) -> None:
    assert header_index(form).field_of([written]) == field
    for remark in ("kỳ trước", "%"):
        assert header_index("service_result").field_of(["Số hồ sơ tiếp nhận", f"Trực tuyến ({remark})"]) is None
    assert header_index("service_result").field_of(["Số hồ sơ tiếp nhận", "Trực tuyến (hồ sơ)"]) == "received_online"


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from([(form.code, field) for form in FORMS.values() for field in form.fields if not field.group]),
    st.sampled_from(["NFC", "NFD", "NFKC"]),
    st.booleans(),
    st.sampled_from(["", "¹", " (*)", " (3)", "\n", "  "]),
)
def test_form_of_letters_case_and_footnotes_change_no_header(
    place: tuple[str, object], unicode_form: str, upper: bool, mark: str
) -> None:
    code, field = place
    written = field.header.upper() if upper else field.header  # type: ignore[attr-defined]
    written = unicodedata.normalize(unicode_form, written) + mark  # type: ignore[arg-type]
    assert header_index(code).field_of([written]) == field.name  # type: ignore[attr-defined]


def test_keys_of_long_text_are_not_worked_out() -> None:
    assert label_keys("x" * 5000) == ()


def test_likeness_only_suggests() -> None:
    assert likely_fields("task_progress", "Số hiệu công văn giao", ["document_number", "status"]) == (
        "document_number",
    )
    assert likely_fields("task_progress", "Màu", ["status"]) == ()


def test_a_header_is_likened_to_none_that_has_no_word_of_it() -> None:
    assert likely_fields("task_progress", "Nơi gửi", ["content"]) == ()
    assert likely_fields("task_progress", "Đánh giá", ["extended_due_on"]) == ()
    assert likely_fields("task_progress", "Mốc thời gian phải xong", ["due_on"]) == ("due_on",)
    assert likely_fields("task_progress", "Noi dung cong viec", ["content"]) == ("content",)


def test_likeness_tells_apart_what_groups_call_alike() -> None:
    totals = [field.name for field in FORMS["service_result"].fields if field.group and field.header == "Tổng số"]
    assert len(totals) > 1
    for name in totals:
        group = FORMS["service_result"].field(name).group
        assert likely_fields("service_result", f"{group} tổng số (hs)", totals)[0] == name


def test_a_header_of_one_sign_is_that_sign_and_other_signs_are_nothing() -> None:
    assert (label_keys("%"), label_keys(" # "), label_keys("***")) == (("%",), ("#",), ())


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Số liệu tháng 8/2020", "in_period"),
        ("Tháng 8/2020: số liệu", "in_period"),
        ("Số liệu 8 tháng/2020", None),
        ("Thực hiện 8 tháng 2020", None),
    ],
)
def test_a_month_in_another_order_is_the_month_and_months_so_far_are_not(header: str, field: str | None) -> None:
    assert header_index("declared_total").field_of((header,)) == field


@pytest.mark.parametrize(
    ("header", "field"), [("#", "no"), ("2020", None), ("8/2020", None), ("Tháng 8/2020", "in_period"), ("3", None)]
)
def test_a_number_alone_is_no_sign_of_ordinals(header: str, field: str | None) -> None:
    assert header_index("declared_total").field_of((header,)) == field


def test_from_which_columns_a_column_is_reckoned_is_no_part_of_its_header() -> None:
    for behind in ("(3=4+5)", "(3)=(4)+(5)", "3=4+5+6", "\n11 = 12 + 13", "=4+5"):
        assert label_keys(f"Tổng số {behind}") == ("tong so",)
    assert label_keys("Tổng số 2020") == ("tong so 2020",)
    assert label_keys("Tháng 8 = 5") == ("thang 8 5",)
