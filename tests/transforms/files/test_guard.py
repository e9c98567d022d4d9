"""The guard: work that dies, hangs or hoards takes nothing with it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.transforms.guarded_work import die_at_the_first_start, endless, greet, misbehave
from transforms.files.guard import Crash, EarlyWorkers, run_guarded
from transforms.files.guard_bounds import WorkerStartError
from transforms.files.sheets import Limits

LIMITS = Limits(memory_bytes=256 << 20, wall_seconds=3, cpu_seconds=30)


def _endless_after_first(item: str) -> str:
    return item if item == "first" else endless(item)


def outcomes(items: list[str], limits: Limits = LIMITS, workers: int = 2) -> list[str]:
    """Each result, or ``!kind`` of its crash, in the order in which they came."""
    found = []
    for item, result in run_guarded(misbehave, items, limits=limits, workers=workers):
        found.append(f"!{result.kind}" if isinstance(result, Crash) else str(result))
        assert item == items[len(found) - 1]
    return found


def test_results_come_in_the_order_of_the_items() -> None:
    items = [f"ok {number}" for number in range(300)]
    assert outcomes(items) == items


def test_nothing_to_do_starts_nothing() -> None:
    assert outcomes([]) == []


@pytest.mark.parametrize(
    ("item", "crash"),
    [("hoard", "!memory"), ("sleep", "!time"), ("abort", "!died"), ("exit", "!died"), ("raise:why", "!error")],
)
def test_an_item_that_breaks_its_worker_is_a_crash_and_its_neighbours_have_results(item: str, crash: str) -> None:
    assert outcomes(["a", "b", item, "c", "d", "e"]) == ["a", "b", crash, "c", "d", "e"]


def test_endless_work_is_ended_for_each_item_by_itself() -> None:
    # On POSIX the system bounds processor time, on Windows the wall clock alone does.
    limits = Limits(memory_bytes=256 << 20, wall_seconds=1 if sys.platform == "win32" else 30, cpu_seconds=1)
    assert outcomes(["spin", "b"], limits, workers=1) == ["!time", "b"]


def test_an_item_that_overran_its_time_among_others_is_not_tried_again(tmp_path: Path) -> None:
    mark = tmp_path / "tries"
    late = f"sleep after marking:{mark}"
    assert outcomes(["a", "b", late, "c", "d", "e"], workers=1) == ["a", "b", "!time", "c", "d", "e"]
    assert mark.read_text(encoding="ascii").splitlines() == ["tried"]


def test_an_exception_is_told_with_its_text() -> None:
    ((_, crash),) = run_guarded(misbehave, ["raise:chuyện lạ"], limits=LIMITS, workers=1)
    assert isinstance(crash, Crash)
    assert "chuyện lạ" in crash.detail


def test_an_item_whose_worker_died_by_chance_is_tried_again_alone(tmp_path: Path) -> None:
    flaky = f"once:{tmp_path / 'died'}"
    assert outcomes(["a", flaky, "b"], workers=1) == ["a", flaky, "b"]


def test_many_bad_items_among_good_ones_lose_no_good_one() -> None:
    items = [("abort" if number % 7 == 3 else f"ok {number}") for number in range(60)]
    assert outcomes(items) == [("!died" if item == "abort" else item) for item in items]


def test_what_work_prints_does_not_mix_with_results() -> None:
    assert outcomes(["print", "a"], workers=1) == ["print", "a"]


def test_large_results_come_whole() -> None:
    assert [len(result) for result in outcomes([f"big:{5 << 20}", "big:3"])] == [5 << 20, 3]


def test_workers_are_reused() -> None:
    assert len(set(outcomes(["pid"] * 60))) <= 2


def test_each_worker_is_initialised_once_before_its_work() -> None:
    found = list(run_guarded(misbehave, ["a", "b"], limits=LIMITS, workers=1, initializer=greet, initargs=("hello ",)))
    assert found == [("a", "hello a"), ("b", "hello b")]


def test_a_worker_that_somebody_ends_while_it_comes_up_is_started_once_more(tmp_path: Path) -> None:
    died = str(tmp_path / "died")
    found = list(
        run_guarded(misbehave, ["a"], limits=LIMITS, workers=1, initializer=die_at_the_first_start, initargs=(died,))
    )
    assert found == [("a", "a")]


def test_a_worker_that_cannot_start_is_an_error_of_the_installation() -> None:
    with pytest.raises(WorkerStartError):
        list(run_guarded(misbehave, ["a"], limits=LIMITS, workers=1, initializer=greet, initargs=()))


def test_a_worker_that_cannot_be_bounded_does_no_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def refused(process: subprocess.Popen[bytes], memory_bytes: int) -> None:
        started.append(process)
        raise OSError(5, "Access is denied")

    monkeypatch.setattr("transforms.files.guard.bound_child", refused)
    mark = tmp_path / "pid"
    with pytest.raises(WorkerStartError, match="Access is denied"):
        list(run_guarded(endless, [str(mark)], limits=LIMITS, workers=1))
    assert [process.poll() is not None for process in started] == [True]
    assert not mark.exists()


def test_where_one_worker_cannot_be_bounded_none_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    def refused_the_second(process: subprocess.Popen[bytes], memory_bytes: int) -> None:
        started.append(process)
        if len(started) == 2:
            raise OSError(5, "Access is denied")

    monkeypatch.setattr("transforms.files.guard.bound_child", refused_the_second)
    with pytest.raises(WorkerStartError):
        EarlyWorkers(misbehave, limits=LIMITS, workers=3)
    assert [process.poll() is not None for process in started] == [True, True]


def test_leaving_early_ends_the_workers(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    running = run_guarded(_endless_after_first, ["first", str(mark)], limits=Limits(), workers=2)
    assert next(running) == ("first", "first")
    worker = int(_wait_for_text(mark))
    running.close()  # type: ignore[attr-defined]
    assert not _alive(worker)


def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "from tests.transforms.guarded_work import endless\n"
        "from transforms.files.guard import run_guarded\n"
        "from transforms.files.sheets import Limits\n"
        f"list(run_guarded(endless, [{str(mark)!r}], limits=Limits(), workers=1))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parents[3])
    try:
        worker = int(_wait_for_text(mark))
    finally:
        parent.kill()
        parent.wait()
    deadline = time.monotonic() + 10
    while _alive(worker):
        assert time.monotonic() < deadline, "the worker outlived its parent"
        time.sleep(0.02)


def _wait_for_text(path: Path) -> str:
    deadline = time.monotonic() + 20
    while not (path.exists() and path.read_text(encoding="ascii")):
        assert time.monotonic() < deadline, "the worker did not start"
        time.sleep(0.02)
    return path.read_text(encoding="ascii")


def _alive(process: int) -> bool:
    if sys.platform == "win32":
        listed = subprocess.run(["tasklist", "/FI", f"PID eq {process}"], capture_output=True, check=True, text=True)
        return str(process) in listed.stdout
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")  # a dead child that nobody has waited for is still listed
    return not (state.exists() and state.read_text(encoding="ascii", errors="replace").split(") ")[-1][:1] == "Z")
