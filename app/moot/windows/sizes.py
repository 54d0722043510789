"""How wide the panes beside the map are at first, in px."""

from __future__ import annotations

LEFT, RIGHT = 270, 320
NARROW = 1000  # of the window: in a narrower one they stay hidden until they are asked for
LEAST = 308  # of the right side: a field beside its label, in a language of long words too
