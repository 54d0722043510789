"""Another language in the windows, for as long as a test needs it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from moot.canvas import scheming
from moot.windows import language


@contextmanager
def speaking(application: QCoreApplication, code: str) -> Iterator[None]:
    """Speak a language within, and afterwards what was spoken before."""
    before, there = QLocale(), set(application.findChildren(QTranslator))
    language.speak(application, code)
    scheming.shipped.cache_clear()
    yield
    QLocale.setDefault(before)
    for translator in set(application.findChildren(QTranslator)) - there:
        application.removeTranslator(translator)
        translator.deleteLater()
    scheming.shipped.cache_clear()
