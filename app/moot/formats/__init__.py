"""Reading and writing other representations of a case, one module a format."""
