"""Blank workbooks of a period as files: one for each unit that reports, and the central ones for their keepers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.figures_basis import basis_of
from flows.outcomes import Exit, Refusal
from flows.settings import Settings
from flows.whole_files import write_atomically
from transforms.definitions.basis import Basis
from transforms.definitions.forms import KEEPERS
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE, standing_unit
from transforms.text.vietnamese import fold
from transforms.values.prose import unit_in_prose
from transforms.values.units import UnitNames
from transforms.workbooks.blank_workbooks import Recipient, blank_central_workbook, blank_unit_workbook
from warehouse.reference import load_successions

# What each central workbook is called as a file.
CENTRAL_FILES = {
    "task_register": "so-theo-doi-nhiem-vu",
    "inspection_register": "so-kiem-tra",
    "inspection_plan": "ke-hoach-kiem-tra",
    "index_result": "cac-chi-so",
    "opening_balance": "so-luy-ke",
    "resolution": "xu-ly-chenh-lech",
}


@dataclass(frozen=True, slots=True)
class BlankForms:
    """Workbooks written, and those that were there with something in them and were left alone."""

    written: tuple[Path, ...]
    left_alone: tuple[Path, ...]


def write_blank_forms(
    folder: Path,
    period: Period,
    names: UnitNames,
    settings: Settings,
    unit: str | None,
) -> BlankForms:
    """Write the workbooks that belong to the period, or to one unit of it, in the order of units.

    Refusal where the unit does not report in the period.
    """
    basis = basis_of(settings)
    last = basis.window(period).last
    senders = names.senders(last)
    if unit is not None and unit not in senders:
        name = names[unit].name if unit in names.units else None
        namesake = next((sender for sender in senders if names[sender].name == name), None)
        then = f" Khi đó {name} có mã {namesake}." if namesake else ""
        raise Refusal(
            f"{unit} không phải mã của một đơn vị gửi báo cáo trong {period.vietnamese}.{then}",
            f"{unit} does not report in {period}.",
            Exit.USAGE,
        )
    written, left_alone = [], []
    next_unit = {line.predecessor: line.successor for line in load_successions()}
    keepers = {form: standing_unit(KEEPERS[form], last, names.units, next_unit) for form in CENTRAL_FILES}
    for name, data in _workbooks(period, names, keepers, basis, [unit] if unit else list(senders)):
        path = folder / name
        if path.exists() and path.read_bytes() != data:
            left_alone.append(path)
        else:
            write_atomically(path, data)
            written.append(path)
    return BlankForms(tuple(written), tuple(left_alone))


def _workbooks(
    period: Period, names: UnitNames, keepers: Mapping[str, str], basis: Basis, units: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for unit in units:
        recipient = _recipient(names, unit)
        window = basis.window(period)
        yield f"bieu-mau-{period}-{_slug(recipient.name)}.xlsx", blank_unit_workbook(recipient, period, window)
        for form, keeper in keepers.items():
            if keeper == unit:
                whole = Period(period.year, 1, 12) if form == "inspection_plan" else period
                data = blank_central_workbook(form, recipient, whole, basis.window(whole))
                yield f"{CENTRAL_FILES[form]}-{whole}.xlsx", data


def _recipient(names: UnitNames, unit: str) -> Recipient:
    row = names[unit]
    printed = row.name if row.group == "department" else f"UBND {unit_in_prose(row.name)}"
    return Recipient(unit, row.name, f"UBND {unit_in_prose(names[row.parent or PROVINCE].name)}", printed)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name.lower())).strip("-")
