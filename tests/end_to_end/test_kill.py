"""A run killed at any stage leaves nothing that the next run does not put right, and no mail goes twice."""

from __future__ import annotations

import asyncio
import random
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from flows.workspace import Workspace
from tests.end_to_end.whole_job import STAGES
from tests.end_to_end.workspaces import contents, digest, environment, sample_workspace

pytestmark = pytest.mark.slow

MONTHS = ("2020-08",)
RECIPIENTS = ("gd@snv.example.vn", "pgd@snv.example.vn")
UNITS = {"SKHCN": "vt@skhcn.example.vn", "182": "vt@vanlang.example.vn", "SYT": "vt@syt.example.vn"}
EVERYBODY = (*RECIPIENTS, *UNITS.values())
REPORT = Path("reports") / "2020-08" / "bao-cao-2020-08-v1.docx"


class Postbox:
    """A server that takes its time and counts."""

    def __init__(self) -> None:
        self.received: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.received += envelope.rcpt_tos
        await asyncio.sleep(0.2)
        return "250 OK"


@pytest.fixture(scope="module")
def postbox() -> Iterator[tuple[Postbox, int]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, port
    finally:
        controller.stop(no_assert=True)


def settings(port: int) -> str:
    listed = ", ".join(f'"{recipient}"' for recipient in RECIPIENTS)
    return (
        f'[mail]\nsmtp_host = "127.0.0.1"\nsmtp_port = {port}\nsecurity = "none"\nrecipients = [{listed}]\n'
        "[report]\npdf = false\n[mail.units]\n" + "".join(f'{unit} = "{address}"\n' for unit, address in UNITS.items())
    )


def start(workspace: Workspace) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.end_to_end.whole_job", str(workspace.root)],
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=environment(),
    )


def kill_when(workspace: Workspace, line: str, after_seconds: float) -> None:
    """Start a run and kill it a moment after it says the line."""
    process = start(workspace)
    assert process.stdout is not None
    for said in process.stdout:
        if said.strip() == line:
            break
    time.sleep(after_seconds)
    process.kill()
    process.communicate()


def finish(workspace: Workspace) -> None:
    process = start(workspace)
    process.communicate()
    assert process.returncode == 0


@pytest.fixture(scope="module")
def undisturbed(postbox: tuple[Postbox, int], tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    box, port = postbox
    workspace = sample_workspace(tmp_path_factory.mktemp("undisturbed") / "w", MONTHS, settings(port))
    finish(workspace)
    assert sorted(box.received) == sorted(EVERYBODY)
    box.received.clear()
    return workspace


def test_a_run_killed_in_every_stage_in_turn_ends_as_one_that_never_was(
    postbox: tuple[Postbox, int], undisturbed: Workspace, tmp_path: Path
) -> None:
    box, port = postbox
    workspace = sample_workspace(tmp_path / "w", MONTHS, settings(port))
    chance = random.Random(20200814)
    for name in STAGES:
        kill_when(workspace, f"begin {name}", chance.uniform(0, 0.4))
    finish(workspace)
    finish(workspace)
    once = contents(workspace)
    never = contents(undisturbed)
    # A mail that the server had when the run was killed is of unknown fate, for a person to settle.
    del once["deliveries"], never["deliveries"]
    assert once == never
    assert digest(workspace.root / REPORT) == digest(undisturbed.root / REPORT)
    assert all(box.received.count(recipient) <= 1 for recipient in EVERYBODY)
    box.received.clear()


def test_what_was_written_before_the_kill_is_whole(
    postbox: tuple[Postbox, int], undisturbed: Workspace, tmp_path: Path
) -> None:
    box, port = postbox
    workspace = sample_workspace(tmp_path / "w", MONTHS, settings(port))
    kill_when(workspace, "end render", 0)
    assert digest(workspace.root / REPORT) == digest(undisturbed.root / REPORT)
    for original in (path for path in workspace.archive.rglob("*") if path.is_file()):
        assert digest(original) == original.name
    finish(workspace)
    assert all(box.received.count(recipient) <= 1 for recipient in EVERYBODY)
    box.received.clear()
