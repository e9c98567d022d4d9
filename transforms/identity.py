"""Who sent a workbook, and for which period: what the signatory saw wins (cover, title lines, hidden properties, file
name); where none of these says it, nobody guesses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import PurePosixPath

from transforms.cover import Cover, CoverValue, label_of
from transforms.dates import read_period_value
from transforms.definitions.forms import KEEPERS
from transforms.definitions.periods import Kind, Period, Rule
from transforms.findings import Finding, finding, quoted
from transforms.period_words import find_periods
from transforms.title_periods import overlap, parse_period, title_period
from transforms.unit_mentions import sender_in_file_name, sender_in_line
from transforms.units import Resolution, UnitNames
from transforms.vietnamese import clean, fold

_LONGEST_LINE = 300
# Whom a report goes to, or who asked for it, did not send it.
_ADDRESSED = re.compile(r"\b(?:gui (?:ve|den|toi|cho)|gui:|noi nhan|(?:don vi|co quan) nhan|theo (?:yeu cau|mau|bieu)|huong dan|bieu mau)\b")
_COMMUNES = frozenset(("commune",))
_MONTH_ALONE = re.compile(r"(?<![a-z0-9])(?:thang|t)[\s._\-]*(\d{1,2})(?![\d/])")


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines above a sheet's table, from the top."""

    sheet_no: int
    sheet: str
    form: str
    lines: tuple[tuple[str, str], ...]  # cell, text


@dataclass(frozen=True, slots=True)
class Sources:
    """All that may say who sent a workbook."""

    path: str
    covers: Sequence[Cover]
    titles: Sequence[Titles]
    metadata: Mapping[str, str]
    form_set: str
    plan_years: Sequence[int] = ()


@dataclass(slots=True)
class Identity:
    """Unit and period where they are known, what is wrong with them, and the period each sheet's title names."""

    unit: str | None = None
    period: Period | None = None
    findings: list[Finding] = field(default_factory=list)
    title_periods: dict[int, Period] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Said:
    """One source's word: what it names, and where."""

    what: str
    text: str
    sheet_no: int | None = None
    sheet: str | None = None
    cell: str | None = None
    row_number: int | None = None


def identify(sources: Sources, received_on: date, names: UnitNames, rule: Rule = Rule.ND09) -> Identity:
    """The sender and the period of a workbook with at least one known form."""
    identity = Identity()
    for titles in sources.titles:
        found = title_period(titles.lines)
        if found is not None:
            identity.title_periods[titles.sheet_no] = found
    _settle_period(sources, identity)
    on = identity.period.window(rule).last if identity.period else received_on
    _settle_unit(sources, identity, on, names)
    return identity


# ---- the period


def _settle_period(sources: Sources, identity: Identity) -> None:
    said: list[tuple[Period, _Said]] = []
    stated: CoverValue | None = None
    for cover in sources.covers:
        value = cover.values.get("period")
        period = parse_period(read_period_value(value.value)) if value else None
        stated = stated or value
        if value and period:
            said.append(
                (period, _Said(str(period), value.text, cover.sheet_no, cover.sheet, value.cell, value.row_number))
            )
    titles = Counter(identity.title_periods.values())
    if titles:
        most = titles.most_common()
        if len(most) == 1 or most[0][1] > most[1][1] or any(period == p for period, _ in said for p in titles):
            chosen = next((period for period, _ in said if period in titles), most[0][0])
            sheet = next(t for t in sources.titles if identity.title_periods.get(t.sheet_no) == chosen)
            said.append((chosen, _Said(str(chosen), chosen.vietnamese, sheet.sheet_no, sheet.sheet)))
    hidden = parse_period(sources.metadata.get("cchc.period"))
    if hidden:
        said.append((hidden, _Said(str(hidden), hidden.vietnamese)))
    name = _file_stem(sources.path)
    in_name = [p for p in map(parse_period, find_periods(name)) if p is not None]
    if len(in_name) == 1:
        said.append((in_name[0], _Said(str(in_name[0]), name)))
    if not said:
        reason = "Không tìm thấy kỳ báo cáo ở trang “Thông tin”, dòng tiêu đề hay tên tệp."
        if stated is not None:
            reason = f"Không hiểu kỳ báo cáo “{quoted(stated.text)}”."
        if sources.form_set == "inspection_plan" and len(set(sources.plan_years)) == 1:
            identity.period = Period(sources.plan_years[0], 1, 12)
            return
        identity.findings.append(
            finding(
                "file.period_unknown",
                cell=stated.cell if stated else None,
                text=stated.text if stated else None,
                reason=reason,
            )
        )
        return
    chosen = said[0][0]
    if sources.form_set == "inspection_plan":
        chosen = Period(chosen.year, 1, 12)
    identity.period = chosen
    for period, where in said[1:]:
        if not overlap(period, chosen):
            _conflict(
                identity,
                where,
                f"Kỳ báo cáo không thống nhất: {_where(where)} ghi “{quoted(where.text)}”.",
                chosen.vietnamese,
            )
            return
    if not in_name and chosen.kind is Kind.MONTH:
        months = {int(m) for m in _MONTH_ALONE.findall(fold(clean(name)).lower()) if 1 <= int(m) <= 12}
        if months and chosen.first_month not in months:
            where = _Said("", name)
            _conflict(identity, where, f"Kỳ báo cáo không thống nhất: tên tệp ghi “{quoted(name)}”.", chosen.vietnamese)


