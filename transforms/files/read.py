"""Bytes in, workbook out: what a file is, is told by its content, never by its name.

``read_workbook`` does its work in the calling process and may, on a harmful file, end it: readers of spreadsheets
written in C or Rust abort. Callers run it through ``transforms.files.guard``.
"""

from __future__ import annotations

from collections.abc import Sequence

from python_calamine import CalamineError

from transforms.definitions.patterns import late_pattern
from transforms.files.read_archive import Archive, ArchiveTooLarge, BrokenArchive, LockedArchive
from transforms.files.read_biff import BrokenBiff, LockedWorkbook, is_bare_biff, read_biff, read_old_biff
from transforms.files.read_cells import TooLarge
from transforms.files.read_delimited import OpenQuote, decoded, read_delimited
from transforms.files.read_locked import unlocked
from transforms.files.read_markup import declared_charset, is_markup, page_in_mail_archive, read_html
from transforms.files.read_ods import is_locked_ods, is_ods, read_ods, read_ods_xml
from transforms.files.read_ole import MAGIC as OLE_MAGIC
from transforms.files.read_ole import BrokenOle, OleFile
from transforms.files.read_ooxml import read_ooxml
from transforms.files.read_ooxml_parts import is_ooxml
from transforms.files.read_xlsb import read_xlsb
from transforms.files.read_xml import BrokenXml, UnsafeXml
from transforms.files.read_xml_spreadsheet import NAMESPACE as XML_SPREADSHEET
from transforms.files.read_xml_spreadsheet import read_xml_spreadsheet
from transforms.files.sheets import Limits, Unreadable, Workbook

_LOCK_FILE_BYTES = 165
_OTHER_KINDS = (
    (b"%PDF", "tài liệu PDF"),
    (b"{\\rtf", "văn bản RTF"),
    (b"Rar!\x1a\x07", "tệp nén RAR"),
    (b"7z\xbc\xaf\x27\x1c", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"BZh", "tệp nén bzip2"),
    (b"\xfd7zXZ\x00", "tệp nén xz"),
    (b"\x89PNG\r\n", "hình ảnh"),
    (b"\xff\xd8\xff", "hình ảnh"),
    (b"GIF8", "hình ảnh"),
    (b"BM", "hình ảnh"),
    (b"II*\x00", "hình ảnh"),
    (b"MM\x00*", "hình ảnh"),
    (b"MZ", "chương trình"),
)

# Old formats of plain text, which Excel opens whatever they are called.
_TEXT_FORMATS = (
    ("SYLK", late_pattern(r"ID;P[^\n]*\n(?:.*\n)?[BCFOP];")),
    ("DIF", late_pattern(r'TABLE\r?\n0,1\r?\n"')),
)
_SEND_AGAIN = "hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại."


def _unreadable(why: str) -> Unreadable:
    return Unreadable("file.unreadable", f"{why}; {_SEND_AGAIN}")


def _not_a_workbook(what: str) -> Unreadable:
    detail = f"Đây là {what}, không phải bảng tính; hãy gửi bảng tính Excel của biểu mẫu."
    return Unreadable("file.not_a_workbook", detail)


_BROKEN = _unreadable("Tệp bị hỏng hoặc tải về chưa hết")
_PASSWORD = Unreadable("file.password", "Tệp được đặt mật khẩu nên không mở được; hãy bỏ mật khẩu rồi gửi lại.")
_TOO_LARGE = Unreadable(
    "file.too_large",
    "Tệp vượt giới hạn về dung lượng hoặc số ô; hãy xóa các dòng, cột, trang tính thừa rồi gửi lại.",
)


