INSERT OR REPLACE INTO reports
SELECT
    $period,
    $version,
    $document_sha256,
    $document_path,
    $input_key,
    $known_on,
    $boundaries,
    $dated,
    $number,
    $held_reason,
    $approved_by
