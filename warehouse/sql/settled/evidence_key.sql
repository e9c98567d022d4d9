-- grain: one row: a hash over all that is held and how it was read
SELECT
    sha256(
        coalesce(
            string_agg(
                concat_ws('|', file_key, cast(files.received_at AS VARCHAR), readings.edition, readings.status),
                chr(10) ORDER BY file_key
            ),
            ''
        )
    ) AS evidence_key
FROM files
LEFT JOIN readings USING (file_key)
