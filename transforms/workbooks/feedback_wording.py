"""The words in which units and the secretariat are told of faults and differences; workbooks and letters share them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from transforms.definitions.codes import Severity
from transforms.definitions.feedback_data import (
    OPEN_FATES,
    Fate,
    ReceivedFile,
    Side,
    ToldDifference,
    ToldFinding,
    ToldRuling,
    UnitFeedback,
)
from transforms.definitions.forms import FORMS
from transforms.definitions.periods import Kind, Period
from transforms.definitions.rules import RULES
from transforms.values.prose import format_date, join_names

FINDINGS_SHEET, DIFFERENCES_SHEET = "Lỗi cần sửa", "Chênh lệch"

FILE_STATES = {
    "accepted": "Đã nhận",
    "accepted_with_findings": "Đã nhận, có điểm cần xem",
    "duplicate": "Trùng với tệp đã gửi, không tính",
    "superseded": "Đã được thay bằng tệp gửi sau",
    "rejected": "Trả lại cả tệp",
}
SEVERITIES = {
    Severity.REJECT_WORKBOOK.value: "Trả lại cả tệp",
    Severity.REJECT_SHEET.value: "Trả lại cả biểu",
    Severity.REJECT_ROW.value: "Trả lại dòng",
    Severity.WARNING.value: "Lưu ý",
}
RULE_SEVERITIES = {"critical": "Nghiêm trọng", "warning": "Cần làm rõ", "notice": "Lưu ý"}
FATES = {
    Fate.NEW: "Mới phát sinh",
    Fate.PERSISTING: "Còn từ tháng trước",
    Fate.REOPENED: "Mở lại sau kết luận",
    Fate.RULED: "Đã có kết luận",
    Fate.RESOLVED: "Đã xử lý",
}
# What the two sides are called, by rule, else by family.
_SIDES = {
    "task": ("Sổ theo dõi nhiệm vụ", "Đơn vị báo cáo"),
    "task.vanished": ("Sổ theo dõi trước đây", "Sổ theo dõi mới nhất"),
    "inspection": ("Sổ kiểm tra", "Đơn vị báo cáo"),
    "inspection.not_in_plan": ("Sổ kiểm tra", "Kế hoạch năm"),
    "plan": ("Kế hoạch năm", "Sổ kiểm tra"),
    "total": ("Số tính lại", "Đơn vị ghi"),
    "rate": ("Số tính lại", "Đơn vị ghi"),
    "service": ("Số tính lại", "Đơn vị ghi"),
    "service.carried_differs": ("Cuối tháng trước", "Đơn vị ghi"),
    "index": ("Thứ hạng", "Thay đổi đã công bố"),
    "level": ("Sổ kiểm tra", "Danh mục đơn vị"),
    "submission": ("Biểu tháng trước", "Biểu tháng này"),
    "balance": ("Số lũy kế đầu kỳ", "Số dòng trùng thời gian"),
}
_NO_WORKBOOK = "file.not_a_workbook"  # a report in words, a scan, our own answer: nobody wants it again
_NOT_READ = "sheet.unknown"  # the one remark that leaves something out
_CODE = re.compile(r" \([a-z_]+\)")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_OTHER_SOURCES = {"org_unit": "Danh mục đơn vị"}


def form_name(code: str | None) -> str:
    """`task_progress` -> "Biểu 01-NV"; a central workbook by its sheet's name too."""
    if code in FORMS:
        return f"Biểu {FORMS[code].sheet}"
    return _OTHER_SOURCES.get(code or "", "")


def shown_value(value: str | None, rule: str = "") -> str:
    """A value that a rule compared, as people read it: a day as ngày/tháng/năm, a rate with a comma, nothing as a
    dash."""
    if value is None:
        return "–"
    if rule.startswith("rate."):
        return value.replace(".", ",")
    return _DAY.sub(lambda day: f"{day[3]}/{day[2]}/{day[1]}", value) if _DAY.fullmatch(value) else value


def shown_place(side: Side) -> str:
    """Where a side says it: file, sheet and cell; which source it is where there is no file."""
    if side.path is None:
        return form_name(side.source)
    place = f"tệp {side.path}"
    if side.sheet:
        place += f", trang “{side.sheet}”"
    return f"{place}, ô {side.cell}" if side.cell else place


def shown_sides(difference: ToldDifference) -> tuple[str, str]:
    """What each side is called and says, and below it where."""
    named = _SIDES.get(difference.rule) or _SIDES[difference.rule.partition(".")[0]]
    sides = []
    for name, side in zip(named, (difference.left, difference.right), strict=True):
        value = "không có" if side.value is None else shown_value(side.value, difference.rule)
        place = shown_place(side)
        sides.append(f"{name}: {value}\n({place})" if place else f"{name}: {value}")
    return sides[0], sides[1]


