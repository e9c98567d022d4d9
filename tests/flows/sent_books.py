"""A unit's report of one task and the register that says otherwise of it, as they are sent for August 2020."""

from __future__ import annotations

from datetime import date

from tests.transforms.clerk import fill
from transforms.definitions.periods import Period
from transforms.workbooks.blank_workbooks import Recipient, blank_central_workbook, blank_unit_workbook

AUGUST = Period.parse("2020-08")
TASK = {
    "Số, ký hiệu văn bản giao": "123/UBND-NC", "Ngày văn bản": date(2020, 7, 20),
    "Nội dung nhiệm vụ": "Rà soát quy chế", "Tình trạng thực hiện": "Đang thực hiện",
}  # fmt: skip
REGISTERED = {
    "Mã nhiệm vụ": "NV-1", "Số, ký hiệu văn bản": "123/UBND-NC", "Ngày ban hành": date(2020, 7, 20),
    "Nội dung nhiệm vụ": "Rà soát quy chế", "Cơ quan chủ trì": "Sở Khoa học và Công nghệ",
    "Trạng thái": "Đã hoàn thành", "Ngày hoàn thành": date(2020, 8, 1),
}  # fmt: skip


def department(month: Period = AUGUST) -> bytes:
    """The blank workbook of Sở Khoa học và Công nghệ."""
    recipient = Recipient("SKHCN", "Sở Khoa học và Công nghệ", "UBND tỉnh Lạng Sơn")
    return blank_unit_workbook(recipient, month, month.window())


def register() -> bytes:
    """The register with the task as done."""
    recipient = Recipient("VPUBND", "Văn phòng UBND tỉnh", "UBND tỉnh Lạng Sơn")
    data = blank_central_workbook("task_register", recipient, AUGUST, AUGUST.window())
    return fill(data, {"SO-NV": [REGISTERED]})
