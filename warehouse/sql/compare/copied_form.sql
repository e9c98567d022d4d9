-- grain: one row per form, unit and month whose rows are, but for STT and Ghi chú, those of the month before
CREATE OR REPLACE TEMP TABLE copied_form AS
WITH told AS (
    SELECT
        'task_progress' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(
            document_number_key, document_date, assigned_by, content, due_on, extended_due_on, status, completed_on, result_document,
            delay_reason
        ) AS VARCHAR) AS words
    FROM task_progress
    UNION ALL
    SELECT
        'inspection_report' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(
            decision_number_key, decision_date, kind, inspecting_body, inspected_unit, inspected_on, finding_count, findings, remedy_due_on,
            remedied_count, remedied_on
        ) AS VARCHAR) AS words
    FROM inspection_report
    UNION ALL
    SELECT
        'violation' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(found_on, kind, office, people_count, sanction, handled_count) AS VARCHAR) AS words
    FROM violation
    UNION ALL
    SELECT
        'dissemination' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(item, value) AS VARCHAR) AS words
    FROM dissemination
    UNION ALL
    SELECT
        'issued_document' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(document_type, document_number_key, issued_on, title) AS VARCHAR) AS words
    FROM issued_document
    UNION ALL
    SELECT
        'service_result' AS form,
        file_key,
        sheet_no,
        row_number,
        cast(row(
            field_key, received_total, received_carried, received_online, received_in_person, resolved_total, resolved_early,
            resolved_on_time, resolved_late, pending_total, pending_in_time, pending_overdue, survey_answers, survey_satisfied
        ) AS VARCHAR) AS words
    FROM service_result
),

-- Sheets are compared by digests of their rows: whole texts of all months at once would fill the memory.
whole AS (
    SELECT
        unit_sheet.form,
        unit_sheet.unit,
        unit_sheet.period,
        unit_sheet.ordinal,
        unit_sheet.file_key,
        unit_sheet.sheet_no,
        list_sort(list(md5_number(told.words))) AS words,
        'A' || min(told.row_number) || ':A' || max(told.row_number) AS cell,
        count(*) AS row_count
    FROM unit_sheet
    INNER JOIN told ON unit_sheet.form = told.form AND unit_sheet.file_key = told.file_key
    GROUP BY ALL
)

SELECT
    now.form,
    now.unit,
    now.period,
    now.ordinal,
    now.row_count,
    now.file_key,
    now.sheet_no,
    now.cell,
    earlier.period AS earlier_period,
    earlier.file_key AS earlier_file_key,
    earlier.sheet_no AS earlier_sheet_no,
    earlier.cell AS earlier_cell
FROM whole AS now
INNER JOIN whole AS earlier
    ON now.form = earlier.form AND now.unit = earlier.unit AND now.ordinal = earlier.ordinal + 1 AND now.words = earlier.words
