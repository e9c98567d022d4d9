"""Mutants of good workbooks: bytes, zip entries and XML parts altered by chance; one number, one mutant."""

from __future__ import annotations

import datetime as dt
import io
import random
import re
from collections.abc import Callable
from functools import lru_cache

import openpyxl
import xlwt

from tests.transforms.made_workbooks import (
    ODS_MIME,
    biff2,
    biff5_stream,
    biff_sheet,
    ods_content,
    sheet_xml,
    strings_xml,
    styles_xml,
    unzipped,
    xlsb,
    xlsx_parts,
    zipped,
)
from transforms.files.read import read_workbook
from transforms.files.read_ole import wrap_stream
from transforms.files.sheets import CellError, Limits, Sheet, UncomputedFormula, Unreadable, Value, Workbook

LIMITS = Limits(memory_bytes=1 << 30, wall_seconds=15, cpu_seconds=10, cells=200_000, unpacked_bytes=32 << 20)

_ROWS: list[list[object]] = [
    ["UBND TỈNH LẠNG SƠN", None, None, "Biểu số 01"],
    [],
    ["STT", "Số, ký hiệu", "Ngày văn bản", "Tỷ lệ", "Nội dung"],
    [1, "15/CT-UBND", dt.date(2020, 8, 1), 0.917, "Kiểm tra\nviệc chấp hành"],
    [2, "02001", "15/8/2020", None, "x" * 500],
    [None, "Tổng", None, 12, "=A1"],
]  # fmt: skip


def _openpyxl_workbook() -> bytes:
    book = openpyxl.Workbook()
    for name in ("01-NV", "02-KT"):
        page = book.create_sheet(name)
        for row in _ROWS:
            page.append(row)
        page["D4"].number_format = "0.0%"
        page["B6"] = "=SUM(A4:A5)"
        page.merge_cells("A1:C1")
        page.row_dimensions[5].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _strings_workbook() -> bytes:
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="A3" s="1"><v>44044</v></c><c r="B3" s="2"><v>0.917</v></c><c r="C3" t="e"><v>#REF!</v></c>'
        '<c r="D3"><f>A3+1</f></c><c r="E3" t="b"><v>1</v></c><c r="F3" t="str"><f>A1</f><v>tên</v></c></row>'
    )
    merges = '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'
    return zipped(
        xlsx_parts(
            {"A": sheet_xml(rows, after=merges), "B": sheet_xml(rows)},
            strings=strings_xml("Số,_x000D_\nký hiệu", "Nội dung"),
            styles=styles_xml([0, 14, 164], {164: "0.0%"}),
            more={"docProps/custom.xml": "<Properties><property name='cchc.unit'><t>SNV</t></property></Properties>"},
        )
    )  # fmt: skip


def _ods_workbook() -> bytes:
    row = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Tên</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
        '<table:table-cell office:value-type="date" office:date-value="2020-08-01"><text:p/></table:table-cell>'
        '<table:table-cell table:number-columns-spanned="2" table:formula="of:=1/0" calcext:value-type="error" '
        'office:value-type="string"><text:p>#DIV/0!</text:p></table:table-cell><table:covered-table-cell/>'
        '<table:table-cell table:number-columns-repeated="1018"/></table:table-row>'
    )
    blank = '<table:table-cell table:number-columns-repeated="1024"/>'
    tail = f'<table:table-row table:number-rows-repeated="1048570">{blank}</table:table-row>'
    table = f'<table:table table:name="01-NV">{row * 4}{tail}</table:table>'
    return zipped({"mimetype": ODS_MIME, "content.xml": ods_content(table * 2), "styles.xml": "<x/>"})


def _xls_workbook() -> bytes:
    book = xlwt.Workbook()
    page = book.add_sheet("01-NV")
    for number, row in enumerate(_ROWS):
        for column, value in enumerate(row):
            if value is not None:
                page.write(number, column, value)
    page.row(8).set_cell_error(0, 0x17)
    page.write(8, 1, xlwt.Formula("A1+1"))
    page.write(8, 2, 0.9, xlwt.easyxf(num_format_str="0.0%"))
    page.write_merge(9, 10, 0, 1, "gộp")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@lru_cache(maxsize=1)
