-- grain: one row per row handed over as text
COPY held_rows FROM $file (
    FORMAT csv, AUTO_DETECT false, HEADER false, DELIMITER $break, QUOTE $quote, ESCAPE $quote, NULLSTR '', NEW_LINE '\r\n',
    PARALLEL false, MAX_LINE_SIZE $longest, BUFFER_SIZE $longest
)
