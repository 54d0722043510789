"""How a map looks: every colour, size, font and line width, and nothing else.

Colours are `#RRGGBB` strings so that widgets and pictures can share them. Sizes are px at 100 %. Relation colours are
at least 33 Lab units apart, also under simulated colour blindness, and at least 4.9:1 on white; no meaning is carried
by colour alone. Words have 4.5:1 on every ground they stand on, lines that say something 3:1; a hairline says nothing.
"""

# no annotations of the future here: a named tuple compiles the type of each field that is given as text
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication


class Tone(StrEnum):
    """What a colour says: the relation, or none."""

    SUPPORT = "support"
    OBJECTION = "objection"
    UNDERCUT = "undercut"
    NEUTRAL = "neutral"


class Relation(NamedTuple):
    """The colours of one relation: its lines and words, and the tint and border of its bands."""

    line: str
    tint: str
    border: str


class Theme(NamedTuple):
    """All colours of one appearance. `surface` is the white of the cards, `block` a card seen from far away.

    `hairline` parts and frames what is told apart without it; `outline` is a line one has to see: of position, of what
    can be written in or dragged.
    """

    name: str
    paper: str
    surface: str
    ink: str
    muted: str
    hairline: str
    outline: str
    accent: str
    issue: str
    issue_ink: str
    spine: str
    nobody: str
    placeholder: str
    shadow: tuple[str, float]
    support: Relation
    objection: Relation
    undercut: Relation

    def relation(self, tone: Tone) -> Relation:
        """The colours of a relation; lines of position are neutral."""
        if tone is Tone.SUPPORT:
            return self.support
        if tone is Tone.OBJECTION:
            return self.objection
        if tone is Tone.UNDERCUT:
            return self.undercut
        return Relation(self.spine, self.paper, self.hairline)


LIGHT = Theme(
    name="light",
    paper="#F7F6F2",
    surface="#FFFFFF",
    ink="#20242A",
    muted="#6B7078",
    hairline="#DAD6CC",
    outline="#8C887D",
    accent="#0072B2",
    issue="#2B2F36",
    issue_ink="#FFFFFF",
    spine="#8C887D",
    nobody="#8C887D",
    placeholder="#6B7078",
    shadow=("#20242A", 0.11),
    support=Relation("#00805D", "#E8F4EF", "#4F9A80"),
    objection=Relation("#C24A00", "#FCEFE6", "#C47A48"),
    undercut=Relation("#8B3A8B", "#F5EBF5", "#AF78AF"),
)

DARK = Theme(
    name="dark",
    paper="#1A1C20",
    surface="#25282E",
    ink="#E8E6E1",
    muted="#9AA0A8",
    hairline="#3A3E46",
    outline="#737984",
    accent="#56B4E9",
    issue="#E8E6E1",
    issue_ink="#1A1C20",
    spine="#737984",
    nobody="#737984",
    placeholder="#9AA0A8",
    shadow=("#000000", 0.35),
    support=Relation("#4AD9B0", "#1C2F2A", "#3B7766"),
    objection=Relation("#F08030", "#33261C", "#93603A"),
    undercut=Relation("#B48CF0", "#2A2438", "#7361A6"),
)

THEMES = {theme.name: theme for theme in (LIGHT, DARK)}

# In the order of the parties. Muted, at least 3:1 on the papers and cards of both themes and 16 Lab units apart, also
# under simulated colour blindness (`hues`); the name of the party always stands beside its colour.
PARTY_COLOURS = (
    "#6969D2",
    "#B6851C",
    "#467E46",
    "#EE5B69",
    "#4D93D2",
    "#AF4DA1",
    "#857023",
    "#8C8C9A",
)


def party_colour(position: int) -> str:
    """The colour of the party at this position (from 0) among all parties, where it has none of its own."""
    return PARTY_COLOURS[position % len(PARTY_COLOURS)]


# Cards
CARD_WIDTH = 232.0
CARD_CORNER = 8.0
EDGE_WIDTH = 4.0
PAD_LEFT = 16.0  # from the card's outer edge, the party's edge included
PAD_RIGHT = 12.0
PAD_TOP = 10.0
PAD_BOTTOM = 9.0
HEADER_GAP = 5.0
FOOTER_GAP = 10.0
FOOTER_ITEM_GAP = 9.0
FOOTER_LINE_GAP = 2.0
NUMBER_GAP = 6.0
TEXT_WIDTH = CARD_WIDTH - PAD_LEFT - PAD_RIGHT
TEXT_LINES = 7
STATUS_MARK = 9.0
STATUS_GAP = 6.0
SHADOW_DROP = 1.5

# See-cards
SEE_CORNER = 6.0
SEE_PAD = 12.0
SEE_GAP = 4.0

# Issues
ISSUE_PAD_X = 32.0
ISSUE_PAD_Y = 13.0
ISSUE_TEXT_WIDTH = 480.0
ISSUE_LINES = 4
ISSUE_CORNER = 23.0

# Pills
PILL_PAD_X = 10.0
PILL_PAD_Y = 3.2
PILL_MARK_GAP = 6.0
PILL_TEXT_WIDTH = 260.0
PILL_WIDTH_LEAST = 34.0
PILL_BORDER = 1.25

