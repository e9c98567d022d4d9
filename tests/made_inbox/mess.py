"""All mess that is made of clean workbooks: each operator returns a workbook and what a careful clerk makes of it."""

from __future__ import annotations

from tests.made_inbox import mess_identity, mess_sheets, mess_tables
from tests.made_inbox.operators import Operator

OPERATORS: tuple[Operator, ...] = (*mess_tables.mess, *mess_sheets.mess, *mess_identity.mess)
