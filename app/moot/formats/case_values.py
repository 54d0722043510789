"""What a value in the text of a case means, by the type of its field, in the manner of YAML 1.2's core schema.

A number, a truth value or nothing is so only where the field asks for it and the text stands without quotes; for a text
or an id everything is itself.
"""

from __future__ import annotations

import math
import re
import types
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, get_args, get_origin

from moot.formats.errors import FormatError
from moot.formats.yaml_tree import Mapping, Node, Scalar, Sequence, shown
from moot.model.records import Id, Nudge, Ref

LARGEST = 2**53 - 1

_WHOLE = re.compile(r"[-+]?[0-9]{1,17}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,4})?")
_NOTHING = ("", "~", "null", "Null", "NULL")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_BOUNDS = {
    "weight": (1, 100),
    "presumed_weight": (1, 100),
    "clear_margin": (0, 100),
    "doubt_margin": (0, 100),
    "doubt_ceiling": (0, 100),
    "number": (0, LARGEST),
}


def is_nothing(node: Node) -> bool:
    """Whether a value is left open: empty, `~` or `null`, without quotes."""
    return isinstance(node, Scalar) and node.plain and node.text in _NOTHING


def value_of(hint: Any, name: str, node: Node, ref_of: Callable[[Node, str], Ref]) -> Any:
    """The value of a field of this type. Raises FormatError; `ref_of` says what a reference stands for."""
    if isinstance(hint, types.UnionType):
        return None if is_nothing(node) else value_of(get_args(hint)[0], name, node, ref_of)
    if get_origin(hint) is tuple:
        part = get_args(hint)[0]
        return tuple(value_of(part, name, item, ref_of) for item in items_of(node, name))
    if hint is Ref:
        return ref_of(node, name)
    if hint is Nudge:
        return _nudge(node, name, ref_of)
    if hint is int:
        return whole_of(node, name, *_BOUNDS.get(name, (-LARGEST, LARGEST)))
    if hint is bool:
        return truth_of(node, name)
    return _choice(hint, name, node) if issubclass(hint, StrEnum) else text_of(node, name)


def text_of(node: Node, name: str) -> str:
    """A text; empty for nothing."""
    if not isinstance(node, Scalar):
        raise FormatError(f"{name} must be a text, not {_what(node)}", node.line)
    if "\0" in node.text:
        raise FormatError(f"{name} holds a null character, which cannot be saved", node.line)
    return "" if is_nothing(node) else node.text


def id_of(node: Node, name: str) -> Id:
    """An id: whatever is written, but something."""
    if not isinstance(node, Scalar):
        raise FormatError(f"{name} must be the id of something, not {_what(node)}", node.line)
    return checked_id(node.text, name, node.line)


def checked_id(text: str, name: str, line: int) -> Id:
    """A text as an id. Raises FormatError where it is empty or cannot be saved."""
    if not text:
        raise FormatError(f"{name} must be an id, and is empty", line)
    if "\0" in text:
        raise FormatError(f"{name} holds a null character, which cannot be saved", line)
    return text


def whole_of(node: Node, name: str, least: int, most: int) -> int:
    """A whole number within bounds."""
    if not isinstance(node, Scalar) or not node.plain or not _WHOLE.fullmatch(node.text):
        raise FormatError(f"{name} must be a whole number, not {_what(node)}", node.line)
    number = int(node.text)
    if not least <= number <= most:
        bounds = f"from {least} to {most}" if most < LARGEST else f"at least {least}" if least == 0 else "smaller"
        raise FormatError(f"{name} must be {bounds}, not {node.text}", node.line)
    return number


def decimal_of(node: Node, name: str, least: float = -math.inf, most: float = math.inf) -> float:
    """A finite number within bounds."""
    if not isinstance(node, Scalar) or not node.plain or not _DECIMAL.fullmatch(node.text):
        raise FormatError(f"{name} must be a number, not {_what(node)}", node.line)
    number = float(node.text)
    if not math.isfinite(number) or not least <= number <= most:
        bounds = f"from {least:g} to {most:g}" if math.isfinite(most) else "smaller"
        raise FormatError(f"{name} must be {bounds}, not {node.text}", node.line)
    return number


def truth_of(node: Node, name: str) -> bool:
    """True or false, written so."""
    truth = _TRUTH.get(node.text) if isinstance(node, Scalar) and node.plain else None
    if truth is None:
        raise FormatError(f"{name} must be true or false, not {_what(node)}", node.line)
    return truth


def items_of(node: Node, name: str) -> list[Node]:
    """The items of a list; a text alone is a list of one, nothing a list of none."""
    if isinstance(node, Mapping):
        raise FormatError(f"{name} must be a list, not {_what(node)}", node.line)
    if isinstance(node, Scalar):
        return [] if is_nothing(node) else [node]
    return node.items


def mapping_of(node: Node, name: str) -> Mapping:
    """A mapping; nothing is an empty one."""
    if is_nothing(node):
        return Mapping(node.line)
    if not isinstance(node, Mapping):
        raise FormatError(f"{name} must be a mapping of keys to values, not {_what(node)}", node.line)
    return node


def entries_of(node: Node, name: str) -> Iterator[tuple[Id, Node, int]]:
    """The ids of a section with what stands under them, and their lines. A list of mappings with `id` will do too."""
    if isinstance(node, Sequence):
        for item in node.items:
            mapping = mapping_of(item, f"an entry of {name}")
            if "id" not in mapping.pairs:
                raise FormatError(f"an entry of {name} has no id", item.line)
            inner = Mapping(mapping.line, dict(mapping.pairs), mapping.lines)
            yield id_of(inner.pairs.pop("id"), "id"), inner, item.line
        return
    mapping = mapping_of(node, name)
    for id_, inner_node in mapping.pairs.items():
        yield checked_id(id_, f"an id in {name}", mapping.lines[id_]), inner_node, mapping.lines[id_]


def _choice(hint: type[StrEnum], name: str, node: Node) -> StrEnum:
    wanted = text_of(node, name).lower()
    for member in hint:
        if member.value.lower() == wanted:
            return member
    known = [member.value for member in hint]
    raise FormatError(f"{name} must be {', '.join(known[:-1])} or {known[-1]}, not {_what(node)}", node.line)


def _nudge(node: Node, name: str, ref_of: Callable[[Node, str], Ref]) -> Nudge:
    mapping = mapping_of(node, name)
    if set(mapping.pairs) != {"box", "dx", "dy"}:
        raise FormatError(f"an entry of {name} must have box, dx and dy", node.line)
    box, dx, dy = (mapping.pairs[key] for key in ("box", "dx", "dy"))
    return Nudge(ref_of(box, "box"), decimal_of(dx, "dx"), decimal_of(dy, "dy"))


def _what(node: Node) -> str:
    if isinstance(node, Mapping):
        return "a mapping"
    if isinstance(node, Sequence):
        return "a list"
    return "nothing" if is_nothing(node) else shown(node.text)
