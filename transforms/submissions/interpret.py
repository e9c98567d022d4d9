"""From a workbook as read to what it says: who, when, which rows are accepted, and everything that is wrong with it.

Pure: the same workbook, day of receipt and unit names give the same reading.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import unquote

from transforms.definitions.basis import USUAL, Basis
from transforms.definitions.codes import IgnoredKind, Severity
from transforms.definitions.forms import FORMS, KEEPERS
from transforms.definitions.own_answers import FEEDBACK_PROPERTY, FEEDBACK_SHEET, FEEDBACK_TITLE
from transforms.definitions.patterns import late_pattern
from transforms.files.sheets import Unreadable, Workbook
from transforms.submissions.continued_tables import continue_tables
from transforms.submissions.covers_below import may_have_cover_below, take_cover_below
from transforms.submissions.evidence import evidence_texts
from transforms.submissions.identity import Identity, Sources, identify
from transforms.submissions.judged_table import Occasion
from transforms.submissions.leftover_sheets import find_leftovers, say_other_titles
from transforms.submissions.legacy_findings import say_destroyed
from transforms.submissions.page_blocks import blocks_of_page, title_page, titles_of
from transforms.submissions.register_copies import register_with_lists, set_registers_of_others_apart
from transforms.submissions.sender_columns import several_senders
from transforms.submissions.sheet_reading import judge, look_at
from transforms.submissions.sheet_work import SheetWork, TableReading
from transforms.submissions.sheets_of_others import set_sheets_of_others_apart
from transforms.submissions.summary_sheets import set_summaries_apart
from transforms.tables.cover import Cover, read_cover, read_cover_beside
from transforms.tables.findings import Finding, finding
from transforms.tables.title_periods import parse_period
from transforms.text.legacy_sheets import are_as_read, in_unicode
from transforms.text.vietnamese import folded_words
from transforms.values.normalise import Typed, text_of
from transforms.values.period_words import find_period
from transforms.values.units import UnitNames

__all__ = ["FileReading", "Finding", "SheetReading", "interpret"]

_WhoAndWhen = Callable[[Sources], Identity]
EvidenceRow = tuple[int, int, str, str, str | None]
_GUIDE = late_pattern(
    r"[\W\d_]*(?:(?P<example>vi du|hdsd|huong dan (?:cach )?(?:ghi|nhap|lap|dien|lam|su dung))|huong dan)\b"
)
_WEIGHTS = {"task_register": 0, "inspection_register": 0, "inspection_plan": 2}
_COVER_FIELDS = ("prepared_by", "approved_by", "reported_on", "form_edition")


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet is and what became of it. `state` is accepted, rejected or ignored, `form` that of its first table
    (or "cover")."""

    sheet_no: int
    sheet: str
    hidden: bool
    form: str | None
    state: str
    tables: tuple[TableReading, ...]

    @property
    def nil(self) -> bool:
        """Whether all that the sheet answers is that there was nothing."""
        return bool(self.tables) and all(table.nil for table in self.tables)


@dataclass(frozen=True, slots=True)
class FileReading:
    """What a file says. `status` is accepted or rejected, `period` as in "2020-08" or "2020".

    `evidence` has one entry per non-blank row: sheet number, row number, texts from column A on (`joined_cells`),
    outcome, kind where ignored. `rows` gives by form: sheet number, row number, outcome, then the values of
    `Form.columns`.
    """

    status: str
    form_set: str | None
    unit: str | None
    period: str | None
    cover: dict[str, str | None]
    sheets: tuple[SheetReading, ...]
    evidence: tuple[EvidenceRow, ...]
    rows: dict[str, tuple[tuple[Typed, ...], ...]]
    findings: tuple[Finding, ...]


