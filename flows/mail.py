"""Mails as bytes: text in two forms and what is attached; same content, same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from pathlib import Path
from typing import TYPE_CHECKING

from transforms.definitions.units import PROVINCE

if TYPE_CHECKING:
    from transforms.mails.mail_text import MailText

# Named here: what the system knows of file endings differs from machine to machine.
_KINDS = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    data: bytes


def message_id(sender: str, period: str, version: int, recipient: str, unit: str = PROVINCE) -> str:
    """The same for the same version and recipient, for ever: a server that sees it twice can tell. `unit`: whose letter
    it is; LSN: the report."""
    address = parseaddr(recipient)[1].lower()
    about = "" if unit == PROVINCE else f"\n{unit}"
    digest = hashlib.sha256(f"{period}\n{version}\n{address}{about}".encode()).hexdigest()[:24]
    return f"<cchc-{period}-v{version}-{digest}@{parseaddr(sender)[1].rpartition('@')[2]}>"


def compose(
    sender: str,
    recipient: str,
    identity: str,
    text: MailText,
    attachments: Sequence[Attachment],
    sent_at: datetime | None,
) -> bytes:
    """The mail as it goes over the wire. Without `sent_at` it is a draft that mail programs open ready to send."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(sender)
    message["To"] = _address(recipient)
    # Header injection: the policy refuses line breaks; a subject with one is text, not an error, so it is flattened.
    message["Subject"] = re.sub(r"\s+", " ", text.subject)
    message["Message-ID"] = identity
    message["Auto-Submitted"] = "auto-generated"
    if sent_at is None:
        message["X-Unsent"] = "1"
    else:
        message["Date"] = format_datetime(sent_at)
    message.set_content(text.plain, cte="quoted-printable")
    message.add_alternative(text.html, subtype="html", cte="quoted-printable")
    for attachment in attachments:
        main, _, sub = _KINDS[Path(attachment.name).suffix].partition("/")
        message.add_attachment(attachment.data, maintype=main, subtype=sub, filename=attachment.name)
    for number, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_cchc_{hashlib.sha256(f'{identity}{number}'.encode()).hexdigest()[:32]}")
    return message.as_bytes()


def _address(text: str) -> Address:
    name, address = parseaddr(text)
    user, _, domain = address.rpartition("@")
    return Address(name, user, domain)
