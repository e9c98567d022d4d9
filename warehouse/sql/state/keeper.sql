-- grain: one row per month and central workbook: the office that keeps it then
CREATE OR REPLACE TEMP TABLE keeper AS
SELECT
    unnest(cast($form AS VARCHAR [])) AS form,
    unnest(cast($period AS VARCHAR [])) AS period,
    unnest(cast($unit AS VARCHAR [])) AS unit
