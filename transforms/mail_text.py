"""The mail that carries a report: its subject and a short summary, in plain text and in HTML."""

from __future__ import annotations

from dataclasses import dataclass

from transforms.render import environment, names
from transforms.report import ReportContext
from transforms.report_figures import plain


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
    known = names(context)
    escaping = environment()
    as_written = environment()
    as_written.autoescape = False
    as_written.trim_blocks = escaping.trim_blocks = True
    as_written.lstrip_blocks = escaping.lstrip_blocks = True
    subject = plain(as_written.from_string(templates.subject).render(known))
    return MailText(
        " ".join(subject.split()),
        plain(as_written.from_string(templates.plain).render(known)).strip() + "\n",
        plain(escaping.from_string(templates.html).render(known)).strip() + "\n",
    )
