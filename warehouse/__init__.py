"""DuckDB and nothing else: what was received, what it says, how sources differ, what the figures are."""
