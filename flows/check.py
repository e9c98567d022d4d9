"""`cchc check`: files read and judged as an ingest would, with nothing stored."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.figures_basis import basis_of
from flows.reading import FileToRead, knowledge_for, learn, read_file, rejected_for, unit_names
from flows.received import today
from flows.settings import Settings
from transforms.definitions.basis import Basis
from transforms.definitions.forms.synonyms import OwnLists
from transforms.files.guard import Crash, run_guarded
from transforms.submissions.interpret import FileReading


def check_files(files: Sequence[Path], settings: Settings, lists: OwnLists) -> Iterator[FileReading]:
    """What each file says, in turn, as if it came today."""
    day = today()
    basis = Basis(basis_of(settings).rules)
    items = [FileToRead(file.name, str(file.resolve()), day, basis) for file in files]
    workers = settings.reading.workers or os.cpu_count() or 1
    known = knowledge_for(settings.reading, lists)
    results = run_guarded(read_file, items, limits=known.limits, workers=workers, initializer=learn, initargs=(known,))
    for item, result in results:
        if isinstance(result, Crash):
            result = rejected_for(item, result, unit_names(lists))
        yield result


def rejects_something(reading: FileReading) -> bool:
    """Whether an ingest would turn anything of the file away: the workbook, a sheet or a row."""
    return reading.status == "rejected" or any(found.severity.startswith("reject") for found in reading.findings)
