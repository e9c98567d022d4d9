"""What was read, loaded whole: types by the table, nothing inferred, every row accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.rows import EDITION, NIL, Received, on, warehouse_of, workbook
from transforms.definitions.evidence import BREAK, QUOTE, joined_cells
from warehouse.connection import migrate, open_for_writing
from warehouse.load import TABLES, LedgerError, store_files, store_readings, unread


def violation(people: int | None = 1, **more: Any) -> dict[str, Any]:
    return {"found_on": on("1/8/2020"), "kind": "Khác", "office": "Phòng A", "people_count": people, **more}


def store(con: duckdb.DuckDBPyConnection, received: Received, edition: str = EDITION) -> None:
    store_readings(con, edition, [(received.held, received.reading)])


def everything(con: duckdb.DuckDBPyConnection) -> dict[str, list[Any]]:
    return {table: sorted(con.execute(f"FROM {table}").fetchall(), key=repr) for table in (*TABLES, "files")}


def test_values_keep_their_types_whatever_they_look_like() -> None:
    rows = [
        violation(office="02001", note="không có số liệu", people_count=7),
        violation(office="1/2", note="2020-01-01"),
    ]
    con = warehouse_of(workbook("SNV", "2020-08", violation=rows))
    told = con.execute("SELECT office, note, people_count, found_on FROM violation ORDER BY row_number").fetchall()
    assert told == [("02001", "không có số liệu", 7, date(2020, 8, 1)), ("1/2", "2020-01-01", 1, date(2020, 8, 1))]


def test_a_column_of_blanks_is_a_column_of_its_own_type() -> None:
    con = warehouse_of(workbook("SNV", "2020-08", violation=[violation(handled_count=None)]))
    assert con.execute("SELECT handled_count, typeof(handled_count), sanction FROM violation").fetchall() == [
        (None, "BIGINT", None)
    ]


def test_rates_are_kept_to_the_last_printed_decimal() -> None:
    row = {"item": "tasks_completion_rate", "in_period": Decimal("91.6"), "in_period_decimals": 1}
    con = warehouse_of(workbook("SNV", "2020-08", declared_total=[row]))
    assert con.execute("SELECT in_period, in_period_decimals FROM declared_total").fetchall() == [(Decimal("91.6"), 1)]


def test_the_evidence_keeps_blank_cells_in_their_place() -> None:
    received = workbook("SNV", "2020-08", violation=[violation()])
    evidence = ((0, 7, joined_cells(["", "Đ ƯỜNG", "", "x"]), "accepted", None),)
    con = warehouse_of(replace(received, reading=replace(received.reading, evidence=evidence)))
    assert con.execute("SELECT texts_of(cells) FROM evidence").fetchall() == [([None, "Đ ƯỜNG", None, "x"],)]


@pytest.mark.parametrize("mark", ["\n", "\r", "\r\n"])
def test_a_line_break_in_a_cell_ends_no_row(mark: str) -> None:
    text = f"Phòng A{mark}Phòng B"
    received = workbook("SNV", "2020-08", violation=[violation(office=text)])
    con = warehouse_of(received)
    assert con.execute("SELECT office FROM violation").fetchall() == [(text,)]
    assert [text in texts for (texts,) in con.execute("SELECT texts_of(cells) FROM evidence").fetchall()] == [True]


@pytest.mark.parametrize("mark", [BREAK, QUOTE])
def test_what_parts_values_moves_none_where_a_value_has_it(mark: str) -> None:
    con = warehouse_of(workbook("SNV", "2020-08", violation=[violation(office=f"A{mark}B", note=mark)]))
    assert con.execute("SELECT office, note FROM violation").fetchall() == [(f"A{mark}B", mark)]


def test_a_control_character_moves_no_cell_to_another_place() -> None:
    received = workbook("SNV", "2020-08", violation=[violation()])
    evidence = ((0, 7, joined_cells(["a\x1fb", "", "c"]), "accepted", None),)
    con = warehouse_of(replace(received, reading=replace(received.reading, evidence=evidence)))
    assert con.execute("SELECT texts_of(cells) FROM evidence").fetchall() == [(["a b", None, "c"],)]


def test_columns_of_a_table_are_kept_by_field() -> None:
    con = warehouse_of(workbook("SNV", "2020-08", violation=NIL))
    assert con.execute("SELECT columns['kind'], nil FROM form_tables").fetchall() == [("C", True)]


def test_files_are_unread_until_read_under_this_edition_and_day() -> None:
    received = workbook("SNV", "2020-08", "2020-08-16", violation=NIL)
    con = duckdb.connect()
    migrate(con)
    store_files(con, [received.held])
    assert unread(con, EDITION) == [received.held]
    store(con, received)
    assert unread(con, EDITION) == []
    assert unread(con, "another") == [received.held]
    store_files(con, [replace(received.held, received_at=datetime(2020, 8, 16, 23, 0))])
    assert unread(con, EDITION) == []
    store_files(con, [replace(received.held, received_at=datetime(2020, 8, 17, 0, 30))])
    assert [held.received_at for held in unread(con, EDITION)] == [datetime(2020, 8, 17, 0, 30)]


def test_unread_files_come_by_time_and_path() -> None:
    late, early = workbook("SNV", "2020-08", "2020-08-17"), workbook("SNV", "2020-08", "2020-08-16", path="z")
    con = duckdb.connect()
    migrate(con)
    store_files(con, [late.held, early.held])
    assert unread(con, EDITION) == [early.held, late.held]


def test_a_reading_replaces_what_was_held_of_its_file_and_nothing_else() -> None:
    first, other = (
        workbook("SNV", "2020-08", violation=[violation()] * 3),
        workbook("STC", "2020-08", violation=[violation()]),
    )
    con = warehouse_of(first, other)
    again = workbook("SNV", "2020-08", violation=[violation(9)], remark=NIL)
    store(con, again, "2")
    assert con.execute("SELECT people_count FROM violation ORDER BY ALL").fetchall() == [(1,), (9,)]
    assert con.execute("SELECT count(*) FROM sheets").fetchone() == (3,)
    store(con, workbook("SNV", "2020-08"), "3")
    assert con.execute("SELECT count(*) FROM violation").fetchone() == (1,)


def test_a_reading_that_says_the_same_changes_nothing_but_its_edition() -> None:
    received = workbook("SNV", "2020-08", violation=[violation()] * 2, codes=["sheet.hidden"])
    con = warehouse_of(received)
    con.execute("CREATE TABLE spy AS SELECT rowid AS place, * FROM evidence")
    before = everything(con)
    store(con, received)
    assert everything(con) == before
    store(con, received, "2")
    assert {table for table, rows in everything(con).items() if rows != before[table]} == {"readings"}
    assert con.execute("SELECT count(*) FROM evidence SEMI JOIN spy ON evidence.rowid = spy.place").fetchone() == (2,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["x, y", ""], ["x", "y"]),
        (["x", "", "y"], ["x", "y", ""]),
        (["NULL", "y"], ["", "y"]),
        (["'x'", "y"], ["x", "y"]),
        (["1", "2"], ["2", "1"]),
    ],
)
def test_rows_that_look_much_alike_are_told_apart(before: list[str], after: list[str]) -> None:
    def told(texts: list[str]) -> Received:
        evidence = tuple((0, number, joined_cells([*texts, "z"]), "accepted", None) for number in (7, 8))
        received = workbook("SNV", "2020-08", violation=[violation()] * 2)
        return replace(received, reading=replace(received.reading, evidence=evidence))

    con = warehouse_of(told(before))
    store(con, told(after), "2")
    texts = [[text or None for text in after] + ["z"]] * 2
    assert [row[0] for row in con.execute("SELECT texts_of(cells) FROM evidence").fetchall()] == texts


def test_many_readings_are_handed_over_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("warehouse.load.BATCH_ROWS", 3)
    books = [workbook("SNV", f"2020-{month:02}", violation=[violation()] * 2) for month in range(1, 8)]
    con = warehouse_of(*books)
    assert con.execute("SELECT count(*), count(DISTINCT file_key) FROM violation").fetchone() == (14, 7)
    store_readings(con, "2", [(book.held, book.reading) for book in books])
    assert con.execute("SELECT count(*) FROM evidence").fetchone() == (14,)


def test_a_workbook_passes_however_large_it_is_and_however_little_memory_there_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for module in ("connection", "load"):
        monkeypatch.setattr(f"warehouse.{module}.LITTLE_MEMORY", 32 * 1024**2)
    received = workbook("SNV", "2020-08", violation=[violation()])
    long = joined_cells([f"{letter * 4_000}" for letter in "abcdefgh"])
    evidence = tuple((0, number, long, "ignored", "note") for number in range(8, 900))
    whole = replace(received, reading=replace(received.reading, evidence=(*received.reading.evidence, *evidence)))
    with open_for_writing(tmp_path / "w.duckdb") as con:
        store_files(con, [whole.held])
        store(con, whole)
        kept = "(SELECT texts_of(cells) AS texts FROM evidence WHERE row_number > 7)"
        longest = f"SELECT count(*), min(len(texts[8])), min(texts[1][1]) FROM {kept}"
        assert con.execute(longest).fetchone() == (892, 4_000, "a")
        store(con, whole, "2")
        other = tuple((*row[:2], row[2].replace("a", "z"), *row[3:]) for row in whole.reading.evidence)
        store(con, replace(whole, reading=replace(whole.reading, evidence=other)), "3")
        assert con.execute(longest).fetchone() == (892, 4_000, "z")


def broken(received: Received, **changes: Any) -> Received:
    return replace(received, reading=replace(received.reading, **changes))


GOOD = workbook("SNV", "2020-08", path="a/b.xlsx", violation=[violation(), violation(outcome="rejected")])
ROWS = GOOD.reading.rows["violation"]


def told_of(*more: tuple[object, ...]) -> Received:
    return broken(GOOD, evidence=(*GOOD.reading.evidence, *more))


def all_are(outcome: str, rows: Iterable[Sequence[object]], place: int) -> list[tuple[object, ...]]:
    return [(*row[:place], outcome, *row[place + 1 :]) for row in rows]


@pytest.mark.parametrize(
    ("received", "fault"),
    [
        (broken(GOOD, evidence=GOOD.reading.evidence[:1]), "[03-VP]: row 8 and 0 others"),
        (broken(GOOD, evidence=GOOD.reading.evidence[1:]), "[03-VP]: row 7 and 0 others"),
        (broken(GOOD, evidence=all_are("accepted", GOOD.reading.evidence, 3)), "[03-VP]: row 8 and 1 others"),
        (told_of((0, 9, "x", "accepted", None)), "[03-VP]: row 9 and 0 others"),
        (told_of((0, 9, "x", "ignored", None)), "sheet 0, row 9: outcome 'ignored'"),
        (told_of((0, 9, "x", "lost", None)), "sheet 0, row 9: outcome 'lost'"),
        (told_of((0, 7, "x", "ignored", "note")), "sheet 0, row 7 read twice"),
        (told_of(GOOD.reading.evidence[0]), "sheet 0, row 7 read twice"),
        (told_of((5, 7, "x", "ignored", "note")), "sheet 5, row 7: outcome 'ignored' ('note')"),
        (broken(GOOD, rows={"violation": [*ROWS, ROWS[0]]}), "[03-VP]: row 7 and 0 others"),
        (broken(GOOD, rows={"violation": all_are("rejected", ROWS, 2)}), "[03-VP]: row 7 and 1 others"),
        (broken(GOOD, rows={}), "[03-VP]: row 7 and 0 others"),
    ],
)
def test_rows_that_do_not_add_up_stop_the_load_with_the_first_of_them_and_leave_nothing(
    received: Received, fault: str
) -> None:
    con = warehouse_of(workbook("STC", "2020-08", violation=[violation()]))
    store_files(con, [received.held])
    before = everything(con)
    with pytest.raises(LedgerError, match=re.escape(f"a/b.xlsx{'' if fault[0] == '[' else ':'} {fault}")):
        store(con, received)
    assert everything(con) == before


def test_ignored_rows_are_part_of_the_ledger() -> None:
    evidence = (*GOOD.reading.evidence, (0, 1, "BIỂU", "ignored", "title"))
    con = warehouse_of(broken(GOOD, evidence=evidence))
    told = con.execute("SELECT outcome, count(*) FROM evidence GROUP BY ALL ORDER BY ALL").fetchall()
    assert told == [("accepted", 1), ("ignored", 1), ("rejected", 1)]


def test_nothing_to_store_is_no_fault() -> None:
    con = warehouse_of()
    store_files(con, [])
    store_readings(con, EDITION, [])
    assert unread(con, EDITION) == []


def test_time_of_receipt_is_kept_to_the_second() -> None:
    received = workbook("SNV", "2020-08", "2020-08-16T14:23:05")
    con = warehouse_of(received)
    assert con.execute("SELECT received_at + INTERVAL 1 DAY FROM files").fetchone() == (
        received.held.received_at + timedelta(days=1),
    )


def test_a_load_that_fails_leaves_as_many_threads_as_it_found() -> None:
    con = warehouse_of()
    before = con.execute("SELECT current_setting('threads')").fetchone()
    with pytest.raises(LedgerError):
        store(con, broken(GOOD, rows={}))
    assert con.execute("SELECT current_setting('threads')").fetchone() == before


def test_rows_that_are_not_there_after_the_commit_are_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    con = warehouse_of()
    monkeypatch.setattr("warehouse.load._count", lambda *_: 0)
    with pytest.raises(LedgerError, match="rows handed over and rows stored differ"):
        store(con, GOOD)
