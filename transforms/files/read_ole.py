"""The OLE container of .xls, encrypted workbooks, old Word files and Thumbs.db: its streams, read and written.

Chains of sectors are followed no further than the file has sectors, so that a chain which bites its tail is told at
once; a parser that follows it for ever would eat all memory.
"""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_LAST_SECTOR = 0xFFFFFFFA


class BrokenOle(Exception):
    """The container is cut off, looped or otherwise damaged."""


class OleFile:
    """The streams of an OLE container by name, those in folders included (the first of each name)."""

    def __init__(self, data: bytes) -> None:
        if len(data) < 512:
            raise BrokenOle("header")
        self._data = data
        shift, mini_shift = struct.unpack_from("<2H", data, 30)
        if shift not in (9, 12) or mini_shift != 6:
            raise BrokenOle("sector size")
        self._size = 1 << shift
        self._count = (len(data) - 512 + self._size - 1) >> shift if shift == 9 else max(0, (len(data) >> shift) - 1)
        directory, _, self._cutoff, mini_fat, _, difat, _ = struct.unpack_from("<L L L L L L L", data, 48)
        self._fat = self._read_fat(difat)
        self._mini_fat = self._words(self._chain(mini_fat))
        self._entries: dict[str, tuple[int, int]] = {}
        self._mini = b""
        listed = self._chain(directory)
        self.is_cut = len(listed) % self._size > 0
        self._list(listed)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << 12 if self._size == 4096 else 512 + (number << 9)
        return self._data[start : start + self._size]

    def _words(self, data: bytes) -> tuple[int, ...]:
        return struct.unpack(f"<{len(data) // 4}L", data[: len(data) // 4 * 4])

    def _read_fat(self, difat: int) -> tuple[int, ...]:
        places = [place for place in struct.unpack_from("<109L", self._data, 76) if place <= _LAST_SECTOR]
        seen = 0
        while difat <= _LAST_SECTOR and seen <= self._count:
            words = self._words(self._sector(difat))
            if len(words) < self._size // 4:
                raise BrokenOle("sector table")
            places.extend(place for place in words[:-1] if place <= _LAST_SECTOR)
            difat = words[-1]
            seen += 1
        if len(places) > self._count:
            raise BrokenOle("sector table")
        return self._words(b"".join(self._sector(place) for place in places))

    def _chain(self, number: int) -> bytes:
        sectors: list[bytes] = []
        while number <= _LAST_SECTOR:
            if number >= len(self._fat) or number >= self._count or len(sectors) > self._count:
                raise BrokenOle("sector chain")
            sectors.append(self._sector(number))
            number = self._fat[number]
        return b"".join(sectors)

    def _list(self, directory: bytes) -> None:
        for start in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, start + 64)
            first, size = struct.unpack_from("<LL", directory, start + 116)
            name = directory[start : start + min(max(length - 2, 0), 62)].decode("utf-16-le", "replace")
            if kind == 5 and size:
                self._mini = self._chain(first)
            elif kind == 2:
                self._entries.setdefault(name.lower(), (first, size))

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of a stream; ``KeyError`` where there is none."""
        first, size = self._entries[name.lower()]
        if size >= self._cutoff:
            content = self._chain(first)
        else:
            pieces: list[bytes] = []
            number = first
            while number <= _LAST_SECTOR:
                if number >= len(self._mini_fat) or len(pieces) > len(self._mini_fat):
                    raise BrokenOle("sector chain")
                pieces.append(self._mini[number << 6 : (number + 1) << 6])
                number = self._mini_fat[number]
            content = b"".join(pieces)
        if len(content) < size:
            raise BrokenOle("stream cut off")
        return content[:size]


def wrap_stream(name: str, content: bytes) -> bytes:
    """A container that holds one stream, for a parser that wants a container."""
    content = content.ljust(4096, b"\0")  # shorter ones would have to live among the small streams
    body = -(-len(content) // 512)
    fats = 1
    while fats * 128 < body + 1 + fats:
        fats += 1
    extra = max(0, fats - 109)
    difats = -(-extra // 127)
    while fats * 128 < body + 1 + fats + difats:
        fats += 1
        difats = -(-max(0, fats - 109) // 127)
    first_fat, first_difat = body + 1, body + 1 + fats
    fat = [*range(1, body), _END, _END, *[_FAT] * fats, *[_FAT - 1] * difats]
    fat += [_FREE] * (fats * 128 - len(fat))
    places = list(range(first_fat, first_fat + fats))
    header = struct.pack(
        "<8s16s6H10L", MAGIC, b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 0, 0, fats, body, 0, 4096, _END, 0,
        first_difat if difats else _END, difats,
    )  # fmt: skip
    head = places[:109] + [_FREE] * (109 - len(places[:109]))
    difat_sectors = []
    for number in range(difats):
        part = places[109 + number * 127 : 109 + (number + 1) * 127]
        following = first_difat + number + 1 if number + 1 < difats else _END
        difat_sectors.append(struct.pack("<128L", *part, *[_FREE] * (127 - len(part)), following))
    directory = [_entry("Root Entry", 5, 1, _END, 0), _entry(name, 2, _FREE, 0, len(content)), bytes(256)]
    return b"".join(
        [
            header,
            struct.pack("<109L", *head),
            content.ljust(body * 512, b"\0"),
            *directory,
            struct.pack(f"<{len(fat)}L", *fat),
            *difat_sectors,
        ]
    )


def _entry(name: str, kind: int, child: int, first: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3L16sL16sLLL", raw, len(raw) + 2, kind, 1, _FREE, _FREE, child, b"", 0, b"", first, size, 0
    )
