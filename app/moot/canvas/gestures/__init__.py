"""Drags on the map: one object each."""
