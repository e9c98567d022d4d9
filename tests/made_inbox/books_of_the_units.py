"""The units' forms that no register stands beside: 03-VP to 06-TTHC, and what is wrong from one month to the next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.made_inbox.forms_of_the_province import DISSEMINATION_ITEMS, HEADERS
from tests.made_inbox.province import MONTHS, YEAR, Province, Row, Unit, day, period, window

FIELDS = ("Đất đai", "Hộ tịch", "Lưu thông hàng hóa trong nước")
_CARRIED_WRONGLY, _TOTAL_WRONG, _COPIED = 5, 7, 9

COPIED_FORMS = (
    "task_progress", "inspection_report", "violation", "dissemination", "issued_document", "service_result",
)  # fmt: skip


def violations(p: Province, unit: Unit, place: int, month: int) -> None:
    rows = p.rows[unit.key, month, "violation"]
    for n in range((place + 2 * month) % 4):
        rows.append(
            Row({
                "found_on": day(month, 6 * n + 2), "kind": "Thời giờ làm việc" if n % 2 else "Đeo thẻ công chức",
                "office": f"Phòng Nghiệp vụ {n + 1}", "people_count": n + 1, "sanction": "Nhắc nhở", "handled_count": n,
            })
        )  # fmt: skip
    if (place + month) % 7 == 3:
        rows.append(
            Row({
                "found_on": day(month, 15), "kind": "Khác", "office": "Trạm Thú y", "people_count": 4,
                "handled_count": 6,
            }, rejected=True)
        )  # fmt: skip
        p.near("violations in a row that was given back")
    if month > 1 and (place + month) % 6 == 1:
        rows.append(
            Row({
                "found_on": window(month)[0] - timedelta(days=3), "kind": "Sử dụng rượu bia", "office": "Hạt Kiểm lâm",
                "people_count": 2, "sanction": "Phê bình", "handled_count": 2,
            })
        )  # fmt: skip
        p.near("violation told a month late")
    earlier = [row for row in p.rows[unit.key, month - 1, "violation"] if not row.rejected] if month > 1 else []
    if earlier and (place + month) % 6 == 4:
        rows.append(Row({**earlier[0].values, "people_count": 5, "handled_count": 5, "sanction": "Khiển trách"}))
        p.near("violation told again with its sanction")


def dissemination(p: Province, unit: Unit, place: int, month: int) -> None:
    staff = 40 + place
    counts = (staff, staff - month % 3, 9 + place % 4, 7, 5 + month % 4, month % 3, 2 * month + place % 2)
    for (_, label), count in zip(DISSEMINATION_ITEMS.items(), counts, strict=True):
        p.rows[unit.key, month, "dissemination"].append(Row({"item": label, "value": count}))


def issued_documents(p: Province, unit: Unit, place: int, month: int) -> None:
    for n in range((place + month) % 3):
        p.rows[unit.key, month, "issued_document"].append(
            Row({
                "document_type": ("Kế hoạch", "Công văn")[n], "document_number": p.number("KH-CCHC"),
                "issued_on": day(month, 5 + n), "title": f"Chấn chỉnh kỷ luật, kỷ cương {period(month)}",
            })
        )  # fmt: skip


def services(p: Province, unit: Unit, place: int, month: int) -> None:
    rows = p.rows[unit.key, month, "service_result"]
    before = {row.values["field"]: row for row in p.rows[unit.key, month - 1, "service_result"]}
    for n, field in enumerate(FIELDS[: 2 + place % 2]):
        if n == 2 and month % 5 == 0:
            p.near("field of procedures without a row in the month")
            continue
        carried = before[field].values["pending_total"] if field in before else 6 + n
        if field not in before:
            p.near("field of procedures without a row in the month before")
        elif (place + month + n) % _CARRIED_WRONGLY == 2:
            carried += 2 + n
        online, in_person = 20 + 3 * n + month, 11 + (place * 7 + month * 5) % 13
        received = carried + online + in_person
        pending = 4 + (place + month + n) % 6
        late = (place + month) % 3
        early = 9 + (place * 3 + month) % 17
        on_time = received - pending - late - early
        values: dict[str, Any] = {
            "field": field, "received_total": received, "received_carried": carried, "received_online": online,
            "received_in_person": in_person, "resolved_total": early + on_time + late, "resolved_early": early,
            "resolved_on_time": on_time, "resolved_late": late or "-", "pending_total": pending,
            "pending_in_time": pending - late, "pending_overdue": late, "survey_answers": 30 + 4 * n + place,
            "survey_satisfied": 26 + month % 3 + n + place,
        }  # fmt: skip
        if (place + 3 * month + n) % _TOTAL_WRONG == 4:
            values["received_total" if n else "resolved_total"] += 1
        rows.append(Row(values))


def copy_last_month(p: Province, unit: Unit, place: int, month: int) -> None:
    """Send a form of last month again in some months; in others all but one cell of it."""
    if month == 1 or (unit.key, month - 1) in p.silent:
        return
    turn = (place * 4 + month) % _COPIED
    copies = {0: "violation", 2: "dissemination", 4: "issued_document", 6: "service_result", 8: "inspection_report"}
    form = copies.get(turn)
    if form is None or not p.sent(unit.key, month, form) or not p.sent(unit.key, month - 1, form):
        return
    earlier = p.rows[unit.key, month - 1, form]
    tells_of_visits = (
        any(row.values["inspected_unit"] == unit.name for row in p.rows[unit.key, month, form]) if turn == 8 else False
    )
    if not earlier or all(row.rejected for row in earlier) or tells_of_visits:
        return
    p.rows[unit.key, month, form] = copies_of = [Row(dict(row.values), row.rejected) for row in earlier]
    if place % 3 == 1:
        changed = {"violation": "people_count", "dissemination": "value", "service_result": "survey_answers"}.get(form)
        if changed:
            copies_of[-1].values[changed] += 1
            p.near("all of last month's form but one cell")
    elif place % 3 == 2:
        copies_of[0].values["note"] = "đã rà soát"


def _same(form: str, row: Row) -> tuple[Any, ...]:
    return tuple(row.values.get(name) for name in HEADERS[form] if name not in ("no", "note"))


def expect_copies(p: Province) -> set[tuple[str, int, str]]:
    """Forms that say row by row what last month's said. Returned are unit, month and form."""
    copied = set()
    for unit in p.units:
        for month in MONTHS[1:]:
            for form in COPIED_FORMS:
                if not (p.sent(unit.key, month, form) and p.sent(unit.key, month - 1, form)):
                    continue
                now, before = (p.rows[unit.key, m, form] for m in (month, month - 1))
                if not now:
                    p.near("nil return", not before)
                elif [_same(form, row) for row in now] == [_same(form, row) for row in before]:
                    copied.add((unit.key, month, form))
                    p.differ("submission.copied", unit.key, month, (form,), tuple(before), tuple(now), "notice")
    return copied


