from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.warehouse.test_explain import told_year
from tests.warehouse.told import NIL, REJECTED, Told, echo, progress, ruled, task, visit
from transforms.definitions.figures_told import Explanation
from transforms.definitions.periods import Period
from transforms.definitions.report_measures import LISTS
from transforms.reports.report import write_report
from transforms.reports.report_figures import plain
from warehouse.explain import UnknownFigure
from warehouse.explain_report import explain_figure
from warehouse.report_data import report_data


def explained(told: Told, figure_id: str) -> Explanation:
    """Without the state of the units laid out before, as on the command's connection."""
    told.con.execute("DROP TABLE IF EXISTS temp.org_unit")
    return explain_figure(told.con, told.basis, figure_id)


def rows(figure: Explanation) -> list[tuple[str, int]]:
    """File and row number of every row that a figure counts."""
    return [(row["file"], row["row"]) for part in figure["parts"] for row in part["rows"]]


def test_a_figure_of_a_report_is_explained_by_its_id() -> None:
    figure = explained(told_year(), "inspected_units:LSN:2020-01:period:kind=Đột_xuất:level=district~02")
    assert (figure["value"], figure["split"]) == (1, {"kind": "Đột xuất", "level": "district"})


def test_what_has_come_of_a_year_that_is_not_over_is_explained_as_printed() -> None:
    figure = explained(told_year(), "submissions_received:LSN:2020:period:to=2020-01")
    assert figure["value"] == len(rows(figure)) > 0


def test_of_a_year_that_is_not_over_nobody_lacks_the_months_to_come() -> None:
    told = Told()
    for unit in ("SCT", "SYT"):
        told.unit(unit, "2020-01", at=datetime(2020, 1, 16), violation=NIL)
    figure = explained(told, "report.units:LSN:2020:period:form=violation:list=missing")
    assert "SCT" not in figure["units"] and "STC" in figure["units"]
    whole = explained(told, "report.units:LSN:2020-01:period:form=violation:list=missing")
    assert figure["value"] == whole["value"] == len(figure["units"])


def test_one_side_of_a_rate_is_the_rate() -> None:
    figure = explained(told_year(), "tasks_completion_rate:SCT:2020-01:period:part=numerator")
    assert (figure["numerator"], figure["denominator"]) == (1, 2)


def test_a_kind_of_which_a_report_prints_a_nought_has_no_rows() -> None:
    figure = explained(told_year(), "inspections:LSN:2020-01:period:kind=Theo_kế_hoạch:level=district")
    assert figure["value"] == 0 and rows(figure) == []


def test_an_id_that_names_no_figure_is_said_to_be_unknown() -> None:
    told = told_year()
    for figure_id in (
        "",
        "report.next:LSN:2020-01:period",
        "violators:LSN:2020-13:period",
        "violators:XXX:2020-01:period",
        "inspections:LSN:2020-01:period:kind=Theo_ý_muốn:level=district",  # a kind that no form has
        "report.change:LSN:2020-01:period",
        "report.change:LSN:2020-01:period:measure=violators",
        "report.change:LSN:2020-01:period:measure=violators:against=2019-13",
        "report.return_reason:LSN:2020-01:period:no=a",
    ):
        with pytest.raises(UnknownFigure):
            explained(told, figure_id)


def test_a_change_is_explained_by_both_periods() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()], path="1.xlsx")
    told.central("task_register", "2020-02", [task(), task(task_code="NV-2", document_number="2/X")], path="2.xlsx")
    figure = explained(told, "report.change:LSN:2020-02:period:against=2020-01:measure=tasks_assigned:units=all")
    assert [[row["row"] for row in part["rows"]] for part in figure["parts"]] == [[2, 3], [2, 3]]
    assert [side["value"] for side in figure["compared"]] == [2, 2]
    with pytest.raises(UnknownFigure):
        explained(told, "report.change:LSN:2020-02:period")


