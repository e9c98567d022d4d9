from __future__ import annotations

from typing import Any

from transforms.reports.explanation import explanation_lines, heading, shown_figure
from transforms.values.prose import RateStyle

ROW = {
    "unit": "SCT", "date": "2020-01-10", "amount": 1, "counted_as": None, "form": "task_register", "file": "a/so.xls",
    "sha256": "ab" * 32, "sheet": "SO-NV", "row": 12, "cells": "A12:C12", "texts": ["1", None, "=Xây  dựng\nkế hoạch"],
}  # fmt: skip
BALANCE = {
    "unit": "LSN", "amount": 35, "from_date": "2018-01-04", "to_date": "2019-12-14", "file": "lk.xlsx",
    "sha256": "cd" * 32, "sheet": "LK", "cell": "E2", "source": "Báo cáo 2019",
}  # fmt: skip
RULING = {
    "discrepancy": "CL-1", "rule": "task.status_differs", "subject": "15/UBND-KT", "left_value": "Đang thực hiện",
    "right_value": "Đã hoàn thành", "ruling": "Theo đơn vị", "value": None, "reason": "Đã đối chiếu",
    "ruled_by": "Nguyễn Văn A", "ruled_on": "2020-01-20", "file": "cl.xlsx", "is_applied": True,
}  # fmt: skip
DIFFERENCE = {
    "id": "CL-2", "rule": "task.due_differs", "severity": "warning", "state": "open", "unit": "SCT",
    "period": "2020-01", "subject": "2/X", "message": "Thời hạn khác nhau.",
    "left": {"source": "task_register", "value": "2020-01-31", "file": "a/so.xls", "sheet": "SO-NV", "cell": "H3"},
    "right": {"source": "task_progress", "value": None, "file": "b.xlsx", "sheet": "01-NV", "cell": None},
}  # fmt: skip


def part(measure: str, title: str, count: int, **more: Any) -> dict[str, Any]:
    rows = [{**ROW, "row": 12 + n, "cells": f"A{12 + n}:C{12 + n}"} for n in range(count)]
    none: dict[str, Any] = {"covered_by_balance": [], "handed_on": [], "balances": []}
    return {"measure": measure, "title": title, "rows": rows, **none, **more}


def rate(**more: Any) -> dict[str, Any]:
    """A rate of 44/48 as `warehouse.explain` tells it."""
    return {
        "measure": "tasks_completion_rate", "title": "Tỷ lệ hoàn thành", "definition": "Đã xong chia cho được giao.",
        "unit": "SCT", "unit_name": "Sở Công Thương", "period": "2020-01", "window": "period", "split": {},
        "first_day": "2019-12-15", "last_day": "2020-01-14", "value": 44 / 48 * 100, "numerator": 44,
        "denominator": 48, "status": "partial", "missing_units": [{"unit": "VPUBND", "name": "VP UBND tỉnh"}],
        "rejected_rows": 2, "note": None, "rulings": [RULING], "open_differences": [DIFFERENCE],
        "parts": [part("tasks_completed", "Đã hoàn thành", 44), part("tasks_assigned", "Được giao", 48)],
        "left_out": [{"kind": "withdrawn", "reason": "Nhiệm vụ đã thu hồi.", "form_rows": 1, **ROW}],
        **more,
    }  # fmt: skip


def text(told: dict[str, Any], longest: int | None = None) -> str:
    return "\n".join(explanation_lines(told, RateStyle(), longest))


def test_a_figure_is_headed_by_what_it_is_whose_and_when() -> None:
    told = rate(split={"kind": "Đột xuất", "level": "district"})
    assert heading(told) == (
        "Tỷ lệ hoàn thành (tasks_completion_rate) – Sở Công Thương – tháng 1 năm 2020 – trong kỳ"
        " – hình thức, loại: Đột xuất – cấp: huyện, thành phố"
    )
    listed = heading(rate(split={"measure": "violators", "units": "both", "list": "compared"}))
    assert listed.endswith("trong kỳ – chỉ tiêu: violators")  # the definition tells the list in words


def test_a_rate_is_shown_as_printed_beside_its_two_counts() -> None:
    assert shown_figure(rate(), RateStyle()) == "91,7% = 44/48"
    assert shown_figure(rate(), RateStyle(1, "truncate")) == "91,6% = 44/48"
    assert shown_figure(rate(numerator=0, denominator=0), RateStyle()) == "– (0/0)"
    assert shown_figure(rate(numerator=1234, denominator=2000), RateStyle()) == "61,7% = 1.234/2.000"
    for counts in ({"numerator": None}, {"denominator": None}):
        assert shown_figure(rate(**counts), RateStyle()) == "chưa có số liệu"


