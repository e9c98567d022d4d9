"""Spreadsheets that harm or fool readers, each small on disk, each with the ends that are right for it.

Every file must end in one of its allowed ways within the bounds set, and take no other file with it. A harmless one
has its cells beside it: those must come out.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.transforms.made_workbooks import (
    MAIN,
    biff5_stream,
    ods,
    ods_content,
    pieces,
    sheet_xml,
    strings_xml,
    xlsb,
    xlsx,
    xlsx_parts,
    zipped,
)
from transforms.read_ole import wrap_stream
from transforms.sheets import CellError, Value

ANY = frozenset(["workbook", "file.unreadable", "file.too_large", "file.not_a_workbook", "crash"])
REFUSED = frozenset(["file.unreadable", "file.too_large", "crash"])
UNREADABLE = frozenset(["file.unreadable"])
TOO_LARGE = frozenset(["file.too_large"])
READ = frozenset(["workbook"])


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file, the ends that are right for it, and cells of its first sheet by (row, column) where it is readable."""

    name: str
    data: bytes
    ends: frozenset[str]
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)


ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
HELLO = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)


def hostile_files() -> Iterator[Hostile]:
    """All of them, made one at a time."""
    yield from _far_cells()
    yield from _claims()
    yield from _entities()
    yield from _bombs()
    yield from _odd_sheets()
    yield from _containers()
    yield from _ods_files()
    yield from _ole_files()
    yield from _texts()


def _two(reference: str, row: int) -> bytes:
    return xlsx(f'{ONE}<row r="{row}"><c r="{reference}"><v>2</v></c></row>')


def _far_cells() -> Iterator[Hostile]:
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


def _claims() -> Iterator[Hostile]:
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


def _entities() -> Iterator[Hostile]:
    prolog = '<?xml version="1.0"?>' + LAUGHS
    inline = '<row r="1"><c r="A1" t="inlineStr"><is><t>&a9;</t></is></c></row>'
    yield Hostile("laughs_in_sheet.xlsx", zipped(xlsx_parts({"S": sheet_xml(inline, prolog=prolog)})), UNREADABLE)
    strings = strings_xml("&a9;").replace("<sst", LAUGHS + "<sst")
    yield Hostile("laughs_in_strings.xlsx", xlsx(HELLO, strings=strings), UNREADABLE)
    quadratic = '<!DOCTYPE l [<!ENTITY a "' + "A" * 100_000 + '">]>'
    strings = strings_xml("&a;" * 20_000).replace("<sst", quadratic + "<sst")
    yield Hostile("quadratic_entity.xlsx", xlsx(HELLO, strings=strings), UNREADABLE)
    outside = strings_xml("[&x;]").replace("<sst", '<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/hostname">]><sst')
    yield Hostile("entity_of_a_file.xlsx", xlsx(HELLO, strings=outside), UNREADABLE)
    remote = strings_xml("a").replace("<sst", '<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd"><sst')
    yield Hostile("remote_document_type.xlsx", xlsx(HELLO, strings=remote), READ | UNREADABLE)
    yield Hostile("entity_never_declared.xlsx", xlsx(HELLO, strings=strings_xml("&nope;")), UNREADABLE)
    hidden = sheet_xml(inline, prolog='<?xml version="1.0" encoding="UTF-16"?>' + LAUGHS).encode("utf-16")
    yield Hostile("laughs_in_utf16.xlsx", zipped(xlsx_parts({"S": hidden})), UNREADABLE)
    for encoding in ("utf-7", "punycode", "undefined", "idna", "rot13", "no-such"):
        head = f'<?xml version="1.0" encoding="{encoding}"?>'
        sheet = sheet_xml(inline).partition("?>")[2] or sheet_xml(inline)
        odd = (head + LAUGHS + sheet).encode()
        if encoding == "utf-7":
            odd = head.encode() + (LAUGHS + sheet).replace("<", "+ADw-").replace("&", "+ACY-").encode()
        yield Hostile(f"laughs_in_{encoding}.xlsx", zipped(xlsx_parts({"S": odd})), UNREADABLE)
        plain = (head + (sheet_xml(ONE).partition("?>")[2] or sheet_xml(ONE))).encode()
        ends = READ if encoding in ("utf-7", "idna") else UNREADABLE
        yield Hostile(
            f"one_in_{encoding}.xlsx", zipped(xlsx_parts({"S": plain})), ends, {(1, 1): 1} if ends is READ else {}
        )
    bare = sheet_xml(ONE).encode("utf-16-le")
    yield Hostile("utf16_without_mark.xlsx", zipped(xlsx_parts({"S": bare})), READ, {(1, 1): 1})
    yield Hostile("laughs.ods", ods("<table:table-row/>", prolog=LAUGHS), UNREADABLE)
    workbook = xlsx_parts({"S": sheet_xml(ONE)})
    workbook["xl/workbook.xml"] = str(workbook["xl/workbook.xml"]).replace("<workbook", LAUGHS + "<workbook")
    yield Hostile("laughs_in_workbook.xlsx", zipped(workbook), UNREADABLE)


