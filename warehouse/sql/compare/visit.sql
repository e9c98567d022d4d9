-- grain: one row per row of the newest inspection register of each year, a visit that two years' registers list as the later
-- one has it; year and period are those of the visit's day
CREATE OR REPLACE TEMP TABLE visit AS
SELECT
    row_number() OVER (ORDER BY visit.file_key, visit.sheet_no, visit.row_number) AS visit_id,
    coalesce(month.year, newest.year) AS year,
    newest.covers_ordinal,
    month.period,
    month.ordinal,
    month.last_day,
    visit.outcome = 'accepted' AS is_accepted,
    visit.file_key,
    visit.sheet_no,
    visit.row_number,
    visit.inspected_unit AS unit,
    visit.decision_number,
    visit.decision_number_key,
    visit.inspected_on,
    visit.kind,
    visit.level,
    visit.finding_count,
    CASE WHEN visit.remedied_on > month.last_day THEN 0 ELSE coalesce(visit.remedied_count, 0) END AS remedied_then
FROM current_inspection_register AS visit
INNER JOIN newest_register AS newest ON visit.file_key = newest.file_key AND newest.form = 'inspection_register'
LEFT JOIN month ON visit.inspected_on BETWEEN month.first_day AND month.last_day
QUALIFY
    visit.outcome = 'rejected'
    OR rank() OVER (
        PARTITION BY visit.outcome, visit.inspected_unit, visit.decision_number_key, visit.inspected_on ORDER BY newest.year DESC
    ) = 1
