-- grain: one row per measure, window, unit and month whose 04-QT counts in it: every month's of a flow, of a stock that
-- of the last month that has one, of a rate the two stocks of the last month that has both
CREATE OR REPLACE TEMP TABLE counted_dissemination AS
WITH received AS (
    SELECT
        evidence_end.period,
        evidence_end."window",
        month.last_day AS event_on,
        told.*
    FROM evidence_end
    INNER JOIN current_dissemination AS told
        ON told.ordinal BETWEEN evidence_end.first_ordinal AND evidence_end.last_ordinal AND told.outcome = 'accepted'
    INNER JOIN month ON told.ordinal = month.ordinal
    WHERE evidence_end.form = 'dissemination'
),

told AS (
    SELECT
        *,
        item AS measure
    FROM received
    QUALIFY
        item IN ('briefings', 'press_items')
        OR rank() OVER (PARTITION BY period, "window", sender, item ORDER BY ordinal DESC) = 1
    UNION ALL BY NAME
    SELECT
        received.*,
        rate_item.measure
    FROM received
    INNER JOIN rate_item ON received.item = rate_item.item
    SEMI JOIN received AS other
        ON
            rate_item.other_item = other.item
            AND received.period = other.period
            AND received."window" = other."window"
            AND received.sender = other.sender
            AND received.ordinal = other.ordinal
    QUALIFY
        rank() OVER (
            PARTITION BY received.period, received."window", received.sender, rate_item.measure ORDER BY received.ordinal DESC
        ) = 1
)

SELECT
    told.measure,
    told.period,
    told."window",
    shown_unit.shown AS unit,
    told.sender AS told_of,
    told.event_on,
    told.value AS amount,
    'dissemination' AS form,
    told.file_key,
    told.sheet_no,
    told.row_number
FROM told
INNER JOIN shown_unit ON told.sender = shown_unit.unit
UNION ALL
-- A nil return: nothing took place in the month.
SELECT
    unnest(['briefings', 'press_items']) AS measure,
    evidence_end.period,
    evidence_end."window",
    shown_unit.shown AS unit,
    answered_sheet.unit AS told_of,
    month.last_day AS event_on,
    0 AS amount,
    'dissemination' AS form,
    form_tables.file_key,
    form_tables.sheet_no,
    NULL AS row_number
FROM evidence_end
INNER JOIN answered_sheet
    ON
        answered_sheet.form = 'dissemination'
        AND answered_sheet.ordinal BETWEEN evidence_end.first_ordinal AND evidence_end.last_ordinal
INNER JOIN form_tables
    ON answered_sheet.file_key = form_tables.file_key AND form_tables.form = 'dissemination' AND form_tables.nil
INNER JOIN month ON answered_sheet.ordinal = month.ordinal
INNER JOIN shown_unit ON answered_sheet.unit = shown_unit.unit
WHERE evidence_end.form = 'dissemination'
