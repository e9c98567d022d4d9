"""What a file is, is told by its content; what is no workbook is told from what is a broken one."""

from __future__ import annotations

import hashlib
import io
import struct

import msoffcrypto.format.ooxml
import pytest

from tests.transforms.locked_xls import locked_xls
from tests.transforms.made_workbooks import (
    ODS_MIME,
    biff2,
    biff5_stream,
    biff_sheet,
    ods_content,
    sheet_xml,
    xlsx,
    xlsx_parts,
    zipped,
)
from transforms.files.read import read_workbook
from transforms.files.read_ole import wrap_stream
from transforms.files.sheets import Limits, Sheet, Unreadable, Workbook

MACRO_ENABLED = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(data: bytes, limits: Limits | None = None, passwords: tuple[str, ...] = ()) -> Workbook:
    workbook = read_workbook(data, limits or Limits(), passwords)
    assert isinstance(workbook, Workbook), workbook
    return workbook


def sheet(data: bytes) -> Sheet:
    (only,) = read(data).sheets
    return only


def refusal(data: bytes, limits: Limits | None = None, passwords: tuple[str, ...] = ()) -> str:
    unreadable = read_workbook(data, limits or Limits(), passwords)
    assert isinstance(unreadable, Unreadable), unreadable
    assert unreadable.detail.endswith(".")
    return unreadable.code


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (xlsx(ONE), "xlsx"),
        (zipped(xlsx_parts({"S": sheet_xml(ONE)}, main_type=MACRO_ENABLED)), "xlsm"),
        (wrap_stream("Book", biff5_stream({(1, 1): 1.0})), "xls"),
        (biff2({(1, 1): 1.0}), "xls"),
        (biff_sheet(3, {(1, 1): 1.0}), "xls"),
        (biff_sheet(4, {(1, 1): 1.0}), "xls"),
        (zipped({"mimetype": ODS_MIME, "content.xml": ods_content('<table:table table:name="S"/>')}), "ods"),
        (zipped({"content.xml": ods_content('<table:table table:name="S"/>')}), "ods"),
        (ods_content('<table:table table:name="S"/>').encode(), "ods"),
        (b"<table><tr><td>1</td></tr></table>", "html"),
        ("STT;Tên\r\n1;Hà Nội\r\n".encode(), "csv"),
    ],
)  # fmt: skip
def test_the_content_tells_the_kind(data: bytes, kind: str) -> None:
    assert read(data).kind == kind


@pytest.mark.parametrize(
    "data",
    [
        zipped({"word/document.xml": "<w/>", "[Content_Types].xml": "<Types/>"}),
        zipped({"ppt/presentation.xml": "<p/>", "[Content_Types].xml": "<Types/>"}),
        zipped({"anh.jpg": b"\xff\xd8"}),
        zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<office:text/>"}),
        wrap_stream("WordDocument", b"\xec\xa5"),
        wrap_stream("PowerPoint Document", b"slides"),
        wrap_stream("Catalog", b"thumbs"),
        b"%PDF-1.4\n",
        b"Rar!\x1a\x07\x00 and so on",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0 JFIF",
        b"{\\rtf1 text}",
        b"MZ\x90\x00",
        ("\x06So Y te" + " " * 157).encode(),
        "Kính gửi Sở Nội vụ".encode(),
        b"<html><body><p>no table</p></body></html>",
    ],
)
def test_documents_archives_pictures_and_lock_files_are_no_workbooks(data: bytes) -> None:
    assert refusal(data) == "file.not_a_workbook"


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", xlsx(ONE)[:300], bytes(range(256)) * 40, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)],
)
def test_empty_cut_off_and_random_bytes_are_unreadable(data: bytes) -> None:
    assert refusal(data) == "file.unreadable"


def test_nobody_is_told_to_open_an_empty_file_and_a_broken_one_is_saved_anew() -> None:
    empty, broken = (read_workbook(data, Limits()) for data in (b"", xlsx(ONE)[:300]))
    assert isinstance(empty, Unreadable) and "mở bằng Excel" not in empty.detail
    assert isinstance(broken, Unreadable) and "mở bằng Excel" in broken.detail


