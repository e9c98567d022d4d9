"""Which value of a closed list, which item of a form, a cell's text means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import EVERY_FORM, list_synonyms
from transforms.headers import in_order, label_keys


@dataclass(frozen=True, slots=True)
class ValueList:
    """The values of one field by key. Item fields hold item codes, labels being what people read."""

    by_key: dict[str, str]
    labels: dict[str, str]

    def find(self, text: str) -> str | None:
        """The value that the text means, None where it is not known."""
        for key in label_keys(text) or (text.strip().casefold(),):
            found = self.by_key.get(key) or (self.by_key.get(in_order(key)) if " " in key else None)
            if found is not None:
                return found
        return None

    def likely(self, text: str, limit: int = 3) -> tuple[str, ...]:
        """The printed values most like the text, for messages only."""
        from rapidfuzz import fuzz, process  # here: few files need it, and every worker would wait for it

        key = next(iter(label_keys(text)), "")
        printed = {label: next(iter(label_keys(label)), "") for label in self.labels.values()}
        found = process.extract(key, printed, scorer=fuzz.WRatio, limit=limit, score_cutoff=60)
        return tuple(label for _, _, label in found)


@cache
def value_list(form: str, field: str) -> ValueList:
    """The closed list of a field, with its synonyms; built once per process."""
    spec = FORMS[form].field(field)
    items = {item.label: item.code for item in FORMS[form].items} if field == "item" else {}
    labels = {items.get(label, label): label for label in (items or spec.values or spec.key_values)}
    values = {label: value for value, label in labels.items()}
    by_key: dict[str, str] = {}
    ordered: dict[str, set[str]] = {}
    writings = list(values.items())
    writings += [
        (line.variant, values[line.value])
        for line in list_synonyms()
        if line.field == field and line.form in (form, EVERY_FORM) and line.value in values
    ]
    for text, value in writings:
        for key in label_keys(text)[:1] or (text.strip().casefold(),):
            by_key.setdefault(key, value)
            ordered.setdefault(in_order(key), set()).add(value)
    for key, found in ordered.items():
        if len(found) == 1:
            by_key.setdefault(key, next(iter(found)))
    return ValueList(by_key, labels)


@lru_cache(maxsize=16384)
def find_value(form: str, field: str, text: str) -> str | None:
    """`ValueList.find`, remembered."""
    return value_list(form, field).find(text)
