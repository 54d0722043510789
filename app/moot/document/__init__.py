"""The open case: edits, undo and redo, and those who follow them."""
