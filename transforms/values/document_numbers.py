"""Document numbers ("12/KH-UBND") as they are compared, whatever a clerk writes around them."""

from __future__ import annotations

import re
import unicodedata

from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import FOOTNOTE_DIGITS, clean, folded_words

_DASHES = late_pattern("\\s*[-_\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]\\s*")
_KINDS = (
    "VĂNBẢN|CÔNGVĂN|QUYẾTĐỊNH|KẾHOẠCH|CHỈTHỊ|THÔNGBÁO|KẾTLUẬN|BÁOCÁO|NGHỊQUYẾT|TỜTRÌNH|HƯỚNGDẪN|CHƯƠNGTRÌNH|CÔNGĐIỆN"
    "|GIẤYMỜI|PHIẾUCHUYỂN|BIÊNBẢN|VB|CV|QĐ|QD|KH|CT|TB|KL|BC|NQ|TTR|HD|CĐ|GM|PC|BB"
)
_SAYS_NUMBER = "SỐ|SÔ|SO|NO|SÈ|SOÁ"  # also of "№"; in TCVN3 and VNI, which a word in front of numbers does not prove
_KIND_BEFORE = late_pattern(
    rf"^(?:(?:{_KINDS}){{0,2}}(?:{_SAYS_NUMBER})?|[^\W\d_]{{0,40}}SỐ)[:.]?(?=\d+(?:\.\d{{3}})?[/\-])"
    rf"|^(?:{_SAYS_NUMBER})[:.]?(?=\d)"
)
_LIST_MARK = late_pattern(r"^(?:\d{1,2}[.)]|[a-zđ]\))\s+(?=\S)", re.IGNORECASE)  # "1. 12/UBND-NC", "a) 12/UBND-NC"
_BEHIND = late_pattern(  # its day, its year, a remark
    r"\s*[,;(]?\s*(?:(?:ký|ban hành)\s+)?(?:ngày|ngay|ng\.)\s*\d.*$|[\s,]+năm\s20\d\d$"
    r"|[\s,;(]+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\)?$|(?<=\w)\s*(?:\([^()]*\)|\[[^\[\]]*\])$",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT = late_pattern(
    r"[\s,(]+(?:của|cua|v/v|về|ve viec)\s.*$", re.IGNORECASE | re.DOTALL
)  # whose it is, what it is about
_THOUSANDS = late_pattern(r"^(\d{1,3})\.(\d{3})(?=[/\-])")
# Typed without marks these are no other kind or body; "HD" and "HĐ", "DA" and "ĐA" are two.
_WITHOUT_MARKS = late_pattern(r"(?<=[/\-])(?:QD|HDND)(?![^\W_])")
_NONE = late_pattern(
    r"(?:khong|ko|chua)(?: co| ghi| cap| ban hanh)*(?: so)?(?: hieu| van ban| vb| quyet dinh| qd| ke hoach| kh)?"
)
# "…/QĐ-SNV", "Số:    /QĐ-SNV", "QĐ số … /QĐ-UBND", but not "Kế hoạch kiểm tra kỷ luật/kỷ cương".
_LEFT_OPEN = late_pattern(r"[^\w/]*(?:(?:quyết định|qđ|kế hoạch|kh)[^\w/]*)?(?:số[^\w/]*)?_*/", re.IGNORECASE)
_AROUND = ".,;:-/+*()[]'\"`\u2022\u201c\u201d\u2018\u2019" + FOOTNOTE_DIGITS
_LONGEST = 300
_SLASHES = str.maketrans("\u2044\u2215\\", "///")
_COMPATIBLE = late_pattern("[\uff01-\uff5e\ufb00-\ufb06\u2116\u2100-\u2109\u3000]+")


def says_no_number(text: str) -> bool:
    """Whether a text says that a document has no number, or leaves it open: "Không số", "…/QĐ-SNV"."""
    if any(map(str.isdecimal, text)):
        return False
    return _LEFT_OPEN.match(text) is not None or _NONE.fullmatch(folded_words(text)) is not None


def document_number_key(text: str) -> str:
    """A document number for matching: upper case, no blanks, dashes, slashes and Đ alike (in QD too), no leading zeros.

    "Quyết định số 05/qđ – ubnd của UBND tỉnh" and "5/QÐ-UBND ngày 4/1/2018" give "5/QĐ-UBND".
    """
    while (key := _bare(text)) != text:
        if not key:  # "Ngày 5/7/2020, số 12": without anything left all such would be one
            return unicodedata.normalize("NFC", clean(text).upper())
        text = key
    return key


def _bare(text: str) -> str:
    text = clean(text)
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    if len(text) <= _LONGEST:
        about = _ABOUT.search(text)
        if about is not None and any(map(str.isdecimal, text[: about.start()])):  # else the number is yet to come
            text = text[: about.start()]
        text = _BEHIND.sub("", _LIST_MARK.sub("", text))
    text = unicodedata.normalize("NFC", text.upper())
    text = re.sub(r"\s+", "", _DASHES.sub("-", text)).translate(_SLASHES)
    text = _KIND_BEFORE.sub("", text.strip(_AROUND)).strip(_AROUND)
    text = _WITHOUT_MARKS.sub(lambda match: match.group().replace("D", "Đ", 1), text)
    text = _THOUSANDS.sub(r"\1\2", text)
    return re.sub(r"^0+(?=\d)", "", text)
