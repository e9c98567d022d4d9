-- What the comparisons share: how values are written in the sentences that people read, and what a task is on a day.
CREATE OR REPLACE TEMP MACRO vn_date(day) AS strftime(day, '%d/%m/%Y');

CREATE OR REPLACE TEMP MACRO vn_month(period) AS 'tháng ' || cast(cast(right(period, 2) AS INTEGER) AS VARCHAR) || '/' || left(period, 4);

-- The common noun of a place is small within a sentence: `huyện Chi Lăng`.
CREATE OR REPLACE TEMP MACRO vn_unit(name, level_group) AS
CASE WHEN level_group IN ('district', 'commune') THEN lower(left(name, 1)) || name[2:] ELSE name END;

CREATE OR REPLACE TEMP MACRO plain_number(amount) AS
CASE
    WHEN amount = trunc(amount) THEN cast(cast(amount AS HUGEINT) AS VARCHAR)
    ELSE rtrim(cast(amount AS VARCHAR), '0')
END;

CREATE OR REPLACE TEMP MACRO vn_count(amount) AS replace(format('{:,}', amount), ',', '.');

CREATE OR REPLACE TEMP MACRO vn_number(amount) AS
replace(format('{:,}', cast(trunc(amount) AS BIGINT)), ',', '.')
|| CASE
    WHEN amount = trunc(amount) THEN ''
    ELSE ',' || split_part(rtrim(cast(amount AS VARCHAR), '0'), '.', 2)
END;

CREATE OR REPLACE TEMP MACRO sum_of(parts) AS cast(list_sum(list_transform(parts, LAMBDA part : part.amount)) AS BIGINT);

-- A rate as it was printed, with its own number of decimals.
CREATE OR REPLACE TEMP MACRO vn_rate(amount, decimals) AS
CASE
    WHEN decimals = 0 THEN format('{:,}', cast(amount AS BIGINT))
    ELSE cast(trunc(amount) AS BIGINT) || ',' || left(split_part(cast(cast(amount AS DECIMAL(18, 4)) AS VARCHAR), '.', 2), decimals)
END || '%';

CREATE OR REPLACE TEMP MACRO excerpt(words, longest) AS
CASE
    WHEN words IS NULL THEN ''
    WHEN length(words) <= longest THEN words
    ELSE rtrim(left(words, longest)) || '…'
END;

CREATE OR REPLACE TEMP MACRO document_subject(document_number, document_date, content) AS
coalesce(document_number, '?')
|| coalesce(' ngày ' || vn_date(document_date), '')
|| CASE WHEN content IS NULL THEN '' ELSE ': ' || excerpt(content, 160) END;

CREATE OR REPLACE TEMP MACRO task_name(document_number, document_date, content) AS
'Nhiệm vụ tại văn bản ' || coalesce(document_number, '?')
|| coalesce(' ngày ' || vn_date(document_date), '')
|| CASE WHEN content IS NULL THEN '' ELSE ' (“' || excerpt(content, 90) || '”)' END;

CREATE OR REPLACE TEMP MACRO visit_name(decision_number, inspected_on) AS
'Lượt kiểm tra theo ' || coalesce(decision_number, '?') || coalesce(' ngày ' || vn_date(inspected_on), '');

CREATE OR REPLACE TEMP MACRO cell_range(column_letters, first_row, last_row) AS
CASE
    WHEN first_row IS NULL THEN NULL
    WHEN first_row = last_row THEN column_letters || first_row
    ELSE column_letters || first_row || ':' || column_letters || last_row
END;

-- When a task was completed, and that its status says otherwise where it does: the day counts.
CREATE OR REPLACE TEMP MACRO completion_words(status, completed_on) AS
CASE
    WHEN completed_on IS NULL OR status = 'Đã thu hồi' THEN ''
    ELSE ' (' || CASE WHEN status = 'Đã hoàn thành' THEN '' ELSE 'trạng thái ghi “' || status || '” nhưng có ' END
        || 'ngày hoàn thành ' || vn_date(completed_on) || ')'
END;

-- The status of a task on a day by its dates, since the status written down is that of the day on which it was written.
CREATE OR REPLACE TEMP MACRO status_then(is_withdrawn, is_completed, status) AS
CASE
    WHEN is_withdrawn THEN 'Đã thu hồi'
    WHEN is_completed THEN 'Đã hoàn thành'
    WHEN status IN ('Đang thực hiện', 'Chưa thực hiện') THEN status
    ELSE 'Đang thực hiện'
END;

-- Whether a task counts in a month: given by its end, and not completed before it began.
CREATE OR REPLACE TEMP MACRO is_in_scope(is_withdrawn, document_date, completed_on, first_day, last_day) AS
NOT is_withdrawn AND document_date <= last_day AND coalesce(completed_on >= first_day, TRUE);

-- The month to which belongs what a workbook shows: its own; of one for a year or a quarter the last, but none yet to come.
CREATE OR REPLACE TEMP MACRO month_shown(ordinal, last_ordinal, received_at) AS
coalesce(ordinal, least(last_ordinal, year(received_at) * 12 + month(received_at) - 1));
