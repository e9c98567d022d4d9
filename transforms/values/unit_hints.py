"""What a message about an unknown name adds: the likeliest units, and the line for the own lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from transforms.definitions.forms.synonyms import UNITS, line_to_add
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE, OrgUnit
from transforms.text.vietnamese import clean, folded_words
from transforms.values.units import UnitNames

_COMMUNE_BEGINS = late_pattern(r"(?:ubnd |uy ban nhan dan )?(?:xa|x|phuong|p|thi tran|tt)\b")
# "Bộ Y tế", "Đoàn thanh tra của Bộ Tài chính", but not "Bộ phận Một cửa", "Bộ môn Tin học".
_OF_THE_STATE = late_pattern(
    r"(?:(?:đoàn|tổ)\b.{0,40}?\bcủa )?"
    r"(?:bộ (?!phận\b|môn\b|ch[iỉ] huy\b)\w|(?:thanh tra|văn phòng) chính phủ|kiểm toán nhà nước|tổng cục)"
)


def unit_hint(names: UnitNames, text: str, units: Iterable[str]) -> str:
    """A sentence with the units most like the text, and the line that makes it a name of the first; "" for none.

    Among communes only where it is called one: there are so many that any short name is like some.
    """
    if "?" in text or is_of_the_state(text):
        return ""
    commune = _COMMUNE_BEGINS.match(folded_words(text)) is not None
    likely = names.suggest(text, [unit for unit in units if (names[unit].group == "commune") == commune])
    if not likely:
        return ""
    asked = f" Có phải là: {'; '.join(with_district(names, unit) for unit in likely)}?"
    if any(names[unit].name == names[likely[0]].name for unit in likely[1:]):
        return asked  # a name of several places: no writing of it is that of one
    which = "là tên đầu" if len(likely) > 1 else "phải"
    return f"{asked} Nếu {which}, {line_to_add(UNITS, likely[0], clean(text))}."


def of_another_time(names: UnitNames, units: Iterable[str], on: date) -> str:
    """A sentence with those of the units that are not there on the day, and when they are; "" for none."""
    told = [f"{with_district(names, unit)} ({_when(names[unit], on)})" for unit in units if not names[unit].alive(on)]
    return f" Tên này là của {', '.join(told)}." if told else ""


def _when(unit: OrgUnit, on: date) -> str:
    if unit.valid_to is not None and unit.valid_to <= on:
        return f"đến hết ngày {unit.valid_to - timedelta(1):%d/%m/%Y}"
    return f"từ ngày {unit.valid_from:%d/%m/%Y}"


def is_of_the_state(text: str) -> bool:
    """Whether a name is of a body above the province, which is none of its units however alike their names are."""
    return _OF_THE_STATE.match(clean(text).lower()) is not None


def with_district(names: UnitNames, unit: str) -> str:
    """A unit's name, with its district where it has one: communes share names."""
    parent = names[unit].parent
    return names[unit].name if parent in (None, PROVINCE) else f"{names[unit].name} ({names[str(parent)].name})"
