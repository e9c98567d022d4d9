-- grain: one row per form, unit and period received
CREATE OR REPLACE TEMP TABLE answered AS
SELECT DISTINCT
    form,
    unit,
    period,
    ordinal
FROM answered_sheet
