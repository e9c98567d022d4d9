"""Why a mail server does not let us in is said in words that a person can act on."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from flows.doctor import Check, examine
from flows.mail_server import connect, reason
from flows.settings import Mail, Settings
from flows.workspace import Workspace
from tests.flows.conftest import free_port

RIGHT = "dung-mat-khau"


@contextmanager
def a_server(**options: Any) -> Iterator[int]:
    controller = Controller(object(), hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield controller.port
    finally:
        controller.stop(no_assert=True)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate that only its owner vouches for, with its key, as offices make them."""
    key, name = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, SHA256())
    )
    file = tmp_path / "certificate.pem"
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(pem + made.public_bytes(Encoding.PEM))
    return file


def let_in_with(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.password == RIGHT.encode(), handled=False)


def settings(port: int, security: str = "none", **more: Any) -> Mail:
    """As they are read from the file that people write, and refused where that would be."""
    given = {"smtp_host": "127.0.0.1", "smtp_port": port, "security": security, "timeout_seconds": 5, **more}
    return Mail.model_validate(given)


def why_not(mail: Mail, password: str | None = None) -> str:
    """In words, why the server does not let us in; empty where it does."""
    try:
        connect(mail, password).close()
    except OSError as error:  # smtplib's own are such, too
        return reason(error)
    return ""


def test_a_certificate_that_nobody_vouches_for_is_told_with_what_to_do(
    certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with a_server(tls_context=context, require_starttls=True) as port:
        assert "SSL_CERT_FILE" in why_not(settings(port, "starttls"))
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        assert why_not(settings(port, "starttls")) == ""


def test_a_server_that_does_not_encrypt_is_told_with_the_setting() -> None:
    with a_server() as port:
        assert "mail.security" in why_not(settings(port, "starttls"))
        assert "mail.security" in why_not(settings(port, "tls"))
        assert why_not(settings(port)) == ""


@pytest.mark.parametrize(
    ("password", "told"),
    [
        (None, "CCHC_MAIL__PASSWORD"),
        ("mật-khẩu", "chữ có dấu"),
        ("sai-mat-khau", "xem lại mail.user và mật khẩu"),
        (RIGHT, ""),
    ],
)
def test_a_password_that_is_wanting_or_wrong_is_told_and_never_shown(password: str | None, told: str) -> None:
    with a_server(authenticator=let_in_with, auth_require_tls=False) as port:
        said = why_not(settings(port, user="bao-cao"), password)
    assert told in said and bool(told) == bool(said)
    assert not password or password not in said


def test_the_doctor_logs_in_as_a_run_does(workspace: Workspace) -> None:
    def looked_at(mail: Mail) -> Check:
        return next(one for one in examine(workspace, Settings(mail=mail)) if one.name == "Thư điện tử")

    with a_server(authenticator=let_in_with, auth_require_tls=False) as port:
        known = {"user": "bao-cao", "recipients": ("gd@snv.example.vn",)}
        assert looked_at(settings(port, **known, password=RIGHT)).state == "good"
        wrong = looked_at(settings(port, **known, password="sai-mat-khau"))
        assert wrong.state == "wrong" and wrong.mend and "sai-mat-khau" not in wrong.found


def test_the_doctor_tries_the_server_whoever_is_to_get_mails(workspace: Workspace) -> None:
    mail = settings(1, recipients=(), units={"SKHXX": "vt@skhxx.example.vn"})
    told = [one for one in examine(workspace, Settings(mail=mail)) if one.name == "Thư điện tử"]
    assert [one.state for one in told] == ["poor", "poor", "wrong"]
    assert "SKHXX" in told[0].found and "127.0.0.1:1" in told[2].found


def test_a_name_that_no_server_can_have_is_told_as_that() -> None:
    assert "mail.smtp_host" in why_not(settings(25, smtp_host="mail..example.vn"))


def test_a_computer_whose_own_name_cannot_be_told_to_a_server_is_told_as_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("smtplib.socket.getfqdn", lambda: "máy-chủ.snv.local")
    with a_server() as port:
        assert "tên của máy tính này" in why_not(settings(port))
