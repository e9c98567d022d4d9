"""The words by which rows that are no data are known: totals, nil returns, numbering, units of count."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.text.vietnamese import fold, folded_key, is_blank_mark, match_key

Filled = Sequence[tuple[int, Value]]  # the cells of a row that are not blank: column from 0, value

LONGEST_LABEL = 160


def _with_and_without_marks(written: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns of a label without marks and with them, where it has any: "Công chứng" is no "Cộng chung"."""
    return late_pattern(fold(written)), late_pattern(written)


_NUMBERING = late_pattern(
    r"(?i:c(?:[ộo]t )?)?[(\-–]?\s*\d{1,2}\s*[.)\-–]?(?:\s*=\s*[\d\s()+\-*/%:.,x]+)?"
    r"|\(?\s*\d{1,2}\s*=[\d\s()+\-*/%:.,x]+\)?|[\[(]?[A-ZĐ][\])]?|\(\d{1,2}\s*[+\-/:]\s*\d{1,2}\)"
)
_ROUND_BRACKETS = str.maketrans("[]", "()")
_PAGE = late_pattern(r"(?:trang|tr\.)?[\s\-\u2010-\u2015]*\d{1,3}(?:\s*/\s*\d{1,3})?[\s\-\u2010-\u2015]*")
_PAGER = late_pattern(r"[«»‹›<>|…]+|\d{1,4}|trang(?: \d{1,4}(?:/\d{1,4})?)?|(?:trang )?(?:dau|truoc|sau|tiep|cuoi)")
_NUMBER_LIKE = late_pattern(r"[\s\d.,%+\-–—…()'’]+")
_ORDERS = (
    list("abcdefghijklmnopqrstuvwxyz"),
    list("abcdđeghiklmnopqrstuvxy"),
    "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split(),
)
_TOTAL = _with_and_without_marks(
    r"(?:t[ổô]ng(?: s[ốô]| c[ộô]ng)?|(?:tiểu )?cộng|(?:số liệu |số |cộng )?lũy kế|lk"
    r"|cộng dồn|tất cả|(?:grand |sub)?total|sum"
    r"|t[./]? ?cộng|[σ∑]|(?:số )?(?:trang trước )?(?:mang|chuyển) sang"
    r"|tổng (?:hồ sơ|nhiệm vụ|lượt|cuộc|văn bản|vụ|vụ việc|người|trường hợp)"
    r"|(?:toàn|cả) (?:đơn vị|ngành|tỉnh|huyện|thành phố|sở|cơ quan|xã|phường|thị trấn))"
    r"(?: \(.*\)?| [ivxabc+\d .&]+"
    r"|:? \d+ (?:tháng|lĩnh vực|thủ tục|phòng|đơn vị|cơ quan|mục|nhóm|cuộc|lượt|vụ|nhiệm vụ|văn bản|hồ sơ|người)\b.*"
    r"|:? (?:mục|phần|nhóm|lũy kế|chung|toàn|trong|kỳ|tháng|quý|năm|các|số|cộng|đơn vị|tỉnh|theo"
    r"|từ|đến|trang|chuyển|mang|phòng|chi cục|trung tâm|văn phòng|khối|cấp|lĩnh vực|bộ phận|của"
    r"|sở|ban|ubnd|huyện|thành phố|xã|phường|thị trấn)\b.*)?"
    r"|tổng hợp(?: \(.*\)?| (?:chung|toàn|trong kỳ)\b.*)?"
)
_COMPARISON = late_pattern(
    r"(?:(?:so lieu |so |ton )?(?:cung ky|(?:ky|thang|quy|nam) truoc|(?:dau|cuoi) (?:ky|thang|quy|nam))|so sanh|so voi"
    r"|chenh lech|ty le|binh quan|trung binh|chi tieu|ky nay|(?:tinh )?tu dau (?:nam|quy|thang)|\d{1,2} thang"
    r"|chuyen (?:sang )?(?:ky|thang|quy|nam) sau|ke hoach (?:nam|quy|thang|giao|duoc giao))\b.*"
    r"|tang ?[,/()+\-]* ?giam\b.*"
    r"|(?:thang|quy|nam) (?:\d{1,4}|[ivx]{1,4})(?:(?:/| nam )20\d\d)?"
)
_LONE_TOTAL = _with_and_without_marks(r"(?:tổng cộng|tổng số|cộng)\b[^/]{0,60}")
# "1. Tổng", "- Cộng", "→ Tổng số", "(Tổng cộng)"
_AROUND_TOTAL = late_pattern(r"^(?:[^\w∑]+|(?:[ivx]{1,4}|[a-h]|\d{1,2})\s*[.)\-:/]\s*)+|(?<![^\w)∑])[^\w)∑]++$")
_COUNTED_TOTAL = late_pattern(
    r"tong (?:so )?(?:cac|ho so|nhiem vu|luot|cuoc|van ban|vu|nguoi|truong hop|don vi|theo|trong|tu|den)\b.*"
    r"|tong so (?!(?:cong(?! chuc| van)|chung|muc|phan|nhom|luy ke|toan|trang|[ivx]+|[a-d])\b)[a-z].*"
)
_SHORT_TOTAL = late_pattern(r"[Tt]\s?[./]?\s?[Cc]\s?[.:]?")
_LONGEST_SHORT = 8
_LONGEST_PAGE = 20
# Of comparisons those that may be a field's: no "Cùng kỳ", no "Tháng trước".
_MAY_BE_COMPARED = late_pattern(r"(?:chi tieu|ke hoach)\b.*")
_OF_A_TIME = late_pattern(r"(?:nam|thang|quy) (?:\d+|[ivx]+)\b.*")
_BEHIND_TOTAL = _with_and_without_marks(r"(?:tổng(?: số| cộng)+|cộng)(?: số| cộng)* ([^\W\d]\w*)")
_OF_TOTALS = frozenset(
    "muc phan nhom luy ke chung toan trong ky thang quy nam cac don vi tinh theo tu den trang chuyen mang phong chi"
    " trung van khoi cap linh bo ho nhiem luot cuoc vu nguoi truong thu tthc hs ca va tat huyen xa so co ban nganh"
    " dich phieu tiep giai da dang cua i ii iii iv v a b c".split()
)
PART_MARKS = frozenset("-–—+*•")
_LETTER_BEFORE = late_pattern(r"\s*[a-zđ]\s*[).]\s*\w")
_FEWEST_COUNTED = 4  # cells
_FEWEST_WITHOUT_SOME = 6
_MOST_LACKING = 2
_NIL_SENTENCE = late_pattern(
    r"(?:.{0,40}\b)?(?:khong|ko|chua) (?:co|phat sinh)\b.{0,60}"
    # "Xây dựng quy chế, chưa ban hành" is a task; when or who begins a sentence.
    r"|(?:(?:trong|tinh den|den|hien|thang|ky|quy|nam|don vi|co quan|so|huyen|ubnd|phong|do|vi)\b.{0,40} )?"
    r"(?:khong|ko|chua) (?:to chuc|tien hanh|ban hanh)\b.{0,60}"
)
_NOUGHT = late_pattern(r"0{1,3}(?:[.,]0{1,2})?(?:\s+[^\W\d_]+){0,3}")
_BEGINS_AS_DATA = late_pattern(
    r"\W*(?:(?:số|ngày)\b\W*)?\d{1,5}\s*(?:/\s*[^\W\d]|[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2})", re.IGNORECASE
)
_UNIT_OF_COUNT = late_pattern(
    r"\(? ?(?:(?:dvt|don vi tinh) ?:? ?)?(?:nguoi|luot|luot nguoi|cuoc|vu|ho so|phieu|van ban|nhiem vu|don vi|co quan"
    r"|bai|tin|tin, bai|hoi nghi|so|so luong|%|ten|chu|ngay|ngay, thang|ngay/thang/nam|dd/mm/yyyy) ?\)?"
    r"|dvt"
)
_COLUMN_NAME = late_pattern(r"[A-Za-z]\w*[\w.]|[dD]{1,2}([/.\-])[mM]{1,2}\1[yY]{2,4}|ngày/tháng/năm", re.ASCII)
_FEWEST_NAMES = 3  # of columns
# "VÝ dô" is "Ví dụ" in TCVN3, which no other word of its column gives away.
_SAMPLE = late_pattern(r"\(?(?:dong )?(?:vi du|vy do|vd|mau)(?: mau)?(?: ?\d{1,2})?:?\)?")
_COUNT_IN_WORDS = late_pattern(r"\d[\d.,]* ?[^\d/]{0,30}")


