"""The words of what people write below a table: signatures and notes, in one cell or over several."""

from __future__ import annotations

import datetime as dt

from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Value
from transforms.tables.row_words import LONGEST_LABEL, Filled, all_text, folded_label, numbers_a_row
from transforms.text.vietnamese import folded_words

_MOST_SIGNATURES = 4  # cells of one row
_MOST_PARTS = 8  # cells that a place and date are split over: "Lạng Sơn", "ngày", 14, "tháng", 8, "năm", 2020
_LONGEST_PART = 40
_LONGEST_TITLE = 5  # words
_SIGNATURE = late_pattern(
    r"[^,;\d]{2,40},? ?ngay .{0,6}thang .{0,6}nam\b.{0,8}"
    r"|(?:ngay ?[.…\d]* ?thang ?[.…\d]* ?nam ?[.…\d]*)"
    r"|(?:xac nhan cua )?(?:nguoi (?:lap|tong hop|bao cao|duyet|kiem tra|ghi|ky|viet)|can bo (?:lap|tong hop)"
    r"|thu truong)\b.{0,60}"
    r"|lanh dao(?: (?:co quan|don vi|phong|so|ban|ubnd)\b.{0,30})?"
    r"|(?:kt|tm|tl|tuq|q)\.? ?(?:giam doc|chu tich|thu truong|truong|chanh|uy ban|ubnd|pho|bo|so|ban)\b.{0,60}"
    r"|(?:pho )?(?:giam doc|chu tich|chanh (?:van phong|thanh tra)|truong (?:ban|phong|doan)|bi thu|ke toan truong"
    r"|hieu truong)"
    r"(?: (?:so|ubnd|huyen|thanh pho|tinh|xa|phuong|thi tran|van phong)\b.{0,60})?"
    r"|\(? ?(?:da )?ky(?:$| ?[,)]| (?:ten|so|dong|ghi|duyet|nhay|boi|thay)\b).{0,60}"
    r"|.{0,30}\b(?:ky ten|dong dau|ghi ro ho ten|ky so|ky, ghi ro)\b.{0,40}"
    r"|noi nhan\b.{0,80}|xac nhan\b.{0,60}"
)
_SIGNS = late_pattern(
    r"\(? ?(?:da )?ky(?:$| ?[,)]| (?:ten|dong|ghi|thay)\b).*|.*\b(?:ky ten|dong dau|ghi ro ho ten)\b.*"
    r"|(?:nguoi|can bo) (?:lap|tong hop|bao cao)\b.*|noi nhan ?:.*|(?:kt|tm|tl|tuq)\..*"
)
_DOCUMENT_NUMBER = late_pattern(r"\d[/\-]\S*[A-ZĐ]{2}")
_PLACE_AND_DATE = late_pattern(
    r"(?:[^,;:\d]{2,40}[, ] ?)?ngay ?[\d.…_ ]{0,6} ?thang ?[\d.…_ ]{0,6} ?nam ?[\d.…_]{1,8}"
    r"|(?:[^,;:\d]{2,40}, ?)?ngay(?: (?:lap|bao cao|gui|ky|in)(?: bieu| bao cao| so lieu)?)? ?:? ?\d{1,2}/\d{1,2}/\d{4}"
)
_KINDS_OF_PLACES = frozenset("tinh thanh pho tp huyen xa phuong thi tran tt".split())
# Alone in a cell and its row: "Na Sầm, ngày 15/8/2020".
_PLACE_AND_DAY = late_pattern(r"[^,;:\d]{2,25}, ?(?:ngay )?\d{1,2} ?(?P<mark>[/.\-]) ?\d{1,2} ?(?P=mark) ?20\d\d\.?")
_ANNEX = late_pattern(r"\(? ?(?:ban hanh |dinh )?kem\b|\(? ?phu luc\b")
_NOTE = late_pattern(
    r"(?:ghi chu|luu y|chu thich|chu y|giai thich|note)\b.*|nguon(?: (?:so|du) lieu)? ?:.*|[*†(\[]+ ?(?:\*|\d)?.*"
)
_PAGE_NUMBER = r"(?:trang|page) ?:? ?\d{1,4} ?(?:(?:/|of|tren) ?\d{1,4})?"
# What nobody takes for data, whatever columns it stands in.
_NOTE_OF_ANY = (
    r"(?:ghi chu|luu y|chu thich|chu y)(?: ?[:.].*| \(.*|$)"
    r"|cot (?:so )?[(\[]?\d{1,2}[)\]]? ?(?:[:=,;+\-]|(?:ghi|la|den|neu|tinh|chi|khong)\b).*"
    r"|(?:so )?(?:dien thoai|dt|sdt)\b[^:]{0,20}:.*|(?:e-?mail|thu dien tu|fax|website) ?:.*"
    r"|so lieu (?:duoc )?(?:tinh|tong hop|lay) (?:tu|den|theo|o|tren)\b.*"
    r"|nguon (?:so|du) lieu ?:.*|nguon ?: ?(?:bao cao|so lieu|tong hop|so theo doi|he thong|phan mem)\b.*"
    rf"|{_PAGE_NUMBER}"
    r"|[-–—_=*. ]*het[-–—_=*./ …]*|\./\."
)
_PAGE = late_pattern(_PAGE_NUMBER)
_REMARKED_NOTE = late_pattern(_NOTE_OF_ANY)
_NOTE_ROW = late_pattern(
    _NOTE_OF_ANY + r"|(?:nguon|giai thich|huong dan|cach ghi|bang chu) ?:.*"
    r"|so lieu (?:bao cao|den|tren|nay)\b.*"
)
_MARKED = late_pattern(r"(?:[*†]+|\([*†]+\)|[(\[]\d{1,2}[)\]]) .*")
_WITH_NUMBERS = late_pattern(r"cot\b|trang\b|page\b|(?:so )?(?:dien thoai|dt|sdt|fax)\b")
_NOTE_LABELS = frozenset(("ghi chu", "luu y", "chu thich", "chu y"))
_BULLET = late_pattern(r"^(?:[-–—+•*]|\d{1,2}[.)]) ?")
_LABEL = late_pattern(r"[^\W\d][^\d:]{1,39} ?:")


