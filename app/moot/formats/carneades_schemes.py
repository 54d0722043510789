"""How the arguments of a Carneades 4 file are weighed: its argument schemes and weighing functions.

Weights there are shares of 1 and belong to the scheme of an argument; ours are points from 1 to 100 and belong to the
argument. So a constant weight is carried over to the arguments, and `linked`, `convergent` and `cumulative` are what we
call the mode of an argument. Schemes that weigh otherwise, or have properties by which others may, become records.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from moot.formats.carneades import META, meta_text
from moot.formats.case_fields import Losses
from moot.formats.case_values import decimal_of, entries_of, is_nothing, items_of, mapping_of, text_of
from moot.formats.errors import FormatError
from moot.formats.yaml_tree import Mapping, Node, Scalar, Sequence, shown
from moot.model.records import Id, Mode
from moot.model.weighing import WeighedScheme, Weighing

# what a scheme says of the arguments that Carneades makes from it by rule
_OF_RULES = ("conclusions", "deletions", "guards")
_EVALUATED = ("weigth", "weight")  # of an argument: written by Carneades after an evaluation, and not heeded in another


@dataclass(slots=True)
class _Way:
    """One way of weighing: values for the fields of arguments, and for those of a scheme's record."""

    of_arguments: dict[str, Any] = field(default_factory=dict)
    of_scheme: dict[str, Any] = field(default_factory=dict)


_BASIC = {
    **{mode.value: _Way({"mode": mode, "scheme": ""}) for mode in Mode},
    "factorized": _Way({}, {"weighing": Weighing.FACTORIZED}),
}


class Schemes:
    """The schemes of a file. `without_place` counts those that say more than how to weigh.

    Raises FormatError where a way of weighing makes no sense or is not defined.
    """

    def __init__(self, pairs: dict[str, Node]) -> None:
        self.without_place = 0
        self.rules: list[Id] = []  # the schemes from which arguments are made by rule
        self._functions: dict[str, _Way] = dict(_BASIC)
        functions = pairs.get("weighing_functions")
        for id_, node, _ in () if functions is None or is_nothing(functions) else entries_of(functions, "functions"):
            self._functions[id_.lower()] = self._way(node)
        self._ways: dict[Id, _Way] = {}
        self._told: dict[Id, dict[str, Any]] = {}
        schemes = pairs.get("argument_schemes")
        for id_, node, _ in () if schemes is None or is_nothing(schemes) else entries_of(schemes, "argument_schemes"):
            self._scheme(id_, mapping_of(node, "a scheme").pairs)
        self._used: dict[Id, None] = {}

    def take(self, rest: Mapping, losses: Losses) -> dict[str, Any]:
        """Take from an argument's keys how it is weighed: scheme, mode, weight, and whether it counts at all."""
        pairs = rest.pairs
        scheme = text_of(pairs.pop("scheme"), "scheme") if "scheme" in pairs else ""
        if pairs.pop("parameters", None) is not None:
            losses.add("the parameters of an argument's scheme")
        for key in _EVALUATED:
            if key in pairs:
                decimal_of(pairs.pop(key), "weight", 0, 1)
        way = self._ways.get(scheme) or _BASIC.get(scheme) or _Way()
        self._used[scheme] = None
        return {"scheme": scheme, **way.of_arguments}

    def records(self) -> Iterator[WeighedScheme]:
        """The schemes that must be kept: they weigh in a way of their own, or have properties."""
        basic = [id_ for id_ in self._used if id_ in _BASIC and id_ not in self._ways]
        for order, id_ in enumerate((*self._ways, *basic)):
            fields = {**(self._ways.get(id_) or _BASIC[id_]).of_scheme, **self._told.get(id_, {})}
            if fields:
                yield WeighedScheme(id_, **fields, order=order)

    def _scheme(self, id_: Id, pairs: dict[str, Node]) -> None:
        weight = pairs.get("weight")
        way = self._way(weight) if weight is not None else _Way()
        self._ways[id_] = _Way(
            {key: value for key, value in way.of_arguments.items() if key != "scheme"}, way.of_scheme
        )
        for key in META:
            if key in pairs:
                self._told[id_] = _properties(mapping_of(pairs[key], key))
        if any(key in pairs and not is_nothing(pairs[key]) for key in _OF_RULES):
            self.rules.append(id_)
        self.without_place += bool(set(pairs) - {"weight", *META})

    def _way(self, node: Node) -> _Way:
        if is_nothing(node):
            return _Way()
        if isinstance(node, Scalar):
            found = self._functions.get(node.text.lower())
            if found is None:
                raise FormatError(f"the weighing function {shown(node.text)} is not defined here", node.line)
            return found
        pairs = {key.lower(): value for key, value in mapping_of(node, "a weighing function").pairs.items()}
        if len(pairs) != 1 or not set(pairs) <= {"constant", "criteria", "preference"}:
            raise FormatError("a weighing function must be constant, criteria or preference", node.line)
        ((kind, body),) = pairs.items()
        if kind == "constant":
            points = _points(body)
            return _Way({"weight": max(1, points), "enabled": points > 0})
        return _Way({}, _criteria(mapping_of(body, kind)) if kind == "criteria" else _preference(body))


