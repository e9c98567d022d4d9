"""Cells of xlsb, with errors, formats and merged ranges."""

from __future__ import annotations

import pytest

from tests.transforms.files.test_read import read, sheet
from tests.transforms.made_workbooks import unzipped, xlsb, zipped
from transforms.files.read import read_workbook
from transforms.files.sheets import CellError, Limits, Unreadable


def test_values_errors_formats_merged_ranges_and_hidden_sheets_are_given() -> None:
    data = xlsb(
        {(3, 2): "Tên", (3, 4): 0.917, (4, 2): "#REF!", (5, 3): 12},
        styles={(3, 4): 1},
        formats=(0, 10),
        merged=[(3, 2, 4, 3), (90, 1, 91, 1)],
        hidden=True,
    )
    only = sheet(data)
    assert read(data).kind == "xlsb"
    assert only.rows == ((3, (None, "Tên", None, 0.917)), (4, (None, "#REF!", None, None)), (5, (None, None, 12, None)))
    assert isinstance(only.rows[1][1][1], CellError)
    assert only.formats == {(3, 4): "0.00%"}
    assert only.merged == ((3, 2, 4, 3),)
    assert only.hidden


@pytest.mark.parametrize("kept", [0, 6, 20, -2])
def test_a_list_of_sheets_that_breaks_off_makes_the_file_unreadable(kept: int) -> None:
    parts = unzipped(xlsb({(1, 1): "STT"}))
    cut = read_workbook(zipped({**parts, "xl/workbook.bin": parts["xl/workbook.bin"][:kept]}), Limits())
    assert isinstance(cut, Unreadable) and cut.code == "file.unreadable"
