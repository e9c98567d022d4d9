from __future__ import annotations

import datetime as dt

import pytest

from tests.transforms.made_sheets import (
    Line,
    day,
    header,
    make_cover,
    make_sheet,
    outcomes,
    read,
    said,
    task,
    values,
    violation,
)
from tests.transforms.made_sheets import visit as reported
from transforms.files.sheets import Sheet, Value
from transforms.submissions.interpret import FileReading

TASKS, REPORTED = header("task_progress"), header("inspection_report")


def test_a_line_on_the_year_so_far_under_the_months_own_title_says_nothing() -> None:
    right = make_sheet("A", [["KẾT QUẢ THÁNG 8/2020"], ["(Lũy kế ở cột cuối)"], TASKS, task(1)])
    old = make_sheet("B", [["KẾT QUẢ THÁNG 7/2020"], TASKS, task(1, "9/UBND-NC")])
    assert outcomes(read(make_cover(), right, old), "task_progress") == ["accepted"]


def reading(old: str, new: str, old_title: str | None = None, new_title: str | None = None) -> FileReading:
    """August's workbook with two sheets of 01-NV under these names and titles."""
    sheets = []
    for place, (name, title) in enumerate(((old, old_title), (new, new_title))):
        lines: list[list[Value]] = [[title]] if title else []
        sheets.append(make_sheet(name, [*lines, TASKS, task(1, f"{place}/UBND-NC")]))
    return read(make_cover(), *sheets)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *[
            ("Thang 7", "Thang 8"),
            ("7", "8"),
            ("T7.2020", "01-NV"),
            ("Quý II", "T8"),
            ("2019", "2020"),
            ("Cũ", "01-NV"),
        ],
        *[
            ("Năm 2019", "01-NV"),
            ("Tháng trước", "01-NV"),
            ("01-NV kỳ trước", "01-NV"),
            ("NV (cũ)", "NV"),
            ("cu", "NV"),
        ],
    ],
)
def test_a_sheet_whose_name_is_of_another_time_is_left_over(old: str, new: str) -> None:
    assert said(reading(old, new)) == [("sheet.unknown", None)]
    assert outcomes(reading(old, new), "task_progress") == ["accepted"]


@pytest.mark.parametrize("name", ["Nháp", "01-NV (nháp)", "draft", "01-NV không dùng", "T8 (sai)", "01-NV backup"])
def test_a_draft_beside_the_right_sheet_is_left_over_whatever_its_title(name: str) -> None:
    told = reading(name, "01-NV", "THÁNG 8/2020", "THÁNG 8/2020")
    assert (said(told), outcomes(told, "task_progress")) == ([("sheet.unknown", None)], ["accepted"])


@pytest.mark.parametrize(("one", "other"), [("01-NV (nháp)", "Nháp"), ("Sai phạm", "01-NV"), ("Nhập liệu", "Bỏ sung")])
def test_drafts_alone_and_sheets_of_other_names_are_read(one: str, other: str) -> None:
    assert outcomes(reading(one, other), "task_progress") == ["accepted", "accepted"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        *[("1", "2"), ("Sheet7", "Sheet8"), ("2020", "01-NV"), ("Bầu cử", "01-NV"), ("Kỳ trước chuyển sang", "01-NV")],
        *[("Tồn đọng tháng 7", "01-NV"), ("Từ tháng 7", "01-NV"), ("A", "B")],
    ],
)
def test_other_sheets_of_the_form_are_read(old: str, new: str) -> None:
    assert (said(reading(old, new)), len(outcomes(reading(old, new), "task_progress"))) == ([], 2)


def numbered(month: int, *names: str, first: int = 1, title: str | None = None) -> FileReading:
    """A month's workbook with sheets of 01-NV under these names, whose rows count from `first` on, and from 1 on."""
    sheets = []
    for place, name in enumerate(names):
        lines: list[list[Value]] = [[title]] if title and place == 0 else []
        row = task(first if place else 1, f"{place}/UBND-NC", document_date=day(1, 2))
        sheets.append(make_sheet(name, [*lines, TASKS, row]))
    return read(make_cover(period=f"Tháng {month}/2020"), *sheets, received_on=dt.date(2020, 12, 31))


