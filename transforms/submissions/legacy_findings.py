"""What is told of a sheet's text that was not written in Unicode."""

from __future__ import annotations

from transforms.definitions.cells import cell_address, column_letters
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import of_columns, quoted
from transforms.text.legacy_sheets import MISREAD_UTF8

_TYPED_IN = "gõ bằng bảng mã {encoding}; đã chuyển sang Unicode. Lần sau hãy dùng bảng mã Unicode."
_HOW_IT_WAS_WRITTEN = {
    MISREAD_UTF8: "là chữ Unicode (UTF-8) bị mở nhầm bảng mã; đã khôi phục. Lần sau, khi mở tệp CSV, hãy chọn UTF-8.",
}


def say_legacy(work: SheetWork) -> None:
    """Say in which columns text was converted or is destroyed, each once."""
    for column in work.decoded.columns:
        written = _HOW_IT_WAS_WRITTEN.get(column.encoding, _TYPED_IN).format(encoding=column.encoding.upper())
        work.say(
            "cell.legacy_encoding",
            cell=cell_address(column.column, column.row_number),
            text=column.text,
            reason=of_columns([column_letters(column.column)]) + written,
        )
    say_destroyed(work)


def say_destroyed(work: SheetWork) -> None:
    """Say which text nobody can read, in each column once."""
    for place, row, text in work.decoded.destroyed:
        cell = cell_address(place, row)
        work.say(
            "cell.legacy_encoding",
            cell=cell,
            text=text,
            reason=f"Ô {cell}: chữ “{quoted(text)}” bị hỏng do chuyển bảng mã, không khôi phục được. Hãy gõ lại bằng "
            "Unicode.",
        )
