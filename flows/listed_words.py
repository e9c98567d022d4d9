"""What tables say in Vietnamese where JSON has codes and instants; codes that people type themselves stay as they are.

A code nobody has words for is shown as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flows.language import said
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS

STANDING = ("accepted", "accepted_with_findings", "superseded", "duplicate", "rejected")  # of files, the best first
_STATES = {
    "accepted": "đã nhận",
    "accepted_with_findings": "đã nhận, có lỗi hoặc lưu ý",
    "duplicate": "trùng tệp đã có",
    "superseded": "đã có bản sau thay thế",
    "rejected": "bị trả lại",
    "missing": "chưa gửi",
    "open": "chưa kết luận",
    "ruled": "đã kết luận",
    "gone": "không còn",
}
_IGNORED = {
    IgnoredKind.TITLE: "tiêu đề",
    IgnoredKind.HEADER: "tên cột",
    IgnoredKind.NUMBERING: "đánh số cột",
    IgnoredKind.SECTION: "nhóm",
    IgnoredKind.TOTAL: "tổng cộng",
    IgnoredKind.REPEAT_HEADER: "tên cột lặp lại",
    IgnoredKind.SIGNATURE: "chữ ký",
    IgnoredKind.NIL: "không phát sinh",
    IgnoredKind.NOTE: "ghi chú",
    IgnoredKind.UNKNOWN_SHEET: "ngoài biểu mẫu",
}


def in_words(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of a listing as a table shows it, in the language chosen."""
    if said("vi", "en") == "en":
        return dict(row)
    # Imported here: most commands show no table of these.
    from transforms.reports.explanation import STATUSES
    from transforms.workbooks.feedback_wording import RULE_SEVERITIES, SEVERITIES

    shown = dict(row)
    # Of a fault a warning is only that; of a difference it asks for an answer.
    severities = SEVERITIES | RULE_SEVERITIES if "rule" in row else RULE_SEVERITIES | SEVERITIES
    words: dict[str, Mapping[Any, str]] = {
        "state": _STATES,
        "old_state": _STATES,
        "new_state": _STATES,
        "severity": {code: severity.lower() for code, severity in severities.items()},
        "form": {code: form.sheet for code, form in FORMS.items()},
        "form_set": {"unit": "biểu đơn vị", **{code: form.sheet for code, form in FORMS.items()}},
        "status": STATUSES,
    }
    for column in words.keys() & shown.keys():
        shown[column] = words[column].get(shown[column], shown[column])
    if shown.get("received_at"):
        shown["received_at"] = f"{datetime.fromisoformat(shown['received_at']):%d/%m/%Y %H:%M}"
    for column, value in shown.items():
        if isinstance(value, float):
            shown[column] = f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
    if "ignored" in shown:
        shown["ignored"] = {_IGNORED.get(kind, kind): count for kind, count in shown["ignored"].items()}
    return shown
