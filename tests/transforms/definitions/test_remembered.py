from __future__ import annotations

from transforms.definitions.remembered import Remembered


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
