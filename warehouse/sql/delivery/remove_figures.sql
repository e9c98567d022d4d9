DELETE FROM report_figures
WHERE period = $period AND version = $version
