"""The map on the clipboard as a picture. Loaded when somebody copies one: with it comes all that makes pictures."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from moot.canvas.desk import Desk
from moot.canvas.lettering import for_pictures
from moot.canvas.sheet import Sheet
from moot.canvas.waiting import Waiting
from moot.canvas.wording import worded
from moot.drawing.caption import Words
from moot.drawing.drawn import DrawnMap, ticks_of
from moot.drawing.errors import PictureError
from moot.drawing.picture import Format, Made, Order, make
from moot.drawing.standing import standing_of
from moot.drawing.style import LIGHT
from moot.model.disclosed import disclosed
from moot.model.pace import CalledOffError


def copy_picture(desk: Desk, sheet: Sheet, window: QWidget) -> None:
    """Copy the map as it is looked at, in the light theme, without what is privileged: as PNG and as SVG."""
    try:
        png, svg = _made(desk, sheet, window)
    except PictureError as refusal:
        desk.refused.emit(worded(refusal))
        return
    except CalledOffError:
        return
    data = QMimeData()
    data.setImageData(QImage.fromData(QByteArray(png.data)))
    data.setData("image/png", QByteArray(png.data))
    data.setData("image/svg+xml", QByteArray(svg.data))
    QGuiApplication.clipboard().setMimeData(data)


def _made(desk: Desk, sheet: Sheet, window: QWidget) -> tuple[Made, Made]:
    """The picture in both formats. Raises PictureError and CalledOffError."""
    case, seen = disclosed(desk.case), desk.appraisal
    standing = standing_of(case, seen.semantics, seen.audience)
    said = QCoreApplication.translate("Exchange", "Making the picture …")
    with Waiting(said, window, ticks_of(case) + 2 * len(sheet.layout.boxes)):
        drawn = DrawnMap(case, desk.view, LIGHT, standing, measure=for_pictures(sheet), tr=worded)
        words = Words(title=desk.document.title)
        return make(drawn, words, Order(Format.PNG), tr=worded), make(drawn, words, Order(Format.SVG), tr=worded)
