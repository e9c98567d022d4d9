"""The reconciliation rules: what each compares and how grave a difference is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleSeverity(StrEnum):
    CRITICAL = "critical"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class ReconciliationRule:
    """`severity` is the usual one; task.completed_on_differs raises its own to critical case by case."""

    code: str
    severity: RuleSeverity
    title: str  # Vietnamese, a noun phrase


_CRITICAL, _WARNING, _NOTICE = RuleSeverity.CRITICAL, RuleSeverity.WARNING, RuleSeverity.NOTICE

RULES: dict[str, ReconciliationRule] = {
    rule.code: rule
    for rule in (
        ReconciliationRule("task.missing_in_report", _WARNING, "Nhiệm vụ có trong sổ theo dõi, đơn vị không báo cáo"),
        ReconciliationRule("task.missing_in_register", _WARNING, "Nhiệm vụ đơn vị báo cáo, không có trong sổ theo dõi"),
        ReconciliationRule("task.status_differs", _CRITICAL, "Tình trạng hoàn thành không thống nhất"),
        ReconciliationRule("task.completed_on_differs", _WARNING, "Ngày hoàn thành không thống nhất"),
        ReconciliationRule("task.due_differs", _WARNING, "Thời hạn hoàn thành không thống nhất"),
        ReconciliationRule("task.document_date_differs", _NOTICE, "Ngày văn bản giao không thống nhất"),
        ReconciliationRule("task.vanished", _WARNING, "Nhiệm vụ không còn trong sổ theo dõi mới nhất"),
        ReconciliationRule("inspection.missing_in_report", _WARNING, "Lượt kiểm tra đơn vị không báo cáo"),
        ReconciliationRule("inspection.missing_in_register", _CRITICAL, "Cuộc kiểm tra không có trong sổ kiểm tra"),
        ReconciliationRule("inspection.date_differs", _NOTICE, "Ngày kiểm tra không thống nhất"),
        ReconciliationRule("inspection.finding_count_differs", _WARNING, "Số tồn tại không thống nhất"),
        ReconciliationRule("inspection.remedy_differs", _WARNING, "Số tồn tại đã khắc phục không thống nhất"),
        ReconciliationRule("inspection.not_in_plan", _NOTICE, "Kiểm tra theo kế hoạch ngoài kế hoạch năm"),
        ReconciliationRule("plan.not_carried_out", _NOTICE, "Kế hoạch kiểm tra chưa thực hiện"),
        ReconciliationRule("total.differs", _WARNING, "Số tổng hợp khác số chi tiết"),
        ReconciliationRule("total.to_date_differs", _WARNING, "Số lũy kế không khớp tháng trước"),
        ReconciliationRule("rate.differs", _WARNING, "Tỷ lệ khác tỷ lệ tính lại"),
        ReconciliationRule("rate.truncated", _NOTICE, "Tỷ lệ cắt bớt, không làm tròn"),
        ReconciliationRule("service.identity", _WARNING, "Số hồ sơ không cân đối"),
        ReconciliationRule("service.carried_differs", _WARNING, "Hồ sơ chuyển kỳ không khớp tháng trước"),
        ReconciliationRule("index.change_contradicts", _CRITICAL, "Thay đổi hạng trái với thứ hạng"),
        ReconciliationRule("level.sum_differs", _NOTICE, "Cấp ghi trong sổ khác cấp của đơn vị"),
        ReconciliationRule("submission.copied", _NOTICE, "Biểu giống hệt tháng trước"),
        ReconciliationRule("balance.overlaps_rows", _WARNING, "Số lũy kế trùng thời gian với số liệu khác"),
    )
}

# A ruling on these closes the difference and changes no figure: a declared rate has no counts, a declared sum to date
# no month that it could be added to, the rest is mended where it was written. A ruling on any other reaches the
# figures; of FOLLOWED_TOTALS only where a measure counts what was ruled on (`rulings/followed_total.sql`).
CLOSES_ONLY = frozenset(
    (
        "inspection.not_in_plan",
        "plan.not_carried_out",
        "total.to_date_differs",
        "rate.differs",
        "rate.truncated",
        "index.change_contradicts",
        "level.sum_differs",
        "submission.copied",
        "balance.overlaps_rows",
    )
)

FOLLOWED_TOTALS = frozenset(("total.differs", "service.identity"))
