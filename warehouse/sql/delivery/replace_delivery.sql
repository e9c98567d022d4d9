INSERT OR REPLACE INTO deliveries
SELECT
    $period,
    $version,
    $recipient,
    $message_id,
    $state,
    $detail
