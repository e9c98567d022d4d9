"""What clerks write instead of the printed headers, list values and sheet names: three CSV files beside this module.

They grow by use: a person adds a line (`form,field,variant`, `form,field,value,variant`, `form,variant`; `*` for every
form that has the field) to a list of the same name of their own. For 06-TTHC the `field` of a header may also be the
text of a merged group.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple, Protocol, TypeVar

from transforms.definitions.patterns import late_pattern
from transforms.definitions.units import OrgUnitName

EVERY_FORM = "*"
_LINE = r"quản trị viên thêm dòng .+? vào lists/\w+\.csv"
_LINE_TO_ADD = late_pattern(rf" Nếu (?:phải|là tên đầu), {_LINE}\.?|, hoặc {_LINE}")
HEADERS, VALUES, SHEETS, UNITS = "header_synonyms.csv", "list_synonyms.csv", "sheet_names.csv", "org_unit_names.csv"


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


@dataclass(frozen=True, slots=True)
class OwnLists:
    """What the people of one place add to the packaged lists; checked before it is used."""

    headers: tuple[HeaderSynonym, ...] = ()
    values: tuple[ListSynonym, ...] = ()
    sheets: tuple[SheetName, ...] = ()
    units: tuple[OrgUnitName, ...] = ()


class _Cached(Protocol):
    def cache_clear(self) -> None: ...


Cached = TypeVar("Cached", bound=_Cached)

NO_LISTS = OwnLists()
_own = NO_LISTS
_made_of_lists: list[_Cached] = []


def made_of_lists(cached: Cached) -> Cached:
    """A cached function whose answers are made of the lists: other lists make it forget them."""
    _made_of_lists.append(cached)
    return cached


def use_own_lists(lists: OwnLists) -> None:
    """Read with these lists beside the packaged ones from now on, in the whole process; an empty one takes earlier ones
    back."""
    global _own
    _own = lists
    for made in _made_of_lists:
        made.cache_clear()


def without_line_to_add(message: str) -> str:
    """The message as a unit is told it, which keeps no lists."""
    return _LINE_TO_ADD.sub("", message)


def line_to_add(file: str, *values: str) -> str:
    """The order to whoever keeps the lists, with a line that can be put into the file as it is."""
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(values)
    return f"quản trị viên thêm dòng {text.getvalue()} vào lists/{file}"


def _lines(name: str) -> list[list[str]]:
    text = (files("transforms.definitions.forms") / name).read_text(encoding="utf-8")
    return [line for line in csv.reader(text.splitlines()) if line][1:]


@made_of_lists
@cache
def header_synonyms() -> tuple[HeaderSynonym, ...]:
    """Other writings of headers, in the order of the file, then one's own."""
    return tuple(HeaderSynonym(*line) for line in _lines(HEADERS)) + _own.headers


@made_of_lists
@cache
def list_synonyms() -> tuple[ListSynonym, ...]:
    """Other writings of list values and item labels, in the order of the file, then one's own."""
    return tuple(ListSynonym(*line) for line in _lines(VALUES)) + _own.values


@made_of_lists
@cache
def sheet_names() -> tuple[SheetName, ...]:
    """Names under which a form's sheet arrives, in the order of the file, then one's own."""
    return tuple(SheetName(*line) for line in _lines(SHEETS)) + _own.sheets
