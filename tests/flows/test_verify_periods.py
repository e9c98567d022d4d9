"""Reports of longer periods are verified like those of a month, and so are reports with rulings or without figures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from flows.job import Job
from flows.report_run import ReportRequest
from flows.verify import compare, make_again, verify
from tests.flows.small_workspace import CHI_LANG, copied, report, small_workspace, take_in
from tests.flows.test_verify import altered_original, of_kind
from tests.transforms.made_workbooks import unzipped, zipped
from transforms.definitions.periods import Period
from warehouse.connection import open_for_reading

QUARTER, YEAR, EMPTY = Period.parse("2020-Q3"), Period.parse("2020"), Period.parse("2021-05")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Job:
    job = small_workspace(tmp_path_factory.mktemp("finished") / "workspace")
    for period in (QUARTER, YEAR, EMPTY):
        report(job, ReportRequest(period))
    return job


@pytest.fixture
def job(finished: Job, tmp_path: Path) -> Job:
    """A copy that a test may spoil."""
    return copied(finished, tmp_path)


def altered_digits(document: Path, folder: Path, every: int) -> Iterator[tuple[str, Path]]:
    """The document with another digit in the place of one, over and over: what stood before it, and the file. Line and
    day that are filled in by hand are left out."""
    parts = unzipped(document.read_bytes())
    text = parts["word/document.xml"].decode("utf-8")
    runs = [run for run in re.finditer(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text) if "ngày   " not in run[1]]
    places = [run.start(1) + at for run in runs for at, sign in enumerate(run[1]) if sign.isdigit()]
    file = folder / document.name
    shutil.copy2(document.with_suffix(".figures.json"), folder)
    for place in places[::every]:
        altered = text[:place] + str((int(text[place]) + 1) % 10) + text[place + 1 :]
        file.write_bytes(zipped({**parts, "word/document.xml": altered}))
        yield re.sub("<[^>]+>", " ", text[place - 200 : place + 20]), file


@pytest.mark.parametrize("period", [QUARTER, YEAR], ids=str)
def test_any_digit_altered_in_a_report_of_a_longer_period_is_told(
    finished: Job, tmp_path: Path, period: Period
) -> None:
    again = make_again(finished, period)
    document = finished.workspace.root / again.version.document_path
    assert (tuple(compare(again.written, document)), again.is_made_otherwise) == ((), False)
    tried = [(words, tuple(compare(again.written, file))) for words, file in altered_digits(document, tmp_path, 151)]
    assert len(tried) > 5
    assert [words for words, problems in tried if not problems] == []


@pytest.mark.parametrize("period", [QUARTER, YEAR], ids=str)
def test_an_altered_cell_of_an_original_is_told_with_the_figures_of_a_longer_period(job: Job, period: Period) -> None:
    altered_original(job)
    result = verify(job, period)
    assert [one.place for one in of_kind(result.problems, "original")] == [CHI_LANG]
    assert any((one.figure or "").startswith("services_on_time:") for one in of_kind(result.problems, "figure"))


def test_a_report_of_a_period_of_which_nothing_was_received_holds(finished: Job) -> None:
    result = verify(finished, EMPTY)
    assert (result.problems, result.is_made_otherwise) == ((), False)


def test_a_report_whose_figures_follow_a_ruling_holds(job: Job) -> None:
    """A task that a unit reports and the register lacks counts by a ruling."""
    with open_for_reading(job.workspace.warehouse) as con:
        found = con.execute(
            "SELECT id FROM discrepancies WHERE rule = 'task.missing_in_register' AND state = 'open' ORDER BY id"
        ).fetchall()
    assert found
    ruling = ("Theo đơn vị", None, "đã đối chiếu", "Trần A", date(2020, 9, 1))
    head = ("Mã chênh lệch", "Kết luận", "Giá trị", "Lý do", "Người kết luận", "Ngày")
    book = openpyxl.Workbook()
    cover, sheet = book.worksheets[0], book.create_sheet("XL-CL")
    cover.title = "Thông tin"
    for line in (("Đơn vị báo cáo", "Sở Nội vụ"), ("Kỳ báo cáo", "Tháng 8/2020")):
        cover.append(line)
    for row in (head, (found[0][0], *ruling)):
        sheet.append(row)
    book.save(job.workspace.inbox / "chenh-lech.xlsx")
    take_in(job)
    with open_for_reading(job.workspace.warehouse) as con:
        assert con.execute("SELECT state FROM discrepancies WHERE id = ?", found[0]).fetchall() == [("ruled",)]
    figures = (job.workspace.root / "reports" / "2020" / "bao-cao-2020-v1.figures.json").read_text(encoding="utf-8")
    report(job, ReportRequest(YEAR))
    result = verify(job, YEAR)
    assert (result.problems, result.originals, result.is_made_otherwise) == ((), 5, False)
    assert result.document.with_suffix(".figures.json").read_text(encoding="utf-8") != figures
