"""What the current offer is: its title, what it is for, a small picture of the map, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from moot import places
from moot.canvas.arranged import found
from moot.canvas.wording import worded
from moot.drawing.drawn import DrawnMap
from moot.drawing.style import DARK, LIGHT
from moot.formats import prepared
from moot.formats.errors import FormatError
from moot.formats.registry import read_file
from moot.model.case import Case, in_order
from moot.model.records import View
from moot.windows.actions import translate as _tr
from moot.windows.welcome.offers import Offer, Section

_LATER = 90  # ms that a picture waits, so that arrows run through the list without stumbling
_MARGIN = 14.0
_SHAPE = (500.0, 330.0)  # px: the room a picture has in a page of its ordinary size
_LARGEST = 0.75  # a small map is not blown up


@dataclass(frozen=True, slots=True)
class Seen:
    """What is shown of an offer beside its title. Of a person's own cases nothing is read before they are opened."""

    words: str
    case: Case | None = None


def seen(offer: Offer) -> Seen:
    """Read what an offer is about; where that cannot be read, its words say why."""
    if offer.section is Section.RECENT:
        gone = _tr("It was moved, renamed or removed, or lies on a drive that is not connected.")
        return Seen(gone if offer.missing else "")
    path = places.tour() if offer.section is Section.TRY else offer.path
    if path is None:
        return Seen("")
    try:
        records = prepared.read(path) or read_file(path).records
    except FormatError as failure:
        return Seen(worded(failure))
    case = Case(records)
    pages = sorted(case.notes.values(), key=in_order)
    from_page = offer.section in (Section.NEW, Section.OWN)
    words = (pages[0].text if pages else "") if from_page else case.settings.notice
    return Seen(words, case)


class Sight(QWidget):
    """The right half of the start page. `taken` and `dropped` are emitted with the offer by its buttons."""

    taken = Signal(object)
    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sight")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._offer: Offer | None = None
        self._known: dict[Offer, Seen] = {}
        self._title = _label(self, "sight-title")
        self._words = _label(self, "sight-words")
        self.picture = Picture(self)
        self.take = QPushButton(self)
        self.take.setDefault(True)
        self.take.clicked.connect(lambda: self.taken.emit(self._offer))
        self.drop = QPushButton(self)
        self.drop.clicked.connect(lambda: self.dropped.emit(self._offer))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_LATER)
        self._later.timeout.connect(self._read)
        self._lay_out()
        self.show_offer(None)

    @property
    def text(self) -> str:
        """What is said of the offer."""
        return self._words.text()

    def show_offer(self, offer: Offer | None) -> None:
        """Show this one; its picture follows a little later where it has not been read yet."""
        self._offer = offer
        self._later.stop()
        self._title.setText(offer.title if offer is not None else _tr("Nothing of that name"))
        self.take.setVisible(offer is not None)
        self.drop.setVisible(offer is not None and offer.section in (Section.RECENT, Section.OWN))
        known = self._known.get(offer) if offer is not None else None
        self._show(known or Seen(""))
        if offer is None:
            return
        recent = offer.section is Section.RECENT
        self.take.setText(_tr("Open") if offer.section in (Section.RECENT, Section.LOOK) else _tr("Begin"))
        self.take.setEnabled(not offer.missing)
        self.drop.setText(_tr("Remove from list") if recent else _tr("Remove template"))
        if known is None:
            self._later.start()

    def _read(self) -> None:
        if self._offer is not None:
            self._known[self._offer] = found = seen(self._offer)
            self._show(found)

    def _show(self, found: Seen) -> None:
        offer = self._offer
        line = offer.line if offer is not None else ""
        self._words.setText("\n\n".join(part for part in (line, found.words) if part))
        self.picture.show_case(found.case)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.drop)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self.picture, 1)
        column.addLayout(buttons)


class Picture(QWidget):
    """A map made small enough to be seen whole, in the window's colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        self.setMinimumHeight(80)
        self._drawn: DrawnMap | None = None

    @property
    def case(self) -> Case | None:
        """What is shown."""
        return None if self._drawn is None else self._drawn.case

    def sizeHint(self) -> QSize:
        return QSize(320, 240)

    def show_case(self, case: Case | None) -> None:
        """Show the map of a case, or nothing."""
        self._drawn = _drawn(case) if case is not None else None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self._drawn
        if drawn is None or not drawn.layout.boxes:
            return
        # as the palette, which is the theme's; the picture need not be told when that changes
        drawn.theme = DARK if self.palette().window().color().lightnessF() < 0.5 else LIGHT
        bounds, room = drawn.layout.bounds, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        scale = min(
            (room.width() - 2 * _MARGIN) / max(bounds.w, 1.0),
            (room.height() - 2 * _MARGIN) / max(bounds.h, 1.0),
            _LARGEST,
        )
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().alternateBase())
        painter.drawRoundedRect(room, 8, 8)
        if scale > 0:
            painter.translate(room.center())
            painter.scale(scale, scale)
            painter.translate(-bounds.x - bounds.w / 2, -bounds.y - bounds.h / 2)
            drawn.paint(painter, scale=scale)
        painter.end()


def _drawn(case: Case) -> DrawnMap:
    """The map of a case as it comes out largest on the page."""
    view = View("")
    drawn = DrawnMap(case, view, tr=worded)
    if drawn.layout.boxes:
        drawn.show(view, found(drawn, view, *_SHAPE, drawn.lent()))
    return drawn


def _label(parent: QWidget, name: str) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
