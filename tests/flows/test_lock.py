from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from flows.lock import writer_lock
from flows.outcomes import Refusal

HOLD = """
import sys, time
from pathlib import Path
from flows.lock import writer_lock
with writer_lock(Path(sys.argv[1]), "nhận báo cáo"):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def lock_file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "writer.lock"


def holder(lock_file: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(lock_file)], stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    assert process.stdout is not None and process.stdout.readline().strip() == "held"
    return process


def test_a_second_writer_is_told_who_holds_the_lock(lock_file: Path) -> None:
    other = holder(lock_file)
    try:
        with (
            pytest.raises(
                Refusal,
                match=rf"nhận báo cáo \(tiến trình {other.pid} trên máy \S+, từ \d\d:\d\d \d\d/\d\d/\d{{4}}\)",
            ),
            writer_lock(lock_file, "lập báo cáo"),
        ):
            pass
    finally:
        other.kill()
        other.communicate()


def test_the_lock_of_a_killed_writer_is_free(lock_file: Path) -> None:
    other = holder(lock_file)
    other.kill()
    other.communicate()
    with writer_lock(lock_file, "lập báo cáo"):
        pass


def test_a_writer_waits_as_long_as_it_is_told_and_says_so_once(lock_file: Path) -> None:
    other = holder(lock_file)
    waited_for: list[str] = []

    def waiting(who: str) -> None:
        waited_for.append(who)
        threading.Timer(1, other.kill).start()

    began = time.monotonic()
    with writer_lock(lock_file, "lập báo cáo", wait_seconds=30, waiting=waiting):
        assert time.monotonic() - began < 20
    other.communicate()
    assert len(waited_for) == 1 and "nhận báo cáo" in waited_for[0]


def test_one_process_does_not_take_it_twice(lock_file: Path) -> None:
    with (
        writer_lock(lock_file, "nhận báo cáo"),
        pytest.raises(Refusal, match="chính tiến trình này"),
        writer_lock(lock_file, "lập báo cáo"),
    ):
        pass
    with writer_lock(lock_file, "lập báo cáo"):
        pass
