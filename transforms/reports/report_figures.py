"""Figures: every number that a report prints, with where it comes from.

A figure's text stands in prose and tables between marks (characters of the private use area), so that sentences are
made with plain f-strings, and the renderer, which takes the marks out, knows which figures a document prints."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from transforms.definitions.figures_told import PrintedFigure, in_an_id
from transforms.definitions.measures import MEASURES, MeasureWindow
from transforms.definitions.report_data import MeasuredValue, ReportData, Split
from transforms.definitions.units import PROVINCE
from transforms.values.prose import (
    NO_DATA,
    NO_RATE,
    RateStyle,
    count_in_prose,
    count_in_words,
    format_count,
    format_decimal,
)

OPEN, SEPARATOR, CLOSE = "\ue000", "\ue001", "\ue002"
MARKED = re.compile(f"{OPEN}([^{SEPARATOR}]*){SEPARATOR}([^{CLOSE}]*){CLOSE}")
_PERIOD = MeasureWindow.PERIOD.value
# What a printed page cannot carry: controls, halves of surrogate pairs, private use, unassigned, and pictographs.
_UNPRINTABLE = re.compile(
    "(?:[\\s]*[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufe0e\ufe0f\u200d\ufffe\uffff"
    "\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0010ffff])+"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number (or quoted words) in a report. `value` is unrounded, None for words; `text` is what is printed."""

    id: str
    text: str
    measure: str
    unit: str
    period: str
    window: str
    split: Split
    value: float | int | None

    def as_json(self) -> PrintedFigure:
        """One entry of figures.json."""
        return {
            "id": self.id,
            "text": self.text,
            "measure": self.measure,
            "unit": self.unit,
            "period": self.period,
            "window": self.window,
            "split": dict(self.split),
            "value": self.value,
        }


def printable(text: str) -> str:
    """Text from outside as a page can carry it: what has no glyph becomes `(…)`."""
    return _UNPRINTABLE.sub(" (…)", unicodedata.normalize("NFC", text)).strip()


def plain(text: str) -> str:
    """Marked text without its marks."""
    return MARKED.sub(r"\2", text)


