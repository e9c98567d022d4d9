"""Deliver reports and letters: by SMTP where a server is set, else into `outbox/`; no mail ever goes twice.

The order of steps is what keeps that promise. A mail is `pending` until a server has taken its sender and recipient;
it is `unknown` from just before its content is handed over until the server's answer is in the warehouse. So whatever
ends the process, a mail that may have gone out is never sent again without a person's word.
"""

from __future__ import annotations

import re
import smtplib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

from flows.language import said
from flows.mail import Attachment, compose, message_id
from flows.mail_server import connect, reason, timed_out
from flows.outcomes import Exit
from flows.received import HANOI, hanoi_time
from flows.secrets import secret
from flows.settings import Mail
from flows.whole_files import write_atomically
from transforms.definitions.units import PROVINCE
from warehouse.delivery import FAILED, PENDING, SENT, UNKNOWN, Delivery, deliveries, record_delivery

if TYPE_CHECKING:
    import duckdb

    from flows.job import Job
    from transforms.mails.mail_text import MailText

    Content = tuple[MailText, Sequence[Attachment]]


@dataclass(frozen=True, slots=True)
class Mailing:
    """What goes to some people under one number: a version of the province's report, or of a unit's letter.

    `content` gives text and attachments; it is asked only where something has to be written or sent.
    """

    period: str
    version: int
    recipients: Sequence[str]
    content: Callable[[], Content]
    unit: str = PROVINCE


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one call delivered: the state of every mail concerned, how many were handed over and how many drafts were
    written just now, and what people should know."""

    mails: tuple[Delivery, ...] = ()
    sent_now: int = 0
    drafted_now: int = 0
    complaints: tuple[str, ...] = ()

    def in_state(self, *states: str) -> tuple[Delivery, ...]:
        return tuple(mail for mail in self.mails if mail.state in states)

    def exit(self, *, is_held: bool) -> Exit:
        """How a command ends that delivered this, beside a report that was held or was not."""
        if self.in_state(FAILED, UNKNOWN):
            return Exit.FAILED
        return Exit.HELD if is_held else Exit.DONE

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.mails + other.mails,
            self.sent_now + other.sent_now,
            self.drafted_now + other.drafted_now,
            self.complaints + other.complaints,
        )


class Postman:
    """Delivers the mailings of one run. A server that did not let it in once, or did not answer in time, is not asked
    again for the others: thirty time-outs would hold everybody up."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        settings: Mail,
        password: str | None,
        outbox: Path,
        clock: Callable[[], datetime] = lambda: datetime.now(HANOI),
    ) -> None:
        self._con, self._settings, self._password, self._outbox, self._clock = con, settings, password, outbox, clock
        self._not_let_in: str | None = None

    def deliver(self, mailing: Mailing, again: Collection[str] = ()) -> Outcome:
        """Bring every mail of the mailing as far as can be. What is `sent` stays; what is `unknown` waits for a person,
        who names the address in `again` to have it sent once more; `pending` and `failed` ones are tried.

        An address is a recipient once, by whatever name: who is written otherwise in the settings has the mail already.
        Of an address that is no recipient any more only a mail is told that may have reached it.
        """
        settings = self._settings
        before = self._before(mailing)
        asked_again = {address_of(one) for one in again}
        recipients = {address_of(one): one for one in mailing.recipients}
        done: list[Delivery] = []
        sent_now = drafted_now = 0
        for address, recipient in recipients.items():
            identity = message_id(settings.sender, mailing.period, mailing.version, recipient, mailing.unit)
            mail = before.get(address) or Delivery(
                mailing.period, mailing.version, recipient, identity, unit=mailing.unit
            )
            if mail.state in (SENT, UNKNOWN) and address not in asked_again:
                done.append(mail)
                continue
            copy = self._outbox / file_name(mailing, address)
            if settings.smtp_host:
                mail = self._hand_over(mail, recipient, mailing, copy)
                sent_now += mail.state == SENT
            else:
                mail = mail.now(PENDING, f"outbox/{copy.name}")
                # Told before it is written: what may lie in the outbox counts as gone out.
                if before.get(address) != mail:
                    copy.unlink(missing_ok=True)
                    mail = self._record(mail)
                if not copy.exists():
                    write_atomically(copy, compose(settings.sender, recipient, identity, *mailing.content(), None))
                    drafted_now += 1
            done.append(mail)
        gone = {address: mail for address, mail in before.items() if mail.went_out and mail.state != FAILED}
        done += [mail for address, mail in gone.items() if address not in recipients]
        return Outcome(tuple(done), sent_now, drafted_now)

    def _before(self, mailing: Mailing) -> dict[str, Delivery]:
        """What became of the mailing so far, by bare address: of two mails to one, that which may have reached it."""
        known = deliveries(self._con, mailing.period, mailing.version, mailing.unit)
        return {address_of(mail.recipient): mail for mail in sorted(known, key=lambda mail: mail.went_out)}

    def _hand_over(self, mail: Delivery, recipient: str, mailing: Mailing, copy: Path) -> Delivery:
        """Hand one mail to the server; every step that cannot be taken back is written down before it is taken. Of a
        draft that people may have sent themselves it stays known, whatever fails."""
        draft = (mail.detail or "").partition("; ")[0] if mail.went_out and mail.state in (PENDING, FAILED) else ""
        if self._not_let_in is not None:
            return self._record(_failed(mail, draft, self._not_let_in))
        mail = self._record(mail.now(PENDING, draft or None))
        data = compose(self._settings.sender, recipient, mail.message_id, *mailing.content(), self._clock())
        try:
            client = connect(self._settings, self._password)
        except (OSError, smtplib.SMTPException) as error:
            self._not_let_in = reason(error)
            return self._record(_failed(mail, draft, self._not_let_in))
        try:
            try:
                _accepted(client.mail(parseaddr(self._settings.sender)[1]))
                _accepted(client.rcpt(parseaddr(recipient)[1]))
            except (OSError, smtplib.SMTPException) as error:
                self._give_up_where_deaf(error)
                return self._record(_failed(mail, draft, reason(error)))
            write_atomically(copy, data)
            interrupted = said("đang gửi thì bị ngắt", "interrupted while it was handed over")
            mail = self._record(mail.now(UNKNOWN, interrupted))
            try:
                code, text = client.data(data)
            except smtplib.SMTPDataError as error:  # before the content
                copy.unlink(missing_ok=True)
                return self._record(_failed(mail, draft, reason(error)))
            except (OSError, smtplib.SMTPException) as error:
                self._give_up_where_deaf(error)
                return self._record(mail.now(UNKNOWN, reason(error)))
            if 200 <= code < 300:
                return self._record(mail.now(SENT))
            answer = reason(smtplib.SMTPResponseException(code, text))
            if not 400 <= code < 600:  # no answer that says either
                return self._record(mail.now(UNKNOWN, answer))
            copy.unlink(missing_ok=True)
            return self._record(_failed(mail, draft, answer))
        finally:
            try:
                client.quit()
            except (OSError, smtplib.SMTPException):
                client.close()

    def _give_up_where_deaf(self, error: Exception) -> None:
        """After one time-out hand over no more in this run: each would take as long, and its fate be as unknown."""
        if timed_out(error):
            self._not_let_in = reason(error)

    def _record(self, mail: Delivery) -> Delivery:
        mail = replace(mail, recorded_at=_wall_clock(self._clock()))
        record_delivery(self._con, mail)
        return mail


