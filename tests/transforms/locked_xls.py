"""An .xls locked with a password, as Excel 97 does it ([MS-XLS] 2.2.10, [MS-OFFCRYPTO] 2.3.6: RC4 of 40 bits)."""

from __future__ import annotations

import hashlib
import io
import struct

import xlwt

from transforms.files.read_ole import OleFile, wrap_stream

_BOF, _FILEPASS, _BOUNDSHEET = 0x809, 0x2F, 0x85
_PLAIN = frozenset((_BOF, _FILEPASS, 0xE1))  # records that stay readable
_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))
_BLOCK = 1024


def locked_xls(password: str) -> bytes:
    """A workbook whose sheet 01-NV says “kín” in B2."""
    book = xlwt.Workbook()
    book.add_sheet("01-NV").write(1, 1, "kín")
    buffer = io.BytesIO()
    book.save(buffer)
    plain = OleFile(buffer.getvalue()).stream("Workbook")
    return wrap_stream("Workbook", _encrypted(_with_room(plain, password), password))


def _with_room(stream: bytes, password: str) -> bytes:
    """The stream with the record that tells how it is locked, behind the first; places of sheets moved on."""
    verifier = _rc4(_key(password, 0), _VERIFIER + hashlib.md5(_VERIFIER).digest())
    body = struct.pack("<3H", 1, 1, 1) + _SALT + verifier
    record = struct.pack("<2H", _FILEPASS, len(body)) + body
    out = bytearray()
    for number, (kind, content) in enumerate(_records(stream)):
        if kind == _BOUNDSHEET:
            content = struct.pack("<L", struct.unpack_from("<L", content)[0] + len(record)) + content[4:]
        out += struct.pack("<2H", kind, len(content)) + content
        if number == 0:
            out += record
    return bytes(out + bytes(4) * 1024)  # streams of less than 4096 bytes would lie elsewhere


def _encrypted(stream: bytes, password: str) -> bytes:
    blocks = [_rc4(_key(password, n), bytes(_BLOCK)) for n in range(len(stream) // _BLOCK + 1)]
    hidden = bytearray(a ^ b for a, b in zip(stream, b"".join(blocks), strict=False))
    place = 0
    for kind, content in _records(stream):
        plain = len(content) if kind in _PLAIN else 4 if kind == _BOUNDSHEET else 0
        hidden[place : place + 4 + plain] = stream[place : place + 4 + plain]
        place += 4 + len(content)
    return bytes(hidden)


def _records(stream: bytes) -> list[tuple[int, bytes]]:
    found, place = [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, place)
        if kind == 0:
            break
        found.append((kind, stream[place + 4 : place + 4 + length]))
        place += 4 + length
    return found


def _key(password: str, block: int) -> bytes:
    first = hashlib.md5(password.encode("utf-16-le")).digest()[:5]
    middle = hashlib.md5((first + _SALT) * 16).digest()[:5]
    return hashlib.md5(middle + struct.pack("<L", block)).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)
