from __future__ import annotations

from transforms.definitions.remembered import Remembered


def test_what_is_made_of_a_value_is_made_once_unless_it_is_a_long_text() -> None:
    asked: list[str] = []

    def upper(text: str) -> str:
        asked.append(text)
        return text.upper()

    remembered = Remembered(upper)
    long = "c" * 300
    assert list(map(remembered.__getitem__, ["a", "b", "a", long, long])) == ["A", "B", "A", "C" * 300, "C" * 300]
    assert asked == ["a", "b", long, long]


def test_it_never_grows_beyond_its_bound_and_answers_all_the_same() -> None:
    remembered = Remembered(str)
    assert [remembered[number] for number in range(70_000)] == list(map(str, range(70_000)))
    assert len(remembered) < 70_000
