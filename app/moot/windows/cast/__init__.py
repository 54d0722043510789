"""The cast of a case, all at once: its parties, tags and schemes."""
