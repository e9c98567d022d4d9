"""Renderings of a report, kept beside the version that they were of."""

from __future__ import annotations

import duckdb

from warehouse.connection import migrate
from warehouse.delivery import ReportVersion, store_version
from warehouse.history import runs


def test_the_same_document_again_is_the_same_rendering_and_another_one_the_next() -> None:
    con = duckdb.connect()
    migrate(con)
    for version, sha256 in ((1, "a"), (1, "a"), (1, "b"), (2, "b"), (1, "b")):
        store_version(con, ReportVersion("2020-08", version, sha256, "bao-cao.docx", "made of"), [])
    kept = [(one.run, one.version, one.document_sha256) for one in runs(con, "2020-08")]
    assert kept == [(1, 1, "a"), (2, 1, "b"), (3, 2, "b")]
    assert runs(con, "2020-07") == []
