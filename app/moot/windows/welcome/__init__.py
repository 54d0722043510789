"""Beginning: the start page, a map to try in a minute, hints for the first days, cases saved as templates."""
