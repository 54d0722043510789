"""Contrast as WCAG 2.2 defines it, of two colours and of what has been painted."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

TEXT = 4.5
LINE = 3.0


def linear(value: float) -> float:
    """A channel of sRGB (0 to 1) as light."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


@lru_cache(maxsize=100_000)
def luminance(rgb: int) -> float:
    """The relative luminance of 0xRRGGBB, 0 to 1."""
    red, green, blue = (linear((rgb >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two opaque colours, 1 to 21."""
    return ratio(QColor(one).rgb() & 0xFFFFFF, QColor(other).rgb() & 0xFFFFFF)


def ratio(one: int, other: int) -> float:
    """The same of 0xRRGGBB."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def pixels(image: QImage, rect: QRect) -> Counter[int]:
    """The colours in a part of an image (32 bits a px), in its own px: how often each occurs."""
    seen = rect & image.rect()
    found: Counter[int] = Counter()
    words = memoryview(image.constBits()).cast("B").cast("I")
    stride = image.bytesPerLine() // 4
    for y in range(seen.top(), seen.bottom() + 1):
        found.update(words[y * stride + seen.left() : y * stride + seen.right() + 1])
    return Counter({colour & 0xFFFFFF: times for colour, times in found.items()})


def painted(image: QImage, rect: QRect) -> float:
    """How well what is drawn in a part of an image stands out from its ground, the commonest colour there.

    That is the colour furthest from the ground: the middle of a stroke, which antialiasing leaves alone when the
    image is large enough. 1.0 where there is nothing but ground.
    """
    counted = pixels(image, rect)
    if not counted:
        return 1.0
    (ground, _times), *_ = counted.most_common(1)
    return max(ratio(ground, colour) for colour in counted)
