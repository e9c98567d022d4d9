"""One sheet on its way from cells to judged rows: its tables, what each row is, what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from transforms.definitions.cells import cell_address, column_letters
from transforms.definitions.codes import IgnoredKind
from transforms.definitions.forms import FORMS, FieldType
from transforms.definitions.periods import Period
from transforms.files.sheets import Sheet, Value
from transforms.submissions.figures_outside import (
    say_rows_above,
    say_rows_aside,
    say_rows_of_cover,
    say_struck_rows,
    say_values_under_merges,
)
from transforms.submissions.headless_sheets import (
    accept_nil,
    form_without_header,
    ignore_sheet,
    reject_headless,
    table_without_header,
)
from transforms.submissions.items_across import judge_across, table_across
from transforms.submissions.judged_table import JudgedTable, Occasion
from transforms.submissions.leftover_rows import (
    OF_SUMS,
    ignore_table,
    left_beside,
    leftover_tables,
    say_no_month,
    say_other_period,
    say_rows_far_below,
    say_title_of_another_time,
    say_years_beside,
    without_other_periods,
)
from transforms.submissions.legacy_findings import say_legacy
from transforms.submissions.lost_remarks import say_lines_that_go_on, say_lost_remarks, say_remarks_below
from transforms.submissions.offices_alone import say_offices_alone
from transforms.submissions.part_checks import entries_on_several_rows, lettered_parts
from transforms.submissions.period_columns import without_rows_of_other_periods
from transforms.submissions.section_headings import columns_of_headings, headings_above
from transforms.submissions.sheet_checks import items_of_two_columns, without_standings
from transforms.submissions.sheet_work import SheetWork
from transforms.submissions.side_by_side import divided, gather
from transforms.submissions.summary_sheets import say_fields_below
from transforms.submissions.totals_alone import say_doubtful_totals, say_sums_of_parts, say_totals_alone
from transforms.submissions.unread_columns import say_unread_columns
from transforms.submissions.validate import validate
from transforms.submissions.years_across import judge_years, lacks_years, table_of_years
from transforms.tables.header_periods import of_other_periods, of_period
from transforms.tables.remark_headings import (
    go_on_under_headings,
    headings_amid,
    says_headings,
    take_texts_from_headings,
)
from transforms.tables.rows import Rows, classify
from transforms.tables.tables import Table, find_tables
from transforms.tables.title_periods import title_period
from transforms.text.legacy_letters import USUAL
from transforms.text.legacy_sheets import decode_sheet
from transforms.values.columns_together import put_together
from transforms.values.date_orders import doubt_unproved_orders
from transforms.values.dated_numbers import with_days_behind_words, with_days_of_numbers
from transforms.values.days_in_part import complete_days
from transforms.values.normalise import TypedColumn, read_column, read_figures, read_stocks
from transforms.values.ranks import with_counts_of_ranks, with_years_of_changes
from transforms.values.shown_cells import merged_down, raw_columns
from transforms.values.split_columns import are_parts, joined
from transforms.values.ticked_columns import read_ticks


def look_at(sheet: Sheet, sheet_no: int, *, is_part: bool = False, is_plain: bool = False) -> SheetWork:
    """Decode a sheet, unless it `is_plain`, find its tables, and tell the rows of each apart. The sheet's name says
    nothing of one that `is_part` of it: it may be the other part's."""
    decoded = decode_sheet(sheet, is_plain=is_plain)
    sides = divided(sheet, decoded)
    if sides is not None:
        # That it is hidden is the whole sheet's to tell.
        parts = tuple(look_at(replace(side, hidden=False), sheet_no, is_part=True) for side in sides)
        # Of one form twice a row could not be told by its number: its columns are told to stand there twice.
        if set(parts[0].forms).isdisjoint(parts[1].forms):
            tables = tuple(table for part in parts for table in part.tables)
            return SheetWork(sheet, sheet_no, decoded, tables, {}, parts)
    # A header alone in its column proves nothing ("Ghi chó"), unless it is one of a form's in TCVN3 or VNI.
    tables = find_tables(decoded.rows, sheet.merged, "" if is_part else sheet.name, decoded.encodings or USUAL)
    if not tables and (listed := table_without_header(decoded.rows, sheet.name)):
        tables = (listed,)
    told = {position: classify(table, decoded.rows, sheet.merged) for position, table in enumerate(tables)}
    across = None if tables else table_across(decoded.rows, sheet.name)
    if across is None and lacks_years(tables):
        across = table_of_years(decoded.rows, sheet.merged)
    if across is not None:
        tables, told = (across[0],), {0: across[1]}
    work = SheetWork(sheet, sheet_no, decoded, tables, told)
    if sides is not None:
        apart = divided(sheet, decoded, titles_apart=True) or ()
        work.sides = tuple(look_at(replace(side, hidden=False), sheet_no, is_part=True) for side in apart)
    if not tables and work.rows:
        work.nil_form, work.headless = form_without_header(work)
    if any(map(_lacks_year_of_plan, tables)):
        work.tables = tuple(_with_year(work, position) for position in range(len(tables)))
    return work