def filled_cells(cells: Sequence[Value]) -> list[tuple[int, Value]]:
    return [(column, value) for column, value in enumerate(cells) if value is not None]


@lru_cache(maxsize=16384)
def folded_label(text: str) -> str:
    return folded_key(text)


@lru_cache(maxsize=16384)
def is_total_label(text: str, alone: bool = False) -> bool:
    """Whether a label is a total's: "Tổng số", "TỔNG CỘNG (I+II)"; `alone` in its row it may say more."""
    key = _AROUND_TOTAL.sub("", match_key(text))
    key = key.removesuffix(")") if "(" not in key else key
    has_marks = not key.isascii()
    if _TOTAL[has_marks].fullmatch(key):
        return True
    return alone and _LONE_TOTAL[has_marks].fullmatch(key) is not None


@lru_cache(maxsize=16384)
def is_comparison_label(text: str) -> bool:
    """Whether figures stand beside a label to be held against the table's own: "Cùng kỳ năm trước", "So sánh (%)"."""
    return _COMPARISON.fullmatch(folded_label(_AROUND_TOTAL.sub("", text))) is not None


def may_be_a_field(label: str) -> bool:
    """Whether a total's label may be "Công chứng" without its marks, or begin a task: "Tổng hợp"."""
    return match_key(label) == "cong chung" or folded_label(label).startswith("tong hop")


