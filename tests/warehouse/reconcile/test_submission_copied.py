from __future__ import annotations

from datetime import date

from tests.warehouse.told import NIL, Told, progress

RULE = "submission.copied"
STAFF = [{"item": "staff_total", "value": 40}, {"item": "briefings", "value": 2}]


def test_a_form_that_says_what_last_months_said_is_a_notice_whatever_its_numbers_and_notes() -> None:
    told = Told()
    before = told.unit("SCT", "2020-01", task_progress=[progress(no="1"), progress(no="2", document_number="2/X")])
    now = told.unit(
        "SCT",
        "2020-02",
        task_progress=[
            progress(no="7", document_number="2/X", note="đã báo cáo"),
            progress(no="8"),
        ],
    )
    [found] = told.found()
    assert (found.rule, found.severity, found.left_file, found.right_file) == (RULE, "notice", before, now)
    assert "task_progress" in found.subject


def test_one_changed_cell_makes_it_another_form() -> None:
    told = Told()
    told.unit("SCT", "2020-01", dissemination=STAFF)
    told.unit("SCT", "2020-02", dissemination=[STAFF[0], STAFF[1] | {"value": 3}])
    assert told.found() == []


def test_nil_returns_totals_and_remarks_never_count() -> None:
    told = Told()
    for period in ("2020-01", "2020-02"):
        told.unit(
            "SCT",
            period,
            violation=NIL,
            declared_total=[{"item": "inspections", "in_period": 1}],
            remark=[{"heading": "Ưu điểm", "body": "Tốt"}],
        )
    assert told.found() == []


def test_a_month_between_breaks_the_row() -> None:
    told = Told()
    for period in ("2020-01", "2020-03"):
        told.unit(
            "SCT",
            period,
            issued_document=[
                {
                    "document_type": "Công văn",
                    "document_number": "3/SCT",
                    "issued_on": date(2020, 1, 3),
                    "title": "V/v",
                },
            ],
        )
    assert told.found() == []
