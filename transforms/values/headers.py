"""Which field a header means, whatever a clerk made of it.

A header is reduced to a key (no diacritics, abbreviations written out, footnote marks and fillers gone) and looked up:
known or unknown, never "nearly". Likeness only makes suggestions for people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.definitions.forms import FORMS, TABLE_FORMS, FieldType, Form
from transforms.definitions.forms.synonyms import EVERY_FORM, header_synonyms, made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import clean, fold, folded_key, match_key

LONGEST_HEADER = 160

_ABBREVIATIONS = {
    "vb": "van ban", "qd": "quyet dinh", "kh": "ke hoach", "kt": "kiem tra", "nv": "nhiem vu",
    "ht": "hoan thanh", "th": "thuc hien", "cq": "co quan", "dv": "don vi", "xl": "xu ly", "bh": "ban hanh",
    "kp": "khac phuc", "sl": "so luong", "gq": "giai quyet", "hs": "ho so", "lv": "linh vuc", "nd": "noi dung",
    "sp": "san pham", "kq": "ket qua", "vp": "vi pham", "tn": "tiep nhan", "lk": "luy ke",
    "dvt": "don vi tinh", "htxl": "hinh thuc xu ly", "htkt": "hinh thuc kiem tra",
    "gqcv": "giai quyet cong viec", "ktnv": "kiem tra nhiem vu", "tkt": "tu kiem tra", "kl": "ket luan",
    "bcd": "ban chi dao",
}  # fmt: skip
_ABBREVIATIONS |= {f"t{zero}{month}": f"thang {month}" for month in range(1, 13) for zero in ("", "0")}
_ABBREVIATIONS |= {f"{month}t": f"{month} thang" for month in range(1, 13)}
_ABBREVIATIONS |= {f"q{quarter}": f"quy {quarter}" for quarter in ("1", "2", "3", "4", "i", "ii", "iii", "iv")}
_SPELLINGS = {"lui": "luy", "ki": "ky", "li": "ly", "ti": "ty", "qui": "quy", "thg": "thang"}
_WRITTEN_OUT = _SPELLINGS | _ABBREVIATIONS | dict.fromkeys(("cac", "va", "hoac", "nhung"), "")  # fillers say nothing
_PHRASES = (
    (late_pattern(r"\bngay thang(?: nam)?\b"), "ngay"),
    (late_pattern(r"\bso luong(?= \S)"), "so"),
    (late_pattern(r"\bcan bo cong chuc vien chuc\b|\bcb cc vc\b|\bccvc\b|\bcb ccvc\b|\bcbcc vc\b"), "cbccvc"),
    (late_pattern(r"\bcbccvc ?(?:nld|nguoi lao dong)\b"), "cbccvc"),
    (late_pattern(r"\buy ban nhan dan\b"), "ubnd"),
    (late_pattern(r"\bcai cach hanh chinh\b"), "cchc"),
    (late_pattern(r"\bthu tuc hanh chinh\b"), "tthc"),
    *((late_pattern(rf"\b(?:quy|q) {roman}\b"), f"quy {n}") for n, roman in enumerate(("i", "ii", "iii", "iv"), 1)),
)
_ANY_PHRASE = late_pattern("|".join(pattern.pattern for pattern, _ in _PHRASES))
_MARK = late_pattern(
    r"[\(\[]\s*(?:\d{1,2}|\*+|[a-zA-Z])\s*[\)\]](?:\s*[=+\-]\s*[\(\[]?\d{1,2}[\)\]]?)*|[*\u00b9\u00b2\u00b3\u2070-\u2079†‡]+"
)
# "(3=4+5)", or without parentheses behind the words.
_FORMULA = late_pattern(r"\(\s*\d{1,2}\s*=[\d\s=+\-()]*\)|(?<!\S)\d{0,2}\s*=\s*\d{1,2}(?:\s*[+\-*/:]\s*\d{1,3})+\s*$")
_IN_PARENTHESES = late_pattern(r"\([^()]*\)")
_NO_WORD = late_pattern(r"[^0-9a-z%#]+")
_WORD = late_pattern(r"[^\W_]+")
_NEARLY_THE_SAME = 80  # of 100
_NUMBER = late_pattern(r"\b\d+\b")
_MONTHS_SO_FAR = late_pattern(r"\b\d+ thang\b")  # no "tháng 8" in another order
# "Nhiệm vụ hoàn thành (quá hạn)", "Số tồn tại (còn lại)".
_NARROWS = late_pattern(
    r"\((?:(?:so |da |duoc )?(?:con lai|du kien|(?:qua|tre|dung|truoc|trong) han|dot xuat|theo ke hoach|xu ly|khac phuc"
    r"|luy ke|nu|vang mat)|(?:cung ky|(?:ky|thang|quy|nam) truoc)(?! chuyen)(?: [a-z]+){0,5}|chua"
    r"|(?:chua|khong) (?:duoc |dung |kip |tu )?(?:han|hoan thanh|thuc hien|khac phuc|xu ly|giai quyet|kiem tra"
    r"|quan triet|ban hanh|dang|dat|vi pham|hai long|nghiem thu)(?: [a-z]+){0,5})\)"
)
_PER_CENT = late_pattern(r"[(\uff08]\s*[%\uff05]\s*[)\uff09]")  # "Hài lòng (%)" is no count
_SAYS_NO_MORE = late_pattern(r"^(?:ket qua|tinh hinh|thong tin|cong tac) (?=\S)")  # of a group than its other words
_THE_WHOLE = frozenset(
    (
        "tong", "tong so", "tong cong", "cong", "so", "so luong", "chung", "ban dau", "lan dau", "theo van ban",
        "theo van ban giao", "theo vb", "theo ke hoach", "theo quy dinh", "duoc giao", "quy dinh",
    )
)  # fmt: skip
_NUMBERED = late_pattern(
    r"^\s*(?:\d{1,2}(?:\.\d{1,2})*\s*[.)\-]|[a-zđA-ZĐ]\s*(?:\)|\.\s)|[IVX]{1,4}\s*[.)]|[-+*•])\s*(?=\D)"
)


def _words(folded: str) -> str:
    words = _NO_WORD.sub(" ", folded).split()
    text = " ".join([written_out for word in words if (written_out := _WRITTEN_OUT.get(word, word))])
    if _ANY_PHRASE.search(text):
        for pattern, short in _PHRASES:
            text = pattern.sub(short, text)
    return text


def _humps_apart(text: str) -> str:
    """ "NgayHoanThanh", as a database calls its columns, in words."""
    around = zip(f" {text}", text, f"{text[1:]} ", strict=False)
    return "".join(
        f" {letter}" if letter.isupper() and (before.islower() or (before.isupper() and behind.islower())) else letter
        for before, letter, behind in around
    )


@lru_cache(maxsize=65536)
def label_keys(text: str) -> tuple[str, ...]:
    """Keys of a header or list value, the fullest first: as written, without its parenthesis, without its number.

    Empty where no letter is in it. Two writings mean the same where one's first known key is the other's.
    """
    cleaned = clean(text)
    if len(cleaned) > LONGEST_HEADER:
        return ()
    bare = _FORMULA.sub(" ", cleaned) if "=" in cleaned else cleaned
    bare = bare if bare.isalnum() else _MARK.sub(" ", bare)
    keys: dict[str, None] = {}
    words = _humps_apart(bare) if cleaned.isalnum() else bare
    for form in dict.fromkeys((bare, _NUMBERED.sub("", bare), _IN_PARENTHESES.sub(" ", bare), words)):
        key = _words(folded_key(form))
        if key:
            keys[key] = None
    if not keys and cleaned in ("#", "%"):
        keys[cleaned] = None
    return tuple(keys)


def in_order(key: str) -> str:
    """The key with its words sorted: "hoàn thành ngày" is "ngày hoàn thành"."""
    return " ".join(sorted(key.split()))


def label_key(text: str) -> str:
    """The fullest of a text's keys; empty where it has none."""
    return next(iter(label_keys(text)), "")


