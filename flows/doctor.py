"""`cchc doctor`: what is wrong around the program, and how to mend it."""

from __future__ import annotations

import os
import shutil
import smtplib
import subprocess
import sys
import tempfile
from collections.abc import Container, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal
from urllib.error import URLError
from urllib.request import urlopen

from flows.language import as_argument, said
from flows.lock import writer_lock
from flows.mail_server import connect, reason
from flows.outcomes import Refusal
from flows.own_lists import read_own_lists
from flows.pdf import libreoffice
from flows.prefect_environment import server_is_set
from flows.secrets import secret
from flows.settings import Mail, Settings
from flows.workspace import Workspace
from warehouse.connection import published
from warehouse.reference import load_units

_FONTS = ("Times New Roman", "Liberation Serif", "Tinos")  # of one width: lines and pages fall alike
_NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})
_DRIVE_REMOTE = 4  # what Windows calls a drive that another machine has
_LITTLE_SPACE = 1 << 30


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: `wrong` stops work, `poor` does not; `mend` says what to do."""

    name: str
    state: Literal["good", "poor", "wrong"]
    found: str
    mend: str = ""


def examine(workspace: Workspace, settings: Settings | Refusal) -> Iterator[Check]:
    """Every check in turn; `settings` is the complaint where they could not be read."""
    yield _versions()
    if isinstance(settings, Refusal):
        yield Check(said("Cấu hình", "Settings"), "wrong", str(settings), said("sửa chỗ được nêu", "mend it there"))
    elif workspace.settings_file.exists():
        yield Check(said("Cấu hình", "Settings"), "good", str(workspace.settings_file))
    else:
        found = said("chưa có cchc.toml: mọi thiết lập theo mặc định", "no cchc.toml: every setting is the usual one")
        yield Check(said("Cấu hình", "Settings"), "poor", found, _complete(workspace))
    yield from _folders(workspace)
    yield _own_lists(workspace)
    yield _warehouse(workspace)
    yield _server()
    yield _libreoffice()
    yield _fonts()
    if not isinstance(settings, Refusal):
        yield from _mail(settings.mail)


def _versions() -> Check:
    name = said("Chương trình", "Program")
    try:
        found = f"cchc-reports {version('cchc-reports')}, Python {sys.version.split()[0]}, Prefect {version('prefect')}"
        fastapi = tuple(int(part) for part in version("fastapi").split(".")[:2])
    except PackageNotFoundError as error:
        return Check(name, "wrong", said(f"thiếu gói {error.name}", f"{error.name} is missing"), _reinstall())
    if fastapi >= (0, 148):
        found += said(
            f"; fastapi {fastapi} làm Prefect không khởi động được", f"; Prefect fails with fastapi {fastapi}"
        )
        return Check(name, "wrong", found, _reinstall())
    return Check(name, "good", found)


def _reinstall() -> str:
    return said(
        "cài lại: pip install --require-hashes -r constraints.txt", "pip install --require-hashes -r constraints.txt"
    )


def _complete(workspace: Workspace) -> str:
    command = f"cchc init {as_argument(workspace.root)}"
    return said(f"chạy: {command}", f"run: {command}")


def _folders(workspace: Workspace) -> Iterator[Check]:
    name = said("Thư mục", "Folders")
    written = (workspace.archive, workspace.reports, workspace.feedback, workspace.outbox, workspace.state)
    for folder in (workspace.root, workspace.inbox, *written):
        if not folder.is_dir():
            yield Check(name, "poor", said(f"chưa có {folder}", f"{folder} is missing"), _complete(workspace))
        elif folder != workspace.inbox and not _takes_files(folder):
            mend = said("cấp quyền ghi cho tài khoản chạy chương trình", "give the account write access")
            yield Check(name, "wrong", said(f"không ghi được vào {folder}", f"{folder} cannot be written"), mend)
    free = shutil.disk_usage(workspace.root).free
    if free < _LITTLE_SPACE:
        found = said(f"đĩa chỉ còn {free >> 20} MB", f"{free >> 20} MB left on the disk")
        yield Check(name, "poor", found, said("dọn bớt đĩa", "make room"))
    kind = _file_system(workspace.root)
    if kind in _NETWORK_FILE_SYSTEMS:
        found = said(f"thư mục làm việc nằm trên ổ mạng ({kind})", f"the workspace lies on a network drive ({kind})")
        mend = said("chuyển về ổ đĩa của máy: khóa trên ổ mạng không tin được", "move it to a local disk")
        yield Check(name, "wrong", found, mend)
    yield Check(name, "good", str(workspace.root))


def _own_lists(workspace: Workspace) -> Check:
    name = said("Danh mục bổ sung", "Lists of one's own")
    try:
        lists = read_own_lists(workspace.lists)
    except Refusal as refusal:
        return Check(name, "wrong", str(refusal), said("sửa dòng đó rồi lưu lại", "mend that line"))
    count = len(lists.headers) + len(lists.values) + len(lists.sheets) + len(lists.units)
    return Check(name, "good", said(f"{workspace.lists}: {count} dòng", f"{workspace.lists}: {count} lines"))


def _takes_files(folder: Path) -> bool:
    """By trying: of a folder's rights on Windows, or of a disk mounted read-only, its mode says nothing."""
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True


