"""The unit that sent a workbook: cover, title lines, hidden properties, file name, in this order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from string import ascii_uppercase

from transforms.definitions.forms import FORMS, KEEPERS
from transforms.definitions.forms.synonyms import made_of_lists
from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import PROVINCE
from transforms.submissions.identity_sources import (
    BLANK_FORM,
    FILE_NAME,
    ONE_SENDER,
    Identity,
    Said,
    Sources,
    conflict,
    file_stem,
    said_otherwise,
)
from transforms.tables.cover import Cover, CoverValue, label_of
from transforms.tables.findings import Finding, finding, quoted
from transforms.tables.title_periods import TITLES_KEPT
from transforms.text.vietnamese import clean, fold, folded_words
from transforms.values.unit_hints import unit_hint
from transforms.values.unit_mentions import sender_in_file_name, sender_in_line
from transforms.values.units import MAY_BE, Resolution, UnitNames

_LONGEST_LINE = 300
_ONE_NAME = "ghi tên đầy đủ của một cơ quan, đơn vị vào ô “Đơn vị báo cáo” của trang “Thông tin”"
# In the titles of sheets without a cover: of two one may be taken over from another unit, if not over several sheets.
_FEWEST_HEADS = 3
_MOST_LINES = 5  # that a name is broken over: a page typed into one cell has hundreds
# Whom a report goes to, or who asked for it, did not send it.
_ADDRESSED = late_pattern(
    r"\b(?:gui (?:ve|den|toi|cho)|gui:|noi nhan|(?:don vi|co quan) nhan|theo (?:yeu cau|mau|bieu)|huong dan|bieu mau)\b"
)
_ADDRESSEES = late_pattern(
    r"(?:kinh gui|noi nhan|gui(?: ve| den| toi| cho)?"
    r"|(?:don vi|co quan|nguoi) (?:nhan|tong hop|chu quan|cap tren|quan ly|giao|theo doi))"
    r"(?: bao cao| nhiem vu)?\b(?P<here>.*[^\W_].*)?",
    re.DOTALL,
)
_LISTED = ("-", "+", "*", "•", "\u2013", "\u2014")
_COMMUNES = frozenset(("commune",))
_OFFICE = "van phong"
_UNKNOWN = Resolution(None, "unknown")
_Word = tuple[Resolution, Said]  # of one source
_Line = tuple[str | None, str, str]  # cell, text, what of it may be a name
_Named = tuple[Resolution, str, str | None]  # whom a line names, its words, cell
# "SO-NV" is the register's name, "Biểu số SO-NV" its title: no Sở Nội vụ.
_SHEET = late_pattern(
    rf"(?:.*: |(?:bieu|mau)(?: mau)?(?: so)? )?(?:{'|'.join(form.sheet for form in FORMS.values())})", re.IGNORECASE
)


def settle_unit(sources: Sources, identity: Identity, on: date, names: UnitNames) -> None:
    """Put the sender into the identity, by the units alive `on` the day, and what the sources say that is otherwise."""
    keeper = KEEPERS.get(sources.form_set)
    if keeper is not None:
        identity.unit = _keeper(keeper, on, names)
    words = list(_cover_words(sources, on, names))
    named = {word.unit for word, _ in words if word.unit}
    named.update(unit for word, _ in words if word.code == "several" for unit in word.candidates)
    in_titles = list(_title_words(sources, identity, on, names))
    in_name = sender_in_file_name(names, _without_sheet(sources), on)
    hidden = sources.metadata.get("cchc.unit")
    heads = Counter(named) or Counter(word.unit for word, _, _ in in_titles if word.unit)
    divided = len(heads) > 1 and min(heads.values()) > 1 and in_name.unit not in heads and not hidden
    if keeper is None and (len(named) > 1 or len(heads) >= _FEWEST_HEADS or divided or _several_senders(in_titles)):
        told = words if len(named) > 1 else [*words, *((word, said) for word, said, _ in in_titles)]
        identity.findings.append(_of_several(told, names))
        return
    if keeper is None or len({word.unit for word, _, _ in in_titles if word.unit}) <= 1:
        words += [(word, said) for word, said, _ in in_titles]  # several head the parts of a register that are theirs
    if hidden:
        words.append(_hidden_word(hidden, on, names))
    words.append((in_name, Said(FILE_NAME, file_stem(sources.path))))
    if keeper is None:
        identity.unit = _decide(words, _is_on_cover(sources, words), identity, on, names)
    if identity.unit is None:
        return
    others = [said for word, said in words if _is_another(word, identity.unit, names)]
    if others:
        reason = f"Cơ quan, đơn vị không thống nhất: {said_otherwise(others)}."
        conflict(identity, others[0], reason, names[identity.unit].name)


def _of_several(told: Sequence[_Word], names: UnitNames) -> Finding:
    naming = [(word, said) for word, said in told if word.unit or word.candidates]
    units = names.ordered({unit for word, _ in naming for unit in ([word.unit] if word.unit else word.candidates)})
    together = ", ".join(quoted(names[unit].name) for unit in units)
    reason = f"Tệp có số liệu của nhiều cơ quan, đơn vị: {together} ({said_otherwise([said for _, said in naming])})."
    return finding("file.unit_ambiguous", text=together, reason=reason, mend=ONE_SENDER)


def _is_on_cover(sources: Sources, words: Sequence[_Word]) -> bool:
    """Whether the first word is the cover's, which holds whatever others say, unless an error stands there."""
    first = next((value for _, value in _cover_texts(sources)), None)
    return first is not None and not (first.is_broken and any(word.code != "unknown" for word, _ in words))


