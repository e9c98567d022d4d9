-- grain: one row: how many words of people bear on what is matched or suggested
SELECT
    (SELECT count(*) FROM same_task)
    + (SELECT count(*) FROM same_visit)
    + (SELECT count(*) FROM unlike_task) AS said_count
