from __future__ import annotations

import errno
import json
import os
import re
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest

from flows.cli import run
from flows.workspace import default_settings_text, init_workspace

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("usual_language")


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


def test_a_workspace_begun_on_a_full_disk_is_made_whole_by_the_next_attempt(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        code, out, err = outcome(capsys, "init", str(tmp_path / "w"))
    assert (code, out) == (1, "") and "Đĩa đã đầy" in err
    assert not (tmp_path / "w" / "cchc.toml").exists()
    assert outcome(capsys, "init", str(tmp_path / "w"))[0] == 0
    assert (tmp_path / "w" / "cchc.toml").read_text(encoding="utf-8") == default_settings_text()
    assert (tmp_path / "w" / "lists" / "sheet_names.csv").read_text(encoding="utf-8") == "form,variant\n"


def test_on_a_full_disk_no_server_is_started_to_run_a_flow(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started() -> None:
        raise AssertionError("a server was started")

    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.setattr("flows.prefect_environment.TemporaryServer", started)
    monkeypatch.setattr("flows.prefect_environment.server_is_set", lambda: False)
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1 << 20))
    code, out, err = outcome(capsys, "--workspace", str(folder), "ingest")
    assert (code, out) == (1, "") and "Đĩa đã đầy" in err
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=1 << 30))
    with pytest.raises(AssertionError, match="a server was started"):
        outcome(capsys, "--workspace", str(folder), "ingest")


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
        (("report", "--period", "2020-08", "--number", "12/BC-SNV"), "không phải số báo cáo"),
        (("check", "nowhere.xlsx"), "Không có tệp"),
        (("send", "--period", "2020-08", "--version", "1", "--letters"), "--version là bản của báo cáo"),
        (("send", "--period", "2020-08", "--version", "1", "--unit", "182"), "--version là bản của báo cáo"),
        (("ingest", "nowhere"), "Không có nowhere"),
        (("check", "."), "là thư mục"),
        (("check",), "Thiếu TỆP"),
        (("submissions", "--period"), "--period cần có giá trị"),
        (("diff", "--period", "2020-08", "--versions", "1"), "--versions cần 2 giá trị"),
        (("report", "--period", "2020-08", "đúp"), "Thừa đúp"),
        (("verify", "--period", "2020-08", "--version", "0"), "Giá trị của --version"),
        (("measures", "--period", "2020-08", "--unit", "XYZ"), "'XYZ' không phải mã đơn vị"),
        (("measures", "--period", "2020-08", "--unit", "Sở y tế"), "“Sở y tế” có mã SYT"),
        (("send", "--period", "2020-08", "--unit", "XYZ"), "'XYZ' không phải mã đơn vị"),
    ],
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    capsys: pytest.CaptureFixture[str], folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    code, out, err = outcome(capsys, "--workspace", str(folder), *arguments)
    assert (code, out) == (2, "")
    assert said in err and "Traceback" not in err


@pytest.mark.parametrize(("host", "is_sent"), [("", True), ("mail.snv.example", False)])
def test_the_sample_is_mailed_to_nobody_where_a_server_is_set(
    folder: Path, monkeypatch: pytest.MonkeyPatch, host: str, is_sent: bool
) -> None:
    def made(_: object, *, send: bool, **__: object) -> None:
        raise AssertionError(f"send={send}")

    monkeypatch.setenv("CCHC_MAIL__SMTP_HOST", host)
    monkeypatch.setattr("flows.cli_reports.running_flows", lambda _: nullcontext())
    monkeypatch.setattr("flows.cli_reports._made", made)
    with pytest.raises(AssertionError, match=f"send={is_sent}"):
        run(("demo", str(folder)))


