from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.warehouse.told import REJECTED, Told, echo, progress, ruled, task, visit
from transforms.definitions.measure_words import DEFINITIONS
from transforms.definitions.measures import MEASURES, MeasureKind
from transforms.definitions.periods import Period
from transforms.reports.explanation import shown_total
from warehouse.explain import UnknownFigure, explain, explain_measured
from warehouse.listings import measures

JANUARY = Period.parse("2020-01")
DONE = {"status": "Đã hoàn thành", "completed_on": date(2020, 1, 10)}


def told_year() -> Told:
    told = Told()
    told.central(
        "task_register",
        "2020-01",
        [
            task(**DONE),
            task(task_code="NV-2", document_number="2/X"),
            task(task_code="NV-3", document_number="3/X", status="Đã thu hồi"),
            task(task_code="NV-4", document_number="4/X", status=None) | REJECTED,
        ],
        path="so.xlsx",
    )
    before = visit(inspected_on=date(2019, 12, 9))
    told.central("inspection_register", "2020-01", [visit(), visit(inspected_unit="182"), before])
    told.central(
        "opening_balance",
        "2020-01",
        [{"measure": "inspections", "from_date": date(2018, 1, 4), "to_date": date(2019, 12, 14), "value": 35}],
    )
    told.central(
        "index_result",
        "2020-01",
        [{"index": "PCI", "year": 2017, "rank": 47}, {"index": "PCI", "year": 2019, "rank": 50}],
    )
    told.unit(
        "SCT",
        "2020-01",
        task_progress=[progress(**DONE)],
        inspection_report=[echo(), echo(inspecting_body="Sở Công Thương", decision_number="1/KH")],
        violation=[{"found_on": date(2020, 1, 3), "kind": "Khác", "office": "A", "people_count": 2}],
        dissemination=[{"item": "staff_total", "value": 40}, {"item": "briefings", "value": 2}],
    )
    told.settle()
    return told


def test_a_rate_is_explained_by_the_rows_above_and_below_its_line_to_the_cells_as_received() -> None:
    told = told_year()
    figure = explain(told.con, told.basis, JANUARY, "tasks_completion_rate", "SCT")
    above, below = figure["parts"]
    assert (figure["value"], figure["numerator"], figure["denominator"]) == (50, 1, 2)
    assert [row["row"] for row in above["rows"]] == [2] and [row["row"] for row in below["rows"]] == [3, 2]
    assert above["rows"][0]["file"] == "so.xlsx" and above["rows"][0]["cells"].startswith("A2:")
    assert "15/UBND-KT" in above["rows"][0]["texts"]
    assert "chia cho" in figure["definition"]


def test_what_was_left_out_is_told_with_the_reason() -> None:
    told = told_year()
    left_out = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")["left_out"]
    reasons = {row["row"]: row["reason"] for row in left_out}
    assert reasons[4] == "Nhiệm vụ đã thu hồi." and reasons[5].startswith("Dòng bị trả lại")
    echoed = explain(told.con, told.basis, JANUARY, "unit_inspections", "SCT")["left_out"]
    assert [(row["row"], row["reason"]) for row in echoed] == [(2, "Cuộc kiểm tra của tỉnh: tính theo sổ kiểm tra.")]


def test_a_row_of_a_sheet_that_tells_several_of_the_form_is_told_with_how_many_came_back() -> None:
    told = told_year()
    told.con.execute("UPDATE dissemination SET row_number = 2, outcome = 'rejected'")  # its items side by side
    figure = explain(told.con, told.basis, JANUARY, "briefings", "SCT")
    assert figure["rejected_rows"] == 2
    assert [(row["row"], row["kind"], row["form_rows"]) for row in figure["left_out"]] == [(2, "returned", 2)]
    other = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")["left_out"]
    assert {row["form_rows"] for row in other} == {1}


