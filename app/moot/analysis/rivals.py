"""The strongest of many rivals without comparing each with each.

Of what rivals are sure to weigh the best and the second best are kept, for that only grows. Of what they may still come
to weigh there is a heap, for that only falls: an entry is renewed when it comes to the top.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush, heapreplace

from moot.analysis.propositions import Proposition, Rivalry
from moot.analysis.standards import Weight


def set_out(rivalry: Rivalry) -> None:
    """Begin a pass with the weights its members have now."""
    rivalry.mark = 0
    rivalry.open = list(rivalry.members)
    rivalry.top = None
    rivalry.best = rivalry.second = 0
    rivalry.heap = [(-p.hi, i) for i, p in enumerate(rivalry.members)]
    heapify(rivalry.heap)
    for p in rivalry.members:
        enter(rivalry, p)


def surely_against(p: Proposition) -> Weight:
    """The most any rival of a proposition is sure to weigh."""
    most: Weight = p.opposite.lo if p.opposite is not None else 0
    for rivalry in p.rivalries:
        best = rivalry.second if rivalry.top is p else rivalry.best
        if best > most:
            most = best
    return most


def possibly_against(p: Proposition) -> Weight:
    """The most any rival of a proposition may still come to weigh."""
    most: Weight = p.opposite.hi if p.opposite is not None else 0
    for rivalry in p.rivalries:
        best = _heaviest_but(rivalry, p)
        if best > most:
            most = best
    return most


def enter(rivalry: Rivalry, p: Proposition) -> bool:
    """Enter a member's sure weight; whether the best or the second best of the group has grown."""
    weight = p.lo
    if p is rivalry.top:
        grown = weight > rivalry.best
        rivalry.best = weight
        return grown
    if weight > rivalry.best:
        rivalry.second = rivalry.best
        rivalry.best, rivalry.top = weight, p
        return True
    if weight > rivalry.second:
        rivalry.second = weight
        return True
    return False


def _heaviest_but(rivalry: Rivalry, p: Proposition) -> Weight:
    """The most any other member may still weigh; entries of the heap are renewed when they come to the top."""
    _renew(rivalry)
    heap = rivalry.heap
    if rivalry.members[heap[0][1]] is not p:
        return -heap[0][0]
    own = heappop(heap)
    most: Weight = 0
    if heap:
        _renew(rivalry)
        most = -heap[0][0]
    heappush(heap, own)
    return most


def _renew(rivalry: Rivalry) -> None:
    heap, members = rivalry.heap, rivalry.members
    while True:
        weight, i = heap[0]
        now = members[i].hi
        if -weight == now:
            return
        heapreplace(heap, (-now, i))
