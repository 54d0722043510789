"""Tests of the open case."""