@pytest.mark.parametrize(
    ("row", "severity", "reason"),
    [
        (5, "reject_row", "Dòng bị trả lại: Thiếu cột: “Trạng thái”. Hãy thêm cột."),
        (5, "warning", "Dòng bị trả lại: không đủ dữ liệu."),
        (1, "reject_sheet", "Cả biểu bị trả lại: Thiếu cột: “Trạng thái”."),
    ],
)
def test_a_row_that_came_back_says_whether_it_or_its_whole_sheet_did(row: int, severity: str, reason: str) -> None:
    told = told_year()
    told.con.execute(
        """
        INSERT INTO findings BY NAME
        SELECT file_key, 0 AS finding_no, 0 AS sheet_no, $row AS row_number, 'x' AS code, $severity AS severity,
            'Thiếu cột: “Trạng thái”. Hãy thêm cột.' AS message
        FROM files WHERE path = 'so.xlsx'
        """,
        {"row": row, "severity": severity},
    )
    left_out = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")["left_out"]
    assert {one["row"]: one["reason"] for one in left_out}[5] == reason


def test_a_balance_and_the_rows_that_it_stands_for_are_told_apart() -> None:
    told = told_year()
    [part] = explain(told.con, told.basis, JANUARY, "inspections", window="since_start")["parts"]
    assert [balance["amount"] for balance in part["balances"]] == [35]
    assert [row["date"] for row in part["covered_by_balance"]] == ["2019-12-09"]
    assert {row["counted_as"] for row in part["rows"]} == {"12/QĐ-SNV/2020"}


def test_a_stock_that_a_successor_has_told_of_since_is_told_apart() -> None:
    told = Told()
    for unit, period in (("SXD", "2025-02"), ("SXD-2025", "2025-03")):
        told.unit(unit, period, dissemination=[{"item": "staff_total", "value": 20}])
    told.settle()
    figure = explain(told.con, told.basis, Period.parse("2025-03"), "staff_total", window="year_to_date")
    [part] = figure["parts"]
    assert (figure["value"], [row["unit"] for row in part["rows"]]) == (20, ["SXD-2025"])
    assert ([row["unit"] for row in part["handed_on"]], part["covered_by_balance"]) == (["SXD"], [])


def test_a_ruling_in_force_is_shown() -> None:
    told = told_year()
    [found] = told.found("task.missing_in_report")
    told.central("resolution", "2020-01", [ruled(found.id)])
    told.settle()
    figure = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")
    assert figure["value"] == 1
    assert [(row["discrepancy"], row["ruling"]) for row in figure["rulings"]] == [(found.id, "Theo đơn vị")]


def total(part: dict[str, Any]) -> float:
    """What rows, distinct things and balances of a part come to."""
    distinct = {row["counted_as"] for row in part["rows"] if row["counted_as"] is not None}
    return sum(row["amount"] or 0 for row in part["rows"]) + len(distinct) + sum(b["amount"] for b in part["balances"])


def test_every_count_is_what_its_rows_and_balances_come_to() -> None:
    told = told_year()
    checked = set()
    for figure in measures(told.con, told.basis, JANUARY):
        code, kind = figure["measure"], MEASURES[figure["measure"]].kind
        if figure["value"] is None or figure["unit"] not in ("SCT", "LSN") or (code, figure["unit"]) in checked:
            continue
        checked.add((code, figure["unit"]))
        asked = (JANUARY, code, figure["unit"], figure["window"], figure["split"])
        parts = explain_measured(told.con, *asked)["parts"]
        if kind is MeasureKind.RATE:
            assert [total(part) for part in parts] == [figure["numerator"], figure["denominator"]], asked
        else:
            assert [total(part) for part in parts] == [figure["value"]], asked
    assert len(checked) > 40


def test_a_figure_that_is_not_measured_is_said_to_be_unknown() -> None:
    told = told_year()
    for asked in [("violators", "XXX"), ("no_such_measure", "LSN")]:
        with pytest.raises(UnknownFigure):
            explain(told.con, told.basis, JANUARY, *asked)


def test_open_differences_between_the_sources_of_a_figure_are_told_with_both_sides() -> None:
    told = told_year()
    [found] = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")["open_differences"]
    assert (found["rule"], found["left"]["file"]) == ("task.missing_in_report", "so.xlsx")
    assert explain(told.con, told.basis, JANUARY, "violators", "SCT")["open_differences"] == []


