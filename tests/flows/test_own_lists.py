from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.check import check_files
from flows.job import open_job
from flows.outcomes import Refusal
from flows.own_lists import make_own_lists, read_own_lists
from flows.settings import Settings
from flows.stages import reading_edition
from flows.workspace import init_workspace
from tests.flows.sent_books import TASK, department
from tests.transforms.made_workbooks import sheet_xml, strings_xml, xlsx_parts, zipped
from transforms.definitions import EDITION
from transforms.definitions.forms.synonyms import HeaderSynonym, ListSynonym, OwnLists, SheetName

pytestmark = pytest.mark.usefixtures("packaged_lists")


def written(folder: Path, name: str, text: str | bytes) -> Path:
    make_own_lists(folder)
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_lists_that_were_just_made_add_nothing(tmp_path: Path) -> None:
    make_own_lists(tmp_path)
    assert read_own_lists(tmp_path) == OwnLists() == read_own_lists(tmp_path / "nowhere")


def test_every_list_is_read(tmp_path: Path) -> None:
    written(tmp_path, "header_synonyms.csv", "form,field,variant\ntask_progress,due_on,Mốc phải xong\n")
    written(tmp_path, "list_synonyms.csv", 'form,field,value,variant\n*,status,Đã hoàn thành,"Ổn, đã trình"\n')
    written(tmp_path, "sheet_names.csv", "form,variant\ntask_progress,Việc giao\n")
    written(tmp_path, "org_unit_names.csv", "unit,name_variant\nSNV,Cơ quan Nội vụ\n")
    lists = read_own_lists(tmp_path)
    assert lists.headers == (HeaderSynonym("task_progress", "due_on", "Mốc phải xong"),)
    assert lists.values == (ListSynonym("*", "status", "Đã hoàn thành", "Ổn, đã trình"),)
    assert lists.sheets == (SheetName("task_progress", "Việc giao"),)
    assert [(name.unit, name.name_variant) for name in lists.units] == [("SNV", "Cơ quan Nội vụ")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_saved_by_a_spreadsheet_program_is_read(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = "form,field,variant\r\n\r\ntask_progress,due_on,Mốc xong\r\n".replace(",", delimiter)
    written(tmp_path, "header_synonyms.csv", text.encode(encoding))
    assert read_own_lists(tmp_path).headers == (HeaderSynonym("task_progress", "due_on", "Mốc xong"),)


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_a_ready_line_pasted_into_one_cell_of_a_spreadsheet_is_read(tmp_path: Path, delimiter: str) -> None:
    cells = ("form,field,variant", '"task_progress,due_on,""Mốc, xong"""' + 2 * delimiter, "a" + 2 * delimiter)
    text = "\n".join((cells[0].replace(",", delimiter), *cells[1:2]))
    assert read_own_lists(written(tmp_path, "header_synonyms.csv", text)).headers == (
        HeaderSynonym("task_progress", "due_on", "Mốc, xong"),
    )
    with pytest.raises(Refusal, match="dòng 3: có 1 cột, phải có 3"):
        read_own_lists(written(tmp_path, "header_synonyms.csv", f"{text}\n{cells[2]}\n"))


def test_one_header_under_two_groups_is_two_columns_and_under_one_group_a_contradiction(tmp_path: Path) -> None:
    lines = ["form,field,variant", *(f"service_result,{name},Gộp lại" for name in ("received_total", "resolved_total"))]
    assert len(read_own_lists(written(tmp_path, "header_synonyms.csv", "\n".join(lines))).headers) == 2
    lines.append("service_result,resolved_late,Gộp lại")
    with pytest.raises(Refusal, match="dòng 4: trái với dòng 3"):
        read_own_lists(written(tmp_path, "header_synonyms.csv", "\n".join(lines)))


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("header_synonyms.csv", "form,field\n", "dòng 1: dòng đầu phải là form,field,variant"),
        ("header_synonyms.csv", "form,field,variant\n\nnope,due_on,x\n", "dòng 3: cột form ghi “nope”"),
        ("header_synonyms.csv", "form,field,variant\ntask_progress,nope,x\n", "dòng 2: cột field ghi “nope”"),
        ("header_synonyms.csv", "form,field,variant\n*,due_on,a,b\n", "có 4 cột, phải có 3"),
        ("header_synonyms.csv", "form,field,variant\ntask_progress,due_on,Ghi chú\n", "“Ghi chú” đã là cột “Ghi chú”"),
        ("header_synonyms.csv", "form,field,variant\n*,due_on,X y\n*,status,X y\n", "dòng 3: trái với dòng 2"),
        ("header_synonyms.csv", "form,field,variant\n*,due_on,…\n", "không phải tiêu đề cột"),
        ("list_synonyms.csv", "form,field,value,variant\n*,status,Xong rồi,x\n", "cột value ghi “Xong rồi”"),
        ("list_synonyms.csv", "form,field,value,variant\n\n*,status,Đã thu hồi,HT\n", "dòng 3: “HT” đã là"),
        ("sheet_names.csv", "form,variant\nviolation,01-NV\n", "đã là tên trang của biểu task_progress"),
        ("org_unit_names.csv", "unit,name_variant\nKHONG,x\n", "phải là mã đơn vị, ví dụ SNV"),
        ("org_unit_names.csv", "unit,name_variant\nSở Y tế,x\n", "“Sở Y tế” có mã SYT"),
        ("org_unit_names.csv", "unit,name_variant\nSYT,Sở Tài chính\n", "đã là tên của Sở Tài chính (STC)"),
        ("sheet_names.csv", "form,variant\nviolation,Vi ph\xe1m\n".encode("cp1252"), "không phải UTF-8"),
    ],
)
def test_a_line_that_cannot_be_meant_is_refused_with_file_and_line(
    tmp_path: Path, name: str, text: str | bytes, said: str
) -> None:
    written(tmp_path, name, text)
    with pytest.raises(Refusal) as refusal:
        read_own_lists(tmp_path)
    assert name in str(refusal.value) and said in str(refusal.value)


