"""A Prefect server for one process, which ends with it, however it ends.

The one that Prefect starts by itself is stopped when Python ends in good order: after a kill it would stay for ever,
with the pipes of its parent. This one watches a pipe. It runs beside, too: the program need not import a server.
"""

from __future__ import annotations

import atexit
import os
import socket
import subprocess
import sys
import threading
from http.client import HTTPException
from urllib.request import urlopen

from flows.outcomes import Refusal

_START_SECONDS = 300.0  # that a busy machine may need; one that ends sooner is known by it
_END_SECONDS = 5.0


class TemporaryServer:
    """The server as its parent sees it: started at once, up a few seconds later; `api` is the address of its API."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from flows.temporary_server import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            # Ctrl-C is not for it: the run that is stopped still says so to its server.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        atexit.register(self._end)  # before Prefect is imported, so that it comes after what Prefect does at the end
        assert self._process.stdout is not None
        self.api = f"http://127.0.0.1:{self._process.stdout.readline().decode().strip()}/api"

    def wait(self) -> None:
        """Until it answers; Refusal where it does not come up."""
        try:
            urlopen(f"{self.api}/health", timeout=_START_SECONDS).close()
        except (OSError, HTTPException, ValueError) as error:
            raise Refusal(
                f"Máy chủ tạm thời của Prefect không khởi động được ({error}). Hãy chạy cchc doctor; hoặc mở cửa sổ "
                "khác, chạy prefect server start, đặt PREFECT_API_URL=http://127.0.0.1:4200/api rồi chạy lại.",
                f"Prefect's temporary server did not start ({error}). Run cchc doctor; or run prefect server start in "
                "another window, set PREFECT_API_URL=http://127.0.0.1:4200/api and run again.",
            ) from error

    def _end(self) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


def serve() -> None:
    """In the child: serve on a port of the system's choice, which is told on standard output, until the parent is
    gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # whoever asks before the server is up waits
        print(listening.getsockname()[1], flush=True)
        os.dup2(2, 1)
        from prefect.server.api.server import create_app
        from uvicorn import Config, Server

        app = create_app(ephemeral=True, final=True)
        Server(Config(app, log_level="error", lifespan="on")).run(sockets=[listening])


def _end_with_parent() -> None:
    while os.read(0, 1):
        pass
    os._exit(0)
