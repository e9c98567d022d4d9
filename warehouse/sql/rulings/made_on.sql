-- grain: one row per ruling and pair of values that it was made on
CREATE OR REPLACE TEMP TABLE made_on (
    id VARCHAR,
    left_value VARCHAR,
    right_value VARCHAR
)
