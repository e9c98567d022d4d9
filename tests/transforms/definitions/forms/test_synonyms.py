from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from transforms.definitions.forms import FORMS
from transforms.definitions.forms.synonyms import (
    EVERY_FORM,
    header_synonyms,
    line_to_add,
    list_synonyms,
    sheet_names,
    without_line_to_add,
)
from transforms.values.headers import header_index, label_keys
from transforms.values.list_values import find_value


def test_every_header_synonym_names_a_field_or_a_group_of_its_form() -> None:
    for line in header_synonyms():
        forms = FORMS.values() if line.form == EVERY_FORM else [FORMS[line.form]]
        known = {name for form in forms for field in form.fields for name in (field.name, field.group)}
        assert line.field in known, line


def test_every_list_synonym_names_a_value_of_its_field() -> None:
    for line in list_synonyms():
        forms = [form for form in FORMS.values() if line.form in (EVERY_FORM, form.code)]
        fields = [field for form in forms for field in form.fields if field.name == line.field]
        labels = {item.label for form in forms for item in form.items} if line.field == "item" else set()
        allowed = {value for field in fields for value in (*field.values, *field.key_values)} | labels
        assert line.value in allowed, line


def test_every_sheet_name_belongs_to_a_form() -> None:
    assert {line.form for line in sheet_names()} == set(FORMS)


@pytest.mark.parametrize("code", [code for code in FORMS if code != "cover"])
def test_no_header_means_two_fields_of_a_form(code: str) -> None:
    index = header_index(code)
    names = defaultdict(set)
    for line in header_synonyms():
        if line.form == code:
            for key in label_keys(line.variant)[:1]:
                names[key].add(line.field)
    shared = {key for key, fields in names.items() if len(fields) > 1}
    assert shared <= index.shared_leaves


@pytest.mark.parametrize("code", [code for code in FORMS if code != "cover"])
def test_every_printed_header_is_found(code: str) -> None:
    index = header_index(code)
    for field in FORMS[code].fields:
        path = (field.group, field.header) if field.group else (field.header,)
        assert index.field_of(path) == field.name


def test_every_list_synonym_means_its_value() -> None:
    for line in list_synonyms():
        for form in FORMS.values():
            if line.form in (EVERY_FORM, form.code) and any(field.name == line.field for field in form.fields):
                items = {item.label: item.code for item in form.items}
                assert find_value(form.code, line.field, line.variant) == items.get(line.value, line.value), line


def test_a_line_to_add_can_be_pasted_and_is_taken_out_for_those_who_keep_no_lists() -> None:
    line = line_to_add("list_synonyms.csv", "*", "status", "Đã hoàn thành", 'xong, "chốt"')
    assert line == 'quản trị viên thêm dòng *,status,Đã hoàn thành,"xong, ""chốt""" vào lists/list_synonyms.csv'
    asked = f"Có phải là “A”? Nếu phải, {line}. Còn 3 chỗ nữa."
    assert without_line_to_add(asked) == "Có phải là “A”? Còn 3 chỗ nữa."
    assert without_line_to_add(f"hãy gửi lại, hoặc {line}.") == "hãy gửi lại."
    assert without_line_to_add("hãy gửi lại.") == "hãy gửi lại."


def test_no_line_says_what_the_blank_form_or_another_line_says() -> None:
    def key(text: str) -> str:
        return next(iter(label_keys(text)), text)

    headers = Counter((line.form, line.field, key(line.variant)) for line in header_synonyms())
    values = Counter((line.form, line.field, line.value, key(line.variant)) for line in list_synonyms())
    assert [told for told, times in (*headers.items(), *values.items()) if times > 1] == []
    assert {(form.code, f.name, key(f.header)) for form in FORMS.values() for f in form.fields}.isdisjoint(headers)
    assert [line for line in list_synonyms() if key(line.variant) == key(line.value)] == []
