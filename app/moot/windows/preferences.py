"""What a person prefers, kept between sittings: the only reader and writer of the settings file.

Values are read here once and passed down; nothing below `windows` knows that there is a settings file.
"""

from __future__ import annotations

import os
from dataclasses import fields, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QStandardPaths

from moot.model.frozen import dataclass

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

MOST_RECENTS = 12
MOST_BACKUPS = 99
TEXT_SIZES = (90, 100, 115, 130, 150, 175, 200)  # per cent
_BOUNDS = {"text_size": (TEXT_SIZES[0], TEXT_SIZES[-1]), "backups": (1, MOST_BACKUPS)}


class ThemeChoice(StrEnum):
    """Which theme the windows wear."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Beginning(StrEnum):
    """What a start without files shows."""

    SAMPLE = "sample"
    START_PAGE = "start-page"
    LAST_CASE = "last-case"


@dataclass(frozen=True, slots=True)
class Preferences:
    """All preferences. `letters` lets single letters act on the canvas; recents can be off: they may name clients.

    `language` is a code (`de`), empty for the system's; the families of fonts are empty for the desktop's own. The
    size of texts is in per cent; on the map it is the scale at which maps open. `backups` are kept of each case.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    interface_font: str = ""
    map_font: str = ""
    text_size: int = 100
    letters: bool = True
    motion: bool = True
    minimap: bool = True
    side_panel: bool = True
    outline: bool = True
    backups: int = 10
    keep_recents: bool = True
    recents: tuple[str, ...] = ()
    beginning: Beginning = Beginning.SAMPLE
    hints_gone: tuple[str, ...] = ()  # those followed or waved away, by name


class PreferenceFile:
    """Preferences and window sizes in one INI file, which the environment variable MOOT_HOME moves elsewhere."""

    def __init__(self, path: Path | None = None) -> None:
        self._settings = QSettings(str(path or _default_path()), QSettings.Format.IniFormat)
        self.value = self._read()

    def change(self, **changes: object) -> Preferences:
        """Set some preferences and write them at once; what cannot be written holds for this sitting only."""
        self.value = replace(self.value, **changes)  # type: ignore[arg-type]  # named by the caller, typed by the class
        for name in changes:
            value = getattr(self.value, name)
            self._settings.setValue(name, list(value) if isinstance(value, tuple) else value)
        self._settings.sync()
        return self.value

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones, if they are kept at all."""
        if self.value.keep_recents:
            others = [known for known in self.value.recents if known != str(path)]
            self.change(recents=(str(path), *others)[:MOST_RECENTS])

    def forget_recents(self) -> None:
        """Clear the list of recent files: it may hold clients' names."""
        self.change(recents=())

    def geometry(self, name: str) -> QByteArray | None:
        """Size and place of a window as last saved under this name."""
        found = self._settings.value(f"geometry/{name}")
        if found is None:
            return None
        from PySide6.QtCore import QByteArray

        return found if isinstance(found, QByteArray) else None

    def save_geometry(self, name: str, geometry: QByteArray) -> None:
        """Keep size and place of a window under this name."""
        self._settings.setValue(f"geometry/{name}", geometry)

    def _read(self) -> Preferences:
        found: dict[str, object] = {}
        for field in fields(Preferences):
            raw = self._settings.value(field.name)
            if raw is not None:
                found[field.name] = _understood(field.name, field.default, raw)
        return replace(Preferences(), **found)  # type: ignore[arg-type]  # each value has its default's type


def _understood(name: str, default: object, raw: object) -> object:
    """A raw setting as the type of its default; the default where it cannot be read so (files are edited by hand)."""
    if isinstance(default, bool):
        return str(raw).lower() in ("true", "1", "yes")
    if isinstance(default, ThemeChoice | Beginning):
        kind = type(default)
        return kind(str(raw)) if str(raw) in set(kind) else default
    if isinstance(default, tuple):
        return (
            (raw,) if isinstance(raw, str) else tuple(str(part) for part in raw) if isinstance(raw, list) else default
        )
    if isinstance(default, int):
        least, most = _BOUNDS.get(name, (0, 100))
        return max(least, min(most, int(str(raw)))) if str(raw).isdecimal() else default
    return raw if isinstance(raw, str) else default


def _default_path() -> Path:
    home = os.environ.get("MOOT_HOME")
    if home:
        return Path(home) / "preferences.ini"
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "moot" / "preferences.ini"
