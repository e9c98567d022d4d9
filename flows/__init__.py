"""The shell: Prefect, the clock, the environment, mail, disk and the command line."""
