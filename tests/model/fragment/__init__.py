"""Tests of cutting, copying and pasting."""
