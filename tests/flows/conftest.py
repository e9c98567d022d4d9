"""A workspace, the usual language, and a real SMTP server for whoever asks."""

from __future__ import annotations

import asyncio
import email
import socket
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from flows.language import choose_language
from flows.workspace import Workspace, init_workspace


class Server:
    """A real SMTP server that answers as it is told and keeps what it was given."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.answer_to_content = "250 OK"
        self.answer_to_recipient = "250 OK"
        self.content_taken = threading.Event()
        self.hold_content = False

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if self.answer_to_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer_to_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        message = email.message_from_bytes(envelope.content, policy=default)
        assert isinstance(message, EmailMessage)
        self.mails.append(message)
        self.content_taken.set()
        if self.hold_content:
            await asyncio.sleep(30)
        return self.answer_to_content


@pytest.fixture
def usual_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Vietnamese and no workspace named, whatever the environment says; Vietnamese again whatever the test chooses."""
    monkeypatch.delenv("CCHC_WORKSPACE", raising=False)
    monkeypatch.delenv("CCHC_LANG", raising=False)
    choose_language()
    yield
    choose_language()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return init_workspace(tmp_path / "w")


@pytest.fixture
def server() -> Server:
    return Server()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
        return number


@pytest.fixture
def port(server: Server) -> Iterator[int]:
    number = free_port()
    controller = Controller(server, hostname="127.0.0.1", port=number)
    controller.start()
    try:
        yield number
    finally:
        controller.stop(no_assert=True)
