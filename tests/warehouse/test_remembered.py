"""A query asked again is answered from memory, until anything else is executed."""

from __future__ import annotations

import duckdb

from warehouse.remembered import remembered


def test_a_query_asked_again_is_not_asked_of_the_warehouse() -> None:
    with duckdb.connect() as con:
        asked = remembered(con)
        con.execute("CREATE SEQUENCE turns")
        counted = [asked.execute("-- a remark\nSELECT nextval('turns'), $n", {"n": n}).fetchall() for n in (7, 7, 8)]
        assert counted == [[(1, 7)], [(1, 7)], [(2, 8)]]
        assert asked.execute("SELECT 1 AS one").description[0][0] == "one"


def test_any_other_statement_makes_it_forget() -> None:
    with duckdb.connect() as con:
        asked = remembered(con)
        asked.execute("CREATE TABLE told AS SELECT 1 AS value")
        assert asked.execute("SELECT value FROM told").fetchall() == [(1,)]
        asked.execute("UPDATE told SET value = 2")
        assert asked.execute("SELECT value FROM told").fetchall() == [(2,)]
