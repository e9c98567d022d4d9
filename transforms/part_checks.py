"""Rows of 06-TTHC that their mark or number calls parts of the row above ("- Cấp mới", "1.1") and that do not add up to
it: they count as rows of their own beside it, and that is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transforms.definitions.forms import FieldType
from transforms.judged_table import JudgedTable
from transforms.row_words import marks_part, numbers_a_row
from transforms.sheets import Value


def parts_of_rows(judged: JudgedTable) -> None:
    """Say at a row which rows below it look like its parts but have another sum (a warning)."""
    numbers, names = judged.columns.get("no"), judged.columns.get("field")
    if not judged.form.identities or numbers is None or names is None:
        return
    counts = [column for column in judged.columns.values() if column.field.type is FieldType.COUNT]
    for whole, parts in _families(numbers.raw, names.raw):
        if whole in judged.bad or not judged.bad.isdisjoint(parts):
            continue
        for column in counts:
            value, together = (
                sum(v for v in map(column.values.__getitem__, places) if isinstance(v, int))
                for places in ((whole,), parts)
            )
            if value != together:
                rows = ", ".join(str(judged.numbers[part]) for part in parts)
                judged.say(
                    "row.sum_mismatch",
                    whole,
                    column.field.name,
                    total=column.field.whole_header,
                    total_value=value,
                    parts=f"các dòng bên dưới ({rows}) như là thành phần của dòng này",
                    sum_value=together,
                    counted="tạm thời mỗi dòng được tính là một lĩnh vực riêng: nếu là thành phần, hãy sửa cho khớp; "
                    "nếu không, hãy đánh số thứ tự riêng cho từng dòng",
                )
                break


def _families(numbers: Sequence[Value], names: Sequence[Value]) -> Iterator[tuple[int, range]]:
    """Positions of numbered rows and of the rows right below that are called their parts."""
    start, number = -1, ""
    for position, value in enumerate((*numbers, 0)):
        told = str(value or "").strip(" .")
        called = told.startswith(f"{number}.") or (position < len(numbers) and marks_part(told, str(names[position])))
        if start >= 0 and called:
            continue
        if 0 <= start < position - 1:
            yield start, range(start + 1, position)
        start, number = (position, told) if numbers_a_row(value) else (-1, "")