def read_workbook(data: bytes, limits: Limits, passwords: Sequence[str] = ()) -> Workbook | Unreadable:
    """The workbook in the bytes of a file, or why there is none.

    ``passwords`` are tried on encrypted files. Never raises for what stands in the bytes, but may end the process.
    """
    if not data:
        return Unreadable("file.unreadable", "Tệp rỗng, không có nội dung; hãy gửi lại tệp có số liệu.")
    if len(data) > limits.file_bytes:
        return _TOO_LARGE
    try:
        return _read(data, limits, passwords)
    except (TooLarge, ArchiveTooLarge):
        return _TOO_LARGE
    except LockedArchive:
        return _PASSWORD
    except OpenQuote as error:
        return Unreadable(
            "file.unreadable",
            f'Dấu ngoặc kép (") mở ở dòng {error.line} không được đóng ở cuối ô nên không rõ ô đó hết ở đâu; hãy sửa '
            "dòng đó, hoặc gửi tệp Excel (.xlsx) thay cho tệp này.",
        )
    except UnsafeXml:
        return _unreadable("Tệp chứa khai báo XML không an toàn")
    except (BrokenArchive, BrokenXml, BrokenOle, BrokenBiff, CalamineError):
        return _BROKEN
    except ValueError as error:
        if "integer string conversion" not in str(error):  # thousands of digits, which Python does not make a number of
            raise
        return _BROKEN


def _read(data: bytes, limits: Limits, passwords: Sequence[str]) -> Workbook | Unreadable:
    if data.startswith(OLE_MAGIC):
        return _read_ole(data, limits, passwords)
    if data.startswith(b"PK"):
        return _read_zip(data, limits)
    if is_bare_biff(data):
        return read_old_biff(data, limits)
    for magic, what in _OTHER_KINDS:
        if data.startswith(magic):
            return _not_a_workbook(what)
    return _read_text(data, limits)


def _read_ole(data: bytes, limits: Limits, passwords: Sequence[str]) -> Workbook | Unreadable:
    container = OleFile(data)
    if "EncryptedPackage" in container:
        opened = unlocked(data, passwords)
        if opened is None:
            return _PASSWORD
        return _TOO_LARGE if len(opened) > limits.file_bytes else _read(opened, limits, ())
    for name in ("Workbook", "Book"):
        if name in container:
            try:
                return read_biff(container.stream(name), name, limits)
            except LockedWorkbook:
                opened = unlocked(data, passwords)
                return _PASSWORD if opened is None else _read(opened, limits, ())
    if "WordDocument" in container:
        return _not_a_workbook("tài liệu Word")
    if "PowerPoint Document" in container:
        return _not_a_workbook("bài trình chiếu PowerPoint")
    if container.is_cut:  # the workbook's own name may stand in what is missing
        raise BrokenOle("directory cut off")
    return _not_a_workbook("tệp hệ thống")


def _read_zip(data: bytes, limits: Limits) -> Workbook | Unreadable:
    archive = Archive(data, limits)
    if is_ooxml(archive):
        return read_ooxml(archive, limits)
    if "xl/workbook.bin" in archive:
        return read_xlsb(archive, limits)
    if "word/document.xml" in archive:
        return _not_a_workbook("tài liệu Word")
    if "ppt/presentation.xml" in archive:
        return _not_a_workbook("bài trình chiếu PowerPoint")
    if is_ods(archive):
        return _PASSWORD if is_locked_ods(archive) else read_ods(archive, limits)
    return _not_a_workbook("tệp nén ZIP")


def _read_text(data: bytes, limits: Limits) -> Workbook | Unreadable:
    if len(data) == _LOCK_FILE_BYTES and data[0] < 55:
        return _not_a_workbook("tệp khóa tạm của Excel")
    text = decoded(data, declared_charset(data))
    if text is None:
        return _unreadable("Tệp không phải bảng tính hoặc đã bị hỏng")
    head = text[:8192].lstrip()
    if head.startswith("<?xml") or head.startswith("<Workbook"):
        if XML_SPREADSHEET in head:
            return read_xml_spreadsheet(data, limits)
        if "urn:oasis:names:tc:opendocument:xmlns:office:1.0" in head:
            return read_ods_xml(data, limits)
    if head.startswith("MIME-Version:"):
        page = page_in_mail_archive(data)
        return read_html(page, limits) if page else _not_a_workbook("trang web không có bảng")
    for name, pattern in _TEXT_FORMATS:
        if pattern.match(text):
            return _unreadable(f"Tệp được lưu theo định dạng cũ {name}, chương trình không đọc được")
    if is_markup(text):
        workbook = read_html(text, limits)
        return workbook if workbook.sheets else _not_a_workbook("trang web không có bảng")
    return read_delimited(text, limits) or _not_a_workbook("tệp văn bản")