# A number given by mistake is taken back with "".
@pytest.mark.parametrize("command", [("run",), ("report",), ("report", "--number", "")])
def test_a_period_that_has_not_begun_is_refused_before_a_server_comes_up(
    capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    def started(_: object) -> None:
        raise AssertionError("started")

    monkeypatch.setattr("flows.cli_reports.running_flows", started)
    code, _, said = outcome(capsys, *command, "--period", "2099-12", "--workspace", str(folder))
    assert (code, "chưa bắt đầu" in said) == (2, True)
    with pytest.raises(AssertionError, match="started"):
        run((*command, "--period", "2020-08", "--workspace", str(folder)))


def test_a_unit_is_known_by_its_code_however_it_is_capitalised(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    asked = ("--workspace", str(folder), "measures", "--period", "2020-08", "--json", "--unit")
    assert [outcome(capsys, *asked, unit) for unit in ("sngv", "lsn", "182")] == [(0, "[]\n", "")] * 3


def test_a_folder_that_cannot_be_written_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    code, out, err = outcome(capsys, "forms", str(tmp_path / "tệp"), "--period", "2020-08", "--unit", "182")
    assert (code, out) == (1, "")
    assert str(tmp_path / "tệp") in err and "quyền" in err and "Traceback" not in err


def test_a_file_that_excel_holds_is_named_and_not_the_unfinished_one_beside_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(source: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(source), None, str(target))

    monkeypatch.setattr("flows.whole_files.os.replace", held)
    code, _, err = outcome(capsys, "forms", str(tmp_path), "--period", "2020-08", "--unit", "182")
    assert code == 1
    assert (
        "bieu-mau-2020-08-huyen-van-lang.xlsx (không có quyền, hoặc chương trình khác đang mở)" in err
        and ".part" not in err
    )


def test_whoever_looks_while_the_first_run_writes_is_asked_to_wait(
    capsys: pytest.CaptureFixture[str], folder: Path
) -> None:
    held = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", held, str(folder / "warehouse.duckdb")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdout and writer.stdout.readline()
        code, out, err = outcome(capsys, "--workspace", str(folder), "status", "--period", "2020-08")
        writer.communicate()
    assert (code, out) == (1, "")
    assert "warehouse.duckdb" in err and "hãy đợi xong" in err and "Traceback" not in err


def test_settings_that_cannot_be_read_are_wrong_settings(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "cchc.toml").unlink()
    (folder / "cchc.toml").mkdir()
    code, _, err = outcome(capsys, "--workspace", str(folder), "submissions", "--period", "2020-08")
    assert code == 2 and "cchc.toml: không đọc được" in err


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


@pytest.mark.parametrize("option", ["--workspace", "--lang"])
def test_an_option_of_the_program_that_stands_last_without_a_value_is_told(
    capsys: pytest.CaptureFixture[str], option: str
) -> None:
    code, _, told = outcome(capsys, "status", "--period", "2020-08", option)
    assert code == 2 and f"Tùy chọn {option} cần có giá trị" in told


@pytest.mark.parametrize("mode", ["0", "1"])
def test_names_are_read_in_utf_8_whatever_the_account_says(tmp_path: Path, mode: str) -> None:
    said = {"PYTHONUTF8": mode, "PYTHONCOERCECLOCALE": "0", "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "flows", "--lang", "vi", "init", str(tmp_path / "thư mục")]
    made = subprocess.run(command, env={**os.environ, **said}, capture_output=True, check=True, cwd=tmp_path)
    assert str(tmp_path / "thư mục" / "inbox") in made.stdout.decode("utf-8")


def test_streams_that_the_caller_has_closed_lead_nowhere_for_children_too() -> None:
    closed = (
        "import os, sys; [os.close(n) for n in range(3)]; os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    work = (
        "import subprocess, sys",
        "from flows.console import open_streams",
        "open_streams()",
        "assert not sys.stdout.isatty() and not sys.stderr.isatty()",
        "print('nobody hears it', flush=True)",
        "subprocess.run([sys.executable, '-c', 'import os; os.dup2(2, 1)'], check=True)",
    )
    subprocess.run([sys.executable, "-c", closed, "-c", "\n".join(work)], cwd=ROOT, check=True)


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
    assert listed[:4] == ["init", "demo", "ingest", "run"]
    assert {"report", "send", "approve", "status", "submissions", "rows", "findings", "discrepancies", "measures"} <= {
        *listed
    }


def test_help_speaks_vietnamese_throughout_and_english_to_those_who_ask(capsys: pytest.CaptureFixture[str]) -> None:
    for words in ((), ("ingest",), ("templates",), ("templates", "check")):
        vietnamese = outcome(capsys, *words, "--help")[1]
        assert vietnamese.startswith("Cách dùng: cchc")
        assert not re.search(r"Usage|Options|OPTIONS|Commands|Arguments|required|Show this|<path>", vietnamese)
    assert outcome(capsys, "ingest", "--help")[1].startswith("Cách dùng: cchc ingest [TÙY CHỌN] [ĐƯỜNG_DẪN]...\n")


def test_without_a_command_the_help_is_shown_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = outcome(capsys)
    assert code == 2 and (out + err).count("Cách dùng:") == 1 and "--help\n" not in (out + err).splitlines()[-1]


def test_a_clerk_sees_whose_a_file_is_and_what_each_sheet_gave_and_each_fault_in_its_place(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    form = outcome(capsys, "forms", ".", "--period", "2020-08", "--unit", "182")[1].strip()
    workbook = load_workbook(form)
    for row, value in enumerate((120, "abc", 9, 9, 4, 1, 6), start=7):
        workbook["04-QT"][f"C{row}"] = value
    workbook["02-KT"].title = "Kiem tra"
    workbook.create_sheet("Nháp")["A1"] = "tính thử"
    for cell, value in {"G6": "Ngày phát hiện", "B7": "1/8/2020", "G7": "2/8/2020"}.items():
        workbook["03-VP"][cell] = value
    workbook.save(form)
    assert "Chưa có biểu" not in outcome(capsys, "check", form)[1]
    del workbook["06-TTHC"]
    workbook.save(form)
    code, out, _ = outcome(capsys, "check", form)
    assert code == 1
    assert out.splitlines()[0] == f"{form}: được nhận, trừ 2 dòng bị trả lại (Huyện Văn Lãng, tháng 8 năm 2020)"
    assert "  Trang “04-QT”: nhận 6 dòng, trả lại 1 dòng\n" in out
    assert "  Trang “Kiem tra” (biểu 02-KT): không phát sinh\n" in out
    assert "  Trang “Nháp”: không nhận dòng nào\n" in out
    assert "  ! Chưa có biểu 06-TTHC; không phát sinh thì ghi “Không phát sinh”.\n" in out
    assert re.search(r"(?m)^  ✗ Trang “04-QT”: Ô C8 .*“abc”.* \(cell\.not_a_number\)$", out)
    assert "  ✗ Ô G6: Trang “03-VP” (biểu 03-VP) có nhiều cột cùng nghĩa" in out
    assert "Sửa những chỗ đánh dấu ✗" in out.splitlines()[-1]


def test_a_fault_of_a_file_names_the_cell_that_its_sentence_does_not(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from openpyxl import load_workbook

    monkeypatch.chdir(tmp_path)
    form = outcome(capsys, "forms", ".", "--period", "2020-08", "--unit", "SNV")[1].splitlines()[0]
    workbook = load_workbook(form)
    workbook.custom_doc_props.props.clear()
    workbook["Thông tin"]["B3"] = "SNV"
    for sheet in workbook.worksheets[1:]:
        sheet["A2"] = None
    workbook.save("bieu.xlsx")
    code, out, _ = outcome(capsys, "check", "bieu.xlsx")
    assert code == 1
    assert "  ✗ Trang “Thông tin”, ô B3: “SNV” có thể là" in out


def test_checking_a_file_that_is_no_workbook_ends_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("lời văn.docx").write_bytes(b"%PDF-1.4")
    code, out, _ = outcome(capsys, "check", "lời văn.docx")
    assert code == 1 and "file.not_a_workbook" in out
    code, out, _ = outcome(capsys, "check", "lời văn.docx", "--json")
    assert code == 1 and [row["code"] for row in json.loads(out)] == ["file.not_a_workbook"]
    assert "Tệp tạm" not in outcome(capsys, "check", "lời văn.docx")[1]
    Path("~$bieu.xlsx").write_bytes(b"\x05Hoa")
    assert "Tệp tạm" in outcome(capsys, "check", "~$bieu.xlsx")[1]


def test_outside_a_workspace_a_wrong_variable_is_told_as_inside_and_no_secret_shown(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.xlsx").write_bytes(b"")
    monkeypatch.setenv("CCHC_READING__PASSWORDS", '"bi-mat"')
    code, _, told = outcome(capsys, "check", "a.xlsx")
    assert code == 2 and "CCHC_READING__PASSWORDS" in told and "bi-mat" not in told


def test_no_file_is_read_by_a_process_without_bounds(
    capsys: pytest.CaptureFixture[str], folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(5, "Access is denied")

    monkeypatch.setattr("transforms.files.guard.bound_child", refused)
    file = tmp_path / "bieu.xlsx"
    file.write_bytes(b"PK")
    assert run(["check", str(file), "--workspace", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "giới hạn bộ nhớ" in told and "Access is denied" in told and "Traceback" not in told


@pytest.mark.parametrize(
    "fault",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.ENOSPC, "No space left on device", "warehouse.publishing"),
        duckdb.FatalException("Failed to create checkpoint because of error: Could not write: No space left on device"),
    ],
)
def test_a_full_disk_is_told_as_that(
    fault: Exception, capsys: pytest.CaptureFixture[str], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        try:
            raise fault
        finally:
            raise RuntimeError("the connection is closed")

    monkeypatch.setattr("flows.cli_app.find_workspace", full)
    code, _, told = outcome(capsys, "measures", "--period", "2020-08", "--workspace", str(folder))
    assert code == 1 and "Đĩa đã đầy" in told


def test_a_fault_of_the_program_shows_where_it_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("broken")

    monkeypatch.setattr("flows.cli_app.find_workspace", broken)
    with pytest.raises(ValueError, match="broken"):
        run(["measures", "--period", "2020-08", "--workspace", str(folder)])


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
    assert "No Word document" in outcome(capsys, "templates", "check", str(tmp_path / "x.docx"), "--lang", "en")[1]


def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "cchc.toml").write_text(
        '[mail]\nsmtp_host = "127.0.0.1"\nsmtp_port = 1\nrecipients = ["a@b.vn"]\n', encoding="utf-8"
    )
    code, out, _ = outcome(capsys, "doctor", "--workspace", str(folder))
    assert code == 1
    assert re.search(r"✗ Thư điện tử: 127\.0\.0\.1:1: .+\n    → xem lại mail\.smtp_host", out)