def _failed(mail: Delivery, draft: str, why: str) -> Delivery:
    return mail.now(FAILED, f"{draft}; {why}" if draft else why)


def postman(job: Job, con: duckdb.DuckDBPyConnection) -> Postman:
    """The one who delivers under the settings of the workspace."""
    mail = job.settings.mail
    password = secret(mail.password, mail.password_block) if mail.smtp_host else None
    return Postman(con, mail, password, job.workspace.outbox)


def settle(
    con: duckdb.DuckDBPyConnection, period: str, address: str, is_meant: Callable[[Delivery], bool] = lambda mail: True
) -> int:
    """A person's word that mails of unknown fate have reached the address; how many there were."""
    settled = 0
    for mail in deliveries(con, period):
        if mail.state == UNKNOWN and address_of(mail.recipient) == address_of(address) and is_meant(mail):
            mail = mail.now(SENT, said("người dùng xác nhận", "settled by a person"))
            record_delivery(con, replace(mail, recorded_at=_wall_clock(datetime.now(HANOI))))
            settled += 1
    return settled


def file_name(mailing: Mailing, address: str) -> str:
    """The name of a mail's file in `outbox/`."""
    what = f"bao-cao-{mailing.period}" if mailing.unit == PROVINCE else f"thu-{mailing.period}-{mailing.unit}"
    return f"{what}-v{mailing.version}-{re.sub(r'[^A-Za-z0-9.@_+-]', '_', address)}.eml"


def _wall_clock(instant: datetime) -> datetime:
    return hanoi_time(instant.replace(microsecond=0))


def address_of(recipient: str) -> str:
    """The bare address of "Name <address>", in small letters."""
    return parseaddr(recipient)[1].lower()


def _accepted(answer: tuple[int, bytes]) -> None:
    code, text = answer
    if not 200 <= code < 300:
        raise smtplib.SMTPResponseException(code, text)
