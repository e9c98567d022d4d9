-- grain: one row per difference that a rule found in a month; key tells the subjects of a rule and unit apart
CREATE OR REPLACE TEMP TABLE said (
    rule VARCHAR,
    unit VARCHAR,
    period VARCHAR,
    key VARCHAR,
    severity VARCHAR,
    subject VARCHAR,
    left_source VARCHAR,
    left_value VARCHAR,
    left_file_key VARCHAR,
    left_sheet_no INTEGER,
    left_cell VARCHAR,
    right_source VARCHAR,
    right_value VARCHAR,
    right_file_key VARCHAR,
    right_sheet_no INTEGER,
    right_cell VARCHAR,
    message VARCHAR,
    suggestion VARCHAR,
    match_way VARCHAR,
    match_score DOUBLE
)
