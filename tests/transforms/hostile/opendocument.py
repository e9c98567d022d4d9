"""OpenDocument spreadsheets that repeat, span and nest without end."""

from __future__ import annotations

from collections.abc import Iterator

from tests.transforms.hostile.kinds import READ, REFUSED, TOO_LARGE, UNREADABLE, Hostile
from tests.transforms.made_workbooks import ods, ods_content, zipped
from transforms.files.sheets import CellError


def ods_files() -> Iterator[Hostile]:
    cell = '<table:table-cell office:value-type="float" office:value="1"{}><text:p>1</text:p></table:table-cell>'
    wide = cell.format(' table:number-columns-repeated="16384"')
    rows = f'<table:table-row table:number-rows-repeated="1048576">{wide}</table:table-row>'
    yield Hostile("repeats_everything.ods", ods(rows), TOO_LARGE)
    tail = (
        f"<table:table-row>{cell.format('')}"
        '<table:table-cell table:number-columns-repeated="16383"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048575">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    yield Hostile("repeats_blanks.ods", ods(tail), READ, {(1, 1): 1})
    for count in ("18446744073709551615", "9" * 60):
        huge = f'<table:table-row table:number-rows-repeated="{count}">{cell.format("")}</table:table-row>'
        yield Hostile(f"repeats_{len(count)}_digits.ods", ods(huge), TOO_LARGE)
        blank = f'<table:table-row table:number-rows-repeated="{count}"/>' * 3
        yield Hostile(
            f"repeats_blanks_{len(count)}_digits.ods",
            ods(f"<table:table-row>{cell.format('')}</table:table-row>{blank}"),
            READ,
            {(1, 1): 1},
        )
    spanned = cell.format(' table:number-columns-spanned="99999999" table:number-rows-spanned="99999999"')
    yield Hostile("spans_everything.ods", ods(f"<table:table-row>{spanned}</table:table-row>"), READ, {(1, 1): 1})
    nested = "<table:table><table:table-row><table:table-cell>" * 2_000
    yield Hostile("tables_in_tables.ods", zipped({"content.xml": ods_content(nested)}), UNREADABLE)
    yield Hostile(
        "content_breaks_off.ods",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                "content.xml": ods_content("<table:table>")[:-60],
            }
        ),
        UNREADABLE,
    )
    text = '<text:p>a<text:s text:c="4294967295"/>b</text:p>'
    spaces = f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    yield Hostile("four_billion_spaces.ods", ods(f"<table:table-row>{spaces}</table:table-row>"), READ | REFUSED)
    no_content = zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})
    yield Hostile("content_missing.ods", no_content, UNREADABLE)
    filled = cell.format(' table:number-columns-repeated="1073741824"')
    yield Hostile("a_billion_columns.ods", ods(f"<table:table-row>{filled}</table:table-row>"), TOO_LARGE)
    comments = "<table:table-cell><office:annotation>" * 50_000
    yield Hostile("comments_never_close.ods", ods(f"<table:table-row>{comments}</table:table-row>"), UNREADABLE)
    cells = '<table:table-cell office:value-type="string"><text:p>' * 100_000
    yield Hostile("cells_never_close.ods", ods(f"<table:table-row>{cells}</table:table-row>"), UNREADABLE)
    odd = "".join(
        f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>7</text:p></table:table-cell>'
        for value in ("9" * 400, "1_000", "NaN")
    )
    yield Hostile(
        "odd_numbers.ods",
        ods(f"<table:table-row>{odd}</table:table-row>"),
        READ,
        {(1, 1): CellError("#NUM!"), (1, 2): "7", (1, 3): CellError("#NUM!")},
    )
