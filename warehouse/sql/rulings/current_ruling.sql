-- grain: one row per discrepancy ruled on: the latest ruling that is held. A ruling sent again word for word, as a workbook is that
-- people add to, is the one made before: `made_at` is when it first came.
CREATE OR REPLACE TEMP TABLE current_ruling AS
SELECT
    ruled_id(discrepancy) AS id,
    ruling,
    value,
    reason,
    ruled_by,
    ruled_on,
    file_key,
    sheet_no,
    row_number,
    received_at,
    min(received_at) OVER (PARTITION BY ruled_id(discrepancy), ruling, value, reason, ruled_by, ruled_on) AS made_at
FROM current_resolution
WHERE outcome = 'accepted'
QUALIFY row_number() OVER (
    PARTITION BY ruled_id(discrepancy) ORDER BY ruled_on DESC, received_at DESC, path DESC, sheet_no DESC, row_number DESC
) = 1
