-- grain: one row per discrepancy held as ruled for the unit's side or a value of its own, in the latest month; a ruling that the
-- basis does not know of yet changes nothing
CREATE OR REPLACE TEMP TABLE standing_ruling AS
SELECT
    discrepancies.id,
    discrepancies.rule,
    discrepancies.period,
    discrepancies.left_file_key,
    discrepancies.left_sheet_no,
    row_of(discrepancies.left_cell) AS left_row_number,
    discrepancies.left_value,
    discrepancies.right_value,
    discrepancies.right_file_key,
    discrepancies.right_sheet_no,
    row_of(discrepancies.right_cell) AS right_row_number,
    resolution.ruling,
    resolution.value,
    resolution.ruled_on
FROM discrepancies
INNER JOIN current_resolution AS resolution
    ON
        discrepancies.ruling_file_key = resolution.file_key
        AND discrepancies.ruling_sheet_no = resolution.sheet_no
        AND discrepancies.ruling_row_number = resolution.row_number
WHERE
    discrepancies.state = 'ruled'
    AND (
        resolution.ruling IN ('Theo đơn vị', 'Giá trị khác')
        OR (discrepancies.rule = 'service.carried_differs' AND resolution.ruling = 'Theo sổ theo dõi')
    )
QUALIFY row_number() OVER (PARTITION BY discrepancies.id ORDER BY discrepancies.period DESC) = 1
