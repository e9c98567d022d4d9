from __future__ import annotations

from tests.soon import soon
from transforms.files.raised_digits import with_raised_digits
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Workbook

_MARK = b'<r><rPr><vertAlign val="superscript"/></rPr><t xml:space="preserve">12</t></r>'


def test_digits_of_superscript_runs_are_marks_and_others_stay() -> None:
    strings = b"<sst><si><r><t>5</t></r>" + _MARK + b"</si><si><t>51</t></si></sst>"
    mended = with_raised_digits(strings).decode()
    assert "<t>5</t>" in mended and ">¹²</t>" in mended and "<t>51</t>" in mended


def test_strings_without_a_superscript_are_not_touched() -> None:
    strings = b'<sst><si><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r></si></sst>'
    assert with_raised_digits(strings) is strings


def test_runs_without_an_end_take_no_absurd_time() -> None:
    with soon():
        with_raised_digits(b"<r>" * 100_000 + b'val="superscript"')


def test_a_raised_digit_of_a_web_page_is_no_digit_of_the_number() -> None:
    page = "<html><table><tr><td>Số<sup>1</sup><td>5<sup>1</sup></tr><tr><td>a<sup>2<td>5</tr></table></html>"
    workbook = read_workbook(page.encode(), Limits())
    assert isinstance(workbook, Workbook)
    assert [cells for _, cells in workbook.sheets[0].rows] == [("Số¹", "5¹"), ("a²", "5")]
