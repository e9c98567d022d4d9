"""Zips that are broken, lie about what they hold, or hold other things."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator

from tests.transforms.hostile.kinds import ANY, HELLO, ONE, READ, REFUSED, UNREADABLE, Hostile
from tests.transforms.made_workbooks import sheet_xml, strings_xml, xlsx, xlsx_parts, zipped
from transforms.files.sheets import Value


def containers() -> Iterator[Hostile]:
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
    parts = {
        name: str(content).encode()
        for name, content in xlsx_parts({"S": sheet_xml(HELLO)}, strings=strings_xml("xin chào")).items()
    }
    yield Hostile("stored.xlsx", _written(parts.items(), method=0), READ, found)
    yield Hostile("sizes_behind_the_data.xlsx", _written(parts.items(), sizes_behind=True), READ, found)
    yield Hostile("packed_by_bzip2.xlsx", _written(parts.items(), method=12), UNREADABLE)
    sheet = "xl/worksheets/sheet1.xml"
    yield Hostile("the_same_sheet_twice.xlsx", _written([*parts.items(), (sheet, parts[sheet])]), READ, found)
    other = sheet_xml(ONE).encode()
    yield Hostile("two_sheets_of_one_name.xlsx", _written([*parts.items(), (sheet, other)]), UNREADABLE)
    yield Hostile("two_names_but_for_case.xlsx", _written([*parts.items(), (sheet.upper(), other)]), UNREADABLE)
    picture = ("xl/media/image1.png", b"1"), ("xl/media/image1.png", b"2")
    yield Hostile("two_pictures_of_one_name.xlsx", _written([*parts.items(), *picture]), READ, found)
    names = ("/etc/passwd", "..\\..\\x.dll", "C:\\x", f"{sheet}\0.png", "\0", "", "../" * 50 + "x")
    yield Hostile("names_that_lead_out.xlsx", _written([*parts.items(), *((n, b"x") for n in names)]), READ, found)
    link = {**parts, sheet: b"/etc/passwd"}
    yield Hostile("link_as_a_sheet.xlsx", _written(link.items(), attributes=0o120777 << 16), UNREADABLE)
    yield Hostile("wide_end_record.xlsx", _with_wide_end(good), READ, found)
    yield Hostile("document_before_the_zip.xlsx", b"%PDF-1.4\n" + good, frozenset(["file.not_a_workbook"]))
    page = b"<html><table><tr><td>a</td></tr></table></html>"
    yield Hostile("page_before_the_zip.xls", page + good, READ | UNREADABLE)


def _written(
    parts: Iterable[tuple[str, bytes]], method: int = 8, sizes_behind: bool = False, attributes: int = 0
) -> bytes:
    """A zip of the parts in order, of which two may have one name."""
    body = directory = b""
    for name, content in parts:
        packed = content
        if method == 8:
            packer = zlib.compressobj(9, zlib.DEFLATED, -15)
            packed = packer.compress(content) + packer.flush()
        raw, flags = name.encode(), 8 if sizes_behind else 0
        sizes = struct.pack("<3L", zlib.crc32(content), len(packed), len(content))
        place = len(body)
        body += struct.pack("<4s5H", b"PK\x03\x04", 20, flags, method, 0, 33) + (bytes(12) if sizes_behind else sizes)
        body += struct.pack("<2H", len(raw), 0) + raw + packed + (b"PK\x07\x08" + sizes if sizes_behind else b"")
        directory += struct.pack("<4s6H", b"PK\x01\x02", 20, 20, flags, method, 0, 33) + sizes
        directory += struct.pack("<5H2L", len(raw), 0, 0, 0, 0, attributes, place) + raw
    count = directory.count(b"PK\x01\x02")
    return body + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(directory), len(body), 0)


def _with_wide_end(data: bytes) -> bytes:
    """The zip with its counts and places in a zip64 end record alone."""
    end = data.rfind(b"PK\x05\x06")
    count, size, place = struct.unpack_from("<H2L", data, end + 10)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, place)
    wide += struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + wide + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65535, 65535, 0xFFFFFFFF, 0xFFFFFFFF, 0)


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