@pytest.mark.parametrize(
    ("month", "names"),
    [
        *[(8, ("NV-07", "NV-08")), (8, ("01-NV T7", "01NV.8")), (7, ("01NV.8", "01-NV T7")), (8, ("NV_7", "NV_8"))],
        *[(8, ("Nhiệm vụ 06", "Nhiệm vụ 08")), (3, ("NV2", "NV3")), (8, ("07-NV", "08-NV")), (12, ("NV 2", "NV 12"))],
    ],
)
def test_numbers_beside_the_forms_name_are_months_beside_the_workbooks(month: int, names: tuple[str, str]) -> None:
    told = numbered(month, *names)
    assert said(told) == [("sheet.unknown", None)]
    assert (len(outcomes(told, "task_progress")), told.findings[0].sheet) == (1, names[0])


@pytest.mark.parametrize(
    ("month", "names", "doubted"),
    [
        (2, ("NV-1", "NV-2"), ["NV-1"]),  # a month or a part
        (8, ("NV-01", "NV-08"), ["NV-01"]),  # a month or the form's own number
        (3, ("NV", "NV-2", "NV-3"), ["NV-2"]),
        (8, ("NV-06", "NV-07"), ["NV-06", "NV-07"]),
        (8, ("01-NV", "NV-07"), ["NV-07"]),
        (8, ("01-NV", "NV-2"), []),
        (8, ("01-NV", "07-NV"), ["07-NV"]),
        (1, ("01-NV", "01-NV (2)"), []),
        (8, ("NV-1", "NV-2"), []),
        (8, ("NV-07",), []),
        (8, ("Phòng 7", "Phòng 8"), []),
        (8, ("7 Phòng", "8 Phòng"), []),
        (8, ("NV (7)", "NV (8)"), []),
    ],
)
def test_a_number_beside_the_forms_name_that_only_may_be_a_month_is_told(
    month: int, names: tuple[str, ...], doubted: list[str]
) -> None:
    told = numbered(month, *names)
    assert [(found.code, found.sheet) for found in told.findings] == [("sheet.unknown", name) for name in doubted]
    assert len(outcomes(told, "task_progress")) == len(names)


@pytest.mark.parametrize(
    ("month", "count", "rows"), [(8, 8, 1), (8, 12, 1), (5, 12, 1), (8, 7, 7), (5, 8, 8), (3, 3, 3)]
)
def test_all_months_up_to_the_workbooks_or_of_the_year_are_months(month: int, count: int, rows: int) -> None:
    told = numbered(month, *[f"NV-{number}" for number in range(1, count + 1)])
    assert len(outcomes(told, "task_progress")) == rows


def test_sheets_whose_rows_count_on_are_parts_and_a_title_counts_more_than_a_number() -> None:
    assert said(numbered(2, "NV-1", "NV-2", first=2)) == []
    titled = numbered(8, "NV-07", "NV-08", title="KẾT QUẢ THÁNG 8/2020")
    assert (said(titled), len(outcomes(titled, "task_progress"))) == ([], 2)


@pytest.mark.parametrize(
    ("period", "numbers", "doubted"),
    [
        ("Quý III/2020", (7, 9), []),
        ("Quý III/2020", (6, 7, 8), ["NV-6"]),
        ("Quý III/2020", (5, 6), ["NV-5", "NV-6"]),
        ("6 tháng đầu năm 2020", (5, 6, 7), ["NV-7"]),
        *[("Quý III/2020", numbers, []) for numbers in ((6,), (1, 2))],
        ("Quý I/2020", (1, 2, 3, 4), []),  # parts
        ("Năm 2020", (11, 12), []),
    ],
)
def test_a_number_that_is_none_of_the_periods_months_is_told(
    period: str, numbers: tuple[int, ...], doubted: list[str]
) -> None:
    sheets = [make_sheet(f"NV-{n}", [TASKS, task(1, f"{n}/A", document_date=day(1, 2))]) for n in numbers]
    told = read(make_cover(period=period), *sheets, received_on=dt.date(2020, 12, 31))
    assert [(found.code, found.sheet) for found in told.findings] == [("sheet.unknown", name) for name in doubted]
    assert len(outcomes(told, "task_progress")) == len(numbers)


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        ("KẾT QUẢ THÁNG 7", "KẾT QUẢ THÁNG 8", True),
        ("KẾT QUẢ THÁNG 7", None, True),
        ("Quý II", "Quý III", True),
        ("LŨY KẾ TỪ ĐẦU NĂM", None, True),
        ("SỐ LIỆU CÙNG KỲ NĂM TRƯỚC", "SỐ LIỆU TRONG KỲ", True),
        ("NHIỆM VỤ THÁNG 7 CHUYỂN SANG", "NHIỆM VỤ THÁNG 8", False),
        ("NHIỆM VỤ CỦA TỈNH ỦY", "NHIỆM VỤ CỦA UBND TỈNH", False),
    ],
)
def test_a_month_in_a_title_needs_no_year(old: str, new: str | None, left: bool) -> None:
    told = reading("A", "B", old, new)
    assert [code for code, _ in said(told)] == ["sheet.unknown"] * left
    assert len(outcomes(told, "task_progress")) == 2 - left