BAND_CORNER = 12.0
BADGE_PAD_X = 7.0
BADGE_TEXT_WIDTH = CARD_WIDTH - 40.0

# Lines
HAIRLINE = 1.0
SPINE_WIDTH = 1.6
LEAST_LINE = 1.1  # device px
ARROW_LENGTH = 9.0
ARROW_WIDTH = 10.0
RING_WIDTH = 2.5
RING_GAP = 2.0
HOVER_WIDTH = 1.25
VEIL = 140  # of 255, the paper over what a filter leaves out: faint, and still to be made out
TURNED_WIDTH = 1.6
IDLE_WIDTH = 1.0
DASHES = (4.5, 2.6)  # in line widths
DOTS = (0.05, 3.2)  # round caps make dots of the line's width
THIN_DASHES = (4.0, 2.5)

# Margins round a picture
PICTURE_MARGIN = 40.0

# Below the first a 13 px text is under five px and is left out; below the second cards are a few px wide
READABLE_SCALE = 0.38
BLOCK_SCALE = 0.14
SPECK_SCALE = 0.05  # below it, on the overview of a large map, whole branches come to lie within one px


def line_width(weight: int) -> float:
    """The thickness of a line that carries an argument of this weight (1 to 100), in five steps.

    Full weight is what most arguments have, so it is drawn as an ordinary line's 2 px and the lighter ones thinner:
    otherwise a map without weights would be all thick lines.
    """
    step = min(4, max(0, (weight - 1) // 20))
    return (0.8, 1.1, 1.4, 1.7, 2.0)[step]


class Role(StrEnum):
    """What a piece of text is, which decides its font."""

    NUMBER = "number"
    HEADER = "header"
    TEXT = "text"
    FOOTER = "footer"
    STATUS = "status"
    SEE = "see"
    PILL = "pill"
    ISSUE = "issue"
    TITLE = "title"
    NOTICE = "notice"
    STAMP = "stamp"
    SIDE = "side"
    SIDE_HEADING = "side-heading"


_SMALL = 11
WORD_SPACING = 1.5  # px more between the words of small semi-bold text: marks and words on pills need air

_PIXELS: dict[Role, tuple[int, QFont.Weight]] = {
    Role.NUMBER: (11, QFont.Weight.DemiBold),
    Role.HEADER: (11, QFont.Weight.Normal),
    Role.TEXT: (13, QFont.Weight.Normal),
    Role.FOOTER: (11, QFont.Weight.Normal),
    Role.STATUS: (11, QFont.Weight.DemiBold),
    Role.SEE: (11, QFont.Weight.DemiBold),
    Role.PILL: (11, QFont.Weight.DemiBold),
    Role.ISSUE: (16, QFont.Weight.DemiBold),
    Role.TITLE: (18, QFont.Weight.DemiBold),
    Role.NOTICE: (11, QFont.Weight.Normal),
    Role.STAMP: (13, QFont.Weight.DemiBold),
    Role.SIDE: (12, QFont.Weight.Normal),
    Role.SIDE_HEADING: (12, QFont.Weight.DemiBold),
}

# Names a platform gives when it has no desktop to ask; a real family is better than what they resolve to.
_GENERIC = frozenset({"", "sans serif", "sans-serif", "sans", "dejavu sans"})
_PREFERRED = ("Inter",)
FALLBACK_FAMILIES = ("Inter", "Segoe UI", "Helvetica Neue", "DejaVu Sans", "sans-serif")


def ui_family(installed: Sequence[str] | None = None, system: str | None = None) -> str:
    """The family a map is set in: the desktop's own, or Inter where there is no desktop and Inter is installed.

    Needs a QGuiApplication unless both arguments are given.
    """
    if system is None:
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if system.casefold() not in _GENERIC:
        return system
    families = _families() if installed is None else installed
    for family in _PREFERRED:
        if family in families:
            return family
    if system and system in families:
        return system
    return QFontInfo(QFont(system)).family() if system else FALLBACK_FAMILIES[-1]


@cache
def _families() -> Sequence[str]:
    """What is installed, asked for once: the list takes as long as painting a map."""
    return QFontDatabase.families()


def font(role: Role, family: str, size: int = 100) -> QFont:
    """The font of a role, at a size in per cent. In px, so that one map measures alike on every device."""
    usual, weight = _PIXELS[role]
    pixels = sized(usual, size)
    made = QFont(family)
    made.setPixelSize(pixels)
    made.setWeight(weight)
    # fractional advances: a layout measured at 100 % must hold at any zoom and on paper
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if weight is QFont.Weight.DemiBold and usual == _SMALL:
        made.setWordSpacing(WORD_SPACING)
    return made


def sized(pixels: int, size: int) -> int:
    """A length in px at a size in per cent."""
    return (pixels * size + 50) // 100


def grown(pixels: int) -> int:
    """A length in px that grows with the texts of the windows. Needs a QGuiApplication.

    A font in points is not ours: nothing has grown then.
    """
    usual, now = _PIXELS[Role.TEXT][0], QGuiApplication.font().pixelSize()
    return pixels if now <= 0 else round(pixels * now / usual)


def pixel_size(role: Role) -> int:
    """The size of a role's font in px at 100 %."""
    return _PIXELS[role][0]
