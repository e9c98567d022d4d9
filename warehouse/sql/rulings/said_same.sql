-- grain: one row per row of a unit and task of the register that a person said to be the same ("Giá trị khác" with the number
-- under which the other side has it), both yet unmatched in the month; of several tasks of that number the likest
CREATE OR REPLACE TEMP TABLE same_task AS
WITH ruled AS (
    SELECT
        found.id,
        found.rule,
        found.period,
        found.unit,
        found.left_file_key,
        found.left_sheet_no,
        row_of(found.left_cell) AS left_row_number,
        found.right_file_key,
        found.right_sheet_no,
        row_of(found.right_cell) AS right_row_number,
        ruling.value
    FROM found
    INNER JOIN current_ruling AS ruling ON found.id = ruling.id
    WHERE ruling.ruling = 'Giá trị khác' AND found.rule IN ('task.missing_in_register', 'task.missing_in_report')
),

choice AS (
    SELECT
        ruled.id,
        ruled.period,
        reported.reported_id,
        task.register_id
    FROM ruled
    INNER JOIN reported_task AS reported
        ON ruled.unit = reported.unit AND ruled.period = reported.period AND reported.is_accepted
    INNER JOIN register_task AS task
        ON
            reported.unit = task.unit
            AND reported.year = task.year
            AND task.is_accepted
            AND NOT task.is_vanished
    WHERE
        CASE ruled.rule
            WHEN 'task.missing_in_register'
                THEN
                    ruled.right_file_key = reported.file_key
                    AND ruled.right_sheet_no = reported.sheet_no
                    AND ruled.right_row_number = reported.row_number
                    AND (task.document_number_key = ruled_number(ruled.value) OR task.task_code_key = ruled_code(ruled.value))
            ELSE
                ruled.left_file_key = task.file_key
                AND ruled.left_sheet_no = task.sheet_no
                AND ruled.left_row_number = task.row_number
                AND reported.document_number_key = ruled_number(ruled.value)
        END
)

SELECT
    choice.id,
    choice.reported_id,
    choice.register_id
FROM choice
LEFT JOIN task_suggestion AS hint USING (reported_id, register_id)
WHERE
    NOT EXISTS (SELECT 1 FROM task_pair AS taken WHERE taken.reported_id = choice.reported_id)
    AND NOT EXISTS (
        SELECT 1
        FROM task_pair AS taken
        INNER JOIN reported_task AS other USING (reported_id)
        WHERE taken.register_id = choice.register_id AND other.period = choice.period
    )
QUALIFY
    row_number() OVER (PARTITION BY choice.reported_id ORDER BY hint.score DESC NULLS LAST, choice.register_id, choice.id) = 1
    AND row_number() OVER (
        PARTITION BY choice.register_id, choice.period ORDER BY hint.score DESC NULLS LAST, choice.reported_id, choice.id
    ) = 1;

-- grain: one row per row of a unit's 02-KT and visit of the register that a person said to be the same, both yet unmatched; of
-- several visits of that number the nearest in time
CREATE OR REPLACE TEMP TABLE same_visit AS
WITH choice AS (
    SELECT
        found.id,
        told.told_id,
        visit.visit_id,
        abs(told.inspected_on - visit.inspected_on) AS days
    FROM found
    INNER JOIN current_ruling AS ruling ON found.id = ruling.id AND ruling.ruling = 'Giá trị khác'
    INNER JOIN told_visit AS told ON found.unit = told.unit AND told.is_accepted
    INNER JOIN visit ON told.unit = visit.unit AND visit.is_accepted
    WHERE
        CASE found.rule
            WHEN 'inspection.missing_in_register'
                THEN
                    found.right_file_key = told.file_key
                    AND found.right_sheet_no = told.sheet_no
                    AND found.right_cell = cell_address('inspection_report', told.file_key, told.sheet_no, 'decision_number', told.row_number)
                    AND visit.decision_number_key = ruled_number(ruling.value)
            WHEN 'inspection.missing_in_report'
                THEN
                    found.left_file_key = visit.file_key
                    AND found.left_sheet_no = visit.sheet_no
                    AND found.left_cell = cell_address('inspection_register', visit.file_key, visit.sheet_no, 'decision_number', visit.row_number)
                    AND told.decision_number_key = ruled_number(ruling.value)
            ELSE FALSE
        END
)

SELECT
    choice.id,
    choice.told_id,
    choice.visit_id
FROM choice
ANTI JOIN visit_pair AS told_before ON choice.told_id = told_before.told_id
ANTI JOIN visit_pair AS visited_before ON choice.visit_id = visited_before.visit_id
QUALIFY
    row_number() OVER (PARTITION BY choice.told_id ORDER BY choice.days, choice.visit_id, choice.id) = 1
    AND row_number() OVER (PARTITION BY choice.visit_id ORDER BY choice.days, choice.told_id, choice.id) = 1;

-- grain: one row per hint that a person has answered with "not the same" ("Không phải chênh lệch" on the row left over)
CREATE OR REPLACE TEMP TABLE unlike_task AS
SELECT DISTINCT
    hint.reported_id,
    hint.register_id
FROM task_suggestion AS hint
INNER JOIN reported_task AS reported USING (reported_id)
INNER JOIN register_task AS task USING (register_id)
INNER JOIN found
    ON
        reported.period = found.period
        AND (
            (
                found.rule = 'task.missing_in_register'
                AND found.right_file_key = reported.file_key
                AND found.right_sheet_no = reported.sheet_no
                AND row_of(found.right_cell) = reported.row_number
            )
            OR (
                found.rule = 'task.missing_in_report'
                AND found.left_file_key = task.file_key
                AND found.left_sheet_no = task.sheet_no
                AND row_of(found.left_cell) = task.row_number
            )
        )
INNER JOIN current_ruling AS ruling ON found.id = ruling.id AND ruling.ruling = 'Không phải chênh lệch'
