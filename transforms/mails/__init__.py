"""What is mailed: the report to the leadership, a letter to each unit."""
