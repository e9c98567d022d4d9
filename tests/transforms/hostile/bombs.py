"""Small files that unpack, nest or repeat into large ones."""

from __future__ import annotations

from collections.abc import Iterator

from tests.transforms.hostile.kinds import ONE, READ, REFUSED, TOO_LARGE, Hostile
from tests.transforms.made_workbooks import MAIN, pieces, sheet_xml, strings_xml, styles_xml, xlsx, xlsx_parts, zipped


def bombs() -> Iterator[Hostile]:
    head = f'<worksheet xmlns="{MAIN}"><sheetData>{ONE}'.encode()
    tail = b"</sheetData></worksheet>"
    blanks = pieces(b" " * (1 << 20), 400, head, tail)
    yield Hostile("blanks_400_mb.xlsx", zipped(xlsx_parts({"S": blanks}), level=1), TOO_LARGE)
    text = pieces(
        b"A" * (1 << 20),
        300,
        b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>',
        b"</t></is></c></row>" + tail,
    )
    yield Hostile("text_300_mb.xlsx", zipped(xlsx_parts({"S": text}), level=1), TOO_LARGE)
    long = f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"A" * 5_000_000}</t></is></c></row>'
    yield Hostile("text_5_mb.xlsx", xlsx(long), TOO_LARGE)
    rows = "".join(f'<row r="{n}" spans="1:12" s="1" customFormat="1"/>' for n in range(2, 200_000))
    yield Hostile("200_000_formatted_rows.xlsx", xlsx(ONE + rows), READ, {(1, 1): 1})
    cells = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="B{n}"><v>2</v></c></row>' for n in range(1, 150_001))
    yield Hostile("150_000_rows.xlsx", xlsx(cells), READ, {(1, 1): 1, (150_000, 2): 2})
    picture = xlsx_parts({"S": sheet_xml(ONE)}, more={"xl/media/image1.bin": bytes(300 << 20)})
    yield Hostile("bomb_among_pictures.xlsx", zipped(picture, level=1), READ, {(1, 1): 1})
    deep = sheet_xml(ONE, before="<x>" * 100_000 + "</x>" * 100_000)
    yield Hostile("deep_nesting.xlsx", zipped(xlsx_parts({"S": deep})), READ | REFUSED)
    deeper = xlsx_parts({"S": sheet_xml(ONE)})
    deeper["xl/workbook.xml"] = str(deeper["xl/workbook.xml"]).replace(
        "<sheets>", "<x>" * 50_000 + "</x>" * 50_000 + "<sheets>"
    )
    yield Hostile("deep_nesting_in_workbook.xlsx", zipped(deeper), READ | REFUSED)
    merges = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(2, 100_002))
    yield Hostile("100_000_merges.xlsx", xlsx(ONE, after=f"<mergeCells>{merges}</mergeCells>"), READ, {(1, 1): 1})
    many = {f"S{n}": sheet_xml(ONE) for n in range(10_000)}
    yield Hostile("10_000_sheets.xlsx", zipped(xlsx_parts(many)), TOO_LARGE)
    entries = {f"x/{n}": b"" for n in range(25_000)}
    yield Hostile("25_000_entries.xlsx", zipped(xlsx_parts({"S": sheet_xml(ONE)}, more=entries)), TOO_LARGE)
    styles = "<xf numFmtId='10'/>" * 300_000
    yield Hostile(
        "300_000_styles.xlsx",
        xlsx(ONE, styles=f'<styleSheet xmlns="{MAIN}"><cellXfs>{styles}</cellXfs></styleSheet>'),
        READ,
        {(1, 1): 1},
    )
    pairs = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 300_001))
    yield Hostile("300_000_merges.xlsx", xlsx(ONE, after=f"<mergeCells>{pairs}</mergeCells>"), READ, {(1, 1): 1})
    names = "".join(f'<definedName name="n{n}">n{n + 1}+n{n + 2}</definedName>' for n in range(100_000))
    named = xlsx_parts({"S": sheet_xml(ONE)})
    named["xl/workbook.xml"] = str(named["xl/workbook.xml"]).replace(
        "</sheets>", f"</sheets><definedNames>{names}</definedNames>"
    )
    yield Hostile("names_of_names.xlsx", zipped(named), READ, {(1, 1): 1})
    shown = "".join(
        f'<row r="{row}">' + "".join(f'<c r="{letter}{row}" t="s"><v>0</v></c>' for letter in "ABCDEFGHIJ") + "</row>"
        for row in range(1, 2_001)
    )
    yield Hostile("one_text_20_000_times.xlsx", xlsx(shown, strings=strings_xml("x" * 900_000)), REFUSED)
    for number, code in enumerate(("[" * 200_000 + "0.0", "0.[\\_*" * 50_000, "&quot;" * 50_001)):
        styled = xlsx('<row r="1"><c r="A1" s="0"><v>1</v></c></row>', styles=styles_xml([200], {200: code}))
        yield Hostile(f"endless_format_{number}.xlsx", styled, READ, {(1, 1): 1})
    column = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 9_000))
    twins = xlsx_parts({"S": sheet_xml(column)})
    again = "".join(f'<sheet name="T{n}" sheetId="{n + 5}" r:id="rId1"/>' for n in range(990))
    twins["xl/workbook.xml"] = str(twins["xl/workbook.xml"]).replace("</sheets>", f"{again}</sheets>")
    yield Hostile("990_sheets_of_one_part.xlsx", zipped(twins), READ | TOO_LARGE, {(1, 1): 1})
