"""Numbers, rates, dates and lists as they stand in an official Vietnamese document (Nghị định 30/2020/NĐ-CP, Phụ
lục I)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from transforms.definitions.units import people_of_places

NO_DATA = "chưa có số liệu"
NO_RATE = "–"  # a denominator of 0 has no rate
_WORDS = ("Không", "Một", "Hai", "Ba", "Bốn", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười")


@dataclass(frozen=True, slots=True)
class RateStyle:
    """How a rate is rounded, once, when it is shown: 0 to 2 decimals, `half_up` or `truncate`."""

    decimals: int = 1
    rounding: str = "half_up"

    def rounded(self, numerator: Decimal, denominator: Decimal) -> Decimal:
        """The rate in per cent as printed. `denominator` is not 0."""
        step = Decimal(1).scaleb(-self.decimals)
        how = ROUND_DOWN if self.rounding == "truncate" else ROUND_HALF_UP
        return (numerator * 100 / denominator).quantize(step, rounding=how)


def format_count(count: int | Decimal | float) -> str:
    """15760 -> `15.760`: as in tables and ratios. A number that is not whole keeps its decimals: `63,79`."""
    number = Decimal(str(count)).normalize()
    text = f"{number:,f}"
    return text.translate(str.maketrans(",.", ".,"))


def count_in_prose(count: int | Decimal | float) -> str:
    """As in running text: one to nine with a nought before them, `04`."""
    return f"0{count:.0f}" if 0 < count < 10 and count == int(count) else format_count(count)


def count_in_words(count: int) -> str:
    """`Ba` at the head of a sentence; from eleven on the digits."""
    return _WORDS[count] if count < len(_WORDS) else str(count)


def format_decimal(number: Decimal) -> str:
    """Decimal('91.7') -> `91,7`; the decimals stay as they are."""
    return f"{number:,f}".translate(str.maketrans(",.", ".,"))


def format_date(day: date) -> str:
    """`05/9/2020`, `04/01/2018`: a nought before days under ten and before January and February."""
    return f"{day.day:02}/{_month(day.month)}/{day.year}"


def date_in_words(day: date) -> str:
    """`ngày 05 tháng 9 năm 2020`."""
    return f"ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


def join_names(names: Sequence[str]) -> str:
    """`A`, `A và B`, `A, B và C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} và {names[-1]}"


def unit_in_prose(name: str) -> str:
    """`Huyện Văn Quan` -> `huyện Văn Quan`: the common noun of a place is small within a sentence, but before the name
    of a person (Nghị định 30/2020/NĐ-CP, phụ lục II, mục III)."""
    if name.endswith(people_of_places()):
        return name
    for noun in ("Huyện", "Thành phố", "Xã", "Phường", "Thị trấn", "Tỉnh"):
        if name.startswith(noun + " "):
            return noun.lower() + name[len(noun) :]
    return name


def sentence_case(text: str) -> str:
    """The first letter made capital; the text may begin with a mark of a figure, which is left alone."""
    return text[:1].upper() + text[1:]
