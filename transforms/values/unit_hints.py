"""What a message about an unknown name adds: the likeliest units, and the line for the own lists."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transforms.definitions.forms.synonyms import UNITS, line_to_add
from transforms.text.vietnamese import clean, folded_words
from transforms.values.units import UnitNames

_COMMUNE_BEGINS = re.compile(r"(?:ubnd |uy ban nhan dan )?(?:xa|x|phuong|p|thi tran|tt)\b")


def unit_hint(names: UnitNames, text: str, units: Iterable[str]) -> str:
    """A sentence with the units most like the text, and the line that makes it a name of the first; "" for none.

    Among communes only where it is called one: there are so many that any short name is like some.
    """
    commune = _COMMUNE_BEGINS.match(folded_words(text)) is not None
    likely = names.suggest(text, [unit for unit in units if (names[unit].group == "commune") == commune])
    if not likely:
        return ""
    named = "; ".join(names[unit].name for unit in likely)
    which = "là tên đầu" if len(likely) > 1 else "phải"
    return f" Có phải là: {named}? Nếu {which}, {line_to_add(UNITS, likely[0], clean(text))}."
