"""The language the windows speak: which one, and the catalogue that turns English into it.

A catalogue is plain text that is read as it is (`resources/translations/de.po`): nothing has to be compiled, from a
checkout or once installed. Schemes have a catalogue of their own, since they are asked for late or never.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTranslator

from moot import places

if TYPE_CHECKING:
    from moot.formats.catalogues import Words

ENGLISH = "en"
SCHEMES = "Scheme"  # the context of schemes, premises and critical questions


def languages() -> dict[str, str]:
    """The languages there are: codes, each with what the language calls itself; English first."""
    return {ENGLISH: "English", **{code: QLocale(code).nativeLanguageName() or code for code in _codes()}}


def choose(preferred: str, system: Sequence[str] = ()) -> str:
    """The language to speak: the one preferred if there is such a one, else the first of the system's that there is.

    `system` is what the system asks for, best first (`de-AT`); it is asked where nothing is given.
    """
    for wish in (preferred, *(system or QLocale.system().uiLanguages())):
        code = wish.replace("_", "-").partition("-")[0].lower()
        if code == ENGLISH or (code.isalpha() and _catalogue(code).is_file()):
            return code
    return ENGLISH


def speak(application: QCoreApplication, language: str) -> None:
    """Let the application speak a language from now on, numbers and Qt's own dialogs too. English costs nothing."""
    if QLocale.system().name().partition("_")[0] != language:
        QLocale.setDefault(QLocale(language))
    if language == ENGLISH:
        return
    for translator in (_qt_translator(application, language), Catalogue(application, language)):
        application.installTranslator(translator)


class Catalogue(QTranslator):
    """Moot's own texts in one language."""

    def __init__(self, parent: QObject | None, language: str) -> None:
        super().__init__(parent)
        self._language = language
        self._words = _read(_catalogue(language))

    @cached_property
    def _schemes(self) -> Words:
        return _read(places.translations() / f"{self._language}.schemes.po")

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        found = (self._schemes if context == SCHEMES else self._words).find(context, text)
        # only None lets Qt go on to its own translator, and then to the text itself: an empty text is an answer to it
        return found or None  # type: ignore[return-value]


def _qt_translator(application: QCoreApplication, language: str) -> QTranslator:
    """Qt's own texts (OK, Cancel, the file dialog), as far as Qt brings them along."""
    from PySide6.QtCore import QLibraryInfo  # English needs none

    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    # a Qt without its translations speaks English on its buttons; nothing else depends on it
    translator.load(f"qtbase_{language}", folder)
    return translator


def _catalogue(language: str) -> Path:
    return places.translations() / f"{language}.po"


def _codes() -> list[str]:
    """The languages there is a catalogue of; that of the schemes is none of its own."""
    return sorted(path.stem for path in places.translations().glob("*.po") if "." not in path.stem)


def _read(path: Path) -> Words:
    from moot.formats.catalogues import read  # English needs none

    return read(path)
