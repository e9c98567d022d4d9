from __future__ import annotations

from openpyxl.utils import get_column_letter

from transforms.definitions.cells import cell_address, column_index, column_letters, letters_of, row_of, row_range


def test_columns_have_the_letters_that_excel_shows() -> None:
    every = range(16_384)
    assert [column_letters(column) for column in every] == [get_column_letter(column + 1) for column in every]
    assert [column_index(column_letters(column)) for column in every] == list(every)


def test_a_cell_is_its_columns_letters_and_its_rows_number() -> None:
    assert cell_address(0, 1) == "A1"
    assert cell_address(27, 14) == "AB14"
    assert (letters_of("AB14"), row_of("AB14")) == ("AB", 14)


def test_a_row_is_shown_from_its_first_cell_to_its_last_and_one_without_cells_not_at_all() -> None:
    assert row_range(4, 12) == "A4:L4"
    assert row_range(4, 0) is None
