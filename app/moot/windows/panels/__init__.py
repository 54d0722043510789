"""What stands beside the map: the inspector with its sections, and lists on demand."""