def is_short_total(label: str) -> bool:
    """Whether a label is "TC", short for a total as for a field ("Tài chính")."""
    return len(label) <= _LONGEST_SHORT and _SHORT_TOTAL.fullmatch(label.strip()) is not None


@lru_cache(maxsize=16384)
def is_total_or_field(label: str) -> bool:
    """Whether only its figures tell what a label is: a total's or a field's."""
    return is_short_total(label) or may_be_a_field(label)


@lru_cache(maxsize=16384)
def goes_on_like_a_field(label: str, numbered: bool) -> bool:
    """Whether words follow a total's that say of what it is and may name a field: "Tổng số công trình", "Cộng lĩnh vực
    khác"; or it is a time, "Năm 2020"; behind a number of its own also "Chỉ tiêu biên chế"."""
    key = _AROUND_TOTAL.sub("", match_key(label))
    if key.endswith((" khác", " khac")) or _OF_A_TIME.fullmatch(fold(key)):
        return True
    if numbered and _MAY_BE_COMPARED.fullmatch(fold(key)):
        return True
    behind = _BEHIND_TOTAL[not key.isascii()].match(key)
    return behind is not None and fold(behind[1]) not in _OF_TOTALS


def marks_part(number: str, label: str) -> bool:
    """Whether a dash, plus or star for a number, or one or a letter ("a) Cấp mới") before the label, says that a row is
    part of the one above."""
    return number in PART_MARKS or (
        not number and (label.lstrip()[:1] in PART_MARKS or _LETTER_BEFORE.match(label) is not None)
    )


def is_part_label(label: str) -> bool:
    """Whether a label says that its row is part of the one above: "Trong đó: trực tuyến"."""
    return folded_label(label.lstrip(" -+*")).startswith("trong do")


