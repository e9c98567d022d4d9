from __future__ import annotations

import io

import pytest
import xlwt

from tests.soon import soon
from tests.transforms.made_workbooks import ods, styles_xml, unzipped, xlsb, xlsx, zipped
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Value, Workbook
from transforms.files.struck_text import without_struck_runs, without_struck_spans

_STRUCK = "<r><rPr><strike/><sz val='11'/></rPr><t>5</t></r>"
_PLAIN = '<r><rPr><b/></rPr><t xml:space="preserve"> 6</t></r>'


def _read(data: bytes) -> list[tuple[Value, ...]]:
    workbook = read_workbook(data, Limits())
    assert isinstance(workbook, Workbook)
    return [cells for _, cells in workbook.sheets[0].rows]


def _of_strings(*items: str) -> bytes:
    strings = f"<sst xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>{''.join(items)}</sst>"
    cells = "".join(f'<c r="{"ABCDEF"[n]}1" t="s"><v>{n}</v></c>' for n in range(len(items)))
    return xlsx(f'<row r="1">{cells}</row>', strings=strings, styles=styles_xml([0]))


def test_what_is_struck_out_beside_other_text_is_not_read() -> None:
    items = [f"<si>{runs}</si>" for runs in (_STRUCK + _PLAIN, _PLAIN + _STRUCK, _STRUCK, _PLAIN)]
    assert _read(_of_strings(*items)) == [(" 6", " 6", "5", " 6")]


def test_a_strike_that_is_off_strikes_nothing() -> None:
    off = _STRUCK.replace("<strike/>", '<strike val="0"/>')
    assert _read(_of_strings(f"<si>{off}{_PLAIN}</si>")) == [("5 6",)]
    strings = b"<sst><si><r><t>5</t></r></si></sst>"
    assert without_struck_runs(strings) is strings


def test_text_written_in_the_cell_itself_is_no_other() -> None:
    cell = f'<c r="A1" t="inlineStr"><is>{_STRUCK}{_PLAIN}</is></c>'
    assert _read(xlsx(f'<row r="1">{cell}</row>')) == [(" 6",)]


def test_runs_without_an_end_take_no_absurd_time() -> None:
    with soon():
        without_struck_runs(b"<r>" * 50_000 + b"<strike/>")


@pytest.mark.parametrize("markup", ["<s>" + "<b>" * 20_000 + "</i>" * 20_000, "<s>5" * 20_000])
def test_marks_without_an_end_take_no_absurd_time(markup: str) -> None:
    with soon():
        assert len(_read(f"<html><table><tr><td>1<td>{markup}</table></html>".encode())) == 1
        without_struck_runs(b"<r></r>" * 50_000 + b"<strike/>")
        head = b'<style:style style:name="T" style:family="text"> style:text-line-through-style="a" </style:style>'
        for begins in (b"<text:p>", b'<text:p><text:span text:style-name="T">', b"<text:p></text:p>"):
            without_struck_spans(head + b"<style:style >" * 20_000 + b"<office:body" + begins * 20_000)


_ODS_STYLES = (
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="{}"/>'
    '</style:style><style:style style:name="T2" style:family="text"><style:text-properties fo:color="#ff0000" '
    'xmlns:fo="urn:x"/></style:style>'
)


def _ods_cells(*inner: str, strike: str = "solid") -> list[tuple[Value, ...]]:
    cells = "".join(f'<table:table-cell office:value-type="string">{one}</table:table-cell>' for one in inner)
    return _read(ods(f"<table:table-row>{cells}</table:table-row>", _ODS_STYLES.format(strike)))


def test_what_is_struck_out_in_a_cell_of_open_document_is_not_read() -> None:
    struck, other = '<text:span text:style-name="T1">5</text:span>', '<text:span text:style-name="T2">6</text:span>'
    cells = [f"<text:p>{one}</text:p>" for one in (f"{struck}6", other + struck, struck, f"1{other}")]
    cells.append(f"<text:p>{struck}</text:p><text:p>7</text:p>")
    note = "<office:annotation><text:p>đã xem</text:p></office:annotation>"
    cells += [f"{note}<text:p>{struck}</text:p>", f"{note}<text:p>{struck}6</text:p>"]
    assert _ods_cells(*cells) == [("6", "6", "5", "16", "7", "5", "6")]
    assert _ods_cells(*cells[:3], strike="none") == [("56", "65", "5")]


