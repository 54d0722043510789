"""The distances a layout keeps, in px at 100 %. Sizes of boxes come from measuring; what lies between them stands
here."""

from __future__ import annotations

from moot.layout.shapes import Rect

# between neighbours across the direction of growth
SIBLING_GAP = 24.0
POSITION_GAP = 44.0
ROOT_GAP = 88.0

# between a box and what hangs beneath it (growing down) or beside it (growing right)
REASON_GAP_DOWN = 50.0
REASON_GAP_RIGHT = 54.0
POSITION_GAP_DOWN = 60.0
POSITION_GAP_RIGHT = 64.0

CLEAR = 22.0  # of that, the part kept clear of neighbours

# inside a step: the pill, its stem, the band under two or more premises
STEM = 8.0
PILL_OVERLAP = 6.0  # the pill's middle stays clear of the band's upper edge, so a line arriving at its side does too
PILL_OUT = 16.0  # how far a pill at the upper left of its step sticks out
STEM_INSET = 20.0
BAND_PADDING = 12.0
CARD_GAP = 20.0
STACKED_CARD_GAP = 12.0

# an undercut hangs beside the step whose pill it attacks, a little deeper
UNDERCUT_DROP = 48.0
UNDERCUT_INDENT = 30.0
UNDERCUT_BEND = 56.0
GUTTER = 9.0  # where an undercut's line climbs, between the end of the pill and its card
GUTTER_SPREAD = 5.0
UNDERCUT_SPREAD = 8.0  # the room on a pill's side over which several undercuts arrive

# a column: reasons stacked under their conclusion, joined by a spine at the left
SPINE = 16.0
SIDE_SPINE = -12.0  # past the lower cards of a band
ISSUE_SPINE = 30.0  # an issue's ends are round
SIDE_RISE = 9.0
LANE = 11.0  # between the lanes of a spine, one for each run of like reasons
LANES_WIDTH = 33.0
STACK_SPINE = 8.0  # of a stack standing in a row, from the stack's left
SPINE_TO_PILL = 16.0
COLUMN_FIRST = 24.0
COLUMN_GAP = 18.0
CORNER = 8.0

# the last straight piece of a curve, which carries the arrow
ARROW = 10.0

# what a folded box says of the rest, below its lower edge at the right
BADGE_GAP = 4.0
BADGE_HEIGHT = 18.0
BADGE_INSET = 8.0
BADGE_ROOM = BADGE_GAP + BADGE_HEIGHT


def badge_rect(card: Rect, width: float) -> Rect:
    """Where the fold badge of a card stands: below the lower edge, right-aligned, clear of lines (up to 96 px wide)."""
    return Rect(card.right - BADGE_INSET - width, card.bottom + BADGE_GAP, width, BADGE_HEIGHT)
