-- grain: one row per ruling on what nobody had told of when it came: times of receipt are no truer than the clocks that gave them, so
-- that the rest of its day is taken for what it was made on
UPDATE kept_ruling
SET moment = date_trunc('day', moment) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND
WHERE id NOT IN (SELECT id FROM made_on)
