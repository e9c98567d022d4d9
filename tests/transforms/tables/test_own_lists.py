from __future__ import annotations

from collections.abc import Iterator

import pytest

from transforms.definitions.forms.synonyms import HeaderSynonym, ListSynonym, OwnLists, use_own_lists
from transforms.tables.form_matches import matches
from transforms.values.list_values import find_value

PATHS = (("Số, ký hiệu văn bản giao",), ("Nội dung nhiệm vụ",), ("Làm tới đâu",))


@pytest.fixture(autouse=True)
def _packaged_lists_afterwards() -> Iterator[None]:
    yield
    use_own_lists(OwnLists())


def _columns() -> dict[str, int]:
    return next(dict(match.columns) for match in matches(PATHS, ()) if match.form == "task_progress")


def test_a_header_that_was_unknown_when_it_was_met_is_known_once_a_list_names_it() -> None:
    assert "status" not in _columns()
    use_own_lists(OwnLists(headers=(HeaderSynonym("task_progress", "status", "Làm tới đâu"),)))
    assert _columns()["status"] == 2


def test_a_header_is_unknown_again_once_the_list_is_taken_back() -> None:
    use_own_lists(OwnLists(headers=(HeaderSynonym("task_progress", "status", "Làm tới đâu"),)))
    assert "status" in _columns()
    use_own_lists(OwnLists())
    assert "status" not in _columns()


def test_so_it_is_with_a_value() -> None:
    assert find_value("task_progress", "status", "Ổn, đã trình") is None
    use_own_lists(OwnLists(values=(ListSynonym("*", "status", "Đã hoàn thành", "Ổn, đã trình"),)))
    assert find_value("task_progress", "status", "Ổn, đã trình") == "Đã hoàn thành"
