"""Figures that only a report prints: counts of what it lists, changes between two periods, words quoted from a sender.

They stand beside the measures of `measures.py`, so that every number in a finished report has a code, a unit and
a period.
"""

from __future__ import annotations

REPORT_MEASURES: dict[str, str] = {
    "report.change": "Chênh lệch giữa hai số: số của kỳ báo cáo trừ số của kỳ so sánh, hoặc số chung trừ một phần của"
    " nó; tỷ lệ lấy hiệu của hai số đã in, tính bằng điểm phần trăm",
    "report.discrepancies_open": "Số chênh lệch chưa thống nhất giữa hai nguồn số liệu",
    "report.discrepancies_ruled": "Số chênh lệch đã có kết luận",
    "report.discrepancy": "Nội dung một chênh lệch chưa thống nhất, nêu nguyên văn",
    "report.ruling": "Kết luận đã áp dụng về một chênh lệch, nêu nguyên văn",
    "report.files_returned": "Số tệp bị trả lại",
    "report.return_reason": "Lý do trả lại một tệp",
    "report.findings_due": "Số tồn tại, hạn chế chưa khắc phục đến hạn khắc phục trong kỳ tới",
    "report.inspections_planned": "Số đơn vị theo kế hoạch kiểm tra, chưa được kiểm tra trong năm",
    "report.rejected_rows": "Số dòng bị trả lại, chưa tính vào số liệu",
    "report.remark": "Nhận xét của đơn vị, trích nguyên văn",
    "report.remarks_left_out": "Số ý kiến không in trong báo cáo",
    "report.stated_change": "Thay đổi thứ hạng ghi trong tài liệu nguồn, trích nguyên văn",
    "report.declared_rate": "Tỷ lệ do đơn vị tự ghi",
    "report.tasks_due_next": "Số nhiệm vụ chưa hoàn thành, đến hạn trong kỳ tới",
    "report.units": "Số cơ quan, đơn vị thuộc một danh sách nêu trong báo cáo",
    "report.visit_findings": "Số tồn tại, hạn chế của một lượt kiểm tra",
    "report.visit_remedied": "Số tồn tại, hạn chế đã khắc phục của một lượt kiểm tra",
}

# What such a figure counts, by its split `list`; a rule's code stands for the units that such a discrepancy concerns.
LISTS: dict[str, str] = {
    "missing": "đơn vị chưa có số liệu của biểu trong khoảng thời gian này",
    "without": "đơn vị chưa có số liệu của ít nhất một chỉ tiêu của biểu trong khoảng thời gian này",
    "counted": "đơn vị có số liệu của biểu trong khoảng thời gian này",
    "compared": "đơn vị có số liệu ở cả kỳ báo cáo và kỳ so sánh",
    "tasks_due_next": "đơn vị có nhiệm vụ đến hạn trong kỳ tới",
    "remark": "đơn vị có cùng ý kiến (biểu 08-NX)",
    "absent": "đơn vị chưa gửi báo cáo",
    "late": "đơn vị gửi báo cáo sau thời hạn",
    "months_received": "số tháng đơn vị đã gửi báo cáo",
    "months_expected": "số tháng đơn vị phải gửi báo cáo",
    "ranked": "đơn vị có nhiệm vụ trong khoảng thời gian này",
    "best": "đơn vị cùng đạt tỷ lệ hoàn thành nhiệm vụ cao nhất",
    "worst": "đơn vị cùng có tỷ lệ hoàn thành nhiệm vụ thấp nhất",
    "lowest": "đơn vị có tỷ lệ hoàn thành nhiệm vụ thấp nhất, nêu tên",
    "all_due_done": "đơn vị đã hoàn thành toàn bộ nhiệm vụ đến hạn",
    "most_overdue": "đơn vị cùng có số nhiệm vụ quá hạn nhiều nhất",
    "next": "có tháng kế hoạch trong kỳ tới",
    "behind": "đã đến tháng kế hoạch",
    "left": "tất cả đơn vị còn lại của kế hoạch năm",
    "ended": "đã kết thúc hoạt động",
    "units": "tính riêng từng đơn vị; ở dòng toàn tỉnh là chênh lệch không thuộc đơn vị nào",
    "of_units": "chênh lệch thuộc các đơn vị",
    "of_the_province": "chênh lệch không thuộc đơn vị nào",
}
