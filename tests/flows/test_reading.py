"""What a worker knows before it is given files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.made_inbox.clean_book import clean_book

_LEARN_AND_READ = """
import sys
from datetime import date
from flows.reading import FileToRead, Knowledge, learn, read_for_loading
from transforms.definitions.basis import USUAL
from transforms.files.sheets import Limits
learn(Knowledge(Limits()))
known = set(sys.modules)
assert read_for_loading(FileToRead("bieu.xlsx", sys.argv[1], date(2020, 8, 18), USUAL)).status == "accepted"
print(*sorted(name for name in set(sys.modules) - known if name.split(".")[0] in ("transforms", "warehouse")))
"""


def test_all_that_reads_an_ordinary_workbook_is_there_before_the_worker_is_bounded(tmp_path: Path) -> None:
    book = tmp_path / "bieu.xlsx"
    book.write_bytes(clean_book().bytes())
    said = subprocess.run(
        [sys.executable, "-c", _LEARN_AND_READ, str(book)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == []
