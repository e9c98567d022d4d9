-- grain: one row per figure that a rendering printed
SELECT
    figure_id,
    text,
    measure,
    unit,
    figure_period,
    "window",
    split,
    value
FROM run_figures
WHERE period = $period AND run = $run
ORDER BY rowid