def is_narrowed(text: str) -> bool:
    """Whether a remark in parentheses says that a figure or day is another than the words before it say."""
    return _NARROWS.search(folded_key(text)) is not None


@dataclass(frozen=True, slots=True)
class HeaderIndex:
    """All known headers of one form, by key. `printed` are those of the blank form itself."""

    form: Form
    fields: dict[str, str]
    in_groups: dict[tuple[str, str], str]
    shared_leaves: frozenset[str]
    groups: dict[str, str]
    printed: frozenset[str]
    has_numbers: bool  # a header known with any number in it: "Tháng 8"; a number alone is none, nor "#" over ordinals

    def field_of(self, path: Sequence[str]) -> str | None:
        """The field of a column by its header cells from the top down; None where it is not known."""
        leaf_keys = label_keys(path[-1])
        group = self.group_over(path)
        if group is not None:
            is_other = is_narrowed(path[-1]) or _PER_CENT.search(path[-1])
            return self._in_group(group, leaf_keys[:1] if is_other else leaf_keys)
        found = self._with_words_above(path)
        if found is not None:
            return found
        for key in leaf_keys:
            found = self._known(key)
            if found is not None:
                return None if key != leaf_keys[0] and self._is_another(found, path[-1]) else found
        if "/" in path[-1]:
            alternatives = {self.field_of((part,)) for part in path[-1].split("/") if part.strip()}
            return alternatives.pop() if len(alternatives) == 1 else None
        return None

    def group_over(self, path: Sequence[str]) -> str | None:
        """The group of the form that a header cell above the last one names, the lowest of them."""
        keys = (key for text in reversed(path[:-1]) for key in label_keys(text))
        return next((group for key in keys if (group := self.groups.get(key)) is not None), None)

    def _is_another(self, name: str, text: str) -> bool:
        """Whether a remark in parentheses says that a figure or day is another than the field's."""
        spec = self.form.field(name)
        is_figure = spec.type in (FieldType.COUNT, FieldType.DATE, FieldType.FIGURE)
        if spec.type is FieldType.COUNT and _PER_CENT.search(text):
            return True
        return is_figure and not spec.no_deadline and is_narrowed(text)

    def _with_words_above(self, path: Sequence[str]) -> str | None:
        """The field that the last header cell means together with one above it: "Số" under "Quyết định kiểm tra"."""
        key = label_key(path[-1])
        key = "so" if key == "so luong" else key
        above = [upper for text in reversed(path[:-1]) if (upper := label_key(text))] if key else []
        for words in dict.fromkeys(words for upper in above for words in (upper, _SAYS_NO_MORE.sub("", upper))):
            found = self._known(f"{key} {words}") or self._known(f"{words} {key}")
            if found is not None:
                return found
        return None

    def is_of_strange_group(self, path: Sequence[str]) -> bool:
        """Whether the last header cell is known by itself alone, under words that have no part in it: "Số, ký hiệu"
        under "Văn bản thay thế"."""
        if len(path) < 2 or any(key in self.groups for text in path[:-1] for key in label_keys(text)):
            return False
        return self._with_words_above(path) is None

    def field_above(self, path: Sequence[str]) -> str | None:
        """The field that a header cell above the last one names, where the last says that this is the whole of it:
        "Tổng số" under "Số CBCCVC vi phạm", "Theo văn bản" under "Thời hạn hoàn thành"."""
        if len(path) < 2 or label_key(path[-1]) not in _THE_WHOLE:
            return None
        names = (self._known(label_key(text)) for text in reversed(path[:-1]))
        return next((name for name in names if name is not None), None)

    def _known(self, key: str) -> str | None:
        # Of two words not: "Phạm vi" is no "Vi phạm".
        any_order = key.count(" ") > 1 and not _MONTHS_SO_FAR.search(key)
        found = self.fields.get(key) or (self.fields.get(in_order(key)) if any_order else None)
        return found or (self.fields.get(_NUMBER.sub("#", key)) if self.has_numbers and not key.isdecimal() else None)

    def _in_group(self, group: str, leaf_keys: Sequence[str]) -> str | None:
        for key in leaf_keys:
            found = self.in_groups.get((group, key)) or self.in_groups.get((group, in_order(key)))
            if found is not None:
                return found
        return None

    def shared_leaf(self, text: str) -> str | None:
        """The key of a leaf that several groups have ("Tổng số", "Quá hạn"), else None."""
        return next((key for key in label_keys(text) if key in self.shared_leaves), None)

    def is_printed(self, path: Sequence[str]) -> bool:
        """Whether the last header cell is the one printed on the blank form."""
        return label_key(path[-1]) in self.printed


