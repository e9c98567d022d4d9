"""No alteration of a workbook brings the reader down, hangs it or makes it give an unsound workbook.

``CCHC_FUZZ_MUTANTS`` asks for more mutants than the usual number, ``CCHC_FUZZ_SEED`` for others.
"""

from __future__ import annotations

import os
from collections import Counter

from tests.transforms.mutants import LIMITS, end_of_mutant, harmless_mutant_is_the_same, originals
from transforms.files.guard import Crash, run_guarded
from transforms.files.read import read_workbook
from transforms.files.sheets import Workbook

MUTANTS = int(os.environ.get("CCHC_FUZZ_MUTANTS", "5000"))
SEED = int(os.environ.get("CCHC_FUZZ_SEED", "0"))


def test_every_original_is_read() -> None:
    for name, data in originals().items():
        assert isinstance(read_workbook(data, LIMITS), Workbook), name


def test_no_mutant_crashes_hangs_or_gives_an_unsound_workbook() -> None:
    numbers = range(SEED, SEED + MUTANTS)
    ends: Counter[str] = Counter()
    crashes = []
    for number, result in run_guarded(end_of_mutant, numbers, limits=LIMITS, workers=2):
        if isinstance(result, Crash):
            crashes.append((number, result.kind, result.detail[-600:]))
        else:
            ends[result] += 1
    assert not [crash for crash in crashes if crash[1] != "memory"]
    assert len(crashes) <= MUTANTS // 500  # records that claim cells far outside their sheet
    assert ends["workbook"] > MUTANTS // 10
    assert ends["file.unreadable"] > MUTANTS // 10


def test_mutants_that_touch_no_cell_give_identical_rows() -> None:
    numbers = range(SEED, SEED + MUTANTS // 10)
    found = run_guarded(harmless_mutant_is_the_same, numbers, limits=LIMITS, workers=2)
    assert [number for number, same in found if same is not True] == []
