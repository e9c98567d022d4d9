"""`cchc diff`: what changed between two submissions of a unit, or between two runs of a report, and what caused it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli_app import JsonOption, PeriodOption, Place, UnitOption, app, day_of
from flows.cli_explain import SHOWN_ROWS, reading
from flows.console import print_json, print_table
from flows.figures_basis import period_of
from flows.language import said
from flows.listed_words import in_words
from flows.outcomes import Exit, Refusal

if TYPE_CHECKING:
    from flows.diff_reports import ReportsDiffer, RunName
    from flows.diff_submissions import RowChangeTold, SubmissionsDiffer
    from transforms.reports.figure_changes import Cause, RowSide

_CHANGES = {
    "added": said("thêm", "added"),
    "removed": said("bỏ", "removed"),
    "changed": said("sửa", "changed"),
}
_KINDS = {
    "row": said("dòng", "row"),
    "balance": said("số lũy kế", "opening balance"),
    "ruling": said("kết luận", "ruling"),
    "discrepancy": said("chênh lệch", "discrepancy"),
    "file": said("tệp", "file"),
    "unit": said("đơn vị", "unit"),
    "missing_unit": said("còn thiếu của", "missing unit"),
}
_NAMED = ("discrepancy", "id", "file", "unit", "name", "sheet", "cell", "amount", "rule", "subject", "ruling", "value",
          "ruled_by", "ruled_on", "message")  # fmt: skip
_SHOWN_CAUSES = 5  # of each figure in the text; all of them with --all


@app.command(
    short_help=said("Khác gì giữa hai lần gửi, hai lần lập báo cáo.", "What changed between two submissions or runs."),
    help=said(
        "Khác gì giữa hai lần gửi của một đơn vị, hoặc giữa hai lần lập báo cáo, và do đâu.",
        "What changed between two submissions of a unit, or two runs of a report, and what caused it.",
    ),
)
def diff(
    context: typer.Context,
    period: PeriodOption,
    unit: UnitOption = None,
    files: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--files",
            metavar=said("CŨ MỚI", "OLD NEW"),
            help=said("Hai tệp trong hộp thư đến, thay cho hai lần gửi cuối.", "Two files of the inbox."),
        ),
    ] = None,
    versions: Annotated[
        tuple[int, int] | None,
        typer.Option(
            "--versions",
            metavar="N N",
            help=said("Hai bản của báo cáo; không ghi: hai lần lập cuối.", "Two versions of the report."),
        ),
    ] = None,
    as_known_on: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--as-known-on",
            metavar=said("NGÀY NGÀY", "D D"),
            help=said("Báo cáo theo những gì đã nhận đến hết hai ngày này.", "As known on two days."),
        ),
    ] = None,
    all_rows: Annotated[bool, typer.Option("--all", help=said("In đủ mọi dòng.", "Print every row."))] = False,
    as_json: JsonOption = False,
) -> None:
    place: Place = context.obj
    asked = period_of(period)
    of_submissions = unit is not None or files is not None
    if sum((of_submissions, versions is not None, as_known_on is not None)) > 1:
        raise Refusal(
            "Chọn một: --unit hoặc --files (hai lần gửi), --versions, --as-known-on (hai lần lập báo cáo).",
            "Choose one: --unit or --files (submissions), --versions, --as-known-on (runs of a report).",
            Exit.USAGE,
        )
    days = None if as_known_on is None else (day_of(as_known_on[0]), day_of(as_known_on[1]))
    workspace, settings = place.open()
    with reading(workspace.warehouse) as con:
        from flows.diff_reports import diff_days, diff_versions
        from flows.diff_submissions import diff_submissions
        from flows.job import Job

        job = Job(workspace, settings)
        told: SubmissionsDiffer | ReportsDiffer
        if of_submissions:
            told = diff_submissions(job, con, asked, unit, files)
        elif days is not None:
            told = diff_days(job, con, asked, days)
        else:
            told = diff_versions(job, con, asked, versions)
    if as_json:
        print_json([told])
    elif told["kind"] == "submission":
        _show_submissions(told, None if all_rows else SHOWN_ROWS)
    else:
        _show_report(told, None if all_rows else SHOWN_ROWS, None if all_rows else _SHOWN_CAUSES)


def _table(title: str, columns: Mapping[str, str], rows: Sequence[Mapping[str, object]], longest: int | None) -> None:
    if not rows:
        return
    print(f"{title}: {len(rows)}")
    print_table(columns, [in_words(row) for row in rows[:longest]])
    if longest is not None and len(rows) > longest:
        print(said(f"… còn {len(rows) - longest} dòng; xem đủ bằng --all, --json.",
                   f"… {len(rows) - longest} more; all of them with --all, --json."))  # fmt: skip


def _show_submissions(told: SubmissionsDiffer, longest: int | None) -> None:
    sides = (f"{side['file']} ({in_words(side)['received_at']})" for side in (told["old"], told["new"]))
    print(f"{told['unit']} {told['period']}: {' → '.join(sides)}")
    if not any((told["sheets"], told["rows"], told["findings_gone"], told["findings_new"], told["figures"])):
        print(said("Hai lần gửi không khác gì nhau.", "The two submissions do not differ."))
        return
    both = {"old": said("cũ", "old"), "new": said("mới", "new")}
    _table(
        said("Biểu", "Sheets"),
        {"sheet": said("biểu", "sheet"), "old_state": both["old"], "new_state": both["new"]},
        told["sheets"],
        longest,
    )
    cells = {"change": said("thay đổi", "change"), "place": said("vị trí", "place"),
             "field": said("cột", "column"), **both}  # fmt: skip
    _table(said("Dòng", "Rows"), cells, list(_row_lines(told["rows"])), longest)
    fault = {"sheet": said("trang", "sheet"), "cell": said("ô", "cell"), "code": said("mã", "code"),
             "message": said("nội dung", "message")}  # fmt: skip
    _table(said("Lỗi đã hết", "Findings gone"), fault, told["findings_gone"], longest)
    _table(said("Lỗi mới", "New findings"), fault, told["findings_new"], longest)
    figure = {"measure": said("chỉ tiêu", "measure"), "unit": said("đơn vị", "unit"),
              "window": said("khoảng", "window"), "split": said("phân tổ", "split"), **both}  # fmt: skip
    _table(said("Số liệu thay đổi", "Figures moved"), figure, told["figures"], longest)


def _row_lines(rows: Sequence[RowChangeTold]) -> Iterator[dict[str, str | None]]:
    """A line for each cell that reads otherwise, for each row that is new or gone."""
    for row in rows:
        before, after = row["old"], row["new"]
        one = after or before
        assert one is not None
        name = _CHANGES[row["change"]]
        for cell in row["cells"]:
            old, new = cell["old"], cell["new"]
            moved = [each for each in (old["cell"], new["cell"]) if each]
            place = f"{one['sheet']}!{' → '.join(dict.fromkeys(moved))}"
            yield {"change": name, "place": place, "field": cell["header"], "old": old["text"], "new": new["text"]}
        if not row["cells"]:
            words = " | ".join(" ".join(text.split()) for text in one["texts"] if text and text.strip())
            if before and after:
                told = (in_words({"state": side["outcome"]})["state"] for side in (before, after))
            else:
                told = (words if side else None for side in (before, after))
            sides = dict(zip(("old", "new"), told, strict=True))
            yield {"change": name, "place": f"{one['sheet']}!{one['cells']}", "field": None, **sides}


def _show_report(told: ReportsDiffer, longest: int | None, causes: int | None) -> None:
    print(f"{told['period']}: {_run_name(told['old'])} → {_run_name(told['new'])}")
    file = {"file": said("tệp", "file"), "unit": said("đơn vị", "unit"), "period": said("kỳ", "period"),
            "received_at": said("nhận lúc", "received"), "old_state": said("trạng thái cũ", "old state"),
            "new_state": said("trạng thái mới", "new state")}  # fmt: skip
    _table(said("Tệp khác", "Files"), file, told["files"], longest)
    if not told["figures"]:
        print(said("Không có con số nào thay đổi.", "No figure changed."))
        return
    print(said(f"Con số thay đổi: {len(told['figures'])}", f"Figures changed: {len(told['figures'])}"))
    for figure in told["figures"][:longest]:
        unprinted = said("không in", "not printed")
        old, new = (unprinted if side is None else side["text"] for side in (figure["old"], figure["new"]))
        print(f"{figure['id']} ({figure['title']}): {old} → {new}")
        for cause in figure["causes"][:causes]:
            print(f"  - {_cause_words(cause)}")
        rest = len(figure["causes"]) - len(figure["causes"][:causes])
        if rest:
            print(said(f"  … còn {rest} nguyên nhân", f"  … {rest} more causes"))
    rest = len(told["figures"]) - len(told["figures"][:longest])
    if rest:
        print(said(f"… còn {rest} con số; xem đủ bằng --all, --json.", f"… {rest} more figures; --all, --json."))


def _run_name(run: RunName) -> str:
    known = run["as_known_on"]
    until = said(f"đã biết đến hết {date.fromisoformat(known):%d/%m/%Y}", f"as known on {known}") if known else ""
    version = (
        f"v{run['version']} (" + said(f"lần lập {run['run']}", f"run {run['run']}") + ")" if run["version"] else ""
    )
    return ", ".join(part for part in (version, until) if part)


def _cause_words(cause: Cause) -> str:
    """What a cause is and where it stands, in one line."""
    name = f"{_KINDS[cause['kind']]} {_CHANGES[cause['change']]}"
    if cause["kind"] != "row":
        return f"{name}: {_what(cause['what'])}"
    sides = [_side_words(side) for side in (cause["old"], cause["new"])]
    cells = [
        f"{cell['new']['cell'] or cell['old']['cell']}: “{cell['old']['text'] or ''}” → “{cell['new']['text'] or ''}”"
        for cell in cause["cells"]
    ]
    return f"{name}, {cause['unit']}: {' → '.join(sides)}" + (f" [{'; '.join(cells)}]" if cells else "")


def _side_words(side: RowSide | None) -> str:
    if side is None:
        return "–"
    place = f"{side['file']} {side['sheet']}!{side['cells']}" if side["file"] else said("danh mục đơn vị", "unit list")
    amount = said("không tính", "not counted") if side["amount"] is None else f"{side['amount']:g}"
    rulings = f", {', '.join(side['rulings'])}" if side["rulings"] else ""
    return f"{place} ({amount}{rulings})"


def _what(told: object) -> str:
    if not isinstance(told, Mapping):
        return str(told)
    return ", ".join(str(told[key]) for key in _NAMED if told.get(key) is not None)
