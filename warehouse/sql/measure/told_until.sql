-- grain: one row per window, unit and year of the window whose register the unit's own 01-NV stand in for: the last day that
-- they tell of. Of another unit's later months, or of another year's, nothing follows for its tasks.
CREATE OR REPLACE TEMP TABLE told_until AS
SELECT
    asked_window.period,
    asked_window."window",
    month.year,
    answered.unit AS sender,
    least(max(month.last_day), asked_window.last_day) AS last_day
FROM asked_window
INNER JOIN answered_sheet AS answered ON answered.form = 'task_progress'
INNER JOIN month
    ON
        answered.ordinal = month.ordinal
        AND month.first_day <= answered.received_at
        AND (asked_window.year = month.year OR (asked_window."window" = 'since_start' AND asked_window.year > month.year))
WHERE month.year NOT IN (SELECT year FROM standing_register WHERE form = 'task_register')
GROUP BY asked_window.period, asked_window."window", month.year, answered.unit, asked_window.last_day
