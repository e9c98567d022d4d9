from __future__ import annotations

import pytest

from tests.transforms.made_sheets import header, read_form, said, task, values
from transforms.files.sheets import Value


def test_lines_of_a_text_under_merged_cells_count_each_and_are_named() -> None:
    columns = [number for number, name in enumerate(header("task_progress"), 1) if name != "Nội dung nhiệm vụ"]
    told = read_form(
        header("task_progress"),
        task(1, content="- Rà soát thủ tục;"),
        [*[None] * 4, "- Công bố danh mục.", None, None, None],
        task(2),
        merged=[(2, column, 3, column) for column in columns],
    )
    assert len(values(told, "task_progress", "content")) == 3
    assert said(told) == [("sheet.unknown", "E3")]


@pytest.mark.parametrize(
    ("number", "changed"),
    [
        (2, {}),  # numbered by itself
        (None, {}),
        (1, {"status": "Chưa thực hiện"}),  # another task under the number of its document
    ],
)
def test_rows_that_tell_another_number_or_more_than_a_text_are_entries(
    number: Value, changed: dict[str, Value]
) -> None:
    told = read_form(header("task_progress"), task(1), task(number, content="Công bố danh mục", **changed))
    assert said(told) == []


def test_fields_of_services_that_share_a_number_and_all_counts_are_named() -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Đúng hạn"]
    told = read_form(headers, [1, "Đất đai,", 5, 4], [1, "môi trường", 5, 4], [2, "Hộ tịch", 5, 4], [3, "Bản đồ", 5, 4])
    assert said(told) == [("sheet.unknown", "B3")]


def test_tasks_of_a_document_under_one_merged_number_are_entries() -> None:
    second: list[Value] = [None] * 4 + task(1, content="Công bố danh mục")[4:]
    told = read_form(
        header("task_progress"), task(1), second, task(2), merged=[(2, column, 3, column) for column in range(1, 5)]
    )
    assert (len(values(told, "task_progress", "content")), said(told)) == (3, [])


def test_services_without_a_case_under_one_merged_number_are_not_named() -> None:
    rows: list[list[Value]] = [[1, "Đất đai: cấp giấy", 0, 0], [None, "Đất đai: tách thửa", 0, 0], [2, "Hộ tịch", 5, 4]]
    told = read_form(["STT", "Lĩnh vực", "Trực tuyến", "Đúng hạn"], *rows, merged=[(2, 1, 3, 1)])
    assert said(told) == []
    rows[1][0] = 1
    assert said(read_form(["STT", "Lĩnh vực", "Trực tuyến", "Đúng hạn"], *rows)) == []
