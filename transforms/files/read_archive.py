"""The zip container of xlsx, xlsb and ods: its parts unpacked within bounds, and vetted parts packed for a parser.

Sizes that a zip declares are not believed: each part is inflated against the room that is left. Only parts that are
asked for are inflated, so that a bomb among pictures costs nothing.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from transforms.files.sheets import Limits

_STORED, _DEFLATED = 0, 8
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_RATIO_FROM_BYTES = 16 * 1024 * 1024  # below it even the densest part does no harm


class BrokenArchive(Exception):
    """The bytes are no whole zip, or a part of it is damaged."""


class ArchiveTooLarge(Exception):
    """The zip passes a bound: entries, unpacked bytes or ratio."""


class LockedArchive(Exception):
    """A part of the zip is encrypted."""


class Archive:
    """The parts of a zip by name. Names are told apart without regard to case, as Office does."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._data = data
        self._limits = limits
        self._room = limits.unpacked_bytes
        self._entries: dict[str, tuple[int, int, int, int, int, int]] = {}
        self._ambiguous: set[str] = set()  # names under which the zip has two parts that are not the same
        self.names: list[str] = []
        self._list()

    def _list(self) -> None:
        data = self._data
        end = data.rfind(b"PK\x05\x06")
        if end < 0 or end + _END.size > len(data):
            raise BrokenArchive("no central directory")
        _, _, _, _, count, size, offset, _ = _END.unpack_from(data, end)
        if offset == 0xFFFFFFFF or count == 0xFFFF or size == 0xFFFFFFFF:
            count, size, offset, end = self._zip64(end)
        if count > self._limits.zip_entries:
            raise ArchiveTooLarge("entries")
        shift = end - size - offset  # bytes that stand before the zip proper
        position = offset + shift
        if shift < 0 or position < 0:
            raise BrokenArchive("central directory out of place")
        for _ in range(count):
            if data[position : position + 4] != b"PK\x01\x02" or position + _CENTRAL.size > len(data):
                raise BrokenArchive("central directory damaged")
            fields = _CENTRAL.unpack_from(data, position)
            flags, method, crc, packed, unpacked = fields[3], fields[4], fields[7], fields[8], fields[9]
            name_length, extra_length, comment_length, start = fields[10], fields[11], fields[12], fields[16]
            raw = data[position + 46 : position + 46 + name_length]
            if 0xFFFFFFFF in (packed, unpacked, start):
                extra = data[position + 46 + name_length : position + 46 + name_length + extra_length]
                packed, unpacked, start = _wide_sizes(extra, packed, unpacked, start)
            position += 46 + name_length + extra_length + comment_length
            name = raw.decode("utf-8" if flags & 0x800 else "cp437", "replace").replace("\\", "/").lstrip("/")
            if not name.endswith("/"):
                self.names.append(name)
                held = self._entries.get(name.lower())
                if held is not None and (held[2], held[4]) != (crc, unpacked):
                    self._ambiguous.add(name.lower())
                self._entries[name.lower()] = (flags, method, crc, packed, unpacked, start + shift)

    def _zip64(self, end: int) -> tuple[int, int, int, int]:
        locator = self._data.rfind(b"PK\x06\x06", 0, end)
        if locator < 0 or locator + 56 > len(self._data):
            raise BrokenArchive("no zip64 directory")
        count, size, offset = struct.unpack_from("<QQQ", self._data, locator + 32)
        return count, size, offset, locator

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes:
        """The unpacked bytes of a part; ``BrokenArchive`` where it is missing or damaged."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise BrokenArchive(f"no {name}")
        if name.lower() in self._ambiguous:  # which of the two people see depends on their program
            raise BrokenArchive(f"two of {name}")
        flags, method, crc, packed, claimed, start = entry
        if flags & 1:
            raise LockedArchive(name)
        if claimed > self._room:
            raise ArchiveTooLarge("claimed bytes")
        body = self._body(name, start, packed)
        if method not in (_STORED, _DEFLATED):
            raise BrokenArchive(name)
        content = self._inflated(name, body) if method == _DEFLATED else body
        if len(content) > self._room:
            raise ArchiveTooLarge("unpacked bytes")
        if len(content) > _RATIO_FROM_BYTES and len(content) > self._limits.zip_ratio * max(packed, 1):
            raise ArchiveTooLarge("ratio")
        if zlib.crc32(content) != crc:
            raise BrokenArchive(name)
        self._room -= len(content)
        return content

    def _body(self, name: str, start: int, packed: int) -> bytes:
        """The packed bytes behind the local header of a part."""
        data = self._data
        if start + 30 > len(data) or data[start : start + 4] != b"PK\x03\x04":
            raise BrokenArchive(name)
        name_length, extra_length = struct.unpack_from("<2H", data, start + 26)
        begin = start + 30 + name_length + extra_length
        body = data[begin : begin + packed]
        if len(body) != packed:
            raise BrokenArchive(name)
        return body

    def _inflated(self, name: str, body: bytes) -> bytes:
        """The unpacked bytes; of more than there is room for no more than shows it."""
        inflater = zlib.decompressobj(-15)
        try:
            content = inflater.decompress(body, self._room + 1)
        except zlib.error as error:
            raise BrokenArchive(name) from error
        if len(content) <= self._room and not inflater.eof:
            raise BrokenArchive(name)
        return content


def _wide_sizes(extra: bytes, packed: int, unpacked: int, start: int) -> tuple[int, int, int]:
    """Packed and unpacked size and place of a part from the zip64 field of its directory entry."""
    position = 0
    while position + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, position)
        if tag == 1:
            held = extra[position + 4 : position + 4 + length]  # which may be less than it claims
            words = list(struct.unpack_from(f"<{len(held) // 8}Q", held))
            if unpacked == 0xFFFFFFFF and words:
                unpacked = words.pop(0)
            if packed == 0xFFFFFFFF and words:
                packed = words.pop(0)
            if start == 0xFFFFFFFF and words:
                start = words.pop(0)
        position += 4 + length
    return packed, unpacked, start


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip that holds the parts unpressed, in order; for a parser that wants a container."""
    bodies: list[bytes] = []
    directory: list[bytes] = []
    position = count = 0
    for name, content in parts:
        raw, crc, size = name.encode("utf-8"), zlib.crc32(content), len(content)
        bodies.append(_LOCAL.pack(b"PK\x03\x04", 20, 0x800, 0, 0, 33, crc, size, size, len(raw), 0) + raw)
        bodies.append(content)
        directory.append(
            _CENTRAL.pack(b"PK\x01\x02", 20, 20, 0x800, 0, 0, 33, crc, size, size, len(raw), 0, 0, 0, 0, 0, position)
            + raw
        )
        position += 30 + len(raw) + size
        count += 1
    tail = b"".join(directory)
    return b"".join([*bodies, tail, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(tail), position, 0)])
