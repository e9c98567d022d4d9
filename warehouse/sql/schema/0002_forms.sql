-- One table per form: the fields of the form behind the place that each row stands at. `outcome` is accepted or rejected;
-- a rejected row keeps what could be read of it, since it was said. Columns follow transforms/definitions/forms.

-- grain: one row per task given to the unit
CREATE TABLE task_progress (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    document_number VARCHAR,
    document_number_key VARCHAR,
    document_date DATE,
    assigned_by VARCHAR,
    content VARCHAR,
    content_key VARCHAR,
    due_on DATE,
    extended_due_on DATE,
    status VARCHAR,
    completed_on DATE,
    result_document VARCHAR,
    delay_reason VARCHAR,
    note VARCHAR
);

-- grain: one row per unit inspected (lượt); rows that share a decision are one inspection (cuộc)
CREATE TABLE inspection_report (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    decision_number VARCHAR,
    decision_number_key VARCHAR,
    decision_date DATE,
    kind VARCHAR,
    inspecting_body VARCHAR,
    inspecting_body_key VARCHAR,
    inspected_unit VARCHAR,
    inspected_unit_key VARCHAR,
    inspected_on DATE,
    finding_count BIGINT,
    findings VARCHAR,
    remedy_due_on DATE,
    remedied_count BIGINT,
    remedied_on DATE,
    note VARCHAR
);

-- grain: one row per kind of violation, place and day
CREATE TABLE violation (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    found_on DATE,
    kind VARCHAR,
    office VARCHAR,
    office_key VARCHAR,
    people_count BIGINT,
    sanction VARCHAR,
    handled_count BIGINT,
    note VARCHAR
);

-- grain: one row per item
CREATE TABLE dissemination (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    item VARCHAR,
    value BIGINT,
    note VARCHAR
);

-- grain: one row per directive, plan or letter that the unit issued
CREATE TABLE issued_document (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    document_type VARCHAR,
    document_number VARCHAR,
    document_number_key VARCHAR,
    issued_on DATE,
    title VARCHAR,
    note VARCHAR
);

-- grain: one row per field of administrative procedures
CREATE TABLE service_result (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    field VARCHAR,
    field_key VARCHAR,
    received_total BIGINT,
    received_carried BIGINT,
    received_online BIGINT,
    received_in_person BIGINT,
    resolved_total BIGINT,
    resolved_early BIGINT,
    resolved_on_time BIGINT,
    resolved_late BIGINT,
    pending_total BIGINT,
    pending_in_time BIGINT,
    pending_overdue BIGINT,
    survey_answers BIGINT,
    survey_satisfied BIGINT
);

-- grain: one row per item: the unit's own totals
CREATE TABLE declared_total (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    item VARCHAR,
    unit_of_count VARCHAR,
    in_period DECIMAL(18, 4),
    in_period_decimals INTEGER,
    to_date DECIMAL(18, 4),
    to_date_decimals INTEGER
);

-- grain: one row per remark
CREATE TABLE remark (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    heading VARCHAR,
    body VARCHAR
);

-- grain: one row per task and lead unit, the whole year so far
CREATE TABLE task_register (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    task_code VARCHAR,
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

-- grain: one row per unit inspected
CREATE TABLE inspection_register (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    no VARCHAR,
    decision_number VARCHAR,
    decision_number_key VARCHAR,
    decision_date DATE,
    kind VARCHAR,
    inspected_unit VARCHAR,
    level VARCHAR,
    inspected_on DATE,
    in_plan VARCHAR,
    finding_count BIGINT,
    findings VARCHAR,
    remedy_due_on DATE,
    remedied_count BIGINT,
    remedied_on DATE,
    conclusion_number VARCHAR,
    note VARCHAR
);

-- grain: one row per unit and planned month of the approved plan of the year
CREATE TABLE inspection_plan (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    year INTEGER,
    unit VARCHAR,
    planned_month INTEGER,
    plan_number VARCHAR,
    plan_number_key VARCHAR,
    approved_on DATE
);

-- grain: one row per index and year
CREATE TABLE index_result (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    index VARCHAR,
    year INTEGER,
    rank BIGINT,
    ranked_count BIGINT,
    score DECIMAL(18, 4),
    compared_year INTEGER,
    stated_change VARCHAR,
    source VARCHAR
);

-- grain: one row per measure, unit and interval for which no rows exist
CREATE TABLE opening_balance (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    measure VARCHAR,
    unit VARCHAR,
    from_date DATE,
    to_date DATE,
    value DECIMAL(18, 4),
    source VARCHAR
);

-- grain: one row per discrepancy ruled on
CREATE TABLE resolution (
    file_key VARCHAR NOT NULL,
    sheet_no INTEGER NOT NULL,
    row_number INTEGER NOT NULL,
    outcome VARCHAR NOT NULL,
    discrepancy VARCHAR,
    ruling VARCHAR,
    value VARCHAR,
    reason VARCHAR,
    ruled_by VARCHAR,
    ruled_on DATE
);
