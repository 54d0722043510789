"""What this program is and with what it runs: versions and licences, as text that can be copied into a message.

No path and no name of a user or machine is in it.
"""

from __future__ import annotations

import platform
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtSvgWidgets import QSvgWidget
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from moot import places
from moot.drawing.style import grown
from moot.store.connection import SQLITE_VERSION
from moot.windows.actions import translate

if TYPE_CHECKING:
    from moot.windows.main_window import MainWindow

_LIBRARIES = ("PySide6-Essentials", "shiboken6", "networkx", "sqlite-utils", "click", "PyYAML", "python-sat")
_ICON = 56  # px


class AboutDialog(QDialog):
    """Versions and licences."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("About Moot"))
        heading = QLabel(f"Moot {version_of('moot')}", self)
        heading.setObjectName("about-title")
        said = QLabel(translate("Argument graphs of disputes. Everything stays on this computer."), self)
        said.setWordWrap(True)
        words = QVBoxLayout()
        words.addWidget(heading)
        words.addWidget(said)
        icon = QSvgWidget(str(places.resources_dir() / "icons" / "moot.svg"), self)
        icon.setFixedSize(_ICON, _ICON)
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(icon)
        top.addLayout(words, 1)
        self.parts = QPlainTextEdit(parts(), self)
        self.parts.setReadOnly(True)
        self.parts.setTabChangesFocus(True)
        self.parts.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.parts.setAccessibleName(translate("Versions and licences"))
        self.parts.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = buttons.addButton(translate("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.parts.toPlainText()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(14)
        column.addLayout(top)
        column.addWidget(self.parts, 1)
        column.addWidget(buttons)
        self.resize(grown(560), grown(420))


def parts() -> str:
    """All that runs here, a line each: name, version, licence."""
    rows = [
        ("Moot", version_of("moot"), licence_of("moot")),
        ("Python", platform.python_version(), "PSF-2.0"),
        ("Qt", qVersion(), "LGPL-3.0-only"),
        ("SQLite", SQLITE_VERSION, translate("public domain")),
        *((name, version_of(name), licence_of(name)) for name in _LIBRARIES),
        (platform.system(), platform.release(), platform.machine()),
    ]
    return "\n".join("  ".join(part for part in row if part) for row in rows)


def version_of(name: str) -> str:
    """The version of an installed package; a dash where its description is missing."""
    found = _described(name)
    return "–" if found is None else found.version


def licence_of(name: str) -> str:
    """The licence a package names for itself; empty where it names none."""
    found = _described(name)
    if found is None:
        return ""
    said = next((found.metadata[key] for key in ("License-Expression", "License") if key in found.metadata), "")
    return said.strip().partition("\n")[0]  # some put the whole text there


def _described(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
