-- grain: one row per count that a rate of 04-QT is made of: its item, and the item that must be known for the same month
CREATE OR REPLACE TEMP TABLE rate_item AS
SELECT *
FROM (
    VALUES
    ('staff_briefed_rate_part', 'staff_briefed', 'staff_total'),
    ('staff_briefed_rate_whole', 'staff_total', 'staff_briefed'),
    ('offices_with_plan_rate_part', 'offices_with_plan', 'offices_total'),
    ('offices_with_plan_rate_whole', 'offices_total', 'offices_with_plan'),
    ('offices_self_inspected_rate_part', 'offices_self_inspected', 'offices_total'),
    ('offices_self_inspected_rate_whole', 'offices_total', 'offices_self_inspected')
) AS made_of (measure, item, other_item)
