"""Headers that announce data of persons, which no form asks for and which is kept nowhere but in the original."""

from __future__ import annotations

from functools import lru_cache

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value, cell_at
from transforms.values.headers import LONGEST_HEADER, label_key, label_keys

_LONGEST_ALONE = 60
_FEWEST_HEADERS = 3
# What stands beside a name in lists of two columns.
_BESIDE = late_pattern(
    r"(?:so )?(?:stt|tt)|chuc (?:vu|danh)|ngach|(?:ten )?(?:don vi|co quan|phong(?: ban)?|noi)(?: cong tac)?"
    r"|ghi chu|ly do|(?:hanh vi|noi dung|loi|muc do)(?: vi pham)?|vi pham|hinh thuc(?: xu ly| ky luat)?"
)
_PERSONAL = late_pattern(
    r"^(?:danh sach )?(?:(?:nguoi|can bo|cong chuc|vien chuc|cbccvc|cbcc|ca nhan|doi tuong) )+(?:vi pham|bi xu ly)$"
    r"|^(?:ho|ho dem|ten)$"
    r"|\b(?:ho(?: va)? ten|ten (?:cbccvc|cbcc|can bo|cong chuc|nguoi|vien chuc|ca nhan)|ngay(?: thang)?(?: nam)? sinh"
    r"|sinh ngay|gioi tinh|cho o|noi o|noi cu tru|thuong tru|ho khau|ho chieu|nguyen quan|nam sinh"
    r"|cmnd|cmt(?:nd)?|cccd|can cuoc|chung minh|so dinh danh|ma dinh danh ca nhan|(?:so )?dien thoai|sdt|so dt"
    r"|dtdd|e ?mail|que quan|noi sinh|dia chi(?: nha| thuong tru)?|so tai khoan|ma so thue ca nhan|so bhxh|danh tinh)\b"
)


@lru_cache(maxsize=4096)
def is_personal(header: str) -> bool:
    """Whether a header announces data of persons, which no form asks for."""
    return len(header) <= LONGEST_HEADER and _PERSONAL.search(label_key(header)) is not None


@lru_cache(maxsize=4096)
def begins_personal(header: str) -> bool:
    """The same for a cell that is no known table's header: "(Ký, ghi rõ họ tên)" announces nothing."""
    return len(header) <= _LONGEST_ALONE and _PERSONAL.match(label_key(header)) is not None


def heads_persons(cells: tuple[Value, ...], below: tuple[Value, ...]) -> list[int]:
    """The columns of personal data under a row that heads a list of people: several short words without a digit, which
    no row of a form is, and below some that announce personal data stands something. A word alone ("Tên") may be
    anything's; beside one other stands a value ("Họ và tên: Trần Văn A"), unless that heads such lists as well."""
    if len(cells) - cells.count(None) < 2:
        return []
    texts: dict[int, str] = {}
    for column, value in enumerate(cells):
        if type(value) is str and len(value) <= _LONGEST_ALONE and not any(map(str.isdigit, value)):
            texts[column] = value
        elif value is not None:
            return []
    personal = [column for column, text in texts.items() if begins_personal(text)]
    if len(texts) < _FEWEST_HEADERS and not all(
        column in personal or any(map(_BESIDE.fullmatch, label_keys(text))) for column, text in texts.items()
    ):
        return []
    return [column for column in personal if " " in texts[column] and cell_at(below, column) is not None]