@pytest.mark.parametrize(("old", "new"), [("LŨY KẾ QUÝ I", "LŨY KẾ QUÝ II"), ("KẾT QUẢ THÁNG 6", "KẾT QUẢ THÁNG 7")])
def test_sheets_of_which_none_is_of_the_month_are_taken_and_their_titles_told(old: str, new: str) -> None:
    told = reading("A", "B", old, new)
    assert said(told) == [("file.identity_conflict", "A1"), ("file.identity_conflict", "A1")]
    assert len(outcomes(told, "task_progress")) == 2


@pytest.mark.parametrize(
    ("name", "title", "left"),
    [
        ("Thang 7", "KẾT QUẢ THÁNG 7/2020", True),
        ("01-NV", "KẾT QUẢ THÁNG 7/2020", False),
        ("Thang 7", "KẾT QUẢ THỰC HIỆN", False),
        ("7", "KẾT QUẢ THÁNG 7/2020", False),  # a number alone may be the form's place
        ("01-NV", "KẾT QUẢ THÁNG 7", False),
    ],
)
def test_a_lone_sheet_is_left_over_where_both_its_name_and_its_title_are_of_another_month(
    name: str, title: str, left: bool
) -> None:
    told = read(make_cover(), make_sheet(name, [[title], TASKS, task(1)]))
    assert outcomes(told, "task_progress") == ["accepted"] * (not left)
    assert [code for code, _ in said(told)] == [
        *["file.identity_conflict"] * ("THÁNG 7" in title or name == "Thang 7"),
        *["sheet.unknown"] * left,
    ]


@pytest.mark.parametrize(
    ("names", "taken", "codes"),
    [
        (("Thang 6", "Thang 7"), 2, ["file.identity_conflict"] * 2),
        (("Thang 7", "Thang 6"), 2, ["file.identity_conflict"] * 2),
        (("Thang 7", "Thang 6", "01-NV"), 1, ["sheet.unknown"] * 2),
        (("01-NV", "Thang 6", "Thang 7"), 1, ["sheet.unknown"] * 2),
        (("Thang 8", "01-NV"), 2, []),
    ],
)
def test_which_sheets_are_left_over_does_not_hang_on_their_order(
    names: tuple[str, ...], taken: int, codes: list[str]
) -> None:
    sheets = [make_sheet(name, [TASKS, task(1, f"{place}/UBND-NC")]) for place, name in enumerate(names)]
    told = read(make_cover(), *sheets)
    assert outcomes(told, "task_progress") == ["accepted"] * taken
    assert [code for code, _ in said(told)] == codes


@pytest.mark.parametrize(("beside", "told"), [("01-NV", []), ("02-KT", ["file.identity_conflict"])])
def test_the_title_of_a_sheet_left_over_contradicts_nobody_beside_the_right_sheet_that_has_none(
    beside: str, told: list[str]
) -> None:
    right = make_sheet(beside, [TASKS if beside == "01-NV" else header("inspection_report"), [1]])
    old = make_sheet("Thang 7", [["KẾT QUẢ THÁNG 7/2020"], TASKS, task(1)])
    reading = read(make_cover(), right, old)
    codes = [code for code, _ in said(reading) if code in ("file.identity_conflict", "sheet.unknown")]
    assert (codes, outcomes(reading, "task_progress").count("accepted")) == ([*told, "sheet.unknown"], 0)


VISITS = ["STT", "Số quyết định", "Hình thức", "Cơ quan, đơn vị được kiểm tra", "Ngày kiểm tra", "Số tồn tại"]


def visit(number: str) -> list[Value]:
    return [1, number, "Đột xuất", "Sở Y tế", "20/7/2020", 1]


