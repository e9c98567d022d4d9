"""The packaged sample: eight months of workbooks of a made-up province, as one archive.

One zip file, not a tree of files: names with Vietnamese letters and `~$` survive every file system, installer and
version control, in NFC, and no path of the package is too long for Windows.
"""

from __future__ import annotations

import io
import os
import zipfile
from datetime import datetime
from importlib.resources import files
from pathlib import Path

from flows.collect import scan
from flows.outcomes import Exit, Refusal
from flows.received import HANOI
from flows.whole_files import write_atomically
from flows.workspace import Workspace, init_workspace

PERIODS = ("2020-08", "2020")
_RECIPIENTS = """
[mail]
recipients = ["Giám đốc Sở Nội vụ <giam-doc@snv.example>", "Phó Giám đốc Sở Nội vụ <pho-giam-doc@snv.example>"]
sender = "Sở Nội vụ <bao-cao@snv.example>"
"""
_UNITS = """
[mail.units]
SKHCN = "van-thu@skhcn.example"
182 = "van-thu@vanlang.example"
183 = "van-thu@caoloc.example"
"""


def make_sample_workspace(folder: Path) -> Workspace:
    """A workspace with the sample in its inbox; what is there already is left as it is. Refusal where there are files
    of others alone, there or taken in before: made-up figures would be counted with an office's own."""
    workspace = Workspace(folder.expanduser().resolve())
    if _has_only_other_files(workspace):
        raise Refusal(
            f"{folder} đã có tệp của các đơn vị; báo cáo mẫu sẽ bị tính lẫn vào đó. Hãy chọn thư mục khác: "
            "cchc demo THƯ_MỤC.",
            f"{folder} has workbooks of its own, with which the sample would be counted. Choose another folder: "
            "cchc demo DIR.",
            Exit.USAGE,
        )
    is_new = not workspace.settings_file.exists()
    init_workspace(workspace.root)
    if is_new:
        text = workspace.settings_file.read_text(encoding="utf-8")
        text = text.replace("\n[mail]\n", _RECIPIENTS).replace("\n[mail.units]\n", _UNITS)
        workspace.settings_file.write_text(text, encoding="utf-8", newline="\n")
    unpack_sample(workspace.inbox)
    return workspace


def _has_only_other_files(workspace: Workspace) -> bool:
    held = {found.path for found in scan(workspace.inbox).files}
    has_taken_in = workspace.archive.is_dir() and any(workspace.archive.iterdir())
    with _sample() as archive:
        return (bool(held) or has_taken_in) and held.isdisjoint(archive.namelist())


def _sample() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO((files("flows") / "sample" / "inbox.zip").read_bytes()))


def unpack_sample(inbox: Path) -> None:
    """Put the sample's files into the folder, with the times of change that the archive carries."""
    with _sample() as archive:
        for entry in archive.infolist():
            target = inbox / entry.filename
            if target.exists():
                continue
            write_atomically(target, archive.read(entry))
            moment = datetime(*entry.date_time, tzinfo=HANOI).timestamp()
            os.utime(target, (moment, moment))
