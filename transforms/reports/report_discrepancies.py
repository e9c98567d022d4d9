"""Differences between two sources that nobody has settled yet: annex III and the sentences that name them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby

from transforms.definitions.measures import MEASURES
from transforms.definitions.periods import Kind
from transforms.definitions.report_data import AppliedRuling, OpenDiscrepancy
from transforms.definitions.rules import CLOSES_ONLY, FOLLOWED_TOTALS, RULES, RuleSeverity
from transforms.definitions.units import PROVINCE
from transforms.reports.report_evidence import NAMED_AT_MOST, Evidence
from transforms.reports.report_parts import DiscrepancyRow, Paragraph, RuleRow, UnitDiscrepancyRow
from transforms.values.prose import format_date, join_names, sentence_case
from transforms.workbooks.feedback_wording import RULE_SEVERITIES, shown_value

_REQUEST = re.compile(r"[.;]\s+(?:[Đđ]ề nghị|Có phải) ")
_DAY_OR_QUOTED = re.compile(r"“[^”]*”|\b(\d\d/)0([3-9]/\d{4})\b")
LISTED_AT_MOST = 150  # beyond it the annex lists the critical ones and counts the rest by unit


def distinct(evidence: Evidence) -> list[OpenDiscrepancy]:
    """Each open difference once (the same one may stand in several months), gravest first, in the order of units."""
    newest: dict[str, OpenDiscrepancy] = {}
    for found in sorted(evidence.data.discrepancies, key=lambda d: (d.id, d.period)):
        newest[found.id] = found
    severities, rules = list(RULE_SEVERITIES), list(RULES)

    def place(found: OpenDiscrepancy) -> tuple[object, ...]:
        unit = (-1, "") if found.unit == PROVINCE else evidence.place(found.unit)
        return severities.index(found.severity), unit, rules.index(found.rule), found.subject, found.id

    return sorted(newest.values(), key=place)


def discrepancy_summary(evidence: Evidence) -> str:
    """How many are open by severity, and how many have been ruled on; nothing where there are none."""
    found = Counter(d.severity for d in distinct(evidence))
    book = evidence.book
    if evidence.nothing_compared and not found:
        return "Chưa đối chiếu được số liệu giữa các nguồn do chưa nhận được báo cáo của kỳ."
    if not found:
        text = "Không còn chênh lệch số liệu chưa thống nhất giữa các nguồn"
    else:
        total = book.own("report.discrepancies_open", sum(found.values()))
        parts = [
            f"{book.own('report.discrepancies_open', found[severity], severity=severity)} chênh lệch mức"
            f" {title.lower()}"
            for severity, title in RULE_SEVERITIES.items()
            if found[severity]
        ]
        text = f"Còn {total} chênh lệch số liệu chưa thống nhất giữa các nguồn"
        if len(parts) == 1:
            text += f", {'đều ' if sum(found.values()) > 1 else ''}ở mức {RULE_SEVERITIES[next(iter(found))].lower()}"
        else:
            text += f", gồm {join_names(parts)}"
    if evidence.data.ruled_count:
        text += f"; {book.own('report.discrepancies_ruled', evidence.data.ruled_count)} chênh lệch đã có kết luận"
    return f"{text}."


def truncated_rates(evidence: Evidence) -> str:
    """Units whose declared rate was cut where it should have been rounded, with the rate as they wrote it."""
    found = [d for d in distinct(evidence) if d.rule == "rate.truncated"]
    if not found:
        return ""
    tail = "là số cắt bớt phần lẻ, không làm tròn; báo cáo này làm tròn từ hai số đếm"
    if len(found) > NAMED_AT_MOST:
        number = evidence.book.own("report.discrepancies_open", len(found), rule="rate.truncated")
        return f"Có {number} tỷ lệ do các đơn vị tự ghi {tail}, nêu tại Phụ lục III."
    named = [
        f"{evidence.name(unit)} ({'; '.join(_as_declared(evidence, one) for one in of_unit)})"
        for unit, of_unit in groupby(found, key=lambda d: d.unit)
    ]
    return f"Tỷ lệ tự ghi của {join_names(named)} {tail}."


def _as_declared(evidence: Evidence, found: OpenDiscrepancy) -> str:
    """`ghi 91,6% đối với 44/48`: the words of the report, the numbers of the unit's sheet."""
    rate = (found.right_value or "").replace(".", ",")
    words = f"ghi {rate}% đối với {found.left_value}"
    return evidence.book.quote(
        "report.declared_rate", words, unit=found.unit, period=found.period, discrepancy=found.id
    )


# -- annex III


def rule_rows(evidence: Evidence) -> tuple[RuleRow, ...]:
    """Open differences by rule and severity."""
    found = distinct(evidence)
    if not found:
        return ()
    book, rows = evidence.book, []
    counts = Counter((d.rule, d.severity) for d in found)

    def cell(rule: str | None, severity: str) -> str:
        number = sum(n for (r, s), n in counts.items() if s == severity and rule in (None, r))
        if rule and not number:
            return ""
        split = {"severity": severity} | ({"rule": rule} if rule else {})
        return book.own("report.discrepancies_open", number, prose=False, **split)

    for code, rule in RULES.items():
        if any((code, severity) in counts for severity in RULE_SEVERITIES):
            rows.append(RuleRow("rule", rule.title, *(cell(code, severity) for severity in RULE_SEVERITIES)))
    rows.append(RuleRow("total", "Tổng cộng", *(cell(None, severity) for severity in RULE_SEVERITIES)))
    return tuple(rows)