@pytest.mark.parametrize(
    ("name", "number", "rows"), [("Tháng 7", "1/QĐ-SNV", 2), ("Tháng 7", "2/QĐ-SNV", 1), ("2019", "1/QĐ-SNV", 1)]
)
def test_months_of_a_register_are_parts_of_it_but_no_older_copy(name: str, number: str, rows: int) -> None:
    told = read(
        make_cover(), make_sheet(name, [VISITS, visit(number)]), make_sheet("Tháng 8", [VISITS, visit("2/QĐ-SNV")])
    )
    assert len(outcomes(told, "inspection_register")) == rows
    one_sheet = [["THÁNG 7"], VISITS, visit(number), None, ["THÁNG 8"], VISITS, visit("2/QĐ-SNV")]
    told = read(make_cover(), make_sheet("SO-KT", one_sheet))
    assert len(outcomes(told, "inspection_register")) == (2 if number == "1/QĐ-SNV" else 1)


@pytest.mark.parametrize(("old", "period"), [("T1", "Tháng 2/2020"), ("T12", "Tháng 8/2020"), ("Th 1", "Tháng 2/2020")])
def test_the_first_and_the_last_month_are_months_too(old: str, period: str) -> None:
    sheets = [make_sheet(name, [TASKS, task(1, f"{name}/UBND-NC")]) for name in (old, "01-NV")]
    assert ("sheet.unknown", None) in said(read(make_cover(period=period), *sheets))


def test_a_number_beyond_twelve_is_no_month() -> None:
    assert ("sheet.unknown", None) not in said(reading("T13", "01-NV"))


@pytest.mark.parametrize("name", ["8 tháng", "8T", "8 tháng đầu năm 2020", "Năm 2020", "2020", "Toàn năm"])
def test_a_sheet_of_the_year_so_far_is_left_over_beside_that_of_the_month_where_rows_have_no_days(name: str) -> None:
    services: list[Line] = [["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"], [1, "Đất đai", 12, 1, 13]]
    so_far: list[Line] = [services[0], [1, "Đất đai", 99, 1, 100]]
    reading = read(make_cover(), make_sheet(name, so_far), make_sheet("Tháng 8", services))
    assert values(reading, "service_result", "received_online") == [12]
    assert said(reading) == [("sheet.unknown", None)]
    alone = read(make_cover(), make_sheet(name, services))
    assert (values(alone, "service_result", "received_online"), said(alone)) == ([12], [])
    tasks = [make_sheet(name, [header("task_progress"), task(1)]), make_sheet("T8", [header("task_progress"), task(2)])]
    assert outcomes(read(make_cover(), *tasks), "task_progress") == ["accepted"] * 2


@pytest.mark.parametrize(
    ("period", "own", "other", "left"),
    [
        ("Tháng 8/2020", "THÁNG 8/2020", "8 THÁNG ĐẦU NĂM 2020", True),
        ("Tháng 8/2020", "CỦA SỞ", "8 THÁNG NĂM 2020", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "LŨY KẾ TỪ ĐẦU NĂM 2020", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "LŨY KẾ ĐẾN HẾT THÁNG 8/2020", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "từ tháng 01/2020 đến tháng 8/2020", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "8 THÁNG/2020", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "THÁNG 8 VÀ LŨY KẾ ĐẾN THÁNG 8/2020", False),
        ("Tháng 9/2020", "THÁNG 9/2020", "QUÝ III/2020", True),
        ("Tháng 8/2020", "CỦA SỞ", "QUÝ III", True),
        ("Tháng 8/2020", "THÁNG 8/2020", "NĂM 2020", True),
        ("Quý III/2020", "QUÝ III/2020", "9 THÁNG NĂM 2020", True),
        ("Quý III/2020", "THÁNG 8/2020", "THÁNG 9/2020", False),
        ("Tháng 8/2020", "THÁNG 8/2020", "CẤP HUYỆN NĂM 2020", False),
        ("Tháng 8/2020", "CỦA HUYỆN", "THÁNG 8 (KÈM LŨY KẾ 8 THÁNG)", False),
        ("Tháng 8/2020", "CỦA HUYỆN", "(Lạng Sơn, ngày 14 tháng  năm 2020)", False),
        ("Quý I/2020", "CẤP XÃ", "3 THÁNG NĂM 2020", False),
        ("6 tháng đầu năm 2020", "CẤP XÃ", "6 THÁNG NĂM 2020", False),
        ("6 tháng đầu năm 2020", "CẤP XÃ", "LŨY KẾ", True),
        ("Năm 2020", "CẤP XÃ", "12 THÁNG NĂM 2020", False),
    ],
)
def test_services_under_a_title_of_the_year_so_far_count_no_second_time(
    period: str, own: str, other: str, left: bool
) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    tables: list[list[Line]] = [
        [[f"KẾT QUẢ GIẢI QUYẾT TTHC {title}"], headers, [1, "Đất đai", count, 1, count + 1]]
        for title, count in ((other, 99), (own, 12))
    ]
    sheets = [make_sheet(name, lines) for name, lines in zip("AB", tables, strict=True)]
    reading = read(*sheets, cover=make_cover(period=period), path="bieu.xlsx", received_on=dt.date(2020, 12, 28))
    assert values(reading, "service_result", "received_online") == ([12] if left else [99, 12])
    assert [code for code, _ in said(reading)] == ["sheet.unknown"] * left