def _bombs() -> Iterator[Hostile]:
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


def _odd_sheets() -> Iterator[Hostile]:
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


def _containers() -> Iterator[Hostile]:
    good = xlsx(HELLO, strings=strings_xml("xin chào"))
    found: dict[tuple[int, int], Value] = {(1, 1): "xin chào"}
    yield Hostile("cut_in_half.xlsx", good[: len(good) // 2], UNREADABLE)
    yield Hostile("last_byte_missing.xlsx", good[:-1], READ | UNREADABLE)
    yield Hostile("empty.xlsx", b"", UNREADABLE)
    yield Hostile("tail_of_rubbish.xlsx", good + b"X" * 70_000, READ, found)
    yield Hostile("head_of_rubbish.xlsx", b"PK" + b"X" * 7_000 + good, READ, found)
    yield Hostile("named_xls.xls", good, READ, found)
    yield Hostile(
        "random.xlsx", bytes((n * 7919 + n * n * 31) % 256 for n in range(20_000)), UNREADABLE | {"file.not_a_workbook"}
    )
    yield Hostile("only_the_magic.xlsx", b"PK\x03\x04", UNREADABLE)
    yield Hostile("empty_zip.xlsx", b"PK\x05\x06" + bytes(18), UNREADABLE | {"file.not_a_workbook"})
    lying = bytearray(good)
    at = lying.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", lying, at + 24, 7)  # each part claims to be seven bytes long
        at = lying.find(b"PK\x01\x02", at + 4)
    yield Hostile("lies_about_sizes.xlsx", bytes(lying), READ, found)
    damaged = bytearray(good)
    damaged[damaged.find(b"xl/worksheets/sheet1.xml") + 60] ^= 0xFF
    yield Hostile("one_byte_flipped.xlsx", bytes(damaged), UNREADABLE)
    looped = bytearray(good)
    end = looped.rfind(b"PK\x05\x06")
    struct.pack_into("<H", looped, end + 10, 0xFFFE)
    yield Hostile("claims_65534_entries.xlsx", bytes(looped), REFUSED)
    yield Hostile("same_data_for_all.xlsx", _overlapping(), ANY)
    locked = bytearray(good)
    at = locked.find(b"PK\x01\x02")
    while at >= 0:
        locked[at + 8] |= 1  # each part says that it is encrypted
        at = locked.find(b"PK\x01\x02", at + 4)
    yield Hostile("encrypted_parts.xlsx", bytes(locked), frozenset(["file.password"]))
    nest = good
    for _ in range(5):
        nest = zipped({"a.xlsx": nest, "b.xlsx": nest})
    yield Hostile("zips_in_zips.xlsx", nest, frozenset(["file.not_a_workbook"]))


def _overlapping() -> bytes:
    """A zip whose thousand entries all lead to the same ten megabytes."""
    content = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = content.compress(bytes(10 << 20)) + content.flush()
    crc = zlib.crc32(bytes(10 << 20))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), 10 << 20, 1, 0) + b"a" + packed
    directory = b""
    for number in range(1000):
        name = b"xl/workbook.xml" if number == 0 else b"xl/worksheets/sheet%d.xml" % number
        directory += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, crc, len(packed), 10 << 20, len(name), 0, 0, 0, 0, 0, 0
        )
        directory += name
    return local + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(directory), len(local), 0)


def _ods_files() -> Iterator[Hostile]:
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


