-- grain: one row per opening balance that counts in a figure
SELECT
    balance.measure,
    balance.unit,
    balance.amount,
    balance.from_date,
    balance.to_date,
    files.path AS file,
    files.sha256,
    sheets.sheet,
    cell_address('opening_balance', balance.file_key, balance.sheet_no, 'value', balance.row_number) AS cell,
    opening_balance.source
FROM counted_balances AS balance
INNER JOIN files USING (file_key)
INNER JOIN sheets USING (file_key, sheet_no)
INNER JOIN opening_balance USING (file_key, sheet_no, row_number)
LEFT JOIN org_unit ON balance.unit = org_unit.unit
WHERE
    balance.period = $period
    AND balance."window" = $window
    AND ($unit = $province OR balance.unit = $unit)
    AND list_contains(cast($measures AS VARCHAR []), balance.measure)
ORDER BY balance.measure, org_unit.ordinal, balance.from_date
