"""What clerks write instead of the printed headers, list values and sheet names: three CSV files beside this module.

They grow by use: a person adds a line (`form,field,variant`, `form,field,value,variant`, `form,variant`; `*` for every
form that has the field). For 06-TTHC the `field` of a header may also be the text of a merged group.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple

EVERY_FORM = "*"


class HeaderSynonym(NamedTuple):
    form: str
    field: str
    variant: str


class ListSynonym(NamedTuple):
    form: str
    field: str
    value: str
    variant: str


class SheetName(NamedTuple):
    form: str
    variant: str


def _lines(name: str) -> list[list[str]]:
    text = (files("transforms.definitions.forms") / name).read_text(encoding="utf-8")
    return [line for line in csv.reader(text.splitlines()) if line][1:]


@cache
def header_synonyms() -> tuple[HeaderSynonym, ...]:
    """Other writings of headers, in the order of the file."""
    return tuple(HeaderSynonym(*line) for line in _lines("header_synonyms.csv"))


@cache
def list_synonyms() -> tuple[ListSynonym, ...]:
    """Other writings of list values and item labels, in the order of the file."""
    return tuple(ListSynonym(*line) for line in _lines("list_synonyms.csv"))


@cache
def sheet_names() -> tuple[SheetName, ...]:
    """Names under which a form's sheet arrives, in the order of the file."""
    return tuple(SheetName(*line) for line in _lines("sheet_names.csv"))