@pytest.mark.parametrize("form", ["service_result", "dissemination"])
def test_a_sheet_named_for_the_year_so_far_counts_nothing_whatever_its_title_says_beside_one_that_is_not(
    form: str,
) -> None:
    rows: dict[str, tuple[Line, list[Value]]] = {
        "service_result": (["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"], [1, "Đất đai", 12, 1, 13]),
        "dissemination": (header("dissemination"), [1, "Số hội nghị quán triệt", 12]),
    }
    headers, row = rows[form]
    own = make_sheet("Biểu", [["THÁNG 8/2020"], headers, row])
    so_far = make_sheet("Biểu lũy kế", [["THÁNG 8/2020"], headers, [*row[:2], 99, 1, 100]])
    for sheets in ([so_far, own], [own, so_far]):
        reading = read(make_cover(), *sheets)
        assert outcomes(reading, form) == ["accepted"]
        assert values(reading, form, "received_online" if form == "service_result" else "value") == [12]
    assert outcomes(read(make_cover(), so_far), form) == ["accepted"]


@pytest.mark.parametrize(
    ("name", "count"),
    [("8 tháng", 1), ("8T", 1), ("Quý III", 1), ("Năm 2020", 2), ("Cả năm 2020", 2), ("Cả năm", 2), ("T8", 2)],
)
def test_services_named_for_longer_than_the_month_count_nothing_beside_a_sheet_that_says_no_time(
    name: str, count: int
) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    sheets = [make_sheet(one, [headers, [1, "Đất đai", n, 1, n + 1]]) for n, one in enumerate((name, "06-TTHC"), 8)]
    reading = read(make_cover(), *sheets)
    assert values(reading, "service_result", "received_online") == [8, 9][-count:]
    # That of the year may well say no more than the year; where it does not, both are counted.
    assert ("file.identity_conflict" in {code for code, _ in said(reading)}) is ("năm" in name.lower())
    titled = [make_sheet(sheet.name, [["THÁNG 8/2020"], *(cells for _, cells in sheet.rows)]) for sheet in sheets]
    both = read(make_cover(), *titled)
    told = [("sheet.unknown", None)] if name == "T8" else []  # of which nothing says why there are two
    assert (len(outcomes(both, "service_result")), said(both)) == (2, told)


@pytest.mark.parametrize("name", ["06-TTHC (có lũy kế)", "T8 + lũy kế", "Trong tháng và lũy kế từ đầu năm"])
def test_a_sheet_named_for_the_month_and_the_year_so_far_is_the_months(name: str) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    sheets = [
        make_sheet(name, [headers, [1, "Đất đai", 9, 1, 10]]),
        make_sheet("Xã", [headers, [1, "Hộ tịch", 4, 0, 4]]),
    ]
    assert len(outcomes(read(make_cover(), *sheets), "service_result")) == 2


@pytest.mark.parametrize(
    ("name", "count"), [("6 tháng đầu năm 2020", 2), ("Tháng 1 đến tháng 6", 2), ("Từ đầu năm", 2), ("Lũy kế", 1)]
)
def test_in_a_file_of_the_months_that_begin_the_year_a_sheet_named_for_these_is_its_own(name: str, count: int) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    sheets = [
        make_sheet(name, [headers, [1, "Đất đai", 9, 1, 10]]),
        make_sheet("Cấp xã", [headers, [1, "Hộ tịch", 4, 0, 4]]),
    ]
    reading = read(*sheets, cover=make_cover(period="6 tháng đầu năm 2020"))
    assert len(outcomes(reading, "service_result")) == count


