"""What became of mails, kept through migrations and told apart by whose letter they are."""

from __future__ import annotations

from datetime import datetime

import duckdb

from warehouse.connection import SQL, migrate
from warehouse.delivery import (
    FAILED,
    PENDING,
    SENT,
    UNKNOWN,
    Delivery,
    LetterVersion,
    deliveries,
    letter_versions,
    record_delivery,
    store_letter,
)

LETTER = LetterVersion("2020-08", "SYT", 1, "content", "input", "files")


def in_memory() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    migrate(con)
    return con


def test_mails_of_a_warehouse_from_before_there_were_letters_are_those_of_the_report() -> None:
    con = duckdb.connect()
    con.execute("CREATE TABLE migrations (name VARCHAR PRIMARY KEY)")
    for file in sorted((SQL / "schema").glob("*.sql")):
        if file.stem < "0006":
            con.execute(file.read_text(encoding="utf-8"))
            con.execute("INSERT INTO migrations VALUES (?)", [file.stem])
    con.execute("INSERT INTO deliveries VALUES ('2020-08', 1, 'gd@x.vn', '<a@b>', 'unknown', 'cut')")
    migrate(con)
    assert deliveries(con, "2020-08", unit="LSN") == [Delivery("2020-08", 1, "gd@x.vn", "<a@b>", UNKNOWN, "cut")]
    record_delivery(con, Delivery("2020-08", 1, "gd@x.vn", "<a@b>", SENT))
    assert [mail.state for mail in deliveries(con, "2020-08")] == [SENT]


def test_mails_are_told_apart_by_whose_letter_they_are_the_reports_first() -> None:
    con = in_memory()
    moment = datetime(2020, 8, 19, 8, 0)
    for unit in ("SYT", "182", "LSN"):
        record_delivery(con, Delivery("2020-08", 1, "a@b.vn", f"<{unit}@b>", unit=unit, recorded_at=moment))
    assert [mail.unit for mail in deliveries(con, "2020-08")] == ["LSN", "182", "SYT"]
    (mail,) = deliveries(con, "2020-08", 1, "182")
    assert (mail.message_id, mail.recorded_at) == ("<182@b>", moment)
    assert deliveries(con, "2020-08", 2) == deliveries(con, "2020-07") == []


def test_a_version_of_a_letter_is_kept_in_the_place_of_the_same_number() -> None:
    con = in_memory()
    store_letter(con, LETTER)
    changed = LetterVersion("2020-08", "SYT", 1, "other", "input", "files")
    later = LetterVersion("2020-08", "SYT", 2, "third", "input", "files")
    for one in (changed, later, LetterVersion("2020-08", "SCT", 1, "x", "y", "z")):
        store_letter(con, one)
    assert letter_versions(con, "2020-08", "SYT") == [changed, later]


def test_what_lies_in_the_outbox_counts_as_gone_out_and_what_failed_does_not() -> None:
    mail = Delivery("2020-08", 1, "a@b.vn", "<a@b>")
    assert not mail.went_out and not mail.now(FAILED, "550").went_out
    assert mail.now(SENT).went_out and mail.now(UNKNOWN).went_out and mail.now(PENDING, "outbox/x.eml").went_out