def shown_subject(difference: ToldDifference) -> str:
    """What a difference is about, without the codes that only programs read."""
    return _CODE.sub("", difference.subject)


def shown_ruling(ruling: ToldRuling | None, fate: Fate) -> str:
    """A ruling in one sentence; that it fell, where the difference is open again."""
    if ruling is None:
        return ""
    value = f" ({shown_value(ruling.value)})" if ruling.value else ""
    day = f", ngày {format_date(ruling.ruled_on)}" if ruling.ruled_on else ""
    said = f"{ruling.ruling}{value}; lý do: {ruling.reason or '–'}; {ruling.ruled_by or '–'}{day}."
    if fate in OPEN_FATES:
        said += " Không còn áp dụng: số liệu đã thay đổi hoặc kết luận chưa dùng được; đề nghị kết luận lại."
    return said


def told_message(difference: ToldDifference) -> str:
    """The sentence of a difference with the hint that goes with it."""
    hint = difference.suggestion
    return f"{difference.message} {hint}" if hint and hint not in difference.message else difference.message


def file_name(path: str) -> str:
    """A file as its sender knows it: the folders are those of the office that collects."""
    return path.rpartition("/")[2]


def shown_files(feedback: UnitFeedback) -> dict[str, str]:
    """Path -> how a file is called: as its sender knows it, by its path where nobody knows who sent it or two have one
    name."""
    paths = [file.path for file in feedback.files]
    named = Counter(map(file_name, paths))
    alone = feedback.unit is not None
    return {path: file_name(path) if alone and named[file_name(path)] == 1 else path for path in paths}


def shown_state(file: ReceivedFile) -> str:
    """What became of a file, in words for its sender."""
    if file.state == "accepted_with_findings" and file.rejected_rows:
        return "Đã nhận, trừ các dòng bị trả lại"
    if file.same_as is not None:
        returned = " đã bị trả lại" if file.same_is_rejected else ""
        return f"Trùng với tệp “{file_name(file.same_as)}”{returned}, không tính"
    return FILE_STATES[file.state]


def month_name(period: str) -> str:
    """`2020-08` -> "tháng 8 năm 2020"."""
    return Period.parse(period).vietnamese


def sorted_for_people(differences: Iterable[ToldDifference], units: Sequence[str]) -> list[ToldDifference]:
    """By unit in the order given, the gravest first, then by rule and subject."""
    place = {unit: number for number, unit in enumerate(units)}
    severities, rules = list(RULE_SEVERITIES), list(RULES)
    return sorted(
        differences,
        key=lambda d: (
            place.get(d.unit, -1),
            severities.index(d.severity),
            rules.index(d.rule),
            d.subject,
            d.id,
        ),
    )


def in_order_of_fate(differences: Iterable[ToldDifference]) -> list[ToldDifference]:
    """What is open first, new before old; the gravest first, then by rule and subject."""
    fates, severities, rules = list(FATES), list(RULE_SEVERITIES), list(RULES)
    return sorted(
        differences,
        key=lambda d: (
            fates.index(d.fate) if d.fate not in OPEN_FATES else -1,
            severities.index(d.severity),
            fates.index(d.fate),
            rules.index(d.rule),
            d.subject,
            d.id,
        ),
    )


def open_differences(feedback: UnitFeedback) -> list[ToldDifference]:
    """Those that wait for somebody to mend or rule."""
    return [d for d in feedback.differences if d.fate in OPEN_FATES]


def tasks_for_the_unit(feedback: UnitFeedback) -> list[str]:
    """What the unit has to do now, the most urgent first; empty where nothing is left to do."""
    waiting = [file for file in feedback.files if file.state == "rejected" and not file.is_answered]
    asked_again, not_taken = _returned_files(waiting, feedback)
    tasks = [*asked_again]
    if feedback.is_awaited and not asked_again:
        tasks.append(f"Gửi báo cáo {month_name(feedback.period)}: chưa nhận được báo cáo của đơn vị.")
    tasks += not_taken
    # What such a workbook says without days counts in no month, and nobody would miss it.
    if Period.parse(feedback.period).kind is not Kind.MONTH and any(
        file.form_set == "unit" and file.state.startswith("accepted") for file in feedback.files
    ):
        tasks.append(
            f"Gửi báo cáo của từng tháng: tệp ghi kỳ {month_name(feedback.period)} được lưu, nhưng số liệu các biểu "
            "01-NV, 04-QT, 06-TTHC, 07-TH tính theo tháng nên chưa được tính. Nếu tệp là báo cáo của một tháng thì sửa "
            "ô “Kỳ báo cáo” rồi gửi lại."
        )
    given_back = {file.file_key for file in waiting}
    tasks += _to_mend([f for f in feedback.findings if f.file_key not in given_back])
    if feedback.missing_forms:
        names = join_names([FORMS[code].sheet for code in feedback.missing_forms])
        # Sent by themselves they would take the place of those that are there.
        tasks.append(
            f"Bổ sung biểu còn thiếu vào tệp báo cáo rồi gửi lại cả tệp: {names}. Tệp gửi sau thay thế toàn bộ tệp gửi "
            "trước, kể cả biểu chỉ có ở tệp trước. Biểu không phát sinh thì ghi “Không phát sinh”."
        )
    found = open_differences(feedback)
    if found:
        grave = sum(d.severity == "critical" for d in found)
        tasks.append(
            f"Đối chiếu, làm rõ {len(found)} chênh lệch{f', trong đó {grave} nghiêm trọng' if grave else ''}, "
            f"xem trang “{DIFFERENCES_SHEET}”."
        )
    return tasks + _to_look_at(feedback)