def test_counts_of_discrepancies_are_explained_by_the_discrepancies() -> None:
    told = told_year()
    [found] = told.found("task.missing_in_report")
    shown = explained(told, "report.discrepancies_open:SCT:2020-01:period:rule=task.missing_in_report")
    assert [one["id"] for one in shown["discrepancies"]] == [found.id]
    assert explained(told, "report.discrepancies_ruled:LSN:2020-01:period")["discrepancies"] == []
    told.central("resolution", "2020-01", [ruled(found.id)])
    told.settle()
    assert len(explained(told, "report.discrepancies_ruled:LSN:2020-01:period")["discrepancies"]) == 1
    one = explained(told, f"report.discrepancy:SCT:2020-01:period:discrepancy={found.id}")
    assert one["discrepancies"][0]["left"]["file"] == "so.xlsx"


def test_the_province_s_own_row_among_the_units_is_explained_by_what_concerns_no_unit() -> None:
    told = told_year()
    ranks = [{"index": "PCI", "year": 2018, "rank": 45}, {"index": "PCI", "year": 2019, "rank": 50}]
    told.central("index_result", "2020-01", [ranks[0], ranks[1] | {"stated_change": "tăng 5 bậc"}])
    told.settle()
    open_ones = "report.discrepancies_open:LSN:2020-01:period"
    whole, own = (
        {one["rule"] for one in explained(told, f"{open_ones}{split}")["discrepancies"]}
        for split in ("", ":list=units:severity=critical")
    )
    assert own == {"index.change_contradicts"} < whole
    of_units, of_province = (
        {one["rule"] for one in explained(told, f"{open_ones}:severity=critical:list={which}")["discrepancies"]}
        for which in ("of_units", "of_the_province")
    )
    assert of_province == own and of_units.isdisjoint(own)


def test_tasks_due_next_and_findings_due_are_explained_by_rows_of_the_registers() -> None:
    told = Told()
    due = {"due_on": date(2020, 1, 20)}
    told.central("task_register", "2020-01", [task(**due), task(task_code="NV-2", document_number="2/X")], path="so")
    remedy = {"remedy_due_on": date(2020, 1, 30), "remedied_count": 1}
    told.central("inspection_register", "2020-01", [visit(), visit(inspected_unit="182", **remedy)], path="kt")
    due_next = explained(told, "report.tasks_due_next:LSN:2020-01:period")
    assert (due_next["value"], rows(due_next)) == (1, [("so", 2)])
    findings = explained(told, "report.findings_due:LSN:2020-01:period")
    assert (findings["value"], rows(findings)) == (1, [("kt", 3)])
    decision = "decision=12/QĐ-SNV:inspected_on=2020-01-10"
    one = explained(told, f"report.visit_remedied:182:2020-01:period:{decision}")
    assert (one["value"], rows(one)) == (1, [("kt", 3)])


@pytest.mark.parametrize("measure", ["report.tasks_due_next", "tasks_assigned"])
def test_a_figure_names_its_unit_so_that_no_other_has_the_name(measure: str) -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(lead_unit="178")], path="so")
    named = [explained(told, f"{measure}:{unit}:2020-01:period")["unit_name"] for unit in ("178", "LSN")]
    assert named == ["Thành phố Lạng Sơn", "Tỉnh Lạng Sơn"]


def test_rows_given_back_are_told_with_their_place() -> None:
    told = told_year()
    figure = explained(told, "report.rejected_rows:LSN:2020-01:period:form=task_register")
    assert (figure["value"], rows(figure)) == (1, [("so.xlsx", 5)])


def test_units_missing_from_a_form_are_named() -> None:
    told = told_year()
    missing = explained(told, "report.units:LSN:2020-01:period:form=violation:list=missing")["units"]
    counted = explained(told, "report.units:LSN:2020-01:period:form=violation:list=counted")["units"]
    assert "SCT" not in missing and counted == ["SCT"]
    assert explained(told, "report.units:LSN:2020-01:period:form=violation:list=without")["units"] == missing
    said = explained(told, "report.units:LSN:2020-01:period:list=best")
    assert "cao nhất" in said["definition"] and "units" not in said


