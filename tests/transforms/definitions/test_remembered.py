from __future__ import annotations

from transforms.definitions.remembered import Remembered, remember


def test_what_is_made_of_a_value_is_made_once_unless_it_is_a_long_text() -> None:
    asked: list[str | bytes] = []

    def size(text: str | bytes) -> int:
        asked.append(text)
        return len(text)

    remembered = Remembered(size)
    for long in ("c" * 300, b"c" * 300):
        assert list(map(remembered.__getitem__, ["a", b"b", "a", long, long])) == [1, 1, 1, 300, 300]
    assert asked == ["a", b"b", "c" * 300, "c" * 300, b"c" * 300, b"c" * 300]


def test_it_never_grows_beyond_its_bound_and_answers_all_the_same() -> None:
    remembered = Remembered(str)
    assert [remembered[number] for number in range(70_000)] == list(map(str, range(70_000)))
    assert len(remembered) < 70_000


def test_of_texts_only_short_ones_are_remembered_and_never_more_than_the_bound() -> None:
    known: set[str] = set()
    remember(known, ["a", "b" * 300])
    assert known == {"a"}
    for begin in range(0, 140_000, 35_000):
        remember(known, map(str, range(begin, begin + 35_000)))
        assert str(begin) in known and len(known) < 70_000
