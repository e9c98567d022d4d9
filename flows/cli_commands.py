"""Every command, added to the program by importing its module."""

from __future__ import annotations

from flows import (  # noqa: F401 - each adds its own
    cli_checks,
    cli_diff,
    cli_explain,
    cli_forms,
    cli_listings,
    cli_mails,
    cli_reports,
    cli_status,
    cli_verify,
    cli_work,
)
from flows.cli_app import app
from flows.cli_help import speak

speak(app)

__all__ = ["app"]
