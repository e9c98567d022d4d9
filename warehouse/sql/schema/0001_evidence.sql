-- What was received and what became of it. Wall-clock times are those of Asia/Ho_Chi_Minh.

-- grain: one row per file held (path in the inbox and content)
CREATE TABLE files (
    file_key VARCHAR PRIMARY KEY,      -- first 16 hex digits of sha256(path || chr(10) || sha256)
    path VARCHAR NOT NULL,             -- within the inbox, '/', NFC
    sha256 VARCHAR NOT NULL,
    byte_count BIGINT NOT NULL,
    received_at TIMESTAMP NOT NULL,
    received_by VARCHAR NOT NULL       -- 'received.csv' or 'modified'
);

-- grain: one row per file: what reading it gave under the edition of rules named
CREATE TABLE readings (
    file_key VARCHAR PRIMARY KEY,
    edition VARCHAR NOT NULL,
    received_on DATE NOT NULL,         -- the day the reading judged future dates by
    status VARCHAR NOT NULL,           -- accepted, rejected
    form_set VARCHAR,
    unit VARCHAR,
    period VARCHAR,
    prepared_by VARCHAR,
    approved_by VARCHAR,
    reported_on VARCHAR,
    form_edition VARCHAR
);

-- grain: one row per sheet of a file
CREATE TABLE sheets (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,         -- position in the workbook, from 0
    sheet VARCHAR NOT NULL,
    hidden BOOLEAN NOT NULL,
    form VARCHAR,
    state VARCHAR NOT NULL,            -- accepted, rejected, ignored
    nil BOOLEAN NOT NULL,              -- an answer without rows
    columns MAP(VARCHAR, VARCHAR) NOT NULL,  -- field -> column letters
    PRIMARY KEY (file_key, sheet_no)
);

-- grain: one row per non-blank row of every sheet, as received
CREATE TABLE evidence (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    texts VARCHAR[] NOT NULL,          -- from column A on
    outcome VARCHAR NOT NULL,          -- accepted, rejected, ignored
    ignored_kind VARCHAR
);

-- grain: one row per fault found in a file
CREATE TABLE findings (
    file_key VARCHAR NOT NULL,
    finding_no INTEGER NOT NULL,
    sheet_no INTEGER,
    sheet VARCHAR,
    cell VARCHAR,
    row_number INTEGER,
    field VARCHAR,
    text VARCHAR,
    code VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    PRIMARY KEY (file_key, finding_no)
);
