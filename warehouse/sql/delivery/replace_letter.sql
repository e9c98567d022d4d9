INSERT OR REPLACE INTO letters
SELECT
    $period,
    $unit,
    $version,
    $content_sha256,
    $input_key,
    $files_key
