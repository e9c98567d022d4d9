"""What stands, whatever order it came in."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.warehouse.rows import NIL, Received, on, prepared, table, workbook
from transforms.definitions.basis import Basis
from transforms.definitions.periods import Period
from transforms.definitions.units import PROVINCE
from transforms.submissions.sheet_work import TableReading
from warehouse.connection import query


def states(*received: Received, basis: Basis | None = None) -> dict[str, str]:
    con = prepared(*received, basis=basis)
    return dict(con.execute("SELECT path, state FROM known_file").fetchall())


def violation(**more: Any) -> dict[str, Any]:
    return {"found_on": on("1/8/2020"), "kind": "Khác", "office": "A", "people_count": 1, **more}


def test_the_latest_accepted_workbook_of_a_unit_and_month_stands() -> None:
    first, second = (workbook("SNV", "2020-08", day, path=day, violation=NIL) for day in ("2020-08-15", "2020-08-16"))
    assert states(second, first) == {"2020-08-15": "superseded", "2020-08-16": "accepted"}


def test_workbooks_of_the_same_moment_go_by_path() -> None:
    books = [workbook("SNV", "2020-08", path=path, violation=NIL) for path in ("b", "a")]
    assert states(*books) == {"a": "superseded", "b": "accepted"}


def test_a_rejected_workbook_supersedes_nothing() -> None:
    good = workbook("SNV", "2020-08", "2020-08-15", path="good", violation=NIL)
    bad = workbook("SNV", "2020-08", "2020-08-16", path="bad", status="rejected", codes=["file.no_known_form"])
    assert states(good, bad) == {"good": "accepted", "bad": "rejected"}


def test_another_month_or_unit_or_form_set_is_another_submission() -> None:
    books = (
        workbook("SNV", "2020-08", path="a", violation=NIL),
        workbook("SNV", "2020-07", path="b", violation=NIL),
        workbook("STC", "2020-08", path="c", violation=NIL),
        workbook("SNV", "2020-08", path="d", inspection_register=NIL),
    )
    assert set(states(*books).values()) == {"accepted"}


def test_the_same_bytes_again_are_a_duplicate_rejected_ones_too() -> None:
    books = (
        workbook("SNV", "2020-08", "2020-08-15", path="a", content="x", violation=NIL),
        workbook("SNV", "2020-08", "2020-08-16", path="b", content="x", violation=NIL),
        workbook(None, None, "2020-08-15", path="c", content="y", status="rejected"),
        workbook(None, None, "2020-08-16", path="d", content="y", status="rejected"),
    )
    assert states(*books) == {"a": "accepted", "b": "duplicate", "c": "rejected", "d": "duplicate"}


def test_findings_show_in_the_state() -> None:
    assert states(workbook("SNV", "2020-08", path="a", codes=["sheet.hidden"], violation=NIL)) == {
        "a": "accepted_with_findings"
    }


def test_states_do_not_depend_on_the_order_of_loading() -> None:
    books = [workbook("SNV", "2020-08", f"2020-08-{n}", path=str(n), violation=NIL) for n in (15, 16, 17)]
    assert len({tuple(sorted(states(*order).items())) for order in itertools.permutations(books)}) == 1


def test_as_known_on_a_day_only_what_had_come_by_then_is_known() -> None:
    books = [workbook("SNV", "2020-08", day, path=day, violation=NIL) for day in ("2020-08-15", "2020-08-20")]
    assert states(*books, basis=Basis(known_on=date(2020, 8, 19))) == {"2020-08-15": "accepted"}
    assert states(*books, basis=Basis(known_on=date(2020, 8, 20))) == {
        "2020-08-15": "superseded",
        "2020-08-20": "accepted",
    }


def test_on_time_is_up_to_the_deadline_s_own_day() -> None:
    basis = Basis(deadline={Period.parse("2020-08"): date(2020, 8, 18)}.get)
    books = [workbook("SNV", "2020-08", f"2020-08-{n}T23:59:00", path=str(n), violation=NIL) for n in (18, 19)]
    con = prepared(*books, basis=basis)
    assert con.execute("SELECT on_time FROM known_file ORDER BY path").fetchall() == [(True,), (False,)]
    assert con.execute("SELECT first_received_on, on_time FROM received_from").fetchall() == [(date(2020, 8, 18), True)]


def test_rows_of_superseded_registers_stay_those_of_superseded_reports_do_not() -> None:
    row = {
        "task_code": "a",
        "document_number": "1/UB",
        "document_date": on("1/6/2020"),
        "content": "x",
        "lead_unit": "SNV",
    }
    books = [workbook("VPUBND", "2020-08", day, task_register=[row]) for day in ("2020-08-15", "2020-08-16")]
    assert prepared(*books).execute("SELECT count(*) FROM current_task_register").fetchone() == (2,)
    units = [workbook("SNV", "2020-08", day, violation=[violation()]) for day in ("2020-08-15", "2020-08-16")]
    assert prepared(*units).execute("SELECT count(*) FROM current_violation").fetchone() == (1,)


def test_an_answer_is_a_nil_return_or_an_accepted_row() -> None:
    con = prepared(
        workbook("SNV", "2020-08", violation=NIL),
        workbook("STC", "2020-08", violation=[violation(), violation(outcome="rejected")]),
        workbook("SYT", "2020-08", violation=[violation(outcome="rejected")]),
    )
    assert con.execute("SELECT unit FROM answered ORDER BY unit").fetchall() == [("SNV",), ("STC",)]
    assert con.execute("SELECT unit, rejected_rows FROM quarantined ORDER BY unit").fetchall() == [
        ("STC", 1),
        ("SYT", 1),
    ]


def on_one_sheet(*tables: TableReading, **rows: tuple[tuple[Any, ...], ...]) -> Received:
    """A workbook of Sở Nội vụ with these tables on its only sheet."""
    received = workbook("SNV", "2020-08", violation=NIL)
    places = {row[1]: "rejected" for of_form in rows.values() for row in of_form}
    places |= {row[1]: "accepted" for of_form in rows.values() for row in of_form if row[2] == "accepted"}
    evidence = tuple((0, number, "x", outcome, None) for number, outcome in sorted(places.items()))
    sheet = replace(received.reading.sheets[0], tables=tables)
    return replace(received, reading=replace(received.reading, sheets=(sheet,), evidence=evidence, rows=rows))


def document(row_number: int, outcome: str = "accepted") -> tuple[Any, ...]:
    return (0, row_number, outcome, None, "Kế hoạch", "1/KH", "1/KH", on("1/8/2020"), "x", None)


def found(row_number: int, outcome: str = "accepted") -> tuple[Any, ...]:
    return (0, row_number, outcome, None, on("1/8/2020"), "Khác", "Phòng A", "phòng a", 1, None, None, None)


def test_two_forms_on_one_sheet_are_both_answered() -> None:
    above, below = table("violation", "accepted", False, {}, 1, 9), table("issued_document", "accepted", False, {}, 10)
    con = prepared(on_one_sheet(above, below, violation=(found(2),), issued_document=(document(11),)))
    assert con.execute("SELECT form FROM answered ORDER BY form").fetchall() == [("issued_document",), ("violation",)]


def test_a_nil_return_below_another_form_s_table_is_an_answer() -> None:
    above, below = table("violation", "accepted", False, {}, 1, 9), table("issued_document", "accepted", True, {}, 10)
    con = prepared(on_one_sheet(above, below, violation=(found(2),)))
    assert con.execute("SELECT form FROM answered ORDER BY form").fetchall() == [("issued_document",), ("violation",)]


def test_a_rejected_table_takes_nothing_from_the_other_on_its_sheet() -> None:
    above, below = table("violation", "rejected", False, {}, 1, 9), table("issued_document", "accepted", True, {}, 10)
    con = prepared(on_one_sheet(above, below, violation=(found(2, "rejected"),)))
    assert con.execute("SELECT form FROM answered").fetchall() == [("issued_document",)]
    assert con.execute("SELECT form, rejected_rows FROM quarantined").fetchall() == [("violation", 1)]


def test_a_cell_s_address_is_by_the_table_that_its_row_stands_in() -> None:
    above = table("violation", "accepted", False, {"note": "H", "kind": "C"}, 1, 9)
    below = table("issued_document", "accepted", False, {"note": "F"}, 10)
    received = on_one_sheet(above, below, violation=(found(2),), issued_document=(document(11),))
    con = prepared(received)
    key = received.held.file_key
    asked = [
        ("violation", key, 0, "note", 2),
        ("issued_document", key, 0, "note", 11),
        ("violation", key, 0, "kind", 11),
        ("issued_document", key, 0, "note", 2),
    ]
    told = [con.execute("SELECT cell_address(?, ?, ?, ?, ?)", place).fetchone() for place in asked]
    assert told == [("H2",), ("F11",), (None,), (None,)]


def test_the_items_of_a_table_on_its_side_have_addresses_of_their_own() -> None:
    cells = {"in_period violators": "C5", "to_date violators": "C6"}
    across = table("declared_total", "accepted", False, cells, 4, 6, across=True)
    row = (0, 5, "accepted", None, "violators", None, 1, 0, 2, 0)
    received = on_one_sheet(across, declared_total=(row, (*row[:4], "inspections", *row[5:])))
    con = prepared(received)
    key = received.held.file_key
    asked = "SELECT item_address('declared_total', ?, 0, ?, ?, 5)"
    told = [con.execute(asked, place).fetchone() for place in ([key, "to_date", "violators"], [key, "to_date", "x"])]
    assert told == [("C6",), (None,)]
    plain = prepared(on_one_sheet(table("declared_total", "accepted", False, {"to_date": "E"}), declared_total=(row,)))
    assert plain.execute(asked, [key, "to_date", "violators"]).fetchone() == ("E5",)


def test_the_years_of_a_row_have_columns_of_their_own() -> None:
    across = table("index_result", "accepted", False, {"rank 2018": "B", "rank 2019": "C"}, 1, 9, across=True)
    row = (0, 5, "accepted", "PCI", 2018, 50, None, None, None, None, None)
    con = prepared(on_one_sheet(across, index_result=(row, (*row[:4], 2019, 47, *row[6:]))))
    told = con.execute(
        "SELECT year, item_address('index_result', file_key, 0, 'rank', year, 5) FROM index_result ORDER BY year"
    ).fetchall()
    assert told == [(2018, "B5"), (2019, "C5")]


def test_of_tables_beside_each_other_a_cell_s_address_is_by_the_form_that_is_asked_for() -> None:
    left = table("violation", "accepted", False, {"note": "H", "kind": "C"}, 1, 9)
    right = table("issued_document", "accepted", False, {"note": "O"}, 1, 9)
    con = prepared(on_one_sheet(left, right, violation=(found(2),), issued_document=(document(2),)))
    told = con.execute(
        "SELECT cell_address('violation', file_key, 0, 'note', 2), "
        "cell_address('issued_document', file_key, 0, 'note', 2) "
        "FROM current_violation"
    ).fetchall()
    assert told == [("H2", "O2")]


def test_a_row_of_two_tables_beside_each_other_counts_in_each_as_it_was_judged() -> None:
    left, right = table("violation", "accepted", False, {}), table("issued_document", "accepted", False, {})
    rows = {"violation": (found(2), found(3)), "issued_document": (document(2), document(3, "rejected"))}
    con = prepared(on_one_sheet(left, right, **rows))
    assert con.execute("SELECT form, rejected_rows FROM quarantined").fetchall() == [("issued_document", 1)]


@pytest.mark.parametrize(("period", "count"), [("2020-08", 31), ("2025-02", 31), ("2025-06", 26), ("2025-07", 80)])
def test_the_senders_of_a_month_are_the_units_of_its_last_day(period: str, count: int) -> None:
    con = prepared(period=period)
    assert con.execute("SELECT count(*) FROM sender WHERE period = ?", [period]).fetchone() == (count,)


def test_who_begins_on_the_last_day_of_a_month_reports_for_it_and_who_ends_on_it_does_not() -> None:
    last = Basis().window(Period.parse("2020-08")).last
    con = prepared(period="2020-08")
    for lived in (("MOI", PROVINCE, last, None), ("CU", PROVINCE, date(2018, 1, 1), last)):
        con.execute("INSERT INTO org_unit (unit, parent, valid_from, valid_to) VALUES (?, ?, ?, ?)", lived)
    con.execute(query("state/sender"), {"province": PROVINCE})
    named = con.execute(
        "SELECT unit, period FROM sender WHERE unit IN ('MOI', 'CU') AND period >= '2020-07'"
    ).fetchall()
    assert sorted(named) == [("CU", "2020-07"), ("MOI", "2020-08")]


def test_months_run_from_the_programme_s_start_to_the_last_received() -> None:
    con = prepared(workbook("SNV", "2020-10", violation=NIL))
    first, last = con.execute("SELECT min(period), max(period) FROM month").fetchone() or ("", "")
    assert (first, last) == ("2018-01", "2020-10")


def test_the_keeper_of_a_register_is_followed_by_its_successor() -> None:
    con = prepared(period="2025-07")
    told = con.execute(
        "SELECT unit FROM keeper WHERE form = 'inspection_register' AND period IN ('2020-08', '2025-07') ORDER BY ALL"
    ).fetchall()
    assert told == [("SNV",), ("SNV-2025",)]


def test_a_cell_has_the_address_that_excel_shows() -> None:
    con = prepared(workbook("SNV", "2020-08", violation=[violation()]))
    told = con.execute(
        "SELECT cell_address('violation', file_key, sheet_no, 'kind', row_number), "
        "cell_address('violation', file_key, sheet_no, 'none', row_number) FROM current_violation"
    ).fetchall()
    assert told == [("C7", None)]


def test_preparing_writes_nothing() -> None:
    con = prepared(workbook("SNV", "2020-08", violation=[violation()]))
    temporary = con.execute("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary").fetchone()
    assert temporary == prepared().execute("SELECT count(*) FROM duckdb_tables() WHERE NOT temporary").fetchone()


def test_a_ruling_s_values_take_the_place_of_the_register_s() -> None:
    row = {
        "task_code": "a",
        "document_number": "1/UB",
        "document_date": on("1/6/2020"),
        "content": "x",
        "lead_unit": "SNV",
        "status": "Đang thực hiện",
        "due_on": on("1/7/2020"),
    }
    con = prepared(workbook("VPUBND", "2020-08", task_register=[row, {**row, "task_code": "b"}]))
    con.execute(
        "INSERT INTO task_override "
        "SELECT file_key, sheet_no, row_number, unnest(['status', 'completed_on', 'due_on']), "
        "unnest(['Đã hoàn thành', '2020-06-20', NULL]), 'CL-1' "
        "FROM current_task_register WHERE task_code = 'a'"
    )
    told = con.execute(
        "SELECT task_code, status, completed_on, due_on, is_due_ruled FROM effective_task_register ORDER BY task_code"
    ).fetchall()
    assert told == [
        ("a", "Đã hoàn thành", date(2020, 6, 20), None, True),
        ("b", "Đang thực hiện", None, date(2020, 7, 1), False),
    ]
