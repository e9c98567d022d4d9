from __future__ import annotations

import json
import logging

import pytest

from flows.logs import event, set_up_logs
from flows.settings import Log


def test_an_event_is_one_json_object_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Log(level="info", format="json"))
    event("file.crashed", path="2020-08/Sở Y tế.xlsx", kind="time")
    said = capsys.readouterr()
    line = json.loads(said.err)
    assert said.out == ""
    assert (line["event"], line["level"], line["path"], line["kind"]) == (
        "file.crashed",
        "info",
        "2020-08/Sở Y tế.xlsx",
        "time",
    )


def test_what_is_below_the_level_is_not_said(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Log())
    event("inbox.collected", found=3)
    event("file.crashed", logging.WARNING, kind="died")
    assert capsys.readouterr().err == "warning: file.crashed kind=died\n"


def test_setting_up_twice_says_nothing_twice(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Log(level="info"))
    set_up_logs(Log(level="info"))
    event("once")
    assert capsys.readouterr().err == "info: once\n"


def test_a_command_says_in_text_nothing_that_it_remarks_and_in_json_all(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(Log(), of_command=True)
    set_up_logs(Log())  # as its flow does
    event("inbox.left", logging.WARNING, what="a.lnk")
    event("file.crashed", logging.WARNING)
    assert capsys.readouterr().err == "warning: file.crashed\n"
    set_up_logs(Log(format="json"), of_command=True)
    event("inbox.left", logging.WARNING, what="a.lnk")
    assert json.loads(capsys.readouterr().err)["what"] == "a.lnk"
    set_up_logs(Log())  # of a worker, which makes no remarks
    event("inbox.left", logging.WARNING, what="a.lnk")
    assert capsys.readouterr().err == "warning: inbox.left what=a.lnk\n"