def locked(plain: bytes, password: str) -> bytes:
    opened = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain)).encrypt(password, opened)
    return opened.getvalue()


def large_workbook() -> bytes:
    """A workbook too large for the small streams of the container, as real ones are."""
    filler = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(200))
    return zipped(xlsx_parts({"S": sheet_xml(ONE)}, more={"xl/media/image1.png": filler}))


def test_a_password_is_told_and_opens_the_workbook_where_it_fits() -> None:
    plain = large_workbook()
    data = locked(plain, "kín đáo")
    assert refusal(data) == "file.password"
    assert refusal(data, passwords=("sai",)) == "file.password"
    assert read(data, passwords=("sai", "kín đáo")) == read(plain)


def test_a_workbook_locked_with_no_password_of_its_own_is_opened_as_excel_does() -> None:
    assert read(locked(large_workbook(), "VelvetSweatshop")) == read(large_workbook())


def test_an_encrypted_xls_is_told() -> None:
    stream = biff5_stream({(1, 1): 1.0})
    locked = stream[:12] + struct.pack("<2H", 0x2F, 4) + b"\x12\x34\x56\x78" + stream[12:]
    assert refusal(wrap_stream("Workbook", locked)) == "file.password"


@pytest.mark.parametrize("passwords", [(), ("sai",)])
def test_an_xls_whose_password_is_not_known_is_told(passwords: tuple[str, ...]) -> None:
    found = read_workbook(locked_xls("bí mật"), Limits(), passwords)
    assert isinstance(found, Unreadable) and found.code == "file.password"


def test_an_xls_is_opened_with_the_password_that_fits() -> None:
    found = read_workbook(locked_xls("bí mật"), Limits(), ("sai", "bí mật"))
    assert isinstance(found, Workbook)
    assert found.sheets[0].rows == ((2, (None, "kín")),)


def test_an_ods_with_a_password_is_told() -> None:
    manifest = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"
    data = zipped({"mimetype": ODS_MIME, "content.xml": b"\x80\x81", "META-INF/manifest.xml": manifest})
    assert refusal(data) == "file.password"


@pytest.mark.parametrize(
    "limits",
    [
        Limits(file_bytes=100),
        Limits(unpacked_bytes=500),
        Limits(zip_entries=3),
        Limits(sheets=1),
        Limits(text_length=3),
    ],
)
def test_each_bound_is_kept(limits: Limits) -> None:
    long = '<row r="1"><c r="A1" t="str"><v>dài</v></c><c r="B1" t="str"><v>dài hơn</v></c></row>'
    two = zipped(xlsx_parts({"S": sheet_xml(long), "T": sheet_xml(ONE)}))
    assert read(two).kind == "xlsx"
    assert refusal(two, limits) == "file.too_large"


def test_the_bound_of_cells_is_kept_in_every_format() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(99_990, 100_020))
    page = b"<table>" + b"<tr><td>1</td></tr>" * 30 + b"</table>"
    limits = Limits(cells=20)
    for data in (xlsx(rows), page, b"a;b\n" * 30):
        assert read(data)
        assert refusal(data, limits) == "file.too_large"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"STT"\r\nE\r\n', "SYLK"),
        ("ID;PSCALC3\nC;X1;Y1;K1\nE\n", "SYLK"),
        ('TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,3\r\n""\r\nDATA\r\n', "DIF"),
    ],
)
def test_old_formats_of_plain_text_are_named(text: str, name: str) -> None:
    told = read_workbook(text.encode(), Limits())
    assert isinstance(told, Unreadable) and told.code == "file.unreadable" and name in told.detail


def test_a_table_whose_first_column_is_called_id_is_no_old_format() -> None:
    assert read("ID;Phòng;Số\n1;Nội vụ;2\n2;Thanh tra;3\n".encode()).kind == "csv"