def says_what_it_counts(label: str) -> bool:
    """Whether a total's label may be an item's as well: "Tổng số nhiệm vụ", but not "Tổng cộng" or "Cộng mục I"."""
    return _COUNTED_TOTAL.fullmatch(folded_label(label)) is not None


def all_text(filled: Filled) -> bool:
    """Whether a row holds words alone: no number, no date, no error."""
    return all(type(value) is str for _, value in filled)


def is_numbering(filled: Filled, after_header: bool, keys: Collection[int] = ()) -> bool:
    """Whether a row only numbers the columns: "(1) (2) (3)=(4)+(5)" or "A B 1 2 3" anywhere, other orders right under
    the header. Excel makes -1 of a "(1)" that is typed. Numbers that do not rise number one of the required columns
    (`keys`) as well: a row without a name may have counts that are all different."""
    if len(filled) < 2:
        return False
    if _count_on(filled) or (after_header and _in_sequence(filled)):
        return True
    marks = _marks(filled)
    if marks is None:
        return False
    numbers, in_brackets, negative, plain = marks
    named = not keys or any(column in keys for column, _ in filled)
    if negative and (plain or not (all(a < b for a, b in pairwise(numbers)) or (named and _are_all(numbers)))):
        return False
    if 2 * (in_brackets + negative) >= len(filled):
        return True
    if not after_header or not numbers:
        return False
    in_order = numbers[0] in (1, 2, 3) and all(0 < b - a <= 2 for a, b in pairwise(numbers))
    # Of columns that were put in another order, some may have gone.
    lacking = _MOST_LACKING if len(numbers) >= _FEWEST_WITHOUT_SOME else 0
    return in_order or (named and len(numbers) > 2 and _are_all(numbers, lacking))


def _marks(filled: Filled) -> tuple[list[int], int, int, int] | None:
    """The numbers of cells that number columns (-1 for one that is none of a column), and how many are in brackets, are
    below 0, are stored and not below 0; None where a cell holds anything else."""
    in_brackets = negative = plain = 0
    numbers: list[int] = []
    for _, value in filled:
        if isinstance(value, bool):
            return None
        if isinstance(value, (int, float)):
            numbers.append(int(abs(value)) if float(value).is_integer() and abs(value) < 100 else -1)
            plain += value >= 0
            negative += value < 0
            continue
        if type(value) is not str or len(value) > 40:
            return None
        mark = unicodedata.normalize("NFKC", value).strip().translate(_ROUND_BRACKETS)
        if not _NUMBERING.fullmatch(mark):
            return None
        in_brackets += "(" in mark
        if digits := re.search(r"\d+", mark):
            numbers.append(int(digits.group()))
    return numbers, in_brackets, negative, plain


def _are_all(numbers: Sequence[int], lacking: int = 0) -> bool:
    """Whether the numbers are those of the columns, each once, but for a few."""
    return len(set(numbers)) == len(numbers) and min(numbers) > 0 and max(numbers) <= len(numbers) + lacking


def _count_on(filled: Filled) -> bool:
    """Whether the cells are A B 1 2 3 …, a b 1 2 3 … or 1 2 3 … without a leap: no row of data has that in columns of
    words."""
    if len(filled) < _FEWEST_COUNTED:
        return False
    letters = 0
    for position, (_, value) in enumerate(filled):
        mark = str(value).strip(" ().[]").upper() if type(value) in (int, str) else ""
        if mark == "ABC"[position : position + 1] and letters == position:
            letters += 1
        elif mark != str(position - letters + 1):
            return False
    return True


def _in_sequence(filled: Filled) -> bool:
    """Whether marks count on from the first: a, b, c or I, II, III."""
    return any(
        len(filled) <= len(order)
        and all(str(v).strip(" ().[]").lower() == mark for (_, v), mark in zip(filled, order, strict=False))
        for order in _ORDERS
    )