def test_a_quoted_remark_is_explained_by_all_who_wrote_it() -> None:
    told = Told()
    told.unit("SCT", "2020-01", remark=[{"heading": "Ưu điểm", "body": "Chấp hành tốt."}], path="sct")
    told.unit("182", "2020-01", remark=[{"heading": "Ưu điểm", "body": "chấp hành  tốt"}], path="182")
    told.unit("SYT", "2020-01", remark=[{"heading": "Ưu điểm", "body": "Khác."}], path="syt")
    figure = explained(told, "report.remark:SCT:2020-01:period:heading=Ưu_điểm:no=1")
    assert {file for file, _ in rows(figure)} == {"sct", "182"}


def test_the_plan_of_inspections_still_to_come_is_explained_by_its_rows() -> None:
    told = Told()
    told.central("inspection_register", "2020-01", [visit(inspected_unit="182")])
    plan = [
        {"year": 2020, "unit": unit, "planned_month": month} for unit, month in [("SCT", 1), ("SYT", 2), ("182", 1)]
    ]
    told.central("inspection_plan", "2020", plan, at=datetime(2020, 1, 5), path="kh")
    for kind, row in [("behind", 2), ("next", 3)]:
        figure = explained(told, f"report.inspections_planned:LSN:2020-01:period:list={kind}")
        assert rows(figure) == [("kh", row)] and figure["definition"].endswith(f": {LISTS[kind]}.")
    assert explained(told, "report.findings_due:LSN:2020-01:period")["definition"].endswith("trong kỳ tới.")


def test_a_planned_unit_that_has_ended_is_explained_apart() -> None:
    told = Told(clock=datetime(2025, 8, 15))
    told.central("inspection_register", "2025-08", [visit(inspected_unit="SYT", inspected_on=date(2025, 8, 1))])
    plan = [{"year": 2025, "unit": unit, "planned_month": 2} for unit in ("182", "SCT")]
    told.central("inspection_plan", "2025", plan, at=datetime(2025, 1, 5), path="kh")
    for kind, row in [("ended", 2), ("behind", 3)]:
        assert rows(explained(told, f"report.inspections_planned:LSN:2025-08:period:list={kind}")) == [("kh", row)]


def test_the_stated_change_of_an_index_is_its_row() -> None:
    told = Told()
    told.central("index_result", "2020-01", [{"index": "PCI", "year": 2019, "rank": 50, "stated_change": "tăng"}])
    [row] = explained(told, "report.stated_change:LSN:2020-01:period:index=PCI:year=2019")["parts"][0]["rows"]
    assert row["counted_as"] == "tăng"


def test_a_task_given_back_is_no_task() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task(), task(task_code="NV-2") | REJECTED])
    told.unit("SCT", "2020-01", task_progress=[progress()])
    told.settle()
    assert explained(told, "report.rejected_rows:SCT:2020-01:period:form=task_register")["value"] == 1


def test_a_change_between_two_measures_is_explained_by_both_and_one_over_the_same_units_says_so() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()], path="1.xlsx")
    figure = explained(
        told, "report.change:LSN:2020-01:period:against=tasks_assigned:measure=tasks_completed:units=all"
    )
    assert [side["measure"] for side in figure["compared"]] == ["tasks_completed", "tasks_assigned"]
    assert "ở cả hai kỳ" not in figure["definition"]
    both = explained(told, "report.change:LSN:2020-01:period:against=2019-12:measure=tasks_assigned:units=both")
    assert "Chỉ tính các đơn vị có số liệu ở cả hai kỳ" in both["definition"]


