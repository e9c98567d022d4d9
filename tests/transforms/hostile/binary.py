"""Workbooks of binary records in compound files whose chains and lengths lead nowhere."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tests.transforms.hostile.kinds import ANY, READ, TOO_LARGE, UNREADABLE, Hostile
from tests.transforms.made_workbooks import biff5_stream, zipped
from transforms.files.read_ole import wrap_stream


def ole_files() -> Iterator[Hostile]:
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
    whole = biff5_stream(cells)
    many = struct.pack("<2HLHB", 0x85, 8, 0, 0, 1) + b"A"
    sheets = whole[:12] + many * 60_000 + whole[12:]
    yield Hostile("60_000_sheets.xls", wrap_stream("Book", sheets), TOO_LARGE)
    part = {
        "xl/worksheets/sheet1.bin": b"\x81\x01\x00\x91\x01\x00" + b"\xff" * 100,
        "xl/workbook.bin": b"\x83\x01\x00\x84\x01\x00",
    }
    yield Hostile("records_of_endless_length.xlsb", zipped(part), ANY - {"file.not_a_workbook"})