def _count(value: object) -> int:
    return value if isinstance(value, int) else 0


def broken_identities(row: Row) -> int:
    """How many identities of 06-TTHC a row breaks."""
    v = {name: _count(value) for name, value in row.values.items()}
    return sum((
        v["received_total"] != v["received_carried"] + v["received_online"] + v["received_in_person"],
        v["resolved_total"] != v["resolved_early"] + v["resolved_on_time"] + v["resolved_late"],
        v["pending_total"] != v["pending_in_time"] + v["pending_overdue"],
        v["received_total"] != v["resolved_total"] + v["pending_total"],
    ))  # fmt: skip


def expect_services(p: Province, copied: set[tuple[str, int, str]]) -> None:
    """Identities that do not hold, and files carried over that are not last month's pending ones."""
    for unit in p.units:
        for month in MONTHS:
            if not p.sent(unit.key, month, "service_result"):
                continue
            before = {}
            if month > 1 and p.sent(unit.key, month - 1, "service_result"):
                before = {row.values["field"]: row for row in p.rows[unit.key, month - 1, "service_result"]}
            for row in p.rows[unit.key, month, "service_result"]:
                field = row.values["field"]
                if broken_identities(row):
                    p.differ("service.identity", unit.key, month, (field,), (), (row,), "warning")
                if field not in before:
                    continue
                if row.values["received_carried"] == before[field].values["pending_total"]:
                    p.near("carried over as it was pending")
                elif (unit.key, month, "service_result") in copied:
                    p.near("carried over differs on a copied form")
                else:
                    p.differ("service.carried_differs", unit.key, month, (field,), (before[field],), (row,), "warning")