def test_every_measure_is_defined_in_words() -> None:
    for measure in MEASURES.values():
        assert DEFINITIONS[measure.code].endswith(".")
        assert all(part in DEFINITIONS for part in (measure.numerator, measure.denominator) if part)


def test_what_a_ruling_made_of_a_row_is_told_at_the_row() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.unit("SCT", "2020-01", task_progress=[progress(**DONE)])
    [found] = told.found("task.status_differs")
    told.central("resolution", "2020-01", [ruled(found.id)])
    told.settle()
    figure = explain(told.con, told.basis, JANUARY, "tasks_completed", "SCT")
    [row] = figure["parts"][0]["rows"]
    changed = {change["field"]: (change["value"], change["discrepancy"]) for change in row["ruled"]}
    assert changed == {"status": ("Đã hoàn thành", found.id), "completed_on": ("2020-01-10", found.id)}
    assert [ruling["is_applied"] for ruling in figure["rulings"]] == [True]


def test_what_a_ruling_takes_out_and_adds_is_told_with_the_ruling() -> None:
    told = Told()
    told.central("task_register", "2020-01", [task()])
    told.central("inspection_register", "2020-01", [visit(), visit(decision_number="13/QĐ-SNV")])
    told.unit("SCT", "2020-01", inspection_report=[echo(), echo(decision_number="77/QĐ-UBND")])
    out, more = (told.found(f"inspection.missing_in_{side}")[0].id for side in ("report", "register"))
    told.central("resolution", "2020-01", [ruled(out), ruled(more)])
    told.settle()
    figure = explain(told.con, told.basis, JANUARY, "inspections", "SCT")
    assert [
        (row["form"], [change["discrepancy"] for change in row["ruled"]]) for row in figure["parts"][0]["rows"]
    ] == [
        ("inspection_register", []),
        ("inspection_report", [more]),
    ]
    assert [(row["kind"], row["row"]) for row in figure["left_out"]] == [("ruled_out", 3)]
    assert out in figure["left_out"][0]["reason"]


def test_a_ruling_that_leaves_the_figures_alone_is_said_to() -> None:
    told = told_year()
    [found] = told.found("task.missing_in_report")
    told.central("resolution", "2020-01", [ruled(found.id, "Theo sổ theo dõi")])
    told.settle()
    figure = explain(told.con, told.basis, JANUARY, "tasks_assigned", "SCT")
    assert figure["value"] == 2 and [ruling["is_applied"] for ruling in figure["rulings"]] == [False]


def test_the_change_of_a_rank_is_told_by_both_years_rows_and_by_differences_about_it_alone() -> None:
    told = Told()
    ranks = [(2018, 45, None), (2019, 50, "tăng 5 bậc")]
    told.central(
        "index_result",
        "2020-01",
        [
            {"index": index, "year": year, "rank": rank, "stated_change": change if index == "PCI" else None}
            for index in ("PCI", "PAR INDEX")
            for year, rank, change in ranks
        ],
    )
    told.settle()
    pci, other = (
        explain(told.con, told.basis, JANUARY, "index_rank_change", "LSN", split={"index": index, "year": "2019"})
        for index in ("PCI", "PAR INDEX")
    )
    assert [[(row["row"], row["amount"]) for row in of["parts"][0]["rows"]] for of in (pci, other)] == [
        [(2, 45), (3, -50)],
        [(4, 45), (5, -50)],
    ]
    assert pci["value"] == -5
    assert [len(of["open_differences"]) for of in (pci, other)] == [1, 0]


def test_ranks_out_of_different_counts_are_both_shown_and_come_to_nothing() -> None:
    told = Told()
    years = [{"index": "PCI", "year": 2018, "rank": 45, "ranked_count": 63},
             {"index": "PCI", "year": 2019, "rank": 20, "ranked_count": 34}]  # fmt: skip
    told.central("index_result", "2020-01", years)
    told.settle()
    figure = explain(told.con, told.basis, JANUARY, "index_rank_change", "LSN", split={"index": "PCI", "year": "2019"})
    assert figure["value"] is None
    assert [(row["row"], row["amount"]) for row in figure["parts"][0]["rows"]] == [(2, None), (3, None)]
    assert shown_total(figure, figure["parts"][0]) == "chưa có số liệu"
