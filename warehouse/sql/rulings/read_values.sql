-- The id that a person copied out: "cl 12ab34cd56", "CL–12AB34CD56", "CL-12AB34CD5O" (an id has the digits 0 to F, no letter O, I, L).
CREATE OR REPLACE TEMP MACRO ruled_id(words) AS
coalesce(
    'CL-' || translate(
        nullif(regexp_extract(upper(regexp_replace(words, '[^0-9A-Za-z]', '', 'g')), '^(?:CL)?([0-9A-FOIL]{10})$', 1), ''), 'OIL', '011'
    ),
    upper(trim(words))
);

-- Values that a person wrote into a ruling: a date as people write it, a whole number, a status, a number of a document.
CREATE OR REPLACE TEMP MACRO plain_date(words) AS
regexp_replace(
    regexp_replace(
        regexp_replace(trim(words), '^ngày\s+|\s+00:00(:00)?$|\.$', '', 'gi'), '\s*(tháng|năm|[/.\-\s])\s*', '/', 'g'
    ),
    '^(\d{1,2}/\d{1,2}/)(\d{2})$', '\120\2'
);

CREATE OR REPLACE TEMP MACRO ruled_date(words) AS
CASE
    WHEN regexp_full_match(plain_date(words), '\d{1,2}/\d{1,2}/20\d\d|20\d\d/\d{1,2}/\d{1,2}')
        THEN cast(try_strptime(plain_date(words), ['%d/%m/%Y', '%Y/%m/%d']) AS DATE)
END;

-- No larger than a count of a workbook.
CREATE OR REPLACE TEMP MACRO ruled_count(words) AS
CASE
    WHEN regexp_full_match(trim(words), '\d+|\d{1,3}(\.\d{3})+')
        THEN cast(try_cast(replace(trim(words), '.', '') AS INTEGER) AS BIGINT)
END;

CREATE OR REPLACE TEMP MACRO ruled_status(words) AS
list_filter(
    ['Đã hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', 'Đã thu hồi'],
    LAMBDA status : lower(status) = lower(trim(words))
)[1];

-- As codes of tasks are compared: upper case, no blanks, dashes and Đ alike.
CREATE OR REPLACE TEMP MACRO ruled_code(words) AS
regexp_replace(
    regexp_replace(replace(upper(nfc_normalize(words)), 'Ð', 'Đ'), '\s+', '', 'g'), '[‐-―−⁃﹘﹣－]', '-', 'g'
);

-- As document numbers are compared: so, and no leading noughts.
CREATE OR REPLACE TEMP MACRO ruled_number(words) AS
regexp_replace(ruled_code(words), '^(SỐ:?)?0*(\d)', '\2');

-- What a value of one's own is held against, as the same value in a workbook would be: the document's date and the number of
-- findings, where the two sides differ on these the one that allows more.
CREATE OR REPLACE TEMP MACRO document_date_of(difference) AS (
    SELECT min(told.document_date)
    FROM (
        SELECT document_date
        FROM task_register
        WHERE
            file_key = difference['left_file_key']
            AND sheet_no = difference['left_sheet_no']
            AND row_number = row_of(difference['left_cell'])
        UNION ALL
        SELECT document_date
        FROM task_progress
        WHERE
            file_key = difference['right_file_key']
            AND sheet_no = difference['right_sheet_no']
            AND row_number = row_of(difference['right_cell'])
    ) AS told
);

CREATE OR REPLACE TEMP MACRO finding_count_of(difference) AS (
    SELECT max(told.finding_count)
    FROM (
        SELECT finding_count
        FROM inspection_register
        WHERE
            file_key = difference['left_file_key']
            AND sheet_no = difference['left_sheet_no']
            AND row_number = row_of(difference['left_cell'])
        UNION ALL
        SELECT finding_count
        FROM inspection_report
        WHERE
            file_key = difference['right_file_key']
            AND sheet_no = difference['right_sheet_no']
            AND row_number = row_of(difference['right_cell'])
    ) AS told
);

-- A day on which something was: a slip of the year would take the task or the visit out of the counts.
CREATE OR REPLACE TEMP MACRO happened(words, since, came_on) AS
coalesce(ruled_date(words) BETWEEN coalesce(since, ruled_date(words)) AND came_on, FALSE);

-- Whether a value of one's own ("Giá trị khác") can stand in the place of what the rule compares. Of a row that the other
-- side lacks it is the number under which the other side has it; that both are the same task or visit is remembered.
-- `difference` is the row of `found` or `discrepancies`, `came_on` the day on which the ruling came.
CREATE OR REPLACE TEMP MACRO is_usable(difference, words, came_on) AS
CASE difference['rule']
    WHEN 'task.status_differs'
        THEN
            happened(words, document_date_of(difference), came_on)
            OR coalesce(ruled_status(words) <> 'Đã hoàn thành', FALSE)
            OR coalesce(ruled_status(words) IN (difference['left_value'], difference['right_value']), FALSE)
    WHEN 'task.completed_on_differs' THEN happened(words, document_date_of(difference), came_on)
    WHEN 'task.due_differs' THEN ruled_date(words) IS NOT NULL
    WHEN 'task.document_date_differs' THEN happened(words, NULL, came_on)
    WHEN 'task.missing_in_register'
        THEN EXISTS (
            SELECT 1
            FROM current_task_register AS task
            WHERE
                task.outcome = 'accepted'
                AND task.lead_unit = difference['unit']
                AND (task.document_number_key = ruled_number(words) OR task.task_code_key = ruled_code(words))
        )
    WHEN 'task.missing_in_report'
        THEN EXISTS (
            SELECT 1
            FROM current_task_progress AS task
            WHERE task.outcome = 'accepted' AND task.sender = difference['unit'] AND task.document_number_key = ruled_number(words)
        )
    WHEN 'inspection.missing_in_register'
        THEN EXISTS (
            SELECT 1
            FROM current_inspection_register AS visit
            WHERE
                visit.outcome = 'accepted'
                AND visit.inspected_unit = difference['unit']
                AND visit.decision_number_key = ruled_number(words)
        )
    WHEN 'inspection.missing_in_report'
        THEN EXISTS (
            SELECT 1
            FROM current_inspection_report AS visit
            WHERE visit.outcome = 'accepted' AND visit.sender = difference['unit'] AND visit.decision_number_key = ruled_number(words)
        )
    WHEN 'inspection.date_differs' THEN happened(words, NULL, came_on)
    WHEN 'inspection.finding_count_differs' THEN ruled_count(words) IS NOT NULL
    WHEN 'inspection.remedy_differs' THEN coalesce(ruled_count(words) <= finding_count_of(difference), FALSE)
    WHEN 'service.carried_differs' THEN ruled_count(words) IS NOT NULL
    WHEN 'service.identity' THEN ruled_count(words) IS NOT NULL
    WHEN 'total.differs' THEN ruled_count(words) IS NOT NULL
    ELSE TRUE
END
