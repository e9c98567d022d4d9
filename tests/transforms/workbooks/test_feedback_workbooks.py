"""A unit's workbook: what to do, every fault with its address and a link, both sides of every difference."""

from __future__ import annotations

import io
import time
from datetime import datetime

from openpyxl import Workbook, load_workbook

from tests.transforms.clerk import read_back
from tests.transforms.feedback_sample import PATH, RULING, difference, feedback, file, finding, quiet, sheet
from transforms.definitions.feedback_data import Fate, UnitFeedback
from transforms.workbooks.feedback_workbooks import LISTED_AT_MOST, unit_feedback


def opened(told: UnitFeedback) -> Workbook:
    return load_workbook(io.BytesIO(unit_feedback(told)))


def texts(workbook: Workbook, name: str) -> list[str]:
    return [str(value) for row in workbook[name].iter_rows(values_only=True) for value in row if value is not None]


def test_it_opens_on_what_the_unit_has_to_do() -> None:
    workbook = opened(feedback())
    assert workbook.sheetnames == ["Tổng hợp", "Lỗi cần sửa", "Chênh lệch", "01-NV"]
    said = texts(workbook, "Tổng hợp")
    assert said[:3] == ["SỞ NỘI VỤ", "KẾT QUẢ KIỂM TRA SỐ LIỆU BÁO CÁO THÁNG 8 NĂM 2020", "Sở Khoa học và Công nghệ"]
    assert any(line.startswith("1. Sửa 1 dòng bị trả lại") for line in said)
    assert any("không sửa trên tệp này" in line for line in said)


def test_a_unit_without_faults_is_told_so() -> None:
    workbook = opened(quiet())
    assert workbook.sheetnames == ["Tổng hợp"]
    assert any(line.startswith("Không còn việc phải làm") for line in texts(workbook, "Tổng hợp"))


def test_nothing_is_explained_that_the_workbook_does_not_have() -> None:
    guided = [line for line in texts(opened(quiet()), "Tổng hợp") if line.startswith("- ")]
    assert guided == []
    only_differences = quiet(files=(), is_awaited=True, differences=feedback().differences)
    (guided_line,) = [line for line in texts(opened(only_differences), "Tổng hợp") if line.startswith("- ")]
    assert guided_line.startswith("- Trang “Chênh lệch”")
    assert len([line for line in texts(opened(feedback()), "Tổng hợp") if line.startswith("- ")]) == 4
    web_page = feedback(findings=(finding(sheet="Bảng 2"),))
    assert any(line.startswith("- “Bảng 1”, “Bảng 2”…") for line in texts(opened(web_page), "Tổng hợp"))


def test_each_file_is_listed_with_what_became_of_it() -> None:
    lost = file(path="2020-08/hỏng.xlsx", state="rejected", on_time=True, received_at=datetime(2020, 8, 17, 7, 0))
    said = texts(opened(quiet(files=(file(), lost), guessed_paths=(lost.path,))), "Tổng hợp")
    assert "09:05 16/8/2020" in said
    assert "Đã nhận, trừ các dòng bị trả lại" in said
    assert "Trả lại cả tệp (được cho là của đơn vị theo tên tệp)" in said
    assert said.count("Có") == 1  # a workbook that was returned is not on time


def test_a_fault_leads_to_its_cell_in_the_copy() -> None:
    workbook = opened(feedback())
    row = [cell.value for cell in workbook["Lỗi cần sửa"][2]]
    assert row == [1, "BC thang 8 So KHCN.xlsx", "01-NV", "C8", "abc", "Trả lại dòng", finding().message]
    assert workbook["Lỗi cần sửa"]["D2"].hyperlink.location == "'01-NV'!C8"
    assert workbook["01-NV"]["C8"].comment is not None


def test_a_file_is_called_as_its_sender_knows_it_unless_two_are_called_so_or_nobody_knows_the_sender() -> None:
    def named(**said: object) -> list[str]:
        return [text for text in texts(opened(quiet(**said)), "Tổng hợp") if text.endswith(".xlsx")]

    again = file(path="gui lai/BC thang 8 So KHCN.xlsx", file_key="again")
    assert named() == ["BC thang 8 So KHCN.xlsx"]
    assert named(files=(file(), again)) == [PATH, again.path]
    assert named(unit=None) == [PATH]


def test_a_fault_of_a_whole_file_has_no_link() -> None:
    whole = finding(cell=None, row_number=None, sheet_no=None, sheet=None, text=None, severity="reject_workbook")
    workbook = opened(feedback(findings=(whole,), sheets=()))
    assert workbook["Lỗi cần sửa"]["D2"].hyperlink is None


