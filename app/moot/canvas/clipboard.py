"""Cut, copy and paste: subtrees between windows, indented text to and from other programs, and the map as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QImage

from moot.drawing.caption import Words
from moot.drawing.disclosed import disclosed
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.picture import Format, Order, make
from moot.drawing.style import LIGHT

if TYPE_CHECKING:
    from moot.canvas.view import MapView

_SVG = "image/svg+xml"


class Exchange:
    """What goes between a map and the clipboard."""

    def __init__(self, view: MapView) -> None:
        self._view = view

    def copy_picture(self) -> None:
        """Copy the map as it is looked at, in the light theme, without what is privileged: as PNG and as SVG."""
        desk = self._view.desk
        drawn = DrawnMap(disclosed(desk.case), desk.view, LIGHT)
        words = Words(title=desk.document.title)
        try:
            png = make(drawn, words, Order(Format.PNG)).data
            svg = make(drawn, words, Order(Format.SVG)).data
        except PictureError as refusal:
            desk.refused.emit(str(refusal))
            return
        data = QMimeData()
        data.setImageData(QImage.fromData(QByteArray(png)))
        data.setData("image/png", QByteArray(png))
        data.setData(_SVG, QByteArray(svg))
        QGuiApplication.clipboard().setMimeData(data)
