-- grain: one row per rendering of the period's report, with what it was asked for
SELECT
    report_runs.run,
    report_runs.version,
    report_runs.document_sha256,
    reports.known_on,
    reports.boundaries
FROM report_runs
INNER JOIN reports ON report_runs.period = reports.period AND report_runs.version = reports.version
WHERE report_runs.period = $period
ORDER BY report_runs.run
