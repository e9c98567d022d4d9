"""What is wrong with a file, a sheet, a row or a cell: a value, never an exception.

Each message tells a clerk in Vietnamese what happened, where, and how to put it right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from transforms.definitions.cells import row_of
from transforms.definitions.codes import FINDING_CODES, Severity
from transforms.definitions.forms import Field, FieldType
from transforms.tables.messages import MESSAGES
from transforms.text.vietnamese import clean

LONGEST_TEXT = 200
LONGEST_QUOTED = 60


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. `cell` is the address as Excel shows it, `sheet_no` counts from 0, `text` is what was found."""

    code: str
    severity: Severity
    message: str
    sheet_no: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row_number: int | None = None
    field: str | None = None
    text: str | None = None


def quoted(text: str) -> str:
    """A text as it may stand within a message: on one line and not too long."""
    return _shortened(clean(text), LONGEST_QUOTED)


def broken_sum(total: str, figure: str, parts: str, together: int) -> str:
    """What a message says of a total that is not the sum of its parts."""
    return f"“{total}” ghi {figure} nhưng {parts} cộng lại là {together}"


def _shortened(line: str, longest: int) -> str:
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def finding(
    code: str,
    *,
    sheet_no: int | None = None,
    sheet: str | None = None,
    cell: str | None = None,
    row_number: int | None = None,
    field: str | None = None,
    text: str | None = None,
    **said: Any,
) -> Finding:
    """A finding with its message; `said` fills what the message asks for beside text, cell, row and sheet. The row is
    that of the cell unless it is given."""
    if row_number is None and cell is not None:
        row_number = row_of(cell)
    shown = None if text is None else _shortened(clean(text[: 4 * LONGEST_TEXT]), LONGEST_TEXT)
    values: dict[str, Any] = {
        "text": quoted(text or ""),
        "cell": cell,
        "row": row_number,
        "sheet": quoted(sheet or ""),
        "likely": "",
        "number": "số",
        **said,
    }
    message = clean(MESSAGES[code].format_map(values))
    return Finding(code, FINDING_CODES[code], message, sheet_no, sheet, cell, row_number, field, shown)


def place(cell: str | None, header: str) -> str:
    """How a message names a cell."""
    return f"Ô {cell} (cột “{header}”)" if cell else f"Cột “{header}”"


def of_columns(letters: Sequence[str]) -> str:
    """How a message begins that is about whole columns."""
    return f"{'Các cột' if len(letters) > 1 else 'Cột'} {', '.join(letters)} "


def expected(field: Field) -> str:
    """What belongs into a cell of the field, for messages."""
    match field.type:
        case FieldType.DATE:
            day = "ngày theo dạng ngày/tháng/năm, ví dụ 15/08/2020"
            return f"{day}; không có thời hạn thì để trống" if field.no_deadline else day
        case FieldType.COUNT:
            return "số nguyên từ 0 trở lên, ví dụ 12"
        case FieldType.FIGURE:
            return "số nguyên từ 0 trở lên, ví dụ 12 (ở dòng tỷ lệ: phần trăm, ví dụ 91,7)"
        case FieldType.DECIMAL:
            return "số, ví dụ 63,79"
        case FieldType.YEAR:
            return "năm, ví dụ 2020"
        case FieldType.MONTH:
            return "tháng, từ 1 đến 12"
        case FieldType.UNIT:
            return "tên đầy đủ của cơ quan, đơn vị"
        case FieldType.LIST if field.values:
            return "một trong các giá trị: " + "; ".join(field.values)
        case FieldType.MEASURE:
            return "mã chỉ tiêu, ví dụ inspections"
        case _:
            return f"“{field.header}”"
