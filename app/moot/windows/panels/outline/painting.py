"""Painting of the outline's rows: relation and number, text, and what stands at the far end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moot.drawing.boxes import paint_mark
from moot.drawing.pens import Pens
from moot.drawing.style import Theme, Tone
from moot.windows.panels.outline import words
from moot.windows.panels.outline.model import Index
from moot.windows.panels.outline.rows import Row
from moot.windows.sign import paint_undercut

if TYPE_CHECKING:
    from moot.windows.panels.outline.tree import OutlineTree

HEIGHT = 26  # px of a row
_AIR = 10  # px above and below a large text together
_LEAST = 60  # px of a row, however deep it lies
_PAD = 4
_GAP = 7  # between number and text
_END = 26  # room for the mark of what stands
_SEE = "↗ "
_SIGN = 1.05  # how high the sign of an undercut is, in capital letters


class Lead(NamedTuple):
    """What stands before the text: relation and number, the arrow of a claim used again, and how wide all is.

    The sign of an undercut is painted; `sign` is the room for it, 0 before other words.
    """

    words: str
    arrow: str
    width: int
    sign: int = 0


class RowPainter(QStyledItemDelegate):
    """Paints a row within its rectangle; the ground of selected rows is the tree's to paint."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree
        self._pens: Pens | None = None

    @property
    def font(self) -> QFont:
        """The font of the window."""
        return self._tree.font()

    @property
    def _bold(self) -> QFont:
        made = QFont(self.font)
        made.setWeight(QFont.Weight.DemiBold)
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(_LEAST, max(HEIGHT, QFontMetrics(self.font).height() + _AIR))

    def lead(self, row: Row) -> Lead:
        """What stands before the text of a row."""
        mark, _tone = words.relation(row)
        painted = mark == words.UNDERCUT
        number = words.number(self._tree.rows.spoken, row)
        said = " ".join(part for part in ("" if painted else mark, number) if part)
        arrow = _SEE if row.is_see else ""
        bold = QFontMetrics(self._bold)
        sign = self._sign_size + bold.horizontalAdvance(" ") if painted else 0
        width = sign + bold.horizontalAdvance(said) + (_GAP if said or sign else 0)
        return Lead(said, arrow, width + QFontMetrics(self.font).horizontalAdvance(arrow), sign)

    @property
    def _sign_size(self) -> int:
        return round(QFontMetrics(self._bold).capHeight() * _SIGN)

    def in_sight(self, rect: QRect) -> QRect:
        """A row's rectangle without what lies beyond the end of the pane: there the deepest rows make others long."""
        room = self._tree.viewport().rect()
        if self._tree.isRightToLeft():
            return rect.adjusted(min(max(0, room.left() - rect.left()), max(0, rect.width() - _LEAST)), 0, 0, 0)
        return rect.adjusted(0, 0, -min(max(0, rect.right() - room.right()), max(0, rect.width() - _LEAST)), 0)

    def text_rect(self, row: Row, rect: QRect) -> QRect:
        """Where the text of a row stands in its rectangle, read from left to right."""
        return rect.adjusted(_PAD + self.lead(row).width, 0, -(_END if row.claim is not None else _PAD), 0)

    # long: from one end of the row to the other
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._tree.rows.row_at(index)
        if row is None:
            return
        theme, spoken = self._tree.theme, self._tree.rows.spoken
        rect = self.in_sight(option.rect)
        direction: Qt.LayoutDirection = option.direction

        def placed(logical: QRect) -> QRect:
            return QStyle.visualRect(direction, rect, logical)

        lead = self.lead(row)
        text = self.text_rect(row, rect)
        along = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        along |= Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        ink, muted = QColor(theme.ink), QColor(theme.muted)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each text runs its own way
        painter.setFont(self._bold)
        _mark, tone = words.relation(row)
        painter.setPen(ink if tone is Tone.NEUTRAL else QColor(theme.relation(tone).line))
        before = QRect(rect.left() + _PAD + lead.sign, rect.top(), lead.width - lead.sign, rect.height())
        if lead.sign:
            size = self._sign_size
            room = placed(QRect(rect.left() + _PAD, rect.top(), size, rect.height()))
            paint_undercut(painter, painter.pen().color(), QRectF(room).center(), size)
        painter.drawText(placed(before), along, lead.words)
        painter.setFont(self.font)
        painter.setPen(muted if words.is_muted(spoken, row) else ink)
        arrow = QFontMetrics(self.font).horizontalAdvance(lead.arrow)
        painter.drawText(placed(QRect(text.left() - arrow, text.top(), arrow, text.height())), along, lead.arrow)
        if row.is_issue:
            painter.setFont(self.font)
        line = painter.fontMetrics().elidedText(
            words.text(spoken, row), Qt.TextElideMode.ElideRight, max(0, text.width())
        )
        painter.drawText(placed(text), along, line)
        known = words.status(spoken, row)
        if known is not None:
            room = placed(QRect(text.right() + 1, rect.top(), _END, rect.height()))
            paint_mark(painter, self.pens(theme), known.mark, QPointF(room.center()) + QPointF(0.5, 0.5))
        painter.restore()

    def pens(self, theme: Theme) -> Pens:
        """The pens of the theme worn now."""
        if self._pens is None or self._pens.theme is not theme:
            self._pens = Pens(theme)
        return self._pens
