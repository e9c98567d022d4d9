"""A made inbox to measure on: workbooks of 6 sheets x 50 rows x 12 columns, as offices fill them in, without faults.

Imports nothing of the product, so that what is measured cannot lean on what measures it. The same call writes the same
cells, and the same bytes where its writer does.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.benchmarks.made_workbook import Cell, Made, Writer, write_workbook

ROWS = 50
COLUMNS = 12
YEAR = 2020

OFFICES = (
    "Ban Dân tộc",
    "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
    "Sở Công Thương",
    "Sở Giáo dục và Đào tạo",
    "Sở Giao thông vận tải",
    "Sở Khoa học và Công nghệ",
    "Sở Kế hoạch và Đầu tư",
    "Sở Lao động - Thương binh và Xã hội",
    "Sở Nông nghiệp và Phát triển nông thôn",
    "Sở Nội vụ",
    "Sở Ngoại vụ",
    "Sở Tài chính",
    "Sở Tài nguyên và Môi trường",
    "Sở Tư pháp",
    "Sở Thông tin và Truyền thông",
    "Sở Văn hóa, Thể thao và Du lịch",
    "Sở Xây dựng",
    "Sở Y tế",
    "Thanh tra tỉnh",
    "Văn phòng UBND tỉnh",
    "UBND thành phố Lạng Sơn",
    "UBND huyện Tràng Định",
    "UBND huyện Bình Gia",
    "UBND huyện Văn Lãng",
    "UBND huyện Cao Lộc",
    "UBND huyện Văn Quan",
    "UBND huyện Bắc Sơn",
    "UBND huyện Hữu Lũng",
    "UBND huyện Chi Lăng",
    "UBND huyện Lộc Bình",
    "UBND huyện Đình Lập",
)
MATTERS = (
    "rà soát thủ tục hành chính",
    "phòng, chống dịch bệnh trên đàn vật nuôi",
    "giải phóng mặt bằng dự án khu đô thị mới",
    "tiêm chủng mở rộng cho trẻ em vùng cao",
    "quản lý, bảo vệ rừng đặc dụng",
    "đề án chính quyền điện tử",
    "kiểm soát tải trọng xe",
    "tuyển dụng viên chức ngành giáo dục",
    "chương trình mục tiêu quốc gia xây dựng nông thôn mới",
    "quản lý giá vật liệu xây dựng",
)
VERBS = (
    "Tham mưu ban hành",
    "Báo cáo kết quả",
    "Kiểm tra, xử lý dứt điểm",
    "Thẩm định",
    "Tổng hợp, trình UBND tỉnh xem xét",
)
SUBORDINATES = (
    "Văn phòng",
    "Phòng Tổ chức - Hành chính",
    "Trung tâm Dịch vụ việc làm",
    "Chi cục Chăn nuôi",
    "Ban Quản lý dự án",
)
ASSIGNERS = ("Tỉnh ủy", "UBND tỉnh", "Chủ tịch UBND tỉnh", "Phó Chủ tịch UBND tỉnh", "Khác")
VIOLATIONS = ("Thời giờ làm việc", "Đeo thẻ công chức", "Sử dụng rượu bia", "Thời hạn giải quyết công việc", "Khác")
SANCTIONS = ("Nhắc nhở", "Phê bình", "Kiểm điểm", "Khiển trách", "Chưa xử lý")
DOCUMENT_TYPES = ("Chỉ thị", "Kế hoạch", "Quyết định", "Công văn", "Hướng dẫn", "Báo cáo")
HEADINGS = ("Ưu điểm", "Tồn tại hạn chế", "Nguyên nhân", "Phương hướng kỳ tới", "Kiến nghị đề xuất")
EXTRA = (
    "Đầu mối",
    "Văn bản liên quan",
    "Kết quả",
    "Tiến độ",
    "Khó khăn",
    "Giải pháp",
    "Mức độ",
    "Theo dõi",
    "Bổ sung",
    "Khác",
)

TASK_HEADER = (
    "STT|Số, ký hiệu văn bản giao|Ngày văn bản|Cơ quan, người giao|Nội dung nhiệm vụ|Thời hạn hoàn thành|Gia hạn đến|"
    "Tình trạng thực hiện|Ngày hoàn thành|Văn bản, sản phẩm kết quả|Nguyên nhân chậm|Ghi chú"
)
INSPECTION_HEADER = (
    "STT|Số quyết định, kế hoạch kiểm tra|Ngày quyết định|Hình thức kiểm tra|Cơ quan kiểm tra|"
    "Cơ quan, đơn vị được kiểm tra|Ngày kiểm tra|Số tồn tại, hạn chế|Nội dung tồn tại, hạn chế|Thời hạn khắc phục|"
    "Số đã khắc phục|Ngày khắc phục xong"
)
VIOLATION_HEADER = (
    "STT|Ngày phát hiện|Hành vi vi phạm|Cơ quan, đơn vị|Số CBCCVC vi phạm|Hình thức xử lý|Số đã xử lý|Ghi chú"
)
DOCUMENT_HEADER = "STT|Loại văn bản|Số, ký hiệu|Ngày ban hành|Trích yếu|Ghi chú"
SERVICE_GROUPS = "Lĩnh vực|Số hồ sơ tiếp nhận||||Số hồ sơ đã giải quyết||||Số hồ sơ đang giải quyết||"
SERVICE_HEADER = (
    "|Tổng số|Kỳ trước chuyển sang|Trực tuyến|Trực tiếp, bưu chính|Tổng số|Trước hạn|Đúng hạn|Quá hạn|"
    "Tổng số|Trong hạn|Quá hạn"
)
REMARK_HEADER = "Mục|Nội dung"


def make_inbox(folder: Path, workbooks: int = 300, write: Writer = write_workbook) -> list[Path]:
    """Write the inbox and its `received.csv`: months one after the other, an office once a month.

    Returns the workbooks' paths. More than 31 x 12 workbooks go on into the years that follow.
    """
    written = []
    received = ["file,received_at"]
    for number in range(workbooks):
        months, place = divmod(number, len(OFFICES))
        office = Office(OFFICES[place], YEAR + months // 12, months % 12 + 1, random.Random(number))
        path = folder / f"{office.year}-{office.month:02}" / f"Bieu {place + 1:02} T{office.month}.{office.year}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        write(path, office.sheets(), office.titles())
        when = f"{office.year}-{office.month:02}-15T09:{place:02}:00+07:00"
        received.append(f"{path.relative_to(folder).as_posix()},{when}")
        written.append(path)
    (folder / "received.csv").write_text("\n".join(received) + "\n", encoding="utf-8", newline="\n")
    return written


@dataclass
class Office:
    """One office's month, told by chance and always the same way."""

    name: str
    year: int
    month: int
    chance: random.Random

    @property
    def last(self) -> date:
        return date(self.year, self.month, 14)

    def titles(self) -> list[list[Cell]]:
        return [
            ["UBND TỈNH LẠNG SƠN"],
            [self.name.upper()],
            ["BIỂU TỔNG HỢP"],
            [f"(Tháng {self.month} năm {self.year})"],
            [],
        ]

    def sheets(self) -> list[Made]:
        services = (SERVICE_GROUPS, SERVICE_HEADER)
        areas = ("A6:A7", "B6:E6", "F6:I6", "J6:L6")
        return [
            Made("01-NV", [_header(TASK_HEADER)], (), self._rows(self._task)),
            Made("02-KT", [_header(INSPECTION_HEADER)], (), self._rows(self._inspection)),
            Made("03-VP", [_header(VIOLATION_HEADER)], (), self._rows(self._violation)),
            Made("05-VB", [_header(DOCUMENT_HEADER)], (), self._rows(self._document)),
            Made(
                "06-TTHC",
                [[name or None for name in row.split("|")] for row in services],
                areas,
                self._rows(self._service),
            ),
            Made("08-NX", [_header(REMARK_HEADER)], (), self._rows(self._remark)),
        ]

    def _rows(self, row: Callable[[int], list[Cell]]) -> list[list[Cell]]:
        made = [row(no) for no in range(1, ROWS + 1)]
        return [cells + [self.chance.choice(MATTERS) for _ in range(COLUMNS - len(cells))] for cells in made]

    def _day(self) -> date:
        return self.last - timedelta(days=self.chance.randrange(28))

    def _matter(self) -> str:
        return f"{self.chance.choice(VERBS)} {self.chance.choice(MATTERS)} ({self.chance.randrange(1, 999)})"

    def _task(self, no: int) -> list[Cell]:
        chance, done = self.chance, self.chance.random() < 0.6
        return [
            no,
            f"{chance.randrange(1, 2500)}/UBND-KGVX",
            self.last - timedelta(days=30 + chance.randrange(60)),
            chance.choice(ASSIGNERS),
            self._matter(),
            self.last + timedelta(days=chance.randrange(-20, 40)),
            None,
            "Đã hoàn thành" if done else "Đang thực hiện",
            self._day() if done else None,
            f"{chance.randrange(1, 900)}/BC" if done else None,
            None,
            "nhiệm vụ thường xuyên" if chance.random() < 0.1 else None,
        ]

    def _inspection(self, no: int) -> list[Cell]:
        visited, found = self._day(), self.chance.randrange(6)
        return [
            no,
            f"{no}/QĐ-KT",
            visited - timedelta(days=5),
            "Tự kiểm tra",
            self.name,
            f"{self.chance.choice(SUBORDINATES)} {no}",
            visited,
            found,
            self.chance.choice(MATTERS),
            self.last + timedelta(days=30),
            self.chance.randrange(found + 1),
            None,
        ]

    def _violation(self, no: int) -> list[Cell]:
        people = self.chance.randrange(1, 5)
        return [
            no,
            self._day(),
            self.chance.choice(VIOLATIONS),
            f"{self.chance.choice(SUBORDINATES)} {no}",
            people,
            self.chance.choice(SANCTIONS),
            self.chance.randrange(people + 1),
            None,
        ]

    def _document(self, no: int) -> list[Cell]:
        kind = self.chance.choice(DOCUMENT_TYPES)
        return [no, kind, f"{self.month * 100 + no}/KH-BC", self._day(), self._matter(), None]

    def _service(self, no: int) -> list[Cell]:
        carried, online, in_person = (self.chance.randrange(most) for most in (20, 300, 300))
        received = carried + online + in_person
        resolved = self.chance.randrange(received + 1)
        early = self.chance.randrange(resolved + 1)
        pending = received - resolved
        known = [received, carried, online, in_person, resolved, early, resolved - early, 0, pending, pending, 0]
        return [f"Lĩnh vực {no}", *known]

    def _remark(self, no: int) -> list[Cell]:
        return [HEADINGS[no % len(HEADINGS)], f"{self._matter()}: {self.chance.choice(MATTERS)}."]


def _header(names: str) -> list[Cell]:
    known = names.split("|")
    return [*known, *EXTRA[: COLUMNS - len(known)]]
