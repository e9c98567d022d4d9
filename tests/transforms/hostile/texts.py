"""Pages, delimited texts and XML spreadsheets that never close what they open, or span and skip too far."""

from __future__ import annotations

from collections.abc import Iterator

from tests.transforms.hostile.kinds import ANY, LAUGHS, READ, REFUSED, TOO_LARGE, UNREADABLE, Hostile


def texts() -> Iterator[Hostile]:
    yield Hostile(
        "page.xls",
        "<html><meta charset=utf-8><table><tr><td>Xã</td></tr></table></html>".encode(),
        READ,
        {(1, 1): "Xã"},
    )
    yield Hostile("values.xlsx", "STT,Tên\n1,Hà Nội\n".encode("utf-8-sig"), READ, {(1, 2): "Tên", (2, 2): "Hà Nội"})
    yield Hostile("tables_in_tables.xls", b"<html>" + b"<table><tr><td>" * 50_000, TOO_LARGE)
    yield Hostile(
        "spans_a_billion.xls",
        b'<table><tr><td colspan="999999999" rowspan="999999999">a</td><td>b</td></tr></table>',
        READ,
    )
    yield Hostile("wide_spans.xls", b"<table><tr>" + b'<td colspan="1000">a</td>' * 100 + b"</tr></table>", TOO_LARGE)
    yield Hostile("never_closed.xls", b"<table><tr><td>a<td>b<tr><td>c", READ, {(1, 1): "a", (1, 2): "b", (2, 1): "c"})
    yield Hostile("open_brackets.xls", b"<table><tr><td>" + b"<" * 200_000, READ | REFUSED)
    yield Hostile("open_quotes.xls", b'<table><tr><td x="' * 20_000, ANY)
    yield Hostile("open_comment.xls", b"<table><tr><td>a</td></tr><!--" + b"-" * 100_000, READ)
    yield Hostile("open_scripts.xls", b"<table><tr><td>a</td></tr></table>" + b"<script" * 20_000, READ)
    yield Hostile("one_long_line.csv", b"a;" * 500_000, READ | TOO_LARGE)
    yield Hostile("open_quote.csv", b'a;b\n"' + b"x;y\n" * 500_000, ANY)
    yield Hostile("zero_bytes.csv", bytes(100_000), UNREADABLE)
    yield Hostile("only_line_ends.csv", b"\r\n" * 100_000, ANY)
    laughs = '<?xml version="1.0"?>' + LAUGHS + '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    yield Hostile("laughs.xml", laughs.encode(), UNREADABLE)
    far = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>'
        '<Row ss:Index="99999999999"><Cell ss:Index="5"><Data ss:Type="Number">1</Data></Cell></Row>'
        "</Table></Worksheet></Workbook>"
    )
    yield Hostile("far_row.xml", far.encode(), TOO_LARGE)
    yield Hostile(
        "web_archive.mht",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 20_000,
        ANY,
    )
    page = b"Content-Type: text/html\r\n\r\n<table><tr><td>a</td></tr></table>"
    head = b"MIME-Version: 1.0\r\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3_000))
    other = frozenset(["file.not_a_workbook"])
    yield Hostile("archives_in_archives.mht", head + nested + page, other)
    letters = b"Content-Type: message/rfc822\r\n\r\n" * 3_000
    yield Hostile("letters_in_letters.mht", head + letters + page, other)
    endless = b"Content-Type: text/html; " + b"a*0=b;" * 50_000 + b"\r\n\r\n<table><tr><td>a</td></tr></table>"
    yield Hostile("endless_header.mht", head + endless, READ, {(1, 1): "a"})
    grouped = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row>'
        '<Cell><Data Type="Number">1_0</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    yield Hostile("digits_grouped_as_in_code.xml", grouped.encode(), READ, {(1, 1): "1_0"})
    nests = b"<html>" + b"<table><tr><td>" * 10_000 + b"a" + b"</td></tr></table>" * 10_000
    yield Hostile("10_000_tables_in_one_another.xls", nests, TOO_LARGE)
    yield Hostile("a_line_of_60_mb.csv", b"a" * (60 << 20), other)
    letter = b"<table><tr><td>&#" + b"9" * 5_000 + b";</td></tr></table>"
    yield Hostile("letter_of_5_000_digits.xls", letter, UNREADABLE)
