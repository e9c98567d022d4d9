"""Every command, added to the program by importing its module."""

from __future__ import annotations

from flows import cli_checks, cli_forms, cli_listings, cli_reports, cli_status, cli_work
from flows.cli_app import app

MODULES = (cli_work, cli_reports, cli_status, cli_listings, cli_forms, cli_checks)

__all__ = ["MODULES", "app"]
