"""Text struck through within a cell beside text that is not: what was written before it was corrected.

"5" struck out before "6" is 6, which plain text would run together to 56. A cell struck through whole is read as any.
"""

from __future__ import annotations

import re

BEGIN, END = "\ufdd0", "\ufdd1"  # around struck text of a page while it is read; no letters

_MARKED = re.compile(f"{BEGIN}[^{END}]*{END}?")
_MARKS = str.maketrans("", "", BEGIN + END)
_RUNS = re.compile(rb"(?:<r>.{0,5000}?</r>\s{0,99})+", re.DOTALL)
_RUN = re.compile(rb"<r>.*?</r>", re.DOTALL)
_STRIKE = re.compile(rb'<strike(?:\s+val="(?:1|true)")?\s*/>')
_TEXT = re.compile(rb"<t(?:\s[^>]*)?>[^<]*</t>")


def without_marked(text: str) -> str:
    """The text without what stands between the marks, or all of it where nothing else is left."""
    kept = _MARKED.sub("", text)
    return (kept if kept.strip() else text).translate(_MARKS)


def without_struck_runs(part: bytes) -> bytes:
    """Shared strings or a sheet of a workbook (their XML) without the texts of struck runs beside others."""
    return _RUNS.sub(_corrected, part) if b"<strike" in part else part


def _corrected(runs: re.Match[bytes]) -> bytes:
    parts: list[bytes] = _RUN.findall(runs[0])
    struck = [_STRIKE.search(run) is not None for run in parts]
    left = b"".join(b"".join(_TEXT.findall(run)) for run, out in zip(parts, struck, strict=True) if not out)
    if not any(struck) or not re.sub(rb"<[^>]*>", b"", left).strip():
        return runs[0]
    return b"".join(_TEXT.sub(b"<t></t>", run) if out else run for run, out in zip(parts, struck, strict=True))
