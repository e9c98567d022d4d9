-- Every rendering of a report that differed from the one before, and what it stood on: so that a finished document can be
-- made again from the originals, and two renderings compared, also where a draft was written over.

-- grain: one row per rendering, numbered within its period
CREATE TABLE report_runs (
    period VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    version INTEGER NOT NULL,
    document_sha256 VARCHAR NOT NULL,
    PRIMARY KEY (period, run)
);

-- grain: one row per rendering and file that was held then, with the time of receipt that counted then
CREATE TABLE run_files (
    period VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    file_key VARCHAR NOT NULL,
    received_at TIMESTAMP NOT NULL,
    PRIMARY KEY (period, run, file_key)
);

-- grain: one row per rendering and figure printed in it
CREATE TABLE run_figures (
    period VARCHAR NOT NULL,
    run INTEGER NOT NULL,
    figure_id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    figure_period VARCHAR NOT NULL,
    "window" VARCHAR NOT NULL,
    split VARCHAR NOT NULL,            -- JSON
    value DOUBLE,
    PRIMARY KEY (period, run, figure_id)
);

INSERT INTO report_runs
SELECT
    period,
    version,
    version,
    document_sha256
FROM reports;

INSERT INTO run_figures
SELECT * FROM report_figures;

DROP TABLE report_figures;
