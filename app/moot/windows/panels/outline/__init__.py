"""The outline: the case as a tree of rows, for eyes, keys and screen readers; all that the map can do, it can do."""