def _returned_files(waiting: Sequence[ReceivedFile], feedback: UnitFeedback) -> tuple[list[str], list[str]]:
    """Of files that were returned: which to send again, and which are no workbooks of a report at all."""
    asked_again, not_taken = [], []
    for file in waiting:
        reasons = [
            f for f in feedback.findings if f.file_key == file.file_key and f.severity == Severity.REJECT_WORKBOOK
        ]
        why = " ".join(reason.message for reason in reasons)
        name = f"tệp “{file_name(file.path)}”"
        if reasons and all(reason.code == _NO_WORKBOOK for reason in reasons):
            not_taken.append(f"Không nhận {name}: {why}")
        else:
            asked_again.append(f"Gửi lại {name} (đã trả lại){_unless_answered(file, feedback)}: {why}")
    return asked_again, not_taken


def _to_mend(findings: Sequence[ToldFinding]) -> list[str]:
    """The sheets and the rows that were returned, of files that were taken."""
    tasks = []
    sheets = {(f.path, f.sheet): f for f in findings if f.severity == Severity.REJECT_SHEET}
    if sheets:
        names = join_names([f"“{sheet}”" for _, sheet in sheets])
        tasks.append(f"Sửa và gửi lại các biểu bị trả lại cả biểu: {names}.")
    rows = {(f.path, f.sheet_no, f.row_number): f.sheet for f in findings if f.severity == Severity.REJECT_ROW}
    if rows:
        named = join_names([f"“{sheet}” {count} dòng" for sheet, count in Counter(rows.values()).items()])
        tasks.append(
            f"Sửa {len(rows)} dòng bị trả lại ({named}), xem trang “{FINDINGS_SHEET}”, rồi gửi lại cả tệp. "
            "Các dòng này chưa được tính vào báo cáo."
        )
    return tasks


def _to_look_at(feedback: UnitFeedback) -> list[str]:
    """What was not read, and what was taken with a warning."""
    tasks = []
    unread = sum(f.code == _NOT_READ for f in feedback.findings)
    if unread:
        tasks.append(
            f"Xem lại {unread} chỗ không được đọc (trang, bảng, cột hay dòng không rõ thuộc biểu nào) ở trang "
            f"“{FINDINGS_SHEET}”; nếu là số liệu của báo cáo thì sửa rồi gửi lại cả tệp."
        )
    warned = sum(f.is_warning and f.code != _NOT_READ for f in feedback.findings)
    if warned:
        tasks.append(f"Xem lại {warned} điểm lưu ý ở trang “{FINDINGS_SHEET}” (số liệu đã được nhận).")
    return tasks


def _unless_answered(file: ReceivedFile, feedback: UnitFeedback) -> str:
    """Of a returned file that does not say its unit or period a later one may be the answer; only its sender knows."""
    if file.unit is not None and file.period is not None:
        return ""
    later = [
        one.path
        for one in feedback.files
        if one.state.startswith("accepted")
        and one.received_at > file.received_at
        and one.form_set == (file.form_set or "unit")
    ]
    return f", nếu tệp “{file_name(later[-1])}” gửi sau không thay cho tệp này" if later else ""


def counts_by_fate(feedback: UnitFeedback) -> list[tuple[str, int]]:
    """How many differences are new, left from last month, settled: (words, number), none of them 0."""
    counted = Counter(d.fate for d in feedback.differences)
    return [(words, counted[fate]) for fate, words in FATES.items() if counted[fate]]


def counts_by_severity(feedback: UnitFeedback) -> list[tuple[str, int]]:
    """How many faults there are of each severity: (words, number), none of them 0."""
    counted = Counter(f.severity for f in feedback.findings)
    return [(words, counted[severity]) for severity, words in SEVERITIES.items() if counted[severity]]
