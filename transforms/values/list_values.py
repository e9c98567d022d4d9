"""Which value of a closed list, which item of a form, a cell's text means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.forms.synonyms import EVERY_FORM, list_synonyms, made_of_lists
from transforms.definitions.forms.unit_forms import COMPLETED, WITHDRAWN
from transforms.definitions.measures import MEASURES
from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import folded_key
from transforms.values.headers import in_order, is_narrowed, label_key, label_keys, shares_a_word

MOST_VALUES = 20  # that a message lists in full
_WHOLE = frozenset((COMPLETED,))  # values that are not true of a part
_NOT_WHOLE = late_pattern(
    r"\b(?:mot phan|phan lon|co ban|gan|chua|con \d+|du kien|dang|buoc dau|giai doan|tru"
    r"|(?:dot|lan|phan|buoc) (?:\d+|mot|dau)"
    r"|thieu|(?<!trung )tam|nua|lam lai|tra lai|de nghi|xin|phan tram|khong (?:dat|duoc|day|het|hoan|thuc hien)"
    r"|khong(?=\))|(?<!khong )sai|xem lai|(?<!da )xac minh(?! xong)|chuyen (?:sang|ky|thang|quy|nam)|so bo"
    r"|bo sung sau|(?<!khong )(?<!khong co )(?<!khong con )(?<!khong gap )(?:con )?vuong mac|con vuong(?! mac)"
    r"|(?:cho|doi) (?:nghiem|tham|phe|duyet|y|ket|ky|ubnd|chu tich))\b"
    r"|\b\d{1,2} ?%|(?<![\d/])\d+/\d{1,3}(?![\d/])"  # a part, but no day and no document
)
_NOT_WITHDRAWN = late_pattern(
    r"\((?:[^()]*\b)?(?:(?<!theo )(?<!do )(?<!dong y )(?:de nghi|xin)|du kien|dang"
    r"|(?:cho|doi) (?:ubnd|chu tich|phe|duyet|y|dong)|chua(?:\)| (?:co|duoc))|khong\))"
)
_NEGATED_BEHIND = late_pattern(r".+ (?:chưa|không|chua|khong)")  # "Hoàn thành/chưa" asks, and is no "Chưa hoàn thành"
_SANCTIONS = frozenset(FORMS["violation"].field("sanction").values) - {"Chưa xử lý"}
_NOT_IMPOSED = late_pattern(
    r"\((?:du kien|de nghi|(?:da )?(?:xoa|huy|mien)|(?:chua|khong|dang)(?:\)| (?:bi|phai|den muc|thi hanh|lam|xem"
    r"|trinh|cho|de|ban hanh|co quyet dinh|ra quyet dinh|xu ly|ky luat|nhac nho|phe binh|kiem diem|khien trach)\b))"
)
# "Đ/c Phó Chủ tịch UBND tỉnh Nguyễn Văn An": who it is, before the office and behind it.
_TITLE_BEFORE = late_pattern(r"^(?:đ/?c\.?|đồng chí|ông|bà)\s+", re.IGNORECASE)
_CAPITAL = "[A-Z" + "".join(filter(str.isupper, map(chr, range(0xC0, 0x1EFA)))) + "]"
_PERSON = (
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Vi|Lương|Hà|Đàm|Đinh|Đoàn|Trịnh|Lâm|Mai"
    r"|Tô|Lã|Hứa|Triệu|Bế|Chu|Cao|Đào|Lục|Lưu|Mã|Phùng|Tạ|Tăng|Vương)"
    rf"(?:\s+{_CAPITAL}[^\W\d_]*){{2,3}}"
)
_PERSON_AROUND = late_pattern(
    rf"(?<=\w)[\s,:\-\u2013]+(?:(?:đ/?c\.?|đồng chí|ông|bà)\s+)?{_PERSON}$"
    rf"|^{_PERSON}\s*[,:(\-\u2013]\s*(?=\w)"  # "Đ/c Nguyễn Văn An, PCT UBND tỉnh"
)
_TICK_OF_WINGDINGS = "ü"
_REMARK = late_pattern(r"\(([^()]*)\)")
_OR = late_pattern(r"\sho[ặa]c\s", re.IGNORECASE)
_SEVERAL = late_pattern(r"\s(?:và|hoặc)\s|[,;/+&\n]")
# Marks from the first of them on: a page of them would else be looked through from each again.
_MARKS = r"(?<![\s,;:.\-\u2013])[\s,;:.\-\u2013]+"
# Behind a value: the day or the document ("… ngày 12/8/2020", "…, BC số 45/BC-SYT"), then the words that led to it; a
# period, or how far it is ("Phương hướng tháng 9", "Số tin, bài tuyên truyền trong kỳ", "Đang thực hiện 70%").
_NUMBER_BEHIND = late_pattern(
    _MARKS + r"(?:(?:số|ngày)[\s:]*)?(?:\d{1,2}\s*[/.\-]\s*\d{1,2}\s*[/.\-]\s*\d{2,4}"
    r"|\d{1,5}\s*/\s*(?=\S*[^\W\d])[\w/.&\-]+|(?<=số )\d{1,5}"
    r"|(?<=ngày )\d{1,2}\s?[/.]\s?\d{1,2})\s*\.?$",
    re.IGNORECASE,
)
_SOURCE_BEHIND = late_pattern(
    r"(?:[\s,;:.\-\u2013]+(?:tại|theo|bằng|vào|từ|trong|có|BC|báo cáo|CV|công văn|VB|văn bản|QĐ|quyết định|KH|kế hoạch"
    r"|TTr|tờ trình|TB|thông báo))+$",
    re.IGNORECASE,
)
_LAST_REMARK = late_pattern(r"(?<!\s)\s*\((?P<remark>[^()]*)\)$")
_EXTENT_BEHIND = late_pattern(
    _MARKS + r"(?:(?:tháng|quý|năm)\s+(?:\d{1,4}|[IVX]+)(?:\s*(?:/|năm)\s*20\d\d)?|20\d\d|\d{1,2}\s*%"
    r"|(?:phát sinh )?trong (?:k[ỳìy]|th[áa]ng|qu[ýíy])(?: báo cáo| này)?)$",
    re.IGNORECASE,
)
_LONGEST_WITH_SOURCE = 500  # characters; what is longer names no person, document or day behind a value
_OTHER = "Khác"
# "Khác: không mặc đồng phục", "Hành vi khác - đánh bạc"
_SPECIFIED = late_pattern(
    r"(?P<value>[^:\-\u2013]*\bkhác)\s*[:\-\u2013]\s*(?P<which>[^\W\d].*)", re.IGNORECASE | re.DOTALL
)
_DAYS_BEHIND = late_pattern(_MARKS + r"\d{1,3} ngày$", re.IGNORECASE)  # "Đang thực hiện, quá hạn 5 ngày"


@dataclass(frozen=True, slots=True)
class ValueList:
    """The values of one field by key, and by key with its words sorted. Item fields hold item codes, labels being what
    people read."""

    by_key: dict[str, str]
    by_words: dict[str, str]
    labels: dict[str, str]

    def find(self, text: str) -> str | None:
        """The value that the text means, None where it is not known.

        A question mark, "hoặc", a second value beside the first ("Phê bình, nhắc nhở") and a remark that takes the
        value back ("Đã hoàn thành (một phần)") leave it open.
        """
        if _leaves_open(text):
            return None
        if text == _TICK_OF_WINGDINGS:  # a letter to us, and without its mark another
            text = "✓"
        found = self._find(text)
        if found is not None or len(text) > _LONGEST_WITH_SOURCE:
            return found
        if any(map(str.isdigit, text)):
            found = self._find_before_source(text)
        if found is None and (bare := _PERSON_AROUND.sub("", _TITLE_BEFORE.sub("", text))) != text:
            found = self._find(bare)
        if found is None and (bare := _DAYS_BEHIND.sub("", text)) != text:
            found = self._find(bare)
        if found is None and (bare := _EXTENT_BEHIND.sub("", text)) != text:
            found = self._find(bare)
            return None if found in _WHOLE else found
        if found is None and (match := _SPECIFIED.fullmatch(text)) and self.find(match["which"]) is None:
            return _OTHER if self._find(match["value"]) == _OTHER else None
        return found

    def _find_before_source(self, text: str) -> str | None:
        """The value before "… tại BC số 45/BC-SYT ngày 5/8/2020": the day and the document, each with its words, one of
        them maybe in parentheses."""
        last = _LAST_REMARK.search(text)
        if last is not None and "" in _before_source(f" {last['remark']}"):
            text = text[: last.start()]
            found = self._find(text)
            if found is not None:
                return found
        return next((found for bare in _before_source(text) if (found := self._find(bare)) is not None), None)

    def _find(self, text: str) -> str | None:
        keys = label_keys(text) or (text.strip().casefold(),)
        for key in keys:
            found = self.by_key.get(key)
            if found is None and " " in key and not _NEGATED_BEHIND.fullmatch(key):
                found = self.by_words.get(in_order(key))
                if found is not None and (self._are_several(text) or self._are_two(key)):
                    continue
            if found is not None:
                return None if key != keys[0] and self._is_taken_back(text, found) else found
        return None

    def _are_several(self, text: str) -> bool:
        return len({self.by_key.get(label_key(part)) for part in _SEVERAL.split(text)} - {None}) > 1

    def _are_two(self, key: str) -> bool:
        """Whether a key is that of two values, whatever stands between them: "☑ Có ☐ Không" is no "Không có"."""
        words = key.split()
        cuts = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
        pairs = (tuple(map(self.by_key.get, cut)) for cut in cuts)
        return any(None not in pair and len(set(pair)) > 1 for pair in pairs)

    def _is_taken_back(self, text: str, found: str) -> bool:
        """Whether the remark in parentheses, which the key leaves out, says otherwise."""
        remarks = _REMARK.findall(text)
        if {self.by_key.get(label_key(remark)) for remark in remarks} - {None, found}:
            return True
        if COMPLETED in map(self._find_before_source, remarks) and found != COMPLETED:
            return True  # "Đang thực hiện (hoàn thành ngày 5/8/2020)"
        if self.labels.get(found, found) != found:  # an item
            return is_narrowed(text)
        unsure = _NOT_WHOLE if found in _WHOLE else _NOT_IMPOSED if found in _SANCTIONS else None
        if found == WITHDRAWN:  # out of every count, which nobody should only ask for
            unsure = _NOT_WITHDRAWN
        return unsure is not None and unsure.search(folded_key(text)) is not None

    def likely(self, text: str, limit: int) -> tuple[str, ...]:
        """The printed values most like the text, for messages only; none where it says several of them or asks, or a
        part of what is true of a whole only."""
        if _leaves_open(text) or self._are_several(text):
            return ()
        from rapidfuzz import fuzz, process  # here: few files need it, and every worker would wait for it

        key = label_key(text)
        # Codes are like nothing that people write; what they are called is.
        printed = {label_key(label): value for value, label in self.labels.items()}
        written = self.by_key if len(self.labels) > MOST_VALUES else printed
        found = process.extract(key, written.keys(), scorer=fuzz.token_set_ratio, limit=None, score_cutoff=60)
        labels = dict.fromkeys(self.labels[written[known]] for known, _, _ in found)
        if _NOT_WHOLE.search(folded_key(text)):
            labels = dict.fromkeys(label for label in labels if label not in _WHOLE)
        if written is not self.by_key:
            labels = dict.fromkeys(label for label in labels if shares_a_word(text, label))
        return tuple(labels)[:limit]


def _before_source(text: str) -> Iterator[str]:
    """What stands before the last day or document, without its words, and then before another."""
    for _ in range(2):
        bare = _NUMBER_BEHIND.sub("", text)
        if bare == text:
            return
        text = _SOURCE_BEHIND.sub("", bare)
        yield from (bare, text)


def _leaves_open(text: str) -> bool:
    return "?" in text or _OR.search(text) is not None


@made_of_lists
@cache
def value_list(form: str, field: str) -> ValueList:
    """The closed list of a field, with its synonyms; built once per process."""
    spec = FORMS[form].field(field)
    items = {item.label: item.code for item in FORMS[form].items} if field == "item" else {}
    labels = {items.get(label, label): label for label in (items or spec.values or spec.key_values)}
    values = {label: value for value, label in labels.items()}
    by_key: dict[str, str] = {}
    by_words: dict[str, set[str]] = {}
    writings = list(values.items())
    if spec.type is FieldType.MEASURE:
        writings += [(measure.title, code) for code, measure in MEASURES.items()]
    writings += [
        (line.variant, values[line.value])
        for line in list_synonyms()
        if line.field == field and line.form in (form, EVERY_FORM) and line.value in values
    ]
    for text, value in writings:
        key = label_key(text) or text.strip().casefold()
        by_key.setdefault(key, value)
        by_words.setdefault(in_order(key), set()).add(value)
    return ValueList(by_key, {key: next(iter(found)) for key, found in by_words.items() if len(found) == 1}, labels)


@made_of_lists
@cache
def _listed() -> frozenset[str]:
    fields = (
        (form.code, f.name) for form in FORMS.values() for f in form.fields if f.type is FieldType.LIST and f.values
    )
    lists = [value_list(form, field) for form, field in fields]
    return frozenset(key for one in lists for known in (one.by_key, one.by_words) for key in known)


@made_of_lists
@lru_cache(maxsize=4096)
def is_listed(text: str) -> bool:
    """Whether a text is a value of some form's list, its words in whatever order: it may head a column of ticks."""
    key = label_key(text)
    return key in _listed() or in_order(key) in _listed()


@made_of_lists
@lru_cache(maxsize=16384)
def find_value(form: str, field: str, text: str) -> str | None:
    """`ValueList.find`, remembered."""
    return value_list(form, field).find(text)
