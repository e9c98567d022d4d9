"""Feedback in a workspace: written where it changes, told to whoever sent the file, and rulings that come back."""

from __future__ import annotations

import io
import shutil
import time
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows import feedback_folder, stages
from flows.feedback import NOBODY, RULINGS, place_of, told_units, write_feedback
from flows.job import Job, open_job
from flows.settings import Holidays, SingleDay
from tests.flows.sent_books import AUGUST, DONE, TASK, WRONG, department, receive, register, ruled
from tests.transforms.clerk import fill
from tests.transforms.feedback_sample import file
from tests.transforms.workbooks.test_blank_workbooks import clerk_rows
from transforms.definitions.periods import Period


def take_in(job: Job) -> None:
    stages.collect_inbox(job, [job.workspace.inbox])
    stages.read_workbooks(job)
    stages.reconcile_sources(job)


def told(job: Job) -> list[str]:
    """Write the feedback; what was written."""
    with job.warehouse() as con:
        return write_feedback(job, con).written


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that has read a report with a fault, a register that differs, and two files that cannot be read."""
    root = tmp_path_factory.mktemp("workspace")
    job = open_job(str(root))
    receive(job.workspace, "2020-08/So KHCN.xlsx", department(TASK, WRONG))
    receive(job.workspace, "2020-08/So theo doi.xlsx", register())
    receive(job.workspace, "2020-08/Bao cao thang 8 So Y te.xlsx", b"PK\x03\x04 not a workbook")
    receive(job.workspace, "2020-08/tong hop.xlsx", b"PK\x03\x04 not one either")
    take_in(job)
    return root


@pytest.fixture
def job(taken_in: Path, tmp_path: Path) -> Job:
    """The same workspace, for one test alone."""
    shutil.copytree(taken_in, tmp_path / "workspace")
    return open_job(str(tmp_path / "workspace"))


def texts(job: Job, name: str, sheet: str) -> str:
    data = (job.workspace.feedback / "2020-08" / f"{name}.xlsx").read_bytes()
    rows = load_workbook(io.BytesIO(data))[sheet].iter_rows(values_only=True)
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def test_what_was_open_elsewhere_is_written_by_the_next_run_though_nothing_has_come(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held_open(file: Path, data: bytes) -> None:
        raise PermissionError(13, "in use", str(file))

    with monkeypatch.context() as patch:
        patch.setattr(feedback_folder, "write_atomically", held_open)
        left = stages.write_feedback(Job(job.workspace, job.settings))
    again = stages.write_feedback(Job(job.workspace, job.settings))
    assert left is not None and again is not None and len(again.written) == left.left > 0
    assert stages.write_feedback(Job(job.workspace, job.settings)) is None


def test_everybody_who_sent_something_is_answered(job: Job) -> None:
    written = told(job)
    assert written == [f"feedback/2020-08/{name}.xlsx" for name in ("SKHCN", "SYT", "VPUBND", NOBODY, RULINGS)]


def test_who_sent_a_register_and_no_report_is_asked_for_it_and_who_reported_is_not(job: Job) -> None:
    told(job)
    assert "Gửi báo cáo tháng 8 năm 2020: chưa nhận được" in texts(job, "VPUBND", "Tổng hợp")
    assert "chưa nhận được" not in texts(job, "SKHCN", "Tổng hợp")


def test_a_unit_reads_its_fault_and_its_difference(job: Job) -> None:
    told(job)
    assert "Xong rồi đấy" in texts(job, "SKHCN", "Lỗi cần sửa")
    assert "Xong rồi đấy" in texts(job, "SKHCN", "01-NV")
    assert "Tình trạng hoàn thành không thống nhất" in texts(job, "SKHCN", "Chênh lệch")


def test_a_file_that_cannot_be_read_is_told_to_whom_its_name_names_or_to_nobody(job: Job) -> None:
    told(job)
    assert "Bao cao thang 8 So Y te.xlsx" in texts(job, "SYT", "Tổng hợp")
    assert "được cho là của đơn vị theo tên tệp" in texts(job, "SYT", "Tổng hợp")
    assert "tong hop.xlsx" in texts(job, NOBODY, "Tổng hợp")


def test_a_rejected_file_is_told_until_a_later_one_is_accepted(job: Job) -> None:
    told(job)
    ours = (job.workspace.feedback / "2020-08" / "SKHCN.xlsx").read_bytes()
    for name, data, days, is_told in (("tra lai.xlsx", ours, 1, True), ("gui lai.xlsx", department(TASK), 2, False)):
        receive(job.workspace, f"2020-08/{name}", data, days)
        take_in(Job(job.workspace, job.settings))
        with job.warehouse() as con:
            [answer] = [one for one in told_units(job, con, [AUGUST]) if one.unit == "SKHCN"]
        assert ("file.not_a_workbook" in {found.code for found in answer.findings}) == is_told


def test_a_second_time_nothing_is_made_and_nothing_written(job: Job) -> None:
    told(job)
    before = {path: path.stat().st_mtime_ns for path in job.workspace.feedback.rglob("*.xlsx")}
    with job.warehouse() as con:
        summary = write_feedback(job, con)
    assert (summary.written, summary.unchanged) == ([], 5)
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_who_is_late_by_other_days_off_is_told_anew(job: Job) -> None:
    def on_time(*worked: date) -> bool:
        holidays = Holidays(days_worked=tuple(SingleDay(day=day) for day in worked))
        stages.write_feedback(Job(job.workspace, job.settings.model_copy(update={"holidays": holidays})))
        return "Có" in texts(job, "SKHCN", "Tổng hợp").splitlines()

    assert on_time()
    assert not on_time(date(2020, 8, 15), date(2020, 8, 16))  # a Saturday and a Sunday; the report came on the 17th


def test_a_month_that_brought_a_unit_nothing_tells_it_nothing(job: Job) -> None:
    receive(job.workspace, "2020-09/Bao cao thang 9 So Xay dung.xlsx", b"PK\x03\x04 damaged", 30)
    take_in(job)
    assert {name for name in told(job) if "2020-09" in name} == {"feedback/2020-09/SXD.xlsx"}


def test_two_workspaces_with_the_same_files_give_the_same_bytes(job: Job, taken_in: Path, tmp_path: Path) -> None:
    shutil.copytree(taken_in, tmp_path / "another")
    other = open_job(str(tmp_path / "another"))
    books = told(job)
    assert told(other) == books
    assert books
    for book in books:
        assert (other.workspace.root / book).read_bytes() == (job.workspace.root / book).read_bytes()


def test_nobody_is_told_anything_else_where_less_is_told_at_a_time(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(job.workspace, "2020-09/So KHCN.xlsx", department(TASK, month=Period.parse("2020-09")), 30)
    take_in(job)
    told(job)
    at_once = {path: path.read_bytes() for path in job.workspace.feedback.rglob("*.xlsx")}
    assert {path.parent.name for path in at_once} == {"2020-08", "2020-09"}
    shutil.rmtree(job.workspace.feedback)
    monkeypatch.setattr("flows.feedback._DIFFERENCES_AT_A_TIME", 0)
    monkeypatch.setattr("flows.feedback._ROWS_AT_A_TIME", 0)
    told(job)
    assert {path: path.read_bytes() for path in job.workspace.feedback.rglob("*.xlsx")} == at_once


def test_a_ruling_put_back_into_the_inbox_stands_and_the_unit_is_told(job: Job) -> None:
    told(job)
    receive(job.workspace, "ket luan.xlsx", ruled(job.workspace), 1)
    take_in(job)
    assert "feedback/2020-08/SKHCN.xlsx" in told(job)
    assert "Đã có kết luận" in texts(job, "SKHCN", "Chênh lệch")
    assert "Theo đơn vị; lý do: Chưa có sản phẩm; Nguyễn Văn A, ngày 18/8/2020." in texts(job, "SKHCN", "Chênh lệch")


def test_a_report_sent_again_without_the_fault_settles_it(job: Job) -> None:
    told(job)
    receive(job.workspace, "2020-08/So KHCN (2).xlsx", department(DONE), 1)
    take_in(job)
    told(job)
    summary = texts(job, "SKHCN", "Tổng hợp")
    assert "Sửa 1 dòng" not in summary
    assert "Đã được thay bằng tệp gửi sau" in summary
    assert "Đã xử lý" in texts(job, "SKHCN", "Chênh lệch")


def test_what_the_workbook_points_at_put_right_in_the_units_own_file_leaves_nothing_to_do(tmp_path: Path) -> None:
    """The clerk's whole round: each address is opened in the file that was sent, and in the copy of it."""
    job = open_job(str(tmp_path))
    good = fill(department(), clerk_rows(date(2020, 7, 20)))
    spoilt = load_workbook(io.BytesIO(good))
    faults = {
        ("01-NV", "C7"): "=hôm qua", ("01-NV", "H8"): "+ Xong rồi đấy", ("02-KT", "H7"): -2, ("03-VP", "G7"): 9,
        ("04-QT", "C8"): None, ("05-VB", "D7"): "32/13/2020", ("06-TTHC", "E8"): "@nhiều", ("07-TH", "D11"): "x" * 3000,
    }  # fmt: skip
    for (sheet, cell), value in faults.items():
        spoilt[sheet][cell].value = value
        spoilt[sheet][cell].data_type = "s" if isinstance(value, str) else spoilt[sheet][cell].data_type
    out = io.BytesIO()
    spoilt.save(out)
    receive(job.workspace, "2020-08/So KHCN.xlsx", out.getvalue())
    take_in(job)
    told(job)
    answer = load_workbook(job.workspace.feedback / "2020-08" / "SKHCN.xlsx")
    mended, sound = load_workbook(io.BytesIO(out.getvalue())), load_workbook(io.BytesIO(good))
    pointed = [row[1:4] for row in answer["Lỗi cần sửa"].iter_rows(min_row=2, values_only=True)]
    assert {(sheet, cell) for _, sheet, cell in pointed} == set(faults)
    for file_name, sheet, cell in pointed:
        assert file_name == "So KHCN.xlsx"
        value = mended[sheet][cell].value
        assert answer[sheet][cell].value == (None if value is None else str(value))
        assert answer[sheet][cell].comment is not None
        mended[sheet][cell].value = sound[sheet][cell].value
    again = io.BytesIO()
    mended.save(again)
    job = open_job(str(tmp_path))  # the next run
    receive(job.workspace, "2020-08/So KHCN (sua).xlsx", again.getvalue(), 1)
    take_in(job)
    told(job)
    after = load_workbook(job.workspace.feedback / "2020-08" / "SKHCN.xlsx")
    assert "Lỗi cần sửa" not in after.sheetnames


