"""The lists that people add to the packaged ones: whether a line can be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from transforms.definitions.forms import FORMS, Form
from transforms.definitions.forms.synonyms import (
    EVERY_FORM,
    HeaderSynonym,
    ListSynonym,
    SheetName,
)
from transforms.definitions.units import OrgUnitName
from transforms.values.form_names import form_of_sheet_name
from transforms.values.headers import header_index, label_keys
from transforms.values.list_values import find_value, value_list
from transforms.values.units import UnitNames


def fault_of_header(line: HeaderSynonym) -> str | None:
    """Why a line cannot be used; None where it can. Asked while nothing but the packaged lists is in use."""
    forms = [form for form in _forms(line.form) if line.field in _names_of_fields(form)]
    if not forms:
        return _unknown("form", line.form, ["*", *FORMS]) or _unknown(
            "field", line.field, (name for form in _forms(line.form) for name in _names_of_fields(form))
        )
    keys = label_keys(line.variant)
    if not keys or keys[0].isdecimal():  # "8" is August's column, whatever month comes next
        return f"“{line.variant}” không phải tiêu đề cột"
    for form in forms:
        index = header_index(form.code)
        known = index.in_groups.get((group_of_header(line), keys[0])) or index.fields.get(keys[0])
        if known is not None and known != line.field and line.field not in {f.group for f in form.fields}:
            return f"“{line.variant}” đã là cột “{form.field(known).whole_header}” ({form.code}, {known})"
    return None


def group_of_header(line: HeaderSynonym) -> str:
    """The group whose column a line names: under another group the same header is another column ("Tổng số")."""
    return next((f.group for form in _forms(line.form) for f in form.fields if f.name == line.field), "")


def fault_of_value(line: ListSynonym) -> str | None:
    """The same of a value of a closed list."""
    forms = [form for form in _forms(line.form) if any(field.name == line.field for field in form.fields)]
    if not forms:
        return _unknown("form", line.form, ["*", *FORMS]) or _unknown(
            "field", line.field, (field.name for form in _forms(line.form) for field in form.fields)
        )
    labels = dict.fromkeys(label for form in forms for label in value_list(form.code, line.field).labels.values())
    if line.value not in labels:
        return _unknown("value", line.value, labels)
    if not line.variant.strip():
        return "cột variant để trống"
    for form in forms:
        known = find_value(form.code, line.field, line.variant)
        label = None if known is None else value_list(form.code, line.field).labels[known]
        if label not in (None, line.value):
            return f"“{line.variant}” đã là “{label}” ({form.code}, {line.field})"
    return None


def fault_of_sheet(line: SheetName) -> str | None:
    """The same of a sheet's name."""
    if line.form not in FORMS:
        return _unknown("form", line.form, FORMS)
    known = form_of_sheet_name(line.variant)
    if known not in (None, line.form):
        return f"“{line.variant}” đã là tên trang của biểu {known}"
    return None if line.variant.strip() else "cột variant để trống"


def fault_of_unit_name(line: OrgUnitName, names: UnitNames) -> str | None:
    """The same of a unit's name, by the packaged ones: one of another unit on the unit's first day is no new one."""
    if line.unit not in names.units:
        named = [unit.unit for unit in names.units.values() if unit.name.casefold() == line.unit.casefold()]
        hint = f"; “{line.unit}” có mã {' hoặc '.join(named)}" if named else ", ví dụ SNV, SKHCN, 182"
        return f"cột unit ghi “{line.unit}”, phải là mã đơn vị{hint}"
    if not line.name_variant.strip():
        return "cột name_variant để trống"
    known = names.resolve(line.name_variant, names[line.unit].valid_from).unit
    return None if known in (None, line.unit) else f"“{line.name_variant}” đã là tên của {names[known].name} ({known})"


def _forms(code: str) -> Iterator[Form]:
    return (form for form in FORMS.values() if code in (EVERY_FORM, form.code))


def _names_of_fields(form: Form) -> set[str]:
    return {field.name for field in form.fields} | {field.group for field in form.fields if field.group}


def _unknown(column: str, written: str, known: Iterable[str]) -> str | None:
    names = sorted(set(known))
    if written in names:
        return None
    return f"cột {column} ghi “{written}”, phải là một trong: {', '.join(names)}"
