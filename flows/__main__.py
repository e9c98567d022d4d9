"""`python -m flows`: the same as `cchc`."""

from __future__ import annotations

from flows.cli import main

main()
