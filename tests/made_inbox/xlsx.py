"""Write .xlsx cell by cell, so that a test decides every byte that a reader stumbles on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from tests.transforms.made_workbooks import MAIN, MAIN_TYPE, OFFICE, PACKAGE, xlsx_parts, zipped

# ruff: noqa: E501  XML reads better unbroken.

STYLES = (
    "general", "date", "percent_1", "percent_0", "decimal_1", "text", "thousands", "struck", "tcvn3_font", "decimal_2",
    "date_us", "quoted", "red", "vni_font", "tcvn3_capitals", "month",
)  # fmt: skip
_FORMAT = {
    "date": 164, "percent_1": 165, "percent_0": 9, "decimal_1": 166, "text": 49, "thousands": 3, "decimal_2": 2, "date_us": 14,
    "quoted": 49, "month": 17,
}  # fmt: skip
_FONT = {"struck": 1, "tcvn3_font": 2, "red": 3, "vni_font": 4, "tcvn3_capitals": 5}
_FONTS = (
    "<font><sz val='11'/><name val='Times New Roman'/></font><font><strike/><sz val='11'/><name val='Times New Roman'/></font>"
    "<font><sz val='11'/><name val='.VnTime'/></font><font><sz val='11'/><color rgb='FFFF0000'/><name val='Arial'/></font>"
    "<font><sz val='11'/><name val='VNI-Times'/></font><font><sz val='11'/><name val='.VnTimeH'/></font>"
)


@dataclass(frozen=True, slots=True)
class Styled:
    """A value in one of STYLES."""

    value: object
    style: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with its cached value; None where it was never computed. `shared` is the XML attributes of a shared one."""

    text: str
    cached: object = None
    shared: str = ""


@dataclass(frozen=True, slots=True)
class Error:
    """An error cell: '#REF!' and its like."""

    code: str


@dataclass(frozen=True, slots=True)
class Inline:
    """Text written in the cell itself."""

    text: str


@dataclass(frozen=True, slots=True)
class Rich:
    """Text in runs of several fonts; `phonetic` is a reading that is no part of it, `struck` the place of a run struck
    through."""

    runs: tuple[str, ...]
    phonetic: str = ""
    struck: int = -1


@dataclass(slots=True)
class Sheet:
    """A sheet as it is written: rows from row 1, cells from column A; None is no cell at all."""

    name: str
    rows: Sequence[Sequence[object]]
    merged: Sequence[str] = ()
    state: str = "visible"
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    dimension: str | None = None
    comments: Mapping[str, str] = field(default_factory=dict)
    tail: str = ""  # XML behind the sheet's data


