-- grain: one row per accepted register visit and the unit's accepted row that tells of it; remedies as of the last day of the visit's month
CREATE OR REPLACE TEMP TABLE matched_visit AS
SELECT
    visit.unit,
    visit.period,
    visit.last_day,
    visit.decision_number_key || '|' || visit.inspected_on AS key,
    document_subject(visit.decision_number, visit.inspected_on, NULL) AS subject,
    visit_name(visit.decision_number, visit.inspected_on) AS name,
    visit.file_key AS register_file_key,
    visit.sheet_no AS register_sheet_no,
    visit.row_number AS register_row_number,
    visit.inspected_on AS register_inspected_on,
    visit.finding_count AS register_finding_count,
    visit.remedied_then AS register_remedied,
    told.file_key AS told_file_key,
    told.sheet_no AS told_sheet_no,
    told.row_number AS told_row_number,
    told.inspected_on AS told_inspected_on,
    told.finding_count AS told_finding_count,
    CASE WHEN told.remedied_on > visit.last_day THEN 0 ELSE told.remedied_count END AS told_remedied,
    pair.way AS match_way,
    pair.score AS match_score
FROM visit_pair AS pair
INNER JOIN visit ON pair.visit_id = visit.visit_id AND visit.is_accepted
INNER JOIN told_visit AS told ON pair.told_id = told.told_id AND told.is_accepted
WHERE pair.way IN ('key', 'near_date', 'ruled') AND visit.ordinal <= visit.covers_ordinal
