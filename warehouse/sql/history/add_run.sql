INSERT INTO report_runs VALUES ($period, $run, $version, $document_sha256)