def test_units_are_told_in_their_order_and_nobody_is_no_unit(job: Job) -> None:
    with job.warehouse() as con:
        assert [told.unit for told in told_units(job, con, [AUGUST])] == ["SKHCN", "SYT", "VPUBND"]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({}, ("2020-08", "SKHCN")),
        ({"unit": None, "path": "BC thang 7.2020 So Y te.xlsx", "period": None}, ("2020-07", "SYT")),
        ({"unit": None, "path": "scan.pdf", "period": None}, ("2020-08", None)),
        ({"period": None, "path": "x.xlsx", "received_at": datetime(2020, 8, 14, 8, 0)}, ("2020-07", "SKHCN")),
        ({"period": None, "path": "x.xlsx", "received_at": datetime(2020, 8, 15, 8, 0)}, ("2020-08", "SKHCN")),
    ],
    ids=["as it says", "by its name", "by its day", "within the window", "the day after"],
)  # fmt: skip
def test_a_file_is_told_of_where_it_most_likely_belongs(
    said: dict[str, object], place: tuple[str, str | None], tmp_path: Path
) -> None:
    assert place_of(file(**said), open_job(str(tmp_path))) == place


def test_a_run_with_nothing_new_takes_no_time(job: Job) -> None:
    told(job)
    started = time.process_time()
    told(job)
    assert time.process_time() - started < 5
