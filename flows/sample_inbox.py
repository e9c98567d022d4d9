"""The packaged sample: eight months of workbooks of a made-up province, as one archive.

One zip file, not a tree of files: names with Vietnamese letters and `~$` survive every file system, installer and
version control, in NFC, and no path of the package is too long for Windows.
"""

from __future__ import annotations

import os
import zipfile
from datetime import datetime
from importlib.resources import files
from pathlib import Path

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
    """A workspace with the sample in its inbox; what is there already is left as it is."""
    is_new = not (folder / "cchc.toml").exists()
    workspace = init_workspace(folder)
    if is_new:
        text = workspace.settings_file.read_text(encoding="utf-8")
        text = text.replace("\n[mail]\n", _RECIPIENTS).replace("\n[mail.units]\n", _UNITS)
        workspace.settings_file.write_text(text, encoding="utf-8", newline="\n")
    unpack_sample(workspace.inbox)
    return workspace


def unpack_sample(inbox: Path) -> None:
    """Put the sample's files into the folder, with the times of change that the archive carries."""
    with (files("flows") / "sample" / "inbox.zip").open("rb") as package, zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            target = inbox / entry.filename
            if target.exists():
                continue
            write_atomically(target, archive.read(entry))
            moment = datetime(*entry.date_time, tzinfo=HANOI).timestamp()
            os.utime(target, (moment, moment))
