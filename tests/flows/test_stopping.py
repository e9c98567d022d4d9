"""Who stops the program is told so in a sentence; a fault of the program is no stop."""

from __future__ import annotations

import threading
import time
from _thread import interrupt_main
from pathlib import Path

import duckdb
import pytest

from flows import cli
from flows.stopping import is_a_stop


def raised_from(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


def test_a_stop_is_known_by_what_an_exception_came_from() -> None:
    assert is_a_stop(KeyboardInterrupt())
    assert is_a_stop(raised_from(RuntimeError(), KeyboardInterrupt()))
    assert not is_a_stop(raised_from(ValueError("x"), OSError("y")))


def test_a_stop_in_the_middle_of_a_query_is_one_whatever_the_database_makes_of_it() -> None:
    def stop() -> None:
        time.sleep(0.3)
        interrupt_main()

    stopping = threading.Thread(target=stop)
    stopping.start()
    with pytest.raises(BaseException) as caught:
        duckdb.sql("SELECT count(*) FROM range(100000000) a, range(1000) b WHERE a.range % 7 = b.range").fetchall()
    stopping.join()
    assert is_a_stop(caught.value)


def test_a_command_that_is_stopped_ends_with_one_and_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.cli_work.init_workspace", stopped)
    assert cli.run(["init", str(tmp_path)]) == 1
    assert "Đã dừng theo yêu cầu" in capsys.readouterr().err