def _variants(form: Form) -> Iterator[tuple[str, str]]:
    names = {field.name for field in form.fields} | {field.group for field in form.fields if field.group}
    for field in form.fields:
        yield field.name, field.header
        if field.group:
            yield field.group, field.group
    for synonym in header_synonyms():
        if synonym.form == form.code or (synonym.form == EVERY_FORM and synonym.field in names):
            yield synonym.field, synonym.variant


def _leaves_and_groups(form: Form) -> tuple[dict[str, dict[str, None]], dict[str, str]]:
    """By key: the fields whose headers are written so, in the order of the lists, and the group."""
    leaves: defaultdict[str, dict[str, None]] = defaultdict(dict)
    groups: dict[str, str] = {}
    for name, variant in _variants(form):
        key = label_keys(variant)[0]
        if name in form.field_names:
            leaves[key][name] = None
        else:
            groups.setdefault(key, name)
    return leaves, groups


def _build(form: Form) -> HeaderIndex:
    grouped = {field.name: field.group for field in form.fields if field.group}
    leaves, groups = _leaves_and_groups(form)
    fields = {key: next(iter(names)) for key, names in leaves.items() if len(names) == 1}
    in_groups: dict[tuple[str, str], str] = {}
    for key, names in leaves.items():
        for name in (name for name in names if name in grouped):
            in_groups[grouped[name], key] = name
            in_groups.setdefault((grouped[name], in_order(key)), name)
    for key, name in _in_any_order(fields, leaves, groups, grouped).items():
        fields.setdefault(key, name)
    shared = frozenset(key for key, names in leaves.items() if len(names) > 1)
    for key, group in groups.items():  # "Tổng số hồ sơ tiếp nhận" in one flat row is the group's total
        total = next((name for name, of in grouped.items() if of == group and name.endswith("_total")), None)
        if total is not None and key.startswith(("tong", "so ho so")):
            fields.setdefault(key, total)
    within = {key: name for key, name in fields.items() if _NUMBER.search(key) and not key.isdecimal()}
    numbered = {_NUMBER.sub("#", key): name for key, name in within.items()}
    fields.update(numbered)
    printed = frozenset(label_key(field.header) for field in form.fields)
    return HeaderIndex(form, fields, in_groups, shared, groups, printed, bool(numbered))


