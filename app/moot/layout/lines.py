"""Which lines a block has: those that end at it from the blocks beneath, and the stem inside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from moot.layout import metrics as m
from moot.layout.forest import Step
from moot.layout.packing import Group
from moot.layout.routes import Path, arrivals, beside, fan, gutter, into, spine
from moot.layout.shapes import Edge, EdgeKind, Line, Rect
from moot.model.records import Polarity, Ref

if TYPE_CHECKING:
    from moot.layout.laid import Frame

_KINDS = {Polarity.PRO: EdgeKind.PRO, Polarity.CON: EdgeKind.CON, Polarity.UNDERCUT: EdgeKind.UNDERCUT}


def lines_of(frame: Frame, kids: Sequence[Frame]) -> list[Edge]:
    """The stem of a block, the lines from the blocks beneath it, the lines of its undercuts."""
    packed = frame.packed
    edges: list[Edge] = []
    source = packed.source
    if isinstance(source, Step) and len(source.premises) == 1:
        edges.append(_stem(frame, source))
    taken = 0
    for group in packed.groups:
        hung = kids[taken : taken + len(group.kids)]
        taken += len(hung)
        edges += (
            _rows(frame, group, hung) if group.lanes is None or group.top is not None else _columns(frame, group, hung)
        )
    undercuts = kids[taken:]
    if undercuts:
        edges += _undercuts(frame, undercuts)
    return edges


def _stem(frame: Frame, step: Step) -> Edge:
    pill, card = frame.rect(0), frame.rect(1)
    kind = _KINDS[step.argument.polarity]
    inset = m.PILL_OUT + m.STEM_INSET
    x = pill.x + (inset if frame.packed.left else pill.w / 2)
    foot = x + card.x - pill.x - (frame.packed.block.rects[1].x - frame.packed.block.rects[0].x)
    return Edge(
        kind,
        step.premises[0].box.ref,
        step.box.ref,
        (foot, card.y),
        (Line(x, pill.bottom),),
        step.argument.weight,
        stem=True,
    )


def _edge(kid: Frame, target: Ref | None, path: Path, joins: bool = False) -> Edge:
    source = kid.packed.source
    assert target is not None
    if isinstance(source, Step):
        argument = source.argument
        return Edge(_KINDS[argument.polarity], source.box.ref, target, _port(kid), path, argument.weight, joins=joins)
    return Edge(EdgeKind.POSITION, source.box.ref, target, _port(kid), path, joins=joins)


def _port(frame: Frame) -> tuple[float, float]:
    x, y = frame.packed.port
    return frame.x + x, frame.y + y


def _rows(frame: Frame, group: Group, kids: Sequence[Frame]) -> list[Edge]:
    packed = frame.packed
    rect = frame.rect(group.box)
    if packed.down:
        end = (rect.x + rect.w / 2, rect.bottom)
        exit_ = max(frame.y + packed.block.height, rect.bottom)
    else:
        end = (rect.right, rect.y + rect.h / 2)
        exit_ = max(frame.x + packed.block.width, rect.right)
    if group.top is None or group.lanes is None:
        return [_edge(kid, kid.parent, fan(_port(kid), end, exit_, down=packed.down)) for kid in kids]
    edges: list[Edge] = []
    top = frame.y + group.top
    before: tuple[float, float] | None = None
    for kid, inner in zip(kids, group.lanes, strict=True):
        port = _port(kid)
        if inner is None:
            edges.append(_edge(kid, kid.parent, fan(port, end, exit_, down=True)))
            continue
        lane = frame.x + inner
        joins = before is not None and before[0] == lane
        if joins and before is not None:
            path = spine(port, lane, before[1])
        else:
            path = (*spine(port, lane, top), *fan((lane, top), end, exit_, down=True))
        edges.append(_edge(kid, kid.parent, path, joins))
        before = (lane, port[1] - m.CORNER)
    return edges


def _columns(frame: Frame, group: Group, kids: Sequence[Frame]) -> list[Edge]:
    """Lines along the spine: the first of each lane goes on to the box, each later one ends where it meets the one
    before."""
    assert group.lanes is not None
    rect = frame.rect(group.box)
    shift = rect.x - frame.packed.block.rects[group.box].x
    edges: list[Edge] = []
    entered: set[float] = set()
    before: tuple[float, float] | None = None
    for kid, lane in zip(kids, group.lanes, strict=True):
        if lane is None:
            continue
        port = _port(kid)
        joins = before is not None and before[0] == lane
        if joins and before is not None:
            path = spine(port, shift + lane, before[1])
        elif group.side:
            # later lanes climb farther out and arrive higher
            height = rect.y + rect.h / 2 - m.SIDE_RISE * len(entered)
            entered.add(lane)
            path = into(port, shift + lane, (rect.x, height))
        else:
            path = spine(port, shift + lane, rect.bottom)
        edges.append(_edge(kid, kid.parent, path, joins))
        before = (lane, port[1] - m.CORNER)
    return edges


def _undercuts(frame: Frame, kids: Sequence[Frame]) -> list[Edge]:
    packed = frame.packed
    pill: Rect = frame.rect(0)
    if packed.left:
        lanes = arrivals(len(kids), pill.x + m.GUTTER, m.GUTTER_SPREAD)
        return [_edge(kid, kid.parent, gutter(_port(kid), pill, lane)) for kid, lane in zip(kids, lanes, strict=True)]
    heights = arrivals(len(kids), pill.y + pill.h / 2, m.UNDERCUT_SPREAD)
    return [_edge(kid, kid.parent, beside(_port(kid), pill, height)) for kid, height in zip(kids, heights, strict=True)]
