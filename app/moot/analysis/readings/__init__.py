"""The readings of a framework: which of its arguments can be held together, by the semantics of the textbooks."""
