"""`cchc status`: for a period, what each expected sender has sent and been told, and what became of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from flows.cli_app import JsonOption, PeriodOption, Place, app
from flows.cli_mails import STATES, shown_mail
from flows.console import print_json, print_table
from flows.figures_basis import basis_of, period_of
from flows.language import said
from flows.listed_words import STANDING, in_words
from transforms.definitions.units import PROVINCE
from warehouse.connection import open_for_reading

if TYPE_CHECKING:
    from warehouse.delivery import Delivery


@app.command(help=said("Ai đã gửi gì, lúc nào, trạng thái ra sao.", "Who sent what, when, in what state."))
def status(context: typer.Context, period: PeriodOption, as_json: JsonOption = False) -> None:
    place: Place = context.obj
    asked = period_of(period)
    workspace, settings = place.open()
    from flows.reading import unit_names
    from warehouse import delivery, listings

    basis = basis_of(settings)
    names = unit_names()
    submissions: list[dict[str, Any]] = []
    reports: list[delivery.ReportVersion] = []
    mails: list[Delivery] = []
    letters: dict[tuple[str, str], Delivery] = {}  # the last one of each month and unit
    try:
        with open_for_reading(workspace.warehouse) as con:
            submissions = listings.submissions(con, basis, asked)
            reports = delivery.versions(con, str(asked))
            mails = delivery.deliveries(con, str(asked))
            for month in asked.months():
                letters |= {(mail.period, mail.unit): mail for mail in delivery.deliveries(con, str(month))}
    except FileNotFoundError:
        pass
    rows: list[dict[str, Any]] = []
    for month in asked.months():
        senders = names.senders(basis.window(month).last)
        rows += [_row(str(month), unit, names.units[unit].name, submissions) for unit in senders]
    if as_json:
        print_json(rows)
        return
    columns = {
        "period": said("Kỳ", "Period"),
        "name": said("Đơn vị", "Unit"),
        "state": said("Trạng thái", "State"),
        "received_at": said("Nhận lúc", "Received"),
        "on_time": said("Đúng hạn", "On time"),
        "file": said("Tệp", "File"),
        "letter": said("Thư kết quả", "Letter"),
    }
    shown = [in_words(row) | {"letter": _letter(letters.pop((row["period"], row["unit"]), None))} for row in rows]
    print_table(columns, shown)
    for one in reports:
        state = said(f"bị giữ: {one.held_reason}", f"held: {one.held_reason}") if one.is_held else ""
        print(f"{one.document_path} {state}".rstrip())
    for mail in mails:
        # Letters stand in the table; below it what waits for somebody, and letters to others than the senders.
        if mail.unit == PROVINCE or mail.state in ("failed", "unknown") or (mail.period, mail.unit) in letters:
            print(shown_mail(mail))


def _letter(mail: Delivery | None) -> str:
    """What became of a unit's last letter: its number, state and hour."""
    if mail is None:
        return ""
    when = f" {mail.recorded_at:%d/%m/%Y}" if mail.recorded_at else ""
    return said(f"lần {mail.version}: ", f"no. {mail.version}: ") + STATES[mail.state] + when


def _row(month: str, unit: str, name: str, submissions: list[dict[str, Any]]) -> dict[str, Any]:
    """What a unit sent for a month: its standing workbook, else the best of what came, else nothing."""
    sent = [one for one in submissions if (one["unit"], one["period"], one["form_set"]) == (unit, month, "unit")]
    best = min(sent, key=lambda one: STANDING.index(one["state"]), default=None)
    return {
        "period": month,
        "unit": unit,
        "name": name,
        "state": best["state"] if best else "missing",
        "received_at": best["received_at"] if best else None,
        "on_time": best["on_time"] if best else None,
        "file": best["file"] if best else None,
    }