@pytest.mark.parametrize(
    ("titles", "told"), [(("CỦA SỞ", "NĂM 2020"), ["B"]), (("NĂM 2020", "NĂM 2020"), []), (("CỦA SỞ", "CỦA HUYỆN"), [])]
)
def test_services_under_the_year_alone_beside_a_sheet_that_says_no_time_are_taken_and_told(
    titles: tuple[str, str], told: list[str]
) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    sheets = [
        make_sheet(name, [[f"KẾT QUẢ GIẢI QUYẾT TTHC {title}"], headers, [1, "Đất đai", count, 1, count + 1]])
        for name, title, count in zip("AB", titles, (12, 99), strict=True)
    ]
    reading = read(make_cover(), *sheets)
    assert values(reading, "service_result", "received_online") == [12, 99]
    assert [(found.code, found.sheet) for found in reading.findings] == [("file.identity_conflict", n) for n in told]


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        (("A", "B"), ("NĂM 2018", "NĂM 2019")),
        (("2018", "2019"), ()),
        (("Năm trước", "Năm 2019"), ("CHỈ SỐ NĂM TRƯỚC", "LŨY KẾ")),
    ],
)
def test_sheets_of_indices_by_year_are_all_of_their_workbook(names: tuple[str, str], titles: tuple[str, ...]) -> None:
    head = ["Chỉ số", "Năm", "Hạng"]
    sheets = [
        make_sheet(name, [*([[titles[place]]] if titles else []), head, ["PCI", 2018 + place, 50 + place]])
        for place, name in enumerate(names)
    ]
    reading = read(make_cover(), *sheets)
    assert (outcomes(reading, "index_result"), said(reading)) == (["accepted"] * 2, [])


def test_a_sheet_of_indices_named_and_titled_for_another_month_is_left_over() -> None:
    lines: list[Line] = [["Chỉ số", "Năm", "Hạng"], ["PCI", 2018, 50]]
    old = make_sheet("T7", [["Tháng 7 năm 2020"], *lines])
    reading = read(make_cover(), old, make_sheet("T8", [["Tháng 8 năm 2020"], *lines]))
    assert (outcomes(reading, "index_result"), said(reading)) == (["accepted"], [("sheet.unknown", None)])


def listed(number: int) -> list[Value]:
    return [f"NV-{number}", f"{number}/UBND-NC", day(7, 1), "UBND tỉnh", "Rà soát", "Sở Y tế", "Đang thực hiện"]


@pytest.mark.parametrize(
    ("name", "title", "taken"), [("Lũy kế", "LŨY KẾ TỪ ĐẦU NĂM", [1, 2]), ("Kỳ trước", "SỐ LIỆU KỲ TRƯỚC", [2])]
)
def test_the_year_so_far_is_what_a_register_tells_each_time(name: str, title: str, taken: list[int]) -> None:
    head = ["Mã nhiệm vụ", "Số, ký hiệu văn bản", "Ngày ban hành", "Người giao", "Nội dung nhiệm vụ"]
    lines: list[Line] = [[*head, "Cơ quan chủ trì", "Trạng thái"]]
    whole = make_sheet(name, [[title], *lines, listed(1)])
    reading = read(make_cover("Văn phòng UBND tỉnh"), whole, make_sheet("SO-NV", [*lines, listed(2)]))
    assert values(reading, "task_register", "task_code") == [f"NV-{number}" for number in taken]
    alone = read(make_cover("Văn phòng UBND tỉnh"), whole)
    assert [code for code, _ in said(alone)] == ([] if 1 in taken else ["file.identity_conflict"])


@pytest.mark.parametrize(("title", "years"), [("NĂM 2018", [2019, 2018]), ("Tháng 7 năm 2020", [2019])])
def test_a_table_of_indices_below_another_is_left_over_by_its_month_and_not_by_its_year(
    title: str, years: list[int]
) -> None:
    head = ["Chỉ số", "Năm", "Hạng"]
    sheet = make_sheet("CHI-SO", [head, ["PCI", 2019, 50], None, [title], head, ["PCI", 2018, 47]])
    assert values(read(make_cover(), sheet), "index_result", "year") == years


@pytest.mark.parametrize(
    ("names", "taken", "codes"),
    [
        (("TTHC T6", "TTHC T7"), [], ["sheet.unknown"] * 2),
        (("TTHC T7", "T7.2020"), [12, 99], ["file.identity_conflict"] * 2),  # parts of one
    ],
)
def test_services_of_several_months_none_of_them_the_workbooks_are_none_of_its(
    names: tuple[str, str], taken: list[int], codes: list[str]
) -> None:
    headers = ["STT", "Lĩnh vực", "Trực tuyến", "Trực tiếp", "Đúng hạn"]
    sheets = [
        make_sheet(name, [headers, [1, f"Lĩnh vực {name}", count, 1, count + 1]])
        for name, count in zip(names, (12, 99), strict=True)
    ]
    reading = read(make_cover(), *sheets)
    assert values(reading, "service_result", "received_online") == taken
    assert [code for code, _ in said(reading)] == codes