def interpret(
    path: str, workbook: Workbook | Unreadable, received_on: dt.date, names: UnitNames, basis: Basis = USUAL
) -> FileReading:
    """Everything that a file says. `path` is its place in the inbox (its name is the last source of who and when);
    `received_on` the day beyond which no event can lie; `basis` fixes the windows of periods."""
    if isinstance(workbook, Unreadable):
        return _refused(finding(workbook.code, detail=workbook.detail))
    answered = workbook.metadata.get(FEEDBACK_PROPERTY) or _answer_by_its_look(workbook, received_on, names)
    if answered is not None:
        return _own_answer(answered, names)
    is_plain = workbook.texts is not None and are_as_read(workbook.texts)
    works = [look_at(sheet, number, is_plain=is_plain) for number, sheet in enumerate(workbook.sheets)]
    continue_tables(works, of_page=workbook.kind == "html")
    for work in works:
        if _lists_who_and_when(work) or _shows_how_to_fill_in(work):
            work.without_tables()
    covers = _covers(works)
    form_set = _form_set(works)
    if form_set is None:
        return _without_form(works, covers)
    _mark_blocks(workbook.kind, works, covers, received_on, names)
    titles = titles_of(works, covers)
    plan_years = tuple(year for work in works for year in work.plan_years())
    named = in_unicode(_unquoted(path))
    sources = Sources(named, covers, titles, workbook.metadata, form_set, plan_years)
    who_and_when = partial(identify, received_on=received_on, names=names, basis=basis)
    sources = _as_of_its_keeper(sources, works, who_and_when)
    sources = _with_covers_below(sources, works, who_and_when)
    form_set = sources.form_set
    identity = who_and_when(sources)
    find_leftovers(works, identity)
    window = basis.window(identity.period) if identity.period else None
    if form_set == "unit":
        set_sheets_of_others_apart(works, identity, window.last if window else received_on, names)
    identity = _as_kept_sheets_say(identity, sources, works, who_and_when)
    set_summaries_apart(works, form_set)
    if form_set == "unit":
        set_registers_of_others_apart(works, identity.unit)
        say_other_titles(works, identity)
        identity.findings += several_senders(works, window.last if window else received_on, names)
    rejected = any(found.severity is Severity.REJECT_WORKBOOK for found in identity.findings)
    occasion = Occasion(received_on, names, window, identity.period, identity.unit)
    rows: defaultdict[str, list[tuple[Typed, ...]]] = defaultdict(list)
    for work in works:
        judge(work, occasion)
        for form, values in work.stored.items():
            rows[form] += values
    return replace(
        _with_sheets(works, identity.findings, rejected=rejected),
        form_set=form_set,
        unit=identity.unit,
        period=str(identity.period) if identity.period else None,
        cover=_cover_values(sources.covers, workbook.metadata),
        rows={} if rejected else {form: tuple(values) for form, values in rows.items()},
    )


def _unquoted(path: str) -> str:
    """The name that a browser has saved as "So%20Noi%20vu"; "100%BC T8.2020" stays as somebody wrote it."""
    told = unquote(path)
    return told if told.isprintable() and "\ufffd" not in told else path


def _mark_blocks(
    kind: str, works: Sequence[SheetWork], covers: Sequence[Cover], received_on: dt.date, names: UnitNames
) -> None:
    """Mark what of a web page holds titles or signatures alone; of a workbook without a cover, its page of titles."""
    if kind == "html":
        for work, block in blocks_of_page(works, received_on, names):
            work.block = block
    elif not covers and (page := title_page(works, received_on, names)):
        page.block = IgnoredKind.TITLE


def _as_of_its_keeper(sources: Sources, works: Sequence[SheetWork], who_and_when: _WhoAndWhen) -> Sources:
    """A register that its keeper, or nobody who says so, sends with lists of his own is the register alone: taken for
    the keeper's own report it would take the place of that one, or give way to it."""
    register, lists = register_with_lists(works) if sources.form_set == "unit" else (None, [])
    if not register or (who_and_when(sources).unit or "").partition("-")[0] not in ("", KEEPERS[register]):
        return sources
    for work in lists:
        work.without_tables()
    return replace(sources, form_set=register, titles=titles_of(works, sources.covers))


def _with_covers_below(sources: Sources, works: Sequence[SheetWork], who_and_when: _WhoAndWhen) -> Sources:
    """With the covers that stand below tables, where there are no others and no title says both who and when."""
    if sources.covers or not any(map(may_have_cover_below, works)):
        return sources
    seen = who_and_when(replace(sources, path="", metadata={}))
    if seen.unit is not None and seen.period is not None:
        return sources
    return replace(sources, covers=[cover for work in works if (cover := take_cover_below(work))])


def _as_kept_sheets_say(
    identity: Identity, sources: Sources, works: Sequence[SheetWork], who_and_when: _WhoAndWhen
) -> Identity:
    """Without the title of a sheet left out beside the right one: it is told as such, and contradicts nobody."""
    kept = {form for work in works if not work.is_left_out for form in work.forms}
    left = {work.sheet_no for work in works if work.is_left_out and work.forms[0] in kept}
    if not any(found.code == "file.identity_conflict" and found.sheet_no in left for found in identity.findings):
        return identity
    return who_and_when(replace(sources, titles=[one for one in sources.titles if one.sheet_no not in left]))


def _lists_who_and_when(work: SheetWork) -> bool:
    """Whether what looks like a table of some form, by words such as "Nội dung", is a cover set out as one."""
    if len(work.tables) != 1 or work.parts or work.tables[0].spec.required <= work.tables[0].columns.keys():
        return False
    cover = read_cover(work.rows[work.tables[0].first :], work.sheet_no, work.name)
    return cover is not None and {"unit", "period"} <= cover.values.keys()


def _shows_how_to_fill_in(work: SheetWork) -> bool:
    """Whether a sheet's name says that its table is an example: "Hướng dẫn", "Ví dụ"; a "Hướng dẫn" is also a kind of
    document that an office issues."""
    match = _GUIDE.match(folded_words(work.name))
    return match is not None and (match["example"] is not None or "issued_document" not in work.forms)


def _covers(works: Sequence[SheetWork]) -> list[Cover]:
    """The sheets that are covers, marked as such, hidden ones last; where there are none, the covers beside or above
    tables."""
    covers = [
        cover
        for work in works
        if not work.tables and work.nil_form is None and (cover := read_cover(work.rows, work.sheet_no, work.name))
    ]
    for cover in covers:
        works[cover.sheet_no].is_cover = True
    covers.sort(key=lambda cover: works[cover.sheet_no].sheet.hidden)
    return covers or [cover for work in works if (cover := _cover_beside(work))]


