INSERT INTO run_figures
SELECT
    $period,
    $run,
    unnest(cast($figure_id AS VARCHAR [])),
    unnest(cast($text AS VARCHAR [])),
    unnest(cast($measure AS VARCHAR [])),
    unnest(cast($unit AS VARCHAR [])),
    unnest(cast($figure_period AS VARCHAR [])),
    unnest(cast($figure_window AS VARCHAR [])),
    unnest(cast($split AS VARCHAR [])),
    unnest(cast($value AS DOUBLE []))
