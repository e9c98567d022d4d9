"""Digits set above the line: the mark of a footnote, which plain text would run together with what it stands behind.

"5" with a raised 1 is "5¹", not "51", and with a raised (1) "5⁽¹⁾".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from itertools import pairwise

from transforms.definitions.patterns import late_pattern

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_MARK = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_MARK = late_pattern(r"[\d\s,;()]*", re.ASCII)
RUN = late_pattern(rb"<r>(?:[^<]|<(?!/?r>))*+</r>")  # of text in one font
_TEXT = late_pattern(rb"(<t(?:\s[^>]*)?>)([^<]*)(?=</t>)")
_SUPERSCRIPT = b'val="superscript"'
_STYLE_NAME = late_pattern(rb'style:name="([^"<]*)"')  # of OpenDocument
_RAISED_STYLE = late_pattern(rb'style:text-position="(?:super\b|[1-9])')
_SPAN_TEXT = late_pattern(rb">([^<]+)")


def raised(text: str) -> str:
    """The text with its digits as superscript ones, and the parentheses of a mark that has nothing else in it."""
    return text.translate(_RAISED_MARK if _MARK.fullmatch(text) else _RAISED)


def with_raised_runs(text: str, runs: Iterable[tuple[int, bool]]) -> str:
    """The text with its raised runs as `raised` gives them; each run is given by where it begins and whether it is."""
    pairs = pairwise([*runs, (len(text), False)])
    return "".join(
        [raised(text[begin:end]) if is_raised else text[begin:end] for (begin, is_raised), (end, _) in pairs]
    )


def with_raised_digits(part: bytes) -> bytes:
    """Shared strings or a sheet of a workbook (their XML) with the digits of superscript runs as superscript ones."""
    return RUN.sub(_raised_run, part) if _SUPERSCRIPT in part else part


def _raised_run(run: re.Match[bytes]) -> bytes:
    if _SUPERSCRIPT not in run[0]:
        return run[0]
    return _TEXT.sub(lambda text: text[1] + _raised_in_markup(text[2]), run[0])


def _raised_in_markup(text: bytes) -> bytes:
    """The digits of a reference such as ``&#160;`` are none of the text."""
    return escape(raised(unescape(text.decode("utf-8", "replace"))), quote=False).encode()


def with_raised_spans(part: bytes) -> bytes:
    """The content of an OpenDocument spreadsheet (its XML) with the digits of superscript spans as superscript ones."""
    span = styled_spans(part, b"text-position", _RAISED_STYLE)
    return part if span is None else span.sub(_raised_span, part)


def _raised_span(span: re.Match[bytes]) -> bytes:
    return _SPAN_TEXT.sub(lambda text: b">" + _raised_in_markup(text[1]), span[0])


def style_names(part: bytes, family: bytes, word: bytes, said: re.Pattern[bytes]) -> list[bytes]:
    """The names of the styles of a family ("text", "table-cell") in OpenDocument XML whose properties say something, by
    a word that stands in each such style."""
    names: list[bytes] = []
    for style in part.split(b"<style:style ")[1:] if word in part else ():
        attributes, _, properties = style.partition(b"</style:style>")[0].partition(b">")
        if b'family="%b"' % family in attributes and said.search(properties):
            names += _STYLE_NAME.findall(attributes)
    return names


def styled_spans(part: bytes, word: bytes, said: re.Pattern[bytes]) -> re.Pattern[bytes] | None:
    """What finds the spans of OpenDocument whose text style says something; None where no style does."""
    names = style_names(part[: max(part.find(b"<office:body"), 0)], b"text", word, said)
    if not names:
        return None
    named = rb'text:style-name="(?:%b)"' % b"|".join(map(re.escape, names))
    return re.compile(rb"<text:span %b>(?:[^<]|<text:(?:s|tab|line-break)[^<>]*/>)*</text:span>" % named)
