"""Every form, explicitly."""

from __future__ import annotations

from transforms.definitions.forms.central_forms import CENTRAL_FORMS
from transforms.definitions.forms.spec import Field, FieldType, Form, Item
from transforms.definitions.forms.unit_forms import COVER, UNIT_FORMS

TABLE_FORMS: tuple[Form, ...] = (*UNIT_FORMS, *CENTRAL_FORMS)  # all but the cover, which has labels and no rows
FORMS: dict[str, Form] = {form.code: form for form in (COVER, *TABLE_FORMS)}

# form set -> the unit that keeps it. The abbreviations are those of the reference data.
KEEPERS = {
    "task_register": "VPUBND",
    "inspection_register": "SNV",
    "inspection_plan": "SNV",
    "index_result": "SNV",
    "opening_balance": "SNV",
    "resolution": "SNV",
}

__all__ = ["FORMS", "KEEPERS", "TABLE_FORMS", "UNIT_FORMS", "Field", "FieldType", "Form", "Item"]
