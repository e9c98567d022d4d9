INSERT OR REPLACE INTO deliveries
SELECT
    $period,
    $unit,
    $version,
    $recipient,
    $message_id,
    $state,
    $detail,
    $recorded_at
