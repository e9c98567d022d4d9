"""A workbook as it is read: who sent it for which period, which rows are accepted, and everything that is wrong."""