def _file_system(folder: Path) -> str:
    """What kind of file system the folder lies on, where the system tells."""
    if sys.platform == "win32":
        import ctypes

        return "cifs" if ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE else ""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, found, *_ = line.split()
        if (str(folder) == point or str(folder).startswith(point.rstrip("/") + "/")) and len(point) >= len(best):
            best, kind = point, found
    return kind


def _warehouse(workspace: Workspace) -> Check:
    name = said("Kho số liệu", "Warehouse")
    if not workspace.warehouse.exists():
        return Check(name, "good", said("chưa có, sẽ tạo ở lần chạy đầu", "none yet, the first run makes it"))
    import duckdb

    files = 0
    faults: dict[Path, str] = {}
    copy = published(workspace.warehouse)
    try:
        with writer_lock(workspace.state / "writer.lock", said("kiểm tra máy", "doctor")):
            for file in (copy or workspace.warehouse, workspace.warehouse):
                try:
                    files = _read_through(file)
                except (duckdb.Error, OSError) as error:
                    faults[file] = str(error).splitlines()[0]
    except Refusal as busy:
        return Check(name, "good", str(busy))
    except OSError as error:  # of the lock; what cannot be written has been told by the check of the folders
        return Check(
            name, "wrong", str(error), said("cấp quyền ghi vào .cchc", "give the account write access to .cchc")
        )
    if not faults:
        return Check(name, "good", said(f"{files} tệp", f"{files} files"))
    found = "; ".join(f"{file.name}: {fault}" for file, fault in faults.items())
    return Check(name, "wrong", found, _sound_again(workspace.warehouse, copy, faults))


def _sound_again(warehouse: Path, copy: Path | None, faults: Container[Path]) -> str:
    """How to come by a sound warehouse: from whichever of it, its copy and the inbox is whole."""
    if copy and warehouse not in faults:
        return said(
            f"xóa {copy.name} rồi chạy cchc ingest: bản sao để xem được làm lại từ kho",
            f"delete {copy.name} and run cchc ingest: the copy to look into is made again",
        )
    if copy and copy not in faults:
        return said(
            f"đổi tên warehouse.duckdb, chép {copy.name} thành warehouse.duckdb rồi chạy cchc ingest",
            f"rename warehouse.duckdb, copy {copy.name} to warehouse.duckdb and run cchc ingest",
        )
    return said(
        "đổi tên warehouse.duckdb rồi chạy cchc ingest: kho được dựng lại từ inbox/",
        "rename warehouse.duckdb and run cchc ingest: it is made again from the inbox",
    )


def _read_through(warehouse: Path) -> int:
    """Read every value of every table, so that a damaged part shows; how many files are held."""
    import duckdb

    with duckdb.connect(str(warehouse), read_only=True) as con:
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            con.table(table).aggregate("max(hash(COLUMNS(*)))").fetchall()
        (count,) = con.execute("SELECT count(*) FROM files").fetchall()[0]
        return int(count)


