"""A cohort at once: a table in, a sheet for every row."""
