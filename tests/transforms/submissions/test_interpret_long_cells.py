"""No text is looked at again from each of its characters: thousands of them would cost a file its time."""

from __future__ import annotations

import pytest

from tests.transforms.long_cells import read_with_long_cells
from transforms.files.guard import run_guarded
from transforms.files.sheets import Limits

PIECES = (
    *(
        "a",
        "1 ",
        "1,",
        "(",
        "[a",
        "(a",
        '"',
        "-",
        "\\",
        "%",
        "  ",
        "\n ",
        ":",
        "a/",
        "1/1/2020",
        ":1/1/2020",
        "tháng 1 ",
    ),
    *("sở nội vụ ", "tổng ", "&amp;", "\u00ad", "e\u0301"),
)


@pytest.mark.slow
def test_a_long_cell_is_read_in_its_time_wherever_it_stands() -> None:
    # Some three seconds are usual, ten on a slow machine; minutes where texts are looked at again.
    limits = Limits(wall_seconds=120, cpu_seconds=40)
    read = list(run_guarded(read_with_long_cells, PIECES, limits=limits, workers=2))
    assert [(piece, result) for piece, result in read if not isinstance(result, int)] == []
