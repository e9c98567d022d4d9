"""Things that a province asks of its offices, no two of them alike."""

from __future__ import annotations

CONTENTS = (
    "Rà soát, cắt giảm điều kiện kinh doanh trong lĩnh vực vận tải hành khách tuyến cố định",
    "Xây dựng phương án phòng, chống cháy rừng mùa khô tại các xã biên giới",
    "Tổng kiểm kê tài sản công là nhà, đất dôi dư sau sáp nhập trường học",
    "Lập danh mục thủ tục thực hiện hoàn toàn qua mạng để người dân tra cứu",
    "Báo cáo việc tiêm vắc xin cho đàn lợn tái đàn của các hộ chăn nuôi nhỏ",
    "Chuẩn bị nội dung làm việc với đoàn công tác của Bộ Giao thông",
    "Đề xuất chính sách hỗ trợ giá điện chiếu sáng ngõ xóm",
    "Giải quyết dứt điểm đơn khiếu nại về bồi thường dự án hồ chứa Bản Lải",
    "Khảo sát nhu cầu học nghề của thanh niên hoàn thành nghĩa vụ quân sự",
    "Quyết toán kinh phí diễn tập khu vực phòng thủ",
    "Thẩm định đồ án quy hoạch chi tiết chợ đầu mối nông sản",
    "Tham mưu kế hoạch tổ chức Ngày hội Văn hóa các dân tộc vùng Đông Bắc",
    "Xử lý rác thải tồn đọng ở bãi trung chuyển thị trấn",
    "Công khai kết luận thanh tra về thu chi quỹ phụ huynh",
    "Hướng dẫn đăng ký mã số vùng trồng na, hồng không hạt",
    "Cấp phát thiết bị dạy học lớp hai theo chương trình giáo dục mới",
    "Theo dõi mực nước sông Kỳ Cùng và cảnh báo ngập úng đô thị",
    "Rút ngắn thời gian thông quan hàng hóa tại cửa khẩu Chi Ma",
    "Bố trí chỗ ở cho giáo viên cắm bản",
    "Chấn chỉnh tình trạng xe quá tải cơi nới thành thùng",
    "Hoàn thiện hồ sơ công nhận bảo vật quốc gia",
    "Số hóa sổ hộ tịch từ năm 1976 đến năm 2005",
    "Ký kết thỏa thuận hợp tác với thành phố Nam Ninh, Quảng Tây",
    "Thu hồi giấy phép khai thác cát sỏi hết hạn",
    "Chi trả dịch vụ môi trường rừng cho cộng đồng thôn",
    "Đánh giá mức độ hài lòng của người bệnh ngoại trú",
    "Lắp đặt camera giám sát an ninh ở bến xe phía Bắc",
    "Tuyển dụng bác sĩ về trạm y tế vùng sâu",
    "Điều chỉnh tổng mức đầu tư đường tránh quốc lộ 4B",
    "Xác minh nguồn gốc đất của hộ ông Hoàng Văn Páo",
    "Tặng quà gia đình liệt sĩ dịp 27 tháng 7",
    "Kiểm soát giá khẩu trang, nước sát khuẩn ngoài thị trường",
    "Bảo trì hệ thống hội nghị truyền hình ba cấp",
    "Ban hành quy chế phối hợp quản lý lao động nước ngoài",
    "Trồng bù diện tích hồi bị chết do sương muối",
    "Sắp xếp lại tổ dân phố có dưới 200 hộ",
)


def mistyped(text: str) -> str:
    """The text as a hurried clerk copies it: one letter twice, one dropped."""
    third = len(text) // 3
    return text[:third] + text[third] + text[third : 2 * third] + text[2 * third + 1 :]
