"""A command that is stopped or killed ends at once and leaves no process behind: a pipe of its output is closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.lock import writer_lock
from tests.end_to_end.workspaces import environment, sample_workspace

pytestmark = pytest.mark.slow


STOPS = ("CTRL_BREAK_EVENT",) if sys.platform == "win32" else ("SIGINT", "SIGTERM", "SIGHUP")


@pytest.fixture(autouse=True)
def _heeded_by_what_is_started() -> Iterator[None]:
    """Under nohup the tests themselves ignore a signal, and so would the program, as it should."""
    if sys.platform == "win32":
        yield
        return
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("stop", [*STOPS, "kill"])
def test_a_run_that_waits_for_another_is_ended_by_any_signal_with_its_server(tmp_path: Path, stop: str) -> None:
    workspace = sample_workspace(tmp_path / "Thư mục làm việc", ())
    behind_a_proxy = {"http_proxy": "http://127.0.0.1:9", "HTTP_PROXY": "http://127.0.0.1:9"}  # which leads nowhere
    with writer_lock(workspace.state / "writer.lock", "lượt chạy khác"):
        process = subprocess.Popen(
            [sys.executable, "-m", "flows", "--workspace", str(workspace.root), "ingest"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env=environment(behind_a_proxy),
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        assert process.stderr is not None
        assert "lượt chạy khác" in process.stderr.readline()  # its server is up, and it has begun to wait
        if stop == "kill":
            process.kill()
        elif sys.platform == "win32":
            process.send_signal(getattr(signal, stop))
        else:
            os.killpg(process.pid, getattr(signal, stop))
        _, told = process.communicate(timeout=30)  # which waits for all that hold the pipes
    if stop != "kill":
        assert process.returncode == 1
        assert told.startswith("Đã dừng theo yêu cầu")
        assert len(told.splitlines()) == 1
