-- Letters to units are mails like those that carry reports: the same states, promises and commands for both.

-- grain: one row per version of what a unit was told of a month
CREATE TABLE letters (
    period VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    content_sha256 VARCHAR NOT NULL,   -- of what it says: its text and its workbook
    input_key VARCHAR NOT NULL,        -- hash over all that it is made from
    files_key VARCHAR NOT NULL,        -- hash over the unit's files that it tells of
    PRIMARY KEY (period, unit, version)
);

ALTER TABLE deliveries RENAME TO earlier_deliveries;

-- grain: one row per mail: whose letter it is (LSN: the province's report), which version, to whom
CREATE TABLE deliveries (
    period VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    recipient VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,            -- pending, sent, failed, unknown: the last one for a person to settle
    detail VARCHAR,
    recorded_at TIMESTAMP,             -- Asia/Ho_Chi_Minh; when it came into this state
    PRIMARY KEY (period, unit, version, recipient)
);

INSERT INTO deliveries
SELECT
    period,
    'LSN' AS unit,
    version,
    recipient,
    message_id,
    state,
    detail,
    NULL AS recorded_at
FROM earlier_deliveries;

DROP TABLE earlier_deliveries;
