-- grain: one row per form, unit and month received, with the sheet that it stands on and the rows that were given back
CREATE OR REPLACE TEMP TABLE unit_sheet AS
SELECT
    answered.form,
    answered.unit,
    month.period,
    month.year,
    month.ordinal,
    month.first_day,
    month.last_day,
    known_file.file_key,
    min(form_tables.sheet_no) AS sheet_no,
    arg_min(form_tables.columns, (form_tables.sheet_no, form_tables.table_no)) AS columns,
    coalesce(any_value(quarantined.rejected_rows), 0) AS rejected_rows
FROM answered
INNER JOIN month ON answered.period = month.period
INNER JOIN known_file
    ON
        answered.unit = known_file.unit
        AND answered.period = known_file.period
        AND known_file.form_set = 'unit'
        AND known_file.state IN ('accepted', 'accepted_with_findings')
INNER JOIN form_tables
    ON known_file.file_key = form_tables.file_key AND answered.form = form_tables.form AND form_tables.state = 'accepted'
LEFT JOIN quarantined
    ON answered.form = quarantined.form AND answered.unit = quarantined.unit AND answered.period = quarantined.period
GROUP BY ALL
