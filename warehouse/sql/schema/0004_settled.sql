-- grain: one row per stage that derives stored rows from others: the hash of what it was last settled from
CREATE TABLE settled (
    stage VARCHAR PRIMARY KEY,
    input_key VARCHAR NOT NULL
);
