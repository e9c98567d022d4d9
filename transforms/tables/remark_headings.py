"""The headings of 08-NX where they stand amid its text: "1. Ưu điểm: …" in one cell, or a line of their own above the
paragraphs under them."""

from __future__ import annotations

from transforms.definitions.forms import FORMS
from transforms.definitions.patterns import late_pattern
from transforms.tables.row_groups import numbers_a_row_or_group
from transforms.values.list_values import find_value
from transforms.values.normalise import Typed, TypedColumn

_FORM = FORMS["remark"]
_NUMBERED = late_pattern(r"\s*(\d{1,2}|[IVX]{1,4})\s*[.)/\-]\s*(?=\S)")
_ROMAN = "I II III IV V VI VII VIII IX X".split()
_LONGEST = 80


def heading_of(text: str) -> tuple[str | None, str]:
    """The heading that a text begins with, before a colon or on a line of its own, and what stands behind it."""
    line, _, rest = text.strip().partition("\n")
    head, colon, tail = line.partition(":")
    for written, behind in ((head, tail if colon else ""), (line, "")):
        found = find_value(_FORM.code, "heading", written) if len(written) <= _LONGEST else None
        if found is not None:
            return found, f"{behind}\n{rest}".strip()
    return None, text


def go_on_under_headings(headings: TypedColumn) -> None:
    """A remark without a heading is under the one above it; under one that no list has it has none."""
    above: Typed = None
    for position, raw in enumerate(headings.raw):
        if raw is None:
            headings.values[position] = above
        else:
            above = headings.values[position]


def take_texts_from_headings(headings: TypedColumn, bodies: TypedColumn) -> None:
    """A heading with its text behind it in one cell ("Ưu điểm: Đúng hạn."), which may be merged across that of the
    text, is the heading and the text."""
    for position, raw in enumerate(headings.raw):
        if position in headings.codes and type(raw) is str and bodies.raw[position] is None:
            found, rest = heading_of(raw)
            if found and rest and not _has_more(raw):
                headings.values[position], bodies.values[position] = found, rest
                del headings.codes[position]


def _has_more(text: str) -> bool:
    """Whether a text has headings on further lines."""
    return any(heading_of(line)[0] for line in text.splitlines()[1:])


def says_headings(headings: TypedColumn | None) -> bool:
    """Whether the column of headings holds any; numbers of the rows are none."""
    return headings is not None and not all(raw is None or numbers_a_row_or_group(raw) for raw in headings.raw)


def headings_amid(bodies: TypedColumn) -> TypedColumn | None:
    """The headings of a column that holds both, each taken from its text; None where it holds none. A line numbered as
    the next heading that no list has is one that nobody knows; a cell with several headings is left as it is."""
    headings = TypedColumn(_FORM.field("heading"), bodies.column, [], [])
    above: tuple[str, int] | None = None  # numbers of the heading above, and of the text above
    last: tuple[str, int] | None = None
    for position, body in enumerate(bodies.values):
        text = body if type(body) is str else ""
        found, rest = heading_of(text)
        several = _has_more(text)
        number = _number(text)
        strange = found is None and _follows(number, above) and not _follows(number, last)
        headings.raw.append(text if found or strange or several else None)
        headings.values.append(None if several else found)
        if strange:
            headings.codes[position] = "cell.not_in_list"
        elif found and not several:
            bodies.values[position] = rest or None
        above, last = (number, None) if found or strange else (above, number)
    return headings if any(headings.values) else None


def _number(text: str) -> tuple[str, int] | None:
    """Of what kind a line's number is, and the number."""
    match = _NUMBERED.match(text)
    if match is None:
        return None
    if match[1].isdecimal():
        return "plain", int(match[1])
    return ("roman", _ROMAN.index(match[1]) + 1) if match[1] in _ROMAN else None


def _follows(number: tuple[str, int] | None, before: tuple[str, int] | None) -> bool:
    return before is not None and number == (before[0], before[1] + 1)
