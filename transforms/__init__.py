"""The core: the same input gives the same output; no Prefect, no database, no network, no clock."""
