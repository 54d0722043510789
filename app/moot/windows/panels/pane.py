"""The upper part of the inspector: the form for what is selected, of those built so far, and an argument's premises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from moot.canvas.desk import Desk
from moot.model.records import Kind, Ref
from moot.windows.panels.fields import fields_for
from moot.windows.panels.form import Form


class FieldsPane(QWidget):
    """Shows one form at a time. `wanted` is told with the record a button leads to."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._forms: dict[tuple[frozenset[Kind], bool, bool], Form] = {}
        self.form: Form | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column

    @property
    def built(self) -> int:
        """How many forms there are."""
        return len(self._forms)

    def turn_to(self, refs: Sequence[Ref]) -> None:
        """Show and edit these records."""
        kinds = dict.fromkeys(ref.kind for ref in refs)
        key = (frozenset(kinds), len(refs) > 1, self._desk.writable)
        form = self._forms.get(key)
        if form is None:
            shown = fields_for(kinds, several=len(refs) > 1)
            form = self._forms[key] = Form(self._desk, shown, next(iter(kinds)), self)
            form.wanted.connect(self.wanted)
            self._column.addWidget(form)
        if form is not self.form and self.form is not None:
            self.form.settle()
            self.form.hide()
        form.turn_to(refs)
        form.show()
        self.form = form

    def enter(self) -> None:
        """Put the focus on the first field."""
        if self.form is not None:
            self.form.enter()

    def settle(self) -> None:
        """Put what is being typed into the case."""
        if self.form is not None:
            self.form.settle()


def read_in_order(layout: QLayout) -> None:
    """Let a screen reader come to what a layout holds in the order of the layout, all the way in.

    It follows the order of the children, which is that in which they were made or last raised.
    """
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.raise_()
            inner = widget.layout()
        if inner is not None:
            read_in_order(inner)


def focusable(layout: QLayout) -> Iterator[QWidget]:
    """The widgets in a layout that Tab can reach, in the order of the layout, all the way in."""
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            inner = widget.layout()
            if inner is None and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                yield widget
        if inner is not None:
            yield from focusable(inner)
