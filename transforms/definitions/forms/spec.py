"""What a form says of itself. Blank workbooks, header matching, types, checks, table columns and the printed
documentation all come from these values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class FieldType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"  # may hold line breaks
    DATE = "date"
    COUNT = "count"  # whole number >= 0
    RATE = "rate"  # per cent; of items alone
    DECIMAL = "decimal"
    YEAR = "year"
    MONTH = "month"  # 1-12
    LIST = "list"  # closed vocabulary
    MEASURE = "measure"  # the code of a measure
    UNIT = "unit"  # the name of an organisational unit, resolved to its key
    DOCUMENT_NUMBER = "document_number"
    FIGURE = "figure"  # count or rate, as the row's item says (07-TH)


@dataclass(frozen=True, slots=True)
class Field:
    """One column: `header` as printed on the blank form, `group` the header merged above it."""

    name: str
    header: str
    type: FieldType
    required: bool = False
    values: tuple[str, ...] = ()
    group: str = ""
    no_deadline: bool = False  # a due date: "Thường xuyên" is an answer, and means none
    dash_is_zero: bool = False
    blank_is_answer: bool = False  # so that the sheet needs the column, though no row a value
    keyed: bool = False  # compared with other rows: stored with a normalised key beside it
    key_values: tuple[str, ...] = ()  # bodies that a key names in one way, however they are written

    @property
    def needs_column(self) -> bool:
        """Whether nobody can tell what the rows say without it."""
        return self.required or self.blank_is_answer

    @property
    def whole_header(self) -> str:
        """The header with its group before it: several groups have a "Tổng số"."""
        return f"{self.group}: {self.header}" if self.group else self.header


@dataclass(frozen=True, slots=True)
class Item:
    """One row that an item form (04-QT, 07-TH) always has; `type` is COUNT or RATE. A stock tells where things stand at
    the end of the period, not what happened in it."""

    code: str
    label: str
    type: FieldType = FieldType.COUNT
    is_stock: bool = False


@dataclass(frozen=True, slots=True)
class DateOrder:
    """`later` may not lie before `earlier` (row.date_order)."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class PartOfWhole:
    """`part` may not exceed `whole` (row.count_exceeds): two fields of a row, or two items of an item form."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Identity:
    """`total` is the sum of `parts` (row.sum_mismatch, a warning)."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RequiredWhen:
    """`field` must be filled where `other` holds `value`."""

    field: str
    other: str
    value: str


@dataclass(frozen=True)
class Form:
    """One sheet. `event_date` dates an event of 02-KT, 03-VP, 05-VB. Rows that are alike in the fields of `about` are
    about the same thing."""

    code: str
    sheet: str
    title: str
    form_set: str
    fields: tuple[Field, ...]
    items: tuple[Item, ...] = ()
    date_orders: tuple[DateOrder, ...] = ()
    parts: tuple[PartOfWhole, ...] = ()
    identities: tuple[Identity, ...] = ()
    required_when: tuple[RequiredWhen, ...] = ()
    event_date: str | None = None
    unique: tuple[str, ...] = ()  # fields that no two rows have alike, all of them together
    about: tuple[str, ...] = ()
    not_in_future: tuple[str, ...] = ()  # dates that cannot lie after the day the file was received

    def field(self, name: str) -> Field:
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Columns of the form's table behind file, sheet, row and outcome: each field, and what is derived from it
        (`<name>_key` of document numbers and keyed texts, `<name>_decimals` of figures)."""
        names: list[str] = []
        for field in self.fields:
            names.append(field.name)
            if field.keyed or field.type is FieldType.DOCUMENT_NUMBER:
                names.append(f"{field.name}_key")
            if field.type is FieldType.FIGURE:
                names.append(f"{field.name}_decimals")
        return tuple(names)

    @cached_property
    def required(self) -> frozenset[str]:
        """The fields that every row has."""
        return frozenset(f.name for f in self.fields if f.required)

    @cached_property
    def field_names(self) -> tuple[str, ...]:
        return tuple(f.name for f in self.fields)
