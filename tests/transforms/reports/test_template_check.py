"""What is wrong with a Word template, by paragraph."""

from __future__ import annotations

import io
import zipfile

import pytest

from templates import word_template
from templates.build_word import saved
from templates.word_builder import Builder
from transforms.definitions.periods import Kind
from transforms.reports.template_check import TemplateProblem, check_template


def problems(*lines: str) -> list[TemplateProblem]:
    build = Builder()
    for line in lines:
        build.body(line)
    return check_template(saved(build))


def messages(*lines: str) -> list[str]:
    return [problem.message for problem in problems(*lines)]


@pytest.mark.parametrize("kind", [Kind.MONTH, Kind.YEAR])
def test_the_packaged_templates_are_sound(kind: Kind) -> None:
    assert check_template(word_template(kind)) == []


def test_a_misspelt_name_is_told_with_the_likeliest_one_and_its_paragraph() -> None:
    (problem,) = problems("Báo cáo", "{{ issuerr }}")
    assert (problem.part, problem.paragraph, problem.text) == ("word/document.xml", 2, "{{ issuerr }}")
    assert problem.message == "Không có “issuerr” (có thể là “issuer”)."


def test_names_are_followed_into_loops() -> None:
    loop = ("{%p for row in annexes.tasks %}", "{{ row.year.asigned }}", "{%p endfor %}")
    assert messages(*loop) == ["“TaskCounts” không có “asigned” (có thể là “assigned”)."]
    sound = ("{%p for row in annexes.tasks %}", "{{ row.year.assigned }} {{ loop.index }}", "{%p endfor %}")
    assert messages(*sound) == []


def test_a_loop_variable_ends_with_its_loop() -> None:
    assert messages("{%p for row in annexes.tasks %}", "{%p endfor %}", "{{ row.name }}") == ["Không có “row”."]


def test_a_group_cannot_be_printed_as_it_is() -> None:
    assert "không in thẳng được" in messages("{{ sections.tasks }}")[0]
    assert messages("{{ sections.tasks[0].text }}") == []


def test_an_unclosed_block_is_told_in_its_paragraph() -> None:
    (problem,) = problems("một", "{% if partial %}")
    assert problem.message.startswith("Cú pháp không đúng")


def test_a_brace_too_few_is_seen() -> None:
    assert "thiếu dấu ngoặc" in messages("{{ issuer }")[0]


def test_measures_windows_and_filters_that_do_not_exist_are_told() -> None:
    said = messages("{{ rate('task_completion_rate', window='yera') | roundd }}")
    assert any("Không có chỉ tiêu “task_completion_rate” (có thể là “tasks_completion_rate”)" in one for one in said)
    assert any("Không có khoảng “yera”" in one for one in said)
    assert any("Không có bộ lọc “roundd” (có thể là “round”)" in one for one in said)
    assert messages("{{ rate('tasks_completion_rate', unit='SYT', window='year_to_date') }}") == []


def test_quotes_that_word_has_curled_are_read_as_straight() -> None:
    assert messages("{% if period_name == “năm 2020” %}x{% endif %}") == []


def test_two_row_tags_in_one_row_are_told() -> None:
    build = Builder()
    table = build.table([50, 50])
    build.row(table, ["{%tr for row in annexes.tasks %}", "{%tr endfor %}"])
    assert "Mỗi hàng của bảng chỉ được có một thẻ {%tr …%}." in [p.message for p in check_template(saved(build))]


def test_what_is_no_word_document_is_said_to_be_none() -> None:
    assert check_template(b"abc")[0].message == "Tệp không phải văn bản Word (.docx) đọc được."


def test_a_part_that_the_package_holds_twice_is_told() -> None:
    build = Builder()
    build.body("x")
    twice = io.BytesIO(saved(build))
    with zipfile.ZipFile(twice, "a") as package, pytest.warns(UserWarning):
        package.writestr("docProps/core.xml", package.read("docProps/core.xml"))
    assert check_template(twice.getvalue())[0].part == "docProps/core.xml"


def test_complaints_are_in_the_language_asked_for() -> None:
    lines = (
        "{{ issuerr }}", "{{ issuer.nam }}", "{{ issuer|uper }}", "{{ annexes.tasks }}", "{{ annexes.tasks.year }}",
        '{{ figure("tasks_asigned") }}', '{{ figure("tasks_assigned", window="yesterday") }}', "{{ issuer }",
    )  # fmt: skip
    build = Builder()
    for line in lines:
        build.body(line)
    told = check_template(saved(build), lambda vietnamese, english: english)
    assert {problem.paragraph for problem in told} == set(range(1, len(lines) + 1))
    assert all(problem.message.replace("“", "").replace("”", "").replace("…", "").isascii() for problem in told)
    assert told[0].message == "There is no “issuerr” (perhaps “issuer”)."
