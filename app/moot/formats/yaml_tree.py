"""YAML as a tree of texts with their lines: all that is needed to read a case, and nothing that could do harm.

Scalars stay the text they are written as, so that an id `yes`, `1e3` or `2024-05-01` is never taken for anything else;
what a value means is for the reader of a field to say (in the manner of YAML 1.2's core schema). The parser's events
are taken one by one and the tree is built without recursion: no object is ever constructed, no tag obeyed, no key
merged, and nesting, aliases and size are bounded, since the text may come from anyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

import yaml

from moot.formats.errors import FormatError
from moot.model import pace

DEEPEST = 32  # levels; a case needs six
MOST = 4_000_000  # values, aliases counted as often as they are used

try:
    from yaml import CSafeLoader as _FastestLoader
except ImportError:  # PyYAML without its C library
    from yaml import SafeLoader as _FastestLoader  # type: ignore[assignment]

_STANDARD_TAGS = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq")


class EventLoader(_FastestLoader):
    """PyYAML's safe loader, used for its events alone."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `plain` says that it stands without quotes: only then may it be a number, a truth value or nothing."""

    text: str
    plain: bool
    line: int


@dataclass(slots=True)
class Mapping:
    """Pairs in the order written, with the lines of their keys. `weight` counts the values in it, itself included."""

    line: int
    pairs: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    weight: int = 1


@dataclass(slots=True)
class Sequence:
    """Values in order. `weight` as for a mapping."""

    line: int
    items: list[Node] = field(default_factory=list)
    weight: int = 1


Node: TypeAlias = Scalar | Mapping | Sequence


def parse(text: str) -> Node | None:
    """The one document in a text, None where it is empty. Raises FormatError with its line."""
    try:
        return _Builder().build(yaml.parse(text, Loader=EventLoader))
    except yaml.YAMLError as error:
        raise _complaint(error, text) from None
    except UnicodeError:
        raise FormatError("this holds half of a surrogate pair, which is no character") from None


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; for a mapping, the key that waits for its value."""

    node: Mapping | Sequence
    anchor: str | None
    key: str | None = None

    def takes_key(self) -> bool:
        return isinstance(self.node, Mapping) and self.key is None


class _Builder:
    """Puts a tree together from the parser's events."""

    def __init__(self) -> None:
        self._root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, Node | None] = {}  # None for one that is still open
        self._weight = 0

    def build(self, events: Iterable[yaml.Event]) -> Node | None:
        documents = 0
        for event in events:
            pace.tick()
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.CollectionStartEvent():
                    self._start(event)
                case yaml.CollectionEndEvent():
                    self._end()
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        raise FormatError("a second document begins here; a case is one document", _line(event))
        return self._root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        _refuse_tag(event)
        node = Scalar(event.value, event.implicit[0] and not event.style, _line(event))
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        self._put(node)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        _refuse_tag(event)
        line = _line(event)
        if self._open and self._open[-1].takes_key():
            raise FormatError("a key must be a text, not a list or a mapping", line)
        if len(self._open) >= DEEPEST:
            raise FormatError(f"nested more than {DEEPEST} levels deep", line)
        node = Mapping(line) if isinstance(event, yaml.MappingStartEvent) else Sequence(line)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        self._open.append(_Open(node, event.anchor))

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor is not None:
            self._anchors[done.anchor] = done.node
        self._put(done.node)

    def _alias(self, event: yaml.AliasEvent) -> None:
        name = str(event.anchor)
        node = self._anchors.get(name)
        if node is None:
            what = "stands inside what it stands for" if name in self._anchors else "stands for nothing"
            raise FormatError(f"the alias *{name} {what}", _line(event))
        if not isinstance(node, Scalar) and self._open and self._open[-1].takes_key():
            raise FormatError("a key must be a text, not a list or a mapping", _line(event))
        self._put(node)

    def _put(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        above = self._open[-1]
        above.node.weight += 1 if isinstance(node, Scalar) else node.weight
        if above.node.weight > MOST:
            raise FormatError("there is more in this than Moot reads", above.node.line)
        if isinstance(above.node, Sequence):
            above.node.items.append(node)
        elif above.key is not None:
            above.node.pairs[above.key] = node
            above.key = None
        elif isinstance(node, Scalar):
            self._take_key(above, above.node, node)

    def _take_key(self, above: _Open, mapping: Mapping, key: Scalar) -> None:
        if key.text in mapping.pairs:
            first = mapping.lines[key.text]
            raise FormatError(f"{shown(key.text)} stands here a second time; the first is in line {first}", key.line)
        above.key = key.text
        mapping.lines[key.text] = key.line


def shown(text: str) -> str:
    """A text as a sentence can quote it: short, on one line, in quotes."""
    flat = " ".join("".join(char if char.isprintable() else " " for char in text[:200]).split())
    return f"“{flat if len(flat) <= 40 else flat[:39] + '…'}”"


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark is not None else 0


def _refuse_tag(event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
    if event.tag not in (None, "!", *_STANDARD_TAGS):
        raise FormatError(f"the tag {shown(str(event.tag))} is not allowed in a case", _line(event))


def _complaint(error: yaml.YAMLError, text: str) -> FormatError:
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        said = error.problem or error.context or "it cannot be read"
        return FormatError(f"this is not YAML ({said})", None if mark is None else mark.line + 1)
    position = getattr(error, "position", None)
    line = text.count("\n", 0, position) + 1 if isinstance(position, int) else None
    return FormatError("this is not YAML (it holds a character that YAML does not allow)", line)
