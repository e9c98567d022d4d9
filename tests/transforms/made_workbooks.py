"""Workbooks written part by part, so that a test says exactly what stands in the bytes."""

from __future__ import annotations

import io
import itertools
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
ODS_MIME = "application/vnd.oasis.opendocument.spreadsheet"


def zipped(parts: Mapping[str, str | bytes | Iterable[bytes]], level: int = 6) -> bytes:
    """A zip of the parts; a part may be given piece by piece."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            about = zipfile.ZipInfo(name)
            about.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(about, "w", force_zip64=not isinstance(content, (str, bytes))) as part:
                if isinstance(content, (str, bytes)):
                    part.write(content.encode("utf-8") if isinstance(content, str) else content)
                else:
                    for piece in content:
                        part.write(piece)
    return buffer.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip; what compression makes of them may differ between machines."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sheet_xml(
    rows: str, before: str = "", after: str = "", prolog: str = '<?xml version="1.0" encoding="UTF-8"?>'
) -> str:
    return f'{prolog}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings_xml(*texts: str, attributes: str = "") -> str:
    items = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in texts)
    return f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN}"{attributes}>{items}</sst>'


def styles_xml(formats: Sequence[int], custom: Mapping[int, str] | None = None) -> str:
    defined = "".join(f'<numFmt numFmtId="{key}" formatCode="{code}"/>' for key, code in (custom or {}).items())
    styles = "".join(f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0"/>' for number in formats)
    return (
        f'<?xml version="1.0"?><styleSheet xmlns="{MAIN}"><numFmts>{defined}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>"
    )


def xlsx_parts(
    sheets: Mapping[str, str | bytes | Iterable[bytes]],
    strings: str | bytes = "",
    styles: str = "",
    workbook: str = "",
    more: Mapping[str, str | bytes] | None = None,
    states: Mapping[str, str] | None = None,
    main_type: str = MAIN_TYPE,
) -> dict[str, str | bytes | Iterable[bytes]]:
    """The parts of an xlsx whose sheets are given by name as XML."""
    entries, links = "", ""
    for number, name in enumerate(sheets, 1):
        state = (states or {}).get(name, "")
        hidden = f' state="{state}"' if state else ""
        entries += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"{hidden}/>'
        links += f'<Relationship Id="rId{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
    links += f'<Relationship Id="rIdA" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="rIdB" Type="{OFFICE}/styles" Target="styles.xml"/>'
    top = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    parts: dict[str, str | bytes | Iterable[bytes]] = {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            f'<Override PartName="/xl/workbook.xml" ContentType="{main_type}"/></Types>'
        ),
        "_rels/.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{top}</Relationships>',
        "xl/workbook.xml": (
            f'<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
            f"<sheets>{entries}</sheets></workbook>"
        ),
        "xl/_rels/workbook.xml.rels": f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">{links}</Relationships>',
    }
    for number, content in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = content
    if strings:
        parts["xl/sharedStrings.xml"] = strings
    if styles:
        parts["xl/styles.xml"] = styles
    return parts | dict(more or {})


def xlsx(
    rows: str, *, before: str = "", after: str = "", strings: str | bytes = "", styles: str = "", workbook: str = ""
) -> bytes:
    """An xlsx of one sheet ``S`` with the given XML of its rows."""
    return zipped(xlsx_parts({"S": sheet_xml(rows, before, after)}, strings=strings, styles=styles, workbook=workbook))


_ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("number", "datastyle"),
    )
)  # fmt: skip


def ods_content(tables: str, styles: str = "", prolog: str = "") -> str:
    calc = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<office:document-content {_ODS_NAMES} {calc}>'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )


def ods(rows: str, styles: str = "", prolog: str = "") -> bytes:
    """An ods of one table ``S`` with the given XML of its rows."""
    content = ods_content(f'<table:table table:name="S">{rows}</table:table>', styles, prolog)
    return zipped({"mimetype": ODS_MIME, "content.xml": content})


def _biff_record(kind: int, body: bytes) -> bytes:
    return struct.pack("<2H", kind, len(body)) + body


def biff2(cells: Mapping[tuple[int, int], str | float]) -> bytes:
    """A worksheet of Excel 2: bare records."""
    out = [_biff_record(0x0009, struct.pack("<2H", 2, 0x10))]
    for (row, column), value in sorted(cells.items()):
        head = struct.pack("<2H3x", row - 1, column - 1)
        if isinstance(value, str):
            raw = value.encode("latin-1")
            out.append(_biff_record(0x0004, head + bytes([len(raw)]) + raw))
        else:
            out.append(_biff_record(0x0003, head + struct.pack("<d", value)))
    return b"".join([*out, _biff_record(0x000A, b"")])


def biff_sheet(version: int, cells: Mapping[tuple[int, int], str | float]) -> bytes:
    """A worksheet of Excel 3 (``version`` 3) or 4: bare records."""
    bof = {3: 0x0209, 4: 0x0409}[version]
    out = [_biff_record(bof, struct.pack("<3H", 0x0300 if version == 3 else 0x0400, 0x10, 0))]
    out.append(_biff_record(0x0042, struct.pack("<H", 1258)))
    style = {3: (0x0243, 12), 4: (0x0443, 12)}[version]
    out.append(_biff_record(0x0231, struct.pack("<3HB", 200, 0, 0x7FFF, 5) + b"Arial"))
    out.append(_biff_record(style[0], bytes(style[1])))
    for (row, column), value in sorted(cells.items()):
        head = struct.pack("<3H", row - 1, column - 1, 0)
        if isinstance(value, str):
            raw = value.encode("cp1258")
            out.append(_biff_record(0x0204, head + struct.pack("<H", len(raw)) + raw))
        else:
            out.append(_biff_record(0x0203, head + struct.pack("<d", value)))
    return b"".join([*out, _biff_record(0x000A, b"")])


def biff5_stream(cells: Mapping[tuple[int, int], str | float]) -> bytes:
    """The ``Book`` stream of a workbook of Excel 5 with one sheet ``S``."""
    head = [
        _biff_record(0x0809, struct.pack("<4H", 0x0500, 0x0005, 0, 0)),
        _biff_record(0x0042, struct.pack("<H", 1258)),
        _biff_record(0x0031, struct.pack("<5HBBBxB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 5) + b"Arial"),
        _biff_record(0x00E0, bytes(16)),
    ]
    size = sum(map(len, head)) + 4 + 8 + 4
    head.append(_biff_record(0x0085, struct.pack("<LHB", size, 0, 1) + b"S"))
    head.append(_biff_record(0x000A, b""))
    sheet = [_biff_record(0x0809, struct.pack("<4H", 0x0500, 0x0010, 0, 0))]
    for (row, column), value in sorted(cells.items()):
        place = struct.pack("<3H", row - 1, column - 1, 0)
        if isinstance(value, str):
            raw = value.encode("cp1258")
            sheet.append(_biff_record(0x0204, place + struct.pack("<H", len(raw)) + raw))
        else:
            sheet.append(_biff_record(0x0203, place + struct.pack("<d", value)))
    sheet.append(_biff_record(0x000A, b""))
    return b"".join([*head, *sheet])


def biff8_stream(text: str, cuts: Sequence[int] = ()) -> bytes:
    """The ``Workbook`` stream of a workbook of Excel 97 with a text in A1 of its sheet ``S``; the records that hold the
    text end after so many of its 16-bit letters."""
    raw = text.encode("utf-16-le")
    ends = [0, *cuts, len(raw) // 2]
    runs = [raw[2 * start : 2 * end] for start, end in itertools.pairwise(ends)]
    strings = _biff_record(0x00FC, struct.pack("<2LHB", 1, 1, len(raw) // 2, 1) + runs[0])
    strings += b"".join(_biff_record(0x003C, b"\x01" + run) for run in runs[1:])
    head = _biff_record(0x0809, struct.pack("<4H2L", 0x0600, 0x0005, 0, 0, 0, 0))
    place = len(head) + 13 + len(strings) + 4
    entry = _biff_record(0x0085, struct.pack("<L4B", place, 0, 0, 1, 0) + b"S")
    sheet = _biff_record(0x0809, struct.pack("<4H2L", 0x0600, 0x0010, 0, 0, 0, 0))
    sheet += _biff_record(0x00FD, struct.pack("<3HL", 0, 0, 0, 0))
    return head + entry + strings + _biff_record(0x000A, b"") + sheet + _biff_record(0x000A, b"")


def _xlsb_record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length = len(body)
    size = bytearray()
    while True:
        size.append(length & 0x7F | (0x80 if length > 0x7F else 0))
        length >>= 7
        if not length:
            break
    return head + bytes(size) + body


def _wide(text: str) -> bytes:
    letters = text.encode("utf-16-le")
    return struct.pack("<L", len(letters) // 2) + letters


def _xlsb_cell(column: int, style: int, value: object, strings: list[bytes]) -> bytes:
    head = struct.pack("<2L", column - 1, style)
    if isinstance(value, tuple):
        text, runs = value
        told = struct.pack("<L", len(runs)) + b"".join(struct.pack("<2H", *run) for run in runs)
        strings.append(_xlsb_record(19, b"\1" + _wide(text) + told))
        return _xlsb_record(7, head + struct.pack("<L", len(strings) - 1))
    if isinstance(value, str) and value.startswith("#"):
        code = {"#REF!": 0x17, "#DIV/0!": 0x07, "#N/A": 0x2A}[value]
        return _xlsb_record(3, head + bytes([code]))
    if isinstance(value, str):
        return _xlsb_record(6, head + _wide(value))
    assert isinstance(value, (int, float))
    return _xlsb_record(5, head + struct.pack("<d", value))


def xlsb(
    cells: Mapping[tuple[int, int], object],
    styles: Mapping[tuple[int, int], int] | None = None,
    formats: Sequence[int] = (0,),
    merged: Sequence[tuple[int, int, int, int]] = (),
    hidden: bool = False,
    fonts: Sequence[int] = (),
) -> bytes:
    """An xlsb of one sheet ``S``; of its three fonts the second strikes through and the third stands above the line,
    and a style has the one that `fonts` gives in its place. A text with the fonts of its runs is a shared string."""
    strings: list[bytes] = []
    rows = [_xlsb_record(129), _xlsb_record(148, struct.pack("<4L", 0, 10, 0, 10)), _xlsb_record(145)]
    for row in sorted({row for row, _ in cells}):
        rows.append(_xlsb_record(0, struct.pack("<LLH", row - 1, 0, 300) + bytes(7)))
        for (at, column), value in sorted(cells.items()):
            if at == row:
                rows.append(_xlsb_cell(column, (styles or {}).get((at, column), 0), value, strings))
    rows.append(_xlsb_record(146))
    if merged:
        rows.append(_xlsb_record(177, struct.pack("<L", len(merged))))
        for top, left, bottom, right in merged:
            rows.append(_xlsb_record(176, struct.pack("<4L", top - 1, bottom - 1, left - 1, right - 1)))
        rows.append(_xlsb_record(178))
    rows.append(_xlsb_record(130))
    sheet_entry = struct.pack("<2L", 1 if hidden else 0, 1) + _wide("rId1") + _wide("S")
    workbook = [
        _xlsb_record(131),
        _xlsb_record(143),
        _xlsb_record(156, sheet_entry),
        _xlsb_record(144),
        _xlsb_record(132),
    ]
    style_part = [_xlsb_record(278), _xlsb_record(611, struct.pack("<L", 3))]
    for bits, above in ((0, 0), (8, 0), (0, 1)):
        font = struct.pack("<6H", 220, bits, 400, above, 0, 0) + bytes([1, 0, 0, 0, 0, 0, 0, 0xFF, 0]) + _wide("Arial")
        style_part.append(_xlsb_record(43, font))
    style_part += [_xlsb_record(612), _xlsb_record(617, struct.pack("<L", len(formats)))]
    style_part += [
        _xlsb_record(47, struct.pack("<5H", 0xFFFF, code, font, 0, 0) + bytes(6))
        for code, font in zip_longest(formats, fonts, fillvalue=0)
    ]
    style_part += [_xlsb_record(618), _xlsb_record(279)]
    links = (
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/>'
        f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.bin"/>'
        f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.bin"/>'
    )
    shared = [_xlsb_record(159, struct.pack("<2L", len(strings), len(strings))), *strings, _xlsb_record(160)]
    to_book = f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.bin"/>'
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}">{to_book}</Relationships>',
            "xl/workbook.bin": b"".join(workbook),
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{PACKAGE}">{links}</Relationships>',
            "xl/worksheets/sheet1.bin": b"".join(rows),
            "xl/styles.bin": b"".join(style_part),
            "xl/sharedStrings.bin": b"".join(shared),
        }
    )


def pieces(piece: bytes, count: int, before: bytes = b"", after: bytes = b"") -> Iterator[bytes]:
    """A long content without holding it."""
    yield before
    for _ in range(count):
        yield piece
    yield after