def _hidden_word(hidden: str, on: date, names: UnitNames) -> _Word:
    """Whom the hidden property of a blank form means: a unit's code, or, where that is none of the day's, a name."""
    if hidden not in names.units:
        return names.resolve_sender(hidden, on), Said(BLANK_FORM, hidden)
    unit = names[hidden]
    return Resolution(hidden) if unit.alive(on) else names.resolve_sender(hidden, on), Said(BLANK_FORM, unit.name)


def _is_another(word: Resolution, unit: str, names: UnitNames) -> bool:
    """Whether a word means another unit, maybe one that is no more or not yet; of communes, which most places in a
    table are, only one that reports."""
    if word.code == "not_active":
        return any(names[one].group not in _COMMUNES for one in word.candidates)
    mentioned = {word.unit} if word.unit else set(word.candidates) if word.code in MAY_BE else set()
    return bool(mentioned) and unit not in mentioned


def _without_sheet(sources: Sources) -> str:
    """The path without the name of the central workbook's sheet: "SO-NV_2020_08.csv" is no Sở Nội vụ's, nor "sonv"."""
    form = FORMS.get(sources.form_set)
    return re.sub(form.sheet.replace("-", "[-_ ]?"), " ", sources.path, flags=re.IGNORECASE) if form else sources.path


def _keeper(keeper: str, on: date, names: UnitNames) -> str:
    """The keeper of a register, or the body of 2025 that took its place under its name."""
    alive = [unit for unit in names.alive(on) if unit == keeper or unit.startswith(f"{keeper}-")]
    return alive[0] if alive else keeper


def _decide(words: Sequence[_Word], on_cover: bool, identity: Identity, on: date, names: UnitNames) -> str | None:
    """The first source's word; an ambiguous one may be settled by the next that names one of its candidates."""
    candidates: set[str] = set()
    ambiguous: Said | None = None
    inactive: Said | None = None
    for position, (word, said) in enumerate(words):
        if word.unit is not None:
            if candidates and word.unit not in candidates:
                continue
            return word.unit
        if word.code in MAY_BE:
            if ambiguous is None:
                ambiguous, candidates = said, set(word.candidates)
        elif word.code == "not_sender" and ambiguous is None:
            reason = f"“{quoted(said.text)}” không gửi báo cáo trực tiếp mà qua đơn vị cấp trên."
            identity.findings.append(said.finding("file.unit_unknown", reason=reason))
            return None
        elif word.code == "not_active":
            inactive = inactive or said
            if position == 0 and on_cover:
                break
        elif position == 0 and on_cover:  # the signatory named somebody: nobody else is taken instead
            reason = f"“{quoted(said.text)}” không phải là cơ quan, đơn vị gửi báo cáo."
            likely = unit_hint(names, said.text, names.senders(on))
            identity.findings.append(said.finding("file.unit_unknown", reason=reason, likely=likely))
            return None
    if ambiguous is not None:
        meant = ", ".join(names[unit].name for unit in names.ordered(candidates))
        reason = f"“{quoted(ambiguous.text)}” có thể là {meant}."
        identity.findings.append(ambiguous.finding("file.unit_ambiguous", reason=reason, mend=_ONE_NAME))
    elif inactive is not None:
        identity.findings.append(_not_active(inactive, identity, on, names))
    else:
        reason = "Không tìm thấy tên cơ quan, đơn vị gửi ở trang “Thông tin”, dòng tiêu đề hay tên tệp."
        identity.findings.append(finding("file.unit_unknown", reason=reason))
    return None