def _where(said: _Said) -> str:
    if said.sheet is None:
        return "tên tệp hoặc thuộc tính ẩn"
    return f"trang “{quoted(said.sheet)}”" + (f" ô {said.cell}" if said.cell else "")


def _conflict(identity: Identity, said: _Said, reason: str, taken: str) -> None:
    identity.findings.append(
        finding(
            "file.identity_conflict",
            sheet_no=said.sheet_no,
            sheet=said.sheet,
            cell=said.cell,
            row_number=said.row_number,
            text=said.text,
            reason=reason,
            taken=taken,
        )
    )


def _file_stem(path: str) -> str:
    return unicodedata.normalize("NFC", PurePosixPath(path.replace("\\", "/")).stem)


# ---- the unit


def _settle_unit(sources: Sources, identity: Identity, on: date, names: UnitNames) -> None:
    keeper = KEEPERS.get(sources.form_set)
    if keeper is not None:
        identity.unit = _keeper(keeper, on, names)
    words = list(_cover_words(sources, on, names))
    named = {word.unit for word, _ in words if word.unit}
    in_titles = list(_title_words(sources, on, names))
    if keeper is None and (len(named) > 1 or _several_senders(in_titles)):
        units = sorted(named) or sorted(
            {unit for word, _, _ in in_titles for unit in ([word.unit] if word.unit else word.candidates)}
        )
        said = ", ".join(quoted(names[unit].name) for unit in units)
        identity.findings.append(
            finding("file.unit_ambiguous", text=said, reason=f"Tệp có số liệu của nhiều cơ quan, đơn vị: {said}.")
        )
        return
    words += [(word, said) for word, said, _ in in_titles]
    hidden = sources.metadata.get("cchc.unit")
    if hidden:
        resolution = (
            Resolution(hidden)
            if hidden in names.units and names[hidden].alive(on)
            else names.resolve_sender(hidden, on)
        )
        words.append((resolution, _Said("", hidden)))
    words.append((sender_in_file_name(names, sources.path, on), _Said("", _file_stem(sources.path))))
    if keeper is None:
        identity.unit = _decide(words, bool(list(_cover_texts(sources))), identity, on, names)
    if identity.unit is None:
        return
    for word, said in words:
        mentioned = {word.unit} if word.unit else set(word.candidates) if word.code == "ambiguous" else set()
        if mentioned and identity.unit not in mentioned:
            reason = f"Cơ quan, đơn vị không thống nhất: {_where(said)} ghi “{quoted(said.text)}”."
            _conflict(identity, said, reason, names[identity.unit].name)
            return


def _keeper(keeper: str, on: date, names: UnitNames) -> str:
    """The keeper of a register, or the body of 2025 that took its place under its name."""
    alive = [unit for unit in names.alive(on) if unit == keeper or unit.startswith(f"{keeper}-")]
    return alive[0] if alive else keeper


