"""The unit's letter: the same in plain text and HTML, nothing of it markup."""

from __future__ import annotations

from templates import mail_templates
from tests.transforms.feedback_sample import RULING, difference, feedback, file, finding, quiet
from transforms.definitions.feedback_data import Fate, UnitFeedback
from transforms.mails.letters import FAULTS_AT_MOST, OPEN_AT_MOST, SETTLED_AT_MOST, unit_letter
from transforms.mails.mail_text import MailTemplates, MailText

TEMPLATES = MailTemplates(*mail_templates("letter"))


def letter(told: UnitFeedback, number: int = 1) -> MailText:
    return unit_letter(told, TEMPLATES, number)


def test_the_subject_names_who_writes_to_whom_about_which_month() -> None:
    said = letter(feedback())
    assert said.subject == "[Sở Nội vụ] Kết quả kiểm tra số liệu báo cáo tháng 8 năm 2020 - Sở Khoa học và Công nghệ"


def test_a_place_is_addressed_by_its_committee_and_a_department_by_its_name() -> None:
    assert letter(feedback(unit_name="Huyện Cao Lộc")).plain.startswith("Kính gửi: UBND huyện Cao Lộc,")
    assert letter(feedback(unit_name="Sở Y tế")).plain.startswith("Kính gửi: Sở Y tế,")


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


def test_new_and_persisting_ones_stand_apart_each_with_its_count() -> None:
    told = feedback(differences=(difference(1), difference(2, fate=Fate.PERSISTING), difference(3)))
    for text in (letter(told).plain, letter(told).html):
        new, persisting = text.index("Mới phát sinh: 2"), text.index("Còn từ tháng trước: 1")
        assert new < text.index("văn bản 1/UBND-NC") < text.index("văn bản 3/UBND-NC") < persisting
        assert persisting < text.index("văn bản 2/UBND-NC")


def test_what_was_settled_is_named_and_a_ruling_is_told() -> None:
    told = feedback(differences=(difference(1, fate=Fate.RESOLVED), difference(2, fate=Fate.RULED, ruling=RULING)))
    for text in (letter(told).plain, letter(told).html):
        assert "Đã xử lý: Ngày hoàn thành không thống nhất; 1/UBND-NC ngày 05/07/2020: Rà soát quy chế." in text
        assert "Đã có kết luận: Ngày hoàn thành không thống nhất; 2/UBND-NC" in text
        assert "Kết luận: Theo đơn vị; lý do: Đã kiểm tra văn bản" in text
        assert "Chênh lệch cần làm rõ" not in text and "CHÊNH LỆCH CẦN LÀM RÕ" not in text


def test_faults_that_gave_rows_back_are_named_and_remarks_are_only_counted() -> None:
    whole = [
        finding(field=said, severity="reject_sheet", message=said) for said in ("Thiếu cột.", "Trang “01-NV” sai.")
    ]
    told = feedback(findings=(finding(), finding(severity="warning", message="Nên xem lại."), *whole))
    for text in (letter(told).plain, letter(told).html):
        assert "Trang “01-NV”: Ô C8 (cột “Ngày văn bản”): “abc” không phải là ngày." in text
        assert "Trả lại cả biểu, trang “01-NV”: Thiếu cột." in text
        assert "Trả lại cả biểu: Trang “01-NV” sai." in text
        assert "Nên xem lại." not in text and "Xem lại 1 điểm lưu ý" in text


def test_a_unit_that_sent_several_files_is_told_in_which_the_fault_is() -> None:
    told = feedback(files=(file(), file(path="2020-08/So kiem tra.xlsx", form_set="inspection_register")))
    assert "Tệp “BC thang 8 So KHCN.xlsx”, trang “01-NV”: Ô C8" in letter(told).plain
    assert "Trang “01-NV”: Ô C8" in letter(feedback()).plain


def test_a_column_full_of_one_fault_is_told_once_with_how_many_there_are() -> None:
    column = [finding(cell=f"C{n}", row_number=n, message=f"Ô C{n} không phải là ngày.") for n in range(8, 108)]
    told = letter(feedback(findings=(*column, finding(field="status", message="Ô H8 không có trong danh mục."))))
    for text in (told.plain, told.html):
        assert "Ô C8 không phải là ngày. Còn 99 ô khác như vậy trong cột." in text
        assert "Ô C9 " not in text and "Ô H8 không có trong danh mục." in text and "lỗi khác" not in text


def test_a_letter_names_so_many_of_each_kind_and_counts_the_rest() -> None:
    told = feedback(
        findings=tuple(finding(field=f"f{n}", message=f"Lỗi thứ {n}.") for n in range(FAULTS_AT_MOST + 3)),
        differences=(
            *(difference(n) for n in range(1, OPEN_AT_MOST + 6)),
            *(difference(100 + n, fate=Fate.RESOLVED) for n in range(SETTLED_AT_MOST + 2)),
        ),
    )
    said = letter(told)
    assert said.plain.count("- [Cần làm rõ]") == OPEN_AT_MOST
    assert said.plain.count("Lỗi thứ") == FAULTS_AT_MOST
    assert said.plain.count("- Đã xử lý:") == SETTLED_AT_MOST
    for text in (said.plain, said.html):
        assert f"Mới phát sinh: {OPEN_AT_MOST + 5}" in text
        assert "Và 5 chênh lệch khác" in text and "Và 3 lỗi khác" in text and "Và 2 chênh lệch khác" in text


def test_a_later_letter_says_that_it_replaces_the_last_and_else_says_the_same() -> None:
    first, second = letter(feedback()), letter(feedback(), 2)
    assert second.subject == f"{first.subject} (lần 2, thay thư trước)"
    replaced = "Thư này (lần 2) thay thế thư lần 1 về số liệu tháng 8 năm 2020"
    assert replaced in second.plain and replaced in second.html and "thay thế thư" not in first.plain
    assert second.plain.replace(second.plain.split("\n\n")[1] + "\n\n", "") == first.plain


def test_what_clerks_wrote_is_no_markup_and_no_template() -> None:
    said = letter(feedback(differences=(difference(message="<script>x</script> {{ 7*7 }} & co"),)))
    assert "&lt;script&gt;x&lt;/script&gt; {{ 7*7 }} &amp; co" in said.html
    assert "<script>x</script> {{ 7*7 }} & co" in said.plain


def test_the_subject_is_one_line_whatever_the_name_is() -> None:
    assert "\n" not in letter(feedback(unit_name="Sở\nBcc: x@y")).subject
