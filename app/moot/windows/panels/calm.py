"""A combo box for narrow panels."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from moot.drawing.style import grown

_FRAME = 28  # px round the words of a list that opens, with its scroll bar
_WIDEST = 460  # px of such a list


class CalmCombo(QComboBox):
    """A choice that the wheel scrolls past, and that asks for no more room than there is."""

    opening = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As Qt paints it, but words that have no room end in an ellipsis."""
        if self.isEditable():
            super().paintEvent(event)
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = self.style()
        field = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.currentText()
        if self.currentIndex() < 0:
            words = self.placeholderText()
            muted = self.palette().brush(QPalette.ColorRole.PlaceholderText)
            option.palette.setBrush(QPalette.ColorRole.ButtonText, muted)
        option.currentText = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, field.width())
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def showPopup(self) -> None:
        self.opening.emit()
        view = self.view()
        view.setMinimumWidth(min(view.sizeHintForColumn(0) + _FRAME, grown(_WIDEST)))  # whole words to choose from
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.opening.emit()
        super().focusInEvent(event)
