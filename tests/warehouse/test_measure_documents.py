"""05-VB: what the units issued to carry the directive out."""

from __future__ import annotations

from typing import Any

from tests.warehouse.rows import figures, on, workbook


def document(number: str, day: str = "1/8/2020", **more: Any) -> dict[str, Any]:
    return {"document_type": "Kế hoạch", "document_number": number, "issued_on": on(day), "title": "…", **more}


def test_documents_count_by_the_day_of_issue_and_split_by_type() -> None:
    rows = [document("1/KH"), document("2/CV", document_type="Công văn"), document("3/KH", "14/7/2020")]
    said = figures(workbook("SNV", "2020-08", issued_document=rows))
    assert said.value("issued_documents", "SNV") == 2
    assert said.value("issued_documents", type="Công văn") == 1


def test_a_document_told_again_is_as_the_workbook_of_the_later_month_tells_it_whenever_that_came() -> None:
    told = document("1/KH", "1/7/2020")
    july = workbook("SNV", "2020-07", "2020-09-30", issued_document=[told])
    august = workbook("SNV", "2020-08", "2020-08-16", issued_document=[told | {"document_type": "Công văn"}])
    assert figures(july, august, period="2020-07").value("issued_documents", type="Công văn") == 1


def test_a_document_told_again_counts_once_and_the_same_number_of_another_day_twice() -> None:
    july = workbook("SNV", "2020-07", issued_document=[document("1/KH", "1/7/2020")])
    august = workbook("SNV", "2020-08", issued_document=[document("1/KH", "1/7/2020"), document("1/KH")])
    assert figures(july, august).value("issued_documents", "SNV", "year_to_date") == 2