def _in_any_order(
    fields: Mapping[str, str],
    leaves: Mapping[str, Iterable[str]],
    groups: Mapping[str, str],
    grouped: Mapping[str, str],
) -> dict[str, str]:
    """The words of headers, alone or with those of the group, `in_order`, where no other field has the same."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, names in leaves.items():
        for name in (name for name in names if name in grouped):
            for group_key in (group_key for group_key, group in groups.items() if group == grouped[name]):
                found[in_order(f"{key} {group_key}")].add(name)
    for key, name in fields.items():
        if key.count(" ") > 1:  # of two words not: "Phạm vi" is no "Vi phạm"
            found[in_order(key)].add(name)
    return {
        key: next(iter(names)) for key, names in found.items() if len(names) == 1 and not _MONTHS_SO_FAR.search(key)
    }


@made_of_lists
@cache
def header_index(form: str) -> HeaderIndex:
    """The known headers of a form, built once per process."""
    return _build(FORMS[form])


@made_of_lists
@cache
def known_headers() -> frozenset[str]:
    """Keys that are a header or a group of any form with rows: what makes a row look like a header."""
    keys: set[str] = set()
    for form in TABLE_FORMS:
        index = header_index(form.code)
        keys.update(index.fields, index.groups, index.shared_leaves, (key for _, key in index.in_groups))
    return frozenset(keys)


@made_of_lists
@lru_cache(maxsize=65536)
def is_known_header(text: str) -> bool:
    """Whether a cell's text is a header of some form."""
    known = known_headers()
    return len(text) <= LONGEST_HEADER and any(
        key in known or in_order(key) in known or _NUMBER.sub("#", key) in known for key in label_keys(text)
    )


def words_of(text: str) -> str:
    """A text's words without diacritics, marks and capitals."""
    return " ".join(_NO_WORD.sub(" ", folded_key(text)).split())


def shares_a_word(text: str, printed: str) -> bool:
    """Whether a text has a word of what is printed, with its marks where it has any ("Đúng hạn" none of "Sử dụng rượu
    bia"), or differs from it in few letters: without that it is like it to programs alone."""
    own, known = (set(_WORD.findall(match_key(one))) for one in (text, printed))
    written_out = set(" ".join(label_keys(text)[:1]).split()) - {fold(word) for word in own}
    bare = written_out.union(word for word in own if word.isascii())
    if not own.isdisjoint(known) or not bare.isdisjoint(map(fold, known)):
        return True
    from rapidfuzz import fuzz  # here: few files need it, and every worker would wait for it

    return fuzz.ratio(words_of(text), words_of(printed)) >= _NEARLY_THE_SAME


def likely_fields(form: str, text: str, among: Iterable[str]) -> tuple[str, ...]:
    """Those of the fields `among` whose printed headers, groups included, are most like the text; for messages only."""
    from rapidfuzz import fuzz, process

    headers = {name: FORMS[form].field(name).whole_header for name in among}
    printed = {name: words_of(header) for name, header in headers.items() if shares_a_word(text, header)}
    found = process.extract(words_of(text), printed, scorer=fuzz.token_set_ratio, limit=2, score_cutoff=60)
    return tuple(name for _, _, name in found)