def test_what_is_struck_out_in_a_cell_of_old_excel_is_not_read() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    struck, red = xlwt.easyfont("struck_out true"), xlwt.easyfont("color_index red")
    for column, runs in enumerate(
        [[("5", struck), ("6", red)], ["6", ("5", struck)], [("5", struck)], [("1", red), "6"]]
    ):
        page.write_rich_text(0, column, runs)
    page.write_rich_text(0, 4, ["5", ("6", red)], xlwt.easyxf("font: struck_out true"))
    page.write(0, 5, "7", xlwt.easyxf("font: struck_out true"))
    page.write_rich_text(0, 6, ["😀 a", ("5", struck), "6"])  # whose runs count the emoji as two letters
    held = io.BytesIO()
    book.save(held)
    assert _read(held.getvalue()) == [("6", "6", "5", "16", "6", "7", "😀 a56")]


@pytest.mark.parametrize("tag", ["s", "strike", "del", "S"])
def test_what_a_web_page_strikes_out_is_not_read(tag: str) -> None:
    cells = (
        f"<{tag}>5</{tag}> 6",
        f"6<{tag}>5</{tag}>",
        f"<{tag}>5</{tag}>",
        f"<span style='display:none'><{tag}></span>6</{tag}>",
    )
    page = f"<html><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table></html>"
    assert _read(page.encode()) == [("6", "6", "5", "6")]


def test_what_a_style_of_a_web_page_strikes_out_is_not_read() -> None:
    struck = '<span style="font-size:9pt; text-decoration: line-through">'
    kept = '<span style="text-decoration: underline">'
    cells = f"<td>{struck}5</span> 6</td><td><b>{struck}5</span></b>6</td><td>{kept}5</span>6</td>"
    assert _read(f"<html><table><tr>{cells}</tr></table></html>".encode()) == [("6", "6", "56")]


def test_what_a_web_page_strikes_out_within_what_it_strikes_out_is_no_other_text() -> None:
    cells = ("<s><strike>5</strike></s>", "<s>5<del>4</del>3</s> 6", "<del><s>5</s></del>6", "<s>5<s>6")
    page = f"<html><table><tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr></table></html>"
    assert _read(page.encode()) == [("5", "6", "6", "56")]
    row = "<tr><td><s><strike>1</strike></s></td><td><s><del>Việc</del></s></td></tr>"
    assert _struck(f"<html><table>{row}</table></html>".encode()) == (1,)


@pytest.mark.parametrize(
    ("runs", "left"),
    [
        *[([(0, 1), (1, 0)], " 6"), ([(1, 1)], "5"), ([(0, 0), (1, 1), (2, 0)], "56")],
        *[([(0, 1)], "5 6"), ([(1, 0)], "5 6"), ([(2, 0), (0, 0), (1, 1)], "5 6"), ([(9, 1)], "5 6")],
    ],
)
def test_struck_runs_of_xlsb_are_left_out_where_something_else_is_left(runs: list[tuple[int, int]], left: str) -> None:
    assert _read(xlsb({(1, 1): ("5 6", runs), (1, 2): ("mới", [(0, 0)])})) == [(left, "mới")]


def test_runs_of_xlsb_whose_places_emoji_shift_are_all_read() -> None:
    assert _read(xlsb({(1, 1): ("\U0001f600 5 6", [(0, 0), (3, 1), (4, 0)])})) == [("\U0001f600 5 6",)]


# Rows of three cells, each struck through or not: a whole one, one but for its number, a word of one, none, blank ones.
_STRIKES = [(1, 1, 1), (0, 1, 1), (0, 1, 0), (0, 0, 0), (1, None, None)]
_WORDS = ("1", "Việc", "Xong")


def _struck(data: bytes) -> tuple[int, ...]:
    workbook = read_workbook(data, Limits())
    assert isinstance(workbook, Workbook)
    return workbook.sheets[0].struck


