"""All mess that is made of clean workbooks: each operator returns a workbook and what a careful clerk makes of it."""

from __future__ import annotations

from tests.made_inbox import (
    mess_cells,
    mess_covers,
    mess_dates,
    mess_files,
    mess_groups,
    mess_identity,
    mess_layout,
    mess_lists,
    mess_numbers,
    mess_registers,
    mess_sheets,
    mess_tables,
    mess_text,
    mess_wordings,
)
from tests.made_inbox.operators import Operator

MODULES = (
    mess_tables,
    mess_groups,
    mess_sheets,
    mess_covers,
    mess_identity,
    mess_layout,
    mess_text,
    mess_numbers,
    mess_registers,
    mess_dates,
    mess_lists,
    mess_cells,
    mess_files,
    mess_wordings,
)

OPERATORS: tuple[Operator, ...] = tuple(operator for module in MODULES for operator in module.mess)
