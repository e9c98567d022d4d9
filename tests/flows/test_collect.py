from __future__ import annotations

import errno
import hashlib
import os
import sys
import time
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.collect import archived, collect, is_passed_over, scan, take_out
from tests.soon import soon
from warehouse.load import HeldFile

LONG_AGO = 1_597_476_600  # 15/08/2020 14:30 in Hà Nội


class Inbox:
    """An inbox on disk, with what collecting it gave last."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "inbox"
        self.archive = folder / "archive"
        self.root.mkdir()
        self.known: dict[tuple[str, str], HeldFile] = {}
        self.complaints: tuple[str, ...] = ()
        self.read_count = 0

    def put(self, path: str, data: bytes = b"x", modified: float = LONG_AGO) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        os.utime(file, (modified, modified))
        return file

    def collect(self) -> dict[str, HeldFile]:
        seen = self.folder / "state" / "seen.json"
        got = collect(scan(self.root), self.archive, seen, self.known, lambda done, total: None)
        self.known |= {(held.path, held.sha256): held for held in got.files}
        self.complaints, self.read_count = got.complaints, got.read_count
        return {held.path: held for held in got.files}


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def test_files_of_any_depth_are_held_under_their_path_with_slashes(inbox: Inbox) -> None:
    inbox.put("2020-08/sở/a.xlsx", b"a")
    inbox.put("b.xlsx", b"b")
    assert set(inbox.collect()) == {"2020-08/sở/a.xlsx", "b.xlsx"}


def test_names_are_nfc_however_the_disk_writes_them(inbox: Inbox) -> None:
    inbox.put(unicodedata.normalize("NFD", "2020-08/Sở Nội vụ.xlsx"))
    assert set(inbox.collect()) == {unicodedata.normalize("NFC", "2020-08/Sở Nội vụ.xlsx")}


def test_each_original_is_archived_once_and_unchanged(inbox: Inbox) -> None:
    inbox.put("a.xlsx", b"same")
    inbox.put("b.xlsx", b"same")
    inbox.collect()
    sha256 = hashlib.sha256(b"same").hexdigest()
    assert [p for p in inbox.archive.rglob("*") if p.is_file()] == [archived(inbox.archive, sha256)]
    assert archived(inbox.archive, sha256).read_bytes() == b"same"


def test_without_a_list_the_time_of_change_is_the_time_received(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    held = inbox.collect()["a.xlsx"]
    assert (held.received_at, held.received_by) == (datetime(2020, 8, 15, 14, 30), "modified")


def test_the_time_first_seen_is_kept_when_the_file_is_touched(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    first = inbox.collect()["a.xlsx"]
    inbox.put("a.xlsx", modified=LONG_AGO + 86_400)
    assert inbox.collect()["a.xlsx"] == first


def test_the_list_beside_a_file_says_when_it_came_and_is_read_anew(inbox: Inbox) -> None:
    inbox.put("2020-08/Sở Y tế.xlsx")
    for day in (16, 17):
        row = f"file,received_at\n{unicodedata.normalize('NFD', 'Sở Y tế.xlsx')},2020-08-{day}T02:00:00+00:00\n"
        inbox.put("2020-08/received.csv", row.encode())
        held = inbox.collect()["2020-08/Sở Y tế.xlsx"]
        assert (held.received_at, held.received_by) == (datetime(2020, 8, day, 9), "received.csv")


def test_a_list_holds_for_its_own_folder(inbox: Inbox) -> None:
    inbox.put("1/a.xlsx")
    inbox.put("2/a.xlsx")
    inbox.put("1/received.csv", b"file,received_at\na.xlsx,2020-08-16T07:00:00+07:00\n")
    held = inbox.collect()
    assert [held[f"{n}/a.xlsx"].received_by for n in "12"] == ["received.csv", "modified"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        *[(text, True) for text in ("2020-08/Sở A.xlsx", "2020-08\\SỞ A.XLSX", "D:\\inbox\\2020-08\\Sở A.xlsx")],
        *[(text, False) for text in ("2020-07/Sở A.xlsx", "Sở B.xlsx", "")],
        *([("hai.xlsx", False)] if sys.platform != "win32" else []),  # where it is one file whatever its capitals
    ],
)
def test_a_file_is_known_in_other_capitals_and_with_its_folder_where_no_other_can_be_meant(
    inbox: Inbox, written: str, found: bool
) -> None:
    for name in ("Sở A.xlsx", "Hai.xlsx", "HAI.xlsx"):
        inbox.put(f"2020-08/{name}")
    line = unicodedata.normalize("NFD", written)
    inbox.put(
        "2020-08/received.csv", f"file,received_at\n{line},2020-08-16T07:00:00+07:00\n~$a.xlsx,2020-08-16\n".encode()
    )
    assert (inbox.collect()["2020-08/Sở A.xlsx"].received_by == "received.csv") == found
    assert [complaint.partition(":")[0] for complaint in inbox.complaints] == ["2020-08/received.csv, dòng 2"] * (
        not found
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        *[
            (text, datetime(2020, 8, 29, 14, 5))
            for text in ("29/8/2020 14:05", "29-08-2020, 14h05", "29.8.2020 2:05 CH")
        ],
        ("5/8/2020", datetime(2020, 8, 5)),
        ("8/29/2020 9:00", datetime(2020, 8, 29, 9)),
        ("29/8-2020", None),
    ],
)
def test_a_time_as_people_write_it_is_read_with_the_day_first(
    inbox: Inbox, written: str, expected: datetime | None
) -> None:
    inbox.put("a.xlsx")
    inbox.put("received.csv", f'file,received_at\na.xlsx,"{written}"\n'.encode())
    held = inbox.collect()["a.xlsx"]
    assert held.received_at == (expected or datetime(2020, 8, 15, 14, 30))
    assert len(inbox.complaints) == (expected is None)


def test_beside_a_time_that_can_only_be_month_first_one_that_can_be_both_tells_nothing(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    inbox.put("b.xlsx")
    inbox.put("received.csv", b"file,received_at\na.xlsx,8/29/2020 9:00\nb.xlsx,8/9/2020 9:00\n")
    held = inbox.collect()
    assert (held["a.xlsx"].received_at, held["b.xlsx"].received_by) == (datetime(2020, 8, 29, 9), "modified")
    assert [complaint.partition(":")[0] for complaint in inbox.complaints] == ["received.csv, dòng 3"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_saved_by_excel_is_read(inbox: Inbox, encoding: str, delimiter: str) -> None:
    inbox.put("Sở.xlsx")
    rows = f"file{delimiter}received_at\r\nSở.xlsx{delimiter}2020-08-16 07:00\r\n"
    inbox.put("received.csv", rows.encode(encoding))
    assert inbox.collect()["Sở.xlsx"].received_at == datetime(2020, 8, 16, 7)


def test_a_list_in_another_encoding_is_complained_of_with_what_to_do(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    inbox.put("received.csv", b"file,received_at\na.xlsx,2020-08-16\nS\xf4.xlsx,2020-08-16\n")
    assert inbox.collect()["a.xlsx"].received_by == "modified"
    assert any("received.csv: không phải tệp CSV UTF-8" in complaint for complaint in inbox.complaints)


@pytest.mark.parametrize(("first", "is_used"), [("a.xlsx;16/8/2020 7:00", True), ("Tên tệp;Ngày nhận", False)])
def test_a_list_whose_first_line_does_not_name_its_columns_has_them_in_their_order(
    inbox: Inbox, first: str, is_used: bool
) -> None:
    inbox.put("a.xlsx")
    inbox.put("b.xlsx")
    inbox.put("received.csv", f"{first}\nb.xlsx;17/8/2020 7:00\n".encode())
    held = inbox.collect()
    assert [held[name].received_by == "received.csv" for name in ("a.xlsx", "b.xlsx")] == [is_used, True]
    assert [complaint.partition(":")[0] for complaint in inbox.complaints] == ["received.csv, dòng 1"] * (not is_used)


@pytest.mark.parametrize("before", ["\n\n", ";;\n", "DANH SÁCH;;\n"])
def test_columns_are_named_by_the_first_line_that_does_so_whatever_stands_above_it(inbox: Inbox, before: str) -> None:
    inbox.put("a.xlsx")
    inbox.put("received.csv", f"{before}received_at;stt;file\n16/8/2020 7:00;1;a.xlsx\n".encode())
    assert inbox.collect()["a.xlsx"].received_at == datetime(2020, 8, 16, 7)
    assert len(inbox.complaints) == before.startswith("D")


@pytest.mark.parametrize(("more", "is_used"), [(";", True), (";17/8/2020 9:00", False)])
def test_of_more_columns_that_nothing_names_none_is_taken_for_the_time(inbox: Inbox, more: str, is_used: bool) -> None:
    inbox.put("a.xlsx")
    inbox.put("received.csv", f"Tên tệp;Ngày gửi;Ngày nhận\na.xlsx;16/8/2020{more}\n".encode())
    assert (inbox.collect()["a.xlsx"].received_by == "received.csv") == is_used


@pytest.mark.parametrize(
    "written", ["yesterday", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1980-01-01T00:00:00+07:00"]
)
def test_a_line_of_a_list_that_makes_no_sense_is_complained_of(inbox: Inbox, written: str) -> None:
    inbox.put("a.xlsx")
    inbox.put("received.csv", f"file,received_at\na.xlsx,{written}\n".encode())
    assert inbox.collect()["a.xlsx"].received_by == "modified"
    assert any("received.csv, dòng 2:" in complaint for complaint in inbox.complaints)


def test_a_path_of_thousands_of_folders_in_a_list_is_looked_for_in_no_absurd_time(inbox: Inbox) -> None:
    inbox.put("2020-08/a.xlsx")
    inbox.put("2020-08/b.xlsx")
    lines = "".join(f"{'2020-08/' * 10_000}{name}.xlsx,2020-08-16T07:00:00+07:00\n" for name in "ac")
    inbox.put("2020-08/received.csv", f"file,received_at\n{lines}".encode())
    with soon():
        held = inbox.collect()
    assert [held[f"2020-08/{name}.xlsx"].received_by for name in "ab"] == ["received.csv", "modified"]


@pytest.mark.parametrize("spoilt", ['"b.xlsx,2020-08-16', f"{'b' * 200_000}.xlsx,2020-08-16"])
def test_a_quote_that_nobody_closed_or_an_endless_name_costs_its_own_line_alone(inbox: Inbox, spoilt: str) -> None:
    inbox.put("received.csv", f"file,received_at\n{spoilt}\na.xlsx,2020-08-16T07:00:00+07:00\n".encode())
    inbox.put("a.xlsx", b"x")
    assert inbox.collect()["a.xlsx"].received_by == "received.csv"
    assert [complaint.partition(":")[0] for complaint in inbox.complaints] == ["received.csv, dòng 2"]


def test_a_list_with_a_remark_on_two_lines_is_read(inbox: Inbox) -> None:
    rows = 'a.xlsx,"gửi lại,\nbản ký",2020-08-16 07:00\nb.xlsx,,2020-08-16 08:00\n'
    inbox.put("received.csv", f"\nfile,remark,received_at\n{rows}".encode())
    for name in ("a.xlsx", "b.xlsx"):
        inbox.put(name)
    assert {held.received_by for held in inbox.collect().values()} == {"received.csv"}
    assert inbox.complaints == ()


def test_many_such_lines_are_one_complaint(inbox: Inbox) -> None:
    inbox.put("received.csv", b"file,received_at\n" + b"a.xlsx,yesterday\n" * 1000)
    inbox.collect()
    assert [complaint.partition(":")[0] for complaint in inbox.complaints] == [
        "received.csv, dòng 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, …"
    ]


def test_a_time_of_change_that_none_can_be_is_no_time_received(inbox: Inbox) -> None:
    for name, seconds in (("1970.xlsx", 0), ("1980.xlsx", 315_532_800), ("far.xlsx", 8e9), ("before.xlsx", -2e9)):
        inbox.put(name, name.encode(), modified=seconds)
    inbox.put("sound.xlsx")
    first = inbox.collect()
    told = [complaint.partition(":")[0] for complaint in inbox.complaints]
    assert first.pop("sound.xlsx").received_at == datetime(2020, 8, 15, 14, 30)
    assert told == ["1970.xlsx", "1980.xlsx", "before.xlsx", "far.xlsx"]
    assert all(2000 < held.received_at.year < 2100 for held in first.values())
    assert {path: held.received_at for path, held in inbox.collect().items() if path in first} == {
        path: held.received_at for path, held in first.items()
    }


def test_a_path_longer_than_the_system_takes_is_complained_of_and_the_rest_is_read(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(entry: os.DirEntry[str]) -> bool:
        if len(entry.name) > 100:
            raise OSError(errno.ENAMETOOLONG, "File name too long")
        return False

    monkeypatch.setattr("flows.collect._is_link", asked)
    for name in ("a.xlsx", "x" * 200, "b.xlsx"):
        inbox.put(f"deep/{name}")
    assert set(inbox.collect()) == {"deep/a.xlsx", "deep/b.xlsx"}
    (complaint,) = inbox.complaints
    assert "không mở được" in complaint and len(complaint) < 400


@pytest.mark.parametrize(
    "name",
    [
        *("~$a.xlsx", "Thumbs.db", "THUMBS.DB", "desktop.ini", ".DS_Store", "._a.xlsx", "a.xlsx.part", "b.crdownload"),
        *(".~lock.a.xlsx#", ".a.xlsx.Xy12Zw", ".gitkeep"),
    ],
)
def test_what_office_programs_and_systems_leave_behind_is_not_listed(inbox: Inbox, name: str) -> None:
    inbox.put(f"2020-08/{name}")
    assert is_passed_over(name)
    assert inbox.collect() == {} and inbox.complaints == ()


@pytest.mark.parametrize("name", [".bieu thang 8.xlsx", "..BC T8.XLS"])
def test_a_workbook_whose_name_begins_with_a_dot_is_taken(inbox: Inbox, name: str) -> None:
    inbox.put(name)
    assert set(inbox.collect()) == {name}


def test_other_kinds_of_files_are_listed_so_that_they_are_rejected_by_name(inbox: Inbox) -> None:
    inbox.put("lời văn.docx")
    inbox.put("rỗng.xlsx", b"")
    assert set(inbox.collect()) == {"lời văn.docx", "rỗng.xlsx"}


def test_links_are_refused_and_nothing_outside_is_read(inbox: Inbox) -> None:
    outside = inbox.folder / "outside"
    outside.mkdir()
    (outside / "secret.xlsx").write_bytes(b"secret")
    if sys.platform != "win32":  # where administrators alone make links
        (inbox.root / "link.xlsx").symlink_to(outside / "secret.xlsx")
        (inbox.root / "folder").symlink_to(outside)
        (inbox.root / "loop").symlink_to(inbox.root)
        assert inbox.collect() == {}
        assert len(inbox.complaints) == 3


def test_a_pipe_or_an_odd_name_stops_nothing(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    if sys.platform != "win32":
        os.mkfifo(inbox.root / "pipe.xlsx")
        (Path(os.fsdecode(os.fsencode(inbox.root) + b"/b\xff\nad.xlsx"))).write_bytes(b"odd")
        assert set(inbox.collect()) == {"a.xlsx", "b\ufffd\ufffdad.xlsx"}
        assert any("pipe.xlsx" in complaint for complaint in inbox.complaints)


def test_a_file_that_grows_while_it_is_read_is_left_for_the_next_run(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = inbox.put("a.xlsx", b"begun")
    real = os.fstat
    calls = iter(range(100))

    def growing(descriptor: int) -> os.stat_result:
        if next(calls) % 2:
            with file.open("ab") as out:
                out.write(b".")
        return real(descriptor)

    monkeypatch.setattr(os, "fstat", growing)
    assert inbox.collect() == {}
    assert any("a.xlsx" in complaint for complaint in inbox.complaints)
    monkeypatch.undo()
    assert set(inbox.collect()) == {"a.xlsx"}


def test_a_file_too_large_to_keep_is_held_by_its_hash_and_read_once(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.collect.SETTLED_SECONDS", -1.0)
    monkeypatch.setattr("flows.collect.LARGEST_KEPT", 9)
    inbox.put("lon.xlsx", b"0123456789")
    inbox.put("vua.xlsx", b"012345678")
    held = inbox.collect()
    assert held["lon.xlsx"].sha256 == hashlib.sha256(b"0123456789").hexdigest()
    assert held["lon.xlsx"].byte_count == 10 and inbox.complaints == ()
    assert [archived(inbox.archive, held[path].sha256).exists() for path in ("lon.xlsx", "vua.xlsx")] == [False, True]
    assert inbox.collect() == held and inbox.read_count == 0
    monkeypatch.setattr("flows.collect._LARGEST_HASHED", 9)
    inbox.put("lon.xlsx", b"a123456789", LONG_AGO + 60)
    assert "lon.xlsx" not in inbox.collect() and "quá lớn" in inbox.complaints[0]


def test_a_new_content_at_the_same_path_is_another_file(inbox: Inbox) -> None:
    inbox.put("a.xlsx", b"one")
    first = inbox.collect()["a.xlsx"]
    inbox.put("a.xlsx", b"two", LONG_AGO + 60)
    assert inbox.collect()["a.xlsx"].file_key != first.file_key


def test_unchanged_files_are_not_read_again(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for n in range(5):
        inbox.put(f"{n}.xlsx", str(n).encode())
    monkeypatch.setattr("flows.collect.SETTLED_SECONDS", -1000)
    first = inbox.collect()
    assert inbox.read_count == 5
    assert inbox.collect() == first and inbox.read_count == 0


def test_a_file_changed_within_the_same_instant_and_size_is_seen(inbox: Inbox) -> None:
    now = time.time()
    inbox.put("a.xlsx", b"one", now)
    inbox.collect()
    inbox.put("a.xlsx", b"two", now)
    assert inbox.collect()["a.xlsx"].sha256 == hashlib.sha256(b"two").hexdigest()


def test_an_original_lost_from_the_archive_is_put_back(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.collect.SETTLED_SECONDS", -1000)
    inbox.put("a.xlsx", b"one")
    sha256 = inbox.collect()["a.xlsx"].sha256
    take_out(inbox.archive, sha256)
    inbox.collect()
    assert archived(inbox.archive, sha256).read_bytes() == b"one"


@pytest.mark.parametrize("is_known", [True, False])
def test_an_original_that_a_power_cut_emptied_is_put_back(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch, is_known: bool
) -> None:
    monkeypatch.setattr("flows.collect.SETTLED_SECONDS", -1000 if is_known else 1000)
    inbox.put("a.xlsx", b"one")
    kept = archived(inbox.archive, inbox.collect()["a.xlsx"].sha256)
    kept.chmod(0o644)
    kept.write_bytes(b"")
    inbox.collect()
    assert kept.read_bytes() == b"one"


def test_a_file_that_changed_just_before_it_was_read_is_read_once_more(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox.put("a.xlsx")
    for settled_after, read in ((1000, 1), (-1000, 1), (-1000, 0)):
        monkeypatch.setattr("flows.collect.SETTLED_SECONDS", settled_after)
        inbox.collect()
        assert inbox.read_count == read


def test_what_a_killed_run_left_half_copied_is_gone_after_the_next(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    inbox.archive.mkdir()
    (inbox.archive / "incoming-ab12").write_bytes(b"half")
    inbox.collect()
    assert [file.name for file in inbox.archive.iterdir()] == [inbox.known.popitem()[1].sha256[:2]]


def test_a_copy_that_cannot_be_made_is_in_no_other_files_way(inbox: Inbox) -> None:
    stuck = inbox.put("a.xlsx", b"one")
    inbox.put("b.xlsx", b"two")
    inbox.archive.mkdir()
    (inbox.archive / "incoming").mkdir()  # somebody's own folder
    assert set(inbox.collect()) == {"a.xlsx", "b.xlsx"}
    take_out(inbox.archive, hashlib.sha256(b"one").hexdigest())
    place = archived(inbox.archive, hashlib.sha256(b"one").hexdigest()).parent
    place.rmdir()
    place.write_bytes(b"no folder")
    os.utime(stuck, (LONG_AGO + 1, LONG_AGO + 1))
    inbox.put("c.xlsx", b"three")
    assert set(inbox.collect()) == {"b.xlsx", "c.xlsx"}
    assert [complaint.startswith("a.xlsx: ") for complaint in inbox.complaints] == [True]


def test_a_damaged_list_of_what_was_seen_costs_only_time(inbox: Inbox) -> None:
    inbox.put("a.xlsx")
    first = inbox.collect()
    (inbox.folder / "state").mkdir(exist_ok=True)
    (inbox.folder / "state" / "seen.json").write_text("{", encoding="utf-8")
    assert inbox.collect() == first


NO_LETTERS = '/\\<>:"|?*' if sys.platform == "win32" else "/\\"
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NO_LETTERS), min_size=1, max_size=20)
if sys.platform == "win32":  # which leaves out blanks and dots at the end of names
    NAMES = NAMES.filter(lambda name: not name.endswith((" ", ".")))


@settings(deadline=None, max_examples=40)
@given(st.dictionaries(st.lists(NAMES, min_size=1, max_size=3).map("/".join), st.binary(max_size=20), max_size=6))
def test_every_file_is_either_held_or_passed_over(contents: dict[str, bytes]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        inbox = Inbox(Path(folder))
        put = {}
        for path, data in contents.items():
            try:
                inbox.put(path, data)
            except OSError:
                continue
            put[path] = data
        taken = {found.path for found in scan(inbox.root).files}
        held = inbox.collect()
        assert set(held) == taken
        for path in put:
            names = path.split("/")
            if not any(is_passed_over(name) or name in (".", "..") for name in names):
                assert unicodedata.normalize("NFC", path) in held
