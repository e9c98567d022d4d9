"""What each code tells a clerk, in Vietnamese: what happened, where, how to put it right.

`{place}` is the cell with its column, `{text}` what was found, `{expected}` what belongs there; other names are filled
in by the check that finds the fault.
"""

from __future__ import annotations

MESSAGES: dict[str, str] = {
    "file.unreadable": "{detail}",
    "file.password": "{detail}",
    "file.not_a_workbook": "{detail}",
    "file.too_large": "{detail}",
    "file.unit_unknown": (
        "{reason} Hãy ghi tên đầy đủ của cơ quan, đơn vị vào ô “Đơn vị báo cáo” của trang “Thông tin” rồi gửi "
        "lại.{likely}"
    ),
    "file.unit_ambiguous": "{reason} Hãy {mend} rồi gửi lại.",
    "file.unit_not_active": (
        "“{text}” {reason} ({period}). Hãy ghi tên cơ quan, đơn vị {wanted}, hoặc sửa lại kỳ báo cáo, rồi gửi lại."
    ),
    "file.period_unknown": (
        "{reason} Hãy ghi kỳ báo cáo, ví dụ “Tháng 8/2020”, vào ô “Kỳ báo cáo” của trang “Thông tin” rồi gửi lại."
    ),
    "file.no_known_form": (
        "Không có trang tính nào là biểu mẫu đã biết. Hãy dùng đúng biểu mẫu (01-NV đến 08-NX, hoặc sổ theo dõi "
        "của tỉnh), giữ nguyên dòng tiêu đề cột, rồi gửi lại."
    ),
    "file.identity_conflict": "{reason} Số liệu được nhận theo {taken}. Nếu sai, hãy sửa cho thống nhất rồi gửi lại.",
    "sheet.missing_column": (
        "Trang “{sheet}” (biểu {form}) thiếu cột bắt buộc: {columns}. Không nhận dòng nào của bảng này. Hãy thêm cột, "
        "hoặc sửa tiêu đề cột đúng như biểu mẫu, rồi gửi lại.{likely}"
    ),
    "sheet.duplicate_column": (
        "Trang “{sheet}” (biểu {form}) có nhiều cột cùng nghĩa “{column}” ({cells}) với nội dung khác nhau nên "
        "không biết lấy cột nào. Không nhận dòng nào của bảng này. Hãy sửa tiêu đề ghi nhầm hoặc bỏ cột thừa (nếu là "
        "hai bảng đặt cạnh nhau, chuyển bảng này xuống dưới bảng kia) rồi gửi lại."
    ),
    "sheet.unknown": "{reason} {consequence}{likely}",
    "sheet.hidden": (
        "Trang “{sheet}” đang bị ẩn; số liệu trong trang {taken}. Nếu trang không dùng nữa, hãy xóa đi; nếu còn "
        "dùng, hãy bỏ ẩn."
    ),
    "sheet.personal_data": (
        "Cột “{column}” (ô {cell}) chứa dữ liệu cá nhân, không thuộc biểu mẫu; nội dung cột không được lưu. Hãy "
        "bỏ cột này trước khi gửi."
    ),
    "cell.required": "{place}: {found}, nhưng {why}. Hãy ghi {expected}.",
    "cell.not_a_date": "{place}: “{text}” không phải là ngày. Hãy ghi {expected}.",
    "cell.ambiguous_date": (
        "{place}: “{text}” {why} ngày {reading:%d/%m/%Y}. Để chắc chắn, hãy {first}ghi lại {again} theo "
        "ngày/tháng/năm rồi gửi lại."
    ),
    "cell.not_a_number": "{place}: “{text}” không phải là {number}. Hãy ghi {expected}.",
    "cell.negative": "{place}: “{text}” là số âm. Hãy ghi {expected}.",
    "cell.not_in_list": (
        "{place}: “{text}” không có trong danh mục. Hãy chọn một trong các giá trị: {values}.{likely}"
    ),
    "cell.formula_without_value": (
        "{place}: công thức “{text}” chưa có kết quả. Hãy mở tệp bằng Excel, tính lại (phím F9), lưu rồi gửi "
        "lại, hoặc ghi thẳng giá trị vào ô."
    ),
    "cell.error_value": "{place}: ô báo lỗi “{text}”. Hãy sửa công thức hoặc ghi thẳng giá trị vào ô.",
    "cell.legacy_encoding": "{reason}",
    "row.date_order": (
        "Dòng {row} (ô {cell}): “{later}” ({later_day:%d/%m/%Y}) trước “{earlier}” ({earlier_day:%d/%m/%Y}). Hãy kiểm "
        "tra lại hai ngày này."
    ),
    "row.future_date": "{place}: ngày {day:%d/%m/%Y} sau ngày nhận tệp ({received:%d/%m/%Y}). Hãy kiểm tra lại ngày.",
    "row.outside_period": (
        "{place}: ngày {day:%d/%m/%Y} không nằm trong {period} (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}). "
        "Số liệu của dòng tính vào tháng của ngày đó; nếu ghi nhầm, hãy sửa lại."
    ),
    "row.count_exceeds": (
        "Dòng {row} (ô {cell}): “{part}” ({part_value}) lớn hơn “{whole}” ({whole_value}). Hãy kiểm tra lại hai số này."
    ),
    "row.sum_mismatch": "Dòng {row} (ô {cell}): {sums}. Hãy kiểm tra lại; {counted}.",
    "row.unit_unknown": (
        "{place}: không có cơ quan, đơn vị nào tên “{text}” vào ngày {day:%d/%m/%Y}. Hãy ghi tên đầy đủ (xã, phường, "
        "thị trấn thì kèm tên huyện).{likely}"
    ),
    "row.unit_ambiguous": (
        "{place}: “{text}” có thể là {candidates}. Hãy ghi tên đầy đủ của một cơ quan, đơn vị (xã, phường, thị trấn "
        "thì kèm tên huyện)."
    ),
    "row.duplicate": "Dòng {row} {reason} {earlier}. Chỉ dòng trước được nhận; hãy xóa hoặc sửa dòng thừa.",
}
