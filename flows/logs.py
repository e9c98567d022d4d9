"""Logs: what happened, to stderr, as text or as one JSON object a line. Messages are English, for those who run it."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from flows.settings import Log

LOGGER = logging.getLogger("cchc")
_REMARKED = frozenset(("inbox.left",))  # what commands say to people in the same words


def event(name: str, /, level: int = logging.INFO, **fields: Any) -> None:
    """Log that something happened, with what belongs to it: `event("file.rejected", path=…, code=…)`."""
    LOGGER.log(level, name, extra={"fields": fields})


def set_up_logs(settings: Log, *, of_command: bool = False) -> None:
    """Send the program's events to stderr; called once a process, a second call only changes level and form. Text for
    eyes says nothing a second time that the process, `of_command`, says in remarks."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter() if settings.format == "json" else TextFormatter())
    # Prefect may have put a handler of its own here, which shows the events in its pages.
    ours = [one for one in LOGGER.handlers if isinstance(one.formatter, (JsonFormatter, TextFormatter))]
    if settings.format == "text" and (of_command or any(one.filters for one in ours)):
        handler.addFilter(_is_not_remarked)
    for one in ours:
        LOGGER.removeHandler(one)
    LOGGER.addHandler(handler)
    LOGGER.setLevel(settings.level.upper())
    LOGGER.propagate = False


def _is_not_remarked(record: logging.LogRecord) -> bool:
    return record.getMessage() not in _REMARKED


class JsonFormatter(logging.Formatter):
    """One JSON object a line: at, level, event, and the event's own fields."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class TextFormatter(logging.Formatter):
    """The same for eyes: level, event, fields."""

    def format(self, record: logging.LogRecord) -> str:
        fields = " ".join(f"{name}={value!s}" for name, value in _fields(record).items())
        text = f"{record.levelname.lower()}: {record.getMessage()} {fields}".rstrip()
        return f"{text}\n{self.formatException(record.exc_info)}" if record.exc_info else text


def _fields(record: logging.LogRecord) -> dict[str, Any]:
    fields: dict[str, Any] = getattr(record, "fields", {})
    return fields
