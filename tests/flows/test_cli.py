from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from flows.cli import run
from flows.language import choose_language
from flows.workspace import init_workspace


@pytest.fixture(autouse=True)
def usual_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CCHC_WORKSPACE", raising=False)
    monkeypatch.delenv("CCHC_LANG", raising=False)
    choose_language()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return init_workspace(tmp_path / "w").root


def outcome(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(arguments)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_workspace_is_named_before_or_after_the_command(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    before = outcome(capsys, "--workspace", str(folder), "submissions", "--period", "2020-08", "--json")
    after = outcome(capsys, "submissions", "--period", "2020-08", "--json", f"--workspace={folder}")
    assert before == after == (0, "[]\n", "")


def test_a_workspace_is_named_by_the_environment_or_is_the_current_folder(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CCHC_WORKSPACE", str(folder))
    assert outcome(capsys, "rows", "--period", "2020", "--json")[0] == 0
    monkeypatch.delenv("CCHC_WORKSPACE")
    monkeypatch.chdir(folder)
    assert outcome(capsys, "rows", "--period", "2020", "--json")[0] == 0
    monkeypatch.chdir(tmp_path)
    assert outcome(capsys, "rows", "--period", "2020", "--json")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nonsense",), "Không có lệnh"),
        (("submissions",), "Thiếu --period"),
        (("submissions", "--peroid", "2020-08"), "Không có tùy chọn --peroid"),
        (("submissions", "--period", "2020-13"), "không phải kỳ báo cáo"),
        (("measures", "--period", "2020-08", "--window", "week"), "--window chỉ nhận"),
        (("report", "--period", "2020-08", "--dated", "hôm nay"), "không phải ngày"),
        (("check", "nowhere.xlsx"), "Không có tệp"),
        (("send", "--period", "2020-08", "--version", "1", "--letters"), "--version là bản của báo cáo"),
        (("send", "--period", "2020-08", "--version", "1", "--unit", "182"), "--version là bản của báo cáo"),
        (("ingest", "nowhere"), "Không có nowhere"),
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = outcome(capsys, "--workspace", str(folder), *arguments)
    assert (code, out) == (2, "")
    assert said in err and "Traceback" not in err


def test_messages_are_english_for_those_who_ask(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, _, err = outcome(capsys, "submissions", "--period", "x", "--lang", "en", "--workspace", str(folder))
    assert code == 2 and "is no period" in err
    code, _, err = outcome(capsys, "--lang", "fr", "doctor")
    assert code == 2 and "fr" in err


def test_wrong_settings_stop_a_command_and_name_the_line(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "cchc.toml").write_text("[report]\n\npfd = true\n", encoding="utf-8")
    code, _, err = outcome(capsys, "--workspace", str(folder), "submissions", "--period", "2020-08")
    assert code == 2 and "cchc.toml, dòng 3: report.pfd" in err


def test_a_new_workspace_has_its_folders_and_settings_and_keeps_those_it_has(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    new = tmp_path / "mới"
    assert outcome(capsys, "init", str(new))[0] == 0
    assert {"cchc.toml", "inbox", "archive", "reports", "feedback", "outbox"} <= {one.name for one in new.iterdir()}
    (new / "cchc.toml").write_text("[report]\npdf = false\n", encoding="utf-8")
    outcome(capsys, "init", str(new))
    assert (new / "cchc.toml").read_text(encoding="utf-8") == "[report]\npdf = false\n"


def test_a_table_in_a_pipe_is_tab_separated(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    code, out, _ = outcome(capsys, "--workspace", str(folder), "status", "--period", "2020-08")
    lines = out.splitlines()
    assert code == 0 and lines[0].split("\t")[:3] == ["Kỳ", "Đơn vị", "Trạng thái"]
    assert len(lines) == 32 and all("chưa gửi" in line for line in lines[1:])


def test_status_can_be_read_by_programs(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    _, out, _ = outcome(capsys, "--workspace", str(folder), "status", "--period", "2020-08", "--json")
    assert {row["state"] for row in json.loads(out)} == {"missing"}


def test_help_lists_every_command_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = outcome(capsys, "--help")
    listed = re.findall(r"(?m)^  ([a-z]+)  ", out)
    assert listed[:3] == ["init", "ingest", "run"]
    assert {"report", "send", "approve", "status", "submissions", "rows", "findings", "discrepancies", "measures"} <= {
        *listed
    }


def test_checking_a_file_that_is_no_workbook_ends_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lời văn.docx").write_bytes(b"%PDF-1.4")
    code, out, _ = outcome(capsys, "check", "lời văn.docx")
    assert code == 1 and "file.not_a_workbook" in out
    code, out, _ = outcome(capsys, "check", "lời văn.docx", "--json")
    assert code == 1 and [row["code"] for row in json.loads(out)] == ["file.not_a_workbook"]


def test_a_blank_form_that_was_handed_out_passes_the_check(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, _ = outcome(capsys, "forms", "biểu mẫu", "--period", "2020-09", "--unit", "SYT")
    assert code == 0
    (form,) = out.splitlines()
    assert outcome(capsys, "check", form)[0] == 0


def test_a_word_template_is_checked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from templates import FOLDER

    assert outcome(capsys, "templates", "check", str(FOLDER / "word" / "monthly_report.docx"))[0] == 0
    (tmp_path / "x.docx").write_bytes(b"nothing")
    assert outcome(capsys, "templates", "check", str(tmp_path / "x.docx"))[0] == 1


def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "cchc.toml").write_text(
        '[mail]\nsmtp_host = "127.0.0.1"\nsmtp_port = 1\nrecipients = ["a@b.vn"]\n', encoding="utf-8"
    )
    code, out, _ = outcome(capsys, "doctor", "--workspace", str(folder))
    assert code == 1
    assert re.search(r"✗ Thư điện tử: 127\.0\.0\.1:1: .+\n    → xem lại mail\.smtp_host", out)