def test_each_row_is_told_with_its_place_and_its_cells_as_received() -> None:
    said = text(rate())
    assert "Tử số: Đã hoàn thành: 44" in said and "Mẫu số: Được giao: 48" in said
    assert "1. SCT: tệp a/so.xls, trang “SO-NV”, ô A12:C12; ngày 10/01/2020\n     1 | =Xây dựng kế hoạch\n" in said


def test_evidence_rulings_differences_and_what_was_left_out_are_told() -> None:
    said = text(rate())
    assert "Còn thiếu của: VP UBND tỉnh" in said and "Dòng bị trả lại, chưa tính: 2" in said
    assert "Kết luận: Theo đơn vị; lý do: Đã đối chiếu; Nguyễn Văn A, ngày 20/01/2020 (tệp cl.xlsx)." in said
    assert "CL-2 (cần làm rõ): Thời hạn khác nhau." in said and "31/01/2020 (tệp a/so.xls, trang “SO-NV”, ô H3)" in said
    assert "Đơn vị: – (tệp b.xlsx, trang “01-NV”)" in said
    assert "Không tính vào: 1" in said and "Nhiệm vụ đã thu hồi." in said and "của biểu" not in said
    side_by_side = {"kind": "returned", "reason": "Dòng bị trả lại: sai.", "form_rows": 2, **ROW}
    assert "ô A12:C12. 2 dòng của biểu. Dòng bị trả lại: sai." in text(rate(left_out=[side_by_side]))
    assert "giữ nguyên" not in said and "Số lũy kế được cộng" not in said
    idle = text(rate(rulings=[RULING | {"reason": None, "is_applied": False}]))
    assert "lý do: –; Nguyễn Văn A, ngày 20/01/2020 (tệp cl.xlsx). Số liệu giữ nguyên." in idle


def test_a_balance_is_added_and_named_with_its_cell() -> None:
    told = rate(measure="inspections", parts=[part("inspections", "Số cuộc", 2, balances=[BALANCE])], value=37)
    said = text(told)
    assert "Số cuộc: 37" in said
    assert "LSN: 35 từ ngày 04/01/2018 đến ngày 14/12/2019; tệp lk.xlsx, trang “LK”, ô E2; nguồn: Báo cáo 2019" in said
    told["parts"][0]["balances"] = [BALANCE | {"source": None}]
    assert "ô E2\n" in text(told)


def test_a_long_list_is_shortened_and_says_so() -> None:
    said = text(rate(), longest=40)
    assert "  40. SCT" in said and "  41. SCT" not in said and "… còn 4 mục nữa" in said and "… còn 8 mục nữa" in said
    assert "mục nữa" not in text(rate(), longest=48)


def test_what_a_ruling_made_of_a_row_is_said_at_the_row() -> None:
    change = {"form": "task_register", "field": "completed_on", "value": "2020-01-09", "discrepancy": "CL-1"}
    told = rate()
    told["parts"][0]["rows"][0]["ruled"] = [change]
    assert "Ngày hoàn thành lấy là 09/01/2020 theo kết luận CL-1" in text(told)


def own(measure: str, **more: Any) -> dict[str, Any]:
    """A figure that only a report has: neither a measure nor a rate, and next to nothing known of it."""
    known = dict.fromkeys(("first_day", "last_day", "value", "numerator", "denominator", "status", "note"))
    nothing: dict[str, Any] = {"missing_units": [], "rejected_rows": 0, "parts": [], "rulings": []}
    return rate(measure=measure, **known, **nothing, open_differences=[], left_out=[]) | more


def test_a_figure_that_only_a_report_has_says_no_more_of_itself_than_is_known() -> None:
    assert text(own("report.submissions_late")).splitlines()[1:] == ["Định nghĩa: Đã xong chia cho được giao."]
    assert shown_figure(own("report.units", value=3), RateStyle()) == "3"
    assert shown_figure(rate(measure="violators", value=None), RateStyle()) == "chưa có số liệu"
    said = text(own("report.visit_findings", value=2, note="Có dòng bị trả lại.", parts=[part("x", "Số tồn tại", 2)]))
    assert "\nGiá trị: 2\nGhi chú: Có dòng bị trả lại.\n\nSố tồn tại: 2\n" in said


