"""How large the text of a view comes out on the one page it is marked for: one measure, with a window and without.

As Fit page judges, for the view as recorded, without what is privileged.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import NamedTuple

from moot.analysis.labelling import Semantics
from moot.drawing.caption import Words
from moot.drawing.content import Translate, same
from moot.drawing.drawn import DrawnMap
from moot.drawing.measure import Measure
from moot.drawing.pages import PAPERS, Setting, largest_type, rooms, whole
from moot.drawing.standing import standing_of
from moot.drawing.style import LIGHT
from moot.model import pace
from moot.model.case import Case
from moot.model.disclosed import disclosed
from moot.model.records import Id, Record, View

WANTED = 9.0
"""Points: what a view marked for one page is to be read at."""

_SOME_DAY = "2000-01-01"  # a date is printed, and every one is as wide


class Marked(NamedTuple):
    """A view marked for one page, and how it is shown there. `records` are those of the case, as they are now."""

    records: Iterable[Record]
    view: View
    title: str
    semantics: Semantics = Semantics.DEFAULT
    audience: Id | None = None


def type_size(
    marked: Marked, family: str, says: Translate = same, explains: Callable[[str], str] = same
) -> float | None:
    """Points at which the text of a view comes out on its page; None for unknown paper, and where nothing is drawn.

    Touches nothing that a window holds, so that it can go on in a thread of its own. Long work: see `model.pace`.
    `family` is that of the map's fonts; `says` translates what boxes say, `explains` the legend.
    """
    if marked.view.page not in PAPERS:
        return None
    case = disclosed(Case(marked.records))
    pace.tick()
    standing = standing_of(case, marked.semantics, marked.audience)
    pace.tick()
    drawn = DrawnMap(case, marked.view, LIGHT, standing, measure=Measure(family), tr=says)
    if not drawn.layout.boxes:
        return None
    pace.tick()
    words = Words(marked.title, marked.view.title, _SOME_DAY, "", case.settings.notice)
    room = rooms(Setting(drawn, whole(drawn), words, explains), PAPERS[marked.view.page])
    return largest_type(drawn.forest, drawn.size_of, room)


def too_small(size: float) -> float | None:
    """The size in points with one place, where that is less than is wanted; None where it is large enough.

    Never rounded up: what is too small must not read as 9.0.
    """
    tenths = math.floor(size * 10 + 0.001) / 10
    return tenths if tenths < WANTED else None
