"""The list of the start page: headings, and beneath each what is offered in two lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moot.drawing.legible import legible
from moot.windows.actions import translate as _tr
from moot.windows.welcome.offers import Offer, Section, title_of

_OFFER = Qt.ItemDataRole.UserRole
_PAD_X, _PAD_Y, _GAP, _ABOVE = 12, 6, 1, 10  # px
_SMALLER = 1  # px than the list's own font


class OfferList(QListWidget):
    """Emits `taken` with an offer on Enter or a double-click, `dropped` on Delete, `typed` with letters for the filter.

    `moved` is emitted with the current offer, None where there is none.
    """

    taken = Signal(object)
    dropped = Signal(object)
    moved = Signal(object)
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("offers")
        self.setAccessibleName(_tr("What to begin with"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_TwoLines(self))
        self.currentItemChanged.connect(lambda item: self.moved.emit(_offer(item)))
        self.itemDoubleClicked.connect(lambda item: self._take(_offer(item)))

    @property
    def current(self) -> Offer | None:
        """The offer that Enter takes."""
        return _offer(self.currentItem())

    def offers(self) -> list[Offer]:
        """What is listed."""
        return [found for row in range(self.count()) if (found := _offer(self.item(row))) is not None]

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """List these under their headings. The current one stays current, or what has come into its place."""
        before = self.current
        place = self.offers().index(before) if before is not None else 0
        self.blockSignals(True)
        self.clear()
        section: Section | None = None
        for offer in offers:
            if offer.section is not section:
                section = offer.section
                self._head(section)
            self._add(offer)
        known = next((at for at, one in enumerate(offers) if before is not None and _same(one, before)), place)
        self._go(min(known, len(offers) - 1))
        self.blockSignals(False)
        self.moved.emit(self.current)

    def go_to_first(self) -> None:
        """Make the first offer the current one."""
        self._go(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self.current
        commanding = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(current)
        elif key == Qt.Key.Key_Delete and current is not None:
            self.dropped.emit(current)
        elif key == Qt.Key.Key_Home:
            self._go(0)
        elif key == Qt.Key.Key_End:
            self._go(len(self.offers()) - 1)
        elif event.text().isprintable() and event.text().strip() and not commanding:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _go(self, place: int) -> None:
        rows = [row for row in range(self.count()) if _offer(self.item(row)) is not None]
        if 0 <= place < len(rows):
            self.setCurrentRow(rows[place])
            if place == 0:
                self.scrollToTop()  # the heading belongs to it

    def _take(self, offer: Offer | None) -> None:
        if offer is not None:
            self.taken.emit(offer)

    def _head(self, section: Section) -> None:
        item = QListWidgetItem(title_of(section), self)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, offer: Offer) -> None:
        item = QListWidgetItem(self)
        item.setData(_OFFER, offer)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.words)
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, title_of(offer.section))
        item.setToolTip(str(offer.path) if offer.section is Section.RECENT else "")


def _offer(item: QListWidgetItem | None) -> Offer | None:
    offer = item.data(_OFFER) if item is not None else None
    return offer if isinstance(offer, Offer) else None


def _same(one: Offer, other: Offer) -> bool:
    return (one.section, one.key) == (other.section, other.key)


class _TwoLines(QStyledItemDelegate):
    """Paints an offer's title and line, and headings; each shortened to the room there is."""

    def __init__(self, list_: OfferList) -> None:
        super().__init__(list_)
        self._list = list_

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        if not isinstance(index.data(_OFFER), Offer):
            above = _ABOVE if index.row() else 0
            return QSize(1, above + QFontMetrics(self._heading()).height() + 2 * _GAP + _PAD_Y)
        lines = QFontMetrics(self._list.font()).height() + QFontMetrics(self._small()).height()
        return QSize(1, lines + _GAP + 2 * _PAD_Y)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer, palette, rect = index.data(_OFFER), self._list.palette(), QRect(option.rect)
        state: QStyle.StateFlag = option.state
        # the program's: a style sheet thins the list's own
        muted = QApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.setPen(muted)
        if not isinstance(offer, Offer):
            painter.setFont(self._heading())
            high = painter.fontMetrics().height()
            _write(painter, rect.adjusted(0, rect.height() - high - _PAD_Y // 2, 0, 0), index.data())
            painter.restore()
            return
        if state & QStyle.StateFlag.State_Selected:
            _mark(painter, rect, palette, focused=self._list.hasFocus())
        painter.setFont(self._list.font())
        painter.setPen(muted if offer.missing else palette.color(QPalette.ColorRole.Text))
        top = rect.top() + _PAD_Y
        high = painter.fontMetrics().height()
        _write(painter, QRect(rect.left(), top, rect.width(), high), offer.title)
        top += high + _GAP
        painter.setFont(self._small())
        painter.setPen(muted)
        beneath = QRect(rect.left(), top, rect.width(), painter.fontMetrics().height())
        _write(painter, beneath, offer.line, path=offer.section is Section.RECENT)
        painter.restore()

    def _small(self) -> QFont:
        return _sized(self._list.font(), -_SMALLER)

    def _heading(self) -> QFont:
        font = _sized(self._list.font(), -_SMALLER)
        font.setWeight(QFont.Weight.DemiBold)
        return font


def _write(painter: QPainter, room: QRect, words: str, *, path: bool = False) -> None:
    """One line, shortened at its end; a path in the middle, which says least."""
    room = room.adjusted(_PAD_X, 0, -_PAD_X, 0)
    elide = Qt.TextElideMode.ElideMiddle if path else Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(legible(words), elide, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, shown)


def _sized(font: QFont, by: int) -> QFont:
    made = QFont(font)
    made.setPixelSize(max(8, _pixels(font) + by))
    return made


def _pixels(font: QFont) -> int:
    return font.pixelSize() if font.pixelSize() > 0 else round(font.pointSizeF() * 4 / 3)


def _mark(painter: QPainter, rect: QRect, palette: QPalette, *, focused: bool) -> None:
    accent = palette.color(QPalette.ColorRole.Highlight)
    tint = QColor(accent)
    tint.setAlphaF(0.16)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QBrush(tint))
    painter.setPen(QPen(accent, 1) if focused else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
