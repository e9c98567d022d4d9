-- grain: one row per measure, window and visit of the register that counts in it
CREATE OR REPLACE TEMP TABLE counted_inspections AS
WITH visit AS (
    SELECT
        shown_unit.shown AS unit,
        org_unit.level_group AS level,
        registered.*,
        register.last_day AS register_last_day
    FROM effective_inspection_register AS registered
    INNER JOIN standing_register AS register
        ON registered.register_file_key = register.file_key AND register.form = 'inspection_register'
    INNER JOIN shown_unit ON registered.inspected_unit = shown_unit.unit
    INNER JOIN org_unit ON shown_unit.shown = org_unit.unit
    -- The register of the next year may still list the visit.
    QUALIFY rank() OVER (
        PARTITION BY registered.inspected_unit, registered.decision_number_key, registered.inspected_on
        ORDER BY register.year DESC
    ) = 1
),

-- No finding becomes overdue by later years, whose register does not list its visit.
in_window AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        evidence_end.last_day,
        visit.*,
        CASE
            WHEN visit.remedied_on IS NULL OR visit.remedied_on <= evidence_end.last_day THEN coalesce(visit.remedied_count, 0)
            ELSE 0
        END AS remedied_then
    FROM evidence_end
    INNER JOIN visit ON visit.inspected_on BETWEEN evidence_end.first_day AND evidence_end.last_day
    WHERE evidence_end.form = 'inspection_register'
),

-- Decisions are numbered anew each January.
contributed AS (
    SELECT
        *,
        decision_number_key || '/' || year(coalesce(decision_date, inspected_on)) AS decision,
        unnest([
            {'measure': 'inspections', 'amount': 0},
            {'measure': 'inspection_visits', 'amount': 1},
            {'measure': 'inspected_units', 'amount': 0},
            {'measure': 'findings', 'amount': finding_count},
            {'measure': 'findings_remedied', 'amount': remedied_then},
            {
                'measure': 'findings_overdue',
                'amount': CASE
                    WHEN remedy_due_on < least(last_day, register_last_day) THEN greatest(finding_count - remedied_then, 0)
                    ELSE 0
                END
            }
        ]) AS contribution
    FROM in_window
)

SELECT
    contribution.measure AS measure,
    period,
    "window",
    unit,
    inspected_unit AS told_of,
    inspected_on AS event_on,
    contribution.amount AS amount,
    CASE contribution.measure WHEN 'inspections' THEN decision WHEN 'inspected_units' THEN unit END AS counted_as,
    kind,
    level,
    form,
    file_key,
    sheet_no,
    row_number
FROM contributed
