"""Who sent a workbook, and for which period: what the signatory saw wins (cover, title lines, hidden properties, file
name); where none of these says it, nobody guesses."""

from __future__ import annotations

from datetime import date

from transforms.definitions.basis import USUAL, Basis
from transforms.definitions.periods import Kind
from transforms.definitions.row_keys import OF_THE_YEAR_SO_FAR
from transforms.submissions.identity_period import named_below, settle_period
from transforms.submissions.identity_sources import Identity, Sources, Titles
from transforms.submissions.identity_unit import settle_unit
from transforms.tables.title_periods import month_so_far, title_period
from transforms.values.units import UnitNames

__all__ = ["Identity", "Sources", "Titles", "identify"]


def identify(sources: Sources, received_on: date, names: UnitNames, basis: Basis = USUAL) -> Identity:
    """The sender and the period of a workbook with at least one known form."""
    identity = Identity()
    for titles in sources.titles:
        found = title_period(titles.lines)
        if titles.form in OF_THE_YEAR_SO_FAR and (found is None or found.kind is not Kind.MONTH):
            found = month_so_far(text for _, text in titles.lines) or found
        below = named_below(sources, titles, found) if found and not sources.covers else None
        if found is not None:
            identity.title_periods[titles.sheet_no] = below or found
    settle_period(sources, identity, lambda period: basis.window(period).first <= received_on)
    on = basis.window(identity.period).last if identity.period else received_on
    settle_unit(sources, identity, on, names)
    return identity
