"""Every command, added to the program by importing its module."""

from __future__ import annotations

from flows import cli_checks, cli_work
from flows.cli_app import app

MODULES = (cli_work, cli_checks)

__all__ = ["MODULES", "app"]
