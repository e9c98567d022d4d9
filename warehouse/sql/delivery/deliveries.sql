SELECT
    period,
    version,
    recipient,
    message_id,
    state,
    detail
FROM deliveries
WHERE period = $period AND ($version IS NULL OR version = $version)
ORDER BY version, recipient
