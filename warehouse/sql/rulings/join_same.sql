-- What people said to be the same is matched, what they said to be unlike is no longer suggested.
INSERT INTO task_pair
SELECT
    reported_id,
    register_id,
    'ruled' AS way,
    NULL AS score
FROM same_task;

DELETE FROM task_stranger WHERE reported_id IN (SELECT reported_id FROM same_task);

DELETE FROM task_suggestion
WHERE
    reported_id IN (SELECT reported_id FROM same_task)
    OR EXISTS (
        SELECT 1
        FROM unlike_task AS unlike
        WHERE unlike.reported_id = task_suggestion.reported_id AND unlike.register_id = task_suggestion.register_id
    );

INSERT INTO visit_pair
SELECT
    told_id,
    visit_id,
    'ruled' AS way,
    NULL AS score
FROM same_visit;
