-- grain: one row per window and document that a unit issued in it
CREATE OR REPLACE TEMP TABLE counted_documents AS
WITH told AS (
    SELECT *
    FROM current_issued_document
    WHERE outcome = 'accepted'
    QUALIFY rank() OVER (
        PARTITION BY sender, document_number_key, issued_on ORDER BY last_ordinal DESC, received_at DESC, path DESC
    ) = 1
)

SELECT
    'issued_documents' AS measure,
    evidence_end.period,
    evidence_end."window",
    shown_unit.shown AS unit,
    told.sender AS told_of,
    told.issued_on AS event_on,
    1 AS amount,
    told.document_type,
    'issued_document' AS form,
    told.file_key,
    told.sheet_no,
    told.row_number
FROM evidence_end
INNER JOIN told ON told.issued_on BETWEEN evidence_end.first_day AND evidence_end.last_day
INNER JOIN shown_unit ON told.sender = shown_unit.unit
WHERE evidence_end.form = 'issued_document'
