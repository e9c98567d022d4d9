"""What Prefect is told by environment variables before it is imported; whatever is set already stays."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from flows.lock import writer_lock
from flows.outcomes import Refusal
from flows.temporary_server import TemporaryServer
from flows.workspace import Workspace

_QUIET = {
    "DO_NOT_TRACK": "1",
    # With the heartbeat on, a temporary server on SQLite meets "database is locked".
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
}
_LEAST_ROOM = 16 << 20  # bytes; the data of a temporary server take 6 MB, a report needs some too
_LARGEST_DATABASE = 64 << 20  # bytes; a run adds a tenth of a MB, and nobody looks at it again
_HOME = re.compile(r"prefect(?:-(\d+))?")
_MOST_WAITED = 300.0  # seconds for the servers of other runs to come up, each of which takes some
_TEMPORARY_SERVER = {"PREFECT_SERVER_UI_ENABLED": "false", "PREFECT_LOGGING_TO_API_ENABLED": "false"}


def _prepare_prefect(workspace: Workspace) -> None:
    """Called once, before anything of Prefect is imported, by commands that run flows; the server is up afterwards.

    Where the environment or the user's profile names a server, that one is used. Where none does, a temporary one is
    started; one at a time, for two that make the tables of a new workspace at once stumble over each other's.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    # By its name no logger of Prefect's; it warns that there is something left to be told to the server.
    logging.getLogger("EventsWorker").setLevel(logging.ERROR)
    if server_is_set():
        return
    with writer_lock(workspace.state / "server.lock", "khởi động máy chủ tạm thời", _MOST_WAITED):
        server = _start_server(server_home(workspace.state))
        import prefect.flows  # noqa: F401 - which takes as long as the server needs to come up

        server.wait()


def server_home(state: Path) -> Path:
    """Where temporary servers have their data: in a new folder where those of earlier runs have grown large or were
    damaged by a power cut, for nobody needs them. The one before is left, for a run that began with it may still go on;
    those before that go."""
    numbered = ((_HOME.fullmatch(folder.name), folder) for folder in state.glob("prefect*"))
    homes = sorted((int(name[1] or 1), folder) for name, folder in numbered if name)
    if not homes:
        return state / "prefect"
    number, last = homes[-1]
    database = last / "prefect.db"
    if not database.exists() or (database.stat().st_size < _LARGEST_DATABASE and _is_sound(database)):
        return last
    for _, earlier in homes[:-1]:
        shutil.rmtree(earlier, ignore_errors=True)
    return state / f"prefect-{number + 1}"


def _is_sound(database: Path) -> bool:
    try:
        with closing(sqlite3.connect(database)) as con:
            return bool(con.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
    except sqlite3.Error:
        return False


def _start_server(home: Path) -> TemporaryServer:
    """A temporary server, which may not be up yet, with its data in the workspace: a home folder may be read-only, and
    is nobody's business."""
    for name, value in _TEMPORARY_SERVER.items():
        os.environ.setdefault(name, value)
    home.mkdir(parents=True, exist_ok=True)
    if not os.access(home, os.W_OK):  # or the server would be waited for in vain
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(home))
    if shutil.disk_usage(home).free < _LEAST_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.environ.setdefault("PREFECT_HOME", str(home))
    spared = os.environ.get("no_proxy") or os.environ.get("NO_PROXY")
    os.environ["no_proxy"] = ",".join(filter(None, (spared, "127.0.0.1")))  # the office's proxy does not lead to it
    server = TemporaryServer()
    os.environ["PREFECT_API_URL"] = server.api
    return server


def server_is_set() -> bool:
    """Whether a Prefect server is named, by environment variable or by the active profile."""
    if os.environ.get("PREFECT_API_URL"):
        return True
    home = os.environ.get("PREFECT_HOME")
    profiles = (Path(home) if home else Path.home() / ".prefect") / "profiles.toml"
    try:
        written = tomllib.loads(profiles.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    active = os.environ.get("PREFECT_PROFILE") or written.get("active")
    profile = written.get("profiles", {}).get(active, {})
    return isinstance(profile, dict) and bool(profile.get("PREFECT_API_URL"))


@contextmanager
def running_flows(workspace: Workspace) -> Iterator[None]:
    """Around what imports and runs flows: Prefect prepared, and its own complaints put so that a person can act."""
    _prepare_prefect(workspace)
    try:
        yield
    except RuntimeError as error:
        if "Failed to reach API" in str(error):
            raise Refusal(
                f"Không kết nối được máy chủ Prefect ({error}). Hãy bật máy chủ (prefect server start), hoặc bỏ "
                "PREFECT_API_URL để dùng máy chủ tạm thời, rồi chạy lại.",
                f"The Prefect server cannot be reached ({error}). Start it (prefect server start), or unset "
                "PREFECT_API_URL to use a temporary one, and run again.",
            ) from error
        raise
