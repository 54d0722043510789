"""What one writes on and asks over: the map here, the outline in the window. The editor and the popups know no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QWidget

from moot.drawing import style
from moot.drawing.style import Role, Theme
from moot.model.records import Kind, Ref

if TYPE_CHECKING:
    from moot.canvas.editor import InPlaceEditor
    from moot.canvas.view import MapView

_BELOW = 12  # px of the screen between a box and what is asked about it


class Surface(Protocol):
    """A widget that shows the boxes of a desk and lets one be written into."""

    @property
    def theme(self) -> Theme: ...

    def paper(self) -> QWidget:
        """The widget the in-place editor lies on."""

    def lay(self, editor: InPlaceEditor, ref: Ref) -> None:
        """Put an editor where the text of a box stands now, in its font and colours; where it has none, nowhere."""

    def follow(self, ref: Ref) -> None:
        """Keep a box in sight while its text grows."""

    def settle(self) -> None:
        """An editor has opened or closed."""

    def place_of(self, ref: Ref) -> Ref:
        """The place a box is drawn in."""

    def take_key(self, event: QKeyEvent) -> None:
        """A key that ended the writing and means something to the surface."""

    def take_focus(self) -> None:
        """Have the keys again."""

    def room(self) -> QWidget:
        """The widget that popups lie on, wholly inside it."""

    def beside(self) -> QPoint:
        """Where in that room something is asked about the current box."""


class MapSurface:
    """The map as a surface."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    @property
    def theme(self) -> Theme:
        return self._view.theme

    def paper(self) -> QWidget:
        return self._view.viewport()

    def lay(self, editor: InPlaceEditor, ref: Ref) -> None:
        """Over the text of the box, at the scale of the map, but never so small that it cannot be read."""
        from moot.canvas.editor import LEAST_PX, ROOM

        view = self._view
        found = view.sheet.text_place(ref)
        if found is None:
            return
        role = Role.ISSUE if ref.kind is Kind.ISSUE else Role.TEXT
        scale = max(view.camera.scale, LEAST_PX / style.pixel_size(role))
        self._dress(editor, role, scale)
        corner = view.camera.on_screen(found.x, found.y)
        width = round(found.w * scale) + 2 * ROOM
        wanted = editor.wanted_height(width)
        height = min(wanted, max(40, view.viewport().rect().height() - 16))
        rect = QRect(corner.x() - ROOM, corner.y() - ROOM, width, height)
        if role is Role.ISSUE:  # a short question is centred in its pill
            rect.moveCenter(view.camera.on_screen(found.x + found.w / 2, found.y + found.h / 2))
        wider, higher = rect.width() - found.w * view.camera.scale, rect.height() - found.h * view.camera.scale
        beyond = 2 * ROOM * view.camera.scale
        editor.framed = not editor.outgrown and (higher > beyond or wider > beyond + 2 * ROOM)
        editor.put(rect, whole=height == wanted)
        view.minimap.settle()

    def _dress(self, editor: InPlaceEditor, role: Role, scale: float) -> None:
        theme = self._view.theme
        font = style.font(role, self._view.sheet.drawing.measure.family)
        font.setPixelSize(max(1, round(style.pixel_size(role) * scale)))
        issue = role is Role.ISSUE
        ink, ground = (theme.issue_ink, theme.issue) if issue else (theme.ink, theme.surface)
        editor.dress(font, QColor(ink), QColor(ground), QColor(theme.accent), QColor(theme.issue_ink))

    def follow(self, ref: Ref) -> None:
        placed = self._view.sheet.placed(ref)
        if placed is not None:
            self._view.camera.show(placed.rect)

    def settle(self) -> None:
        self._view.pointer.refresh()
        self._view.minimap.settle()

    def place_of(self, ref: Ref) -> Ref:
        return self._view.place_of(ref)

    def take_key(self, event: QKeyEvent) -> None:
        self._view.keyPressEvent(event)

    def take_focus(self) -> None:
        if self._view.writing.editor is None:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def room(self) -> QWidget:
        return self._view

    def beside(self) -> QPoint:
        """Below the current box; without one, in the upper middle."""
        view = self._view
        current = view.desk.current
        rect = view.sheet.rect_of(current) if current is not None else None
        if rect is None:
            return QPoint(view.width() // 2 - 200, view.height() // 6)
        corner = view.camera.on_screen(rect.x, rect.bottom)
        return view.viewport().mapTo(view, corner + QPoint(0, _BELOW))
