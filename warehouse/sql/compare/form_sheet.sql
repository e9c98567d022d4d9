-- grain: one row per form: the name of its sheet
CREATE OR REPLACE TEMP TABLE form_sheet AS
SELECT
    unnest(cast($form AS VARCHAR [])) AS form,
    unnest(cast($sheet AS VARCHAR [])) AS sheet
