"""Pictures of a map to hand over: SVG, PDF or PNG, whole or not at all on the disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from moot.drawing.caption import Words
from moot.drawing.content import Translate, same
from moot.drawing.drawn import DrawnMap
from moot.drawing.errors import PictureError
from moot.drawing.pages import READABLE, Cut, Paper, Setting, Turn, fitted, natural, whole
from moot.drawing.pdf import pdf
from moot.drawing.sheets import Sheet, cut_through, paint_sheet, painting_on
from moot.drawing.svg import svg
from moot.drawing.tiles import Tiles, tiled
from moot.model.phrases import Count, phrase

LARGEST_SIDE = 30_000  # px of a PNG: many programs open none larger
LARGEST_AREA = 400_000_000  # px: 1.6 GB while it is painted
_PER_INCH = 96.0


class Format(StrEnum):
    """What a picture is saved as, by its suffix."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"


# what each begins with, to tell whether a file that is there may be replaced
_BEGINNINGS = {Format.SVG: (b"<?xml", b"<svg"), Format.PDF: (b"%PDF-",), Format.PNG: (b"\x89PNG\r\n\x1a\n",)}


@dataclass(frozen=True, slots=True)
class Order:
    """What kind of picture is wanted. `paper` None is natural size; `scale` is PNG px for one px of the sheet.

    `tiles` says how it is spread over several pages, if it is.
    """

    format: Format
    paper: Paper | None = None
    tiles: Tiles | None = None
    scale: float = 2.0
    turn: Turn = Turn.EITHER


@dataclass(frozen=True, slots=True)
class Made:
    """A finished picture. `type_size` is that of the smallest page's text in points (overviews of tiles apart).

    `cut` counts the boxes larger than a page.
    """

    data: bytes
    sheets: tuple[Sheet, ...]
    type_size: float
    cut: int = 0

    @property
    def readable(self) -> bool:
        return self.type_size >= READABLE


def make(drawn: DrawnMap, words: Words, order: Order, cut: Cut | None = None, tr: Translate = same) -> Made:
    """The picture, as bytes; raises PictureError where it cannot be made."""
    root = drawn.view.root if drawn.view is not None else None
    if root is not None and root not in drawn.case:
        raise PictureError(
            phrase("There is nothing to draw: what this view begins with has been removed or is privileged.")
        )
    if not drawn.layout.boxes:
        raise PictureError(phrase("There is nothing to draw: the map is empty."))
    setting = Setting(drawn, cut or whole(drawn), words, tr)
    sheets = lay_sheets(setting, order)
    return Made(_encode(setting, sheets, order), tuple(sheets), sheets[-1].type_size, cut_through(drawn, sheets))


def lay_sheets(setting: Setting, order: Order) -> list[Sheet]:
    """The pages of a picture, for a preview too."""
    if order.paper is None:
        return [natural(setting)]
    if order.tiles is not None:
        return tiled(setting, order.paper, order.tiles, order.turn)
    return [fitted(setting, order.paper, order.turn)]


def _encode(setting: Setting, sheets: list[Sheet], order: Order) -> bytes:
    words = setting.words
    title = words.title or setting.tr("Argument map")
    if order.format is Format.PDF:
        return pdf(setting.drawn, sheets, title)
    if len(sheets) > 1:
        raise PictureError(phrase("Only a PDF can hold several pages."))
    if order.format is Format.SVG:
        about = " ".join(part for part in (words.subtitle, words.date, words.stamp, words.notice) if part)
        return svg(setting.drawn, sheets[0], title, about)
    return png(setting.drawn, sheets[0], order.scale)


def png(drawn: DrawnMap, sheet: Sheet, scale: float) -> bytes:
    """The sheet as PNG; raises PictureError beyond what programs open and memory holds, before painting anything."""
    image = image_of(drawn, sheet, scale)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs want bytes, Qt a name
        raise PictureError(phrase("The picture could not be turned into a PNG."))
    return bytes(buffer.data().data())


def image_of(drawn: DrawnMap, sheet: Sheet, scale: float) -> QImage:
    """The sheet as an image, for PNG and the clipboard."""
    width, height = round(sheet.width * scale), round(sheet.height * scale)
    if width < 1 or height < 1:
        raise PictureError(phrase("At that scale nothing would be left of the picture; choose a larger one."))
    if max(width, height) > LARGEST_SIDE or width * height > LARGEST_AREA:
        raise PictureError(
            phrase(
                "The picture would be {width} by {height} px, more than a PNG can sensibly hold ({side} px a side, "
                "{millions} million in all); choose a smaller scale, one issue or view, or SVG or PDF.",
                width=Count(width),
                height=Count(height),
                side=Count(LARGEST_SIDE),
                millions=LARGEST_AREA // 1_000_000,
            )
        )
    image = QImage(width, height, QImage.Format.Format_RGB32)
    if image.isNull():
        raise PictureError(
            phrase(
                "There is not enough memory for a picture of {width} by {height} px.",
                width=Count(width),
                height=Count(height),
            )
        )
    per_metre = round(_PER_INCH * scale / 0.0254)
    image.setDotsPerMeterX(per_metre)
    image.setDotsPerMeterY(per_metre)
    image.fill(0xFFFFFFFF)
    with painting_on(image) as painter:
        painter.scale(width / sheet.width, height / sheet.height)
        paint_sheet(painter, drawn, sheet, clip=False)
    return image


def may_replace(path: Path, format_: Format) -> bool:
    """Whether a file that is there is a picture of this kind, or empty, and so may be replaced by a new one."""
    if not path.is_file():  # a pipe or a device: it might be waited for without end
        return False
    with path.open("rb") as file:
        start = file.read(16).removeprefix(b"\xef\xbb\xbf").lstrip()
    return not start or start.startswith(_BEGINNINGS[format_])


def save(data: bytes, path: Path, *, sync: Callable[[int], None] = os.fsync) -> None:
    """Write a file so that it is there whole, or as it was before; raises PictureError and leaves nothing behind."""
    temporary: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem[:40]}-", delete=False) as file:
            temporary = Path(file.name)
            file.write(data)
            file.flush()
            sync(file.fileno())
        temporary.chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise PictureError(
            phrase(
                "{path} could not be written ({reason}); choose another name or folder.",
                path=path,
                reason=(error.strerror or str(error)).lower(),
            )
        ) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
