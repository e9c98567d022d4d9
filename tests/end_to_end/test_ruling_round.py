"""From an empty workspace: report, ruling put back as a person would, report again: figures, letters, explanation."""

from __future__ import annotations

import email
import json
from email.message import EmailMessage
from email.policy import default
from typing import Any

import pytest

from flows.outcomes import Exit
from flows.workspace import Workspace, init_workspace
from tests.end_to_end.workspaces import cchc
from tests.flows.sent_books import DONE, TASK, department, receive, register, ruled

pytestmark = pytest.mark.slow

SETTINGS = """
[report]
pdf = false
[gates]
hold_on_critical = true
[mail]
recipients = ["gd@snv.example.vn"]
[mail.units]
SKHCN = "vt@skhcn.example.vn"
"""
MEASURE = ("--period", "2020-08", "--unit", "SKHCN", "--window", "period")


def completed(workspace: Workspace) -> float | None:
    listed = json.loads(cchc("measures", *MEASURE, "--json", workspace=workspace).stdout)
    (value,) = [one["value"] for one in listed if one["measure"] == "tasks_completed" and not one["split"]]
    return None if value is None else float(value)


def outbox(workspace: Workspace) -> dict[str, str]:
    """File name -> subject and plain text."""
    found = {}
    for file in sorted(workspace.outbox.glob("*.eml")):
        message = email.message_from_bytes(file.read_bytes(), policy=default)
        assert isinstance(message, EmailMessage)
        plain: Any = message.get_body(("plain",))
        found[file.name] = f"{message['Subject']}\n{plain.get_content()}"
    return found


def test_from_an_empty_workspace_to_a_ruling_that_figures_letters_and_explanation_follow(
    tmp_path: Any, server: dict[str, str]
) -> None:
    (tmp_path / "cchc.toml").write_text(SETTINGS, encoding="utf-8")
    workspace = init_workspace(tmp_path)
    receive(workspace, "So KHCN.xlsx", department(TASK))
    receive(workspace, "So theo doi.xlsx", register())

    # Nothing is sent by an ingest, nor by a run that is told to send nothing.
    made = cchc("ingest", workspace=workspace, more=server)
    assert made.returncode == Exit.DONE and "Phản hồi: 3 tệp mới hoặc có thay đổi trong " in made.stdout
    made = cchc("run", "--period", "2020-08", "--no-send", workspace=workspace, more=server)
    assert made.returncode == Exit.HELD, made.stderr
    assert outbox(workspace) == {}
    assert completed(workspace) == 1

    # A report that is held holds no letters: they bring in what it waits for.
    made = cchc("send", "--period", "2020-08", workspace=workspace, more=server)
    assert made.returncode == Exit.HELD, made.stderr
    assert "cchc approve" in made.stderr
    (first,) = outbox(workspace).items()
    assert first[0] == "thu-2020-08-SKHCN-v1-vt@skhcn.example.vn.eml"
    assert "[Nghiêm trọng] Tình trạng hoàn thành không thống nhất" in first[1]

    receive(workspace, "ket luan.xlsx", ruled(workspace), 1)
    made = cchc("run", "--period", "2020-08", workspace=workspace, more=server)
    assert made.returncode == Exit.DONE, made.stderr
    assert completed(workspace) == 0
    letters = outbox(workspace)
    second = letters["thu-2020-08-SKHCN-v2-vt@skhcn.example.vn.eml"]
    assert "(lần 2, thay thư trước)" in second
    assert "Đã có kết luận: Tình trạng hoàn thành không thống nhất" in second
    assert "bao-cao-2020-08-v1-gd@snv.example.vn.eml" in letters

    explained = cchc("explain", "--period", "2020-08", "--measure", "tasks_completed", "--unit", "SKHCN",
                     workspace=workspace)  # fmt: skip
    assert "Theo đơn vị" in explained.stdout and "Chưa có sản phẩm" in explained.stdout
    assert "Nguyễn Văn A" in explained.stdout
    shown = cchc("status", "--period", "2020-08", workspace=workspace).stdout
    assert "lần 2: chờ gửi" in shown

    # The unit takes the other side after all: what differed is resolved, and the ruling has nothing left to rule on.
    receive(workspace, "So KHCN (2).xlsx", department(DONE), 2)
    made = cchc("run", "--period", "2020-08", workspace=workspace, more=server)
    assert made.returncode == Exit.DONE, made.stderr
    assert completed(workspace) == 1
    letters = outbox(workspace)
    assert "Đã xử lý: Tình trạng hoàn thành không thống nhất" in letters["thu-2020-08-SKHCN-v3-vt@skhcn.example.vn.eml"]
