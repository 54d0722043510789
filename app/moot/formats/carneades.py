"""What is particular to a file of Carneades 4: metadata, references, and weights given by schemes.

Weights there are shares of 1 and belong to the scheme of an argument; ours are points from 1 to 100 and belong to the
argument. So a constant weight is carried over, and other ways of weighing are listed as lost. The basic schemes
`linked`, `convergent` and `cumulative` are what we call the mode of an argument.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from moot.formats.case_fields import Losses
from moot.formats.case_values import decimal_of, entries_of, is_nothing, mapping_of, text_of
from moot.formats.yaml_tree import Mapping, Node, Scalar
from moot.model.records import Argument, Id, Mode, Polarity, Position, Premise, Record, Source

if TYPE_CHECKING:
    from moot.formats.yaml_text import Value

META = ("meta", "metadata")
SECTIONS = (*META, "assumptions", "references", "argument_schemes")
# what has no place in ours, and what to call it when it is listed
SECTIONS_WITHOUT_PLACE = {
    "language": "the wording of predicates",
    "weighing_functions": "the weighing functions",
    "issue_schemes": "the issue schemes",
    "tests": "the expected labels",
    "labels": "the expected labels",
}
UNDERCUTTERS = ("undercutter", "nas")
# keys of a statement that say what is said elsewhere as well, or is worked out anew
REDUNDANT = ("issue", "arguments", "label", "value")

_TITLES = ("title", "label", "name")


def plain(node: Node) -> Value:
    """A part of the file as plain data, every scalar a text."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.pairs.items()}
    return [plain(item) for item in node.items]


def meta_text(pairs: dict[str, Node]) -> str:
    """Metadata as a text for a note: a line for each key; what is long or nested as in YAML."""
    from moot.formats.yaml_text import dump  # a case of our own has no use for what writes YAML

    return "".join(dump({key: plain(node)}) for key, node in pairs.items()).strip("\n")


def take_meta(mapping: Mapping) -> str:
    """Take the metadata out of a record's keys, as a text for its note."""
    taken = [mapping_of(mapping.pairs.pop(key), key).pairs for key in META if key in mapping.pairs]
    return "\n".join(text for pairs in taken if (text := meta_text(pairs)))


def source_of(id_: Id, node: Node, order: int) -> Source:
    """An entry of `references` (Dublin Core, as a rule) as a source: its title, and the rest as its note."""
    pairs = dict(mapping_of(node, "a reference").pairs)
    key = next((key for key in _TITLES if isinstance(pairs.get(key), Scalar)), None)
    title = text_of(pairs.pop(key), key) if key is not None else ""
    return Source(id_, title=title or id_, note=meta_text(pairs), order=order)


def named_claims(records: Iterable[Record], accepted: Iterable[Id]) -> Iterable[Id]:
    """The claims that are used, whether stated or not, each once."""
    named: dict[Id, None] = dict.fromkeys(accepted)
    for record in records:
        if isinstance(record, Position | Premise):
            named[record.claim] = None
        elif isinstance(record, Argument) and record.polarity is not Polarity.UNDERCUT:
            named[record.conclusion] = None
    return named


class Schemes:
    """The `argument_schemes` of a file: which give a constant weight. `without_place` counts those that say more."""

    def __init__(self, node: Node | None) -> None:
        self._weights: dict[Id, int] = {}
        self.without_place = 0
        for id_, entry, _ in () if node is None or is_nothing(node) else entries_of(node, "argument_schemes"):
            pairs = mapping_of(entry, "a scheme").pairs
            weight = pairs.get("weight")
            if isinstance(weight, Mapping) and set(weight.pairs) == {"constant"}:
                self._weights[id_] = _points(weight.pairs["constant"])
            if set(pairs) - {"weight"} or ("weight" in pairs and id_ not in self._weights):
                self.without_place += 1

    def take(self, rest: Mapping, losses: Losses) -> dict[str, Any]:
        """Take from an argument's keys how it is weighed: scheme, mode, weight, and whether it counts at all."""
        pairs = rest.pairs
        scheme = text_of(pairs.pop("scheme"), "scheme") if "scheme" in pairs else ""
        given: dict[str, Any] = {"mode": Mode(scheme)} if scheme in tuple(Mode) else {"scheme": scheme}
        if scheme == "factorized":
            losses.add("the factorized weighing of an argument")
        if "parameters" in pairs:
            pairs.pop("parameters")
            losses.add("the parameters of an argument's scheme")
        weight = self._weights.get(scheme)
        for key in ("weigth", "weight"):  # Carneades reads the first, by a slip, and writes the second
            if key in pairs:
                weight = _points(pairs.pop(key))
        if weight is not None:
            given["weight"] = max(1, weight)
            given["enabled"] = weight > 0
        return given


def _points(node: Node) -> int:
    """A share of 1 in points; 0 only where it is nothing at all."""
    share = decimal_of(node, "weight", 0, 1)
    return max(1, round(share * 100)) if share > 0 else 0
