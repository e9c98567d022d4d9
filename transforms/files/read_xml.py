"""XML parts made safe before anyone parses them: one encoding, no document type of their own."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.parsers import expat

from transforms.definitions.patterns import late_pattern

_PROLOG = late_pattern(rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*)*", re.DOTALL)
_OUTER_DOCTYPE = late_pattern(rb"<!DOCTYPE[^\[>]*>")
_DECLARATION = late_pattern(r"^\ufeff?\s*<\?xml.*?\?>", re.DOTALL)
_ENCODING = late_pattern(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")


class UnsafeXml(Exception):
    """The part declares entities of its own; no office program writes such a part."""


class BrokenXml(Exception):
    """The part is no well-formed XML."""


def safe_xml(part: bytes) -> bytes:
    """The same XML in UTF-8 and without a document type; ``UnsafeXml`` where one declares entities."""
    if part[:2] in (b"\xff\xfe", b"\xfe\xff"):
        part = _in_utf8(part, "utf-16")
    elif part[:4] in (b"<\0?\0", b"\0<\0?"):
        part = _in_utf8(part, "utf-16-le" if part[0] else "utf-16-be")
    declared = _ENCODING.match(part)
    if declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii"):
        part = _in_utf8(part, declared[1].decode("ascii"))  # what it hides (UTF-7 does) shows before anyone looks
    match = _PROLOG.match(part)
    start = match.end() if match else 0
    if part[start : start + 2] == b"<!":
        outer = _OUTER_DOCTYPE.match(part, start)
        if outer is None:
            raise UnsafeXml("document type")
        part = part[:start] + part[outer.end() :]
    return part


def _in_utf8(part: bytes, encoding: str) -> bytes:
    try:
        return _DECLARATION.sub("", part.decode(encoding)).encode("utf-8")
    except (LookupError, UnicodeError) as error:
        raise BrokenXml("encoding") from error


def parse_xml(part: bytes) -> ElementTree.Element:
    """The root element of a small part."""
    try:
        return ElementTree.fromstring(safe_xml(part))
    except ElementTree.ParseError as error:
        raise BrokenXml(str(error)) from error


def is_well_formed(part: bytes) -> bool:
    """Whether XML without entities of its own is well-formed, whatever its prefixes stand for."""
    try:
        expat.ParserCreate().Parse(part, True)
    except expat.ExpatError:
        return False
    return True


def local_name(tag: str) -> str:
    """``{namespace}name`` or ``prefix:name`` → ``name``."""
    return tag.rpartition("}")[2].rpartition(":")[2]
