"""Keys as hints and steps name them: as the platform writes them, and no letters where letters are switched off."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence


def said(key: str, otherwise: str = "", *, letters: bool = True) -> str:
    """A key in words; `otherwise` in its place where single letters do nothing."""
    chosen = key if letters or not otherwise else otherwise
    return QKeySequence(chosen).toString(QKeySequence.SequenceFormat.NativeText)
