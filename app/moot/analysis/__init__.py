"""What stands, and why: computed from a case, never stored in it."""
