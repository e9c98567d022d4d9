-- A register may write the code of a task with other case, blanks or dashes than the one before: it is compared by its key.
-- The key stands beside the code, not last: rows are loaded in the order of a table's columns.

-- grain: one row per task and lead unit, the whole year so far
CREATE TABLE keyed_task_register (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    task_code VARCHAR,
    task_code_key VARCHAR,
    document_number VARCHAR,
    document_number_key VARCHAR,
    document_date DATE,
    assigned_by VARCHAR,
    content VARCHAR,
    content_key VARCHAR,
    lead_unit VARCHAR,
    supporting_units VARCHAR,
    due_on DATE,
    extended_due_on DATE,
    status VARCHAR,
    completed_on DATE,
    result_document VARCHAR,
    note VARCHAR
);

INSERT INTO keyed_task_register BY NAME
SELECT
    *,
    upper(regexp_replace(regexp_replace(task_code, '[‐-―−⁃﹘﹣－]', '-', 'g'), '\s+', '', 'g')) AS task_code_key
FROM task_register;

DROP TABLE task_register;

ALTER TABLE keyed_task_register RENAME TO task_register;
