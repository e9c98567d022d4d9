"""The reconciliation rules: what each compares, how grave a difference is, and which side counts until ruled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleSeverity(StrEnum):
    CRITICAL = "critical"
    WARNING = "warning"
    NOTICE = "notice"


class Side(StrEnum):
    """Which value the figures follow until somebody rules."""

    LEFT = "left"  # the central register, the plan, the ranks, the balance
    RIGHT = "right"  # as the unit reported
    COMPUTED = "computed"  # the details, not the declared total
    NONE = "none"


@dataclass(frozen=True, slots=True)
class ReconciliationRule:
    """`severity` is the usual one; task.completed_on_differs raises its own to critical case by case."""

    code: str
    severity: RuleSeverity
    counts: Side
    title: str  # Vietnamese, a noun phrase


def _rule(code: str, severity: RuleSeverity, counts: Side, title: str) -> ReconciliationRule:
    return ReconciliationRule(code, severity, counts, title)


_CRITICAL, _WARNING, _NOTICE = RuleSeverity.CRITICAL, RuleSeverity.WARNING, RuleSeverity.NOTICE

RULES: dict[str, ReconciliationRule] = {
    rule.code: rule
    for rule in (
        _rule("task.missing_in_report", _WARNING, Side.LEFT, "Nhiệm vụ có trong sổ theo dõi, đơn vị không báo cáo"),
        _rule("task.missing_in_register", _WARNING, Side.LEFT, "Nhiệm vụ đơn vị báo cáo, không có trong sổ theo dõi"),
        _rule("task.status_differs", _CRITICAL, Side.LEFT, "Tình trạng hoàn thành không thống nhất"),
        _rule("task.completed_on_differs", _WARNING, Side.LEFT, "Ngày hoàn thành không thống nhất"),
        _rule("task.due_differs", _WARNING, Side.LEFT, "Thời hạn hoàn thành không thống nhất"),
        _rule("task.document_date_differs", _NOTICE, Side.LEFT, "Ngày văn bản giao không thống nhất"),
        _rule("task.vanished", _WARNING, Side.LEFT, "Nhiệm vụ không còn trong sổ theo dõi mới nhất"),
        _rule("inspection.missing_in_report", _WARNING, Side.LEFT, "Lượt kiểm tra đơn vị không báo cáo"),
        _rule("inspection.missing_in_register", _CRITICAL, Side.LEFT, "Cuộc kiểm tra không có trong sổ kiểm tra"),
        _rule("inspection.date_differs", _NOTICE, Side.LEFT, "Ngày kiểm tra không thống nhất"),
        _rule("inspection.finding_count_differs", _WARNING, Side.LEFT, "Số tồn tại không thống nhất"),
        _rule("inspection.remedy_differs", _WARNING, Side.LEFT, "Số tồn tại đã khắc phục không thống nhất"),
        _rule("inspection.not_in_plan", _NOTICE, Side.NONE, "Kiểm tra theo kế hoạch ngoài kế hoạch năm"),
        _rule("plan.not_carried_out", _NOTICE, Side.NONE, "Kế hoạch kiểm tra chưa thực hiện"),
        _rule("total.differs", _WARNING, Side.COMPUTED, "Số tổng hợp khác số chi tiết"),
        _rule("total.to_date_differs", _WARNING, Side.COMPUTED, "Số lũy kế không khớp tháng trước"),
        _rule("rate.differs", _WARNING, Side.COMPUTED, "Tỷ lệ khác tỷ lệ tính lại"),
        _rule("rate.truncated", _NOTICE, Side.COMPUTED, "Tỷ lệ cắt bớt, không làm tròn"),
        _rule("service.identity", _WARNING, Side.COMPUTED, "Số hồ sơ không cân đối"),
        _rule("service.carried_differs", _WARNING, Side.RIGHT, "Hồ sơ chuyển kỳ không khớp tháng trước"),
        _rule("index.change_contradicts", _CRITICAL, Side.LEFT, "Thay đổi hạng trái với thứ hạng"),
        _rule("level.sum_differs", _NOTICE, Side.NONE, "Cấp ghi trong sổ khác cấp của đơn vị"),
        _rule("submission.copied", _NOTICE, Side.RIGHT, "Biểu giống hệt tháng trước"),
        _rule("balance.overlaps_rows", _WARNING, Side.LEFT, "Số lũy kế trùng thời gian với số chi tiết"),
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