def _not_active(said: Said, identity: Identity, on: date, names: UnitNames) -> Finding:
    """Of a unit that lives on other days, or that is there and reports on other days only: a commune before 2025."""
    is_there = names.resolve(said.text, on).code in (None, *MAY_BE)
    reason = "không gửi báo cáo trực tiếp ở kỳ này" if is_there else "không hoạt động vào ngày cuối kỳ"
    wanted = "cấp trên gửi báo cáo thay" if is_there else "hoạt động đến hết kỳ"
    period = identity.period.vietnamese if identity.period else "kỳ này"
    return said.finding("file.unit_not_active", period=period, reason=reason, wanted=wanted)


@lru_cache(maxsize=16384)
def _sender_in_line(names: UnitNames, line: str, on: date) -> Resolution:
    return sender_in_line(names, line, on)


@lru_cache(maxsize=16384)
def _commune(names: UnitNames, text: str, on: date) -> Resolution:
    return names.resolve(text, on, _COMMUNES)


def _cover_texts(sources: Sources) -> Iterator[tuple[Cover, CoverValue]]:
    for cover in sources.covers:
        for value in cover.told("unit"):
            yield cover, value


def _cover_words(sources: Sources, on: date, names: UnitNames) -> Iterator[_Word]:
    for cover, value in _cover_texts(sources):
        resolution = names.resolve_sender(value.text, on)
        if resolution.code == "unknown":
            within = _sender_in_line(names, value.text, on)
            former = names.resolve(value.text, on)  # a commune that ended before communes reported never was a sender
            if within.code != "unknown" or former.code == "not_active":
                resolution = within if within.code != "unknown" else former
            elif _commune(names, value.text, on).code != "unknown":
                resolution = Resolution(None, "not_sender")
        yield resolution, Said("", value.text, cover.sheet_no, cover.sheet, value.cell)


def _title_words(
    sources: Sources, identity: Identity, on: date, names: UnitNames
) -> Iterator[tuple[Resolution, Said, str]]:
    """What each sheet's title lines say. A line that is a name and nothing else counts before a name within a longer
    line; of several the last, a commune below its district among them."""
    for titles in sources.titles:
        found, is_whole = _named_in(names, titles.lines, on)
        if found is not None:
            resolution, written, cell = found
            said = Said("", written, titles.sheet_no, titles.sheet, cell)
            if is_whole:
                identity.heads[titles.sheet_no] = said
            yield resolution, said, titles.form
        for form, lower in titles.lower:
            if form in KEEPERS or any(_ADDRESSED.search(folded_words(line)) for _, line in lower):
                continue
            for cell, line in lower:
                resolution = _sender(names, _labelled(line), on) if 2 <= len(line) <= _LONGEST_LINE else _UNKNOWN
                if resolution.unit is not None and line[0].isalpha():
                    yield resolution, Said("", line, titles.sheet_no, titles.sheet, cell), form


