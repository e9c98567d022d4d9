"""Deliver a rendered report: by SMTP where a server is set, else into `outbox/`; no mail ever goes twice.

The order of steps is what keeps that promise. A mail is `pending` until a server has taken its sender and recipient;
it is `unknown` from just before its content is handed over until the server's answer is in the warehouse. So whatever
ends the process, a mail that may have gone out is never sent again without a person's word.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

from flows.collect import write_atomically
from flows.language import said
from flows.mail import Attachment, compose, message_id
from flows.received import HANOI
from flows.settings import Mail
from warehouse.delivery import FAILED, PENDING, SENT, UNKNOWN, Delivery, ReportVersion, deliveries, record_delivery

if TYPE_CHECKING:
    import duckdb

    from transforms.mail_text import MailText


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call delivered: the state of every mail of the version, and how many were handed over just now."""

    mails: tuple[Delivery, ...]
    sent_now: int
    drafted_now: int

    def in_state(self, state: str) -> tuple[str, ...]:
        return tuple(mail.recipient for mail in self.mails if mail.state == state)


def deliver(
    con: duckdb.DuckDBPyConnection,
    report: ReportVersion,
    text: MailText,
    attachments: Sequence[Attachment],
    settings: Mail,
    password: str | None,
    outbox: Path,
    again: Collection[str] = (),
    clock: Callable[[], datetime] = lambda: datetime.now(HANOI),
) -> Outcome:
    """Bring every mail of the version as far as can be. What is `sent` stays; what is `unknown` waits for a person,
    who names the address in `again` to have it sent once more; `pending` and `failed` ones are tried."""
    before = {mail.recipient: mail for mail in deliveries(con, report.period, report.version)}
    done: list[Delivery] = []
    sent_now = drafted_now = 0
    for recipient in settings.recipients:
        identity = message_id(settings.sender, report.period, report.version, recipient)
        mail = before.get(recipient) or Delivery(report.period, report.version, recipient, identity)
        address = parseaddr(recipient)[1].lower()
        asked_again = address in {parseaddr(one)[1].lower() for one in again}
        if mail.state in (SENT, UNKNOWN) and not asked_again:
            done.append(mail)
            continue
        copy = outbox / file_name(report, address)
        if not settings.smtp_host:
            if mail.recipient not in before or not copy.exists():
                write_atomically(copy, compose(settings.sender, recipient, identity, text, attachments, None))
                drafted_now += 1
            mail = mail.now(PENDING, f"outbox/{copy.name}")
            if before.get(recipient) != mail:
                record_delivery(con, mail)
        else:
            record_delivery(con, mail.now(PENDING))
            data = compose(settings.sender, recipient, identity, text, attachments, clock())
            mail = _send(con, mail, data, settings, password, copy)
            sent_now += mail.state == SENT
        done.append(mail)
    done += [mail for recipient, mail in before.items() if recipient not in settings.recipients]
    return Outcome(tuple(done), sent_now, drafted_now)


def settle(con: duckdb.DuckDBPyConnection, report: ReportVersion, address: str, state: str) -> bool:
    """A person's word on a mail whose fate is unknown; False where there is no such mail."""
    for mail in deliveries(con, report.period, report.version):
        if parseaddr(mail.recipient)[1].lower() == parseaddr(address)[1].lower() and mail.state == UNKNOWN:
            record_delivery(con, mail.now(state, said("người dùng xác nhận", "settled by a person")))
            return True
    return False


def file_name(report: ReportVersion, address: str) -> str:
    """The name of a mail's file in `outbox/`."""
    return f"bao-cao-{report.period}-v{report.version}-{re.sub(r'[^A-Za-z0-9.@_+-]', '_', address)}.eml"


def _send(
    con: duckdb.DuckDBPyConnection, mail: Delivery, data: bytes, settings: Mail, password: str | None, copy: Path
) -> Delivery:
    """Hand one mail over; every step that cannot be taken back is written down before it is taken."""
    try:
        client = _connect(settings, password)
    except (OSError, smtplib.SMTPException) as error:
        return _recorded(con, mail.now(FAILED, _reason(error)))
    try:
        try:
            _accepted(client.mail(parseaddr(settings.sender)[1]))
            _accepted(client.rcpt(parseaddr(mail.recipient)[1]))
        except (OSError, smtplib.SMTPException) as error:
            return _recorded(con, mail.now(FAILED, _reason(error)))
        write_atomically(copy, data)
        mail = _recorded(con, mail.now(UNKNOWN, said("đang gửi thì bị ngắt", "interrupted while it was handed over")))
        try:
            _accepted(client.data(data))
        except smtplib.SMTPResponseException as error:
            copy.unlink(missing_ok=True)
            return _recorded(con, mail.now(FAILED, _reason(error)))
        except (OSError, smtplib.SMTPException) as error:
            return _recorded(con, mail.now(UNKNOWN, _reason(error)))
        return _recorded(con, mail.now(SENT))
    finally:
        try:
            client.quit()
        except (OSError, smtplib.SMTPException):
            client.close()


def _recorded(con: duckdb.DuckDBPyConnection, mail: Delivery) -> Delivery:
    record_delivery(con, mail)
    return mail


def _connect(settings: Mail, password: str | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    client: smtplib.SMTP
    if settings.security == "tls":
        client = smtplib.SMTP_SSL(
            settings.smtp_host, settings.smtp_port, timeout=settings.timeout_seconds, context=context
        )
    else:
        client = smtplib.SMTP(settings.smtp_host, settings.smtp_port, timeout=settings.timeout_seconds)
    try:
        client.ehlo_or_helo_if_needed()
        if settings.security == "starttls":
            client.starttls(context=context)
            client.ehlo()
        if settings.user:
            client.login(settings.user, password or "")
    except BaseException:
        client.close()
        raise
    return client


def _accepted(answer: tuple[int, bytes]) -> None:
    code, text = answer
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, text)


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {text}"
    return f"{type(error).__name__}: {error}"
