"""Digits set above the line: the mark of a footnote, which plain text would run together with what it stands behind.

"5" with a raised 1 is "5¹", not "51".
"""

from __future__ import annotations

import re

from transforms.definitions.patterns import late_pattern

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
RUN = late_pattern(rb"<r>(?:[^<]|<(?!/?r>))*+</r>")  # of text in one font
_TEXT = late_pattern(rb"(<t(?:\s[^>]*)?>)([^<]*)(?=</t>)")
_SUPERSCRIPT = b'val="superscript"'


def raised(text: str) -> str:
    """The text with its digits as superscript ones."""
    return text.translate(_RAISED)


def with_raised_digits(part: bytes) -> bytes:
    """Shared strings or a sheet of a workbook (their XML) with the digits of superscript runs as superscript ones."""
    return RUN.sub(_raised_run, part) if _SUPERSCRIPT in part else part


def _raised_run(run: re.Match[bytes]) -> bytes:
    if _SUPERSCRIPT not in run[0]:
        return run[0]
    return _TEXT.sub(lambda text: text[1] + raised(text[2].decode("utf-8", "replace")).encode(), run[0])