def _cover_beside(work: SheetWork) -> Cover | None:
    if not work.tables or work.parts or work.tables[0].across:
        return None
    table = work.tables[0]
    rows = work.rows[table.top : work.told[0].titles]  # what stands beside a table below is of that one
    return read_cover_beside(rows, table.read_columns, work.sheet_no, work.name)


def _refused(*findings: Finding) -> FileReading:
    return FileReading("rejected", None, None, None, dict.fromkeys(_COVER_FIELDS), (), (), {}, findings)


def _answer_by_its_look(workbook: Workbook, received_on: dt.date, names: UnitNames) -> str | None:
    """What our answer says in its hidden property, of one that a web program has saved without it."""
    if not workbook.sheets or workbook.sheets[0].name != FEEDBACK_SHEET:
        return None
    rows = workbook.sheets[0].rows[:4]
    lines = [value for _, cells in rows for value in cells if isinstance(value, str)]
    while lines and not lines[0].startswith(FEEDBACK_TITLE):
        lines.pop(0)  # who writes
    if not lines:
        return None
    unit = next((found for line in lines if (found := names.resolve_sender(line, received_on).unit)), "-")
    return f"{unit} {find_period(lines[0]) or ''}"


def _own_answer(told: str, names: UnitNames) -> FileReading:
    """Our answer to a unit, sent back to us: copies of a few sheets must not stand in the place of a whole report."""
    unit, _, period = told.partition(" ")
    detail = (
        "Đây là tệp kết quả kiểm tra do cơ quan tổng hợp gửi cho đơn vị, không phải báo cáo. "
        "Hãy sửa trên tệp báo cáo của đơn vị rồi gửi lại tệp đó."
    )
    known = parse_period(period)
    refused = _refused(finding("file.not_a_workbook", detail=detail))
    return replace(refused, unit=unit if unit in names.units else None, period=str(known) if known else None)


def _without_form(works: Sequence[SheetWork], covers: Sequence[Cover]) -> FileReading:
    for work in works:
        say_destroyed(work)  # maybe because of it nobody knows the form
        work.ignore_all(IgnoredKind.TITLE if work.is_cover else IgnoredKind.UNKNOWN_SHEET)
    reading = _with_sheets(works, [finding("file.no_known_form")], rejected=True)
    return replace(reading, cover=_cover_values(covers, {}))


def _with_sheets(works: Sequence[SheetWork], findings: Sequence[Finding], *, rejected: bool) -> FileReading:
    """What became of the sheets, with what is said of the file and of them."""
    return replace(
        _refused(*findings, *(said for work in works for said in work.findings)),
        status="rejected" if rejected else "accepted",
        sheets=tuple(_sheet_reading(work, rejected) for work in works if work.rows),
        evidence=tuple(entry for work in works for entry in _evidence(work, rejected)),
    )


def _form_set(works: Sequence[SheetWork]) -> str | None:
    """The unit's workbook where any of its forms is there, else that of the first register, or of the first other
    central form; of the plan only where nothing else is there: its period is a year, and no register is of a year."""
    sets = [FORMS[form].form_set for work in works for form in work.forms]
    return "unit" if "unit" in sets else min(sets, key=lambda form_set: _WEIGHTS.get(form_set, 1), default=None)


def _cover_values(covers: Sequence[Cover], metadata: Mapping[str, str]) -> dict[str, str | None]:
    values: dict[str, str | None] = dict.fromkeys(_COVER_FIELDS)
    for cover in covers:
        for name in _COVER_FIELDS:
            found = cover.values.get(name)
            if found is not None and values[name] is None:
                values[name] = text_of(found.value) if name == "reported_on" else found.text
    values["form_edition"] = values["form_edition"] or metadata.get("cchc.form_edition")
    return values


def _sheet_reading(work: SheetWork, rejected: bool) -> SheetReading:
    form = "cover" if work.is_cover else work.forms[0] if work.forms and not work.is_left_out else None
    tables = tuple(replace(table, state="rejected") for table in work.judged) if rejected else tuple(work.judged)
    if form is None:
        state = "ignored"
    elif rejected or (tables and all(table.state == "rejected" for table in tables)):
        state = "rejected"
    else:
        state = "accepted"
    return SheetReading(work.sheet_no, work.name, work.sheet.hidden, form, state, tables)


def _evidence(work: SheetWork, rejected: bool) -> list[EvidenceRow]:
    entries: list[EvidenceRow] = []
    texts = evidence_texts(work.sheet.rows, work.personal, is_plain=work.decoded.is_plain)
    for place, ((number, _), text) in enumerate(zip(work.sheet.rows, texts, strict=True)):
        kind = work.kinds.get(place)
        outcome = "ignored" if kind is not None else "rejected" if rejected else work.outcomes.get(place, "rejected")
        entries.append((work.sheet_no, number, text, outcome, kind and kind.value))
    return entries
