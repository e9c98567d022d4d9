"""The unit's letter: the same in plain text and HTML, nothing of it markup."""

from __future__ import annotations

from templates import mail_template
from tests.transforms.feedback_sample import difference, feedback, quiet
from transforms.definitions.feedback_data import Fate, UnitFeedback
from transforms.letters import NAMED_AT_MOST, unit_letter
from transforms.mail_text import MailTemplates, MailText


def letter(told: UnitFeedback) -> MailText:
    return unit_letter(
        told, MailTemplates(*(mail_template(f"letter.{part}") for part in ("subject.txt", "txt", "html")))
    )


def test_the_subject_names_who_writes_to_whom_about_which_month() -> None:
    said = letter(feedback())
    assert said.subject == "[Sở Nội vụ] Kết quả kiểm tra số liệu báo cáo tháng 8 năm 2020 - Sở Khoa học và Công nghệ"


def test_both_texts_tell_what_to_do_and_both_sides() -> None:
    said = letter(feedback())
    for text in (said.plain, said.html):
        assert "Sửa 1 dòng bị trả lại" in text
        assert "01/08/2020 (tệp 2020-08/So theo doi.xls, trang “SO-NV”, ô L855)" in text
        assert "09/08/2020" in text
        assert "gửi lại cả tệp" in text
        assert "{{" not in text and "{%" not in text


def test_a_unit_without_faults_is_thanked_in_one_sentence() -> None:
    said = letter(quiet())
    assert "đã được nhận đầy đủ, không có lỗi, không còn chênh lệch" in said.plain
    assert "Đề nghị đơn vị" not in said.plain


def test_a_unit_that_sent_nothing_is_not_told_of_a_report() -> None:
    said = letter(quiet(files=(), differences=(difference(),)))
    assert "Sau khi đối chiếu số liệu tháng 8 năm 2020" in said.plain
    assert "Báo cáo tháng 8 năm 2020 của đơn vị" not in said.plain


def test_what_became_of_last_months_differences_is_counted() -> None:
    told = feedback(differences=(difference(1), difference(2, fate=Fate.RESOLVED), difference(3, fate=Fate.PERSISTING)))
    assert "Chênh lệch so với tháng trước: 1 mới phát sinh, 1 còn từ tháng trước và 1 đã xử lý." in letter(told).plain


def test_a_letter_names_so_many_differences_and_counts_the_rest() -> None:
    told = feedback(differences=tuple(difference(n) for n in range(1, NAMED_AT_MOST + 6)))
    said = letter(told)
    assert said.plain.count("- [Cần làm rõ; Mới phát sinh]") == NAMED_AT_MOST
    assert "Và 5 chênh lệch khác" in said.plain and "Và 5 chênh lệch khác" in said.html


def test_what_clerks_wrote_is_no_markup_and_no_template() -> None:
    said = letter(feedback(differences=(difference(message="<script>x</script> {{ 7*7 }} & co"),)))
    assert "&lt;script&gt;x&lt;/script&gt; {{ 7*7 }} &amp; co" in said.html
    assert "<script>x</script> {{ 7*7 }} & co" in said.plain


def test_the_subject_is_one_line_whatever_the_name_is() -> None:
    assert "\n" not in letter(feedback(unit_name="Sở\nBcc: x@y")).subject
