"""The zip around a workbook, as programs write it and as transport damages it."""

from __future__ import annotations

import struct
from collections.abc import Callable

import pytest

from tests.transforms.files.test_read import refusal, sheet
from tests.transforms.made_workbooks import xlsx, zipped
from transforms.files.read import read_workbook
from transforms.files.read_archive import Archive, ArchiveTooLarge, BrokenArchive
from transforms.files.sheets import Limits, Unreadable, Workbook

BOOK = xlsx('<row r="1"><c r="A1"><v>7</v></c></row>')
_NO_SIZE = 0xFFFFFFFF


def entries(data: bytes) -> list[int]:
    """Where the entries of the central directory begin."""
    found, place = [], data.find(b"PK\x01\x02")
    while place >= 0:
        found.append(place)
        place = data.find(b"PK\x01\x02", place + 4)
    return found


def with_wide_sizes(data: bytes, claimed: int = 24) -> bytes:
    """The same zip, each size and place in a zip64 field of the entry, as programs write that know no size before."""
    end = data.rfind(b"PK\x05\x06")
    directory = b""
    places = entries(data)
    for place, after in zip(places, [*places[1:], end], strict=True):
        entry = bytearray(data[place:after])
        packed, unpacked = struct.unpack_from("<2L", entry, 20)
        (start,) = struct.unpack_from("<L", entry, 42)
        name_length, extra_length = struct.unpack_from("<2H", entry, 28)
        struct.pack_into("<2L", entry, 20, _NO_SIZE, _NO_SIZE)
        struct.pack_into("<L", entry, 42, _NO_SIZE)
        other = struct.pack("<2H", 0x5455, 1) + b"\x00"  # a field that is not of sizes
        wide = other + struct.pack("<2H3Q", 1, claimed, unpacked, packed, start)
        struct.pack_into("<H", entry, 30, extra_length + len(wide))
        directory += bytes(entry[: 46 + name_length]) + wide + bytes(entry[46 + name_length :])
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 12, len(directory))
    return data[: places[0]] + directory + bytes(tail)


def test_sizes_in_a_field_of_their_own_are_the_sizes() -> None:
    wide = with_wide_sizes(BOOK)
    assert wide != BOOK
    assert sheet(wide).rows == sheet(BOOK).rows == ((1, (7,)),)


@pytest.mark.parametrize("claimed", [0, 8, 25, 48, 65_535])
def test_a_field_of_sizes_that_claims_another_length_than_it_has_is_no_crash(claimed: int) -> None:
    assert isinstance(read_workbook(with_wide_sizes(BOOK, claimed), Limits()), (Workbook, Unreadable))


def test_bytes_before_the_zip_do_no_harm() -> None:
    assert sheet(BOOK).rows == ((1, (7,)),)
    archive = Archive(b"MZ stub" + BOOK, Limits())
    assert "xl/workbook.xml" in archive


def cut_short(data: bytes) -> bytes:
    """The first part claims more than there is."""
    place = entries(data)[0]
    return data[: place + 20] + struct.pack("<L", len(data)) + data[place + 24 :]


def of_another_sum(data: bytes) -> bytes:
    place = entries(data)[0]
    return data[: place + 16] + bytes(4) + data[place + 20 :]


def elsewhere(data: bytes) -> bytes:
    """The first part is said to begin where none does."""
    place = entries(data)[0]
    return data[: place + 42] + struct.pack("<L", 5) + data[place + 46 :]


def of_a_strange_method(data: bytes) -> bytes:
    place = entries(data)[0]
    return data[: place + 10] + struct.pack("<H", 99) + data[place + 12 :]


def without_an_entry(data: bytes) -> bytes:
    place = entries(data)[-1]
    return data[:place] + b"XX" + data[place + 2 :]


@pytest.mark.parametrize("damage", [cut_short, of_another_sum, elsewhere, of_a_strange_method])
def test_a_part_that_is_not_whole_is_none(damage: Callable[[bytes], bytes]) -> None:
    data = zipped({"a.xml": b"first", "b.xml": b"second"})
    archive = Archive(damage(data), Limits())
    assert archive.read("b.xml") == b"second"
    with pytest.raises(BrokenArchive):
        archive.read("a.xml")


def test_a_directory_that_is_not_whole_is_told() -> None:
    assert refusal(without_an_entry(BOOK)) == "file.unreadable"
    assert refusal(BOOK[:-30]) == "file.unreadable"


def test_what_unpacks_to_more_than_the_bound_is_too_large() -> None:
    data = zipped({"a.xml": b"x" * 5000})
    assert len(Archive(data, Limits(unpacked_bytes=5000)).read("a.xml")) == 5000
    with pytest.raises(ArchiveTooLarge):
        Archive(data, Limits(unpacked_bytes=4999)).read("a.xml")
