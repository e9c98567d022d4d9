-- grain: one row per remark of a unit in a month of the period
SELECT
    remark.sender AS unit,
    NULL AS date,
    1 AS amount,
    remark.heading AS counted_as,
    'remark' AS form,
    files.path,
    files.sha256,
    sheets.sheet,
    remark.row_number,
    texts_of(evidence.cells) AS texts
FROM current_remark AS remark
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
LEFT JOIN evidence USING (file_key, sheet_no, row_number)
LEFT JOIN org_unit ON remark.sender = org_unit.unit
WHERE
    remark.outcome = 'accepted'
    AND remark.body IS NOT NULL
    AND remark.period IN (SELECT unnest(cast($months AS VARCHAR [])))
ORDER BY remark.period, org_unit.ordinal, remark.sheet_no, remark.row_number
