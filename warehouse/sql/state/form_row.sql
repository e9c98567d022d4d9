-- grain: one row per row of a form's table, whatever the form; a sheet may hold tables of two forms
CREATE OR REPLACE TEMP VIEW form_row AS
SELECT
    'task_progress' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM task_progress
UNION ALL
SELECT
    'inspection_report' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM inspection_report
UNION ALL
SELECT
    'violation' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM violation
UNION ALL
SELECT
    'dissemination' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM dissemination
UNION ALL
SELECT
    'issued_document' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM issued_document
UNION ALL
SELECT
    'service_result' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM service_result
UNION ALL
SELECT
    'declared_total' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM declared_total
UNION ALL
SELECT
    'remark' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM remark
UNION ALL
SELECT
    'task_register' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM task_register
UNION ALL
SELECT
    'inspection_register' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM inspection_register
UNION ALL
SELECT
    'inspection_plan' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM inspection_plan
UNION ALL
SELECT
    'index_result' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM index_result
UNION ALL
SELECT
    'opening_balance' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM opening_balance
UNION ALL
SELECT
    'resolution' AS form,
    file_key,
    sheet_no,
    row_number,
    outcome
FROM resolution
