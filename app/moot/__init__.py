"""Moot: argument graphs of disputes, for lawyers and students."""