def _ole_files() -> Iterator[Hostile]:
    cells: dict[tuple[int, int], str | float] = {(1, 1): "Ten", (2, 2): 7.0}
    good = wrap_stream("Book", biff5_stream(cells))
    yield Hostile("good.xls", good, READ, {(1, 1): "Ten", (2, 2): 7})
    looped = bytearray(good)
    fat = 512 + 512 * (len(good) // 512 - 2)
    struct.pack_into("<L", looped, fat, 0)  # the first sector leads to itself
    yield Hostile("sector_loop.xls", bytes(looped), UNREADABLE)
    looped = bytearray(good)
    struct.pack_into("<2L", looped, 68, 0, 0xFFFFFFF0)  # endless list of sector tables
    yield Hostile("sector_table_loop.xls", bytes(looped), READ | UNREADABLE)
    yield Hostile("ole_header_only.xls", good[:512], UNREADABLE)
    yield Hostile("ole_cut_off.xls", good[:1500], UNREADABLE)
    yield Hostile("ole_rubbish.xls", good[:512] + b"\xff" * 4096, UNREADABLE)
    yield Hostile(
        "far_cell.xls",
        wrap_stream("Book", biff5_stream({(1, 1): 1.0, (16384, 256): 2.0})),
        ANY,
        {(1, 1): 1, (16384, 256): 2},
    )
    stream = bytearray(biff5_stream(cells))
    stream[2:4] = b"\xff\xff"
    yield Hostile("record_of_claimed_length.xls", wrap_stream("Book", bytes(stream)), ANY - {"file.not_a_workbook"})
    yield Hostile("records_of_zeros.xls", wrap_stream("Workbook", bytes(8192)), ANY - {"file.not_a_workbook"})
    yield Hostile("bare_records_cut.xls", biff5_stream(cells)[:60], ANY)


def _texts() -> Iterator[Hostile]:
    yield Hostile(
        "page.xls",
        "<html><meta charset=utf-8><table><tr><td>Xã</td></tr></table></html>".encode(),
        READ,
        {(1, 1): "Xã"},
    )
    yield Hostile("values.xlsx", "STT,Tên\n1,Hà Nội\n".encode("utf-8-sig"), READ, {(1, 2): "Tên", (2, 2): "Hà Nội"})
    yield Hostile("tables_in_tables.xls", b"<html>" + b"<table><tr><td>" * 50_000, TOO_LARGE)
    yield Hostile(
        "spans_a_billion.xls",
        b'<table><tr><td colspan="999999999" rowspan="999999999">a</td><td>b</td></tr></table>',
        READ,
    )
    yield Hostile("wide_spans.xls", b"<table><tr>" + b'<td colspan="1000">a</td>' * 100 + b"</tr></table>", TOO_LARGE)
    yield Hostile("never_closed.xls", b"<table><tr><td>a<td>b<tr><td>c", READ, {(1, 1): "a", (1, 2): "b", (2, 1): "c"})
    yield Hostile("open_brackets.xls", b"<table><tr><td>" + b"<" * 200_000, READ | REFUSED)
    yield Hostile("open_quotes.xls", b'<table><tr><td x="' * 20_000, ANY)
    yield Hostile("open_comment.xls", b"<table><tr><td>a</td></tr><!--" + b"-" * 100_000, READ)
    yield Hostile("open_scripts.xls", b"<table><tr><td>a</td></tr></table>" + b"<script" * 20_000, READ)
    yield Hostile("one_long_line.csv", b"a;" * 500_000, READ | TOO_LARGE)
    yield Hostile("open_quote.csv", b'a;b\n"' + b"x;y\n" * 500_000, ANY)
    yield Hostile("zero_bytes.csv", bytes(100_000), UNREADABLE)
    yield Hostile("only_line_ends.csv", b"\r\n" * 100_000, ANY)
    laughs = '<?xml version="1.0"?>' + LAUGHS + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    yield Hostile("laughs.xml", laughs.encode(), UNREADABLE)
    far = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
        '<Row ss:Index="99999999999"><Cell ss:Index="5"><Data ss:Type="Number">1</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )
    yield Hostile("far_row.xml", far.encode(), TOO_LARGE)
    yield Hostile(
        "web_archive.mht",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 20_000,
        ANY,
    )
