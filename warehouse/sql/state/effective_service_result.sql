-- grain: one row per accepted row of a 06-TTHC, with what rulings say in its stead
CREATE OR REPLACE TEMP VIEW effective_service_result AS
SELECT
    told.* REPLACE (coalesce(cast(ruled.value AS BIGINT), told.received_carried) AS received_carried)
FROM current_service_result AS told
LEFT JOIN service_override AS ruled
    ON told.file_key = ruled.file_key AND told.sheet_no = ruled.sheet_no AND told.row_number = ruled.row_number
WHERE told.outcome = 'accepted'
