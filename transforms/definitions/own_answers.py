"""By what a workbook that went back to a unit is known, should it come to us again."""

from __future__ import annotations

FEEDBACK_PROPERTY = "cchc.feedback"  # hidden in it: unit and period
FEEDBACK_SHEET, FEEDBACK_TITLE = "Tổng hợp", "KẾT QUẢ KIỂM TRA SỐ LIỆU BÁO CÁO"  # of its first page
