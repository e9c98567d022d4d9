"""What people see: Word templates and mail texts. `build_word.py` makes the first Word templates; clerks may edit
them in Word."""

from __future__ import annotations

from pathlib import Path

from transforms.definitions.periods import Kind

FOLDER = Path(__file__).resolve().parent


def word_template(kind: Kind) -> bytes:
    """The packaged Word template of a month, or that of longer periods."""
    name = "monthly_report.docx" if kind is Kind.MONTH else "annual_report.docx"
    return (FOLDER / "word" / name).read_bytes()


def mail_templates(name: str) -> tuple[str, ...]:
    """The packaged texts of a mail, `report` or `letter`: its subject, plain text and HTML."""
    return tuple(
        (FOLDER / "mail" / f"{name}.{part}").read_text(encoding="utf-8") for part in ("subject.txt", "txt", "html")
    )