def originals() -> dict[str, bytes]:
    """Good workbooks of every kind."""
    cells: dict[tuple[int, int], str | float] = {(1, 1): "Ten", (2, 2): 7.0, (3, 3): 0.5}
    page = "<table><tr><td rowspan=2>Tên</td><td colspan='2'>Số &amp; ngày</td></tr><tr><td>1<br>2</td></tr></table>"
    return {
        "openpyxl": _openpyxl_workbook(),
        "strings": _strings_workbook(),
        "ods": _ods_workbook(),
        "xls": _xls_workbook(),
        "xlsb": xlsb({(1, 1): "Ten", (2, 2): 0.5, (3, 1): "#REF!"}, {(2, 2): 1}, (0, 10), [(1, 1, 2, 1)]),
        "biff5": wrap_stream("Book", biff5_stream(cells)),
        "biff4": biff_sheet(4, cells),
        "biff2": biff2(cells),
        "html": page.encode(),
        "csv": "STT;Tên\n1;Hà Nội\n2;\"a;b\"\n".encode("utf-8-sig"),
    }  # fmt: skip


def mutant(number: int) -> bytes:
    """One mutant; the same number gives the same bytes."""
    chance = random.Random(number)
    data = originals()[chance.choice(sorted(originals()))]
    if data.startswith(b"PK") and chance.random() < 0.75:
        return chance.choice((_mutate_entries, _mutate_part, _mutate_part, _mutate_part))(data, chance)
    return _mutate_bytes(data, chance)


def harmless_mutant(number: int) -> tuple[bytes, bytes]:
    """A good workbook, and the same with its parts in another order, packed otherwise, beside parts without cells."""
    chance = random.Random(number)
    data = originals()[chance.choice(["openpyxl", "strings", "ods"])]
    parts = list(unzipped(data).items())
    chance.shuffle(parts)
    extra = {f"extra/{chance.randrange(999)}.bin": chance.randbytes(50), "xl/theme/theme9.xml": b"<", "Thumbs.db": b""}
    changed = {
        name: content.replace(b"</fonts>", b"<font><b/></font></fonts>") if name == "xl/styles.xml" else content
        for name, content in parts
    }
    return data, zipped(changed | extra, level=chance.randrange(10))


