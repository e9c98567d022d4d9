-- Values that a person wrote into a ruling: a date as people write it, a whole number, a status.
CREATE OR REPLACE TEMP MACRO ruled_date(words) AS
coalesce(
    try_cast(words AS DATE),
    cast(try_strptime(regexp_replace(trim(words), '[.\-\s]+', '/', 'g'), ['%d/%m/%Y', '%Y/%m/%d']) AS DATE)
);

CREATE OR REPLACE TEMP MACRO ruled_count(words) AS
try_cast(regexp_replace(trim(words), '\.(\d{3})$', '\1') AS BIGINT);

CREATE OR REPLACE TEMP MACRO ruled_status(words) AS
list_filter(
    ['Đã hoàn thành', 'Đang thực hiện', 'Chưa thực hiện', 'Đã thu hồi'],
    LAMBDA status : lower(status) = lower(trim(words))
)[1];

-- Whether a value of one's own ("Giá trị khác") can stand in the place of what the rule compares.
CREATE OR REPLACE TEMP MACRO is_usable(compared, words) AS
CASE compared
    WHEN 'task.status_differs' THEN coalesce(ruled_status(words), cast(ruled_date(words) AS VARCHAR)) IS NOT NULL
    WHEN 'task.completed_on_differs' THEN ruled_date(words) IS NOT NULL
    WHEN 'task.due_differs' THEN ruled_date(words) IS NOT NULL
    WHEN 'task.document_date_differs' THEN ruled_date(words) IS NOT NULL
    WHEN 'inspection.date_differs' THEN ruled_date(words) IS NOT NULL
    WHEN 'inspection.finding_count_differs' THEN ruled_count(words) IS NOT NULL
    WHEN 'inspection.remedy_differs' THEN ruled_count(words) IS NOT NULL
    ELSE TRUE
END
