"""The tests; run with `python3 tests`."""
