"""Rows and columns made for the room at hand: how a map is stood so that it comes out largest in the window."""

from __future__ import annotations

from typing import TypeAlias

from moot.drawing.drawn import DrawnMap
from moot.layout.arrange import Arrangements
from moot.layout.tidy import LayoutCache
from moot.model.records import Direction, Id, View

_Way: TypeAlias = tuple[Id, Direction, bool]


class Arranged:
    """The arrangement asked for last. It holds, whatever is edited or folded, until the view, its direction or Compact
    is another; it is never kept in the case, since the next window has another shape."""

    def __init__(self) -> None:
        self._way: _Way | None = None
        self._found: Arrangements | None = None

    def keep(self, view: View, arrangement: Arrangements) -> None:
        """Look at a view in this arrangement from now on."""
        self._way, self._found = _way(view), arrangement

    def of(self, view: View) -> Arrangements | None:
        """The arrangement to look at a view in; None for the ordinary one."""
        return self._found if self._way == _way(view) else None


def found(drawn: DrawnMap, view: View, width: float, height: float, cache: LayoutCache) -> Arrangements:
    """The arrangement in which this map is largest in a room of this shape. Long work: see `model.pace`.

    The cache, one the map has lent, has the blocks of that arrangement afterwards, or most of them.

    The best of what is proposed for that shape, since a person waits for it: turning over single choices as for a page
    takes three times as long and makes the samples half a per cent larger at most.
    """
    from moot.layout.fit import fit_page  # needed seldom, and would hold up every start

    fit = fit_page(drawn.forest, drawn.size_of, width, height, directions=(view.direction,), work=0, cache=cache)
    return fit.arrangement


def _way(view: View) -> _Way:
    return view.id, view.direction, view.compact
