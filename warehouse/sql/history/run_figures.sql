-- grain: one row per figure that a rendering printed
SELECT
    figure_id AS id,
    text,
    measure,
    unit,
    figure_period AS period,
    "window",
    split,
    value
FROM run_figures
WHERE run_figures.period = $period AND run_figures.run = $run
ORDER BY rowid
