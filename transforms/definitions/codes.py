"""Every finding code and what happens next because of it (the severity)."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """What is not taken because of a finding; of a warning all is."""

    REJECT_WORKBOOK = "reject_workbook"
    REJECT_SHEET = "reject_sheet"
    REJECT_ROW = "reject_row"
    WARNING = "warning"


FINDING_CODES: dict[str, Severity] = {
    "file.unreadable": Severity.REJECT_WORKBOOK,
    "file.password": Severity.REJECT_WORKBOOK,
    "file.not_a_workbook": Severity.REJECT_WORKBOOK,
    "file.too_large": Severity.REJECT_WORKBOOK,
    "file.unit_unknown": Severity.REJECT_WORKBOOK,
    "file.unit_ambiguous": Severity.REJECT_WORKBOOK,
    "file.unit_not_active": Severity.REJECT_WORKBOOK,
    "file.period_unknown": Severity.REJECT_WORKBOOK,
    "file.no_known_form": Severity.REJECT_WORKBOOK,
    "file.identity_conflict": Severity.WARNING,
    "sheet.missing_column": Severity.REJECT_SHEET,
    "sheet.duplicate_column": Severity.REJECT_SHEET,
    "sheet.unknown": Severity.WARNING,
    "sheet.hidden": Severity.WARNING,
    "sheet.personal_data": Severity.WARNING,
    "cell.required": Severity.REJECT_ROW,
    "cell.not_a_date": Severity.REJECT_ROW,
    "cell.ambiguous_date": Severity.WARNING,
    "cell.not_a_number": Severity.REJECT_ROW,
    "cell.negative": Severity.REJECT_ROW,
    "cell.not_in_list": Severity.REJECT_ROW,
    "cell.formula_without_value": Severity.REJECT_ROW,
    "cell.error_value": Severity.REJECT_ROW,
    "cell.legacy_encoding": Severity.WARNING,
    "row.date_order": Severity.REJECT_ROW,
    "row.future_date": Severity.REJECT_ROW,
    "row.outside_period": Severity.WARNING,
    "row.count_exceeds": Severity.REJECT_ROW,
    "row.sum_mismatch": Severity.WARNING,
    "row.unit_unknown": Severity.REJECT_ROW,
    "row.unit_ambiguous": Severity.REJECT_ROW,
    "row.duplicate": Severity.REJECT_ROW,
}


class IgnoredKind(StrEnum):
    """Why a non-blank row is neither accepted nor rejected."""

    TITLE = "title"
    HEADER = "header"
    NUMBERING = "numbering"
    SECTION = "section"
    TOTAL = "total"
    REPEAT_HEADER = "repeat_header"
    SIGNATURE = "signature"
    NIL = "nil"
    NOTE = "note"
    UNKNOWN_SHEET = "unknown_sheet"