def _mutate_bytes(data: bytes, chance: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        at = chance.randrange(len(out)) if out else 0
        kind = chance.randrange(6)
        if kind == 0 and out:
            out[at] = chance.randrange(256)
        elif kind == 1:
            out[at:at] = chance.randbytes(chance.randrange(1, 9))
        elif kind == 2:
            del out[at : at + chance.randrange(1, 40)]
        elif kind == 3:
            out[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xff\xff\xff\x7f", b"\x01\0\0\0"))
        elif kind == 4:
            piece = out[at : at + chance.randrange(1, 200)]
            out[at:at] = piece
        elif chance.random() < 0.2:
            del out[max(1, at) :]
    return bytes(out)


def _mutate_entries(data: bytes, chance: random.Random) -> bytes:
    parts = unzipped(data)
    names = sorted(parts)
    one, other = chance.choice(names), chance.choice(names)
    kind = chance.randrange(5)
    if kind == 0:
        del parts[one]
    elif kind == 1:
        parts[one], parts[other] = parts[other], parts[one]
    elif kind == 2:
        parts[one.upper() + chance.choice(("", "x"))] = parts.pop(one)
    elif kind == 3:
        parts[one] = b""
    else:
        parts[one] = _mutate_bytes(parts[one], chance)
    return zipped(parts)


_ODD_VALUES = (
    b"", b"-1", b"0", b"1e308", b"NaN", b"4294967296", b"99999999999999999999", b"XFD1048576", b"A0", b"\xc3", b"&lt;",
    b"&#0;", b"&amp;amp;", b"true", b"2020-13-45", b"PT99999999999H", b"http://x", b"../../x", b" ", b"#REF!",
)  # fmt: skip


def _mutate_part(data: bytes, chance: random.Random) -> bytes:
    parts = unzipped(data)
    name = chance.choice([n for n in sorted(parts) if n.endswith((".xml", ".rels", ".bin"))])
    part = parts[name]
    for _ in range(chance.choice((1, 1, 2, 4))):
        part = chance.choice(_PART_MUTATIONS)(part, chance)
    parts[name] = part
    return zipped(parts)


def _swap_attribute(part: bytes, chance: random.Random) -> bytes:
    return _replace_one(re.compile(rb'(?<==")[^"<]*(?=")'), part, chance, chance.choice(_ODD_VALUES))


def _swap_text(part: bytes, chance: random.Random) -> bytes:
    return _replace_one(re.compile(rb"(?<=>)[^<]+(?=</)"), part, chance, chance.choice(_ODD_VALUES))


def _drop_tag(part: bytes, chance: random.Random) -> bytes:
    return _replace_one(re.compile(rb"<[^>]*>"), part, chance, b"")


def _double_tag(part: bytes, chance: random.Random) -> bytes:
    found = re.findall(rb"<[^>]*>", part)
    return _replace_one(re.compile(rb"(?=<)"), part, chance, chance.choice(found)) if found else part


def _drop_attribute(part: bytes, chance: random.Random) -> bytes:
    return _replace_one(re.compile(rb'\s[\w:]+="[^"]*"'), part, chance, b"")


def _double_slice(part: bytes, chance: random.Random) -> bytes:
    tags = [match.start() for match in re.finditer(rb"<", part)] or [0]
    start, end = sorted((chance.choice(tags), chance.choice(tags)))
    return part[:end] + part[start:end] + part[end:]


def _replace_one(pattern: re.Pattern[bytes], part: bytes, chance: random.Random, new: bytes) -> bytes:
    places = [match.span() for match in pattern.finditer(part)]
    if not places:
        return part
    start, end = chance.choice(places)
    return part[:start] + new + part[end:]


_PART_MUTATIONS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _swap_attribute, _swap_attribute, _swap_text, _drop_tag, _double_tag, _drop_attribute, _double_slice, _mutate_bytes,
)  # fmt: skip


def end_of_mutant(number: int) -> str:
    """How reading a mutant ends; an ``AssertionError`` where what comes out is no sound workbook."""
    workbook = read_workbook(mutant(number), LIMITS)
    if isinstance(workbook, Unreadable):
        return workbook.code
    check_workbook(workbook)
    return "workbook"


def harmless_mutant_is_the_same(number: int) -> bool:
    original, changed = (read_workbook(data, LIMITS) for data in harmless_mutant(number))
    return isinstance(original, Workbook) and original == changed


def check_workbook(workbook: Workbook) -> None:
    """Assert what everyone who takes a workbook relies on."""
    for sheet in workbook.sheets:
        numbers = [row for row, _ in sheet.rows]
        assert numbers == sorted(set(numbers)) and all(1 <= row <= LIMITS.rows for row in numbers)
        assert len({len(values) for _, values in sheet.rows}) <= 1
        for _, values in sheet.rows:
            assert any(value is not None for value in values)
            assert all(_is_sound(value) for value in values)
        for top, left, bottom, right in sheet.merged:
            assert 1 <= top <= bottom and 1 <= left <= right
        assert all(type(_at(sheet, place)) in (int, float) for place in sheet.formats)


def _at(sheet: Sheet, place: tuple[int, int]) -> Value:
    return dict(sheet.rows)[place[0]][place[1] - 1]


def _is_sound(value: Value) -> bool:
    if isinstance(value, (CellError, UncomputedFormula)):
        return bool(value)
    if isinstance(value, str):
        return bool(value.strip()) and "\r" not in value
    if isinstance(value, float):
        return value - value == 0 and not (value.is_integer() and abs(value) < 2**53)
    return value is None or isinstance(value, (int, bool, dt.date, dt.time, dt.timedelta))
