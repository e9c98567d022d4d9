"""Planted differences set against those that were listed, one to one."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.made_inbox.forms_of_the_province import HEADERS
from tests.made_inbox.province import Difference
from tests.made_inbox.xlsx import column_letters

Listed = Mapping[str, Any]


def compare(planted: Sequence[Difference], listed: Iterable[Listed]) -> tuple[list[Difference], list[Listed]]:
    """The planted differences that were not listed and the listed ones that were not planted.

    A listed one stands for a planted one when rule, unit and period are the same, its subject or message has all the
    words, its severity is the same where one is asked for, and each planted side names its file, sheet and row.
    """
    waiting: defaultdict[tuple[str, str, str], list[Listed]] = defaultdict(list)
    for one in listed:
        if one["state"] != "gone":
            waiting[one["rule"], one["unit"], one["period"]].append(one)
    missing = []
    for difference in planted:
        candidates = waiting[difference.rule, difference.unit, difference.period]
        found = next((one for one in candidates if _is_told(difference, one)), None)
        if found is None:
            missing.append(difference)
        else:
            candidates.remove(found)
    return missing, [one for candidates in waiting.values() for one in candidates]


def _is_told(difference: Difference, one: Listed) -> bool:
    text = _squeezed(f"{one['subject']} {one['message']}")
    if any(_squeezed(word) not in text for word in difference.words):
        return False
    if difference.severity is not None and one["severity"] != difference.severity:
        return False
    for rows, side in ((difference.left, one["left"]), (difference.right, one["right"])):
        if rows and _place(side) not in {row.place for row in rows}:
            return False
    if difference.field is not None:
        column = column_letters(list(HEADERS["declared_total"]).index(difference.field))
        return bool(one["right"]["cell"].startswith(column))
    return True


def _place(side: Mapping[str, Any] | None) -> tuple[str, str, int] | None:
    if not side or not side["file"] or not side["cell"]:
        return None
    row = re.match(r"[A-Z]+(\d+)", side["cell"])
    return (side["file"], side["sheet"], int(row[1])) if row else None


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text).upper())
