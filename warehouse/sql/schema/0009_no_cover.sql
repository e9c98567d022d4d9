-- Nothing asks who prepared and signed a workbook; its rows of evidence say so.
ALTER TABLE readings DROP COLUMN prepared_by;

ALTER TABLE readings DROP COLUMN approved_by;

ALTER TABLE readings DROP COLUMN reported_on;

ALTER TABLE readings DROP COLUMN form_edition;
