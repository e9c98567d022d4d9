"""Numbers that Excel (`x:num`) and LibreOffice (`sdval`) keep in a page behind the text that a cell shows.

The text is rounded, has the separators of the computer that wrote it, and may be "####": the number is the cell's, as
it would be in the xls, and the text is its format.
"""

from __future__ import annotations

import datetime as dt
import math
import re

from transforms.definitions.patterns import late_pattern
from transforms.files.read_cells import number_value
from transforms.files.read_patiently import serial_date
from transforms.files.sheets import CellError, Value

_BEHIND = late_pattern(r"""\b(?:x:num|sdval)\s*=\s*["']?([-+]?[\d.]+(?:[eE][-+]?\d+)?)""", re.IGNORECASE)
_NUMBER = late_pattern(
    r"(?P<sign>[-+(]?)(?P<whole>\d{1,3}(?:(?P<mark>[.,' \u00a0])\d{3})(?:(?P=mark)\d{3})*|\d+)"
    r"(?:[.,](?P<decimals>\d+))?\)?\s?(?P<percent>%?)"
)
_WITHOUT_DIGITS = late_pattern(r"#+|[\d.,]+E[-+]\d+", re.IGNORECASE)  # too wide for its column
_DAYS = range(1, 2_958_466)  # serials of dates
_DATE_PARTS = 3


def number_behind(attributes: str) -> float | None:
    """The number that a cell's tag gives beside its text; None where it gives none."""
    match = _BEHIND.search(attributes)
    if match is None:
        return None
    try:
        number = float(match[1])
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def settled(shown: str, number: float) -> tuple[Value, str]:
    """The value of a cell with a number behind its text, and the number format that the text tells ("" for none).

    A date that the text shows is the number's; a text that is no number, or a code with zeros before it, stays a text.
    A text that shows another number is an error: nobody can know which is meant.
    """
    text = shown.strip()
    if _WITHOUT_DIGITS.fullmatch(text):
        return number_value(number), ""
    day = serial_date(number, False) if int(number) in _DAYS else None
    parts = [int(part) for part in re.findall(r"\d{1,9}", text)]
    if isinstance(day, dt.date) and len(parts) >= _DATE_PARTS:
        told = set(parts)
        if {day.day, day.month} <= told and not told.isdisjoint((day.year, day.year % 100)):
            return day, ""
    match = _NUMBER.fullmatch(text)
    if match is None or re.match(r"[-+(]?0\d", text) or text == f"{number:.0f}" == f"{number:.15g}":
        return shown, ""
    values = {"": number, "%": number * 100, '"%"': number}  # 91.6 under 0.0"%" shows per cent as well
    digits = re.sub(r"\D", "", text)
    grouped = len(match["whole"].split(match["mark"])[-1]) if match["mark"] else 0
    for percent in ("%", '"%"') if match["percent"] else ("",):
        for decimals in dict.fromkeys((len(match["decimals"] or ""), grouped, 0)):
            read = int(digits) / 10**decimals * (-1 if match["sign"] in ("-", "(") else 1)
            if abs(read - values[percent]) <= 0.5000001 / 10**decimals:
                code = ("0." + "0" * decimals if decimals else "0") + percent
                return number_value(number), code if decimals or percent else ""
    return CellError(f"{text} ≠ {number:.15g}"), ""
