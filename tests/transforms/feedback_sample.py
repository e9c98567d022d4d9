"""A unit's feedback as plain values, to be varied by tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from transforms.definitions.feedback_data import (
    CopiedRow,
    Fate,
    FaultySheet,
    ReceivedFile,
    Side,
    ToldDifference,
    ToldFinding,
    ToldRuling,
    UnitFeedback,
)

PATH = "2020-08/BC thang 8 So KHCN.xlsx"
HEADER = ("STT", "Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ", "Tình trạng thực hiện")
RULING = ToldRuling("Theo đơn vị", None, "Đã kiểm tra văn bản", "Nguyễn Văn A", date(2020, 8, 1))


def file(**said: Any) -> ReceivedFile:
    plain = ReceivedFile(
        "k", PATH, datetime(2020, 8, 16, 9, 5), "unit", "SKHCN", "2020-08", "accepted_with_findings", True, 40, 2
    )
    return replace(plain, **said)


def finding(**said: Any) -> ToldFinding:
    message = "Ô C8 (cột “Ngày văn bản”): “abc” không phải là ngày. Hãy ghi ngày theo dạng ngày/tháng/năm."
    plain = ToldFinding(
        "k", PATH, 1, "01-NV", "C8", 8, "document_date", "abc", "cell.not_a_date", "reject_row", message
    )
    return replace(plain, **said)


def difference(number: int = 1, **said: Any) -> ToldDifference:
    plain = ToldDifference(
        id=f"CL-{number:010X}",
        period="2020-08",
        rule="task.completed_on_differs",
        severity="warning",
        state="open",
        unit="SKHCN",
        subject=f"{number}/UBND-NC ngày 05/07/2020: Rà soát quy chế",
        left=Side("task_register", "2020-08-01", "2020-08/So theo doi.xls", "SO-NV", "L855"),
        right=Side("task_progress", "2020-08-09", PATH, "01-NV", "I8"),
        message=f"Nhiệm vụ tại văn bản {number}/UBND-NC: sổ theo dõi ghi 01/08/2020, đơn vị báo cáo 09/08/2020.",
        suggestion=None,
        ruling=None,
        fate=Fate.NEW,
        unit_name="Sở Khoa học và Công nghệ",
        recipients=("SKHCN",),
    )
    return replace(plain, **said)


def sheet(rows: int = 3, **said: Any) -> FaultySheet:
    title = CopiedRow(1, ("SỞ KHOA HỌC VÀ CÔNG NGHỆ",), "ignored", "title")
    header = CopiedRow(6, HEADER, "ignored", "header")
    data = [
        CopiedRow(
            7 + n, (str(n + 1), f"{n}/UBND-NC", "2020-07-20", "Rà soát quy chế", "Đang thực hiện"), "accepted", None
        )
        for n in range(rows)
    ]
    return replace(FaultySheet("k", PATH, 1, "01-NV", "task_progress", (title, header, *data)), **said)


def feedback(**said: Any) -> UnitFeedback:
    plain = UnitFeedback(
        unit="SKHCN",
        unit_name="Sở Khoa học và Công nghệ",
        period="2020-08",
        files=(file(),),
        guessed_paths=(),
        missing_forms=(),
        findings=(finding(),),
        differences=(difference(),),
        sheets=(sheet(),),
        asked_by="Sở Nội vụ",
    )
    return replace(plain, **said)


def quiet(**said: Any) -> UnitFeedback:
    """Of a unit about which there is nothing to say."""
    return feedback(**{"findings": (), "differences": (), "sheets": (), "files": (file(state="accepted"),), **said})
