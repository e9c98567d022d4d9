"""Temporary servers of Prefect: how they come up, and where they have data that nobody needs."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from flows.lock import writer_lock
from flows.outcomes import Refusal
from flows.prefect_environment import running_flows, server_home
from flows.workspace import Workspace, init_workspace

pytestmark = pytest.mark.usefixtures("usual_language")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_workspace(tmp_path / "w").root


def test_temporary_servers_come_up_one_at_a_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Started:
        api = "http://127.0.0.1:1/api"

        def wait(self) -> None:
            with pytest.raises(Refusal, match="chính tiến trình này"), writer_lock(lock, "another"):
                pass

    lock = folder / ".cchc" / "server.lock"
    monkeypatch.setenv("PREFECT_HOME", str(folder / ".cchc" / "prefect"))
    monkeypatch.setenv("PREFECT_API_URL", "")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setattr("flows.prefect_environment.TemporaryServer", Started)
    monkeypatch.setattr("flows.prefect_environment.server_is_set", lambda: False)
    with running_flows(Workspace(folder)), writer_lock(lock, "another"):
        pass


def test_data_of_temporary_servers_begin_anew_where_they_have_grown_large_and_go_the_time_after(folder: Path) -> None:
    def homes() -> list[str]:
        return sorted(home.name for home in (folder / ".cchc").glob("prefect*"))

    def grown(home: Path) -> Path:
        home.mkdir(exist_ok=True)
        (home / "prefect.db").write_bytes(b"")
        os.truncate(home / "prefect.db", 64 << 20)
        return server_home(folder / ".cchc")

    first = server_home(folder / ".cchc")
    first.mkdir()
    assert server_home(folder / ".cchc") == first
    second = grown(first)
    assert second != first and homes() == ["prefect"]
    third = grown(second)
    assert third not in (first, second) and homes() == ["prefect-2"]


@pytest.mark.parametrize("damaged", [b"", b"\0" * 8192, b"SQLite format 3\0" + b"\1" * 8176])
def test_data_of_temporary_servers_that_a_power_cut_damaged_stop_no_run(folder: Path, damaged: bytes) -> None:
    home = server_home(folder / ".cchc")
    home.mkdir()
    with closing(sqlite3.connect(home / "prefect.db")) as con:
        con.execute("CREATE TABLE flow_run (id INTEGER)")
    assert server_home(folder / ".cchc") == home
    (home / "prefect.db").write_bytes(damaged)
    assert (server_home(folder / ".cchc") == home) == (damaged == b"")  # an empty file is a new database