@made_of_lists
@lru_cache(maxsize=TITLES_KEPT)
def _named_in(names: UnitNames, lines: tuple[tuple[str | None, str], ...], on: date) -> tuple[_Named | None, bool]:
    """Whom the title lines of a sheet name, and whether in a line that says nothing else."""
    told = ((cell, line) for cell, text in lines for line in _lines(names, text, on))
    possible = [
        (cell, line, _labelled(line))
        for cell, line in _without_addressees(told, on, names)
        if 2 <= len(line) <= _LONGEST_LINE and not _SHEET.fullmatch(fold(line))
    ]
    whole = _whole_line(possible, on, names)
    return whole or _within_line(possible, on, names), whole is not None


def _whole_line(lines: Sequence[_Line], on: date, names: UnitNames) -> _Named | None:
    """The last line that is a name and nothing else."""
    found: _Named | None = None
    for place, (cell, _, written) in enumerate(lines):
        if (
            found is None
            and len(written) == len(_OFFICE)
            and fold(written).casefold() == _OFFICE
            and any(names.resolve(above, on).unit == PROVINCE for _, _, above in lines[:place])
        ):
            written = "Văn phòng UBND tỉnh"  # a line above says whose
        resolution = _sender(names, written, on)
        if resolution.code == "unknown" and found is not None:
            commune = _commune(names, written, on)
            if commune.unit is not None and names[commune.unit].parent == found[0].unit:
                resolution = Resolution(None, "not_sender", (commune.unit,))
        if resolution.code != "unknown":
            found = (resolution, written, cell)
    return found


def _within_line(lines: Sequence[_Line], on: date, names: UnitNames) -> _Named | None:
    """The name within the last line that has one, unless the report goes there."""
    found: _Named | None = None
    for cell, line, written in lines:
        resolution = _sender_in_line(names, written, on)
        if resolution.code != "unknown" and not _ADDRESSED.search(folded_words(line)):
            found = (resolution, written, cell)
    return found


@lru_cache(maxsize=16384)
def _lines(names: UnitNames, text: str, on: date) -> tuple[str, ...]:
    """The lines of a cell, a name that is broken over several of them in one: the second line of "UBND TỈNH" and "LẠNG
    SƠN" is no city."""
    lines = [line for line in map(clean, text.splitlines()) if line]
    together = []
    while lines:
        for count in range(min(len(lines), _MOST_LINES), 0, -1):
            whole = " ".join(lines[:count])
            if count == 1 or _is_one_name(names, whole, lines[0], on):
                together.append(whole)
                del lines[:count]
                break
    return tuple(together)


def _is_one_name(names: UnitNames, whole: str, first: str, on: date) -> bool:
    unit = names.resolve(whole, on).unit
    return unit is not None and (unit == PROVINCE or names.resolve(first, on).code == "unknown")


def _without_addressees(
    lines: Iterator[tuple[str | None, str]], on: date, names: UnitNames
) -> Iterator[tuple[str | None, str]]:
    """The lines but for the names below or beside "Kính gửi:" and its like; where one stands behind these words, but
    for the list below. Where names stand beside, none below is meant."""
    listed = beside = False
    named = ""  # the row of the words that names follow
    for cell, line in lines:
        begins = _ADDRESSEES.match(folded_words(line)) if len(line) <= _LONGEST_LINE else None
        row = (cell or "").strip(ascii_uppercase)
        if begins:
            listed, named, beside = True, "" if begins["here"] else row or "-", False
        elif listed and line.startswith(_LISTED):
            pass
        elif named and (row == named or not beside) and _sender(names, _labelled(line), on).code != "unknown":
            beside = beside or row == named
        else:
            listed, named = False, ""
            yield cell, line


def _labelled(line: str) -> str:
    """What stands behind "Đơn vị báo cáo:", else the line."""
    label, colon, value = line.partition(":")
    return value.strip() if colon and label_of(label) == "unit" else line


@lru_cache(maxsize=16384)
def _sender(names: UnitNames, text: str, on: date) -> Resolution:
    return names.resolve_sender(text, on)


def _several_senders(words: Sequence[tuple[Resolution, Said, str]]) -> bool:
    """Whether one form is there for more than one sender."""
    senders: defaultdict[str, set[str]] = defaultdict(set)
    for word, _, form in words:
        senders[form].update([word.unit] if word.unit else word.candidates[:1] if word.code == "not_sender" else [])
    return any(len(units) > 1 for units in senders.values())
