-- grain: one row per measure, window, unit and month whose 04-QT counts in it: every month's of a flow, of a stock that
-- of the last month that has one, of a rate the two stocks of the last month that has both. What a successor has told of
-- since is handed on to it: the province does not count the same staff twice.
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
    INNER JOIN month USING (ordinal)
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
    INNER JOIN rate_item USING (item)
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
),

handed_on AS (
    SELECT
        earlier.period,
        earlier."window",
        earlier.sender,
        earlier.measure,
        bool_or(own.shown = other.shown) AS is_within_unit
    FROM told AS earlier
    INNER JOIN succession ON earlier.sender = succession.unit
    INNER JOIN told AS later
        ON
            succession.successor = later.sender
            AND earlier.period = later.period
            AND earlier."window" = later."window"
            AND earlier.measure = later.measure
            AND earlier.ordinal < later.ordinal
    INNER JOIN shown_unit AS own ON earlier.sender = own.unit
    INNER JOIN shown_unit AS other ON later.sender = other.unit
    WHERE earlier.measure NOT IN ('briefings', 'press_items')
    GROUP BY earlier.period, earlier."window", earlier.sender, earlier.measure
)

SELECT
    told.measure,
    told.period,
    told."window",
    shown_unit.shown AS unit,
    told.sender AS told_of,
    told.event_on,
    told.value AS amount,
    handed_on.sender IS NOT NULL AS is_handed_on,
    coalesce(handed_on.is_within_unit, FALSE) AS is_handed_on_within_unit,
    'dissemination' AS form,
    told.file_key,
    told.sheet_no,
    told.row_number
FROM told
INNER JOIN shown_unit ON told.sender = shown_unit.unit
LEFT JOIN handed_on USING (period, "window", sender, measure)
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
    FALSE AS is_handed_on,
    FALSE AS is_handed_on_within_unit,
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
INNER JOIN month USING (ordinal)
INNER JOIN shown_unit USING (unit)
WHERE evidence_end.form = 'dissemination'
