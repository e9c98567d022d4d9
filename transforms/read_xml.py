"""XML parts made safe before anyone parses them: one encoding, no document type of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree

_PROLOG = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_OUTER_DOCTYPE = re.compile(rb"<!DOCTYPE[^\[>]*>")
_DECLARATION = re.compile(r"^\ufeff?\s*<\?xml.*?\?>", re.DOTALL)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


class UnsafeXml(Exception):
    """The part declares entities of its own; no office program writes such a part."""


class BrokenXml(Exception):
    """The part is no well-formed XML."""


def safe_xml(part: bytes) -> bytes:
    """The same XML in UTF-8 and without a document type; ``UnsafeXml`` where one declares entities."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            part = _DECLARATION.sub("", part.decode("utf-16")).encode("utf-8")
        except UnicodeDecodeError as error:
            raise BrokenXml("encoding") from error
    match = _PROLOG.match(part)
    start = match.end() if match else 0
    if part[start : start + 2] == b"<!":
        outer = _OUTER_DOCTYPE.match(part, start)
        if outer is None:
            raise UnsafeXml("document type")
        part = part[:start] + part[outer.end() :]
    declared = _ENCODING.match(part)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        try:
            text = part.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError) as error:
            raise BrokenXml("encoding") from error
        part = _DECLARATION.sub("", text).encode("utf-8")
    return part


def parse_xml(part: bytes) -> ElementTree.Element:
    """The root element of a small part."""
    try:
        return ElementTree.fromstring(safe_xml(part))
    except ElementTree.ParseError as error:
        raise BrokenXml(str(error)) from error


def local_name(tag: str) -> str:
    """``{namespace}name`` or ``prefix:name`` → ``name``."""
    return tag.rpartition("}")[2].rpartition(":")[2]
