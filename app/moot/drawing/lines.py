"""Text set in lines: wrapped, cut off and measured with the fonts really used, ready to be drawn.

A line is as high as the tallest font on it, so Chinese or Arabic in a fallback font never runs into the line below.
"""

from __future__ import annotations

from codecs import utf_16_le_decode, utf_16_le_encode
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from moot.drawing.legible import LINE_BREAK, runs_to_the_left, tame
from moot.drawing.style import Role, font

V = TypeVar("V")
ELLIPSIS = "…"
SLACK = 0.02  # px by which a line may exceed its width: rounding of 1/64 px
_FEW = 500  # blocks: as long as there are no more, what is measured is most likely drawn next


class Recent(Generic[V]):
    """A table that forgets what was longest not asked for once it holds more than `limit` entries."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[Hashable, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def get(self, key: Hashable, make: Callable[[], V]) -> V:
        """The entry for the key, made when it is not there."""
        found = self._entries.get(key)
        if found is None:
            found = self._entries[key] = make()
            if len(self._entries) > self._limit:
                self._entries.popitem(last=False)
        else:
            self._entries.move_to_end(key)
        return found


class Block(NamedTuple):
    """Lines of text that can be drawn. `clip`: the ink may leave the block and has to be cut off at its edges."""

    layout: QTextLayout
    width: float
    height: float
    lines: int
    clip: bool


class _Setting(NamedTuple):
    width: float
    lines: int
    centred: bool
    single: bool


class Setter:
    """Sets text in one family of fonts, at a size in per cent.

    What was set is kept, up to a bound, and may be drawn again and again.
    """

    def __init__(self, family: str, *, size: int = 100, keep: int = 6000) -> None:
        self.family = family
        self._fonts = {role: font(role, family, size) for role in Role}
        self._plain = {role: _without_alternates(made) for role, made in self._fonts.items()}
        self._metrics = {role: QFontMetricsF(made) for role, made in self._plain.items()}
        self._blocks: Recent[Block] = Recent(keep)
        self._heights: Recent[float] = Recent(200_000)

    def line(self, role: Role, text: str, width: float = 1e6) -> Block:
        """One line, elided at the end beyond `width` px."""
        return self._blocks.get((role, text, width), lambda: self._set(role, text, _Setting(width, 1, False, True)))

    def paragraph(self, role: Role, text: str, width: float, lines: int, *, centred: bool = False) -> Block:
        """Text wrapped at `width` px, cut off with an ellipsis after `lines` lines."""
        setting = _Setting(width, lines, centred, False)
        return self._blocks.get((role, text, width, lines, centred), lambda: self._set(role, text, setting))

    def height(self, role: Role, text: str, width: float, lines: int) -> float:
        """The height of that paragraph in px; remembered long after the paragraph itself has been dropped."""
        key = (role, text, width, lines)
        return self._heights.get(key, lambda: self._measured(role, text, _Setting(width, lines, False, False)))

    def _font(self, role: Role, text: str) -> QFont:
        return (self._plain if tame(text) else self._fonts)[role]

    def _measured(self, role: Role, text: str, setting: _Setting) -> float:
        if len(self._blocks) < _FEW:
            return self.paragraph(role, text, setting.width, setting.lines).height
        layout, rest = _laid(text, self._font(role, text), setting, keep=False)
        # the last line is set anew when text is cut off, and a line too wide is set smaller: ask the real thing
        if rest is not None or _natural(layout)[0] > setting.width + SLACK:
            return self._set(role, text, setting).height
        return _natural(layout)[1]

    def _set(self, role: Role, text: str, setting: _Setting) -> Block:
        made, metrics = self._font(role, text), self._metrics[role]
        layout, rest = _laid(text, made, setting)
        if rest is not None:
            layout = _cut_off(text, rest, made, metrics, setting)
        width, height = _natural(layout)
        if width > setting.width + SLACK:
            smaller = QFont(made)
            smaller.setPixelSize(max(1, int(made.pixelSize() * setting.width / width)))
            layout, _rest = _laid(layout.text(), smaller, setting)
            width, height = _natural(layout)
        return Block(layout, min(width, setting.width), height, layout.lineCount(), not tame(text))


def _without_alternates(made: QFont) -> QFont:
    """The font without ligatures and alternates, which text copied from a PDF comes without: `2026-11` as `2026 11`.

    Scripts that need them to be written at all keep them.
    """
    plain = QFont(made)
    for tag in ("calt", "liga"):
        plain.setFeature(QFont.Tag(tag), 0)
    return plain


def _laid(text: str, made: QFont, setting: _Setting, *, keep: bool = True) -> tuple[QTextLayout, int | None]:
    """The text in lines from 0 downwards, and where the text begins that no longer found room (None: all did)."""
    layout = QTextLayout(text, made)
    layout.setCacheEnabled(keep)
    # a single line begins at the left also where it runs to the left: other words stand beside it
    layout.setTextOption(_option(setting.centred, not setting.single and runs_to_the_left(text)))
    layout.beginLayout()
    y, rest = 0.0, None
    for number in range(setting.lines + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        if number == setting.lines:
            rest = line.textStart()
            line.setNumColumns(0)
            break
        line.setLineWidth(setting.width)
        line.setPosition(QPointF(0.0, y))
        y += line.height()
    layout.endLayout()
    return layout, rest


@cache
def _option(centred: bool, right: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # the text's own, not that of the windows
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _natural(layout: QTextLayout) -> tuple[float, float]:
    """The widest line and the height of all lines together."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return max((line.naturalTextWidth() for line in lines), default=0.0), sum(line.height() for line in lines)


def _cut_off(text: str, rest: int, made: QFont, metrics: QFontMetricsF, setting: _Setting) -> QTextLayout:
    """The text cut off within its last line so that an ellipsis still fits there."""
    layout, _ = _laid(text, made, setting, keep=False)
    units, _ = utf_16_le_encode(text)  # Qt counts in UTF-16
    last = 2 * layout.lineAt(setting.lines - 1).textStart()
    above, _ = utf_16_le_decode(units[:last], "ignore")
    tail = utf_16_le_decode(units[last : 2 * rest + 80], "ignore")[0].replace(LINE_BREAK, " ")
    kept = metrics.elidedText(tail, Qt.TextElideMode.ElideRight, setting.width).removesuffix(ELLIPSIS)
    while True:
        kept = kept.rstrip(" \u200d")
        shortened, left = _laid(above + kept + ELLIPSIS, made, setting)
        fits = _natural(shortened)[0] <= setting.width + SLACK
        if (left is None and fits) or not kept:
            return shortened
        kept = kept[:-1]
