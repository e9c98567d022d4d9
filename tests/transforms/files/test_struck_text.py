from __future__ import annotations

import pytest

from tests.soon import soon
from tests.transforms.made_workbooks import styles_xml, xlsx
from transforms.files.read import read_workbook
from transforms.files.sheets import Limits, Value, Workbook
from transforms.files.struck_text import without_struck_runs

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
        without_struck_runs(b"<r></r>" * 50_000 + b"<strike/>")


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
