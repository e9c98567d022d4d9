-- grain: one row per form in a sheet of a submission; accepted where any table of it is, nil where each is an answer without rows
SELECT
    sheets.sheet,
    coalesce(form_tables.form, sheets.form) AS form,
    CASE WHEN bool_or(coalesce(form_tables.state, sheets.state) = 'accepted') THEN 'accepted' ELSE min(coalesce(form_tables.state, sheets.state)) END AS state,
    bool_and(coalesce(form_tables.nil, FALSE)) AS nil
FROM sheets
LEFT JOIN form_tables ON sheets.file_key = form_tables.file_key AND sheets.sheet_no = form_tables.sheet_no
WHERE sheets.file_key = $file_key
GROUP BY sheets.sheet_no, sheets.sheet, coalesce(form_tables.form, sheets.form)
ORDER BY sheets.sheet_no, min(form_tables.table_no)
