"""A column of a unit's own that says row by row who reports ("Đơn vị báo cáo"): a workbook of several is nobody's.

Columns of the forms ("Cơ quan, đơn vị") name offices within the sender, and so may any other column; "Đơn vị gửi"
beside documents is who sent these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from transforms.files.sheets import cell_at
from transforms.submissions.identity_sources import ONE_SENDER
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import Finding, finding, quoted
from transforms.values.headers import label_keys
from transforms.values.units import UnitNames

_BODIES = [f"{before}{body}" for before in ("", "ten ") for body in ("don vi", "co quan", "co quan don vi")]
_WHO_REPORTS = frozenset(f"{body} {reports}" for body in _BODIES for reports in ("bao cao", "gui bao cao"))
_WHO_SENDS = frozenset(f"{body} gui" for body in _BODIES)


def several_senders(works: Iterable[SheetWork], on: date, names: UnitNames) -> Iterator[Finding]:
    """What is wrong with a workbook of which columns name two reporting units or more, alive `on` the day."""
    for work in (part for whole in works if not whole.is_left_out for part in whole.parts or (whole,)):
        for table in (one for one in work.tables if one.form not in work.of_others):
            of_documents = "document_number" in table.spec.field_names
            senders = _WHO_REPORTS if of_documents else _WHO_REPORTS | _WHO_SENDS
            for column, header in table.unknown.items():
                if senders.isdisjoint(label_keys(header)):
                    continue
                texts = {cell_at(cells, column) for _, cells in work.rows[table.first : table.end]}
                told = [names.resolve_sender(text, on).unit for text in texts if isinstance(text, str)]
                named = {unit for unit in told if unit is not None}
                if len(named) > 1:
                    together = ", ".join(quoted(names[unit].name) for unit in names.ordered(named))
                    yield finding(
                        "file.unit_ambiguous",
                        sheet_no=work.sheet_no,
                        sheet=work.name,
                        cell=table.header_cell(column),
                        text=together,
                        reason=f"Cột “{quoted(header)}” có số liệu của nhiều cơ quan, đơn vị: {together}.",
                        mend=ONE_SENDER,
                    )