def balances(p: Province) -> None:
    """Opening balances, some for intervals of which rows exist."""
    day_before = timedelta(days=1)
    for place, visit in enumerate(p.visits[::7]):
        unit = next((unit for unit in p.units if unit.name == visit.values["inspected_unit"]), None)
        if unit is None:
            continue
        on = visit.values["inspected_on"]
        others = [row.values["inspected_on"] for row in p.visits if row.values["inspected_unit"] == unit.name]
        measure = ("inspections", "inspection_visits", "findings")[place % 3]
        if place % 2:
            _balance(p, unit, measure, on, on, True)
        elif on - day_before not in others:
            _balance(p, unit, measure, on - day_before, on - day_before, False)
        _balance(p, unit, measure, date(2018, 1, 4), date(2018 + place % 3, 11, 14), False)
    _balance(p, None, "inspected_units", date(YEAR, 1, 15), date(YEAR, 2, 14), True)
    _balance(p, None, "findings", date(2018, 1, 4), date(2020, 12, 14), False)


def _balance(p: Province, unit: Unit | None, measure: str, first: date, last: date, overlaps: bool) -> None:
    row = Row({
        "measure": measure, "unit": unit.name if unit else None, "from_date": first, "to_date": last, "value": 4,
        "source": f"Báo cáo số {len(p.balances) + 1}/BC-SNV",
    })  # fmt: skip
    same = [b.values for b in p.balances]
    if any(all(b[name] == row.values[name] for name in ("measure", "unit", "from_date", "to_date")) for b in same):
        return
    p.balances.append(row)
    if overlaps:
        p.differ("balance.overlaps_rows", unit.key if unit else "LSN", 6, (measure,), (row,), (), "warning")
    else:
        p.near("balance of days without rows")


def indices(p: Province) -> None:
    """Ranks of two years and the change that was announced."""
    told = {
        5: (
            ("PCI", 2019, 50, 63, None, None, False), ("PCI", 2020, 47, 63, 2019, "giảm 3 bậc", True),
            ("PAR INDEX", 2019, 41, 63, None, None, False), ("PAR INDEX", 2020, 30, 63, 2019, "tăng 11 bậc", False),
            ("SIPAS", 2019, 22, 63, None, None, False), ("SIPAS", 2020, 22, 63, 2019, "giữ nguyên", False),
            ("PAPI", 2019, 9, 63, None, None, False), ("PAPI", 2020, 4, 63, 2019, "tăng 6 bậc", True),
        ),
        9: (
            ("PCI", 2017, 50, 63, None, None, False), ("PCI", 2018, 50, 63, 2017, "tăng 1 bậc", True),
            ("PAR INDEX", 2017, 47, 63, None, None, False), ("PAR INDEX", 2018, 50, 63, 2017, "tăng 3 bậc", True),
            ("SIPAS", 2017, 30, 63, None, None, False), ("SIPAS", 2018, 33, 63, 2017, "Giảm 3 bậc", False),
            ("PAPI", 2018, 12, 63, 2017, "tăng 2 bậc", False),
        ),
    }  # fmt: skip
    for month, rows in told.items():
        for index, year, rank, count, compared, stated, contradicts in rows:
            row = Row({
                "index": index, "year": year, "rank": rank, "ranked_count": count, "compared_year": compared,
                "stated_change": stated, "source": "Công bố của bộ",
            })  # fmt: skip
            p.indices[month].append(row)
            if contradicts:
                p.differ("index.change_contradicts", "LSN", month, (index, str(year)), (row,), (), "critical")
            elif stated:
                p.near("announced change that agrees, or has nothing to be compared with")