def is_units_row(filled: Filled) -> bool:
    """Whether a row under the header says in what the columns count: "người", "(vụ)", "%"."""
    return all(type(value) is str and _UNIT_OF_COUNT.fullmatch(folded_label(value)) is not None for _, value in filled)


def is_hints_row(filled: Filled, *, named: bool = False) -> bool:
    """Whether a row under the header says how to fill in each column, "(ghi tóm tắt)", "dd/mm/yyyy", or, if they are
    not `named` yet, what a system calls it, "document_date", "A3"; "(Không phát sinh)" is an answer."""
    names = False
    for _, value in filled:
        if type(value) is not str:
            return False
        hint = value.strip()
        if not (hint[:1] == "(" and hint[-1:] == ")"):
            if named or _COLUMN_NAME.fullmatch(hint) is None:
                return False
            names = True
    return len(filled) >= (_FEWEST_NAMES if names else 2) and not any(says_nothing(value) for _, value in filled)


def is_sample_mark(text: str) -> bool:
    """Whether what stands for a row's number says that the row only shows how to fill in: "Ví dụ", "VD 1", "Mẫu"."""
    return len(text) <= 20 and text[:1].isalpha() and _SAMPLE.fullmatch(folded_label(text)) is not None


def is_pager(filled: Filled) -> bool:
    """Whether a row is what a web page turns its leaves by: "« 1 2 3 »", "Trước | 1 | 2 | Sau"."""
    words: list[str] = []
    for _, value in filled:
        words.append(fold(str(value)).strip().casefold())
        if _PAGER.fullmatch(words[-1]) is None:  # nearly always at the first words
            return False
    numbers = [int(word) for word in words if word.isdigit()]
    marks = len(words) - len(numbers) - words.count("…")  # "1 | … | 195" is a row with a blank in it
    return all(a < b for a, b in pairwise(numbers)) and marks > 0 and len(words) > 1


def is_page_number(cells: Sequence[Value]) -> bool:
    """Whether a row is what a printed page bears in its margin: "Trang 2", "Trang 2/3", "- 2 -"."""
    if len(cells) - cells.count(None) != 1:
        return False
    text = str(next(value for value in cells if value is not None))
    return len(text) <= _LONGEST_PAGE and _PAGE.fullmatch(fold(text).casefold().strip()) is not None


def is_count_in_words(value: Value) -> bool:
    """Whether a cell holds a number with a few words behind it: "6 nhiệm vụ"."""
    return type(value) is str and _COUNT_IN_WORDS.fullmatch(value.strip()) is not None


def is_number_like(value: Value) -> bool:
    """Whether a cell holds a number, written as one or stored; errors, formulas and dates among the latter."""
    return type(value) is not str or _NUMBER_LIKE.fullmatch(value) is not None


def numbers_a_row(value: Value) -> bool:
    """Whether a cell is a row's number: "2", "1.1", but not "*" or "-"."""
    return value is not None and (type(value) is not str or (is_number_like(value) and any(map(str.isdecimal, value))))


def holds_data(cells: tuple[Value, ...]) -> bool:
    """Whether a row holds what heads no column: a stored number or day, a text that begins with a document's number or
    a day ("12/KH-UBND", "15/8/2020")."""
    return any(
        value is not None and (type(value) is not str or _BEGINS_AS_DATA.match(value) is not None) for value in cells
    )


def says_nothing(value: Value) -> bool:
    """Whether a cell says that there is nothing: a mark or word for it, or zero."""
    if type(value) is str:
        bare = value.strip()
        return len(value) <= 60 and (
            bare == "0" or is_blank_mark(value) or (bare[:1] == "0" and _NOUGHT.fullmatch(bare) is not None)
        )
    return value == 0 and not isinstance(value, bool)


def is_nil_sentence(text: str) -> bool:
    """Whether a line says that nothing happened: "Trong kỳ không phát sinh vi phạm"."""
    return len(text) <= LONGEST_LABEL and _NIL_SENTENCE.fullmatch(folded_label(text)) is not None