def _with_odd_header_and_value() -> bytes:
    headers = ["Số, ký hiệu văn bản giao", "Ngày văn bản", "Nội dung nhiệm vụ", "Làm tới đâu"]
    texts = [*headers, "1/UBND", "1/8/2020", "Việc", "Ổn, đã trình"]
    rows = [
        f'<row r="{row}">'
        + "".join(f'<c r="{"ABCD"[n]}{row}" t="s"><v>{4 * row - 4 + n}</v></c>' for n in range(4))
        + "</row>"
        for row in (1, 2)
    ]
    return zipped(xlsx_parts({"01-NV": sheet_xml("".join(rows))}, strings=strings_xml(*texts)))


def test_a_check_shows_what_a_line_does_before_anything_is_stored(tmp_path: Path) -> None:
    file = tmp_path / "So Noi vu 2020-08.xlsx"
    file.write_bytes(_with_odd_header_and_value())
    settings = Settings.model_validate({"reading": {"workers": 1}})

    def codes(lists: OwnLists) -> list[tuple[str, str]]:
        reading = next(iter(check_files([file], settings, lists)))
        return [(found.code, found.message) for found in reading.findings]

    def said(found: list[tuple[str, str]], code: str) -> str:
        return next(message for one, message in found if one == code)

    folder = written(tmp_path / "lists", "header_synonyms.csv", "form,field,variant\n*,status,Làm tới đâu\n")
    assert "Tình trạng thực hiện" in said(codes(OwnLists()), "sheet.missing_column")
    now = codes(read_own_lists(folder))
    assert "sheet.missing_column" not in dict(now)
    message = said(now, "cell.not_in_list")
    assert "“Ổn, đã trình”" in message
    written(folder, "list_synonyms.csv", 'form,field,value,variant\n*,status,Đã hoàn thành,"Ổn, đã trình"\n')
    assert "cell.not_in_list" not in dict(codes(read_own_lists(folder)))


_LINE = re.compile(r"quản trị viên thêm dòng (.+?) vào lists/(\w+\.csv)")


@pytest.mark.parametrize(
    ("sheet", "cell", "written_there", "code"),
    [
        ("01-NV", "H6", "Làm tới đâu", "sheet.missing_column"),
        ("01-NV", "F6", "Mốc, phải xong", "sheet.unknown"),
        ("01-NV", "H8", "Đang th.hiện", "cell.not_in_list"),
        ("Thông tin", "B3", "Sở Khoa học ĐMST", "file.unit_unknown"),
    ],
)
def test_the_line_that_a_finding_holds_ready_settles_it(
    tmp_path: Path, sheet: str, cell: str, written_there: str, code: str
) -> None:
    book = load_workbook(io.BytesIO(department(TASK, TASK | {"Ghi chú": "lần 2"})))
    book[sheet][cell] = written_there
    book["01-NV"]["F7"] = dt.date(2020, 8, 1)
    book["01-NV"]["B8"] = "124/UBND-NC"
    file = tmp_path / "gui.xlsx"
    book.save(file)
    settings = Settings.model_validate({"reading": {"workers": 1}})

    def found(lists: OwnLists) -> dict[str, str]:
        reading = next(iter(check_files([file], settings, lists)))
        return {said.code: said.message for said in reading.findings}

    ready = _LINE.search(found(OwnLists())[code])
    assert ready is not None
    line, name = ready.groups()
    make_own_lists(tmp_path / "lists")
    with (tmp_path / "lists" / name).open("a", encoding="utf-8") as own:
        own.write(f"{line}\n")
    assert found(read_own_lists(tmp_path / "lists")) == {}


def test_what_people_add_makes_another_edition_so_that_files_are_read_again(tmp_path: Path) -> None:
    workspace = init_workspace(tmp_path / "w")
    assert reading_edition(open_job(str(workspace.root))) == EDITION
    written(workspace.lists, "sheet_names.csv", "form,variant\ntask_progress,Việc giao\n")
    assert reading_edition(open_job(str(workspace.root))) not in (EDITION, "")
