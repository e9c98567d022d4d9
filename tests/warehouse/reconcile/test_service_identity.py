from __future__ import annotations

from tests.warehouse.told import REJECTED, Told

RULE = "service.identity"
SOUND = {
    "field": "Đất đai",
    "received_total": 10,
    "received_carried": 2,
    "received_online": 5,
    "received_in_person": 3,
    "resolved_total": 7,
    "resolved_early": 4,
    "resolved_on_time": 2,
    "resolved_late": 1,
    "pending_total": 3,
    "pending_in_time": 2,
    "pending_overdue": 1,
}


def test_a_row_that_adds_up_is_in_order_blanks_being_nought() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND, {"field": "Hộ tịch"}])
    assert told.found() == []


def test_one_discrepancy_a_row_names_every_identity_that_fails_at_the_first_total() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | {"resolved_total": 8}])
    [found] = told.found()
    assert (found.rule, found.right_cell, found.left_value, found.right_value) == (RULE, "G2", "7", "8")
    assert "đã giải quyết ghi 8" in found.message and "tiếp nhận ghi 10" in found.message
    assert "Đất đai" in found.subject


def test_received_is_named_before_the_rest() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | {"received_total": 11}])
    assert [row.right_cell for row in told.found()] == ["C2"]


def test_each_total_is_neither_less_nor_more_than_its_parts() -> None:
    changed: list[tuple[dict[str, int], str, str]] = [
        ({"received_online": 4}, "C2", "9"),
        ({"received_online": 6}, "C3", "11"),
        ({"resolved_late": 0}, "G4", "6"),
        ({"resolved_late": 2}, "G5", "8"),
        ({"pending_overdue": 0}, "K6", "2"),
        ({"pending_overdue": 2}, "K7", "4"),
        ({"resolved_total": 6, "resolved_late": 0}, "C8", "9"),
        ({"resolved_total": 8, "resolved_late": 2}, "C9", "11"),
    ]
    told = Told()
    rows = [SOUND | changes | {"field": f"Lĩnh vực {n}"} for n, (changes, _, _) in enumerate(changed)]
    told.unit("SCT", "2020-01", service_result=rows)
    found = sorted((row.right_cell[1:], row.right_cell, row.left_value) for row in told.found())
    assert [(cell, computed) for _, cell, computed in found] == [(cell, computed) for _, cell, computed in changed]


def test_a_quarantined_row_is_not_added_up() -> None:
    told = Told()
    told.unit("SCT", "2020-01", service_result=[SOUND | {"resolved_total": None} | REJECTED, SOUND | {"field": "B"}])
    assert told.found() == []


def test_a_sheet_without_the_column_is_not_asked_for_it() -> None:
    told = Told()
    workbook = told.unit("SCT", "2020-01", service_result=[SOUND | {"received_carried": None}])
    assert [row.rule for row in told.found()] == [RULE]
    told.con.execute(
        "UPDATE form_tables SET columns = map_from_entries(list_filter(map_entries(columns), "
        "LAMBDA e : e.key <> 'received_carried')) WHERE file_key = ?",
        [told.files[workbook]],
    )
    assert told.found() == []