def test_events_in_sheets_of_several_other_months_tell_their_days_and_are_taken() -> None:
    sheets = [make_sheet(f"VP T{month}", [header("violation"), violation(1, day(month, 20))]) for month in (6, 7)]
    assert outcomes(read(make_cover(), *sheets), "violation") == ["accepted"] * 2


HIDDEN: list[Line] = [["Kỳ báo cáo: Tháng 8/2020"], ["SỐ LIỆU THÁNG 7/2020"]]


def test_the_reports_own_month_above_a_title_of_another_hides_it_on_no_sheet() -> None:
    old = make_sheet("A", [*HIDDEN, TASKS, task(1, "1/UBND-NC")])
    reading = read(make_cover(), old, make_sheet("B", [["SỐ LIỆU THÁNG 8/2020"], TASKS, task(1, "2/UBND-NC")]))
    assert values(reading, "task_progress", "document_number") == ["2/UBND-NC"]
    assert [(found.code, found.sheet) for found in reading.findings] == [("sheet.unknown", "A")]


def test_the_only_sheet_of_a_form_under_such_a_title_is_taken_and_told() -> None:
    reading = read(make_cover(), make_sheet("A", [*HIDDEN, TASKS, task(1)]))
    assert outcomes(reading, "task_progress") == ["accepted"]
    assert said(reading) == [("file.identity_conflict", "A2")]


@pytest.mark.parametrize("line", ["SỐ LIỆU THÁNG 8/2020", "(So với tháng 7/2020)", "Nhiệm vụ tháng 9/2020"])
def test_what_is_compared_or_planned_below_the_reports_own_month_hides_nothing(line: str) -> None:
    reading = read(make_cover(), make_sheet("A", [["Kỳ báo cáo: Tháng 8/2020"], [line], TASKS, task(1)]))
    assert (outcomes(reading, "task_progress"), said(reading)) == (["accepted"], [])


STAFF = [header("dissemination"), [1, "Tổng số CBCCVC", 120, None]]


@pytest.mark.parametrize(("name", "title"), [("Sheet2", ["Tháng 7/2020"]), ("Tháng 7", ["QUÁN TRIỆT"])])
def test_a_sheet_is_left_over_beside_its_form_amid_others_of_one_sheet(name: str, title: Line) -> None:
    whole = make_sheet("Tháng 8", [["I. NHIỆM VỤ"], TASKS, task(1), None, ["II. QUÁN TRIỆT"], *STAFF])
    old = make_sheet(name, [title, STAFF[0], [1, "Tổng số CBCCVC", 99, None]])
    told = read(make_cover(), old, whole)
    assert (said(told), values(told, "dissemination", "value")) == ([("sheet.unknown", None)], [120])


def test_a_sheet_of_several_forms_is_not_left_over_beside_one_of_them() -> None:
    whole = make_sheet("Sheet1", [["Tháng 7/2020"], TASKS, task(1), None, *STAFF])
    told = read(make_cover(), whole, make_sheet("04-QT", [["Tháng 8/2020"], *STAFF]))
    assert outcomes(told, "task_progress") == ["accepted"]
    assert ("file.identity_conflict", "A1") in said(told)


def titled(form: str, title: str, *rows: Line) -> Sheet:
    return make_sheet(form, [[title], *rows])


@pytest.mark.parametrize("title", ["Tháng 7/2020", "TÌNH HÌNH NHIỆM VỤ QUÝ II NĂM 2020"])
def test_a_title_of_another_month_is_told_though_other_sheets_have_the_right_one(title: str) -> None:
    told = read(make_cover(), titled("01-NV", title, TASKS, task(1)), titled("04-QT", "Tháng 8/2020", *STAFF))
    assert (said(told), outcomes(told, "task_progress")) == ([("file.identity_conflict", "A1")], ["accepted"])


@pytest.mark.parametrize("title", ["Tháng 8/2020", "NHIỆM VỤ NĂM 2020", "QUÝ III/2020", "Kèm theo Kế hoạch 12/KH-UBND"])
def test_a_title_that_holds_the_month_or_names_none_contradicts_no_other(title: str) -> None:
    told = read(make_cover(), titled("01-NV", title, TASKS, task(1)), titled("04-QT", "Tháng 8/2020", *STAFF))
    assert said(told) == []


