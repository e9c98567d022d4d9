-- grain: one row per period that a file says it is of
SELECT DISTINCT period FROM readings WHERE period IS NOT NULL
