"""The same work without a window: `moot export`, `convert`, `check`, `analyse`."""