@pytest.mark.parametrize(
    ("title", "form", "row", "told"),
    [
        ("KẾT QUẢ CÁC CHỈ SỐ NĂM 2019", "index_result", ["PCI", 2019, 50, 63, 63.79], False),
        ("KẾT QUẢ CÁC CHỈ SỐ THÁNG 7/2020", "index_result", ["PCI", 2019, 50, 63, 63.79], True),
        ("KẾ HOẠCH KIỂM TRA NĂM 2021", "inspection_plan", [2021, "Sở Y tế", 3, "12/KH-SNV", day(8, 10)], False),
        ("NHIỆM VỤ ĐƯỢC GIAO NĂM 2019", "task_progress", task(1), True),
    ],
)
def test_another_year_contradicts_no_month_above_what_is_of_years(title: str, form: str, row: Line, told: bool) -> None:
    forms = make_sheet("03-VP", [["VI PHẠM THÁNG 8 NĂM 2020"], header("violation"), violation(1)])
    reading = read(make_cover(), forms, make_sheet("Sheet2", [[title], header(form), row]))
    assert ("file.identity_conflict" in dict(said(reading))) == told


def test_a_draft_is_taken_for_the_form_that_no_other_sheet_begins_with_and_counts_as_the_months_for_the_others() -> (
    None
):
    draft = make_sheet("Tháng 8 nháp", [TASKS, task(1), None, ["KIỂM TRA"], REPORTED, reported(1)])
    reading = read(make_cover(), draft, make_sheet("Tháng 7", [REPORTED, reported(2)]))
    assert outcomes(reading, "task_progress") == ["accepted"]
    assert values(reading, "inspection_report", "inspected_unit") == ["Phòng 1"]


def test_a_draft_left_out_is_no_right_sheet_beside_which_another_month_would_be_left_over() -> None:
    sheets = [make_sheet(name, [TASKS, task(1, f"{name}/A")]) for name in ("Tháng 8 (nháp)", "Tháng 7")]
    reading = read(make_cover(), *sheets)
    assert values(reading, "task_progress", "document_number") == ["Tháng 7/A"]


def test_a_number_behind_the_forms_name_that_is_read_as_a_month_is_told_once() -> None:
    items: list[Line] = [header("declared_total"), [1, "Số CBCCVC vi phạm", "người", 3, 3]]
    told = read(make_cover(), make_sheet("07-TH 7", items), make_sheet("07-TH", items))
    assert (len(outcomes(told, "declared_total")), said(told)) == (1, [("sheet.unknown", None)])


def test_a_sheet_titled_for_the_month_is_the_right_one_whatever_its_name_says() -> None:
    told = reading("Tháng 6", "Tháng 7", None, "KẾT QUẢ THÁNG 8/2020")
    assert values(told, "task_progress", "document_number") == ["1/UBND-NC"]


def test_items_in_a_sheet_named_for_the_year_are_told_of_once() -> None:
    items: list[Line] = [header("dissemination"), [1, "Số hội nghị quán triệt", 3]]
    told = read(make_cover(), make_sheet("04-QT", items), make_sheet("Năm 2020", [items[0], [1, items[1][1], 30]]))
    assert (values(told, "dissemination", "value"), said(told)) == ([3], [("sheet.unknown", None)])


@pytest.mark.parametrize("title", ["SỔ KIỂM TRA NĂM 2019", "SỐ LIỆU KỲ TRƯỚC"])
def test_what_another_year_or_time_told_is_no_part_of_a_register(title: str) -> None:
    sheets = [make_sheet("A", [[title], VISITS, visit("1/QĐ-SNV")]), make_sheet("Tháng 8", [VISITS, visit("2/QĐ-SNV")])]
    assert len(outcomes(read(make_cover(), *sheets), "inspection_register")) == 1


@pytest.mark.parametrize(
    "lines",
    [["KẾT QUẢ THÁNG 7", "NĂM 2020"], ["BÁO CÁO THÁNG 8/2020", "THÁNG 7"], ["BÁO CÁO THÁNG 8", "THÁNG 7"]],
)
def test_a_title_of_another_month_over_two_lines_is_told_once(lines: list[str]) -> None:
    told = read(make_cover(), make_sheet("NV", [*([line] for line in lines), TASKS, task(1)]))
    assert [code for code, _ in said(told)] == ["file.identity_conflict"]


def test_a_number_that_may_be_a_month_is_none_under_a_title_that_names_the_month() -> None:
    assert said(reading("01-NV.7", "01-NV", "KẾT QUẢ THÁNG 8/2020")) == []
    assert said(reading("01-NV.7", "01-NV")) == [("sheet.unknown", None)]