def _say_forms_of_sides(work: SheetWork) -> None:
    """Say which forms stand on a side and not in the sheet read as a whole: of three tables beside each other two may
    be of one form, and the header of the third higher."""
    lost = dict.fromkeys(form for side in work.sides for form in side.forms if form not in work.forms)
    if lost:
        work.doubt(
            f"{work.page} có nhiều bảng đặt cạnh nhau nên không đọc được bảng của biểu "
            f"{', '.join(FORMS[form].sheet for form in lost)}.",
            "Hãy đặt mỗi bảng trên một trang, hoặc bảng này dưới bảng kia, rồi gửi lại.",
        )


def _lacks_year_of_plan(table: Table) -> bool:
    return table.form == "inspection_plan" and "year" not in table.columns


def _with_year(work: SheetWork, position: int) -> Table:
    """The table, a plan without a column of years with the one that the lines above it name."""
    table = work.tables[position]
    titled = title_period(work.lines_above(position)) if _lacks_year_of_plan(table) else None
    return table if titled is None else replace(table, year=titled.year)


def judge(work: SheetWork, occasion: Occasion) -> None:
    """Settle what becomes of every row of the sheet, and what of it is not kept."""
    if work.rows:
        _judge(work, occasion)
        work.hide_persons_around()


def _judge(work: SheetWork, occasion: Occasion) -> None:
    is_passed_over = work.is_left_out or not (work.forms or work.is_cover or work.block)
    if work.sheet.hidden:
        work.say("sheet.hidden", taken="không được nhận" if is_passed_over else "vẫn được đọc")
    if work.is_cover or work.block is not None:
        work.kinds = dict.fromkeys(range(len(work.rows)), work.block or IgnoredKind.TITLE)
        say_legacy(work)
        if work.is_cover:
            say_rows_of_cover(work)
        return
    if is_passed_over:
        ignore_sheet(work)
        return
    if work.parts:
        for part in work.parts:
            judge(part, occasion)
        gather(work)
        return
    old = left_beside(work.sides, occasion.period) if work.sides else None
    if old is not None:
        _judge_beside_old(work, old, occasion)
        return
    say_legacy(work)
    _say_forms_of_sides(work)
    if work.nil_form is not None:
        accept_nil(work, work.nil_form)
        return
    if work.headless is not None:
        reject_headless(work)
        return
    say_no_month(work, occasion.period)
    _settle_titles(work)
    _judge_tables(work, occasion)


def _judge_beside_old(work: SheetWork, old: SheetWork, occasion: Occasion) -> None:
    """Judge a sheet of which one side is of another month: that one is left out."""
    (own,) = (side for side in work.sides if side is not old)
    judge(own, occasion)
    ignore_table(old, 0)
    work.parts = (own, old)
    gather(work)


