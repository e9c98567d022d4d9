"""Every figure a report may print. Codes are what templates, JSON and `opening_balance` use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class MeasureKind(StrEnum):
    COUNT = "count"
    RATE = "rate"  # kept as numerator and denominator, shown as per cent
    RANK = "rank"
    SCORE = "score"


class MeasureWindow(StrEnum):
    PERIOD = "period"
    YEAR_TO_DATE = "year_to_date"
    SINCE_START = "since_start"


@dataclass(frozen=True, slots=True)
class Measure:
    """`source` is the form whose rows it comes from; `numerator` and `denominator` are codes of other measures."""

    code: str
    kind: MeasureKind
    source: str
    title: str  # Vietnamese, as a table's header would have it
    numerator: str = ""
    denominator: str = ""
    province_only: bool = False


def _count(code: str, source: str, title: str, *, province_only: bool = False) -> Measure:
    return Measure(code, MeasureKind.COUNT, source, title, province_only=province_only)


def _rate(
    code: str, source: str, numerator: str, denominator: str, title: str, *, province_only: bool = False
) -> Measure:
    return Measure(code, MeasureKind.RATE, source, title, numerator, denominator, province_only=province_only)


def _rate_of_stocks(code: str, title: str) -> Measure:
    """Of 04-QT: over each unit's last month that tells both stocks, which need not be the last month of either."""
    return _rate(code, "dissemination", f"{code}_part", f"{code}_whole", title)


# Sources that say nothing of how far the evidence of a period reaches.
UNDATED_SOURCES = frozenset(("submission", "index_result"))

_REGISTER, _VISITS, _REPORT = "task_register", "inspection_register", "inspection_report"

