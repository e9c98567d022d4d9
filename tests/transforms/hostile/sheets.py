"""Sheets of xlsx and xlsb that claim more than they hold, lie far off, or are written as no program writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.transforms.hostile.kinds import ANY, HELLO, ONE, READ, REFUSED, TOO_LARGE, UNREADABLE, Hostile
from tests.transforms.made_workbooks import (
    MAIN,
    OFFICE,
    sheet_xml,
    strings_xml,
    styles_xml,
    xlsb,
    xlsx,
    xlsx_parts,
    zipped,
)
from transforms.files.sheets import CellError


def _two(reference: str, row: int) -> bytes:
    return xlsx(f'{ONE}<row r="{row}"><c r="{reference}"><v>2</v></c></row>')


def far_cells() -> Iterator[Hostile]:
    far = READ | TOO_LARGE
    yield Hostile("far_corner.xlsx", _two("XFD1048576", 1048576), far, {(1, 1): 1, (1048576, 16384): 2})
    yield Hostile("far_row.xlsx", _two("A1048576", 1048576), far, {(1, 1): 1, (1048576, 1): 2})
    yield Hostile("far_column.xlsx", _two("XFD1", 1), far, {(1, 1): 1, (1, 16384): 2})
    yield Hostile("far_100_columns.xlsx", _two("CV1048576", 1048576), far, {(1048576, 100): 2})
    yield Hostile("beyond_the_sheet.xlsx", _two("ZZZZ9999999999", 9), REFUSED)
    yield Hostile("beyond_last_row.xlsx", _two("A1048577", 1048577), REFUSED)
    yield Hostile("row_zero.xlsx", xlsx('<row r="0"><c r="A0"><v>1</v></c></row>'), UNREADABLE)
    yield Hostile("reference_of_other_letters.xlsx", xlsx('<row r="1"><c r="é9"><v>2</v></c></row>'), UNREADABLE)
    yield Hostile("far_lower_case.xlsx", _two("xfd1048576", 1048576), far)
    yield Hostile("far_in_single_quotes.xlsx", xlsx("<row r='1048576'><c r='XFD1048576'><v>2</v></c></row>" + ONE), ANY)
    yield Hostile("far_cell.xlsb", xlsb({(1, 1): 1, (1048576, 16384): 2}), TOO_LARGE)
    formula = '<row r="1048576"><c r="XFD1048576"><f>A1+1</f></c></row>'
    yield Hostile("far_formula_without_value.xlsx", xlsx(ONE + formula), far)
    blank = "".join(f'<row r="{n}"><c r="XFD{n}" s="1"/></row>' for n in range(2, 60))
    yield Hostile("far_formatted_blanks.xlsx", xlsx(ONE + blank), READ, {(1, 1): 1})


def claims() -> Iterator[Hostile]:
    small = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c></row>'
    yield Hostile(
        "claims_one_cell.xlsx", xlsx(small, before='<dimension ref="A1"/>'), READ, {(1, 1): 1, (1, 2): 2, (2, 1): 3}
    )
    yield Hostile("claims_all.xlsx", xlsx(ONE, before='<dimension ref="A1:XFD1048576"/>'), READ, {(1, 1): 1})
    yield Hostile("claims_nonsense.xlsx", xlsx(ONE, before='<dimension ref="??:!!"/>'), READ, {(1, 1): 1})
    for count in ("4294967295", "18446744073709551615", "99999999999999999999999"):
        strings = strings_xml("xin chào", attributes=f' count="1" uniqueCount="{count}"')
        yield Hostile(
            f"claims_{len(count)}_digit_strings.xlsx", xlsx(HELLO, strings=strings), READ, {(1, 1): "xin chào"}
        )
    out = '<row r="1"><c r="A1" t="s"><v>99</v></c><c r="B1"><v>2</v></c></row>'
    yield Hostile(
        "string_out_of_range.xlsx", xlsx(out, strings=strings_xml("a")), READ, {(1, 1): CellError("#REF!"), (1, 2): 2}
    )
    huge = '<row r="1"><c r="A1" t="s"><v>18446744073709551616</v></c></row>'
    yield Hostile("string_of_huge_index.xlsx", xlsx(huge, strings=strings_xml("a")), ANY)


def odd_sheets() -> Iterator[Hostile]:
    twice = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row><row r="1"><c r="A1"><v>3</v></c></row>'
    yield Hostile("cell_thrice.xlsx", xlsx(twice), READ, {(1, 1): 3})
    mixed = '<row r="5"><c r="A5"><v>5</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    yield Hostile("out_of_order.xlsx", xlsx(mixed), READ, {(1, 1): 1, (1, 2): 2, (5, 1): 5})
    missing = xlsx_parts({"S": sheet_xml(ONE), "T": sheet_xml(ONE)})
    del missing["xl/worksheets/sheet2.xml"]
    yield Hostile("sheet_part_missing.xlsx", zipped(missing), READ, {(1, 1): 1})
    odd = "".join(
        f'<c r="{letter}1"><v>{value}</v></c>'
        for letter, value in zip("ABCDEF", ["NaN", "1e999", "0x10", "1,5", " 7 ", "1_000"], strict=True)
    )
    yield Hostile("odd_numbers.xlsx", xlsx(f'<row r="1">{odd}</row>'), READ, {(1, 3): "0x10", (1, 4): "1,5"})
    strings = strings_xml("hello").encode().replace(b"hello", b"H\xe0 N\xf8i")
    yield Hostile("broken_utf8.xlsx", xlsx(HELLO, strings=strings), READ | UNREADABLE)
    names = ["#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#BUSY!"]
    errors = "".join(f'<c r="{chr(65 + n)}1" t="e"><v>{name}</v></c>' for n, name in enumerate(names))
    yield Hostile(
        "all_errors.xlsx",
        xlsx(f'<row r="1">{errors}</row><row r="2"><c r="A2"><v>7</v></c></row>'),
        READ,
        {(1, n): CellError(name) for n, name in enumerate(names, 1)} | {(2, 1): 7},
    )
    tricks = [
        "=cmd|' /C calc'!A0",
        "{{ 7*7 }}",
        "{% raw %}",
        "+1",
        "-1",
        "@SUM(A1)",
        "../../etc/passwd",
        "'; DROP TABLE x",
    ]
    texts = "".join(f'<c r="{chr(65 + n)}1" t="s"><v>{n}</v></c>' for n in range(len(tricks)))
    yield Hostile(
        "texts_like_code.xlsx",
        xlsx(f'<row r="1">{texts}</row>', strings=strings_xml(*tricks)),
        READ,
        {(1, n): text for n, text in enumerate(tricks, 1)},
    )
    dates = "".join(
        f'<c r="{chr(65 + n)}1" s="1"><v>{v}</v></c>' for n, v in enumerate(["1e10", "-5", "2958466", "NaN"])
    )
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    yield Hostile("impossible_dates.xlsx", xlsx(f'<row r="1">{dates}</row>{ONE}', styles=styles), READ)
    parts = xlsx_parts({"../../../etc/cron.d/x": sheet_xml(ONE)}, more={"../../evil.txt": "x", "/etc/evil": "x"})
    yield Hostile("paths_as_names.xlsx", zipped(parts), READ, {(1, 1): 1})
    broken = xlsx_parts({"S": sheet_xml(ONE), "T": "<worksheet><sheetData><row"})
    yield Hostile("second_sheet_breaks_off.xlsx", zipped(broken), UNREADABLE)
    links = xlsx_parts({"S": sheet_xml(ONE)})
    links["xl/_rels/workbook.xml.rels"] = str(links["xl/_rels/workbook.xml.rels"]).replace(
        "worksheets/sheet1.xml", "../xl/workbook.xml"
    )
    yield Hostile("sheet_is_the_workbook.xlsx", zipped(links), ANY)
    yield Hostile("cells_break_off.xlsx", xlsx('<row r="1">' + '<c r="A1" t="e"' * 200_000 + "</row>"), UNREADABLE)
    yield Hostile("errors_break_off.xlsx", xlsx('<row r="1">' + '<c r="A1" t="e"><v>' * 100_000 + "</row>"), UNREADABLE)
    open_formulas = '<row r="1">' + '<c r="A1"><f>' * 100_000 + '<c r="A1"><f>1</f></c></row>'
    yield Hostile("formulas_break_off.xlsx", xlsx(open_formulas), UNREADABLE)
    last = dict(zip("ABCD", ("-1e308", "2958465.9999999", "NaN", "44000"), strict=True))
    ends = "".join(f'<c r="{letter}1" s="0"><v>{value}</v></c>' for letter, value in last.items())
    yield Hostile(
        "dates_at_the_end_of_time.xlsx",
        xlsx(f'<row r="1">{ends}</row>', styles=styles_xml([14])),
        READ,
        {(1, 1): -1e308, (1, 2): 2958465.9999999, (1, 3): CellError("#NUM!"), (1, 4): date(2020, 6, 18)},
    )
    outside = xlsx_parts(
        {"S": sheet_xml(ONE)},
        more={
            "xl/externalLinks/externalLink1.xml": '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
            "xl/connections.xml": '<connections><connection id="1"><dbPr connection="x"/></connection></connections>',
            "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5_000),
        },
    )
    links = "xl/_rels/workbook.xml.rels"
    outside[links] = str(outside[links]).replace(
        "</Relationships>",
        f'<Relationship Id="rX" Type="{OFFICE}/externalLink" Target="file://///x/y.xlsx" TargetMode="External"/>'
        f'<Relationship Id="rY" Type="{OFFICE}/oleObject" Target="embeddings/oleObject1.bin"/></Relationships>',
    )
    yield Hostile("links_to_other_places.xlsx", zipped(outside), READ, {(1, 1): 1})
    abroad = xlsx_parts({"S": sheet_xml(ONE)})
    abroad[links] = str(abroad[links]).replace(
        'Target="worksheets/sheet1.xml"', 'Target="file:///etc/passwd" TargetMode="External"'
    )
    yield Hostile("sheet_that_lies_elsewhere.xlsx", zipped(abroad), READ)
    digits = "9" * 5_000
    styled = '<row r="1"><c r="A1" s="0"><v>1</v></c></row>'
    endless = {
        "format": xlsx(styled, styles=styles_xml([0]).replace('numFmtId="0"', f'numFmtId="{digits}"')),
        "style": xlsx(styled.replace('s="0"', f'x="y" s="{digits}"').replace('"', "'"), styles=styles_xml([14])),
        "count": xlsx(HELLO, strings=strings_xml("a", attributes=f' count="{digits}"')),
        "letter": xlsx(f'<row r="1"><c r="A1" t="e"><v>&#{digits};</v></c></row>'),
    }
    for kind, data in endless.items():
        yield Hostile(f"{kind}_of_5_000_digits.xlsx", data, READ | UNREADABLE, {(1, 1): 1})
