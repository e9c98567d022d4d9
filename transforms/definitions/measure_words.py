"""What each figure is, in words for people (Vietnamese), and which counts make it up where they bear other names."""

from __future__ import annotations

DEFINITIONS: dict[str, str] = {
    "tasks_assigned": (
        "Nhiệm vụ còn trong kỳ: văn bản giao đến ngày cuối kỳ và chưa hoàn thành, hoặc hoàn thành từ ngày đầu "
        "kỳ. Không tính nhiệm vụ đã thu hồi."
    ),
    "tasks_completed": "Nhiệm vụ trong kỳ đã hoàn thành đến ngày cuối kỳ, đúng hạn và quá hạn.",
    "tasks_completed_on_time": (
        "Nhiệm vụ trong kỳ đã hoàn thành đến ngày cuối kỳ, không có thời hạn hoặc không sau thời hạn (kể cả gia hạn)."
    ),
    "tasks_completed_late": "Nhiệm vụ trong kỳ đã hoàn thành đến ngày cuối kỳ, sau thời hạn (kể cả gia hạn).",
    "tasks_open_in_time": (
        "Nhiệm vụ trong kỳ chưa hoàn thành đến ngày cuối kỳ, không có thời hạn hoặc chưa quá thời hạn."
    ),
    "tasks_open_overdue": "Nhiệm vụ trong kỳ chưa hoàn thành đến ngày cuối kỳ và đã quá thời hạn.",
    "tasks_due": "Nhiệm vụ đến hạn: đã hoàn thành và quá hạn chưa hoàn thành.",
    "tasks_completion_rate": "Nhiệm vụ đã hoàn thành chia cho tổng số nhiệm vụ được giao.",
    "tasks_due_completion_rate": (
        "Nhiệm vụ đã hoàn thành chia cho nhiệm vụ đến hạn (đã hoàn thành và quá hạn chưa hoàn thành)."
    ),
    "tasks_on_time_rate": "Nhiệm vụ hoàn thành đúng hạn chia cho nhiệm vụ đã hoàn thành.",
    "inspections": (
        "Số cuộc kiểm tra của tỉnh: số quyết định khác nhau trong sổ kiểm tra (theo số và năm của quyết định) "
        "có lượt kiểm tra trong kỳ."
    ),
    "inspection_visits": "Số lượt kiểm tra của tỉnh: số dòng của sổ kiểm tra có ngày kiểm tra trong kỳ.",
    "inspected_units": "Số cơ quan, đơn vị khác nhau được tỉnh kiểm tra trong kỳ.",
    "findings": "Tổng số tồn tại, hạn chế của các lượt kiểm tra trong kỳ.",
    "findings_remedied": "Tồn tại của các lượt kiểm tra trong kỳ đã khắc phục đến ngày cuối kỳ.",
    "findings_overdue": "Tồn tại của các lượt kiểm tra trong kỳ chưa khắc phục và đã quá hạn khắc phục.",
    "remedy_rate": "Tồn tại đã khắc phục chia cho tổng số tồn tại.",
    "planned_units": "Số đơn vị trong kế hoạch kiểm tra của năm.",
    "planned_units_inspected": "Số đơn vị trong kế hoạch đã được kiểm tra từ đầu năm.",
    "plan_coverage_rate": (
        "Số đơn vị trong kế hoạch đã được kiểm tra từ đầu năm chia cho số đơn vị trong kế hoạch của năm."
    ),
    "senders_active": "Số sở, ban, ngành và huyện, thành phố đang hoạt động.",
    "senders_inspected": "Số sở, ban, ngành và huyện, thành phố đã được kiểm tra từ đầu năm.",
    "inspection_coverage_rate": (
        "Số sở, ban, ngành và huyện, thành phố đã được kiểm tra từ đầu năm chia cho số đang hoạt động."
    ),
    "unit_inspections": (
        "Số cuộc kiểm tra do đơn vị tự tổ chức đối với cấp dưới (biểu 02-KT), theo số quyết định; không tính "
        "tự kiểm tra và cuộc kiểm tra của tỉnh."
    ),
    "unit_inspection_visits": (
        "Số lượt kiểm tra do đơn vị tự tổ chức (biểu 02-KT); không tính tự kiểm tra và cuộc kiểm tra của tỉnh."
    ),
    "unit_inspected_offices": "Số cơ quan, đơn vị trực thuộc khác nhau được đơn vị kiểm tra (biểu 02-KT).",
    "self_inspection_visits": "Số lượt tự kiểm tra (biểu 02-KT, hình thức Tự kiểm tra).",
    "violators": "Tổng số CBCCVC vi phạm theo ngày phát hiện (biểu 03-VP).",
    "violators_handled": "Số CBCCVC vi phạm đã xử lý (biểu 03-VP).",
    "violations_handled_rate": "Số CBCCVC vi phạm đã xử lý chia cho số CBCCVC vi phạm.",
    "staff_total": "Tổng số CBCCVC cuối kỳ (biểu 04-QT của tháng cuối có báo cáo).",
    "staff_briefed": "Số CBCCVC được quán triệt, cuối kỳ (biểu 04-QT của tháng cuối có báo cáo).",
    "staff_briefed_rate_part": "Số CBCCVC được quán triệt, của tháng cuối có cả hai số (biểu 04-QT).",
    "staff_briefed_rate_whole": "Tổng số CBCCVC, của tháng cuối có cả hai số (biểu 04-QT).",
    "staff_briefed_rate": "Số CBCCVC được quán triệt chia cho tổng số CBCCVC.",
    "offices_total": "Tổng số cơ quan, đơn vị trực thuộc cuối kỳ (biểu 04-QT).",
    "offices_with_plan": "Số cơ quan, đơn vị trực thuộc đã ban hành kế hoạch, cuối kỳ (biểu 04-QT).",
    "offices_with_plan_rate_part": "Số cơ quan, đơn vị đã ban hành kế hoạch, của tháng cuối có cả hai số (biểu 04-QT).",
    "offices_with_plan_rate_whole": "Tổng số đơn vị trực thuộc, của tháng cuối có cả hai số (biểu 04-QT).",
    "offices_with_plan_rate": "Số cơ quan, đơn vị đã ban hành kế hoạch chia cho tổng số cơ quan, đơn vị trực thuộc.",
    "offices_self_inspected": "Số cơ quan, đơn vị trực thuộc đã tự kiểm tra, cuối kỳ (biểu 04-QT).",
    "offices_self_inspected_rate_part": "Số cơ quan, đơn vị đã tự kiểm tra, của tháng cuối có cả hai số (biểu 04-QT).",
    "offices_self_inspected_rate_whole": "Tổng số đơn vị trực thuộc, của tháng cuối có cả hai số (biểu 04-QT).",
    "offices_self_inspected_rate": "Số cơ quan, đơn vị đã tự kiểm tra chia cho tổng số cơ quan, đơn vị trực thuộc.",
    "briefings": "Số hội nghị quán triệt trong kỳ (biểu 04-QT, cộng các tháng).",
    "press_items": "Số tin, bài tuyên truyền trong kỳ (biểu 04-QT, cộng các tháng).",
    "issued_documents": "Số văn bản đã ban hành theo ngày ban hành (biểu 05-VB).",
    "services_received": (
        "Hồ sơ tiếp nhận: kỳ trước chuyển sang của tháng đầu, cộng tiếp nhận trực tuyến và trực tiếp, bưu "
        "chính các tháng (biểu 06-TTHC)."
    ),
    "services_resolved": "Hồ sơ đã giải quyết: trước hạn, đúng hạn và quá hạn (biểu 06-TTHC).",
    "services_on_time": "Hồ sơ giải quyết trước hạn và đúng hạn (biểu 06-TTHC).",
    "services_on_time_rate": "Hồ sơ giải quyết trước hạn, đúng hạn chia cho hồ sơ đã giải quyết.",
    "services_pending": "Hồ sơ đang giải quyết cuối tháng cuối có báo cáo (biểu 06-TTHC).",
    "services_pending_overdue": "Hồ sơ đang giải quyết đã quá hạn, cuối tháng cuối có báo cáo (biểu 06-TTHC).",
    "survey_answers": "Số phiếu đánh giá của người dân, doanh nghiệp (biểu 06-TTHC).",
    "survey_satisfied": "Số phiếu từ hài lòng trở lên (biểu 06-TTHC).",
    "satisfaction_rate": "Số phiếu từ hài lòng trở lên chia cho số phiếu.",
    "index_rank": "Thứ hạng của tỉnh theo sổ chỉ số mới nhất nhận được.",
    "index_ranked_count": "Tổng số tỉnh được xếp hạng.",
    "index_score": "Điểm của tỉnh theo sổ chỉ số mới nhất nhận được.",
    "index_rank_change": (
        "Hạng năm so sánh trừ hạng năm nay: số dương là tăng bậc. Không so sánh khi tổng số tỉnh xếp hạng khác nhau."
    ),
    "submissions_expected": "Số đơn vị phải gửi báo cáo trong kỳ (đơn vị - tháng).",
    "submissions_received": "Số đơn vị đã gửi báo cáo được tiếp nhận (đơn vị - tháng).",
    "submissions_on_time": "Số đơn vị có báo cáo đầu tiên đúng hạn (đơn vị - tháng).",
    "completeness_rate": "Số đơn vị đã báo cáo chia cho số đơn vị phải báo cáo.",
    "timeliness_rate": "Số đơn vị báo cáo đúng hạn chia cho số đơn vị phải báo cáo.",
}

# A denominator that is no figure of its own: the counts that it adds up.
PARTS: dict[str, tuple[str, ...]] = {"tasks_due": ("tasks_completed", "tasks_open_overdue")}
