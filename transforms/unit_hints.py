"""What a message about an unknown name adds: the likeliest units, and the line for the own lists."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.definitions.forms.synonyms import UNITS, line_to_add
from transforms.units import UnitNames
from transforms.vietnamese import clean


def unit_hint(names: UnitNames, text: str, units: Iterable[str]) -> str:
    """A sentence with the units most like the text, and the line that makes it a name of the first; "" for none."""
    likely = names.suggest(text, units)
    if not likely:
        return ""
    named = "; ".join(names[unit].name for unit in likely)
    which = "là tên đầu" if len(likely) > 1 else "phải"
    return f" Có phải là: {named}? Nếu {which}, {line_to_add(UNITS, likely[0], clean(text))}."
