-- grain: one row per row of a 06-TTHC whose cases carried over are other ones by a ruling. Compared is the sum over the rows of a
-- field of procedures: where several rows bear it, no ruling says which one is wrong.
CREATE OR REPLACE TEMP TABLE service_override AS
SELECT
    ruling.right_file_key AS file_key,
    ruling.right_sheet_no AS sheet_no,
    ruling.right_row_number AS row_number,
    'received_carried' AS field,
    CASE ruling.ruling WHEN 'Theo sổ theo dõi' THEN ruling.left_value ELSE cast(ruled_count(ruling.value) AS VARCHAR) END AS value,
    ruling.id AS discrepancy
FROM standing_ruling AS ruling
INNER JOIN service_result
    ON
        ruling.right_file_key = service_result.file_key
        AND ruling.right_sheet_no = service_result.sheet_no
        AND ruling.right_row_number = service_result.row_number
WHERE
    ruling.rule = 'service.carried_differs'
    AND ruling.ruling IN ('Theo sổ theo dõi', 'Giá trị khác')
    AND cast(coalesce(service_result.received_carried, 0) AS VARCHAR) = ruling.right_value
