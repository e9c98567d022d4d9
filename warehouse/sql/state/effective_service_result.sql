-- grain: one row per accepted row of a 06-TTHC, with what rulings say in its stead
CREATE OR REPLACE TEMP VIEW effective_service_result AS
SELECT
    told.* REPLACE (coalesce(cast(ruled.value AS BIGINT), told.received_carried) AS received_carried)
FROM current_service_result AS told
LEFT JOIN service_override AS ruled USING (file_key, sheet_no, row_number)
WHERE told.outcome = 'accepted'