def _judge_tables(work: SheetWork, occasion: Occasion) -> None:
    leftover = leftover_tables(work, occasion.period)
    if occasion.period is not None and len(work.tables) > 1:
        sums = [n for n, table in enumerate(work.tables) if table.form == OF_SUMS and n not in leftover]
        say_years_beside({n: (work, work.lines_above(n)) for n in sums}, occasion.period)
    for position, table in enumerate(work.tables):
        if position in leftover:
            ignore_table(work, position)
        elif table.is_stray:
            ignore_table(work, position, "một bảng khác, không rõ thuộc biểu nào")
        elif table.form in work.of_others:
            ignore_table(work, position, "bản sao của sổ do cơ quan khác giữ")
        elif table.across and table.spec.items:
            judge_across(work, position, occasion)
        elif table.across:
            judge_years(work, position, occasion)
        else:
            _judge_table(work, position, occasion)
    say_fields_below(work, occasion.period)


def _settle_titles(work: SheetWork) -> None:
    """Rows above each table: titles before the first, and the lines right above a later one."""
    for position, table in enumerate(work.tables):
        first = work.titles_above(position)
        work.kinds.update(dict.fromkeys(range(first, table.top), IgnoredKind.TITLE))
        header = IgnoredKind.REPEAT_HEADER if table.again else IgnoredKind.HEADER
        work.kinds.update(dict.fromkeys(range(table.top, table.first), header))
    say_rows_above(work)


def _say_what_is_left(work: SheetWork, told: Rows) -> None:
    """Say of what stands below the rows of a table that it is not taken: rows under signatures, figures, a table."""
    if told.below:
        below = ", ".join(str(work.rows[place][0]) for place in told.below[:5])
        work.doubt(
            f"{work.page} còn các dòng nằm dưới phần chữ ký (dòng {below}).",
            "Không nhận các dòng này; nếu là số liệu của kỳ này, hãy chuyển lên trên phần chữ ký rồi gửi lại.",
        )
    if told.scratch:
        aside = ", ".join(str(work.rows[place][0]) for place in told.scratch[:5])
        work.doubt(
            f"{work.page} còn số lẻ nằm xa dưới bảng (dòng {aside}).",
            "Không nhận các số này; nếu là dòng của biểu, hãy ghi đủ các ô của dòng; nếu không, hãy xóa.",
        )
    if told.foreign is not None:
        number = work.rows[told.foreign][0]
        work.doubt(
            f"{work.page} còn một bảng khác (từ dòng {number}), không rõ thuộc biểu nào.",
            "Không nhận dòng nào của bảng này. Nếu là số liệu của biểu, hãy ghi tiêu đề cột đúng như biểu "
            "mẫu; nếu không, hãy xóa bảng.",
            cell=f"A{number}",
        )


def _judge_table(work: SheetWork, position: int, occasion: Occasion) -> None:
    table = of_period(work.tables[position], occasion.period)
    told = without_other_periods(work, table, work.told[position], occasion.period)
    told = without_rows_of_other_periods(work, table, told, occasion.period)
    for place, kind in told.ignored.items():
        work.kinds.setdefault(place, kind)
    work.hide_personal(table)
    if told.foreign is not None:
        work.hide_lists_of_persons([told.foreign])
    _say_what_is_left(work, told)
    totals_alone = say_totals_alone(work, position)
    say_doubtful_totals(work, position)
    say_sums_of_parts(work, position)
    say_unread_columns(work, table, told.data)
    say_lost_remarks(work, table, told)
    say_remarks_below(work, table, told)
    say_lines_that_go_on(work, table, told)
    say_offices_alone(work, table, told, occasion)
    say_rows_aside(work, table, told)
    say_struck_rows(work, told.data)
    say_rows_far_below(work, table, told)
    _say_other_periods(work, table, occasion.period)
    say_title_of_another_time(work, position, occasion.period)
    table = without_standings(table, (work.rows[place][1] for place in told.data))
    columns, repeated = _typed(work, table, told.data, occasion)
    headings = headings_above(table, work.rows, told)
    said = columns_of_headings(table, headings, occasion)
    places = {(name, n): (head.row, head.column) for name in said for n, head in enumerate(headings) if head}
    numbers = [work.rows[place][0] for place in told.data]
    groups = [head.text if head else None for head in headings]
    judged = JudgedTable(
        table, {**columns, **said}, repeated, numbers, work.sheet_no, work.name, occasion, places=places, groups=groups
    )
    rows = validate(judged)
    entries_on_several_rows(judged, work.rows, told.data)
    lettered_parts(judged, work.rows, told.data, told.ignored)
    work.outcomes.update(zip(told.data, (outcome for outcome, _ in rows), strict=True))
    end = table.end if position + 1 == len(work.tables) else work.titles_above(position + 1)
    letters = {name: column_letters(column) for name, column in table.columns.items()}
    work.settle(judged, end - 1, rows, letters, nil=not (told.data or told.below or totals_alone or judged.rejected))


