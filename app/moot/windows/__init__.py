"""Windows, panels, dialogs and actions: putting the parts together."""
