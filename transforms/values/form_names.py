"""Which form the name of a sheet or a title means: a help beside the headers, never alone."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache

from transforms.definitions.forms import FORMS, TABLE_FORMS
from transforms.definitions.forms.synonyms import made_of_lists, sheet_names
from transforms.definitions.patterns import late_pattern
from transforms.text.vietnamese import clean
from transforms.values.headers import words_of

_BETWEEN_NUMBER_AND_WORD = late_pattern(r"(?<=\d)(?=[^\W\d_])")


@made_of_lists
@cache
def _names_of_sheets() -> dict[str, str]:
    names: dict[str, set[str]] = defaultdict(set)
    for code, form in FORMS.items():
        for text in (form.sheet, form.title):
            names[_name_key(text)].add(code)
    for line in sheet_names():
        names[_name_key(line.variant)].add(line.form)
    return {key: next(iter(codes)) for key, codes in names.items() if len(codes) == 1}


def _name_key(name: str) -> str:
    """The key of a sheet's name; "01NV" is "01-NV"."""
    return words_of(_BETWEEN_NUMBER_AND_WORD.sub(" ", clean(name)))


@made_of_lists
@lru_cache(maxsize=4096)
def form_of_sheet_name(name: str) -> str | None:
    """The form that a sheet's name tells, as a help beside its headers, never alone."""
    key = _name_key(re.sub(r"\(\d+\)\s*$", "", clean(name)))
    names = _names_of_sheets()
    return names.get(key) or names.get(re.sub(r"^(?:bieu|mau|phu luc|pl)(?: so)? ?0?\d ", "", key))


@lru_cache(maxsize=4096)
def is_own_name(form: str, name: str) -> bool:
    """Whether a sheet bears the form's printed name ("01-NV", "01 NV")."""
    return _name_key(name) == words_of(FORMS[form].sheet)


@cache
def _titles_of_forms() -> tuple[tuple[str, str], ...]:
    titles = ((words_of(form.title), form.code) for form in TABLE_FORMS)
    return tuple(sorted(titles, key=lambda title: -len(title[0])))


@lru_cache(maxsize=16384)
def form_of_title(text: str) -> str | None:
    """The form whose printed title a line holds."""
    key = words_of(text)
    return next((code for title, code in _titles_of_forms() if title in key), None)


def likely_form(name: str) -> str | None:
    """The form one of whose names is most like a sheet's, for messages only."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(words_of(name), _names_of_sheets().keys(), scorer=fuzz.ratio, score_cutoff=70)
    form = None if best is None else _names_of_sheets()[best[0]]
    return None if form == "cover" else form