def column_letters(column: int) -> str:
    """Letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """Address as Excel shows it of a row counted from 1 and a column counted from 0."""
    return f"{column_letters(column)}{row}"


def serial(day: date, epoch_1904: bool = False) -> float:
    """The number that Excel keeps for a day, with the time of day as its fraction."""
    origin = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
    moment = day if isinstance(day, datetime) else datetime.combine(day, time())
    return (moment - origin).total_seconds() / 86400


def _texts_xml(texts: Iterable[str]) -> str:
    listed = [f"<si>{body}</si>" for body in texts]
    return f'{_HEAD}<sst xmlns="{MAIN}" count="{len(listed)}" uniqueCount="{len(listed)}">{"".join(listed)}</sst>'


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _text(text: str) -> str:
    return f'<t xml:space="preserve">{_escaped(text)}</t>'


def _escaped(text: str) -> str:
    return escape(text).replace("\r", "_x000D_")


def _cell(where: str, value: object, texts: dict[str, int], epoch_1904: bool) -> str:
    style = ""
    if isinstance(value, Styled):
        style = f' s="{STYLES.index(value.style)}"'
        value = value.value
    if value is None:
        return f'<c r="{where}"{style}/>'
    if isinstance(value, bool):
        return f'<c r="{where}"{style} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, date):
        shown = style or f' s="{STYLES.index("date")}"'
        number = serial(value, epoch_1904)
        return f'<c r="{where}"{shown}><v>{int(number) if number == int(number) else number!r}</v></c>'
    if isinstance(value, int | float | Decimal):
        return f'<c r="{where}"{style}><v>{value}</v></c>'
    if isinstance(value, str):
        return f'<c r="{where}"{style} t="s"><v>{texts.setdefault(_text(value), len(texts))}</v></c>'
    if isinstance(value, Rich):
        fonts = [f'{"<strike/>" if i == value.struck else ""}<sz val="{11 + i}"/>' for i in range(len(value.runs))]
        runs = "".join(f"<r><rPr><b/>{font}</rPr>{_text(run)}</r>" for font, run in zip(fonts, value.runs, strict=True))
        spoken = f'<rPh sb="0" eb="1">{_text(value.phonetic)}</rPh>' if value.phonetic else ""
        return f'<c r="{where}"{style} t="s"><v>{texts.setdefault(runs + spoken, len(texts))}</v></c>'
    if isinstance(value, Inline):
        return f'<c r="{where}"{style} t="inlineStr"><is>{_text(value.text)}</is></c>'
    if isinstance(value, Error):
        return f'<c r="{where}"{style} t="e"><v>{value.code}</v></c>'
    if isinstance(value, Formula):
        formula = f"<f{value.shared}>{escape(value.text)}</f>"
        cached = value.cached
        if cached is None:
            return f'<c r="{where}"{style}>{formula}</c>'
        if isinstance(cached, Error):
            return f'<c r="{where}"{style} t="e">{formula}<v>{cached.code}</v></c>'
        if isinstance(cached, str):
            return f'<c r="{where}"{style} t="str">{formula}<v>{_escaped(cached)}</v></c>'
        if isinstance(cached, date):
            return f'<c r="{where}" s="{STYLES.index("date")}">{formula}<v>{serial(cached, epoch_1904):g}</v></c>'
        return f'<c r="{where}"{style}>{formula}<v>{cached}</v></c>'
    raise TypeError(f"no cell can hold {value!r}")


def _sheet_xml(sheet: Sheet, texts: dict[str, int], epoch_1904: bool) -> str:
    width = max((len(row) for row in sheet.rows), default=1) or 1
    parts = [_HEAD, f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">']
    parts.append(f'<dimension ref="{sheet.dimension or f"A1:{address(max(len(sheet.rows), 1), width - 1)}"}"/>')
    if sheet.hidden_columns:
        hidden = "".join(
            f'<col min="{c + 1}" max="{c + 1}" width="9" hidden="1"/>' for c in sorted(sheet.hidden_columns)
        )
        parts.append(f"<cols>{hidden}</cols>")
    parts.append("<sheetData>")
    for number, row in enumerate(sheet.rows, 1):
        cells = [_cell(address(number, c), v, texts, epoch_1904) for c, v in enumerate(row) if v is not None]
        if cells:
            parts.append(
                f'<row r="{number}"{" hidden=" + quoteattr("1") if number in sheet.hidden_rows else ""}>{"".join(cells)}</row>'
            )
    parts.append("</sheetData>")
    if sheet.merged:
        spans = "".join(f'<mergeCell ref="{span}"/>' for span in sheet.merged)
        parts.append(f'<mergeCells count="{len(sheet.merged)}">{spans}</mergeCells>')
    parts.append(sheet.tail)
    if sheet.comments:
        parts.append('<legacyDrawing r:id="rId2"/>')
    parts.append("</worksheet>")
    return "".join(parts)


def _styles_xml() -> str:
    formats = '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="0.0"/>'
    cells = "".join(
        f'<xf numFmtId="{_FORMAT.get(name, 0)}" fontId="{_FONT.get(name, 0)}" fillId="0" borderId="0" xfId="0"/>'
        for name in STYLES
    )
    return (
        f'{_HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="3">{formats}</numFmts><fonts count="6">{_FONTS}</fonts>'
        '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(STYLES)}">{cells}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _comments_xml(comments: Mapping[str, str]) -> str:
    listed = "".join(
        f'<comment ref="{ref}" authorId="0"><text>{_text(text)}</text></comment>' for ref, text in comments.items()
    )
    return f'{_HEAD}<comments xmlns="{MAIN}"><authors><author>x</author></authors><commentList>{listed}</commentList></comments>'


def _properties_xml(properties: Mapping[str, str]) -> str:
    items = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name={quoteattr(name)}><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for pid, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        f'{_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{items}</Properties>'
    )


def workbook(
    sheets: Sequence[Sheet],
    *,
    epoch_1904: bool = False,
    properties: Mapping[str, str] | None = None,
    macros: bool = False,
) -> bytes:
    """The bytes of a workbook; the same for the same sheets. `properties` are custom document properties."""
    texts: dict[str, int] = {}  # -> place among the shared ones
    names = [escape(sheet.name, {'"': "&quot;"}) for sheet in sheets]
    pages = [_sheet_xml(sheet, texts, epoch_1904) for sheet in sheets]
    more = {}
    for i, sheet in enumerate(sheets, 1):
        if sheet.comments:
            more[f"xl/comments{i}.xml"] = _comments_xml(sheet.comments)
            more[f"xl/worksheets/_rels/sheet{i}.xml.rels"] = _relations_xml(comments=f"../comments{i}.xml")
    if properties:
        links = {"officeDocument": "xl/workbook.xml", "custom-properties": "docProps/custom.xml"}
        more |= {"_rels/.rels": _relations_xml(**links), "docProps/custom.xml": _properties_xml(properties)}
    parts = xlsx_parts(
        dict(zip(names, pages, strict=True)),
        _texts_xml(texts),
        _styles_xml(),
        '<workbookPr date1904="1"/>' if epoch_1904 else "",
        more,
        {name: sheet.state for name, sheet in zip(names, sheets, strict=True) if sheet.state != "visible"},
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml" if macros else MAIN_TYPE,
    )
    return zipped(parts, level=1)


def _relations_xml(**targets: str) -> str:
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{_HEAD}<Relationships xmlns="{PACKAGE}">{links}</Relationships>'