def test_a_difference_shows_both_sides_and_where() -> None:
    row = [cell.value for cell in opened(feedback())["Chênh lệch"][2]]
    assert row[1:3] == ["Mới phát sinh", "Cần làm rõ"]
    assert row[4] == "Sổ theo dõi nhiệm vụ: 01/08/2020\n(tệp 2020-08/So theo doi.xls, trang “SO-NV”, ô L855)"
    assert row[5] == f"Đơn vị báo cáo: 09/08/2020\n(tệp {PATH}, trang “01-NV”, ô I8)"
    assert row[7] == difference().id


def test_what_became_of_last_months_differences_is_told() -> None:
    told = feedback(
        differences=(
            difference(1, fate=Fate.RESOLVED),
            difference(2, fate=Fate.PERSISTING, period="2020-07"),
            difference(3, fate=Fate.RULED, ruling=RULING),
            difference(4),
        )
    )
    rows = list(opened(told)["Chênh lệch"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["Mới phát sinh", "Còn từ tháng trước", "Đã có kết luận", "Đã xử lý"]
    assert "(tháng 7 năm 2020)" in str(rows[1][3])
    assert str(rows[2][6]).startswith("Theo đơn vị; lý do: Đã kiểm tra văn bản")


def test_a_difference_of_another_unit_names_it() -> None:
    told = feedback(differences=(difference(unit="SCT", unit_name="Sở Công Thương"),))
    assert "(tháng 8 năm 2020, Sở Công Thương)" in str(opened(told)["Chênh lệch"]["D2"].value)


def test_what_clerks_wrote_stays_text() -> None:
    told = feedback(findings=(finding(text="=HYPERLINK(1)"),), differences=(difference(message="{{ 7*7 }} =1+1"),))
    workbook = opened(told)
    assert workbook["Lỗi cần sửa"]["E2"].value == "=HYPERLINK(1)"
    assert workbook["Lỗi cần sửa"]["E2"].data_type == "s"
    assert "{{ 7*7 }} =1+1" in str(workbook["Chênh lệch"]["D2"].value)


def test_the_same_facts_give_the_same_bytes() -> None:
    assert unit_feedback(feedback()) == unit_feedback(feedback())


def test_ten_thousand_faults_are_written_soon_and_small() -> None:
    many = tuple(finding(cell=f"C{row}", row_number=row) for row in range(7, 7 + LISTED_AT_MOST + 5))
    started = time.process_time()
    data = unit_feedback(feedback(findings=many, sheets=(sheet(2000),)))
    assert time.process_time() - started < 20  # under two seconds on an idle core; the bound holds the quadratic off
    assert len(data) < 2_000_000
    rows = load_workbook(io.BytesIO(data), read_only=True)["Lỗi cần sửa"]
    last = [row for row in rows.iter_rows(values_only=True) if row[0] is not None][-1]
    assert last[0] == "Còn 5 lỗi nữa không liệt kê ở đây."


def test_it_is_no_report_when_a_clerk_sends_it_back() -> None:
    reading = read_back(unit_feedback(feedback()), "SKHCN.xlsx")
    assert (reading.status, reading.unit, reading.period) == ("rejected", "SKHCN", "2020-08")
    (only,) = reading.findings
    assert only.code == "file.not_a_workbook"
    assert "sửa trên tệp báo cáo của đơn vị" in only.message


def test_it_is_known_by_its_look_where_its_hidden_property_is_lost_and_another_of_that_sheets_name_is_not() -> None:
    answer = opened(feedback())
    answer.custom_doc_props.props.clear()
    out = io.BytesIO()
    answer.save(out)
    reading = read_back(out.getvalue(), "bieu.xlsx")
    assert (reading.status, reading.unit, reading.period) == ("rejected", "SKHCN", "2020-08")
    assert [found.code for found in reading.findings] == ["file.not_a_workbook"]
    answer["Tổng hợp"]["A2"] = "SỐ LIỆU BÁO CÁO THÁNG 8 NĂM 2020"
    out = io.BytesIO()
    answer.save(out)
    assert read_back(out.getvalue(), "SKHCN thang 8-2020.xlsx").status == "accepted"


def test_that_of_nobody_comes_back_as_nobodys() -> None:
    reading = read_back(unit_feedback(feedback(unit=None, unit_name="Các tệp chưa xác định được đơn vị gửi")))
    assert (reading.status, reading.unit, reading.period) == ("rejected", None, "2020-08")
