"""By what a row of a form is known again in a later workbook: the columns of its key, as the forms define them."""

from __future__ import annotations

from collections.abc import Mapping

ROW_KEYS: dict[str, tuple[str, ...]] = {
    "task_progress": ("document_number_key", "document_date"),
    "inspection_report": ("decision_number_key", "inspected_unit_key", "inspected_on"),
    "violation": ("kind", "office_key", "found_on"),
    "dissemination": ("item",),
    "issued_document": ("document_number_key", "issued_on"),
    "service_result": ("field_key",),
    "declared_total": ("item",),
    "remark": ("heading",),
    "task_register": ("task_code_key",),
    "inspection_register": ("decision_number_key", "inspected_unit", "inspected_on"),
    "inspection_plan": ("year", "unit"),
    "index_result": ("index", "year"),
    "opening_balance": ("measure", "unit", "from_date", "to_date"),
    "resolution": ("discrepancy",),
}


# What these say is of their month; the others tell of a thing that later workbooks may tell again.
OF_THE_MONTH = frozenset(("dissemination", "service_result", "declared_total", "remark"))

# What these tell of are years gone by: a year in their titles or in the names of their sheets is no other time.
OF_YEARS = frozenset(("index_result", "opening_balance"))
# And of these the whole year so far, each time that they are sent: "LŨY KẾ" says no more than that.
OF_THE_YEAR_SO_FAR = frozenset(("task_register", "inspection_register"))


def row_key(form: str, row: Mapping[str, object]) -> tuple[object, ...] | None:
    """By what a row is known again; None where it lacks part of that, or the form has no key."""
    key = tuple(row.get(name) for name in ROW_KEYS.get(form, ()))
    # A balance of the province names no unit.
    return None if not key or (None in key and form != "opening_balance") else key
