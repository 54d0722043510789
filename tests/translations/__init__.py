"""Translations: every text a person reads, and its German."""
