"""What people see: Word templates, mails, the looks of blank workbooks. No logic."""
