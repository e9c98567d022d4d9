"""The list of figures is closed and consistent."""

from __future__ import annotations

from transforms.definitions.forms import FORMS
from transforms.definitions.measures import MEASURES, MeasureKind

# Denominators that are no measures of their own: they are shown only within their rate.
INNER = {"tasks_due", "planned_units_inspected", "planned_units", "senders_inspected", "senders_active"}
STOCKS = {
    f"{rate}_{part}"
    for rate in ("staff_briefed_rate", "offices_with_plan_rate", "offices_self_inspected_rate")
    for part in ("part", "whole")
}


def test_each_rate_names_its_numerator_and_denominator() -> None:
    for measure in MEASURES.values():
        both = bool(measure.numerator) and bool(measure.denominator)
        assert both == (measure.kind is MeasureKind.RATE), measure.code


def test_numerators_and_denominators_are_measures_or_known_inner_counts() -> None:
    for measure in MEASURES.values():
        for part in (measure.numerator, measure.denominator):
            assert not part or part in MEASURES or part in INNER | STOCKS, part


def test_each_measure_comes_from_a_form_or_from_the_submissions() -> None:
    assert {m.source for m in MEASURES.values()} <= {*FORMS, "submission"}
