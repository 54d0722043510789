"""The map as a widget: view, gestures, the editor in place."""