def test_returned_files_are_told_with_their_reasons_one_by_its_place_in_the_report() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()], path="2.xlsx")
    told.central("inspection_register", "2020-01", [visit()], at=datetime(2020, 1, 21), path="1.xlsx")
    told.con.execute("UPDATE readings SET status = 'rejected'")
    told.con.execute("INSERT INTO findings SELECT file_key, 1, NULL, NULL, NULL, NULL, NULL, NULL, 'file.password', "
                     "'reject_workbook', 'Tệp có mật khẩu.' FROM files")  # fmt: skip
    files = explained(told, "report.files_returned:LSN:2020-01:period")["files"]
    shown = [(file["file"], file["received_on"], file["reasons"]) for file in files]
    why = ["Tệp có mật khẩu."]
    assert shown == [("2.xlsx", "2020-01-20", why), ("1.xlsx", "2020-01-21", why)]
    report = write_report(report_data(told.con, told.basis, Period.month(2020, 1)))
    for number, row in enumerate(report.annexes.returned, 1):
        figure_id = f"report.return_reason:LSN:2020-01:period:no={number}:part=file"
        [file] = explained(told, figure_id)["files"]
        assert file["file"] == report.book.figures[figure_id].text == plain(row.file)
    assert explained(told, "report.return_reason:LSN:2020-01:period:no=3")["files"] == []


def test_units_that_a_rule_concerns_or_that_have_tasks_due_next_are_named() -> None:
    told = told_year()
    concerned = explained(told, "report.units:LSN:2020-01:period:list=task.missing_in_report")
    assert (concerned["value"], concerned["units"]) == (1, ["SCT"])
    assert explained(told, "report.units:LSN:2020-01:period:list=tasks_due_next")["units"] == []


def test_units_that_a_report_lists_for_their_tasks_are_named() -> None:
    told = Told()
    late = {"status": "Đang thực hiện", "completed_on": None, "due_on": date(2020, 1, 8)}
    done = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 5), "due_on": date(2020, 1, 8)}
    tasks = [("SCT", done), ("SYT", late), ("STC", late), ("STC", done)]
    register = [
        task(task_code=f"NV-{number}", document_number=f"{number}/X", lead_unit=unit, **how)
        for number, (unit, how) in enumerate(tasks)
    ]
    told.central("task_register", "2020-01", register)
    told.settle()
    found = {
        which: explained(told, f"report.units:LSN:2020-01:year_to_date:list={which}")["units"]
        for which in ("ranked", "all_due_done", "most_overdue")
    }
    assert found == {"ranked": ["SCT", "STC", "SYT"], "all_due_done": ["SCT"], "most_overdue": ["STC", "SYT"]}


def test_the_keeper_of_a_register_that_is_not_there_is_missing_only_where_it_did_not_report_as_units_do() -> None:
    told = Told()
    told.unit("VPUBND", "2020-01", task_progress=[progress()], path="vp")
    told.unit("SCT", "2020-01", task_progress=[progress()], path="sct")
    told.settle()
    figure_id = "report.units:LSN:2020-01:period:form=task_progress:list=missing"
    report = write_report(report_data(told.con, told.basis, Period.month(2020, 1)))
    missing = explained(told, figure_id)
    assert missing["value"] == report.book.figures[figure_id].value and "VPUBND" not in missing["units"]


def test_units_missing_since_the_programme_began_are_those_that_no_balance_stands_for() -> None:
    told = Told()
    told.unit("SCT", "2020-01", inspection_report=[echo()], path="sct")
    known = {"measure": "self_inspection_visits", "unit": None, "value": 9, "source": "Báo cáo năm 2019"}
    told.central("opening_balance", "2020-01", [known | {"from_date": date(2018, 1, 4), "to_date": date(2019, 12, 14)}])
    told.settle()
    figure_id = "report.units:LSN:2020:since_start:form=inspection_report:list=missing"
    report = write_report(report_data(told.con, told.basis, Period.parse("2020")))
    missing = explained(told, figure_id)
    assert missing["value"] == report.book.figures[figure_id].value and "SCT" not in missing["units"]


def test_remarks_that_are_not_printed_are_those_of_the_heading() -> None:
    told = Told()
    told.unit("SCT", "2020-01", remark=[{"heading": "Ưu điểm", "body": "Tốt."}], path="sct")
    told.unit("SYT", "2020-01", remark=[{"heading": "Nguyên nhân", "body": "Khác."}], path="syt")
    figure = explained(told, "report.remarks_left_out:LSN:2020-01:period:heading=Ưu_điểm")
    assert (rows(figure), figure["value"]) == ([("sct", 2)], None)
