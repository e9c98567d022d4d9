"""CSV files that people keep with a spreadsheet program, as it may have saved them."""

from __future__ import annotations


def text_and_delimiter(data: bytes) -> tuple[str, str]:
    """The text without its byte order mark, and which of comma, semicolon and tab its first line with text has most of.

    UnicodeDecodeError where it is neither UTF-8 nor UTF-16 with a mark.
    """
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    return text, max(",;\t", key=text.lstrip("\r\n").partition("\n")[0].count)
