-- What was concluded, printed and sent.

-- grain: one row per difference between two sources and month; stable id across reruns, months and resubmissions
CREATE TABLE discrepancies (
    id VARCHAR NOT NULL,
    period VARCHAR NOT NULL,           -- month
    rule VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,         -- critical, warning, notice
    state VARCHAR NOT NULL,            -- open, ruled, gone
    unit VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    left_source VARCHAR,               -- form code
    left_value VARCHAR,
    left_file_key VARCHAR,
    left_sheet_no INTEGER,
    left_cell VARCHAR,
    right_source VARCHAR,
    right_value VARCHAR,
    right_file_key VARCHAR,
    right_sheet_no INTEGER,
    right_cell VARCHAR,
    message VARCHAR NOT NULL,
    suggestion VARCHAR,
    match_way VARCHAR,
    match_score DOUBLE,
    ruling_file_key VARCHAR,           -- the ruling that stands, where state is ruled (or the one that fell, where open again)
    ruling_sheet_no INTEGER,
    ruling_row_number INTEGER,
    PRIMARY KEY (id, period)
);

-- grain: one row per rendered version of a report
CREATE TABLE reports (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    document_sha256 VARCHAR NOT NULL,
    document_path VARCHAR NOT NULL,    -- within the workspace
    input_key VARCHAR NOT NULL,        -- sha256 over what it was made from: inputs, edition, settings that show
    known_on DATE,
    boundaries VARCHAR NOT NULL,
    dated DATE,
    number VARCHAR,
    held_reason VARCHAR,               -- why it waits for a decision, if it does
    approved_by VARCHAR,
    PRIMARY KEY (period, version)
);

-- grain: one row per figure printed in a version
CREATE TABLE report_figures (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    figure_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    figure_period VARCHAR NOT NULL,
    "window" VARCHAR NOT NULL,
    split VARCHAR NOT NULL,            -- JSON
    value DOUBLE,
    PRIMARY KEY (period, version, figure_id)
);

-- grain: one row per mail and version; `unknown` is a state for a person to settle
CREATE TABLE deliveries (
    period VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    recipient VARCHAR NOT NULL,
    message_id VARCHAR NOT NULL,
    state VARCHAR NOT NULL,            -- pending, sent, failed, unknown
    detail VARCHAR,
    PRIMARY KEY (period, version, recipient)
);