class FigureBook:
    """Looks values up and writes them down: each method gives marked text and remembers the figure behind it."""

    def __init__(self, data: ReportData, rates: RateStyle) -> None:
        self.data = data
        self.rates = rates
        self.figures: dict[str, Figure] = {}
        self._values = {(v.measure, v.unit, v.period, v.window, v.split): v for v in data.measured}

    # -- looking up

    def value(
        self, measure: str, unit: str = PROVINCE, window: str = _PERIOD, period: str | None = None, **split: str | int
    ) -> MeasuredValue:
        """The measured value; one without a value where there is no row of it at all."""
        key = (measure, unit, period or str(self.data.period), window, tuple(sorted(split.items())))
        return self._values.get(key) or MeasuredValue(*key, None, None, None, "none", (), 0, "", None, None)

    def has(self, measure: str, unit: str, window: str) -> bool:
        """Whether there is a row of a measure at all, be it without a value."""
        return (measure, unit, str(self.data.period), window, ()) in self._values

    def splits(self, measure: str, dimension: str, window: str = _PERIOD) -> dict[str | int, MeasuredValue]:
        """The province's values of a measure by one dimension alone."""
        period = str(self.data.period)
        return {
            v.split[0][1]: v
            for v in self.data.measured
            if v.measure == measure and v.unit == PROVINCE and v.period == period and v.window == window
            and len(v.split) == 1 and v.split[0][0] == dimension
        }  # fmt: skip

    # -- writing down

    def write(
        self, text: str, measure: str, unit: str, period: str, window: str, split: Split, value: float | int | None,
        style: str = "",
    ) -> str:  # fmt: skip
        """Marked text of any figure. One id has one text: a second way of writing it needs a `style`."""
        parts = [measure, unit, period, window, *(f"{key}={in_an_id(str(item))}" for key, item in split)]
        identity = ":".join(parts) + (f"~{style}" if style else "")
        known = self.figures.get(identity)
        if known is not None and known.text != text:
            raise ValueError(f"figure {identity} is printed both as {known.text!r} and as {text!r}")
        self.figures[identity] = Figure(identity, text, measure, unit, period, window, split, value)
        return f"{OPEN}{identity}{SEPARATOR}{text}{CLOSE}"

    def count(self, value: MeasuredValue) -> str:
        """As in tables: `1.234`, `0`, or – where there is nothing to show."""
        if value.value is None:
            return NO_RATE
        return self._of(value, format_count(value.value), value.value)

    def prose(self, value: MeasuredValue) -> str:
        """As in running text: `04`; `chưa có số liệu` where nothing was received."""
        if value.value is None:
            return NO_DATA
        text = count_in_prose(value.value)
        return self._of(value, text, value.value, "02" if text != format_count(value.value) else "")

    def rate(self, value: MeasuredValue, *, sign: bool = True) -> str:
        """`91,7%`, rounded once; in tables without the sign; – where the denominator is 0."""
        printed = self.printed_rate(value)
        if printed is None:
            return NO_RATE
        text = format_decimal(printed)
        return self._of(value, f"{text}%" if sign else text, value.value, "" if sign else "bare")

    def printed_rate(self, value: MeasuredValue) -> Decimal | None:
        """The rate as it is rounded for printing."""
        if value.value is None or not value.denominator or value.numerator is None:
            return None
        return self.rates.rounded(value.numerator, value.denominator)

    def numerator(self, rate: MeasuredValue) -> str:
        """The count above the line of a rate."""
        return self._part(rate, "numerator")

    def denominator(self, rate: MeasuredValue, *, prose: bool = False) -> str:
        """The count below the line of a rate."""
        return self._part(rate, "denominator", prose=prose)

    def ratio(self, rate: MeasuredValue) -> str:
        """`44/48`."""
        if rate.numerator is None:
            return NO_DATA
        return f"{self.numerator(rate)}/{self.denominator(rate)}"

    def own(
        self,
        measure: str,
        number: int | Decimal,
        /,
        *,
        prose: bool = True,
        unit: str = PROVINCE,
        period: str | None = None,
        window: str = _PERIOD,
        style: str = "",
        **split: str | int,
    ) -> str:
        """A figure that only the report has (`report.…`)."""
        plain_text = format_count(number)
        text = count_in_prose(number) if prose else plain_text
        if text != plain_text:
            style = f"{style}02"
        where = period or str(self.data.period)
        return self.write(text, measure, unit, where, window, tuple(sorted(split.items())), _number(number), style)

    def worded(self, measure: str, number: int, /, *, window: str = _PERIOD, **split: str) -> str:
        """The same in words, `Ba`, at the head of a sentence."""
        where, parts = str(self.data.period), tuple(sorted(split.items()))
        return self.write(count_in_words(number), measure, PROVINCE, where, window, parts, number, "words")

    def quote(
        self, measure: str, words: str, /, *, unit: str = PROVINCE, period: str | None = None, **split: str | int
    ) -> str:
        """Words from outside, as they are; numbers in them are the sender's."""
        where = period or str(self.data.period)
        said = " ".join(printable(words).split())
        return self.write(said, measure, unit, where, _PERIOD, tuple(sorted(split.items())), None)

    def _part(self, rate: MeasuredValue, part: str, *, prose: bool = False) -> str:
        number = rate.numerator if part == "numerator" else rate.denominator
        if number is None:
            return NO_DATA
        definition = MEASURES[rate.measure]
        code = definition.numerator if part == "numerator" else definition.denominator
        same = self._values.get((code, rate.unit, rate.period, rate.window, rate.split))
        text = count_in_prose(number) if prose else format_count(number)
        style = "02" if text != format_count(number) else ""
        if same is not None and same.value is not None and Decimal(str(same.value)) == number:
            return self._of(same, text, same.value, style)
        split = tuple(sorted((*rate.split, ("part", part))))
        return self.write(text, rate.measure, rate.unit, rate.period, rate.window, split, _number(number), style)

    def _of(self, value: MeasuredValue, text: str, number: float | None, style: str = "") -> str:
        shown = None if number is None else _number(number)
        return self.write(text, value.measure, value.unit, value.period, value.window, value.split, shown, style)


def _number(number: float | int | Decimal) -> float | int:
    return int(number) if number == int(number) else float(number)
