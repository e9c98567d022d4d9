"""Headers that announce data of persons, which no form asks for and which is kept nowhere but in the original."""

from __future__ import annotations

import re
from functools import lru_cache

from transforms.values.headers import LONGEST_HEADER, label_keys

_LONGEST_ALONE = 60
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