MEASURES: dict[str, Measure] = {
    measure.code: measure
    for measure in (
        _count("tasks_completed_on_time", _REGISTER, "Nhiệm vụ hoàn thành đúng hạn"),
        _count("tasks_completed_late", _REGISTER, "Nhiệm vụ hoàn thành quá hạn"),
        _count("tasks_open_in_time", _REGISTER, "Nhiệm vụ đang thực hiện trong hạn"),
        _count("tasks_open_overdue", _REGISTER, "Nhiệm vụ quá hạn chưa hoàn thành"),
        _count("tasks_assigned", _REGISTER, "Tổng số nhiệm vụ được giao"),
        _count("tasks_completed", _REGISTER, "Nhiệm vụ đã hoàn thành"),
        _rate("tasks_completion_rate", _REGISTER, "tasks_completed", "tasks_assigned", "Tỷ lệ hoàn thành"),
        _rate(
            "tasks_due_completion_rate", _REGISTER, "tasks_completed", "tasks_due", "Tỷ lệ hoàn thành nhiệm vụ đến hạn"
        ),
        _rate(
            "tasks_on_time_rate", _REGISTER, "tasks_completed_on_time", "tasks_completed", "Tỷ lệ hoàn thành đúng hạn"
        ),
        _count("inspections", _VISITS, "Số cuộc kiểm tra"),
        _count("inspection_visits", _VISITS, "Số lượt kiểm tra"),
        _count("inspected_units", _VISITS, "Số cơ quan, đơn vị được kiểm tra"),
        _count("findings", _VISITS, "Số tồn tại, hạn chế"),
        _count("findings_remedied", _VISITS, "Số tồn tại đã khắc phục"),
        _count("findings_overdue", _VISITS, "Số tồn tại quá hạn khắc phục"),
        _rate("remedy_rate", _VISITS, "findings_remedied", "findings", "Tỷ lệ khắc phục"),
        _rate(
            "plan_coverage_rate",
            "inspection_plan",
            "planned_units_inspected",
            "planned_units",
            "Tỷ lệ thực hiện kế hoạch kiểm tra",
            province_only=True,
        ),
        _rate(
            "inspection_coverage_rate",
            _VISITS,
            "senders_inspected",
            "senders_active",
            "Tỷ lệ cơ quan, đơn vị được kiểm tra",
            province_only=True,
        ),
        _count("unit_inspections", _REPORT, "Số cuộc kiểm tra nội bộ"),
        _count("unit_inspection_visits", _REPORT, "Số lượt kiểm tra nội bộ"),
        _count("unit_inspected_offices", _REPORT, "Số đơn vị trực thuộc được kiểm tra"),
        _count("self_inspection_visits", _REPORT, "Số lượt tự kiểm tra"),
        _count("violators", "violation", "Số CBCCVC vi phạm"),
        _count("violators_handled", "violation", "Số CBCCVC vi phạm đã xử lý"),
        _rate("violations_handled_rate", "violation", "violators_handled", "violators", "Tỷ lệ đã xử lý"),
        _count("staff_total", "dissemination", "Tổng số CBCCVC"),
        _count("staff_briefed", "dissemination", "Số CBCCVC được quán triệt"),
        _rate_of_stocks("staff_briefed_rate", "Tỷ lệ CBCCVC được quán triệt"),
        _count("offices_total", "dissemination", "Tổng số cơ quan, đơn vị trực thuộc"),
        _count("offices_with_plan", "dissemination", "Số cơ quan, đơn vị đã ban hành kế hoạch"),
        _rate_of_stocks("offices_with_plan_rate", "Tỷ lệ cơ quan, đơn vị đã ban hành kế hoạch"),
        _count("offices_self_inspected", "dissemination", "Số cơ quan, đơn vị đã tự kiểm tra"),
        _rate_of_stocks("offices_self_inspected_rate", "Tỷ lệ cơ quan, đơn vị đã tự kiểm tra"),
        _count("briefings", "dissemination", "Số hội nghị quán triệt"),
        _count("press_items", "dissemination", "Số tin, bài tuyên truyền"),
        _count("issued_documents", "issued_document", "Số văn bản đã ban hành"),
        _count("services_received", "service_result", "Hồ sơ tiếp nhận"),
        _count("services_resolved", "service_result", "Hồ sơ đã giải quyết"),
        _count("services_on_time", "service_result", "Hồ sơ giải quyết trước hạn, đúng hạn"),
        _rate(
            "services_on_time_rate",
            "service_result",
            "services_on_time",
            "services_resolved",
            "Tỷ lệ giải quyết đúng hạn",
        ),
        _count("services_pending", "service_result", "Hồ sơ đang giải quyết"),
        _count("services_pending_overdue", "service_result", "Hồ sơ đang giải quyết quá hạn"),
        _count("survey_answers", "service_result", "Số phiếu khảo sát"),
        _count("survey_satisfied", "service_result", "Số phiếu từ hài lòng trở lên"),
        _rate("satisfaction_rate", "service_result", "survey_satisfied", "survey_answers", "Tỷ lệ hài lòng"),
        Measure("index_rank", MeasureKind.RANK, "index_result", "Thứ hạng", province_only=True),
        Measure("index_ranked_count", MeasureKind.COUNT, "index_result", "Tổng số tỉnh xếp hạng", province_only=True),
        Measure("index_score", MeasureKind.SCORE, "index_result", "Điểm", province_only=True),
        Measure("index_rank_change", MeasureKind.COUNT, "index_result", "Thay đổi hạng", province_only=True),
        _count("submissions_expected", "submission", "Số đơn vị phải báo cáo", province_only=True),
        _count("submissions_received", "submission", "Số đơn vị đã báo cáo", province_only=True),
        _count("submissions_on_time", "submission", "Số đơn vị báo cáo đúng hạn", province_only=True),
        _rate(
            "completeness_rate",
            "submission",
            "submissions_received",
            "submissions_expected",
            "Tỷ lệ đơn vị đã báo cáo",
            province_only=True,
        ),
        _rate(
            "timeliness_rate",
            "submission",
            "submissions_on_time",
            "submissions_expected",
            "Tỷ lệ báo cáo đúng hạn",
            province_only=True,
        ),
    )
}
