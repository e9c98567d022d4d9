-- grain: one row per register form and year: the newest one received of the year, which replaces the earlier ones. Of one month it
-- is the register's own workbook before a sheet in the keeper's report, which may be of the keeper's own part
CREATE OR REPLACE TEMP TABLE standing_register AS
SELECT
    answered_sheet.form,
    month.year,
    answered_sheet.file_key,
    month.ordinal,
    month.last_day
FROM answered_sheet
INNER JOIN known_file ON answered_sheet.file_key = known_file.file_key
-- One that gives itself a month yet to come would stand before the registers of all the months until then.
INNER JOIN month ON answered_sheet.period = month.period AND month.first_day <= answered_sheet.received_at
WHERE answered_sheet.form IN ('task_register', 'inspection_register')
QUALIFY row_number() OVER (
    PARTITION BY answered_sheet.form, month.year
    ORDER BY
        month.ordinal DESC,
        known_file.form_set <> 'unit' DESC,
        answered_sheet.received_at DESC,
        answered_sheet.path DESC
) = 1
