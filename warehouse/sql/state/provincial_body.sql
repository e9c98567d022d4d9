-- grain: one row per body that inspects for the province
CREATE OR REPLACE TEMP TABLE provincial_body AS
SELECT unnest(cast($body AS VARCHAR [])) AS body
