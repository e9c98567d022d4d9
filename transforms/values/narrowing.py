"""Remarks in parentheses that make another thing of the words before them."""

from __future__ import annotations

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import folded_key

# "Nhiệm vụ hoàn thành (quá hạn)", "Số tồn tại (còn lại)".
_NARROWS = late_pattern(
    r"\((?:(?:so |da |duoc )?(?:con lai|du kien|(?:qua|tre|dung|truoc|trong) han|dot xuat|theo ke hoach|xu ly|khac phuc"
    r"|luy ke|nu|vang mat)|(?:cung ky|(?:ky|thang|quy|nam) truoc)(?! chuyen)(?: [a-z]+){0,5}|chua"
    r"|(?:chua|khong) (?:duoc |dung |kip |tu )?(?:han|hoan thanh|thuc hien|khac phuc|xu ly|giai quyet|kiem tra"
    r"|quan triet|ban hanh|dang|dat|vi pham|hai long|nghiem thu)(?: [a-z]+){0,5})\)"
)


def is_narrowed(text: str) -> bool:
    """Whether a remark in parentheses says that a figure or day is another than the words before it say."""
    return _NARROWS.search(folded_key(text)) is not None
