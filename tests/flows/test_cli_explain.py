from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.cli import run
from flows.workspace import init_workspace
from tests.warehouse.told import Told, progress, task
from warehouse.connection import open_for_writing, publish

pytestmark = pytest.mark.usefixtures("usual_language")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose warehouse holds a register of two tasks and a unit's report of one."""
    workspace = init_workspace(tmp_path_factory.mktemp("explain") / "w")
    with open_for_writing(workspace.warehouse) as con:
        told = Told(con=con)
        told.central("task_register", "2020-01", [task(), task(task_code="NV-2", document_number="2/X")], path="so.xls")
        told.unit("SCT", "2020-01", task_progress=[progress()])
        told.settle()
    return workspace.root


def outcome(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str) -> tuple[int, str, str]:
    code = run(["--workspace", str(folder), "explain", *arguments])
    said = capsys.readouterr()
    return code, said.out, said.err


ASKED = ("--period", "2020-01", "--measure", "tasks_assigned", "--unit", "SCT")


def test_a_figure_is_told_in_words(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = outcome(capsys, folder, *ASKED)
    assert code == 0
    assert "Giá trị: 2" in out and "tệp so.xls, trang “SO-NV”, ô A2:" in out and "Chênh lệch chưa thống nhất" in out


def test_a_figure_is_told_as_json_and_by_its_id(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, by_measure, _ = outcome(capsys, folder, *ASKED, "--json")
    assert code == 0
    [told] = json.loads(by_measure)
    assert (told["value"], [row["row"] for row in told["parts"][0]["rows"]]) == (2, [2, 3])
    assert outcome(capsys, folder, "tasks_assigned:SCT:2020-01:period~02", "--json") == (0, by_measure, "")


def test_a_figure_is_told_as_a_workbook(capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path) -> None:
    code, out, _ = outcome(capsys, folder, *ASKED, "--xlsx", str(tmp_path / "a.xlsx"))
    assert (code, out) == (0, "")
    assert "Dòng được tính" in load_workbook(tmp_path / "a.xlsx").sheetnames


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Thiếu mã con số"),
        (("--period", "2020-01"), 2, "Thiếu mã con số"),
        (("a:b:c:d", "--period", "2020-01"), 2, "không ghi cả hai"),
        (("--period", "2020-01", "--measure", "tasks_asigned"), 2, "tasks_assigned"),
        ((*ASKED, "--window", "week"), 2, "--window chỉ nhận"),
        ((*ASKED, "--split", "kind"), 2, "--split viết dạng"),
        ((*ASKED, "--boundaries", "soon"), 2, "--boundaries"),
        ((*ASKED, "--split", "kind=Khác"), 1, "Không có con số"),
        (("no:such:figure",), 1, "Không có con số"),
    ],
)
def test_what_cannot_be_explained_is_said_in_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    ended, out, err = outcome(capsys, folder, *arguments)
    assert (ended, out) == (code, "") and said in err


def test_an_empty_workspace_has_nothing_to_explain(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "w")
    code, _, err = outcome(capsys, workspace.root, *ASKED)
    assert code == 1 and "còn trống" in err


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("DELETE FROM migrations WHERE name = '0007_letters'", "Hãy chạy cchc ingest một lần"),
        ("INSERT INTO migrations VALUES ('9999_later')", "Hãy cập nhật chương trình"),
    ],
    ids=["older", "newer"],
)
def test_a_copy_that_another_edition_published_is_told_with_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: str, said: str
) -> None:
    workspace = init_workspace(tmp_path / "w")
    with open_for_writing(workspace.warehouse) as con:
        con.execute(change)
    copy = publish(workspace.warehouse)
    for arguments in (("explain", *ASKED), ("status", *ASKED[:2]), ("measures", *ASKED[:2], "--json")):
        code = run(["--workspace", str(workspace.root), *arguments])
        told = capsys.readouterr()
        assert (code, told.out) == (1, "") and said in told.err and copy.name in told.err


def test_only_what_was_known_on_a_day_counts(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = outcome(capsys, folder, *ASKED, "--as-known-on", "2020-01-19", "--json")
    assert code == 0 and json.loads(out)[0]["status"] == "none"
