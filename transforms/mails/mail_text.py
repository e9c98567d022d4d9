"""Mails from templates: subject, plain text and HTML; and the one that carries a report, with its short summary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from transforms.reports.render import environment, names
from transforms.reports.report import ReportContext
from transforms.reports.report_figures import plain


@dataclass(frozen=True, slots=True)
class MailTemplates:
    """The packaged texts, or a workspace's own."""

    subject: str
    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class MailText:
    """What a mail says."""

    subject: str
    plain: str
    html: str


def mail_text(templates: MailTemplates, context: ReportContext) -> MailText:
    """Subject (one line), plain text and HTML. Raises jinja2.TemplateError where a template asks for what is not
    there."""
    text = filled(templates, names(context))
    return MailText(plain(text.subject), plain(text.plain), plain(text.html))


def filled(templates: MailTemplates, known: Mapping[str, Any]) -> MailText:
    """The three texts of a mail with what is known put in. Raises jinja2.TemplateError as `mail_text` does."""
    escaping, as_written = environment(), environment()
    as_written.autoescape = False
    for one in (escaping, as_written):
        one.trim_blocks = one.lstrip_blocks = True
    return MailText(
        " ".join(as_written.from_string(templates.subject).render(known).split()),
        as_written.from_string(templates.plain).render(known).strip() + "\n",
        escaping.from_string(templates.html).render(known).strip() + "\n",
    )
