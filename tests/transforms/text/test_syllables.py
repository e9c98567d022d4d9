from __future__ import annotations

import unicodedata

import pytest

from transforms.text.syllables import is_syllable, with_old_tone_placement


@pytest.mark.parametrize(
    "word",
    "Việt nghiêng khuỷu quốc giếng gìn già hoàn hòa hoà thúy thuý quý quyết quỳnh ủy uỷ người đường yếu ở kỷ".split(),
)
def test_a_vietnamese_word_is_a_syllable(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "ceo Noäi Müller café hoïc Së nghan gế môc hạng1 bảả tế́t François kú chỳ".split())
def test_what_no_vietnamese_would_write_is_no_syllable(word: str) -> None:
    assert not is_syllable(unicodedata.normalize("NFC", word))


def test_a_mark_left_on_the_wrong_vowel_counts_only_where_that_is_allowed() -> None:
    assert is_syllable("qúy", tone_anywhere=True) and not is_syllable("qúy")
    assert not is_syllable("taù", tone_anywhere=True)  # VNI for "tá": no typing leaves the mark on a glide


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("hoà", "hòa"), ("Hoà", "Hòa"), ("UỶ", "ỦY"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("xoá", "xóa"),
        ("qúy", "quý"),
        ("hòan", "hoàn"), ("quý", "quý"), ("Quỳnh", "Quỳnh"), ("thuở", "thuở"), ("giá", "giá"), ("của", "của"),
        ("mía", "mía"), ("hoàn", "hoàn"), ("khuỷu", "khuỷu"), ("Zoë", "Zoë"), ("abc", "abc"),
    ],
)  # fmt: skip
def test_the_old_tone_placement_moves_the_mark_and_keeps_case(written: str, placed: str) -> None:
    assert with_old_tone_placement(written) == placed
    assert with_old_tone_placement(placed) == placed
