from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.soon import soon
from transforms.values.document_numbers import document_number_key, says_no_number


@pytest.mark.parametrize(
    "written",
    [
        "5/QĐ-UBND",
        "05/QÐ-UBND",
        " 005 /qđ – ubnd",
        "5/QĐ-UBND⁽⁴⁾",
        "Số: 5/QĐ-UBND.",
        "5/QĐ-UBND ngày 05/01/2020",
        "số 5/QĐ\u00a0-\u200bUBND",
        "5/QĐ−UBND",
        "Quyết định số 05/QĐ-UBND",
        "QĐ số: 5/QĐ-UBND",
        "5/QĐ-UBND của UBND tỉnh",
        "5/QĐ-UBND ngày 05/01/2020 của Chủ tịch UBND tỉnh",
        "5/QĐ-UBND (05/01/2020)",
        "5/QĐ-UBND (hỏa tốc)",
        "5/QĐ-UBND v/v rà soát",
        "Quyết định của UBND tỉnh số 5/QĐ-UBND",
        "№ 5/QĐ-UBND",
        "No. 05/QĐ-UBND",
        "“5/QĐ-UBND”",
        "(5/QĐ-UBND)",
        "5/QĐ-UBND*",
        "+ 5/QĐ-UBND",
        "1. 5/QĐ-UBND",
        "a) 5/QĐ-UBND",
        "5/QĐ-UBND năm 2020",
        "05/QD-UBND",
        "QD so 5/qd-ubnd cua UBND tinh",
        "5/QD-UBND ngay 05/01/2020",
        "5/QĐ-UBND ký ngày 05/01/2020",
        "5/QĐ-UBND về kiểm tra công vụ",
        "5/QĐ-UBND [1]",
        "• 5/QĐ-UBND`",
        "5/QĐ_UBND",
        "Sè: 05/QĐ-UBND",
        "soá 05/QĐ-UBND",
    ],
)
def test_writings_of_one_document_number_share_a_key(written: str) -> None:
    assert document_number_key(written) == "5/QĐ-UBND"


def test_a_dot_among_the_thousands_is_no_part_of_a_number() -> None:
    assert document_number_key("Giấy mời số 1.234/GM-UBND") == "1234/GM-UBND"


def test_different_document_numbers_keep_different_keys() -> None:
    keys = {
        document_number_key(text)
        for text in ("5/QĐ-UBND", "50/QĐ-UBND", "5/KH-UBND", "5/QĐ-SNV", "15/QĐ-UBND", "QĐ5", "1.5/QĐ-UBND")
    }
    assert len(keys) == 7


def test_a_day_before_the_number_leaves_documents_apart() -> None:
    one, other = (document_number_key(f"Ngày 5/7/2020, số {number}/UBND-KTN") for number in (214, 215))
    assert one != other
    assert "" not in (one, other)


def test_without_marks_a_kind_is_only_taken_for_the_one_that_it_can_be() -> None:
    assert document_number_key("12/NQ-HDND") == document_number_key("12/NQ-HĐND") == "12/NQ-HĐND"
    for one, other in (("5/HD-SNV", "5/HĐ-SNV"), ("5/DA-UBND", "5/ĐA-UBND"), ("5/QDD-UBND", "5/QĐD-UBND")):
        assert document_number_key(one) != document_number_key(other)


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=200)
def test_a_key_is_its_own_key(text: str) -> None:
    assert document_number_key(document_number_key(text)) == document_number_key(text)


def test_an_absurdly_long_number_takes_no_absurd_time() -> None:
    with soon():
        for piece in (".", "*", "(1)", "- ", ", ", ",", " /", "ngày 1 ", "(a) "):
            document_number_key(piece * 20000 + "x")


@pytest.mark.parametrize(
    ("written", "has_none"),
    [
        *(
            (text, True)
            for text in ("Không số", "không có số", "Chưa có số hiệu", "…/QĐ-SNV", "QĐ số: … /QĐ-SNV", "Không có QĐ")
        ),
        *((text, False) for text in ("5/QĐ-SNV", "QĐ-SNV", "Kỷ luật/kỷ cương", "Không theo kế hoạch")),
    ],
)
def test_words_that_say_that_there_is_no_number_and_a_blank_before_the_sign_are_no_number(
    written: str, has_none: bool
) -> None:
    assert says_no_number(written) is has_none
