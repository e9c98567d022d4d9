"""What a message about an unknown name adds: the likeliest units, and the line for the own lists."""

from __future__ import annotations

from collections.abc import Iterable

from transforms.definitions.forms.synonyms import UNITS, line_to_add
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.text.vietnamese import clean, folded_words
from transforms.values.units import UnitNames

_COMMUNE_BEGINS = late_pattern(r"(?:ubnd |uy ban nhan dan )?(?:xa|x|phuong|p|thi tran|tt)\b")


def unit_hint(names: UnitNames, text: str, units: Iterable[str]) -> str:
    """A sentence with the units most like the text, and the line that makes it a name of the first; "" for none.

    Among communes only where it is called one: there are so many that any short name is like some.
    """
    commune = _COMMUNE_BEGINS.match(folded_words(text)) is not None
    likely = names.suggest(text, [unit for unit in units if (names[unit].group == "commune") == commune])
    if not likely:
        return ""
    asked = f" Có phải là: {'; '.join(with_district(names, unit) for unit in likely)}?"
    if any(names[unit].name == names[likely[0]].name for unit in likely[1:]):
        return asked  # a name of several places: no writing of it is that of one
    which = "là tên đầu" if len(likely) > 1 else "phải"
    return f"{asked} Nếu {which}, {line_to_add(UNITS, likely[0], clean(text))}."


def with_district(names: UnitNames, unit: str) -> str:
    """A unit's name, with its district where it has one: communes share names."""
    parent = names[unit].parent
    return names[unit].name if parent in (None, PROVINCE) else f"{names[unit].name} ({names[str(parent)].name})"