def discrepancy_rows(evidence: Evidence) -> tuple[DiscrepancyRow, ...]:
    """All of them by severity; where they are too many, or the period is long, the critical ones alone."""
    rows: list[DiscrepancyRow] = []
    severity = ""
    for found in _listed(evidence):
        if found.severity != severity:
            severity = found.severity
            rows.append(DiscrepancyRow("group", "", f"Mức {RULE_SEVERITIES[severity].lower()}", ""))
        message = evidence.book.quote(
            "report.discrepancy", _said(found.message), unit=found.unit, period=found.period, discrepancy=found.id
        )
        unit = "Toàn tỉnh" if found.unit == PROVINCE else sentence_case(evidence.short_name(found.unit))
        rows.append(DiscrepancyRow("row", unit, RULES[found.rule].title, message))
    return tuple(rows)


def _said(message: str) -> str:
    """What both sides say, without what the unit is asked to do about it; days written as in the rest of the report."""
    said = _REQUEST.split(message)[0].strip().rstrip(".;")
    return _DAY_OR_QUOTED.sub(lambda found: found[1] + found[2] if found[1] else found[0], said) + "."


def unit_discrepancy_rows(evidence: Evidence) -> tuple[UnitDiscrepancyRow, ...]:
    """Counts by unit, where not all are listed."""
    found = distinct(evidence)
    if len(_listed(evidence)) == len(found):
        return ()
    book, rows = evidence.book, []
    counts = Counter((d.unit, d.severity) for d in found)
    for unit in [PROVINCE, *evidence.in_order([d.unit for d in found if d.unit != PROVINCE])]:
        if not any(counts[unit, severity] for severity in RULE_SEVERITIES):
            continue
        cells = []
        for severity in RULE_SEVERITIES:
            number, split = counts[unit, severity], {"severity": severity, "list": "units"}
            cells.append(
                book.own("report.discrepancies_open", number, prose=False, unit=unit, **split) if number else ""
            )
        name = "Toàn tỉnh" if unit == PROVINCE else sentence_case(evidence.name(unit))
        rows.append(UnitDiscrepancyRow(name, *cells))
    return tuple(rows)


def _listed(evidence: Evidence) -> list[OpenDiscrepancy]:
    found = distinct(evidence)
    if evidence.data.period.kind is Kind.MONTH and len(found) <= LISTED_AT_MOST:
        return found
    return [d for d in found if d.severity == RuleSeverity.CRITICAL.value]


def ruling_notes(evidence: Evidence) -> tuple[Paragraph, ...]:
    """Each ruling that reaches a figure with both values, the word of the ruling, who gave it and when."""
    applied = [
        ruling
        for ruling in evidence.data.rulings
        if (ruling.measure if ruling.rule in FOLLOWED_TOTALS else ruling.rule not in CLOSES_ONLY)
    ]
    if not applied:
        return ()
    told = [_ruling_words(evidence, ruling) for ruling in applied[:LISTED_AT_MOST]]
    head = Paragraph("Số liệu của báo cáo theo các kết luận sau về chênh lệch giữa các nguồn:", "note")
    return (head, *(Paragraph(words, "note") for words in told))


def _ruling_words(evidence: Evidence, ruling: AppliedRuling) -> str:
    unit = "Toàn tỉnh" if ruling.unit == PROVINCE else sentence_case(evidence.name(ruling.unit))
    source = "các dòng chi tiết cộng lại là" if ruling.measure else "sổ ghi"
    said = f"{source} {shown_value(ruling.left_value)}, đơn vị ghi {shown_value(ruling.right_value)}"
    value = f" ({shown_value(ruling.value)})" if ruling.value else ""
    who = f", {ruling.ruled_by}" if ruling.ruled_by else ""
    day = f", ngày {format_date(ruling.ruled_on)}" if ruling.ruled_on else ""
    words = f"{RULES[ruling.rule].title}: {ruling.subject}; {said}. Kết luận: {ruling.ruling}{value}{who}{day}."
    if ruling.measure:
        words += f" Chỉ tiêu “{MEASURES[ruling.measure].title}” của đơn vị trong tháng lấy theo kết luận này."
    quoted = evidence.book.quote("report.ruling", words, unit=ruling.unit, period=ruling.period, discrepancy=ruling.id)
    return f"– {unit}: {quoted}"


def pointer(evidence: Evidence) -> tuple[Paragraph, ...]:
    """Where the rest is told, if anything is left out."""
    if len(_listed(evidence)) == len(distinct(evidence)):
        return ()
    return (
        Paragraph(
            "Bảng trên liệt kê các chênh lệch mức nghiêm trọng; các chênh lệch khác được thống kê theo đơn vị dưới đây,"
            " chi tiết từng chênh lệch nêu trong tệp chenh-lech.xlsx gửi kèm cho cơ quan tổng hợp.",
            "note",
        ),
    )
