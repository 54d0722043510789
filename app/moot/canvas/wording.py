"""What the layers below say, in the user's language: names of steps, refusals, faults of files."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from moot.model.phrases import told
from moot.model.records import View
from moot.model.verbs import WHOLE


def worded(text: str | BaseException) -> str:
    """A label, a refusal or an exception's sentence as a person reads it."""
    return told(text, lambda template: QCoreApplication.translate("Below", template))


def in_quotes(text: str) -> str:
    """A text in the quotation marks of the user's language."""
    return worded("“{text}”").format(text=text)


def title_of_view(view: View) -> str:
    """What a view is called; the one of the whole case, which nobody has named, in the user's language."""
    return worded(view.title) if view.id == WHOLE else view.title
