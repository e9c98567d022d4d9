"""Document numbers ("12/KH-UBND") as they are compared, whatever a clerk writes around them."""

from __future__ import annotations

import re
import unicodedata

from transforms.vietnamese import clean

_DASHES = re.compile("\\s*[-\u2010-\u2015\u2212\u2043\ufe58\ufe63\uff0d]\\s*")
_KINDS = (
    "VĂNBẢN|CÔNGVĂN|QUYẾTĐỊNH|KẾHOẠCH|CHỈTHỊ|THÔNGBÁO|KẾTLUẬN|BÁOCÁO|NGHỊQUYẾT|TỜTRÌNH|HƯỚNGDẪN|CHƯƠNGTRÌNH|CÔNGĐIỆN"
    "|VB|CV|QĐ|KH|CT|TB|KL|BC|NQ|TTR|HD|CĐ"
)
_KIND_BEFORE = re.compile(rf"^(?:{_KINDS}){{0,2}}(?:SỐ)?[:.]?(?=\d+[/\-])|^SỐ[:.]?(?=\d)")
_BEHIND = re.compile(  # its day, whose it is, what it is about, a remark
    r"\s*[,;(]?\s*ngày\s*\d.*$|[\s,;(]+\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\)?$"
    r"|[\s,(]+(?:của|v/v|về việc)\s.*$|(?<=\w)\s*\([^()]*\)$",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 300
_SLASHES = str.maketrans("\u2044\u2215\\", "///")
_COMPATIBLE = re.compile("[\uff01-\uff5e\ufb00-\ufb06\u2116\u2100-\u2109\u3000]+")


def document_number_key(text: str) -> str:
    """A document number for matching: upper case, no blanks, dashes and slashes alike, Đ for Ð, no leading zeros.

    "Quyết định số 05/qđ – ubnd của UBND tỉnh" and "5/QÐ-UBND ngày 4/1/2018" give "5/QĐ-UBND".
    """
    while (key := _bare(text)) != text:
        text = key
    return key


def _bare(text: str) -> str:
    text = clean(text)
    text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match.group()), text)
    text = unicodedata.normalize("NFC", (_BEHIND.sub("", text) if len(text) <= _LONGEST else text).upper())
    text = re.sub(r"\s+", "", _DASHES.sub("-", text)).translate(_SLASHES)
    text = _KIND_BEFORE.sub("", text).strip(".,;:-/")
    return re.sub(r"^0+(?=\d)", "", text)