def test_the_parts_of_a_figure_without_data_come_to_nothing_and_not_to_zero() -> None:
    told = rate(measure="violators", value=None, status="none", parts=[part("violators", "Số người vi phạm", 0)])
    assert "\nSố người vi phạm: chưa có số liệu\n" in text(told)
    assert "\nSố người vi phạm: 0\n" in text(told | {"value": 0, "status": "complete"})


def test_discrepancies_files_and_units_that_a_figure_counts_are_listed() -> None:
    bare = {**DIFFERENCE, "left": None}
    file = {"file": "a.xlsx", "unit": None, "received_on": "2020-01-16", "reasons": ["Tệp có mật khẩu.", "Mở khóa."]}
    said = text(own("report.units", discrepancies=[bare], files=[file], units=["SCT", "182"]))
    assert "Chênh lệch được tính: 1\n  - CL-2 (cần làm rõ): Thời hạn khác nhau.\n    Sổ, số tính lại: –\n" in said
    assert "Tệp được tính: 1\n  - a.xlsx, nhận ngày 16/01/2020: Tệp có mật khẩu. Mở khóa." in said
    assert said.endswith("Đơn vị được tính: 2\n  - SCT\n  - 182")


def test_rows_that_are_told_and_not_added_are_told_with_why() -> None:
    parts = [part("x", "Số cuộc", 1, covered_by_balance=[ROW], handed_on=[ROW, ROW])]
    said = text(rate(measure="inspections", parts=parts))
    assert "Số cuộc: 1\n" in said
    assert "Dòng không cộng vì đã có số lũy kế thay:\n  1. SCT" in said
    assert "Dòng không cộng vì đơn vị kế tiếp đã báo cáo số này:\n  1. SCT" in said


def test_a_row_says_how_much_it_adds_as_what_it_counts_and_what_was_ruled() -> None:
    total = {"discrepancy": "CL-3", "old": 1300, "new": 1500}
    whole = {"form": "task_register", "field": None, "value": None, "discrepancy": "CL-4"}
    row = {
        **ROW,
        "amount": 5,
        "counted_as": "12/QĐ",
        "date": None,
        "file": None,
        "ruled": [whole],
        "ruled_total": total,
    }
    said = text(rate(measure="violators", parts=[{**part("x", "Số người", 0), "rows": [row]}]))
    assert (
        "  1. SCT: danh mục đơn vị; cộng 5; tính là 12/QĐ; tính theo kết luận CL-4; kết luận CL-3: số của tháng lấy là"
        " 1.500 thay cho 1.300\n" in said
    )


def test_each_row_of_a_sum_says_what_it_adds_be_it_one_or_nothing_and_rows_that_are_counted_do_not() -> None:
    rows = [ROW | {"amount": amount} for amount in (0, 1, 3)]

    def said(counted: list[dict[str, Any]]) -> list[str]:
        added = part("x", "Số hồ sơ", 0, covered_by_balance=[rows[2]]) | {"rows": counted}
        lines = text(rate(measure="violators", parts=[added])).splitlines()
        return [line.rpartition("ngày 10/01/2020")[2] for line in lines if " SCT: " in line][: len(counted) + 1]

    assert said(rows) == ["; cộng 0", "; cộng 1", "; cộng 3", ""]
    assert said([rows[1]] * 2) == ["", "", ""]
    assert said([rows[0] | {"counted_as": "182"}]) == ["; tính là 182", ""]


def test_the_part_of_a_rate_is_called_by_its_definition_without_the_full_stop() -> None:
    assert "Tử số: Số đã xong, có hạn: 2\n" in text(rate(parts=[part("x", "Số đã xong, có hạn.", 2)] * 2))


def test_a_rate_that_a_unit_wrote_is_told_with_a_comma() -> None:
    told = text(
        rate(open_differences=[DIFFERENCE | {"rule": "rate.differs", "right": DIFFERENCE["left"] | {"value": "91.6"}}])
    )
    assert "Đơn vị: 91,6 (" in told
    ruled = RULING | {"rule": "rate.differs", "left_value": "91.7", "right_value": "91.6", "value": None}
    assert "Sổ: 91,7; đơn vị: 91,6. Kết luận: Theo đơn vị; lý do" in text(rate(rulings=[ruled]))


def test_a_form_in_a_split_is_called_by_its_sheet() -> None:
    assert heading(rate(split={"form": "violation"})).endswith("biểu: 03-VP")
