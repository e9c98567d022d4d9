"""Harmful files end in a coded state within their bounds, and never take another file with them."""

from __future__ import annotations

from pathlib import Path

from tests.transforms.hostile import hostile_files
from tests.transforms.hostile.kinds import Hostile
from tests.transforms.hostile_work import LIMITS, read_file
from tests.transforms.made_workbooks import strings_xml, xlsx
from transforms.files.guard import Crash, run_guarded


def test_each_hostile_file_ends_in_a_right_way_and_good_files_beside_it_are_read(tmp_path: Path) -> None:
    good = tmp_path / "good.xlsx"
    good.write_bytes(xlsx('<row r="3"><c r="B3" t="s"><v>0</v></c></row>', strings=strings_xml("tốt")))
    jobs: list[tuple[str, tuple[tuple[int, int], ...]]] = []
    expected: dict[str, Hostile] = {}
    for hostile in hostile_files():
        file = tmp_path / hostile.name
        file.write_bytes(hostile.data)
        jobs += [(str(file), tuple(hostile.cells)), (str(good), ((3, 2),))]
        expected[str(file)] = hostile
    wrong = []
    for (path, _), result in run_guarded(read_file, jobs, limits=LIMITS, workers=2):
        if path == str(good):
            assert result == ("workbook", {(3, 2): "tốt"}, 1)
            continue
        right = expected[path]
        if isinstance(result, Crash):
            if "crash" not in right.ends or result.kind == "error":
                wrong.append((right.name, str(result)))
        elif result[0] not in right.ends or (result[0] == "workbook" and result[1] != right.cells):
            wrong.append((right.name, str(result)))
    assert not wrong