@pytest.mark.parametrize(("strike", "found"), [("<strike/>", (1, 2)), ('<strike val="0"/>', ()), ("<b/>", ())])
def test_rows_are_told_whose_cells_are_struck_through_but_one(strike: str, found: tuple[int, ...]) -> None:
    styles = (
        "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>"
        f"<fonts><font><sz val='11'/></font><font>{strike}</font></fonts>"
        "<cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='0' fontId='1'/></cellXfs></styleSheet>"
    )
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{letter}{number}" s="{is_struck or 0}" t="inlineStr"><is><t>{word}</t></is></c>'
            for letter, word, is_struck in zip("ABC", _WORDS, row, strict=True)
            if is_struck is not None
        )
        + f'<c r="D{number}" s="1"/><c r="E{number}" s="1"></c></row>'
        for number, row in enumerate(_STRIKES, 1)
    )
    assert _struck(xlsx(rows, styles=styles)) == found


def test_rows_of_old_excel_that_are_struck_through_are_told() -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("S")
    styles = [xlwt.easyxf(""), xlwt.easyxf("font: struck_out true")]
    for number, row in enumerate(_STRIKES):
        for column, is_struck in enumerate(row):
            if is_struck is not None:
                page.write(number, column, _WORDS[column], styles[is_struck])
        page.write(number, 3, None, styles[1])
    held = io.BytesIO()
    book.save(held)
    assert _struck(held.getvalue()) == (1, 2)


def test_blank_cells_around_a_far_struck_one_of_old_excel_are_not_looked_through() -> None:
    book = xlwt.Workbook()
    book.add_sheet("S").write(40_000, 255, "x", xlwt.easyxf("font: struck_out true"))
    held = io.BytesIO()
    book.save(held)
    with soon(8):
        assert _struck(held.getvalue()) == ()


def test_rows_of_xlsb_that_are_struck_through_are_told() -> None:
    told = {
        (r, c): struck for r, row in enumerate(_STRIKES, 1) for c, struck in enumerate(row, 1) if struck is not None
    }
    assert _struck(xlsb({place: _WORDS[place[1] - 1] for place in told}, told, (0, 0), fonts=(0, 1))) == (1, 2)
    assert _struck(xlsb({place: _WORDS[place[1] - 1] for place in told}, told, (0, 0))) == ()


def test_rows_that_a_web_page_strikes_through_are_told() -> None:
    def cell(word: str, is_struck: int | None) -> str:
        return "<td></td>" if is_struck is None else f"<td><s>{word}</s></td>" if is_struck else f"<td>{word}</td>"

    rows = "".join(f"<tr>{''.join(map(cell, _WORDS, row))}</tr>" for row in _STRIKES)
    assert _struck(f"<html><table>{rows}</table></html>".encode()) == (1, 2)


@pytest.mark.parametrize(("strike", "found"), [("1", (1, 2)), ("0", ())])
def test_rows_of_an_xml_spreadsheet_that_are_struck_through_are_told(strike: str, found: tuple[int, ...]) -> None:
    def cell(word: str, is_struck: int | None) -> str:
        data = "" if is_struck is None else f'<Data ss:Type="String">{word}</Data>'
        return f'<Cell ss:StyleID="s{is_struck or 0}">{data}</Cell>'

    space = "urn:schemas-microsoft-com:office:spreadsheet"
    styles = f'<Style ss:ID="s0"/><Style ss:ID="s1"><Font ss:Size="11" ss:StrikeThrough="{strike}"/></Style>'
    rows = "".join(f"<Row>{''.join(map(cell, _WORDS, row))}</Row>" for row in _STRIKES)
    page = (
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Styles>{styles}</Styles>'
        f'<Worksheet ss:Name="S"><Table>{rows}</Table></Worksheet></Workbook>'
    )
    assert _struck(page.encode()) == found


@pytest.mark.parametrize(("strike", "found"), [("solid", (1, 2)), ("none", ())])
def test_rows_of_open_document_that_are_struck_through_are_told(strike: str, found: tuple[int, ...]) -> None:
    def cell(word: str, is_struck: int | None) -> str:
        style = f' table:style-name="C{is_struck}" office:value-type="string"' if is_struck is not None else ""
        return f"<table:table-cell{style}>{'' if is_struck is None else f'<text:p>{word}</text:p>'}</table:table-cell>"

    styles = "".join(
        f'<style:style style:name="C{number}" style:family="table-cell"><style:text-properties '
        f'style:text-line-through-style="{line}"/></style:style>'
        for number, line in enumerate(("none", strike))
    )
    rows = "".join(f"<table:table-row>{''.join(map(cell, _WORDS, row))}</table:table-row>" for row in _STRIKES)
    assert _struck(ods(rows, styles)) == found


@pytest.mark.parametrize(
    ("css", "row", "found"),
    [
        (".huy{text-decoration:line-through;}", '<tr class="xl65 huy"><td>1</td><td><b>Việc</b></td></tr>', (1,)),
        ("td.xl66\n{mso-style-parent:x; text-decoration:line-through}", "<tr>{}{}</tr>", (1,)),
        ("td.xl66 {text-decoration:underline} .a {text-decoration:line-through}", "<tr>{}{}</tr>", ()),
        ("tr.huy td{text-decoration-line:line-through}", '<tr class="huy">{}{}</tr>', (1,)),
        (".xl66:hover, .xl66 del {text-decoration:line-through}", "<tr>{}{}</tr>", ()),
        (".xl66 {text-line-through:none}", "<tr>{}{}</tr>", ()),
        ("", "<tr style='text-decoration: line-through'><td>1</td><td>Việc</td></tr>", (1,)),
        ("", "<tr><td><span style='text-decoration:line-through'>1</span></td><td>Việc</td></tr>", ()),
        (
            "",
            '<tr><td style="text-decoration:line-through">1</td><td><p style="text-decoration:line-through">Việc',
            (1,),
        ),
    ],
)
def test_rows_that_a_web_page_strikes_through_by_its_styles_are_told(
    css: str, row: str, found: tuple[int, ...]
) -> None:
    cells = row.format('<td class="xl66">1</td>', "<td class='xl66'>Việc</td>")
    page = f"<html><style>{css}</style><table>{cells}<tr><td>2</td><td>Việc khác</td></tr></table></html>"
    assert (_struck(page.encode()), _read(page.encode())[0]) == (found, ("1", "Việc"))


def test_what_a_web_page_strikes_out_by_its_styles_beside_other_text_is_not_read() -> None:
    cells = (
        "<span class=gach>5</span> 6",
        "<span style='text-decoration:line-through'><b>5</b>4</span>6",
        "6<font class='gach'>5</font>",
        "<p class=gach>5</p><p>6</p>",
        "<span class=khac>5</span> 6",
        "<span style='text-line-through:none'>5</span> 6",
        "<s>5<table><tr><td><b>3</b></table></s>6",
    )
    rows = f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    page = f"<html><style>.gach {{text-decoration:line-through}}</style><table>{rows}</table></html>"
    assert _read(page.encode()) == [("6", "6", "6", "6", "5 6", "5 6", "6")]


@pytest.mark.parametrize(("own", "found"), [("", (1, 2)), ('<style:text-properties fo:color="#f00"/>', (1, 2))])
def test_rows_of_open_document_that_are_struck_through_by_a_style_with_a_name_are_told(
    own: str, found: tuple[int, ...]
) -> None:
    line = '<style:text-properties style:text-line-through-style="{}"/>'
    named = f'<style:style style:name="Gach" style:family="table-cell">{line.format("solid")}</style:style>'
    of_cells = '<style:style style:name="{}" style:family="table-cell" style:parent-style-name="Gach">{}</style:style>'
    cell = '<table:table-cell table:style-name="{}" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    rows = "".join(
        f"<table:table-row>{cell.format(style, 'Một')}{cell.format(style, 'Hai')}</table:table-row>"
        for style in ("Gach", "C1", "C2", "Default")
    )
    styles = of_cells.format("C1", own) + of_cells.format("C2", line.format("none"))
    parts = unzipped(ods(rows, styles))
    assert (
        _struck(zipped({**parts, "styles.xml": f"<office:document-styles>{named}</office:document-styles>"})) == found
    )
    assert _struck(zipped(parts)) == ()
