"""Indices of the province (PCI, PAR INDEX, SIPAS, PAPI): ranks, changes, and what the source says otherwise."""

from __future__ import annotations

from transforms.definitions.report_data import MeasuredValue
from transforms.definitions.units import PROVINCE
from transforms.reports.report_evidence import Evidence
from transforms.reports.report_figures import printable
from transforms.reports.report_parts import Paragraph
from transforms.reports.report_wording import MARK
from transforms.values.prose import count_in_prose

_INDICES = ("PCI", "PAR INDEX", "SIPAS", "PAPI")


def index_paragraphs(evidence: Evidence) -> tuple[Paragraph, ...]:
    """Each index of the newest year with its rank, the change the ranks show, and what the source says otherwise."""
    rows = {
        (str(dict(v.split)["index"]), int(dict(v.split)["year"]))
        for v in evidence.data.measured
        if v.measure == "index_rank"
        and v.unit == PROVINCE
        and v.period == str(evidence.data.period)
        and v.value is not None
    }
    if not rows:
        return (Paragraph("Chưa có số liệu về các chỉ số đánh giá."),)
    newest: dict[str, int] = {}
    for index, year in sorted(rows):
        newest[index] = year
    ordered = sorted(newest, key=lambda index: (_INDICES.index(index) if index in _INDICES else len(_INDICES), index))
    return (Paragraph(" ".join(_index(evidence, index, newest[index]) for index in ordered)),)


def _index(evidence: Evidence, index: str, year: int) -> str:
    book = evidence.book

    def value(measure: str, of: int = year) -> MeasuredValue:
        return book.value(measure, index=index, year=of)

    score, count = value("index_score"), value("index_ranked_count")
    text = f"Chỉ số {printable(index)} năm {year} của tỉnh"
    if score.value is not None:
        text += f" đạt {book.count(score)} điểm,"
    rank = book.count(value("index_rank"))
    text += f" xếp thứ {rank}/{book.count(count)}" if count.value else f" xếp thứ {rank}"
    statement = next((s for s in evidence.data.index_statements if (s.index, s.year) == (index, year)), None)
    change, against = value("index_rank_change"), statement.compared_year if statement else None
    # Whatever month the workbook came in: the words stand wherever the figure is printed.
    mark = MARK if statement is not None and statement.contradicted else ""
    if change.value is not None and against is not None:
        text += f", {_movement(evidence, change)}{mark} so với năm {against}"
        before, of = value("index_rank", against), value("index_ranked_count", against)
        if before.value is not None and of.value is not None:
            text += f" ({book.count(before)}/{book.count(of)})"
        told = {of_year for of_year, of_all in ((year, count), (against, of)) if of_all.value is not None}
        if len(told) == 1:
            text += f" (năm {year + against - told.pop()} không rõ tổng số tỉnh, thành phố xếp hạng)"
    elif against is not None:
        text += _incomparable(
            evidence, value("index_rank", against), value("index_ranked_count", against), count, against
        )
    text += f"{evidence.note(value('index_rank'))}."
    if mark and statement is not None and statement.stated_change:
        stated = book.quote("report.stated_change", f"“{statement.stated_change}”", index=index, year=year)
        text += f" {mark} Tài liệu nguồn ghi {stated}; {_contradiction(statement.stated_change, change)}."
    return text


def _incomparable(evidence: Evidence, before: MeasuredValue, of: MeasuredValue, count: MeasuredValue, year: int) -> str:
    """Ranks out of different counts (63 provinces, 34 provinces) are told, not compared."""
    if None in (before.value, of.value, count.value) or of.value == count.value:
        return ""
    ranks = f"{evidence.book.count(before)}/{evidence.book.count(of)}"
    return f" (năm {year} xếp thứ {ranks}; không so sánh do số tỉnh, thành phố xếp hạng khác nhau)"


def _movement(evidence: Evidence, change: MeasuredValue) -> str:
    number = int(change.value or 0)
    if not number:
        return "giữ nguyên thứ hạng"
    text = count_in_prose(abs(number))
    shown = evidence.book.write(
        text, change.measure, change.unit, change.period, change.window, change.split, number, "prose"
    )
    return f"{'tăng' if number > 0 else 'giảm'} {shown} bậc"


def _contradiction(stated: str, change: MeasuredValue) -> str:
    number = int(change.value or 0)
    says_up, says_down = "tăng" in stated.casefold(), "giảm" in stated.casefold()
    if (says_up and number < 0) or (says_down and number > 0):
        return "số liệu thứ hạng cho thấy kết quả ngược lại"
    return "số liệu thứ hạng cho thấy kết quả khác"
