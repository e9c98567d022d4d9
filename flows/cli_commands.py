"""Every command, added to the program by importing its module."""

from __future__ import annotations

from flows import (
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

MODULES = (
    cli_work,
    cli_reports,
    cli_mails,
    cli_status,
    cli_listings,
    cli_explain,
    cli_diff,
    cli_verify,
    cli_forms,
    cli_checks,
)
# `cchc --help` lists them as people meet them, not as modules happen to be imported.
_ORDER = [module.__name__ for module in MODULES]
app.registered_commands.sort(key=lambda command: _ORDER.index(command.callback.__module__) if command.callback else 99)

__all__ = ["app"]
