SELECT
    period,
    version,
    recipient,
    message_id,
    state,
    detail,
    unit,
    recorded_at
FROM deliveries
WHERE period = $period AND ($version IS NULL OR version = $version) AND ($unit IS NULL OR unit = $unit)
ORDER BY unit <> $province, unit, version, recipient
