"""Signals: what looks odd in the sources without two of them contradicting each other.

Questions, never accusations, and no part of the discrepancies. A sheet sent again and a task that vanished are rules of
reconciliation (`submission.copied`, `task.vanished`).
"""

from __future__ import annotations

from enum import StrEnum


class Signal(StrEnum):
    """The code of a signal, as `cchc signals` lists it and the settings switch it off."""

    TOTAL_TYPED_OVER = "signal.total_typed_over"  # a total row says something else than its rows
    DUE_DATE_MOVED = "signal.due_date_moved"  # later, after it had passed
    COMPLETED_ON_CHANGED = "signal.completed_on_changed"  # another day than the time before
    STATUS_CONTRADICTS_DAY = "signal.status_contradicts_day"  # a day of completion, and not completed
    ALWAYS_FULL = "signal.always_full"  # 100 per cent for the third month in a row
