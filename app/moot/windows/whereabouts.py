"""Where a file is likely to be wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from moot.document.document import Document


def suggested(document: Document, name: str) -> str:
    """The path of a new file of this name: beside the case's own file, or with a person's documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(documents) if document.untitled else document.path.parent
    return str(folder / name) if folder.is_dir() else name
