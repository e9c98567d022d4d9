"""The mail's subject and summary."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from templates import mail_templates
from tests.transforms.report_sample import discrepancy, empty, sample
from tests.transforms.reports.test_report import year_in_august
from transforms.definitions.report_data import ReportData, ReturnedFile
from transforms.mails.mail_text import MailTemplates, MailText, mail_text
from transforms.reports.report import write_report


def mail(data: ReportData) -> MailText:
    return mail_text(MailTemplates(*mail_templates("report")), write_report(data))


def test_the_subject_is_one_line_naming_the_period() -> None:
    assert mail(sample()).subject == "[Sở Nội vụ] Báo cáo kỷ luật, kỷ cương hành chính tháng 8 năm 2020"


def test_a_period_that_is_not_over_says_so_in_subject_and_body() -> None:
    said = mail(year_in_august())
    assert said.subject.endswith("năm 2020 (số liệu đến ngày 14/8/2020, chưa đủ kỳ)")
    assert "chưa đủ kỳ" in said.plain
    assert "chưa đủ kỳ" in said.html


def test_plain_text_and_html_say_the_same_without_marks() -> None:
    said = mail(sample())
    for text in (said.plain, said.html):
        assert "Nhiệm vụ được giao (lũy kế từ đầu năm): đã hoàn thành 111/127, đạt 87,4%" in text
        assert not any("\ue000" <= letter <= "\uf8ff" for letter in text)
        assert "{{" not in text


def test_critical_differences_are_mentioned_only_where_there_are_some() -> None:
    found = (discrepancy("task.status_differs", "critical", "SYT", "722/UBND-NC"),)
    assert "đánh dấu (*)" in mail(sample(discrepancies=found)).plain
    assert "đánh dấu (*)" not in mail(sample()).plain


def test_nothing_received_is_said() -> None:
    assert "chưa nhận được báo cáo" in mail(empty()).plain


def test_html_escapes_what_comes_from_outside() -> None:
    context = write_report(sample(returned_files=(ReturnedFile("a.xlsx", None, None, sample().last_day, ("x",)),)))
    templates = MailTemplates("s", "{{ annexes.returned[0].file }}<&>", "{{ '<b>' }}{{ annexes.returned[0].file }}")
    said = mail_text(templates, context)
    assert said.plain == "a.xlsx<&>\n"
    assert said.html == "&lt;b&gt;a.xlsx\n"


def test_a_template_that_asks_for_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        mail_text(MailTemplates("{{ nobody }}", "", ""), write_report(sample()))