def _points(node: Node) -> int:
    """A share of 1 in points; 0 only where it is nothing at all."""
    share = decimal_of(node, "weight", 0, 1)
    return max(1, round(share * 100)) if share > 0 else 0


def _properties(meta: Mapping) -> dict[str, Any]:
    """Metadata of a scheme: single values as properties, the rest as a note."""
    single = {key: node for key, node in meta.pairs.items() if isinstance(node, Scalar) and "\n" not in node.text}
    rest = {key: node for key, node in meta.pairs.items() if key not in single}
    return {
        "properties": tuple((key, text_of(node, key)) for key, node in single.items()),
        "note": meta_text(rest),
    }


def _criteria(body: Mapping) -> dict[str, Any]:
    rows: list[tuple[str, ...]] = []
    parts = {key.lower(): node for key, node in body.pairs.items()}
    if not set(parts) <= {"hard", "soft"}:
        raise FormatError("criteria are hard or soft", body.line)
    soft = mapping_of(parts["soft"], "soft") if "soft" in parts else Mapping(body.line)
    for name, node in soft.pairs.items():
        entry = {key.lower(): value for key, value in mapping_of(node, name).pairs.items()}
        if not set(entry) <= {"factor", "values"}:
            raise FormatError(f"the criterion {shown(name)} has keys other than factor and values", node.line)
        row = [name, _decimal(entry["factor"], "factor") if "factor" in entry else "0"]
        for value, share in mapping_of(entry["values"], "values").pairs.items() if "values" in entry else ():
            row += [value, _decimal(share, "a value", 1)]
        rows.append(tuple(row))
    hard = items_of(parts["hard"], "hard") if "hard" in parts else []
    return {
        "weighing": Weighing.CRITERIA,
        "hard": tuple(dict.fromkeys(text_of(item, "hard") for item in hard)),
        "criteria": tuple(rows),
    }


def _decimal(node: Node, name: str, most: float = 1e9) -> str:
    """A number from 0 as it is written, so that nothing of it is rounded."""
    decimal_of(node, name, 0, most)
    assert isinstance(node, Scalar)
    return node.text


def _preference(body: Node) -> dict[str, Any]:
    rows: list[tuple[str, ...]] = []
    for item in [body] if isinstance(body, Mapping) else items_of(body, "preference"):
        pairs = {key.lower(): node for key, node in mapping_of(item, "a preference").pairs.items()}
        if not set(pairs) <= {"property", "order"} or "property" not in pairs:
            raise FormatError("a preference has a property and an order", item.line)
        order = pairs.get("order")
        if isinstance(order, Sequence):
            rest = ["listed", *(text_of(value, "order").lower() for value in order.items)]
        else:
            rest = [text_of(order, "order").lower() if order is not None else "descending"]
            if rest[0] not in ("ascending", "descending"):
                raise FormatError("order must be ascending, descending or a list of values", item.line)
        rows.append((text_of(pairs["property"], "property"), *rest))
    return {"weighing": Weighing.PREFERENCE, "preferences": tuple(rows)}
