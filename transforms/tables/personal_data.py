"""Headers that announce data of persons, which no form asks for and which is kept nowhere but in the original."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.files.sheets import Value, cell_at
from transforms.values.headers import LONGEST_HEADER, label_keys

_LONGEST_ALONE = 60
_FEWEST_HEADERS = 3
# What stands beside a name in lists of two columns.
_BESIDE = re.compile(
    r"(?:so )?(?:stt|tt)|chuc (?:vu|danh)|ngach|(?:ten )?(?:don vi|co quan|phong(?: ban)?|noi)(?: cong tac)?"
    r"|ghi chu|ly do|(?:hanh vi|noi dung|loi|muc do)(?: vi pham)?|vi pham|hinh thuc(?: xu ly| ky luat)?"
)
_PERSONAL = re.compile(
    r"^(?:danh sach )?(?:nguoi|can bo|cong chuc|vien chuc|cbccvc|cbcc|ca nhan|doi tuong) vi pham$|^(?:ho|ho dem|ten)$"
    r"|\b(?:ho(?: va)? ten|ten (?:cbccvc|cbcc|can bo|cong chuc|nguoi|vien chuc|ca nhan)|ngay(?: thang)?(?: nam)? sinh"
    r"|sinh ngay|gioi tinh|cho o|noi o|noi cu tru|thuong tru|ho khau|ho chieu|nguyen quan|nam sinh"
    r"|cmnd|cccd|can cuoc|chung minh|so dinh danh|ma dinh danh ca nhan|(?:so )?dien thoai|sdt|so dt"
    r"|dtdd|e ?mail|que quan|noi sinh|dia chi(?: nha| thuong tru)?|so tai khoan|ma so thue ca nhan|so bhxh|danh tinh)\b"
)


@lru_cache(maxsize=4096)
def is_personal(header: str) -> bool:
    """Whether a header announces data of persons, which no form asks for."""
    return len(header) <= LONGEST_HEADER and any(_PERSONAL.search(key) for key in label_keys(header)[:1])


@lru_cache(maxsize=4096)
def begins_personal(header: str) -> bool:
    """The same for a cell that is no known table's header: "(Ký, ghi rõ họ tên)" announces nothing."""
    return len(header) <= _LONGEST_ALONE and any(_PERSONAL.match(key) for key in label_keys(header)[:1])


def heads_persons(cells: tuple[Value, ...], below: tuple[Value, ...]) -> list[int]:
    """The columns of personal data under a row that heads a list of people: several short words without a digit, which
    no row of a form is, and below some that announce personal data stands something. A word alone ("Tên") may be
    anything's; beside one other stands a value ("Họ và tên: Trần Văn A"), unless that heads such lists as well."""
    texts = {column: value for column, value in enumerate(cells) if value is not None}
    if len(texts) < 2 or not any(type(text) is str and begins_personal(text) for text in texts.values()):
        return []
    if any(
        type(text) is not str or len(text) > _LONGEST_ALONE or any(map(str.isdigit, text)) for text in texts.values()
    ):
        return []
    told = [(column, text) for column, text in texts.items() if type(text) is str]
    if len(told) < _FEWEST_HEADERS and not all(
        begins_personal(text) or any(map(_BESIDE.fullmatch, label_keys(text))) for _, text in told
    ):
        return []
    return [c for c, text in told if " " in text and begins_personal(text) and cell_at(below, c) is not None]
