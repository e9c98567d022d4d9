"""The vocabulary that `transforms` and `warehouse` both speak: frozen values, no input or output."""

# Raised by hand when a rule of reading changes: files read under another edition are read again from the archive.
EDITION = "21"
