from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import transforms
from transforms.definitions.patterns import late_pattern


def test_a_late_pattern_finds_what_a_compiled_one_does() -> None:
    late, compiled = late_pattern(r"(t)háng (\d+)", re.IGNORECASE), re.compile(r"(t)háng (\d+)", re.IGNORECASE)
    for text in ("Tháng 8", "từ tháng 7 đến tháng 8", "quý III"):
        assert late.findall(text) == compiled.findall(text)
        assert late.sub(r"\2", text) == compiled.sub(r"\2", text)
        assert bool(late.search(text)) is bool(compiled.search(text))
        assert bool(late.fullmatch(text)) is bool(compiled.fullmatch(text))


def test_a_late_pattern_is_compiled_when_it_is_first_used_and_not_before() -> None:
    broken = late_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_pattern_of_the_core_can_be_compiled() -> None:
    names = [module.name for module in walk_packages(transforms.__path__, "transforms.") if not module.ispkg]
    late = [
        value
        for name in names
        for value in vars(import_module(name)).values()
        if type(value).__name__ == "_LatePattern"
    ]
    assert len(late) > 100
    for pattern in late:
        pattern.search(b"" if isinstance(pattern.pattern, bytes) else "")
