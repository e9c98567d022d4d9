"""What departments and the keeper of the register send for August 2020, and a ruling on what they tell differently."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from openpyxl import load_workbook

from flows.received import HANOI
from flows.workspace import Workspace
from tests.transforms.clerk import fill
from transforms.definitions.periods import Period
from transforms.workbooks.blank_workbooks import Recipient, blank_central_workbook, blank_unit_workbook

JULY, AUGUST = Period.parse("2020-07"), Period.parse("2020-08")
NAMES = {"SKHCN": "Sở Khoa học và Công nghệ", "SYT": "Sở Y tế", "STC": "Sở Tài chính"}
TASK = {
    "Số, ký hiệu văn bản giao": "123/UBND-NC", "Ngày văn bản": date(2020, 7, 20),
    "Nội dung nhiệm vụ": "Rà soát quy chế", "Tình trạng thực hiện": "Đang thực hiện",
}  # fmt: skip
DONE = {**TASK, "Tình trạng thực hiện": "Đã hoàn thành", "Ngày hoàn thành": date(2020, 8, 1)}
WRONG = {**TASK, "Số, ký hiệu văn bản giao": "9/UBND-NC", "Tình trạng thực hiện": "Xong rồi đấy"}
REGISTERED = {
    "Mã nhiệm vụ": "NV-1", "Số, ký hiệu văn bản": "123/UBND-NC", "Ngày ban hành": date(2020, 7, 20),
    "Nội dung nhiệm vụ": "Rà soát quy chế", "Cơ quan chủ trì": "Sở Khoa học và Công nghệ",
    "Trạng thái": "Đã hoàn thành", "Ngày hoàn thành": date(2020, 8, 1),
}  # fmt: skip
RULING = {"Kết luận": "Theo đơn vị", "Lý do": "Chưa có sản phẩm", "Người kết luận": "Nguyễn Văn A",
          "Ngày": date(2020, 8, 18)}  # fmt: skip


def department(*tasks: Mapping[str, object], unit: str = "SKHCN", month: Period = AUGUST) -> bytes:
    """The workbook of a department with these tasks, else blank."""
    blank = blank_unit_workbook(Recipient(unit, NAMES[unit], "UBND tỉnh Lạng Sơn"), month, month.window())
    return fill(blank, {"01-NV": tasks}) if tasks else blank


def register(*tasks: Mapping[str, object], month: Period = AUGUST) -> bytes:
    """The register with the task as done, and with others."""
    recipient = Recipient("VPUBND", "Văn phòng UBND tỉnh", "UBND tỉnh Lạng Sơn")
    blank = blank_central_workbook("task_register", recipient, month, month.window())
    return fill(blank, {"SO-NV": [REGISTERED, *tasks]})


def ruled(workspace: Workspace) -> bytes:
    """`chenh-lech.xlsx` with the ruling on the status that differs, and every other line left blank."""
    file = workspace.feedback / "2020-08" / "chenh-lech.xlsx"
    rows = load_workbook(file)["XL-CL"].iter_rows(min_row=6, values_only=True)
    answers = [RULING if "Tình trạng hoàn thành" in str(row[3]) else {} for row in rows]
    assert any(answers)
    return fill(file.read_bytes(), {"XL-CL": answers})


def receive(workspace: Workspace, name: str, data: bytes, days_later: int = 0) -> None:
    """Put a file into the inbox as one that came on 17 August 2020 at 9 o'clock, or so many days later."""
    path = workspace.inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    moment = (datetime(2020, 8, 17, 9, tzinfo=HANOI) + timedelta(days=days_later)).timestamp()
    os.utime(path, (moment, moment))
