"""A finished report holds as long as document, figures and originals are what they were, and fails on any change."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows.collect import archived
from flows.job import Job
from flows.outcomes import Refusal
from flows.report_run import ReportRequest
from flows.verify import MadeAgain, Problem, compare, make_again, verify
from flows.workspace import Workspace
from tests.flows.small_workspace import (
    AUGUST,
    CHI_LANG,
    LATE,
    SETTINGS,
    copied,
    report,
    settle_one_more,
    small_workspace,
    take_in,
    unpack,
)
from tests.transforms.made_workbooks import unzipped, zipped
from transforms.definitions.periods import Period

DOCUMENT = Path("reports/2020-08/bao-cao-2020-08-v1.docx")

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Job:
    job = small_workspace(tmp_path_factory.mktemp("finished") / "workspace")
    report(job)
    return job


@pytest.fixture(scope="module")
def again(finished: Job) -> MadeAgain:
    return make_again(finished, AUGUST)


@pytest.fixture
def document(finished: Job, tmp_path: Path) -> Path:
    """A copy of the document and its figures that a test may spoil."""
    for file in (finished.workspace.root / DOCUMENT).parent.iterdir():
        shutil.copy2(file, tmp_path)
    return tmp_path / DOCUMENT.name


@pytest.fixture
def job(finished: Job, tmp_path: Path) -> Job:
    """A copy that a test may spoil."""
    return copied(finished, tmp_path)


def rewrite(document: Path, change: Callable[[str], str]) -> None:
    part = "word/document.xml"
    parts = unzipped(document.read_bytes())
    before = parts[part].decode("utf-8")
    after = change(before)
    assert after != before
    document.write_bytes(zipped({**parts, part: after}))


def of_kind(problems: tuple[Problem, ...], kind: str) -> list[Problem]:
    return [one for one in problems if one.kind == kind]


def test_a_report_as_it_was_made_holds_and_nothing_in_the_workspace_is_touched(finished: Job) -> None:
    root = finished.workspace.root
    before = {file: file.stat().st_mtime_ns for file in root.rglob("*")}
    result = verify(finished, AUGUST)
    assert (result.problems, result.is_made_otherwise) == ((), False)
    assert (result.originals, len(result.written.figures) > 100) == (4, True)
    assert {file: file.stat().st_mtime_ns for file in root.rglob("*")} == before


def test_number_and_signing_date_may_be_filled_in_by_hand(again: MadeAgain, document: Path) -> None:
    rewrite(
        document,
        lambda text: re.sub(r"ngày {3,}tháng 8", "ngày 03 tháng 9", re.sub(r"(ố:?) {3,}/BC", r"\1 145/BC", text)),
    )
    assert tuple(compare(again.written, document)) == ()


def test_one_digit_altered_in_the_prose_is_told_with_its_figure_and_its_place(again: MadeAgain, document: Path) -> None:
    told: dict[str, str] = {}

    def alter(text: str) -> str:
        match = re.search(r"nhận được báo cáo của (\d+)/", text)
        assert match is not None
        told["was"], told["now"] = match[1], str(int(match[1]) + 1)
        return text[: match.start(1)] + told["now"] + text[match.end(1) :]

    rewrite(document, alter)
    (problem,) = tuple(compare(again.written, document))
    assert (problem.kind, problem.figure) == ("figure", "submissions_received:LSN:2020-08:period")
    assert (problem.printed, problem.recomputed) == (told["now"], told["was"])
    assert problem.place is not None and re.fullmatch(r"mục I, đoạn \d+", problem.place)


def test_one_digit_altered_in_a_table_of_an_annex_is_told_with_its_cell(again: MadeAgain, document: Path) -> None:
    def alter(text: str) -> str:
        match = re.compile(r"<w:t(?: [^>]*)?>(\d+)</w:t>").search(text, text.index("Phụ lục I<"))
        assert match is not None
        return text[: match.start(1)] + str(int(match[1]) + 1) + text[match.end(1) :]

    rewrite(document, alter)
    (problem,) = tuple(compare(again.written, document))
    assert problem.kind == "figure"
    assert problem.place is not None and re.fullmatch(r"phụ lục I, bảng \d+, dòng \d+, cột \d+", problem.place)


def test_a_word_exchanged_is_told_too(again: MadeAgain, document: Path) -> None:
    rewrite(document, lambda text: text.replace("Huyện Chi Lăng", "Huyện Xyz", 1))
    kinds = {one.kind for one in compare(again.written, document)}
    assert kinds and kinds <= {"text", "figure"}


def test_a_number_added_to_the_text_is_told(again: MadeAgain, document: Path) -> None:
    rewrite(
        document,
        lambda text: "<w:p><w:r><w:t>Thêm 4321 lượt</w:t></w:r></w:p><w:sectPr".join(text.rsplit("<w:sectPr", 1)),
    )
    problems = tuple(compare(again.written, document))
    assert any("4321" in (one.printed or "") for one in problems)


@pytest.mark.parametrize(
    "added",
    [
        "<w:p><w:r><w:t>Ba đơn vị chưa gửi</w:t></w:r></w:p>",
        '<w:p><w:r><w:sym w:font="Symbol" w:char="F034"/></w:r></w:p>',
        '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>43</m:t></m:r>'
        "</m:oMath></w:p>",
        "<w:p><w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent><w:p><w:r><w:t>43"
        "</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>",
    ],
    ids=["in words", "as a symbol", "in an equation", "in a text box"],
)
def test_a_number_added_in_any_other_way_is_told(again: MadeAgain, document: Path, added: str) -> None:
    rewrite(document, lambda text: f"{added}<w:sectPr".join(text.rsplit("<w:sectPr", 1)))
    assert tuple(compare(again.written, document))


@pytest.mark.parametrize("part", ["word/footnotes.xml", "word/header9.xml"])
def test_a_number_in_a_note_or_a_header_is_told(again: MadeAgain, document: Path, part: str) -> None:
    with zipfile.ZipFile(document, "a") as opened:
        opened.writestr(
            part,
            '<w:x xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>43</w:t></w:r>'
            "</w:p></w:x>",
        )
    assert tuple(compare(again.written, document))


def test_a_chart_drawn_into_the_document_is_told(again: MadeAgain, document: Path) -> None:
    with zipfile.ZipFile(document, "a") as opened:
        opened.writestr("word/charts/chart1.xml", "<c:v>43</c:v>")
    assert [one.kind for one in compare(again.written, document)] == ["picture"]


def test_an_altered_chart_is_told(again: MadeAgain, document: Path) -> None:
    parts = unzipped(document.read_bytes()).items()
    document.write_bytes(zipped({name: data + b"\0" * name.startswith("word/media/") for name, data in parts}))
    assert [one.kind for one in tuple(compare(again.written, document))] == ["picture"]


def test_an_altered_figure_in_the_list_of_figures_is_told(again: MadeAgain, document: Path) -> None:
    file = document.with_suffix(".figures.json")
    figures = json.loads(file.read_text(encoding="utf-8"))
    altered = next(figure for figure in figures if figure["measure"] == "tasks_assigned")
    altered["value"] += 1
    file.write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    (problem,) = tuple(compare(again.written, document))
    assert (problem.figure, problem.place) == (altered["id"], file.name)
    del figures[0]
    file.write_text(json.dumps(figures, ensure_ascii=False), encoding="utf-8")
    assert len(tuple(compare(again.written, document))) == 2


@pytest.mark.parametrize("name", ["docx", "figures.json"])
def test_what_is_lost_or_damaged_is_told(again: MadeAgain, document: Path, name: str) -> None:
    document.with_suffix(f".{name}").write_bytes(b"PK\3\4 damaged")
    assert len(tuple(compare(again.written, document))) == 1


def altered_original(job: Job) -> Path:
    """The original of Chi Lăng, in which one cell has been altered."""
    sha256 = hashlib.sha256((job.workspace.inbox / CHI_LANG).read_bytes()).hexdigest()
    original = archived(job.workspace.archive, sha256)
    original.chmod(0o644)
    settle_one_more(job, original, original)
    return original


def test_one_altered_cell_of_an_original_is_told_with_the_figures_that_come_of_it(job: Job) -> None:
    altered_original(job)
    result = verify(job, AUGUST)
    assert [one.place for one in of_kind(result.problems, "original")] == [CHI_LANG]
    assert any((one.figure or "").startswith("services_on_time:") for one in of_kind(result.problems, "figure"))
    assert result.is_made_otherwise


def test_an_altered_original_under_a_hash_that_fits_it_still_gives_other_figures(job: Job) -> None:
    original = altered_original(job)
    data = original.read_bytes()
    original.unlink()
    sha256 = hashlib.sha256(data).hexdigest()
    target = archived(job.workspace.archive, sha256)
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(data)
    with job.warehouse() as con:
        con.execute("UPDATE files SET sha256 = ? WHERE path = ?", [sha256, CHI_LANG])
    for copy in job.workspace.root.glob("warehouse.read-*.duckdb"):
        copy.unlink()
    problems = verify(job, AUGUST).problems
    assert of_kind(problems, "original") == [] and of_kind(problems, "figure")


def test_a_lost_original_is_told(job: Job) -> None:
    altered_original(job).unlink()
    assert [one.place for one in of_kind(verify(job, AUGUST).problems, "original")] == [CHI_LANG]


def test_a_report_stands_on_the_files_that_were_held_when_it_was_made(job: Job) -> None:
    unpack(job.workspace.inbox, [LATE])
    take_in(job)
    result = verify(job, AUGUST)
    assert (result.problems, result.originals) == ((), 4)


def test_a_report_as_known_on_a_day_holds(job: Job) -> None:
    unpack(job.workspace.inbox, [LATE])
    take_in(job)
    report(job, ReportRequest(AUGUST, known_on=date(2020, 8, 18), dated=date(2020, 8, 20), number="45"))
    result = verify(job, AUGUST, 2)
    assert (result.version.known_on, result.problems) == (date(2020, 8, 18), ())


def test_a_report_that_was_never_made_is_asked_for(finished: Job, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cchc report --period 2020-07"):
        verify(finished, Period.parse("2020-07"))
    empty = Job(Workspace(tmp_path), SETTINGS)
    with pytest.raises(Refusal, match="cchc report --period 2020-08"):
        verify(empty, AUGUST)


def test_other_settings_than_those_of_the_report_are_named_as_the_cause(finished: Job) -> None:
    truncating = SETTINGS.report.model_copy(update={"rounding": "truncate", "issuer": "Sở Khác"})
    result = verify(Job(finished.workspace, SETTINGS.model_copy(update={"report": truncating})), AUGUST)
    assert result.problems and result.is_made_otherwise
    assert replace(result.problems[0], message="").kind in ("text", "figure")
