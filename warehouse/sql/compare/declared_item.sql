-- grain: one row per item of 07-TH: its label
CREATE OR REPLACE TEMP TABLE declared_item AS
SELECT
    unnest(cast($item AS VARCHAR [])) AS item,
    unnest(cast($title AS VARCHAR [])) AS title
