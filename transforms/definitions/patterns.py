"""Patterns that are compiled when they are first used.

There are hundreds, most of them for what few workbooks hold. To compile all would take a process that reads, be it one
file, as long as all its other imports.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _LatePattern:
    """Stands for a compiled pattern; each of its methods is looked up once, when it is first asked for."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, found)
        return found


def late_pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives of the text, made when it is first used; re.error comes then too."""
    return cast("re.Pattern[AnyStr]", _LatePattern(text, flags))
