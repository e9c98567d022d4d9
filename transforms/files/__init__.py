"""Bytes in, sheets out: every format of spreadsheet, told by its content, in bounded child processes."""