def is_signature(filled: Filled, *, among_texts: bool = False) -> bool:
    """Whether a row is of a signature block by its own words: place and date, titles, "(Ký…)". `among_texts`, where
    sentences stand that may begin with the same words, a title is short."""
    if says_place_and_date(filled):
        return True
    if len(filled) > _MOST_SIGNATURES:
        return False
    for _, value in filled:
        if type(value) is not str or len(value) > LONGEST_LABEL or _DOCUMENT_NUMBER.search(value):
            return False
    if len(filled) == 1 and _is_place_and_day(str(filled[0][1])):
        return True
    return any(
        _SIGNATURE.fullmatch(folded_label(str(value))) and not (among_texts and is_sentence(str(value)))
        for _, value in filled
    )


def may_be_names(filled: Filled) -> bool:
    """Whether a row may hold the names of persons, below who signs."""
    return len(filled) <= _MOST_SIGNATURES and all_text(filled)


def is_no_name(filled: Filled) -> bool:
    """Whether a row below who signs is a note all the same: "Ghi chú: …", "* …", but not "(Vi Thị Mai)"."""
    first = str(filled[0][1])
    return is_note_row(filled) or (len(filled) == 1 and is_note(first) and not first.endswith(")"))


def _is_place_and_day(text: str) -> bool:
    """Whether a text is a place, by its capitals, and a day: "Na Sầm, 15/8/2020", but not "Hội nghị, 15/8/2020"."""
    if _PLACE_AND_DAY.fullmatch(folded_words(text)) is None:
        return False
    words = [word for word in text.partition(",")[0].split() if folded_words(word).strip(".") not in _KINDS_OF_PLACES]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def says_who_signs(filled: Filled) -> bool:
    """Whether a row is of a signature block whatever stands below it: place and date, "(Ký…)", "Người lập biểu"; other
    titles may head a group of rows as well."""
    return says_place_and_date(filled) or any(
        _PLACE_AND_DATE.fullmatch(line) or _SIGNS.fullmatch(line) for line in (folded_words(str(v)) for _, v in filled)
    )


