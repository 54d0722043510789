"""Finding claims, filtering them, and reaching every command by its name."""