def _decide(
    words: Sequence[tuple[Resolution, _Said]], on_cover: bool, identity: Identity, on: date, names: UnitNames
) -> str | None:
    """The first source's word; an ambiguous one may be settled by the next that names one of its candidates."""
    candidates: set[str] = set()
    ambiguous: _Said | None = None
    inactive: _Said | None = None
    for position, (word, said) in enumerate(words):
        if word.unit is not None:
            if candidates and word.unit not in candidates:
                continue
            return word.unit
        if word.code == "ambiguous":
            if ambiguous is None:
                ambiguous, candidates = said, set(word.candidates)
        elif word.code == "not_sender" and ambiguous is None:
            reason = f"“{quoted(said.text)}” không gửi báo cáo trực tiếp mà qua đơn vị cấp trên."
            identity.findings.append(_unit_finding("file.unit_unknown", said, reason=reason))
            return None
        elif word.code == "not_active":
            inactive = inactive or said
            if position == 0 and on_cover:
                break
        elif position == 0 and on_cover:  # the signatory named somebody: nobody else is taken instead
            likely = names.suggest(said.text, on, None)
            identity.findings.append(
                finding(
                    "file.unit_unknown",
                    sheet_no=said.sheet_no,
                    sheet=said.sheet,
                    cell=said.cell,
                    row_number=said.row_number,
                    text=said.text,
                    reason=f"“{quoted(said.text)}” không phải là cơ quan, đơn vị gửi báo cáo.",
                    likely=" Có phải là: " + "; ".join(likely) + "?" if likely else "",
                )
            )
            return None
    if ambiguous is not None:
        meant = ", ".join(names[unit].name for unit in names.ordered(candidates))
        reason = f"“{quoted(ambiguous.text)}” có thể là {meant}."
        identity.findings.append(_unit_finding("file.unit_ambiguous", ambiguous, reason=reason))
    elif inactive is not None:
        period = identity.period.vietnamese if identity.period else "kỳ này"
        identity.findings.append(_unit_finding("file.unit_not_active", inactive, period=period))
    else:
        reason = "Không tìm thấy tên cơ quan, đơn vị gửi ở trang “Thông tin”, dòng tiêu đề hay tên tệp."
        identity.findings.append(finding("file.unit_unknown", reason=reason))
    return None


def _unit_finding(code: str, said: _Said, **more: object) -> Finding:
    return finding(
        code,
        sheet_no=said.sheet_no,
        sheet=said.sheet,
        cell=said.cell,
        row_number=said.row_number,
        text=said.text,
        **more,
    )


@lru_cache(maxsize=16384)
def _sender_in_line(names: UnitNames, line: str, on: date) -> Resolution:
    return sender_in_line(names, line, on)


@lru_cache(maxsize=16384)
def _commune(names: UnitNames, text: str, on: date) -> Resolution:
    return names.resolve(text, on, _COMMUNES)


def _cover_texts(sources: Sources) -> Iterator[tuple[Cover, CoverValue]]:
    for cover in sources.covers:
        value = cover.values.get("unit")
        if value is not None:
            yield cover, value


def _cover_words(sources: Sources, on: date, names: UnitNames) -> Iterator[tuple[Resolution, _Said]]:
    for cover, value in _cover_texts(sources):
        resolution = names.resolve_sender(value.text, on)
        if resolution.code == "unknown":
            within = _sender_in_line(names, value.text, on)
            resolution = within if within.code != "unknown" else resolution
        yield resolution, _Said("", value.text, cover.sheet_no, cover.sheet, value.cell, value.row_number)


def _title_words(
    sources: Sources, on: date, names: UnitNames
) -> Iterator[tuple[Resolution, _Said, str]]:
    """What each sheet's title lines say. A line that is a name and nothing else counts before a name within a longer
    line; of several the last, a commune below its district among them."""
    for titles in sources.titles:
        lines = [
            (cell, line, _labelled(line))
            for cell, text in titles.lines
            for line in map(clean, text.splitlines())
            if 2 <= len(line) <= _LONGEST_LINE
        ]
        found: tuple[Resolution, str, str] | None = None
        for cell, _, written in lines:
            resolution = _sender(names, written, on)
            if resolution.code == "unknown" and found is not None:
                commune = _commune(names, written, on)
                if commune.unit is not None and names[commune.unit].parent == found[0].unit:
                    resolution = Resolution(None, "not_sender", (commune.unit,))
            if resolution.code != "unknown":
                found = (resolution, written, cell)
        for cell, line, written in lines if found is None else ():
            resolution = _sender_in_line(names, written, on)
            if resolution.code != "unknown" and not _ADDRESSED.search(fold(line).lower()):
                found = (resolution, written, cell)
        if found is not None:
            resolution, written, cell = found
            row = int(re.sub(r"\D", "", cell))
            yield resolution, _Said("", written, titles.sheet_no, titles.sheet, cell, row), titles.form


def _labelled(line: str) -> str:
    """What stands behind "Đơn vị báo cáo:", else the line."""
    label, colon, value = line.partition(":")
    return value.strip() if colon and label_of(label) == "unit" else line


@lru_cache(maxsize=16384)
def _sender(names: UnitNames, text: str, on: date) -> Resolution:
    return names.resolve_sender(text, on)


def _several_senders(words: Sequence[tuple[Resolution, _Said, str]]) -> bool:
    """Whether one form is there for more than one sender."""
    senders: defaultdict[str, set[str]] = defaultdict(set)
    for word, _, form in words:
        senders[form].update([word.unit] if word.unit else word.candidates[:1] if word.code == "not_sender" else [])
    return any(len(units) > 1 for units in senders.values())