def is_sentence(text: str) -> bool:
    """Whether a line is no title: more than a few words, without a colon, not all in capitals."""
    if _PLACE_AND_DATE.fullmatch(folded_words(text)):
        return False
    return not text.isupper() and text.lstrip()[:1] != "(" and ":" not in text and len(text.split()) > _LONGEST_TITLE


def says_place_and_date(filled: Filled) -> bool:
    """Whether the cells of a row together say where and when it was signed: "Lạng Sơn, ngày", 14, "tháng", 8, …"""
    if not 2 <= len(filled) <= _MOST_PARTS or not may_end_a_date(filled[-1][1]):
        return False
    return _PLACE_AND_DATE.fullmatch(_together(filled)) is not None


def may_end_a_date(last: Value) -> bool:
    """A quick look at the last cell of a row that may say where and when it was signed."""
    if type(last) is str:
        return len(last) <= _LONGEST_PART and ("20" in last or "…" in last or ".." in last or "__" in last)
    return isinstance(last, dt.date) or (type(last) is int and 2000 <= last <= 2100)


def _together(filled: Filled) -> str:
    """The cells as one line, folded; blank where one of them is no short text, whole number or date."""
    parts = []
    for _, value in filled:
        if isinstance(value, dt.date):
            parts.append(f"{value:%d/%m/%Y}")
        elif type(value) is int or (type(value) is str and len(value) <= LONGEST_LABEL):
            parts.append(str(value))
        else:
            return ""
    return folded_words(" ".join(parts))


def is_note(text: str) -> bool:
    """Whether a line is a remark below or beside a table: "Ghi chú: …", "* …", "(1) …"."""
    return _NOTE.fullmatch(folded_words(text[:LONGEST_LABEL])) is not None


def is_page_number(text: str) -> bool:
    """Whether a line is no more than a page's number: "Trang 2/3"."""
    return _PAGE.fullmatch(folded_words(text[:LONGEST_LABEL])) is not None


def is_note_row(filled: Filled, *, among_texts: bool = False) -> bool:
    """Whether the few cells of a row are a note by their words: "Ghi chú:" and what it says, "-" and "Cột (5): …",
    "Trang", 2. `among_texts`, where sentences stand, fewer words prove that."""
    if len(filled) > _MOST_SIGNATURES or isinstance(filled[-1][1], dt.date):
        return False
    first = filled[0][1]
    if type(first) is not str or first.isdecimal():  # 1 and "Cột (2): …"
        return len(filled) == 2 and numbers_a_row(first) and type(filled[1][1]) is str and is_note_row(filled[1:])
    if len(filled) > 1 and folded_label(first) in _NOTE_LABELS:
        return all_text(filled)
    line = _together([(column, _cut(value)) for column, value in filled])
    bare = _BULLET.sub("", line)
    if not (all_text(filled) or _WITH_NUMBERS.match(bare)):
        return False
    # "Hướng dẫn:" with a number, a day and a title is a document of that type.
    known = _REMARKED_NOTE if len(filled) > 2 or (among_texts and len(filled) == 1) else _NOTE_ROW
    if known.fullmatch(line) or known.fullmatch(bare):
        return True
    return not among_texts and len(filled) == 2 and _MARKED.fullmatch(line) is not None


def _cut(value: Value) -> Value:
    return value[:LONGEST_LABEL] if type(value) is str else value


def is_labelled(filled: Filled) -> bool:
    """Whether a row is a label with a colon and words beside it: "Đề nghị:" and what is asked for."""
    return len(filled) == 2 and all_text(filled) and _LABEL.fullmatch(str(filled[0][1]).strip()) is not None


def is_annex_line(text: str) -> bool:
    """Whether a line under a title says to what paper the table belongs: "(Kèm theo Báo cáo số …)"."""
    return _ANNEX.match(folded_label(text[:LONGEST_LABEL])) is not None