def _say_other_periods(work: SheetWork, table: Table, period: Period | None) -> None:
    for column, header in of_other_periods(table, period):
        headers = work.rows[table.top : table.first]  # a group's stands left of its columns
        places = ((cells.index(header), number) for number, cells in headers if header in cells[: column + 1])
        place, number = next(places, (column, table.header_row))
        say_other_period(work, cell_address(place, number), header, period)


def _join_parts(table: Table, name: str, more: Sequence[int], cells: dict[int, list[Value]]) -> bool:
    """Let the first column of a field that stands in parts hold them together; whether it does."""
    columns = (table.columns[name], *more)
    field = table.spec.field(name)
    if not are_parts(field, [path[-1] for path in table.paths_of(name)]):
        return False
    together = joined(field, [cells[column] for column in columns])
    if together is not None:
        cells[columns[0]] = together
    return together is not None


def _typed(
    work: SheetWork, table: Table, places: Sequence[int], occasion: Occasion
) -> tuple[dict[str, TypedColumn], dict[str, list[TypedColumn]]]:
    merged = merged_down(work.sheet, work.rows, table.first, table.end)
    form = table.spec
    wanted = table.read_columns
    cells = raw_columns(work.rows, places, wanted, merged)
    say_values_under_merges(work, places, wanted, merged)
    split = [name for name, more in table.repeated.items() if _join_parts(table, name, more, cells)]

    def formats(column: int) -> dict[int, str]:
        return work.formats((work.rows[place][0], column) for place in places)

    def read(name: str, column: int) -> TypedColumn:
        return read_column(form, form.field(name), column, cells[column], formats(column))

    columns = {name: read(name, column) for name, column in table.columns.items() if name not in table.ticked}
    columns |= {name: read_ticks(form.field(name), ticked, cells) for name, ticked in table.ticked.items()}
    if "body" in columns and not says_headings(columns.get("heading")) and (amid := headings_amid(columns["body"])):
        columns["heading"] = amid
    if table.year is not None:
        years = [table.year] * len(places)
        columns["year"] = TypedColumn(form.field("year"), min(table.columns.values(), default=0), [*years], [*years])
    elif "body" in columns and "heading" in columns:
        take_texts_from_headings(columns["heading"], columns["body"])
    if "heading" in columns:
        go_on_under_headings(columns["heading"])
    doubt_unproved_orders(columns.values())
    columns = with_days_behind_words(form, with_days_of_numbers(form, columns))
    if occasion.window is not None:
        complete_days(form, columns, occasion.window, occasion.received_on)
    columns = with_years_of_changes(form, with_counts_of_ranks(form, columns))
    repeated = {
        name: [read(name, column) for column in more] for name, more in table.repeated.items() if name not in split
    }
    repeated = {n: more for n, more in repeated.items() if not put_together(columns[n], more, table.paths_of(n))}
    if "item" in repeated:
        items_of_two_columns(columns["item"], repeated["item"])
    items = columns["item"].values if "item" in columns else [None] * len(places)
    rates = {item.code for item in form.items if item.type is FieldType.RATE}
    stocks = {item.code for item in form.items if item.is_stock}
    for column in (*columns.values(), *chain.from_iterable(repeated.values())):
        if column.field.type is FieldType.FIGURE:
            read_figures(column, [item in rates for item in items], formats(column.column))
        elif column.codes and column.field.type is FieldType.COUNT and form.items:
            read_stocks(column, [item in stocks for item in items])
    return columns, repeated
