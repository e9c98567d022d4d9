"""Sheets of another unit beside the workbook's own of the same form: by the unit's name that heads or names them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date

from transforms.definitions.patterns import late_pattern
from transforms.submissions.identity import Identity
from transforms.submissions.leftover_sheets import counts_on
from transforms.submissions.sheet_work import SheetWork
from transforms.tables.findings import quoted
from transforms.text.vietnamese import clean, folded_words
from transforms.values.unit_mentions import names_others
from transforms.values.units import UnitNames

_OF_VISITS = "inspection_report"  # its sheets may be headed by or named for who was inspected
# A department's abbreviation without its S may be the office of a district: "06-TTHC TNMT".
_UNIT_NAMED = late_pattern(r"(?<![a-z])(?:so|s[a-z]{2,}|huyen|h|tp|ubnd|xa|phuong)(?![a-z]).*")


def set_sheets_of_others_apart(works: Sequence[SheetWork], identity: Identity, on: date, names: UnitNames) -> None:
    """Mark the sheets headed by another unit than the sender, where others of their forms are not; say which are named
    for one. Rows whose numbers count on are the sender's own under a letterhead that was taken over."""
    unit = identity.unit
    sheets = Counter(form for work in works for form in set(work.forms))
    if unit is None or max(sheets.values(), default=0) < 2:
        return
    others = {no: said.text for no, said in identity.heads.items() if names_others(names, said.text, on, unit)}
    own = [work for work in works if work.sheet_no not in others and not work.is_left_out]
    of_form: defaultdict[str, list[SheetWork]] = defaultdict(list)
    for work in own:
        for form in work.forms:
            of_form[form].append(work)
    kept = of_form.keys()
    for work in works:
        if work.is_left_out or not work.forms or work.forms[0] == _OF_VISITS or not kept >= set(work.forms):
            continue
        own_of_form = of_form[work.forms[0]]
        if work.sheet_no in others:
            work.of_unit = "" if any(counts_on(work, one) for one in own_of_form) else others[work.sheet_no]
        elif len(own_of_form) > 1 and (named := _UNIT_NAMED.search(folded_words(work.name))):
            written = clean(work.name)[named.start() :]
            if names_others(names, written, on, unit):
                work.contradict("Cơ quan, đơn vị", f"tên trang “{quoted(work.name)}”", names[unit].name)
