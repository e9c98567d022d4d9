"""The units' letters: which are due, under which number, and their delivery by the means that reports take.

A letter is about one month. The month reported is told to every unit that has an address; the month before only to a
unit that has sent a workbook of it since its last letter, or whose letter has not gone out yet: what else became of
that month stands in this month's letter (docs/decisions/0016).
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from flows.console import stage
from flows.deliver import Mailing, Outcome, address_of, postman
from flows.feedback import made_from, told_units, unit_workbook
from flows.job import Job
from flows.language import said
from flows.logs import event
from flows.mail import Attachment
from flows.outcomes import Exit, Refusal
from transforms.definitions.feedback_data import UnitFeedback
from transforms.definitions.periods import Period
from warehouse.delivery import FAILED, Delivery, LetterVersion, deliveries, letter_versions, store_letter
from warehouse.reference import load_units

if TYPE_CHECKING:
    import duckdb

    from transforms.mails.mail_text import MailTemplates, MailText


def deliver_letters(job: Job, period: Period, again: Collection[str] = (), only: str | None = None) -> Outcome:
    """Bring the letters of the period's last month (`only`: of one unit) as far as can be.

    Stands on the discrepancies held, so it comes after reconciling. A letter that says what the last one said is not
    sent again, unless its address is in `again`. Refusal where `only` is no unit or has no address.
    """
    addresses = job.settings.mail.units
    names = {unit.unit: unit.name for unit in load_units()}
    if only is not None:
        _refuse_unless_addressed(only, names, addresses)
    if not addresses:
        return Outcome()
    month = period.months()[-1]
    outcome, untold = Outcome(), []
    with job.warehouse() as con, stage(said("Gửi thư các đơn vị", "Letters to the units")) as progress:
        carrier = postman(job, con)
        told = [one for one in told_units(job, con, (month.previous(), month)) if only in (None, one.unit)]
        for number, feedback in enumerate(told, start=1):
            unit, is_reported = str(feedback.unit), feedback.period == str(month)
            if unit in addresses:
                mailing = _mailing(con, feedback, addresses[unit], is_reported=is_reported)
                if mailing is not None:
                    outcome += carrier.deliver(mailing, again if is_reported else ())
            elif is_reported:
                untold.append(unit)
            progress(number, len(told))
    outcome += Outcome(complaints=tuple(_complaints(untold, sorted(set(addresses) - set(names)))))
    event("letters.delivered", period=str(month), sent=outcome.sent_now, drafted=outcome.drafted_now)
    return outcome


def _refuse_unless_addressed(unit: str, names: Collection[str], addresses: Collection[str]) -> None:
    if unit not in names:
        raise Refusal(f"Không có đơn vị nào mang mã {unit}.", f"There is no unit {unit}.", Exit.USAGE)
    if unit not in addresses:
        raise Refusal(
            f"Chưa có địa chỉ của {unit}: ghi vào [mail.units] trong cchc.toml.",
            f"{unit} has no address: set it in [mail.units] of cchc.toml.",
        )


def _complaints(untold: Sequence[str], unknown: Sequence[str]) -> list[str]:
    complaints = []
    if unknown:
        listed = ", ".join(unknown)
        complaints.append(
            said(
                f"[mail.units] trong cchc.toml có mã không phải của đơn vị nào: {listed}",
                f"[mail.units] of cchc.toml names no units: {listed}",
            )
        )
    if untold:
        listed = ", ".join(untold)
        complaints.append(
            said(
                f"{len(untold)} đơn vị không được gửi thư vì chưa có địa chỉ trong [mail.units]: {listed}",
                f"{len(untold)} units get no letter, for [mail.units] has no address: {listed}",
            )
        )
    return complaints


def _mailing(
    con: duckdb.DuckDBPyConnection, feedback: UnitFeedback, address: str, *, is_reported: bool
) -> Mailing | None:
    """The letter with its number, which is stored before anything goes out; None where it is not due."""
    from templates import mail_templates
    from transforms.mails.mail_text import MailTemplates

    templates = MailTemplates(*mail_templates("letter"))
    held = letter_versions(con, feedback.period, str(feedback.unit))
    last = held[-1] if held else None
    mails = deliveries(con, feedback.period, last.version, feedback.unit) if last else []
    files_key = _files_key(feedback)
    if not is_reported and (last is None or (last.files_key == files_key and _is_out(mails, address))):
        return None
    input_key = made_from((feedback, templates))
    workbook = b""
    if last is None or last.input_key != input_key:
        workbook = unit_workbook(con, feedback)
        content = _content_key(_text(feedback, templates, 1), workbook)
        number = 1 if last is None else last.version
        if last is not None and last.content_sha256 != content and any(mail.went_out for mail in mails):
            number += 1
        last = LetterVersion(feedback.period, str(feedback.unit), number, content, input_key, files_key)
        store_letter(con, last)

    def content_of(number: int = last.version) -> tuple[MailText, list[Attachment]]:
        name = f"ket-qua-kiem-tra-{feedback.period}-{feedback.unit}.xlsx"
        return _text(feedback, templates, number), [Attachment(name, workbook or unit_workbook(con, feedback))]

    return Mailing(feedback.period, last.version, (address,), content_of, str(feedback.unit))


def _text(feedback: UnitFeedback, templates: MailTemplates, number: int) -> MailText:
    from transforms.mails.letters import unit_letter

    return unit_letter(feedback, templates, number)


def _is_out(mails: Sequence[Delivery], address: str) -> bool:
    """Whether the letter may be with the unit: by its present address, or by a former one where none went there yet.
    A draft that a server did not take afterwards is tried again."""
    present = [mail for mail in mails if address_of(mail.recipient) == address_of(address)]
    return any(mail.went_out and mail.state != FAILED for mail in present or mails)


def _files_key(feedback: UnitFeedback) -> str:
    keys = sorted(file.file_key for file in feedback.files)
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def _content_key(text: MailText, workbook: bytes) -> str:
    """A hash over what a letter says: its text as of a first one, and the parts of its workbook, unpacked, so that
    another packer changes nothing."""
    digest = hashlib.sha256("\0".join((text.subject, text.plain, text.html)).encode())
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        for name in sorted(parts.namelist()):
            digest.update(f"\0{name}\0".encode() + parts.read(name))
    return digest.hexdigest()
