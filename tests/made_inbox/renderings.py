"""A made workbook in the formats that are not .xlsx: what Excel, LibreOffice and web systems save."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from html import escape
from typing import Any
from xml.sax.saxutils import escape as xml_escape

import xlwt

from tests.made_inbox.clean_book import Book, Page
from tests.made_inbox.legacy_text import keyboard_1258
from tests.made_inbox.xlsx import Styled, workbook
from tests.transforms.made_workbooks import ODS_MIME, ods_content

# ruff: noqa: E501  Markup reads better unbroken.

Render = Callable[[Book], bytes]


def plain(value: Any) -> Any:
    return value.value if isinstance(value, Styled) else value


def printed(value: Any) -> str:
    """A value as people see it in a cell."""
    value = plain(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return str(value).replace(".", ",") if isinstance(value, float) else str(value)


def _spans(page: Page) -> list[tuple[int, int, int, int]]:
    """Merged ranges as rows and columns from 0, both ends in them."""
    return [(page.number(a) - 1, left, page.number(b) - 1, right) for a, left, b, right in page.merged]


def xls(book: Book) -> bytes:
    """BIFF8 as Excel 97 to 2003 saved it."""
    made = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="dd/mm/yyyy")
    for page in book.pages:
        sheet = made.add_sheet(page.name, cell_overwrite_ok=True)
        sheet.visibility = 0 if page.state == "visible" else 1
        for row, line in enumerate(page.lines):
            for column, value in enumerate(line.cells):
                if value is not None:
                    sheet.write(row, column, plain(value), *([day] if isinstance(plain(value), date) else []))
        for top, left, bottom, right in _spans(page):
            value = plain(page.lines[top].cells[left])
            style = [day] if isinstance(value, date) else []
            sheet.write_merge(top, bottom, left, right, value, *style)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def xlsm(book: Book) -> bytes:
    """A workbook whose kind allows macros."""
    return workbook([page.sheet() for page in book.pages], macros=True)


def ods(book: Book) -> bytes:
    """As LibreOffice saves: repeated cells and rows, covered cells, a million blank rows at the end."""
    tables = "".join(_ods_table(page) for page in book.pages)
    hidden = '<style:style style:name="hid" style:family="table"><style:table-properties table:display="false"/></style:style>'
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_MIME}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    parts = {"mimetype": ODS_MIME, "content.xml": ods_content(tables, hidden), "META-INF/manifest.xml": manifest}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in parts.items():
            packing = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2021, 1, 1, 0, 0, 0)), part, packing)
    return held.getvalue()


def _ods_table(page: Page) -> str:
    covered = {
        (row, column): (top, left)
        for top, left, bottom, right in _spans(page)
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in _spans(page)}
    hidden = {page.number(line) - 1 for line in page.hidden_lines}
    style = "" if page.state == "visible" else ' table:style-name="hid"'
    rows = []
    for place, line in enumerate(page.lines):
        cells = []
        blanks = 0
        for column, value in enumerate(line.cells):
            where = (place, column)
            if value is None and where not in covered:
                blanks += 1
                continue
            if blanks:
                cells.append(f'<table:table-cell table:number-columns-repeated="{blanks}"/>')
                blanks = 0
            if where in covered and where not in starts:
                cells.append("<table:covered-table-cell/>")
                continue
            down, across = starts.get(where, (1, 1))
            span = (
                f' table:number-rows-spanned="{down}" table:number-columns-spanned="{across}"'
                if where in starts
                else ""
            )
            cells.append(_ods_cell(plain(value), span))
        cells.append('<table:table-cell table:number-columns-repeated="1000"/>')
        collapsed = ' table:visibility="collapse"' if place in hidden else ""
        rows.append(f"<table:table-row{collapsed}>{''.join(cells)}</table:table-row>")
    rows.append(
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="1024"/></table:table-row>'
    )
    return f'<table:table table:name="{escape(page.name)}"{style}>{"".join(rows)}</table:table>'


def _ods_cell(value: Any, span: str) -> str:
    if value is None:
        return f"<table:table-cell{span}/>"
    if isinstance(value, date):
        told = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return f"<table:table-cell{span} {told}><text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
    if isinstance(value, int | float):
        told = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell{span} {told}><text:p>{printed(value)}</text:p></table:table-cell>"
    lines = "".join(f"<text:p>{_ods_text(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell{span} office:value-type="string">{lines}</table:table-cell>'


def _ods_text(text: str) -> str:
    return xml_escape(text).replace("  ", ' <text:s text:c="1"/>')


def html(
    *,
    encoding: str = "utf-8",
    charset: str | None = "utf-8",
    entities: bool = False,
    untidy: bool = False,
    nested: bool = False,
    heading: str = "",
) -> Render:
    """Tables of a web page saved as .xls. `charset` is what its meta element says; `untidy` leaves out end tags;
    `heading` is markup before the tables."""

    def render(book: Book) -> bytes:
        tables = [_html_table(page, untidy) for page in book.pages]
        body = heading + "\n<p></p>\n".join(tables)
        if nested:
            body = f"<table><tr><td>{body}</td></tr></table>"
        meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if charset else ""
        text = f"<html><head>{meta}<style>td {{mso-number-format:'\\@'}}</style></head><body>{body}</body></html>"
        if encoding == "cp1258":
            text = keyboard_1258(text)
        if entities:
            return text.encode("ascii", "xmlcharrefreplace")
        return text.encode(encoding)

    return render


def _html_table(page: Page, untidy: bool) -> str:
    starts = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in _spans(page)}
    covered = {
        (row, column)
        for (top, left), (down, across) in starts.items()
        for row in range(top, top + down)
        for column in range(left, left + across)
    } - set(starts)
    rows = []
    for place, line in enumerate(page.lines):
        cells = []
        for column, value in enumerate(line.cells):
            if (place, column) in covered:
                continue
            down, across = starts.get((place, column), (1, 1))
            span = (f' rowspan="{down}"' if down > 1 else "") + (f" colspan={across}" if across > 1 else "")
            text = escape(printed(value), quote=False).replace("\n", "<br>") or "&nbsp;"
            cells.append(f"<TD{span}>{text}" if untidy else f"<td{span}>{text}</td>")
        rows.append(f"<TR>{''.join(cells)}\n" if untidy else f"<tr>{''.join(cells)}</tr>")
    if untidy:
        return f"<TABLE BORDER=1>{''.join(rows)}</TABLE>"
    return f'<table border="1"><tbody>{"".join(rows)}</tbody></table>'


def delimited(separator: str, encoding: str) -> Render:
    """Text with one line a row, of the last sheet only."""

    def render(book: Book) -> bytes:
        held = io.StringIO()
        writer = csv.writer(held, delimiter=separator, lineterminator="\r\n")
        for line in book.pages[-1].lines:
            writer.writerow([printed(value) for value in line.cells])
        text = held.getvalue()
        return (keyboard_1258(text) if encoding == "cp1258" else text).encode(encoding)

    return render


def xml_spreadsheet(book: Book) -> bytes:
    """XML of Excel 2003, with the jumps that its indices allow."""
    sheets = []
    for page in book.pages:
        merges = {(top, left): (bottom - top, right - left) for top, left, bottom, right in _spans(page)}
        rows = []
        for place, line in enumerate(page.lines):
            cells = []
            for column, value in enumerate(line.cells):
                if value is None:
                    continue
                down, across = merges.get((place, column), (0, 0))
                merge = (f' ss:MergeDown="{down}"' if down else "") + (f' ss:MergeAcross="{across}"' if across else "")
                cells.append(f'<Cell ss:Index="{column + 1}"{merge}>{_xml_data(plain(value))}</Cell>')
            if cells:
                rows.append(f'<Row ss:Index="{place + 1}">{"".join(cells)}</Row>')
        sheets.append(f'<Worksheet ss:Name="{escape(page.name)}"><Table>{"".join(rows)}</Table></Worksheet>')
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>'
        f'<Workbook xmlns="{space}" xmlns:ss="{space}">{"".join(sheets)}</Workbook>'
    ).encode()


def _xml_data(value: Any) -> str:
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
        return f'<Data ss:Type="DateTime">{moment:%Y-%m-%dT%H:%M:%S.000}</Data>'
    if isinstance(value, int | float):
        return f'<Data ss:Type="Number">{value}</Data>'
    text = xml_escape(str(value)).replace("\n", "&#10;")
    return f'<Data ss:Type="String">{text}</Data>'
