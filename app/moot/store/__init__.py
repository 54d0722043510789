"""The case file: one SQLite database per case."""
