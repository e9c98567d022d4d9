"""What Prefect is told by environment variables before it is imported; whatever is set already stays."""

from __future__ import annotations

import errno
import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.outcomes import Refusal
from flows.workspace import Workspace

_QUIET = {
    "DO_NOT_TRACK": "1",
    # With the heartbeat on, a temporary server on SQLite meets "database is locked".
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_LOGGING_SERVER_LEVEL": "CRITICAL",
}
_TEMPORARY_SERVER = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "60",
    "PREFECT_LOGGING_TO_API_ENABLED": "false",
}


def prepare_prefect(workspace: Workspace) -> None:
    """Called once, before anything of Prefect is imported, by commands that run flows.

    Where the environment or the user's profile names a server, that one is used. Where none does, a temporary one is
    started, with its data in the workspace: a home folder may be read-only, and is nobody's business.
    """
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if not server_is_set():
        for name, value in _TEMPORARY_SERVER.items():
            os.environ.setdefault(name, value)
        home = workspace.state / "prefect"
        home.mkdir(parents=True, exist_ok=True)
        if not os.access(home, os.W_OK):  # or the server would be waited for in vain, for a minute
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(home))
        os.environ.setdefault("PREFECT_HOME", str(home))


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
    prepare_prefect(workspace)
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
        if "ephemeral" not in str(error):
            raise
        raise Refusal(
            f"Máy chủ tạm thời của Prefect không khởi động được ({error}). Hãy chạy cchc doctor; hoặc mở cửa sổ khác, "
            "chạy prefect server start, đặt PREFECT_API_URL=http://127.0.0.1:4200/api rồi chạy lại.",
            f"Prefect's temporary server did not start ({error}). Run cchc doctor; or run prefect server start in "
            "another window, set PREFECT_API_URL=http://127.0.0.1:4200/api and run again.",
        ) from error
