"""What the layers below say, in the user's language: names of steps, refusals, faults of files; and numbers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from moot.model.phrases import told
from moot.model.records import WHOLE, View


def worded(text: str | BaseException) -> str:
    """A label, a refusal or an exception's sentence as a person reads it."""
    return told(text, lambda template: QCoreApplication.translate("Below", template), number_text)


def in_quotes(text: str) -> str:
    """A text in the quotation marks of the user's language."""
    return worded("“{text}”").format(text=text)


def title_of_view(view: View) -> str:
    """What a view is called; the one of the whole case, which nobody has named, in the user's language."""
    return worded(view.title) if view.id == WHOLE else view.title


def number_text(number: int) -> str:
    """A whole number as the language writes it: `1,234`, `1.234`."""
    return _locale().toString(number)


def decimal_text(number: float, places: int) -> str:
    """A number with so many decimal places as the language writes it: `0.73`, `0,73`."""
    return _locale().toString(number, "f", places)


def _locale() -> QLocale:
    locale = QLocale()
    # without a locale (LANG=C) Qt would leave out what parts the thousands
    return QLocale("en") if locale.language() is QLocale.Language.C else locale