def _server() -> Check:
    if not server_is_set():
        return Check(
            "Prefect", "good", said("dùng máy chủ tạm thời cho mỗi lần chạy", "a temporary server for each run")
        )
    address = os.environ.get("PREFECT_API_URL", "")
    if not address.startswith(("http://", "https://")):
        return Check("Prefect", "good", said("máy chủ theo hồ sơ của Prefect", "the server of Prefect's profile"))
    try:
        with urlopen(f"{address.rstrip('/')}/health", timeout=5):
            return Check("Prefect", "good", address)
    except (URLError, OSError, ValueError) as error:
        mend = said("chạy prefect server start, hoặc bỏ biến PREFECT_API_URL", "run prefect server start, or unset it")
        return Check("Prefect", "wrong", f"{address}: {error}", mend)


def _libreoffice() -> Check:
    found = libreoffice()
    if found is None:
        mend = said("cài LibreOffice nếu cần bản .pdf", "install it where PDFs are wanted")
        return Check(
            "LibreOffice", "poor", said("không có: báo cáo chỉ có .docx", "none: reports come as .docx only"), mend
        )
    return Check("LibreOffice", "good", found)


def _fonts() -> Check:
    name = said("Phông chữ", "Fonts")
    if sys.platform == "win32":
        return Check(name, "good", "Windows")
    if not shutil.which("fc-list"):
        mend = said("cài fontconfig; chỉ cần cho .pdf", "install fontconfig; for PDFs only")
        return Check(name, "poor", said("không có fc-list để kiểm tra", "no fc-list to look with"), mend)
    present = _listed_fonts(":lang=vi")
    if present:
        return Check(name, "good", ", ".join(present))
    mend = said(
        "cài fonts-liberation bản 2 (trên Debian 12: fonts-liberation2); chỉ cần cho .pdf",
        "install fonts-liberation of version 2 (on Debian 12: fonts-liberation2); for PDFs only",
    )
    poor = ", ".join(_listed_fonts(":"))
    if poor:  # version 1 of Liberation: each such letter comes from another font
        return Check(name, "poor", said(f"{poor} thiếu chữ Việt có dấu", f"{poor} lacks Vietnamese letters"), mend)
    found = said("không có Times New Roman hay phông cùng cỡ", "neither Times New Roman nor one of its widths")
    return Check(name, "poor", found, mend)


def _listed_fonts(pattern: str) -> list[str]:
    listed = subprocess.run(["fc-list", pattern, "family"], capture_output=True, check=False).stdout
    families = listed.decode("utf-8", "replace")
    return [font for font in _FONTS if font in families]


def _mail(settings: Mail) -> Iterator[Check]:
    name = said("Thư điện tử", "Mail")
    if unknown := sorted(set(settings.units) - {unit.unit for unit in load_units()}):
        listed = ", ".join(unknown)
        mend = said("sửa mã đơn vị trong [mail.units] của cchc.toml", "put the codes in [mail.units] right")
        yield Check(name, "poor", said(f"không có đơn vị nào mang mã {listed}", f"no unit is {listed}"), mend)
    if not settings.recipients:
        mend = said("ghi mail.recipients trong cchc.toml", "set mail.recipients in cchc.toml")
        yield Check(name, "poor", said("chưa có người nhận báo cáo", "no recipients"), mend)
    yield _mail_server(name, settings)


def _mail_server(name: str, settings: Mail) -> Check:
    if not settings.smtp_host:
        return Check(name, "good", said("không có máy chủ: thư nằm trong outbox/", "no server: mails go to outbox/"))
    where = f"{settings.smtp_host}:{settings.smtp_port}"
    try:
        password = secret(settings.password, settings.password_block)
        patient = settings.model_copy(update={"timeout_seconds": min(10, settings.timeout_seconds)})
        with connect(patient, password):
            return Check(name, "good", where)
    except Refusal as refusal:
        return Check(name, "wrong", str(refusal), said("sửa mail.password_block", "mend mail.password_block"))
    except (OSError, smtplib.SMTPException) as error:
        mend = said(
            "xem lại mail.smtp_host, smtp_port, security, user, mật khẩu và tường lửa",
            "look at mail.smtp_host, smtp_port, security, user, the password, the firewall",
        )
        return Check(name, "wrong", f"{where}: {reason(error)}", mend)
